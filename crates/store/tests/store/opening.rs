//! Keys, locks and places.

use std::io::Read as _;
use std::path::PathBuf;

use obeznik_kernel::{Department, Person};
use obeznik_store::{MemoryKeyring, NoKeyring, Protection, Store, StoreError, Unlock};

use crate::town::{Town, later, now};

fn error_of<T>(result: Result<T, StoreError>) -> StoreError {
    result.err().expect("it must not open")
}

#[test]
fn each_key_opens_the_store_and_a_wrong_one_is_called_wrong() {
    let mut town = Town::founded();
    town.departments(&["Odbor majetku"]);
    town.close();
    let recovery = town.recovery.clone();
    let sloppy = recovery.to_lowercase().replace('-', " ");
    for unlock in [
        Unlock::Keyring(&town.keyring),
        Unlock::PassPhrase("tisk do zastupitelstva"),
        Unlock::RecoveryCode(&sloppy),
    ] {
        let store = Store::open(&town.folder, unlock, later()).unwrap();
        assert_eq!(store.head().unwrap().log_no, 2);
        store.close(later()).unwrap();
    }
    let wrong =
        [Unlock::PassPhrase("tisk do rady"), Unlock::RecoveryCode("AAAAA-BBBBB"), Unlock::RecoveryCode("")];
    for unlock in wrong {
        let error = error_of(Store::open(&town.folder, unlock, later()));
        assert!(matches!(error, StoreError::WrongKey), "{error}");
    }
}

#[test]
fn a_locked_keyring_answers_like_an_absent_one_and_no_key_is_made() {
    let mut town = Town::founded();
    town.close();
    let keys = std::fs::read(town.folder.join("store.keys")).unwrap();
    town.keyring.set_locked(true);
    for unlock in [Unlock::Keyring(&town.keyring), Unlock::Keyring(&NoKeyring)] {
        let error = error_of(Store::open(&town.folder, unlock, later()));
        assert!(matches!(error, StoreError::KeyringLocked { has_pass_phrase: true }), "{error}");
    }
    let protection = Protection { keyring: &NoKeyring, pass_phrase: Some("nová"), is_demo: false };
    assert!(matches!(error_of(Store::create(&town.folder, protection, now())), StoreError::Exists { .. }));
    assert_eq!(std::fs::read(town.folder.join("store.keys")).unwrap(), keys);
    std::fs::remove_file(town.folder.join("store.keys")).unwrap();
    let error = error_of(Store::open(&town.folder, Unlock::Keyring(&NoKeyring), later()));
    assert!(matches!(error, StoreError::KeysMissing { .. }), "{error}");
    assert!(matches!(error_of(Store::create(&town.folder, protection, now())), StoreError::Exists { .. }));
}

#[test]
fn without_a_keyring_a_pass_phrase_is_needed() {
    let home = tempfile::tempdir().unwrap();
    let protection = Protection { keyring: &NoKeyring, pass_phrase: None, is_demo: false };
    let error = error_of(Store::create(&home.path().join("a"), protection, now()));
    assert!(matches!(error, StoreError::NeedsPassPhrase), "{error}");
    let protection = Protection { pass_phrase: Some("ukázka"), is_demo: true, ..protection };
    let (store, _) = Store::create(&home.path().join("a"), protection, now()).unwrap();
    assert!(store.is_demo());
}

#[test]
fn keys_can_be_changed_and_the_old_ones_open_nothing() {
    let mut town = Town::founded();
    let other = MemoryKeyring::default();
    town.store().set_pass_phrase(None, "nové heslo").unwrap();
    let code = town.store().renew_recovery_code().unwrap();
    assert!(town.store().use_keyring(&other).unwrap());
    town.close();
    assert!(Store::open(&town.folder, Unlock::RecoveryCode(code.text()), later()).is_ok());
    assert!(Store::open(&town.folder, Unlock::PassPhrase("nové heslo"), later()).is_ok());
    assert!(Store::open(&town.folder, Unlock::Keyring(&other), later()).is_ok());
    for unlock in [Unlock::PassPhrase("tisk do zastupitelstva"), Unlock::RecoveryCode(&town.recovery)] {
        assert!(matches!(error_of(Store::open(&town.folder, unlock, later())), StoreError::WrongKey));
    }
}

#[test]
fn each_person_opens_the_store_by_their_own_words() {
    let mut town = Town::founded();
    assert_eq!(town.store().opened_by(), None);
    town.store().own_pass_phrase("jasanová").unwrap();
    town.store().set_pass_phrase(Some("dvořák"), "okno do zahrady").unwrap();
    town.store().set_pass_phrase(Some("malá"), "vlak přes viadukt").unwrap();
    town.store().set_pass_phrase(Some("malá"), "kolo po cyklostezce").unwrap();
    town.store().forget_pass_phrase("dvořák").unwrap();
    let code = town.recovery.clone();
    assert!(town.store().is_recovery_code(&code.to_lowercase()).unwrap());
    assert!(!town.store().is_recovery_code("AAAAA").unwrap());
    town.close();
    let table = [
        ("tisk do zastupitelstva", Some(Some("jasanová"))),
        ("okno do zahrady", None),
        ("vlak přes viadukt", None),
        ("kolo po cyklostezce", Some(Some("malá"))),
    ];
    for (words, expected) in table {
        let opened = Store::open(&town.folder, Unlock::PassPhrase(words), later()).ok();
        assert_eq!(opened.as_ref().map(Store::opened_by), expected, "{words}");
    }
    let by_code = Store::open(&town.folder, Unlock::RecoveryCode(&code), later()).unwrap();
    assert_eq!(by_code.opened_by(), None);
}

#[test]
fn secrets_are_listed_by_the_beginning_of_their_names() {
    let mut town = Town::founded();
    for (name, value) in [("profile/b", "2"), ("profile/a", "1"), ("profil", "3"), ("x/profile/", "4")] {
        town.store().set_secret(name, value.as_bytes()).unwrap();
    }
    let found = town.store().secrets_under("profile/").unwrap();
    assert_eq!(found, [("a".to_owned(), b"1".to_vec()), ("b".to_owned(), b"2".to_vec())]);
}

#[test]
fn one_folder_has_one_opener() {
    let town = Town::founded();
    let error = error_of(Store::open(&town.folder, Unlock::Keyring(&town.keyring), later()));
    assert!(matches!(error, StoreError::AlreadyOpen { .. }), "{error}");
}

#[test]
fn a_folder_without_a_store_and_a_synchronised_one_are_named() {
    let home = tempfile::tempdir().unwrap();
    let open = |path: &std::path::Path| error_of(Store::open(path, Unlock::Keyring(&NoKeyring), now()));
    assert!(matches!(open(&home.path().join("nic")), StoreError::NoStore { .. }));
    assert!(matches!(open(home.path()), StoreError::NoStore { .. }));
    let cloud = home.path().join("OneDrive - Město Vzorov").join("obeznik");
    let protection = Protection { keyring: &NoKeyring, pass_phrase: Some("a"), is_demo: false };
    let error = error_of(Store::create(&cloud, protection, now()));
    assert!(matches!(&error, StoreError::CloudFolder { service, .. } if service == "OneDrive"), "{error}");
}

#[test]
fn what_was_written_is_read_after_a_close_and_after_a_kill() {
    let mut town = Town::founded();
    town.departments(&["Odbor majetku", "Odbor dopravy"]);
    town.close();
    town.open().unwrap();
    town.departments(&["Stavební úřad"]);
    town.abandon();
    town.open().unwrap();
    let secretary = town.hand.secretary;
    let reader = town.store().reader();
    let counts = reader.record_counts().unwrap();
    assert!(counts.contains(&("department".to_owned(), 3)), "{counts:?}");
    let person = reader.record::<Person>(secretary).unwrap().unwrap();
    assert_eq!(person.value.family, "Jasanová");
    assert!(reader.record::<Department>(secretary).unwrap().is_none());
    assert_eq!(reader.history(secretary, "", 10).unwrap().len(), 1);
    assert_eq!(reader.log(u64::MAX >> 1, 2).unwrap()[0].log_no, 4);
}

#[cfg(unix)]
#[test]
fn nobody_else_reads_the_folder() {
    use std::os::unix::fs::PermissionsExt as _;
    let town = Town::founded();
    for room in ["", "out", "blobs", "copies", "journal"] {
        let mode = std::fs::metadata(town.folder.join(room)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o700, "{room}");
    }
}

#[test]
fn a_store_of_a_newer_program_is_left_alone() {
    let mut town = Town::founded();
    town.store().require_format(3).unwrap();
    town.close();
    assert!(matches!(town.open(), Err(StoreError::NewerProgram { needs: 3 })));
}

/// Windows keeps the folder of a person under their name, and its own functions end at 260 characters.
#[test]
fn a_store_lives_under_any_name_and_at_the_end_of_a_long_path() {
    let mut place: PathBuf = ["Uživatelé", "Žaneta Příšerně Žluťoučká", "AppData", "Local"].iter().collect();
    while place.as_os_str().to_string_lossy().chars().count() < 300 {
        place.push("Složka odboru správy majetku a investic");
    }
    let mut town = Town::founded_in(&place);
    town.departments(&["Odbor majetku"]);
    let mut content: &[u8] = "příloha".as_bytes();
    let hash = town.store().put_blob(&mut content, now()).unwrap();
    let copy = town.folder.join("kopie na disku.db");
    town.store().back_up(&copy).unwrap();
    town.close();
    town.open().unwrap();
    assert_eq!(town.store().head().unwrap().log_no, 2);
    let mut read = Vec::new();
    town.store().blob(&hash).unwrap().read_to_end(&mut read).unwrap();
    assert_eq!(read, "příloha".as_bytes());
    assert!(!town.store().copies().is_empty(), "a good copy was made at the close");
}
