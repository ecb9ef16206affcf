//! Comparison of two versions of a text by words.

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// What happened to a piece of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeKind {
    /// In both texts.
    Same,
    /// Only in the new text.
    Inserted,
    /// Only in the old text.
    Deleted,
}

/// A piece of text and what happened to it. Spaces and punctuation are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What happened.
    pub kind: ChangeKind,
    /// The piece as it is written.
    pub text: String,
}

/// Above this size of both texts together the comparison goes by paragraphs first, and by words only inside
/// paragraphs that differ. Two pages of a resolution have 6 kB; a whole pack of papers is above.
pub const WORDS_LIMIT_BYTES: usize = 64 * 1024;

/// A changed stretch of a large text is compared by words up to this size, and replaced whole above it.
const STRETCH_LIMIT_BYTES: usize = 8 * 1024;

/// Compares two texts by words.
///
/// Joined texts of `Same` and `Deleted` give the old text, of `Same` and `Inserted` the new one. Neighbouring
/// changes of one kind are joined, and a deletion stands before the insertion that replaces it.
pub fn compare(old: &str, new: &str) -> Vec<Change> {
    let mut changes = Changes::default();
    if old.len() + new.len() <= WORDS_LIMIT_BYTES {
        compare_words(old, new, &mut changes);
    } else {
        compare_paragraphs(old, new, &mut changes);
    }
    changes.done
}

/// Changes so far; joins neighbours of one kind and puts deletions first.
#[derive(Default)]
struct Changes {
    done: Vec<Change>,
}

impl Changes {
    fn push(&mut self, kind: ChangeKind, text: &str) {
        if text.is_empty() {
            return;
        }
        let last_is_inserted = self.done.last().is_some_and(|last| last.kind == ChangeKind::Inserted);
        let at = self.done.len() - usize::from(kind == ChangeKind::Deleted && last_is_inserted);
        match at.checked_sub(1).map(|before| &mut self.done[before]) {
            Some(before) if before.kind == kind => before.text.push_str(text),
            _ => self.done.insert(at, Change { kind, text: text.to_owned() }),
        }
    }
}

fn compare_words(old: &str, new: &str, changes: &mut Changes) {
    let (old_words, new_words) = (pieces(old), pieces(new));
    for op in capture_diff_slices(Algorithm::Myers, &old_words, &new_words) {
        push_op(&op, &old_words, &new_words, changes);
    }
}

fn push_op(op: &DiffOp, old: &[&str], new: &[&str], changes: &mut Changes) {
    if let DiffOp::Equal { .. } = op {
        changes.push(ChangeKind::Same, &old[op.old_range()].concat());
    } else {
        changes.push(ChangeKind::Deleted, &old[op.old_range()].concat());
        changes.push(ChangeKind::Inserted, &new[op.new_range()].concat());
    }
}

fn compare_paragraphs(old: &str, new: &str, changes: &mut Changes) {
    let old_lines: Vec<&str> = old.split_inclusive('\n').collect();
    let new_lines: Vec<&str> = new.split_inclusive('\n').collect();
    for op in capture_diff_slices(Algorithm::Myers, &old_lines, &new_lines) {
        let (before, after) = (&old_lines[op.old_range()], &new_lines[op.new_range()]);
        match op {
            DiffOp::Replace { .. } => compare_stretch(before, after, changes),
            _ => push_op(&op, &old_lines, &new_lines, changes),
        }
    }
}

/// Paragraphs that differ: by words when they are few, in pairs when no paragraph came or went.
fn compare_stretch(old: &[&str], new: &[&str], changes: &mut Changes) {
    let (before, after) = (old.concat(), new.concat());
    if before.len() + after.len() <= STRETCH_LIMIT_BYTES || old.len() != new.len() {
        return compare_ends(&before, &after, changes);
    }
    for (old, new) in old.iter().zip(new) {
        compare_ends(old, new, changes);
    }
}

/// Words that both begin or end with are the same; what remains is compared by words unless it is too long.
fn compare_ends(old: &str, new: &str, changes: &mut Changes) {
    let (old, new) = (pieces(old), pieces(new));
    let start = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
    let (old_rest, new_rest) = (&old[start..], &new[start..]);
    let end = old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(|(old, new)| old == new).count();
    let before = old_rest[..old_rest.len() - end].concat();
    let after = new_rest[..new_rest.len() - end].concat();
    changes.push(ChangeKind::Same, &old[..start].concat());
    if before.len() + after.len() <= STRETCH_LIMIT_BYTES {
        compare_words(&before, &after, changes);
    } else {
        changes.push(ChangeKind::Deleted, &before);
        changes.push(ChangeKind::Inserted, &after);
    }
    changes.push(ChangeKind::Same, &old[old.len() - end..].concat());
}

/// Words, runs of spaces, and single other characters, which together are the whole text.
fn pieces(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut previous = None;
    for (at, c) in text.char_indices() {
        let class = Class::of(c);
        if previous.is_some_and(|previous| previous != class || class == Class::Mark) {
            out.push(&text[start..at]);
            start = at;
        }
        previous = Some(class);
    }
    if start < text.len() {
        out.push(&text[start..]);
    }
    out
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Word,
    Space,
    Mark,
}

impl Class {
    fn of(c: char) -> Self {
        if crate::words::is_word_char(c) {
            Self::Word
        } else if c.is_whitespace() {
            Self::Space
        } else {
            Self::Mark
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(old: &str, new: &str) -> String {
        let show = |change: &Change| match change.kind {
            ChangeKind::Same => change.text.clone(),
            ChangeKind::Inserted => format!("[+{}]", change.text),
            ChangeKind::Deleted => format!("[-{}]", change.text),
        };
        compare(old, new).iter().map(show).collect()
    }

    fn side(changes: &[Change], other: ChangeKind) -> String {
        changes.iter().filter(|change| change.kind != other).map(|change| change.text.as_str()).collect()
    }

    #[test]
    fn a_changed_word_shows_whole_and_its_neighbours_stay() {
        let table = [
            ("Rada schvaluje smlouvu.", "Rada schválila smlouvu.", "Rada [-schvaluje][+schválila] smlouvu."),
            ("částka 100 Kč", "částka 1 000 Kč", "částka [-100][+1 000] Kč"),
            ("ve věci chodníku", "ve věci chodníku v ulici", "ve věci chodníku[+ v ulici]"),
            ("", "nové", "[+nové]"),
            ("staré", "", "[-staré]"),
            ("stejné", "stejné", "stejné"),
        ];
        for (old, new, expected) in table {
            assert_eq!(shown(old, new), expected);
        }
    }

    #[test]
    fn a_large_text_keeps_word_changes_inside_its_paragraphs() {
        let body: String = (0..20_000).map(|n| format!("Bod {n}: rada bere na vědomí zprávu.\n")).collect();
        let new = body.replace("Bod 777: rada bere", "Bod 777: rada nebere");
        let changes = compare(&body, &new);
        let inserted: Vec<_> = changes.iter().filter(|change| change.kind == ChangeKind::Inserted).collect();
        assert_eq!(inserted.len(), 1);
        assert_eq!(inserted[0].text, "nebere");
    }

    #[test]
    fn two_large_texts_with_nothing_in_common_still_end() {
        let old: String = (0..30_000).map(|n| format!("starý odstavec {n} o ničem\n")).collect();
        let new: String = (0..30_000).map(|n| format!("zcela jiný text číslo {n}\n")).collect();
        let changes = compare(&old, &new);
        assert_eq!(side(&changes, ChangeKind::Inserted), old);
        assert_eq!(side(&changes, ChangeKind::Deleted), new);
    }

    #[test]
    fn large_texts_in_awkward_shapes_end_and_come_back() {
        let words = |from: usize, count: usize| -> String {
            (from..from + count).map(|n| format!("slovo{n} ")).collect()
        };
        let lines = |verb: &str| -> String {
            (0..20_000).map(|n| format!("Bod {n}: rada {verb} na vědomí zprávu {}.\n", n * 7 % 13)).collect()
        };
        let shuffled = |step: usize| -> String {
            (0..30_011_usize).map(|n| format!("odstavec {} textu\n", n * step % 30_011)).collect()
        };
        let table = [
            (words(0, 4_000), words(2_000, 4_000)), // under the limit, half in common
            (words(0, 3_000), words(9_000, 3_000)), // under the limit, nothing in common
            (words(0, 90_000), words(0, 90_000).replace("slovo777 ", "jinak ")), // one paragraph of a megabyte
            (lines("bere"), lines("nebere")), // each paragraph differs by a word
            (shuffled(7), shuffled(4_001)),   // the same paragraphs in another order
        ];
        for (old, new) in table {
            let changes = compare(&old, &new);
            assert_eq!(side(&changes, ChangeKind::Inserted), old);
            assert_eq!(side(&changes, ChangeKind::Deleted), new);
        }
        assert_eq!(compare(&lines("bere"), &lines("nebere")).len(), 3 * 20_000 + 1);
    }

    proptest! {
        #[test]
        fn both_texts_can_be_put_together_again(old in "([ab ,\\n]|\\PC){0,80}", new in "([ab ,\\n]|\\PC){0,80}") {
            let changes = compare(&old, &new);
            prop_assert_eq!(side(&changes, ChangeKind::Inserted), old);
            prop_assert_eq!(side(&changes, ChangeKind::Deleted), new);
            for pair in changes.windows(2) {
                prop_assert_ne!(pair[0].kind, pair[1].kind);
            }
        }
    }
}
