//! Access that ends: what a person does not see any more leaves the computer, wherever it lay. The proof needs
//! a store opened without a key.

use obeznik_circulation::attachment::Attach;
use obeznik_circulation::paper::Paper;
use obeznik_kernel::{Audience, BlobHash, Closeness, RecordId};
use obeznik_store::{
    Draft, ExtractedText, Keyring as _, MemoryKeyring, Store, StoreError, Unlock, ViewState,
    destroy_put_aside,
};
use obeznik_sync::message::Access;
use obeznik_sync::{PullAnswer, Pulled};

use crate::journey::Journey;
use crate::shared::{Laptop, by_keyring, named, pair, restore_office, serving};
use crate::town::{Town, later, now};
use crate::words::{FOLDED, WORD, is_anywhere};

/// What the secretary typed about something that is nobody's paper.
pub const OWN: &str = "seznam/sloupce";

/// A laptop that knows a word by a row, a list, the full text, a draft, a sent command, an annex with the text
/// found in it, and an older copy.
fn planted(journey: &mut Journey) -> (Laptop, RecordId, BlobHash) {
    let paper = journey.draft("Smlouva o dílo", "Zpráva.");
    let mut laptop = Laptop::plain(journey);
    laptop.pull(journey);
    laptop.report(journey, paper, WORD);
    let blob = laptop.store().put_blob(&mut WORD.as_bytes(), now()).unwrap();
    let attach = Attach {
        paper,
        attachment: named("an annex"),
        name: "Priloha.txt".into(),
        blob: blob.clone(),
        size_bytes: WORD.len() as u64,
        media_type: "text/plain".into(),
        is_confidential: false,
        note: String::new(),
    };
    laptop.give(journey, "circulation.attach", &attach);
    laptop.push(journey);
    laptop.pull(journey);
    assert!(laptop.store().outbox().unwrap().is_empty());
    let text = ExtractedText { extractor: 1, body: WORD.into(), note: String::new() };
    laptop.store().set_extracted_text(&blob, &text).unwrap();
    let view = laptop.store().view_sealer().unwrap().seal(&mut WORD.as_bytes(), &mut |_| true).unwrap();
    assert!(laptop.store().keep_view(&blob, view, now()).unwrap());
    let person = journey.town.hand.secretary;
    for (draft_id, body) in [(format!("paper/{paper}/report"), WORD), (OWN.into(), "jméno")] {
        let draft = Draft { draft_id, person, body: body.into(), saved_at: now() };
        laptop.store().put_draft(&draft).unwrap();
    }
    let copy = laptop.home.path().join(format!("copies/close-{}.db", now().as_millisecond()));
    laptop.store().back_up(&copy).unwrap();
    (laptop, paper, blob)
}

fn files_below(folder: &std::path::Path) -> usize {
    let entries = std::fs::read_dir(folder).unwrap().flatten();
    entries.map(|entry| if entry.path().is_dir() { files_below(&entry.path()) } else { 1 }).sum()
}

/// The office says that the person sees nothing any more.
pub fn lose_everything(store: &mut Store) {
    let position = store.position().unwrap();
    let access = Access {
        device: position.device,
        history: position.history.unwrap(),
        acl_ver: position.acl_ver + 1,
        scopes: Vec::new(),
    };
    let pulled = store.take_pull_answer(PullAnswer::Access(access)).unwrap();
    assert!(matches!(pulled, Pulled::AccessChanged { lost, .. } if !lost.is_empty()));
}

#[test]
fn what_a_person_does_not_see_any_more_is_nowhere_in_the_folder() {
    let mut journey = serving();
    let (mut laptop, paper, blob) = planted(&mut journey);
    let home = laptop.home.path().to_owned();
    assert!(
        is_anywhere(&home, WORD.as_bytes()) && is_anywhere(&home, FOLDED.as_bytes()),
        "the proof can fail"
    );
    let other = journey.draft("Nákup frézy", "Zpráva.");
    laptop.pull(&mut journey);
    laptop.report(&journey, other, "Psáno a neodesláno.");

    lose_everything(laptop.store());
    assert!(laptop.store().remains().unwrap().unwrap().records.contains(&("paper".into(), paper)));
    assert!(is_anywhere(&home, WORD.as_bytes()), "the older copy still knows it");
    assert!(laptop.store().clear_remains(later()).unwrap());
    assert!(!is_anywhere(&home, WORD.as_bytes()), "rows, drafts, commands, texts, copies");
    assert!(!is_anywhere(&home, FOLDED.as_bytes()), "the full-text index");
    assert!(!laptop.store().has_blob(&blob).unwrap());
    assert_eq!(
        files_below(&home.join("blobs")) + files_below(&home.join("views")),
        0,
        "the sealed annex and its view"
    );
    assert_eq!(laptop.store().reader().view_state(&blob).unwrap(), ViewState::Waiting);
    let late = laptop.store().view_sealer().unwrap().seal(&mut WORD.as_bytes(), &mut |_| true).unwrap();
    assert!(!laptop.store().keep_view(&blob, late, later()).unwrap(), "a view under way comes too late");
    assert_eq!(files_below(&home.join("views")), 0);
    assert_eq!(std::fs::read_dir(home.join("journal")).unwrap().count(), 1, "the journal begins anew");
    assert_eq!(laptop.store().copies().len(), 1, "and so do the copies");
    assert_eq!(laptop.store().remains().unwrap(), None);

    // What is the person's own stays.
    assert!(laptop.store().draft(OWN).unwrap().is_some());
    let outbox = laptop.store().outbox().unwrap();
    assert_eq!(outbox.len(), 1);
    assert!(outbox[0].signed.command.payload_text().contains("neodesláno"));
}

/// The name under which a keyring keeps what opens a store.
pub fn entry_of(home: &std::path::Path) -> String {
    let keys = std::fs::read(home.join("store.keys")).unwrap();
    let keys: serde_json::Value = serde_json::from_slice(&keys).unwrap();
    let mut entries = keys["wraps"].as_array().unwrap().iter().map(|wrap| &wrap["by"]["keyring"]["entry"]);
    entries.find_map(|entry| entry.as_str()).unwrap().to_owned()
}

#[test]
fn the_key_of_what_has_gone_opens_nothing_any_more() {
    let mut journey = serving();
    let mut laptop = Laptop::new(&mut journey);
    journey.draft("Smlouva o dílo", WORD);
    laptop.pull(&mut journey);
    laptop.store().checkpoint().unwrap();
    let (home, taken) = (laptop.home.path().to_owned(), tempfile::tempdir().unwrap());
    let take = |name: &str| std::fs::copy(home.join(name), taken.path().join(name)).unwrap();
    for name in ["office.db", "store.keys"] {
        take(name);
    }
    let (keyring, kept, entry) = (laptop.keyring.clone(), MemoryKeyring::default(), entry_of(&home));
    assert!(kept.save(&entry, &keyring.load(&entry).unwrap()), "somebody keeps the secret of then, too");
    let opened = || Store::open(taken.path(), by_keyring(&keyring), later()).map(drop);
    assert!(opened().is_ok(), "the proof can fail");

    lose_everything(laptop.store());
    assert!(laptop.store().clear_remains(later()).unwrap());
    laptop.abandon();
    laptop.open(); // the new secret comes back from the keyring
    assert!(matches!(opened(), Err(StoreError::KeyringLocked { .. })), "what was taken stays shut");
    assert_ne!(entry_of(&home), entry);
    assert!(keyring.load(&entry).is_none(), "the keyring has forgotten it");

    // Nor does the key of then open the file of now, or its copy.
    laptop.store().checkpoint().unwrap();
    let copies = laptop.store().copies();
    assert_eq!(copies.len(), 1);
    for file in [home.join("office.db"), copies[0].path.clone()] {
        for beside in ["office.db-wal", "office.db-shm"] {
            let _ = std::fs::remove_file(taken.path().join(beside));
        }
        std::fs::copy(file, taken.path().join("office.db")).unwrap();
        let opened = Store::open(taken.path(), by_keyring(&kept), later());
        assert!(matches!(opened.map(drop), Err(StoreError::Damaged { .. })));
    }
    laptop.close();
    laptop.open();
}

#[test]
fn a_clock_that_was_set_back_keeps_no_older_journal() {
    let mut journey = serving();
    let (mut laptop, _, _) = planted(&mut journey);
    let home = laptop.home.path().to_owned();
    lose_everything(laptop.store());
    assert!(laptop.store().clear_remains("2020-01-01T08:00:00Z".parse().unwrap()).unwrap());
    assert_eq!(std::fs::read_dir(home.join("journal")).unwrap().count(), 1);
    assert_eq!(laptop.store().copies().len(), 1);
    assert!(!is_anywhere(&home, WORD.as_bytes()));
}

#[test]
fn a_damaged_file_that_was_put_aside_goes_with_the_older_copies() {
    let mut journey = serving();
    let (mut laptop, paper, _) = planted(&mut journey);
    let home = laptop.home.path().to_owned();
    let room = home.join("copies/damaged-1");
    std::fs::create_dir(&room).unwrap();
    std::fs::copy(home.join("office.db"), room.join("office.db")).unwrap();
    std::fs::write(room.join("office.db-wal"), WORD).unwrap();
    laptop.report(&journey, paper, "Psáno a neodesláno.");
    laptop.store().give_back().unwrap();
    assert!(is_anywhere(&room, WORD.as_bytes()), "the proof can fail");
    assert!(laptop.store().clear_remains(later()).unwrap());
    assert!(!room.exists());
    assert!(!is_anywhere(&home, WORD.as_bytes()) && !is_anywhere(&home, FOLDED.as_bytes()));
    assert_eq!(laptop.store().outbox().unwrap().len(), 1, "what was not sent stays");
}

#[test]
fn a_damaged_file_from_which_not_everything_came_back_stays_until_the_whole_access_ends() {
    let mut journey = serving();
    let (mut laptop, _, _) = planted(&mut journey);
    let room = laptop.home.path().join("copies/damaged-1");
    std::fs::create_dir(&room).unwrap();
    std::fs::write(room.join("office.db"), "rozepsaný text").unwrap();
    std::fs::write(room.join("needed"), "").unwrap();
    lose_everything(laptop.store());
    assert!(laptop.store().clear_remains(later()).unwrap());
    assert!(room.join("office.db").exists(), "it may be the only place of what somebody typed");
    laptop.store().forget_damaged().unwrap();
    assert!(!room.exists());
}

#[test]
fn what_a_kill_left_of_a_backup_or_a_copy_goes_at_the_next_opening() {
    let mut town = Town::founded();
    town.close();
    let copies = town.folder.join("copies");
    let left = ["zaloha.db", "zaloha.db.new", "close-1.db.new"].map(|name| copies.join(name));
    for path in &left {
        std::fs::write(path, WORD).unwrap();
    }
    town.open().unwrap();
    assert!(!is_anywhere(&copies, WORD.as_bytes()));
    assert!(left.iter().all(|path| !path.exists()));
    assert_eq!(town.store().copies().len(), 1, "a good copy stays");
}

#[test]
fn a_store_put_aside_is_destroyed_with_its_key_and_an_open_one_is_not() {
    let mut town = Town::founded();
    let refused = destroy_put_aside(&town.folder, &town.keyring);
    assert!(matches!(refused, Err(StoreError::AlreadyOpen { .. })), "{refused:?}");
    town.close();
    let taken = tempfile::tempdir().unwrap();
    for name in ["office.db", "store.keys"] {
        std::fs::copy(town.folder.join(name), taken.path().join(name)).unwrap();
    }
    destroy_put_aside(&town.folder, &town.keyring).unwrap();
    assert!(!town.folder.exists());
    let opened = Store::open(taken.path(), Unlock::Keyring(&town.keyring), later());
    assert!(
        matches!(opened.map(drop), Err(StoreError::KeyringLocked { .. })),
        "nothing opens what was taken"
    );

    // A kill cut an attempt off: the keys are overwritten and still there.
    std::fs::write(taken.path().join("store.keys"), [0; 64]).unwrap();
    destroy_put_aside(taken.path(), &town.keyring).unwrap();
    assert!(!taken.path().exists());
}

#[test]
fn what_cannot_be_removed_of_a_store_stops_nothing_else() {
    let mut town = Town::founded();
    let home = town.folder.clone();
    std::fs::write(home.join("out/Smlouva.docx"), WORD).unwrap();
    std::fs::remove_file(home.join("store.keys")).unwrap(); // they cannot be overwritten
    let destroyed = town.store.take().unwrap().destroy(&town.keyring);
    assert!(destroyed.is_err(), "it is told");
    let left = std::fs::read_dir(&home).unwrap().flatten().map(|entry| entry.file_name());
    assert_eq!(left.collect::<Vec<_>>(), ["lock"]);
}

#[test]
fn a_reader_in_the_way_of_the_copies_is_told_and_the_next_call_goes_on() {
    let mut journey = serving();
    let (mut laptop, _, _) = planted(&mut journey);
    let home = laptop.home.path().to_owned();
    let reader = rusqlite::Connection::open(home.join("office.db")).unwrap();
    reader.execute_batch("begin; select count(*) from record;").unwrap();
    laptop.store().give_back().unwrap();
    assert!(!laptop.store().clear_remains(later()).unwrap(), "who looks the store over reads on");
    drop(reader);
    assert!(is_anywhere(&home, WORD.as_bytes()), "the older copy still knows it");
    assert!(laptop.store().clear_remains(later()).unwrap());
    assert!(!is_anywhere(&home, WORD.as_bytes()));
}

#[test]
fn what_is_seen_elsewhere_too_stays() {
    let mut journey = serving();
    let (mut laptop, paper, blob) = planted(&mut journey);
    laptop.store().clear_remains(later()).unwrap(); // nothing went, so nothing is cleared
    assert!(laptop.store().has_blob(&blob).unwrap());
    assert_eq!(laptop.store().reader().view(&blob).unwrap().read_all().unwrap(), WORD.as_bytes());
    assert!(laptop.store().draft(&format!("paper/{paper}/report")).unwrap().is_some());
    // A content that waits in a command of one's own is still wanted.
    let other = journey.draft("Nákup frézy", "Zpráva.");
    laptop.pull(&mut journey);
    let attach = serde_json::json!({ "paper": other, "attachment": named("another annex"), "name": "Priloha.txt",
        "blob": blob, "size_bytes": 1, "media_type": "text/plain" });
    laptop.give(&journey, "circulation.attach", &attach);
    lose_everything(laptop.store());
    laptop.store().clear_remains(later()).unwrap();
    assert!(laptop.store().has_blob(&blob).unwrap());
}

#[test]
fn what_went_and_came_again_in_one_contact_leaves_what_was_typed_about_it() {
    let mut journey = serving();
    let (mut laptop, paper, blob) = planted(&mut journey);
    let person = journey.town.hand.secretary;
    let drafts = [format!("paper/{paper}/report"), format!("offer/{person}/{}", named("an annex"))];
    let offer = Draft { draft_id: drafts[1].clone(), person, body: "uloženo".into(), saved_at: now() };
    laptop.store().put_draft(&offer).unwrap();
    laptop.store().give_back().unwrap();
    laptop.key.device = named("laptop, let in again").into();
    pair(&mut journey, &laptop.key);
    let history = journey.town.store().office_state().unwrap().history;
    laptop.register_anew(history);
    laptop.pull(&mut journey);
    assert!(laptop.store().remains().unwrap().unwrap().records.contains(&("paper".into(), paper)));
    assert!(laptop.store().clear_remains(later()).unwrap());
    assert!(laptop.store().reader().record::<Paper>(paper).unwrap().is_some());
    for draft in drafts {
        assert!(laptop.store().draft(&draft).unwrap().is_some(), "{draft}");
    }
    assert!(laptop.store().has_blob(&blob).unwrap());
}

#[test]
fn what_was_typed_about_a_paper_a_restored_office_forgot_waits_for_those_who_send_it_again() {
    let mut journey = serving();
    let mut laptop = Laptop::plain(&mut journey);
    let old = journey.town.folder.join("../old.db");
    journey.town.store().back_up(&old).unwrap();
    let paper = journey.draft("Nákup frézy", "Zpráva.");
    laptop.pull(&mut journey);
    laptop.store().begin_leases_anew(later()).unwrap();
    let draft = format!("paper/{paper}/report");
    let person = journey.town.hand.secretary;
    let typed = Draft { draft_id: draft.clone(), person, body: "Rozepsáno.".into(), saved_at: now() };
    laptop.store().put_draft(&typed).unwrap();

    restore_office(&mut journey, &old);
    journey.town.store().begin_history().unwrap();
    laptop.pull(&mut journey);
    laptop.store().begin_leases_anew(later()).unwrap();
    assert!(laptop.store().clear_remains(later()).unwrap());
    assert!(laptop.store().reader().record::<Paper>(paper).unwrap().is_none());
    for (days, is_kept) in [(0, true), (29, true), (31, false)] {
        let contact = later().saturating_add(jiff::SignedDuration::from_hours(days * 24)).unwrap();
        laptop.store().begin_leases_anew(contact).unwrap();
        assert_eq!(laptop.store().draft(&draft).unwrap().is_some(), is_kept, "after {days} days");
    }
}

#[test]
fn a_device_that_is_shown_out_gives_everything_back_but_what_was_not_sent() {
    let mut journey = serving();
    let (mut laptop, paper, _) = planted(&mut journey);
    let home = laptop.home.path().to_owned();
    laptop.report(&journey, paper, "Psáno a neodesláno.");
    for _ in 0..2 {
        laptop.store().give_back().unwrap();
        laptop.store().clear_remains(later()).unwrap();
        assert_eq!(laptop.store().dump_records().unwrap(), "");
        assert_eq!(laptop.store().outbox().unwrap().len(), 1);
        assert_eq!(laptop.store().position().unwrap().published, 0);
        assert!(!is_anywhere(&home, WORD.as_bytes()) && !is_anywhere(&home, FOLDED.as_bytes()));
    }
    // Let in again as another device, it sends what waited and reads everything once more.
    laptop.key.device = named("laptop, let in again").into();
    pair(&mut journey, &laptop.key);
    let history = journey.town.store().office_state().unwrap().history;
    laptop.register_anew(history);
    laptop.push(&mut journey);
    assert!(matches!(laptop.pull(&mut journey), Pulled::Published(published) if !published.differs));
    assert!(laptop.store().outbox().unwrap().is_empty());
    assert_eq!(laptop.found("neodesláno"), 1);
    assert_eq!(laptop.store().dump_records().unwrap(), journey.town.store().dump_records().unwrap());
}

#[test]
fn a_lease_that_ends_takes_what_it_covers_and_leaves_what_was_typed_and_all_comes_again() {
    let mut journey = serving();
    let (mut laptop, paper, blob) = planted(&mut journey);
    let home = laptop.home.path().to_owned();
    let draft = format!("paper/{paper}/report");
    let person = journey.town.hand.secretary;
    let typed = Draft { draft_id: draft.clone(), person, body: "Opis.".into(), saved_at: now() };
    laptop.store().put_draft(&typed).unwrap();
    let other = journey.draft("Nákup frézy", "Zpráva.");
    laptop.pull(&mut journey);
    laptop.report(&journey, other, "Psáno a neodesláno.");
    let before = laptop.store().dump_records().unwrap();

    let confidential = |audience: &Audience| Closeness::of(audience) == Closeness::Confidential;
    assert_eq!(laptop.store().end_leases(&|_| false, later()).unwrap(), 0);
    assert!(laptop.store().end_leases(&confidential, later()).unwrap() > 0);
    assert_eq!(laptop.store().end_leases(&confidential, later()).unwrap(), 0, "once is enough");
    assert!(!is_anywhere(&home, WORD.as_bytes()) && !is_anywhere(&home, FOLDED.as_bytes()));
    assert!(!laptop.store().has_blob(&blob).unwrap());
    assert!(laptop.store().draft(&draft).unwrap().is_some(), "what was typed and is nowhere else stays");
    assert_eq!(laptop.store().outbox().unwrap().len(), 1);

    laptop.push(&mut journey);
    let pulled = laptop.pull(&mut journey);
    assert!(matches!(pulled, Pulled::Published(published) if !published.differs));
    laptop.store().begin_leases_anew(later()).unwrap();
    assert!(laptop.store().draft(&draft).unwrap().is_some());
    assert!(laptop.store().reader().record::<Paper>(paper).unwrap().is_some());
    assert!(laptop.store().outbox().unwrap().is_empty(), "what waited was sent");
    assert_eq!(laptop.store().dump_records().unwrap().lines().count(), before.lines().count());
}

#[test]
fn drafts_about_what_does_not_come_again_after_a_lease_go() {
    let mut journey = serving();
    let (mut laptop, paper, _) = planted(&mut journey);
    let home = laptop.home.path().to_owned();
    laptop.store().end_leases(&|_| true, later()).unwrap();
    assert_eq!(laptop.store().dump_records().unwrap(), "");
    assert!(laptop.store().draft(&format!("paper/{paper}/report")).unwrap().is_some());
    laptop.store().begin_leases_anew(later()).unwrap(); // the contact brought nothing: access had ended meanwhile
    assert!(laptop.store().draft(&format!("paper/{paper}/report")).unwrap().is_none());
    assert!(laptop.store().draft(OWN).unwrap().is_some());
    assert!(!is_anywhere(&home, WORD.as_bytes()));
}

#[test]
fn a_copy_never_silently_lacks_what_was_written_last() {
    let mut journey = serving();
    let (mut laptop, _, _) = planted(&mut journey);
    let reader = rusqlite::Connection::open(laptop.home.path().join("office.db")).unwrap();
    reader.execute_batch("begin; select count(*) from record;").unwrap(); // somebody reads for long
    let person = journey.town.hand.secretary;
    let typed =
        Draft { draft_id: "paper/new".into(), person, body: "Poslední věta.".into(), saved_at: now() };
    laptop.store().put_draft(&typed).unwrap();
    let copy = laptop.home.path().join("copy.db");
    assert!(matches!(laptop.store().back_up(&copy), Err(StoreError::Broken(_))));
    assert!(!copy.exists());
    reader.execute_batch("commit").unwrap();
    laptop.store().back_up(&copy).unwrap();
    let copied = rusqlite::Connection::open(&copy).unwrap();
    let text: String = copied
        .query_row("select body from draft where draft_id = 'paper/new'", [], |row| row.get(0))
        .unwrap();
    assert_eq!(text, "Poslední věta.");
}
