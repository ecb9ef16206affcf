//! The office's half of the protocol: what a server does with what devices send.
//!
//! Each function is one transaction over an open [`AuthorityStore`]; whoever opened it commits it before the
//! answer leaves. [`Stop::Missing`](obeznik_kernel::Stop::Missing) asks the back end to load records and to
//! run the function again from its start, in a transaction without a trace of the first run.

mod devices;
mod held;
mod horizon;
mod keeping;
mod pull;
mod push;
mod repair;
mod sight;
mod store;

pub use devices::{acknowledge, close, register};
pub use held::{Held, HeldRow, held_by, note_holding};
pub use horizon::{MOST_DAYS, forget_deletions};
pub use keeping::{after_prefix, blobs_in, next_ver, verdict_word};
pub use pull::{PageLimits, is_sight_fresh, pull};
pub use push::{Desk, RowsOf, Step, decide_one, push};
pub use repair::repair;
pub use sight::sight_of;
pub use store::{AuthorityStore, Holding, Line, Mark, OfficeState, Reach, Sight};
