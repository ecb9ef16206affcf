//! Records as one person sees them: what their audiences do not name is not there.

use std::cell::RefCell;
use std::collections::BTreeMap;

use obeznik_kernel::{Audience, AudienceId, Date, RawRecord, RecordId, Records, Standing, Stop};

/// Records through the eyes of one person. Reading alone: whoever writes uses the door of commands.
pub struct Seen<'a> {
    records: &'a dyn Records,
    standing: &'a Standing,
    day: Date,
    known: RefCell<BTreeMap<AudienceId, bool>>,
}

impl<'a> Seen<'a> {
    /// What the person sees on a day.
    pub fn by(records: &'a dyn Records, standing: &'a Standing, day: Date) -> Self {
        Self { records, standing, day, known: RefCell::default() }
    }

    fn is_seen(&self, scope: &AudienceId) -> Result<bool, Stop> {
        if let Some(known) = self.known.borrow().get(scope) {
            return Ok(*known);
        }
        let audience = self.records.audience(scope)?;
        let is_seen = audience.is_some_and(|audience| audience.is_seen_by(self.standing, self.day));
        self.known.borrow_mut().insert(scope.clone(), is_seen);
        Ok(is_seen)
    }

    fn kept(&self, found: Vec<RawRecord>) -> Result<Vec<RawRecord>, Stop> {
        let mut kept = Vec::with_capacity(found.len());
        for record in found {
            if self.is_seen(&record.scope)? {
                kept.push(record);
            }
        }
        Ok(kept)
    }
}

impl Records for Seen<'_> {
    fn get(&self, kind: &str, id: RecordId) -> Result<Option<RawRecord>, Stop> {
        let Some(found) = self.records.get(kind, id)? else { return Ok(None) };
        Ok(if self.is_seen(&found.scope)? { Some(found) } else { None })
    }

    fn children(&self, parent: RecordId, kind: &str) -> Result<Vec<RawRecord>, Stop> {
        self.kept(self.records.children(parent, kind)?)
    }

    fn scan(&self, index: &str, prefix: &[&str], limit: usize) -> Result<Vec<RawRecord>, Stop> {
        self.kept(self.records.scan(index, prefix, limit)?)
    }

    fn audience(&self, id: &AudienceId) -> Result<Option<Audience>, Stop> {
        self.records.audience(id)
    }

    fn put(&mut self, _: RawRecord, _: &Audience) -> Result<(), Stop> {
        Err(Stop::Broken("what a person sees is not written to".to_owned()))
    }

    fn remove(&mut self, _: &str, _: RecordId) -> Result<(), Stop> {
        Err(Stop::Broken("what a person sees is not written to".to_owned()))
    }
}
