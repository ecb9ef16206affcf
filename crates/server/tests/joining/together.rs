//! Two computers and one office: apart for a while, then together again.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use obeznik_app::ApiError;
use obeznik_app::contact::{Happened, Told, keep};
use obeznik_app::office::desk::Desk;
use obeznik_app::office::{Done, Request};
use obeznik_kernel::field_hash;
use obeznik_server::clock::new_id;
use serde_json::{Value, json};

use super::desks::{Nobody, PATIENCE, aside, department};
use super::street::Street;
use super::two_desks::TwoDesks;

#[tokio::test(flavor = "multi_thread")]
async fn both_write_apart_and_find_each_others_work_and_both_texts_of_the_same_field() {
    let two = TwoDesks::new().await;
    let TwoDesks { jana, petr, .. } = &two;
    two.write(jana, "report", "Chodník je v havarijním stavu.");
    two.write(jana, "title", "Oprava chodníku v Lipové ulici");
    two.write(petr, "report", "Oprava vyjde na 120 000 Kč.");
    assert_eq!(two.paper_of(jana)["report"], "Chodník je v havarijním stavu.");
    assert_eq!(two.paper_of(petr)["report"], "Oprava vyjde na 120 000 Kč.");
    assert_eq!(petr.query("waiting", Value::Null)["rows"].as_array().unwrap().len(), 1);

    jana.contact().await.unwrap();
    petr.contact().await.unwrap();
    jana.contact().await.unwrap();
    for desk in [jana, petr] {
        let paper = two.paper_of(desk);
        assert_eq!(paper["title"], "Oprava chodníku v Lipové ulici");
        assert_eq!(
            paper["report"], "Chodník je v havarijním stavu.",
            "who came first stays until a person decides"
        );
        let attention = desk.query("attention", Value::Null);
        let rows = attention["rows"].as_array().unwrap();
        assert_eq!(rows.len(), 1, "{attention}");
        assert_eq!(rows[0]["kind"], "variant");
        assert!(attention.to_string().contains("120"), "{attention}");
    }
    // What Jana changed is news for Petr, what he wrote himself is none for him.
    let away = petr.query("away", Value::Null);
    assert_eq!(away["rows"].as_array().unwrap().len(), 1, "{away}");
    assert_eq!((&away["rows"][0]["target"], &away["rows"][0]["is_new"]), (&json!(two.paper), &json!(false)));
    petr.office().seen_away().unwrap();
    assert_eq!(petr.query("away", Value::Null)["rows"], json!([]));
    // One of them chooses; it is settled for both.
    let variant = petr.query("attention", Value::Null)["rows"][0]["id"].as_str().unwrap().to_owned();
    let kept = "Chodník je v havarijním stavu. Oprava vyjde na 120 000 Kč.";
    petr.give("circulation.settle_variant", json!({ "variant": variant, "choice": "merged", "value": kept }))
        .unwrap();
    petr.contact().await.unwrap();
    assert_eq!(petr.query("away", Value::Null)["rows"], json!([]), "one's own act is no news");
    jana.contact().await.unwrap();
    for desk in [jana, petr] {
        assert_eq!(two.paper_of(desk)["report"], kept);
        assert_eq!(desk.query("attention", Value::Null)["rows"], json!([]));
    }
    assert_eq!(two.street.say("verify").await.exit.number(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_edit_that_a_later_one_takes_in_is_not_offered_to_be_taken_back() {
    let two = TwoDesks::new().await;
    let jana = &two.jana;
    let edit = |text: &str| {
        let base = field_hash(&two.paper_of(jana)["title"]);
        let edit = json!({ "field": "title", "value": text, "base": base });
        jana.give("circulation.edit_paper", json!({ "paper": two.paper, "edits": [edit] })).unwrap()
    };
    let (first, second) = (edit("Oprava chodníku a schodů"), edit("Oprava schodů"));
    let waiting = jana.office().store().outbox().unwrap();
    let waiting: Vec<String> = waiting.iter().map(|entry| entry.id().to_string()).collect();
    assert!(
        waiting.contains(&second.command) && !waiting.contains(&first.command),
        "it goes up in the second"
    );
    assert!(!first.can_undo && !second.can_undo);
    let comment = json!({ "paper": two.paper, "comment": new_id(), "text": "A zábradlí?", "quote": "", "answers": null });
    assert!(jana.give("circulation.add_comment", comment).unwrap().can_undo, "what stays itself is offered");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_office_refuses_waits_with_its_whole_input_until_a_person_deals_with_it() {
    let two = TwoDesks::new().await;
    let TwoDesks { jana, petr, .. } = &two;
    // While Petr is away, Jana closes the paper; what he wrote cannot happen any more.
    two.write(petr, "report", "Dlouhý text, který nesmí zmizet.");
    jana.give("circulation.withdraw_paper", json!({ "paper": two.paper, "reason": "Bezpředmětné." }))
        .unwrap();
    jana.contact().await.unwrap();
    let contacted = petr.contact().await.unwrap();
    assert_eq!(contacted.refused, 1, "{contacted:?}");
    let attention = petr.query("attention", Value::Null);
    let row = &attention["rows"][0];
    assert_eq!(row["kind"], "refused", "{attention}");
    assert!(row["entered"].to_string().contains("nesmí zmizet"), "{row}");
    assert!(!row["why"]["key"].as_str().unwrap().is_empty());
    let refused = row["id"].as_str().unwrap().to_owned();
    let again = petr.office().resend(&refused).unwrap_err();
    assert_eq!(again.key, row["why"]["key"].as_str().unwrap(), "refused here at once now");
    assert_eq!(petr.query("attention", Value::Null)["rows"].as_array().unwrap().len(), 1, "and still there");
    petr.office().set_aside(&refused).unwrap();
    assert_eq!(petr.query("attention", Value::Null)["rows"], json!([]));
}

fn give(desk: &Desk, kind: &str, payload: Value) -> Result<Done, ApiError> {
    let request = Request { kind: kind.to_owned(), payload, base: Vec::new(), on_behalf_of: None };
    desk.office()?.execute(request)
}

/// Has the office define a department, until its answer comes while one waits: on a loaded machine it may take longer than
/// a person is kept waiting.
async fn answered(desk: &Arc<Desk>, name: &str) -> Result<Done, ApiError> {
    let begun = Instant::now();
    loop {
        let (desk, input) = (Arc::clone(desk), department(name));
        let answer = aside(move || give(&desk, "municipality.define_department", input)).await;
        if !answer.as_ref().is_ok_and(|done| done.awaits_office) {
            return answer;
        }
        assert!(begun.elapsed() < PATIENCE, "the office never answers while one waits");
        tokio::time::sleep(Duration::from_millis(500)).await; // it may not be reached just now
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_that_keeps_contact_shows_a_colleagues_work_within_seconds() {
    let two = TwoDesks::new().await;
    struct Count(std::sync::atomic::AtomicU32);
    impl Told for Count {
        fn told(&self, happened: Happened) {
            if happened == Happened::Changed {
                self.0.fetch_add(1, Ordering::SeqCst);
            }
        }
    }
    let told = Arc::new(Count(0.into()));
    let as_told: Arc<dyn Told> = told.clone();
    keep(&two.petr.desk, &as_told);
    let nobody: Arc<dyn Told> = Arc::new(Nobody);
    keep(&two.jana.desk, &nobody);
    two.petr.until("contact", |petr| petr.query("sync", Value::Null)["reached_at"].is_string()).await;
    let listeners = || two.street.serving.server.metrics.listeners.load(Ordering::Relaxed);
    two.petr.until("both hear pokes", |_| listeners() >= 2).await;
    let begun = Instant::now();
    two.write(&two.jana, "title", "Oprava chodníku v Lipové ulici");
    two.petr.until("the title", |petr| two.paper_of(petr)["title"] == "Oprava chodníku v Lipové ulici").await;
    println!("seen on the other desk after {} ms", begun.elapsed().as_millis());
    // A contact tells it after its end, a little after the store shows the rows.
    let is_told = || told.0.load(Ordering::SeqCst) > 0;
    two.petr.until("screens told to read again", |_| is_told()).await;
    two.jana.until("sent", |jana| jana.query("sync", Value::Null)["state"] == "sent").await;

    // What only the office decides is decided while one waits, and refused in the same breath.
    answered(&two.jana.desk, "Odbor majetku").await.unwrap();
    let refused = answered(&two.jana.desk, "").await.unwrap_err();
    assert_eq!(refused.code, obeznik_app::Code::Refused);
    let (attention, command) = (two.jana.query("attention", Value::Null), json!(refused.args["command"]));
    assert!(attention["rows"].as_array().unwrap().iter().any(|row| row["id"] == command), "{attention}");

    // The server goes; both go on; it comes back and so does the work.
    let (home, port) = two.street.closed().await;
    let _ = &two.browser;
    let (jana, petr, paper) = (two.jana, two.petr, two.paper);
    let edit = json!({ "field": "report", "value": "Psáno bez spojení.", "base": null });
    jana.give("circulation.edit_paper", json!({ "paper": paper, "edits": [edit] })).unwrap();
    jana.until("offline", |jana| jana.query("sync", Value::Null)["state"] == "offline").await;
    assert_eq!(jana.query("sync", Value::Null)["waiting"], 1);
    let street = Street::over(home, port).await;
    jana.desk.send_now();
    petr.desk.send_now();
    petr.until("the report", |petr| {
        petr.query("paper", json!({ "id": paper }))["report"] == "Psáno bez spojení."
    })
    .await;
    let desks = [Arc::clone(&jana.desk), Arc::clone(&petr.desk)];
    aside(move || desks.iter().for_each(|desk| desk.close())).await;
    street.closed().await;
}
