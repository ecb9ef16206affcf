//! What a rule gets from outside: time, ids, who acts.

use crate::calendar::{Date, Timestamp, day_in_prague};
use crate::id::{PersonId, RecordId};
use crate::permission::Standing;

/// Gives new identifiers: UUIDv7 in a program, counted ones in tests.
pub trait IdSource {
    /// A new identifier.
    fn next_id(&mut self) -> RecordId;
}

/// The surroundings of one execution.
pub struct Context<'a> {
    /// The authority's time.
    pub now: Timestamp,
    /// The civil day in Prague.
    pub today: Date,
    /// What the acting person may, with substitutions; nobody for the system.
    pub standing: Option<&'a Standing>,
    /// New identifiers.
    pub ids: &'a mut dyn IdSource,
    /// Rows of a bulk payload, already verified against its hash.
    pub rows: &'a [u8],
    /// Fields that became variants during this execution.
    pub variants: Vec<crate::edit::Variant>,
}

impl<'a> Context<'a> {
    /// Surroundings of one execution at an instant.
    pub fn new(now: Timestamp, standing: Option<&'a Standing>, ids: &'a mut dyn IdSource) -> Self {
        Self { now, today: day_in_prague(now), standing, ids, rows: &[], variants: Vec::new() }
    }

    /// A new identifier of any typed kind.
    pub fn new_id<T: From<RecordId>>(&mut self) -> T {
        T::from(self.ids.next_id())
    }

    /// The acting person, if a person acts.
    pub fn person(&self) -> Option<PersonId> {
        self.standing.map(|standing| standing.person)
    }
}
