//! What a desktop said was kept.

use std::collections::{BTreeMap, BTreeSet};

use obeznik_kernel::{BlobHash, CommandId, RecordId};

/// The acknowledgements of one desktop through all its lives.
#[derive(Debug, Default)]
pub struct Diary {
    /// Comments and departments by the command that made them.
    pub made: BTreeMap<CommandId, RecordId>,
    /// Annexes and their contents by the command that attached them.
    pub annexes: BTreeMap<CommandId, (RecordId, BlobHash)>,
    /// Comments that are to be taken back, by the command that made them: there or not until then.
    pub brief: BTreeMap<CommandId, RecordId>,
    /// Those that were, by the command that did it.
    pub undone: BTreeMap<CommandId, RecordId>,
    /// Commands by which somebody was shown something, or shown it no more.
    pub access: BTreeSet<CommandId>,
    /// How often everything shown for a time was taken back.
    pub parted: u32,
    /// How often what is shown for a time came, and how often it went.
    pub came: u32,
    pub went: u32,
    /// The number in the last acknowledged text of the paper.
    pub edit: u64,
    /// The number in the last acknowledged draft.
    pub draft: u64,
    /// What was refused to the person at once: they still have it on the screen.
    pub failed: Vec<String>,
    /// Why it did not come to life.
    pub closed: Vec<String>,
    /// How often it came to life.
    pub lives: u32,
    /// How often it said it had sent and read everything.
    pub settled: u32,
}

impl Diary {
    /// Hears one whole line.
    pub fn hear(&mut self, line: &str) {
        let words: Vec<&str> = line.split(' ').collect();
        match words.as_slice() {
            ["found", draft] => {
                let found: u64 = draft.parse().unwrap();
                assert!(found >= self.draft, "typed {} and found {found}", self.draft);
                self.lives += 1;
            }
            ["draft", number] => self.draft = number.parse().unwrap(),
            ["edit", number, _] => self.edit = number.parse().unwrap(),
            ["comment" | "department", record, command] => {
                let record = RecordId(record.parse().unwrap());
                let before = self.made.insert(command.parse().unwrap(), record);
                assert_eq!(before, None, "two commands of one name");
            }
            [what @ ("brief" | "undone"), record, command] => {
                let kept = if *what == "brief" { &mut self.brief } else { &mut self.undone };
                let before = kept.insert(command.parse().unwrap(), RecordId(record.parse().unwrap()));
                assert_eq!(before, None, "two commands of one name");
            }
            ["annex", record, blob, command] => {
                let annex = (RecordId(record.parse().unwrap()), BlobHash((*blob).to_owned()));
                let before = self.annexes.insert(command.parse().unwrap(), annex);
                assert_eq!(before, None, "two commands of one name");
            }
            ["access", command] => {
                assert!(self.access.insert(command.parse().unwrap()), "two commands of one name");
            }
            ["parted"] => self.parted += 1,
            ["came"] => self.came += 1,
            ["went"] => self.went += 1,
            ["closed", ..] => self.closed.push(line.to_owned()),
            ["failed", key] => self.failed.push((*key).to_owned()),
            ["settled"] => self.settled += 1,
            _ => panic!("{line}"),
        }
    }

    /// Everything acknowledged so far.
    pub fn acknowledged(&self) -> usize {
        self.made.len()
    }
}
