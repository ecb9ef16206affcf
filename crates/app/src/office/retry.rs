//! When a refused command is dealt with by a later one: the same act on the same things went through.

use obeznik_kernel::RecordId;
use serde_json::Value;

/// Commands that set fields to what was typed: a later text does not stand for the refused one.
const EDITS: &str = ".edit_";

/// Whether `done` is what `refused` wanted. Numbers and texts may have been corrected meanwhile; what it is
/// about must be the same, and a command about nothing in particular is never taken for another.
pub(super) fn is_retry(kind: &str, refused: Option<&str>, done: Option<&str>) -> bool {
    let read = |text: Option<&str>| text.and_then(|text| serde_json::from_str::<Value>(text).ok());
    let (Some(refused), Some(done)) = (read(refused), read(done)) else { return false };
    if kind.contains(EDITS) {
        return refused == done;
    }
    names_something(&refused) && is_alike(&refused, &done)
}

fn is_alike(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len()
                && a.iter().all(|(key, value)| b.get(key).is_some_and(|with| is_alike(value, with)))
        }
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(value, with)| is_alike(value, with))
        }
        (Value::String(a), Value::String(b)) => a == b || !(is_fixed(a) || is_fixed(b)),
        (Value::Object(_) | Value::Array(_), _) | (_, Value::Object(_) | Value::Array(_)) => false,
        _ => true,
    }
}

/// Names of records and words of the program; what a person wrote has spaces or capitals or is no word.
fn is_fixed(text: &str) -> bool {
    is_id(text) || (!text.is_empty() && text.bytes().all(|sign| sign.is_ascii_lowercase() || sign == b'_'))
}

fn is_id(text: &str) -> bool {
    text.parse::<RecordId>().is_ok()
}

fn names_something(value: &Value) -> bool {
    match value {
        Value::String(text) => is_id(text),
        Value::Array(items) => items.iter().any(names_something),
        Value::Object(members) => members.values().any(names_something),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: &str = "01a2228a-6106-7041-827c-45895a311376";
    const B: &str = "01a2228a-611c-7078-8106-6dd423fa50d0";

    #[test]
    fn the_same_act_on_the_same_things_is_a_retry() {
        let submit = "circulation.submit_to_head";
        let outcome = "circulation.enter_outcome";
        let edit = "circulation.edit_paper";
        let paper = |id: &str| format!(r#"{{"paper":"{id}"}}"#);
        let votes = |id: &str, kind: &str, count: u8| {
            format!(r#"{{"item":"{id}","kind":"{kind}","in_favour":{count}}}"#)
        };
        let field =
            |text: &str| format!(r#"{{"paper":"{A}","edits":[{{"field":"report","value":"{text}"}}]}}"#);
        let table = [
            (submit, paper(A), paper(A), true),
            (submit, paper(A), paper(B), false),
            (outcome, votes(A, "adopted", 12), votes(A, "adopted", 11), true), // a number was corrected
            (outcome, votes(A, "adopted", 12), votes(A, "withdrawn", 12), false), // another act
            (outcome, votes(A, "adopted", 12), paper(A), false),
            (edit, field("Dlouhý text."), field("Jiný text."), false), // a typed text stays
            (edit, field("Dlouhý text."), field("Dlouhý text."), true),
            (
                "municipality.add_department",
                r#"{"name":"Stavební"}"#.into(),
                r#"{"name":"Školský"}"#.into(),
                false,
            ),
        ];
        for (kind, refused, done, expected) in table {
            assert_eq!(is_retry(kind, Some(&refused), Some(&done)), expected, "{refused} → {done}");
        }
        assert!(!is_retry(submit, None, Some(&paper(A))), "erased input is not compared");
    }
}
