//! The cover sheet of a paper.

use jiff::civil::Date;
use obeznik_czech::dates;
use serde::Serialize;

use crate::docx::docx;
use crate::error::DocumentError;
use crate::imprint::Imprint;
use crate::letterhead::{Letterhead, Signature};
use crate::office::wording::{say, word};
use crate::page::{Cell, Page, Part, Width, cell, columns, facts, file_number, issued, sentence};
use crate::press::check;
use crate::resolution::Clause;

/// The cover sheet of a paper (košilka tisku): whose it is, where it has been, what it proposes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CoverSheet {
    /// Whose paper it is.
    pub letterhead: Letterhead,
    /// File number, `MUVZ 4821/2026`.
    pub file_number: Option<String>,
    /// Place of issue, `Vzorov`.
    pub issued_in: String,
    /// Day of issue.
    pub issued_on: Date,
    /// Number of the paper, `118/2026`.
    pub number: String,
    /// Its title.
    pub title: String,
    /// Where it goes next, `2. zasedání Zastupitelstva města Vzorova, 16. prosince 2026, bod 7`.
    pub destination: Option<String>,
    /// Who presents it; the first is the presenter, the rest co-present.
    pub presenters: Vec<String>,
    /// Who drafted it.
    pub drafter: String,
    /// The department.
    pub department: String,
    /// The paragraph that gives the body its competence, `§ 85 písm. a) zákona č. 128/2000 Sb.`
    pub competence: String,
    /// The file that is the report, `Důvodová zpráva.docx, znění 3`; empty where the report is a text.
    pub report_file: String,
    /// Who may see it, `veřejný` or `neveřejný – obchodní tajemství`.
    pub confidentiality: String,
    /// Who resolves: `Zastupitelstvo města Vzorova`.
    pub preamble: String,
    /// The draft resolution.
    pub draft: Vec<Clause>,
    /// Lines of the budget that pay, and whether the economist confirmed them.
    pub cover: Option<Cover>,
    /// The way of the paper so far and ahead.
    pub route: Vec<RouteStep>,
    /// Its annexes.
    pub annexes: Vec<Annex>,
    /// Opinions given on it.
    pub opinions: Vec<OpinionLine>,
    /// Who signs, in pairs from the left; empty where the office signs on the screen.
    pub signatures: Vec<Signature>,
}

/// The financial cover of the paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cover {
    /// Its lines.
    pub lines: Vec<CoverLine>,
    /// `celkem 500 000 Kč`
    pub total: String,
    /// Who confirmed it and when, or that nobody has.
    pub confirmed: String,
}

/// A line of the cover.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CoverLine {
    /// Year of the budget.
    pub year: String,
    /// `3412, 6121, org. 1205`
    pub place: String,
    /// `vlastní prostředky`, with a note where there is one.
    pub source: String,
    /// `480 000 Kč`
    pub amount: String,
}

/// A step of the route.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RouteStep {
    /// `Majetková komise`.
    pub step: String,
    /// Day, once it happened or is planned.
    pub on: Option<Date>,
    /// `doporučuje ke schválení`; `None` while it waits.
    pub outcome: Option<String>,
}

/// An annex.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Annex {
    /// `č. 2` or `2.`
    pub number: String,
    /// Its title.
    pub title: String,
    /// `3 strany`, `neveřejná`.
    pub note: Option<String>,
}

/// An opinion on the paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OpinionLine {
    /// Department or person.
    pub from: String,
    /// The day it was given.
    pub on: Option<Date>,
    /// `souhlasí`, `souhlasí s připomínkou`, `nesouhlasí`.
    pub verdict: String,
    /// Its text.
    pub text: Option<String>,
}

/// Prints the cover sheet of a paper.
///
/// # Errors
/// [`DocumentError`]; [`DocumentError::Blank`] without a number, title or municipality.
pub fn cover_sheet(sheet: &CoverSheet, imprint: &Imprint) -> Result<Vec<u8>, DocumentError> {
    sheet.page()?.as_pdf(sheet.letterhead.crest.as_ref(), imprint)
}

impl CoverSheet {
    /// The cover sheet as a file for Word.
    ///
    /// # Errors
    /// As [`cover_sheet`].
    pub fn docx(&self, imprint: &Imprint) -> Result<Vec<u8>, DocumentError> {
        docx(&self.page()?, self.letterhead.crest.as_ref(), imprint)
    }

    /// Lays the cover sheet out.
    pub(crate) fn page(&self) -> Result<Page, DocumentError> {
        check(&[("number", &self.number), ("title", &self.title)], self)?;
        let number = self.number.as_str();
        let heading = format!("{} – {}", say("print-label-paper", &[("number", number.into())]), self.title);
        let mut page = Page::new(&self.letterhead, word("print-label-cover-sheet"), heading);
        page.foot = say("print-label-cover-sheet-of", &[("number", number.into())]);
        page.references.extend(file_number(self.file_number.as_ref()));
        page.references.push(issued(&self.issued_in, self.issued_on));
        page.under.clone_from(&self.destination);
        page.add("facts", Part::Facts { width: 28, rows: self.facts() });
        if !self.draft.is_empty() {
            page.head("draft", "print-label-draft");
            page.add("draft", sentence(&self.preamble, &self.draft, None));
        }
        if let Some(cover) = &self.cover {
            page.head("cover", "print-label-cover");
            page.add("cover", cover.table());
            page.add("cover", Part::Line { text: format!("{}; {}", cover.total, cover.confirmed) });
        }
        self.add_tables(&mut page);
        page.signatures.clone_from(&self.signatures);
        Ok(page)
    }

    fn facts(&self) -> Vec<crate::page::Fact> {
        facts([
            ("print-label-presenter", self.presenters.join(", ")),
            ("print-label-drafter", self.drafter.clone()),
            ("print-label-department", self.department.clone()),
            ("print-label-competence", self.competence.clone()),
            ("print-label-report-file", self.report_file.clone()),
            ("print-label-access", self.confidentiality.clone()),
        ])
    }

    fn add_tables(&self, page: &mut Page) {
        if !self.annexes.is_empty() {
            page.head("annexes", "print-label-annexes");
            let heads = [
                ("print-label-number", Width::Own),
                ("print-label-title", Width::Share),
                ("print-label-note", Width::Narrow),
            ];
            let rows = self.annexes.iter().map(Annex::row).collect();
            page.add("annexes", Part::Table { columns: columns(heads), rows });
        }
        if !self.route.is_empty() {
            page.head("route", "print-label-route");
            let heads = [
                ("print-label-step", Width::Share),
                ("print-label-date", Width::Own),
                ("print-label-outcome", Width::Share),
            ];
            let rows = self.route.iter().map(RouteStep::row).collect();
            page.add("route", Part::Table { columns: columns(heads), rows });
        }
        if !self.opinions.is_empty() {
            page.head("opinions", "print-label-opinions");
            let heads = [
                ("print-label-who", Width::Narrow),
                ("print-label-date", Width::Own),
                ("print-label-opinion", Width::Share),
            ];
            let rows = self.opinions.iter().map(OpinionLine::row).collect();
            page.add("opinions", Part::Table { columns: columns(heads), rows });
        }
    }
}

impl Cover {
    fn table(&self) -> Part {
        let heads = [
            ("print-label-year", Width::Own),
            ("print-label-lines", Width::Share),
            ("print-label-source", Width::Share),
            ("print-label-amount", Width::Own),
        ];
        let row =
            |line: &CoverLine| [&line.year, &line.place, &line.source, &line.amount].map(|text| cell(text));
        let rows = self.lines.iter().map(|line| row(line).to_vec()).collect();
        Part::Table { columns: columns(heads), rows }
    }
}

impl Annex {
    fn row(&self) -> Vec<Cell> {
        vec![cell(&self.number), cell(&self.title), cell(self.note.as_deref().unwrap_or(NOTHING))]
    }
}

impl RouteStep {
    fn row(&self) -> Vec<Cell> {
        let outcome = self.outcome.clone().unwrap_or_else(|| word("print-label-waits"));
        vec![cell(&self.step), cell(&day(self.on)), cell(&outcome)]
    }
}

impl OpinionLine {
    fn row(&self) -> Vec<Cell> {
        let text = self.text.clone().unwrap_or_default();
        vec![cell(&self.from), cell(&day(self.on)), Cell { strong: self.verdict.clone(), text }]
    }
}

/// Stands where a cell would be empty.
const NOTHING: &str = "–";

fn day(on: Option<Date>) -> String {
    on.map_or_else(|| NOTHING.to_owned(), dates::short)
}
