//! Audiences: who may see a record. An immutable set of atoms, its id the hash of the sorted set.

use serde::{Deserialize, Serialize};
use sha2::Digest as _;

use crate::calendar::Date;
use crate::hex::hex;
use crate::id::{BodyId, DepartmentId, PersonId};
use crate::permission::{Standing, sees_in_place};
use crate::role::Role;

/// One group of people who may see.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum Atom {
    /// Everybody, citizens included.
    Public,
    /// Everybody who holds any role anywhere that day: officials and elected members, not citizens.
    Inside,
    /// Everybody who holds any role in the body that day.
    Body(BodyId),
    /// Everybody of the department.
    Department(DepartmentId),
    /// One person.
    Person(PersonId),
    /// Who holds the role in the body that day.
    RoleInBody(BodyId, Role),
    /// Nobody through any other atom: a conflict of interest in the evaluation of grants, nowhere else.
    MinusPerson(PersonId),
}

/// An audience, normalised: sorted, without duplicates.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Audience(Vec<Atom>);

/// Hash of an audience: 32 hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AudienceId(pub String);

impl Audience {
    /// Makes an audience of atoms in any order.
    pub fn new(atoms: impl IntoIterator<Item = Atom>) -> Self {
        let mut atoms: Vec<Atom> = atoms.into_iter().collect();
        atoms.sort();
        atoms.dedup();
        Self(atoms)
    }

    /// Everybody.
    pub fn public() -> Self {
        Self::new([Atom::Public])
    }

    /// Everybody who holds any role: officials and elected members.
    pub fn inside() -> Self {
        Self::new([Atom::Inside])
    }

    /// The atoms, sorted.
    pub fn atoms(&self) -> &[Atom] {
        &self.0
    }

    /// The first 128 bits of SHA-256 over the canonical JSON of the sorted atoms.
    pub fn id(&self) -> AudienceId {
        let text = serde_json::to_vec(&self.0).unwrap_or_default();
        let digest = sha2::Sha256::digest(&text);
        AudienceId(hex(&digest[..16]))
    }

    /// Whether the person sees it: one atom is theirs, or of somebody in whose place they are, and no minus
    /// names them.
    pub fn is_seen_by(&self, standing: &Standing, today: Date) -> bool {
        let is_theirs = |atom: &Atom| standing.has_atom(atom, today);
        !self.excludes(standing.person)
            && (self.0.iter().any(is_theirs) || sees_in_place(standing, self, today))
    }

    /// Whether a minus names the person.
    pub fn excludes(&self, person: PersonId) -> bool {
        self.0.contains(&Atom::MinusPerson(person))
    }

    /// Whether only people by name and by role see it, and no body or department as a whole.
    pub fn is_kept_to_people(&self) -> bool {
        self.0
            .iter()
            .all(|atom| matches!(atom, Atom::Person(_) | Atom::RoleInBody(..) | Atom::MinusPerson(_)))
    }

    /// What both audiences see, by atoms: used when a moved paper takes a narrower child along.
    ///
    /// An atom stays when the other audience has it too, or is public. Minuses of both stay.
    /// The result is never wider than either side.
    pub fn intersect(&self, other: &Self) -> Self {
        let kept = |mine: &Self, theirs: &Self| -> Vec<Atom> {
            let open = theirs.0.contains(&Atom::Public);
            mine.0.iter().filter(|atom| open || theirs.0.contains(atom)).cloned().collect()
        };
        let minus =
            self.0.iter().chain(&other.0).filter(|atom| matches!(atom, Atom::MinusPerson(_))).cloned();
        Self::new(kept(self, other).into_iter().chain(kept(other, self)).chain(minus))
    }

    /// Whether everybody who sees `self` by its atoms surely sees `other` too.
    pub fn is_within(&self, other: &Self) -> bool {
        let minus_kept =
            other.0.iter().all(|atom| !matches!(atom, Atom::MinusPerson(_)) || self.0.contains(atom));
        let open = other.0.contains(&Atom::Public);
        minus_kept
            && self
                .0
                .iter()
                .all(|atom| open || other.0.contains(atom) || matches!(atom, Atom::MinusPerson(_)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::RecordId;

    fn person(number: u128) -> PersonId {
        PersonId(RecordId(uuid::Uuid::from_u128(number)))
    }

    #[test]
    fn the_id_does_not_depend_on_the_order_of_atoms() {
        let one = Audience::new([Atom::Person(person(1)), Atom::Public]);
        let two = Audience::new([Atom::Public, Atom::Person(person(1)), Atom::Public]);
        assert_eq!(one.id(), two.id());
        assert_ne!(one.id(), Audience::public().id());
    }

    #[test]
    fn an_intersection_is_never_wider_than_either_side() {
        let named = Audience::new([Atom::Person(person(1)), Atom::Person(person(2))]);
        let other = Audience::new([Atom::Person(person(2)), Atom::Person(person(3))]);
        assert_eq!(named.intersect(&other), Audience::new([Atom::Person(person(2))]));
        assert_eq!(named.intersect(&Audience::public()), named);
        let minus = Audience::new([Atom::Public, Atom::MinusPerson(person(1))]);
        assert!(named.intersect(&minus).atoms().contains(&Atom::MinusPerson(person(1))));
        assert!(named.is_within(&Audience::public()));
        assert!(!named.is_within(&minus));
        assert!(!Audience::public().is_within(&named));
    }
}
