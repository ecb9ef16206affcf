//! (h) What people take back: never before it was done, once, and so that everything is as it was before.

use std::collections::{BTreeMap, BTreeSet};

use obeznik_authority::{Effect, LogEntry, UNDO, UndoCommand};
use obeznik_kernel::{CommandId, RawRecord, RecordId, Stop};
use obeznik_sync::AuthorityStore;

use crate::house::House;
use crate::world::{Halt, World};

/// A command that its person took back.
pub(crate) struct TakenBack {
    /// The undo.
    pub(crate) undo: CommandId,
    /// What it names.
    pub(crate) command: CommandId,
    /// The place of the person's device.
    pub(crate) at: usize,
    /// Whether the command had never left the device.
    pub(crate) was_unsent: bool,
}

/// What may have parted a command from its undo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Mishap {
    /// Nothing.
    None,
    /// The office was restored when the device kept the command no more: the command may be nowhere.
    Restored,
    /// The device's file was lost, or brought back for a restored office: the command may also come late.
    Lost,
}

impl<H: House> World<H> {
    /// (h) at the end of a history.
    pub(crate) fn check_taken_back(&mut self) -> Result<(), Halt> {
        if self.taken_back.is_empty() {
            return Ok(());
        }
        let past = self.town.office.work(|store, _, _| Past::of(store))?;
        let undone =
            past.undone(|undo| self.mishap_of(undo)).map_err(|what| Halt::Fell(format!("(h) {what}")))?;
        let unsent = self.taken_back.iter().filter(|one| one.was_unsent && undone.contains(&one.undo));
        self.tally.undone_unsent += unsent.count() as u64;
        self.tally.undone += undone.len() as u64;
        Ok(())
    }

    fn mishap_of(&self, undo: CommandId) -> Mishap {
        let Some(one) = self.taken_back.iter().find(|one| one.undo == undo) else { return Mishap::None };
        let (device, is_restored) = (&self.devices[one.at], self.tally.offices_restored > 0);
        if device.has_forgotten || !device.formerly.is_empty() || (is_restored && device.was_restored) {
            Mishap::Lost
        } else if is_restored {
            Mishap::Restored
        } else {
            Mishap::None
        }
    }
}

/// Kind and identifier.
type Key = (String, RecordId);

/// The log of the office with everything that each link changed.
struct Past {
    links: Vec<LogEntry>,
    /// What each link changed.
    effects: BTreeMap<u64, Vec<Effect>>,
    /// How each record stood before the links that changed it, in their order.
    images: BTreeMap<Key, Vec<(u64, Option<RawRecord>)>>,
    /// How it stands now.
    now: BTreeMap<Key, RawRecord>,
}

impl Past {
    fn of(store: &dyn AuthorityStore) -> Result<Self, Stop> {
        let links = store.entries_after(0, usize::MAX >> 1)?;
        let (mut effects, mut images) = (BTreeMap::new(), BTreeMap::<Key, Vec<_>>::new());
        for link in &links {
            let changed = store.effects_of(link.header.command)?;
            for Effect { kind, id, before, .. } in &changed {
                images.entry((kind.clone(), *id)).or_default().push((link.log_no, before.clone()));
            }
            effects.insert(link.log_no, changed);
        }
        let mut now = BTreeMap::new();
        for (kind, id) in images.keys() {
            now.extend(store.get(kind, *id)?.map(|raw| ((kind.clone(), *id), raw)));
        }
        Ok(Self { links, effects, images, now })
    }

    /// Accepted undos, when each of them did what it must.
    fn undone(&self, mishap_of: impl Fn(CommandId) -> Mishap) -> Result<BTreeSet<CommandId>, String> {
        let places = self.places()?;
        let (mut undone, mut taken) = (BTreeSet::new(), BTreeMap::new());
        for link in self.links.iter().filter(|link| link.header.kind == UNDO) {
            let (undo, is_accepted) = (link.header.command, link.header.verdict.is_accepted());
            let Some(command) = named_by(link) else { continue }; // its words were erased for good
            let mishap = if is_accepted { Mishap::None } else { mishap_of(undo) };
            let done = match places.get(&command) {
                Some(done) if done.log_no < link.log_no => *done,
                Some(_) if mishap == Mishap::Lost => continue,
                None if mishap >= Mishap::Restored => continue,
                late => return Err(format!("undo {undo} decided before {command}, late {}", late.is_some())),
            };
            if !is_accepted || done.is_cleared() {
                continue;
            }
            if let Some(what) = self.wrong(done, link) {
                return Err(format!("undo {undo} of {command}: {what}"));
            }
            if let Some(first) = taken.insert(command, undo) {
                return Err(format!("{command} taken back twice, by {first} and {undo}"));
            }
            undone.insert(undo);
        }
        Ok(undone)
    }

    /// The link of each command: there is only one.
    fn places(&self) -> Result<BTreeMap<CommandId, &LogEntry>, String> {
        let mut places = BTreeMap::new();
        for link in &self.links {
            if let Some(first) = places.insert(link.header.command, link) {
                let (one, two, id) = (first.log_no, link.log_no, link.header.command);
                return Err(format!("command {id} decided twice, as {one} and {two}"));
            }
        }
        Ok(places)
    }

    /// What an accepted undo did otherwise than it must.
    fn wrong(&self, done: &LogEntry, undo: &LogEntry) -> Option<String> {
        if !done.header.verdict.is_accepted() {
            return Some("it had been refused".to_owned());
        }
        let effects = self.effects.get(&done.log_no)?;
        effects.iter().find_map(|effect| {
            let what = self.wrong_in(effect, done.log_no, undo.log_no)?;
            Some(format!("{} {} {what}", effect.kind, effect.id))
        })
    }

    fn wrong_in(&self, effect: &Effect, done: u64, undo: u64) -> Option<&'static str> {
        let key = (effect.kind.clone(), effect.id);
        let left = self.after(&key, done).map(|raw| &raw.body);
        let met = self.after(&key, undo - 1).map(|raw| &raw.body);
        if left != met {
            return Some("had changed since");
        }
        let image = effect.before.as_ref();
        if self.after(&key, undo).map(content) != image.map(content) {
            return Some("is not as before");
        }
        match image {
            None => self.now.contains_key(&key).then_some("is there again"),
            Some(image) => {
                let has_moved = self.stands_otherwise(&key, image.parent, (done, undo - 1));
                has_moved.then_some("came back to other people than those who saw it")
            }
        }
    }

    /// Whether a record, or what it lies under, stood among other people at two moments.
    fn stands_otherwise(&self, key: &Key, parent: Option<RecordId>, at: (u64, u64)) -> bool {
        let (one, two) = (self.after(key, at.0), self.after(key, at.1));
        let mut above = self.images.keys().filter(|(_, id)| Some(*id) == parent);
        one.map(|raw| &raw.scope) != two.map(|raw| &raw.scope)
            || above.any(|above| {
                let parent = self.after(above, at.0).and_then(|raw| raw.parent);
                self.stands_otherwise(above, parent, at)
            })
    }

    /// How a record stood after a link.
    fn after(&self, key: &Key, log_no: u64) -> Option<&RawRecord> {
        let later = self.images.get(key)?.iter().find(|(at, _)| *at > log_no);
        later.map_or_else(|| self.now.get(key), |(_, image)| image.as_ref())
    }
}

fn named_by(link: &LogEntry) -> Option<CommandId> {
    let input: UndoCommand = serde_json::from_str(link.payload.as_deref()?).ok()?;
    Some(input.command)
}

/// What people read and who may: numbers of versions and of delivery apart.
fn content(raw: &RawRecord) -> (Option<RecordId>, &str, &[u8]) {
    (raw.parent, raw.scope.0.as_str(), raw.body.as_slice())
}
