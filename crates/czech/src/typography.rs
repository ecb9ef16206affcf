//! No-break spaces where Czech must not end a line (ČSN 01 6910).

use crate::numbers::NO_BREAK_SPACE;
use crate::words::fold;

/// Prepositions and conjunctions of one letter never end a line.
const SINGLE_LETTERS: [&str; 8] = ["k", "s", "v", "z", "o", "u", "a", "i"];

/// Abbreviations that stay with the number or the word after them.
const BEFORE: [&str; 26] = [
    "č.", "čj.", "čp.", "čís.", "p.", "parc.", "k.", "kat.", "odst.", "písm.", "str.", "sv.", "čl.", "ust.",
    "tř.", "nám.", "ul.", "tel.", "§", "§§", "č.j.", "č.p.", "p.č.", "obr.", "tab.", "bod",
];

/// Titles before a name.
const TITLES: [&str; 17] = [
    "Ing.", "Mgr.", "Bc.", "MUDr.", "JUDr.", "PhDr.", "RNDr.", "MVDr.", "PaedDr.", "Dr.", "doc.", "prof.",
    "arch.", "akad.", "p.", "pí", "MgA.",
];

/// Units and other words that stay with the number before them.
const UNITS: [&str; 36] = [
    "Kč", "tis.", "mil.", "mld.", "%", "‰", "m", "m²", "m2", "m³", "m3", "km", "cm", "mm", "ha", "kg", "g",
    "t", "l", "hl", "h", "hod.", "min", "min.", "s", "ks", "kW", "kWh", "MWh", "°C", "EUR", "€", "Sb.",
    "let", "dní", "členů",
];

/// The text with no-break spaces where a line must not end. Nothing but single spaces changes, and doing it again
/// changes nothing more.
pub fn bind(text: &str) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    for (at, word) in words.iter().enumerate() {
        out.push_str(word);
        let Some(next) = words.get(at + 1) else { break };
        let before = last_part(word);
        let after = first_part(next);
        out.push(if holds(before, after) { NO_BREAK_SPACE } else { ' ' });
    }
    out
}

/// What follows the last space of another kind, without an opening bracket or quote.
fn last_part(word: &str) -> &str {
    let part = word.rsplit(char::is_whitespace).next().unwrap_or(word);
    part.trim_start_matches(['(', '[', '„', '‚', '"', '/'])
}

/// What precedes the first space of another kind, without closing marks.
fn first_part(word: &str) -> &str {
    let part = word.split(char::is_whitespace).next().unwrap_or(word);
    part.trim_end_matches([',', ';', ':', ')', ']', '“', '"', '!', '?'])
}

fn holds(before: &str, after: &str) -> bool {
    if before.is_empty() || after.is_empty() {
        return false;
    }
    is_single_letter(before)
        || TITLES.contains(&before) && begins_with_capital(after)
        || is_abbreviation(before) && may_follow_abbreviation(after)
        || is_number(before) && (is_unit(after) || is_thousands(before, after))
        || is_ordinal(before) && (is_date_part(after) || is_month(after))
        || is_year(after) && is_month(before)
}

fn is_single_letter(word: &str) -> bool {
    word.len() == 1 && SINGLE_LETTERS.iter().any(|letter| letter.eq_ignore_ascii_case(word))
}

fn is_abbreviation(word: &str) -> bool {
    let is_short = word.chars().nth(5).is_none();
    is_short && BEFORE.contains(&word.to_lowercase().as_str())
}

fn begins_with_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

fn may_follow_abbreviation(word: &str) -> bool {
    word.starts_with(|c: char| c.is_alphanumeric() || c == '§')
}

fn is_number(word: &str) -> bool {
    let digits = word.trim_start_matches(['-', '−', '+', '±']);
    digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.ends_with(|c: char| c.is_ascii_digit() || c == '–')
        && digits.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | '/' | '-' | '–'))
}

/// `Kč`, also at the end of a sentence.
fn is_unit(word: &str) -> bool {
    UNITS.contains(&word) || word.strip_suffix('.').is_some_and(|word| UNITS.contains(&word))
}

/// `129 000`: one to three digits and then exactly three, perhaps with decimals.
fn is_thousands(before: &str, after: &str) -> bool {
    let group = after.split([',', '.']).next().unwrap_or(after);
    let lead = before.trim_start_matches(['-', '−', '+']);
    lead.len() <= 3
        && lead.bytes().all(|b| b.is_ascii_digit())
        && group.len() == 3
        && group.bytes().all(|b| b.is_ascii_digit())
}

/// `25.`: the day or the month of a date.
fn is_ordinal(word: &str) -> bool {
    word.strip_suffix('.').is_some_and(|digits| {
        (1..=2).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
    })
}

fn is_date_part(word: &str) -> bool {
    is_ordinal(word) || is_year(word)
}

/// Four digits, also at the end of a sentence.
fn is_year(word: &str) -> bool {
    let digits = word.strip_suffix('.').unwrap_or(word);
    digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_month(word: &str) -> bool {
    let folded = fold(word);
    let mut months = (1..=12_i8).filter_map(crate::dates::month_genitive);
    months.any(|month| fold(month) == folded)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lines_do_not_end_where_czech_forbids_it() {
        let table = [
            ("v obci a k tomu", "v~obci a~k~tomu"),
            ("(v ulici) V Litovli", "(v~ulici) V~Litovli"),
            (
                "usnesení č. 9 podle § 39 odst. 1 zákona č. 128/2000 Sb., o obcích",
                "usnesení č.~9 podle §~39 odst.~1 zákona č.~128/2000~Sb., o~obcích",
            ),
            ("pozemek p. č. 412/7 v k. ú. Litovel", "pozemek p.~č.~412/7 v~k.~ú. Litovel"),
            ("dne 25. 11. 2026 nebo 15. ledna 2027.", "dne 25.~11.~2026 nebo 15.~ledna~2027."),
            ("částka 129 000,00 Kč, tj. 21 % z 1 200 m²", "částka 129~000,00~Kč, tj. 21~% z~1~200~m²"),
            ("Ing. Novák a Mgr. Bc. Jana Malá", "Ing.~Novák a~Mgr.~Bc.~Jana Malá"),
            ("konec věty. Další  dvě mezery", "konec věty. Další  dvě mezery"),
            ("rok 2026 schůze", "rok 2026 schůze"),
        ];
        for (text, expected) in table {
            assert_eq!(bind(text).replace(NO_BREAK_SPACE, "~"), expected);
        }
    }

    proptest! {
        #[test]
        fn only_spaces_change_and_once_is_enough(
            text in "([vkaSZ0-9., §()%\\u{a0}]|č\\.|Ing\\.|Kč|ledna|\\PC|\\n){0,60}",
        ) {
            let bound = bind(&text);
            prop_assert_eq!(bind(&bound), bound.clone());
            prop_assert_eq!(bound.replace(NO_BREAK_SPACE, " "), text.replace(NO_BREAK_SPACE, " "));
        }
    }
}
