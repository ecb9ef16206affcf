//! How annexes go up and come down: in what order, over a line that is cut, with a rest, over a line that costs.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use obeznik_app::contact::{Brought, Happened, LineRules, Told, carry, once};
use obeznik_kernel::BlobHash;
use obeznik_server::clock::new_id;
use serde_json::{Value, json};

use super::bad_line::BadLine;
use super::day;
use super::desks::{Computer, Nobody, aside};
use super::files::{attach, bring, content};
use super::two_desks::TwoDesks;

const MIB: usize = 1 << 20;

/// Everything Jana attached is with the office, and Petr's computer knows of it.
async fn hand_over(two: &TwoDesks) {
    let (courier, _) = two.jana.desk.courier().unwrap();
    aside(move || courier.carry_all_up()).await.unwrap();
    two.jana.contact().await.unwrap();
    two.petr.contact().await.unwrap();
}

/// What the loop does for one content.
async fn carry_one(who: &Computer) -> bool {
    let (courier, board) = who.desk.courier().unwrap();
    aside(move || carry(&courier, &board, &Nobody, &mut BTreeMap::new())).await.unwrap()
}

fn waits(who: &Computer) -> Vec<(String, String)> {
    let downloads = who.query("downloads", Value::Null);
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    downloads["rows"].as_array().unwrap().iter().map(|row| (text(&row["name"]), text(&row["sort"]))).collect()
}

/// Another paper of Jana's, seen by Petr, who is its co-presenter.
pub async fn paper(two: &TwoDesks, title: &str) -> String {
    let me = two.jana.query("settings", json!({}))["me"].clone();
    let petr = two.petr.query("settings", json!({}))["me"].clone();
    let id = new_id().to_string();
    let input = json!({ "paper": id, "paper_type": two.paper_of(&two.jana)["paper_type"], "title": title,
        "presenter": me, "co_presenters": [petr], "drafter": me, "confidentiality": "public", "report": "Zpráva." });
    two.jana.give("circulation.create_paper", input).unwrap();
    two.jana.contact().await.unwrap();
    id
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pack_of_the_next_meeting_comes_first_then_what_waits_for_the_person_then_the_rest() {
    let two = TwoDesks::new().await;
    // Petr drafts the first paper, so it waits for him; the second is nobody's haste.
    let other = paper(&two, "Nákup frézy").await;
    attach(&two.paper, &two.jana, b"to wait for Petr");
    attach(&other, &two.jana, b"for whenever");
    let settings = two.jana.query("settings", json!({}));
    let council =
        settings["bodies"].as_array().unwrap().iter().find(|body| body["value"]["kind"] == "council");
    let meetings =
        [("Zitra.bin", "2099-03-02"), ("Pozitri.bin", "2099-03-09")].map(|(name, on)| (name, on, new_id()));
    for (name, on, meeting) in &meetings {
        let plan = json!({ "meeting": meeting, "body": council.unwrap()["id"], "term": 1, "on": on, "starts_at": "16:00",
            "place": "Radnice" });
        two.jana.give("circulation.plan_meeting", plan).unwrap();
        two.jana.contact().await.unwrap();
        let bytes = name.as_bytes();
        let arrived = obeznik_app::attachments::Arrived::of(&two.jana.office(), &mut &bytes[..]).unwrap();
        let uploaded = obeznik_app::attachments::take(&two.jana.office(), name, arrived).unwrap();
        let input = json!({ "document": new_id(), "meeting": meeting, "name": name, "blob": uploaded.blob,
            "size_bytes": uploaded.size_bytes, "media_type": uploaded.media_type });
        two.jana.give("circulation.add_meeting_document", input).unwrap();
    }
    hand_over(&two).await;
    let sorts: Vec<String> = waits(&two.petr).into_iter().map(|(_, sort)| sort).collect();
    assert_eq!(sorts, ["meeting", "mine", "later", "rest"], "{:?}", waits(&two.petr));
    let mut left = 4;
    while carry_one(&two.petr).await {
        left -= 1;
        assert_eq!(waits(&two.petr).len(), left);
    }
    assert_eq!(left, 0);
    assert_eq!(two.petr.query("sync", Value::Null)["files"], Value::Null);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_content_over_a_line_that_is_cut_goes_on_where_it_ended() {
    let mut two = TwoDesks::new().await;
    let bytes = content(17 * MIB);
    let hash = attach(&two.paper, &two.jana, &bytes);
    let line = BadLine::to(two.street.address());
    let petr = Computer::new();
    petr.join(&mut two.petrs, line.address).await.unwrap();
    hand_over(&two).await;
    petr.contact().await.unwrap();
    two.petr = petr;
    let (courier, _) = two.petr.desk.courier().unwrap();
    line.cut_after(5 * MIB as u64); // each connection brings so much
    let (mut tries, mut asked) = (0, 0);
    loop {
        let (courier, sought) = (Arc::clone(&courier), hash.clone());
        let before = asked;
        let (brought, came) = aside(move || {
            let mut came = 0;
            let brought = courier.bring_down(&sought, &mut |way| {
                came = way.came;
                true
            });
            (brought, came)
        })
        .await;
        asked = before + came;
        tries += 1;
        assert!(tries < 40, "it does not get on");
        match brought {
            Ok(brought) => break assert_eq!(brought, Brought::Whole),
            Err(_) if tries == 4 => line.cut_after(12 * MIB as u64), // a little better
            Err(_) => {}
        }
    }
    assert!(line.cuts() > 0);
    assert_eq!(two.petr.office().store().blob(&hash).unwrap().read_all().unwrap(), bytes);
    println!("{} MiB came in {tries} tries for a file of 17 MiB", asked / MIB as u64);
}

/// Pauses as soon as a file begins to come.
struct Hasty(Mutex<Option<Arc<obeznik_app::Office>>>);

impl Told for Hasty {
    fn told(&self, happened: Happened) {
        let has_begun = |office: &Arc<obeznik_app::Office>| {
            happened == Happened::Standing
                && office.board().standing().files.is_some_and(|files| files.whole > 0)
        };
        let office = self.0.lock().unwrap().take_if(|office| has_begun(office));
        if let Some(office) = office {
            office.set_line_rules(LineRules { is_paused: true, ..LineRules::default() }).unwrap();
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_paused_content_rests_at_once_and_what_is_opened_comes_nevertheless() {
    let two = TwoDesks::new().await;
    let big = attach(&two.paper, &two.jana, &content(17 * MIB));
    hand_over(&two).await;
    let petr = &two.petr;
    let (courier, board) = petr.desk.courier().unwrap();
    let hasty = Hasty(Mutex::new(Some(petr.office())));
    assert!(aside(move || carry(&courier, &board, &hasty, &mut BTreeMap::new())).await.unwrap());
    let here = |hash: &BlobHash| petr.office().store().has_blob(hash).unwrap();
    assert!(!here(&big));
    assert!(!carry_one(petr).await, "it rests");
    let files = petr.query("sync", Value::Null)["files"].clone();
    assert_eq!((&files["rests"], &files["files"]), (&json!("paused"), &json!(1)), "{files}");
    assert_eq!(petr.query("downloads", Value::Null)["rules"]["is_paused"], true);

    let small = attach(&two.paper, &two.jana, b"opened just now");
    hand_over(&two).await;
    assert!(!carry_one(petr).await);
    open(petr, &small);
    assert!(carry_one(petr).await, "somebody waits for it");
    assert!(here(&small) && !here(&big));
    petr.office().set_line_rules(LineRules::default()).unwrap();
    assert!(carry_one(petr).await);
    assert!(here(&big));
}

/// A person opens a file that is not here yet.
fn open(who: &Computer, hash: &BlobHash) {
    assert_eq!(who.office().content(hash).err().unwrap().key, "attachment-not-here-yet");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_came_of_a_content_that_rests_does_not_come_twice() {
    let two = TwoDesks::new().await;
    let hash = attach(&two.paper, &two.jana, &content(17 * MIB));
    hand_over(&two).await;
    let (courier, _) = two.petr.desk.courier().unwrap();
    let (again, sought) = (Arc::clone(&courier), hash.clone());
    let rested = aside(move || courier.bring_down(&sought, &mut |way| way.here < 9 * MIB as u64)).await;
    assert_eq!(rested.unwrap(), Brought::Resting);
    let (first, brought) = aside(move || {
        let mut first = None;
        let brought = again.bring_down(&hash, &mut |way| {
            assert_eq!(way.whole, 17 * MIB as u64);
            first.get_or_insert(way.here - way.came);
            true
        });
        (first, brought)
    })
    .await;
    assert_eq!((first, brought.unwrap()), (Some(9 * MIB as u64), Brought::Whole));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_metered_line_brings_what_fits_into_the_day() {
    day::that_lasts(10);
    let two = TwoDesks::new().await;
    let sizes = [400_000, 700_000, 200_000, 900_000];
    let hashes: Vec<BlobHash> =
        sizes.iter().map(|size| attach(&two.paper, &two.jana, &content(*size))).collect();
    hand_over(&two).await;
    let petr = &two.petr;
    let rules = |daily_mb| LineRules { is_metered: true, daily_mb, ..LineRules::default() };
    assert_eq!(petr.office().set_line_rules(rules(0)).unwrap_err().key, "line-limit-wrong");
    petr.office().set_line_rules(rules(1)).unwrap();
    while carry_one(petr).await {}
    // The newest first: 900 kB; 100 kB of the next one, for the day brings no more.
    let here = |hash: &BlobHash| petr.office().store().has_blob(hash).unwrap();
    assert_eq!(hashes.iter().map(here).collect::<Vec<_>>(), [false, false, false, true]);
    assert_eq!(petr.query("sync", Value::Null)["files"]["rests"], "limit");
    assert_eq!(petr.query("downloads", Value::Null)["today_bytes"], 1_000_000);
    open(petr, &hashes[0]);
    assert!(carry_one(petr).await, "what a person opens comes all the same");
    assert_eq!(petr.query("downloads", Value::Null)["today_bytes"], 1_400_000);
    petr.office().set_line_rules(rules(2)).unwrap();
    while carry_one(petr).await {}
    // The other 100 kB; then 500 of 700 kB.
    assert_eq!(petr.query("downloads", Value::Null)["today_bytes"], 2_000_000);
    assert_eq!(hashes.iter().map(here).collect::<Vec<_>>(), [true, false, true, true]);
    petr.office().set_line_rules(LineRules::default()).unwrap();
    while carry_one(petr).await {}
    assert!(hashes.iter().all(here));
}

/// One contact as the loop has it: it also says how the line is.
async fn meet(who: &Computer) {
    let (courier, board) = who.desk.courier().unwrap();
    aside(move || once(&courier, &board, &Nobody)).await.unwrap();
}

/// What waits for its file: how it stands, how much of the file is with the office, and why it rests.
fn files_up(who: &Computer) -> Vec<(String, u64, String)> {
    let waiting = who.query("waiting", Value::Null);
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let told = |row: &Value| {
        assert_eq!(row["file"]["name"], "Podklad.bin", "{row}");
        (text(&row["state"]), row["file"]["here"].as_u64().unwrap(), text(&row["file"]["rests"]))
    };
    waiting["rows"].as_array().unwrap().iter().map(told).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_scan_goes_up_part_by_part_after_what_is_short_and_between_what_comes_down() {
    let two = TwoDesks::new().await;
    let other = paper(&two, "Nákup frézy").await;
    let petrs = [b"first from Petr".as_slice(), b"second from Petr"];
    let petrs = petrs.map(|bytes| attach(&two.paper, &two.petr, bytes));
    let (courier, _) = two.petr.desk.courier().unwrap();
    aside(move || courier.carry_all_up()).await.unwrap();
    two.petr.contact().await.unwrap();
    two.jana.contact().await.unwrap();
    let scan = attach(&two.paper, &two.jana, &content(17 * MIB));
    let note = attach(&other, &two.jana, b"short");
    meet(&two.jana).await;
    let came = || petrs.iter().filter(|hash| two.jana.office().store().has_blob(hash).unwrap()).count();
    let row = |here: usize| ("file".to_owned(), here as u64, String::new());
    assert_eq!(
        files_up(&two.jana),
        [row(0), row(0)],
        "the line is well, so it is not the line they wait for"
    );

    assert!(carry_one(&two.jana).await);
    meet(&two.jana).await;
    assert_eq!((files_up(&two.jana), came()), (vec![row(8 * MIB)], 1), "the short one has gone");
    assert!(carry_one(&two.jana).await);
    assert_eq!((files_up(&two.jana), came()), (vec![row(16 * MIB)], 2));
    assert!(carry_one(&two.jana).await);
    meet(&two.jana).await;
    assert_eq!(files_up(&two.jana), []);
    assert_eq!(two.jana.query("sync", Value::Null)["up"], Value::Null);
    let bytes = 17 * MIB + b"short".len() + b"first from Petr".len() + b"second from Petr".len();
    assert_eq!(two.jana.query("downloads", Value::Null)["today_bytes"], bytes, "either way it costs");
    two.petr.contact().await.unwrap();
    bring(&two.petr, &scan).await;
    bring(&two.petr, &note).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_goes_up_rests_when_the_person_says_so_and_keeps_to_the_day() {
    let two = TwoDesks::new().await;
    let jana = &two.jana;
    attach(&two.paper, jana, &content(17 * MIB));
    meet(jana).await;
    let row = |here: usize, rests: &str| vec![("file".to_owned(), here as u64, rests.to_owned())];
    let rules = LineRules::default();
    jana.office().set_line_rules(LineRules { is_paused: true, ..rules }).unwrap();
    assert!(!carry_one(jana).await);
    assert_eq!(files_up(jana), row(0, "paused"));
    assert_eq!(jana.query("sync", Value::Null)["up"]["rests"], "paused");

    jana.office().set_line_rules(LineRules { is_metered: true, daily_mb: 9, ..rules }).unwrap();
    assert!(carry_one(jana).await);
    assert!(!carry_one(jana).await, "the day has no room for another part");
    assert_eq!(files_up(jana), row(8 * MIB, "limit"));
    assert_eq!(jana.query("downloads", Value::Null)["today_bytes"], 8 * MIB);

    jana.office().set_line_rules(rules).unwrap();
    while carry_one(jana).await {}
    meet(jana).await;
    assert_eq!(files_up(jana), []);
}
