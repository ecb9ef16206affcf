//! The authority's steps for modules that are not in its registry: the notebook of the histories.

use obeznik_authority::{Effect, SignedCommand, Verdict, standing_of};
use obeznik_kernel::{
    Audience, AudienceId, CommandSpec, Context, IdSource, RawRecord, RecordId, Records, Refusal, Stop,
    Timestamp, may,
};

use crate::row::RowKey;

/// Decides a command of an unregistered module. The caller holds a savepoint and rolls back on a refusal.
pub(super) fn decide_unregistered(
    records: &mut dyn Records,
    spec: &CommandSpec,
    signed: &SignedCommand,
    now: Timestamp,
    ids: &mut dyn IdSource,
) -> Result<(Verdict, Vec<Effect>), Stop> {
    let command = &signed.command;
    let person = command.acting_person().ok_or_else(|| Stop::refused("refusal-unknown-person"))?;
    let standing = standing_of(records, person)?;
    let mut context = Context::new(now, Some(&standing), ids);
    let subject = (spec.subject)(command, records)?;
    if !may(Some(&standing), spec.action, &subject, context.today) {
        return Err(Refusal::new("refusal-not-allowed").with("kind", spec.kind).into());
    }
    let mut noted = Noted { inner: records, before: Vec::new() };
    (spec.execute)(command, &mut context, &mut noted)?;
    let effects = noted.finish()?;
    let variants = context.variants;
    let verdict = if variants.is_empty() { Verdict::Accepted } else { Verdict::Variant(variants) };
    Ok((verdict, effects))
}

/// Notes the first image of each written row.
struct Noted<'a> {
    inner: &'a mut dyn Records,
    before: Vec<(RowKey, Option<RawRecord>)>,
}

impl Noted<'_> {
    fn note(&mut self, key: RowKey) -> Result<(), Stop> {
        if !self.before.iter().any(|(noted, _)| *noted == key) {
            let image = self.inner.get(&key.kind, key.id)?;
            self.before.push((key, image));
        }
        Ok(())
    }

    fn finish(self) -> Result<Vec<Effect>, Stop> {
        let Self { inner, before } = self;
        let close = |(key, before): (RowKey, Option<RawRecord>)| {
            let after_ver = inner.get(&key.kind, key.id)?.map(|row| row.ver);
            Ok(Effect { kind: key.kind, id: key.id, before, after_ver })
        };
        before.into_iter().map(close).collect()
    }
}

impl Records for Noted<'_> {
    fn get(&self, kind: &str, id: RecordId) -> Result<Option<RawRecord>, Stop> {
        self.inner.get(kind, id)
    }
    fn children(&self, parent: RecordId, kind: &str) -> Result<Vec<RawRecord>, Stop> {
        self.inner.children(parent, kind)
    }
    fn scan(&self, index: &str, prefix: &[&str], limit: usize) -> Result<Vec<RawRecord>, Stop> {
        self.inner.scan(index, prefix, limit)
    }
    fn audience(&self, id: &AudienceId) -> Result<Option<Audience>, Stop> {
        self.inner.audience(id)
    }
    fn put(&mut self, record: RawRecord, audience: &Audience) -> Result<(), Stop> {
        self.note(RowKey::of(&record))?;
        self.inner.put(record, audience)
    }
    fn remove(&mut self, kind: &str, id: RecordId) -> Result<(), Stop> {
        self.note(RowKey::new(kind, id))?;
        self.inner.remove(kind, id)
    }
}
