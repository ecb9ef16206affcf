//! Statements about people, made by the server for who cares for data at their own computer.

use axum::http::StatusCode;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use obeznik_kernel::PersonId;
use obeznik_server::clock::new_id;
use serde_json::{Value, json};

use super::browser::Page;
use super::desktop::Desktop;
use super::devices::{colleague, one_device};

async fn asked(who: &mut Desktop, person: PersonId) -> Page {
    who.send("/v1/statements", &json!({ "person": person, "request": "MUVZ 311/2026" })).await
}

#[tokio::test]
async fn who_cares_for_data_gets_a_statement_and_it_is_written_down_before() {
    let (hall, _, mut jana) = one_device().await;
    jana.synchronise().await.unwrap();
    let mut officer = colleague(&hall, &mut jana, ("Poverena", "data_protection"), 2).await;
    let page = asked(&mut officer, jana.person).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    let said: Value = serde_json::from_str(&page.body).unwrap();
    assert_eq!(said["made"]["files"], json!(8), "{}", said["made"]);
    assert!(STANDARD.decode(said["zip"].as_str().unwrap()).unwrap().starts_with(b"PK"));

    officer.synchronise().await.unwrap();
    let noted = officer.store.reader().record_counts().unwrap();
    assert!(noted.contains(&("statement".to_owned(), 1)), "{noted:?}");
    assert_eq!(asked(&mut officer, PersonId(new_id())).await.status, StatusCode::BAD_REQUEST, "about nobody");
    assert_eq!(hall.say("verify").await.exit.number(), 0);
}

#[tokio::test]
async fn nobody_else_gets_one_and_nothing_is_written_down() {
    let (hall, _, mut jana) = one_device().await;
    jana.synchronise().await.unwrap();
    let mut petr = colleague(&hall, &mut jana, ("Maly", "clerk"), 2).await;
    for person in [petr.person, jana.person] {
        let page = asked(&mut petr, person).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN, "{}", page.body);
        assert!(page.body.contains("keeping-not-allowed") && !page.body.contains("zip"), "{}", page.body);
    }
    jana.synchronise().await.unwrap();
    let noted = jana.store.reader().record_counts().unwrap();
    assert!(noted.iter().all(|(kind, _)| kind != "statement"), "{noted:?}");
}
