//! The head approves or returns; a returned paper is reworked (transitions 7, 8, 24).

use obeznik_kernel::{Command, Context, RecordId, Records, RecordsExt, Stop, Stored};
use serde::{Deserialize, Serialize};

use super::check::enter_formal_check;
use super::{PaperState, in_state};
use crate::audience::keep_paper;
use crate::consultation::{Consultation, was_not_adopted};
use crate::door::{ensure, need_text};

/// Input of `circulation.head_approve`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct HeadApprove {
    /// The paper.
    pub paper: RecordId,
    /// The state the person saw.
    #[serde(default)]
    pub from: Option<PaperState>,
}

/// Input of `circulation.head_return`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct HeadReturn {
    /// The paper.
    pub paper: RecordId,
    /// Why.
    pub reason: String,
    /// The state the person saw.
    #[serde(default)]
    pub from: Option<PaperState>,
}

/// Input of `circulation.rework`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Rework {
    /// The paper.
    pub paper: RecordId,
    /// The state the person saw.
    #[serde(default)]
    pub from: Option<PaperState>,
}

/// The head of the department, or a substitute, approves: the formal check begins.
///
/// # Errors
/// Refuses papers that do not lie with the head.
pub fn head_approve(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: HeadApprove = command.input()?;
    let mut paper = in_state(command, records, input.paper, &[PaperState::DepartmentReview])?;
    enter_formal_check(context, records, &mut paper)?;
    keep_paper(records, &paper).map(|_| ())
}

/// The head returns the paper with a reason.
///
/// # Errors
/// Refuses an empty reason and papers that do not lie with the head.
pub fn head_return(
    command: &Command,
    _context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: HeadReturn = command.input()?;
    let mut paper = in_state(command, records, input.paper, &[PaperState::DepartmentReview])?;
    need_text(&input.reason, "refusal-reason-missing")?;
    paper.value.state = PaperState::Returned;
    paper.value.return_reason = input.reason;
    keep_paper(records, &paper).map(|_| ())
}

/// Opens a returned paper again, its reason kept, or one that a body did not adopt.
///
/// # Errors
/// Refuses papers that were neither returned nor voted down.
pub fn rework(command: &Command, _context: &mut Context<'_>, records: &mut dyn Records) -> Result<(), Stop> {
    let input: Rework = command.input()?;
    let reworkable = [PaperState::Returned, PaperState::Closed];
    let mut paper = in_state(command, records, input.paper, &reworkable)?;
    if paper.value.state == PaperState::Closed {
        let all: Vec<Stored<Consultation>> = records.under(paper.id)?;
        let ended_so = was_not_adopted(all.iter().map(|one| &one.value));
        ensure(ended_so, "refusal-already-decided")?;
    }
    paper.value.state = PaperState::Draft;
    keep_paper(records, &paper).map(|_| ())
}
