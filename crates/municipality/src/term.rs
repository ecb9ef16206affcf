//! A new term: the old mandates end on the day of the election, the elected begin the next.

use obeznik_kernel::calendar::add_days;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{
    Audience, Body, BodyId, BodyKind, Command, Context, Date, Membership, PersonId, RecordId, Records,
    Refusal, Role, Stop, Stored,
};
use serde::{Deserialize, Serialize};

use crate::commands::{Done, MOST_BODIES, not_empty};
use crate::mandate::{ListedSubstitute, PartyList, arrive, person_named};
use crate::record::{Municipality, Term, municipality_id};

/// Days for a complaint to a court after the results were declared.
///
/// Source: Act No. 491/2001 Coll., § 60.
const COMPLAINT_DAYS: i32 = 10;

/// Days after the last one for a complaint within which the first session is called.
///
/// Source: Act No. 128/2000 Coll., § 91/1.
const CONSTITUENT_DAYS: i32 = 15;

/// No body ever had more memberships than this.
pub(crate) const MOST_SEATS: usize = 5_000;

/// Why mandates of the old term end; of § 55/2 as other ends are.
const OLD_TERM_OVER: &str = "Konec volebního období (§ 55 odst. 2 zákona č. 491/2001 Sb.)";

/// Somebody elected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Elected {
    /// Name as in the result.
    pub name: String,
    /// Electoral party.
    pub party: String,
    /// The person, where the office knows them already.
    #[serde(default)]
    pub person: Option<PersonId>,
}

/// A substitute as elected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ElectedSubstitute {
    /// Name as in the result.
    pub name: String,
    /// The person, where the office knows them already.
    #[serde(default)]
    pub person: Option<PersonId>,
}

/// Substitutes of one party as elected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ElectedList {
    /// Name of the party.
    pub party: String,
    /// In their order.
    pub substitutes: Vec<ElectedSubstitute>,
}

/// Input of `municipality.begin_term`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct BeginTerm {
    /// Number of the term, such as `10`.
    pub label: String,
    /// The day on which voting ended; the old mandates count that day for the last time.
    #[cfg_attr(feature = "bindings", ts(type = "string"))]
    pub election_on: Date,
    /// The day the results were declared.
    #[serde(default)]
    #[cfg_attr(feature = "bindings", ts(type = "string | null"))]
    pub results_on: Option<Date>,
    /// The members elected.
    pub members: Vec<Elected>,
    /// Substitutes by party.
    #[serde(default)]
    pub lists: Vec<ElectedList>,
}

/// The last day for the first session of a new assembly.
///
/// It counts fifteen days from the last one for a complaint to a court (§ 91/1). Where somebody did complain, the days
/// run from the court's decision, which the program does not know.
///
/// Source: Act No. 128/2000 Coll., § 91/1; Act No. 491/2001 Coll., § 60.
pub fn constituent_deadline(results_on: Date) -> Date {
    add_days(results_on, COMPLAINT_DAYS + CONSTITUENT_DAYS)
}

/// Begins a term: mandates of the assembly and seats in its committees end on the day of the election, the elected hold
/// theirs from the next one. The council and the mayor act on until new ones are elected (§ 102a, § 107), commissions of
/// the council with them. A mandate begins when voting ends (§ 55/1); as a day counts for who held it in the morning,
/// it is counted from the next.
///
/// # Errors
/// Refuses a term without members or a number, an election ahead or before the present term began, somebody elected
/// twice, and a town without an assembly.
pub(crate) fn begin_term(command: &Command, context: &mut Context<'_>, records: &mut dyn Records) -> Done {
    let input: BeginTerm = command.input()?;
    let mut town = records.need::<Municipality>(municipality_id())?;
    check(&input, &town.value, context.today)?;
    let bodies: Vec<Stored<Body>> = records.find_by("body", &["all"], MOST_BODIES)?;
    let Some(assembly) = bodies.iter().find(|body| body.value.kind == BodyKind::Assembly) else {
        return Err(Stop::refused("refusal-no-assembly"));
    };
    for body in bodies.iter().filter(|body| ends_with_term(&body.value.kind)) {
        end_seats(records, BodyId(body.id), input.election_on)?;
    }
    let first_on = add_days(input.election_on, 1);
    if let Some(last) = town.value.terms.last_mut() {
        last.to = Some(input.election_on);
    }
    let term = Term { label: input.label.clone(), from: first_on, to: None, results_on: input.results_on };
    town.value.terms.push(term);
    records.save(&town)?;
    seat_members(context, records, assembly, &input.members, first_on)?;
    write_lists(context, records, input.lists, first_on)
}

/// Committees are the assembly's (§ 117/1) and end with it. That is read from the act as a whole; no paragraph says it
/// in so many words.
fn ends_with_term(kind: &BodyKind) -> bool {
    matches!(kind, BodyKind::Assembly | BodyKind::Committee | BodyKind::LocalCommittee)
}

fn check(input: &BeginTerm, town: &Municipality, today: Date) -> Done {
    not_empty("label", &input.label)?;
    if town.terms.iter().any(|term| term.label == input.label) {
        return Err(Refusal::new("refusal-term-label").with("label", &input.label).into());
    }
    if input.election_on > today || input.results_on.is_some_and(|day| day < input.election_on) {
        return Err(Stop::refused("refusal-election-day"));
    }
    if town.terms.last().is_some_and(|last| input.election_on < last.from) {
        return Err(Stop::refused("refusal-days-reversed"));
    }
    if input.members.is_empty() {
        return Err(Stop::refused("refusal-nobody-elected"));
    }
    for (place, one) in input.members.iter().enumerate() {
        if person_named(&one.name).family.is_empty() {
            return Err(Refusal::new("refusal-field-empty").with("field", "name").into());
        }
        let is_same = |other: &Elected| other.name == one.name && other.person == one.person;
        if input.members[..place].iter().any(is_same) {
            return Err(Refusal::new("refusal-elected-twice").with("name", &one.name).into());
        }
    }
    Ok(())
}

fn end_seats(records: &mut dyn Records, body: BodyId, last_on: Date) -> Done {
    let held = records.find_by::<Membership>("membership_by_body", &[&body.to_string()], MOST_SEATS)?;
    for mut seat in held {
        let is_elected = seat.value.role.is_mandate() || seat.value.role == Role::Alternate;
        if is_elected && seat.value.lasts_on(last_on) {
            seat.value.to = Some(last_on);
            OLD_TERM_OVER.clone_into(&mut seat.value.end_reason);
            records.save(&seat)?;
        }
    }
    Ok(())
}

fn seat_members(
    context: &mut Context<'_>,
    records: &mut dyn Records,
    assembly: &Stored<Body>,
    members: &[Elected],
    from: Date,
) -> Done {
    for one in members {
        let membership = Membership {
            body: BodyId(assembly.id),
            person: arrive(context, records, one.person, &one.name)?,
            role: Role::Member,
            from,
            to: None,
            end_reason: String::new(),
            party: one.party.clone(),
        };
        let id: RecordId = context.new_id();
        records.add(id, Some(assembly.id), &Audience::inside(), &membership)?;
    }
    let mut body = records.need::<Body>(assembly.id)?;
    body.value.seats = u32::try_from(members.len()).unwrap_or(u32::MAX);
    records.save(&body)
}

fn write_lists(
    context: &mut Context<'_>,
    records: &mut dyn Records,
    lists: Vec<ElectedList>,
    term_from: Date,
) -> Done {
    for ElectedList { party, substitutes } in lists {
        not_empty("party", &party)?;
        let listed = |one: ElectedSubstitute| ListedSubstitute {
            name: one.name,
            person: one.person,
            passed_over: String::new(),
            entered: None,
        };
        let substitutes = substitutes.into_iter().map(listed).collect();
        let id: RecordId = context.new_id();
        records.add(id, None, &Audience::inside(), &PartyList { term_from, party, substitutes })?;
    }
    Ok(())
}
