//! Which words head which field.

use std::collections::HashMap;

use obeznik_czech::stem::stem_folded;
use obeznik_czech::words::tokens;

use super::HeadingField::{self, Annexes, Drafter, Presenter, Report, Resolution, Title};
use super::{Heading, label};

/// Headings that Czech towns use.
pub const DEFAULT_HEADINGS: &[(HeadingField, &[&str])] = &[
    (
        Title,
        &[
            "Název",
            "Název materiálu",
            "Název bodu",
            "Název tisku",
            "Název bodu jednání",
            "Název návrhu",
            "Věc",
            "Ve věci",
            "Předmět",
            "Předmět jednání",
            "Předmět materiálu",
            "Téma",
            "Bod jednání",
            "Titul",
        ],
    ),
    (
        Presenter,
        &[
            "Předkladatel",
            "Předkladatelka",
            "Předkladatelé",
            "Předkladatel materiálu",
            "Předkladatel návrhu",
            "Předkládá",
            "Předkládají",
            "Předložil",
            "Předložila",
            "Materiál předkládá",
            "Materiál předložil",
            "Materiál předložila",
            "Navrhovatel",
            "Předkladatel bodu",
        ],
    ),
    (
        Drafter,
        &[
            "Zpracoval",
            "Zpracovala",
            "Zpracovali",
            "Zpracovatel",
            "Zpracovatelka",
            "Zpracovatel materiálu",
            "Materiál zpracoval",
            "Materiál zpracovala",
            "Vypracoval",
            "Vypracovala",
            "Vyhotovil",
            "Vyhotovila",
            "Připravil",
            "Připravila",
        ],
    ),
    (
        Report,
        &[
            "Důvodová zpráva",
            "Zdůvodnění",
            "Odůvodnění",
            "Důvody předložení",
            "Důvod předložení",
            "Zdůvodnění návrhu",
            "Odůvodnění návrhu",
            "Obsah materiálu",
            "Text materiálu",
            "Stručný popis",
            "Popis materiálu",
            "Komentář k návrhu",
            "Rozbor",
        ],
    ),
    (
        Resolution,
        &[
            "Návrh usnesení",
            "Návrh na usnesení",
            "Návrh znění usnesení",
            "Znění usnesení",
            "Navrhované usnesení",
            "Usnesení",
            "Návrh rozhodnutí",
            "Návrh textu usnesení",
        ],
    ),
    (
        Annexes,
        &[
            "Příloha",
            "Přílohy",
            "Seznam příloh",
            "Přílohy materiálu",
            "Přílohy k materiálu",
            "Počet příloh",
            "Přílohy tisku",
            "Přiložené dokumenty",
        ],
    ),
];

/// Headings by their keys: the town's own win.
#[derive(Debug, Clone)]
pub struct Headings {
    keys: HashMap<String, HeadingField>,
    /// The most words a key has.
    longest: usize,
}

impl Headings {
    /// The usual ones with the town's own over them; later ones win.
    pub fn of<'a>(own: impl IntoIterator<Item = &'a Heading>) -> Self {
        let mut headings = Self { keys: HashMap::new(), longest: 0 };
        for (field, all) in DEFAULT_HEADINGS {
            all.iter().for_each(|words| headings.set(words, field.clone()));
        }
        own.into_iter().for_each(|one| headings.set(&one.words, one.field.clone()));
        headings
    }

    fn set(&mut self, words: &str, field: HeadingField) {
        let key = key(words);
        if !key.is_empty() {
            self.longest = self.longest.max(key.split(' ').count());
            self.keys.insert(key, field);
        }
    }

    /// What the whole text is the heading of.
    pub(super) fn exact(&self, text: &str) -> Option<HeadingField> {
        self.keys.get(&key(text)).cloned()
    }

    /// A heading with words after it: what it heads and where the words begin. One word heads so only annexes,
    /// because too many sentences begin with one.
    pub(super) fn beginning(&self, text: &str) -> Option<(HeadingField, usize)> {
        let start = label::after_number(text);
        let words: Vec<_> = tokens(&text[start..]).take(self.longest).collect();
        (1..=words.len()).rev().find_map(|count| {
            let stems: Vec<String> =
                words[..count].iter().map(|word| stem_folded(word.folded.clone())).collect();
            let field = self.keys.get(&stems.join(" "))?;
            let is_told = count > 1 || *field == Annexes;
            is_told.then(|| (field.clone(), start + words[count - 1].range.end))
        })
    }
}

/// By what headings are compared: stems of the words without a number before them and without the endings of
/// `Zpracoval(a)` and `Předkladatel/ka`.
pub(super) fn key(text: &str) -> String {
    const ENDINGS: [&str; 8] = ["(a)", "(i)", "(y)", "(ka)", "(é)", "/a", "/ka", "/i"];
    let mut bare = text[label::after_number(text)..].to_owned();
    for ending in ENDINGS {
        bare = bare.replace(&format!("{ending} "), " ");
        let end = bare.trim_end().trim_end_matches(':').trim_end();
        if let Some(cut) = end.strip_suffix(ending) {
            bare = cut.to_owned();
        }
    }
    let words = tokens(&bare).map(|word| stem_folded(word.folded));
    words.collect::<Vec<_>>().join(" ")
}
