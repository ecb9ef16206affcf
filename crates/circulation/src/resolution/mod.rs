//! Resolutions (usnesení): what bodies decided.

mod continue_numbers;
pub mod number;
mod revoke;
mod suspend;

use obeznik_kernel::{BodyId, Date, IndexKey, Record, RecordId};
use serde::{Deserialize, Serialize};

pub use continue_numbers::{ContinueNumbers, continue_numbers};
pub use revoke::{RevokeResolution, revoke_resolution};
pub use suspend::{
    ConfirmOrCancelSuspended, Fate, SuspendResolution, confirm_or_cancel_suspended, suspend_resolution,
};

use crate::clause::Clause;
use crate::mayor::ByMayor;
use crate::stored_enum::stored_enum;

stored_enum! {
    /// Whether a resolution holds.
    ResolutionState {
        /// Platné.
        Valid = "valid",
        /// Execution suspended by the mayor (§ 105/1); the assembly decides.
        Suspended = "suspended",
        /// Revoked by a later resolution (revokováno).
        Revoked = "revoked",
        /// Cancelled by the assembly after suspension (zrušeno).
        Cancelled = "cancelled",
        /// Never adopted: its vote was written down wrongly. The number stays taken.
        Void = "void",
    }
}

/// A resolution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Resolution {
    /// Its number; kept for ever, also when revoked.
    pub number: String,
    /// The body.
    pub body: BodyId,
    /// The meeting, where known.
    pub meeting: Option<RecordId>,
    /// Number of the meeting.
    pub meeting_number: Option<u32>,
    /// The paper.
    pub paper: Option<RecordId>,
    /// The consultation it ended.
    pub consultation: Option<RecordId>,
    /// Title.
    pub title: String,
    /// The clauses.
    pub clauses: Vec<Clause>,
    /// The text, for reading and searching.
    pub text: String,
    /// The day.
    #[cfg_attr(feature = "bindings", ts(type = "string | null"))]
    pub decided_on: Option<Date>,
    /// Whether it holds.
    pub state: ResolutionState,
    /// The resolutions it revokes.
    pub revokes: Vec<RecordId>,
    /// The resolution that revoked or cancelled it.
    pub revoked_by: Option<RecordId>,
    /// Why its execution was suspended.
    pub suspend_reason: String,
    /// The vote in short.
    pub summary: String,
    /// How the mayor decided it in place of the council (§ 99/2); nothing on what a body voted for.
    #[serde(default)]
    pub mayor: Option<ByMayor>,
    /// The day its text was written down, or mended last: whom it concerns is told from then on. Nothing on what was
    /// imported, or written down by a program that did not say.
    #[serde(default)]
    #[cfg_attr(feature = "bindings", ts(type = "string | null"))]
    pub entered_on: Option<Date>,
    /// The import it came by.
    pub imported_from: Option<RecordId>,
    /// File it came from.
    pub source_file: String,
    /// Line of the file.
    pub source_line: u32,
}

impl Record for Resolution {
    const KIND: &'static str = "resolution";
    const INDEX_VERSION: u16 = 2;
    fn index_keys(&self) -> Vec<IndexKey> {
        let body = self.body.to_string();
        let mut keys = vec![IndexKey::new("resolution_by_number", &[&body, &self.number])];
        if let Some(meeting) = self.meeting {
            keys.push(IndexKey::new("resolution_by_meeting", &[&meeting.to_string(), &self.number]));
        }
        if let Some(import) = self.imported_from {
            keys.push(IndexKey::new("resolution_by_import", &[&import.to_string()]));
        } else if let Some(day) = self.entered_on.or(self.decided_on) {
            keys.push(IndexKey::new("resolution_by_entry", &[&day.to_string()]));
        }
        keys
    }
}
