//! Resolutions to measure with: a real town twenty times over where its data is at hand, otherwise sentences
//! of the same length made of a clerk's words.

use obeznik_circulation::import::ResolutionRow;

const COPIES: usize = 20;

const WORDS: &str = "smlouva nájem pozemek část výměra katastrální území město pronájem chodník oprava veřejné \
    osvětlení rozpočtové opatření dotace spolek starosta podpis kupní cena převod bezúplatný základní škola \
    ředitel výběrové řízení zhotovitel územní plán změna zpráva hřbitov kanalizace vodovod komunikace parkoviště \
    byt nájemce žádost komise rada zastupitelstvo výbor odbor majetek investice rekonstrukce sportovní hala";

/// The rows and where they come from.
pub fn rows() -> (Vec<ResolutionRow>, &'static str) {
    match of_litovel() {
        Some(rows) => (rows, "a real town twenty times over"),
        None => ((0..2_473 * COPIES).map(invented).collect(), "invented, no data at hand"),
    }
}

fn of_litovel() -> Option<Vec<ResolutionRow>> {
    let folder = std::env::var("OBEZNIK_DATA")
        .unwrap_or_else(|_| concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data").to_owned());
    let text = std::fs::read(format!("{folder}/council/resolutions-litovel/usneseni.json")).ok()?;
    let found: Vec<serde_json::Value> = serde_json::from_slice(&text).unwrap();
    let copy = |copy: usize| found.iter().map(move |value| row(value, copy));
    Some((0..COPIES).flat_map(copy).collect())
}

fn row(value: &serde_json::Value, copy: usize) -> ResolutionRow {
    let word = |field: &str| value[field].as_str().unwrap_or_default().to_owned();
    let items = value["items"].as_array().into_iter().flatten();
    let text: Vec<&str> = items.filter_map(|item| item["text"].as_str()).collect();
    let text = format!("Rada města {}", text.join("\n"));
    resolution(format!("{}-{copy}", word("id")), word("subject"), text, word("datum").parse().ok())
}

fn invented(number: usize) -> ResolutionRow {
    let words: Vec<&str> = WORDS.split_whitespace().collect();
    let word = |place: usize| words[(number * 31 + place * (7 + number % 11)) % words.len()];
    let sentence = |count: usize| (0..count).map(word).collect::<Vec<_>>().join(" ");
    let day = jiff::civil::date(2018, 1, 1)
        .checked_add(jiff::Span::new().days(i64::try_from(number / 20).unwrap()));
    resolution(
        format!("RM/{number}/{}", number / 40),
        sentence(6),
        format!("Rada města schvaluje {}", sentence(40 + number % 60)),
        day.ok(),
    )
}

fn resolution(
    number: String,
    title: String,
    text: String,
    decided_on: Option<jiff::civil::Date>,
) -> ResolutionRow {
    let (clauses, meeting_number) = (Vec::new(), None);
    ResolutionRow {
        number,
        title,
        text,
        clauses,
        decided_on,
        meeting_number,
        meeting_term: None,
        file: "usneseni.json".into(),
        line: 1,
    }
}
