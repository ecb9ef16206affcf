//! Why a body has so many members on a day: N of § 87 as a sum that anybody can check.

use std::collections::BTreeSet;

use obeznik_kernel::body::mandates_on;
use obeznik_kernel::calendar::add_days;
use obeznik_kernel::{Date, Membership, PersonId};

/// The number of members on a day and how it came about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MembersExplained {
    /// Mandates held on the day.
    pub members: usize,
    /// Mandates the counting begins with.
    pub began_with: usize,
    /// The day it begins: the first of the term on which anybody held a mandate.
    pub began_on: Date,
    /// Changes since then, the oldest first.
    pub changes: Vec<MandateChange>,
}

/// One mandate less, or one more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MandateChange {
    /// The last day of the mandate that ended, the first of the one that began.
    pub on: Date,
    /// Whose.
    pub person: PersonId,
    /// Whether it began.
    pub entered: bool,
    /// Why it ended; empty where nobody said.
    pub reason: String,
}

/// Explains the number of members on a day from the memberships of one body.
///
/// `term_from` is the first day of the term the day belongs to. A change of role within the body is no change of
/// mandates.
///
/// Source: Act No. 128/2000 Coll., § 87: all members are those who hold a mandate on that day.
pub fn explain_members(memberships: &[Membership], term_from: Option<Date>, day: Date) -> MembersExplained {
    let began_on = beginning(memberships, term_from, day);
    let mut held: BTreeSet<PersonId> = mandates_on(memberships, began_on).into_iter().collect();
    let began_with = held.len();
    let mut changes = Vec::new();
    for edge in edges(memberships, began_on, day) {
        let now: BTreeSet<PersonId> = mandates_on(memberships, edge).into_iter().collect();
        let last_on = add_days(edge, -1);
        let left = held.difference(&now).map(|person| MandateChange {
            on: last_on,
            person: *person,
            entered: false,
            reason: reason_of(memberships, *person, last_on),
        });
        changes.extend(left);
        let came = now.difference(&held);
        changes.extend(came.map(|person| MandateChange {
            on: edge,
            person: *person,
            entered: true,
            reason: String::new(),
        }));
        held = now;
    }
    MembersExplained { members: held.len(), began_with, began_on, changes }
}

fn mandates(memberships: &[Membership]) -> impl Iterator<Item = &Membership> {
    memberships.iter().filter(|one| one.role.is_mandate())
}

fn beginning(memberships: &[Membership], term_from: Option<Date>, day: Date) -> Date {
    let from = term_from.filter(|from| *from <= day).unwrap_or(Date::MIN);
    let lasting = |one: &&Membership| one.from <= day && one.to.is_none_or(|last| from <= last);
    mandates(memberships).filter(lasting).map(|one| one.from.max(from)).min().unwrap_or(day)
}

/// Days on which somebody's mandate begins or is over, in order.
fn edges(memberships: &[Membership], after: Date, until: Date) -> BTreeSet<Date> {
    let days = mandates(memberships).flat_map(|one| [Some(one.from), one.to.map(|last| add_days(last, 1))]);
    days.flatten().filter(|day| after < *day && *day <= until).collect()
}

fn reason_of(memberships: &[Membership], person: PersonId, last_on: Date) -> String {
    let ended = mandates(memberships).find(|one| one.person == person && one.to == Some(last_on));
    ended.map(|one| one.end_reason.clone()).unwrap_or_default()
}
