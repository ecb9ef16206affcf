//! Devices, the office and an unreliable wire between them.

use std::collections::{BTreeMap, BTreeSet};

use obeznik_kernel::{AudienceId, CommandId, Stop};

use super::fault::Fault;
use super::oracle::{self, Fate, View, confirmed_view};
use super::random::Random;
use super::town::{DeviceKey, Town, rules};
use crate::issue::{Issued, issue};
use crate::message::{Access, Page, PullAnswer, PullRequest, PushAnswer, PushRequest};
use crate::pull::{Published, Pulled, pull_request, take_pull_answer};
use crate::row::RowKey;
use crate::seal::{BatchLimits, push_request, seal, take_push_answer};
use crate::store::ClientStore;

/// How a transaction ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Everything is on the disk.
    Commit,
    /// The process died before the commit: nothing is.
    Crash,
}

/// A store that opens transactions.
#[expect(clippy::missing_errors_doc, reason = "both pass on the error of the work or of the store")]
pub trait Disk {
    /// Runs the work in one transaction that ends so.
    fn transact(
        &mut self,
        end: End,
        work: &mut dyn FnMut(&mut dyn ClientStore) -> Result<(), Stop>,
    ) -> Result<(), Stop>;

    /// Reads in one transaction.
    fn look(&mut self, work: &mut dyn FnMut(&dyn ClientStore) -> Result<(), Stop>) -> Result<(), Stop>;
}

/// What happened in a history.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Commands put into an outbox.
    pub issued: u64,
    /// Accepted whole.
    pub accepted: u64,
    /// Accepted with a variant.
    pub variants: u64,
    /// Refused by the authority.
    pub refused: u64,
    /// Refused with the one they were built on, unsent.
    pub refused_along: u64,
    /// Taken in by a later edit.
    pub absorbed: u64,
    /// Messages lost.
    pub lost: u64,
    /// Messages that came twice.
    pub doubled: u64,
    /// Transactions that were not committed.
    pub crashes: u64,
    /// Scopes lost by a device.
    pub scopes_lost: u64,
    /// Checkpoints, each compared with the authority's view at its head.
    pub published: u64,
}

impl Tally {
    /// Adds another history.
    pub fn add(&mut self, other: &Self) {
        let Self { issued, accepted, variants, refused, refused_along, absorbed, .. } = other;
        let Self { lost, doubled, crashes, scopes_lost, published, .. } = other;
        self.issued += issued;
        self.accepted += accepted;
        self.variants += variants;
        self.refused += refused;
        self.refused_along += refused_along;
        self.absorbed += absorbed;
        self.lost += lost;
        self.doubled += doubled;
        self.crashes += crashes;
        self.scopes_lost += scopes_lost;
        self.published += published;
    }
}

/// Why a history stopped: a broken back end, or something that must hold did not.
#[derive(Debug)]
pub(super) enum Halt {
    Broken(Stop),
    Fell(String),
}

impl From<Stop> for Halt {
    fn from(stop: Stop) -> Self {
        Self::Broken(stop)
    }
}

/// One device and what its person remembers.
pub(super) struct Device<D> {
    pub(super) disk: D,
    pub(super) key: DeviceKey,
    pub(super) issued: Vec<CommandId>,
    fates: BTreeMap<CommandId, Fate>,
    /// Scopes of the last access that reached the device, as the office sent it.
    seen: BTreeSet<AudienceId>,
}

/// A message on its way; the place is that of the device.
#[derive(Clone)]
pub(super) enum Letter {
    Push(usize, PushRequest),
    PushAnswer(usize, PushAnswer),
    Pull(usize, PullRequest),
    PullAnswer(usize, PullAnswer, Option<View>),
}

/// Everything in one history.
pub(super) struct World<D> {
    pub(super) town: Town,
    pub(super) devices: Vec<Device<D>>,
    pub(super) wire: Vec<Letter>,
    pub(super) random: Random,
    pub(super) tally: Tally,
    pub(super) fault: Option<Fault>,
    /// No crashes any more: the history is being drained.
    pub(super) is_calm: bool,
}

impl<D: Disk> World<D> {
    pub(super) fn new(town: Town, disks: Vec<D>, random: Random, fault: Option<Fault>) -> Self {
        let key = |number: usize| DeviceKey { device: town.devices[number], key: town.key.clone() };
        let device = |(number, disk)| Device {
            disk,
            key: key(number),
            issued: Vec::new(),
            fates: BTreeMap::new(),
            seen: BTreeSet::new(),
        };
        let devices = disks.into_iter().enumerate().map(device).collect();
        Self { town, devices, wire: Vec::new(), random, tally: Tally::default(), fault, is_calm: false }
    }

    fn has(&self, fault: Fault) -> bool {
        self.fault == Some(fault)
    }

    fn end(&mut self) -> End {
        if !self.is_calm && self.random.percent(4) {
            self.tally.crashes += 1;
            End::Crash
        } else {
            End::Commit
        }
    }

    /// Runs the work on a device; what it gives is forgotten when the device crashes.
    fn transact<T>(
        &mut self,
        at: usize,
        mut work: impl FnMut(&mut dyn ClientStore) -> Result<T, Stop>,
    ) -> Result<Option<T>, Stop> {
        let end = self.end();
        let mut given = None;
        self.devices[at].disk.transact(end, &mut |store| {
            given = Some(work(store)?);
            Ok(())
        })?;
        Ok(given.filter(|_| end == End::Commit))
    }

    pub(super) fn look<T>(
        &mut self,
        at: usize,
        mut work: impl FnMut(&dyn ClientStore) -> Result<T, Stop>,
    ) -> Result<Option<T>, Stop> {
        let mut given = None;
        self.devices[at].disk.look(&mut |store| {
            given = Some(work(store)?);
            Ok(())
        })?;
        Ok(given)
    }

    /// A person acts on a device.
    pub(super) fn issue(&mut self, at: usize, command: obeznik_kernel::Command) -> Result<(), Halt> {
        let key = DeviceKey { device: self.devices[at].key.device, key: self.devices[at].key.key.clone() };
        let id = command.id;
        let issued = self.transact(at, |store| issue(store, rules(), &key, command.clone()))?;
        if let Some(Issued::Waits { absorbed, .. }) = issued {
            self.tally.issued += 1;
            self.devices[at].issued.push(id);
            if let Some(earlier) = absorbed {
                self.end_of(at, earlier, Fate::Absorbed)?;
            }
        }
        Ok(())
    }

    /// Seals what waits and puts what is sealed on the wire.
    pub(super) fn send_push(&mut self, at: usize) -> Result<(), Halt> {
        let most = if self.is_calm { 200 } else { 1 + self.random.below(5) };
        let limits = BatchLimits { commands: most, ..BatchLimits::default() };
        let request = if self.has(Fault::NumbersNotDurable) && self.random.percent(10) {
            let mut leaked = None;
            self.devices[at].disk.transact(End::Crash, &mut |store| {
                seal(store, limits)?;
                leaked = push_request(store)?;
                Ok(())
            })?;
            leaked
        } else {
            self.transact(at, |store| seal(store, limits))?;
            self.look(at, push_request)?.flatten()
        };
        if let Some(mut request) = request {
            let torn = !self.is_calm && self.random.percent(30);
            let kept = if torn { self.random.below(request.commands.len()) } else { 0 };
            let rest = PushRequest { device: request.device, commands: request.commands.split_off(kept) };
            self.wire.extend([request, rest].map(|request| Letter::Push(at, request)));
        }
        Ok(())
    }

    pub(super) fn send_pull(&mut self, at: usize) -> Result<(), Halt> {
        let request = self.look(at, pull_request)?;
        self.wire.extend(request.map(|request| Letter::Pull(at, request)));
        Ok(())
    }

    /// Brings a letter to where it goes; an answer is put on the wire.
    pub(super) fn deliver(&mut self, letter: Letter) -> Result<(), Halt> {
        match letter {
            Letter::Push(at, request) => self.answer_push(at, request),
            Letter::Pull(at, request) => self.answer_pull(at, &request),
            Letter::PushAnswer(at, answer) => self.take_push_answer(at, answer),
            Letter::PullAnswer(at, answer, view) => self.take_pull_answer(at, answer, view),
        }
    }

    /// (b) The office never accepts what was built on a refused command.
    fn answer_push(&mut self, at: usize, request: PushRequest) -> Result<(), Halt> {
        let built_on: Vec<(u64, Vec<u64>)> = request
            .commands
            .iter()
            .map(|sealed| (sealed.signed.n.unwrap_or(0), sealed.after.clone()))
            .collect();
        let answer = self.town.office.push(request)?;
        let line = self.town.office.lines.get(&answer.device).cloned().unwrap_or_default();
        let accepted = |n: &u64| line.verdicts.iter().find(|(of, _)| of == n).map(|(_, it)| it.is_accepted());
        for (n, after) in built_on {
            if accepted(&n) == Some(true) && after.iter().any(|n| accepted(n) == Some(false)) {
                return Err(Halt::Fell(format!("(b) number {n} accepted though built on a refused one")));
            }
        }
        self.wire.push(Letter::PushAnswer(at, answer));
        Ok(())
    }

    /// A device that was there before the history: everything in one page.
    pub(super) fn introduce(&mut self, at: usize) -> Result<(), Halt> {
        let is_calm = std::mem::replace(&mut self.is_calm, true);
        for _ in 0..2 {
            let request = self.look(at, pull_request)?;
            if let Some(request) = request {
                self.answer_pull_with(at, &request, usize::MAX)?;
            }
            if let Some(letter) = self.wire.pop() {
                self.deliver(letter)?;
            }
        }
        self.is_calm = is_calm;
        Ok(())
    }

    fn answer_pull(&mut self, at: usize, request: &PullRequest) -> Result<(), Halt> {
        let most = 1 + self.random.below(if self.is_calm { 64 } else { 8 });
        self.answer_pull_with(at, request, most)
    }

    fn answer_pull_with(&mut self, at: usize, request: &PullRequest, most: usize) -> Result<(), Halt> {
        let answer = self.town.office.pull(request, most)?;
        let is_last = matches!(&answer, PullAnswer::Page(page) if page.caught_up);
        let view = is_last || self.has(Fault::PublishedEarly);
        let view = if view { Some(self.view_at_office(at)?) } else { None };
        self.wire.push(Letter::PullAnswer(at, answer, view));
        Ok(())
    }

    pub(super) fn view_at_office(&mut self, at: usize) -> Result<View, Stop> {
        let office = &mut self.town.office;
        let scopes = office.sight(self.town.people[at])?.scopes;
        let visible = office.current.iter().filter(|(_, row)| scopes.contains(&row.scope));
        Ok(visible.map(|(key, row)| (key.clone(), obeznik_kernel::RawRecord::clone(row))).collect())
    }

    fn take_push_answer(&mut self, at: usize, answer: PushAnswer) -> Result<(), Halt> {
        if self.has(Fault::AnsweredLeaveEarly) {
            let page = self.page_of_nothing(at, &answer)?;
            let view = self.view_at_office(at)?;
            return self.take_pull_answer(at, PullAnswer::Page(Box::new(page)), Some(view));
        }
        self.transact(at, |store| take_push_answer(store, answer.clone()))?;
        Ok(())
    }

    /// The fault: verdicts as if with the page of their effects, but without it.
    fn page_of_nothing(&mut self, at: usize, answer: &PushAnswer) -> Result<Page, Stop> {
        let position = self.look(at, |store| store.position())?;
        let position = position.ok_or_else(|| Stop::Broken("no position".into()))?;
        Ok(Page {
            acl_ver: position.acl_ver,
            through: position.cursors.common,
            from: position.cursors,
            rows: Vec::new(),
            caught_up: true,
            head: self.town.office.head,
            last_n: answer.last_n,
            verdicts: answer.verdicts.clone(),
            sums: BTreeMap::new(),
        })
    }

    fn take_pull_answer(&mut self, at: usize, answer: PullAnswer, view: Option<View>) -> Result<(), Halt> {
        let access = match &answer {
            PullAnswer::Access(access) => Some(access.clone()),
            PullAnswer::Page(_) => None,
        };
        let fault = self.fault;
        let pulled = self.transact(at, |store| {
            let answer = spoil(fault, store, answer.clone())?;
            let pulled = take_pull_answer(store, rules(), answer)?;
            forget_gain(fault, store, &pulled)?;
            Ok(pulled)
        })?;
        match pulled {
            Some(Pulled::AccessChanged { lost, .. }) => {
                self.tally.scopes_lost += lost.len() as u64;
                let scopes = access.map(|access: Access| access.scopes).unwrap_or_default();
                self.devices[at].seen = scopes.iter().map(|audience| audience.id()).collect();
                self.check_step(at, None)
            }
            Some(Pulled::Published(published)) => self.check_published(at, published, view),
            Some(Pulled::Staged | Pulled::Stale) | None => self.check_staged(at),
        }
    }

    fn check_published(&mut self, at: usize, published: Published, view: Option<View>) -> Result<(), Halt> {
        self.tally.published += 1;
        let Published { settled, refused_along, differing, .. } = published;
        for one in settled {
            self.end_of(at, one.command, Fate::Settled(one.verdict))?;
        }
        for command in refused_along {
            self.end_of(at, command, Fate::RefusedAlong)?;
        }
        self.check_step(at, view)?;
        let is_honest = !self.has(Fault::PublishedEarly) && !self.has(Fault::AnsweredLeaveEarly);
        if is_honest && !differing.is_empty() {
            return Err(Halt::Fell(format!("(f) sums of {} scopes differ", differing.len())));
        }
        Ok(())
    }

    /// (c) after every step that changed rows, (d) and (f) after a publication.
    fn check_step(&mut self, at: usize, expected: Option<View>) -> Result<(), Halt> {
        let scopes: Vec<AudienceId> = self.town.office.changes.keys().cloned().collect();
        let seen = self.devices[at].seen.clone();
        let counts = self.random.percent(20);
        let found = self.look(at, |store| {
            let view = confirmed_view(store, &scopes)?;
            if let Some(what) = oracle::forbidden(store, &view, &seen)? {
                return Ok(Some(format!("(c) {what}")));
            }
            let Some(expected) = &expected else { return Ok(None) };
            if let Some(what) = oracle::difference(&view, expected) {
                return Ok(Some(format!("(d) {what}")));
            }
            let miscounted = if counts { oracle::miscounted(store, &view, &seen)? } else { None };
            Ok(miscounted.map(|what| format!("(f) {what}")))
        })?;
        found.flatten().map_or(Ok(()), |what| Err(Halt::Fell(what)))
    }

    /// (c) after a page was staged: nothing else of the device has changed.
    fn check_staged(&mut self, at: usize) -> Result<(), Halt> {
        let seen = self.devices[at].seen.clone();
        let found = self.look(at, |store| oracle::forbidden(store, &View::new(), &seen))?;
        found.flatten().map_or(Ok(()), |what| Err(Halt::Fell(format!("(c) {what}"))))
    }

    fn end_of(&mut self, at: usize, command: CommandId, fate: Fate) -> Result<(), Halt> {
        let count = match &fate {
            Fate::Settled(obeznik_authority::Verdict::Accepted) => &mut self.tally.accepted,
            Fate::Settled(obeznik_authority::Verdict::Variant(_)) => &mut self.tally.variants,
            Fate::Settled(obeznik_authority::Verdict::Refused(_)) => &mut self.tally.refused,
            Fate::RefusedAlong => &mut self.tally.refused_along,
            Fate::Absorbed => &mut self.tally.absorbed,
        };
        *count += 1;
        match self.devices[at].fates.insert(command, fate) {
            None => Ok(()),
            Some(before) => Err(Halt::Fell(format!("(b) command {command} ended twice, first {before:?}"))),
        }
    }

    /// Whether the device is at the head, and whether nothing waits in its outbox.
    pub(super) fn is_at_head(&mut self, at: usize) -> Result<(bool, bool), Stop> {
        let acl_ver = self.town.office.sight(self.town.people[at])?.acl_ver;
        let head = self.town.office.head;
        let state = self.look(at, |store| {
            let position = store.position()?;
            let is_at_head = position.published == head && position.cursors.common == head;
            Ok((is_at_head && position.acl_ver == acl_ver, store.outbox()?.is_empty()))
        })?;
        Ok(state.unwrap_or_default())
    }

    /// (a) and (b): everything is settled, the device shows exactly what the authority holds for it.
    pub(super) fn check_drained(&mut self, at: usize) -> Result<(), Halt> {
        let office = &self.town.office;
        let theirs = office.view_of(self.town.people[at])?;
        let theirs: View = theirs.into_iter().map(|row| (RowKey::of(&row), row)).collect();
        let scopes: Vec<AudienceId> = office.changes.keys().cloned().collect();
        let mut attention = BTreeSet::new();
        let found = self.look(at, |store| {
            attention = store.attention()?.into_iter().map(|refused| refused.signed.command.id).collect();
            Ok(oracle::difference(&confirmed_view(store, &scopes)?, &theirs))
        })?;
        if let Some(what) = found.flatten() {
            return Err(Halt::Fell(format!("(a) {what}")));
        }
        let Device { issued, fates, .. } = &self.devices[at];
        match oracle::unaccounted(&self.town.office, issued, fates, &attention) {
            Some(what) => Err(Halt::Fell(format!("(b) {what}"))),
            None => Ok(()),
        }
    }
}

/// Faults of the wire: what the device gets instead of what was sent.
fn spoil(fault: Option<Fault>, store: &dyn ClientStore, answer: PullAnswer) -> Result<PullAnswer, Stop> {
    let position = store.position()?;
    Ok(match (fault, answer) {
        (Some(Fault::StaleAnswersTaken), PullAnswer::Page(mut page)) => {
            (page.from, page.acl_ver) = (position.cursors, position.acl_ver);
            PullAnswer::Page(page)
        }
        (Some(Fault::PublishedEarly), PullAnswer::Page(mut page)) => {
            page.caught_up = true;
            PullAnswer::Page(page)
        }
        (Some(Fault::LostScopeKept), PullAnswer::Access(mut access)) => {
            for scope in &position.scopes {
                access.scopes.extend(store.audience(scope)?);
            }
            PullAnswer::Access(access)
        }
        (_, answer) => answer,
    })
}

/// The fault: a gained scope is read from the common cursor on.
fn forget_gain(fault: Option<Fault>, store: &mut dyn ClientStore, pulled: &Pulled) -> Result<(), Stop> {
    if fault == Some(Fault::RegainedFromCommon) && matches!(pulled, Pulled::AccessChanged { .. }) {
        let mut position = store.position()?;
        position.cursors.behind.clear();
        store.set_position(&position)?;
    }
    Ok(())
}
