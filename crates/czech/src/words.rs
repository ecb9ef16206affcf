//! Words and codes of a text, in the folded form in which search compares them.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A soft hyphen splits a word on paper only; PDF text is full of them.
const SOFT_HYPHEN: char = '\u{ad}';

/// One word or code of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Where it stands, in bytes of the text.
    pub range: Range<usize>,
    /// The word as [`fold`] writes it.
    pub folded: String,
}

/// The text in lower case and without diacritics (`Žižkovská` → `zizkovska`). Folding twice changes nothing.
pub fn fold(text: &str) -> String {
    // Nearly all words are Czech; Unicode's tables are for the rest.
    text.chars().map(fold_czech).collect::<Option<String>>().unwrap_or_else(|| fold_any(text))
}

fn fold_any(text: &str) -> String {
    let lower = plain(text.nfd()).flat_map(char::to_lowercase);
    plain(lower.nfd()).flat_map(without_stroke).collect()
}

/// A letter of the Czech alphabet or of ASCII.
pub(crate) fn fold_czech(letter: char) -> Option<char> {
    Some(match letter {
        ascii if ascii.is_ascii() => ascii.to_ascii_lowercase(),
        'á' | 'Á' => 'a',
        'č' | 'Č' => 'c',
        'ď' | 'Ď' => 'd',
        'é' | 'ě' | 'É' | 'Ě' => 'e',
        'í' | 'Í' => 'i',
        'ň' | 'Ň' => 'n',
        'ó' | 'Ó' => 'o',
        'ř' | 'Ř' => 'r',
        'š' | 'Š' => 's',
        'ť' | 'Ť' => 't',
        'ú' | 'ů' | 'Ú' | 'Ů' => 'u',
        'ý' | 'Ý' => 'y',
        'ž' | 'Ž' => 'z',
        _ => return None,
    })
}

/// Words and codes of the text in order.
///
/// A run of letters is a word. Numbers joined by `/ - . , _` stay whole (`412/7`, `1874-22/2026`, `1.12.2026`),
/// and so do codes with letters (`MěÚ/118/2026`) and abbreviations of single letters (`p.č.`, `s.r.o.`).
pub fn tokens(text: &str) -> impl Iterator<Item = Token> + '_ {
    Runs { text, at: 0 }.flat_map(move |run| parts(text, run)).filter_map(move |range| {
        let folded = fold(&text[range.clone()]);
        (!folded.is_empty()).then_some(Token { range, folded })
    })
}

/// Whether the folded word is a code or a number rather than a word with an inflection.
pub fn is_code(folded: &str) -> bool {
    !folded.bytes().all(|byte| byte.is_ascii_lowercase())
}

fn plain(chars: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    chars.filter(|&c| !is_combining_mark(c) && c != SOFT_HYPHEN)
}

/// Letters that Unicode does not take apart, met in names of neighbours.
fn without_stroke(letter: char) -> impl Iterator<Item = char> {
    let (first, second) = match letter {
        'ł' => ('l', None),
        'đ' => ('d', None),
        'ø' => ('o', None),
        'ß' => ('s', Some('s')),
        other => (other, None),
    };
    std::iter::once(first).chain(second)
}

/// Whether a word may begin with it.
fn begins_word(c: char) -> bool {
    c.is_alphanumeric() && !is_combining_mark(c)
}

/// Whether it belongs to the word whose letter stands before it.
pub(crate) fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c) || c == SOFT_HYPHEN
}

fn is_joint(c: char) -> bool {
    matches!(c, '/' | '-' | '.' | ',' | '_')
}

/// Maximal stretches of word characters joined by single joints.
struct Runs<'a> {
    text: &'a str,
    at: usize,
}

impl Iterator for Runs<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let start = self.at + self.text[self.at..].find(begins_word)?;
        let mut end = start;
        let mut joint_pending = false;
        for (offset, c) in self.text[start..].char_indices() {
            if begins_word(c) {
                end = start + offset + c.len_utf8();
                joint_pending = false;
            } else if is_word_char(c) {
                // A mark belongs to the letter before it; one that stands after a joint belongs to nothing.
                end = if joint_pending { end } else { start + offset + c.len_utf8() };
            } else if is_joint(c) && !joint_pending {
                joint_pending = true;
            } else {
                break;
            }
        }
        self.at = end;
        Some(start..end)
    }
}

/// Splits a run into its tokens: whole where the joints belong to a code, by words elsewhere.
fn parts(text: &str, run: Range<usize>) -> Vec<Range<usize>> {
    let pieces = pieces(text, run);
    let mut out: Vec<Range<usize>> = Vec::with_capacity(pieces.len());
    let mut from = 0;
    for until in 1..=pieces.len() {
        if until == pieces.len() || !holds_dotted(text, &pieces[until - 1], &pieces[until]) {
            out.extend(code_or_words(text, &pieces[from..until]));
            from = until;
        }
    }
    out
}

fn pieces(text: &str, run: Range<usize>) -> Vec<Range<usize>> {
    let start = run.start;
    text[run]
        .split(is_joint)
        .scan(start, |at, piece| {
            let range = *at..*at + piece.len();
            *at = range.end + 1;
            Some(range)
        })
        .collect()
}

/// A dot, a comma or an underscore joins digits only, and a dot also single letters; other joints always may.
fn holds_dotted(text: &str, left: &Range<usize>, right: &Range<usize>) -> bool {
    let before = text[left.clone()].chars().rfind(|&c| begins_word(c));
    let after = text[right.clone()].chars().find(|&c| begins_word(c));
    let digits = before.is_some_and(char::is_numeric) && after.is_some_and(char::is_numeric);
    match text.as_bytes()[left.end] {
        b'.' => digits || (is_single_letter(&text[left.clone()]) && is_single_letter(&text[right.clone()])),
        b',' => digits,
        _ => true,
    }
}

/// As it is searched for: a letter that folds into two is none.
fn is_single_letter(piece: &str) -> bool {
    let folded = fold(piece);
    let mut letters = folded.chars().filter(|&c| begins_word(c));
    letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
}

fn code_or_words(text: &str, pieces: &[Range<usize>]) -> Vec<Range<usize>> {
    let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else { return Vec::new() };
    let whole = first.start..last.end;
    let has_digit = text[whole.clone()].contains(char::is_numeric);
    let is_abbreviation = pieces.len() > 1
        && pieces.windows(2).all(|pair| text.as_bytes()[pair[0].end] == b'.')
        && pieces.iter().all(|piece| is_single_letter(&text[piece.clone()]));
    if has_digit || is_abbreviation { vec![whole] } else { pieces.to_vec() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_way_of_folding_gives_what_unicode_gives() {
        for letter in (0..0x250).filter_map(char::from_u32) {
            let text = letter.to_string();
            if let Some(folded) = fold_czech(letter) {
                assert_eq!(folded.to_string(), fold_any(&text), "{letter}");
            }
        }
        assert_eq!(fold("Z\u{30c}iz\u{30c}kov Ko\u{ad}mise Łódź Straße"), "zizkov komise lodz strasse");
    }
}
