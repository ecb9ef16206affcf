//! Withdraws a paper (transition 14).

use obeznik_kernel::{Command, Context, RecordId, Records, Stop};
use serde::{Deserialize, Serialize};

use super::walk::drop_open;
use super::{PaperState, in_state};
use crate::audience::keep_paper;
use crate::consultation::withdraw_all;
use crate::door::need_text;

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
/// Refuses an empty reason and papers whose journey has ended.
pub fn withdraw_paper(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: WithdrawPaper = command.input()?;
    let mut paper = in_state(command, records, input.paper, &UNFINISHED)?;
    need_text(&input.reason, "refusal-reason-missing")?;
    withdraw_all(command, context, records, paper.id, &input.reason)?;
    drop_open(&mut paper.value, context.now);
    paper.value.state = PaperState::Withdrawn;
    paper.value.return_reason = input.reason;
    keep_paper(records, &paper).map(|_| ())
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
