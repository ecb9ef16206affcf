//! The power goes while an office and a laptop exchange: what the office answered and what the laptop was given
//! is there on the disks that are left, and after the next contact it is in the office once.

use std::collections::BTreeMap;
use std::path::Path;

use obeznik_circulation::paper::Paper;
use obeznik_kernel::RecordId;
use obeznik_store::ChainReport;

use super::disk::{Dice, Disk, Fate};
use super::trace::Call;
use super::{cuts, recorded, trust_the_mark};
use crate::pair::Pair;

/// What the two said.
#[derive(Default)]
struct Acknowledged {
    codes: Option<[String; 2]>,
    given: Vec<String>,
    decided: Vec<String>,
    wrote: u64,
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
    let mut pair = Pair::opened(folder, [office, laptop], 2);
    let log = log_of(&pair);
    for id in &said.decided {
        assert_eq!(log.get(id), Some(&1), "the office forgot {id}, which it had answered");
    }
    pair.exchange(&mut |_| {});
    assert!(pair.laptop.outbox().unwrap().is_empty() && pair.laptop.attention().unwrap().is_empty());
    let log = log_of(&pair);
    for id in &said.given {
        assert_eq!(log.get(id), Some(&1), "{id} was given and is not in the office once");
    }
    let paper = pair.office.reader().record::<Paper>(RecordId::well_known("the paper")).unwrap().unwrap();
    let wrote = paper.value.report.rsplit(' ').next().unwrap().parse().unwrap_or(0);
    assert!(wrote >= said.wrote, "the report of round {} was given, {wrote} is there", said.wrote);
    assert!(matches!(pair.office.reader().verify(&mut |_| true).unwrap(), ChainReport::Whole(_)));
    assert_eq!(pair.laptop.dump_records().unwrap(), pair.office.dump_records().unwrap());
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
