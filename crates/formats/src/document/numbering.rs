//! Labels of lists, which Word counts and does not write down.

use std::collections::{HashMap, HashSet};

use crate::html::roman;
use crate::xml::{Node, attribute, walk};

/// Levels of one list (ECMA-376 part 1, 17.9.6).
const LEVELS: usize = 9;
/// More lists than this are in no document.
const MAX_LISTS: usize = 20_000;
const BULLET: &str = "•";

/// How one level is labelled.
#[derive(Debug, Clone)]
struct Level {
    format: String,
    /// `%1.` or `%1.%2)`.
    text: String,
    start: u32,
}

impl Default for Level {
    fn default() -> Self {
        Self { format: "decimal".into(), text: String::new(), start: 1 }
    }
}

/// The lists of a document and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    abstracts: HashMap<String, Vec<Level>>,
    lists: HashMap<String, String>,
    counts: HashMap<String, [u32; LEVELS]>,
    /// Lists that begin anew although another was counted the same way.
    restarts: HashSet<String>,
}

impl Numbering {
    /// Reads `word/numbering.xml`; what is damaged is a list of bullets.
    pub(super) fn read(xml: &[u8]) -> Self {
        let mut numbering = Self::default();
        let (mut open_abstract, mut open_list) = (None::<String>, None::<String>);
        drop(walk(xml, |node| match node {
            Node::Open("abstractNum", start) => open_abstract = attribute(start, "abstractNumId"),
            Node::Close("abstractNum") => open_abstract = None,
            Node::Open("num", start) => open_list = attribute(start, "numId"),
            Node::Close("num") => open_list = None,
            Node::Open("abstractNumId", start) => {
                if let (Some(list), Some(of)) = (&open_list, attribute(start, "val"))
                    && numbering.lists.len() < MAX_LISTS
                {
                    numbering.lists.insert(list.clone(), of);
                }
            }
            Node::Open("startOverride", _) => numbering.restarts.extend(open_list.clone()),
            Node::Open(name, start) => {
                if let Some(id) = &open_abstract {
                    numbering.learn(id, name, || attribute(start, "val"));
                }
            }
            _ => {}
        }));
        numbering
    }

    fn learn(&mut self, id: &str, element: &str, value: impl Fn() -> Option<String>) {
        if self.abstracts.len() == MAX_LISTS {
            return;
        }
        let levels = self.abstracts.entry(id.to_owned()).or_default();
        if element == "lvl" && levels.len() < LEVELS {
            levels.push(Level::default());
        }
        match (element, levels.last_mut()) {
            ("start", Some(level)) => level.start = value().and_then(|n| n.parse().ok()).unwrap_or(1),
            ("numFmt", Some(level)) => level.format = value().unwrap_or_default(),
            ("lvlText", Some(level)) => level.text = value().unwrap_or_default(),
            _ => {}
        }
    }

    /// The label of the next item of a list; nothing for a paragraph that was taken out of its list.
    pub(super) fn next(&mut self, list: &str, level: u8) -> Option<String> {
        let level = usize::from(level).min(LEVELS - 1);
        let counted_as = self.lists.get(list)?;
        let levels = self.abstracts.get(counted_as)?;
        let own = levels.get(level)?;
        if own.format == "none" {
            return None;
        }
        let counts = self.counts.entry(counted_as.clone()).or_insert([0; LEVELS]);
        if self.restarts.remove(list) {
            counts.fill(0);
        }
        counts[level] = if counts[level] == 0 { own.start } else { counts[level].saturating_add(1) };
        counts[level + 1..].fill(0);
        if own.format == "bullet" {
            return Some(BULLET.to_owned());
        }
        Some(label(&own.text, levels, counts))
    }
}

/// `%1.%2)` with its numbers.
fn label(pattern: &str, levels: &[Level], counts: &[u32; LEVELS]) -> String {
    let mut label = String::new();
    let mut letters = pattern.chars().take(40).peekable();
    while let Some(letter) = letters.next() {
        match letters.peek().and_then(|next| next.to_digit(10)) {
            Some(place @ 1..=9) if letter == '%' => {
                letters.next();
                let place = place as usize - 1;
                let format = levels.get(place).map_or("decimal", |level| level.format.as_str());
                label += &written(counts[place].max(1), format);
            }
            _ => label.push(letter),
        }
    }
    label.trim().to_owned()
}

fn written(number: u32, format: &str) -> String {
    match format {
        "upperRoman" => roman(number as usize),
        "lowerRoman" => roman(number as usize).to_lowercase(),
        "upperLetter" => letters(number).to_uppercase(),
        "lowerLetter" => letters(number),
        _ => number.to_string(),
    }
}

/// `a` to `z`, then `aa` to `zz`, as Word counts.
fn letters(number: u32) -> String {
    let (times, place) = ((number - 1) / 26, (number - 1) % 26);
    let letter = char::from(b'a' + place as u8);
    std::iter::repeat_n(letter, times.min(8) as usize + 1).collect()
}
