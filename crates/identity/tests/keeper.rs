//! The ports in memory show every behaviour a back end must show.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

use obeznik_identity::testing::{MemoryKeeper, conformance};

#[test]
fn the_memory_keeps_what_a_back_end_must() {
    for (name, behaviour) in conformance::ALL {
        behaviour(&mut MemoryKeeper::default()).unwrap_or_else(|stopped| panic!("{name}: {stopped}"));
    }
}
