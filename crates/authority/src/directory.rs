//! Roles that follow the groups of a directory. The office itself writes them down, as it does devices: the
//! administrator's table says what a group means, and nobody outside can send this command.

use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{
    Audience, Body, BodyId, Date, Membership, Person, PersonId, RecordId, Refusal, Role, Stop,
};
use serde::{Deserialize, Serialize};

use crate::decide::Arrival;
use crate::effects::Recorder;
use crate::ledger::Ledger;
use crate::office::settle_own;
use crate::verdict::Verdict;

/// Kind of the command that brings the roles of a person to what their groups say.
pub(crate) const FOLLOW_GROUPS: &str = "office.follow_groups";

/// Input of `office.follow_groups`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FollowGroups {
    /// Whose roles.
    pub person: PersonId,
    /// Roles that begin.
    pub begin: Vec<BegunRole>,
    /// Roles that end: every membership that lasts in them.
    pub end: Vec<EndedRole>,
    /// The first day of those that begin.
    pub from: Date,
    /// Why those that end do.
    pub reason: String,
}

/// A role that begins.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BegunRole {
    /// The new membership.
    pub id: RecordId,
    /// In which body.
    pub body: BodyId,
    /// As what.
    pub role: Role,
}

/// A role that ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EndedRole {
    /// In which body.
    pub body: BodyId,
    /// As what.
    pub role: Role,
}

/// Brings the roles of a person to what their groups say. A mandate comes from an election and never from a group.
///
/// # Errors
/// As [`decide`](crate::decide).
pub fn follow_groups(
    ledger: &mut dyn Ledger,
    input: &FollowGroups,
    arrival: Arrival<'_>,
) -> Result<Verdict, Stop> {
    settle_own(ledger, FOLLOW_GROUPS, input, arrival)
}

/// Memberships of one person, far above any real office.
const MOST: usize = 500;

pub(crate) fn follow(input: &FollowGroups, records: &mut Recorder<'_>) -> Result<(), Stop> {
    records.need::<Person>(input.person)?;
    let key = input.person.to_string();
    let theirs = records.find_by::<Membership>("membership_by_person", &[&key], MOST)?;
    let eve = input.from.yesterday().unwrap_or(input.from);
    for EndedRole { body, role } in &input.end {
        check(role)?;
        let is_meant =
            |held: &Membership| held.body == *body && held.role == *role && held.lasts_on(input.from);
        for held in theirs.iter().filter(|held| is_meant(&held.value)) {
            let mut ended = held.clone();
            // Who came and left on the same day was here that day.
            ended.value.to = Some(eve.max(ended.value.from));
            ended.value.end_reason = input.reason.clone();
            records.save(&ended)?;
        }
    }
    for BegunRole { id, body, role } in &input.begin {
        check(role)?;
        records.need::<Body>(*body)?;
        let membership = Membership {
            body: *body,
            person: input.person,
            role: role.clone(),
            from: input.from,
            to: None,
            end_reason: String::new(),
            party: String::new(),
        };
        records.add(*id, Some((*body).into()), &Audience::inside(), &membership)?;
    }
    Ok(())
}

fn check(role: &Role) -> Result<(), Stop> {
    if role.is_mandate() || matches!(role, Role::Unknown(_)) {
        return Err(Refusal::new("refusal-field-empty").with("field", "role").into());
    }
    Ok(())
}
