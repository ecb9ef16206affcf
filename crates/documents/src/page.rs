//! What stands on the pages of a document, in order and already in words.
//!
//! A document becomes one [`Page`] and both of its forms are set from it: the PDF by the typesetter and the file for
//! Word. So no sentence is written twice and the two cannot say different things.

use jiff::civil::{Date, DateTime};
use obeznik_circulation::layout::{DocumentLayout, sections_of};
use obeznik_czech::dates;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::control_contents::PackedFile;
use crate::error::DocumentError;
use crate::imprint::Imprint;
use crate::invitation::ProgrammeItem;
use crate::letterhead::{Crest, Letterhead, Signature};
use crate::office::wording::{say, word};
use crate::press::{Template, draw_cleaned, print_cleaned};
use crate::printable::{Breaks, make_printable};
use crate::resolution::{Clause, Due, Outcome, Point, TaskPlate, Vote};

/// A document laid out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Page {
    /// Whose it is.
    pub letterhead: PageHead,
    /// The title of the file.
    pub title: String,
    /// The foot of each page.
    pub foot: String,
    /// Lines at the right of the letterhead.
    pub references: Vec<String>,
    /// What the document is, small above its heading.
    pub kind: String,
    /// The heading.
    pub heading: String,
    /// A muted line under it.
    pub under: Option<String>,
    /// What follows, in order.
    pub pieces: Vec<Piece>,
    /// Who signs, in pairs from the left.
    pub signatures: Vec<Signature>,
}

/// The letterhead without its drawing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct PageHead {
    pub municipality: String,
    pub address: String,
    pub contact: String,
    pub crest: Option<CrestWords>,
}

/// What is read aloud instead of the crest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct CrestWords {
    pub description: String,
}

/// A part with the name of the section it belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Piece {
    pub section: String,
    pub part: Part,
}

/// A part of a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "form", rename_all = "snake_case")]
pub(crate) enum Part {
    /// Terms with their values.
    Facts {
        /// Millimetres for the terms.
        width: u32,
        rows: Vec<Fact>,
    },
    /// The heading of a group.
    Heading { text: String },
    /// A section of a programme.
    Programme { title: String, items: Vec<ProgrammeItem> },
    /// What a reader must know before the text.
    Note { text: String },
    /// The sentence of a resolution and the vote about it.
    Resolution { preamble: String, clauses: Vec<PageClause>, vote: Option<VoteLine> },
    /// The heading of one of many resolutions, counted from 0.
    ResolutionHeading { index: usize, text: String, under: String },
    /// A table of resolutions with the pages they stand on.
    Overview { head: Vec<String>, rows: Vec<Vec<String>> },
    /// A ruled table.
    Table { columns: Vec<Column>, rows: Vec<Vec<Cell>> },
    /// A sentence close under what stands before it.
    Line { text: String },
    /// Paragraphs; an empty line parts them.
    Text { text: String },
    /// Sentences one under the other, each behind a dash.
    List { lines: Vec<String> },
    /// Files that go with the document.
    Files { head: Vec<String>, files: Vec<PageFile> },
}

/// A file on the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct PageFile {
    pub path: String,
    pub what: String,
    /// In hexadecimal digits.
    pub digest: String,
    pub size: String,
}

/// A term and its value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Fact {
    pub term: String,
    pub value: String,
}

/// A clause on the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct PageClause {
    pub numeral: String,
    pub verb: String,
    pub text: String,
    pub points: Vec<PagePoint>,
    pub task: Vec<Fact>,
}

/// A point on the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct PagePoint {
    pub numeral: String,
    pub text: String,
    pub task: Vec<Fact>,
    pub points: Vec<Self>,
}

/// The counts of a vote and what came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct VoteLine {
    pub counts: Vec<Count>,
    pub verdict: String,
}

/// A count of a vote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Count {
    pub label: String,
    pub count: String,
}

/// The head of a column and how wide it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Column {
    pub head: String,
    pub width: Width,
}

/// How wide a column is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Width {
    /// As its longest word asks.
    Own,
    /// An equal part of what the others leave.
    Share,
    /// Of an opinion's author.
    Narrow,
    /// Of a reason.
    Wide,
}

/// What stands in a cell: words to be seen first, then the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Cell {
    pub strong: String,
    pub text: String,
}

impl PageHead {
    /// The letterhead with such a line under the address.
    pub(crate) fn of(letterhead: &Letterhead, contact: String) -> Self {
        let described = |crest: &Crest| CrestWords { description: crest.description.clone() };
        Self {
            municipality: letterhead.municipality.clone(),
            address: letterhead.address.clone(),
            contact,
            crest: letterhead.crest.as_ref().map(described),
        }
    }
}

impl Page {
    /// A page with nothing after its heading yet.
    pub(crate) fn new(letterhead: &Letterhead, kind: String, heading: String) -> Self {
        Self {
            letterhead: PageHead::of(letterhead, letterhead.contact.clone()),
            title: heading.clone(),
            foot: heading.clone(),
            references: Vec::new(),
            kind,
            heading,
            under: None,
            pieces: Vec::new(),
            signatures: Vec::new(),
        }
    }

    /// Adds a part to the section.
    pub(crate) fn add(&mut self, section: &str, part: Part) {
        self.pieces.push(Piece { section: section.to_owned(), part });
    }

    /// Adds the heading of a group.
    pub(crate) fn head(&mut self, section: &str, key: &str) {
        self.add(section, Part::Heading { text: word(key) });
    }

    /// Sets the page as PDF.
    ///
    /// # Errors
    /// Each of [`DocumentError`].
    pub(crate) fn as_pdf(&self, crest: Option<&Crest>, imprint: &Imprint) -> Result<Vec<u8>, DocumentError> {
        self.check()?;
        let page = self.cleaned(Breaks::Anywhere)?;
        print_cleaned(Template::Page, &page, crest, imprint)
    }

    /// Draws the first sheet, for a screen.
    ///
    /// # Errors
    /// As [`Self::as_pdf`].
    pub(crate) fn first_as_png(
        &self,
        crest: Option<&Crest>,
        imprint: &Imprint,
    ) -> Result<Vec<u8>, DocumentError> {
        self.check()?;
        draw_cleaned(Template::Page, &self.cleaned(Breaks::Anywhere)?, crest, imprint)
    }

    /// The page as it is typed into a file for Word.
    ///
    /// # Errors
    /// As [`Self::as_pdf`].
    pub(crate) fn for_word(&self) -> Result<Self, DocumentError> {
        self.check()?;
        let page = self.cleaned(Breaks::None)?;
        serde_json::from_value(page).map_err(|error| failed(&error))
    }

    /// What each section says, by its name: enough to see later that it says something else.
    pub(crate) fn said(&self) -> Vec<(String, String)> {
        let attested = say("print-attested", &[("name", "".into())]);
        let heading = serde_json::json!([self.kind, self.heading, self.under]);
        // Who attests a copy is whoever sits at the desk; that is no change of the document.
        let signed = self.signatures.iter().filter(|one| !one.name.starts_with(attested.trim()));
        let signed = serde_json::json!(signed.collect::<Vec<_>>());
        let mut said = vec![("heading".to_owned(), heading), ("signatures".to_owned(), signed)];
        for Piece { section, part } in &self.pieces {
            let part = serde_json::json!(part);
            match said.iter_mut().find(|(name, _)| name == section) {
                Some((_, parts)) => *parts = serde_json::json!([parts.take(), part]),
                None => said.push((section.clone(), part)),
            }
        }
        said.into_iter().map(|(name, parts)| (name, digest(&parts.to_string()))).collect()
    }

    /// Gives the page the look a town chose: sections in its order, its own sentences before and after them.
    pub(crate) fn arrange(&mut self, layout: &DocumentLayout) {
        let usual: Vec<&str> = sections_of(&layout.kind).iter().map(|(name, _)| *name).collect();
        let place = |piece: &Piece| {
            let chosen = layout.sections.iter().position(|name| *name == piece.section);
            let own = usual.iter().position(|name| *name == piece.section).unwrap_or(usual.len());
            chosen.unwrap_or(layout.sections.len() + own)
        };
        self.pieces.retain(|piece| !layout.hidden.contains(&piece.section));
        self.pieces.sort_by_key(place);
        let sentence = |section: &str, text: &str| {
            let is_given = !text.trim().is_empty();
            is_given.then(|| Piece {
                section: section.to_owned(),
                part: Part::Text { text: text.trim().to_owned() },
            })
        };
        if let Some(opening) = sentence("opening", &layout.opening) {
            self.pieces.insert(0, opening);
        }
        self.pieces.extend(sentence("closing_sentence", &layout.closing));
        if layout.in_own_hand {
            for signature in &mut self.signatures {
                signature.name = say("print-in-own-hand", &[("name", signature.name.as_str().into())]);
            }
        }
    }

    fn check(&self) -> Result<(), DocumentError> {
        match self.letterhead.municipality.trim().is_empty() {
            true => Err(DocumentError::Blank { field: "letterhead.municipality" }),
            false => Ok(()),
        }
    }

    fn cleaned(&self, breaks: Breaks) -> Result<serde_json::Value, DocumentError> {
        let mut page = serde_json::to_value(self).map_err(|error| failed(&error))?;
        make_printable(&mut page, breaks)?;
        Ok(page)
    }
}

fn digest(text: &str) -> String {
    Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn failed(error: &serde_json::Error) -> DocumentError {
    DocumentError::Typesetting { template: "page", reason: error.to_string() }
}

/// `Č. j.: MUVZ 4821/2026`
pub(crate) fn file_number(number: Option<&String>) -> Option<String> {
    let number = number.filter(|number| !number.trim().is_empty())?;
    Some(say("print-label-file-number", &[("number", number.as_str().into())]))
}

/// `Vzorov 18. prosince 2026`
pub(crate) fn issued(place: &str, on: Date) -> String {
    format!("{place} {}", dates::long(on)).trim().to_owned()
}

/// `středa 16. prosince 2026`, with the hour where it is known.
pub(crate) fn held(on: DateTime) -> String {
    format!("{} v\u{a0}{}", dates::with_weekday(on.date()), hour(on))
}

/// `18. 12. 2026 v 9.15`
pub(crate) fn moment(at: DateTime) -> String {
    format!("{} v\u{a0}{}", dates::short(at.date()), hour(at))
}

/// `17.00`
pub(crate) fn hour(at: DateTime) -> String {
    format!("{}.{:02}", at.hour(), at.minute())
}

/// Rows with something in them.
pub(crate) fn facts<const N: usize>(rows: [(&str, String); N]) -> Vec<Fact> {
    let given = rows.into_iter().filter(|(_, value)| !value.trim().is_empty());
    given.map(|(term, value)| Fact { term: word(term), value }).collect()
}

/// `first, second` of what is given.
pub(crate) fn joined<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    let given: Vec<&str> = parts.into_iter().filter(|part| !part.trim().is_empty()).collect();
    given.join(", ")
}

/// A plain cell.
pub(crate) fn cell(text: &str) -> Cell {
    Cell { strong: String::new(), text: text.to_owned() }
}

/// Heads of columns by their keys.
pub(crate) fn columns<const N: usize>(columns: [(&str, Width); N]) -> Vec<Column> {
    columns.into_iter().map(|(key, width)| Column { head: word(key), width }).collect()
}

/// Files with their digests, under a heading of their own.
pub(crate) fn files(files: &[PackedFile]) -> Part {
    let line = |file: &PackedFile| PageFile {
        path: file.path.clone(),
        what: file.what.clone(),
        digest: file.digest.clone(),
        size: file.size_bytes.to_string(),
    };
    let head = ["print-label-file", "print-label-file-digest", "print-label-file-bytes"];
    Part::Files { head: head.map(word).to_vec(), files: files.iter().map(line).collect() }
}

/// A resolution's sentence.
pub(crate) fn sentence(preamble: &str, clauses: &[Clause], vote: Option<&Vote>) -> Part {
    Part::Resolution {
        preamble: preamble.to_owned(),
        clauses: clauses.iter().map(clause).collect(),
        vote: vote.map(vote_line),
    }
}

fn clause(clause: &Clause) -> PageClause {
    let Clause { numeral, verb, text, points, task } = clause;
    PageClause {
        numeral: numeral.clone(),
        verb: verb.clone(),
        text: text.clone(),
        points: points.iter().map(point).collect(),
        task: task.as_ref().map(plate).unwrap_or_default(),
    }
}

fn point(point: &Point) -> PagePoint {
    let Point { numeral, text, task, points } = point;
    PagePoint {
        numeral: numeral.clone(),
        text: text.clone(),
        task: task.as_ref().map(plate).unwrap_or_default(),
        points: points.iter().map(self::point).collect(),
    }
}

fn plate(task: &TaskPlate) -> Vec<Fact> {
    let TaskPlate { assignee, due, check_on, carried_out_by, informed } = task;
    let due = match due {
        None => String::new(),
        Some(Due::On(day)) => dates::long(*day),
        Some(Due::Words(words)) => words.clone(),
    };
    facts([
        ("print-label-assignee", assignee.clone()),
        ("print-label-due", due),
        ("print-label-check", check_on.map(dates::long).unwrap_or_default()),
        ("print-label-carried-out-by", carried_out_by.clone().unwrap_or_default()),
        ("print-label-informed", informed.clone().unwrap_or_default()),
    ])
}

fn vote_line(vote: &Vote) -> VoteLine {
    let count =
        |one: &crate::resolution::VoteCount| Count { label: one.label.clone(), count: one.count.to_string() };
    VoteLine {
        counts: vote.counts.iter().map(count).collect(),
        verdict: say(
            "print-label-verdict",
            &[
                ("outcome", outcome(vote.outcome).into()),
                ("needed", vote.needed.to_string().into()),
                ("members", vote.members.to_string().into()),
            ],
        ),
    }
}

/// `Přijato`, `Nepřijato`
pub(crate) fn outcome(outcome: Outcome) -> String {
    word(match outcome {
        Outcome::Adopted => "print-label-adopted",
        Outcome::Rejected => "print-label-rejected",
    })
}

#[cfg(test)]
mod tests {
    use obeznik_circulation::edition::PrintedKind;

    use super::*;

    fn page() -> Page {
        let letterhead = Letterhead {
            municipality: "Město Vzorov".into(),
            address: String::new(),
            contact: String::new(),
            crest: None,
        };
        let mut page = Page::new(&letterhead, "Košilka".into(), "Tisk 1".into());
        for section in ["facts", "draft", "draft", "annexes", "opinions"] {
            page.add(section, Part::Line { text: section.to_owned() });
        }
        page.signatures.push(Signature { name: "Petr Lněnička".into(), office: "zpracovatel".into() });
        page
    }

    fn sections(page: &Page) -> Vec<&str> {
        page.pieces.iter().map(|piece| piece.section.as_str()).collect()
    }

    #[test]
    fn a_town_that_sets_nothing_gets_the_page_as_it_was() {
        let mut arranged = page();
        arranged.arrange(&DocumentLayout::own(PrintedKind::CoverSheet, None));
        assert_eq!(arranged, page());
    }

    #[test]
    fn sections_go_where_the_town_wants_them_and_those_not_named_follow() {
        let mut arranged = page();
        arranged.arrange(&DocumentLayout {
            sections: vec!["annexes".into(), "facts".into()],
            hidden: vec!["opinions".into()],
            opening: "Vážení,".into(),
            closing: " S pozdravem ".into(),
            in_own_hand: true,
            ..DocumentLayout::own(PrintedKind::CoverSheet, None)
        });
        let expected = ["opening", "annexes", "facts", "draft", "draft", "closing_sentence"];
        assert_eq!(sections(&arranged), expected);
        assert_eq!(arranged.signatures[0].name, "Petr Lněnička, v. r.");
    }

    #[test]
    fn what_was_said_then_tells_which_section_changed_and_not_who_attests_today() {
        let said = page().said();
        let mut changed = page();
        changed.pieces[2].part = Part::Line { text: "jinak".into() };
        changed.signatures.push(Signature { name: "Za správnost: Milena".into(), office: String::new() });
        let now = changed.said();
        let differ: Vec<&str> =
            said.iter().filter(|one| !now.contains(one)).map(|(section, _)| section.as_str()).collect();
        assert_eq!(differ, ["draft"]);
    }
}
