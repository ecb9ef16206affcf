//! An office's store that breaks one rule.

use std::collections::BTreeSet;

use obeznik_authority::{ChainHead, Effect, Ledger, LogEntry, UNDO, Verdict};
use obeznik_kernel::{
    Audience, AudienceId, Belongings, CommandId, DeviceId, HistoryId, Module, PersonId, RawRecord,
    Record as _, RecordId, Records, Stop, Substitution, Timestamp,
};
use obeznik_sync::message::Answered;
use obeznik_sync::{AuthorityStore, Holding, Line, Mark, OfficeState, Place, Reach, RowKey, Sight, Sums};

use crate::fault::Fault;

/// Passes everything on but for its fault.
pub(crate) struct FaultyOffice<'a> {
    /// The sound store.
    pub(crate) inner: &'a mut dyn AuthorityStore,
    /// What it breaks.
    pub(crate) fault: Fault,
    /// The commands of the push that is being decided, by number; undos alone where those run twice.
    pub(crate) pushed: Vec<(u64, CommandId)>,
}

impl FaultyOffice<'_> {
    fn has(&self, fault: Fault) -> bool {
        self.fault == fault
    }

    fn is_undo(&self, command: CommandId) -> Result<bool, Stop> {
        Ok(self.inner.entry_of(command)?.is_some_and(|entry| entry.header.kind == UNDO))
    }

    /// As if every record were in the version that the command left.
    fn unmoved(&self, mut effects: Vec<Effect>) -> Result<Vec<Effect>, Stop> {
        for effect in &mut effects {
            effect.after_ver = self.inner.get(&effect.kind, effect.id)?.map(|raw| raw.ver);
        }
        Ok(effects)
    }
}

impl Records for FaultyOffice<'_> {
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
        self.inner.put(record, audience)
    }
    fn remove(&mut self, kind: &str, id: RecordId) -> Result<(), Stop> {
        self.inner.remove(kind, id)
    }
    fn erase(&mut self, kind: &str, id: RecordId) -> Result<(), Stop> {
        if self.has(Fault::ErasedImagesKept) {
            self.inner.remove(kind, id)
        } else {
            self.inner.erase(kind, id)
        }
    }
}

impl Ledger for FaultyOffice<'_> {
    fn modules(&self) -> &'static [&'static Module] {
        self.inner.modules()
    }
    fn answered(&self, command: CommandId) -> Result<Option<Verdict>, Stop> {
        let runs_again = match self.fault {
            Fault::NumbersRunTwice => true,
            Fault::UndosRunTwice => self.is_undo(command)?,
            _ => false,
        };
        if runs_again { Ok(None) } else { self.inner.answered(command) }
    }
    fn head(&self) -> Result<ChainHead, Stop> {
        Ledger::head(self.inner)
    }
    fn append(&mut self, entry: &LogEntry, effects: &[Effect]) -> Result<(), Stop> {
        self.inner.append(entry, effects)
    }
    fn effects_of(&self, command: CommandId) -> Result<Vec<Effect>, Stop> {
        let effects = self.inner.effects_of(command)?;
        if self.has(Fault::UndoneThoughMoved) { self.unmoved(effects) } else { Ok(effects) }
    }
    fn entry_of(&self, command: CommandId) -> Result<Option<LogEntry>, Stop> {
        self.inner.entry_of(command)
    }
    fn entries_after(&self, log_no: u64, limit: usize) -> Result<Vec<LogEntry>, Stop> {
        self.inner.entries_after(log_no, limit)
    }
    fn touching(&self, kind: &str, id: RecordId) -> Result<Vec<u64>, Stop> {
        match self.fault {
            Fault::UndoneThoughMoved | Fault::UndoneToOthers => Ok(Vec::new()),
            _ => self.inner.touching(kind, id),
        }
    }
    fn removed_under(&self, parents: &BTreeSet<RecordId>) -> Result<BTreeSet<(String, RecordId)>, Stop> {
        self.inner.removed_under(parents)
    }
    fn removed_of(&self, belongings: &Belongings) -> Result<BTreeSet<(String, RecordId)>, Stop> {
        self.inner.removed_of(belongings)
    }
    fn clear(&mut self, cleared: &LogEntry) -> Result<(), Stop> {
        if self.has(Fault::ErasedInputsKept) { Ok(()) } else { self.inner.clear(cleared) }
    }
    fn is_any_erased(&self, ids: &BTreeSet<RecordId>) -> Result<bool, Stop> {
        self.inner.is_any_erased(ids)
    }
    fn savepoint(&mut self) -> Result<(), Stop> {
        self.inner.savepoint()
    }
    fn roll_back(&mut self) -> Result<(), Stop> {
        self.inner.roll_back()
    }
    fn release(&mut self) -> Result<(), Stop> {
        self.inner.release()
    }
    fn records(&self) -> &dyn Records {
        self
    }
    fn as_records(&mut self) -> &mut dyn Records {
        self
    }
}

impl AuthorityStore for FaultyOffice<'_> {
    fn state(&self) -> Result<OfficeState, Stop> {
        let state = self.inner.state()?;
        let horizon = if self.has(Fault::HorizonUnnoticed) { 0 } else { state.horizon };
        Ok(OfficeState { horizon, ..state })
    }
    fn set_history(&mut self, history: HistoryId) -> Result<(), Stop> {
        self.inner.set_history(history)
    }
    fn line(&self, device: DeviceId) -> Result<Option<Line>, Stop> {
        let Some(mut line) = self.inner.line(device)? else { return Ok(None) };
        let before = self.pushed.first().map_or(line.last_n, |(n, _)| n.saturating_sub(1));
        match self.fault {
            Fault::GapsAccepted => line.last_n = line.last_n.max(before),
            Fault::NumbersRunTwice | Fault::UndosRunTwice => line.last_n = line.last_n.min(before),
            _ => {}
        }
        Ok(Some(line))
    }
    fn lines(&self) -> Result<Vec<Line>, Stop> {
        self.inner.lines()
    }
    fn put_line(&mut self, line: &Line) -> Result<(), Stop> {
        let known = self.inner.line(line.device)?.map_or(0, |line| line.last_n);
        let kept = if self.has(Fault::UndosRunTwice) { known } else { 0 };
        self.inner.put_line(&Line { last_n: line.last_n.max(kept), ..line.clone() })
    }
    fn holding(&self, device: DeviceId) -> Result<Option<Holding>, Stop> {
        self.inner.holding(device)
    }
    fn put_holding(&mut self, device: DeviceId, holding: &Holding) -> Result<(), Stop> {
        self.inner.put_holding(device, holding)
    }
    fn answer_of(&self, device: DeviceId, n: u64) -> Result<Option<(CommandId, Verdict)>, Stop> {
        let found = self.inner.answer_of(device, n)?;
        let pushed = self.pushed.iter().find(|(of, _)| *of == n);
        match (found, pushed) {
            (Some((_, verdict)), Some((_, id))) if self.has(Fault::TakenNumbersUnnoticed) => {
                Ok(Some((*id, verdict)))
            }
            (found, _) => Ok(found),
        }
    }
    fn answers_from(&self, device: DeviceId, n: u64) -> Result<Vec<Answered>, Stop> {
        let mut answers = self.inner.answers_from(device, n)?;
        if self.has(Fault::VerdictsMixedUp) {
            let later: Vec<Verdict> = answers.iter().skip(1).map(|one| one.verdict.clone()).collect();
            answers.iter_mut().zip(later).for_each(|(one, verdict)| one.verdict = verdict);
        }
        Ok(answers)
    }
    fn note_answer(&mut self, device: DeviceId, n: u64, command: CommandId) -> Result<(), Stop> {
        if self.has(Fault::AnswersForgotten) { Ok(()) } else { self.inner.note_answer(device, n, command) }
    }
    fn sight(&self, person: PersonId) -> Result<Option<Sight>, Stop> {
        self.inner.sight(person)
    }
    fn put_sight(&mut self, person: PersonId, sight: &Sight) -> Result<(), Stop> {
        self.inner.put_sight(person, sight)
    }
    fn audiences_since(&self, seq: u64) -> Result<Vec<Audience>, Stop> {
        if seq > 0 && self.has(Fault::NewAudiencesUnnoticed) {
            return Ok(Vec::new());
        }
        self.inner.audiences_since(seq)
    }
    fn has_changed_since(&self, kinds: &[&str], seq: u64) -> Result<bool, Stop> {
        let is_noticed = |kind: &&str| *kind != Substitution::KIND || !self.has(Fault::SubstitutesUnnoticed);
        let noticed: Vec<&str> = kinds.iter().copied().filter(is_noticed).collect();
        Ok(!self.has(Fault::AccessNotRenewed) && self.inner.has_changed_since(&noticed, seq)?)
    }
    fn marks(&self, reach: &[Reach], limit: usize) -> Result<Vec<Mark>, Stop> {
        let mut marks = self.inner.marks(reach, limit)?;
        marks.retain(|mark| mark.bytes.is_some() || !self.has(Fault::GoneNotMarked));
        Ok(marks)
    }
    fn marks_at(&self, reach: &[Reach], after: &Place, limit: usize) -> Result<Vec<Mark>, Stop> {
        let mut marks = self.inner.marks_at(reach, after, limit)?;
        marks.retain(|mark| mark.bytes.is_some() || !self.has(Fault::GoneNotMarked));
        Ok(marks)
    }
    fn load(&self, keys: &[RowKey]) -> Result<Vec<RawRecord>, Stop> {
        self.inner.load(keys)
    }
    fn sums(&self, scopes: &BTreeSet<AudienceId>) -> Result<Sums, Stop> {
        self.inner.sums(scopes)
    }
    fn rows_of(
        &self,
        scope: &AudienceId,
        after: Option<&RowKey>,
        limit: usize,
    ) -> Result<Vec<RawRecord>, Stop> {
        self.inner.rows_of(scope, after, limit)
    }
    fn forget_gone(&mut self, through: u64) -> Result<u64, Stop> {
        self.inner.forget_gone(through)
    }
    fn seq_at(&self, instant: Timestamp) -> Result<u64, Stop> {
        self.inner.seq_at(instant)
    }
}
