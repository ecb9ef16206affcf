//! Bodies of records in words: what stands in them, line by line.

use obeznik_keeping::about::SOMEBODY;
use obeznik_kernel::calendar::ZONE;
use obeznik_kernel::{Date, RecordId, Timestamp};
use serde_json::Value;

use crate::office::sheets::moment;
use crate::office::wording::say;

/// What was sent for a meeting, item by item: digests and identifiers, which say something to a program alone.
const FOR_PROGRAMS: &str = "pack";
/// Digits of the shortest digest a record holds: that of a version of papers that were sent.
const SHORTEST_DIGEST: usize = 24;

/// Longest text of one cell; spreadsheets take 32,767 signs. The whole text stands in `zaznamy.json`.
const LONGEST: usize = 30_000;

/// What stands in a body, one line for each thing that says something to a person. Identifiers say nothing.
pub(super) fn lines(body: &Value) -> String {
    let mut lines = Vec::new();
    collect("", body, &mut lines);
    let text = lines.join("\n");
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{} …", &text[..end]),
        None => text,
    }
}

fn collect(name: &str, value: &Value, lines: &mut Vec<String>) {
    match value {
        Value::Null => {}
        Value::Bool(yes) => lines.push(said(name, &word_of(if *yes { "yes" } else { "no" }))),
        Value::Number(number) => lines.push(said(name, &number.to_string())),
        Value::String(text) => lines.extend(worded(text).map(|text| said(name, &text))),
        Value::Array(entries) => entries.iter().for_each(|entry| collect(name, entry, lines)),
        Value::Object(fields) => {
            let said = fields.iter().filter(|(name, _)| *name != FOR_PROGRAMS);
            said.for_each(|(name, field)| collect(name, field, lines));
        }
    }
}

fn worded(text: &str) -> Option<String> {
    if text.trim().is_empty() || text.parse::<RecordId>().is_ok() || is_digest(text) {
        return None;
    }
    if text == SOMEBODY {
        return Some(text.to_owned());
    }
    if let Ok(day) = text.parse::<Date>()
        && text.len() == 10
    {
        return Some(format!("{}. {}. {}", day.day(), day.month(), day.year()));
    }
    if text.ends_with('Z')
        && let Ok(at) = text.parse::<Timestamp>()
    {
        return at.in_tz(ZONE).ok().map(|local| moment(local.datetime()));
    }
    Some(word_of(text))
}

fn is_digest(text: &str) -> bool {
    text.len() >= SHORTEST_DIGEST && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// A word of the program in Czech; what a person typed stays.
pub(super) fn word_of(text: &str) -> String {
    let is_ours = text.len() < 24 && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    if is_ours { say("print-statement-word", &[("word", text.into())]) } else { text.to_owned() }
}

fn said(name: &str, text: &str) -> String {
    if name.is_empty() {
        return text.to_owned();
    }
    format!("{}: {text}", field(name))
}

/// What a field is called.
pub(super) fn field(name: &str) -> String {
    say("print-statement-field", &[("field", name.into())])
}

/// What a kind of record is called.
pub(super) fn kind(name: &str) -> String {
    say("print-statement-kind", &[("kind", name.into())])
}

#[cfg(test)]
mod tests {
    use obeznik_circulation::notices::NoticeKind;
    use serde_json::json;

    use super::*;

    #[test]
    fn a_body_is_said_in_words_without_identifiers() {
        let body = json!({
            "author": "0194b2a0-0000-7000-8000-000000000001", "at": "2026-11-23T08:00:00Z", "text": "Chybí mapa.",
            "due_on": "2026-12-01", "quote": "", "answers": null, "version": 2, "by": SOMEBODY,
            "ballots": [{"person": "0194b2a0-0000-7000-8000-000000000001", "choice": "in_favour"}],
            "blob": "0".repeat(64),
        });
        let expected = [
            "kdy: 23. 11. 2026 9.00",
            "znění: Chybí mapa.",
            "termín: 1. 12. 2026",
            "verze: 2",
            "kdo: jiná osoba",
            "volba: pro",
        ];
        assert_eq!(lines(&body), expected.join("\n"));
        let sent = json!({
            "person": "0194b2a0-0000-7000-8000-000000000001", "version": "0f".repeat(12), "channel": "email",
            "pack": {"meeting": "0f".repeat(12), "items": [{"state": "planned"}]}, "number": 2,
        });
        assert_eq!(lines(&sent), "způsob zaslání: e-mail\nčíslo: 2");
        let long = lines(&json!({ "text": "á".repeat(40_000) }));
        assert!(long.chars().count() < 32_767 && long.ends_with('…'));
    }

    #[test]
    fn every_kind_of_notice_is_said_in_czech() {
        for kind in NoticeKind::ALL {
            assert_ne!(word_of(kind.as_str()), kind.as_str());
        }
    }
}
