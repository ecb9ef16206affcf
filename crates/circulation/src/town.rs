//! The bodies of the municipality as the rules need them together.

use obeznik_kernel::body::mandates_on;
use obeznik_kernel::{
    Body, BodyId, BodyKind, Date, Membership, PersonId, Records, RecordsExt, Role, Stop, Stored,
};

/// No municipality has more bodies than this.
const MOST_BODIES: usize = 500;
/// No body ever had more memberships than this.
const MOST_MEMBERSHIPS: usize = 5_000;

/// All bodies, read at once.
pub struct Town {
    bodies: Vec<Stored<Body>>,
}

impl Town {
    /// Reads the bodies.
    ///
    /// # Errors
    /// As [`Records::scan`].
    pub fn load(records: &dyn Records) -> Result<Self, Stop> {
        Ok(Self { bodies: records.find_by("body", &["all"], MOST_BODIES)? })
    }

    /// The municipal office, where secretaries and officials have their roles (§ 109).
    pub fn office(&self) -> Option<BodyId> {
        self.of_kind(&BodyKind::Office)
    }

    /// The assembly (§ 84).
    pub fn assembly(&self) -> Option<BodyId> {
        self.of_kind(&BodyKind::Assembly)
    }

    /// The assembly of a day; the first there is where none stands.
    pub fn assembly_on(&self, day: Date) -> Option<BodyId> {
        let stands = |body: &&Stored<Body>| body.value.kind == BodyKind::Assembly && body.value.lasts_on(day);
        self.bodies.iter().find(stands).map(|body| BodyId(body.id)).or_else(|| self.assembly())
    }

    /// The council that stands on a day (§ 99).
    pub fn council_on(&self, day: Date) -> Option<BodyId> {
        let stands = |body: &&Stored<Body>| body.value.kind == BodyKind::Council && body.value.lasts_on(day);
        self.bodies.iter().find(stands).map(|body| BodyId(body.id))
    }

    /// The mayor in place of the council, where they have a seat of their own on a day (§ 99/2).
    pub fn mayor_on(&self, day: Date) -> Option<BodyId> {
        let stands = |body: &&Stored<Body>| body.value.kind == BodyKind::Mayor && body.value.lasts_on(day);
        self.bodies.iter().find(stands).map(|body| BodyId(body.id))
    }

    /// The body whose chair is the mayor on a day: the council that stands, otherwise the mayor in its place, and the
    /// assembly where nobody set that up.
    pub fn led_by_mayor(&self, day: Date) -> Option<BodyId> {
        self.council_on(day).or_else(|| self.mayor_on(day)).or_else(|| self.assembly())
    }

    /// Every body, the office among them.
    pub fn ids(&self) -> impl Iterator<Item = BodyId> {
        self.bodies.iter().map(|body| BodyId(body.id))
    }

    /// One body.
    pub fn body(&self, id: BodyId) -> Option<&Body> {
        self.bodies.iter().find(|body| body.id == id.0).map(|body| &body.value)
    }

    /// One body that must exist.
    ///
    /// # Errors
    /// `refusal-no-such-body`.
    pub fn need(&self, id: BodyId) -> Result<&Body, Stop> {
        self.body(id).ok_or_else(|| Stop::refused("refusal-no-such-body"))
    }

    fn of_kind(&self, kind: &BodyKind) -> Option<BodyId> {
        self.bodies.iter().find(|body| body.value.kind == *kind).map(|body| BodyId(body.id))
    }
}

/// Alternates of the body on a day; nothing where its statute knows none.
///
/// # Errors
/// As [`Records::scan`].
pub fn alternates(records: &dyn Records, body: BodyId, day: Date) -> Result<Option<Vec<PersonId>>, Stop> {
    if !records.find::<Body>(body)?.is_some_and(|body| body.value.has_alternates()) {
        return Ok(None);
    }
    let all: Vec<Stored<Membership>> =
        records.find_by("membership_by_body", &[&body.to_string()], MOST_MEMBERSHIPS)?;
    let is_one = |one: &&Stored<Membership>| one.value.role == Role::Alternate && one.value.lasts_on(day);
    Ok(Some(all.iter().filter(is_one).map(|one| one.value.person).collect()))
}

/// People who hold a mandate in the body on a day: N of § 87 is their number.
///
/// # Errors
/// As [`Records::scan`].
pub fn mandates(records: &dyn Records, body: BodyId, day: Date) -> Result<Vec<PersonId>, Stop> {
    let all: Vec<Stored<Membership>> =
        records.find_by("membership_by_body", &[&body.to_string()], MOST_MEMBERSHIPS)?;
    Ok(mandates_on(all.iter().map(|membership| &membership.value), day))
}
