//! What follows from an outcome: the state of the consultation, the resolution, its tasks, the next body.

use obeznik_kernel::{BodyKind, Context, Date, Person, RecordId, Records, RecordsExt, Stop, Stored};

use super::decide::Counted;
use super::enter::{EnterOutcome, Scene};
use super::{OutcomeKind, Position};
use crate::agenda::items_in_order;
use crate::audience::{keep_paper, of_resolution};
use crate::clause::{Clause, render};
use crate::consultation::{Consultation, ConsultationState, let_mayor_in, open_route};
use crate::door::{ensure, insert_new};
use crate::paper::{Paper, PaperState};
use crate::paper_type::{ConsultationRole, RouteStep};
use crate::resolution::number::{NumberFor, free_number};
use crate::resolution::{Resolution, ResolutionState};
use crate::task::tasks_of;
use crate::town::Town;

/// How an item ends for its consultation, and the text that was adopted.
pub(super) struct Ending {
    state: ConsultationState,
    summary: String,
    /// The clauses of the resolution; nothing when none was adopted.
    adopted: Option<Vec<Clause>>,
}

impl Ending {
    /// The ending that follows from the votes and the role of the body.
    ///
    /// # Errors
    /// Refuses a passed vote without any text.
    pub(super) fn of(scene: &Scene, input: &EnterOutcome, vote: Option<&Counted>) -> Result<Self, Stop> {
        let Some(vote) = vote else { return Ok(Self::without_vote(&input.kind)) };
        let summary = vote.summary();
        if !vote.is_adopted() {
            return Ok(Self { state: not_adopted(scene), summary, adopted: None });
        }
        let clauses = adopted_clauses(scene, input)?;
        let state = match scene.role() {
            Some(ConsultationRole::Decides) if passes_on(scene, &clauses)? => ConsultationState::Recommended,
            Some(ConsultationRole::Decides) | None => ConsultationState::Adopted,
            Some(_) if input.position == Some(Position::DoesNotRecommend) => {
                ConsultationState::NotRecommended
            }
            Some(_) => ConsultationState::Recommended,
        };
        Ok(Self { state, summary, adopted: Some(clauses) })
    }

    /// The clauses of the resolution; nothing when none was adopted.
    pub(super) fn adopted(&self) -> Option<&[Clause]> {
        self.adopted.as_deref()
    }

    /// The vote in short.
    pub(super) fn summary(&self) -> &str {
        &self.summary
    }

    fn without_vote(kind: &OutcomeKind) -> Self {
        let state = match kind {
            OutcomeKind::WithoutOpinion => ConsultationState::WithoutOpinion,
            _ => ConsultationState::DiscussedOnly,
        };
        Self { state, summary: String::new(), adopted: None }
    }
}

/// What a vote that did not reach the majority makes of the consultation. A body that only recommends has
/// then said nothing about a member's own proposal; the assembly says whether it deals with it (§ 94/2).
fn not_adopted(scene: &Scene) -> ConsultationState {
    let is_own = scene.paper.as_ref().is_some_and(|(paper, _)| paper.value.is_own_proposal());
    if is_own && scene.role() == Some(&ConsultationRole::Recommends) {
        ConsultationState::WithoutOpinion
    } else {
        ConsultationState::NotAdopted
    }
}

/// Writes the numbered resolution and its tasks, when one was adopted. An advisory body numbers its
/// resolutions when it has a pattern; it sets no tasks (§ 117, § 122).
///
/// # Errors
/// Refuses a body that decides and has no pattern of numbers.
pub(super) fn record_resolution(
    context: &mut Context<'_>,
    records: &mut dyn Records,
    scene: &Scene,
    input: &EnterOutcome,
    ending: &Ending,
) -> Result<Option<RecordId>, Stop> {
    let Some(clauses) = &ending.adopted else { return Ok(None) };
    let body = scene.body()?;
    if body.resolution_pattern.is_empty() && !body.kind.decides() {
        return Ok(None);
    }
    let number = number_of(records, scene)?;
    let resolution = new_resolution(scene, ending, clauses, number, context.today);
    let people: Vec<Stored<Person>> = records.find_by("person", &["all"], MOST_PEOPLE)?;
    let tasks =
        if body.kind.decides() { tasks_of(&resolution, &people, &input.assignees) } else { Vec::new() };
    let item = records.audience_of(&scene.item.scope)?;
    let audience = of_resolution(&item, tasks.iter().filter_map(|task| task.assignee));
    let id: RecordId = context.new_id();
    insert_new(records, id, None, &audience, &resolution)?;
    for task in tasks {
        insert_new(records, context.new_id(), Some(id), &audience, &task)?;
    }
    Ok(Some(id))
}

/// Most people a municipality keeps.
pub(crate) const MOST_PEOPLE: usize = 20_000;

/// Writes where the consultation ended, closes the paper or opens the next body.
///
/// # Errors
/// As [`Records::put`].
pub(super) fn settle_paper(
    context: &mut Context<'_>,
    records: &mut dyn Records,
    scene: Scene,
    input: &EnterOutcome,
    ending: &Ending,
    resolution: Option<RecordId>,
) -> Result<(), Stop> {
    let Some((mut paper, mut consultation)) = scene.paper else { return Ok(()) };
    note_ending(&mut consultation.value, input, ending, resolution);
    records.save(&consultation)?;
    if consultation.value.passes_on() {
        return go_on(context, records, &scene.town, paper, &consultation.value);
    }
    paper.value.state = PaperState::Closed;
    keep_paper(records, &paper).map(|_| ())
}

/// Writes into a consultation how it ended.
pub(super) fn note_ending(
    consultation: &mut Consultation,
    input: &EnterOutcome,
    ending: &Ending,
    resolution: Option<RecordId>,
) {
    consultation.state = ending.state.clone();
    consultation.summary.clone_from(&ending.summary);
    consultation.resolution = resolution;
    consultation.reason.clone_from(&input.reason);
    consultation.cause = input.cause();
}

/// Opens the next body of the route; at the end of one on which somebody recommends or leaves the matter, the assembly,
/// also where bodies that only advise came after: nobody else would decide. A route of opinions alone ends with them.
pub(crate) fn go_on(
    context: &mut Context<'_>,
    records: &mut dyn Records,
    town: &Town,
    mut paper: Stored<Paper>,
    after: &Consultation,
) -> Result<(), Stop> {
    let order = usize::try_from(after.order).unwrap_or(usize::MAX);
    let reaches_end = paper.value.bodies().skip(order).all(|step| step.is_beside);
    let is_last = reaches_end && !waits_beside(records, &paper)?;
    // A body that adopted the paper has closed it, so on the way to here nobody decided.
    let only_advises = |step: &RouteStep| matches!(step.role, None | Some(ConsultationRole::Opinion));
    let to_assembly = after.role != ConsultationRole::Opinion || !paper.value.bodies().all(only_advises);
    if is_last
        && to_assembly
        && let Some(assembly) = town.assembly_on(context.today)
    {
        paper.value.route.push(assembly_step(assembly));
    } else if is_last {
        paper.value.state = PaperState::Closed;
    }
    let_mayor_in(records, town, &mut paper)?;
    let audience = keep_paper(records, &paper)?;
    open_route(context, records, &paper, &audience)
}

/// Whether a body that deals with the paper beside the one that just did has still to say its word.
fn waits_beside(records: &dyn Records, paper: &Stored<Paper>) -> Result<bool, Stop> {
    if !paper.value.bodies().any(|step| step.is_beside) {
        return Ok(false);
    }
    let all: Vec<Stored<Consultation>> = records.under(paper.id)?;
    Ok(all.iter().any(|one| one.value.is_open()))
}

/// Stable name of the step that a recommendation of the council adds.
pub(super) const ASSEMBLY_STEP: &str = "assembly-by-recommendation";

/// The assembly at the end of a route.
pub(crate) fn assembly_step(assembly: obeznik_kernel::BodyId) -> RouteStep {
    RouteStep::before_body(ASSEMBLY_STEP, assembly, ConsultationRole::Decides)
}

/// The text the body adopted: what was entered, else the draft for a body that decides, else its opinion.
fn adopted_clauses(scene: &Scene, input: &EnterOutcome) -> Result<Vec<Clause>, Stop> {
    let clauses = match (&input.clauses, &scene.paper) {
        (Some(clauses), _) => clauses.clone(),
        (None, Some((paper, one))) if one.value.role == ConsultationRole::Decides => {
            paper.value.clauses.clone()
        }
        (None, Some((paper, one))) => vec![opinion_on(scene, &paper.value, one.value.order, input)],
        (None, None) => Vec::new(),
    };
    let is_text = !clauses.is_empty() && clauses.iter().all(|clause| !clause.verb.trim().is_empty());
    ensure(is_text, "refusal-resolution-text-missing")?;
    Ok(clauses)
}

/// „doporučuje zastupitelstvu přijmout usnesení podle tisku č. 12": the usual words of an opinion.
fn opinion_on(scene: &Scene, paper: &Paper, order: u32, input: &EnterOutcome) -> Clause {
    let is_against = input.position == Some(Position::DoesNotRecommend);
    let verb = if is_against { "nedoporučuje" } else { "doporučuje" };
    let index = usize::try_from(order).unwrap_or(usize::MAX);
    // Those beside it have the paper at the same time; it advises the one after them.
    let next = paper.bodies().skip(index).find(|step| !step.is_beside).and_then(|step| step.body);
    let next = next.and_then(|id| scene.town.body(id));
    let whom = match next.map(|body| &body.kind) {
        Some(BodyKind::Council) => "radě",
        Some(BodyKind::Committee) => "výboru",
        Some(BodyKind::Commission) => "komisi",
        _ => "zastupitelstvu",
    };
    Clause::new(
        verb,
        format!("{whom} přijmout usnesení podle tisku č.\u{a0}{} „{}“", paper.number, paper.title),
    )
}

/// Whether the council, asked to decide, recommends to the assembly instead (§ 84/2, § 85).
fn passes_on(scene: &Scene, clauses: &[Clause]) -> Result<bool, Stop> {
    let is_council = scene.body()?.kind == BodyKind::Council;
    let recommends =
        |clause: &Clause| clause.verb.to_lowercase().starts_with("doporuč") && names_assembly(clause);
    Ok(is_council && clauses.iter().any(recommends))
}

fn names_assembly(clause: &Clause) -> bool {
    let names = |text: &str| text.to_lowercase().contains("zastupitelstv");
    names(&clause.text) || clause.points.iter().any(|point| names(&point.text))
}

fn number_of(records: &mut dyn Records, scene: &Scene) -> Result<String, Stop> {
    let body = scene.body()?;
    let id = scene.meeting.value.body;
    let items = items_in_order(records, scene.meeting.id)?;
    let shown = items.iter().filter(|item| item.value.is_on());
    let place = shown.take_while(|item| item.id != scene.item.id).count() + 1;
    free_number(records, id, body, &NumberFor::resolution(id, body, &scene.meeting.value, place))
}

fn new_resolution(
    scene: &Scene,
    ending: &Ending,
    clauses: &[Clause],
    number: String,
    today: Date,
) -> Resolution {
    let meeting = &scene.meeting;
    Resolution {
        number,
        body: meeting.value.body,
        meeting: Some(meeting.id),
        meeting_number: Some(meeting.value.number),
        paper: scene.paper.as_ref().map(|(paper, _)| paper.id),
        consultation: scene.paper.as_ref().map(|(_, consultation)| consultation.id),
        title: scene.item.value.title.clone(),
        clauses: clauses.to_vec(),
        text: render(clauses),
        decided_on: Some(meeting.value.on),
        state: ResolutionState::Valid,
        revokes: Vec::new(),
        revoked_by: None,
        suspend_reason: String::new(),
        summary: ending.summary.clone(),
        mayor: None,
        entered_on: Some(today),
        imported_from: None,
        source_file: String::new(),
        source_line: 0,
    }
}
