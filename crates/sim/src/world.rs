//! Devices, the office and an unreliable wire between them.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use obeznik_authority::SignedCommand;
use obeznik_authority::device::public_key_text;
use obeznik_kernel::{AudienceId, Command, CommandId, DeviceId, PersonId, RecordId, Stop, Timestamp};
use obeznik_sync::testing::{
    ClientDisk as _, DeviceKey, End, OfficeDisk, Town, clock, named, old_rules, rules,
};
use obeznik_sync::{
    BatchLimits, ClientStore, Entry, Issued, Numbered, PullAnswer, PullRequest, PushAnswer, PushRequest,
    Reads, RepairAnswer, RepairRequest, Rules, issue, pull_request, push_request, read_whole_commands, seal,
    seal_ready, sealed_numbers,
};

use crate::disaster::{FileCopy, OfficeCopy};
use crate::fault::Fault;
use crate::faulty_client::FaultyClient;
use crate::house::{Age, House};
use crate::kept::Kept;
use crate::oracle::{Fate, View};
use crate::planted::Planted;
use crate::random::Random;
use crate::taken_back::TakenBack;
use crate::tally::Tally;

/// Why a history stopped: a broken back end, or something that must hold did not.
#[derive(Debug)]
pub(crate) enum Halt {
    /// The back end.
    Broken(Stop),
    /// What did not hold, with the letter of its oracle.
    Fell(String),
}

impl From<Stop> for Halt {
    fn from(stop: Stop) -> Self {
        Self::Broken(stop)
    }
}

/// A line of the journal beside a device's file.
pub(crate) enum Note {
    /// A command as signed, its place, and the one it took in.
    Given { signed: Box<SignedCommand>, place: u64, absorbed: Option<CommandId> },
    /// Numbers of a batch.
    Sealed(Vec<Numbered>),
}

/// One device and what its person remembers.
pub(crate) struct Device<C> {
    pub(crate) disk: C,
    pub(crate) key: DeviceKey,
    pub(crate) age: Age,
    pub(crate) issued: Vec<CommandId>,
    /// Commands given on lost devices in whose place it is.
    pub(crate) formerly: Vec<CommandId>,
    pub(crate) fates: BTreeMap<CommandId, Fate>,
    /// What it keeps for an office that forgets.
    pub(crate) kept: Kept,
    /// Scopes of the last access that reached the device, as the office sent it.
    pub(crate) seen: Rc<BTreeSet<AudienceId>>,
    /// The journal beside its file.
    pub(crate) journal: Vec<Note>,
    pub(crate) copy: Option<FileCopy<C>>,
    /// What its clock says: a claim that no rule of the office uses.
    pub(crate) now: Timestamp,
    /// Whether its file was ever restored.
    pub(crate) was_restored: bool,
    /// Whether it was once restored without the journal.
    pub(crate) has_forgotten: bool,
    /// Whether a row or a sum was lost and the office has not yet said that all is well.
    pub(crate) is_damaged: bool,
    /// How often the device was registered.
    pub(crate) lives: usize,
}

impl<C> Device<C> {
    /// A device that has just been paired.
    pub(crate) fn new<H: House<Client = C>>(
        device: DeviceId,
        town: &Town<H::Office>,
        age: Age,
    ) -> Result<Self, Stop> {
        Ok(Self {
            disk: H::client(device, age)?,
            key: DeviceKey { device, key: town.key.clone() },
            age,
            issued: Vec::new(),
            formerly: Vec::new(),
            fates: BTreeMap::new(),
            kept: Kept::default(),
            seen: Rc::default(),
            journal: Vec::new(),
            copy: None,
            now: clock(),
            was_restored: false,
            has_forgotten: false,
            is_damaged: false,
            lives: 1,
        })
    }

    /// What it predicts by.
    pub(crate) fn rules(&self) -> Rules<'static> {
        match self.age {
            Age::New => rules(),
            Age::Old => old_rules(),
        }
    }
}

/// A message on its way; the place is that of the device.
#[derive(Clone)]
pub(crate) enum Letter {
    Push(usize, PushRequest),
    PushAnswer(usize, PushAnswer),
    Pull(usize, PullRequest),
    PullAnswer(usize, PullAnswer, Option<Rc<View>>),
    Repair(usize, RepairRequest),
    RepairAnswer(usize, RepairAnswer),
}

/// Everything in one history.
pub(crate) struct World<H: House> {
    pub(crate) town: Town<H::Office>,
    pub(crate) devices: Vec<Device<H::Client>>,
    /// How many people have the devices: where there are more devices, the first people have two.
    pub(crate) owners: usize,
    pub(crate) wire: Vec<Letter>,
    pub(crate) random: Random,
    pub(crate) tally: Tally,
    pub(crate) fault: Option<Fault>,
    /// Notes with words of their own.
    pub(crate) planted: Vec<Planted>,
    /// Commands given about them, which may end without the words they had.
    pub(crate) about_planted: BTreeMap<CommandId, String>,
    /// What people took back.
    pub(crate) taken_back: Vec<TakenBack>,
    /// Papers founded so far.
    pub(crate) papers: Vec<RecordId>,
    /// Audiences that were ever used, and the `seq` to which they were read.
    pub(crate) known_scopes: (Rc<BTreeSet<AudienceId>>, u64),
    /// Devices that were lost.
    pub(crate) closed: BTreeSet<DeviceId>,
    pub(crate) office_copy: Option<OfficeCopy<H::Office>>,
    /// Mandates end and begin all the time, things move between audiences, pages are tiny.
    pub(crate) is_restless: bool,
    /// The office ends pages within commands too, for devices that read it.
    pub(crate) parts: bool,
    /// No crashes and losses any more: the history is being drained.
    pub(crate) is_calm: bool,
}

impl<H: House> World<H> {
    pub(crate) fn new(
        mut town: Town<H::Office>,
        count: usize,
        mut random: Random,
        fault: Option<Fault>,
    ) -> Result<Self, Stop> {
        let owners = count - random.below(1 + count / 2);
        let mut devices = Vec::new();
        for number in 0..count {
            let age = if random.percent(30) { Age::Old } else { Age::New };
            let device = if number < owners {
                town.devices[number]
            } else {
                second_device(&mut town, number, number % owners)?
            };
            devices.push(Device::new::<H>(device, &town, age)?);
        }
        let (wire, papers) = (Vec::new(), Vec::new());
        let tally = Tally { second_devices: (count - owners) as u64, ..Tally::default() };
        let (closed, office_copy, known_scopes) = (BTreeSet::new(), None, (Rc::default(), 0));
        let (is_restless, is_calm) = (random.percent(25), false);
        Ok(Self {
            town,
            devices,
            owners,
            wire,
            random,
            tally,
            fault,
            planted: Vec::new(),
            about_planted: BTreeMap::new(),
            taken_back: Vec::new(),
            papers,
            known_scopes,
            closed,
            office_copy,
            is_restless,
            parts: false,
            is_calm,
        })
    }

    /// The number of the person at a device.
    pub(crate) fn whose(&self, at: usize) -> usize {
        at % self.owners
    }

    /// The person at a device.
    pub(crate) fn person(&self, at: usize) -> PersonId {
        self.town.people[self.whose(at)]
    }

    pub(crate) fn has(&self, fault: Fault) -> bool {
        self.fault == Some(fault)
    }

    pub(crate) fn end(&mut self) -> End {
        if !self.is_calm && self.random.percent(4) {
            self.tally.crashes += 1;
            End::Crash
        } else {
            End::Commit
        }
    }

    /// Runs the work on a device; what it gives is forgotten when the device crashes.
    pub(crate) fn transact<T>(
        &mut self,
        at: usize,
        work: impl FnMut(&mut dyn ClientStore) -> Result<T, Stop>,
    ) -> Result<Option<T>, Stop> {
        let end = self.end();
        self.transact_until(at, end, work)
    }

    pub(crate) fn transact_until<T>(
        &mut self,
        at: usize,
        end: End,
        mut work: impl FnMut(&mut dyn ClientStore) -> Result<T, Stop>,
    ) -> Result<Option<T>, Stop> {
        let fault = self.fault;
        let mut given = None;
        self.devices[at].disk.transact(end, &mut |store| {
            given = Some(match fault {
                Some(fault) => work(&mut FaultyClient { inner: store, fault })?,
                None => work(store)?,
            });
            Ok(())
        })?;
        Ok(given.filter(|_| end == End::Commit))
    }

    pub(crate) fn look<T>(
        &mut self,
        at: usize,
        mut work: impl FnMut(&dyn ClientStore) -> Result<T, Stop>,
    ) -> Result<T, Stop> {
        let given = self.transact_until(at, End::Commit, |store| work(store))?;
        given.ok_or_else(|| Stop::Broken("a committed look gave nothing".to_owned()))
    }

    /// A person acts on a device; what they did is seen at once.
    pub(crate) fn issue(&mut self, at: usize, command: Command) -> Result<(), Halt> {
        let device = &self.devices[at];
        let key = DeviceKey { device: device.key.device, key: device.key.key.clone() };
        let (id, rules) = (command.id, device.rules());
        if !self.planted.is_empty() {
            self.about_planted.insert(id, command.payload_text().to_owned());
        }
        let issued = self.transact(at, |store| {
            let issued = issue(store, rules, &key, command.clone())?;
            Ok((issued, store.outbox()?.pop()))
        })?;
        let Some((Issued::Waits { absorbed, .. }, Some(Entry { signed, place, .. }))) = issued else {
            return Ok(());
        };
        self.tally.issued += 1;
        self.devices[at].issued.push(id);
        self.devices[at].journal.push(Note::Given { signed: Box::new(signed), place, absorbed });
        if let Some(earlier) = absorbed {
            self.end_of(at, earlier, Fate::Absorbed)?;
        }
        self.check_own_acts(at)
    }

    /// Seals what waits and puts what is sealed on the wire.
    pub(crate) fn send_push(&mut self, at: usize) -> Result<(), Halt> {
        let most = if self.is_calm { 200 } else { 1 + self.random.below(5) };
        let limits = BatchLimits { commands: most, ..BatchLimits::default() };
        let request = if self.has(Fault::NumbersNotDurable) && self.random.percent(40) {
            self.leaked_push(at, limits)?
        } else {
            self.seal(at, limits)?;
            self.look(at, push_request)?
        };
        if let Some(mut request) = request {
            let torn = !self.is_calm && self.random.percent(30);
            let kept = if torn { self.random.below(request.commands.len()) } else { 0 };
            let PushRequest { device, history, .. } = request;
            let rest = PushRequest { device, history, commands: request.commands.split_off(kept) };
            self.wire.extend([request, rest].map(|request| Letter::Push(at, request)));
        }
        Ok(())
    }

    fn seal(&mut self, at: usize, limits: BatchLimits) -> Result<(), Stop> {
        let holds_back = !self.is_calm && self.random.percent(20);
        let place = self.random.number();
        let sealed = self.transact(at, |store| {
            let waiting: Vec<CommandId> = store.outbox()?.iter().map(Entry::id).collect();
            let unready = waiting.get(place as usize % waiting.len().max(1)).copied().filter(|_| holds_back);
            let count = seal_ready(store, limits, &unready.into_iter().collect())?;
            if count > 0 { sealed_numbers(store).map(Some) } else { Ok(None) }
        })?;
        self.devices[at].journal.extend(sealed.flatten().map(Note::Sealed));
        Ok(())
    }

    /// The fault: what is sent was never on the disk.
    fn leaked_push(&mut self, at: usize, limits: BatchLimits) -> Result<Option<PushRequest>, Stop> {
        let mut leaked = None;
        self.transact_until(at, End::Crash, |store| {
            seal(store, limits)?;
            leaked = push_request(store)?;
            Ok(())
        })?;
        Ok(leaked)
    }

    pub(crate) fn send_pull(&mut self, at: usize) -> Result<(), Halt> {
        let reads_parts = self.parts && self.reads_parts(at)?;
        let mut request = self.look(at, pull_request)?;
        request.reads.extend(reads_parts.then_some(Reads::Parts));
        self.wire.push(Letter::Pull(at, request));
        Ok(())
    }

    /// Whether a device asks for parts. Now and then it is told that the office knows none, as an older one would.
    fn reads_parts(&mut self, at: usize) -> Result<bool, Halt> {
        if self.devices[at].age == Age::Old {
            return Ok(false);
        }
        let knows_parts = self.is_calm || !self.random.percent(5);
        if !knows_parts {
            self.transact(at, read_whole_commands)?;
        }
        Ok(knows_parts)
    }

    /// Brings a letter to where it goes; an answer is put on the wire.
    pub(crate) fn deliver(&mut self, letter: Letter) -> Result<(), Halt> {
        match letter {
            Letter::Push(at, request) => self.answer_push(at, request),
            Letter::Pull(at, request) => self.answer_pull(at, &request),
            Letter::PushAnswer(at, answer) => self.take_push_answer(at, answer),
            Letter::PullAnswer(at, answer, view) => self.take_pull_answer(at, answer, view),
            Letter::Repair(at, request) => self.answer_repair(at, &request),
            Letter::RepairAnswer(at, answer) => self.take_repair_answer(at, &answer),
        }
    }

    /// The device that is at the place now.
    pub(crate) fn device(&self, at: usize) -> DeviceId {
        self.devices[at].key.device
    }

    pub(crate) fn end_of(&mut self, at: usize, command: CommandId, fate: Fate) -> Result<(), Halt> {
        use obeznik_authority::Verdict::{Accepted, Refused, Variant};
        let count = match &fate {
            Fate::Settled(Accepted) => &mut self.tally.accepted,
            Fate::Settled(Variant(_)) => &mut self.tally.variants,
            Fate::Settled(Refused(_)) => &mut self.tally.refused,
            Fate::RefusedAlong => &mut self.tally.refused_along,
            Fate::Absorbed => &mut self.tally.absorbed,
        };
        *count += 1;
        match self.devices[at].fates.insert(command, fate) {
            None => Ok(()),
            Some(before) => Err(Halt::Fell(format!("(b) command {command} ended twice, first {before:?}"))),
        }
    }

    /// What is in the outbox again has not ended, whatever was said of it before.
    pub(crate) fn reopen(&mut self, at: usize) -> Result<(), Halt> {
        let waiting =
            self.look(at, |store| Ok(store.outbox()?.iter().map(Entry::id).collect::<Vec<CommandId>>()))?;
        for id in waiting {
            self.devices[at].fates.remove(&id);
            self.devices[at].kept.reopen(id);
        }
        Ok(())
    }
}

/// A person is given another device beside the one they have.
fn second_device<O: OfficeDisk>(town: &mut Town<O>, number: usize, owner: usize) -> Result<DeviceId, Stop> {
    let device: DeviceId = named("second device", number).into();
    town.office.pair(device, town.people[owner], &public_key_text(&town.key))?;
    Ok(device)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::house::RowMaps;

    #[test]
    fn people_have_one_device_or_two_and_the_office_knows_whose_each_is() {
        let town = RowMaps::found().unwrap();
        let mut seconds = 0;
        for (seed, count) in (1..60).zip((2..=8).cycle()) {
            let world = World::<RowMaps>::new(town.copied(), count, Random::new(seed), None);
            let mut world = world.unwrap();
            let mut devices = vec![0; world.owners];
            for at in 0..count {
                let device = world.device(at);
                let line = world.town.office.work(|store, _, _| store.line(device)).unwrap();
                assert_eq!(
                    line.map(|line| line.person),
                    Some(world.person(at)),
                    "device {at} of seed {seed}"
                );
                devices[world.whose(at)] += 1;
            }
            assert!(devices.iter().all(|count| (1..=2).contains(count)), "{devices:?} of seed {seed}");
            let second = devices.iter().filter(|count| **count == 2).count();
            assert_eq!(world.tally.second_devices, second as u64);
            seconds += second;
        }
        assert!(seconds > 0, "nobody has two devices");
    }
}
