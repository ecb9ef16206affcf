//! A laptop whose file gets a new key after something has gone: everything that is the person's own goes on under it,
//! and where no new key can be kept at that moment, it is made up for.

use std::path::Path;

use obeznik_kernel::BlobHash;
use obeznik_store::{Draft, Keyring as _, Unlock, Upload};

use crate::journey::Journey;
use crate::parting::{OWN, lose_everything};
use crate::shared::{Laptop, by_keyring, named, serving};
use crate::town::{later, now};

const WORDS: &str = "lípa kámen řeka most";
const ANNEX: &str = "rozepsaná příloha";

/// Tells the keys of a store apart without saying them.
fn key_of(home: &Path) -> String {
    let keys = std::fs::read(home.join("store.keys")).unwrap();
    let keys: serde_json::Value = serde_json::from_slice(&keys).unwrap();
    assert!(keys.get("other").is_none() && keys.get("former").is_none(), "one key at a time: {keys}");
    keys["check"].as_str().unwrap().to_owned()
}

/// The laptop has read a paper and keeps a draft and an annex of its own; gives the annex and the key.
fn with_own(journey: &mut Journey, laptop: &mut Laptop) -> (BlobHash, String) {
    journey.draft("Smlouva o dílo", "Zpráva.");
    laptop.pull(journey);
    let person = journey.town.hand.secretary;
    let draft = Draft { draft_id: OWN.into(), person, body: "jméno".into(), saved_at: now() };
    laptop.store().put_draft(&draft).unwrap();
    let annex = laptop.store().put_blob(&mut ANNEX.as_bytes(), now()).unwrap();
    (annex, key_of(laptop.home.path()))
}

fn has_own(laptop: &mut Laptop, annex: &BlobHash) {
    assert_eq!(laptop.store().draft(OWN).unwrap().unwrap().body, "jméno");
    assert_eq!(laptop.store().blob(annex).unwrap().read_all().unwrap(), ANNEX.as_bytes());
}

/// Something goes, and all that can be done at once is done.
fn lose(laptop: &mut Laptop) {
    lose_everything(laptop.store());
    assert!(laptop.store().clear_remains(later()).unwrap());
}

#[test]
fn what_is_sealed_goes_on_under_the_new_key_also_what_was_sealed_beside_the_store() {
    let mut journey = serving();
    let mut laptop = Laptop::new(&mut journey);
    let (annex, before) = with_own(&mut journey, &mut laptop);
    let mut all = |_: u64| true;
    let view = laptop.store().view_sealer().unwrap().seal(&mut ANNEX.as_bytes(), &mut all).unwrap();
    assert!(laptop.store().keep_view(&annex, view, now()).unwrap());
    let upload = Upload {
        id: named("an upload"),
        device: laptop.key.device,
        hash: annex.clone(),
        size_bytes: 2 * ANNEX.len() as u64,
    };
    laptop.store().begin_upload(&upload, now()).unwrap();
    let parts = laptop.store().part_sealer().unwrap();
    let part = parts.seal(&mut ANNEX.as_bytes(), &mut all).unwrap();
    laptop.store().keep_part(upload.id, 0, [0; 32], part).unwrap();
    // These are under way on other threads.
    let part = parts.seal(&mut ANNEX.as_bytes(), &mut all).unwrap();
    let other = laptop.store().blob_sealer().seal(&mut "jiná".as_bytes(), &mut all).unwrap();

    lose(&mut laptop);
    assert_ne!(key_of(laptop.home.path()), before);
    laptop.store().keep_part(upload.id, 1, [0; 32], part).unwrap();
    let other = laptop.store().keep_blob(other, later()).unwrap();
    for _ in 0..2 {
        has_own(&mut laptop, &annex);
        assert_eq!(laptop.store().blob(&other).unwrap().read_all().unwrap(), "jiná".as_bytes());
        assert_eq!(laptop.store().reader().view(&annex).unwrap().read_all().unwrap(), ANNEX.as_bytes());
        for part in [0, 1] {
            assert_eq!(laptop.store().part(upload.id, part).unwrap(), ANNEX.as_bytes(), "part {part}");
        }
        assert_eq!(
            laptop.store().put_blob(&mut ANNEX.as_bytes(), later()).unwrap(),
            annex,
            "named as before"
        );
        laptop.close();
        laptop.open();
    }
}

#[test]
fn what_is_written_after_a_new_key_comes_back_by_the_journal() {
    let mut journey = serving();
    let mut laptop = Laptop::new(&mut journey);
    let (annex, _) = with_own(&mut journey, &mut laptop);
    lose(&mut laptop);
    let copy = laptop.store().copies().remove(0);
    let person = journey.town.hand.secretary;
    let typed = Draft { draft_id: "paper/new".into(), person, body: "Věta.".into(), saved_at: now() };
    laptop.store().put_draft(&typed).unwrap();
    laptop.abandon();
    let unlock = by_keyring(&laptop.keyring);
    let store = obeznik_store::restore(laptop.home.path(), unlock, &copy, later()).unwrap();
    assert!(store.replayed().is_whole());
    drop(store);
    laptop.open();
    has_own(&mut laptop, &annex);
    assert_eq!(laptop.store().draft("paper/new").unwrap(), Some(typed));
}

#[test]
fn a_laptop_opened_by_words_gets_its_new_key_with_them() {
    let mut journey = serving();
    let mut laptop = Laptop::by_words(&mut journey, WORDS);
    let (annex, before) = with_own(&mut journey, &mut laptop);
    let home = laptop.home.path().to_owned();
    lose(&mut laptop);
    assert_eq!(key_of(&home), before, "nobody types them at a contact");
    laptop.close();
    laptop.open_by(Unlock::PassPhrase(WORDS));
    let after = key_of(&home);
    assert_ne!(after, before);
    has_own(&mut laptop, &annex);
    laptop.close();
    laptop.open_by(Unlock::PassPhrase(WORDS));
    assert_eq!(key_of(&home), after, "once is enough");
    has_own(&mut laptop, &annex);
}

#[test]
fn a_laptop_with_a_keyring_and_words_gets_its_new_key_when_its_person_sits_down() {
    let mut journey = serving();
    let mut laptop = Laptop::new(&mut journey);
    let (annex, before) = with_own(&mut journey, &mut laptop);
    let home = laptop.home.path().to_owned();
    laptop.store().set_pass_phrase(Some("jasanová"), WORDS).unwrap();
    lose(&mut laptop);
    assert_eq!(key_of(&home), before, "the words would open it no more");
    laptop.store().renew_key_by_words(WORDS, later()).unwrap();
    assert_ne!(key_of(&home), before);
    let keyring = laptop.keyring.clone();
    for unlock in [by_keyring(&keyring), Unlock::PassPhrase(WORDS)] {
        laptop.close();
        laptop.open_by(unlock);
        has_own(&mut laptop, &annex);
    }
}

#[test]
fn a_locked_keyring_leaves_the_key_until_the_next_opening() {
    let mut journey = serving();
    let mut laptop = Laptop::new(&mut journey);
    let (annex, before) = with_own(&mut journey, &mut laptop);
    let home = laptop.home.path().to_owned();
    laptop.keyring.set_locked(true);
    lose(&mut laptop);
    assert_eq!(key_of(&home), before);
    has_own(&mut laptop, &annex);
    laptop.keyring.set_locked(false);
    laptop.close();
    laptop.open();
    assert_ne!(key_of(&home), before);
    has_own(&mut laptop, &annex);
}

#[test]
fn a_reader_on_another_thread_is_waited_for() {
    let mut journey = serving();
    let mut laptop = Laptop::new(&mut journey);
    let (annex, before) = with_own(&mut journey, &mut laptop);
    let home = laptop.home.path().to_owned();
    let reader = laptop.store().open_reader().unwrap();
    lose_everything(laptop.store());
    assert!(!laptop.store().clear_remains(later()).unwrap(), "it has the file open");
    assert_eq!(key_of(&home), before);
    assert!(reader.is_whole().unwrap());
    drop(reader);
    assert!(laptop.store().clear_remains(later()).unwrap());
    assert_ne!(key_of(&home), before);
    has_own(&mut laptop, &annex);
}

#[test]
fn a_damaged_file_that_may_be_needed_keeps_the_key_that_opens_it() {
    let mut journey = serving();
    let mut laptop = Laptop::new(&mut journey);
    let (annex, before) = with_own(&mut journey, &mut laptop);
    let home = laptop.home.path().to_owned();
    let room = home.join("copies/damaged-1");
    std::fs::create_dir(&room).unwrap();
    std::fs::write(room.join("needed"), "").unwrap();
    lose(&mut laptop);
    laptop.close();
    laptop.open();
    assert_eq!(key_of(&home), before);
    laptop.store().forget_damaged().unwrap();
    laptop.close();
    laptop.open();
    assert_ne!(key_of(&home), before);
    has_own(&mut laptop, &annex);
}

#[test]
fn a_disk_that_takes_no_second_file_leaves_the_store_as_it_was() {
    let mut journey = serving();
    let mut laptop = Laptop::new(&mut journey);
    let (annex, before) = with_own(&mut journey, &mut laptop);
    let home = laptop.home.path().to_owned();
    let is_kept = |laptop: &Laptop| laptop.keyring.load(&format!("store {}", store_id(&home))).is_some();
    std::fs::create_dir(home.join("coming.db.new")).unwrap(); // in the way of the new file
    lose(&mut laptop);
    assert_eq!(key_of(&home), before);
    assert!(is_kept(&laptop), "what opens it is still kept");
    has_own(&mut laptop, &annex);
    assert_eq!(laptop.store().copies().len(), 1, "older copies are gone all the same");
    std::fs::remove_dir(home.join("coming.db.new")).unwrap();
    laptop.close();
    laptop.open();
    assert_ne!(key_of(&home), before);
    assert!(!is_kept(&laptop));
    has_own(&mut laptop, &annex);
}

fn store_id(home: &Path) -> String {
    let keys = std::fs::read(home.join("store.keys")).unwrap();
    let keys: serde_json::Value = serde_json::from_slice(&keys).unwrap();
    keys["store_id"].as_str().unwrap().to_owned()
}
