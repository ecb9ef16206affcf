//! Opinions (stanoviska) of departments and people.

mod close;
mod give;
mod request;

use obeznik_kernel::{Date, DepartmentId, IndexKey, PersonId, Record, Timestamp};
use serde::{Deserialize, Serialize};

pub use close::{
    CloseOpinions, ExpireOpinion, SettleOpinion, WaiveOpinion, close_opinions, expire_opinion,
    settle_opinion, waive_opinion,
};
pub use give::{GiveOpinion, give_opinion};
pub use request::{Addressee, RemindOpinion, RequestOpinions, remind_opinion, request_opinions};

use crate::stored_enum::stored_enum;

stored_enum! {
    /// Where an opinion is.
    OpinionState {
        /// Asked for.
        Requested = "requested",
        /// Given.
        Given = "given",
        /// Not given in time; may still be given.
        Overdue = "overdue",
        /// No longer asked for, with a reason.
        Waived = "waived",
    }
}

stored_enum! {
    /// What an opinion says.
    Stance {
        /// Souhlasí.
        Agree = "agree",
        /// Souhlasí s podmínkou.
        WithCondition = "with_condition",
        /// Nesouhlasí.
        Disagree = "disagree",
        /// Bez připomínek.
        NoObjection = "no_objection",
    }
}

/// An opinion asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Opinion {
    /// The person asked.
    pub person: Option<PersonId>,
    /// The department asked; its head answers.
    pub department: Option<DepartmentId>,
    /// Who asked.
    pub requested_by: Option<PersonId>,
    /// When.
    #[cfg_attr(feature = "bindings", ts(type = "string"))]
    pub requested_at: Timestamp,
    /// By which day.
    #[cfg_attr(feature = "bindings", ts(type = "string"))]
    pub due_on: Date,
    /// Whether the paper may not go on without it.
    pub mandatory: bool,
    /// Where it is.
    pub state: OpinionState,
    /// What it says.
    pub stance: Option<Stance>,
    /// The opinion in words.
    pub text: String,
    /// The version of the paper it was given to.
    pub version: u32,
    /// Who gave it.
    pub given_by: Option<PersonId>,
    /// In whose place they gave it.
    #[serde(default)]
    pub in_place_of: Option<PersonId>,
    /// When.
    #[cfg_attr(feature = "bindings", ts(type = "string | null"))]
    pub given_at: Option<Timestamp>,
    /// Reminders sent.
    #[cfg_attr(feature = "bindings", ts(type = "string[]"))]
    pub reminded_at: Vec<Timestamp>,
    /// Why it was waived.
    pub waive_reason: String,
    /// How the drafter settled it (vypořádání); empty before.
    pub settled: String,
}

impl Record for Opinion {
    const KIND: &'static str = "opinion";
    fn index_keys(&self) -> Vec<IndexKey> {
        let due = self.due_on.to_string();
        let mut keys = vec![IndexKey::new("opinion_due", &[self.state.as_str(), &due])];
        if let Some(person) = self.person {
            keys.push(IndexKey::new("opinion_by_person", &[&person.to_string(), self.state.as_str(), &due]));
        }
        keys
    }
}

impl Opinion {
    /// Whether an answer is still awaited or welcome.
    pub fn is_open(&self) -> bool {
        matches!(self.state, OpinionState::Requested | OpinionState::Overdue)
    }
}
