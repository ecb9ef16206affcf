//! Bodies, memberships with their days, substitutions.

use serde::{Deserialize, Serialize};

use crate::calendar::Date;
use crate::id::{BodyId, PersonId};
use crate::record::{IndexKey, Record};
use crate::role::Role;

/// What sort of body it is; the law differs by it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum BodyKind {
    /// Zastupitelstvo (§ 84 of Act 128/2000 Coll.).
    Assembly,
    /// Rada (§ 99).
    Council,
    /// Starosta v působnosti rady: in a municipality that elects no council its powers are the mayor's (§ 99/2). Who
    /// holds the office leads it, and who stands in for them (§ 104/1) is its deputy; it never meets.
    Mayor,
    /// Výbor zastupitelstva (§ 117).
    Committee,
    /// Komise rady (§ 122).
    Commission,
    /// Osadní výbor (§ 120).
    LocalCommittee,
    /// Pracovní skupina: not in the law, advises.
    WorkingGroup,
    /// The municipal office (obecní úřad, § 109), where officials have their roles.
    Office,
    /// Of a newer version of the program.
    #[serde(untagged)]
    Unknown(String),
}

impl BodyKind {
    /// Whether the body can decide for the municipality; all others only advise (§ 117, § 122).
    pub fn decides(&self) -> bool {
        matches!(self, BodyKind::Assembly | BodyKind::Council | BodyKind::Mayor)
    }

    /// Whether its chair is the mayor: who chairs the council is; where no council is elected, who holds the office in
    /// its place, and who leads the assembly. Seats of the assembly end with its term, the other two last until a new
    /// mayor is elected.
    ///
    /// Source: Act No. 128/2000 Coll., on Municipalities, § 99/2, § 103, § 107.
    pub fn is_led_by_mayor(&self) -> bool {
        matches!(self, BodyKind::Assembly | BodyKind::Council | BodyKind::Mayor)
    }

    /// Whether papers come before it: before every body that meets, and before the mayor in place of the council.
    pub fn takes_papers(&self) -> bool {
        self.meets() || *self == BodyKind::Mayor
    }

    /// Whether its statute may know alternates (náhradníci). A mandate in the assembly and the council is the
    /// member's own, and members of committees are elected by the assembly (§ 117 of Act No. 128/2000 Coll.);
    /// that the act knows no alternate of a committee is yet to be compared with its present wording.
    pub fn may_have_alternates(&self) -> bool {
        matches!(self, BodyKind::Commission | BodyKind::WorkingGroup)
    }

    /// Whether the body meets and votes.
    pub fn meets(&self) -> bool {
        !matches!(self, BodyKind::Mayor | BodyKind::Office | BodyKind::Unknown(_))
    }
}

/// A body of the municipality and its rules, as data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Body {
    /// What sort of body it is.
    pub kind: BodyKind,
    /// Full name, such as `Rada města Vzorova`.
    pub name: String,
    /// Short name for lists, such as `Rada`.
    pub short_name: String,
    /// Abbreviation for numbers, such as `RM`.
    pub abbreviation: String,
    /// The body that set this one up.
    pub parent: Option<BodyId>,
    /// Seats set for the term (§ 67, § 99); mandates held on a day are counted from memberships.
    pub seats: u32,
    /// Numbering pattern of its resolutions.
    pub resolution_pattern: String,
    /// Verbs its resolutions use, most used first; others stay free.
    pub verbs: Vec<String>,
    /// Sections of a new agenda.
    pub agenda_sections: Vec<String>,
    /// Items every new agenda begins with.
    #[serde(default)]
    pub standing_items: Vec<StandingItem>,
    /// Days before a meeting when its papers close; 0 where nobody watches it, as with the other days below.
    pub papers_close_days: i32,
    /// Days before a meeting by which opinions are given.
    #[serde(default)]
    pub opinions_close_days: i32,
    /// Days before a meeting by which papers are formally checked.
    #[serde(default)]
    pub check_close_days: i32,
    /// Days before a meeting when its papers go out to members.
    #[serde(default)]
    pub pack_days: i32,
    /// Whose consent a paper needs that comes after the closing; nothing where a reason is enough.
    #[serde(default)]
    pub late_consent: Option<Role>,
    /// Whether its statute knows alternates, who vote in place of named absent members.
    #[serde(default)]
    pub alternates: bool,
    /// Days of notice before a meeting (§ 93/1: 7 for the assembly).
    pub notice_days: i32,
    /// Whether its sessions are public (§ 93/3).
    pub is_public: bool,
    /// Usual place of its meetings.
    pub place: String,
    /// Usual start, `HH:MM`.
    pub starts_at: String,
    /// From which day it exists.
    #[cfg_attr(feature = "bindings", ts(type = "string"))]
    pub from: Date,
    /// Last day it exists, if set.
    #[cfg_attr(feature = "bindings", ts(type = "string | null"))]
    pub to: Option<Date>,
}

/// An item of every agenda of a body, such as its opening or the control of tasks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct StandingItem {
    /// The section of the agenda; the first one where the body has none of that name.
    pub section: String,
    /// Title.
    pub title: String,
    /// What the programme says under it, such as how the meeting closes; empty for nothing.
    #[serde(default)]
    pub text: String,
}

impl Body {
    /// Whether it exists on the day; both its first and last day count.
    pub fn lasts_on(&self, day: Date) -> bool {
        self.from <= day && self.to.is_none_or(|last| day <= last)
    }

    /// Whether its last day is over on the day.
    pub fn has_ended(&self, day: Date) -> bool {
        self.to.is_some_and(|last| last < day)
    }

    /// Whether an alternate may take the seat of an absent member.
    pub fn has_alternates(&self) -> bool {
        self.alternates && self.kind.may_have_alternates()
    }
}

impl Record for Body {
    const KIND: &'static str = "body";
    fn index_keys(&self) -> Vec<IndexKey> {
        vec![IndexKey::new("body", &["all"])]
    }
}

/// A person holds a role in a body from a day to a day, both included.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Membership {
    /// The body.
    pub body: BodyId,
    /// The person.
    pub person: PersonId,
    /// What they are in it.
    pub role: Role,
    /// First day.
    #[cfg_attr(feature = "bindings", ts(type = "string"))]
    pub from: Date,
    /// Last day, if set.
    #[cfg_attr(feature = "bindings", ts(type = "string | null"))]
    pub to: Option<Date>,
    /// Why it ended; empty while it lasts.
    pub end_reason: String,
    /// Electoral party; empty where none.
    pub party: String,
}

impl Membership {
    /// Whether it lasts on the day; both its first and last day count.
    pub fn lasts_on(&self, day: Date) -> bool {
        self.from <= day && self.to.is_none_or(|last| day <= last)
    }
}

impl Record for Membership {
    const KIND: &'static str = "membership";
    fn index_keys(&self) -> Vec<IndexKey> {
        vec![
            IndexKey::new("membership_by_body", &[&self.body.to_string()]),
            IndexKey::new("membership_by_person", &[&self.person.to_string()]),
        ]
    }
}

/// Mandates held on a day: N of § 87. A person counts once even with two roles.
pub fn mandates_on<'a>(memberships: impl IntoIterator<Item = &'a Membership>, day: Date) -> Vec<PersonId> {
    let mut people: Vec<PersonId> = memberships
        .into_iter()
        .filter(|membership| membership.role.is_mandate() && membership.lasts_on(day))
        .map(|membership| membership.person)
        .collect();
    people.sort();
    people.dedup();
    people
}

/// Somebody acts for an absent person in named duties. Elected seats are never substituted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Substitution {
    /// Who is away.
    pub absent: PersonId,
    /// Who acts.
    pub by: PersonId,
    /// First day.
    #[cfg_attr(feature = "bindings", ts(type = "string"))]
    pub from: Date,
    /// Last day, if set.
    #[cfg_attr(feature = "bindings", ts(type = "string | null"))]
    pub to: Option<Date>,
    /// Roles taken over, in every body in which the absent person holds them; mandates among them give nothing.
    pub roles: Vec<Role>,
    /// Where it is told exactly: the duties taken over, and no others.
    #[serde(default)]
    pub duties: Vec<Duty>,
    /// Why the person is away, such as `dovolená`; empty where nobody said.
    #[serde(default)]
    pub reason: String,
    /// Whether the substitute also sees what is kept to the absent person by name.
    #[serde(default)]
    pub confidential: bool,
}

/// A role in one body, as a duty that can be handed over.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Duty {
    /// The body; for officials the office.
    pub body: BodyId,
    /// What the person is in it.
    pub role: Role,
}

impl Substitution {
    /// Whether it lasts on the day.
    pub fn lasts_on(&self, day: Date) -> bool {
        self.from <= day && self.to.is_none_or(|last| day <= last)
    }

    /// Whether a duty is handed over by it.
    pub fn takes(&self, membership: &Membership) -> bool {
        let is_named = if self.duties.is_empty() {
            self.roles.contains(&membership.role)
        } else {
            let is_it = |duty: &Duty| duty.body == membership.body && duty.role == membership.role;
            self.duties.iter().any(is_it)
        };
        is_named && membership.role.is_duty()
    }

    /// Whether both last on any one day.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.to.is_none_or(|last| other.from <= last) && other.to.is_none_or(|last| self.from <= last)
    }
}

impl Record for Substitution {
    const KIND: &'static str = "substitution";
    fn index_keys(&self) -> Vec<IndexKey> {
        vec![IndexKey::new("substitution_by_person", &[&self.by.to_string()])]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::RecordId;
    use jiff::civil::date;

    fn member(number: u128, role: Role, from: Date, to: Option<Date>) -> Membership {
        let person = PersonId(RecordId(uuid::Uuid::from_u128(number)));
        let body = BodyId(RecordId::well_known("body"));
        Membership { body, person, role, from, to, end_reason: String::new(), party: String::new() }
    }

    #[test]
    fn a_mandate_counts_on_its_first_and_last_day_and_never_after() {
        let term = [
            member(1, Role::Chair, date(2022, 10, 20), None),
            member(1, Role::Member, date(2022, 10, 20), None), // the same person once
            member(2, Role::Member, date(2022, 10, 20), Some(date(2026, 11, 22))),
            member(3, Role::Alternate, date(2022, 10, 20), None), // no mandate
            member(4, Role::Member, date(2026, 11, 23), None),
        ];
        let table = [
            (date(2022, 10, 19), 0),
            (date(2022, 10, 20), 2),
            (date(2026, 11, 22), 2),
            (date(2026, 11, 23), 2), // one left yesterday, the substitute entered
            (date(2028, 2, 29), 2),
        ];
        for (day, expected) in table {
            assert_eq!(mandates_on(&term, day).len(), expected, "{day}");
        }
    }
}
