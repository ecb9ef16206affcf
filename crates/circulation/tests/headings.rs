//! What a town teaches the program about its documents.
#![allow(missing_docs, clippy::unwrap_used, reason = "helpers of tests stand outside their functions")]

mod support;

use jiff::civil::date;
use obeznik_circulation::from_document::{Heading, HeadingField, learned};
use obeznik_circulation::testing::Vzorov;
use obeznik_kernel::Stop;
use serde_json::json;
use support::refusal;

fn teach(town: &mut Vzorov, words: &str, field: &str) -> Result<(), Stop> {
    let input = json!({ "headings": [{ "words": words, "field": field }] });
    town.run("learn_headings", town.people.clerk, &input)
}

#[test]
fn a_heading_taught_again_says_the_new() {
    let mut town = Vzorov::on(date(2026, 9, 1));
    assert!(learned(&town.records).unwrap().is_empty());
    teach(&mut town, "Rozbor situace", "report").unwrap();
    teach(&mut town, " Usneslo se ", "resolution").unwrap();
    teach(&mut town, "ROZBOR SITUACE:", "text").unwrap();
    let known: Vec<(String, HeadingField)> =
        learned(&town.records).unwrap().into_iter().map(|Heading { words, field }| (words, field)).collect();
    assert_eq!(
        known,
        [("Usneslo se".into(), HeadingField::Resolution), ("ROZBOR SITUACE:".into(), HeadingField::Text)]
    );
}

#[test]
fn a_heading_without_words_is_refused() {
    let mut town = Vzorov::on(date(2026, 9, 1));
    for words in ["", " : ", &"dlouhý nadpis ".repeat(20)] {
        let refused = teach(&mut town, words, "report");
        assert_eq!(refusal(refused), "refusal-heading-unfit", "{words}");
    }
    for number in 0..500 {
        teach(&mut town, &format!("Nadpis X{number}"), "report").unwrap();
    }
    assert_eq!(refusal(teach(&mut town, "Ještě jeden", "report")), "refusal-headings-too-many");
}
