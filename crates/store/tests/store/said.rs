//! What a child said it had acknowledged, and that a store still has it.

use std::collections::{BTreeMap, BTreeSet};

use obeznik_kernel::BlobHash;
use obeznik_store::{ChainReport, Store};

/// What was acknowledged.
#[derive(Debug, Default, Clone)]
pub struct Said {
    pub commands: Vec<String>,
    /// The round in which each draft was saved last.
    pub drafts: BTreeMap<String, u64>,
    /// Drafts thrown away for good.
    pub thrown: BTreeSet<String>,
    pub blobs: Vec<String>,
    pub secret: Option<u64>,
    /// The recovery code on paper; whether another is being made in its stead.
    pub code: Option<String>,
    pub is_renewing: bool,
    /// What was not done, with the reason.
    pub failures: Vec<String>,
}

impl Said {
    /// Takes in whole lines; one that was torn in two was not yet said.
    pub fn hear(&mut self, text: &str) {
        let whole = text.rsplit_once('\n').map_or("", |(whole, _)| whole);
        for line in whole.lines() {
            self.line(line);
        }
    }

    fn line(&mut self, line: &str) {
        let words: Vec<&str> = line.split(' ').collect();
        match words[..] {
            ["command", id] => self.commands.push(id.to_owned()),
            ["draft", id, round] => {
                self.drafts.insert(id.to_owned(), round.parse().unwrap());
            }
            ["throwing", id] => {
                self.drafts.remove(id);
            }
            ["thrown", id] => {
                self.thrown.insert(id.to_owned());
            }
            ["blob", hash] => self.blobs.push(hash.to_owned()),
            ["secret", round] => self.secret = Some(round.parse().unwrap()),
            ["renewing"] => self.is_renewing = true,
            ["code", code] => (self.code, self.is_renewing) = (Some(code.to_owned()), false),
            ["failed", ..] => self.failures.push(line.to_owned()),
            _ => panic!("{line}"),
        }
    }

    /// Everything that was acknowledged is in the store, or newer.
    pub fn is_in(&self, store: &Store) {
        assert_eq!(store.replayed().differs_from, None);
        assert!(!store.replayed().is_journal_damaged);
        assert!(matches!(store.reader().verify(&mut |_| true).unwrap(), ChainReport::Whole(_)));
        self.commands_are_in(store);
        self.drafts_are_in(store);
        for hash in &self.blobs {
            let hash = BlobHash(hash.clone());
            let mut blob = store.blob(&hash).unwrap_or_else(|error| panic!("acknowledged {error}"));
            blob.check().unwrap_or_else(|error| panic!("acknowledged {error}"));
        }
        if let Some(round) = self.secret {
            let value = store.secret("device").unwrap().expect("an acknowledged secret is lost");
            let found: u64 = std::str::from_utf8(&value).unwrap().parse().unwrap();
            assert!(found >= round, "the secret of round {found}, {round} was acknowledged");
        }
    }

    fn commands_are_in(&self, store: &Store) {
        let log = store.reader().log(u64::MAX >> 1, 1_000_000).unwrap();
        let kept: BTreeSet<String> = log.iter().map(|entry| entry.header.command.to_string()).collect();
        for command in &self.commands {
            assert!(kept.contains(command), "acknowledged command {command} is lost");
        }
    }

    fn drafts_are_in(&self, store: &Store) {
        for (id, round) in &self.drafts {
            let draft = store.draft(id).unwrap().unwrap_or_else(|| panic!("draft {id} is lost"));
            let found: u64 = draft.body.split(' ').next().unwrap().parse().unwrap();
            assert!(found >= *round, "draft {id} says {found}, {round} was acknowledged");
        }
        for id in &self.thrown {
            assert_eq!(store.draft(id).unwrap(), None, "draft {id} was thrown away");
        }
    }
}
