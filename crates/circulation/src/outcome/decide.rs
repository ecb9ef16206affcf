//! Counts the votes of an item and compares the result with what was announced.

use obeznik_kernel::{Date, Person, PersonId, Records, RecordsExt, Refusal, Stop};

use super::{Ballot, EnterOutcome};
use crate::door::refuse;
use crate::majority::{
    Agreement, AlternateError, BallotError, Cast, Choice, Decision, MajorityRule, Outcome as Vote, Tally,
    TallyError, compare, decide, into_seats, tally_ballots,
};
use crate::meeting::Meeting;
use crate::town::{alternates, mandates};

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
    let tally = count(records, input, &members, meeting)?;
    let decision = decide(MajorityRule::AllMembers, &tally).map_err(tally_refusal)?;
    if input.explanation.trim().is_empty()
        && let Some(announced) = &input.announced
        && let Agreement::Differs { .. } = compare(announced, &decision, &tally)
    {
        return refuse_difference(announced.outcome, &tally, &decision);
    }
    Ok(Counted { tally, decision })
}

fn count(
    records: &dyn Records,
    input: &EnterOutcome,
    members: &[PersonId],
    meeting: &Meeting,
) -> Result<Tally, Stop> {
    let on = meeting.on;
    if !input.ballots.is_empty() {
        let named = seats(records, &input.ballots, members, meeting)?;
        return tally_ballots(members, &named).or_else(|error| Err(ballot_refusal(records, &error, on)?));
    }
    let Some(tally) = input.tally else { return Err(Stop::refused("refusal-votes-missing")) };
    let members = u32::try_from(members.len()).unwrap_or(u32::MAX);
    Ok(Tally { members, ..tally }.with_the_rest_absent())
}

/// Each ballot in the seat it counts in; an alternate's in that of the absent member.
fn seats(
    records: &dyn Records,
    ballots: &[Ballot],
    members: &[PersonId],
    meeting: &Meeting,
) -> Result<Vec<(PersonId, Choice)>, Stop> {
    let cast =
        |ballot: &Ballot| Cast { by: ballot.person, in_place_of: ballot.in_place_of, choice: ballot.choice };
    let cast: Vec<Cast<PersonId>> = ballots.iter().map(cast).collect();
    let has_alternates = cast.iter().any(|one| one.in_place_of.is_some());
    let known = if has_alternates { alternates(records, meeting.body, meeting.on)? } else { None };
    into_seats(&cast, members, known.as_deref())
        .or_else(|error| Err(alternate_refusal(records, &error, meeting.on)?))
}

fn alternate_refusal(
    records: &dyn Records,
    error: &AlternateError<PersonId>,
    on: Date,
) -> Result<Stop, Stop> {
    let (key, who) = match error {
        AlternateError::NotKnown => return Ok(Stop::refused("refusal-no-alternates")),
        AlternateError::NotAnAlternate { who } => ("refusal-not-alternate", who),
        AlternateError::IsMember { who } => ("refusal-alternate-member", who),
        AlternateError::Twice { who } => ("refusal-ballot-twice", who),
    };
    let person = records.find::<Person>(*who)?;
    let name = person.map_or_else(|| who.to_string(), |person| person.value.full_name());
    Ok(Refusal::new(key).with("person", name).with("day", on).into())
}

fn ballot_refusal(records: &dyn Records, error: &BallotError<PersonId>, on: Date) -> Result<Stop, Stop> {
    let (key, member) = match error {
        BallotError::NotAMember { member } => ("refusal-no-mandate", member),
        BallotError::Twice { member } | BallotError::MemberTwice { member } => {
            ("refusal-ballot-twice", member)
        }
    };
    let person = records.find::<Person>(*member)?;
    let name = person.map_or_else(|| member.to_string(), |person| person.value.full_name());
    Ok(Refusal::new(key).with("person", name).with("day", on).into())
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

fn refuse_difference(announced: Vote, tally: &Tally, decision: &Decision) -> Result<Counted, Stop> {
    refuse(
        Refusal::new("refusal-announced-differs")
            .with("for", tally.in_favour)
            .with("needed", decision.needed)
            .with("members", tally.members)
            .with("computed", word(decision.outcome))
            .with("announced", word(announced)),
    )
}

fn word(outcome: Vote) -> &'static str {
    match outcome {
        Vote::Adopted => "adopted",
        Vote::NotAdopted => "not_adopted",
    }
}
