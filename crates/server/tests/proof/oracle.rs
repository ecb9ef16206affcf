//! What must hold when everybody has stopped in good order.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use obeznik_circulation::attachment::Attachment;
use obeznik_circulation::comment::Comment;
use obeznik_circulation::paper::Paper;
use obeznik_kernel::{CommandId, Department, RecordId};
use obeznik_server::clock;
use obeznik_server::keyring::FileKeyring;
use obeznik_server::places::Places;
use obeznik_store::{Store, Unlock};

use super::scene::Ended;

/// Everything acknowledged is in the office and on both desks, once; the chain is whole; what both hold is equal.
pub fn everything_holds(ended: &Ended) {
    let links = verified(ended);
    let office = office_of(ended);
    let decided = decided(&office);
    assert_eq!(decided.values().map(|times| *times as u64).sum::<u64>(), links, "the whole log was read");
    let mut desks = [0, 1].map(|at| desk_of(ended.homes[at].path()));
    for diary in &ended.diaries {
        for (command, record) in &diary.made {
            assert_eq!(decided.get(command), Some(&1), "{command} is in the log once");
            for store in [&office, &desks[0], &desks[1]] {
                assert!(is_there(store, *record), "what {command} made is there");
            }
        }
    }
    for (diary, own) in ended.diaries.iter().zip(&desks) {
        for command in diary.brief.keys().chain(diary.undone.keys()) {
            assert_eq!(decided.get(command), Some(&1), "{command} is in the log once");
        }
        for (command, record) in &diary.undone {
            for store in [&office, &desks[0], &desks[1]] {
                let verdict = || verdict_of(&office, *command);
                assert!(!is_there(store, *record), "what was taken back is there again: {}", verdict());
            }
        }
        for (command, (annex, blob)) in &diary.annexes {
            assert_eq!(decided.get(command), Some(&1), "{command} is in the log once");
            for store in [&office, &desks[0], &desks[1]] {
                let annex = store.reader().record::<Attachment>(*annex).unwrap();
                assert_eq!(&annex.expect("what was attached is there").value.blob, blob);
            }
            for store in [&office, own] {
                store.blob(blob).unwrap().check().unwrap(); // not its name alone: its content too
            }
        }
    }
    let id = RecordId(ended.paper.parse().unwrap());
    let paper = office.reader().record::<Paper>(id).unwrap().unwrap().value;
    for (text, diary) in [(&paper.title, &ended.diaries[0]), (&paper.report, &ended.diaries[1])] {
        let number: u64 = text.rsplit(' ').next().unwrap().parse().unwrap_or(0);
        assert!(number >= diary.edit, "{text} is older than the acknowledged {}", diary.edit);
    }
    assert_no_doubles(&office, id);
    desks.iter_mut().for_each(|desk| assert_settled(desk, &office));
    assert_eq!(desks[0].dump_models().unwrap(), office.dump_models().unwrap(), "lists and search are equal");
}

/// What `obeznik-server verify` says, as an administrator would ask; the length of the chain.
fn verified(ended: &Ended) -> u64 {
    let mut verify = Command::new(env!("CARGO_BIN_EXE_obeznik-server"));
    let said = verify.arg("--data").arg(ended.data.path()).args(["--json", "verify"]).output().unwrap();
    let text = String::from_utf8_lossy(&said.stdout);
    assert!(said.status.success(), "{text} {}", String::from_utf8_lossy(&said.stderr));
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    value[0]["links"].as_u64().unwrap_or_else(|| panic!("{text}"))
}

fn office_of(ended: &Ended) -> Store {
    let places = Places::made(ended.data.path()).unwrap();
    let town = std::fs::read_dir(places.tenants()).unwrap().flatten().find(|entry| entry.path().is_dir());
    let keyring = FileKeyring::open(&places.keyring()).unwrap();
    Store::open(&town.unwrap().path(), Unlock::Keyring(&keyring), clock::now()).unwrap()
}

fn desk_of(home: &Path) -> Store {
    let keyring = FileKeyring::open(&home.join("keys")).unwrap();
    Store::open(&home.join("urad"), Unlock::Keyring(&keyring), clock::now()).unwrap()
}

/// How often each command stands in the log.
fn decided(office: &Store) -> BTreeMap<CommandId, usize> {
    let mut times = BTreeMap::new();
    for entry in office.reader().log(u64::MAX >> 1, usize::MAX >> 1).unwrap() {
        *times.entry(entry.header.command).or_default() += 1;
    }
    times
}

fn verdict_of(office: &Store, command: CommandId) -> String {
    let log = office.reader().log(u64::MAX >> 1, usize::MAX >> 1).unwrap();
    let entry = log.into_iter().find(|entry| entry.header.command == command);
    entry.map(|entry| format!("{:?}", entry.header.verdict)).unwrap_or_default()
}

fn is_there(store: &Store, record: RecordId) -> bool {
    let reader = store.reader();
    reader.record::<Comment>(record).unwrap().is_some()
        || reader.record::<Department>(record).unwrap().is_some()
}

/// No text was said twice: each of them carries a number of its own.
fn assert_no_doubles(office: &Store, paper: RecordId) {
    let mut texts: Vec<String> =
        office.reader().under::<Comment>(paper).unwrap().into_iter().map(|one| one.value.text).collect();
    let count = texts.len();
    texts.sort();
    texts.dedup();
    assert_eq!(texts.len(), count, "a comment is there twice");
}

/// Nothing waits, nothing was refused, and every row is the office's.
fn assert_settled(desk: &mut Store, office: &Store) {
    assert!(desk.outbox().unwrap().is_empty(), "nothing waits");
    assert!(desk.attention().unwrap().is_empty(), "nothing was refused");
    let (mine, theirs) = (desk.dump_records().unwrap(), office.dump_records().unwrap());
    let theirs: std::collections::BTreeSet<&str> = theirs.lines().collect();
    for row in mine.lines() {
        assert!(theirs.contains(row), "{row} is not the office's");
    }
}
