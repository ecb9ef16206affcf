//! Lost devices: who manages people shows one out from their own computer; nobody else does, and nobody in another
//! office.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use obeznik_identity::testing::{DeviceInHand, request};
use obeznik_kernel::RecordId;
use obeznik_server::clock;
use obeznik_server::tenants::Poke;
use serde_json::{Value, json};

use super::browser::Page;
use super::desktop::{Desktop, exchange};
use super::devices::{colleague, one_device};
use super::town::Hall;

async fn devices(who: &mut Desktop) -> Page {
    who.call(Request::get("/v1/devices"), Body::empty()).await
}

async fn lose(who: &mut Desktop, device: &str, wipe: bool) -> Page {
    who.send(&format!("/v1/devices/{device}/lost"), &json!({ "wipe": wipe })).await
}

fn said(page: &Page) -> Value {
    serde_json::from_str(&page.body).unwrap()
}

#[tokio::test]
async fn who_manages_people_shows_a_lost_device_out_and_gets_the_report_in_the_same_step() {
    let (hall, _, mut jana) = one_device().await;
    jana.synchronise().await.unwrap();
    let mut admin = colleague(&hall, &mut jana, ("Sprava", "admin"), 2).await;
    let mut petr = colleague(&hall, &mut jana, ("Maly", "clerk"), 3).await;
    petr.synchronise().await.unwrap();

    let lost = petr.device.to_string();
    let listed = said(&devices(&mut admin).await);
    let rows = listed["devices"].as_array().unwrap();
    assert_eq!(rows.len(), 3, "{listed}");
    let row = rows.iter().find(|row| row["device"] == lost).unwrap();
    assert_eq!((&row["person_name"], &row["is_managed"]), (&json!("Petr Maly"), &json!(false)));

    let report = lose(&mut admin, &lost, true).await;
    assert_eq!(report.status, StatusCode::OK, "{}", report.body);
    let pdf = STANDARD.decode(said(&report)["pdf"].as_str().unwrap()).unwrap();
    assert!(pdf.starts_with(b"%PDF"), "a report");
    let refresh = petr.refresh.clone();
    let heard = petr.renew(&refresh).await;
    assert!(heard.body.contains("identity-device-wiped"), "{}", heard.body);
    let listed = said(&devices(&mut admin).await);
    assert_eq!(listed["devices"].as_array().unwrap().len(), 2, "it is gone");
    let out = listed["shown_out"].as_array().unwrap();
    assert_eq!(out.len(), 1, "and its report can be had again: {listed}");
    assert_eq!((&out[0]["device"], &out[0]["person_name"]), (&json!(lost), &json!("Petr Maly")));
    let tenant = hall.server.tenants.by_slug("vzorov").unwrap().tenant;
    let mut pokes = hall.server.tenants.desk(tenant).await.unwrap().listen();
    let again = lose(&mut admin, &lost, false).await;
    assert_eq!(again.status, StatusCode::OK, "the report may be had again");
    let told: Vec<Poke> = std::iter::from_fn(|| pokes.try_recv().ok()).collect();
    assert!(!told.iter().any(|poke| matches!(poke, Poke::Device { .. })), "it was out already: {told:?}");
    let heard = petr.renew(&refresh).await;
    assert!(heard.body.contains("identity-device-wiped"), "a wipe is never taken back: {}", heard.body);
    assert_eq!(hall.say("verify").await.exit.number(), 0);
}

#[tokio::test]
async fn nobody_else_sees_the_devices_or_ends_any() {
    let (hall, _, mut jana) = one_device().await;
    jana.synchronise().await.unwrap();
    let mut petr = colleague(&hall, &mut jana, ("Maly", "clerk"), 2).await;
    let listed = devices(&mut petr).await;
    let refused = lose(&mut petr, &jana.device.to_string(), true).await;
    let unknown = lose(&mut petr, &clock::new_id().to_string(), true).await;
    for page in [listed, refused, unknown] {
        assert_eq!(page.status, StatusCode::FORBIDDEN, "{}", page.body);
        assert!(page.body.contains("sharing-not-allowed") && !page.body.contains("Jana"), "{}", page.body);
    }
    let without = hall.browser().send(Request::get("/v1/devices").body(Body::empty()).unwrap()).await;
    assert_eq!(without.status, StatusCode::UNAUTHORIZED);
    jana.synchronise().await.unwrap(); // still let in
    let listed = hall.say("device | list").await;
    let rows = listed.value.as_array().unwrap();
    assert!(rows.iter().all(|row| row["state"] == "active"), "{}", listed.value);
}

#[tokio::test]
async fn the_own_device_one_of_another_office_and_one_that_is_none_stay_as_they_are() {
    let (hall, _, mut jana) = one_device().await;
    jana.synchronise().await.unwrap();
    hall.add_town("lhota", "adam@lhota.cz").await;
    let other = device_in_lhota(&hall).await;
    let table = [
        (jana.device.to_string(), StatusCode::CONFLICT),
        (other.clone(), StatusCode::NOT_FOUND),
        (RecordId::well_known("nothing").to_string(), StatusCode::NOT_FOUND),
        ("nesmysl".to_owned(), StatusCode::NOT_FOUND),
    ];
    for (device, expected) in table {
        let page = lose(&mut jana, &device, true).await;
        assert_eq!(page.status, expected, "{device}: {}", page.body);
        assert!(page.body.contains("sharing-no-computer"), "{}", page.body);
    }
    jana.synchronise().await.unwrap();
    let listed = said(&devices(&mut jana).await);
    assert_eq!(listed["devices"].as_array().unwrap().len(), 1, "only those of the own office: {listed}");
    let there = hall.say("device | list | --tenant | lhota").await;
    assert_eq!((&there.value[0]["device"], &there.value[0]["state"]), (&json!(other), &json!("active")));
}

/// A computer that has joined the other town by a code.
async fn device_in_lhota(hall: &Hall) -> String {
    let invited = hall.say("invite | --tenant | lhota | --email | adam@lhota.cz | --computer").await;
    assert_eq!(invited.exit.number(), 0, "{:?}", invited.lines);
    let hand = DeviceInHand::new(9);
    let asked = request(&hand);
    let knocks = json!({ "town": "lhota", "code": invited.value["code"], "device": asked.device,
        "challenge": asked.challenge, "key": asked.public_key, "name": asked.name });
    let mut line = hall.browser();
    let admitted =
        line.send(Request::post("/v1/device/admit").body(Body::from(knocks.to_string())).unwrap()).await;
    assert_eq!(admitted.status, StatusCode::OK, "{}", admitted.body);
    let paired = exchange(&mut line, &hand, said(&admitted)["code"].as_str().unwrap()).await;
    assert_eq!(paired.status, StatusCode::OK, "{}", paired.body);
    said(&paired)["device"].as_str().unwrap().to_owned()
}
