//! The head approves or returns; a returned paper is reworked (transitions 7, 8, 24).

use obeznik_kernel::{Command, Context, RecordId, Records, RecordsExt, Stop, Stored};
use serde::{Deserialize, Serialize};

use super::step::{check_asked, write_down};
use super::walk::{begin_again, drop_open, go_on, step_here};
use super::{Paper, PaperState, StepVerdict, in_state};
use crate::audience::keep_paper;
use crate::consultation::{Consultation, was_not_adopted};
use crate::door::{ensure, need_text};
use crate::paper_type::StepKind;

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

/// The head of the department, or a substitute, approves: the paper goes on by its route.
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
    judge(command, context, records, &mut paper, StepVerdict::Approved, "")?;
    go_on(context, records, &mut paper)?;
    keep_paper(records, &paper).map(|_| ())
}

/// The head returns the paper with a reason.
///
/// # Errors
/// Refuses an empty reason and papers that do not lie with the head.
pub fn head_return(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: HeadReturn = command.input()?;
    let mut paper = in_state(command, records, input.paper, &[PaperState::DepartmentReview])?;
    need_text(&input.reason, "refusal-reason-missing")?;
    judge(command, context, records, &mut paper, StepVerdict::Returned, &input.reason)?;
    send_back(context, &mut paper.value, input.reason);
    keep_paper(records, &paper).map(|_| ())
}

/// The paper goes to who drafts it, and passes every step again when it is submitted again.
pub(super) fn send_back(context: &Context<'_>, paper: &mut Paper, reason: String) {
    drop_open(paper, context.now);
    begin_again(paper);
    paper.state = PaperState::Returned;
    paper.return_reason = reason;
}

fn judge(
    command: &Command,
    context: &Context<'_>,
    records: &dyn Records,
    paper: &mut Stored<Paper>,
    verdict: StepVerdict,
    words: &str,
) -> Result<(), Stop> {
    let Some(step) = step_here(&paper.value, &StepKind::DepartmentReview) else { return Ok(()) };
    check_asked(command, context, records, paper, &step)?;
    write_down(command, context, &mut paper.value, &step, verdict, words);
    Ok(())
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
