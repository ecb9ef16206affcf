//! A last barrier between a library that gives up and the program that called it.

use std::panic::{AssertUnwindSafe, catch_unwind};

/// Runs a reader of foreign bytes; `None` when the library inside it panicked.
///
/// A panic on somebody's broken file is a fault of that file. The reader keeps nothing across
/// calls, so nothing half done can be seen afterwards.
pub(crate) fn guarded<T>(read: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(read)).ok()
}
