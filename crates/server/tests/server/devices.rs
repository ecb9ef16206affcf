//! Devices: paired, synchronised, renewed, shown out.

use std::collections::BTreeSet;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use jiff::ToSpan as _;
use jiff::civil::date;
use obeznik_identity::DeviceSession;
use obeznik_identity::testing::{DeviceInHand, account};
use obeznik_kernel::calendar::day_in_prague;
use obeznik_kernel::{Department, DepartmentId, Device, PersonId};
use obeznik_municipality::{DefineDepartment, Municipality, municipality_id};
use obeznik_server::clock;
use obeznik_sync::{
    Ask, Cursors, Issued, MOST_COMMAND_BYTES, PullAnswer, PullRequest, PushRequest, Reads, RepairRequest,
    TOO_LARGE,
};
use serde_json::{Value, json};

use super::desktop::{Desktop, confirmed, exchange};
use super::door::{settle, settle_as};
use super::town::{Hall, path_of};

pub async fn one_device() -> (Hall, super::browser::Browser, Desktop) {
    let (hall, link) = Hall::with_town().await;
    let mut browser = hall.browser();
    settle(&mut browser, &link).await;
    let desktop = Desktop::paired(&mut browser, "vzorov", 1).await;
    (hall, browser, desktop)
}

/// Somebody of the office with a role there, at their own computer.
pub async fn colleague(hall: &Hall, jana: &mut Desktop, (family, role): (&str, &str), number: u8) -> Desktop {
    let (person, email) = (clock::new_id(), format!("{}@vzorov.cz", family.to_lowercase()));
    let about = json!({ "given": "Petr", "family": family, "title_before": "", "title_after": "", "function": "",
        "email": email, "department": null, "active": true });
    jana.issue("municipality.define_person", &json!({ "id": person, "person": about }));
    // Who inspects does so for days that are given, a year at most.
    let today = day_in_prague(clock::now());
    let (from, to) = match role {
        "auditor" => (today.saturating_sub(90.days()), Some(today.saturating_add(90.days()))),
        _ => (date(2024, 1, 1), None),
    };
    let membership = json!({ "body": obeznik_municipality::office_id(), "person": person, "role": role,
        "from": from, "to": to, "end_reason": "", "party": "" });
    let id = clock::new_id();
    jana.issue("municipality.set_membership", &json!({ "id": id, "membership": membership }));
    jana.synchronise().await.unwrap();
    let said = hall.say(&format!("invite | --email | {email} | --without-digits")).await;
    let mut browser = hall.browser();
    settle_as(&mut browser, &path_of(&said.value), &email).await;
    Desktop::paired(&mut browser, "vzorov", number).await
}

pub fn department(name: &str) -> (DepartmentId, DefineDepartment) {
    let id = clock::new_id().into();
    let department = Department { name: name.into(), abbreviation: "OM".into(), head: None };
    (id, DefineDepartment { id, department })
}

/// Works, lets another history begin under the running server, and sees that the device comes back as itself and
/// sends again.
pub async fn another_history(hall: &Hall, desktop: &mut Desktop, begin: impl AsyncFnOnce(&Hall)) {
    let (id, input) = department("Odbor majetku");
    desktop.issue("municipality.define_department", &input);
    desktop.synchronise().await.unwrap();
    begin(hall).await;
    let pull = desktop.store.pull_request().unwrap();
    assert_eq!(desktop.send("/v1/pull", &pull).await.status, StatusCode::UNAUTHORIZED);
    let refresh = desktop.refresh.clone();
    let answer = desktop.renew(&refresh).await;
    assert!(answer.body.contains("identity-not-signed-in"), "{}", answer.body);
    let mut browser = hall.browser();
    super::door::come_in(hall, &mut browser).await;
    let again = Desktop::paired(&mut browser, "vzorov", 1).await;
    assert_eq!(again.device, desktop.device);
    (desktop.access, desktop.refresh) = (again.access, again.refresh);
    let page = desktop.send("/v1/pull", &pull).await;
    let answer: PullAnswer = serde_json::from_str(&page.body).unwrap();
    assert!(matches!(answer, PullAnswer::OtherHistory(_)), "{answer:?}");
    desktop.synchronise().await.unwrap(); // it learns of the other history
    desktop.synchronise().await.unwrap(); // and sends again
    assert!(desktop.store.reader().record::<Department>(id).unwrap().is_some());
    assert!(desktop.store.outbox().unwrap().is_empty());
    assert_eq!(hall.say("verify").await.exit.number(), 0);
}

#[tokio::test]
async fn two_desktops_share_one_office() {
    let (hall, mut browser, mut first) = one_device().await;
    let mut second = Desktop::paired(&mut browser, "vzorov", 2).await;
    first.synchronise().await.unwrap();
    let town = first.store.reader().record::<Municipality>(municipality_id()).unwrap().unwrap();
    assert_eq!(town.value.name, "Město Vzorov");
    let (id, input) = department("Odbor majetku");
    first.issue("municipality.define_department", &input);
    first.synchronise().await.unwrap();
    second.synchronise().await.unwrap();
    let seen = second.store.reader().record::<Department>(id).unwrap().unwrap();
    assert_eq!(seen.value.name, "Odbor majetku");
    assert!(first.store.outbox().unwrap().is_empty(), "the verdict came with its effect");
    // Who was let in stands in the log, and the chain holds.
    let device = second.store.reader().record::<Device>(second.device).unwrap().unwrap();
    assert_eq!((device.value.person, device.value.state.as_str()), (Some(second.person), "active"));
    assert_eq!(hall.say("verify").await.exit.number(), 0);
    let listed = hall.say("device | list").await;
    assert_eq!(listed.value.as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn the_largest_command_goes_up_and_a_larger_one_stops_nothing() {
    let (_hall, _, mut desktop) = one_device().await;
    // Whatever else stands in a command has room in 1,000 bytes.
    for (bytes, is_taken) in [(MOST_COMMAND_BYTES - 1_000, true), (MOST_COMMAND_BYTES, false)] {
        let (id, input) = department("Odbor majetku");
        let mut input = serde_json::to_value(input).unwrap();
        input["unknown"] = "a".repeat(bytes).into(); // ignored, as by any program that is older than the field
        match desktop.issue("municipality.define_department", &input) {
            Issued::Waits { .. } => assert!(is_taken, "{bytes}"),
            Issued::Refused(refusal) => {
                assert_eq!((refusal.key.as_str(), is_taken), (TOO_LARGE, false), "{bytes}");
            }
        }
        let (after, next) = department("Odbor investic");
        desktop.issue("municipality.define_department", &next);
        desktop.synchronise().await.unwrap();
        assert!(desktop.store.outbox().unwrap().is_empty());
        assert!(desktop.store.attention().unwrap().is_empty());
        let reader = desktop.store.reader();
        assert_eq!(reader.record::<Department>(id).unwrap().is_some(), is_taken, "{bytes}");
        assert!(reader.record::<Department>(after).unwrap().is_some(), "{bytes}");
    }
}

#[tokio::test]
async fn a_code_is_exchanged_once_and_by_its_device_alone() {
    let (hall, mut browser, _) = one_device().await;
    let hand = DeviceInHand::new(2);
    let code = confirmed(&mut browser, "vzorov", &hand).await.unwrap();
    let mut line = hall.browser();
    let thief = DeviceInHand { verifier: hand.verifier.clone(), ..DeviceInHand::new(3) };
    assert_eq!(exchange(&mut line, &thief, &code).await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(exchange(&mut line, &hand, &code).await.status, StatusCode::OK);
    assert_eq!(exchange(&mut line, &hand, &code).await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_device_renews_its_tokens_and_a_copied_one_closes_it() {
    let (hall, _, mut desktop) = one_device().await;
    let (old_access, old_refresh) = (desktop.access.clone(), desktop.refresh.clone());
    assert_eq!(desktop.renew(&old_refresh).await.status, StatusCode::OK);
    assert_ne!(desktop.access, old_access);
    desktop.synchronise().await.unwrap();
    let copied = desktop.renew(&old_refresh).await;
    assert_eq!(copied.status, StatusCode::FORBIDDEN);
    assert!(copied.body.contains("identity-device-revoked"), "{}", copied.body);
    let request = desktop.store.pull_request().unwrap();
    assert_eq!(desktop.send("/v1/pull", &request).await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(hall.say("device | list").await.value[0]["state"], "revoked");
    assert_eq!(hall.say("verify").await.exit.number(), 0);
}

#[tokio::test]
async fn an_administrator_wipes_a_device_and_it_hears_so() {
    let (hall, _, mut desktop) = one_device().await;
    let wiped = hall.say(&format!("device | wipe | {}", desktop.device)).await;
    assert_eq!(wiped.exit.number(), 0, "{:?}", wiped.lines);
    let refresh = desktop.refresh.clone();
    let answer = desktop.renew(&refresh).await;
    assert!(answer.body.contains("identity-device-wiped"), "{}", answer.body);
    assert_eq!(hall.say("device | wipe | 01a222b5-b1eb-7215-b63f-04e4fc957a5f").await.exit.number(), 4);
}

#[tokio::test]
async fn a_person_disconnects_their_own_device_on_the_page() {
    let (_hall, mut browser, mut desktop) = one_device().await;
    let page = browser.get("/vzorov").await;
    assert!(page.has("Notebook paní Novákové"), "{}", page.body);
    let done = browser.fill("/vzorov/devices/end", &page, &[]).await;
    assert_eq!(done.goes_to(), "/vzorov", "{}", done.body);
    assert!(browser.get("/vzorov").await.has("Odpojené"));
    let refresh = desktop.refresh.clone();
    assert!(desktop.renew(&refresh).await.body.contains("identity-device-revoked"));
}

/// Older programs read lists of numbers alone.
#[tokio::test]
async fn bodies_come_as_text_to_who_reads_it_and_as_numbers_to_who_does_not() {
    let (_hall, _, mut desktop) = one_device().await;
    desktop.synchronise().await.unwrap();
    let known = desktop.store.pull_request().unwrap();
    let whole = PullRequest { cursors: Cursors::default(), ..known };
    let mut pages = Vec::new();
    for reads in [BTreeSet::new(), BTreeSet::from([Reads::Text])] {
        let is_text = !reads.is_empty();
        let answer = desktop.send("/v1/pull", &PullRequest { reads, ..whole.clone() }).await;
        let message: Value = serde_json::from_str(&answer.body).unwrap();
        let rows = message["page"]["rows"].as_array().unwrap();
        let bodies: Vec<&Value> = rows.iter().filter_map(|row| row["change"]["upsert"].get("body")).collect();
        assert!(!bodies.is_empty(), "{message}");
        let is_so = |body: &&Value| if is_text { body.is_string() } else { body.is_array() };
        assert!(bodies.iter().all(is_so), "{message}");
        let PullAnswer::Page(page) = serde_json::from_str(&answer.body).unwrap() else { panic!("no page") };
        pages.push(page.rows);
    }
    assert_eq!(pages[0], pages[1]);
}

#[tokio::test]
async fn a_device_speaks_for_itself_alone() {
    let (_hall, mut browser, mut first) = one_device().await;
    let second = Desktop::paired(&mut browser, "vzorov", 2).await;
    let push = PushRequest { device: second.device, history: None, commands: Vec::new() };
    assert_eq!(first.send("/v1/push", &push).await.status, StatusCode::FORBIDDEN);
    let pull = PullRequest {
        device: second.device,
        history: None,
        acl_ver: 0,
        cursors: Cursors::default(),
        horizon: 0,
        unsettled: None,
        max_bytes: None,
        about: None,
        reads: BTreeSet::new(),
    };
    assert_eq!(first.send("/v1/pull", &pull).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn tokens_for_a_device_that_the_log_calls_another_persons_open_nothing() {
    let (hall, _, mut desktop) = one_device().await;
    desktop.synchronise().await.unwrap();
    let tenant = hall.server.tenants.by_slug("vzorov").unwrap().tenant;
    let desk = hall.server.tenants.desk(tenant).await.unwrap();
    let (device, other) = (desktop.device, PersonId(clock::new_id()));
    let changed = desk.at_the_door(move |door| {
        door.put_account(&account(other, "olga"))?;
        let session = door.device(device)?.unwrap();
        Ok(door.put_device(&DeviceSession { person: other, ..session })?)
    });
    changed.await.unwrap().unwrap();
    let push = PushRequest { device, history: None, commands: Vec::new() };
    let pull = desktop.store.pull_request().unwrap();
    let (history, acl_ver, reads) = (pull.history, pull.acl_ver, BTreeSet::new());
    let repair = RepairRequest { device, history, acl_ver, ask: Ask::Scopes, reads };
    for answer in [
        desktop.send("/v1/push", &push).await,
        desktop.send("/v1/pull", &pull).await,
        desktop.send("/v1/repair", &repair).await,
        desktop.call(Request::post("/v1/device/end"), Body::empty()).await,
    ] {
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{}", answer.body);
        assert!(answer.body.contains("server-other-device"), "{}", answer.body);
    }
    // The one who came under the identifier is shown out, the device of the other person stays.
    assert_eq!(hall.say(&format!("device | revoke | {device}")).await.exit.number(), 0);
    let record = desk.ask(move |keeper| keeper.device(device)).await.unwrap().unwrap();
    assert_eq!((record.value.person, record.value.state.as_str()), (Some(desktop.person), "active"));
}

#[tokio::test]
async fn a_listener_is_poked_and_told_when_it_is_shown_out() {
    use http_body_util::BodyExt as _;
    use tower::ServiceExt as _;
    let (hall, _, mut desktop) = one_device().await;
    let request = Request::get("/v1/events").header("authorization", format!("Bearer {}", desktop.access));
    let response = hall.router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    let mut events = response.into_body();
    let mut next = async || {
        let frame = tokio::time::timeout(std::time::Duration::from_secs(120), events.frame()).await.unwrap();
        frame.map(|frame| String::from_utf8(frame.unwrap().into_data().unwrap().to_vec()).unwrap())
    };
    desktop.synchronise().await.unwrap();
    let (_, input) = department("Odbor majetku");
    desktop.issue("municipality.define_department", &input);
    desktop.synchronise().await.unwrap();
    let poke = next().await.unwrap();
    assert!(poke.starts_with("event: head\ndata: ") && !poke.contains("majetku"), "{poke}");
    hall.say(&format!("device | revoke | {}", desktop.device)).await;
    assert_eq!(next().await.unwrap(), "event: closed\ndata: refresh\n\n");
    assert_eq!(next().await, None, "the line ends");
}

#[tokio::test]
async fn pages_of_one_town_never_hold_rows_of_another() {
    let (hall, _, mut desktop) = one_device().await;
    hall.add_town("lhota", "adam@lhota.cz").await;
    desktop.synchronise().await.unwrap();
    let request = desktop.store.pull_request().unwrap();
    let start = PullRequest { cursors: Cursors::default(), ..request };
    let page = desktop.send("/v1/pull", &start).await;
    let answer: PullAnswer = serde_json::from_str(&page.body).unwrap();
    let PullAnswer::Page(page) = answer else { panic!("{answer:?}") };
    assert!(!page.rows.is_empty());
    let text = serde_json::to_string(&page).unwrap();
    assert!(!text.contains("lhota"), "{text}");
    let packed: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(packed["device"], desktop.device.to_string());
}
