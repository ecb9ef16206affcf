//! The mayor does not decide: the assembly is to, or the drafter gets the paper back.

use obeznik_kernel::{BodyId, BodyKind, Command, Context, RecordId, Records, RecordsExt, Stop};
use serde::{Deserialize, Serialize};

use super::decide::{decider, waiting};
use crate::audience::keep_paper;
use crate::consultation::ConsultationState;
use crate::door::{ensure, need_text};
use crate::outcome::go_on;
use crate::paper::{PaperState, freeze_text, in_state};
use crate::stored_enum::stored_enum;
use crate::town::Town;

stored_enum! {
    /// To whom a paper is left.
    LeftTo {
        /// To the assembly, which may always decide in its own municipality, and must where the mayor has an interest.
        Assembly = "assembly",
        /// To the drafter: it is not decided as it stands and may be reworked.
        Drafter = "drafter",
        /// To the council that stands by now: what waited for the mayor in its place is its own.
        Council = "council",
    }
}

/// Input of `circulation.leave_undecided`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct LeaveUndecided {
    /// The paper.
    pub paper: RecordId,
    /// The body that is the mayor in place of the council.
    pub body: BodyId,
    /// To whom.
    pub to: LeftTo,
    /// Why; a conflict of interest is named here (§ 83/2).
    pub reason: String,
    /// Why the mayor does not act, where the deputy does (§ 104/1).
    #[serde(default)]
    pub absence: String,
}

/// Leaves a paper undecided. To the assembly it goes on by its route, or by a step added for it; the drafter may rework it.
/// The council takes the mayor's place on its route and the paper waits for a meeting: that decides nothing, so whoever
/// writes down outcomes may do it, and the mayor's seat may have ended.
///
/// # Errors
/// Refuses whom [`decide_as_mayor`](super::decide_as_mayor) refuses, an empty reason, a paper that does not
/// wait for the mayor, a member's own proposal left to its drafter: only who made it takes it back
/// (§ 94/1), and the council where none stands.
///
/// Source: Act No. 128/2000 Coll., § 83/2, § 84/1, § 99/2, § 102.
pub fn leave_undecided(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: LeaveUndecided = command.input()?;
    need_text(&input.reason, "refusal-reason-missing")?;
    let town = Town::load(records)?;
    if input.to == LeftTo::Council {
        return hand_to_council(command, context, records, &town, &input);
    }
    decider(command, context, records, &town, input.body, context.today, &input.absence)?;
    let mut paper = in_state(command, records, input.paper, &[PaperState::Ready, PaperState::InBodies])?;
    let mut one = waiting(records, &paper, input.body)?;
    let drops_proposal = input.to == LeftTo::Drafter && paper.value.is_own_proposal();
    ensure(!drops_proposal, "refusal-own-left")?;
    freeze_text(command, context, records, &mut paper, "")?;
    one.value.state = match input.to {
        LeftTo::Assembly => ConsultationState::Referred,
        LeftTo::Drafter => ConsultationState::NotAdopted,
        LeftTo::Council | LeftTo::Unknown(_) => return Err(Stop::refused("refusal-left-to")),
    };
    one.value.reason = input.reason;
    records.save(&one)?;
    if one.value.passes_on() {
        paper.value.state = PaperState::InBodies;
        return go_on(context, records, &town, paper, &one.value);
    }
    paper.value.state = PaperState::Closed;
    keep_paper(records, &paper).map(|_| ())
}

/// The council deals with the paper at the step at which it waited for the mayor.
fn hand_to_council(
    command: &Command,
    context: &Context<'_>,
    records: &mut dyn Records,
    town: &Town,
    input: &LeaveUndecided,
) -> Result<(), Stop> {
    ensure(town.need(input.body)?.kind == BodyKind::Mayor, "refusal-not-mayor-body")?;
    let Some(council) = town.council_on(context.today) else {
        return Err(Stop::refused("refusal-no-council"));
    };
    let mut paper = in_state(command, records, input.paper, &[PaperState::Ready, PaperState::InBodies])?;
    let mut one = waiting(records, &paper, input.body)?;
    one.value.body = council;
    records.save(&one)?;
    for step in paper.value.route.iter_mut().filter(|step| step.id == one.value.step) {
        step.body = Some(council);
    }
    keep_paper(records, &paper).map(|_| ())
}
