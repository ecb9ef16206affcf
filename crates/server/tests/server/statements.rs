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
use super::log::Town;

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
    assert_eq!(said["made"]["files"], json!(9), "{}", said["made"]);
    assert!(STANDARD.decode(said["zip"].as_str().unwrap()).unwrap().starts_with(b"PK"));

    officer.synchronise().await.unwrap();
    let noted = officer.store.reader().record_counts().unwrap();
    assert!(noted.contains(&("statement".to_owned(), 1)), "{noted:?}");
    assert_eq!(asked(&mut officer, PersonId(new_id())).await.status, StatusCode::BAD_REQUEST, "about nobody");
    assert_eq!(hall.say("verify").await.exit.number(), 0);
}

#[tokio::test]
async fn who_cares_for_data_gets_of_closed_papers_that_there_are_some() {
    let Town { hall, mut jana, .. } = Town::new().await;
    let mut officer = colleague(&hall, &mut jana, ("Poverena", "data_protection"), 3).await;
    let mut chief = colleague(&hall, &mut jana, ("Vedouci", "chief_officer"), 4).await;
    let mut made = Vec::new();
    for who in [&mut officer, &mut chief] {
        let page = asked(who, jana.person).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.body);
        made.push(serde_json::from_str::<Value>(&page.body).unwrap()["made"].clone());
    }
    let (part, whole) = (&made[0], &made[1]);
    let count = |made: &Value, name: &str| made[name].as_u64().unwrap();
    assert!(count(part, "hidden") > count(whole, "hidden"), "{part} {whole}");
    assert!(count(part, "covered") > count(whole, "covered"), "{part} {whole}");
    let held = |made: &Value| count(made, "whole") + count(made, "part");
    assert!(held(part) < held(whole), "{part} {whole}");
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
