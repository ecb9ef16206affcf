//! Outcomes of agenda items: the vote as counted, computed and announced.

mod amend;
mod correct;
mod decide;
mod enter;
mod resettle;
mod settle;

use obeznik_kernel::{IndexKey, PersonId, Record, RecordId, Records, RecordsExt, Stop, Stored, Timestamp};
use serde::{Deserialize, Serialize};

pub use correct::{CorrectOutcome, correct_outcome};
pub use enter::{EnterOutcome, enter_outcome};
pub(crate) use settle::{MOST_PEOPLE, assembly_step, go_on};

use crate::consultation::NoOpinionCause;
use crate::majority::{Announced, Choice, Decision, Outcome as Verdict, Tally};
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
    /// Who voted: the member, or an alternate in their place.
    pub person: PersonId,
    /// What they did.
    pub choice: Choice,
    /// The absent member in whose place an alternate voted, where the statute of the body knows alternates.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "bindings", ts(optional))]
    pub in_place_of: Option<PersonId>,
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
    /// Which of the usual reasons it was.
    #[serde(default)]
    pub cause: Option<NoOpinionCause>,
    /// The resolution it led to.
    pub resolution: Option<RecordId>,
    /// Who entered it.
    pub entered_by: Option<PersonId>,
    /// When.
    #[cfg_attr(feature = "bindings", ts(type = "string"))]
    pub entered_at: Timestamp,
    /// The outcome that was written down wrongly before this one.
    #[serde(default)]
    pub corrects: Option<RecordId>,
    /// Why it was corrected.
    #[serde(default)]
    pub why: String,
    /// The outcome that took the place of this one.
    #[serde(default)]
    pub replaced_by: Option<RecordId>,
}

impl Record for Outcome {
    const KIND: &'static str = "outcome";
    fn index_keys(&self) -> Vec<IndexKey> {
        let key = |id: RecordId| IndexKey::new("outcome_by_resolution", &[&id.to_string()]);
        self.resolution.map(key).into_iter().collect()
    }
}

impl Outcome {
    /// Whether two outcomes say the same about what happened, whoever wrote them down and when.
    pub fn says_same(&self, other: &Self) -> bool {
        let Self { kind, tally, ballots, computed, explanation, position, reason, cause, .. } = self;
        *kind == other.kind
            && *tally == other.tally
            && *ballots == other.ballots
            && *computed == other.computed
            && self.verdict_told() == other.verdict_told()
            && *explanation == other.explanation
            && *position == other.position
            && *reason == other.reason
            && *cause == other.cause
    }
}

impl Outcome {
    /// What was told in the room; the computed verdict where nothing else was.
    fn verdict_told(&self) -> Option<Verdict> {
        let announced = self.announced.map(|announced| announced.outcome);
        announced.or(self.computed.map(|computed| computed.outcome))
    }
}

/// The outcome by which a resolution came to be, as it stands after every correction.
///
/// # Errors
/// As [`Records::get`].
pub fn outcome_of_resolution(
    records: &dyn Records,
    resolution: RecordId,
) -> Result<Option<Stored<Outcome>>, Stop> {
    let id = resolution.to_string();
    let first = records.find_by::<Outcome>("outcome_by_resolution", &[&id], 1)?;
    let Some(mut outcome) = first.into_iter().next() else { return Ok(None) };
    while let Some(next) = outcome.value.replaced_by {
        outcome = records.need(next)?;
    }
    Ok(Some(outcome))
}

/// The outcomes a correction took the place of, the newest first.
///
/// # Errors
/// As [`Records::get`].
pub fn outcomes_before(records: &dyn Records, outcome: &Outcome) -> Result<Vec<Stored<Outcome>>, Stop> {
    let mut before = Vec::new();
    let mut next = outcome.corrects;
    while let Some(id) = next {
        let outcome: Stored<Outcome> = records.need(id)?;
        next = outcome.value.corrects;
        before.push(outcome);
    }
    Ok(before)
}
