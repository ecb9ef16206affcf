//! PostgreSQL: the offices of many municipalities for several servers at once.
//!
//! A [`Database`] is what one server process holds: a few connections and the list of municipalities. An
//! [`Office`] is one municipality in it. Each of its functions is one transaction; writers of one municipality
//! go one after another, whichever process they are in. Read models live in SQLite alone.
//!
//! The client blocks and has its own runtime inside: nothing here is called from an asynchronous task. No type of
//! the database leaves this crate.

mod about;
mod address;
mod blobs;
mod connection;
mod database;
mod directory;
mod error;
mod identity;
mod import;
mod mentions;
mod migrate;
mod office;
mod pokes;
mod pool;
mod records;
mod seen;
mod tls;
mod transaction;
mod uploads;

#[cfg(all(unix, any(test, feature = "testing")))]
pub mod testing;

pub use about::AboutReader;
pub use address::{Address, NotAnAddress};
pub use blobs::BlobKey;
pub use database::Database;
pub use directory::Tenant;
pub use error::DatabaseError;
pub use identity::DoorKeeper;
pub use import::{Cell, TABLES, Table, Taking};
pub use office::{Checked, Office};
pub use pokes::{Announcer, Listener};
pub use uploads::{Part, Upload};
