//! Who is asked at a step of the office today: whom the route names, and who stands in where none of them can.

use obeznik_kernel::permission::Seat;
use obeznik_kernel::{
    Action, Audience, BodyKind, Date, Department, DepartmentId, Membership, Person, PersonId, Records,
    RecordsExt as _, Role, Standing, Stop, Stored, Subject, may,
};

use super::Paper;
use crate::paper_type::{Approval, RouteStep, StepKind};
use crate::town::Town;

/// Why another is asked than the route says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StandsIn {
    /// Whoever was named holds no role here any more.
    Left,
    /// Whoever was named may not see so confidential a paper.
    Unseen,
    /// Nobody holds the role, or nobody heads the department.
    Nobody,
}

/// Who is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedNow {
    /// Any of them may act.
    pub people: Vec<PersonId>,
    /// Why they are others than the route names.
    pub instead: Option<StandsIn>,
}

/// People whose standing matters for a step.
struct Named {
    standings: Vec<Standing>,
    /// Whom the head of replaces.
    department: Option<DepartmentId>,
}

/// Who is asked at a step of a paper on a day. Where whoever the route names has left or may not see the paper, the
/// head of their department is asked, and where that is no way, the secretaries of the office.
///
/// # Errors
/// As [`Records::get`].
pub fn asked_now(
    records: &dyn Records,
    paper: &Stored<Paper>,
    step: &RouteStep,
    today: Date,
) -> Result<AskedNow, Stop> {
    let town = Town::load(records)?;
    let audience = records.audience_of(&paper.scope)?;
    let scene = Scene { records, town: &town, audience: &audience, action: action_of(step), today };
    let named = scene.named(&paper.value, step)?;
    let people = scene.able(&named.standings);
    if !people.is_empty() {
        return Ok(AskedNow { people, instead: None });
    }
    let instead = Some(scene.why_not(&named.standings));
    let head = scene.head_of(named.department)?;
    let heads = scene.able(head.as_slice());
    if !heads.is_empty() {
        return Ok(AskedNow { people: heads, instead });
    }
    let mut secretaries = scene.able(&scene.holders(&Role::Secretary)?);
    secretaries.extend(scene.able(&scene.holders(&Role::ChiefOfficer)?));
    secretaries.sort();
    secretaries.dedup();
    Ok(AskedNow { people: secretaries, instead })
}

/// What the step concerns, owned by whoever is asked there on a day.
///
/// # Errors
/// As [`Records::get`].
pub(crate) fn subject_of_step(
    records: &dyn Records,
    paper: &Stored<Paper>,
    step: &RouteStep,
    day: Date,
) -> Result<Subject, Stop> {
    Ok(Subject {
        audience: records.audience_of(&paper.scope)?,
        body: None,
        department: paper.value.department.filter(|_| step.kind == StepKind::DepartmentReview),
        owners: asked_now(records, paper, step, day)?.people,
    })
}

pub(super) fn action_of(step: &RouteStep) -> Action {
    if step.kind == StepKind::DepartmentReview { Action::ReviewForDepartment } else { Action::TakeStep }
}

struct Scene<'a> {
    records: &'a dyn Records,
    town: &'a Town,
    audience: &'a Audience,
    action: Action,
    today: Date,
}

impl Scene<'_> {
    fn named(&self, paper: &Paper, step: &RouteStep) -> Result<Named, Stop> {
        let approval = step.approval.as_ref();
        if let Some(Approval { person: Some(person), .. }) = approval {
            return self.person(*person);
        }
        if let Some(Approval { role: Some(role), .. }) = approval {
            return Ok(Named { standings: self.holders(role)?, department: None });
        }
        let department = approval.and_then(|approval| approval.department).or(paper.department);
        Ok(Named { standings: self.head_of(department)?.into_iter().collect(), department: None })
    }

    fn person(&self, person: PersonId) -> Result<Named, Stop> {
        let Some(found) = self.records.find::<Person>(person)? else {
            return Ok(Named { standings: Vec::new(), department: None });
        };
        let standings = self.standing(person)?.into_iter().collect();
        Ok(Named { standings, department: found.value.department })
    }

    fn head_of(&self, department: Option<DepartmentId>) -> Result<Option<Standing>, Stop> {
        let Some(department) = department else { return Ok(None) };
        let head = self.records.find::<Department>(department)?.and_then(|found| found.value.head);
        head.map_or(Ok(None), |head| self.standing(head))
    }

    fn standing(&self, person: PersonId) -> Result<Option<Standing>, Stop> {
        let Some(found) = self.records.find::<Person>(person)? else { return Ok(None) };
        let id = person.to_string();
        let all: Vec<Stored<Membership>> = self.records.find_by("membership_by_person", &[&id], MOST)?;
        let all: Vec<Membership> = all.into_iter().map(|stored| stored.value).collect();
        let all = if found.value.active { all } else { Vec::new() };
        let kind_of = |body| self.town.body(body).map(|body| body.kind.clone());
        Ok(Some(Standing::new(person, found.value.department, &all, &[], kind_of)))
    }

    /// Who holds the role in the office.
    fn holders(&self, role: &Role) -> Result<Vec<Standing>, Stop> {
        let Some(office) = self.town.office() else { return Ok(Vec::new()) };
        let all: Vec<Stored<Membership>> =
            self.records.find_by("membership_by_body", &[&office.to_string()], MOST)?;
        let seats = all.into_iter().map(|one| one.value);
        let holding: Vec<Membership> =
            seats.filter(|seat| seat.role == *role && seat.lasts_on(self.today)).collect();
        let is_few = holding.len() <= FEW;
        let mut standings = Vec::new();
        for Membership { person, role, from, to, .. } in holding {
            if is_few && !self.records.find::<Person>(person)?.is_some_and(|found| found.value.active) {
                continue;
            }
            let seat = Seat {
                body: office,
                body_kind: BodyKind::Office,
                role,
                from,
                to,
                for_person: None,
                department: None,
                with_confidential: false,
            };
            standings.push(Standing { seats: vec![seat], ..Standing::without_roles(person) });
        }
        Ok(standings)
    }

    fn able(&self, standings: &[Standing]) -> Vec<PersonId> {
        let is_able = |standing: &&Standing| {
            let owners = vec![standing.person];
            let subject = Subject { audience: self.audience.clone(), owners, ..Subject::office() };
            may(Some(standing), self.action, &subject, self.today)
        };
        standings.iter().filter(is_able).map(|standing| standing.person).collect()
    }

    fn why_not(&self, standings: &[Standing]) -> StandsIn {
        if standings.is_empty() {
            StandsIn::Nobody
        } else if standings.iter().all(|standing| standing.seats_on(self.today).next().is_none()) {
            StandsIn::Left
        } else {
            StandsIn::Unseen
        }
    }
}

/// Among more holders of a role somebody surely acts.
const FEW: usize = 8;

/// Nobody and no office ever had more memberships than this.
const MOST: usize = 5_000;
