//! Names of bodies and meetings in the case a sentence asks for.

use obeznik_app::municipality::names::body_kind;
use obeznik_kernel::Body;

use super::wording::say;

/// Endings of an adjective and what they become.
type Endings = [(&'static str, &'static str); 3];

/// Nouns a name of a body stands on, their genitive, and endings of adjectives before them.
const NOUNS: [(&str, &str, Endings); 5] = [
    ("zastupitelstvo", "zastupitelstva", [("é", "ého"), ("í", "ího"), ("o", "a")]),
    ("rada", "rady", [("á", "é"), ("í", "í"), ("a", "y")]),
    ("výbor", "výboru", [("ý", "ého"), ("í", "ího"), ("ův", "ova")]),
    ("komise", "komise", [("á", "é"), ("í", "í"), ("a", "y")]),
    ("skupina", "skupiny", [("á", "é"), ("í", "í"), ("a", "y")]),
];

/// `Zastupitelstva města Vzorova` of `Zastupitelstvo města Vzorova`; nothing for a name that stands on
/// no noun we know.
pub(super) fn genitive(name: &str) -> Option<String> {
    let words: Vec<&str> = name.split(' ').collect();
    let known = |word: &&str| NOUNS.iter().find(|(noun, ..)| word.to_lowercase() == *noun);
    let at = words.iter().position(|word| known(word).is_some())?;
    let (noun, declined, endings) = known(&words[at])?;
    let declined = cased_as(words[at], noun, declined);
    let before = words[..at].iter().map(|word| adjective(word, endings));
    let after = words[at + 1..].iter().map(|word| (*word).to_owned());
    Some(before.chain([declined]).chain(after).collect::<Vec<_>>().join(" "))
}

/// The declined noun with the capital letter of the name.
fn cased_as(word: &str, noun: &str, declined: &str) -> String {
    if word == noun {
        return declined.to_owned();
    }
    let first: String = word.chars().take(1).collect();
    first + &declined.chars().skip(1).collect::<String>()
}

fn adjective(word: &str, endings: &[(&str, &str)]) -> String {
    let (stem, comma) = word.strip_suffix(',').map_or((word, ""), |stem| (stem, ","));
    let long = endings.iter().filter(|_| stem.chars().count() > 2);
    let declined = long.into_iter().find_map(|(from, to)| Some(stem.strip_suffix(from)?.to_owned() + to));
    declined.unwrap_or_else(|| stem.to_owned()) + comma
}

/// `2. zasedání Zastupitelstva města Vzorova`
pub(super) fn meeting(number: Option<u32>, body: &Body) -> String {
    let kind = body_kind(&body.kind).to_owned();
    let name = of_body(body);
    match number {
        Some(number) => say(
            "print-meeting",
            &[("number", number.to_string().into()), ("kind", kind.into()), ("body", name.into())],
        ),
        None => say("print-meeting-unnumbered", &[("kind", kind.into()), ("body", name.into())]),
    }
}

/// `Usnesení ze 2. zasedání Zastupitelstva města Vzorova`
pub(super) fn resolutions_of(number: u32, body: &Body) -> String {
    let consonants = if is_vocalised(number) { "two" } else { "one" };
    say(
        "print-list-title",
        &[
            ("consonants", consonants.into()),
            ("number", number.to_string().into()),
            ("kind", body_kind(&body.kind).to_owned().into()),
            ("body", of_body(body).into()),
        ],
    )
}

/// A name that cannot be declined stays as it is, after a dash.
fn of_body(body: &Body) -> String {
    genitive(&body.name).unwrap_or_else(|| format!("– {}", body.name))
}

/// Whether the ordinal, read aloud, begins with consonants before which `z` becomes `ze`:
/// `druhé`, `třetí`, `čtvrté`, `šesté`, `sedmé`, their tens and teens, `sté`.
fn is_vocalised(number: u32) -> bool {
    let digit = match number {
        0..=9 => number,
        10..=19 => number - 10,
        20..=99 => number / 10,
        _ => 2,
    };
    matches!(digit, 2 | 3 | 4 | 6 | 7)
}

/// The town of `náměstí Míru 1, 000 01 Vzorov`: `Vzorov`; empty when the address does not say.
pub(super) fn town_of(address: &str) -> String {
    let last = address.rsplit([',', '\n']).next().unwrap_or_default().trim();
    let town = last.trim_start_matches(|sign: char| sign.is_ascii_digit() || sign.is_whitespace());
    let is_town = !town.chars().any(|sign| sign.is_ascii_digit()) || town.contains("Praha");
    if is_town { town.to_owned() } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_bodies_are_declined_up_to_their_noun() {
        let table = [
            ("Zastupitelstvo města Vzorova", Some("Zastupitelstva města Vzorova")),
            ("Rada města Vzorova", Some("Rady města Vzorova")),
            ("Obecní zastupitelstvo", Some("Obecního zastupitelstva")),
            ("Finanční výbor", Some("Finančního výboru")),
            ("Kontrolní výbor zastupitelstva", Some("Kontrolního výboru zastupitelstva")),
            ("Majetková komise", Some("Majetkové komise")),
            ("Bytová a sociální komise", Some("Bytové a sociální komise")),
            ("Komise pro sport, kulturu a mládež", Some("Komise pro sport, kulturu a mládež")),
            ("Osadní výbor Lhota", Some("Osadního výboru Lhota")),
            ("Pracovní skupina pro rozpočet", Some("Pracovní skupiny pro rozpočet")),
            ("VÝBOR", Some("Výboru")),
            ("Kolegium starosty", None),
        ];
        for (name, expected) in table {
            assert_eq!(genitive(name).as_deref(), expected, "{name}");
        }
    }

    #[test]
    fn a_preposition_is_vocalised_before_ordinals_that_need_it() {
        let table =
            [(1, false), (2, true), (3, true), (5, false), (11, false), (14, true), (28, true), (58, false)];
        for (number, expected) in table {
            assert_eq!(is_vocalised(number), expected, "{number}");
        }
    }

    #[test]
    fn the_town_is_the_end_of_the_address_without_its_postcode() {
        let table = [
            ("náměstí Míru 1, 000 01 Vzorov", "Vzorov"),
            ("č. p. 12\n784 01 Nová Ves", "Nová Ves"),
            ("Vzorov 15", ""),
            ("Mariánské nám. 2, 110 00 Praha 1", "Praha 1"),
            ("", ""),
        ];
        for (address, expected) in table {
            assert_eq!(town_of(address), expected, "{address}");
        }
    }
}
