//! What lies outside: the clock, documents, programs of the system. Implemented below the window,
//! recorded in tests.

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
