//! What a joined computer keeps of its office among the secrets of the store.

use obeznik_kernel::Timestamp;
use obeznik_store::Store;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::api::ApiError;
use crate::ports::network::Server;

/// The secret with [`Joined`].
pub(crate) const SERVER: &str = "server";
/// The secret with [`Session`].
pub(crate) const SESSION: &str = "session";

/// The office it has joined.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Joined {
    /// How it is reached.
    pub(crate) server: Server,
    /// The municipality's word in addresses.
    pub(crate) town: String,
    /// The name of this computer in the office's list of devices; empty where an older program joined.
    #[serde(default)]
    pub(crate) device_name: String,
    /// The key the server had at the last good contact, where no key was accepted; nothing where an older program joined.
    #[serde(default)]
    pub(crate) seen_key: Option<String>,
}

/// What lets the computer in the next time.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Session {
    /// The refresh token.
    pub(crate) refresh: String,
    /// When it came.
    pub(crate) at: Timestamp,
}

impl Joined {
    pub(crate) fn of(store: &Store) -> Result<Option<Self>, ApiError> {
        read(store, SERVER)
    }

    pub(crate) fn keep(&self, store: &mut Store) -> Result<(), ApiError> {
        keep(store, SERVER, self)
    }
}

impl Session {
    pub(crate) fn of(store: &Store) -> Result<Option<Self>, ApiError> {
        read(store, SESSION)
    }

    pub(crate) fn keep(&self, store: &mut Store) -> Result<(), ApiError> {
        keep(store, SESSION, self)
    }

    /// Nobody is let in by it any more.
    pub(crate) fn forget(store: &mut Store) -> Result<(), ApiError> {
        Ok(store.set_secret(SESSION, b"")?)
    }
}

pub(super) fn read<T: DeserializeOwned>(store: &Store, name: &str) -> Result<Option<T>, ApiError> {
    let bytes = store.secret(name)?.filter(|bytes| !bytes.is_empty());
    bytes.map(|bytes| serde_json::from_slice(&bytes).map_err(ApiError::broken)).transpose()
}

pub(super) fn keep<T: Serialize>(store: &mut Store, name: &str, value: &T) -> Result<(), ApiError> {
    Ok(store.set_secret(name, &serde_json::to_vec(value).map_err(ApiError::broken)?)?)
}
