//! Who may: one function, a table of roles and actions.

use crate::audience::{Atom, Audience};
use crate::body::{BodyKind, Membership, Substitution};
use crate::calendar::Date;
use crate::id::{BodyId, DepartmentId, PersonId};
use crate::role::Role;

/// A role a person holds, with its days and the sort of its body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seat {
    /// The body.
    pub body: BodyId,
    /// Its sort.
    pub body_kind: BodyKind,
    /// The role.
    pub role: Role,
    /// First day.
    pub from: Date,
    /// Last day, if set.
    pub to: Option<Date>,
    /// For whom, when held as a substitute.
    pub for_person: Option<PersonId>,
    /// The department of whom it was taken over from.
    pub department: Option<DepartmentId>,
    /// Whether it was taken over with what is kept to named people.
    pub with_confidential: bool,
}

impl Seat {
    /// Whether its holder inspects the whole office and so reads what any body reads as a whole: a supervisory
    /// office may ask for it all (§ 8 of Act 255/2012, § 129a of Act 128/2000). What is kept to named people they
    /// read where they are named.
    fn inspects_the_office(&self) -> bool {
        self.role == Role::Auditor && self.body_kind == BodyKind::Office && self.for_person.is_none()
    }
}

/// What one person is, everywhere: the input of [`may`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The person.
    pub person: PersonId,
    /// Their department.
    pub department: Option<DepartmentId>,
    /// Roles, own and taken over.
    pub seats: Vec<Seat>,
}

impl Standing {
    /// Collects what a person is from their memberships and substitutions on a day.
    ///
    /// `kind_of` tells the sort of a body. Elected seats are never substituted.
    pub fn new(
        person: PersonId,
        department: Option<DepartmentId>,
        memberships: &[Membership],
        substitutions: &[Substitution],
        kind_of: impl Fn(BodyId) -> Option<BodyKind>,
    ) -> Self {
        let seat = |membership: &Membership, for_person| {
            kind_of(membership.body).map(|body_kind| Seat {
                body: membership.body,
                body_kind,
                role: membership.role.clone(),
                from: membership.from,
                to: membership.to,
                for_person,
                department: None,
                with_confidential: false,
            })
        };
        let own = memberships.iter().filter(|one| one.person == person).filter_map(|one| seat(one, None));
        let taken = substitutions.iter().filter(|one| one.by == person).flat_map(|substitution| {
            memberships
                .iter()
                .filter(|one| one.person == substitution.absent && substitution.takes(one))
                .filter_map(|one| seat(one, Some(substitution.absent)))
                .filter_map(|seat| within(seat, substitution))
        });
        Self { person, department, seats: own.chain(taken).collect() }
    }

    /// Tells in which department each absent person works; their substitute sees what it sees.
    #[must_use]
    pub fn with_departments(mut self, of: impl Fn(PersonId) -> Option<DepartmentId>) -> Self {
        for seat in &mut self.seats {
            seat.department = seat.for_person.and_then(&of);
        }
        self
    }

    /// The duties taken over from an absent person, as theirs: what a substitute is in their place.
    #[must_use]
    pub fn in_place_of(&self, absent: PersonId) -> Self {
        let taken = self.seats.iter().filter(|seat| seat.for_person == Some(absent));
        let seats: Vec<Seat> = taken.cloned().collect();
        let department = seats.iter().find_map(|seat| seat.department);
        Self { person: absent, department, seats }
    }

    /// People whose duties the person has taken over for the day.
    pub fn absent_on(&self, day: Date) -> Vec<PersonId> {
        let mut absent: Vec<PersonId> = self.seats_on(day).filter_map(|seat| seat.for_person).collect();
        absent.sort();
        absent.dedup();
        absent
    }

    /// Who holds no role: the person of a desk where every role of theirs ended.
    pub fn without_roles(person: PersonId) -> Self {
        Self { person, department: None, seats: Vec::new() }
    }

    /// Roles held on a day.
    pub fn seats_on(&self, day: Date) -> impl Iterator<Item = &Seat> {
        self.seats.iter().filter(move |seat| seat.from <= day && seat.to.is_none_or(|last| day <= last))
    }

    /// Whether the person is one of the group. A role taken over from an absent person shows nothing by itself: see
    /// `sees_in_place`. Who holds no role of their own any more is in no department.
    pub fn has_atom(&self, atom: &Atom, day: Date) -> bool {
        let has_own = |is_it: &dyn Fn(&Seat) -> bool| {
            self.seats_on(day).any(|seat| seat.for_person.is_none() && is_it(seat))
        };
        match atom {
            Atom::Public => true,
            Atom::Inside => self.seats_on(day).next().is_some(),
            Atom::Body(body) => {
                self.seats_on(day).any(|seat| seat.body == *body || seat.inspects_the_office())
            }
            Atom::Department(department) => self.department == Some(*department) && has_own(&|_| true),
            Atom::Person(person) => self.person == *person,
            Atom::RoleInBody(body, role) => has_own(&|seat| seat.body == *body && seat.role == *role),
            Atom::MinusPerson(_) => false,
        }
    }
}

/// What a substitute sees in somebody's place: what their person, their department and the role taken over see. What
/// is kept to named people stays theirs, unless it was handed over too; who is excluded is excluded in their place.
pub(crate) fn sees_in_place(standing: &Standing, audience: &Audience, day: Date) -> bool {
    let taken = standing.seats_on(day).filter_map(|seat| seat.for_person.map(|absent| (seat, absent)));
    taken.into_iter().any(|(seat, absent)| {
        let is_theirs = |atom: &Atom| {
            *atom == Atom::Person(absent)
                || *atom == Atom::RoleInBody(seat.body, seat.role.clone())
                || seat.department.is_some_and(|department| *atom == Atom::Department(department))
        };
        !audience.excludes(absent)
            && (seat.with_confidential || !audience.is_kept_to_people())
            && audience.atoms().iter().any(is_theirs)
    })
}

fn within(mut seat: Seat, substitution: &Substitution) -> Option<Seat> {
    seat.with_confidential = substitution.confidential;
    seat.from = seat.from.max(substitution.from);
    seat.to = match (seat.to, substitution.to) {
        (Some(one), Some(two)) => Some(one.min(two)),
        (one, two) => one.or(two),
    };
    seat.to.is_none_or(|last| seat.from <= last).then_some(seat)
}

/// What a command does, as far as rights go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    /// Found the municipality in an empty store; the rule itself refuses where one stands.
    Found,
    /// Set the municipality up: bodies, numbering, paper types, routes.
    SetUp,
    /// Manage people, memberships, substitutes, devices.
    ManagePeople,
    /// Name one's own substitute.
    NameSubstitute,
    /// Found a paper and work on a draft.
    DraftPaper,
    /// Give an opinion one was asked for.
    GiveOpinion,
    /// Approve or return a paper for the department.
    ReviewForDepartment,
    /// Approve, advise or take note at a step of a route where one is asked.
    TakeStep,
    /// Make the formal check, schedule, split and merge papers.
    HandlePaper,
    /// Withdraw one's own paper.
    WithdrawPaper,
    /// Plan meetings, put agendas together, convene.
    PlanMeeting,
    /// Write down what a body decided.
    EnterOutcome,
    /// Mend what was written down wrongly about a decision.
    CorrectOutcome,
    /// Suspend the execution of a council's resolution (§ 105).
    SuspendResolution,
    /// Report on a task one was given.
    ReportTask,
    /// Extend, close or cancel tasks.
    ManageTasks,
    /// Hand documents over to the filing service and enter the numbers it gave.
    RegisterDocument,
    /// Confirm that the budget covers what a paper costs.
    ConfirmCover,
    /// Give out what is kept about a person, and say how long what is kept.
    KeepData,
    /// Agree to the erasure another person proposed, or refuse it.
    SecondDisposal,
    /// Add a comment or a note of one's own.
    Annotate,
    /// Write down that one read what is kept close.
    NoteReading,
    /// Choose between two variants of a text.
    SettleVariant,
    /// Sit down at a shared computer as oneself, choose one's own pass-phrase there, and how one wants to be told.
    SignIn,
    /// Import a history and take an import back.
    Import,
    /// Write down what somebody else said.
    ActOnBehalf,
    /// What time alone brings about.
    ActOfTime,
}

impl Action {
    /// Every action, for tables.
    pub const ALL: [Action; 27] = [
        Action::Found,
        Action::SetUp,
        Action::ManagePeople,
        Action::NameSubstitute,
        Action::DraftPaper,
        Action::GiveOpinion,
        Action::ReviewForDepartment,
        Action::TakeStep,
        Action::HandlePaper,
        Action::WithdrawPaper,
        Action::PlanMeeting,
        Action::EnterOutcome,
        Action::CorrectOutcome,
        Action::SuspendResolution,
        Action::ReportTask,
        Action::ManageTasks,
        Action::RegisterDocument,
        Action::ConfirmCover,
        Action::KeepData,
        Action::SecondDisposal,
        Action::Annotate,
        Action::NoteReading,
        Action::SettleVariant,
        Action::SignIn,
        Action::Import,
        Action::ActOnBehalf,
        Action::ActOfTime,
    ];
}

/// What a command concerns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// Who may see it.
    pub audience: Audience,
    /// The body it happens in.
    pub body: Option<BodyId>,
    /// The department it belongs to.
    pub department: Option<DepartmentId>,
    /// People to whom it belongs: drafter, presenter, addressee, assignee.
    pub owners: Vec<PersonId>,
}

impl Subject {
    /// Something everybody of the office sees and nobody owns.
    pub fn office() -> Self {
        Self { audience: Audience::public(), body: None, department: None, owners: Vec::new() }
    }
}

/// How far a role reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// Everything the person sees.
    All,
    /// What happens in the body of the role.
    OwnBody,
    /// What belongs to the person's department.
    OwnDepartment,
    /// What belongs to the person.
    Own,
}

/// Decides whether the person may do this to that on that day.
///
/// Nobody may act on what they do not see: an administrator sets people up but reads no content by
/// role. The system (no standing) may only what time brings about. Rules about the state of a thing
/// are not here but in the module's `execute`. Duties taken over count only in [`may_in_place_of`], so that
/// whatever a substitute does carries both names.
pub fn may(standing: Option<&Standing>, action: Action, subject: &Subject, today: Date) -> bool {
    if action == Action::Found {
        return true;
    }
    let Some(standing) = standing else { return action == Action::ActOfTime };
    subject.audience.is_seen_by(standing, today)
        && standing
            .seats_on(today)
            .filter(|seat| seat.for_person.is_none())
            .any(|seat| seat_may(standing, seat, action, subject))
}

/// Decides whether the person may do this in place of an absent one (v zastoupení) on that day.
pub fn may_in_place_of(
    standing: &Standing,
    absent: PersonId,
    action: Action,
    subject: &Subject,
    today: Date,
) -> bool {
    let deputy = standing.in_place_of(absent);
    is_handed_over(action)
        && subject.audience.is_seen_by(standing, today)
        && deputy.seats_on(today).any(|seat| seat_may(&deputy, seat, action, subject))
}

/// In whose place the person may do this on that day, where they may in anybody's.
pub fn stands_in_for(
    standing: &Standing,
    action: Action,
    subject: &Subject,
    today: Date,
) -> Option<PersonId> {
    let absent = standing.absent_on(today);
    absent.into_iter().find(|absent| may_in_place_of(standing, *absent, action, subject, today))
}

/// What is personal is never handed over: sitting down at a computer, notes and comments, what one read, and
/// naming a substitute of one's own.
fn is_handed_over(action: Action) -> bool {
    !matches!(
        action,
        Action::SignIn
            | Action::Annotate
            | Action::NoteReading
            | Action::NameSubstitute
            | Action::Found
            | Action::ActOfTime
    )
}

fn seat_may(standing: &Standing, seat: &Seat, action: Action, subject: &Subject) -> bool {
    if action == Action::SettleVariant {
        // Who may write there may choose between what was written there: in a paper or in the plan of a meeting.
        let mut writing = [Action::DraftPaper, Action::PlanMeeting].into_iter();
        return writing.any(|action| seat_may(standing, seat, action, subject));
    }
    match reach(seat, action) {
        None => false,
        Some(Reach::All) => true,
        Some(Reach::OwnBody) => subject.body == Some(seat.body),
        Some(Reach::OwnDepartment) => {
            subject.department.is_some() && subject.department == standing.department
                || subject.owners.contains(&standing.person)
        }
        Some(Reach::Own) => subject.owners.contains(&standing.person),
    }
}

/// The table: what each role reaches with each action. Nothing means never.
fn reach(seat: &Seat, action: Action) -> Option<Reach> {
    if action == Action::SignIn {
        // Whoever holds a role may sit down, as nobody but themselves. Who only inspects does not: a store of
        // several profiles holds what is kept to named people too; they read by a computer of their own.
        return (seat.role != Role::Auditor).then_some(Reach::Own);
    }
    if action == Action::NoteReading {
        return Some(Reach::All); // whoever may read it leaves the trace
    }
    let in_office = seat.body_kind == BodyKind::Office;
    if action == Action::KeepData {
        return keeps_data(seat).then_some(Reach::All);
    }
    if action == Action::SecondDisposal {
        // The mayor may be the second one where the rule says so: in a small municipality.
        let is_mayor = seat.body_kind.is_led_by_mayor() && seat.role == Role::Chair;
        return (keeps_data(seat) || is_mayor).then_some(Reach::All);
    }
    match &seat.role {
        // The chief officer leads everybody who works in the office.
        Role::ChiefOfficer if in_office && action == Action::NameSubstitute => Some(Reach::All),
        Role::ChiefOfficer | Role::Secretary if in_office => reach_of_office(action),
        Role::Secretary | Role::ChiefOfficer => reach_of_body_secretary(action),
        Role::DepartmentHead if in_office => reach_of_head(action),
        Role::Economist if in_office && action == Action::ConfirmCover => Some(Reach::All),
        Role::Clerk | Role::Reviewer | Role::Economist => reach_of_clerk(action),
        Role::Chair | Role::DeputyChair => reach_of_chair(seat, action),
        Role::Member => reach_of_member(action),
        Role::TaskKeeper if in_office && action == Action::ManageTasks => Some(Reach::All),
        Role::Admin if in_office => {
            matches!(action, Action::SetUp | Action::ManagePeople).then_some(Reach::All)
        }
        Role::Alternate
        | Role::Guest
        | Role::Publisher
        | Role::DataProtection
        | Role::Evaluator
        | Role::TaskKeeper
        | Role::DepartmentHead => reach_of_reader(action),
        Role::Auditor | Role::Admin | Role::Unknown(_) => None,
    }
}

/// A secretary sees all papers, yet has no business with all that is kept about one person.
fn keeps_data(seat: &Seat) -> bool {
    seat.body_kind == BodyKind::Office && matches!(seat.role, Role::DataProtection | Role::ChiefOfficer)
}

fn reach_of_office(action: Action) -> Option<Reach> {
    match action {
        // What the budget covers is the economist's word alone.
        Action::SuspendResolution | Action::ConfirmCover | Action::ActOfTime | Action::Found => None,
        // Acts of others are written down on their behalf, never done as one's own.
        Action::GiveOpinion
        | Action::TakeStep
        | Action::ReportTask
        | Action::NameSubstitute
        | Action::WithdrawPaper => Some(Reach::Own),
        Action::ReviewForDepartment => Some(Reach::OwnDepartment),
        _ => Some(Reach::All),
    }
}

fn reach_of_body_secretary(action: Action) -> Option<Reach> {
    match action {
        Action::PlanMeeting | Action::EnterOutcome | Action::CorrectOutcome | Action::ActOnBehalf => {
            Some(Reach::OwnBody)
        }
        _ => reach_of_clerk(action),
    }
}

fn reach_of_head(action: Action) -> Option<Reach> {
    match action {
        Action::ReviewForDepartment | Action::NameSubstitute => Some(Reach::OwnDepartment),
        _ => reach_of_clerk(action),
    }
}

fn reach_of_clerk(action: Action) -> Option<Reach> {
    match action {
        Action::DraftPaper => Some(Reach::OwnDepartment),
        Action::WithdrawPaper => Some(Reach::Own),
        _ => reach_of_reader(action),
    }
}

fn reach_of_chair(seat: &Seat, action: Action) -> Option<Reach> {
    let leads_council = seat.body_kind == BodyKind::Council && seat.role == Role::Chair;
    match action {
        Action::SuspendResolution if leads_council => Some(Reach::All),
        Action::PlanMeeting | Action::EnterOutcome => Some(Reach::OwnBody),
        _ => reach_of_member(action),
    }
}

fn reach_of_member(action: Action) -> Option<Reach> {
    match action {
        Action::DraftPaper | Action::WithdrawPaper => Some(Reach::Own),
        _ => reach_of_reader(action),
    }
}

fn reach_of_reader(action: Action) -> Option<Reach> {
    match action {
        Action::Annotate => Some(Reach::All),
        Action::GiveOpinion | Action::TakeStep | Action::ReportTask | Action::NameSubstitute => {
            Some(Reach::Own)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests;
