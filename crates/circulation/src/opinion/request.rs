//! Asks for opinions and reminds of them (transition 3).

use obeznik_kernel::{
    Atom, Command, Context, Date, Department, DepartmentId, Person, PersonId, RecordId, Records, RecordsExt,
    Refusal, Stop, Stored,
};
use serde::{Deserialize, Serialize};

use super::{Opinion, OpinionState};
use crate::audience::{keep_paper, let_in};
use crate::door::{acting, ensure, refuse};
use crate::paper::{Paper, PaperState, freeze_text, in_state, opinions_due};

/// One who is asked: a person or a department.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Addressee {
    /// The new opinion.
    pub opinion: RecordId,
    /// The person asked.
    #[serde(default)]
    pub person: Option<PersonId>,
    /// The department asked.
    #[serde(default)]
    pub department: Option<DepartmentId>,
    /// Whether the paper may not go on without it.
    #[serde(default)]
    pub mandatory: bool,
}

/// Input of `circulation.request_opinions`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct RequestOpinions {
    /// The paper.
    pub paper: RecordId,
    /// Who is asked.
    pub addressees: Vec<Addressee>,
    /// By which day; the days of the step of the route where none is said.
    #[serde(default)]
    #[cfg_attr(feature = "bindings", ts(type = "string | null"))]
    pub due_on: Option<Date>,
}

/// Input of `circulation.remind_opinion`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct RemindOpinion {
    /// The opinion.
    pub opinion: RecordId,
}

/// Most addressees of one request.
const MOST_ADDRESSEES: usize = 20;

/// Makes a version, lets the addressees in and waits for them.
///
/// # Errors
/// Refuses no addressee, one who does not exist, a day that has passed, none where the route gives no days, and
/// papers past drafting.
pub fn request_opinions(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: RequestOpinions = command.input()?;
    let open = [PaperState::Draft, PaperState::Commenting];
    let mut paper = in_state(command, records, input.paper, &open)?;
    let count = input.addressees.len();
    ensure((1..=MOST_ADDRESSEES).contains(&count), "refusal-addressee-missing")?;
    let Some(due_on) = input.due_on.or_else(|| opinions_due(&paper.value, context.today)) else {
        return refuse(Refusal::new("refusal-opinions-day-missing"));
    };
    if due_on < context.today {
        return refuse(Refusal::new("refusal-day-passed").with("day", due_on));
    }
    freeze_text(command, context, records, &mut paper, "")?;
    for addressee in &input.addressees {
        let_in(&mut paper.value, find_addressee(records, addressee)?);
    }
    paper.value.state = PaperState::Commenting;
    let audience = keep_paper(records, &paper)?;
    for addressee in &input.addressees {
        let opinion = requested(command, context, &paper, addressee, due_on);
        records.add(addressee.opinion, Some(paper.id), &audience, &opinion)?;
    }
    Ok(())
}

/// Notes that the addressee was reminded; the notice itself goes out by the outbox of messages.
///
/// # Errors
/// Refuses opinions nobody waits for.
pub fn remind_opinion(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: RemindOpinion = command.input()?;
    let mut opinion: Stored<Opinion> = records.need(input.opinion)?;
    ensure(opinion.value.is_open(), "refusal-opinion-not-open")?;
    opinion.value.reminded_at.push(context.now);
    records.save(&opinion)
}

fn find_addressee(records: &dyn Records, addressee: &Addressee) -> Result<Atom, Stop> {
    match (addressee.person, addressee.department) {
        (Some(person), _) if records.find::<Person>(person)?.is_some() => Ok(Atom::Person(person)),
        (None, Some(id)) => {
            let department = records.find::<Department>(id)?;
            ensure(department.is_some_and(|found| found.value.head.is_some()), "refusal-no-such-department")?;
            Ok(Atom::Department(id))
        }
        (Some(_), _) => Err(Stop::refused("refusal-no-such-person")),
        (None, None) => Err(Stop::refused("refusal-addressee-missing")),
    }
}

fn requested(
    command: &Command,
    context: &Context<'_>,
    paper: &Stored<Paper>,
    addressee: &Addressee,
    due_on: Date,
) -> Opinion {
    Opinion {
        person: addressee.person,
        department: addressee.department,
        requested_by: acting(command, context),
        requested_at: context.now,
        due_on,
        mandatory: addressee.mandatory,
        state: OpinionState::Requested,
        stance: None,
        text: String::new(),
        version: paper.value.version,
        given_by: None,
        in_place_of: None,
        given_at: None,
        reminded_at: Vec::new(),
        waive_reason: String::new(),
        settled: String::new(),
    }
}
