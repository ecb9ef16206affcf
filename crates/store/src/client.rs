//! A device's store of an office it has joined: one open transaction is one
//! [`ClientStore`](obeznik_sync::ClientStore).

mod image;
mod read;
mod store;
mod wanted;

pub(crate) use store::SqliteClient;
pub use wanted::{Wanted, WantedBlob, WantedSort};
