//! The power goes while the file of a laptop gets a new key: whatever is left on the disk is opened by what the keyring
//! keeps, the old key or the new one, and in the end the old one is nowhere.

use std::path::Path;
use std::sync::Arc;

use obeznik_kernel::BlobHash;
use obeznik_store::Store;

use super::disk::{Dice, Disk, Fate};
use super::trace::Call;
use super::{cuts, recorded};
use crate::ring::Ring;
use crate::town::later;

/// What the laptop said.
#[derive(Debug, Default)]
struct Kept {
    given: Vec<String>,
    annexes: Vec<String>,
    drafts: Vec<String>,
    is_renewed: bool,
}

impl Kept {
    fn heard(text: &str) -> Self {
        let mut kept = Self::default();
        for line in text.lines() {
            match line.split(' ').collect::<Vec<_>>()[..] {
                ["given", id] => kept.given.push(id.to_owned()),
                ["annex", hash] => kept.annexes.push(hash.to_owned()),
                ["draft", id] => kept.drafts.push(id.to_owned()),
                ["renewing"] | ["opened"] => {}
                ["renewed"] => kept.is_renewed = true,
                _ => panic!("{line}"),
            }
        }
        kept
    }

    fn is_in(&self, store: &mut Store) {
        assert!(!store.replayed().is_journal_damaged);
        let waiting = store.outbox().unwrap();
        let waiting: Vec<String> = waiting.iter().map(|one| one.signed.command.id.to_string()).collect();
        assert_eq!(waiting, self.given);
        for id in &self.drafts {
            assert!(store.draft(id).unwrap().is_some(), "draft {id} is lost");
        }
        for hash in &self.annexes {
            store.blob(&BlobHash(hash.clone())).unwrap().check().unwrap();
        }
    }
}

/// Opens what is left by the keyring, finishes what was begun, and looks for everything that was said.
fn is_whole(folder: &Path, kept: &Kept) {
    let ring = Arc::new(Ring(folder.join("ring")));
    let open = || {
        let opened = Store::open(&folder.join("laptop"), ring.unlock(), later());
        opened.unwrap_or_else(|error| panic!("neither key opens it: {error}"))
    };
    let mut store = open();
    kept.is_in(&mut store);
    store.keep_new_keys_by(ring.clone());
    store.give_back().unwrap(); // as at each opening of a laptop that was shown out
    assert!(store.clear_remains(later()).unwrap());
    assert_eq!(store.dump_records().unwrap(), "");
    kept.is_in(&mut store);
    drop(store);
    kept.is_in(&mut open());
    let of_then = ring.entries().into_iter().find(|entry| entry.matches(' ').count() == 1);
    assert_eq!(of_then, None, "the keyring has forgotten the first key");
}

fn cut(calls: &[Call], home: &Path, moment: usize, fate: Fate) {
    let mut dice = Dice::new(u64::try_from(moment).unwrap());
    let mut disk = Disk::new(home);
    calls[..moment].iter().for_each(|call| disk.perform(call, &mut dice));
    let kept = Kept::heard(&disk.said_text());
    let after = tempfile::tempdir().unwrap();
    disk.after_the_cut(fate, &mut dice, after.path());
    println!("cut at call {moment} of {}: {fate:?}, {kept:?}", calls.len());
    is_whole(&after.path().join("store"), &kept);
}

/// Moments from the beginning of the new key to the end, each after something else than bytes was told.
fn moments(calls: &[Call]) -> Vec<usize> {
    let says = |call: &Call| matches!(call, Call::Say { bytes } if bytes.starts_with(b"renewing"));
    let begun = calls.iter().position(says).unwrap();
    let is_step = |moment: &usize| !matches!(calls[moment - 1], Call::Write { .. } | Call::Seek { .. });
    (begun + 1..=calls.len()).filter(is_step).collect()
}

#[test]
fn a_new_key_or_the_old_one_opens_what_a_cut_of_the_power_leaves() {
    let home = tempfile::tempdir().unwrap();
    let calls = recorded(home.path(), "renewing_child", &[], None).calls;
    let whole = Kept::heard(&Disk::performed(home.path(), &calls).said_text());
    assert!(whole.is_renewed && whole.given.len() == 1 && whole.drafts.len() == 3, "{whole:?}");
    let moments = moments(&calls);
    let each = moments.len().div_ceil(usize::try_from(cuts()).unwrap()).max(1);
    for moment in moments.into_iter().step_by(each) {
        cut(&calls, home.path(), moment, Fate::Everything);
        cut(&calls, home.path(), moment, Fate::of(u64::try_from(moment).unwrap()));
    }
}

#[test]
fn a_disk_that_keeps_nothing_of_a_new_key_does_lose_something() {
    let home = tempfile::tempdir().unwrap();
    let mut calls = recorded(home.path(), "renewing_child", &[], None).calls;
    calls.retain(|call| !matches!(call, Call::Sync { .. }));
    let last = calls.len();
    let loses = |seed| {
        let cut_off = || cut(&calls, home.path(), last, Fate::of(seed));
        std::panic::catch_unwind(std::panic::AssertUnwindSafe(cut_off)).is_err()
    };
    assert!((0..6).any(loses), "the other test could not fail");
}
