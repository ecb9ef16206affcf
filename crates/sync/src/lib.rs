//! The client's half of one protocol: rows come down, commands go up.
//!
//! A command is executed at once over the rows the device holds, as a prediction, and waits in the
//! outbox. Before the first byte of it leaves it is sealed with a number that never changes. The
//! authority's rows are staged page by page and published together at a caught-up checkpoint: base
//! images come back, the authority's rows are laid over them and the outbox runs again.
//!
//! Every function here is one transaction over an open [`ClientStore`]; whoever opened it commits it.
//! There is no clock, no random source and no network: time comes in commands, messages are values.

mod collapse;
pub mod cursor;
pub mod issue;
pub mod message;
pub mod outbox;
mod predict;
mod publish;
pub mod pull;
mod rebase;
pub mod repair;
pub mod row;
pub mod rules;
pub mod seal;
pub mod store;

#[cfg(feature = "testing")]
pub mod testing;

pub use cursor::{Cursors, Position};
pub use issue::{Issued, issue};
pub use message::{
    Access, Answered, Page, PageRow, PullAnswer, PullRequest, PushAnswer, PushRequest, Sealed,
};
pub use outbox::{Attention, DEPENDS_ON_REFUSED, Entry, Shown};
pub use pull::{Published, Pulled, Settled, pull_request, take_pull_answer};
pub use repair::{RepairAnswer, RepairRequest, Repaired, repair_request, take_repair_answer};
pub use row::{RowKey, ScopeSum, row_hash};
pub use rules::{Rules, Signer};
pub use seal::{BatchLimits, push_request, seal, take_push_answer};
pub use store::{BaseImage, Change, ClientStore, Staged};
