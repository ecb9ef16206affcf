//! The walk through the blocks.

use super::HeadingField::{self, Annexes, Report, Resolution, Text};
use super::people::{Known, people_named};
use super::sort::{Pieces, guess_title};
use super::{Block, Found, Headings, Look, Use, label};

/// Reads a document by the headings of the town.
pub fn find(blocks: &[Block], headings: &Headings, people: &[Known<'_>]) -> Found {
    let mut finder = Finder::new(headings);
    for (place, block) in blocks.iter().enumerate() {
        finder.block(place, block);
    }
    finder.uses.resize_with(blocks.len(), Use::default);
    if finder.pieces.is_missing(&HeadingField::Title) {
        guess_title(blocks, &finder.uses).into_iter().for_each(|place| finder.take_as_title(place, blocks));
    }
    finder.finish(people)
}

struct Finder<'a> {
    headings: &'a Headings,
    pieces: Pieces,
    uses: Vec<Use>,
    /// The text that goes on until another heading.
    section: HeadingField,
    /// A heading whose value has not come yet, with the words of the heading.
    pending: Option<HeadingField>,
    title_is_guessed: bool,
}

/// Whether a field is a text of many blocks.
fn is_section(field: &HeadingField) -> bool {
    matches!(field, Report | Resolution | Annexes | Text)
}

impl<'a> Finder<'a> {
    fn new(headings: &'a Headings) -> Self {
        let pieces = Pieces::default();
        Self { headings, pieces, uses: Vec::new(), section: Text, pending: None, title_is_guessed: false }
    }

    fn block(&mut self, place: usize, block: &Block) {
        self.uses.resize_with(place + 1, Use::default);
        match block.cells.as_slice() {
            [text] => self.words(place, block.look, text),
            cells => self.row(place, cells),
        }
    }

    /// A block of one text.
    fn words(&mut self, place: usize, look: Look, text: &str) {
        if self.heading_alone(place, text) || self.heading_with_value(place, text) {
            return;
        }
        if look == Look::Heading {
            if self.heading_with_more(place, text) {
                return;
            }
            self.uses[place].heading = text.to_owned();
        }
        self.value(place, look, text);
    }

    /// The whole text is a heading.
    fn heading_alone(&mut self, place: usize, text: &str) -> bool {
        if !label::could_head(text) {
            return false;
        }
        let Some(field) = self.headings.exact(text) else { return false };
        self.understood(place, text, &field);
        match field {
            Text => {
                self.pending = None;
                self.put(place, &self.section.clone(), Look::Heading, text);
            }
            field => {
                self.pieces.heading(place, &field, text);
                self.open(field);
            }
        }
        true
    }

    /// `Předkladatel: Ing. Nováková`.
    fn heading_with_value(&mut self, place: usize, text: &str) -> bool {
        let Some((head, value)) = label::split(text) else { return false };
        let field = self.headings.exact(head);
        if self.uses[place].heading.is_empty() && label::could_label(head) {
            self.uses[place].heading = head.trim().to_owned();
        }
        let Some(field) = field.filter(|field| *field != Text) else { return false };
        self.understood(place, head, &field);
        self.pieces.heading(place, &field, head);
        self.open(field);
        self.value(place, Look::Plain, value.trim());
        true
    }

    /// `Důvodová zpráva k prodeji pozemku`: what follows the heading is the first line under it.
    fn heading_with_more(&mut self, place: usize, text: &str) -> bool {
        let Some((field, at)) = self.headings.beginning(text) else { return false };
        if !is_section(&field) || field == Text {
            return false;
        }
        self.understood(place, &text[..at], &field);
        self.pieces.heading(place, &field, &text[..at]);
        self.open(field);
        let rest = text[at..].trim_start_matches([' ', ':', '–', '-', '\u{a0}']);
        self.value(place, Look::Plain, rest);
        true
    }

    /// `Předkladatel | Ing. Nováková`, maybe twice in a row; a row without headings is a row of a table.
    fn row(&mut self, place: usize, cells: &[String]) {
        let heads = |cell: &String| self.headings.exact(cell).is_some_and(|field| field != Text);
        let labels = |cell: &String| {
            let label = cell.lines().next().and_then(label::split);
            label.and_then(|(head, _)| self.headings.exact(head)).is_some_and(|field| field != Text)
        };
        if !cells.iter().any(|cell| heads(cell) || labels(cell)) {
            // Rows of a table inside a text have no headings; those of a cover sheet may.
            let first = cells.first().filter(|first| self.section == Text && label::could_label(first));
            if let Some(first) = first {
                self.uses[place].heading = first.trim().trim_end_matches(':').to_owned();
            }
            self.pending = None;
            return self.put(place, &self.section.clone(), Look::Row, &cells.join("\t"));
        }
        let section = self.section.clone();
        for cell in cells {
            self.cell(place, cell);
        }
        // A row ends what it began: the text goes on as before it.
        if self.pending.is_none() {
            self.section = section;
        }
    }

    fn cell(&mut self, place: usize, cell: &str) {
        if self.pending.is_some() && self.headings.exact(cell).is_none() {
            return self.value(place, Look::Plain, cell);
        }
        let mut lines = cell.lines();
        let first = lines.next().unwrap_or_default();
        if !self.heading_alone(place, first) && !self.heading_with_value(place, first) {
            self.put(place, &Text, Look::Plain, first);
        }
        for line in lines.filter(|line| !line.trim().is_empty()) {
            if !self.heading_alone(place, line) && !self.heading_with_value(place, line) {
                self.value(place, Look::Plain, line);
            }
        }
    }

    fn understood(&mut self, place: usize, words: &str, field: &HeadingField) {
        let used = &mut self.uses[place];
        used.heading = words.trim().trim_end_matches(':').to_owned();
        used.field = Some(field.clone());
    }

    fn open(&mut self, field: HeadingField) {
        if is_section(&field) {
            self.section = field.clone();
        }
        self.pending = Some(field);
    }

    /// What follows a heading, or goes on with the text.
    fn value(&mut self, place: usize, look: Look, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        let field = match self.pending.take() {
            Some(field) if is_section(&field) => field,
            Some(field) if self.pieces.is_missing(&field) => field,
            _ => self.section.clone(),
        };
        self.put(place, &field, look, text);
    }

    fn put(&mut self, place: usize, field: &HeadingField, look: Look, text: &str) {
        self.pieces.put(place, field, look, text);
        let went = &mut self.uses[place].went;
        if !went.contains(field) {
            went.push(field.clone());
        }
    }

    fn take_as_title(&mut self, place: usize, blocks: &[Block]) {
        self.pieces.forget(place);
        self.uses[place].went.clear();
        self.put(place, &HeadingField::Title, Look::Plain, &blocks[place].cells.join(" "));
        self.title_is_guessed = true;
    }

    fn finish(mut self, people: &[Known<'_>]) -> Found {
        let mut found = Found { title_is_guessed: self.title_is_guessed, ..Found::default() };
        for field in [HeadingField::Presenter, HeadingField::Drafter] {
            let named = people_named(&self.pieces.line(&field), people);
            if named.is_empty() {
                // Nobody of the town: the words stay in the report, with their heading.
                for place in self.pieces.unclaim(&field) {
                    self.uses[place]
                        .went
                        .iter_mut()
                        .filter(|went| **went == field)
                        .for_each(|went| *went = Text);
                }
            }
            let words = self.pieces.line(&field);
            match field {
                HeadingField::Presenter => (found.presenter, found.presenters) = (words, named),
                _ => (found.drafter, found.drafters) = (words, named),
            }
        }
        found.title = self.pieces.line(&HeadingField::Title);
        found.resolution = self.pieces.text(&[Resolution]);
        found.annexes = self.pieces.lines(&Annexes);
        found.report = self.pieces.text(&[Text, Report]);
        self.pieces.add_annexes(&mut found);
        found.headings = self.pieces.headings();
        found.uses = self.uses;
        found
    }
}
