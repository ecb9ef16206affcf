//! Counts the votes of an item and compares the result with what was announced.

use obeznik_kernel::{Date, PersonId, Records, Refusal, Stop};

use super::{Ballot, EnterOutcome};
use crate::door::{need_text, refuse};
use crate::majority::{
    Agreement, BallotError, Choice, Decision, MajorityRule, Outcome as Vote, Tally, TallyError, compare,
    decide, tally_ballots,
};
use crate::meeting::Meeting;
use crate::town::mandates;

/// A vote counted and decided.
pub(super) struct Counted {
    /// Everybody counted.
    pub(super) tally: Tally,
    /// What follows.
    pub(super) decision: Decision,
}

impl Counted {
    /// Whether the motion passed.
    pub(super) fn is_adopted(&self) -> bool {
        self.decision.outcome == Vote::Adopted
    }

    /// The vote in short: for, against, abstained, of all members.
    pub(super) fn summary(&self) -> String {
        let Tally { in_favour, against, abstained, members, .. } = self.tally;
        format!("{in_favour} : {against} : {abstained} / {members}")
    }
}

/// Counts by the mandates of the meeting's day.
///
/// # Errors
/// Refuses more votes than members, a ballot of somebody without a mandate that day, and a difference from
/// the announced result that nobody explains.
///
/// Source: Act No. 128/2000 Coll., § 87, § 101/2, § 118, § 122.
pub(super) fn count_vote(
    records: &dyn Records,
    input: &EnterOutcome,
    meeting: &Meeting,
) -> Result<Counted, Stop> {
    let members = mandates(records, meeting.body, meeting.on)?;
    let tally = count(input, &members, meeting.on)?;
    let decision = decide(MajorityRule::AllMembers, &tally).map_err(tally_refusal)?;
    if let Some(announced) = &input.announced
        && let Agreement::Differs { .. } = compare(announced, &decision, &tally)
    {
        let key = "refusal-announced-differs";
        if input.explanation.trim().is_empty() {
            let refusal = Refusal::new(key)
                .with("for", tally.in_favour)
                .with("needed", decision.needed)
                .with("members", tally.members)
                .with("computed", word(decision.outcome))
                .with("announced", word(announced.outcome));
            return refuse(refusal);
        }
        need_text(&input.explanation, key)?;
    }
    Ok(Counted { tally, decision })
}

fn count(input: &EnterOutcome, members: &[PersonId], on: Date) -> Result<Tally, Stop> {
    if !input.ballots.is_empty() {
        let named: Vec<(PersonId, Choice)> =
            input.ballots.iter().map(|Ballot { person, choice }| (*person, *choice)).collect();
        return tally_ballots(members, &named).map_err(|error| ballot_refusal(&error, on));
    }
    let Some(tally) = input.tally else { return Err(Stop::refused("refusal-votes-missing")) };
    let members = u32::try_from(members.len()).unwrap_or(u32::MAX);
    Ok(Tally { members, ..tally }.with_the_rest_absent())
}

fn ballot_refusal(error: &BallotError<PersonId>, on: Date) -> Stop {
    let (key, member) = match error {
        BallotError::NotAMember { member } => ("refusal-no-mandate", member),
        BallotError::Twice { member } | BallotError::MemberTwice { member } => {
            ("refusal-ballot-twice", member)
        }
    };
    Refusal::new(key).with("person", member).with("day", on).into()
}

fn tally_refusal(error: TallyError) -> Stop {
    match error {
        TallyError::NoMembers => Stop::refused("refusal-no-members"),
        TallyError::MoreCountedThanMembers { counted, members } => {
            Refusal::new("refusal-too-many-votes").with("counted", counted).with("members", members).into()
        }
        TallyError::MembersNotCounted { .. } | TallyError::NoShare { .. } => {
            Stop::Broken(format!("the rest was counted as absent, yet: {error}"))
        }
    }
}

fn word(outcome: Vote) -> &'static str {
    match outcome {
        Vote::Adopted => "adopted",
        Vote::NotAdopted => "not_adopted",
    }
}
