//! Agendas: their sections and the items in them.
#![allow(missing_docs, clippy::unwrap_used, reason = "helpers of tests stand outside their functions")]

mod support;

use jiff::civil::{Date, date};
use obeznik_circulation::agenda::AgendaItem;
use obeznik_circulation::testing::Vzorov;
use obeznik_kernel::RecordsExt;
use obeznik_kernel::calendar::add_days;
use serde_json::json;
use support::refusal;

const START: Date = date(2026, 9, 1);

#[test]
fn sections_of_an_agenda_never_repeat_and_items_follow_a_renamed_one() {
    let mut town = Vzorov::on(START);
    let (council, secretary) = (town.bodies.council, town.people.secretary);
    let meeting = town.meeting(council, add_days(START, 20)).unwrap();
    let set = |town: &mut Vzorov, names: &[&str]| {
        let edits = json!([{ "field": "sections", "value": names, "base": null }]);
        town.run("edit_meeting", secretary, &json!({ "meeting": meeting, "edits": edits }))
    };
    set(&mut town, &["Zahájení", "Finance"]).unwrap();
    assert_eq!(refusal(set(&mut town, &["Finance", "Majetek", "Finance"])), "refusal-sections-repeat");
    let item = town.id();
    let add = json!({ "meeting": meeting, "agenda_item": item, "title": "Rozpočet", "section": "Finance" });
    town.run("add_agenda_item", secretary, &add).unwrap();
    set(&mut town, &["Zahájení", "Finance a dotace"]).unwrap();
    assert_eq!(town.records.need::<AgendaItem>(item).unwrap().value.section, "Finance a dotace");
    assert_eq!(refusal(set(&mut town, &["Zahájení"])), "refusal-section-in-use");
    set(&mut town, &["Finance a dotace", "Zahájení", "Různé"]).unwrap();
    assert_eq!(town.records.need::<AgendaItem>(item).unwrap().value.section, "Finance a dotace");
}
