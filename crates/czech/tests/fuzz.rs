//! Whatever a clerk types or pastes ends in an answer.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test may fail by panicking and tells its figures"
)]

#[path = "../../../tests/support/fuzz.rs"]
mod fuzz;

use fuzz::{feed, text};
use obeznik_czech::compare::compare;
use obeznik_czech::personal_data::suspicions;
use obeznik_czech::snippet::{Sought, snippet};
use obeznik_czech::stem::stems;
use obeznik_czech::words::tokens;
use obeznik_czech::{dates, typed_date, typography};

const DAYS: &[&str] = &[
    "1.12.",
    "1. 12. 2026",
    "15. ledna 2027",
    "+14",
    "− 3",
    "pá",
    "zítra",
    "předevčírem",
    "29. 2. 2028",
    "31/12/26",
    "2026-12-01",
    "pondělí 7. prosince",
];

const SENTENCES: &[&str] = &[
    "Rada města schvaluje pronájem části pozemku parc. č. 123/4 v k. ú. Litovel o výměře 25 m².",
    "Jan Novák, nar. 1. 1. 1980, r. č. 800101/1234, bytem Lipová 12, 784 01 Litovel, tel. 777 123 456",
    "„v Lipové ulici“ a k tomu s 5 % úrokem z částky 1 250 000,50 Kč do 31. 12. 2026",
    "IČO 00299138, účet 19-2000145399/0800, e-mail podatelna@vzorov.cz, OP 123456789",
    "chodníky chodníkům nejkrásnějších městských zastupitelstev",
];

#[test]
fn fuzz_typed_date() {
    let today = jiff::civil::date(2026, 11, 28);
    feed("typed_date", text(DAYS), |typed| {
        let Ok(day) = typed_date::parse(&typed, today) else { return };
        if day.year() >= 1000 {
            assert_eq!(typed_date::parse(&dates::short(day), today), Ok(day), "{typed:?}");
        }
    });
}

#[test]
fn fuzz_words() {
    feed("words", text(SENTENCES), |sentence| {
        assert!(tokens(&sentence).all(|token| sentence.get(token.range).is_some()), "{sentence:?}");
        let query: String = sentence.chars().take(20).collect();
        let found = snippet(&sentence, &Sought::while_typing(&query), 40);
        let shown: String = found.pieces.iter().map(|piece| piece.text.as_str()).collect();
        assert!(sentence.contains(&shown), "{sentence:?} {shown:?}");
        drop(stems(&sentence));
        drop(typography::bind(&sentence));
    });
}

#[test]
fn fuzz_personal_data() {
    feed("personal_data", text(SENTENCES), |sentence| drop(suspicions(&sentence)));
}

#[test]
fn fuzz_comparison() {
    feed("comparison", (text(SENTENCES), text(SENTENCES)), |(old, new)| {
        let same = compare(&old, &old);
        assert!(same.len() <= 1, "{old:?} {same:?}");
        drop(compare(&old, &new));
    });
}
