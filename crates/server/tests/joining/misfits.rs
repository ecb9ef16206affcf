//! An office that needs a newer program, and answers that are none of an office.

use std::sync::Arc;

use obeznik_app::contact::{Failure, once};
use obeznik_app::ports::network::Unreached;
use serde_json::{Value, json};

use super::bad_line::BadLine;
use super::desks::{Computer, Nobody, aside, department, departments};
use super::front::Front;
use super::street::Street;

/// One contact, with the board told.
async fn met(computer: &Computer) -> Result<(), Failure> {
    let (courier, board) = computer.desk.courier().unwrap();
    aside(move || once(&courier, &board, &Nobody)).await.map(drop)
}

/// A computer that has joined an office and goes to a front of it from the next start on.
async fn before_a_front() -> (Street, Front, Computer) {
    let (street, mut browser) = Street::with_town().await;
    let line = BadLine::to(street.address());
    let computer = Computer::new();
    computer.join(&mut browser, line.address).await.unwrap();
    let front = Front::of(&street).await;
    line.leads_to(front.address);
    let computer = computer.restarted().await;
    (street, front, computer)
}

fn is_misfit(failure: &Failure) -> bool {
    matches!(failure, Failure::Misfit(_))
}

#[tokio::test(flavor = "multi_thread")]
async fn an_office_that_needs_a_newer_program_is_told_of_at_the_first_contact_and_nothing_is_lost() {
    let (street, front, computer) = before_a_front().await;
    front.needs("9.4.0");
    computer.give("municipality.define_department", department("Odbor majetku")).unwrap();
    let failure = met(&computer).await.unwrap_err();
    assert!(is_misfit(&failure), "{failure:?}");
    let sync = computer.query("sync", Value::Null);
    assert_eq!((&sync["state"], &sync["act"]), (&json!("stuck"), &json!("update")), "{sync}");
    assert_eq!(sync["why"], json!({ "key": "sync-why-program-old", "args": { "version": "9.4.0" } }));
    assert_eq!(sync["waiting"], 1, "what was written waits");

    front.is_quiet(); // as if the new program was there
    met(&computer).await.unwrap();
    assert_eq!(computer.query("sync", Value::Null)["state"], "sent");
    assert_eq!(departments(&computer), ["Odbor majetku"]);
    assert_eq!(street.say("verify").await.exit.number(), 0);
}

/// An office that was not updated yet is met in every town.
#[tokio::test(flavor = "multi_thread")]
async fn an_office_is_asked_for_nothing_it_does_not_say_it_can_do() {
    let (_street, front, computer) = before_a_front().await;
    met(&computer).await.unwrap();
    assert_eq!(front.pulled()["reads"], json!(["text", "parts"]));

    front.needs("0.1.0"); // says that it can do nothing beyond the oldest protocol
    let computer = computer.restarted().await;
    computer.give("municipality.define_department", department("Odbor majetku")).unwrap();
    met(&computer).await.unwrap();
    assert_eq!(front.pulled().get("reads"), None);
    assert_eq!(departments(&computer), ["Odbor majetku"]);
    assert_eq!(computer.query("sync", Value::Null)["state"], "sent");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_that_fitted_at_the_start_asks_again_when_the_office_answers_oddly() {
    let (_street, front, computer) = before_a_front().await;
    met(&computer).await.unwrap();
    let unknown =
        json!({ "error": { "code": "not-found", "key": "server-nothing-here", "args": {}, "trace_id": "" } });
    front.answers("/v1/pull", 404, "application/json", &unknown.to_string());
    let failure = met(&computer).await.unwrap_err();
    assert!(matches!(failure, Failure::Unreached(Unreached::Said { status: 404, .. })), "{failure:?}");
    assert_eq!(computer.query("sync", Value::Null)["why"]["key"], "sync-why-astray", "the programs do fit");

    front.needs("9.4.0");
    let failure = met(&computer).await.unwrap_err();
    assert!(is_misfit(&failure), "{failure:?}");
    front.is_quiet();
    met(&computer).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_of_a_strange_network_lose_nothing_and_are_told_from_the_office() {
    let (_street, front, computer) = before_a_front().await;
    computer.give("municipality.define_department", department("Odbor majetku")).unwrap();
    let page = "<!DOCTYPE html><title>Hotel</title>";
    let cut = "{\"server_version\":\"0.1";
    let table = [
        // path, status, type, text, how the line is, why
        ("*", 200, "text/html", page, "stuck", json!("sync-why-not-an-office")),
        ("*", 502, "text/html", page, "offline", Value::Null),
        ("*", 503, "text/html", page, "offline", Value::Null),
        ("/v1/hello", 200, "application/json", cut, "offline", Value::Null),
        ("/v1/push", 404, "text/html", page, "stuck", json!("sync-why-not-an-office")),
    ];
    for (path, status, sort, text, state, why) in table {
        front.answers(path, status, sort, text);
        met(&computer).await.unwrap_err();
        let sync = computer.query("sync", Value::Null);
        assert_eq!((&sync["state"], &sync["why"]["key"]), (&json!(state), &why), "{path} {status}: {sync}");
        assert_eq!(sync["waiting"], 1, "{path} {status}");
    }
    front.is_quiet();
    met(&computer).await.unwrap();
    assert_eq!(computer.query("sync", Value::Null)["waiting"], 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_old_program_still_hears_that_it_has_to_delete_everything() {
    let (street, front, computer) = before_a_front().await;
    let device = street.only_device().await;
    assert_eq!(street.say(&format!("device | wipe | {device}")).await.exit.number(), 0);
    front.needs("9.4.0");
    assert_eq!(met(&computer).await.unwrap_err(), Failure::ShownOut { wipe: true });
    let desk = Arc::clone(&computer.desk);
    aside(move || desk.close()).await;
}
