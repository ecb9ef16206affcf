//! Decisions of the mayor in place of the council (rozhodnutí starosty v působnosti rady), where none is elected.
//!
//! What is decided is a [`Resolution`](crate::resolution::Resolution) of a body of the kind
//! [`Mayor`](obeznik_kernel::BodyKind::Mayor), which never meets: it has numbers, tasks, an extract and a fate as any other.

mod decide;
mod leave;
mod waiting;
mod warning;
mod who;

use obeznik_kernel::PersonId;
use serde::{Deserialize, Serialize};

pub use decide::{DecideAsMayor, decide_as_mayor};
pub use leave::{LeaveUndecided, LeftTo, leave_undecided};
pub use waiting::{BeforeMayor, before_mayor};
pub use warning::{Noted, Warning, warnings};
pub use who::{Decider, NotNow, Situation, powers_of_council, situation_on, who_decides};

/// How the mayor decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ByMayor {
    /// Who decided.
    pub by: PersonId,
    /// The mayor in whose absence the deputy decided; nothing where nobody held the office.
    pub in_place_of: Option<PersonId>,
    /// Why the mayor did not decide; empty where they did.
    pub absence: String,
    /// What the program warned of, and what was answered.
    pub noted: Vec<Noted>,
}
