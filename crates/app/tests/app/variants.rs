//! Two values of one field wait where somebody chooses between them.

use obeznik_app::Office;
use obeznik_app::ports::SystemIds;
use obeznik_kernel::IdSource as _;
use obeznik_kernel::calendar::add_days;
use serde_json::{Value, json};

use crate::annexes::act;
use crate::support::town;

fn variants(office: &Office) -> Vec<Value> {
    let rows = office.query("attention", Value::Null).unwrap()["rows"].as_array().cloned().unwrap();
    rows.into_iter().filter(|row| row["kind"] == "variant").collect()
}

fn texts(row: &Value, side: &str) -> String {
    let pieces = row["pieces"].as_array().unwrap().iter();
    let own = pieces.filter(|piece| piece["kind"] == "same" || piece["kind"] == side);
    own.map(|piece| piece["text"].as_str().unwrap()).collect::<String>().replace('\u{a0}', " ")
}

#[test]
fn values_of_a_meeting_that_met_are_told_and_settled() {
    let folder = tempfile::tempdir().unwrap();
    let office = town(folder.path());
    let bodies = office.query("overview", Value::Null).unwrap()["bodies"].clone();
    let council = bodies.as_array().unwrap().iter().find(|body| body["kind"] == "council").unwrap().clone();
    let meeting = SystemIds.next_id().to_string();
    let on = add_days(office.read(|reader| Ok(reader.today)).unwrap(), 40);
    let planned =
        json!({ "meeting": meeting, "body": council["id"], "term": 1, "on": on, "place": "radnice" });
    act(&office, "plan_meeting", planned).unwrap();
    let shown = || office.query("meeting", json!({ "id": meeting })).unwrap();
    let seen = shown()["seen"].clone();
    let later = add_days(on, 1);
    for (place, day) in [("škola", add_days(on, 2)), ("klub seniorů", later)] {
        let edits = json!([{ "field": "place", "value": place, "base": seen["place"] },
            { "field": "on", "value": day, "base": seen["on"] }]);
        act(&office, "edit_meeting", json!({ "meeting": meeting, "edits": edits })).unwrap();
    }
    assert_eq!(shown()["row"]["place"], "škola", "who came first stays");

    let rows = variants(&office);
    assert_eq!(rows.len(), 2, "{rows:?}");
    for row in &rows {
        assert_eq!((&row["view"], &row["target"]), (&json!("meeting"), &json!(meeting)));
        assert_eq!((&row["place"], &row["on"]), (&json!("Rada"), &json!(add_days(on, 2))), "where it is");
    }
    let of = |field: &str| rows.iter().find(|row| row["what"]["args"]["field"] == field).unwrap();
    assert_eq!((texts(of("place"), "deleted").as_str(), &of("place")["is_text"]), ("škola", &json!(true)));
    assert_eq!(texts(of("place"), "inserted"), "klub seniorů");
    let day = format!("{}. {}. {}", later.day(), later.month(), later.year());
    assert_eq!((texts(of("on"), "inserted"), &of("on")["is_text"]), (day, &json!(false)));

    let merged = json!({ "variant": of("place")["id"], "choice": "merged", "value": "škola, klub seniorů",
        "base": of("place")["base"] });
    act(&office, "settle_variant", merged).unwrap();
    let taken = json!({ "variant": of("on")["id"], "choice": "taken", "base": of("on")["base"] });
    act(&office, "settle_variant", taken).unwrap();
    assert_eq!(shown()["row"]["place"], "škola, klub seniorů");
    assert_eq!(shown()["row"]["on"], json!(later));
    assert_eq!(variants(&office), [] as [Value; 0]);
}
