//! A statement about who is only named in texts, ordered at a computer that has joined an office.

use std::sync::Arc;

use obeznik_app::keeping::NamedInput;
use obeznik_app::{ApiError, Code};
use obeznik_kernel::RecordId;
use obeznik_server::clock::new_id;
use serde_json::{Value, json};

use super::desks::{Computer, aside};
use super::two_desks::TwoDesks;

fn whom() -> Value {
    json!({ "given": "Bohumil", "family": "Vomáčka", "beside": "" })
}

async fn sought(who: &Computer) -> Result<Value, ApiError> {
    let desk = Arc::clone(&who.desk);
    aside(move || desk.query("named_texts", whom())).await
}

async fn made(who: &Computer, texts: Vec<RecordId>) -> Result<(Value, Vec<u8>), ApiError> {
    let (given, family, request) = ("Bohumil".to_owned(), "Vomáčka".to_owned(), "dopis".to_owned());
    let input = NamedInput { given, family, beside: String::new(), texts, request };
    let desk = Arc::clone(&who.desk);
    aside(move || desk.office_named_statement(&input)).await
}

fn why<T>(refused: Result<T, ApiError>) -> (Code, String) {
    let error = refused.err().unwrap();
    (error.code, error.key)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_joined_computer_has_the_office_look_for_a_name_and_make_the_statement() {
    let two = TwoDesks::new().await;
    let comment = new_id();
    let text = "Pozemek koupí pan Bohumil Vomáčka. Sousedka nesouhlasí.";
    let said = json!({ "paper": two.paper, "comment": comment, "text": text });
    two.jana.give("circulation.add_comment", said).unwrap();
    let refused = |key: &str| (Code::Refused, key.to_owned());
    assert_eq!(why(sought(&two.jana).await), refused("keeping-not-allowed"));
    let membership = json!({ "body": obeznik_municipality::office_id(), "person": two.jana.office().person(),
        "role": "data_protection", "from": "2024-01-01", "to": null, "end_reason": "", "party": "" });
    two.jana
        .give("municipality.set_membership", json!({ "id": new_id(), "membership": membership }))
        .unwrap();
    two.jana.contact().await.unwrap();

    let page = sought(&two.jana).await.unwrap();
    let rows = page["rows"].as_array().unwrap();
    assert_eq!((rows.len(), &rows[0]["id"]), (1, &json!(comment)), "{page}");
    assert_eq!(rows[0]["passages"], json!(["Pozemek koupí pan Bohumil Vomáčka."]));
    let here = two.jana.office().query("named_texts", whom());
    assert_eq!(why(here), refused("keeping-elsewhere"), "what is here is a part");
    let (said, zip) = made(&two.jana, vec![comment]).await.unwrap();
    assert_eq!(said["texts"], json!(1), "{said}");
    assert!(zip.starts_with(b"PK"));
    assert_eq!(why(made(&two.jana, vec![new_id()]).await), refused("named-text-gone"));
    two.petr.contact().await.unwrap();
    assert_eq!(why(sought(&two.petr).await), refused("keeping-not-allowed"));
    assert_eq!(why(made(&two.petr, vec![comment]).await), refused("keeping-not-allowed"));

    let TwoDesks { street, jana, .. } = two;
    street.closed().await;
    let unreached = |key: &str| (Code::Unreachable, key.to_owned());
    assert_eq!(why(sought(&jana).await), unreached("named-unreached"));
    assert_eq!(why(made(&jana, vec![comment]).await), unreached("statement-unreached"));
}
