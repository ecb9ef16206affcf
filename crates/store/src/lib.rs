//! SQLite: the solo office and the client in one encrypted file; read models, search, blobs, keys.
//!
//! A [`Store`] is the one writer of its folder. A command executes once, in one transaction with the log,
//! the index and the read models, and is journalled before it is acknowledged. [`Reader`]s beside it give
//! plain rows to the screens. No `rusqlite` type leaves this crate.

mod blobs;
mod cipher;
mod copies;
mod drafts;
mod error;
mod execute;
mod folder;
mod journal;
mod keys;
mod migrate;
mod open;
mod project;
mod read;
mod records;
mod replay;
mod secrets;

pub use blobs::{BlobReader, BlobSealer, SealedBlob};
pub use copies::{CopySort, StoreCopy};
pub use drafts::Draft;
pub use error::StoreError;
pub use execute::Incoming;
pub use keys::{
    Keyring, MemoryKeyring, NoKeyring, Protection, RecoveryCode, SystemKeyring, Unlock,
    keyring_of_environment,
};
pub use open::{Store, restore};
pub use read::{ChainReport, Reader};
pub use replay::Replayed;
