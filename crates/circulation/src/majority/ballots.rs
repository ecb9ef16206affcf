//! Named ballots into counted votes.

use super::Tally;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What one member did in one vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum Choice {
    /// Pro.
    InFavour,
    /// Proti.
    Against,
    /// Zdržel se.
    Abstained,
    /// Present, nehlasoval.
    NotVoted,
    /// Nepřítomen nebo omluven.
    Absent,
    /// Vyloučen pro střet zájmů (§ 83/2 of Act No. 128/2000 Coll.).
    Excluded,
}

/// Why a list of ballots cannot be counted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BallotError<M: std::fmt::Debug + std::fmt::Display> {
    /// Two ballots of one member, equal or not.
    #[error("{member} has more than one ballot")]
    Twice {
        /// Whose.
        member: M,
    },
    /// A ballot of somebody who holds no mandate that day.
    #[error("{member} is not a member")]
    NotAMember {
        /// Whose.
        member: M,
    },
    /// The list of members names somebody twice.
    #[error("{member} stands twice among the members")]
    MemberTwice {
        /// Who.
        member: M,
    },
}

/// Counts named ballots of a body; a member without a ballot is absent.
///
/// # Errors
/// [`BallotError`] on the first ballot of a stranger or the second one of a member.
pub fn tally_ballots<M>(members: &[M], ballots: &[(M, Choice)]) -> Result<Tally, BallotError<M>>
where
    M: Ord + Clone + std::fmt::Debug + std::fmt::Display,
{
    let mut expected = BTreeSet::new();
    for member in members {
        if !expected.insert(member) {
            return Err(BallotError::MemberTwice { member: member.clone() });
        }
    }
    let mut choices = BTreeMap::new();
    for (member, choice) in ballots {
        if !expected.contains(member) {
            return Err(BallotError::NotAMember { member: member.clone() });
        }
        if choices.insert(member, *choice).is_some() {
            return Err(BallotError::Twice { member: member.clone() });
        }
    }
    Ok(count(members.len(), choices.into_values()))
}

fn count(members: usize, choices: impl Iterator<Item = Choice>) -> Tally {
    let mut tally = Tally { members: u32::try_from(members).unwrap_or(u32::MAX), ..Tally::default() };
    for choice in choices {
        *match choice {
            Choice::InFavour => &mut tally.in_favour,
            Choice::Against => &mut tally.against,
            Choice::Abstained => &mut tally.abstained,
            Choice::NotVoted => &mut tally.not_voted,
            Choice::Absent => &mut tally.absent,
            Choice::Excluded => &mut tally.excluded,
        } += 1;
    }
    tally.with_the_rest_absent()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ballots_of_strangers_and_second_ballots_are_refused() {
        let members = ["Malá", "Novák", "Dvořák"];
        let table = [
            (
                vec![("Malá", Choice::InFavour), ("Malá", Choice::InFavour)],
                Err(BallotError::Twice { member: "Malá" }),
            ),
            (vec![("Černý", Choice::Absent)], Err(BallotError::NotAMember { member: "Černý" })),
            (
                vec![("Novák", Choice::Excluded), ("Malá", Choice::InFavour)],
                Ok(Tally { members: 3, in_favour: 1, absent: 1, excluded: 1, ..Tally::default() }),
            ),
        ];
        for (ballots, expected) in table {
            assert_eq!(tally_ballots(&members, &ballots), expected);
        }
        let twice = tally_ballots(&["Malá", "Malá"], &[]);
        assert_eq!(twice, Err(BallotError::MemberTwice { member: "Malá" }));
    }
}
