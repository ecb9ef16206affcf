//! Whatever text or pattern of numbers comes ends in an answer.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test may fail by panicking and tells its figures"
)]

#[path = "../../../tests/support/fuzz.rs"]
mod fuzz;

use fuzz::{feed, text};
use obeznik_circulation::clause::render;
use obeznik_circulation::numbering::{NumberContext, NumberPattern};
use obeznik_circulation::parser::parse;
use obeznik_circulation::verbs::VerbList;

const RESOLUTIONS: &[&str] = &[
    "Rada města\nI. schvaluje\n1. pronájem bytu č. 3\n2. smlouvu\nII. ukládá\nvedoucímu odboru zadat opravu\nT: 28. 2. 2027\nZ: Ing. Novák",
    "Zastupitelstvo města bere na vědomí zprávu o hospodaření a pověřuje starostu podpisem smlouvy do 31.12.2026.",
    "<p>Rada <b>schvaluje</b></p><ol><li>záměr<ul><li>a) prodej</li></ul></li><li>ukládá tajemníkovi</li></ol>",
    "NEPŘIJATÉ NÁVRHY\nRada neschvaluje\na) prodej\nb) pacht",
    "ukládá:\n• odboru majetku\n– termín: neprodleně\n– odpovídá: tajemník",
];

const PATTERNS: &[&str] = &[
    "RM/{seq:term}/{meeting}/{yyyy}",
    "{seq:year}/{yyyy}",
    "{body}/{seq:meeting}/{meeting}/{yy}",
    "č. {seq} ({term})",
    "{item}/{seq:02}/{yyyy}",
];

#[test]
fn fuzz_clauses() {
    let verbs = VerbList::standard();
    feed("clauses", text(RESOLUTIONS), |text| {
        let parsed = parse(&text, &verbs);
        let again = parse(&render(&parsed.clauses), &verbs);
        assert!(
            parsed.clauses.is_empty() || !render(&again.clauses).is_empty() || !again.preamble.is_empty(),
            "{text:?}"
        );
    });
}

#[test]
fn fuzz_numbering() {
    let context = NumberContext {
        body: "RM".into(),
        seq: 2777,
        year: 2026,
        term: Some(9),
        meeting: Some(83),
        item: Some("3a".into()),
    };
    feed("numbering", (text(PATTERNS), text(&["RM/2777/83/2026", "12/26"])), |(pattern, number)| {
        let Ok(pattern) = NumberPattern::parse(&pattern) else { return };
        drop(pattern.parse_number(&number));
        if let Ok(number) = pattern.format(&context) {
            assert!(pattern.parse_number(&number).is_some(), "{pattern:?} {number:?}");
        }
    });
}
