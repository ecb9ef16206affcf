//! Resolutions: their clauses and vote, the extract of one, the list of a whole meeting.

use jiff::civil::{Date, DateTime};
use obeznik_czech::dates;
use serde::Serialize;

use crate::docx::docx;
use crate::error::DocumentError;
use crate::imprint::Imprint;
use crate::letterhead::{Letterhead, Signature};
use crate::office::wording::word;
use crate::page::{Page, Part, file_number, held, issued, joined, outcome, sentence};
use crate::press::check;

/// An extract of one resolution (výpis usnesení).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ResolutionExtract {
    /// Who issues the extract.
    pub letterhead: Letterhead,
    /// File number, `MUVZ 4821/2026`.
    pub file_number: Option<String>,
    /// Place of issue, `Vzorov`.
    pub issued_in: String,
    /// Day of issue.
    pub issued_on: Date,
    /// What it is called, `Výpis z usnesení` or `Rozhodnutí starosty`.
    pub called: String,
    /// Whether the mayor decided it, so that it is no extract of what a body adopted.
    pub is_decision: bool,
    /// Number of the resolution, `Z/15/2/2026`.
    pub number: String,
    /// Its title.
    pub title: String,
    /// The meeting that adopted it, `2. zasedání Zastupitelstva města Vzorova`; blank where there was none.
    pub meeting: String,
    /// Day of that meeting, or of the decision.
    pub held_on: Date,
    /// What else places it, in order: `bod 7`, `tisk 118/2026`.
    pub references: Vec<String>,
    /// What a reader must know before the text, such as that the resolution does not hold.
    pub notices: Vec<String>,
    /// Who resolves, the opening of the sentence: `Zastupitelstvo města Vzorova`.
    pub preamble: String,
    /// The clauses in order.
    pub clauses: Vec<Clause>,
    /// The vote, where one was taken.
    pub vote: Option<Vote>,
    /// Who signs, in pairs from the left.
    pub signatures: Vec<Signature>,
}

/// All resolutions of one meeting (usnesení z 3. schůze rady).
///
/// Citizens may inspect it at the office. Source: Act No. 128/2000 Coll., § 16 (2) e).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ResolutionList {
    /// Who issues the list.
    pub letterhead: Letterhead,
    /// File number, `MUVZ 4821/2026`.
    pub file_number: Option<String>,
    /// Place of issue, `Vzorov`.
    pub issued_in: String,
    /// Day of issue.
    pub issued_on: Date,
    /// `Usnesení z 3. schůze Rady města Vzorova`.
    pub title: String,
    /// When the meeting began.
    pub held_at: DateTime,
    /// Where it was held.
    pub place: String,
    /// Who resolves: `Rada města Vzorova`.
    pub preamble: String,
    /// The resolutions in the order of the meeting.
    pub resolutions: Vec<ListedResolution>,
    /// A closing sentence, for example on personal data left out.
    pub closing: Option<String>,
    /// Who signs, in pairs from the left.
    pub signatures: Vec<Signature>,
}

/// One resolution within a [`ResolutionList`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ListedResolution {
    /// Number of the resolution, `R/15/3/2026`; blank for what was not adopted.
    pub number: String,
    /// Its title.
    pub title: String,
    /// What places it, in order: `bod 7`, `tisk 118/2026`.
    pub references: Vec<String>,
    /// The clauses in order.
    pub clauses: Vec<Clause>,
    /// The vote, where one was taken.
    pub vote: Option<Vote>,
}

/// One clause of a resolution: a verb and what it governs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Clause {
    /// Numeral in the margin, `I.`; blank for a single unnumbered clause.
    pub numeral: String,
    /// The verb, `schvaluje`.
    pub verb: String,
    /// What the verb governs, up to the points; blank when there are only points.
    pub text: String,
    /// Points under the clause.
    pub points: Vec<Point>,
    /// Who does it and by when, for `ukládá`.
    pub task: Option<TaskPlate>,
}

/// A point of a clause.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Point {
    /// `1.` or `a)`.
    pub numeral: String,
    /// The text of the point.
    pub text: String,
    /// Who does it and by when.
    pub task: Option<TaskPlate>,
    /// Points nested under this one.
    pub points: Vec<Point>,
}

/// The plate under a clause that sets a task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TaskPlate {
    /// Who answers for it, `starosta`.
    pub assignee: String,
    /// By when, where it was said.
    pub due: Option<Due>,
    /// The day on which fulfilment is checked.
    pub check_on: Option<Date>,
    /// Who carries it out, when that is somebody else.
    pub carried_out_by: Option<String>,
    /// Who is told of it.
    pub informed: Option<String>,
}

/// When a task is due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Due {
    /// By the end of a day.
    On(Date),
    /// In words: `průběžně`, `do příštího zasedání`.
    Words(String),
}

/// The line of the vote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Vote {
    /// Counts in the order they are read out, the words in the gender and number the secretary
    /// chose: `Pro` 9, `Proti` 2, `Zdržel se` 1, `Vyloučena` 1, `Nepřítomni` 2.
    pub counts: Vec<VoteCount>,
    /// Whether the resolution was adopted.
    pub outcome: Outcome,
    /// Votes in favour that were needed (Act No. 128/2000 Coll., § 87: more than half of all members).
    pub needed: u32,
    /// All members of the body on that day.
    pub members: u32,
}

/// One count of a [`Vote`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VoteCount {
    /// `Pro`, `Proti`, …
    pub label: String,
    /// How many members.
    pub count: u32,
}

/// What became of a resolution.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The needed majority was reached.
    Adopted,
    /// It was not.
    Rejected,
}

/// Prints an extract of one resolution.
///
/// # Errors
/// [`DocumentError`]; [`DocumentError::Blank`] without a number, title or municipality.
pub fn resolution_extract(extract: &ResolutionExtract, imprint: &Imprint) -> Result<Vec<u8>, DocumentError> {
    extract.page()?.as_pdf(extract.letterhead.crest.as_ref(), imprint)
}

/// Prints the resolutions of one meeting.
///
/// # Errors
/// [`DocumentError`]; [`DocumentError::Blank`] without a title or municipality.
pub fn resolution_list(list: &ResolutionList, imprint: &Imprint) -> Result<Vec<u8>, DocumentError> {
    list.page()?.as_pdf(list.letterhead.crest.as_ref(), imprint)
}

impl ResolutionExtract {
    /// The extract as a file for Word.
    ///
    /// # Errors
    /// As [`resolution_extract`].
    pub fn docx(&self, imprint: &Imprint) -> Result<Vec<u8>, DocumentError> {
        docx(&self.page()?, self.letterhead.crest.as_ref(), imprint)
    }

    /// Lays the extract out.
    pub(crate) fn page(&self) -> Result<Page, DocumentError> {
        check(&[("number", &self.number), ("title", &self.title)], self)?;
        let heading = format!("{} – {}", self.number, self.title);
        let mut page = Page::new(&self.letterhead, self.called.clone(), heading);
        page.foot = format!("{} {}", self.called, self.number);
        page.title = format!("{} – {}", page.foot, self.title);
        page.references.extend(file_number(self.file_number.as_ref()));
        page.references.push(issued(&self.issued_in, self.issued_on));
        let day = dates::with_weekday(self.held_on);
        let references = self.references.iter().map(String::as_str);
        page.under = Some(joined([self.meeting.as_str(), day.as_str()].into_iter().chain(references)));
        for text in &self.notices {
            page.add("notices", Part::Note { text: text.clone() });
        }
        page.add("text", sentence(&self.preamble, &self.clauses, self.vote.as_ref()));
        page.signatures.clone_from(&self.signatures);
        Ok(page)
    }
}

impl ResolutionList {
    /// A reader of many resolutions starts from a table of them.
    const MOST_WITHOUT_OVERVIEW: usize = 3;

    /// The list as a file for Word.
    ///
    /// # Errors
    /// As [`resolution_list`].
    pub fn docx(&self, imprint: &Imprint) -> Result<Vec<u8>, DocumentError> {
        docx(&self.page()?, self.letterhead.crest.as_ref(), imprint)
    }

    /// Lays the list out.
    pub(crate) fn page(&self) -> Result<Page, DocumentError> {
        check(&[("title", &self.title)], self)?;
        let mut page = Page::new(&self.letterhead, word("print-label-resolutions"), self.title.clone());
        page.references.extend(file_number(self.file_number.as_ref()));
        page.references.push(issued(&self.issued_in, self.issued_on));
        page.under = Some(joined([held(self.held_at).as_str(), self.place.as_str()]));
        if self.resolutions.len() > Self::MOST_WITHOUT_OVERVIEW {
            page.head("overview", "print-label-overview");
            page.add("overview", self.overview());
        }
        for (index, resolution) in self.resolutions.iter().enumerate() {
            let under = joined(resolution.references.iter().map(String::as_str));
            let text = resolution.heading();
            page.add("resolutions", Part::ResolutionHeading { index, text, under });
            let sentence = sentence(&self.preamble, &resolution.clauses, resolution.vote.as_ref());
            page.add("resolutions", sentence);
        }
        if let Some(text) = self.closing.clone().filter(|closing| !closing.trim().is_empty()) {
            page.add("closing", Part::Text { text });
        }
        page.signatures.clone_from(&self.signatures);
        Ok(page)
    }

    fn overview(&self) -> Part {
        let row = |one: &ListedResolution| {
            let number = if one.number.is_empty() { "–" } else { &one.number };
            let result = one.vote.as_ref().map_or_else(|| "–".to_owned(), |vote| outcome(vote.outcome));
            vec![number.to_owned(), one.title.clone(), result]
        };
        let head =
            ["print-label-number", "print-label-title", "print-label-outcome", "print-label-page"].map(word);
        Part::Overview { head: head.to_vec(), rows: self.resolutions.iter().map(row).collect() }
    }
}

impl ListedResolution {
    fn heading(&self) -> String {
        if self.number.is_empty() {
            self.title.clone()
        } else {
            format!("{} – {}", self.number, self.title)
        }
    }
}
