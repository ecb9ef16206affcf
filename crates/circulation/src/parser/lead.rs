//! How a clause begins: the name of the body, words before the verb, the verb.

use crate::verbs::VerbList;

/// The start of a clause taken apart; the slices follow each other in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Lead<'a> {
    /// `Rada města Litovel`; empty when the text does not name the body.
    pub(super) body: &'a str,
    /// `na návrh tajemníka`; usually empty.
    pub(super) lead_in: &'a str,
    pub(super) verb: &'a str,
    pub(super) rest: &'a str,
    /// Whether the verb stands in the list.
    pub(super) listed: bool,
}

/// Words that may open a clause before its verb.
const LEAD_INS: [&str; 17] = [
    "na základě",
    "na návrh",
    "na doporučení",
    "na žádost",
    "v souladu",
    "v souvislosti",
    "ve smyslu",
    "ve věci",
    "dle",
    "podle",
    "po",
    "s ohledem",
    "s odkazem",
    "vzhledem",
    "z důvodu",
    "za účelem",
    "jako",
];

/// Longest name of a body, in words, and longest text before a verb, in bytes.
const BODY_WORDS: usize = 14;
const LEAD_IN_BYTES: usize = 600;

/// Takes the start of a clause apart, if the text begins like one.
pub(super) fn lead<'a>(text: &'a str, verbs: &VerbList) -> Option<Lead<'a>> {
    let body = &text[..body_len(text, verbs)];
    let after = text[body.len()..].trim_start_matches([':', ' ', ',']);
    direct(after, verbs)
        .or_else(|| after_lead_in(after, verbs))
        .or_else(|| free(after))
        .map(|found| Lead { body: body.trim(), ..found })
}

/// True for a line that is nothing but a listed verb: `II. schvaluje`, `konstatuje,`.
pub(super) fn is_heading(line: &str, verbs: &VerbList) -> bool {
    verbs.match_at(line).is_some_and(|found| line[found.len..].trim_matches([':', ',', ' ']).is_empty())
}

/// True for the line under which a published text lists what did not pass.
pub(super) fn opens_not_adopted(line: &str) -> bool {
    if !line.starts_with(['N', 'n']) {
        return false;
    }
    let line = line.to_lowercase();
    ["nepřijaté návrhy", "nepřijatá usnesení", "nepřijaté usnesení"]
        .iter()
        .any(|heading| line.starts_with(heading))
}

/// True when the text begins with the name of a body of a municipality.
pub(super) fn names_body(text: &str) -> bool {
    const NAMES: [&str; 17] = [
        "rada",
        "zastupitelstvo",
        "výbor",
        "komise",
        "rm",
        "zm",
        "ro",
        "zo",
        "rmč",
        "zmč",
        "rmo",
        "zml",
        "rml",
        "rmčp7",
        "zmčp7",
        "finanční výbor",
        "kontrolní výbor",
    ];
    let start: String = text.chars().take(16).collect::<String>().to_lowercase();
    let word_end = |name: &str| !start[name.len()..].starts_with(char::is_alphanumeric);
    let named = NAMES.iter().any(|name| start.starts_with(name) && word_end(name));
    named || second_word_is_committee(text)
}

/// `Osadní výbor Unčovice`, `Kulturní komise`.
fn second_word_is_committee(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let first_is_name = words.next().is_some_and(|word| word.starts_with(char::is_uppercase));
    let second = words.next().map(|word| word.trim_end_matches([':', ',']).to_lowercase());
    first_is_name && second.is_some_and(|word| word == "výbor" || word == "komise")
}

fn body_len(text: &str, verbs: &VerbList) -> usize {
    if !names_body(text) {
        return 0;
    }
    let starts = word_starts(text).skip(1).take(BODY_WORDS);
    let mut free_verb = None;
    for at in starts {
        let here = &text[at..];
        if text[..at].trim_end().ends_with(':') || verbs.match_at(here).is_some() || begins_lead_in(here) {
            return at;
        }
        if free_verb.is_none() && free(here).is_some() {
            free_verb = Some(at);
        }
    }
    free_verb.unwrap_or(0)
}

fn direct<'a>(text: &'a str, verbs: &VerbList) -> Option<Lead<'a>> {
    let found = verbs.match_at(text)?;
    Some(split(text, 0, found.len, true))
}

fn after_lead_in<'a>(text: &'a str, verbs: &VerbList) -> Option<Lead<'a>> {
    if !begins_lead_in(text) {
        return None;
    }
    let starts = word_starts(text).skip(1).take_while(|at| *at < LEAD_IN_BYTES);
    let (at, found) = starts.into_iter().find_map(|at| Some((at, verbs.match_at(&text[at..])?)))?;
    Some(split(text, at, found.len, true))
}

/// An unlisted verb in the third person: `vypůjčuje`, `se usnesla`.
fn free(text: &str) -> Option<Lead<'_>> {
    let mut words = text.split_whitespace();
    let first = words.next()?;
    if matches!(first, "se" | "si") {
        let second = bare(words.next()?);
        let end = second.as_ptr() as usize - text.as_ptr() as usize + second.len();
        return (looks_finite(second) || looks_past(second)).then(|| split(text, 0, end, false));
    }
    looks_finite(bare(first)).then(|| split(text, 0, bare(first).len(), false))
}

fn split(text: &str, at: usize, len: usize, listed: bool) -> Lead<'_> {
    let rest = text[at + len..].trim_start_matches(' ');
    let rest = rest.strip_prefix(':').unwrap_or(rest).trim_start();
    let after_comma = rest.strip_prefix(',').map(str::trim_start);
    let rest = match after_comma {
        Some(after)
            if after.is_empty() || ["že ", "aby ", "jak "].iter().any(|word| after.starts_with(word)) =>
        {
            after
        }
        _ => rest,
    };
    let lead_in = text[..at].trim_end();
    Lead { body: "", lead_in, verb: &text[at..at + len], rest: rest.trim(), listed }
}

fn begins_lead_in(text: &str) -> bool {
    let start: String = text.chars().take(16).collect::<String>().to_lowercase();
    LEAD_INS.iter().any(|words| start.strip_prefix(words).is_some_and(|rest| rest.starts_with(' ')))
}

/// Endings no Czech noun or adjective shares, so that a point such as `průběžný úklid` is no verb.
fn looks_finite(word: &str) -> bool {
    const ENDINGS: [&str; 7] = ["uje", "ádá", "ává", "ívá", "ímá", "ývá", "ídá"];
    word.starts_with(char::is_lowercase)
        && word.chars().count() >= 5
        && ENDINGS.iter().any(|end| word.ends_with(end))
}

fn looks_past(word: &str) -> bool {
    word.chars().count() >= 4 && ["la", "lo", "l"].iter().any(|end| word.ends_with(end))
}

fn bare(word: &str) -> &str {
    word.trim_end_matches([',', ':', ';', '.'])
}

fn word_starts(text: &str) -> impl Iterator<Item = usize> {
    let mut before = ' ';
    text.char_indices().filter_map(move |(at, sign)| {
        let starts = before.is_whitespace() && !sign.is_whitespace();
        before = sign;
        starts.then_some(at)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clause_is_taken_apart_into_body_lead_in_verb_and_text() {
        let verbs = VerbList::standard();
        let table = [
            (
                "Rada města Litovel schvaluje smlouvu",
                Some(("Rada města Litovel", "", "schvaluje", "smlouvu")),
            ),
            ("Komise pro dopravu: doporučuje radě", Some(("Komise pro dopravu:", "", "doporučuje", "radě"))),
            (
                "na návrh tajemníka jmenuje Ing. Malého",
                Some(("", "na návrh tajemníka", "jmenuje", "Ing. Malého")),
            ),
            ("konstatuje, že ano", Some(("", "", "konstatuje", "že ano"))),
            ("schvaluje, dle přílohy, smlouvu", Some(("", "", "schvaluje", ", dle přílohy, smlouvu"))),
            ("vypůjčuje spolku stan", Some(("", "", "vypůjčuje", "spolku stan"))),
            ("se usnesla na změně", Some(("", "", "se usnesla", "na změně"))),
            ("Rada obce vypůjčuje stan", Some(("Rada obce", "", "vypůjčuje", "stan"))),
            ("průběžný úklid místa", None),
            ("ohlášení akce složkám", None),
            ("Město zajistí zvučení", None),
            ("", None),
        ];
        for (text, expected) in table {
            let found = lead(text, &verbs).map(|lead| (lead.body, lead.lead_in, lead.verb, lead.rest));
            assert_eq!(found, expected, "{text}");
        }
    }
}
