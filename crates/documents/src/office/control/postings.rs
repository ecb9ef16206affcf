//! What hung on the official board in the period (`vyveseni.xlsx`).

use obeznik_app::ApiError;
use obeznik_circulation::meeting::{MeetingDocumentKind, MeetingState};
use obeznik_circulation::paper::{Paper, Posting};
use obeznik_formats::export::Sheet;
use obeznik_formats::table::Cell;
use obeznik_kernel::Date;
use obeznik_kernel::record::RecordsExt as _;

use super::plan::documents_of;
use super::scope::{MOST, Scope, Why};
use crate::office::session::Session;
use crate::office::sheets::{sheet, text};
use crate::office::wording::{say, word};

const HEADINGS: [&str; 6] = [
    "print-control-kind",
    "print-control-paper",
    "print-control-title",
    "print-control-posted-from",
    "print-control-posted-to",
    "print-control-posting-proof",
];

/// The list of postings: notices of meetings of the assembly (§ 93/1), then intentions and draft budgets (§ 39/1).
///
/// # Errors
/// When the store cannot be read.
pub(super) fn postings(scope: &Scope<'_>, sessions: &[Session]) -> Result<Sheet, ApiError> {
    let mut rows = Vec::new();
    for session in sessions {
        rows.extend(notice(scope, session)?);
    }
    let mut papers = scope.house.reader.records.find_by::<Paper>("paper_by_state", &[], MOST)?;
    papers.sort_by_key(|paper| (paper.value.posting.as_ref().map(|posting| posting.from), paper.id));
    for paper in papers {
        let Some(posting) = paper.value.posting.as_ref().filter(|posting| concerns(scope, posting)) else {
            continue;
        };
        if scope.lets_go(Some(paper.id))? {
            rows.push(intention(&paper.value, posting));
        } else {
            let what = say("print-control-left-posting", &[("number", paper.value.number.as_str().into())]);
            scope.leave_out(what, Why::Confidential);
        }
    }
    Ok(sheet("print-control-sheet-postings", &HEADINGS, rows))
}

/// The notice of a session with the days somebody wrote down and the proofs added to it; where nobody did, that is
/// said.
fn notice(scope: &Scope<'_>, session: &Session) -> Result<Option<Vec<Cell>>, ApiError> {
    let meeting = &session.meeting;
    let is_due = session.is_of_assembly() && meeting.convened_at.is_some();
    let is_recorded = meeting.notice_posted_on.is_some();
    if !(is_due || is_recorded) || meeting.state == MeetingState::Cancelled {
        return Ok(None);
    }
    let mut proofs = documents_of(scope, session)?;
    proofs.retain(|document| document.kind() == MeetingDocumentKind::ProofOfPosting);
    let proofs: Vec<String> = proofs.into_iter().map(|document| document.name).collect();
    let proof = if proofs.is_empty() { word(NOT_RECORDED) } else { proofs.join("; ") };
    Ok(Some(vec![
        text(&word("print-control-posting-notice")),
        Cell::Empty,
        text(&session.title()),
        recorded(meeting.notice_posted_on),
        recorded(meeting.notice_removed_on),
        text(&proof),
    ]))
}

/// Where nobody wrote a day down or added a proof.
const NOT_RECORDED: &str = "print-control-not-recorded";

/// A day somebody wrote down.
fn recorded(on: Option<Date>) -> Cell {
    on.map_or_else(|| text(&word(NOT_RECORDED)), Cell::Date)
}

fn concerns(scope: &Scope<'_>, posting: &Posting) -> bool {
    let (from, to) = scope.period();
    posting.from <= to && posting.to.is_none_or(|taken_down| taken_down >= from)
}

fn intention(paper: &Paper, posting: &Posting) -> Vec<Cell> {
    vec![
        text(&word("print-control-posting-intention")),
        text(&paper.number),
        text(&paper.title),
        Cell::Date(posting.from),
        recorded(posting.to),
        Cell::Empty,
    ]
}
