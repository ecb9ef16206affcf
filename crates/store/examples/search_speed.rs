//! Prints the speed of import, search, lists and rebuild over Litovel × 20 (49,460 resolutions) from the
//! data folder. Run by hand with `--release`; asserts nothing.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a measurement, read by a person")]
#![allow(dead_code, unreachable_pub, reason = "the journey serves tests too")]

use std::time::{Duration, Instant};

use obeznik_circulation::import::ResolutionRow;
use obeznik_store::{Direction, ResolutionFilter, ResolutionSort, SearchQuery, Span};

#[path = "../tests/store/journey.rs"]
mod journey;
#[path = "../tests/store/town.rs"]
mod town;

const QUERIES: [&str; 12] = [
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
];

fn main() {
    let Some(rows) = litovel() else {
        println!("skipped: no data");
        return;
    };
    let mut journey = journey::Journey::new();
    let spent = timed(|| rows.chunks(20_000).for_each(|chunk| journey.import(chunk)));
    println!("import: {} rows in {spent:?}, {:.0}/s", rows.len(), rows.len() as f64 / spent.as_secs_f64());
    let store = journey.town.store();
    println!("rebuild: {:?}", timed(|| store.rebuild(&mut |_| true).unwrap()));
    let reader = store.reader();
    let search = |query: &SearchQuery| timed(|| drop(reader.search(query).unwrap()));
    report("search", QUERIES.iter().map(|text| search(&SearchQuery::of(text))));
    for text in QUERIES {
        let hits = reader.search(&SearchQuery::of(text)).unwrap().total;
        println!("  {text}: {hits} hits, {:?}", search(&SearchQuery::of(text)));
    }
    let typed = "veřejné osvětlení".char_indices().skip(1).map(|(end, _)| &"veřejné osvětlení"[..end]);
    let typing = |text: &str| SearchQuery { while_typing: true, ..SearchQuery::of(text) };
    let hits = |query: &SearchQuery| timed(|| drop(reader.search_hits(query).unwrap()));
    report("while typing", typed.map(|text| hits(&typing(text))));
    for sort in [ResolutionSort::Day, ResolutionSort::Number, ResolutionSort::Title, ResolutionSort::Body] {
        let list = |offset| {
            let span = Span { offset, limit: 50 };
            timed(|| {
                drop(
                    reader
                        .resolutions(&ResolutionFilter::default(), sort, Direction::Descending, span)
                        .unwrap(),
                )
            })
        };
        report(&format!("list by {sort:?}"), (0..20).map(|page| list(page * 2_000)));
    }
    let size = std::fs::metadata(journey.town.database()).unwrap().len();
    println!("file: {} MiB", size / 1024 / 1024);
}

fn timed(work: impl FnOnce()) -> Duration {
    let started = processor_time();
    work();
    processor_time() - started
}

/// Time this thread had the processor: other work on the machine does not count. Since the start of the
/// thread; wall time where the system does not say.
fn processor_time() -> Duration {
    static STARTED: std::sync::LazyLock<Instant> = std::sync::LazyLock::new(Instant::now);
    let spent = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanos = spent.and_then(|text| text.split(' ').next()?.parse().ok());
    nanos.map_or_else(|| STARTED.elapsed(), Duration::from_nanos)
}

fn report(what: &str, times: impl Iterator<Item = Duration>) {
    let mut times: Vec<Duration> = times.collect();
    times.sort();
    let at = |share: usize| times[(times.len() - 1) * share / 100];
    println!("{what}: p50 {:?}, p95 {:?}, max {:?}", at(50), at(95), at(100));
}

fn litovel() -> Option<Vec<ResolutionRow>> {
    let folder = std::env::var("OBEZNIK_DATA")
        .unwrap_or_else(|_| concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data").to_owned());
    let text = std::fs::read(format!("{folder}/council/resolutions-litovel/usneseni.json")).ok()?;
    let found: Vec<serde_json::Value> = serde_json::from_slice(&text).unwrap();
    let copy = |copy: usize| found.iter().map(move |value| row(value, copy));
    Some((0..20).flat_map(copy).collect())
}

fn row(value: &serde_json::Value, copy: usize) -> ResolutionRow {
    let word = |field: &str| value[field].as_str().unwrap_or_default().to_owned();
    let items = value["items"].as_array().into_iter().flatten();
    let text: Vec<&str> = items.filter_map(|item| item["text"].as_str()).collect();
    ResolutionRow {
        number: format!("{}-{copy}", word("id")),
        title: word("subject"),
        text: format!("Rada města {}", text.join("\n")),
        clauses: Vec::new(),
        decided_on: word("datum").parse().ok(),
        meeting_number: None,
        meeting_term: None,
        file: "usneseni.json".into(),
        line: 1,
    }
}
