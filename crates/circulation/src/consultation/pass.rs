//! Lets a paper pass a body that was to give an opinion and did not: nobody came, its time passed, it put the paper off.

use obeznik_kernel::{Command, Context, RecordId, Records, RecordsExt as _, Stop, Stored};
use serde::{Deserialize, Serialize};

use super::{Consultation, ConsultationState, NoOpinionCause, need_why};
use crate::door::ensure;
use crate::outcome::go_on;
use crate::paper::{PaperState, in_state};
use crate::paper_type::ConsultationRole;
use crate::town::Town;

/// Input of `circulation.pass_without_opinion`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PassWithoutOpinion {
    /// The paper.
    pub paper: RecordId,
    /// The consultation.
    pub consultation: RecordId,
    /// Why there is no opinion; may be empty where it is one of the usual reasons.
    pub reason: String,
    /// Which of the usual reasons it is; nothing where it is another one.
    #[serde(default)]
    pub cause: Option<NoOpinionCause>,
}

/// Ends the consultation without an opinion and opens the next body. An advisory body never stops the journey (§ 117,
/// § 122): neither when it does not meet nor when it puts the paper off.
///
/// # Errors
/// Refuses no reason, a body that does more than give an opinion, one whose turn it is not, and a paper that lies
/// on its agenda: what came of that is entered there.
pub fn pass_without_opinion(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: PassWithoutOpinion = command.input()?;
    let paper = in_state(command, records, input.paper, &[PaperState::Ready, PaperState::InBodies])?;
    let mut one: Stored<Consultation> = records.need(input.consultation)?;
    ensure(one.parent == Some(paper.id), "refusal-no-body-waits")?;
    let town = Town::load(records)?;
    let kind = &town.need(one.value.body)?.kind;
    one.value.role = one.value.role_of(kind);
    ensure(one.value.role == ConsultationRole::Opinion, "refusal-body-not-advisory")?;
    ensure(one.value.state != ConsultationState::Scheduled, "refusal-still-on-agenda")?;
    ensure(one.value.is_passed_by_hand(kind), "refusal-no-body-waits")?;
    need_why(&input.reason, input.cause.as_ref())?;
    one.value.state = ConsultationState::WithoutOpinion;
    one.value.reason = input.reason;
    one.value.cause = input.cause;
    one.value.postponed_to = None;
    records.save(&one)?;
    go_on(context, records, &town, paper, &one.value)
}
