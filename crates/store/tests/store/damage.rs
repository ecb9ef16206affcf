//! Damaged files, full disks.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use obeznik_store::{ChainReport, Draft, StoreError, Unlock, restore};

use crate::town::{Town, damage, later, now};

fn draft(town: &Town, body: &str) -> Draft {
    let draft_id = "paper/1/report".to_owned();
    Draft { draft_id, person: town.hand.secretary, body: body.into(), saved_at: now() }
}

#[test]
fn a_damaged_file_is_told_and_a_copy_with_the_journal_gives_everything_back() {
    let mut town = Town::founded();
    town.departments(&["Odbor majetku"]);
    town.close();
    town.open().unwrap();
    let names: Vec<String> = (0..200).map(|number| format!("Odbor {number}")).collect();
    town.departments(&names.iter().map(String::as_str).collect::<Vec<_>>());
    let draft = draft(&town, "rozepsaná důvodová zpráva");
    town.store().put_draft(&draft).unwrap();
    let blob = town.store().put_blob(&mut "příloha".as_bytes(), now()).unwrap();
    town.store().set_secret("device", b"secret").unwrap();
    let head = town.store().head().unwrap();
    let whole = town.folder.join("whole.db");
    town.store().back_up(&whole).unwrap();
    town.abandon();
    assert!(whole.is_file());
    damage(&town.database());

    let copies = match town.open() {
        Err(StoreError::Damaged { copies }) => copies,
        other => panic!("{:?}", other.err()),
    };
    assert_eq!(copies.len(), 1);
    let unlock = Unlock::Keyring(&town.keyring);
    let store = restore(&town.folder, unlock, &copies[0], later()).unwrap();
    assert_eq!(store.replayed().commands, 200);
    assert_eq!(store.replayed().differs_from, None);
    assert_eq!(store.head().unwrap(), head);
    assert_eq!(store.draft(&draft.draft_id).unwrap(), Some(draft));
    assert_eq!(store.blob(&blob).unwrap().read_all().unwrap(), "příloha".as_bytes());
    assert_eq!(store.secret("device").unwrap().unwrap(), b"secret");
    assert_eq!(store.reader().verify(&mut |_| true).unwrap(), ChainReport::Whole(head));
}

#[test]
fn a_file_that_was_damaged_since_it_was_opened_is_found_by_reading_all_of_it() {
    let mut town = Town::founded();
    let names: Vec<String> = (0..200).map(|number| format!("Odbor {number}")).collect();
    town.departments(&names.iter().map(String::as_str).collect::<Vec<_>>());
    town.close();
    town.open().unwrap();
    let stop = Arc::new(AtomicBool::new(false));
    let mut reader = town.store().open_reader().unwrap();
    assert!(reader.is_whole_unless(&stop).unwrap());
    stop.store(true, Ordering::SeqCst);
    assert!(matches!(reader.is_whole_unless(&stop), Err(StoreError::Cancelled)));
    assert!(reader.is_whole().unwrap(), "nobody stops it any more");

    damage(&town.database());
    let looked = town.store().open_reader().and_then(|reader| reader.is_whole());
    assert!(matches!(looked, Ok(false) | Err(StoreError::Damaged { .. })), "{looked:?}");
    town.abandon();
}

#[test]
fn a_lost_file_is_not_replaced_by_an_empty_one() {
    let mut town = Town::founded();
    town.close();
    std::fs::remove_file(town.database()).unwrap();
    assert!(matches!(town.open(), Err(StoreError::Damaged { copies }) if copies.len() == 1));
    assert!(!town.database().exists());
}

#[test]
fn the_oldest_kept_copy_is_good_too() {
    let mut town = Town::founded();
    for round in 0..5 {
        town.departments(&[&format!("Odbor {round}")]);
        town.close();
        town.open().unwrap();
    }
    town.departments(&["Poslední"]);
    let head = town.store().head().unwrap();
    let copies = town.store().copies();
    assert_eq!(copies.len(), 3);
    town.abandon();
    let store = restore(&town.folder, Unlock::Keyring(&town.keyring), &copies[2], later()).unwrap();
    assert_eq!((store.head().unwrap(), store.replayed().commands), (head, 3));
}

#[test]
fn a_file_put_aside_is_marked_where_not_everything_came_back() {
    for is_spoilt in [false, true] {
        let mut town = Town::founded();
        for name in ["Odbor majetku", "Odbor dopravy"] {
            town.departments(&[name]);
            town.close();
            town.open().unwrap();
        }
        town.departments(&["Poslední"]);
        let oldest = town.store().copies().pop().unwrap();
        town.abandon();
        if is_spoilt {
            let segments = std::fs::read_dir(town.folder.join("journal")).unwrap().flatten();
            let first = segments.map(|segment| segment.path()).min().unwrap();
            let mut bytes = std::fs::read(&first).unwrap();
            *bytes.last_mut().unwrap() ^= 0x5a;
            std::fs::write(&first, bytes).unwrap();
        }
        let store = restore(&town.folder, Unlock::Keyring(&town.keyring), &oldest, later()).unwrap();
        assert_eq!(store.replayed().is_whole(), !is_spoilt);
        let rooms = std::fs::read_dir(town.folder.join("copies")).unwrap().flatten();
        let room = rooms.map(|room| room.path()).find(|room| room.is_dir()).unwrap();
        assert!(room.join("office.db").exists());
        assert_eq!(room.join("needed").exists(), is_spoilt);
        assert!(!room.join("begun").exists());
    }
}

#[test]
fn another_program_keeps_a_copy_first_and_does_nothing_of_the_one_before_again() {
    let mut town = Town::founded();
    town.departments(&["Odbor majetku"]);
    town.store().set_secret("program", b"0.0.1").unwrap();
    let head = town.store().head().unwrap();
    town.abandon();
    town.open().unwrap();
    let copies = town.store().copies();
    assert_eq!(copies.len(), 1);
    town.abandon();
    town.open().unwrap();
    assert_eq!(town.store().copies(), copies, "only at its first start");
    town.abandon();

    let store = restore(&town.folder, Unlock::Keyring(&town.keyring), &copies[0], later()).unwrap();
    assert_eq!((store.head().unwrap(), store.replayed().commands), (head, 0));
    drop(store);
    town.open().unwrap();
    town.departments(&["Odbor dopravy"]);
    let head = town.store().head().unwrap();
    town.abandon();
    let store = restore(&town.folder, Unlock::Keyring(&town.keyring), &copies[0], later()).unwrap();
    assert_eq!(
        (store.head().unwrap(), store.replayed().commands),
        (head, 1),
        "its own commands are done again"
    );
}

#[test]
fn a_full_disk_is_told_and_loses_nothing() {
    let mut town = Town::founded();
    town.departments(&["Odbor majetku"]);
    town.store().limit_pages(2).unwrap();
    let mut kept = 1;
    let error = loop {
        let signed = town.hand.department(&format!("Odbor {}", "dlouhého jména ".repeat(30)));
        match town.try_send(&signed) {
            Ok(_) => kept += 1,
            Err(error) => break error,
        }
    };
    assert!(matches!(error, StoreError::DiskFull), "{error}");
    let head = town.store().head().unwrap();
    let draft = draft(&town, &"x".repeat(100_000));
    assert!(matches!(town.store().put_draft(&draft), Err(StoreError::DiskFull)));
    assert_eq!(town.store().draft(&draft.draft_id).unwrap(), None);
    let reader = town.store().reader();
    assert!(reader.record_counts().unwrap().contains(&("department".to_owned(), kept)), "reading goes on");
    town.abandon();
    town.open().unwrap();
    assert_eq!(town.store().head().unwrap(), head, "what was refused did not come back");
    assert_eq!(town.store().replayed().commands, 0);
    town.store().put_draft(&draft).unwrap();
}

#[test]
fn the_first_broken_link_is_named() {
    let mut town = Town::founded();
    town.departments(&["Odbor majetku", "Odbor dopravy", "Stavební úřad"]);
    town.store().forge_log(3).unwrap();
    let report = town.store().reader().verify(&mut |_| true).unwrap();
    match report {
        ChainReport::Broken { link, sound } => {
            assert_eq!(link, obeznik_authority::BrokenLink::PayloadChanged(3));
            assert_eq!(sound.log_no, 2);
        }
        ChainReport::Whole(head) => panic!("{head:?}"),
    }
}
