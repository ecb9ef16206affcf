//! The office that this computer serves to others is backed up by its server, told by an order: the desk's own
//! store is only what one person may see.

use obeznik_store::{BackupMade, Mode, Store};
use serde_json::Value;

use crate::api::{ApiError, Code};
use crate::office::desk::Desk;

/// What a backup made here is a copy of.
pub(super) enum Whole {
    /// The store of the desk, which works alone.
    Store,
    /// The store of this computer's server, by the word of the office in addresses.
    Server {
        /// The word.
        town: String,
    },
    /// Nothing, and why: `joined`, `demo`.
    Nothing(&'static str),
}

impl Whole {
    /// Why no backups are made, or nothing.
    pub(super) fn why_not(&self) -> &'static str {
        match self {
            Self::Nothing(reason) => reason,
            Self::Store | Self::Server { .. } => "",
        }
    }

    /// Refuses where no backups are made.
    pub(super) fn check(&self) -> Result<(), ApiError> {
        match self {
            Self::Nothing(reason) => Err(ApiError::new(Code::Refused, &format!("backup-off-{reason}"))),
            Self::Store | Self::Server { .. } => Ok(()),
        }
    }
}

impl Desk {
    /// What is backed up from here. What another computer gave may be taken back; a copy of it could not.
    pub(super) fn whole(&self, store: &Store) -> Whole {
        match (store.is_demo(), store.mode()) {
            (true, _) => Whole::Nothing("demo"),
            (false, Mode::Solo) => Whole::Store,
            (false, Mode::Joined) => {
                self.served_town(store).map_or(Whole::Nothing("joined"), |town| Whole::Server { town })
            }
        }
    }

    /// Makes the served office's room in a folder; gives the folder and the name of the room.
    pub(super) fn prepare_served(&self, town: &str, folder: &str) -> Result<(String, String), ApiError> {
        let said = self.order_backup(town, folder, &["--prepare"])?;
        let text = |name: &str| said[name].as_str().unwrap_or_default().to_owned();
        Ok((text("folder"), text("room")))
    }

    /// Backs the served office up.
    pub(super) fn back_up_served(&self, town: &str, folder: &str) -> Result<BackupMade, ApiError> {
        let said = self.order_backup(town, folder, &[])?;
        let number = |name: &str| said[name].as_u64().unwrap_or_default();
        let count = |name: &str| usize::try_from(number(name)).unwrap_or(usize::MAX);
        Ok(BackupMade {
            new_blobs: count("new_blobs"),
            missing: count("missing"),
            size_bytes: number("size_bytes"),
        })
    }

    fn order_backup(&self, town: &str, folder: &str, more: &[&str]) -> Result<Value, ApiError> {
        let words = [&["backup", "--tenant", town, "--place", folder], more].concat();
        let said = self.server.order(&words, None)?;
        Ok(said.get(0).cloned().unwrap_or(said)) // one office asked for, in a list or alone
    }
}
