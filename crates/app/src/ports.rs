//! What lies outside: the clock, documents, programs of the system. Implemented below the window,
//! recorded in tests.

pub mod converter;
pub mod network;
pub mod own_server;

use std::io::Read;

use obeznik_formats::foreign::{Answer, Task, Unread};
use obeznik_kernel::{IdSource, RecordId, Timestamp};

/// Tells the time.
pub trait Clock: Send + Sync {
    /// Now.
    fn now(&self) -> Timestamp;
}

impl Clock for std::sync::Arc<dyn Clock> {
    fn now(&self) -> Timestamp {
        self.as_ref().now()
    }
}

/// The clock of the system.
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
}

/// Identifiers of the system: UUIDv7.
pub struct SystemIds;

impl IdSource for SystemIds {
    fn next_id(&mut self) -> RecordId {
        RecordId(uuid::Uuid::now_v7())
    }
}

/// Reads files that somebody else made. Never in the process that holds the store.
pub trait ForeignFiles: Send + Sync {
    /// Hands a file over and gives what was found in it.
    ///
    /// # Errors
    /// [`Unread`] says why nothing was.
    fn ask(&self, task: &Task, content: &mut (dyn Read + Send), size_bytes: u64) -> Result<Answer, Unread>;
}

/// Nobody is there to read: files are taken, but not looked into until somebody is.
pub struct NobodyReads;

impl ForeignFiles for NobodyReads {
    fn ask(&self, _: &Task, _: &mut (dyn Read + Send), _: u64) -> Result<Answer, Unread> {
        Err(Unread::NoReader)
    }
}
