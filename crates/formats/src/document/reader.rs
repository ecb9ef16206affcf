//! Walking through the body of a Word document.

use super::numbering::Numbering;
use super::styles::{Styles, is_on};
use super::{Block, BlockKind, Document};
use crate::xml::{Node, attribute, walk};

/// Collects blocks from one part after another.
pub(super) struct Reader<'a> {
    styles: &'a Styles,
    numbering: Numbering,
    document: Document,
    /// Bytes of text that may still come.
    left: usize,
    /// Whether notes under the line are read.
    in_notes: bool,
    state: State,
}

/// Where in the tree the walk is.
#[derive(Default)]
struct State {
    /// Paragraphs in each other: a text box stands inside one.
    paragraphs: Vec<Paragraph>,
    /// Rows in each other.
    rows: Vec<Vec<Cell>>,
    in_properties: usize,
    in_text: usize,
    skipped: usize,
    run_is_bold: Option<bool>,
    in_run_properties: bool,
}

#[derive(Default)]
struct Cell(Vec<Block>);

#[derive(Default)]
struct Paragraph {
    style: String,
    list: Option<String>,
    level: Option<u8>,
    outline: Option<u8>,
    lines: Vec<Line>,
}

/// A line of a paragraph: breaks part a paragraph into lines.
#[derive(Default, Clone)]
struct Line {
    text: String,
    letters: usize,
    bold: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(styles: &'a Styles, numbering: Numbering, text_bytes: usize) -> Self {
        let document = Document::default();
        Self { styles, numbering, document, left: text_bytes, in_notes: false, state: State::default() }
    }

    pub(super) fn begin_notes(&mut self) {
        self.in_notes = true;
    }

    pub(super) fn read(&mut self, xml: &[u8]) -> Result<(), String> {
        self.state = State::default();
        walk(xml, |node| {
            if !self.document.is_full() {
                self.node(&node);
            }
        })?;
        // What a cut file left open still counts.
        while !self.state.paragraphs.is_empty() {
            self.end_paragraph();
        }
        while !self.state.rows.is_empty() {
            self.end_row();
        }
        Ok(())
    }

    pub(super) fn finish(self) -> Document {
        self.document
    }

    fn node(&mut self, node: &Node<'_>) {
        match node {
            Node::Open(name, _) if is_skipped(name) => self.state.skipped += 1,
            Node::Close(name) if is_skipped(name) => {
                self.state.skipped = self.state.skipped.saturating_sub(1);
            }
            _ if self.state.skipped > 0 => {}
            Node::Open(name, start) => self.open(name, || attribute(start, "val")),
            Node::Close(name) => self.close(name),
            Node::Text(text) if self.state.in_text > 0 => self.text(text),
            Node::Text(_) => {}
        }
    }

    fn open(&mut self, name: &str, value: impl Fn() -> Option<String>) {
        let state = &mut self.state;
        match name {
            "pPr" => state.in_properties += 1,
            "rPr" => state.in_run_properties = true,
            "b" if state.in_run_properties && state.in_properties == 0 => {
                state.run_is_bold = Some(is_on(value().as_deref()));
            }
            "rStyle" if state.in_run_properties && state.run_is_bold.is_none() => {
                state.run_is_bold = value().map(|id| self.styles.is_bold(&id)).filter(|bold| *bold);
            }
            "p" => state.paragraphs.push(Paragraph { lines: vec![Line::default()], ..Paragraph::default() }),
            "r" => state.run_is_bold = None,
            "tr" => state.rows.push(Vec::new()),
            "tc" => {
                if let Some(row) = state.rows.last_mut() {
                    row.push(Cell::default());
                }
            }
            "t" => state.in_text += 1,
            _ if state.in_properties > 0 => state.property(name, value),
            "tab" => self.text("\t"),
            "noBreakHyphen" => self.text("-"),
            "br" | "cr" => {
                if let Some(paragraph) = self.state.paragraphs.last_mut() {
                    paragraph.lines.push(Line::default());
                }
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "pPr" => self.state.in_properties = self.state.in_properties.saturating_sub(1),
            "rPr" => self.state.in_run_properties = false,
            "t" => self.state.in_text = self.state.in_text.saturating_sub(1),
            "p" => self.end_paragraph(),
            "tr" => self.end_row(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        let Some(paragraph) = self.state.paragraphs.last_mut() else { return };
        let is_bold = self.state.run_is_bold.unwrap_or_else(|| self.styles.is_bold(&paragraph.style));
        let letters = text.chars().filter(|letter| !letter.is_whitespace()).count();
        let Some(line) = paragraph.lines.last_mut() else { return };
        line.text.push_str(text);
        line.letters += letters;
        line.bold += if is_bold { letters } else { 0 };
    }

    fn end_paragraph(&mut self) {
        let Some(paragraph) = self.state.paragraphs.pop() else { return };
        let is_heading = paragraph.outline.map_or_else(
            || self.styles.is_heading(&paragraph.style),
            |level| level < 9, // 9 is body text
        );
        let mut label = self.label(&paragraph);
        let mut goes_on = false; // an empty line parts as much as a paragraph does
        for line in paragraph.lines {
            let words = line.text.trim();
            let is_under = std::mem::replace(&mut goes_on, !words.is_empty());
            if words.is_empty() {
                continue;
            }
            let (text, kind) = match label.take() {
                Some(label) => (format!("{label} {words}"), BlockKind::Item),
                None if is_under => (words.to_owned(), BlockKind::Line),
                None => (words.to_owned(), BlockKind::Paragraph),
            };
            let kind = match kind {
                _ if self.in_notes => BlockKind::Note,
                _ if is_heading => BlockKind::Heading,
                _ if line.bold == line.letters => BlockKind::Strong,
                kind => kind,
            };
            self.put(Block::of(kind, text));
        }
    }

    /// An empty paragraph of a list is not counted.
    fn label(&mut self, paragraph: &Paragraph) -> Option<String> {
        if paragraph.lines.iter().all(|line| line.text.trim().is_empty()) {
            return None;
        }
        let by_style = self.styles.list(&paragraph.style);
        let list = paragraph.list.clone().or_else(|| by_style.clone().map(|(list, _)| list))?;
        let level = paragraph.level.or(by_style.map(|(_, level)| level)).unwrap_or(0);
        self.numbering.next(&list, level).filter(|label| !label.is_empty())
    }

    /// A cell that holds all the words of its row is no cell but a frame around them.
    fn end_row(&mut self) {
        let Some(row) = self.state.rows.pop() else { return };
        let mut cells: Vec<Cell> = row.into_iter().filter(|cell| !cell.0.is_empty()).collect();
        match cells.len() {
            0 => {}
            1 => cells.remove(0).0.into_iter().for_each(|block| self.put(block)),
            _ => {
                let cells = cells.into_iter().map(Cell::text).collect();
                self.put(Block { kind: BlockKind::Row, cells });
            }
        }
    }

    fn put(&mut self, block: Block) {
        match self.state.rows.last_mut().and_then(|row| row.last_mut()) {
            Some(cell) => cell.0.push(block),
            None => self.document.push(block, &mut self.left),
        }
    }
}

impl State {
    fn property(&mut self, name: &str, value: impl Fn() -> Option<String>) {
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        match name {
            "pStyle" => paragraph.style = value().unwrap_or_default(),
            "numId" => paragraph.list = value(),
            "ilvl" => paragraph.level = value().and_then(|level| level.parse().ok()),
            "outlineLvl" => paragraph.outline = value().and_then(|level| level.parse().ok()),
            _ => {}
        }
    }
}

impl Cell {
    fn text(self) -> String {
        let lines: Vec<String> = self.0.into_iter().map(|block| block.cells.join("\t")).collect();
        lines.join("\n")
    }
}

/// What stood before a tracked change, where a text was moved from, and the second copy of a drawing for old
/// readers. Deleted text has an element of its own.
fn is_skipped(name: &str) -> bool {
    matches!(name, "pPrChange" | "rPrChange" | "moveFrom" | "Fallback" | "sectPr")
}
