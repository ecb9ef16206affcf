//! What lies outside: the clock, documents, programs of the system. Implemented below the window,
//! recorded in tests.

use obeznik_kernel::{IdSource, RecordId, Timestamp};

/// Tells the time.
pub trait Clock: Send + Sync {
    /// Now.
    fn now(&self) -> Timestamp;
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
