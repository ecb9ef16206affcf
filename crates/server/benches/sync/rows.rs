//! Resolutions that somebody could have written: no two alike, some 300 bytes each.

use obeznik_circulation::import::ResolutionRow;

const VERBS: [&str; 4] = ["schvaluje", "bere na vědomí", "ukládá", "doporučuje"];
const THINGS: [&str; 8] = [
    "uzavření smlouvy o nájmu části pozemku",
    "záměr prodeje bytové jednotky",
    "rozpočtové opatření",
    "poskytnutí dotace spolku",
    "výsledek výběrového řízení na zhotovitele",
    "zprávu o činnosti městské policie",
    "návrh na vybudování veřejného osvětlení",
    "program regenerace sídliště",
];
const PLACES: [&str; 6] =
    ["v Lipové ulici", "na náměstí", "u nádraží", "v místní části Lhota", "za školou", "u řeky"];

/// Rows of the given numbers.
pub fn rows(numbers: std::ops::Range<usize>) -> Vec<ResolutionRow> {
    numbers.map(row).collect()
}

fn row(number: usize) -> ResolutionRow {
    let (verb, thing, place) = (VERBS[number % 4], THINGS[number / 4 % 8], PLACES[number / 32 % 6]);
    let day = jiff::civil::date(2000, 1, 1).checked_add(jiff::Span::new().days((number % 9_000) as i64));
    ResolutionRow {
        number: format!("RM/{number}/2020"),
        title: format!("{thing} {place}, část {number}"),
        text: format!(
            "Rada města {verb} {thing} {place} podle přílohy č. {number} za cenu {} Kč a pověřuje starostu podpisem.",
            number * 37
        ),
        clauses: Vec::new(),
        decided_on: day.ok(),
        meeting_number: None,
        meeting_term: None,
        file: "usneseni.csv".to_owned(),
        line: u32::try_from(number % 20_000 + 1).unwrap(),
    }
}
