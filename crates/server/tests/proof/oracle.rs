//! What must hold when everybody has stopped in good order.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use obeznik_authority::standing_of;
use obeznik_circulation::attachment::Attachment;
use obeznik_circulation::comment::Comment;
use obeznik_circulation::paper::Paper;
use obeznik_kernel::calendar::day_in_prague;
use obeznik_kernel::{AudienceId, CommandId, Department, RecordId, RecordsExt as _};
use obeznik_server::clock;
use obeznik_server::keyring::FileKeyring;
use obeznik_server::places::Places;
use obeznik_store::{Store, Unlock};

use super::scene::Ended;
use super::shown::{FOLDED, WORD};

/// Everything acknowledged is in the office and on both desks, once; the chain is whole; each desk holds what the office
/// shows its person, and nothing of what it does not show any more.
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
        for command in diary.brief.keys().chain(diary.undone.keys()).chain(&diary.access) {
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
    for (desk, person) in desks.iter_mut().zip(&ended.people) {
        assert_settled(desk, &office, person);
    }
    assert_eq!(office.miscounted().unwrap(), None, "a sum at the office");
    assert_forgotten(ended, &desks);
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

/// Nothing waits, nothing was refused, and the rows are those the office shows to the person, counted well.
fn assert_settled(desk: &mut Store, office: &Store, person: &str) {
    assert!(desk.outbox().unwrap().is_empty(), "nothing waits");
    assert!(desk.attention().unwrap().is_empty(), "nothing was refused");
    let (mine, theirs) = (desk.dump_records().unwrap(), office.dump_records().unwrap());
    let mine: BTreeSet<&str> = mine.lines().collect();
    let theirs = shown_to(office, person, &theirs);
    assert_eq!(mine.difference(&theirs).next(), None, "a row that the office does not show to them");
    assert_eq!(theirs.difference(&mine).next(), None, "a row that the office shows to them is not there");
    assert_eq!(desk.miscounted().unwrap(), None, "a sum on a desk");
}

/// Those of all rows of the office, one a line, that a person may see.
fn shown_to<'a>(office: &Store, person: &str, rows: &'a str) -> BTreeSet<&'a str> {
    let records = office.reader().records().unwrap();
    let standing = standing_of(&records, person.parse().unwrap()).unwrap();
    let today = day_in_prague(clock::now());
    let is_shown = |row: &&str| {
        let scope = AudienceId(row.split(' ').nth(3).unwrap().to_owned());
        records.audience_of(&scope).unwrap().is_seen_by(&standing, today)
    };
    rows.lines().filter(is_shown).collect()
}

/// Of what Petr was shown for a time nothing is left in his folder, not even for whoever has its keys.
fn assert_forgotten(ended: &Ended, [jana, petr]: &[Store; 2]) {
    let shown = &ended.diaries[1];
    assert!(shown.came > 0 && shown.went > 0, "he was shown nothing");
    assert_eq!(petr.remains().unwrap(), None, "something remains to be cleared away");
    for content in &ended.shown.contents {
        assert!(jana.has_blob(content).unwrap() && !petr.has_blob(content).unwrap(), "{content:?}");
    }
    let said = [jana, petr].map(|store| store.said_anywhere().unwrap());
    for word in [WORD, FOLDED] {
        assert!(said[0].contains(word), "the proof could not fail");
        let left = said[1].lines().find(|line| line.contains(word));
        assert_eq!(left, None, "{word} is still there");
        assert!(!is_in_files(ended.homes[1].path(), word), "{word} is open in a file");
    }
}

/// Whether any file of a folder holds the word as it is.
fn is_in_files(folder: &Path, word: &str) -> bool {
    let holds = |path: &Path| {
        let bytes = std::fs::read(path).unwrap();
        bytes.windows(word.len()).any(|window| window == word.as_bytes())
    };
    let mut paths = std::fs::read_dir(folder).unwrap().flatten().map(|entry| entry.path());
    paths.any(|path| if path.is_dir() { is_in_files(&path, word) } else { path.is_file() && holds(&path) })
}
