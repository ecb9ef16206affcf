//! Restored and copied files, on both ends.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use obeznik_authority::SignedCommand;
use obeznik_authority::device::public_key_text;
use obeznik_kernel::{AudienceId, CommandId, DeviceId};
use obeznik_sync::testing::{ClientDisk as _, DeviceKey, End, OfficeDisk as _, named};
use obeznik_sync::{register_anew, reissue, seal_again};

use crate::fault::Fault;
use crate::house::House;
use crate::kept::Kept;
use crate::oracle::Fate;
use crate::world::{Halt, Note, World};

/// A copy of a device's file, with what its person had heard then.
pub(crate) struct FileCopy<C> {
    disk: C,
    device: DeviceId,
    fates: BTreeMap<CommandId, Fate>,
    kept: Kept,
    /// How many lines the journal had.
    journalled: usize,
    is_damaged: bool,
    seen: Rc<BTreeSet<AudienceId>>,
}

/// A copy of the office's file.
pub(crate) struct OfficeCopy<O>(O);

impl<H: House> World<H> {
    /// Somebody backs the office up.
    pub(crate) fn copy_office(&mut self) {
        self.office_copy = Some(OfficeCopy(self.town.office.disk.copied()));
    }

    /// The office burns down and the last backup is brought. It notices and begins another history.
    pub(crate) fn restore_office(&mut self) -> Result<(), Halt> {
        if self.office_copy.is_none() {
            return Ok(());
        }
        self.all_scopes()?;
        self.known_scopes.1 = 0;
        let Some(OfficeCopy(copy)) = &self.office_copy else { return Ok(()) };
        self.town.office.disk = copy.copied();
        if !self.has(Fault::RestoreUnnoticed) {
            self.town.office.begin_history()?;
        }
        self.tally.offices_restored += 1;
        for at in 0..self.devices.len() {
            self.introduce_again(at)?;
        }
        self.close_again()
    }

    /// A device the restored office does not know is paired again under the same name.
    fn introduce_again(&mut self, at: usize) -> Result<(), Halt> {
        let (device, person) = (self.device(at), self.person(at));
        let is_known = self.town.office.work(|store, _, _| Ok(store.line(device)?.is_some()))?;
        if !is_known {
            self.town.office.pair(device, person, &public_key_text(&self.town.key))?;
        }
        Ok(())
    }

    /// A device's file is copied.
    pub(crate) fn copy_file(&mut self, at: usize) {
        let device = &mut self.devices[at];
        device.copy = Some(FileCopy {
            disk: device.disk.copied(),
            device: device.key.device,
            fates: device.fates.clone(),
            kept: device.kept.clone(),
            journalled: device.journal.len(),
            is_damaged: device.is_damaged,
            seen: Rc::clone(&device.seen),
        });
    }

    /// The copy takes the file's place: with the journal beside it, or without; noticed at the start, or only
    /// by what the office says.
    pub(crate) fn restore_file(&mut self, at: usize) -> Result<(), Halt> {
        let Some(copy) = self.devices[at].copy.take() else { return Ok(()) };
        self.tally.files_restored += 1;
        let FileCopy { disk, device, fates, kept, journalled, is_damaged, seen } = copy;
        let here = &mut self.devices[at];
        here.was_restored = true;
        (here.disk, here.fates, here.key.device) = (disk, fates, device);
        (here.kept, here.is_damaged, here.seen) = (kept, is_damaged, seen);
        let missed = here.journal.split_off(journalled);
        let is_watched = !self.has(Fault::TakenNumbersUnnoticed);
        if is_watched && self.random.percent(70) {
            self.do_again(at, missed)?;
        } else {
            self.forget(at, &missed);
        }
        self.reopen(at)?;
        self.introduce_again(at)?;
        let is_noticed = is_watched && self.random.percent(70);
        if is_noticed { self.register_anew(at) } else { Ok(()) }
    }

    /// The program starts: what the journal holds and the file does not is done again.
    pub(crate) fn restart(&mut self, at: usize) -> Result<(), Halt> {
        let journal = std::mem::take(&mut self.devices[at].journal);
        self.do_again(at, journal)
    }

    fn do_again(&mut self, at: usize, notes: Vec<Note>) -> Result<(), Halt> {
        let (rules, device) = (self.devices[at].rules(), self.device(at));
        for note in notes {
            let absorbed = self.transact_until(at, End::Commit, |store| match &note {
                Note::Given { signed, place, absorbed } if store.position()?.next_place <= *place => {
                    let signed = SignedCommand { device, ..SignedCommand::clone(signed) };
                    reissue(store, rules, signed, *absorbed)?;
                    Ok(*absorbed)
                }
                Note::Given { .. } => Ok(None),
                Note::Sealed(numbers) => seal_again(store, numbers).map(|_| None),
            })?;
            if let Some(earlier) = absorbed.flatten() {
                self.devices[at].fates.insert(earlier, Fate::Absorbed);
            }
            self.devices[at].journal.push(note);
        }
        Ok(())
    }

    /// What was given after the copy went with the file; the person has to give it again.
    fn forget(&mut self, at: usize, missed: &[Note]) {
        let given = missed.iter().filter_map(|note| match note {
            Note::Given { signed, .. } => Some(signed.command.id),
            Note::Sealed(_) => None,
        });
        let gone: BTreeSet<CommandId> = given.collect();
        let device = &mut self.devices[at];
        device.has_forgotten = true;
        device.issued.retain(|id| !gone.contains(id));
        self.tally.gone += gone.len() as u64;
    }

    /// (b) Only a file that was restored has to be registered anew.
    pub(crate) fn must_register(&mut self, at: usize) -> Result<(), Halt> {
        if !self.devices[at].was_restored {
            return Err(Halt::Fell("(b) a sound device had to be registered anew".into()));
        }
        self.register_anew(at)
    }

    /// The device is registered once more, under another name, and reads everything.
    pub(crate) fn register_anew(&mut self, at: usize) -> Result<(), Halt> {
        let lives = self.devices[at].lives;
        let device: DeviceId = named(&format!("device {at} registered anew"), lives).into();
        self.town.office.pair(device, self.person(at), &public_key_text(&self.town.key))?;
        let history = self.town.office.state()?.history;
        let key = DeviceKey { device, key: self.town.key.clone() };
        let done = self.transact(at, |store| register_anew(store, &key, device, history))?;
        self.devices[at].lives += 1;
        if done.is_some() {
            self.devices[at].key.device = device;
        }
        Ok(())
    }

    /// The office lives another history: what it forgot goes up once more.
    pub(crate) fn history_changed(&mut self, at: usize, again: usize) -> Result<(), Halt> {
        self.tally.sent_again += again as u64;
        self.reopen(at)
    }
}
