//! A mandate that ends: what it showed leaves the computer, what is the person's own stays.

use obeznik_app::contact::Brought;
use obeznik_kernel::Person;
use obeznik_server::clock::new_id;
use serde_json::{Value, json};

use super::desks::{Computer, aside};
use super::files::{add_view, attach, bring};
use super::two_desks::TwoDesks;

/// Petr sits in for the secretary.
pub fn seat(two: &TwoDesks) -> String {
    let petr = two.petr.query("settings", json!({}))["me"].as_str().unwrap().to_owned();
    let id = new_id().to_string();
    let membership = json!({ "body": obeznik_municipality::office_id(), "person": petr, "role": "secretary",
        "from": "2024-01-01", "to": null, "end_reason": "", "party": "" });
    two.jana.give("municipality.set_membership", json!({ "id": id, "membership": membership })).unwrap();
    id
}

/// A draft of Jana's, which only she and secretaries see, with an annex.
pub async fn secret_draft(two: &TwoDesks) -> (String, obeznik_kernel::BlobHash) {
    let me = two.jana.query("settings", json!({}))["me"].clone();
    let paper_type = two.paper_of(&two.jana)["paper_type"].clone();
    let paper = new_id().to_string();
    let input = json!({ "paper": paper, "paper_type": paper_type, "title": "Výpověď nájmu kavárny", "presenter": me,
        "drafter": me, "confidentiality": "body", "report": "Důvěrné." });
    two.jana.give("circulation.create_paper", input).unwrap();
    two.jana.contact().await.unwrap();
    let hash = attach(&paper, &two.jana, b"Text smlouvy, kterou nemaji videt vsichni.");
    let (courier, _) = two.jana.desk.courier().unwrap();
    aside(move || courier.carry_all_up()).await.unwrap();
    two.jana.contact().await.unwrap();
    (paper, hash)
}

pub fn sees(who: &Computer, paper: &str) -> bool {
    who.office().query("paper", json!({ "id": paper })).is_ok()
}

/// Tells the keys of a computer's file apart without saying them.
fn key_of(who: &Computer) -> Value {
    let keys = std::fs::read(who.desk.folder().join("store.keys")).unwrap();
    serde_json::from_slice::<Value>(&keys).unwrap()["check"].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mandate_that_ends_takes_what_it_showed_out_of_the_computer() {
    let two = TwoDesks::new().await;
    let membership = seat(&two);
    let (paper, hash) = secret_draft(&two).await;
    let petr = &two.petr;
    petr.contact().await.unwrap();
    assert!(sees(petr, &paper));
    bring(petr, &hash).await;
    let office = petr.office();
    office.put_draft(&format!("paper/{paper}/report"), "Opis důvěrné věty.".to_owned()).unwrap();
    two.write(petr, "report", "Psáno před koncem mandátu.");

    let end = json!({ "id": membership, "last_on": "2024-06-30", "reason": "konec zastupování" });
    two.jana.give("municipality.end_membership", end).unwrap();
    two.jana.contact().await.unwrap();
    let key = key_of(petr);
    let contacted = petr.contact().await.unwrap();
    assert!(contacted.lost > 0, "{contacted:?}");
    assert!(!sees(petr, &paper));
    assert!(!office.store().has_blob(&hash).unwrap());
    assert_eq!(office.draft(&format!("paper/{paper}/report")).unwrap(), None);
    assert_eq!(office.store().remains().unwrap(), None);
    assert_ne!(key_of(petr), key, "what is kept of the disk elsewhere opens no more");
    let away = petr.query("away", Value::Null);
    assert_eq!((&away["lost_papers"], &away["lost_meetings"]), (&json!(1), &json!(0)), "{away}");
    office.seen_away().unwrap();
    assert_eq!(petr.query("away", Value::Null)["lost_papers"], 0);
    two.jana.contact().await.unwrap();
    assert_eq!(two.paper_of(&two.jana)["report"], "Psáno před koncem mandátu.");
    assert!(sees(petr, &two.paper), "what is seen otherwise stays");
    drop(office);
    let paper = two.paper.clone();
    let petr = two.petr.restarted().await;
    assert!(sees(&petr, &paper), "the keyring opens the file under its new key");
}

/// The membership of the office whose holder has this family name.
fn membership_of(two: &TwoDesks, family: &str) -> Value {
    let settings = two.jana.query("settings", json!({}));
    let bodies = settings["bodies"].as_array().unwrap();
    let office = bodies.iter().find(|body| body["value"]["kind"] == "office").unwrap();
    let members = office["members"].as_array().unwrap();
    let of = |member: &&Value| member["person_name"].as_str().unwrap().contains(family);
    members.iter().find(of).unwrap()["id"].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn whose_only_role_ends_still_has_every_screen() {
    let two = TwoDesks::new().await;
    let petr = &two.petr;
    petr.contact().await.unwrap();
    assert_eq!(petr.query("overview", Value::Null)["is_without_role"], false);

    let end = json!({ "id": membership_of(&two, "Malý"), "last_on": "2024-06-30", "reason": "konec poměru" });
    two.jana.give("municipality.end_membership", end).unwrap();
    two.jana.contact().await.unwrap();
    assert!(petr.contact().await.unwrap().lost > 0);
    assert!(petr.office().store().reader().record::<Person>(petr.office().person()).unwrap().is_none());
    for screen in ["overview", "session", "my_day", "attention", "settings", "profiles"] {
        let answer = petr.office().query(screen, json!({}));
        let answer = answer.or_else(|_| petr.office().query(screen, Value::Null));
        assert!(answer.is_ok(), "{screen}: {answer:?}");
    }
    assert!(petr.office().query("away", Value::Null).is_ok());
    assert_eq!(petr.query("overview", Value::Null)["is_without_role"], true);
    assert!(sees(petr, &two.paper), "what is the person's own stays");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_annex_closed_later_leaves_the_computers_of_those_who_may_not_see_it() {
    let two = TwoDesks::new().await;
    let (petr, jana) = (&two.petr, &two.jana);
    // Petr only drafts the paper of both; this one is Jana's, and he is asked what he thinks of it.
    let me = jana.query("settings", json!({}))["me"].clone();
    let paper_type = two.paper_of(jana)["paper_type"].clone();
    let paper = new_id().to_string();
    let input = json!({ "paper": paper, "paper_type": paper_type, "title": "Prodej pozemku", "presenter": me,
        "drafter": me, "confidentiality": "public", "report": "Zpráva." });
    jana.give("circulation.create_paper", input).unwrap();
    jana.contact().await.unwrap();
    let hash = attach(&paper, jana, b"Jmena a rodna cisla kupujicich.");
    let view = add_view(&paper, jana, b"%PDF-1.7 Jmena a rodna cisla kupujicich.");
    jana.give("circulation.make_version", json!({ "paper": paper, "label": "" })).unwrap();
    let petr_id = petr.query("settings", json!({}))["me"].clone();
    let asked = json!({ "opinion": new_id(), "person": petr_id, "department": null, "mandatory": false });
    jana.give(
        "circulation.request_opinions",
        json!({ "paper": paper, "addressees": [asked], "due_on": "2099-01-01" }),
    )
    .unwrap();
    let (courier, _) = jana.desk.courier().unwrap();
    aside(move || courier.carry_all_up()).await.unwrap();
    jana.contact().await.unwrap();
    petr.contact().await.unwrap();
    let (courier, _) = petr.desk.courier().unwrap();
    let wanted = courier.wanted().unwrap().first;
    assert!(wanted.iter().any(|one| one.hash == view), "the view is wanted as the annex is");
    bring(petr, &hash).await;
    bring(petr, &view).await;
    let shown = |who: &Computer| who.query("paper", json!({ "id": paper }))["attachments"].clone();
    let annex = shown(petr)[0]["id"].clone();
    assert_eq!(shown(petr)[0]["is_confidential"], false);
    assert_eq!(shown(petr)[0]["view"]["state"], "by_hand");

    let close = json!({ "attachment": annex, "is_confidential": true });
    jana.give("circulation.classify_attachment", close).unwrap();
    jana.contact().await.unwrap();
    petr.contact().await.unwrap();
    assert_eq!(shown(petr), json!([]));
    assert!(!petr.office().store().has_blob(&hash).unwrap(), "the content has left as well");
    assert!(!petr.office().store().has_blob(&view).unwrap(), "and the view with it");
    assert_eq!(petr.office().store().remains().unwrap(), None);
    assert_eq!(shown(jana)[0]["is_confidential"], true);
    let (courier, _) = petr.desk.courier().unwrap();
    for sought in [hash.clone(), view.clone()] {
        let courier = courier.clone();
        let brought = aside(move || courier.bring_down(&sought, &mut |_| true)).await;
        assert!(!matches!(brought, Ok(Brought::Whole)), "the office does not give it out again: {brought:?}");
    }

    let open = json!({ "attachment": annex, "is_confidential": false });
    jana.give("circulation.classify_attachment", open).unwrap();
    jana.contact().await.unwrap();
    petr.contact().await.unwrap();
    assert_eq!(shown(petr)[0]["id"], annex);
    bring(petr, &hash).await;
}
