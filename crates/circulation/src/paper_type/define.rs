//! Sets a type of paper up, or changes it for papers founded later.

use std::collections::BTreeSet;

use obeznik_kernel::{
    Audience, BodyId, BodyKind, Command, Context, Date, Department, Person, RecordId, Records, RecordsExt,
    Refusal, Stop, Stored,
};
use serde::{Deserialize, Serialize};

use super::{Approval, Ask, ConsultationRole, PaperType, RouteStep, StepKind, Submitter};
use crate::door::{ensure, need_text, refuse};
use crate::town::Town;

/// Input of `circulation.define_paper_type`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct DefinePaperType {
    /// The type, new or present.
    pub paper_type: RecordId,
    /// What it is to be.
    pub value: PaperType,
}

/// Sets a type of paper up. Papers already founded keep the route they were founded with.
///
/// # Errors
/// Refuses a nameless type, a route without a body, a step twice, a body that does not exist or is no more, a
/// commission or committee that would decide or recommend (§ 117, § 122), a step of the office that asks nothing or
/// nobody, and a step or a body that would stop a member's own proposal (§ 94/1).
pub fn define_paper_type(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: DefinePaperType = command.input()?;
    need_text(&input.value.name, "refusal-name-missing")?;
    let town = Town::load(records)?;
    check_route(&input.value, &town)?;
    check_asked(&input.value, records)?;
    let before = records.find::<PaperType>(input.paper_type)?;
    check_standing(&input.value, before.as_ref().map(|before| &before.value), &town, context.today)?;
    let everybody = Audience::public();
    match before {
        Some(before) => records.save(&Stored { value: input.value, ..before }),
        None => records.add(input.paper_type, None, &everybody, &input.value),
    }
}

fn check_route(value: &PaperType, town: &Town) -> Result<(), Stop> {
    ensure(value.bodies().next().is_some(), "refusal-route-without-body")?;
    let mut seen = BTreeSet::new();
    for step in &value.route {
        if step.id.trim().is_empty() || !seen.insert(step.id.as_str()) {
            return refuse(Refusal::new("refusal-route-step-twice").with("step", &step.id));
        }
        match step.kind {
            StepKind::Consultation => check_consultation(step, town)?,
            StepKind::Approval => check_approval(step)?,
            _ => {}
        }
    }
    check_order(&value.route)?;
    check_bodies_beside(&value.route)?;
    if value.submitter == Submitter::Office {
        return Ok(());
    }
    check_own(&value.route)
}

/// No route is led anew to a body that is no more: each of its papers would have to be given to another one by hand. A
/// type that led there before keeps it, so that it can be renamed or put out of use.
fn check_standing(
    value: &PaperType,
    before: Option<&PaperType>,
    town: &Town,
    today: Date,
) -> Result<(), Stop> {
    let was_there =
        |id: BodyId| before.is_some_and(|before| before.bodies().any(|step| step.body == Some(id)));
    for id in value.bodies().filter_map(|step| step.body).filter(|id| !was_there(*id)) {
        let body = town.need(id)?;
        if body.has_ended(today) {
            return refuse(Refusal::new("refusal-route-body-ended").with("body", &body.name));
        }
    }
    Ok(())
}

/// The office neither approves a member's own proposal nor holds it up for ever (§ 94/1), and no body decides
/// before the last one: its vote would close the way to the body the proposal was made to.
fn check_own(route: &[RouteStep]) -> Result<(), Stop> {
    let stops = |step: &RouteStep| step.kind == StepKind::DepartmentReview || step.asks(&Ask::Approve);
    ensure(!route.iter().any(stops), "refusal-own-route-approves")?;
    let must_advise = |step: &&RouteStep| step.asks(&Ask::Advise) && step.mandatory;
    if let Some(step) = route.iter().find(must_advise) {
        return refuse(Refusal::new("refusal-own-route-waits").with("step", &step.id));
    }
    let is_of_office = |step: &RouteStep| matches!(step.kind, StepKind::FormalCheck | StepKind::Approval);
    if let Some(step) = route.iter().find(|step| is_of_office(step) && step.days.is_none()) {
        return refuse(Refusal::new("refusal-step-without-days").with("step", &step.id));
    }
    let bodies = route.iter().filter(|step| step.kind == StepKind::Consultation);
    let decides_early = bodies.rev().skip(1).any(|step| step.role == Some(ConsultationRole::Decides));
    ensure(!decides_early, "refusal-own-route-decides")
}

/// Most steps of the office on one route, and of them most beside each other.
const MOST_STEPS: usize = 12;
const MOST_BESIDE: usize = 5;

/// Steps of the office come before the bodies, and beside nothing but one another.
fn check_order(route: &[RouteStep]) -> Result<(), Stop> {
    let (mut beside, mut count) = (0, 0);
    let mut is_with_bodies = false;
    for step in route {
        is_with_bodies |= step.kind == StepKind::Consultation;
        let Some(approval) = step.approval.as_ref().filter(|_| step.kind == StepKind::Approval) else {
            beside = 0;
            continue;
        };
        if is_with_bodies {
            return refuse(Refusal::new("refusal-step-after-body").with("step", &step.id));
        }
        if approval.is_beside && beside == 0 {
            return refuse(Refusal::new("refusal-step-beside-nothing").with("step", &step.id));
        }
        beside = if approval.is_beside { beside + 1 } else { 1 };
        count += 1;
        if count > MOST_STEPS || beside > MOST_BESIDE {
            return refuse(
                Refusal::new("refusal-route-too-long").with("count", MOST_STEPS).with("beside", MOST_BESIDE),
            );
        }
    }
    Ok(())
}

/// Beside each other are only bodies that give an opinion, each of them once: none of them can stop the paper, so the
/// next one never waits in vain (§ 117, § 122).
fn check_bodies_beside(route: &[RouteStep]) -> Result<(), Stop> {
    let mut group: Vec<&RouteStep> = Vec::new();
    for step in route {
        if !step.is_beside {
            group = vec![step];
            continue;
        }
        let unfit = |key: &str| Refusal::new(key).with("step", &step.id);
        if !step.only_advises() || !group.iter().all(|one| one.only_advises()) {
            return refuse(unfit("refusal-body-beside"));
        }
        if group.is_empty() || group.iter().any(|one| one.body == step.body) {
            return refuse(unfit("refusal-body-beside-nothing"));
        }
        group.push(step);
        if group.len() > MOST_BESIDE {
            return refuse(
                Refusal::new("refusal-route-too-long").with("count", MOST_STEPS).with("beside", MOST_BESIDE),
            );
        }
    }
    Ok(())
}

fn check_approval(step: &RouteStep) -> Result<(), Stop> {
    let unclear = || Refusal::new("refusal-step-unclear").with("step", &step.id);
    let Some(approval) = &step.approval else { return refuse(unclear()) };
    let Approval { asks, person, department, role, .. } = approval;
    let named = [person.is_some(), department.is_some(), role.is_some()];
    let is_known = !matches!(asks, Ask::Unknown(_)) && named.into_iter().filter(|one| *one).count() <= 1;
    if !is_known || !has_fit_days(step) {
        return refuse(unclear());
    }
    if *asks == Ask::TakeNote && step.days.is_none() {
        return refuse(Refusal::new("refusal-step-without-days").with("step", &step.id));
    }
    Ok(())
}

/// Most days a step may be given.
const MOST_DAYS: i32 = 365;

fn has_fit_days(step: &RouteStep) -> bool {
    step.days.is_none_or(|days| (0..=MOST_DAYS).contains(&days))
}

/// Whoever is asked by name, at a step or for a required opinion, must exist.
fn check_asked(value: &PaperType, records: &dyn Records) -> Result<(), Stop> {
    for approval in value.route.iter().filter_map(|step| step.approval.as_ref()) {
        if let Some(person) = approval.person {
            ensure(records.find::<Person>(person)?.is_some(), "refusal-no-such-person")?;
        }
        if let Some(department) = approval.department {
            ensure(records.find::<Department>(department)?.is_some(), "refusal-no-such-department")?;
        }
    }
    for person in value.required_opinions.iter().filter_map(|opinion| opinion.person) {
        ensure(records.find::<Person>(person)?.is_some(), "refusal-no-such-person")?;
    }
    Ok(())
}

fn check_consultation(step: &RouteStep, town: &Town) -> Result<(), Stop> {
    let Some(body) = step.body else { return Err(Stop::refused("refusal-route-without-body")) };
    let body = town.need(body)?;
    let too_much = match step.role {
        Some(ConsultationRole::Decides) => Some("refusal-advisory-body-decides"),
        Some(ConsultationRole::Recommends) => Some("refusal-advisory-body-recommends"),
        _ => None,
    };
    if let Some(key) = too_much.filter(|_| !body.kind.decides()) {
        return refuse(Refusal::new(key).with("body", &body.name));
    }
    // The mayor alone has nobody to give an opinion to, or to recommend to.
    let only_decides = body.kind == BodyKind::Mayor && step.role != Some(ConsultationRole::Decides);
    ensure(!only_decides, "refusal-mayor-only-decides")?;
    if !has_fit_days(step) {
        return refuse(Refusal::new("refusal-body-days").with("body", &body.name).with("most", MOST_DAYS));
    }
    ensure(step.role.is_some() && body.kind.takes_papers(), "refusal-route-without-body")
}
