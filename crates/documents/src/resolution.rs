//! Resolutions: their clauses and vote, the extract of one, the list of a whole meeting.

use jiff::civil::{Date, DateTime};
use serde::Serialize;

use crate::error::DocumentError;
use crate::imprint::Imprint;
use crate::letterhead::{Letterhead, Signature};
use crate::press::{Template, print};

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
    /// Number of the resolution, `Z/15/2/2026`.
    pub number: String,
    /// Its title.
    pub title: String,
    /// The meeting that adopted it, `2. zasedání Zastupitelstva města Vzorova`.
    pub meeting: String,
    /// Day of that meeting.
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
    let fields = [("number", &extract.number), ("title", &extract.title)];
    print(Template::ResolutionExtract, &fields, extract, &extract.letterhead, imprint)
}

/// Prints the resolutions of one meeting.
///
/// # Errors
/// [`DocumentError`]; [`DocumentError::Blank`] without a title or municipality.
pub fn resolution_list(list: &ResolutionList, imprint: &Imprint) -> Result<Vec<u8>, DocumentError> {
    print(Template::ResolutionList, &[("title", &list.title)], list, &list.letterhead, imprint)
}
