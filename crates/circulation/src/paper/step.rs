//! What people do at a step of the office: approve, advise, take note, return; and what is done without them.

use obeznik_kernel::{
    Command, Context, Date, RecordId, Records, Refusal, Stop, Stored, may, may_in_place_of,
};
use serde::{Deserialize, Serialize};

use super::asked::{action_of, subject_of_step};
use super::review::send_back;
use super::walk::{begin_again_from, drop_open, go_on, settle, stops};
use super::{Paper, PaperState, StepPass, StepVerdict, in_state};
use crate::audience::keep_paper;
use crate::door::{ensure, need_text, refuse};
use crate::paper_type::{Ask, ReturnsTo, RouteStep, StepKind};

/// Input of `circulation.approve_step`, `circulation.advise_step` and `circulation.note_step`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct TakeStep {
    /// The paper.
    pub paper: RecordId,
    /// The step of its route.
    pub step: String,
    /// With what words.
    #[serde(default)]
    pub words: String,
    /// The version of the paper the person read; any where nothing is said.
    #[serde(default)]
    pub version: Option<u32>,
}

/// Input of `circulation.return_step` and `circulation.skip_step`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct LeaveStep {
    /// The paper.
    pub paper: RecordId,
    /// The step of its route.
    pub step: String,
    /// Why.
    pub reason: String,
}

/// Input of `circulation.lapse_step`, which time brings about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct LapseStep {
    /// The paper.
    pub paper: RecordId,
    /// The step of its route.
    pub step: String,
}

/// Whoever is asked approves; the paper goes on when nobody beside them is awaited.
///
/// # Errors
/// Refuses steps at which the paper does not lie, that ask something else, and people who are not asked.
pub fn approve_step(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    answer(command, context, records, &Ask::Approve, StepVerdict::Approved)
}

/// Whoever is asked says what they think; the paper goes on whatever it is.
///
/// # Errors
/// As [`approve_step`]; refuses empty words.
pub fn advise_step(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    need_text(&command.input::<TakeStep>()?.words, "refusal-opinion-text-missing")?;
    answer(command, context, records, &Ask::Advise, StepVerdict::Advised)
}

/// Whoever is asked takes note.
///
/// # Errors
/// As [`approve_step`].
pub fn note_step(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    answer(command, context, records, &Ask::TakeNote, StepVerdict::Noted)
}

/// Whoever should approve returns the paper: to who drafts it, or to the step before.
///
/// # Errors
/// As [`approve_step`]; refuses an empty reason.
pub fn return_step(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: LeaveStep = command.input()?;
    let (mut paper, step) = step_of(command, records, input.paper, &input.step)?;
    ensure(step.asks(&Ask::Approve), "refusal-step-asks-otherwise")?;
    check_asked(command, context, records, &paper, &step)?;
    need_text(&input.reason, "refusal-reason-missing")?;
    write_down(command, context, &mut paper.value, &step, StepVerdict::Returned, &input.reason);
    match step_to_return_to(&paper.value, &step) {
        Some(before) => {
            drop_open(&mut paper.value, context.now);
            begin_again_from(&mut paper.value, &before);
            paper.value.return_reason = input.reason;
            go_on(context, records, &mut paper)?;
        }
        None => send_back(context, &mut paper.value, input.reason),
    }
    keep_paper(records, &paper).map(|_| ())
}

/// The secretary lets the paper go on without a step that it may go on without.
///
/// # Errors
/// Refuses an empty reason, steps that are mandatory, and steps that still have time.
pub fn skip_step(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: LeaveStep = command.input()?;
    let (mut paper, step) = step_of(command, records, input.paper, &input.step)?;
    need_text(&input.reason, "refusal-reason-missing")?;
    ensure(!step.mandatory, "refusal-step-mandatory")?;
    let has_time =
        |pass: &&StepPass| pass.step == step.id && pass.due_on.is_some_and(|due| context.today <= due);
    if let Some(pass) = paper.value.open_passes().find(has_time) {
        let due = pass.due_on.map(|due| due.to_string()).unwrap_or_default();
        return refuse(Refusal::new("refusal-step-has-time").with("on", due));
    }
    settle(command, context, &mut paper.value, &step, StepVerdict::Skipped, &input.reason);
    leave(context, records, paper)
}

/// Nobody took note in time, or the office let the time for a member's own proposal pass: the paper goes on.
///
/// # Errors
/// Refuses steps that wait for somebody, and steps that still have time.
pub fn lapse_step(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: LapseStep = command.input()?;
    let states = [PaperState::AtStep, PaperState::FormalCheck];
    let mut paper = in_state(command, records, input.paper, &states)?;
    ensure(lapsing(&paper.value, context.today).contains(&input.step), "refusal-step-asks-otherwise")?;
    let Some(step) = paper.value.step(&input.step).cloned() else { return Ok(()) };
    settle(command, context, &mut paper.value, &step, StepVerdict::Lapsed, "");
    leave(context, records, paper)
}

/// Steps at which a paper waits no longer by a day: those that only take note, and any step of a member's own
/// proposal, which the office may not hold up (§ 94/1); also on a route older than the rules for such routes.
pub fn lapsing(paper: &Paper, today: Date) -> Vec<String> {
    let is_of_office = |step: &RouteStep| matches!(step.kind, StepKind::FormalCheck | StepKind::Approval);
    let holds_nothing =
        |step: &RouteStep| step.asks(&Ask::TakeNote) || paper.is_own_proposal() && is_of_office(step);
    let is_free = |pass: &&StepPass| paper.step(&pass.step).is_some_and(holds_nothing);
    let late = paper.open_passes().filter(is_free).filter(|pass| pass.due_on.is_none_or(|due| due < today));
    late.map(|pass| pass.step.clone()).collect()
}

fn answer(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
    ask: &Ask,
    verdict: StepVerdict,
) -> Result<(), Stop> {
    let input: TakeStep = command.input()?;
    let (mut paper, step) = step_of(command, records, input.paper, &input.step)?;
    ensure(step.asks(ask), "refusal-step-asks-otherwise")?;
    check_asked(command, context, records, &paper, &step)?;
    if input.version.is_some_and(|version| version != paper.value.version) {
        return refuse(Refusal::new("refusal-version-moved").with("version", paper.value.version));
    }
    write_down(command, context, &mut paper.value, &step, verdict, &input.words);
    leave(context, records, paper)
}

/// The paper goes on when nobody beside is awaited.
fn leave(context: &mut Context<'_>, records: &mut dyn Records, mut paper: Stored<Paper>) -> Result<(), Stop> {
    if paper.value.open_passes().next().is_none() {
        go_on(context, records, &mut paper)?;
    }
    keep_paper(records, &paper).map(|_| ())
}

/// The paper and the step at which it lies.
fn step_of(
    command: &Command,
    records: &dyn Records,
    paper: RecordId,
    step: &str,
) -> Result<(Stored<Paper>, RouteStep), Stop> {
    let paper = in_state(command, records, paper, &[PaperState::AtStep])?;
    let lies_there = paper.value.open_passes().any(|pass| pass.step == step);
    match paper.value.step(step).filter(|_| lies_there).cloned() {
        Some(step) => Ok((paper, step)),
        None => refuse(Refusal::new("refusal-not-at-step").with("title", &paper.value.title)),
    }
}

/// The permission asked at the door by the writer's clock is asked again by the authority's.
pub(super) fn check_asked(
    command: &Command,
    context: &Context<'_>,
    records: &dyn Records,
    paper: &Stored<Paper>,
    step: &RouteStep,
) -> Result<(), Stop> {
    let subject = subject_of_step(records, paper, step, context.today)?;
    let action = action_of(step);
    let is_asked = match (command.in_place_of(), context.standing) {
        (Some(absent), Some(standing)) => may_in_place_of(standing, absent, action, &subject, context.today),
        _ => may(context.standing, action, &subject, context.today),
    };
    ensure(is_asked, "refusal-step-not-yours")
}

/// Writes down the verdict, and whom the route names where another acted because they cannot.
pub(super) fn write_down(
    command: &Command,
    context: &Context<'_>,
    paper: &mut Paper,
    step: &RouteStep,
    verdict: StepVerdict,
    words: &str,
) {
    settle(command, context, paper, step, verdict, words);
    let named = step.approval.as_ref().and_then(|approval| approval.person);
    if let Some(pass) = paper.steps.iter_mut().rfind(|pass| pass.step == step.id && !pass.is_void) {
        pass.in_place_of = pass.in_place_of.or(named.filter(|person| Some(*person) != pass.by));
    }
}

/// The step a paper goes back to from this one; nothing where it goes to who drafts it.
fn step_to_return_to(paper: &Paper, step: &RouteStep) -> Option<String> {
    let returns_to = step.approval.as_ref().map(|approval| &approval.returns_to);
    if returns_to != Some(&ReturnsTo::StepBefore) {
        return None;
    }
    let stops = stops(&paper.route);
    let here = stops.iter().position(|stop| stop.iter().any(|one| one.id == step.id))?;
    let passed_over = |id: &String| paper.passed_over.contains(id);
    let before = stops[..here].iter().rev().flatten().find(|one| !passed_over(&one.id));
    before.map(|one| one.id.clone())
}
