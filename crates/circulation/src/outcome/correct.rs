//! Mends an outcome that was written down wrongly, as long as there are no minutes.
//!
//! Nothing is rewritten: the wrong outcome stays as a record of its own, the right one takes its place and
//! says why. What followed from the wrong one follows anew, or the correction is refused with the reason.

use obeznik_kernel::{Command, Context, RecordId, Records, RecordsExt, Stop, Stored};
use serde::{Deserialize, Serialize};

use super::Outcome;
use super::amend::amend_resolution;
use super::enter::{EnterOutcome, ending_of, find_scene, outcome_of};
use super::resettle::resettle_paper;
use crate::door::{ensure, insert_new, need_text};
use crate::meeting::MeetingState;
use crate::resolution::Resolution;

/// Input of `circulation.correct_outcome`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CorrectOutcome {
    /// Why what was written down is not what happened.
    pub why: String,
    /// What happened, as it should have been entered.
    pub outcome: EnterOutcome,
}

/// Corrects the outcome of an item; both outcomes are kept. A resolution that still stands keeps its number;
/// one that was never adopted keeps it too, as a number nobody gets again. Its tasks and the next body
/// follow the corrected outcome.
///
/// # Errors
/// Refuses an empty reason, items without an outcome, meetings neither convened nor held, a correction that
/// changes nothing, and one that would undo what others have built upon: a later body that has dealt with
/// the paper, a paper being reworked, a resolution suspended, revoked or revoking.
pub fn correct_outcome(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let CorrectOutcome { why, mut outcome } = command.input()?;
    need_text(&why, "refusal-reason-missing")?;
    let mut scene = find_scene(records, outcome.agenda_item)?;
    let Some(id) = scene.item.value.outcome else { return Err(Stop::refused("refusal-no-outcome")) };
    let has_no_minutes = matches!(scene.meeting.value.state, MeetingState::Convened | MeetingState::Held);
    ensure(has_no_minutes, "refusal-correction-late")?;
    let mut before: Stored<Outcome> = records.need(id)?;
    let resolution = resolution_of(records, scene.item.id)?;
    keep_text(&mut outcome, &before.value, resolution.as_ref());
    let (counted, ending) = ending_of(records, &scene, &outcome)?;
    let said = outcome_of(command, context, &outcome, counted);
    let is_other = !said.says_same(&before.value) || is_text_other(&outcome, resolution.as_ref());
    ensure(is_other, "refusal-nothing-corrected")?;

    let adopted = amend_resolution(context, records, &scene, &outcome, &ending, resolution, &why)?;
    let corrected = context.new_id();
    let after = Outcome { resolution: adopted, corrects: Some(before.id), why: why.clone(), ..said };
    let audience = records.audience_of(&scene.item.scope)?;
    insert_new(records, corrected, Some(scene.item.id), &audience, &after)?;
    before.value.replaced_by = Some(corrected);
    records.save(&before)?;
    scene.item.value.outcome = Some(corrected);
    records.save(&scene.item)?;
    resettle_paper(context, records, scene, &outcome, &ending, adopted, &why)
}

/// The resolution of an item, also one that a correction found never to have been adopted.
fn resolution_of(records: &dyn Records, item: RecordId) -> Result<Option<Stored<Resolution>>, Stop> {
    let all: Vec<Stored<Outcome>> = records.under(item)?;
    let id = all.iter().find_map(|outcome| outcome.value.resolution);
    id.map(|id| records.need(id)).transpose()
}

/// A correction of the votes alone leaves the text as it was adopted.
fn keep_text(outcome: &mut EnterOutcome, before: &Outcome, resolution: Option<&Stored<Resolution>>) {
    if outcome.clauses.is_none() && outcome.position == before.position {
        outcome.clauses = resolution.map(|resolution| resolution.value.clauses.clone());
    }
}

fn is_text_other(outcome: &EnterOutcome, resolution: Option<&Stored<Resolution>>) -> bool {
    let text = resolution.zip(outcome.clauses.as_ref());
    text.is_some_and(|(resolution, clauses)| resolution.value.clauses != *clauses)
        || !outcome.assignees.is_empty()
}
