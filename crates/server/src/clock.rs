//! Time, identifiers and random bytes from the system: the only place that asks for them.

use obeznik_kernel::{IdSource, RecordId, Timestamp};

/// The present instant in whole milliseconds, as the stores keep it.
pub fn now() -> Timestamp {
    let now = Timestamp::now();
    Timestamp::from_millisecond(now.as_millisecond()).unwrap_or(now)
}

/// Random bytes of the operating system.
///
/// # Panics
/// When the system has none, which no supported one does after its start: nothing safe could follow.
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the system gives random bytes");
    bytes
}

/// New identifiers: UUIDv7.
#[derive(Debug, Clone, Copy, Default)]
pub struct Ids;

impl IdSource for Ids {
    fn next_id(&mut self) -> RecordId {
        RecordId(uuid::Uuid::now_v7())
    }
}

/// A new identifier.
pub fn new_id() -> RecordId {
    Ids.next_id()
}
