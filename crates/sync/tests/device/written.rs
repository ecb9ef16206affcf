//! Answers as programs of different ages read them.

use std::collections::BTreeSet;

use obeznik_sync::testing::{MemoryStore, Town, kinds};
use obeznik_sync::{
    Ask, Change, ClientStore as _, Found, PullAnswer, PullRequest, Reads, RepairAnswer, RepairRequest,
    Written, pull_request, repair_request_of,
};
use serde_json::Value;

use crate::desk::Desk;

/// Puts bodies that are lists of numbers back as text; tells how many there were.
fn as_text(message: &mut Value) -> usize {
    match message {
        Value::Object(fields) => fields.iter_mut().fold(0, |count, (name, field)| {
            if name != "body" || !field.is_array() {
                return count + as_text(field);
            }
            let bytes: Vec<u8> = serde_json::from_value(field.take()).unwrap();
            *field = String::from_utf8(bytes).unwrap().into();
            count + 1
        }),
        Value::Array(items) => items.iter_mut().map(as_text).sum(),
        _ => 0,
    }
}

fn readers() -> [(BTreeSet<Reads>, bool); 3] {
    [
        (BTreeSet::new(), false),
        (BTreeSet::from([Reads::Unknown]), false),
        (BTreeSet::from([Reads::Text, Reads::Unknown]), true),
    ]
}

#[test]
fn a_page_differs_for_an_older_program_in_the_shape_of_bodies_alone() {
    let mut town = Town::found().unwrap();
    let store = Desk::new(&mut town, 1).store;
    let whole = PullRequest { cursors: Default::default(), ..pull_request(&store).unwrap() };
    let page = town.office.pull(&whole, 1_000).unwrap();
    let PullAnswer::Page(sent) = &page else { panic!("no page: {page:?}") };
    let bodies = sent.rows.iter().filter(|row| matches!(row.change, Change::Upsert(_))).count();
    assert!(bodies > 0 && sent.caught_up);
    let fresh = pull_request(&MemoryStore::new(town.devices[1], kinds())).unwrap();
    let access = town.office.pull(&PullRequest { history: whole.history, ..fresh }, 1_000).unwrap();
    assert!(matches!(access, PullAnswer::Access(_)), "{access:?}");
    for (reads, is_text) in readers() {
        for (answer, count) in [(&page, bodies), (&access, 0)] {
            let written = serde_json::to_value(Written::to(answer.clone(), &reads)).unwrap();
            assert_eq!(serde_json::from_value::<PullAnswer>(written.clone()).unwrap(), *answer);
            let mut in_text = written;
            assert_eq!(as_text(&mut in_text), if is_text { 0 } else { count }, "{reads:?}");
            assert_eq!(in_text, serde_json::to_value(answer).unwrap());
        }
    }
}

#[test]
fn a_repair_differs_for_an_older_program_in_the_shape_of_bodies_alone() {
    let mut town = Town::found().unwrap();
    let store = Desk::new(&mut town, 1).store;
    let scope = store.sums().unwrap().into_keys().next().unwrap();
    let asked = repair_request_of(&store, &scope).unwrap();
    let nothing = Ask::Buckets { scope, buckets: Default::default() };
    let rows = town.office.repair(&RepairRequest { ask: nothing, ..asked.clone() }).unwrap();
    let Found::Buckets { rows: sent, .. } = &rows.found else { panic!("no rows: {rows:?}") };
    let sums = town.office.repair(&RepairRequest { ask: Ask::Scopes, ..asked }).unwrap();
    for (reads, is_text) in readers() {
        for (answer, count) in [(&rows, sent.len()), (&sums, 0)] {
            let written = serde_json::to_value(Written::to(answer.clone(), &reads)).unwrap();
            assert_eq!(serde_json::from_value::<RepairAnswer>(written.clone()).unwrap(), *answer);
            let mut in_text = written;
            assert_eq!(as_text(&mut in_text), if is_text { 0 } else { count }, "{reads:?}");
            assert_eq!(in_text, serde_json::to_value(answer).unwrap());
        }
    }
}

/// A word of a newer program is no fault, and an older one says nothing at all.
#[test]
fn what_a_device_reads_is_left_out_when_it_is_nothing_and_need_not_be_known() {
    let mut town = Town::found().unwrap();
    let request = pull_request(&Desk::new(&mut town, 1).store).unwrap();
    let mut message = serde_json::to_value(&request).unwrap();
    assert_eq!(message.get("reads"), None, "as programs say it that know of no such thing");
    assert_eq!(serde_json::from_value::<PullRequest>(message.clone()).unwrap(), request);
    message["reads"] = serde_json::json!(["text", "something newer", "and newer still"]);
    let reads = serde_json::from_value::<PullRequest>(message).unwrap().reads;
    assert_eq!(reads, BTreeSet::from([Reads::Text, Reads::Unknown]));
    let features = ["sync", "text", "blobs", "something newer"].map(str::to_owned);
    assert_eq!(Reads::of(&features), BTreeSet::from([Reads::Text]));
    assert_eq!(Reads::of(&[]), BTreeSet::new());
}
