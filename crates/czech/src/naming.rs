//! A name of a person in a text, in any inflection, and the sentences in which it stands.
//!
//! Stems are made for search, where a form more or less does no harm. Whoever asks what is written about them must
//! get all of it, so forms that the stems of short names miss (`Petrovi`, `Evy`, `Lva`) are looked for as well. That
//! a text is about somebody else of the same name is for a person to judge.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::stem::stem_folded;
use crate::words::{fold_czech, is_code, is_word_char, tokens};

/// Longest sentence given whole, in characters; of a longer one a window around the name.
const LONGEST: usize = 800;
/// Characters of the window on each side of the name.
const BESIDE: usize = 300;
/// Letters of a word after which a full stop ends a sentence; shorter ones are mostly abbreviations.
const LEAST_BEFORE_STOP: usize = 4;
/// Endings of short names, whose stems keep them.
const SHORT_ENDINGS: [&str; 9] = ["", "a", "e", "i", "o", "ou", "u", "y", "em"];

/// A name and other words that must stand in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Naming {
    words: Vec<Sought>,
}

/// A word in the forms in which it may stand.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Sought {
    part: Part,
    forms: BTreeSet<String>,
    /// The forms as they are, and their stems.
    answers: BTreeSet<String>,
}

/// What a word is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Given,
    Family,
    /// It narrows the search; the sentences are those of the name.
    Beside,
}

impl Naming {
    /// A given and a family name, and further words such as a street or a date.
    pub fn of(given: &str, family: &str, beside: &str) -> Self {
        let names = [(Part::Given, given), (Part::Family, family)];
        let mut words: Vec<Sought> = Vec::new();
        for (part, text) in names {
            words.extend(tokens(text).map(|token| Sought::of(part, name_forms(token.folded))));
        }
        words.extend(dates_joined(beside).iter().map(|word| Sought::of(Part::Beside, beside_forms(word))));
        Self { words }
    }

    /// Whether both a given and a family name are sought; texts with one of them alone are everybody's.
    pub fn is_whole(&self) -> bool {
        let has = |part: Part| self.words.iter().any(|word| word.part == part);
        has(Part::Given) && has(Part::Family)
    }

    /// The forms of each sought word: a text answers that holds one of each, or a form of the same stem.
    pub fn forms(&self) -> Vec<Vec<String>> {
        self.words.iter().map(|word| word.forms.iter().cloned().collect()).collect()
    }

    /// Whether all words may stand in the text: a cheap look that never loses any, for whoever reads everything.
    pub fn may_stand_in(&self, text: &str) -> bool {
        let mut letters = String::with_capacity(text.len());
        for letter in text.chars() {
            match fold_czech(letter) {
                Some(folded) => letters.push(folded),
                // Letters of other alphabets, marks and soft hyphens are for a closer look.
                None if is_word_char(letter) => return true,
                None => letters.push(' '),
            }
        }
        self.words.iter().all(|word| letters.contains(word.beginning()))
    }

    /// Whether all words stand in the texts together.
    pub fn stands_in<'a>(&self, texts: impl IntoIterator<Item = &'a str>) -> bool {
        let mut waiting: Vec<&Sought> = self.words.iter().collect();
        for text in texts {
            for token in tokens(text) {
                waiting.retain(|word| !word.is_answered(&token.folded));
                if waiting.is_empty() {
                    return true;
                }
            }
        }
        waiting.is_empty()
    }

    /// Sentences in which both names stand, in order.
    pub fn sentences(&self, text: &str) -> Vec<String> {
        self.sentences_with(text, &[Part::Given, Part::Family])
    }

    /// Sentences in which the family name stands, for texts that hold the given name elsewhere.
    pub fn family_sentences(&self, text: &str) -> Vec<String> {
        self.sentences_with(text, &[Part::Family])
    }

    fn sentences_with(&self, text: &str, parts: &[Part]) -> Vec<String> {
        let sought: Vec<&Sought> = self.words.iter().filter(|word| parts.contains(&word.part)).collect();
        let sentences = sentence_ranges(text).into_iter().filter_map(|range| {
            let sentence = text[range].trim();
            let places = places(sentence, &sought)?;
            Some(shortened(sentence, &places))
        });
        sentences.collect()
    }
}

impl Sought {
    fn of(part: Part, forms: BTreeSet<String>) -> Self {
        let stems = forms.iter().map(|form| stem_folded(form.clone()));
        let answers = stems.chain(forms.iter().cloned()).collect();
        Self { part, forms, answers }
    }

    /// What all answers begin with, and so does every word that gives one of them: an ending and a softened
    /// consonant are not of it.
    fn beginning(&self) -> &str {
        let mut answers = self.answers.iter();
        let Some(first) = answers.next() else { return "" };
        let shared = answers.fold(first.len(), |shared, answer| {
            let same = first.bytes().zip(answer.bytes()).take(shared).take_while(|(one, two)| one == two);
            same.count()
        });
        let wanted =
            if self.part == Part::Beside && is_code(first) { shared } else { shared.saturating_sub(2) };
        first.get(..wanted.max(shared.min(2))).unwrap_or_default()
    }

    fn is_answered(&self, folded: &str) -> bool {
        // Inflection leaves the first letter, and most words of a text begin with another.
        let may = self.forms.iter().any(|form| form.as_bytes().first() == folded.as_bytes().first());
        may && (self.answers.contains(folded) || self.answers.contains(&stem_folded(folded.to_owned())))
    }
}

/// Forms of a name whose stems may differ from the stem of its first case.
fn name_forms(folded: String) -> BTreeSet<String> {
    // A bare initial has no cases, and with endings it would be `je` or `to`.
    if is_code(&folded) || folded.len() < 2 {
        return BTreeSet::from([folded]);
    }
    let mut forms = BTreeSet::new();
    for base in bases(&folded) {
        forms.insert(format!("{base}ovi"));
        forms.insert(format!("{base}ova"));
        if folded.len() == 3 {
            forms.extend(SHORT_ENDINGS.iter().map(|ending| format!("{base}{ending}")));
        }
    }
    if let Some(base) = folded.strip_suffix("ga") {
        forms.insert(format!("{base}ze")); // Olga, Olze
    }
    if folded == "svec" {
        forms.extend(["sevce", "sevcovi"].map(str::to_owned)); // Švec, Ševce
    }
    forms.insert(folded);
    forms
}

/// To what endings are added: without the last vowel, and without a fleeting *e*. Names of adjectives and of women
/// that end in *e*, *i*, *y* have none.
fn bases(folded: &str) -> Vec<String> {
    match folded.as_bytes() {
        [.., b'a' | b'o'] => vec![folded[..folded.len() - 1].to_owned()],
        [.., b'e' | b'i' | b'y' | b'u'] | [] => Vec::new(),
        [start @ .., b'e', last] if start.last().is_some_and(|before| !is_vowel(*before)) => {
            let start = &folded[..start.len()];
            vec![folded.to_owned(), format!("{start}{}", char::from(*last))]
        }
        _ => vec![folded.to_owned()],
    }
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

/// A date is written in several ways; whichever stands in the text, its year does.
fn beside_forms(folded: &str) -> BTreeSet<String> {
    let mut forms = BTreeSet::from([folded.to_owned()]);
    let parts: Vec<&str> = folded.split('.').collect();
    if let [day, month, year] = parts.as_slice()
        && year.len() == 4
        && [day, month, year].iter().all(|part| part.parse::<u16>().is_ok())
    {
        let number = |part: &str| part.parse::<u16>().unwrap_or_default();
        forms.insert(format!("{}.{}.{year}", number(day), number(month)));
        forms.insert(format!("{:02}.{:02}.{year}", number(day), number(month)));
        forms.insert((*year).to_owned());
    }
    forms
}

/// Words of the text, dates written with spaces (`3. 5. 1970`) as one.
fn dates_joined(text: &str) -> Vec<String> {
    let words: Vec<String> = tokens(text).map(|token| token.folded).collect();
    let is_number = |word: &String, most: usize| {
        !word.is_empty() && word.len() <= most && word.bytes().all(|byte| byte.is_ascii_digit())
    };
    let mut joined = Vec::with_capacity(words.len());
    let mut rest = words.as_slice();
    while let [first, after @ ..] = rest {
        match rest {
            [day, month, year, beyond @ ..]
                if is_number(day, 2) && is_number(month, 2) && is_number(year, 4) && year.len() == 4 =>
            {
                joined.push(format!("{day}.{month}.{year}"));
                rest = beyond;
            }
            _ => {
                // One letter (v, k, o) stands almost everywhere and narrows nothing.
                joined.extend((first.len() > 1 || is_number(first, 1)).then(|| first.clone()));
                rest = after;
            }
        }
    }
    joined
}

/// Where the sought words stand, if each of them does.
fn places(sentence: &str, sought: &[&Sought]) -> Option<Vec<Range<usize>>> {
    let mut answered = vec![false; sought.len()];
    let mut places = Vec::new();
    for token in tokens(sentence) {
        let mut is_sought = false;
        for (word, answered) in sought.iter().zip(&mut answered) {
            if word.is_answered(&token.folded) {
                (*answered, is_sought) = (true, true);
            }
        }
        if is_sought {
            places.push(token.range);
        }
    }
    answered.iter().all(|answered| *answered).then_some(places)
}

/// The sentence; of one that is too long a window around the words.
fn shortened(sentence: &str, places: &[Range<usize>]) -> String {
    let (Some(first), Some(last)) = (places.first(), places.last()) else { return sentence.to_owned() };
    if sentence.chars().count() <= LONGEST {
        return sentence.to_owned();
    }
    let end = if sentence[first.start..last.end].chars().count() > LONGEST { first.end } else { last.end };
    let before = sentence[..first.start].char_indices().rev().take(BESIDE).last();
    let start = before.map_or(first.start, |(at, _)| at);
    let stop = sentence[end..].char_indices().nth(BESIDE).map_or(sentence.len(), |(at, _)| end + at);
    let opening = if start > 0 { "… " } else { "" };
    let closing = if stop < sentence.len() { " …" } else { "" };
    format!("{opening}{}{closing}", sentence[start..stop].trim())
}

/// Sentences of the text: lines, and what ends with a stop after a word of some length before a capital letter.
fn sentence_ranges(text: &str) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut start = 0;
    for (at, sign) in text.char_indices() {
        let end = at + sign.len_utf8();
        if sign == '\n' || (matches!(sign, '.' | '!' | '?') && ends_sentence(&text[..at], &text[end..])) {
            ranges.push(start..end);
            start = end;
        }
    }
    ranges.push(start..text.len());
    ranges.retain(|range| !text[range.clone()].trim().is_empty());
    ranges
}

fn ends_sentence(before: &str, after: &str) -> bool {
    let next = after.trim_start_matches(['“', '"', ')', ' ', '\u{a0}']);
    let is_apart = after.starts_with([' ', '\u{a0}', '“', '"', ')']);
    let begins = next.chars().next().is_some_and(|c| c.is_uppercase() || c == '„');
    let word: Vec<char> = before.chars().rev().take_while(|c| c.is_alphabetic()).collect();
    let is_word = word.len() >= LEAST_BEFORE_STOP && word.iter().all(|c| c.is_lowercase());
    // A name may stand last: `… panu Novákovi. Rada …`.
    let is_name = word.len() >= LEAST_BEFORE_STOP
        && word.last().is_some_and(|c| c.is_uppercase())
        && word.iter().rev().skip(1).all(|c| c.is_lowercase());
    is_apart && begins && (is_word || is_name)
}

#[cfg(test)]
mod tests;
