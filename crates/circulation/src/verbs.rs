//! The verbs of resolutions, as data; a body adds its own.
//!
//! Counted on 2,473 resolutions of a town and 2,013 of a city district. A negated verb (`neschvaluje`)
//! is another verb of the same kind, and a verb that nobody listed survives as written.

use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// What a verb does in law.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum VerbKind {
    /// Decides on the matter: `schvaluje`, `jmenuje`, `vydává`.
    Decides,
    /// Asks somebody to do something: `ukládá`, `pověřuje`.
    Tasks,
    /// Advises another body: `doporučuje`, `žádá`; the verbs of committees (§ 117, § 122 of Act No. 128/2000 Coll.).
    Advises,
    /// Takes notice or states: `bere na vědomí`, `konstatuje`.
    Notes,
    /// Moves the matter itself: `odkládá`, `stahuje bod`.
    Procedural,
}

use VerbKind::{Advises, Decides, Notes, Procedural, Tasks};

/// Verbs every body knows, without their negations.
pub const VERBS: &[(&str, VerbKind)] = &[
    ("akceptuje", Decides),
    ("bere na vědomí", Notes),
    ("bere zpět", Procedural),
    ("byl seznámen", Notes),
    ("byla seznámena", Notes),
    ("bylo seznámeno", Notes),
    ("deklaruje", Notes),
    ("deleguje", Decides),
    ("děkuje", Notes),
    ("doporučila", Advises),
    ("doporučilo", Advises),
    ("doporučuje", Advises),
    ("jmenuje", Decides),
    ("konstatuje", Notes),
    ("má námitky", Decides),
    ("má výhrady", Decides),
    ("mění", Decides),
    ("nahrazuje", Decides),
    ("namítá", Advises),
    ("nařizuje", Tasks),
    ("navrhuje", Advises),
    ("nemá námitek", Decides),
    ("nemá námitky", Decides),
    ("nemá připomínek", Decides),
    ("nominuje", Decides),
    ("oceňuje", Notes),
    ("odkládá", Procedural),
    ("odmítá", Decides),
    ("odvolává", Decides),
    ("opravňuje", Decides),
    ("osvědčuje", Notes),
    ("ověřuje", Notes),
    ("podporuje", Advises),
    ("pokládá", Notes),
    ("ponechává", Decides),
    ("poskytuje", Decides),
    ("postupuje", Procedural),
    ("potvrzuje", Decides),
    ("povoluje", Decides),
    ("považuje", Notes),
    ("pověřuje", Tasks),
    ("pozastavuje", Decides),
    ("požaduje", Advises),
    ("projednal", Notes),
    ("projednala", Notes),
    ("projednalo", Notes),
    ("promíjí", Decides),
    ("prodlužuje", Decides),
    ("přerušuje", Procedural),
    ("předkládá", Advises),
    ("převádí", Decides),
    ("přiděluje", Decides),
    ("přijímá", Decides),
    ("přijímá dotaci", Decides),
    ("přikazuje", Tasks),
    ("přiznává", Decides),
    ("pronajímá", Decides),
    ("prohlašuje", Notes),
    ("revokuje", Decides),
    ("rozhodl", Decides),
    ("rozhodla", Decides),
    ("rozhodlo", Decides),
    ("rozhoduje", Decides),
    ("ruší", Decides),
    ("se seznámil", Notes),
    ("se seznámila", Notes),
    ("se seznámilo", Notes),
    ("se zavazuje", Decides),
    ("schválil", Decides),
    ("schválila", Decides),
    ("schválilo", Decides),
    ("schvaluje", Decides),
    ("souhlasí", Decides),
    ("stahuje", Procedural),
    ("stahuje bod", Procedural),
    ("stanoví", Decides),
    ("stanovuje", Decides),
    ("svěřuje", Decides),
    ("svolává", Procedural),
    ("trvá na", Decides),
    ("uděluje", Decides),
    ("uděluje předběžný souhlas", Decides),
    ("uděluje souhlas", Decides),
    ("uděluje výjimku", Decides),
    ("ukládá", Tasks),
    ("uložila", Tasks),
    ("uložilo", Tasks),
    ("upozorňuje", Notes),
    ("určuje", Decides),
    ("ustanovuje", Decides),
    ("uznává", Decides),
    ("vítá", Notes),
    ("volí", Decides),
    ("vybírá", Decides),
    ("vydává", Decides),
    ("vyhlašuje", Decides),
    ("vyhodnocuje", Decides),
    ("vyhovuje", Decides),
    ("vyhrazuje si", Decides),
    ("vyjadřuje", Notes),
    ("vylučuje", Decides),
    ("vypovídá", Decides),
    ("vypouští", Decides),
    ("vyslovuje", Notes),
    ("vyzývá", Advises),
    ("vzal na vědomí", Notes),
    ("vzala na vědomí", Notes),
    ("vzalo na vědomí", Notes),
    ("zahajuje", Decides),
    ("zakazuje", Decides),
    ("zamítá", Decides),
    ("zařazuje", Procedural),
    ("zmocňuje", Decides),
    ("zprošťuje", Decides),
    ("zrušuje", Decides),
    ("zřizuje", Decides),
    ("zvolila", Decides),
    ("zvolilo", Decides),
    ("žádá", Advises),
];

/// The verbs of one body: the common ones and its own.
#[derive(Debug, Clone)]
pub struct VerbList {
    by_first_word: HashMap<String, Vec<(Vec<String>, VerbKind)>>,
}

/// A verb found at the start of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VerbMatch {
    /// Bytes of the text the verb takes.
    pub len: usize,
    /// What the verb does.
    pub kind: VerbKind,
}

impl Default for VerbList {
    fn default() -> Self {
        Self::standard()
    }
}

impl VerbList {
    /// The common verbs.
    #[must_use]
    pub fn standard() -> Self {
        Self { by_first_word: HashMap::new() }.with(VERBS.iter().copied())
    }

    /// Adds the verbs of a body; of two with the same words the later kind counts.
    #[must_use]
    pub fn with<'a>(mut self, verbs: impl IntoIterator<Item = (&'a str, VerbKind)>) -> Self {
        for (verb, kind) in verbs {
            let words: Vec<String> = verb.split_whitespace().map(str::to_lowercase).collect();
            let Some(first) = words.first().cloned() else { continue };
            let same_start = self.by_first_word.entry(first).or_default();
            same_start.retain(|(known, _)| *known != words);
            same_start.push((words, kind));
            same_start.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        }
        self
    }

    /// The longest listed verb the text begins with, also negated, in any case of letters.
    #[must_use]
    pub fn match_at(&self, text: &str) -> Option<VerbMatch> {
        let first = words(text).next()?.0.to_lowercase();
        let positive = first.strip_prefix("ne").unwrap_or("");
        [first.as_str(), positive].into_iter().find_map(|form| {
            let candidates = self.by_first_word.get(form)?;
            candidates
                .iter()
                .find_map(|(verb, kind)| Some(VerbMatch { len: rest_matches(text, verb)?, kind: *kind }))
        })
    }

    /// The kind of a verb as it stands in a clause; `None` for a free one.
    #[must_use]
    pub fn kind(&self, verb: &str) -> Option<VerbKind> {
        self.match_at(verb.trim()).filter(|found| found.len == verb.trim().len()).map(|found| found.kind)
    }
}

/// Words of a text with the byte where each ends; punctuation at the end of a word does not belong to it.
fn words(text: &str) -> impl Iterator<Item = (&str, usize)> {
    let start = text.as_ptr() as usize;
    text.split_whitespace().map(move |word| {
        let bare = word.trim_end_matches([',', ':', ';', '.']);
        (bare, bare.as_ptr() as usize - start + bare.len())
    })
}

fn rest_matches(text: &str, verb: &[String]) -> Option<usize> {
    let mut found = words(text);
    let mut end = found.next()?.1;
    for expected in &verb[1..] {
        let (word, word_end) = found.next()?;
        if word.to_lowercase() != *expected {
            return None;
        }
        end = word_end;
    }
    Some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_listed_verb_wins_and_negation_keeps_the_kind() {
        let verbs = VerbList::standard().with([("vyslovuje poděkování", Notes)]);
        let table = [
            ("schvaluje rozpočet", Some(("schvaluje", Decides))),
            ("Schvaluje: rozpočet", Some(("Schvaluje", Decides))),
            ("uděluje výjimku ze směrnice", Some(("uděluje výjimku", Decides))),
            ("neuděluje výjimku", Some(("neuděluje výjimku", Decides))),
            ("nedoporučuje radě", Some(("nedoporučuje", Advises))),
            ("bere  na\nvědomí zprávu", Some(("bere  na\nvědomí", Notes))),
            ("vyslovuje poděkování občanům", Some(("vyslovuje poděkování", Notes))),
            ("bere", None),
            ("schvaluj", None),
            ("", None),
        ];
        for (text, expected) in table {
            let found = verbs.match_at(text).map(|found| (&text[..found.len], found.kind));
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn a_free_verb_has_no_kind() {
        assert_eq!(VerbList::standard().kind("pochybuje"), None);
        assert_eq!(VerbList::standard().kind("bere na vědomí"), Some(Notes));
        assert_eq!(VerbList::standard().kind("schvaluje něco"), None);
    }
}
