//! One protocol, both halves: rows come down, commands go up.
//!
//! A command is executed at once over the rows the device holds, as a prediction, and waits in the
//! outbox. Before the first byte of it leaves it is sealed with a number that never changes. The
//! authority's rows are staged page by page and published together at a caught-up checkpoint: base
//! images come back, the authority's rows are laid over them and the outbox runs again.
//!
//! The device's half stands here, over an open [`ClientStore`]; the office's half is [`office`], over an open
//! [`AuthorityStore`]. Every function is one transaction; whoever opened it commits it.
//! There is no clock, no random source and no network: time comes in commands, messages are values.

mod anew;
mod collapse;
pub mod cursor;
pub mod epoch;
mod erased;
mod giving_up;
pub mod issue;
mod lease;
pub mod message;
pub mod office;
pub mod outbox;
mod parting;
mod predict;
mod publish;
pub mod pull;
mod rebase;
pub mod repair;
pub mod row;
pub mod rules;
pub mod seal;
pub mod store;
pub mod written;

#[cfg(feature = "testing")]
pub mod testing;

pub use anew::register_anew;
pub use cursor::{Cursors, Place, Position};
pub use epoch::{Epoch, Provenance, provenance};
pub use giving_up::give_up;
pub use issue::{Issued, TOO_LARGE, check_size, issue, reissue};
pub use lease::end_leases;
pub use message::{
    About, Access, Answered, Closed, Decided, KeyKept, MOST_COMMAND_BYTES, MOST_PUSH_BYTES, OtherHistory,
    Page, PageRow, PullAnswer, PullRequest, PushAnswer, PushRequest, Reads, Sealed, StartOver, Sums,
};
pub use office::{
    AuthorityStore, Desk, Held, HeldRow, Holding, Line, Mark, OfficeState, PageLimits, Reach, Sight,
};
pub use outbox::{Attention, DEPENDS_ON_REFUSED, Entry, Retained, Shown};
pub use parting::give_back;
pub use pull::{Published, Pulled, Settled, pull_request, read_whole_commands, take_pull_answer};
pub use repair::{
    Ask, Found, RepairAnswer, RepairRequest, Repaired, repair_request, repair_request_of, take_repair_answer,
};
pub use row::{RowKey, ScopeSum, row_hash};
pub use rules::{Rules, Signer};
pub use seal::{
    BatchLimits, Numbered, Pushed, push_request, seal, seal_again, seal_ready, sealed_numbers,
    take_push_answer,
};
pub use store::{BaseImage, Change, ClientStore, Staged};
pub use written::Written;
