//! The offline lease: how long a computer keeps what its office gave it without reaching the office.
//!
//! A laptop that is lost and never comes back cannot be told to forget. So what is closer kept goes sooner, by
//! the computer's own doing. What its person typed is not part of a lease and stays.

use jiff::SignedDuration;
use serde::{Deserialize, Serialize};

use crate::{Atom, Audience, Timestamp};

/// The most that one jump of the wall clock counts: who turned it far ahead by mistake loses a month, not all.
const LONGEST_GAP: SignedDuration = SignedDuration::from_hours(30 * 24);

/// How close an audience is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Closeness {
    /// To people by name or by a role of theirs.
    Confidential,
    /// To whole bodies or departments.
    Body,
    /// To nobody: everybody in the office or in the town.
    Public,
}

impl Closeness {
    /// How close this audience is kept, by the widest group in it.
    pub fn of(audience: &Audience) -> Self {
        let of_atom = |atom: &Atom| match atom {
            Atom::Public | Atom::Inside => Self::Public,
            Atom::Body(_) | Atom::Department(_) => Self::Body,
            Atom::Person(_) | Atom::RoleInBody(..) | Atom::MinusPerson(_) => Self::Confidential,
        };
        audience.atoms().iter().map(of_atom).max().unwrap_or(Self::Confidential)
    }
}

/// Days without contact after which a computer gives up what it was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct OfflineDays {
    /// What everybody in the office sees.
    pub public: u16,
    /// What bodies and departments see.
    pub body: u16,
    /// What is kept to people.
    pub confidential: u16,
}

impl Default for OfflineDays {
    fn default() -> Self {
        Self { public: 180, body: 60, confidential: 14 }
    }
}

impl OfflineDays {
    /// The days of one closeness; a longer one never ends before a closer one.
    pub fn of(&self, closeness: Closeness) -> u16 {
        match closeness {
            Closeness::Confidential => self.confidential,
            Closeness::Body => self.body.max(self.confidential),
            Closeness::Public => self.public.max(self.body).max(self.confidential),
        }
    }
}

/// What a computer knows of time since its last contact. It never runs back: turning the clock of the computer
/// back extends nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeaseClock {
    /// The office's time at the last contact.
    pub contact: Timestamp,
    /// The office's time now, as far as this computer can tell.
    pub reads: Timestamp,
    /// The wall clock when it was read last.
    pub wall: Timestamp,
}

impl LeaseClock {
    /// At a contact all leases begin anew.
    pub fn at_contact(office: Timestamp, wall: Timestamp) -> Self {
        Self { contact: office, reads: office, wall }
    }

    /// Moves on to what the wall clock says now; `ran` is how long the program has run meanwhile by a clock that
    /// nobody sets. A gap of the wall clock counts from nothing to thirty days.
    #[must_use]
    pub fn moved_on(self, wall: Timestamp, ran: SignedDuration) -> Self {
        let gap = wall.duration_since(self.wall).clamp(SignedDuration::ZERO, LONGEST_GAP);
        let passed = gap.max(ran.max(SignedDuration::ZERO));
        Self { reads: self.reads.checked_add(passed).unwrap_or(Timestamp::MAX), wall, ..self }
    }

    /// When a lease of so many days ends, by the office's time.
    pub fn ends(&self, days: u16) -> Timestamp {
        let length = SignedDuration::from_hours(i64::from(days) * 24);
        self.contact.checked_add(length).unwrap_or(Timestamp::MAX)
    }

    /// Whether a lease of so many days has ended.
    pub fn has_ended(&self, days: u16) -> bool {
        self.reads >= self.ends(days)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{BodyId, DepartmentId, PersonId, RecordId, Role};

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    const NOTHING: SignedDuration = SignedDuration::ZERO;

    #[test]
    fn an_audience_is_as_open_as_its_widest_group() {
        let id = |word: &str| RecordId::well_known(word);
        let person = Atom::Person(PersonId(id("petr")));
        let secretary = Atom::RoleInBody(BodyId(id("office")), Role::Secretary);
        let council = Atom::Body(BodyId(id("council")));
        let department = Atom::Department(DepartmentId(id("om")));
        for (atoms, closeness) in [
            (vec![], Closeness::Confidential),
            (vec![person.clone()], Closeness::Confidential),
            (vec![person.clone(), secretary.clone()], Closeness::Confidential),
            (vec![secretary.clone(), council], Closeness::Body),
            (vec![person.clone(), department], Closeness::Body),
            (vec![person, Atom::Inside], Closeness::Public),
            (vec![secretary, Atom::Public], Closeness::Public),
        ] {
            assert_eq!(Closeness::of(&Audience::new(atoms.clone())), closeness, "{atoms:?}");
        }
    }

    #[test]
    fn what_is_kept_closer_never_stays_longer() {
        let days = OfflineDays { public: 5, body: 3, confidential: 10 };
        assert_eq!(
            [Closeness::Confidential, Closeness::Body, Closeness::Public].map(|it| days.of(it)),
            [10; 3]
        );
        let usual = OfflineDays::default();
        assert_eq!(usual.of(Closeness::Confidential), 14);
        assert_eq!((usual.of(Closeness::Body), usual.of(Closeness::Public)), (60, 180));
    }

    #[test]
    fn a_lease_ends_after_its_days_and_not_before() {
        let clock = LeaseClock::at_contact(at("2026-11-01T08:00:00Z"), at("2026-11-01T08:00:00Z"));
        let before = clock.moved_on(at("2026-11-15T07:59:59Z"), NOTHING);
        assert!(!before.has_ended(14));
        let after = before.moved_on(at("2026-11-15T08:00:00Z"), NOTHING);
        assert!(after.has_ended(14) && !after.has_ended(60));
    }

    #[test]
    fn a_clock_turned_back_extends_nothing_and_one_turned_far_ahead_costs_a_month() {
        let contact = LeaseClock::at_contact(at("2026-11-01T08:00:00Z"), at("2026-11-01T08:00:00Z"));
        let back = contact
            .moved_on(at("2026-11-10T08:00:00Z"), NOTHING)
            .moved_on(at("2020-01-01T00:00:00Z"), NOTHING);
        assert_eq!(back.reads, at("2026-11-10T08:00:00Z"));
        let ran_on = back.moved_on(at("2020-01-01T01:00:00Z"), SignedDuration::from_hours(5 * 24));
        assert!(ran_on.has_ended(14), "the program ran for five days whatever the wall clock said");
        let ahead = contact.moved_on(at("2096-01-01T00:00:00Z"), NOTHING);
        assert_eq!(ahead.reads, at("2026-12-01T08:00:00Z"));
        assert!(!ahead.has_ended(60));
    }

    #[test]
    fn sleep_that_no_steady_clock_counts_is_counted_by_the_wall_clock() {
        let contact = LeaseClock::at_contact(at("2026-11-01T08:00:00Z"), at("2026-11-01T20:00:00Z"));
        let woken = contact.moved_on(at("2026-11-03T20:00:00Z"), SignedDuration::from_secs(60));
        assert_eq!(woken.reads, at("2026-11-03T08:00:00Z"));
    }
}
