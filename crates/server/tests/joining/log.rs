//! The log and the history of a thing at a computer that has joined an office: they are asked of the office.

use std::sync::Arc;

use obeznik_app::{ApiError, Code};
use serde_json::{Value, json};

use super::desks::{Computer, aside};
use super::two_desks::TwoDesks;

async fn asked(who: &Computer, name: &'static str, input: Value) -> Result<Value, ApiError> {
    let desk = Arc::clone(&who.desk);
    aside(move || desk.query(name, input)).await
}

fn of_record(record: &str) -> Value {
    json!({ "person": "", "record": record, "from": "", "to": "",
        "slice": { "sort": "", "descending": false, "offset": 0, "limit": 500 } })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_joined_computer_reads_the_log_of_its_office_and_says_so_when_there_is_no_way_to_it() {
    let two = TwoDesks::new().await;
    two.write(&two.petr, "title", "Oprava chodníku a lávky");
    two.petr.contact().await.unwrap();

    let page = asked(&two.jana, "log", of_record(&two.paper)).await.unwrap();
    let rows = page["rows"].as_array().unwrap();
    assert_eq!((rows.len(), &page["total"]), (2, &json!(2)), "{page}");
    assert_eq!(rows[0]["what"]["key"], "history-circulation-edit-paper");
    assert_eq!((&rows[0]["who"], &rows[0]["target"]), (&json!("Petr Malý"), &json!(two.paper)));
    assert_eq!(rows[0]["details"][0]["key"], "changed-title");
    let events = asked(&two.jana, "history", json!({ "record": two.paper })).await.unwrap();
    assert_eq!(events.as_array().unwrap().len(), 2, "{events}");
    assert_eq!(events[1]["who"], "Jana Jasanová");
    let whole = asked(&two.petr, "log", of_record("")).await.unwrap();
    assert!(whole["total"].as_u64().unwrap() > 2, "{whole}");
    asked(&two.jana, "session", Value::Null).await.unwrap(); // what is here is answered here

    let TwoDesks { street, petr, paper, .. } = two;
    street.closed().await;
    for (name, input) in [("log", of_record("")), ("history", json!({ "record": paper }))] {
        let error = asked(&petr, name, input).await.unwrap_err();
        assert_eq!((error.code, error.key.as_str()), (Code::Unreachable, "log-unreached"), "{name}");
    }
}
