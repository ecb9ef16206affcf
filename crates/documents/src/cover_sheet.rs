//! The cover sheet of a paper.

use jiff::civil::Date;
use serde::Serialize;

use crate::error::DocumentError;
use crate::imprint::Imprint;
use crate::letterhead::{Letterhead, Signature};
use crate::press::{Template, print};
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
    let fields = [("number", &sheet.number), ("title", &sheet.title)];
    print(Template::CoverSheet, &fields, sheet, &sheet.letterhead, imprint)
}
