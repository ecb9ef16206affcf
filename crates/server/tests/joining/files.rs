//! Contents of annexes on their way up and down.

use obeznik_app::attachments::{Arrived, take};
use obeznik_app::contact::Brought;
use obeznik_kernel::BlobHash;
use obeznik_server::clock::new_id;
use serde_json::json;

use super::desks::{Computer, aside};
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

#[tokio::test(flavor = "multi_thread")]
async fn what_the_office_does_not_have_is_not_waited_for() {
    let two = TwoDesks::new().await;
    let (courier, _) = two.petr.desk.courier().unwrap();
    let nowhere = BlobHash("0".repeat(64));
    let came = aside(move || courier.bring_down(&nowhere, &mut |_| true)).await;
    assert_eq!(came.unwrap(), Brought::Absent);
}
