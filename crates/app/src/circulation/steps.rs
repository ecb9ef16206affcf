//! Steps of the office on a paper's way: whose turn it is, what they may do, what came of each.

use obeznik_circulation::paper::{AskedNow, Paper, StandsIn, StepPass, StepVerdict, asked_now};
use obeznik_circulation::paper_type::{Ask, RouteStep, StepKind};
use obeznik_kernel::calendar::day_in_prague;
use obeznik_kernel::{PersonId, Stored};
use serde_json::{Value, json};

use crate::api::ApiError;
use crate::circulation::papers::{Family, RouteStop};
use crate::municipality::names::Names;
use crate::office::Reader;
use crate::office::acts::{in_whose_place, is_allowed_myself};
use crate::office::shared::Phrase;

/// What a person does at a step of the office; nothing at other steps.
pub(crate) fn verb(step: &RouteStep) -> Option<&'static str> {
    step.approval.as_ref().map(|approval| match approval.asks {
        Ask::Advise => "circulation.advise_step",
        Ask::TakeNote => "circulation.note_step",
        Ask::Approve | Ask::Unknown(_) => "circulation.approve_step",
    })
}

/// The least input by which the permission finds what an act at a step concerns.
pub(crate) fn input_of(paper: &Stored<Paper>, step: &RouteStep) -> Value {
    json!({ "paper": paper.id.to_string(), "step": step.id, "reason": "", "words": "" })
}

/// Steps of the office at which a paper lies, with their passes.
pub(crate) fn open_steps(paper: &Paper) -> impl Iterator<Item = (&RouteStep, &StepPass)> {
    paper
        .open_passes()
        .filter_map(|pass| Some((paper.step(&pass.step)?, pass)))
        .filter(|(step, _)| step.kind == StepKind::Approval)
}

/// Whether the step waits for the signed-in person, or for one in whose place they are.
fn is_mine(reader: &Reader<'_>, paper: &Stored<Paper>, step: &RouteStep) -> bool {
    let input = input_of(paper, step);
    verb(step).is_some_and(|verb| {
        is_allowed_myself(reader, verb, &input) || in_whose_place(reader, verb, &input).is_some()
    })
}

/// The step the acts on the page concern: the person's own, else the first that waits.
pub(crate) fn step_to_take<'p>(reader: &Reader<'_>, paper: &'p Stored<Paper>) -> Option<&'p RouteStep> {
    let open: Vec<&RouteStep> = open_steps(&paper.value).map(|(step, _)| step).collect();
    let mine = open.iter().find(|step| is_mine(reader, paper, step));
    mine.or(open.first()).copied()
}

/// Acts at a step: what it asks, its opposite, and letting the paper go on without it.
pub(crate) fn kinds_at_step(reader: &Reader<'_>, paper: &Stored<Paper>) -> Vec<&'static str> {
    let Some(step) = step_to_take(reader, paper) else { return vec!["circulation.withdraw_paper"] };
    let asks = step.approval.as_ref().map_or(Ask::Approve, |approval| approval.asks.clone());
    let mut kinds: Vec<&'static str> = verb(step).into_iter().collect();
    if asks == Ask::Approve {
        kinds.push("circulation.return_step");
    }
    let pass = paper.value.open_passes().find(|pass| pass.step == step.id);
    let is_late = pass.is_some_and(|pass| pass.due_on.is_none_or(|due| due < reader.today));
    if is_late && !step.mandatory {
        kinds.push("circulation.skip_step");
    }
    kinds.push("circulation.withdraw_paper");
    kinds
}

/// A stop of the route at a step before the bodies.
pub(crate) fn stop(
    reader: &Reader<'_>,
    names: &Names<'_>,
    family: &Family,
    step: &RouteStep,
) -> Result<RouteStop, ApiError> {
    let paper = &family.paper.value;
    let last = paper.steps.iter().rfind(|pass| pass.step == step.id && !pass.is_void);
    let progress = progress(paper, step, last);
    let asked = if progress == "now" || progress == "ahead" {
        Some(asked_now(reader.records, &family.paper, step, reader.today)?)
    } else {
        None
    };
    let day = last.and_then(|pass| pass.at.map(day_in_prague).or(pass.due_on));
    Ok(RouteStop {
        kind: kind(step).to_owned(),
        name: String::new(),
        progress: progress.to_owned(),
        on: day.filter(|_| progress != "ahead").map(|day| day.to_string()),
        who: who(names, last, asked.as_ref(), step)?,
        outcome: outcome(names, step, last, asked.as_ref())?,
        is_beside: step.approval.as_ref().is_some_and(|approval| approval.is_beside),
    })
}

fn kind(step: &RouteStep) -> &str {
    match (&step.kind, &step.approval) {
        (StepKind::Approval, Some(approval)) => approval.asks.as_str(),
        (kind, _) => kind.as_str(),
    }
}

fn progress(paper: &Paper, step: &RouteStep, last: Option<&StepPass>) -> &'static str {
    if last.is_some_and(StepPass::is_open) {
        "now"
    } else if paper.passed_over.contains(&step.id) {
        "skipped"
    } else if paper.is_behind(&step.id) {
        "done"
    } else {
        "ahead"
    }
}

/// Who did it; while it waits, who is asked. The head and the secretaries need no name before they act.
fn who(
    names: &Names<'_>,
    last: Option<&StepPass>,
    asked: Option<&AskedNow>,
    step: &RouteStep,
) -> Result<String, ApiError> {
    if let Some(person) = last.and_then(|pass| pass.by) {
        return Ok(names.person(person)?.name);
    }
    let Some(asked) = asked.filter(|_| step.kind == StepKind::Approval) else { return Ok(String::new()) };
    several(names, &asked.people)
}

/// Most people named at a stop.
const MOST_NAMED: usize = 2;

fn several(names: &Names<'_>, people: &[PersonId]) -> Result<String, ApiError> {
    let mut named = Vec::new();
    for person in people.iter().take(MOST_NAMED) {
        named.push(names.person(*person)?.name);
    }
    let more = if people.len() > MOST_NAMED { " …" } else { "" };
    Ok(format!("{}{more}", named.join(", ")))
}

fn outcome(
    names: &Names<'_>,
    step: &RouteStep,
    last: Option<&StepPass>,
    asked: Option<&AskedNow>,
) -> Result<Option<Phrase>, ApiError> {
    if let Some(instead) = asked.and_then(|asked| asked.instead) {
        return Ok(Some(Phrase::new(match instead {
            StandsIn::Left => "route-step-left",
            StandsIn::Unseen => "route-step-unseen",
            StandsIn::Nobody => "route-step-nobody",
        })));
    }
    let Some((pass, verdict)) = last.and_then(|pass| pass.verdict.as_ref().map(|verdict| (pass, verdict)))
    else {
        return Ok(None);
    };
    if step.kind != StepKind::Approval {
        return Ok(None);
    }
    let instead_of = pass.in_place_of.map(|person| names.person(person)).transpose()?;
    let key = match verdict {
        StepVerdict::Skipped => "route-step-skipped",
        StepVerdict::Lapsed => "route-step-lapsed",
        _ if pass.words.is_empty() && instead_of.is_none() => return Ok(None),
        _ => "route-step-said",
    };
    let instead_of = instead_of.map(|person| person.name).unwrap_or_default();
    Ok(Some(Phrase::new(key).with("words", &pass.words).with("for", instead_of)))
}
