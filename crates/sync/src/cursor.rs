//! How far a device is in each scope.

use std::collections::{BTreeMap, BTreeSet};

use obeznik_kernel::{AudienceId, DeviceId, HistoryId, RecordId};
use serde::{Deserialize, Serialize};

use crate::row::RowKey;

/// A place within a command: a row, in a scope in which the command changed it. Pages go in this order.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// The command.
    pub seq: u64,
    /// The row.
    pub key: RowKey,
    /// The scope.
    pub scope: AudienceId,
}

impl Place {
    /// Before everything the command changed.
    pub fn start_of(seq: u64) -> Self {
        Self { seq, key: RowKey::new("", RecordId::NIL), scope: AudienceId(String::new()) }
    }
}

/// Cursors of all scopes: one common, and those of scopes that are behind it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Cursors {
    /// The last `seq` read in every scope not named in `behind`.
    pub common: u64,
    /// Scopes gained later, still below the common cursor.
    pub behind: BTreeMap<AudienceId, u64>,
    /// How far the next command was read by every scope below it, when it was begun: all of them stand just
    /// before it. An older program that reads this begins the command anew.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<Place>,
}

impl Cursors {
    /// The last `seq` read in the scope.
    pub fn of(&self, scope: &AudienceId) -> u64 {
        self.behind.get(scope).copied().unwrap_or(self.common)
    }

    /// Cursors of the scope that is furthest behind and of the one that is furthest ahead.
    pub fn span(&self) -> (u64, u64) {
        let least = self.behind.values().copied().min().unwrap_or(self.common);
        (least.min(self.common), self.common)
    }

    /// Moves every scope that is below `seq` to it, and to a place within the command after it.
    pub fn move_to(&mut self, seq: u64, within: Option<Place>) {
        self.common = self.common.max(seq);
        let common = self.common;
        self.behind.values_mut().for_each(|cursor| *cursor = seq.max(*cursor));
        self.behind.retain(|_, cursor| *cursor < common);
        self.within = within;
    }

    /// A gained scope is read from its beginning. Nothing of it was read of a command that was begun, so the
    /// command begins anew.
    pub fn gain(&mut self, scope: AudienceId) {
        self.within = None;
        if self.common > 0 {
            self.behind.insert(scope, 0);
        }
    }

    /// A lost scope is not read any more. It may come back, so a command that was begun begins anew.
    pub fn lose(&mut self, scope: &AudienceId) {
        self.within = None;
        self.behind.remove(scope);
    }
}

/// Where the device stands towards the authority.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// The device, as the authority knows it.
    pub device: DeviceId,
    /// The history of the office it has read; none before the first contact.
    pub history: Option<HistoryId>,
    /// Version of the person's access the device last heard of.
    pub acl_ver: u64,
    /// Scopes the person sees by it.
    pub scopes: BTreeSet<AudienceId>,
    /// What has been read, staged rows included.
    pub cursors: Cursors,
    /// Deletions up to this `seq` were forgotten by the office when the last page came.
    pub horizon: u64,
    /// The last number given to a sealed command.
    pub last_n: u64,
    /// The place the next command of the outbox takes.
    pub next_place: u64,
    /// The authority's `seq` to which the published rows correspond.
    pub published: u64,
    /// Whether the next checkpoint replaces every row: the device reads everything once more.
    pub is_anew: bool,
}

impl Position {
    /// A device that has seen nothing yet.
    pub fn new(device: DeviceId) -> Self {
        Self {
            device,
            history: None,
            acl_ver: 0,
            scopes: BTreeSet::new(),
            cursors: Cursors::default(),
            horizon: 0,
            last_n: 0,
            next_place: 1,
            published: 0,
            is_anew: false,
        }
    }

    /// Reads everything once more. The scopes are kept, so that what is lost meanwhile goes at once.
    pub(crate) fn start_over(&mut self) {
        self.acl_ver = 0;
        self.cursors = Cursors::default();
        self.horizon = 0;
        self.is_anew = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gained_scope_catches_up_with_the_common_cursor_and_joins_it() {
        let scope = |name: &str| AudienceId(name.to_owned());
        let mut cursors = Cursors { common: 10, ..Cursors::default() };
        cursors.gain(scope("a"));
        assert_eq!((cursors.of(&scope("a")), cursors.of(&scope("b"))), (0, 10));
        cursors.move_to(4, None);
        assert_eq!((cursors.of(&scope("a")), cursors.of(&scope("b"))), (4, 10));
        cursors.move_to(12, None);
        assert_eq!(cursors, Cursors { common: 12, ..Cursors::default() });
    }

    #[test]
    fn a_command_that_was_begun_begins_anew_with_every_change_of_access() {
        let scope = |name: &str| AudienceId(name.to_owned());
        let place = Place { key: RowKey::new("note", RecordId::well_known("a note")), ..Place::start_of(1) };
        let begun = || {
            let mut cursors = Cursors::default();
            cursors.move_to(0, Some(place.clone()));
            cursors
        };
        assert_eq!(begun().within, Some(place.clone()));
        let table: [fn(&mut Cursors, AudienceId); 3] = [
            |cursors, scope| cursors.gain(scope), // also when everything else is at its beginning too
            |cursors, scope| cursors.lose(&scope),
            |cursors, _| cursors.move_to(1, None),
        ];
        for change in table {
            let mut cursors = begun();
            change(&mut cursors, scope("a"));
            assert_eq!(cursors.within, None);
        }
    }

    /// An older program kept cursors without a place, and drops one that it reads.
    #[test]
    fn cursors_between_commands_are_written_as_ever() {
        let cursors = Cursors { common: 7, ..Cursors::default() };
        let text = serde_json::to_string(&cursors).unwrap();
        assert_eq!(text, r#"{"common":7,"behind":{}}"#);
        assert_eq!(serde_json::from_str::<Cursors>(&text).unwrap(), cursors);
        let begun = Cursors { within: Some(Place::start_of(8)), ..cursors };
        let text = serde_json::to_string(&begun).unwrap();
        assert_eq!(serde_json::from_str::<Cursors>(&text).unwrap(), begun);
    }
}
