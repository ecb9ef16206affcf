//! Outcomes of agenda items: the vote as counted, computed and announced.

mod decide;
mod enter;
mod settle;

use obeznik_kernel::{IndexKey, PersonId, Record, RecordId, Timestamp};
use serde::{Deserialize, Serialize};

pub use enter::{EnterOutcome, enter_outcome};

use crate::majority::{Announced, Choice, Decision, Tally};
use crate::stored_enum::stored_enum;

stored_enum! {
    /// How an item ended.
    OutcomeKind {
        /// By a vote.
        Vote = "vote",
        /// The advisory body gave no opinion, with a reason.
        WithoutOpinion = "without_opinion",
        /// Dealt with, without a vote.
        DiscussedOnly = "discussed_only",
    }
}

stored_enum! {
    /// What an advisory or recommending body voted for.
    Position {
        /// Doporučuje.
        Recommends = "recommends",
        /// Nedoporučuje.
        DoesNotRecommend = "does_not_recommend",
    }
}

/// What one member did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Ballot {
    /// The member.
    pub person: PersonId,
    /// What they did.
    pub choice: Choice,
}

/// The outcome of an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Outcome {
    /// How the item ended.
    pub kind: OutcomeKind,
    /// The votes, everybody counted; N of § 87 is `tally.members`.
    pub tally: Option<Tally>,
    /// Names, when the list was entered.
    pub ballots: Vec<Ballot>,
    /// What follows from the votes by law: result, votes needed, quorum.
    pub computed: Option<Decision>,
    /// What was announced in the room, when it was.
    pub announced: Option<Announced>,
    /// Why the two differ.
    pub explanation: String,
    /// What an advisory body voted for.
    pub position: Option<Position>,
    /// Why there was no opinion.
    pub reason: String,
    /// The resolution it led to.
    pub resolution: Option<RecordId>,
    /// Who entered it.
    pub entered_by: Option<PersonId>,
    /// When.
    #[cfg_attr(feature = "bindings", ts(type = "string"))]
    pub entered_at: Timestamp,
}

impl Record for Outcome {
    const KIND: &'static str = "outcome";
    fn index_keys(&self) -> Vec<IndexKey> {
        let key = |id: RecordId| IndexKey::new("outcome_by_resolution", &[&id.to_string()]);
        self.resolution.map(key).into_iter().collect()
    }
}
