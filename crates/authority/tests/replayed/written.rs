//! What a command wrote, as text that another town would write too.

use obeznik_kernel::testing::MemoryRecords;
use obeznik_kernel::{RawRecord, RecordId, Records as _};
use serde_json::{Value, json};

/// Letters of an identifier.
const LONG: usize = 36;

/// Rows that differ, one after another by kind and identifier.
pub fn written(before: &MemoryRecords, after: &MemoryRecords) -> String {
    let is_new = |row: &&RawRecord| before.one(&row.kind, row.id).is_none_or(|old| !says_same(old, row));
    let changed = after.all().filter(is_new).map(|row| row_of(after, row));
    let is_gone = |row: &&RawRecord| after.one(&row.kind, row.id).is_none();
    let gone = before.all().filter(is_gone);
    let gone = gone.map(|row| json!({ "kind": row.kind, "id": row.id, "is_removed": true }));
    serde_json::to_string(&changed.chain(gone).collect::<Vec<Value>>()).unwrap()
}

fn says_same(one: &RawRecord, two: &RawRecord) -> bool {
    one.body == two.body && one.parent == two.parent && one.scope == two.scope
}

fn row_of(records: &MemoryRecords, row: &RawRecord) -> Value {
    let body: Value = serde_json::from_slice(&row.body).unwrap();
    let audience = records.audience(&row.scope).unwrap().unwrap();
    json!({ "kind": row.kind, "id": row.id, "parent": row.parent, "body_version": row.body_version,
        "seen_by": audience.atoms(), "body": body })
}

/// Identifiers that the input does not name are counted as they come.
pub fn counted(text: &str, input: &str) -> String {
    let (mut counted, mut known, mut rest) = (String::new(), Vec::new(), text);
    while let Some(first) = rest.chars().next() {
        let id = rest.get(..LONG).filter(|word| is_id(word) && !input.contains(word));
        let Some(id) = id else {
            counted.push(first);
            rest = &rest[first.len_utf8()..];
            continue;
        };
        let place = known.iter().position(|one| *one == id).unwrap_or_else(|| {
            known.push(id);
            known.len() - 1
        });
        counted.push_str(&format!("#{}", place + 1));
        rest = &rest[LONG..];
    }
    counted
}

fn is_id(word: &str) -> bool {
    word.parse::<RecordId>().is_ok()
}

#[test]
fn identifiers_of_the_input_stay_and_others_are_counted() {
    let [one, two, named] = ["1", "2", "3"].map(|end| format!("0194b2a0-0000-7000-8000-00000000000{end}"));
    let text = format!("{{\"č\":\"{two}\",\"b\":\"{named}\",\"c\":[\"{one}\",\"{two}\"]}}");
    let expected = format!("{{\"č\":\"#1\",\"b\":\"{named}\",\"c\":[\"#2\",\"#1\"]}}");
    assert_eq!(counted(&text, &named), expected);
}
