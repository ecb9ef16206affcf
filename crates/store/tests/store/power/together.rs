//! The power goes while an office and a laptop exchange: what the office answered and what the laptop was given
//! is there on the disks that are left, and after the next contact it is in the office once. Calls that fail lose
//! nothing either, those that write a journal among them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use obeznik_circulation::comment::Comment;
use obeznik_circulation::paper::Paper;
use obeznik_kernel::RecordId;
use obeznik_store::ChainReport;

use super::disk::{Dice, Disk, Fate};
use super::trace::{Call, Record};
use super::{CUTS_PER_REFUSAL, cuts, moments, recorded, trust_the_mark};
use crate::pair::Pair;

/// What the two said.
#[derive(Default)]
struct Acknowledged {
    codes: Option<[String; 2]>,
    given: Vec<String>,
    decided: Vec<String>,
    wrote: u64,
    /// What was not done, with the reason.
    failures: Vec<String>,
}

impl Acknowledged {
    fn heard(text: &str) -> Self {
        let mut heard = Self::default();
        let whole = text.rsplit_once('\n').map_or("", |(whole, _)| whole);
        for line in whole.lines() {
            match line.split(' ').collect::<Vec<_>>()[..] {
                ["ready", office, laptop] => heard.codes = Some([office.to_owned(), laptop.to_owned()]),
                ["given", id] => heard.given.push(id.to_owned()),
                ["decided", id] => heard.decided.push(id.to_owned()),
                ["wrote", round] => heard.wrote = round.parse().unwrap(),
                ["failed", ..] => heard.failures.push(line.to_owned()),
                _ => panic!("{line}"),
            }
        }
        heard
    }
}

fn log_of(pair: &Pair) -> BTreeMap<String, usize> {
    let mut times = BTreeMap::new();
    for entry in pair.office.reader().log(u64::MAX >> 1, 1_000_000).unwrap() {
        *times.entry(entry.header.command.to_string()).or_default() += 1;
    }
    times
}

/// Opens what is left, lets the two meet, and looks for everything that was said.
fn is_whole(folder: &Path, said: &Acknowledged) {
    let Some([office, laptop]) = &said.codes else { return };
    let opened = Pair::opened(folder, [office, laptop], 2);
    let mut pair = opened.unwrap_or_else(|error| panic!("they do not open: {error}"));
    for store in [&pair.office, &pair.laptop] {
        assert!(store.replayed().is_whole(), "{:?}", store.replayed());
    }
    let log = log_of(&pair);
    for id in &said.decided {
        assert_eq!(log.get(id), Some(&1), "the office forgot {id}, which it had answered");
    }
    pair.exchange(&mut |_| {}).unwrap();
    assert!(pair.laptop.outbox().unwrap().is_empty() && pair.laptop.attention().unwrap().is_empty());
    let log = log_of(&pair);
    for id in &said.given {
        assert_eq!(log.get(id), Some(&1), "{id} was given and is not in the office once");
    }
    assert_no_doubles(&pair);
    let paper = pair.office.reader().record::<Paper>(RecordId::well_known("the paper")).unwrap().unwrap();
    let wrote = paper.value.report.rsplit(' ').next().unwrap().parse().unwrap_or(0);
    assert!(wrote >= said.wrote, "the report of round {} was given, {wrote} is there", said.wrote);
    assert!(matches!(pair.office.reader().verify(&mut |_| true).unwrap(), ChainReport::Whole(_)));
    assert_eq!(pair.laptop.dump_records().unwrap(), pair.office.dump_records().unwrap());
}

/// Nobody's words are there twice, also when a person who was refused gave them once more.
fn assert_no_doubles(pair: &Pair) {
    let comments = pair.office.reader().under::<Comment>(RecordId::well_known("the paper")).unwrap();
    let texts: BTreeSet<&str> = comments.iter().map(|one| one.value.text.as_str()).collect();
    assert_eq!(texts.len(), comments.len(), "a comment is there twice");
}

fn cut(calls: &[Call], home: &Path, seed: u64) {
    let mut dice = Dice::new(seed);
    let moment = dice.below(calls.len() as u64 + 1);
    let mut disk = Disk::new(home);
    for call in &calls[..usize::try_from(moment).unwrap()] {
        disk.perform(call, &mut dice);
    }
    let (fate, said) = (Fate::of(seed), Acknowledged::heard(&disk.said_text()));
    let after = tempfile::tempdir().unwrap();
    disk.after_the_cut(fate, &mut dice, after.path());
    for name in ["office", "laptop"] {
        trust_the_mark(&after.path().join("store").join(name));
    }
    println!("cut {seed} at call {moment} of {}: {fate:?}, {} given", calls.len(), said.given.len());
    is_whole(&after.path().join("store"), &said);
}

#[test]
fn nothing_between_a_laptop_and_its_office_is_lost_or_doubled_when_the_power_goes() {
    let home = tempfile::tempdir().unwrap();
    let calls = recorded(home.path(), "shared_child", &[], None).calls;
    let whole = Acknowledged::heard(&Disk::performed(home.path(), &calls).said_text());
    assert!(whole.given.len() == 30 && whole.decided.len() > 30 && whole.wrote == 9);
    (0..cuts()).for_each(|seed| cut(&calls, home.path(), 3_000_000 + seed));
}

#[test]
fn a_disk_that_keeps_nothing_between_them_does_lose_something() {
    let home = tempfile::tempdir().unwrap();
    let mut calls = recorded(home.path(), "shared_child", &[], None).calls;
    calls.retain(|call| !matches!(call, Call::Sync { .. }));
    let loses = |seed| std::panic::catch_unwind(|| cut(&calls, home.path(), seed)).is_err();
    assert!((0..20).any(loses), "the other test could not fail");
}

/// Calls beside `write` that a disk may refuse once both have begun their work.
const REFUSED: [&str; 3] = ["fdatasync", "ftruncate", "rename"];

/// Which writes, counted from one, go to the journal of a store after the first word.
fn journal_writes(calls: &[Call], store: &Path) -> Vec<u64> {
    let journal = store.join("journal");
    let (mut open, mut writes, mut has_spoken, mut found) = (BTreeSet::new(), 0, false, Vec::new());
    for call in calls {
        match call {
            Call::Say { .. } => has_spoken = true,
            Call::Open { path, file, .. } if path.starts_with(&journal) => {
                open.insert(*file);
            }
            Call::Open { file, .. } | Call::Close { file } => {
                open.remove(file);
            }
            Call::Write { file, at: None, .. } => {
                writes += 1;
                found.extend((has_spoken && open.contains(file)).then_some(writes));
            }
            _ => {}
        }
    }
    found
}

/// So many of some moments, spread over them.
fn spread(moments: &[u64], how_many: u64) -> impl Iterator<Item = u64> {
    let step = moments.len().div_ceil(usize::try_from(how_many.max(1)).unwrap()).max(1);
    moments.iter().step_by(step).copied()
}

/// One refused call: the work goes on, and nothing said before or after is lost or doubled, nor is it when the power
/// goes later.
fn refuse(call: &str, error: &str, moment: &str) -> Acknowledged {
    let home = tempfile::tempdir().unwrap();
    println!("{call} number {moment} gives {error}");
    let fault = format!("inject={call}:error={error}:when={moment}");
    let calls = recorded(home.path(), "shared_child", &[], Some(&fault)).calls;
    let said = Acknowledged::heard(&Disk::performed(home.path(), &calls).said_text());
    assert!(said.codes.is_some(), "it was refused before they began");
    is_whole(&home.path().join("store"), &said);
    (0..3).for_each(|seed| cut(&calls, home.path(), 4_000_000 + seed));
    said
}

/// The same work, refused nothing.
fn sound(home: &Path) -> Record {
    recorded(home, "shared_child", &[], None)
}

/// Refuses writes of the journal of a store; each is told at once.
fn refuse_journal(store: &str) {
    let home = tempfile::tempdir().unwrap();
    let writes = journal_writes(&sound(home.path()).calls, &home.path().join("store").join(store));
    assert!(writes.len() > 5, "the {store} wrote {writes:?}");
    for error in ["EIO", "ENOSPC"] {
        for moment in spread(&writes, cuts() / CUTS_PER_REFUSAL) {
            let said = refuse("write", error, &moment.to_string());
            assert!(!said.failures.is_empty(), "nobody was told of write {moment} of the {store}");
        }
    }
}

#[test]
fn a_refused_write_of_the_laptops_journal_loses_and_doubles_nothing() {
    refuse_journal("laptop");
}

#[test]
fn a_refused_write_of_the_offices_journal_loses_and_doubles_nothing() {
    refuse_journal("office");
}

#[test]
fn a_refused_call_between_them_loses_and_doubles_nothing() {
    let home = tempfile::tempdir().unwrap();
    let Record { unspoken, counts, .. } = sound(home.path());
    let mut told = BTreeSet::new();
    for call in REFUSED {
        let before = unspoken.get(call).copied().unwrap_or_default();
        for moment in moments((before, counts[call].1), cuts() / CUTS_PER_REFUSAL * 2) {
            let said = refuse(call, "EIO", &moment.to_string());
            told.extend((!said.failures.is_empty()).then_some(call));
        }
    }
    assert_eq!(told, BTreeSet::from(REFUSED), "each of them was felt");
}

#[test]
fn a_disk_that_fills_up_between_them_loses_and_doubles_nothing() {
    let home = tempfile::tempdir().unwrap();
    let writes = journal_writes(&sound(home.path()).calls, &home.path().join("store/laptop"));
    for moment in spread(&writes, cuts() / CUTS_PER_REFUSAL) {
        let said = refuse("write", "ENOSPC", &format!("{moment}+"));
        assert!(!said.failures.is_empty());
    }
}
