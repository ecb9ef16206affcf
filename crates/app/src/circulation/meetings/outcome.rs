//! What came of an item: the vote, and what had been written down before it was corrected.

use obeznik_circulation::consultation::{Consultation, NoOpinionCause};
use obeznik_circulation::majority::{Choice, Outcome as Verdict};
use obeznik_circulation::outcome::{Ballot, Outcome, outcomes_before};
use obeznik_circulation::resolution::Resolution;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{PersonId, Stored};

use super::{CorrectionDto, EnteredOutcome, OutcomeDto};
use crate::api::ApiError;
use crate::municipality::names::Names;
use crate::office::Reader;
use crate::office::shared::Phrase;

/// The vote of an item as a person reads it.
///
/// # Errors
/// When the store cannot be read.
pub(crate) fn outcome_dto(
    reader: &Reader<'_>,
    names: &Names<'_>,
    outcome: &Outcome,
    consultation: Option<&Stored<Consultation>>,
) -> Result<OutcomeDto, ApiError> {
    let state = consultation.map_or("", |stored| stored.value.state.as_str());
    dto(reader, names, outcome, state)
}

/// The vote that a resolution turned out never to have passed.
///
/// # Errors
/// When the store cannot be read.
pub(crate) fn burnt_outcome_dto(
    reader: &Reader<'_>,
    names: &Names<'_>,
    outcome: &Outcome,
) -> Result<OutcomeDto, ApiError> {
    dto(reader, names, outcome, "not_adopted")
}

fn dto(
    reader: &Reader<'_>,
    names: &Names<'_>,
    outcome: &Outcome,
    state: &str,
) -> Result<OutcomeDto, ApiError> {
    let resolution =
        outcome.resolution.map(|id| reader.records.find::<Resolution>(id)).transpose()?.flatten();
    let tally = outcome.tally.unwrap_or_default();
    let needed = outcome.computed.map_or(0, |decision| decision.needed);
    let sentence =
        Phrase::new(&format!("outcome-{}", if state.is_empty() { "noted" } else { state }.replace('_', "-")))
            .with("inFavour", tally.in_favour)
            .with("needed", needed)
            .with("members", tally.members)
            .with("cause", outcome.cause.as_ref().map_or("", NoOpinionCause::as_str));
    Ok(OutcomeDto {
        state: state.to_owned(),
        members: tally.members,
        in_favour: tally.in_favour,
        against: tally.against,
        abstained: tally.abstained,
        not_voted: tally.not_voted,
        absent: tally.absent,
        needed,
        resolution_number: resolution.as_ref().map(|stored| stored.value.number.clone()).unwrap_or_default(),
        resolution: resolution.as_ref().map(|stored| stored.id.to_string()).unwrap_or_default(),
        sentence,
        explanation: outcome.explanation.clone(),
        entered: entered(outcome, resolution),
        corrections: corrections(reader, names, outcome)?,
    })
}

fn entered(outcome: &Outcome, resolution: Option<Stored<Resolution>>) -> EnteredOutcome {
    let ballots = outcome.ballots.iter();
    let announced = outcome.announced.map(|announced| verdict(announced.outcome));
    EnteredOutcome {
        kind: outcome.kind.as_str().to_owned(),
        excluded: outcome.tally.map_or(0, |tally| tally.excluded),
        ballots: ballots.map(|ballot| (seat(ballot).to_string(), choice(ballot.choice).to_owned())).collect(),
        alternates: outcome
            .ballots
            .iter()
            .filter_map(|ballot| {
                ballot.in_place_of.map(|absent| (absent.to_string(), ballot.person.to_string()))
            })
            .collect(),
        announced: announced.unwrap_or_default().to_owned(),
        position: outcome.position.as_ref().map(|position| position.as_str().to_owned()).unwrap_or_default(),
        reason: outcome.reason.clone(),
        cause: outcome.cause.as_ref().map(|cause| cause.as_str().to_owned()).unwrap_or_default(),
        clauses: resolution.map(|stored| stored.value.clauses).unwrap_or_default(),
    }
}

/// Each correction stands beside what it took the place of.
fn corrections(
    reader: &Reader<'_>,
    names: &Names<'_>,
    outcome: &Outcome,
) -> Result<Vec<CorrectionDto>, ApiError> {
    let mut corrections = Vec::new();
    let mut after = outcome.clone();
    for before in outcomes_before(reader.records, outcome)? {
        let who = after.entered_by.map(|id| names.person(id)).transpose()?;
        corrections.push(CorrectionDto {
            at: after.entered_at.to_string(),
            who: who.map(|person| person.name).unwrap_or_default(),
            why: after.why.clone(),
            before: written_before(&before.value),
        });
        after = before.value;
    }
    Ok(corrections)
}

/// „Původně zapsáno: pro 5, proti 0, zdržel se 0 – přijato."
fn written_before(outcome: &Outcome) -> Phrase {
    let (Some(tally), Some(computed)) = (outcome.tally, outcome.computed) else {
        let key = format!("outcome-before-{}", outcome.kind.as_str().replace('_', "-"));
        return Phrase::new(&key).with("reason", &outcome.reason);
    };
    Phrase::new("outcome-before-vote")
        .with("inFavour", tally.in_favour)
        .with("against", tally.against)
        .with("abstained", tally.abstained)
        .with("verdict", verdict(computed.outcome))
}

fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Adopted => "adopted",
        Verdict::NotAdopted => "not_adopted",
    }
}

/// Whose seat a ballot counts in.
fn seat(ballot: &Ballot) -> PersonId {
    ballot.in_place_of.unwrap_or(ballot.person)
}

fn choice(choice: Choice) -> &'static str {
    match choice {
        Choice::InFavour => "in_favour",
        Choice::Against => "against",
        Choice::Abstained => "abstained",
        Choice::NotVoted => "not_voted",
        Choice::Absent => "absent",
        Choice::Excluded => "excluded",
    }
}
