//! Whatever is typed into the search ends in an answer.

#[path = "../../../../tests/support/fuzz.rs"]
mod harness;

use obeznik_store::SearchQuery;

use self::harness::{feed, text};
use crate::town::Town;

const QUERIES: &[&str] = &[
    "chodník Lipová",
    "„v Lipové ulici“ nájem",
    "\"veřejného osvětlení\" AND NOT OR NEAR(a b)",
    "RM/2777/83/2022",
    "exact : x * ^ -stem",
    "v k o",
    "položkový roz",
];

#[test]
fn fuzz_search_query() {
    let mut town = Town::founded();
    town.departments(&["Odbor majetku"]);
    let reader = town.store().open_reader().unwrap();
    feed("search_query", (text(QUERIES), proptest::prelude::any::<bool>()), |(typed, while_typing)| {
        let query = SearchQuery { while_typing, ..SearchQuery::of(&typed) };
        let page = reader.search(&query).unwrap();
        assert_eq!(reader.search_hits(&query).unwrap(), page.hits);
    });
}
