//! The mayor decides: on a paper that waits, or in words of their own.

use obeznik_kernel::{
    Audience, BodyId, BodyKind, Command, Context, Date, Person, PersonId, RecordId, Records, RecordsExt,
    Refusal, Stop, Stored,
};
use serde::{Deserialize, Serialize};

use super::who::{Decider, NotNow, situation_on, who_decides};
use super::{ByMayor, Noted, Warning, warnings};
use crate::audience::{keep_paper, of_agenda_item, of_resolution, whole_town};
use crate::clause::{Clause, render};
use crate::consultation::{Consultation, ConsultationState, check_posting};
use crate::door::{acting, ensure, insert_new, need_text, refuse};
use crate::outcome::MOST_PEOPLE;
use crate::paper::{Paper, PaperState, Posting, freeze_text, in_state, posting_law_of};
use crate::resolution::number::{NumberFor, free_number};
use crate::resolution::{Resolution, ResolutionState};
use crate::task::{TaskAssignee, tasks_of};
use crate::town::Town;

/// Input of `circulation.decide_as_mayor`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct DecideAsMayor {
    /// The decision's identifier, made by who sends it.
    pub resolution: RecordId,
    /// The body that is the mayor in place of the council.
    pub body: BodyId,
    /// The paper that is decided; nothing where the mayor decides in words of their own.
    #[serde(default)]
    pub paper: Option<RecordId>,
    /// What it is about; of a paper its title when empty.
    #[serde(default)]
    pub title: String,
    /// The text as decided, where it is not the draft.
    #[serde(default)]
    pub clauses: Option<Vec<Clause>>,
    /// The day of the decision.
    #[cfg_attr(feature = "bindings", ts(type = "string"))]
    pub on: Date,
    /// Why the mayor does not decide, where the deputy does (§ 104/1).
    #[serde(default)]
    pub absence: String,
    /// When the intention hung, of what is decided without a paper.
    #[serde(default)]
    pub posting: Option<Posting>,
    /// What is answered to each warning.
    #[serde(default)]
    pub noted: Vec<Noted>,
    /// Who gets the tasks, where the words do not tell.
    #[serde(default)]
    pub assignees: Vec<TaskAssignee>,
}

/// Decides in place of the council. The decision is numbered in the mayor's own series and gives tasks; the paper closes.
/// What was decided is never changed: it is revoked by another decision, or by the assembly.
///
/// # Errors
/// Refuses while a council stands or is to be elected, on that day or today, anybody but the mayor and the deputy who
/// says why the mayor is away, a day ahead, a paper that does not wait for the mayor, an intention that has not hung long
/// enough (§ 39/1), a text without a clause, and a warning without an answer.
///
/// Source: Act No. 128/2000 Coll., § 99/2, § 102/4, § 104/1.
pub fn decide_as_mayor(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: DecideAsMayor = command.input()?;
    let town = Town::load(records)?;
    if input.on > context.today {
        return refuse(Refusal::new("refusal-decision-ahead").with("day", input.on));
    }
    let by = decider(command, context, records, &town, input.body, input.on, &input.absence)?;
    let matter = find_matter(command, records, &input)?;
    let clauses = adopted(&input, matter.as_ref())?;
    check_matter(&input, matter.as_ref(), &clauses)?;
    let written = new_resolution(records, &town, &input, matter.as_ref(), clauses, by)?;
    let resolution = Resolution { entered_on: Some(context.today), ..written };
    let audience = match matter {
        Some(matter) => close(command, context, records, &town, input.resolution, matter)?,
        None => whole_town(&town),
    };
    write(context, records, &input, &resolution, &audience)
}

/// A paper that waits for the mayor.
struct Matter {
    paper: Stored<Paper>,
    consultation: Stored<Consultation>,
}

/// Who decides on the day, or why nobody may. A council that stands today ends the mayor's power also for yesterday:
/// nothing is dated back before it.
pub(super) fn decider(
    command: &Command,
    context: &Context<'_>,
    records: &dyn Records,
    town: &Town,
    body: BodyId,
    on: Date,
    absence: &str,
) -> Result<ByMayor, Stop> {
    ensure(town.need(body)?.kind == BodyKind::Mayor, "refusal-not-mayor-body")?;
    let Some(person) = acting(command, context) else {
        return refuse(Refusal::new("refusal-not-the-mayor").with("person", "none").with("day", on));
    };
    let mut deciders = [on, context.today].into_iter().map(|day| {
        let situation = situation_on(records, town, body, day)?;
        match who_decides(person, absence, &situation) {
            // Who decided on that day may have left since.
            Err(NotNow::NotTheirs) if day != on => Ok(None),
            Ok(decider) => Ok(Some(decider)),
            Err(why) => Err(refusal_of(records, why, person, day)?),
        }
    });
    let decider = deciders.next().transpose()?.flatten();
    deciders.next().transpose()?;
    Ok(match decider {
        Some(Decider::Deputy { of }) => {
            ByMayor { by: person, in_place_of: of, absence: absence.trim().to_owned(), noted: Vec::new() }
        }
        _ => ByMayor { by: person, in_place_of: None, absence: String::new(), noted: Vec::new() },
    })
}

fn refusal_of(records: &dyn Records, why: NotNow, person: PersonId, day: Date) -> Result<Stop, Stop> {
    let refusal = match why {
        NotNow::CouncilStands => Refusal::new("refusal-council-stands").with("day", day),
        NotNow::CouncilToBeElected { members } => {
            Refusal::new("refusal-council-to-be-elected").with("members", members)
        }
        NotNow::AbsenceMissing => Refusal::new("refusal-mayor-absence-missing"),
        NotNow::NotTheirs => {
            let found = records.find::<Person>(person)?;
            let name = found.map_or_else(|| "none".to_owned(), |found| found.value.full_name());
            Refusal::new("refusal-not-the-mayor").with("person", name).with("day", day)
        }
    };
    Ok(refusal.into())
}

fn find_matter(
    command: &Command,
    records: &dyn Records,
    input: &DecideAsMayor,
) -> Result<Option<Matter>, Stop> {
    let Some(id) = input.paper else { return Ok(None) };
    let paper = in_state(command, records, id, &[PaperState::Ready, PaperState::InBodies])?;
    let consultation = waiting(records, &paper, input.body)?;
    Ok(Some(Matter { paper, consultation }))
}

/// The consultation of the paper that waits for the mayor.
pub(super) fn waiting(
    records: &dyn Records,
    paper: &Stored<Paper>,
    body: BodyId,
) -> Result<Stored<Consultation>, Stop> {
    let all: Vec<Stored<Consultation>> = records.under(paper.id)?;
    let is_it =
        |one: &Stored<Consultation>| one.value.body == body && one.value.state == ConsultationState::Ready;
    all.into_iter()
        .find(is_it)
        .ok_or_else(|| Refusal::new("refusal-not-before-mayor").with("title", &paper.value.title).into())
}

fn adopted(input: &DecideAsMayor, matter: Option<&Matter>) -> Result<Vec<Clause>, Stop> {
    let draft = matter.map(|matter| &matter.paper.value.clauses);
    let clauses = input.clauses.as_ref().or(draft).cloned().unwrap_or_default();
    let is_text = !clauses.is_empty() && clauses.iter().all(|clause| !clause.verb.trim().is_empty());
    ensure(is_text && !render(&clauses).trim().is_empty(), "refusal-decision-text-missing")?;
    if matter.is_none() {
        need_text(&input.title, "refusal-title-missing")?;
    }
    Ok(clauses)
}

/// What the law wants before the decision, and what it may want.
fn check_matter(input: &DecideAsMayor, matter: Option<&Matter>, clauses: &[Clause]) -> Result<(), Stop> {
    let paper = matter.map(|matter| &matter.paper.value);
    let posting = paper.map_or(input.posting.as_ref(), |paper| paper.posting.as_ref());
    check_posting(posting_law_of(clauses), posting, input.on)?;
    let competence = paper.map_or("", |paper| paper.competence.as_str());
    let unanswered = warnings(competence, clauses).into_iter().find(|one| !is_answered(input, one));
    match unanswered {
        None => Ok(()),
        Some(warning) => refuse(Refusal::new("refusal-decision-doubtful").with("warning", warning.as_str())),
    }
}

fn is_answered(input: &DecideAsMayor, warning: &Warning) -> bool {
    input.noted.iter().any(|noted| noted.warning == *warning && !noted.words.trim().is_empty())
}

fn new_resolution(
    records: &mut dyn Records,
    town: &Town,
    input: &DecideAsMayor,
    matter: Option<&Matter>,
    clauses: Vec<Clause>,
    by: ByMayor,
) -> Result<Resolution, Stop> {
    let body = town.need(input.body)?;
    let competence = matter.map_or("", |matter| matter.paper.value.competence.as_str());
    let asked = warnings(competence, &clauses);
    let noted = input.noted.iter().filter(|noted| asked.contains(&noted.warning)).cloned().collect();
    let wanted = NumberFor::without_meeting(input.body, body, input.on);
    let draft = matter.map(|matter| matter.paper.value.title.as_str());
    let title = Some(input.title.trim()).filter(|title| !title.is_empty()).or(draft);
    Ok(Resolution {
        number: free_number(records, input.body, body, &wanted)?,
        body: input.body,
        meeting: None,
        meeting_number: None,
        paper: matter.map(|matter| matter.paper.id),
        consultation: matter.map(|matter| matter.consultation.id),
        title: title.unwrap_or_default().to_owned(),
        text: render(&clauses),
        clauses,
        decided_on: Some(input.on),
        state: ResolutionState::Valid,
        revokes: Vec::new(),
        revoked_by: None,
        suspend_reason: String::new(),
        summary: String::new(),
        mayor: Some(ByMayor { noted, ..by }),
        entered_on: None,
        imported_from: None,
        source_file: String::new(),
        source_line: 0,
    })
}

/// Writes what became of the paper; gives who sees the decision: as a resolution to an item of an agenda.
fn close(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
    town: &Town,
    resolution: RecordId,
    matter: Matter,
) -> Result<Audience, Stop> {
    let Matter { mut paper, mut consultation } = matter;
    freeze_text(command, context, records, &mut paper, "")?;
    consultation.value.state = ConsultationState::Adopted;
    consultation.value.resolution = Some(resolution);
    records.save(&consultation)?;
    paper.value.state = PaperState::Closed;
    let audience = keep_paper(records, &paper)?;
    Ok(of_agenda_item(&whole_town(town), Some((&paper.value, &audience))))
}

fn write(
    context: &mut Context<'_>,
    records: &mut dyn Records,
    input: &DecideAsMayor,
    resolution: &Resolution,
    audience: &Audience,
) -> Result<(), Stop> {
    let people: Vec<Stored<Person>> = records.find_by("person", &["all"], MOST_PEOPLE)?;
    let tasks = tasks_of(resolution, &people, &input.assignees);
    let seen = of_resolution(audience, tasks.iter().filter_map(|task| task.assignee));
    records.add(input.resolution, None, &seen, resolution)?;
    for task in tasks {
        insert_new(records, context.new_id(), Some(input.resolution), &seen, &task)?;
    }
    Ok(())
}
