//! A laptop whose file gets a new key after something has gone: everything that is the person's own goes on under it,
//! and where no new key can be kept at that moment, it is made up for.

use std::path::Path;
use std::sync::Arc;

use obeznik_kernel::BlobHash;
use obeznik_store::{Draft, Keyring, MemoryKeyring, Store, Unlock, Upload};

use crate::journey::Journey;
use crate::parting::{OWN, entry_of, lose_everything};
use crate::shared::{Laptop, by_keyring, named, serving};
use crate::town::{later, now};

const WORDS: &str = "lípa kámen řeka most";
const ANNEX: &str = "rozepsaná příloha";

fn keys_of(home: &Path) -> serde_json::Value {
    serde_json::from_slice(&std::fs::read(home.join("store.keys")).unwrap()).unwrap()
}

/// Tells the keys of a store apart without saying them.
fn key_of(home: &Path) -> String {
    keys_of(home)["check"].as_str().unwrap().to_owned()
}

/// The same where nothing of another key is left.
fn only_key_of(home: &Path) -> String {
    let keys = keys_of(home);
    assert!(keys.get("other").is_none() && keys.get("former").is_none(), "one key: {keys}");
    let entries = keys["wraps"].as_array().unwrap().iter().filter(|wrap| wrap["by"].get("keyring").is_some());
    assert!(entries.count() <= 1, "one entry of a keyring: {keys}");
    key_of(home)
}

/// The laptop has read a paper and keeps a draft and an annex of its own; gives the annex and the key.
fn with_own(journey: &mut Journey, laptop: &mut Laptop) -> (BlobHash, String) {
    journey.draft("Smlouva o dílo", "Zpráva.");
    laptop.pull(journey);
    let person = journey.town.hand.secretary;
    let draft = Draft { draft_id: OWN.into(), person, body: "jméno".into(), saved_at: now() };
    laptop.store().put_draft(&draft).unwrap();
    let annex = laptop.store().put_blob(&mut ANNEX.as_bytes(), now()).unwrap();
    (annex, only_key_of(laptop.home.path()))
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
        assert_ne!(only_key_of(laptop.home.path()), before);
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
    let after = only_key_of(&home);
    assert_ne!(after, before);
    has_own(&mut laptop, &annex);
    laptop.close();
    laptop.open_by(Unlock::PassPhrase(WORDS));
    assert_eq!(only_key_of(&home), after, "once is enough");
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
        assert_ne!(only_key_of(&home), before);
        has_own(&mut laptop, &annex);
    }
}

#[test]
fn a_new_key_by_words_and_a_keyring_stays_whichever_of_them_opens_it_next() {
    let mut journey = serving();
    let mut laptop = Laptop::new(&mut journey);
    let (annex, before) = with_own(&mut journey, &mut laptop);
    let home = laptop.home.path().to_owned();
    laptop.store().set_pass_phrase(Some("jasanová"), WORDS).unwrap();
    lose(&mut laptop);
    laptop.store().renew_key_by_words(WORDS, later()).unwrap();
    laptop.close();
    laptop.open_by(Unlock::PassPhrase(WORDS)); // the keyring has not said yet that it keeps it
    has_own(&mut laptop, &annex);
    laptop.store().renew_key_by_words(WORDS, later()).unwrap();
    assert_ne!(only_key_of(&home), before);
    laptop.close();
    laptop.open();
    has_own(&mut laptop, &annex);
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
    has_own(&mut laptop, &annex);
    laptop.close();
    laptop.open();
    assert_ne!(only_key_of(&home), before);
    assert!(!is_kept(&laptop));
    has_own(&mut laptop, &annex);
}

#[test]
fn a_keyring_that_lost_what_it_was_told_last_still_opens_the_store() {
    let mut journey = serving();
    let mut laptop = Laptop::new(&mut journey);
    let (annex, before) = with_own(&mut journey, &mut laptop);
    let home = laptop.home.path().to_owned();
    let of_then = entry_of(&home);
    lose(&mut laptop);
    assert_ne!(key_of(&home), before);
    let told_last = entry_of(&home);
    assert_ne!(told_last, of_then);
    laptop.abandon();
    laptop.keyring.forget(&told_last); // the power went before the keyring wrote it down
    for _ in 0..2 {
        laptop.open();
        assert_ne!(only_key_of(&home), before);
        assert_eq!(entry_of(&home), of_then);
        has_own(&mut laptop, &annex);
        laptop.close();
    }
}

#[test]
fn one_key_is_renewed_at_an_opening_and_what_goes_after_it_at_the_next() {
    let mut journey = serving();
    let mut laptop = Laptop::new(&mut journey);
    let (annex, before) = with_own(&mut journey, &mut laptop);
    let home = laptop.home.path().to_owned();
    assert!(laptop.store().end_leases(&|_| true, later()).unwrap() > 0);
    let first = key_of(&home);
    assert_ne!(first, before);
    laptop.pull(&mut journey); // all of it comes again
    lose(&mut laptop);
    assert_eq!(key_of(&home), first, "the one before is not tried yet");
    assert_eq!(laptop.store().copies().len(), 1);
    laptop.close();
    laptop.open();
    let second = key_of(&home);
    assert!(second != first && second != before);
    laptop.close();
    laptop.open();
    assert_eq!(only_key_of(&home), second);
    has_own(&mut laptop, &annex);
}

#[test]
fn a_copy_that_is_tried_out_leaves_the_keyring_as_it_is() {
    let mut journey = serving();
    let mut laptop = Laptop::new(&mut journey);
    let (annex, before) = with_own(&mut journey, &mut laptop);
    let home = laptop.home.path().to_owned();
    laptop.keyring.set_locked(true);
    lose(&mut laptop); // a key is due in the file and in its copy
    laptop.keyring.set_locked(false);
    let copy = laptop.store().copies().remove(0).path;
    let (trial, keyring) = (tempfile::tempdir().unwrap(), laptop.keyring.clone());
    for _ in 0..2 {
        std::fs::copy(home.join("store.keys"), trial.path().join("store.keys")).unwrap();
        std::fs::copy(&copy, trial.path().join("office.db")).unwrap();
        Store::try_out(trial.path(), by_keyring(&keyring), later()).unwrap();
        assert_eq!(only_key_of(trial.path()), before);
    }
    laptop.abandon();
    laptop.open();
    has_own(&mut laptop, &annex);
}

#[test]
fn an_older_copy_and_the_journal_give_everything_back_where_no_copy_under_the_new_key_stands() {
    let mut journey = serving();
    let mut laptop = Laptop::new(&mut journey);
    let (annex, before) = with_own(&mut journey, &mut laptop);
    let home = laptop.home.path().to_owned();
    laptop.close();
    laptop.open();
    let person = journey.town.hand.secretary;
    let typed = Draft { draft_id: "paper/new".into(), person, body: "Věta.".into(), saved_at: now() };
    laptop.store().put_draft(&typed).unwrap();
    let copy = laptop.store().copies().remove(0);
    let at = later();
    let in_the_way = home.join(format!("copies/close-{}.db.new", at.as_millisecond()));
    std::fs::create_dir(&in_the_way).unwrap();
    lose_everything(laptop.store());
    assert!(laptop.store().clear_remains(at).is_err(), "the file has its new key, and no copy");
    let late = Draft { draft_id: "paper/late".into(), person, body: "Pozdě.".into(), saved_at: now() };
    laptop.store().put_draft(&late).unwrap();
    laptop.abandon();
    std::fs::remove_dir(&in_the_way).unwrap();

    std::fs::write(home.join("office.db"), "zničeno").unwrap();
    let restored = obeznik_store::restore(&home, by_keyring(&laptop.keyring), &copy, later()).unwrap();
    assert_eq!(restored.draft("paper/new").unwrap(), Some(typed), "typed after the copy, before the key");
    drop(restored);
    laptop.open();
    has_own(&mut laptop, &annex);
    assert_eq!(only_key_of(&home), before, "the key of the copy is the one that stays");
}

/// Loads what it kept before, and keeps nothing more.
struct Full(Arc<MemoryKeyring>);

impl Keyring for Full {
    fn load(&self, entry: &str) -> Option<Vec<u8>> {
        self.0.load(entry)
    }
    fn save(&self, _entry: &str, _secret: &[u8]) -> bool {
        false
    }
    fn forget(&self, entry: &str) {
        self.0.forget(entry);
    }
}

#[test]
fn a_keyring_that_keeps_nothing_more_costs_no_copy_at_each_opening() {
    let mut journey = serving();
    let mut laptop = Laptop::new(&mut journey);
    let (annex, before) = with_own(&mut journey, &mut laptop);
    let home = laptop.home.path().to_owned();
    let full = Full(laptop.keyring.clone());
    laptop.keyring.set_locked(true);
    lose(&mut laptop);
    laptop.keyring.set_locked(false);
    laptop.abandon();
    let older = home.join("copies/close-1.db");
    std::fs::copy(home.join("office.db"), &older).unwrap();
    for _ in 0..2 {
        laptop.open_by(Unlock::Keyring(&full));
        assert_eq!(only_key_of(&home), before);
        assert!(older.exists(), "nothing took the place of the copies");
        has_own(&mut laptop, &annex);
        laptop.abandon();
    }
    laptop.open();
    assert_ne!(key_of(&home), before);
    assert!(!older.exists());
}

fn store_id(home: &Path) -> String {
    let keys = std::fs::read(home.join("store.keys")).unwrap();
    let keys: serde_json::Value = serde_json::from_slice(&keys).unwrap();
    keys["store_id"].as_str().unwrap().to_owned()
}
