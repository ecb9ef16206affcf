//! Stores as programs of every shape left them: they open, are migrated, are read and go on.
//!
//! `golden/10-12.db.zst` is a whole file of plain pages after ten migrations of the server's room and twelve of the
//! local one; `golden/10-12.txt` holds its records, one a line. The shape of the present program is made by the test
//! itself where it is missing: the test then fails once, and both files are committed with the migration.

use std::path::{Path, PathBuf};

use obeznik_authority::Verdict;
use obeznik_store::{ChainReport, Direction, PaperFilter, PaperSort, Span, Store};

use crate::journey::Journey;
use crate::town::{Hand, Town, later, now};

/// Harder than for a message: it is packed once and kept for ever.
const PACKING: i32 = 19;

fn golden() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/store/golden")
}

/// How many migrations each room of this program has.
fn present_shape() -> String {
    let count = |room: &str| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../migrations").join(room);
        let files = std::fs::read_dir(folder).unwrap().flatten();
        files.filter(|entry| entry.path().extension().is_some_and(|extension| extension == "sql")).count()
    };
    format!("{}-{}", count("server-sqlite"), count("local"))
}

/// Shapes that are kept.
fn shapes() -> Vec<String> {
    let entries = std::fs::read_dir(golden()).into_iter().flatten().flatten();
    let names = entries.map(|entry| entry.file_name().into_string().unwrap());
    let mut shapes: Vec<String> =
        names.filter_map(|name| name.strip_suffix(".db.zst").map(str::to_owned)).collect();
    shapes.sort();
    shapes
}

/// A small office of today: people, a paper that became a resolution with a task, and a draft.
fn make(shape: &str) {
    let mut journey = Journey::over(Town::plain());
    let paper = journey.draft("Oprava chodníku v Lipové ulici", "Chodník je v havarijním stavu.");
    journey.decide(paper);
    journey.draft("Čestné občanství", "Zpráva k bodu.");
    let records = journey.town.store().dump_records().unwrap();
    journey.town.close();
    let database = std::fs::read(journey.town.database()).unwrap();
    std::fs::create_dir_all(golden()).unwrap();
    std::fs::write(golden().join(format!("{shape}.txt")), records).unwrap();
    let packed = zstd::encode_all(&database[..], PACKING).unwrap();
    std::fs::write(golden().join(format!("{shape}.db.zst")), packed).unwrap();
}

/// The store in a folder as it was left, opened by this program.
fn opened(shape: &str, home: &Path) -> Store {
    let packed = std::fs::read(golden().join(format!("{shape}.db.zst"))).unwrap();
    std::fs::write(home.join("office.db"), zstd::decode_all(&packed[..]).unwrap()).unwrap();
    Store::create_plain(home, later()).unwrap()
}

fn titles_of(store: &Store, words: &str) -> Vec<String> {
    let filter = PaperFilter { words: words.into(), ..PaperFilter::default() };
    let page =
        store.reader().papers(&filter, PaperSort::Title, Direction::Ascending, Span::first(10)).unwrap();
    page.rows.into_iter().map(|row| row.title).collect()
}

#[test]
fn a_store_of_every_shape_opens_is_read_and_goes_on() {
    for shape in shapes() {
        let home = tempfile::tempdir().unwrap();
        let mut store = opened(&shape, home.path());
        let expected = std::fs::read_to_string(golden().join(format!("{shape}.txt"))).unwrap();
        assert_eq!(store.dump_records().unwrap(), expected, "{shape}");
        let head = store.head().unwrap();
        let chain = store.reader().verify(&mut |_| true).unwrap();
        assert_eq!(chain, ChainReport::Whole(head.clone()), "{shape}");
        assert_eq!(titles_of(&store, "chodnik"), ["Oprava chodníku v Lipové ulici"], "{shape}");
        assert_eq!(titles_of(&store, "").len(), 2, "{shape}");
        let models = store.dump_models().unwrap();
        store.rebuild(&mut |_| true).unwrap();
        assert_eq!(store.dump_models().unwrap(), models, "{shape}: the lists are those of this program");

        let mut hand = Hand::new(100_000);
        let signed = hand.department("Odbor dopravy");
        assert_eq!(store.execute(&signed, now(), &mut hand.ids, &[]).unwrap(), Verdict::Accepted, "{shape}");
        assert_eq!(store.head().unwrap().log_no, head.log_no + 1, "{shape}");
        store.close(later()).unwrap();
    }
}

#[test]
fn the_shape_of_this_program_is_kept_for_those_that_come() {
    let shape = present_shape();
    if !shapes().contains(&shape) {
        make(&shape);
        panic!("crates/store/tests/store/golden/{shape}.* was made just now: look at it and commit it");
    }
}
