//! Lists and paragraphs of HTML into the same rows a pasted text gives.
//!
//! Written for the resolutions of Praha 7 (`ol.urzList_view` → verb → points → `urzUkolTermin`) and for
//! what an office suite puts on the clipboard. Tags are read tolerantly; a damaged one stays text.

use super::field;
use super::marker::{Kind, Marker};
use super::row::{Row, split_fields, tidy};
use crate::clause::roman;

/// True when the text holds list or paragraph tags.
pub(super) fn looks_like_html(text: &str) -> bool {
    let mut tags = text.match_indices('<').map(|(at, _)| tag_name(&text[at + 1..]));
    tags.any(|name| matches!(name.as_str(), "li" | "p" | "br" | "div" | "ol" | "ul"))
}

pub(super) fn rows(html: &str) -> Vec<Row> {
    let mut reader = Reader::default();
    let mut rest = html;
    loop {
        let Some(open) = rest.find('<') else { break reader.text(rest) };
        reader.text(&rest[..open]);
        rest = match rest[open..].find('>') {
            Some(close) => {
                reader.tag(&rest[open + 1..open + close]);
                &rest[open + close + 1..]
            }
            None => break reader.text(&rest[open..]),
        };
    }
    reader.flush();
    reader.rows.into_iter().flat_map(split_fields).collect()
}

#[derive(Default)]
struct Reader {
    rows: Vec<Row>,
    /// One counter of items per open list; the sign of an unordered list is a dash.
    lists: Vec<(bool, u32)>,
    pending: Option<Marker>,
    line: String,
}

impl Reader {
    fn text(&mut self, raw: &str) {
        self.line.push_str(&decode(raw));
    }

    fn tag(&mut self, tag: &str) {
        match (tag.starts_with('/'), tag_name(tag.trim_start_matches('/')).as_str()) {
            (false, name @ ("ol" | "ul")) => self.open_list(name == "ol"),
            (true, "ol" | "ul") => self.close_list(),
            (false, "li") => self.open_item(),
            (_, "p" | "div" | "br" | "li" | "tr" | "h1" | "h2" | "h3" | "h4") => self.flush(),
            (_, "td" | "th") => self.line.push(' '),
            (false, "span") if tag.contains("Termin") => self.flush(),
            _ => {}
        }
    }

    fn open_list(&mut self, ordered: bool) {
        self.flush();
        self.lists.push((ordered, 0));
    }

    fn close_list(&mut self) {
        self.flush();
        self.lists.pop();
    }

    fn open_item(&mut self) {
        self.flush();
        let depth = self.lists.len();
        let (ordered, count) = match self.lists.last_mut() {
            Some((ordered, count)) => {
                *count += 1;
                (*ordered, *count)
            }
            None => (false, 1),
        };
        self.pending = Some(item_marker(depth, ordered, count));
    }

    /// Ends a line; one that carries no text leaves the label for the next one.
    fn flush(&mut self) {
        let text = tidy(&std::mem::take(&mut self.line));
        if text.is_empty() {
            return;
        }
        let row = match self.pending.take() {
            Some(marker) => Row::Marked(marker, text),
            None => match field::at_start(&text) {
                Some((field, value)) => Row::Field(field, value.to_owned()),
                None => Row::Plain { text, fresh: false },
            },
        };
        self.rows.push(row);
    }
}

/// The outer list numbers clauses, the next one points, deeper ones are dashes.
fn item_marker(depth: usize, ordered: bool, number: u32) -> Marker {
    match (depth, ordered) {
        (1, true) => Marker { kind: Kind::Roman, number, label: format!("{}.", roman(number)) },
        (2, true) => Marker { kind: Kind::Decimal(1), number, label: format!("{number}.") },
        _ => Marker { kind: Kind::Bullet, number: 1, label: "-".into() },
    }
}

fn tag_name(tag: &str) -> String {
    tag.chars().take_while(char::is_ascii_alphanumeric).take(8).collect::<String>().to_ascii_lowercase()
}

fn decode(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let (sign, len) = entity(&rest[at..]).unwrap_or(('&', 1));
        out.push(sign);
        rest = &rest[at + len..];
    }
    out + rest
}

fn entity(text: &str) -> Option<(char, usize)> {
    let end = text.bytes().take(12).position(|sign| sign == b';')?;
    let name = text.get(1..end)?;
    let sign = match name {
        "nbsp" => '\u{a0}',
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "ndash" => '–',
        "mdash" => '—',
        "bdquo" => '„',
        "ldquo" => '“',
        "rdquo" => '”',
        "hellip" => '…',
        "sect" => '§',
        "deg" => '°',
        "shy" => '\u{ad}',
        _ => numeric_entity(name)?,
    };
    Some((sign, end + 1))
}

fn numeric_entity(name: &str) -> Option<char> {
    let code = name.strip_prefix('#')?;
    let value = match code.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => code.parse().ok()?,
    };
    char::from_u32(value)
}
