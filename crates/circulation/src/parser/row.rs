//! Lines of a pasted text into items, paragraphs and fields; soft line breaks are joined again.

use super::field::{self, Field};
use super::lead;
use super::marker::{self, Kind, Marker};
use crate::verbs::VerbList;

/// One item, paragraph or field of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Row {
    Marked(Marker, String),
    /// A paragraph; `fresh` when an empty line stood before it.
    Plain {
        text: String,
        fresh: bool,
    },
    Field(Field, String),
}

/// Lines at least this long may have been broken by the program that wrote them.
const SOFT_BREAK_FROM: usize = 60;
/// A text with a longer line was not broken into lines at all.
const UNBROKEN_FROM: usize = 160;

pub(super) fn rows(text: &str, verbs: &VerbList) -> Vec<Row> {
    let broken = text.lines().all(|line| line.chars().count() < UNBROKEN_FROM);
    let mut reader =
        Reader { rows: Vec::new(), last: Vec::new(), previous: Previous::start(), broken, verbs };
    text.lines().for_each(|line| reader.line(&tidy(line)));
    reader.rows.into_iter().flat_map(split_fields).collect()
}

/// Spaces of all kinds become one; U+FEFF and soft hyphens go.
pub(super) fn tidy(line: &str) -> String {
    let kept: String =
        line.chars().filter(|sign| !matches!(sign, '\u{feff}' | '\u{ad}' | '\u{200b}')).collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Fields written behind a text become rows of their own.
pub(super) fn split_fields(row: Row) -> Vec<Row> {
    let (text, rebuild): (String, Box<dyn Fn(String) -> Row>) = match row {
        Row::Marked(marker, text) => (text, Box::new(move |text| Row::Marked(marker.clone(), text))),
        Row::Plain { text, fresh } => (text, Box::new(move |text| Row::Plain { text, fresh })),
        field @ Row::Field(..) => return vec![field],
    };
    let (before, fields) = field::split_inline(&text);
    let mut rows = vec![rebuild(before.to_owned())];
    rows.extend(fields.into_iter().map(|(field, value)| Row::Field(field, value.to_owned())));
    rows
}

/// What the line before looked like.
struct Previous {
    chars: usize,
    blank: bool,
    ended: bool,
    heading: bool,
}

impl Previous {
    fn start() -> Self {
        Self { chars: 0, blank: true, ended: true, heading: false }
    }
}

struct Reader<'a> {
    rows: Vec<Row>,
    last: Vec<(Kind, u32)>,
    previous: Previous,
    broken: bool,
    verbs: &'a VerbList,
}

impl Reader<'_> {
    fn line(&mut self, line: &str) {
        if line.is_empty() {
            self.previous.blank = true;
            return;
        }
        let heading = lead::is_heading(line, self.verbs) || lead::opens_not_adopted(line);
        self.push(line, heading);
        let ended = line.ends_with(['.', ';', ':', ',', '!', '?']);
        self.previous = Previous { chars: line.chars().count(), blank: false, ended, heading };
    }

    fn push(&mut self, line: &str, heading: bool) {
        if let Some((marker, rest)) = marker::scan(line).filter(|(marker, _)| self.accepts(marker)) {
            self.last.retain(|(kind, _)| *kind != marker.kind);
            self.last.push((marker.kind, marker.number));
            self.rows.push(Row::Marked(marker, rest.to_owned()));
        } else if let Some((field, value)) = field::at_start(line) {
            self.rows.push(Row::Field(field, value.to_owned()));
        } else if self.awaits_text() || (!heading && self.was_broken()) {
            self.join(line);
        } else {
            self.rows.push(Row::Plain { text: line.to_owned(), fresh: self.previous.blank });
        }
    }

    /// An item follows the one before it, or opens a list where a sentence may end.
    fn accepts(&self, marker: &Marker) -> bool {
        let last = self.last.iter().find(|(kind, _)| *kind == marker.kind);
        match (marker.kind, last) {
            (Kind::Bullet, Some(_)) => true,
            (_, Some((_, last))) if marker.number == last + 1 => true,
            _ => marker.number == 1 && self.may_open_list(),
        }
    }

    fn may_open_list(&self) -> bool {
        let previous = &self.previous;
        previous.blank || previous.ended || previous.heading || !self.was_broken()
    }

    /// A label on a line of its own.
    fn awaits_text(&self) -> bool {
        matches!(self.rows.last(), Some(Row::Marked(_, text)) if text.is_empty())
    }

    fn was_broken(&self) -> bool {
        let previous = &self.previous;
        self.broken && !previous.blank && !previous.heading && previous.chars >= SOFT_BREAK_FROM
    }

    fn join(&mut self, line: &str) {
        let text = match self.rows.last_mut() {
            Some(Row::Marked(_, text) | Row::Plain { text, .. } | Row::Field(_, text)) => text,
            None => return self.rows.push(Row::Plain { text: line.to_owned(), fresh: true }),
        };
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(line);
    }
}
