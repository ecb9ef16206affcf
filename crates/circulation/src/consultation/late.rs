//! Papers that come after the closing (na stůl).

use obeznik_kernel::{
    Body, BodyId, BodyKind, Context, Date, Membership, PersonId, Records, RecordsExt as _, Refusal, Role,
    Stop, Stored,
};

use super::schedule::Schedule;
use crate::door::{ensure, need_text, refuse};
use crate::meeting::{Meeting, MeetingState, closing};
use crate::town::Town;

/// Nobody ever had more memberships than this.
const MOST_MEMBERSHIPS: usize = 1_000;

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
    pub(super) consent: Option<PersonId>,
}

/// A late paper has a reason, and the consent of who is named by the body's rules.
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
    let late = Lateness { is_late: true, reason: input.late_reason.clone(), consent: input.late_consent };
    let Some(role) = &body.late_consent else { return Ok(late) };
    let Some(person) = input.late_consent else {
        return refuse(Refusal::new("refusal-late-consent-missing").with("body", &body.name));
    };
    let is_named = consenting(records, &town, meeting.value.body, role, context.today)?.contains(&person);
    ensure(is_named, "refusal-late-consent-of-another")?;
    Ok(late)
}

/// Who may consent to a late paper: holders of the role in the body, and in the office for roles of the office. The
/// assembly is led by the mayor and their deputy, who may hold no seat but that in place of the council.
///
/// Source: Act No. 128/2000 Coll., on Municipalities, § 103/5, § 104/1.
///
/// # Errors
/// As [`Records::scan`].
pub fn consenting(
    records: &dyn Records,
    town: &Town,
    body: BodyId,
    role: &Role,
    day: Date,
) -> Result<Vec<PersonId>, Stop> {
    let mut people = Vec::new();
    let is_assembly = town.body(body).is_some_and(|body| body.kind == BodyKind::Assembly);
    let leads = is_assembly && matches!(role, Role::Chair | Role::DeputyChair);
    let mayor = if leads { town.mayor_on(day) } else { None };
    for of in [Some(body), town.office(), mayor].into_iter().flatten() {
        let id = of.to_string();
        let all: Vec<Stored<Membership>> = records.find_by("membership_by_body", &[&id], MOST_MEMBERSHIPS)?;
        let holding = all.iter().map(|one| &one.value).filter(|one| one.role == *role && one.lasts_on(day));
        people.extend(holding.map(|one| one.person));
    }
    people.sort();
    people.dedup(); // who is secretary of the office may be one of the body too
    Ok(people)
}
