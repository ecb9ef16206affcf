//! Papers that come after the closing (na stůl), and who may consent to them.

use obeznik_kernel::{
    Body, BodyId, BodyKind, Context, Date, Membership, PersonId, Records, RecordsExt as _, Refusal, Role,
    Stop, Stored, Substitution,
};

use super::schedule::Schedule;
use crate::door::{need_text, refuse};
use crate::meeting::{Meeting, MeetingState, closing};
use crate::town::Town;

/// Nobody ever had more memberships than this.
const MOST_MEMBERSHIPS: usize = 1_000;

/// By what right somebody consents to a late paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ConsentRight {
    /// The function is theirs.
    Own,
    /// They act for an official who is away that day (zastupování).
    Substitute {
        /// Who is away.
        of: PersonId,
    },
    /// They were elected to stand in for the chair (§ 104/1), and say why they do.
    Deputy {
        /// The chair; nobody where there is none.
        of: Option<PersonId>,
    },
}

/// Somebody who may consent to a late paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Consenting {
    /// Who.
    pub person: PersonId,
    /// By what right.
    pub right: ConsentRight,
}

impl Consenting {
    /// In whose place they do; nobody where the function is theirs, and where a deputy has no chair to stand in for.
    pub fn in_place_of(&self) -> Option<PersonId> {
        match self.right {
            ConsentRight::Own => None,
            ConsentRight::Substitute { of } => Some(of),
            ConsentRight::Deputy { of } => of,
        }
    }

    /// Whether they say why they stand in.
    pub fn is_deputy(&self) -> bool {
        matches!(self.right, ConsentRight::Deputy { .. })
    }
}

/// Whether a paper put on the agenda today is late: after the closing of papers, or after the invitation went out.
pub fn is_late(body: &Body, meeting: &Meeting, today: Date) -> bool {
    let is_closed = closing(body, meeting.on).papers.is_some_and(|last| last < today);
    is_closed || meeting.state == MeetingState::Convened
}

/// What is written down of a paper that comes late; nothing of one in time.
#[derive(Debug, Default)]
pub(super) struct Lateness {
    pub(super) is_late: bool,
    pub(super) reason: String,
    pub(super) consent: Option<Consenting>,
    pub(super) absence: String,
}

/// A late paper has a reason, and the consent of who is named by the body's rules, or of who stands in for them.
pub(super) fn check_late(
    records: &dyn Records,
    context: &Context<'_>,
    input: &Schedule,
) -> Result<Lateness, Stop> {
    let meeting: Stored<Meeting> = records.need(input.meeting)?;
    let town = Town::load(records)?;
    let body = town.need(meeting.value.body)?;
    if !is_late(body, &meeting.value, context.today) {
        return Ok(Lateness::default());
    }
    need_text(&input.late_reason, "refusal-late-reason-missing")?;
    let mut late = Lateness { is_late: true, reason: input.late_reason.clone(), ..Lateness::default() };
    let Some(role) = &body.late_consent else {
        late.consent = input.late_consent.map(|person| Consenting { person, right: ConsentRight::Own });
        return Ok(late);
    };
    let Some(person) = input.late_consent else {
        return refuse(Refusal::new("refusal-late-consent-missing").with("body", &body.name));
    };
    let may = consenting(records, &town, meeting.value.body, role, context.today)?;
    let Some(given) = may.into_iter().find(|one| one.person == person) else {
        return Err(Stop::refused("refusal-late-consent-of-another"));
    };
    if given.is_deputy() {
        need_text(&input.late_absence, "refusal-late-absence-missing")?;
        input.late_absence.trim().clone_into(&mut late.absence);
    }
    late.consent = Some(given);
    Ok(late)
}

/// Who may consent to a late paper on a day: holders of the role in the body, and in the office for roles of the office;
/// whoever acts for such an official that day; and deputies of a chair, who may be away or not elected. The assembly is
/// led by the mayor and their deputy, who may hold no seat but that in place of the council. What a chief officer would do
/// is the mayor's where nobody is one. Each is named once, by the first right they have to it.
///
/// Source: Act No. 128/2000 Coll., on Municipalities, § 103/5, § 104/1, § 110/3.
///
/// # Errors
/// As [`Records::scan`].
pub fn consenting(
    records: &dyn Records,
    town: &Town,
    body: BodyId,
    role: &Role,
    day: Date,
) -> Result<Vec<Consenting>, Stop> {
    let is_assembly = town.body(body).is_some_and(|body| body.kind == BodyKind::Assembly);
    let leads = is_assembly && matches!(role, Role::Chair | Role::DeputyChair);
    let mayor = if leads { town.mayor_on(day) } else { None };
    let mut people = in_role(records, &[Some(body), town.office(), mayor], role, day)?;
    if people.is_empty() && *role == Role::ChiefOfficer {
        people = in_role(records, &[town.led_by_mayor(day)], &Role::Chair, day)?;
    }
    people.sort();
    people.dedup_by_key(|one| one.person); // who is secretary of the office may be one of the body too
    Ok(people)
}

/// Who holds the role in one of the bodies on the day, and who stands in for them.
fn in_role(
    records: &dyn Records,
    bodies: &[Option<BodyId>],
    role: &Role,
    day: Date,
) -> Result<Vec<Consenting>, Stop> {
    let mut seats: Vec<Stored<Membership>> = Vec::new();
    for body in bodies.iter().flatten() {
        let id = body.to_string();
        seats.extend(records.find_by::<Membership>("membership_by_body", &[&id], MOST_MEMBERSHIPS)?);
    }
    let own = held(&seats, role, day);
    let mut people = Vec::new();
    for seat in &own {
        people.push(Consenting { person: seat.person, right: ConsentRight::Own });
        let all: Vec<Stored<Substitution>> = records.under(seat.person)?;
        let lasting = all.iter().filter(|one| one.value.lasts_on(day) && one.value.takes(seat));
        let right = ConsentRight::Substitute { of: seat.person };
        people.extend(lasting.map(|one| Consenting { person: one.value.by, right }));
    }
    if *role == Role::Chair {
        let right = ConsentRight::Deputy { of: own.first().map(|seat| seat.person) };
        let deputies = held(&seats, &Role::DeputyChair, day);
        people.extend(deputies.into_iter().map(|seat| Consenting { person: seat.person, right }));
    }
    Ok(people)
}

fn held<'s>(seats: &'s [Stored<Membership>], role: &Role, day: Date) -> Vec<&'s Membership> {
    seats.iter().map(|one| &one.value).filter(|one| one.role == *role && one.lasts_on(day)).collect()
}
