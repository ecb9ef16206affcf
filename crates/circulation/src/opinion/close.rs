//! Ends the waiting for opinions: by a person, by the clock, by waiving (transition 5).

use obeznik_kernel::{Command, Context, RecordId, Records, RecordsExt, Refusal, Stop, Stored};
use serde::{Deserialize, Serialize};

use super::{Opinion, OpinionState};
use crate::audience::keep_paper;
use crate::door::{ensure, need_text, refuse};
use crate::paper::{Paper, PaperState, in_state};

/// Input of `circulation.close_opinions`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CloseOpinions {
    /// The paper.
    pub paper: RecordId,
    /// Why it goes on without a mandatory opinion that is overdue.
    #[serde(default)]
    pub reason: String,
    /// The state the person saw.
    #[serde(default)]
    pub from: Option<PaperState>,
}

/// Input of `circulation.waive_opinion`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct WaiveOpinion {
    /// The opinion.
    pub opinion: RecordId,
    /// Why.
    pub reason: String,
}

/// Input of `circulation.settle_opinion`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct SettleOpinion {
    /// The opinion.
    pub opinion: RecordId,
    /// How it was settled.
    pub settled: String,
}

/// Input of `circulation.expire_opinion`, which time brings about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ExpireOpinion {
    /// The opinion.
    pub opinion: RecordId,
}

/// Takes the paper back to drafting, so that what came may be settled.
///
/// # Errors
/// Refuses while a mandatory opinion still has time, or is overdue and no reason is given.
pub fn close_opinions(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: CloseOpinions = command.input()?;
    let mut paper = in_state(command, records, input.paper, &[PaperState::Commenting])?;
    let opinions: Vec<Stored<Opinion>> = records.under(paper.id)?;
    let open: Vec<Stored<Opinion>> = opinions.into_iter().filter(|one| one.value.is_open()).collect();
    let is_late = |opinion: &Opinion| opinion.due_on < context.today;
    let waiting = open.iter().filter(|one| one.value.mandatory && !is_late(&one.value)).count();
    if waiting > 0 {
        return refuse(Refusal::new("refusal-opinions-awaited").with("count", waiting));
    }
    if open.iter().any(|one| one.value.mandatory) {
        need_text(&input.reason, "refusal-reason-missing")?;
    }
    for mut opinion in open {
        let late = is_late(&opinion.value);
        opinion.value.state = if late { OpinionState::Overdue } else { OpinionState::Waived };
        opinion.value.waive_reason = input.reason.clone();
        records.save(&opinion)?;
    }
    paper.value.state = PaperState::Draft;
    keep_paper(records, &paper).map(|_| ())
}

/// Stops asking for one opinion, with a reason.
///
/// # Errors
/// Refuses an empty reason and opinions nobody waits for.
pub fn waive_opinion(
    command: &Command,
    _context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: WaiveOpinion = command.input()?;
    let mut opinion: Stored<Opinion> = records.need(input.opinion)?;
    ensure(opinion.value.is_open(), "refusal-opinion-not-open")?;
    need_text(&input.reason, "refusal-reason-missing")?;
    opinion.value.state = OpinionState::Waived;
    opinion.value.waive_reason = input.reason;
    records.save(&opinion)
}

/// Notes how the drafter settled an opinion.
///
/// # Errors
/// Refuses an empty text and opinions not given.
pub fn settle_opinion(
    command: &Command,
    _context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: SettleOpinion = command.input()?;
    let mut opinion: Stored<Opinion> = records.need(input.opinion)?;
    ensure(opinion.value.state == OpinionState::Given, "refusal-opinion-not-given")?;
    need_text(&input.settled, "refusal-reason-missing")?;
    opinion.value.settled = input.settled;
    records.save(&opinion)
}

/// The day has passed: the opinion is overdue; with the last one the paper goes back to drafting.
///
/// # Errors
/// Refuses opinions whose day has not passed.
pub fn expire_opinion(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: ExpireOpinion = command.input()?;
    let mut opinion: Stored<Opinion> = records.need(input.opinion)?;
    let is_due = opinion.value.state == OpinionState::Requested && opinion.value.due_on < context.today;
    ensure(is_due, "refusal-opinion-not-open")?;
    opinion.value.state = OpinionState::Overdue;
    records.save(&opinion)?;
    let Some(id) = opinion.parent else { return Ok(()) };
    let others: Vec<Stored<Opinion>> = records.under(id)?;
    let is_awaited = others.iter().any(|one| one.value.state == OpinionState::Requested);
    let mut paper: Stored<Paper> = records.need(id)?;
    if is_awaited || paper.value.state != PaperState::Commenting {
        return Ok(());
    }
    paper.value.state = PaperState::Draft;
    keep_paper(records, &paper).map(|_| ())
}
