//! Speed and size of the store over 49,460 resolutions, beside plain SQLite over the same rows in the same
//! run. Prints, judges nothing: `cargo xtask bench`.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a measurement, read by a person")]
#![allow(dead_code, unreachable_pub, reason = "the journey serves tests too")]

mod due;
mod peer;
mod rows;
mod time;

use std::time::Duration;

use obeznik_circulation::import::{MOST_ROWS, ResolutionRow};
use obeznik_store::{Direction, Reader, ResolutionFilter, ResolutionSort, SearchQuery, Span};

use self::journey::Journey;
use self::peer::Peer;
use self::time::{each, per_second, ratio, report, spent};

#[path = "../../tests/store/journey.rs"]
mod journey;
#[path = "../../tests/store/town.rs"]
mod town;

/// Rare words and common ones, phrases, numbers.
const QUERIES: [&str; 20] = [
    "chodník",
    "pronájem pozemku",
    "smlouva o nájmu části pozemku",
    "veřejné osvětlení",
    "rozpočtové opatření",
    "\"veřejného osvětlení\"",
    "Povodí Moravy",
    "kanalizace",
    "schvaluje",
    "dotace spolkům",
    "RM/2777/83/2022",
    "starosta podpis",
    "města",
    "kupní smlouva",
    "bezúplatný převod",
    "základní škola ředitel",
    "výběrové řízení zhotovitel",
    "územní plán změna",
    "bere na vědomí zprávu",
    "hřbitov",
];

const SORTS: [ResolutionSort; 5] = [
    ResolutionSort::Day,
    ResolutionSort::Number,
    ResolutionSort::Title,
    ResolutionSort::Body,
    ResolutionSort::State,
];

fn main() {
    let (rows, what) = rows::rows();
    println!("{} resolutions, {what}", rows.len());
    let peer = Peer::made();
    let floor = spent(|| peer.fill(&rows));
    let mut journey = Journey::new();
    import(&mut journey, &rows, floor);
    let store = journey.town.store();
    let rebuilt = spent(|| store.rebuild(&mut |_| true).unwrap());
    println!("rebuild of all read models: {rebuilt:.1?}");
    let reader = store.reader();
    search(reader, &peer);
    typing(reader);
    lists(reader, &peer);
    size(&mut journey, &peer, &rows);
    due::list();
}

fn import(journey: &mut Journey, rows: &[ResolutionRow], floor: Duration) {
    let ours = spent(|| rows.chunks(MOST_ROWS).for_each(|chunk| journey.import(chunk)));
    println!(
        "import: {} rows/s with log, index, lists and full text; plain SQLite with FTS5 of the words {} rows/s, {}",
        per_second(rows.len(), ours),
        per_second(rows.len(), floor),
        ratio(ours, floor)
    );
}

fn search(reader: &Reader, peer: &Peer) {
    let ours = QUERIES.map(|text| each(|| drop(reader.search(&SearchQuery::of(text)).unwrap())));
    let theirs = QUERIES.map(|text| each(|| peer.search(text)));
    for ((text, ours), theirs) in QUERIES.iter().zip(ours).zip(theirs) {
        let hits = reader.search(&SearchQuery::of(text)).unwrap().total;
        println!("  {text}: {hits} hits, {ours:.1?}; plain FTS5 {theirs:.1?}");
    }
    let (ours, theirs) = (report("search", &ours), report("plain FTS5 without inflections", &theirs));
    println!("search p95 against plain FTS5: {}", ratio(ours, theirs));
}

fn typing(reader: &Reader) {
    let text = "veřejné osvětlení";
    let typed = text.char_indices().skip(1).map(|(end, _)| &text[..end]);
    let query = |typed| SearchQuery { while_typing: true, ..SearchQuery::of(typed) };
    let times: Vec<Duration> =
        typed.map(|typed| each(|| drop(reader.search_hits(&query(typed)).unwrap()))).collect();
    report("search while typing", &times);
}

fn lists(reader: &Reader, peer: &Peer) {
    for sort in SORTS {
        let page = |offset| {
            let (filter, span) = (ResolutionFilter::default(), Span { offset, limit: 50 });
            each(|| drop(reader.resolutions(&filter, sort, Direction::Descending, span).unwrap()))
        };
        report(&format!("list by {sort:?}"), &(0..20).map(|part| page(part * 2_000)).collect::<Vec<_>>());
    }
    let pages: Vec<Duration> = (0..20).map(|part| each(|| peer.page(part * 2_000))).collect();
    report("plain SQLite by day", &pages);
}

fn size(journey: &mut Journey, peer: &Peer, rows: &[ResolutionRow]) {
    let store = std::fs::metadata(journey.town.database()).unwrap().len();
    let json: u64 = rows.iter().map(|row| serde_json::to_vec(row).unwrap().len() as u64).sum();
    let times = |size: u64| size as f64 / json as f64;
    println!(
        "size: {} MiB, {:.1} × the rows as JSON; plain SQLite {:.1} ×",
        store >> 20,
        times(store),
        times(peer.size())
    );
}
