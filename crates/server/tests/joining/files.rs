//! Contents of annexes on their way up and down.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use obeznik_app::attachments::{Arrived, take};
use obeznik_app::contact::{Brought, carry};
use obeznik_app::contents::MendedContents;
use obeznik_app::{ApiError, Code};
use obeznik_kernel::BlobHash;
use obeznik_server::clock::new_id;
use serde_json::{Value, json};

use super::carriage::paper;
use super::desks::{Computer, Nobody, aside};
use super::two_desks::TwoDesks;

/// More than one part, and no two parts alike.
pub fn content(length: usize) -> Vec<u8> {
    let mut state = 88_172_645_463_325_252_u64;
    let mut byte = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state as u8
    };
    (0..length).map(|_| byte()).collect()
}

/// Attaches a file to a paper; gives its address.
pub fn attach(paper: &str, who: &Computer, bytes: &[u8]) -> BlobHash {
    let office = who.office();
    let arrived = Arrived::of(&office, &mut &bytes[..]).unwrap();
    let uploaded = take(&office, "Podklad.bin", arrived).unwrap();
    let input = json!({ "attachment": new_id(), "paper": paper, "name": "Podklad.bin", "blob": uploaded.blob,
        "size_bytes": uploaded.size_bytes, "media_type": uploaded.media_type, "is_confidential": false, "note": "" });
    who.give("circulation.attach", input).unwrap();
    BlobHash(uploaded.blob)
}

/// Adds a PDF to the first annex of a paper by hand; gives its address.
pub fn add_view(paper: &str, who: &Computer, bytes: &[u8]) -> BlobHash {
    let office = who.office();
    let annex = who.query("paper", json!({ "id": paper }))["attachments"][0]["id"].clone();
    let arrived = Arrived::of(&office, &mut &bytes[..]).unwrap();
    let uploaded = take(&office, "Podklad.pdf", arrived).unwrap();
    let input = json!({ "attachment": annex, "blob": uploaded.blob, "size_bytes": uploaded.size_bytes,
        "media_type": uploaded.media_type, "note": "" });
    who.give("circulation.add_view", input).unwrap();
    BlobHash(uploaded.blob)
}

/// Brings a content down without a rest.
pub async fn bring(who: &Computer, hash: &BlobHash) {
    let ((courier, _), sought) = (who.desk.courier().unwrap(), hash.clone());
    let brought = aside(move || courier.bring_down(&sought, &mut |_| true)).await;
    assert_eq!(brought.unwrap(), Brought::Whole);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_annex_goes_up_before_its_command_and_comes_down_whole() {
    let two = TwoDesks::new().await;
    let bytes = content((8 << 20) + 4321);
    let hash = attach(&two.paper, &two.jana, &bytes);
    // The command does not leave before its content; everything else does.
    let department = json!({ "name": "Odbor majetku", "abbreviation": "OM", "head": null });
    let input = json!({ "id": new_id(), "department": department });
    two.jana.give("municipality.define_department", input).unwrap();
    two.jana.contact().await.unwrap();
    let waiting = two.jana.query("waiting", json!(null));
    assert_eq!(waiting["rows"].as_array().unwrap().len(), 1, "{waiting}");
    assert_eq!(waiting["rows"][0]["what"]["key"], "history-circulation-attach");
    let (courier, _) = two.jana.desk.courier().unwrap();
    assert_eq!(aside(move || courier.carry_all_up()).await.unwrap(), 1);
    two.jana.contact().await.unwrap();
    assert_eq!(two.jana.query("waiting", json!(null))["rows"], json!([]));

    two.petr.contact().await.unwrap();
    let (courier, _) = two.petr.desk.courier().unwrap();
    let wanted = courier.wanted().unwrap();
    assert_eq!((wanted.files, wanted.bytes, &wanted.first[0].hash), (1, bytes.len() as u64, &hash));
    bring(&two.petr, &hash).await;
    let petrs = two.petr.office();
    assert_eq!(petrs.store().blob(&hash).unwrap().read_all().unwrap(), bytes);
    let (courier, _) = two.petr.desk.courier().unwrap();
    assert_eq!(courier.wanted().unwrap().first, []);
}

/// The moment in which it could is short, so there are many of them. Each file has a paper of its own: none waits for
/// another.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_attached_in_the_midst_of_a_contact_does_not_leave_without_its_file() {
    const FILES: usize = 20;
    let two = TwoDesks::new().await;
    let mut papers = Vec::new();
    for number in 0..FILES {
        papers.push(paper(&two, &format!("Oprava chodníku {number}")).await);
    }
    let (courier, _) = two.jana.desk.courier().unwrap();
    let is_over = Arc::new(AtomicBool::new(false));
    let over = Arc::clone(&is_over);
    let contacts = tokio::task::spawn_blocking(move || {
        while !over.load(Ordering::SeqCst) {
            courier.contact(&mut |_| {}).unwrap();
        }
    });
    for paper in &papers {
        attach(paper, &two.jana, paper.as_bytes());
    }
    is_over.store(true, Ordering::SeqCst);
    contacts.await.unwrap();
    two.jana.contact().await.unwrap();
    assert_eq!(rows(&two.jana, "waiting").len(), FILES, "nobody has brought anything up");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_office_does_not_have_is_not_waited_for() {
    let two = TwoDesks::new().await;
    let (courier, _) = two.petr.desk.courier().unwrap();
    let nowhere = BlobHash("0".repeat(64));
    let came = aside(move || courier.bring_down(&nowhere, &mut |_| true)).await;
    assert_eq!(came.unwrap(), Brought::Absent);
}

/// The file in which a computer keeps a content.
fn sealed(who: &Computer, hash: &BlobHash) -> PathBuf {
    who.home.path().join("urad").join("blobs").join(&hash.0[..2]).join(&hash.0)
}

/// Carries until nothing is left that may be carried.
async fn carry_all(who: &Computer) {
    let mut absent = BTreeMap::new();
    for _ in 0..40 {
        let (courier, board) = who.desk.courier().unwrap();
        let (carried, kept) = aside(move || {
            let carried = carry(&courier, &board, &Nobody, &mut absent);
            (carried, absent)
        })
        .await;
        absent = kept;
        if !carried.unwrap() {
            return;
        }
    }
    panic!("it does not come to an end");
}

fn rows(who: &Computer, name: &str) -> Vec<Value> {
    who.query(name, Value::Null)["rows"].as_array().unwrap().clone()
}

fn here(who: &Computer, hash: &BlobHash) -> bool {
    who.office().store().has_blob(hash).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_content_holds_nothing_else_back_and_waits_for_its_person() {
    let two = TwoDesks::new().await;
    let other = paper(&two, "Nákup frézy").await;
    let petrs = attach(&two.paper, &two.petr, b"from Petr");
    carry_all(&two.petr).await;
    two.petr.contact().await.unwrap();
    two.jana.contact().await.unwrap();
    let bad = attach(&two.paper, &two.jana, &content(70_000));
    let good = attach(&other, &two.jana, &content(90_000));
    let file = sealed(&two.jana, &bad);
    let mut bytes = fs::read(&file).unwrap();
    bytes[40_000] ^= 1;
    fs::write(&file, bytes).unwrap();

    carry_all(&two.jana).await;
    assert!(here(&two.jana, &petrs), "what is wanted comes down");
    two.jana.contact().await.unwrap();
    two.petr.contact().await.unwrap();
    bring(&two.petr, &good).await;
    let stuck = rows(&two.jana, "attention");
    let said: Vec<_> = stuck
        .iter()
        .map(|row| (row["kind"].clone(), row["why"]["key"].clone(), row["blob"].clone()))
        .collect();
    assert_eq!(said, [(json!("file"), json!("attention-file-damaged"), json!(bad.0))]);
    assert_eq!(rows(&two.jana, "waiting").len(), 1, "its command waits");
    let jana = two.jana.restarted().await;
    assert_eq!(rows(&jana, "attention").len(), 1, "also after a start");

    // The same file, attached again, takes the place of the damaged one.
    let office = jana.office();
    let arrived = Arrived::of(&office, &mut &content(70_000)[..]).unwrap();
    assert_eq!(take(&office, "Podklad.bin", arrived).unwrap().blob, bad.0);
    office.resend(stuck[0]["id"].as_str().unwrap()).unwrap();
    assert_eq!(rows(&jana, "attention"), Vec::<Value>::new());
    carry_all(&jana).await;
    jana.contact().await.unwrap();
    assert_eq!(rows(&jana, "waiting"), Vec::<Value>::new());
    two.petr.contact().await.unwrap();
    bring(&two.petr, &bad).await;
    assert_eq!(two.petr.office().store().blob(&bad).unwrap().read_all().unwrap(), content(70_000));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_command_does_not_leave_without_its_file_and_can_be_given_up() {
    let two = TwoDesks::new().await;
    let gone = attach(&two.paper, &two.jana, b"gone from the disk");
    fs::remove_file(sealed(&two.jana, &gone)).unwrap();
    two.jana.contact().await.unwrap();
    assert_eq!(rows(&two.jana, "waiting").len(), 1, "the office would name what nobody has");
    carry_all(&two.jana).await;
    two.jana.contact().await.unwrap();
    let stuck = rows(&two.jana, "attention");
    assert_eq!(stuck.len(), 1);
    assert_eq!(stuck[0]["why"]["key"], "attention-file-missing");
    two.write(&two.jana, "report", "Druhá věta.");
    two.jana.contact().await.unwrap();
    assert_eq!(rows(&two.jana, "waiting").len(), 2, "what was done after it stays behind it");

    two.jana.office().set_aside(stuck[0]["id"].as_str().unwrap()).unwrap();
    assert_eq!(rows(&two.jana, "attention"), Vec::<Value>::new());
    assert_eq!(rows(&two.jana, "waiting").len(), 1, "and goes on without it");
    assert_eq!(two.paper_of(&two.jana)["attachments"], json!([]));
    two.jana.contact().await.unwrap();
    assert_eq!(rows(&two.jana, "waiting"), Vec::<Value>::new());
    two.petr.contact().await.unwrap();
    let paper = two.paper_of(&two.petr);
    assert_eq!((&paper["report"], &paper["attachments"]), (&json!("Druhá věta."), &json!([])));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_office_has_is_not_missed_for_being_lost_here() {
    let two = TwoDesks::new().await;
    let hash = attach(&two.paper, &two.jana, b"known to the office");
    carry_all(&two.jana).await;
    two.jana.contact().await.unwrap();
    two.petr.contact().await.unwrap();
    bring(&two.petr, &hash).await;
    fs::remove_file(sealed(&two.petr, &hash)).unwrap();
    let input = json!({ "attachment": new_id(), "paper": two.paper, "name": "Znovu.bin", "blob": hash.0,
        "size_bytes": 19, "media_type": "application/octet-stream", "is_confidential": false, "note": "" });
    two.petr.give("circulation.attach", input).unwrap();
    carry_all(&two.petr).await;
    two.petr.contact().await.unwrap();
    assert_eq!(rows(&two.petr, "attention"), Vec::<Value>::new());
    assert_eq!(rows(&two.petr, "waiting"), Vec::<Value>::new());
}

/// Looks all contents over and has the office give back what is damaged; gives how many were found.
async fn mends(who: &Computer) -> (u64, Result<MendedContents, ApiError>) {
    let desk = Arc::clone(&who.desk);
    aside(move || desk.look_contents_over()).await.unwrap();
    let damaged = who.query("damaged_contents", json!(null));
    assert_eq!(damaged["is_joined"], json!(true), "{damaged}");
    let desk = Arc::clone(&who.desk);
    (damaged["all"].as_u64().unwrap(), aside(move || desk.mend_contents()).await)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_content_that_a_disk_has_spoilt_comes_once_more_from_the_office() {
    let two = TwoDesks::new().await;
    let bytes = content(300_000);
    let hash = attach(&two.paper, &two.jana, &bytes);
    let (courier, _) = two.jana.desk.courier().unwrap();
    aside(move || courier.carry_all_up()).await.unwrap();
    two.jana.contact().await.unwrap();
    two.petr.contact().await.unwrap();
    bring(&two.petr, &hash).await;
    let file = sealed(&two.petr, &hash);
    let turn_about = |file: &Path| {
        let mut bytes = fs::read(file).unwrap();
        bytes[70_000] ^= 0x5a;
        fs::write(file, bytes).unwrap();
    };
    let spoils: [&dyn Fn(&Path); 2] = [&turn_about, &|file| fs::remove_file(file).unwrap()];
    for spoil in spoils {
        spoil(&file);
        let (found, mended) = mends(&two.petr).await;
        assert_eq!((found, mended.unwrap()), (1, MendedContents { mended: 1, missing: 0 }));
        assert_eq!(two.petr.office().store().blob(&hash).unwrap().read_all().unwrap(), bytes);
    }
    assert_eq!(mends(&two.petr).await, (0, Ok(MendedContents::default())));

    turn_about(&file);
    let TwoDesks { street, petr, .. } = two;
    street.closed().await;
    let (found, refused) = mends(&petr).await;
    let refused = refused.unwrap_err();
    assert_eq!((found, refused.code, refused.key.as_str()), (1, Code::Unreachable, "contents-unreached"));
}
