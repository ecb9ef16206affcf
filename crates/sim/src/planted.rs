//! (g) Of a note that was erased for good no word is left: not at the office, not on a device that was told.

use std::collections::BTreeSet;

use obeznik_authority::{Verdict, is_about};
use obeznik_kernel::{CommandId, RecordId};
use obeznik_sync::Reach;
use obeznik_sync::testing::{ClientDisk as _, OfficeDisk as _};

use crate::house::House;
use crate::world::{Halt, World};

/// A note with a word that nothing else has.
pub(crate) struct Planted {
    /// The note.
    pub(crate) note: RecordId,
    /// Its word.
    pub(crate) word: String,
    /// Commands that asked to erase it.
    pub(crate) erasing: Vec<CommandId>,
}

impl<H: House> World<H> {
    /// (g) at the end of a history.
    pub(crate) fn check_erased(&mut self) -> Result<(), Halt> {
        let erased = self.erased()?;
        self.tally.erased += erased.len() as u64;
        if erased.is_empty() {
            return Ok(());
        }
        self.check_chain()?;
        let said = self.town.office.disk.said();
        if let Some(word) = erased.iter().map(|(_, word)| word).find(|word| said.contains(*word)) {
            return Err(Halt::Fell(format!("(g) the office still says {word}")));
        }
        for at in 0..self.devices.len() {
            let told = self.told(at)?;
            let said = self.devices[at].disk.said();
            let mut words = erased.iter().filter(|(note, _)| told.contains(note)).map(|(_, word)| word);
            if let Some(word) = words.find(|word| said.contains(*word)) {
                return Err(Halt::Fell(format!("(g) device {at} still says {word}")));
            }
        }
        Ok(())
    }

    /// Notes whose erasing the office remembers, with their words.
    fn erased(&mut self) -> Result<Vec<(RecordId, String)>, Halt> {
        let Self { town, planted, .. } = self;
        let mut erased = Vec::new();
        for Planted { note, word, erasing } in planted {
            let mut is_erased = false;
            for command in erasing {
                is_erased |= town.office.verdict_of(*command)? == Some(Verdict::Accepted);
            }
            erased.extend(is_erased.then(|| (*note, word.clone())));
        }
        Ok(erased)
    }

    /// Rows that were erased in an audience the person sees.
    fn told(&mut self, at: usize) -> Result<BTreeSet<RecordId>, Halt> {
        let person = self.person(at);
        let scopes = self.town.office.sight(person)?.scopes;
        let reach = [Reach { after: 0, scopes }];
        let marks = self.town.office.work(|store, _, _| store.marks(&reach, usize::MAX >> 1))?;
        Ok(marks.into_iter().filter(|mark| mark.is_erased).map(|mark| mark.key.id).collect())
    }

    fn check_chain(&mut self) -> Result<(), Halt> {
        let entries = self.town.office.work(|store, _, _| store.entries_after(0, usize::MAX >> 1))?;
        let start = obeznik_authority::ChainHead::empty();
        let walked = obeznik_authority::verify_chain(start, entries);
        walked.map(drop).map_err(|link| Halt::Fell(format!("(g) the chain: {link}")))
    }

    /// Commands about notes that somebody asked to erase: the office may answer them without their words, and nobody
    /// sends them again after it forgot them.
    pub(crate) fn concerns_erased(&self, payload: &str) -> bool {
        let asked = self.planted.iter().filter(|planted| !planted.erasing.is_empty());
        is_about(payload, &asked.map(|planted| planted.note).collect())
    }
}
