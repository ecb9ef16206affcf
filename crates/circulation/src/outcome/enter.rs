//! Enters what a body did with an item: from SCHEDULED to transitions 21–24, and 29.

use obeznik_kernel::{Body, Command, Context, RecordId, Records, RecordsExt, Refusal, Stop, Stored};
use serde::{Deserialize, Serialize};

use super::decide::{Counted, count_vote};
use super::settle::{Ending, record_resolution, settle_paper};
use super::{Ballot, Outcome, OutcomeKind, Position};
use crate::agenda::{AgendaItem, AgendaItemState};
use crate::clause::Clause;
use crate::consultation::{Consultation, NoOpinionCause, need_why};
use crate::door::{acting, ensure, insert_new, refuse};
use crate::majority::{Announced, Tally};
use crate::meeting::{Meeting, MeetingState};
use crate::paper::Paper;
use crate::paper_type::ConsultationRole;
use crate::task::TaskAssignee;
use crate::town::Town;

/// Input of `circulation.enter_outcome`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct EnterOutcome {
    /// The item.
    pub agenda_item: RecordId,
    /// How it ended.
    pub kind: OutcomeKind,
    /// The counted votes; `members` is counted from mandates whatever stands here.
    #[serde(default)]
    pub tally: Option<Tally>,
    /// Names, instead of counted votes; members not named are absent.
    #[serde(default)]
    pub ballots: Vec<Ballot>,
    /// What was announced.
    #[serde(default)]
    pub announced: Option<Announced>,
    /// Why the announced result differs from the computed one.
    #[serde(default)]
    pub explanation: String,
    /// What an advisory or recommending body voted for; for when nothing is said.
    #[serde(default)]
    pub position: Option<Position>,
    /// Why there was no opinion; may be empty where it was one of the usual reasons.
    #[serde(default)]
    pub reason: String,
    /// Which of the usual reasons it was; nothing where it was another one, or where there was an opinion.
    #[serde(default)]
    pub cause: Option<NoOpinionCause>,
    /// The text as adopted, where it is not the draft.
    #[serde(default)]
    pub clauses: Option<Vec<Clause>>,
    /// Who gets the tasks, where the words do not tell.
    #[serde(default)]
    pub assignees: Vec<TaskAssignee>,
}

/// Everything an outcome meets, read once.
pub(super) struct Scene {
    pub(super) town: Town,
    pub(super) meeting: Stored<Meeting>,
    pub(super) item: Stored<AgendaItem>,
    pub(super) paper: Option<(Stored<Paper>, Stored<Consultation>)>,
}

impl EnterOutcome {
    /// The usual reason for which there is no opinion; nothing where the item ended otherwise.
    pub(super) fn cause(&self) -> Option<NoOpinionCause> {
        self.cause.clone().filter(|_| self.kind == OutcomeKind::WithoutOpinion)
    }
}

impl Scene {
    /// What the body does with the paper.
    pub(super) fn role(&self) -> Option<&ConsultationRole> {
        self.paper.as_ref().map(|(_, consultation)| &consultation.value.role)
    }

    /// The body of the meeting.
    pub(super) fn body(&self) -> Result<&Body, Stop> {
        self.town.need(self.meeting.value.body)
    }
}

/// Enters the outcome of an item. The program computes the result from all mandates of the day; what was
/// announced is compared with it. A passed vote gives a numbered resolution and its tasks; an advisory
/// body's outcome, or the council's recommendation, opens the next body.
///
/// # Errors
/// Refuses items with an outcome, meetings not convened or not yet begun, and votes that do not add up.
pub fn enter_outcome(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: EnterOutcome = command.input()?;
    let mut scene = find_scene(records, input.agenda_item)?;
    check_is_open(context, &scene)?;
    let (counted, ending) = ending_of(records, &scene, &input)?;
    let resolution = record_resolution(context, records, &scene, &input, &ending)?;
    let outcome = Outcome { resolution, ..outcome_of(command, context, &input, counted) };
    let audience = records.audience_of(&scene.item.scope)?;
    let id: RecordId = context.new_id();
    insert_new(records, id, Some(scene.item.id), &audience, &outcome)?;
    scene.item.value.outcome = Some(id);
    scene.item.value.state = AgendaItemState::Decided;
    records.save(&scene.item)?;
    settle_paper(context, records, scene, &input, &ending, resolution)
}

fn check_is_open(context: &Context<'_>, Scene { item, meeting, .. }: &Scene) -> Result<(), Stop> {
    ensure(item.value.outcome.is_none(), "refusal-outcome-entered")?;
    ensure(item.value.state == AgendaItemState::Planned, "refusal-item-not-planned")?;
    ensure(meeting.value.state == MeetingState::Convened, "refusal-meeting-not-convened")?;
    if context.today < meeting.value.on {
        return refuse(Refusal::new("refusal-meeting-not-yet").with("day", meeting.value.on));
    }
    Ok(())
}

/// Everything an item meets. A body that only advises gives an opinion, whatever an old route lets it do.
pub(super) fn find_scene(records: &dyn Records, item: RecordId) -> Result<Scene, Stop> {
    let item: Stored<AgendaItem> = records.need(item)?;
    let meeting: Stored<Meeting> = records.need(item.parent.unwrap_or(item.id))?;
    let town = Town::load(records)?;
    let paper = match (item.value.paper, item.value.consultation) {
        (Some(paper), Some(consultation)) => {
            let mut one: Stored<Consultation> = records.need(consultation)?;
            one.value.role = one.value.role_of(&town.need(one.value.body)?.kind);
            Some((records.need(paper)?, one))
        }
        _ => None,
    };
    Ok(Scene { town, meeting, item, paper })
}

/// Counts the votes, if there were any, and says how the item ends.
pub(super) fn ending_of(
    records: &dyn Records,
    scene: &Scene,
    input: &EnterOutcome,
) -> Result<(Option<Counted>, Ending), Stop> {
    let counted = match input.kind {
        OutcomeKind::Vote => Some(count_vote(records, input, &scene.meeting.value)?),
        _ => {
            check_without_vote(scene, input)?;
            None
        }
    };
    let ending = Ending::of(scene, input, counted.as_ref())?;
    Ok((counted, ending))
}

fn check_without_vote(scene: &Scene, input: &EnterOutcome) -> Result<(), Stop> {
    let is_advisory = scene.role().is_none_or(|role| *role == ConsultationRole::Opinion);
    ensure(is_advisory, "refusal-body-must-vote")?;
    match input.kind {
        OutcomeKind::WithoutOpinion => need_why(&input.reason, input.cause.as_ref()),
        OutcomeKind::DiscussedOnly => Ok(()),
        _ => Err(Stop::refused("refusal-outcome-kind")),
    }
}

/// The record of an outcome, its resolution not yet known.
pub(super) fn outcome_of(
    command: &Command,
    context: &Context<'_>,
    input: &EnterOutcome,
    counted: Option<Counted>,
) -> Outcome {
    let (tally, computed) = counted.map_or((None, None), |vote| (Some(vote.tally), Some(vote.decision)));
    Outcome {
        kind: input.kind.clone(),
        tally,
        ballots: input.ballots.clone(),
        computed,
        announced: input.announced,
        explanation: input.explanation.clone(),
        position: input.position.clone(),
        reason: input.reason.clone(),
        cause: input.cause(),
        resolution: None,
        entered_by: acting(command, context),
        entered_at: context.now,
        corrects: None,
        why: String::new(),
        replaced_by: None,
    }
}
