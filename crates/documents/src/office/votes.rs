//! The line of a vote, its columns in the gender and number of those who stand in them.

use obeznik_app::ApiError;
use obeznik_circulation::majority::{Choice, Outcome as Decided};
use obeznik_circulation::outcome::Outcome;
use obeznik_kernel::Person;
use obeznik_kernel::record::RecordsExt as _;

use super::gender::Gender;
use super::house::House;
use super::wording::{say, word};
use crate::resolution::{Outcome as Printed, Vote, VoteCount};

/// The vote of an item; nothing when none was taken.
pub(super) fn printed(house: &House<'_>, outcome: &Outcome) -> Result<Option<Vote>, ApiError> {
    let (Some(tally), Some(decision)) = (outcome.tally, outcome.computed) else { return Ok(None) };
    let mut counts = vec![
        VoteCount { label: word("print-vote-for"), count: tally.in_favour },
        VoteCount { label: word("print-vote-against"), count: tally.against },
        column(house, outcome, "print-vote-abstained", Choice::Abstained, tally.abstained)?,
    ];
    let rest = [
        ("print-vote-not-voted", Choice::NotVoted, tally.not_voted),
        ("print-vote-excluded", Choice::Excluded, tally.excluded),
        ("print-vote-absent", Choice::Absent, tally.absent),
    ];
    for (key, choice, count) in rest.into_iter().filter(|(.., count)| *count > 0) {
        counts.push(column(house, outcome, key, choice, count)?);
    }
    let result = match decision.outcome {
        Decided::Adopted => Printed::Adopted,
        Decided::NotAdopted => Printed::Rejected,
    };
    Ok(Some(Vote { counts, outcome: result, needed: decision.needed, members: tally.members }))
}

/// A vote in one line: `pro 5, proti 0, zdrželi se 2, přijato`; how it ended where there was none.
pub(super) fn told(house: &House<'_>, outcome: &Outcome) -> Result<String, ApiError> {
    let Some(vote) = printed(house, outcome)? else { return Ok(word("print-without-vote")) };
    let counts = vote.counts.iter().map(|one| format!("{}\u{a0}{}", one.label.to_lowercase(), one.count));
    let verdict = word(match vote.outcome {
        Printed::Adopted => "print-verdict-adopted",
        Printed::Rejected => "print-verdict-rejected",
    });
    Ok(counts.chain([verdict]).collect::<Vec<_>>().join(", "))
}

fn column(
    house: &House<'_>,
    outcome: &Outcome,
    key: &str,
    choice: Choice,
    count: u32,
) -> Result<VoteCount, ApiError> {
    let gender = gender(house, outcome, choice, count)?.as_str();
    Ok(VoteCount { label: say(key, &[("gender", gender.into()), ("count", count.into())]), count })
}

/// Feminine when all who stand in the column are known by name and are women.
fn gender(house: &House<'_>, outcome: &Outcome, choice: Choice, count: u32) -> Result<Gender, ApiError> {
    let mut women = 0;
    for ballot in outcome.ballots.iter().filter(|ballot| ballot.choice == choice) {
        let person = house.reader.records.find::<Person>(ballot.person)?;
        women += u32::from(person.is_some_and(|one| Gender::of(&one.value) == Gender::Feminine));
    }
    Ok(if count > 0 && women == count { Gender::Feminine } else { Gender::Masculine })
}
