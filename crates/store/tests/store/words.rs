//! Planted words: not in ciphertext, and not left behind after deletion. The second proof needs a store
//! opened without a key: in ciphertext the search could not fail.

use std::path::Path;

use obeznik_store::{Draft, Store};

use crate::town::{Hand, Town, later, now};

pub const WORD: &str = "Kvěchovodina";
/// The word as the full-text index writes it.
pub const FOLDED: &str = "kvechovodin";

/// Whether any file of the folder holds the bytes.
pub fn is_anywhere(folder: &Path, bytes: &[u8]) -> bool {
    std::fs::read_dir(folder).unwrap().flatten().any(|entry| {
        let path = entry.path();
        if path.is_dir() {
            return is_anywhere(&path, bytes);
        }
        std::fs::read(&path).unwrap().windows(bytes.len()).any(|window| window == bytes)
    })
}

fn plant(store: &mut Store, hand: &mut Hand) -> obeznik_kernel::RecordId {
    let id = obeznik_kernel::RecordId::well_known("planted");
    let signed = hand.person(Some(id), WORD);
    store.execute(&signed, now(), &mut hand.ids, &[]).unwrap();
    let draft = Draft { draft_id: "d".into(), person: hand.secretary, body: WORD.into(), saved_at: now() };
    store.put_draft(&draft).unwrap();
    store.put_blob(&mut WORD.as_bytes(), now()).unwrap();
    id
}

#[test]
fn nothing_in_the_folder_reads_without_the_key() {
    let mut town = Town::founded();
    let Town { store, hand, .. } = &mut town;
    plant(store.as_mut().unwrap(), hand);
    let with_the_key = town.store().said_anywhere().unwrap();
    assert!(with_the_key.matches(WORD).count() > 2, "the file, the journal and the content");
    assert_eq!(town.store().miscounted().unwrap(), None);
    assert!(!is_anywhere(&town.folder, WORD.as_bytes()), "open");
    town.close();
    assert!(!is_anywhere(&town.folder, WORD.as_bytes()), "closed");
    assert!(!is_anywhere(&town.folder, FOLDED.as_bytes()));
    assert!(!is_anywhere(&town.folder, b"SQLite format 3"));
}

#[test]
fn deleted_words_leave_every_page() {
    let home = tempfile::tempdir().unwrap();
    let mut store = Store::create_plain(home.path(), now()).unwrap();
    let mut hand = Hand::new(0);
    let founding = hand.founding();
    store.execute(&founding, now(), &mut hand.ids, &[]).unwrap();
    let id = plant(&mut store, &mut hand);
    store.checkpoint().unwrap();
    let database = home.path().join("office.db");
    let holds = |word: &str| {
        let bytes = std::fs::read(&database).unwrap();
        bytes.windows(word.len()).any(|window| window == word.as_bytes())
    };
    assert!(holds(WORD) && holds(FOLDED), "the proof can fail");
    store.remove_draft("d").unwrap();
    store.forget_record("person", id).unwrap();
    store.checkpoint().unwrap();
    assert!(!holds(WORD), "rows");
    assert!(!holds(FOLDED), "the full-text index");
    store.close(later()).unwrap();
}
