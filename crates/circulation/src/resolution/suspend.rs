//! The mayor suspends the execution of a council's resolution; the assembly decides (transitions 26, 27).

use obeznik_kernel::{
    Atom, BodyId, BodyKind, Command, Context, PersonId, RecordId, Records, RecordsExt, Refusal, Stop, Stored,
};
use serde::{Deserialize, Serialize};

use super::{Resolution, ResolutionState};
use crate::audience::{find_for_paper, let_in};
use crate::clause::Clause;
use crate::consultation::{Consultation, ConsultationState};
use crate::door::{acting, ensure, insert_new, need_text, refuse};
use crate::paper::{Confidentiality, Lineage, Paper, PaperState};
use crate::paper_type::{ConsultationRole, RouteStep, Submitter};
use crate::stored_enum::stored_enum;
use crate::task::{TaskState, change_tasks};
use crate::town::Town;

/// Input of `circulation.suspend_resolution`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct SuspendResolution {
    /// The council's resolution.
    pub resolution: RecordId,
    /// Why the mayor holds it to be wrong.
    pub reason: String,
    /// The new paper with which it goes to the assembly.
    pub paper: RecordId,
}

stored_enum! {
    /// What the assembly decided about a suspended resolution.
    Fate {
        /// It holds after all.
        Confirm = "confirm",
        /// It is cancelled.
        Cancel = "cancel",
    }
}

/// Input of `circulation.confirm_or_cancel_suspended`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ConfirmOrCancelSuspended {
    /// The suspended resolution.
    pub resolution: RecordId,
    /// What the assembly decided.
    pub fate: Fate,
    /// The assembly's resolution about it.
    pub by: RecordId,
}

/// Suspends the execution: tasks freeze and the matter comes before the assembly by itself.
///
/// # Errors
/// Refuses resolutions of other bodies, ones that do not hold, an empty reason, and a town without assembly.
///
/// Source: Act No. 128/2000 Coll., § 105/1.
pub fn suspend_resolution(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: SuspendResolution = command.input()?;
    let mut resolution: Stored<Resolution> = records.need(input.resolution)?;
    need_text(&input.reason, "refusal-reason-missing")?;
    let town = Town::load(records)?;
    let kind = town.need(resolution.value.body)?.kind.clone();
    ensure(kind == BodyKind::Council, "refusal-not-of-council")?;
    need_state(&resolution.value, &ResolutionState::Valid)?;
    let Some(assembly) = town.assembly() else { return Err(Stop::refused("refusal-no-such-body")) };
    let Some(mayor) = acting(command, context) else { return Err(Stop::refused("refusal-drafter-missing")) };
    resolution.value.state = ResolutionState::Suspended;
    resolution.value.suspend_reason = input.reason;
    records.save(&resolution)?;
    change_tasks(records, resolution.id, context.now, |task| task.suspend())?;
    bring_before_assembly(context, records, &resolution, input.paper, assembly, mayor)
}

/// Writes down what the assembly decided about a suspended resolution: tasks go on, or end as cancelled.
///
/// # Errors
/// Refuses resolutions not suspended and a decision that is not a valid one of the assembly.
pub fn confirm_or_cancel_suspended(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: ConfirmOrCancelSuspended = command.input()?;
    let mut resolution: Stored<Resolution> = records.need(input.resolution)?;
    need_state(&resolution.value, &ResolutionState::Suspended)?;
    let by: Stored<Resolution> = records.need(input.by)?;
    let town = Town::load(records)?;
    let is_assembly = town.need(by.value.body)?.kind == BodyKind::Assembly;
    ensure(is_assembly && by.value.state == ResolutionState::Valid, "refusal-not-of-assembly")?;
    ensure(is_about(records, &by.value, resolution.id)?, "refusal-not-about-suspended")?;
    let is_confirmed = match input.fate {
        Fate::Confirm => true,
        Fate::Cancel => false,
        Fate::Unknown(_) => return Err(Stop::refused("refusal-fate")),
    };
    if is_confirmed {
        resolution.value.state = ResolutionState::Valid;
    } else {
        resolution.value.state = ResolutionState::Cancelled;
        resolution.value.revoked_by = Some(by.id);
    }
    records.save(&resolution)?;
    change_tasks(records, resolution.id, context.now, |task| {
        if is_confirmed { task.resume() } else { task.end(TaskState::Cancelled) }
    })
}

/// Whether a resolution of the assembly came out of dealing with the suspended one: it was decided in the
/// consultation that the suspension opened.
fn is_about(records: &dyn Records, by: &Resolution, suspended: RecordId) -> Result<bool, Stop> {
    let Some(consultation) = by.consultation else { return Ok(false) };
    let found: Option<Stored<Consultation>> = records.find(consultation)?;
    Ok(found.is_some_and(|found| found.value.about == Some(suspended)))
}

fn need_state(resolution: &Resolution, state: &ResolutionState) -> Result<(), Stop> {
    if resolution.state == *state {
        return Ok(());
    }
    refuse(
        Refusal::new("refusal-resolution-state")
            .with("number", &resolution.number)
            .with("state", resolution.state.as_str()),
    )
}

fn bring_before_assembly(
    context: &mut Context<'_>,
    records: &mut dyn Records,
    resolution: &Stored<Resolution>,
    id: RecordId,
    assembly: BodyId,
    mayor: PersonId,
) -> Result<(), Stop> {
    let mut paper = paper_about(context, resolution, assembly, mayor);
    let_in(&mut paper, Atom::Body(resolution.value.body));
    let audience = find_for_paper(records, &paper)?;
    records.add(id, None, &audience, &paper)?;
    let consultation = Consultation {
        step: STEP.to_owned(),
        body: assembly,
        role: ConsultationRole::Decides,
        order: 1,
        round: 1,
        state: ConsultationState::Ready,
        meeting: None,
        agenda_item: None,
        resolution: None,
        summary: String::new(),
        reason: resolution.value.suspend_reason.clone(),
        cause: None,
        postponed_to: None,
        due_on: None,
        about: Some(resolution.id),
        opened_at: context.now,
    };
    insert_new(records, context.new_id(), Some(id), &audience, &consultation)
}

/// Stable name of the only step of such a paper.
const STEP: &str = "suspended";

fn paper_about(
    context: &Context<'_>,
    resolution: &Stored<Resolution>,
    assembly: BodyId,
    mayor: PersonId,
) -> Paper {
    let number = &resolution.value.number;
    Paper {
        number: format!("{number} (§ 105)"),
        paper_type: None,
        title: format!("Pozastavení výkonu usnesení {number}"),
        presenter: mayor,
        co_presenters: Vec::new(),
        drafter: mayor,
        department: None,
        competence: "§ 105 odst. 1".to_owned(),
        confidentiality: Confidentiality::AllBodies,
        named: Vec::new(),
        state: PaperState::Ready,
        report: resolution.value.suspend_reason.clone(),
        report_file: None,
        clauses: vec![Clause::new("rozhoduje", format!("o pozastaveném usnesení rady {number}"))],
        due_on: None,
        route: vec![RouteStep::before_body(STEP, assembly, ConsultationRole::Decides)],
        passed_over: Vec::new(),
        steps: Vec::new(),
        submitter: Submitter::Office,
        remarks: Vec::new(),
        version: 0,
        return_reason: String::new(),
        formal_check: Vec::new(),
        posting: None,
        price_reason: String::new(),
        lineage: Lineage { continues: resolution.value.paper, ..Lineage::default() },
        readers: Vec::new(),
        note: String::new(),
        created_at: context.now,
        submitted_at: Some(context.now),
        stood_in: Vec::new(),
    }
}
