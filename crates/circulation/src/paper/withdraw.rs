//! Withdraws a paper (transition 14).

use obeznik_kernel::{Command, Context, RecordId, Records, RecordsExt, Stop, Stored};
use serde::{Deserialize, Serialize};

use super::walk::drop_open;
use super::{PaperState, in_state};
use crate::audience::keep_paper;
use crate::consultation::{Consultation, withdraw_all};
use crate::door::{ensure, need_text};
use crate::resolution::{Resolution, ResolutionState};

/// Input of `circulation.withdraw_paper`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct WithdrawPaper {
    /// The paper.
    pub paper: RecordId,
    /// Why.
    pub reason: String,
    /// The state the person saw.
    #[serde(default)]
    pub from: Option<PaperState>,
}

/// Takes a paper back before its last vote. It stays visible, struck through on every agenda.
///
/// # Errors
/// Refuses an empty reason, papers whose journey has ended, and one that brings a suspended resolution before the
/// assembly.
pub fn withdraw_paper(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: WithdrawPaper = command.input()?;
    let mut paper = in_state(command, records, input.paper, &UNFINISHED)?;
    need_text(&input.reason, "refusal-reason-missing")?;
    check_not_suspended(records, paper.id)?;
    withdraw_all(command, context, records, paper.id, &input.reason)?;
    drop_open(&mut paper.value, context.now);
    paper.value.state = PaperState::Withdrawn;
    paper.value.return_reason = input.reason;
    keep_paper(records, &paper).map(|_| ())
}

/// What the mayor suspended is for the assembly to decide (§ 105/1 of Act No. 128/2000 Coll.): with its paper gone, the
/// resolution would stay suspended and nothing could bring it there again.
pub(super) fn check_not_suspended(records: &dyn Records, paper: RecordId) -> Result<(), Stop> {
    ensure(!is_about_suspended(records, paper)?, "refusal-suspended-waits")
}

/// Whether the paper brings a resolution that is still suspended before the assembly; one that is not at hand may be.
///
/// # Errors
/// As [`Records::children`].
pub fn is_about_suspended(records: &dyn Records, paper: RecordId) -> Result<bool, Stop> {
    let all: Vec<Stored<Consultation>> = records.under(paper)?;
    let Some(about) = all.iter().find_map(|one| one.value.about) else { return Ok(false) };
    let resolution = records.find::<Resolution>(about)?;
    Ok(resolution.is_none_or(|found| found.value.state == ResolutionState::Suspended))
}

pub(super) const UNFINISHED: [PaperState; 8] = [
    PaperState::Draft,
    PaperState::Commenting,
    PaperState::DepartmentReview,
    PaperState::AtStep,
    PaperState::Returned,
    PaperState::FormalCheck,
    PaperState::Ready,
    PaperState::InBodies,
];
