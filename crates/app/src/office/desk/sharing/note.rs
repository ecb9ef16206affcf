//! What stands beside the server's data: whose server it is, and how far sharing came.

use std::path::{Path, PathBuf};

use obeznik_store::{StoreError, sync_folder};
use serde::{Deserialize, Serialize};

use crate::api::ApiError;
use crate::contact::Joined;

/// The file.
const NOTE: &str = "sharing.json";
/// How this computer calls itself, whatever its network.
const OWN_HOST: &str = "https://localhost";

/// How far sharing came. A start goes on from there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Reached {
    /// The server is being made: a start puts the office back as it was.
    Begun,
    /// The office is shared from here: a start serves it.
    Shared,
    /// The server gave the office back whole and serves nobody any more: a start puts the office in its place.
    GivenBack,
}

/// What is written down before anything moves.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Note {
    pub(super) host: String,
    pub(super) port: u16,
    pub(super) town: String,
    pub(super) fingerprint: String,
    /// The store that worked alone.
    pub(super) aside: PathBuf,
    pub(super) reached: Reached,
}

impl Note {
    pub(super) fn read(folder: &Path) -> Option<Self> {
        serde_json::from_slice(&std::fs::read(folder.join(NOTE)).ok()?).ok()
    }

    /// Writes the note so that it lasts.
    pub(super) fn write(&self, folder: &Path) -> Result<(), ApiError> {
        let unfinished = folder.join("sharing.json.new");
        let text = serde_json::to_vec_pretty(self).map_err(ApiError::broken)?;
        let written = std::fs::create_dir_all(folder)
            .and_then(|()| std::fs::write(&unfinished, text))
            .and_then(|()| std::fs::File::options().write(true).open(&unfinished)?.sync_all())
            .and_then(|()| std::fs::rename(&unfinished, folder.join(NOTE)));
        written.map_err(StoreError::from)?;
        Ok(sync_folder(folder)?)
    }

    /// Whether the office is shared from here.
    pub(super) fn is_shared(&self) -> bool {
        self.reached == Reached::Shared
    }

    /// The same note further on.
    pub(super) fn at(&self, reached: Reached) -> Self {
        Self { reached, ..self.clone() }
    }

    /// The address others type.
    pub(super) fn address(&self) -> String {
        format!("{}/{}", self.url(), self.town)
    }

    pub(super) fn url(&self) -> String {
        format!("https://{}:{}", self.host, self.port)
    }

    /// The address this computer uses itself, whatever its network.
    pub(super) fn own_url(&self) -> String {
        format!("{OWN_HOST}:{}", self.port)
    }

    /// Whether an office joined so is this one. Its port may have been changed since.
    pub(super) fn is_joined(&self, joined: &Joined) -> bool {
        let Joined { server, town, .. } = joined;
        let is_own_key = server.pin.as_ref().is_none_or(|pin| *pin == self.fingerprint);
        let is_here = server.url.strip_prefix(OWN_HOST).is_some_and(|rest| rest.starts_with(':'));
        is_here && is_own_key && *town == self.town
    }
}
