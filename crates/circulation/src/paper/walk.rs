//! The way of a paper through the office: the steps of its route before the bodies, one after another.

use obeznik_kernel::calendar::add_days;
use obeznik_kernel::{
    Atom, Command, Context, Date, Department, PersonId, Records, RecordsExt as _, Stop, Stored, Timestamp,
};
use serde::{Deserialize, Serialize};

use super::check::refresh;
use super::{Paper, PaperState};
use crate::audience::{keep_paper, let_in};
use crate::consultation::{has_begun, let_mayor_in, open_route};
use crate::door::acting;
use crate::paper_type::{Approval, RouteStep, StepKind};
use crate::stored_enum::stored_enum;
use crate::town::Town;

stored_enum! {
    /// What came of a step.
    StepVerdict {
        /// Schváleno.
        Approved = "approved",
        /// Vyjádřeno in words.
        Advised = "advised",
        /// Vzato na vědomí.
        Noted = "noted",
        /// Vráceno with a reason.
        Returned = "returned",
        /// The secretary let the paper go on without it, with a reason.
        Skipped = "skipped",
        /// Nobody took note in time; the paper went on.
        Lapsed = "lapsed",
        /// Somebody else returned the paper, or it was taken back, while the step waited.
        Dropped = "dropped",
        /// Done before steps were written down one by one.
        Earlier = "earlier",
    }
}

/// A paper at a step of its route; one for each time it came there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct StepPass {
    /// The step.
    pub step: String,
    /// When it came.
    #[cfg_attr(feature = "bindings", ts(type = "string"))]
    pub since: Timestamp,
    /// By which day it is to be done.
    #[cfg_attr(feature = "bindings", ts(type = "string | null"))]
    pub due_on: Option<Date>,
    /// The version of the paper that lay there.
    pub version: u32,
    /// What came of it; nothing while it waits.
    pub verdict: Option<StepVerdict>,
    /// Whose act it was.
    pub by: Option<PersonId>,
    /// Who wrote it down on their behalf.
    pub written_by: Option<PersonId>,
    /// Who was asked, where another acted for them.
    pub in_place_of: Option<PersonId>,
    /// When it was done.
    #[cfg_attr(feature = "bindings", ts(type = "string | null"))]
    pub at: Option<Timestamp>,
    /// With what words.
    pub words: String,
    /// Whether it counts no more: the paper comes there again, or has come.
    #[serde(default)]
    pub is_void: bool,
}

impl StepPass {
    /// Whether the paper lies there now.
    pub fn is_open(&self) -> bool {
        self.verdict.is_none() && !self.is_void
    }
}

impl Paper {
    /// The passes at which the paper lies now.
    pub fn open_passes(&self) -> impl Iterator<Item = &StepPass> {
        self.steps.iter().filter(|pass| pass.is_open())
    }

    /// The step of the route by its name.
    pub fn step(&self, id: &str) -> Option<&RouteStep> {
        self.route.iter().find(|step| step.id == id)
    }

    /// Whether the step is behind the paper.
    pub fn is_behind(&self, id: &str) -> bool {
        let is_done = |pass: &&StepPass| pass.step == id && !pass.is_void && pass.verdict.is_some();
        self.passed_over.iter().any(|step| step == id) || self.steps.iter().any(|pass| is_done(&pass))
    }
}

/// The stops of a route before the bodies, in order; steps beside one another make one stop.
pub fn stops(route: &[RouteStep]) -> Vec<Vec<&RouteStep>> {
    let mut stops: Vec<Vec<&RouteStep>> = Vec::new();
    let mut may_join = false;
    for step in route {
        let is_beside = step.approval.as_ref().is_some_and(|approval| approval.is_beside);
        match stops.last_mut() {
            Some(stop) if is_asking(step) && is_beside && may_join => stop.push(step),
            _ if is_stop(step) => stops.push(vec![step]),
            _ => {}
        }
        may_join = is_asking(step);
    }
    stops
}

fn is_asking(step: &RouteStep) -> bool {
    step.kind == StepKind::Approval && step.approval.is_some()
}

fn is_stop(step: &RouteStep) -> bool {
    is_asking(step) || matches!(step.kind, StepKind::DepartmentReview | StepKind::FormalCheck)
}

/// The first stop that is not behind the paper.
pub fn next_stop(paper: &Paper) -> Option<Vec<&RouteStep>> {
    stops(&paper.route).into_iter().find(|stop| stop.iter().any(|step| !paper.is_behind(&step.id)))
}

/// The day by which opinions asked for on a day are due by the route of the paper; nothing where it does not say.
pub fn opinions_due(paper: &Paper, from: Date) -> Option<Date> {
    paper.route.iter().find(|step| step.kind == StepKind::Opinions).and_then(|step| due_of(step, from))
}

/// Takes the paper to the first stop that is not behind it, or before the bodies. The caller saves the paper.
pub(super) fn go_on(
    context: &mut Context<'_>,
    records: &mut dyn Records,
    paper: &mut Stored<Paper>,
) -> Result<(), Stop> {
    let stop: Option<Vec<RouteStep>> =
        next_stop(&paper.value).map(|stop| stop.into_iter().cloned().collect());
    match stop {
        None => become_ready(context, records, paper),
        Some(stop) => come_to(context, records, paper, &stop),
    }
}

fn come_to(
    context: &mut Context<'_>,
    records: &mut dyn Records,
    paper: &mut Stored<Paper>,
    stop: &[RouteStep],
) -> Result<(), Stop> {
    for step in stop {
        let lies_there = paper.value.open_passes().any(|pass| pass.step == step.id);
        if !lies_there && !paper.value.is_behind(&step.id) {
            let pass = new_pass(context, paper.value.version, step);
            paper.value.steps.push(pass);
        }
        if let Some(approval) = &step.approval
            && let Some(atom) = atom_of(records, &paper.value, approval)?
        {
            let_in(&mut paper.value, atom);
        }
    }
    paper.value.state = match stop.first().map(|step| &step.kind) {
        Some(StepKind::DepartmentReview) => PaperState::DepartmentReview,
        Some(StepKind::FormalCheck) => {
            refresh(context, records, paper)?;
            PaperState::FormalCheck
        }
        _ => PaperState::AtStep,
    };
    Ok(())
}

/// The day by which a step that begins on a day is done; nothing where it is given no days.
fn due_of(step: &RouteStep, from: Date) -> Option<Date> {
    step.days.map(|days| add_days(from, days.max(0)))
}

fn new_pass(context: &Context<'_>, version: u32, step: &RouteStep) -> StepPass {
    StepPass {
        step: step.id.clone(),
        since: context.now,
        due_on: due_of(step, context.today),
        version,
        verdict: None,
        by: None,
        written_by: None,
        in_place_of: None,
        at: None,
        words: String::new(),
        is_void: false,
    }
}

/// Whom the step lets in to the paper.
fn atom_of(records: &dyn Records, paper: &Paper, approval: &Approval) -> Result<Option<Atom>, Stop> {
    if let Some(person) = approval.person {
        return Ok(Some(Atom::Person(person)));
    }
    if let Some(role) = &approval.role {
        let office = Town::load(records)?.office();
        return Ok(office.map(|office| Atom::RoleInBody(office, role.clone())));
    }
    let Some(department) = approval.department.or(paper.department) else { return Ok(None) };
    let head = records.find::<Department>(department)?.and_then(|found| found.value.head);
    Ok(head.map(Atom::Person))
}

/// Writes down what came of a step at which the paper lies.
pub(super) fn settle(
    command: &Command,
    context: &Context<'_>,
    paper: &mut Paper,
    step: &RouteStep,
    verdict: StepVerdict,
    words: &str,
) {
    let at = match paper.steps.iter().position(|pass| pass.is_open() && pass.step == step.id) {
        Some(at) => at,
        None => {
            paper.steps.push(new_pass(context, paper.version, step));
            paper.steps.len() - 1
        }
    };
    if let Some(pass) = paper.steps.get_mut(at) {
        pass.verdict = Some(verdict);
        let substitute = command.in_place_of().and(command.actor);
        pass.by = substitute.or_else(|| acting(command, context));
        pass.in_place_of = command.in_place_of();
        pass.written_by = command.on_behalf_of.as_ref().and(command.actor).filter(|_| substitute.is_none());
        pass.at = Some(context.now);
        words.clone_into(&mut pass.words);
    }
}

/// The step of the kind at which the paper lies; of a paper older than the passes, the first of the kind.
pub(crate) fn step_here(paper: &Paper, kind: &StepKind) -> Option<RouteStep> {
    let here = paper.open_passes().filter_map(|pass| paper.step(&pass.step)).find(|step| step.kind == *kind);
    here.or_else(|| paper.route.iter().find(|step| step.kind == *kind)).cloned()
}

/// Ends the waiting at every step: the paper was returned, withdrawn or replaced.
pub(super) fn drop_open(paper: &mut Paper, now: Timestamp) {
    for pass in paper.steps.iter_mut().filter(|pass| pass.is_open()) {
        pass.verdict = Some(StepVerdict::Dropped);
        pass.at = Some(now);
    }
}

/// The paper is to pass every stop again.
pub(super) fn begin_again(paper: &mut Paper) {
    for pass in &mut paper.steps {
        pass.is_void = true;
    }
}

/// The paper is to pass this step, and all that come after it, again.
pub(super) fn begin_again_from(paper: &mut Paper, step: &str) {
    let stops = stops(&paper.route);
    let from = stops.iter().position(|stop| stop.iter().any(|one| one.id == step)).unwrap_or(0);
    let again: Vec<String> = stops.iter().skip(from).flatten().map(|one| one.id.clone()).collect();
    for pass in paper.steps.iter_mut().filter(|pass| again.contains(&pass.step)) {
        pass.is_void = true;
    }
}

/// Writes down what a paper older than the passes has behind it: heads came before the check, both before the bodies.
pub(super) fn remember_earlier(context: &Context<'_>, paper: &mut Paper) {
    let behind: &[StepKind] = match paper.state {
        _ if !paper.steps.is_empty() => &[],
        PaperState::FormalCheck => &[StepKind::DepartmentReview],
        PaperState::Ready | PaperState::InBodies => &[StepKind::DepartmentReview, StepKind::FormalCheck],
        _ => &[],
    };
    let missing: Vec<RouteStep> = paper
        .route
        .iter()
        .filter(|step| behind.contains(&step.kind) && !paper.is_behind(&step.id))
        .cloned()
        .collect();
    for step in missing {
        let pass =
            StepPass { verdict: Some(StepVerdict::Earlier), ..new_pass(context, paper.version, &step) };
        paper.steps.push(StepPass { due_on: None, ..pass });
    }
}

fn become_ready(
    context: &mut Context<'_>,
    records: &mut dyn Records,
    paper: &mut Stored<Paper>,
) -> Result<(), Stop> {
    paper.value.state = if has_begun(records, paper.id)? { PaperState::InBodies } else { PaperState::Ready };
    let_mayor_in(records, &Town::load(records)?, paper)?;
    let audience = keep_paper(records, paper)?;
    paper.scope = audience.id();
    open_route(context, records, paper, &audience)
}
