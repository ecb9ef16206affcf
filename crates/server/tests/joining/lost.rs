//! A lost device: the office knows what was in it, what protected it and what waited.

use obeznik_app::contact::Failure;
use serde_json::{Value, json};

use super::two_desks::TwoDesks;

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_device_is_told_of_and_shown_out_in_one_step() {
    let two = TwoDesks::new().await;
    two.write(&two.petr, "report", "Neodesláno.");
    two.petr.contact().await.unwrap(); // it tells that a change waits, then sends it
    two.write(&two.jana, "title", "Oprava chodníku po kontaktu");
    two.jana.contact().await.unwrap();
    let listed = two.street.say("device | list").await;
    let petrs =
        listed.value.as_array().unwrap().iter().find(|row| row["person_name"] == "Petr Malý").unwrap();
    let id = petrs["device"].as_str().unwrap();
    let said = two.street.say(&format!("device | lost | {id} | --to | zprava.pdf | --wipe")).await;
    assert_eq!(said.exit.number(), 0, "{:?}", said.lines);
    let value = &said.value;
    assert_eq!((&value["papers"], &value["wipe"]), (&json!(1), &json!(true)), "{}", summary(value));
    assert_eq!(value["told"]["key"], "keyring");
    assert!(value["pdf"].as_str().unwrap().starts_with("JVBERi0"), "a PDF in base64");
    assert_eq!(two.petr.contact().await.unwrap_err(), Failure::ShownOut { wipe: true });
    let again = two.street.say(&format!("device | lost | {id} | --to | zprava.pdf")).await;
    assert_eq!(again.exit.number(), 0, "the report can be printed again");
    let nobody = obeznik_server::clock::new_id();
    let nowhere = two.street.say(&format!("device | lost | {nobody} | --to | zprava.pdf")).await;
    assert_ne!(nowhere.exit.number(), 0);
    assert_eq!(two.street.say("verify").await.exit.number(), 0);
}

fn summary(value: &Value) -> Value {
    let mut value = value.clone();
    value["pdf"] = Value::Null;
    value
}
