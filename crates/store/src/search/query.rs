//! From what a person types to an expression of FTS5.

use std::collections::BTreeSet;

use obeznik_czech::stem::stem_folded;
use obeznik_czech::words::{Token, tokens};
use obeznik_kernel::BodyId;

/// What is searched for and where.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SearchQuery {
    /// Words in any inflection; words in quotation marks („…“ or "…") stand together as written.
    pub text: String,
    /// Whether the last word may be unfinished.
    pub while_typing: bool,
    /// Kinds to search; none means all but older versions of papers.
    pub kinds: Vec<SearchKind>,
    /// Bodies; none means any.
    pub bodies: Vec<BodyId>,
    /// Years; none means any.
    pub years: Vec<i16>,
    /// States as stored; none means any.
    pub states: Vec<StateOf>,
    /// Hits to skip.
    pub offset: usize,
    /// Hits to give; 0 gives only the counts.
    pub limit: usize,
}

/// What can be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SearchKind {
    /// A paper as it stands.
    Paper,
    /// An older version of a paper.
    PaperVersion,
    /// A resolution.
    Resolution,
    /// A task.
    Task,
    /// A person.
    Person,
    /// A file by its name and text.
    Attachment,
    /// A document of a meeting by its name and text.
    MeetingDocument,
}

impl SearchKind {
    /// Every kind.
    pub const ALL: [Self; 7] = [
        Self::Paper,
        Self::PaperVersion,
        Self::Resolution,
        Self::Task,
        Self::Person,
        Self::Attachment,
        Self::MeetingDocument,
    ];

    /// The kind of record.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Paper => "paper",
            Self::PaperVersion => "paper_version",
            Self::Resolution => "resolution",
            Self::Task => "task",
            Self::Person => "person",
            Self::Attachment => "attachment",
            Self::MeetingDocument => "meeting_document",
        }
    }

    /// The kind of a record's word.
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

/// A state of one kind: the same word means different things of a paper and of a resolution.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct StateOf {
    /// The kind.
    pub kind: SearchKind,
    /// Its state as stored.
    pub state: String,
}

impl SearchQuery {
    /// Words in all kinds, the first page.
    pub fn of(text: &str) -> Self {
        Self { text: text.to_owned(), limit: 20, ..Self::default() }
    }

    /// Kinds searched.
    pub(super) fn kinds(&self) -> Vec<SearchKind> {
        if self.kinds.is_empty() {
            SearchKind::ALL.into_iter().filter(|kind| *kind != SearchKind::PaperVersion).collect()
        } else {
            self.kinds.clone()
        }
    }

    /// The expression; nothing when no word is left to search for.
    pub(super) fn expression(&self) -> Option<String> {
        let mut parts = Vec::new();
        let pieces: Vec<&str> = self.text.split(['"', '„', '“', '”']).collect();
        let last = pieces.len() - 1;
        for (place, piece) in pieces.iter().enumerate() {
            let is_phrase = place % 2 == 1 && place != last;
            if is_phrase {
                parts.extend(phrase(piece));
            } else {
                parts.extend(self.words(piece, place == last));
            }
        }
        (!parts.is_empty()).then(|| parts.join(" AND "))
    }

    fn words(&self, text: &str, is_last: bool) -> Vec<String> {
        let found: Vec<Token> = tokens(text).collect();
        let open = self.while_typing && is_last;
        let is_open = |token: &Token| open && token.range.end == text.len() && !is_letter(token);
        let only_letters = found.iter().all(is_letter);
        // One letter (v, k, o) stands almost everywhere: it costs much and finds nothing.
        let sought = found.iter().filter(|token| only_letters || !is_letter(token));
        sought.map(|token| word(token.folded.clone(), is_open(token))).collect()
    }
}

/// The expression for words of a list's filter, the last perhaps unfinished; nothing when there are none.
pub(crate) fn while_typing(text: &str) -> Option<String> {
    SearchQuery { while_typing: true, ..SearchQuery::of(text) }.expression()
}

/// The expression for texts that hold a form of each word, or a word of the same stem; nothing without words.
pub(super) fn with_forms(words: &[Vec<String>]) -> Option<String> {
    let any = |forms: &Vec<String>| {
        let forms: BTreeSet<String> = forms.iter().map(|form| word(form.clone(), false)).collect();
        format!("({})", forms.into_iter().collect::<Vec<_>>().join(" OR "))
    };
    let parts: Vec<String> = words.iter().filter(|forms| !forms.is_empty()).map(any).collect();
    (!parts.is_empty()).then(|| parts.join(" AND "))
}

fn is_letter(token: &Token) -> bool {
    token.folded.len() == 1 && token.folded.chars().all(char::is_alphabetic)
}

fn word(folded: String, unfinished: bool) -> String {
    let exact = quoted(&folded);
    let stem = quoted(&stem_folded(folded));
    let star = if unfinished { " *" } else { "" };
    format!("(exact : {exact}{star} OR stem : {stem})")
}

fn phrase(text: &str) -> Option<String> {
    let words: Vec<String> = tokens(text).map(|token| token.folded).collect();
    (!words.is_empty()).then(|| format!("exact : {}", quoted(&words.join(" "))))
}

/// A string of FTS5: in it nothing is an operator.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_are_alternatives() {
        let words = [["petr", "petrovi"], ["\"", "novak"]].map(|forms| forms.map(str::to_owned).to_vec());
        let expected = "((exact : \"petr\" OR stem : \"petr\") OR (exact : \"petrovi\" OR stem : \"petrov\")) AND \
                        ((exact : \"\"\"\" OR stem : \"\"\"\") OR (exact : \"novak\" OR stem : \"novak\"))";
        assert_eq!(with_forms(&words).as_deref(), Some(expected));
        assert_eq!((with_forms(&[]), with_forms(&[Vec::new()])), (None, None));
    }

    #[test]
    fn words_become_an_expression_in_which_nothing_typed_is_an_operator() {
        let table = [
            ("Chodníky", false, Some(r#"(exact : "chodniky" OR stem : "chodnik")"#)),
            ("chod", true, Some(r#"(exact : "chod" * OR stem : "chod")"#)),
            ("chod ", true, Some(r#"(exact : "chod" OR stem : "chod")"#)),
            (
                r#""nájem prostor" AND"#,
                false,
                Some(r#"exact : "najem prostor" AND (exact : "and" OR stem : "and")"#),
            ),
            ("„nájem prostor“", true, Some(r#"exact : "najem prostor""#)),
            (r#"nedokončená "fráze"#, false, None),
            ("v Lipo", true, Some(r#"(exact : "lipo" * OR stem : "lip")"#)),
            ("v", true, Some(r#"(exact : "v" OR stem : "v")"#)),
            ("* ( ) ^ : -", false, None),
            ("", true, None),
        ];
        for (text, while_typing, expected) in table {
            let query = SearchQuery { while_typing, ..SearchQuery::of(text) };
            let found = query.expression();
            if text.contains("fráze") {
                assert!(found.is_some_and(|found| found.contains("fraze")), "{text}");
            } else {
                assert_eq!(found.as_deref(), expected, "{text}");
            }
        }
    }
}
