//! JSON as stored: unknown fields survive a write by an older program.

use serde_json::Value;

/// Lays `typed` over `stored` at every depth: objects are merged, so fields this version does not know
/// stay; lists are taken from `typed`, their items merged with the stored item of the same `id`.
///
/// A field must therefore be written even when empty (`null`), never skipped, and a map with free keys
/// must be stored as a list of pairs, or a removed key would come back.
pub fn merge_over(stored: Value, typed: Value) -> Value {
    match (stored, typed) {
        (Value::Object(mut merged), Value::Object(new)) => {
            for (key, value) in new {
                match merged.get_mut(&key) {
                    Some(place) => *place = merge_over(place.take(), value),
                    None => drop(merged.insert(key, value)),
                }
            }
            Value::Object(merged)
        }
        (Value::Array(old), Value::Array(new)) => {
            Value::Array(new.into_iter().map(|item| merge_item(&old, item)).collect())
        }
        (_, typed) => typed,
    }
}

fn merge_item(old: &[Value], item: Value) -> Value {
    let same = item.get("id").and_then(|id| old.iter().find(|before| before.get("id") == Some(id)));
    match same {
        Some(before) => merge_over(before.clone(), item),
        None => item,
    }
}

/// Whether every string can cross all borders: no U+0000. (Unpaired surrogates cannot stand in a Rust string.)
pub fn is_clean(value: &Value) -> bool {
    match value {
        Value::String(text) => !text.contains('\0'),
        Value::Array(items) => items.iter().all(is_clean),
        Value::Object(fields) => fields.iter().all(|(key, value)| !key.contains('\0') && is_clean(value)),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn unknown_fields_survive_at_every_depth() {
        let stored = json!({"title": "a", "new": 1, "inner": {"x": 1, "y": 2}, "list": [{"id": 1, "t": 1, "extra": true}, {"id": 2, "t": 2}]});
        let typed =
            json!({"title": "b", "inner": {"x": null}, "list": [{"id": 2, "t": 3}, {"id": 1, "t": 4}]});
        let expected = json!({"title": "b", "new": 1, "inner": {"x": null, "y": 2}, "list": [{"id": 2, "t": 3}, {"id": 1, "t": 4, "extra": true}]});
        assert_eq!(merge_over(stored, typed), expected);
    }

    #[test]
    fn a_zero_character_is_found_anywhere() {
        assert!(is_clean(&json!({"a": ["b", {"c": "d"}]})));
        assert!(!is_clean(&json!({"a": ["b", {"c": "d\0"}]})));
    }
}
