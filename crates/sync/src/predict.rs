//! Runs a command over the rows the device holds, by the same function the authority runs.

use std::cell::RefCell;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use obeznik_authority::find_standing;
use obeznik_kernel::{
    Audience, AudienceId, Command, CommandId, CommandSpec, Context, IdSource, Payload, PersonId, Prediction,
    RawRecord, RecordId, Records, Refusal, Standing, Stop,
};

use crate::row::RowKey;
use crate::rules::Rules;
use crate::store::{BaseImage, ClientStore};

/// What came of a run.
pub(crate) enum Ran {
    /// The rows are changed; what was read and what was written.
    Effect { reads: BTreeSet<RowKey>, writes: Vec<RowKey> },
    /// Nothing is predicted.
    AwaitsAuthority,
    /// The rule refuses; no row is changed.
    Refused(Refusal),
}

/// Runs commands one after another. The time is the one a command claims, identifiers follow from its
/// own, so that the same command over the same rows always predicts the same. What a person may is
/// decided by the authority, so their standing is read once, before the first of their commands.
pub(crate) struct Runner<'a> {
    rules: Rules<'a>,
    standings: BTreeMap<PersonId, Option<Standing>>,
}

impl<'a> Runner<'a> {
    pub(crate) fn new(rules: Rules<'a>) -> Self {
        Self { rules, standings: BTreeMap::new() }
    }

    pub(crate) fn run(&mut self, store: &mut dyn ClientStore, command: &Command) -> Result<Ran, Stop> {
        let inline = matches!(command.payload, Payload::Inline(_));
        let spec = self.rules.spec(&command.kind).filter(|spec| spec.prediction == Prediction::Local);
        let Some(spec) = spec.filter(|_| inline) else { return Ok(Ran::AwaitsAuthority) };
        let standing = match command.acting_person() {
            Some(person) => self.standing(store, person)?,
            None => None,
        };
        predict(store, spec, command, standing)
    }

    fn standing(&mut self, store: &mut dyn ClientStore, person: PersonId) -> Result<Option<&Standing>, Stop> {
        if let Entry::Vacant(place) = self.standings.entry(person) {
            place.insert(match find_standing(&PendingView::new(store), person) {
                Ok(standing) => standing,     // none where the device does not know its person yet
                Err(Stop::Broken(_)) => None, // or knows them in a newer shape
                Err(stop) => return Err(stop),
            });
        }
        Ok(self.standings.get(&person).and_then(Option::as_ref))
    }
}

fn predict(
    store: &mut dyn ClientStore,
    spec: &CommandSpec,
    command: &Command,
    standing: Option<&Standing>,
) -> Result<Ran, Stop> {
    let mut ids = DerivedIds { command: command.id, count: 0 };
    let mut context = Context::new(command.client_time, standing, &mut ids);
    let mut view = PendingView::new(store);
    match (spec.execute)(command, &mut context, &mut view) {
        Ok(()) => Ok(view.finish()),
        Err(Stop::Refused(refusal)) => {
            view.take_back()?;
            Ok(Ran::Refused(refusal))
        }
        // A row of a newer program does not read here: nothing is predicted over it, and nothing stops. A
        // disk that fails says so again at the next step.
        Err(Stop::Broken(_)) => {
            view.take_back()?;
            Ok(Ran::AwaitsAuthority)
        }
        Err(stop) => Err(stop),
    }
}

/// Identifiers a prediction makes up: the same in every run of the same command.
struct DerivedIds {
    command: CommandId,
    count: u32,
}

impl IdSource for DerivedIds {
    fn next_id(&mut self) -> RecordId {
        self.count += 1;
        RecordId::well_known(&format!("prediction {} {}", self.command, self.count))
    }
}

/// Rows as a rule sees them on the device. The first write to a row keeps its confirmed image.
struct PendingView<'a> {
    store: &'a mut dyn ClientStore,
    reads: RefCell<BTreeSet<RowKey>>,
    written: Vec<Written>,
}

struct Written {
    key: RowKey,
    before: Option<RawRecord>,
    made_base: bool,
}

impl<'a> PendingView<'a> {
    fn new(store: &'a mut dyn ClientStore) -> Self {
        Self { store, reads: RefCell::default(), written: Vec::new() }
    }

    fn finish(self) -> Ran {
        let writes: BTreeSet<RowKey> = self.written.into_iter().map(|written| written.key).collect();
        Ran::Effect { reads: self.reads.into_inner(), writes: writes.into_iter().collect() }
    }

    fn take_back(self) -> Result<(), Stop> {
        let Self { store, written, .. } = self;
        for Written { key, before, made_base } in written.into_iter().rev() {
            match before {
                Some(row) => store.write_row(&row)?,
                None => store.erase_row(&key)?,
            }
            if made_base {
                store.drop_base(&key)?;
            }
        }
        Ok(())
    }

    fn note_read(&self, rows: &[RawRecord]) {
        self.reads.borrow_mut().extend(rows.iter().map(RowKey::of));
    }

    fn note_write(&mut self, key: &RowKey) -> Result<Option<RawRecord>, Stop> {
        let before = self.store.row(key)?;
        let made_base = self.store.base(key)?.is_none();
        if made_base {
            self.store.keep_base(&BaseImage { key: key.clone(), image: before.clone() })?;
        }
        self.written.push(Written { key: key.clone(), before: before.clone(), made_base });
        Ok(before)
    }
}

impl Records for PendingView<'_> {
    fn get(&self, kind: &str, id: RecordId) -> Result<Option<RawRecord>, Stop> {
        let key = RowKey::new(kind, id);
        let row = self.store.row(&key)?;
        self.reads.borrow_mut().insert(key);
        Ok(row)
    }

    fn children(&self, parent: RecordId, kind: &str) -> Result<Vec<RawRecord>, Stop> {
        let rows = self.store.children(parent, kind)?;
        self.note_read(&rows);
        Ok(rows)
    }

    fn scan(&self, index: &str, prefix: &[&str], limit: usize) -> Result<Vec<RawRecord>, Stop> {
        let rows = self.store.scan(index, prefix, limit)?;
        self.note_read(&rows);
        Ok(rows)
    }

    fn audience(&self, id: &AudienceId) -> Result<Option<Audience>, Stop> {
        self.store.audience(id)
    }

    fn put(&mut self, mut record: RawRecord, audience: &Audience) -> Result<(), Stop> {
        let before = self.note_write(&RowKey::of(&record))?;
        record.ver = match before {
            Some(row) if row.body == record.body => row.ver,
            Some(row) => row.ver.saturating_add(1),
            None => 1,
        };
        record.seq = 0;
        record.scope = audience.id();
        self.store.keep_audience(audience)?;
        self.store.write_row(&record)
    }

    fn remove(&mut self, kind: &str, id: RecordId) -> Result<(), Stop> {
        let key = RowKey::new(kind, id);
        self.note_write(&key)?;
        self.store.erase_row(&key)
    }
}
