//! Lets a paper pass a body that was to give an opinion and did not: nobody came, its time passed, it put the paper off. So
//! it also passes a body that is no more.

use obeznik_kernel::{Command, Context, Date, RecordId, Records, RecordsExt as _, Stop, Stored};
use serde::{Deserialize, Serialize};

use super::{Consultation, ConsultationState, NoOpinionCause, need_why};
use crate::door::{ensure, need_text};
use crate::outcome::{assembly_step, go_on};
use crate::paper::{Paper, PaperState, in_state};
use crate::paper_type::{ConsultationRole, RouteStep};
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
/// § 122): neither when it does not meet nor when it puts the paper off. A body that has ended and was to recommend or to
/// decide is passed only where another one decides after it, if need be the assembly.
///
/// # Errors
/// Refuses no reason, a body that stands and does more than give an opinion, one that has ended and after which nobody
/// decides, one whose turn it is not, and a paper that lies on its agenda: what came of that is entered there.
pub fn pass_without_opinion(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: PassWithoutOpinion = command.input()?;
    let mut paper = in_state(command, records, input.paper, &[PaperState::Ready, PaperState::InBodies])?;
    let mut one: Stored<Consultation> = records.need(input.consultation)?;
    ensure(one.parent == Some(paper.id), "refusal-no-body-waits")?;
    let town = Town::load(records)?;
    let body = town.need(one.value.body)?;
    one.value.role = one.value.role_of(&body.kind);
    let only_advises = one.value.role == ConsultationRole::Opinion;
    ensure(only_advises || body.has_ended(context.today), "refusal-body-not-advisory")?;
    ensure(one.value.state != ConsultationState::Scheduled, "refusal-still-on-agenda")?;
    ensure(one.value.is_passed_by_hand(body, context.today), "refusal-no-body-waits")?;
    if only_advises {
        need_why(&input.reason, input.cause.as_ref())?;
    } else {
        need_text(&input.reason, "refusal-reason-missing")?;
        see_to_decision(&town, &mut paper.value, &one.value, context.today)?;
    }
    one.value.state = ConsultationState::WithoutOpinion;
    one.value.reason = input.reason;
    one.value.cause = input.cause.filter(|_| only_advises);
    one.value.postponed_to = None;
    records.save(&one)?;
    go_on(context, records, &town, paper, &one.value)
}

/// Sees to it that a body after it decides: one on the route, or else the assembly, which comes to the end of the route.
/// Nobody but the assembly decides about a suspended resolution (§ 105/1).
fn see_to_decision(town: &Town, paper: &mut Paper, one: &Consultation, today: Date) -> Result<(), Stop> {
    let order = usize::try_from(one.order).unwrap_or(usize::MAX);
    let decides = |step: &RouteStep| step.role == Some(ConsultationRole::Decides);
    if one.about.is_none() && paper.bodies().skip(order).any(decides) {
        return Ok(());
    }
    let other = town.assembly_on(today).filter(|id| *id != one.body && one.about.is_none());
    let stands = other.filter(|id| town.body(*id).is_some_and(|body| body.lasts_on(today)));
    let Some(assembly) = stands else { return Err(Stop::refused("refusal-nobody-decides")) };
    let added = assembly_step(assembly);
    ensure(paper.step(&added.id).is_none(), "refusal-nobody-decides")?;
    paper.route.push(added);
    Ok(())
}
