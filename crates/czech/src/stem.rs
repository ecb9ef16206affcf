//! Stems of Czech words for search.
//!
//! After L. Dolamic and J. Savoy, *Indexing and stemming approaches for the Czech language*, Information Processing
//! & Management 45 (2009): case endings go first, then a few derivational suffixes, then the consonants that
//! inflection softens are made hard again. Two things differ. Rules work on the form without diacritics, so a
//! query typed without them gives the same stem. And where the published rules repair an alternation only in the
//! form in which it shows, these bring all forms to one shape (the fleeting *e* goes everywhere), because a person
//! never reads a stem and equal forms are all that search needs.

mod irregular;

use crate::words::{fold, is_code, tokens};

/// Changes whenever any word may get another stem; an index built by another version is rebuilt.
pub const STEM_VERSION: u32 = 1;

/// The stem shared by inflected forms of one word (`chodnících`, `chodnik` → `chodnik`).
///
/// Codes, numbers and words in other alphabets come back folded and otherwise as they are. The stem is a key for
/// comparison, not a word, and stemming it again may change it.
pub fn stem(word: &str) -> String {
    stem_folded(fold(word))
}

/// The stem of a word that [`fold`] has already been applied to.
pub fn stem_folded(word: String) -> String {
    if is_code(&word) { word } else { stem_letters(word) }
}

/// Stems of all words of a text separated by spaces, for the stem column of an index and for a query alike.
pub fn stems(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for token in tokens(text) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&stem_folded(token.folded));
    }
    out
}

/// Case endings of nouns, adjectives and pronouns, and personal endings of verbs, longest first.
const ENDINGS: [&str; 24] = [
    "ach", "ech", "ich", "ych", "ami", "emi", "imi", "ymi", "eho", "emu", "iho", "imu", // three letters
    "em", "am", "um", "im", "ym", "ou", // two
    "a", "e", "i", "o", "u", "y", // one
];

/// Suffixes of verbs and of nouns and adjectives made of them: the suffix and the letters that must remain.
const VERBAL: [(&str, usize); 16] = [
    ("ovac", 3),
    ("ovav", 3),
    ("ovan", 3),
    ("oval", 3),
    ("ovat", 3),
    ("ujic", 3),
    ("uj", 3),
    ("nout", 4),
    ("nut", 4),
    ("al", 4),
    ("an", 4),
    ("at", 4),
    ("aj", 4),
    ("en", 4),
    ("il", 3),
    ("it", 3),
];

/// Parts of a bare stem that look like an ending: `systém` loses in the nominative what `systémy` must lose too.
const ENDING_LIKE: [&str; 9] = ["ach", "ech", "ich", "ych", "em", "am", "um", "im", "ym"];

fn stem_letters(word: String) -> String {
    let mut stem = match irregular::word(&word) {
        Some(base) => base.to_owned(),
        None => without_ending(word),
    };
    if let Some(base) = irregular::base(&stem) {
        stem = base;
    } else {
        cut_comparative(&mut stem);
        cut_verbal(&mut stem);
    }
    cut_first(&mut stem, &ENDING_LIKE);
    harden_cluster(&mut stem);
    cut_adjectival(&mut stem);
    drop_fleeting_e(&mut stem);
    if cut_past(&mut stem) {
        drop_fleeting_e(&mut stem);
    }
    harden(&mut stem);
    // `prodloužit`, `prodlužuje`; but `dlouhý` is no `dluh`.
    if stem.len() > 5 && stem.ends_with("dlouh") {
        stem.remove(stem.len() - 3);
    }
    stem
}

fn without_ending(mut word: String) -> String {
    let _ = cut_mi(&mut word) || cut_first(&mut word, &ENDINGS);
    word
}

/// `žádostmi`, `lidmi`; never `formi`, where the consonants belong together.
fn cut_mi(word: &mut String) -> bool {
    let before = word.strip_suffix("mi").and_then(|rest| rest.chars().next_back());
    before.is_some_and(|c| !is_vowel(c) && c != 'r') && cut(word, "mi", 3)
}

fn cut_first(word: &mut String, suffixes: &[&str]) -> bool {
    suffixes.iter().any(|suffix| cut(word, suffix, 3) || cut_to_pair(word, suffix))
}

/// Cuts the suffix when at least `remain` letters stay.
fn cut(word: &mut String, suffix: &str, remain: usize) -> bool {
    let fits = word.len() >= suffix.len() + remain && word.ends_with(suffix);
    if fits {
        word.truncate(word.len() - suffix.len());
    }
    fits
}

/// Stems of two letters are rare and have no vowel: `dn-e`, `hr-a`, `vs-i`.
fn cut_to_pair(word: &mut String, suffix: &str) -> bool {
    let no_vowel = word.len() == suffix.len() + 2 && !word[..2].contains(is_vowel);
    no_vowel && cut(word, suffix, 2)
}

/// `nejnovější`, `novější` → `nov`.
fn cut_comparative(stem: &mut String) {
    if cut(stem, "ejs", 3) {
        if let Some(rest) = stem.strip_prefix("nej").filter(|rest| rest.len() >= 3) {
            *stem = rest.to_owned();
        }
    } else {
        cut(stem, "ej", 4);
    }
}

fn cut_verbal(stem: &mut String) {
    let _ = VERBAL.iter().any(|(suffix, remain)| cut(stem, suffix, *remain));
    // `svolává`, but not `výstava` and `oprava`, which have no shorter verb.
    if !stem.ends_with("stav") && !stem.ends_with("prav") {
        cut(stem, "av", 4);
    }
}

/// `městšt-í` belongs to `městsk-ý`.
fn harden_cluster(stem: &mut String) {
    let [.., before, b's', b't'] = stem.as_bytes() else { return };
    if !is_vowel(char::from(*before)) && *before != b'r' {
        stem.pop();
        stem.push('k');
    }
}

/// Adjectives of places and offices (`městský`, `litovelský`) and of owners (`starostův`).
fn cut_adjectival(stem: &mut String) {
    let before_sk = stem.len().checked_sub(3).map(|at| char::from(stem.as_bytes()[at]));
    if before_sk.is_some_and(|c| !is_vowel(c)) {
        cut(stem, "sk", 4);
    }
    let _ = cut(stem, "ov", 5) || cut(stem, "uv", 4);
}

/// `pozemek` and `pozemk-u`, `obec` and `obc-e`: the last *e* between consonants goes.
fn drop_fleeting_e(stem: &mut String) {
    let [.., before, b'e', last] = stem.as_bytes() else { return };
    let between = !is_vowel(char::from(*before)) && !is_vowel(char::from(*last));
    if between && stem.len() >= 4 {
        stem.remove(stem.len() - 2);
    }
}

/// `rozhodl`, `poskytl`; no verb has *c* or *z* there, while `parcel` and `manžel` do.
fn cut_past(stem: &mut String) -> bool {
    let before_l = stem.len().checked_sub(2).map(|at| char::from(stem.as_bytes()[at]));
    before_l.is_some_and(|c| !is_vowel(c) && !matches!(c, 'c' | 'z')) && cut(stem, "l", 4)
}

/// Hard shapes of the last consonant: `úřednic-i`, `dluz-ích`, `plo-še`, `plo-ch`.
fn harden(stem: &mut String) {
    if stem.len() < 3 {
        return;
    }
    let hard = match stem.as_bytes() {
        [.., b'c', b'h'] => {
            stem.pop();
            's'
        }
        [.., b'c'] => 'k',
        [.., b'z'] => 'h',
        // `techničt-í` belongs to `technick-ý`.
        [.., b'c', b't'] => 'k',
        _ => return,
    };
    stem.pop();
    stem.push(hard);
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn pavements_find_each_other_with_and_without_diacritics() {
        for form in ["chodnik", "chodník", "chodníku", "chodníky", "chodnících", "CHODNÍKŮM", "chodnicich"]
        {
            assert_eq!(stem(form), "chodnik", "{form}");
        }
    }

    #[test]
    fn codes_and_numbers_stay_as_they_are() {
        let table = [
            ("pozemek p.č. 412/7", "pozemk p.c 412/7"),
            ("usnesení 118/2026.", "usns 118/2026"),
            ("čj. MěÚ/1874-22/2026", "cj meu/1874-22/2026"),
            ("dne 1.12.2026 – 2.500,50 Kč", "dn 1.12.2026 2.500,50 kc"),
            ("a/nebo česko-německý konec.Začátek", "a neb cesk nemeck konk zacatk"),
            ("s.r.o. covid-19", "s.r.o covid-19"),
            ("ß.a ł.a", "ss a l.a"),
        ];
        for (text, expected) in table {
            assert_eq!(stems(text), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn folding_first_changes_no_stem(text in "\\PC{0,60}") {
            prop_assert_eq!(stem(&text), stem(&fold(&text)));
            prop_assert_eq!(stems(&text), stems(&fold(&text)));
        }

        #[test]
        fn czech_words_have_one_stem_with_and_without_diacritics(word in "[a-zA-ZáčďéěíňóřšťúůýžÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ]{1,24}") {
            let key = stem(&word);
            prop_assert_eq!(&key, &stem(&fold(&word)));
            prop_assert!(!key.is_empty());
            // The snippet skips words by their first letter.
            prop_assert!(key.as_bytes()[0] == fold(&word).as_bytes()[0] || fold(&word).starts_with("nej"));
        }

        #[test]
        fn folding_twice_changes_nothing(text in any::<String>()) {
            prop_assert_eq!(fold(&fold(&text)), fold(&text));
        }

        #[test]
        fn tokens_stand_in_order_inside_the_text(text in any::<String>()) {
            let mut end = 0;
            for token in tokens(&text) {
                prop_assert!(token.range.start >= end);
                prop_assert_eq!(fold(&text[token.range.clone()]), token.folded);
                end = token.range.end;
            }
        }
    }
}
