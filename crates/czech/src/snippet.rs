//! The part of a text that shows why a search found it.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::stem::stem_folded;
use crate::words::{Token, tokens};

/// A piece of a snippet; pieces joined are the snippet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The text as it is written.
    pub text: String,
    /// Whether it is a word that was searched for.
    pub hit: bool,
}

/// A window of the text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Snippet {
    /// Neighbouring pieces in order.
    pub pieces: Vec<Piece>,
    /// Whether the text goes on before the window.
    pub cut_before: bool,
    /// Whether the text goes on after the window.
    pub cut_after: bool,
}

/// What a query looks for, ready for many texts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sought {
    stems: HashSet<String>,
    /// The last word may be unfinished; its folded beginning.
    prefix: Option<String>,
}

impl Sought {
    /// All words of the query in any inflection.
    pub fn words(query: &str) -> Self {
        Self { stems: tokens(query).map(|token| stem_folded(token.folded)).collect(), prefix: None }
    }

    /// Stems made beforehand, for instance by [`crate::stem::stems`].
    pub fn stems<'a>(stems: impl IntoIterator<Item = &'a str>) -> Self {
        Self { stems: stems.into_iter().map(str::to_owned).collect(), prefix: None }
    }

    /// All words in any inflection, and the last one also as a beginning, for search while typing.
    pub fn while_typing(query: &str) -> Self {
        let prefix = tokens(query).last().map(|token| token.folded);
        Self { prefix, ..Self::words(query) }
    }

    /// Only the prefix of superlatives changes the first letter of a stem, so most words need none made.
    fn may_answer(&self, folded: &str) -> bool {
        folded.starts_with("nej")
            || self.stems.iter().any(|stem| stem.as_bytes().first() == folded.as_bytes().first())
    }

    /// What the token answers: equal answers are one sought word.
    fn answer(&self, token: &Token) -> Option<String> {
        if self.may_answer(&token.folded) {
            let stem = stem_folded(token.folded.clone());
            if self.stems.contains(&stem) {
                return Some(stem);
            }
        }
        let prefix = self.prefix.as_ref()?;
        token.folded.starts_with(prefix.as_str()).then(|| prefix.clone())
    }
}

struct Hit {
    range: Range<usize>,
    answer: String,
}

/// The window of about `length` characters with most of the sought words (different ones first, then all),
/// cut at the boundaries of words. With no hit it is the beginning of the text.
pub fn snippet(text: &str, sought: &Sought, length: usize) -> Snippet {
    let hits: Vec<Hit> = tokens(text)
        .filter_map(|token| sought.answer(&token).map(|answer| Hit { range: token.range, answer }))
        .collect();
    let chosen = best_window(text, &hits, length);
    let window = widened(text, span(&hits[chosen.clone()]), length);
    let shown = hits
        .iter()
        .map(|hit| &hit.range)
        .filter(|range| window.start <= range.start && range.end <= window.end);
    Snippet {
        pieces: pieces(text, &window, shown),
        cut_before: !text[..window.start].trim().is_empty(),
        cut_after: !text[window.end..].trim().is_empty(),
    }
}

/// The run of hits that fits the length and answers most; of equals the first. Two ends move over the text once.
fn best_window(text: &str, hits: &[Hit], length: usize) -> Range<usize> {
    let (mut best, mut best_score) = (0..0, (0, 0));
    let mut answered: HashMap<&str, usize> = HashMap::new();
    let (mut first, mut width) = (0, 0);
    for (last, hit) in hits.iter().enumerate() {
        let from = if last == first { hit.range.start } else { hits[last - 1].range.end };
        width += chars(text, from..hit.range.end);
        *answered.entry(&hit.answer).or_default() += 1;
        while width > length && first < last {
            width -= chars(text, hits[first].range.start..hits[first + 1].range.start);
            forget(&mut answered, &hits[first].answer);
            first += 1;
        }
        let score = (answered.len(), last + 1 - first);
        if score > best_score {
            (best, best_score) = (first..last + 1, score);
        }
    }
    best
}

fn forget<'a>(answered: &mut HashMap<&'a str, usize>, answer: &'a str) {
    if let Some(count) = answered.get_mut(answer) {
        *count -= 1;
        if *count == 0 {
            answered.remove(answer);
        }
    }
}

fn chars(text: &str, range: Range<usize>) -> usize {
    text[range].chars().count()
}

fn span(hits: &[Hit]) -> Range<usize> {
    match hits {
        [] => 0..0,
        [first, .., last] => first.range.start..last.range.end,
        [only] => only.range.clone(),
    }
}

/// Grows the window on both sides to the length; what one side cannot use, the other may.
fn widened(text: &str, core: Range<usize>, length: usize) -> Range<usize> {
    let room = length.saturating_sub(chars(text, core.clone()));
    let available_before = text[..core.start].chars().rev().take(room).count();
    let available_after = text[core.end..].chars().take(room).count();
    let before = available_before.min((room / 3).max(room - available_after));
    let start = back(text, core.start, before);
    let end = forth(text, core.end, room - before);
    to_word_start(text, start, core.start)..to_word_end(text, end, core.end)
}

fn back(text: &str, from: usize, count: usize) -> usize {
    count.checked_sub(1).and_then(|n| text[..from].char_indices().rev().nth(n)).map_or(from, |(at, _)| at)
}

fn forth(text: &str, from: usize, count: usize) -> usize {
    text[from..].char_indices().nth(count).map_or(text.len(), |(at, _)| from + at)
}

/// The first place at or after `start` where a word begins, when the window began inside one.
fn to_word_start(text: &str, start: usize, limit: usize) -> usize {
    let is_inside = text[..start].chars().next_back().is_some_and(|c| !c.is_whitespace());
    if !is_inside {
        return start;
    }
    let part = &text[start..limit];
    let Some(space) = part.find(char::is_whitespace) else { return limit };
    part[space..].find(|c: char| !c.is_whitespace()).map_or(limit, |word| start + space + word)
}

/// The last place at or before `end` where a word ends, when the window ended inside one.
fn to_word_end(text: &str, end: usize, limit: usize) -> usize {
    let is_inside = text[end..].chars().next().is_some_and(|c| !c.is_whitespace());
    let part = &text[limit..end];
    if !is_inside {
        return limit + part.trim_end().len();
    }
    part.rfind(char::is_whitespace).map_or(limit, |space| limit + part[..space].trim_end().len())
}

fn pieces<'a>(text: &str, window: &Range<usize>, hits: impl Iterator<Item = &'a Range<usize>>) -> Vec<Piece> {
    let mut out = Vec::new();
    let mut push = |range: Range<usize>, hit: bool| {
        if !range.is_empty() {
            out.push(Piece { text: text[range].to_owned(), hit });
        }
    };
    let mut at = window.start;
    for hit in hits {
        push(at..hit.start, false);
        push(hit.clone(), true);
        at = hit.end;
    }
    push(at..window.end, false);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(text: &str, query: &str, length: usize) -> String {
        let found = snippet(text, &Sought::words(query), length);
        let body: String = found
            .pieces
            .iter()
            .map(|piece| if piece.hit { format!("[{}]", piece.text) } else { piece.text.clone() })
            .collect();
        let ellipsis = |cut: bool| if cut { "…" } else { "" };
        format!("{}{body}{}", ellipsis(found.cut_before), ellipsis(found.cut_after))
    }

    const TEXT: &str = "Rada města projednala zprávu o stavu komunikací. Zastupitelstvo schvaluje opravu chodníků \
                        v ulici Dlouhá a ukládá odboru investic zajistit zhotovitele.";

    #[test]
    fn the_window_shows_sought_words_whole() {
        let table = [
            (TEXT, "chodnik", 60, "…schvaluje opravu [chodníků] v ulici Dlouhá a ukládá odboru…"),
            (TEXT, "oprava chodníku", 30, "…[opravu] [chodníků] v ulici…"),
            (TEXT, "nic takového", 22, "Rada města projednala…"),
            ("krátký text", "text", 100, "krátký [text]"),
            ("pozemek 412/7 a 412/8", "412/7", 100, "pozemek [412/7] a 412/8"),
            ("", "cokoli", 10, ""),
        ];
        for (text, query, length, expected) in table {
            assert_eq!(shown(text, query, length), expected, "{query}");
        }
    }

    #[test]
    fn the_last_word_counts_while_it_is_typed() {
        let found = snippet("Oprava chodníku", &Sought::while_typing("oprava chod"), 80);
        assert_eq!(found.pieces.iter().filter(|piece| piece.hit).count(), 2);
    }

    #[test]
    fn a_window_with_more_of_the_query_wins() {
        let text = format!("chodník a chodník {} chodník v Dlouhé ulici", "slovo ".repeat(50));
        assert!(shown(&text, "chodník Dlouhá", 40).contains("[chodník] v [Dlouhé]"));
    }

    proptest! {
        #[test]
        fn pieces_are_a_part_of_the_text(text in "([abč ,]|\\PC|\\u{301}){0,80}", query in "\\PC{0,6}", length in 0_usize..60) {
            let found = snippet(&text, &Sought::while_typing(&query), length);
            let joined: String = found.pieces.iter().map(|piece| piece.text.as_str()).collect();
            prop_assert!(text.contains(&joined));
            let hits: usize = found.pieces.iter().filter(|p| p.hit).map(|p| p.text.chars().count()).sum();
            prop_assert!(joined.chars().count() <= length.max(hits));
        }
    }
}
