//! The office in maps: the reference every other back end is compared with.

use std::collections::{BTreeMap, BTreeSet};

use obeznik_authority::testing::MemoryLedger;
use obeznik_authority::{ChainHead, Effect, Ledger, LogEntry, Verdict};
use obeznik_kernel::testing::MemoryRecords;
use obeznik_kernel::{
    Audience, AudienceId, Belongings, CommandId, DeviceId, HistoryId, Module, PersonId, RawRecord, RecordId,
    Records, Stop, Timestamp,
};

use crate::cursor::Place;
use crate::message::{Answered, Sums};
use crate::office::{AuthorityStore, Holding, Line, Mark, OfficeState, Reach, Sight};
use crate::row::{RowKey, ScopeSum};

/// When a row went from a scope, and whether it was erased.
type Gone = BTreeMap<(AudienceId, RowKey), Went>;
type Went = (u64, bool);

/// The way back to a savepoint, the last change first.
#[derive(Clone, Default)]
struct Undo {
    gone: Vec<((AudienceId, RowKey), Option<Went>)>,
    sums: Vec<(AudienceId, ScopeSum)>,
}

/// An [`AuthorityStore`] in memory.
#[derive(Clone)]
pub struct MemoryOffice {
    /// Records and log.
    pub ledger: MemoryLedger,
    history: Option<HistoryId>,
    horizon: u64,
    gone: Gone,
    sums: Sums,
    undo: Option<Undo>,
    lines: BTreeMap<DeviceId, Line>,
    holdings: BTreeMap<DeviceId, Holding>,
    answers: BTreeMap<(DeviceId, u64), CommandId>,
    sights: BTreeMap<PersonId, Sight>,
    /// Places in the log by command.
    places: BTreeMap<CommandId, usize>,
    /// The head after each line of the log.
    heads: Vec<(Timestamp, u64)>,
}

impl MemoryOffice {
    /// An empty office that takes commands of the given modules.
    pub fn new(modules: &'static [&'static Module]) -> Self {
        let own = modules.iter().flat_map(|module| module.kinds);
        let mut seen = BTreeSet::new();
        let kinds = obeznik_authority::kinds().chain(own).copied().filter(|spec| seen.insert(spec.kind));
        let records = MemoryRecords::new(kinds.collect::<Vec<_>>());
        Self {
            ledger: MemoryLedger { records, modules, ..MemoryLedger::default() },
            history: None,
            horizon: 0,
            gone: Gone::new(),
            sums: Sums::new(),
            undo: None,
            lines: BTreeMap::new(),
            holdings: BTreeMap::new(),
            answers: BTreeMap::new(),
            sights: BTreeMap::new(),
            places: BTreeMap::new(),
            heads: Vec::new(),
        }
    }

    /// Everything in it as text.
    pub fn said(&self) -> String {
        let images = self.ledger.log.iter().flat_map(|(_, effects)| effects);
        let images = images.filter_map(|effect| effect.before.as_ref());
        let bodies = images.map(|row| String::from_utf8_lossy(&row.body).into_owned());
        let links = self.ledger.log.iter().map(|(entry, _)| format!("{entry:?}\n"));
        bodies.chain(links).chain([self.ledger.records.dump()]).collect()
    }

    fn entry(&self, command: CommandId) -> Option<&LogEntry> {
        self.places.get(&command).and_then(|place| self.ledger.log.get(*place)).map(|(entry, _)| entry)
    }

    fn marks_in(&self, reach: &Reach) -> impl Iterator<Item = Mark> {
        let Reach { after, scopes } = reach;
        let there = self.ledger.records.since(*after).filter(|row| scopes.contains(&row.scope));
        let there = there.map(|row| Mark {
            seq: row.seq,
            key: RowKey::of(row),
            scope: row.scope.clone(),
            bytes: Some(row.body.len() as u64),
            is_erased: false,
        });
        let gone = self.gone.iter().filter(|((scope, _), (seq, _))| *seq > *after && scopes.contains(scope));
        let gone = gone.map(|((scope, key), (seq, is_erased))| Mark {
            seq: *seq,
            key: key.clone(),
            scope: scope.clone(),
            bytes: None,
            is_erased: *is_erased,
        });
        there.chain(gone)
    }

    fn leave(&mut self, before: &RawRecord, seq: u64, stays: bool) {
        self.sum_of(&before.scope).subtract(before);
        if !stays {
            self.set_gone((before.scope.clone(), RowKey::of(before)), Some((seq, false)));
        }
    }

    /// The sum of a scope, to be changed.
    fn sum_of(&mut self, scope: &AudienceId) -> &mut ScopeSum {
        let sum = self.sums.entry(scope.clone()).or_default();
        self.undo.iter_mut().for_each(|undo| undo.sums.push((scope.clone(), *sum)));
        sum
    }

    fn set_gone(&mut self, place: (AudienceId, RowKey), went: Option<Went>) {
        let before = match went {
            Some(went) => self.gone.insert(place.clone(), went),
            None => self.gone.remove(&place),
        };
        self.undo.iter_mut().for_each(|undo| undo.gone.push((place.clone(), before)));
    }
}

impl Records for MemoryOffice {
    fn get(&self, kind: &str, id: RecordId) -> Result<Option<RawRecord>, Stop> {
        self.ledger.get(kind, id)
    }
    fn children(&self, parent: RecordId, kind: &str) -> Result<Vec<RawRecord>, Stop> {
        self.ledger.children(parent, kind)
    }
    fn scan(&self, index: &str, prefix: &[&str], limit: usize) -> Result<Vec<RawRecord>, Stop> {
        self.ledger.scan(index, prefix, limit)
    }
    fn audience(&self, id: &AudienceId) -> Result<Option<Audience>, Stop> {
        self.ledger.audience(id)
    }
    fn put(&mut self, record: RawRecord, audience: &Audience) -> Result<(), Stop> {
        let key = RowKey::of(&record);
        let before = self.get(&key.kind, key.id)?;
        self.ledger.put(record, audience)?;
        let seq = self.ledger.records.seq();
        let after = self.get(&key.kind, key.id)?;
        let Some(after) = after else { return Err(Stop::Broken("a written row is not there".into())) };
        if let Some(before) = before {
            self.leave(&before, seq, before.scope == after.scope);
        }
        self.set_gone((after.scope.clone(), key), None);
        self.sum_of(&after.scope).add(&after);
        Ok(())
    }
    fn remove(&mut self, kind: &str, id: RecordId) -> Result<(), Stop> {
        let before = self.get(kind, id)?;
        self.ledger.remove(kind, id)?;
        if let Some(before) = before {
            self.leave(&before, self.ledger.records.seq(), false);
        }
        Ok(())
    }
    fn erase(&mut self, kind: &str, id: RecordId) -> Result<(), Stop> {
        self.remove(kind, id)?;
        let key = RowKey::new(kind, id);
        let images = self.ledger.log.iter().flat_map(|(_, effects)| effects);
        let images = images.filter(|effect| effect.kind == kind && effect.id == id);
        let scopes = images.filter_map(|effect| Some(effect.before.as_ref()?.scope.clone()));
        let left = self.gone.keys().filter(|(_, gone)| *gone == key).map(|(scope, _)| scope.clone());
        let scopes: BTreeSet<AudienceId> = scopes.chain(left).collect();
        self.ledger.erase(kind, id)?;
        let seq = self.ledger.records.seq();
        scopes.into_iter().for_each(|scope| self.set_gone((scope, key.clone()), Some((seq, true))));
        Ok(())
    }
}

impl Ledger for MemoryOffice {
    fn modules(&self) -> &'static [&'static Module] {
        self.ledger.modules
    }
    fn answered(&self, command: CommandId) -> Result<Option<Verdict>, Stop> {
        Ok(self.entry(command).map(LogEntry::verdict))
    }
    fn head(&self) -> Result<ChainHead, Stop> {
        self.ledger.head()
    }
    fn append(&mut self, entry: &LogEntry, effects: &[Effect]) -> Result<(), Stop> {
        self.places.insert(entry.header.command, self.ledger.log.len());
        self.heads.push((entry.header.received_at, self.ledger.records.seq()));
        self.ledger.append(entry, effects)
    }
    fn effects_of(&self, command: CommandId) -> Result<Vec<Effect>, Stop> {
        self.ledger.effects_of(command)
    }
    fn entry_of(&self, command: CommandId) -> Result<Option<LogEntry>, Stop> {
        Ok(self.entry(command).cloned())
    }
    fn entries_after(&self, log_no: u64, limit: usize) -> Result<Vec<LogEntry>, Stop> {
        self.ledger.entries_after(log_no, limit)
    }
    fn touching(&self, kind: &str, id: RecordId) -> Result<Vec<u64>, Stop> {
        self.ledger.touching(kind, id)
    }
    fn removed_under(&self, parents: &BTreeSet<RecordId>) -> Result<BTreeSet<(String, RecordId)>, Stop> {
        self.ledger.removed_under(parents)
    }
    fn removed_of(&self, belongings: &Belongings) -> Result<BTreeSet<(String, RecordId)>, Stop> {
        self.ledger.removed_of(belongings)
    }
    fn clear(&mut self, cleared: &LogEntry) -> Result<(), Stop> {
        self.ledger.clear(cleared)
    }
    fn is_any_erased(&self, ids: &BTreeSet<RecordId>) -> Result<bool, Stop> {
        self.ledger.is_any_erased(ids)
    }
    fn savepoint(&mut self) -> Result<(), Stop> {
        self.undo = Some(Undo::default());
        self.ledger.savepoint()
    }
    fn roll_back(&mut self) -> Result<(), Stop> {
        let Undo { gone, sums } = self.undo.take().unwrap_or_default();
        for (place, before) in gone.into_iter().rev() {
            self.set_gone(place, before);
        }
        self.sums.extend(sums.into_iter().rev());
        self.ledger.roll_back()
    }
    fn release(&mut self) -> Result<(), Stop> {
        self.undo = None;
        self.ledger.release()
    }
    fn records(&self) -> &dyn Records {
        self
    }
    fn as_records(&mut self) -> &mut dyn Records {
        self
    }
}

impl AuthorityStore for MemoryOffice {
    fn state(&self) -> Result<OfficeState, Stop> {
        let head = self.ledger.records.seq();
        Ok(OfficeState { history: self.history, head, horizon: self.horizon })
    }

    fn set_history(&mut self, history: HistoryId) -> Result<(), Stop> {
        self.history = Some(history);
        Ok(())
    }

    fn line(&self, device: DeviceId) -> Result<Option<Line>, Stop> {
        Ok(self.lines.get(&device).cloned())
    }

    fn lines(&self) -> Result<Vec<Line>, Stop> {
        Ok(self.lines.values().cloned().collect())
    }

    fn put_line(&mut self, line: &Line) -> Result<(), Stop> {
        self.lines.insert(line.device, line.clone());
        Ok(())
    }

    fn holding(&self, device: DeviceId) -> Result<Option<Holding>, Stop> {
        Ok(self.holdings.get(&device).cloned())
    }

    fn put_holding(&mut self, device: DeviceId, holding: &Holding) -> Result<(), Stop> {
        self.holdings.insert(device, holding.clone());
        Ok(())
    }

    fn answer_of(&self, device: DeviceId, n: u64) -> Result<Option<(CommandId, Verdict)>, Stop> {
        let command = self.answers.get(&(device, n)).copied();
        let found = command.and_then(|id| Some((id, self.entry(id)?.verdict())));
        Ok(found)
    }

    fn answers_from(&self, device: DeviceId, n: u64) -> Result<Vec<Answered>, Stop> {
        let answers = self.answers.range((device, n)..=(device, u64::MAX));
        let answered = |((_, n), id): (&(DeviceId, u64), &CommandId)| {
            Some(Answered { n: *n, command: *id, verdict: self.entry(*id)?.verdict() })
        };
        Ok(answers.filter_map(answered).collect())
    }

    fn note_answer(&mut self, device: DeviceId, n: u64, command: CommandId) -> Result<(), Stop> {
        self.answers.insert((device, n), command);
        Ok(())
    }

    fn sight(&self, person: PersonId) -> Result<Option<Sight>, Stop> {
        Ok(self.sights.get(&person).cloned())
    }

    fn put_sight(&mut self, person: PersonId, sight: &Sight) -> Result<(), Stop> {
        self.sights.insert(person, sight.clone());
        Ok(())
    }

    fn audiences_since(&self, seq: u64) -> Result<Vec<Audience>, Stop> {
        Ok(self.ledger.records.audiences_since(seq).cloned().collect())
    }

    fn has_changed_since(&self, kinds: &[&str], seq: u64) -> Result<bool, Stop> {
        let there = self.ledger.records.since(seq).any(|row| kinds.contains(&row.kind.as_str()));
        let gone =
            || self.gone.iter().any(|((_, key), (at, _))| *at > seq && kinds.contains(&key.kind.as_str()));
        Ok(there || gone())
    }

    fn marks(&self, reach: &[Reach], limit: usize) -> Result<Vec<Mark>, Stop> {
        let mut marks: Vec<Mark> = reach.iter().flat_map(|reach| self.marks_in(reach)).collect();
        marks.sort();
        marks.truncate(limit);
        Ok(marks)
    }

    fn marks_at(&self, reach: &[Reach], after: &Place, limit: usize) -> Result<Vec<Mark>, Stop> {
        let mut marks: Vec<Mark> = reach.iter().flat_map(|reach| self.marks_in(reach)).collect();
        marks.retain(|mark| mark.seq == after.seq && mark.place() > *after);
        marks.sort();
        marks.truncate(limit);
        Ok(marks)
    }

    fn load(&self, keys: &[RowKey]) -> Result<Vec<RawRecord>, Stop> {
        Ok(keys.iter().filter_map(|key| self.ledger.records.one(&key.kind, key.id).cloned()).collect())
    }

    fn sums(&self, scopes: &BTreeSet<AudienceId>) -> Result<Sums, Stop> {
        let known = self.sums.iter().filter(|(scope, sum)| sum.rows > 0 && scopes.contains(scope));
        Ok(known.map(|(scope, sum)| (scope.clone(), *sum)).collect())
    }

    fn rows_of(
        &self,
        scope: &AudienceId,
        after: Option<&RowKey>,
        limit: usize,
    ) -> Result<Vec<RawRecord>, Stop> {
        let in_scope = self.ledger.records.of_scope(scope);
        let later = in_scope.filter(|row| after.is_none_or(|after| RowKey::of(row) > *after));
        Ok(later.take(limit).cloned().collect())
    }

    fn forget_gone(&mut self, through: u64) -> Result<u64, Stop> {
        let before = self.gone.len();
        self.gone.retain(|_, (seq, is_erased)| *seq > through || *is_erased);
        self.horizon = through;
        Ok((before - self.gone.len()) as u64)
    }

    fn seq_at(&self, instant: Timestamp) -> Result<u64, Stop> {
        let before = self.heads.iter().filter(|(at, _)| *at < instant);
        Ok(before.map(|(_, seq)| *seq).max().unwrap_or(0))
    }
}
