//! What Petr is shown for a time only: a draft of Jana's with its annex while he sits in for the secretary, and an annex
//! of another paper while it is open too.

use obeznik_app::attachments::{Arrived, take};
use obeznik_kernel::BlobHash;
use obeznik_server::clock::new_id;
use serde_json::{Value, json};

use super::desks::{Computer, aside};
use super::two_desks::TwoDesks;

/// A word that stands in nothing else.
pub const WORD: &str = "Kvěchovodina";
/// The word as the full-text index writes it, less letters it shares with its neighbours there.
pub const FOLDED: &str = "echovodin";

/// What it is, and by which membership.
pub struct Shown {
    /// The draft of Jana's.
    pub paper: String,
    /// The annex that is opened and closed.
    pub annex: String,
    /// Petr's membership in the secretary's place.
    pub seat: String,
    /// Petr.
    pub person: String,
    /// Contents of both annexes.
    pub contents: [BlobHash; 2],
}

impl Shown {
    /// Both papers made; the annex is open and the seat has ended.
    pub async fn made(two: &TwoDesks) -> Self {
        let (jana, person) = (&two.jana, who(&two.petr));
        let seat = new_id().to_string();
        let ended = json!({ "body": obeznik_municipality::office_id(), "person": person, "role": "secretary",
            "from": "2024-01-01", "to": "2024-06-30", "end_reason": "konec zastupování", "party": "" });
        jana.give("municipality.set_membership", json!({ "id": seat, "membership": ended })).unwrap();
        let (paper, asked) = (created(two, "body").await, created(two, "public").await);
        let ((_, first), (annex, second)) =
            (attached(jana, &paper, "Smlouva"), attached(jana, &asked, "Kupující"));
        jana.give("circulation.make_version", json!({ "paper": asked, "label": "" })).unwrap();
        let opinion =
            json!({ "opinion": new_id(), "person": person, "department": null, "mandatory": false });
        let input = json!({ "paper": asked, "addressees": [opinion], "due_on": "2099-01-01" });
        jana.give("circulation.request_opinions", input).unwrap();
        let (courier, _) = jana.desk.courier().unwrap();
        aside(move || courier.carry_all_up()).await.unwrap();
        jana.contact().await.unwrap();
        assert_eq!(jana.query("attention", Value::Null)["rows"], json!([]));
        Self { paper, annex, seat, person, contents: [first, second] }
    }

    /// The words by which a desk is told of it.
    pub fn words(&self) -> [&str; 4] {
        [&self.paper, &self.annex, &self.seat, &self.person]
    }
}

/// Who works at a computer.
pub fn who(computer: &Computer) -> String {
    computer.query("settings", json!({}))["me"].as_str().unwrap().to_owned()
}

/// A paper of Jana's alone, which the office has numbered.
async fn created(two: &TwoDesks, confidentiality: &str) -> String {
    let (me, paper) = (who(&two.jana), new_id().to_string());
    let paper_type = two.paper_of(&two.jana)["paper_type"].clone();
    // Of the open paper only the annex is not for everybody.
    let title =
        if confidentiality == "public" { "Prodej pozemku".to_owned() } else { format!("Nájem: {WORD}") };
    let input = json!({ "paper": paper, "paper_type": paper_type, "title": title, "presenter": me, "drafter": me,
        "confidentiality": confidentiality, "report": "Zpráva." });
    two.jana.give("circulation.create_paper", input).unwrap();
    two.jana.contact().await.unwrap();
    paper
}

/// Attaches a file that holds the word, by name too; gives the annex and its content.
fn attached(who: &Computer, paper: &str, name: &str) -> (String, BlobHash) {
    let (office, annex) = (who.office(), new_id().to_string());
    let content = format!("{name}: {WORD}.");
    let arrived = Arrived::of(&office, &mut content.as_bytes()).unwrap();
    let uploaded = take(&office, "Podklad.bin", arrived).unwrap();
    let input = json!({ "attachment": annex, "paper": paper, "name": format!("{name} {WORD}.bin"),
        "blob": uploaded.blob, "size_bytes": uploaded.size_bytes, "media_type": uploaded.media_type,
        "is_confidential": false, "note": "" });
    who.give("circulation.attach", input).unwrap();
    (annex, BlobHash(uploaded.blob))
}
