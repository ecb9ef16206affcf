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
use super::door::settle_in;
use super::log::Town;
use super::meetings::give;

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

/// A town where words kept close name somebody who is no person of the office.
async fn town_naming() -> Town {
    let mut town = Town::new().await;
    let text = "Dluh pana Bohumila Vomáčky zůstává. Sousedka podala kyselou stížnost.";
    let comment = json!({ "paper": town.closed, "comment": new_id(), "text": text });
    give(&mut town.jana, "circulation.add_comment", comment).await;
    town
}

async fn sought(who: &mut Desktop, given: &str, beside: &str) -> Page {
    let whom = json!({ "given": given, "family": "Vomáčka", "beside": beside });
    who.send("/v1/statements/texts", &whom).await
}

async fn named(who: &mut Desktop, texts: &[Value]) -> Page {
    let wanted =
        json!({ "given": "Bohumil", "family": "Vomáčka", "texts": texts, "request": "MUVZ 312/2026" });
    who.send("/v1/statements", &wanted).await
}

fn said(page: &Page) -> Value {
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    serde_json::from_str(&page.body).unwrap()
}

fn refused_as(page: &Page, key: &str) {
    assert_eq!(page.status, StatusCode::FORBIDDEN, "{key}: {}", page.body);
    assert!(page.body.contains(key) && !page.body.contains("Dluh"), "{key}: {}", page.body);
}

/// How many statements a device knows of.
async fn noted(who: &mut Desktop) -> u64 {
    who.synchronise().await.unwrap();
    let counts = who.store.reader().record_counts().unwrap();
    counts.into_iter().find(|(kind, _)| kind == "statement").map_or(0, |(_, count)| count)
}

#[tokio::test]
async fn who_is_only_named_is_found_and_the_ticked_texts_become_a_statement() {
    let mut town = town_naming().await;
    let mut chief = colleague(&town.hall, &mut town.jana, ("Vedouci", "chief_officer"), 3).await;
    let page = said(&sought(&mut chief, "Bohumil", "").await);
    let rows = page["rows"].as_array().unwrap();
    assert_eq!((rows.len(), &rows[0]["kind"], &page["hidden"]), (1, &json!("comment"), &json!(0)), "{page}");
    assert_eq!(rows[0]["passages"], json!(["Dluh pana Bohumila Vomáčky zůstává."]));
    assert_eq!(said(&sought(&mut chief, "Bohumil", "Lipová").await)["rows"], json!([]));

    refused_as(&named(&mut chief, &[json!(new_id())]).await, "named-text-gone");
    assert_eq!(noted(&mut chief).await, 0, "what was not made is not written down");
    let made = said(&named(&mut chief, &[rows[0]["id"].clone()]).await);
    assert_eq!((&made["made"]["texts"], &made["made"]["hidden"]), (&json!(1), &json!(0)), "{}", made["made"]);
    assert!(STANDARD.decode(made["zip"].as_str().unwrap()).unwrap().starts_with(b"PK"));
    assert_eq!(noted(&mut chief).await, 1);
    assert_eq!(town.hall.say("verify").await.exit.number(), 0);
}

#[tokio::test]
async fn words_kept_close_are_found_for_who_may_read_them_alone() {
    let mut town = town_naming().await;
    let mut officer = colleague(&town.hall, &mut town.jana, ("Poverena", "data_protection"), 3).await;
    let page = sought(&mut officer, "Bohumil", "").await;
    assert!(!page.body.contains("Dluh") && !page.body.contains("Kauza"), "{}", page.body);
    let page = said(&page);
    assert_eq!((&page["rows"], &page["hidden"]), (&json!([]), &json!(1)), "{page}");
    let made = said(&named(&mut officer, &[]).await);
    assert_eq!((&made["made"]["texts"], &made["made"]["hidden"]), (&json!(0), &json!(1)), "{}", made["made"]);

    let mut clerk = colleague(&town.hall, &mut town.jana, ("Dalsi", "clerk"), 4).await;
    refused_as(&sought(&mut clerk, "Bohumil", "").await, "keeping-not-allowed");
    refused_as(&named(&mut clerk, &[]).await, "keeping-not-allowed");
    assert_eq!(noted(&mut officer).await, 1, "that of the clerk was not made");
}

#[tokio::test]
async fn who_cares_for_the_data_of_another_town_finds_nothing_here() {
    let mut town = town_naming().await;
    let mut chief = colleague(&town.hall, &mut town.jana, ("Vedouci", "chief_officer"), 3).await;
    let text = said(&sought(&mut chief, "Bohumil", "").await)["rows"][0]["id"].clone();
    let link = town.hall.add_town("lhota", "adam@lhota.cz").await;
    let mut browser = town.hall.browser();
    settle_in(&mut browser, "lhota", &link, "adam@lhota.cz").await;
    let mut adam = Desktop::paired(&mut browser, "lhota", 9).await;
    adam.synchronise().await.unwrap();
    let membership = json!({ "body": obeznik_municipality::office_id(), "person": adam.person,
        "role": "data_protection", "from": "2024-01-01", "to": null, "end_reason": "", "party": "" });
    let role = json!({ "id": new_id(), "membership": membership });
    give(&mut adam, "municipality.set_membership", role).await;
    let page = said(&sought(&mut adam, "Bohumil", "").await);
    assert_eq!((&page["rows"], &page["hidden"]), (&json!([]), &json!(0)), "{page}");
    refused_as(&named(&mut adam, &[text]).await, "named-text-gone");
}

#[tokio::test]
async fn a_name_alone_and_more_than_a_name_are_not_looked_for() {
    let mut town = town_naming().await;
    let mut officer = colleague(&town.hall, &mut town.jana, ("Poverena", "data_protection"), 3).await;
    refused_as(&sought(&mut officer, " ", "").await, "named-both-names");
    refused_as(&sought(&mut officer, &"x".repeat(101), "").await, "named-too-long");
    refused_as(&sought(&mut officer, "Bohumil", &"x".repeat(201)).await, "named-too-long");
    let flood = sought(&mut officer, "Bohumil", &"x".repeat(5_000)).await;
    assert_eq!(flood.status, StatusCode::PAYLOAD_TOO_LARGE, "{}", flood.body);
    let texts: Vec<Value> = (0..1_000).map(|_| json!(new_id())).collect();
    let flood = named(&mut officer, &texts).await;
    assert_eq!(flood.status, StatusCode::PAYLOAD_TOO_LARGE, "{}", flood.body);
    let whole: Vec<Value> = texts.into_iter().take(500).collect();
    refused_as(&named(&mut officer, &whole).await, "named-text-gone"); // as many as are ever listed are taken
    let unclear = json!({ "given": "Bohumil", "request": "MUVZ 312/2026" });
    let page = officer.send("/v1/statements", &unclear).await;
    assert_eq!(page.status, StatusCode::BAD_REQUEST, "{}", page.body);
}
