//! The authority with what a server adds to it: lines of devices, access of people, the change index.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use obeznik_authority::testing::MemoryLedger;
use obeznik_authority::{
    Arrival, Effect, Ledger as _, SignedCommand, Verdict, command_spec, decide, standing_of,
};
use obeznik_kernel::calendar::day_in_prague;
use obeznik_kernel::testing::{CountedIds, MemoryRecords};
use obeznik_kernel::{
    Audience, AudienceId, CommandId, DeviceId, PersonId, RawRecord, Records as _, Refusal, Standing, Stop,
    Timestamp,
};

use super::door::decide_unregistered;
use super::fault::Fault;
use crate::message::{Answered, PushAnswer, PushRequest, Sealed};
use crate::outbox::DEPENDS_ON_REFUSED;
use crate::row::{RowKey, ScopeSum};
use crate::rules::Rules;

/// A server in memory.
pub struct Office {
    /// The authority's records and log.
    pub ledger: MemoryLedger,
    /// The authority's time.
    pub now: Timestamp,
    /// The last `seq`.
    pub head: u64,
    pub(super) rules: Rules<'static>,
    pub(super) fault: Option<Fault>,
    pub(super) lines: BTreeMap<DeviceId, Line>,
    pub(super) changes: BTreeMap<AudienceId, BTreeMap<RowKey, Mark>>,
    pub(super) current: BTreeMap<RowKey, Rc<RawRecord>>,
    pub(super) sums: BTreeMap<AudienceId, ScopeSum>,
    sights: BTreeMap<PersonId, Sight>,
    sight_stamp: u64,
    decided: BTreeMap<CommandId, Verdict>,
    pub(super) ids: CountedIds,
}

/// Verdicts of one device; the place is `n - 1`.
#[derive(Clone, Default)]
pub(super) struct Line {
    pub(super) person: Option<PersonId>,
    pub(super) verdicts: Vec<(u64, Verdict)>,
}

impl Line {
    pub(super) fn last_n(&self) -> u64 {
        self.verdicts.last().map_or(0, |(n, _)| *n)
    }
}

/// The latest change of a row in a scope.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    pub(super) seq: u64,
    pub(super) gone: bool,
}

/// What a person sees, and how often that has changed.
#[derive(Clone, Default)]
pub(super) struct Sight {
    pub(super) acl_ver: u64,
    pub(super) scopes: BTreeSet<AudienceId>,
    stamp: u64,
}

impl Office {
    /// An office without a municipality.
    pub fn new(rules: Rules<'static>, now: Timestamp) -> Self {
        let own = rules.modules.iter().flat_map(|module| module.kinds);
        let kinds = obeznik_authority::kinds().chain(own).copied();
        let mut seen = BTreeSet::new();
        let records = MemoryRecords::new(kinds.filter(|spec| seen.insert(spec.kind)));
        let mut ledger = MemoryLedger::default();
        ledger.records = records;
        Self {
            ledger,
            now,
            head: 0,
            rules,
            fault: None,
            lines: BTreeMap::new(),
            changes: BTreeMap::new(),
            current: BTreeMap::new(),
            sums: BTreeMap::new(),
            sights: BTreeMap::new(),
            sight_stamp: 1,
            decided: BTreeMap::new(),
            ids: CountedIds(1_000_000),
        }
    }

    /// The same office once more, with a fault or none.
    pub fn copy(&self, fault: Option<Fault>) -> Self {
        let mut copy = Self::new(self.rules, self.now);
        copy.ledger.records = self.ledger.records.clone();
        copy.ledger.log = self.ledger.log.clone();
        copy.lines = self.lines.clone();
        copy.changes = self.changes.clone();
        copy.current = self.current.clone();
        copy.sums = self.sums.clone();
        copy.sights = self.sights.clone();
        copy.decided = self.decided.clone();
        (copy.head, copy.sight_stamp, copy.ids) = (self.head, self.sight_stamp, self.ids.clone());
        copy.fault = fault;
        copy
    }

    /// Opens the line of a paired device.
    pub fn pair(&mut self, device: DeviceId, person: PersonId) {
        self.lines.insert(device, Line { person: Some(person), verdicts: Vec::new() });
    }

    /// Moves the authority's time; access may begin or end by it.
    pub fn advance(&mut self, now: Timestamp) {
        self.now = now;
        self.sight_stamp += 1;
    }

    /// Decides what a device pushed: each number once, in order, none skipped.
    ///
    /// # Errors
    /// [`Stop::Broken`] when a rule broke.
    pub fn push(&mut self, request: PushRequest) -> Result<PushAnswer, Stop> {
        let device = request.device;
        let mut verdicts = Vec::new();
        for sealed in request.commands {
            let n = sealed.signed.n.unwrap_or(0);
            let line = self.lines.entry(device).or_default();
            let known =
                line.verdicts.iter().find(|(known, _)| *known == n).map(|(_, verdict)| verdict.clone());
            if let Some(verdict) = known.filter(|_| self.fault != Some(Fault::NumbersRunTwice)) {
                verdicts.push(Answered { n, verdict });
                continue;
            }
            let accepts_gaps = self.fault == Some(Fault::GapsAccepted);
            if accepts_gaps && n <= line.last_n() {
                continue;
            }
            if n > line.last_n() + 1 && !accepts_gaps {
                break;
            }
            let verdict = self.decide_sealed(device, &sealed)?;
            let line = self.lines.entry(device).or_default();
            line.verdicts.retain(|(known, _)| *known != n);
            line.verdicts.push((n, verdict.clone()));
            line.verdicts.sort_by_key(|(n, _)| *n);
            verdicts.push(Answered { n, verdict });
        }
        let last_n = self.lines.get(&device).map_or(0, Line::last_n);
        Ok(PushAnswer { device, last_n, verdicts })
    }

    /// The verdict a command was given, if it ever came.
    pub fn verdict_of(&self, command: CommandId) -> Option<Verdict> {
        let logged = self.ledger.log.iter().find(|(entry, _)| entry.header.command == command);
        let logged = logged.map(|(entry, _)| entry.header.verdict.clone());
        self.decided.get(&command).cloned().or(logged)
    }

    fn decide_sealed(&mut self, device: DeviceId, sealed: &Sealed) -> Result<Verdict, Stop> {
        let line = self.lines.entry(device).or_default();
        let is_refused =
            |n: &u64| line.verdicts.iter().any(|(of, verdict)| of == n && !verdict.is_accepted());
        let built_on_refused = sealed.after.iter().any(is_refused);
        if built_on_refused && self.fault != Some(Fault::DependentsAccepted) {
            let verdict = Verdict::Refused(Refusal::new(DEPENDS_ON_REFUSED));
            self.decided.insert(sealed.signed.command.id, verdict.clone());
            return Ok(verdict);
        }
        self.decide(&sealed.signed)
    }

    /// Decides one command and enters its effects into the change index.
    ///
    /// # Errors
    /// [`Stop::Broken`] when a rule broke.
    pub fn decide(&mut self, signed: &SignedCommand) -> Result<Verdict, Stop> {
        let (verdict, effects) = if command_spec(&signed.command.kind).is_some() {
            let known = self.ledger.log.len();
            let arrival = Arrival { now: self.now, ids: &mut self.ids, salt: [3; 16], rows: &[] };
            let verdict = decide(&mut self.ledger, signed, arrival)?;
            let fresh = self.ledger.log.get(known..).unwrap_or_default();
            (verdict, fresh.iter().flat_map(|(_, effects)| effects.clone()).collect())
        } else {
            self.decide_own(signed)?
        };
        self.enter(&effects)?;
        Ok(verdict)
    }

    fn decide_own(&mut self, signed: &SignedCommand) -> Result<(Verdict, Vec<Effect>), Stop> {
        let rules = self.rules;
        let kind = &signed.command.kind;
        let Some(spec) = rules.spec(kind) else {
            return Ok((Verdict::Refused(Refusal::new("refusal-unknown-command")), Vec::new()));
        };
        self.ledger.savepoint()?;
        let records = self.ledger.as_records();
        let done = match decide_unregistered(records, spec, signed, self.now, &mut self.ids) {
            Err(Stop::Refused(refusal)) => {
                self.ledger.roll_back()?;
                (Verdict::Refused(refusal), Vec::new())
            }
            done => done?,
        };
        self.ledger.release()?;
        self.decided.insert(signed.command.id, done.0.clone());
        Ok(done)
    }

    /// Marks what a command changed, all under one `seq`.
    pub(super) fn enter(&mut self, effects: &[Effect]) -> Result<(), Stop> {
        if effects.is_empty() {
            return Ok(());
        }
        self.head += 1;
        for effect in effects {
            let key = RowKey::new(&effect.kind, effect.id);
            let after = self.ledger.get(&effect.kind, effect.id)?;
            self.leave(&key, after.as_ref());
            if let Some(row) = after {
                self.arrive(key, row);
            }
            let kinds_of_access = ["membership", "substitution", "person", "body"];
            self.sight_stamp += u64::from(kinds_of_access.contains(&effect.kind.as_str()));
        }
        Ok(())
    }

    fn leave(&mut self, key: &RowKey, after: Option<&RawRecord>) {
        let Some(before) = self.current.remove(key) else { return };
        self.sums.entry(before.scope.clone()).or_default().subtract(&before);
        let stays = after.is_some_and(|row| row.scope == before.scope);
        let forgotten = after.is_some() && self.fault == Some(Fault::GoneNotMarked);
        if !stays && !forgotten {
            let mark = Mark { seq: self.head, gone: true };
            self.changes.entry(before.scope.clone()).or_default().insert(key.clone(), mark);
        }
    }

    fn arrive(&mut self, key: RowKey, mut row: RawRecord) {
        row.seq = self.head;
        self.sums.entry(row.scope.clone()).or_default().add(&row);
        self.sight_stamp += u64::from(!self.changes.contains_key(&row.scope));
        let mark = Mark { seq: self.head, gone: false };
        self.changes.entry(row.scope.clone()).or_default().insert(key.clone(), mark);
        self.current.insert(key, Rc::new(row));
    }

    /// What the person is today.
    ///
    /// # Errors
    /// [`Stop::Broken`] when a record cannot be read.
    pub fn standing(&self, person: PersonId) -> Result<Standing, Stop> {
        standing_of(&self.ledger, person)
    }

    /// What the person sees; its version rises with every change of it.
    pub(super) fn sight(&mut self, person: PersonId) -> Result<Sight, Stop> {
        let mut sight = self.sights.get(&person).cloned().unwrap_or_default();
        if sight.stamp == self.sight_stamp {
            return Ok(sight);
        }
        let standing = self.standing(person)?;
        let mut scopes = BTreeSet::new();
        for scope in self.changes.keys() {
            let audience = self.ledger.audience(scope)?;
            if audience.is_some_and(|audience| self.sees(&standing, &audience)) {
                scopes.insert(scope.clone());
            }
        }
        if sight.acl_ver == 0 || scopes != sight.scopes {
            sight = Sight { acl_ver: sight.acl_ver + 1, scopes, stamp: 0 };
        }
        sight.stamp = self.sight_stamp;
        self.sights.insert(person, sight.clone());
        Ok(sight)
    }

    fn sees(&self, standing: &Standing, audience: &Audience) -> bool {
        audience.is_seen_by(standing, day_in_prague(self.now))
    }

    /// Every row the person may see, straight from the authority's records and audiences.
    ///
    /// # Errors
    /// [`Stop::Broken`] when a record cannot be read.
    pub fn view_of(&self, person: PersonId) -> Result<Vec<RawRecord>, Stop> {
        let standing = self.standing(person)?;
        let mut rows = Vec::new();
        for row in self.ledger.records.all() {
            let audience = self.ledger.audience(&row.scope)?;
            if audience.is_some_and(|audience| self.sees(&standing, &audience)) {
                let seq = self.current.get(&RowKey::of(row)).map_or(0, |current| current.seq);
                rows.push(RawRecord { seq, ..row.clone() });
            }
        }
        Ok(rows)
    }
}
