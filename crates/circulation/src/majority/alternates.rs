//! Ballots of alternates (náhradníci) of a body whose statute knows them.
//!
//! An alternate takes the seat of one named absent member for a vote: the ballot counts in that member's column,
//! the number of members stays. Whether a body may have alternates is data of the body; the Act on Municipalities
//! knows none in the assembly, the council and committees, so they are never asked here.

use std::collections::BTreeSet;

use super::Choice;

/// A ballot as it was cast.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cast<M> {
    /// Who cast it.
    pub by: M,
    /// The absent member in whose place an alternate cast it.
    pub in_place_of: Option<M>,
    /// What they did.
    pub choice: Choice,
}

/// Why a ballot cannot stand for an absent member's.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AlternateError<M: std::fmt::Debug + std::fmt::Display> {
    /// The statute of the body knows no alternates.
    #[error("the body has no alternates")]
    NotKnown,
    /// The person is no alternate of the body that day.
    #[error("{who} is no alternate")]
    NotAnAlternate {
        /// Who.
        who: M,
    },
    /// The person has a seat of their own.
    #[error("{who} is a member")]
    IsMember {
        /// Who.
        who: M,
    },
    /// One alternate in two seats.
    #[error("{who} takes two seats")]
    Twice {
        /// Who.
        who: M,
    },
}

/// Puts each ballot into the seat it counts in. Whether a seat has two ballots is seen where they are counted.
///
/// # Errors
/// [`AlternateError`] on the first ballot that may not stand for an absent member's. `alternates` is nothing
/// where the statute of the body knows none.
pub fn into_seats<M>(
    cast: &[Cast<M>],
    members: &[M],
    alternates: Option<&[M]>,
) -> Result<Vec<(M, Choice)>, AlternateError<M>>
where
    M: Ord + Clone + std::fmt::Debug + std::fmt::Display,
{
    let mut seated = BTreeSet::new();
    let mut ballots = Vec::new();
    for Cast { by, in_place_of, choice } in cast {
        let Some(absent) = in_place_of else {
            ballots.push((by.clone(), *choice));
            continue;
        };
        let known = alternates.ok_or(AlternateError::NotKnown)?;
        let who = || by.clone();
        if members.contains(by) {
            return Err(AlternateError::IsMember { who: who() });
        }
        if !known.contains(by) {
            return Err(AlternateError::NotAnAlternate { who: who() });
        }
        if !seated.insert(by) {
            return Err(AlternateError::Twice { who: who() });
        }
        ballots.push((absent.clone(), *choice));
    }
    Ok(ballots)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{BallotError, MajorityRule, decide, tally_ballots};
    use super::*;

    fn own(by: &'static str) -> Cast<&'static str> {
        Cast { by, in_place_of: None, choice: Choice::InFavour }
    }

    fn stands(by: &'static str, absent: &'static str) -> Cast<&'static str> {
        Cast { by, in_place_of: Some(absent), choice: Choice::InFavour }
    }

    #[test]
    fn an_alternate_takes_one_seat_of_a_member_who_has_no_ballot() {
        let members = ["Malá", "Novák", "Dvořák"];
        let known = ["Šedý", "Bílá"];
        let table = [
            (vec![own("Malá"), stands("Šedý", "Novák")], Ok(2)),
            (vec![stands("Šedý", "Novák"), stands("Bílá", "Dvořák")], Ok(2)),
            (vec![stands("Cizí", "Novák")], Err(AlternateError::NotAnAlternate { who: "Cizí" })),
            (vec![stands("Malá", "Novák")], Err(AlternateError::IsMember { who: "Malá" })),
            (
                vec![stands("Šedý", "Novák"), stands("Šedý", "Malá")],
                Err(AlternateError::Twice { who: "Šedý" }),
            ),
        ];
        for (cast, expected) in table {
            let seats = into_seats(&cast, &members, Some(&known));
            let in_favour = seats.map(|ballots| tally_ballots(&members, &ballots).unwrap().in_favour);
            assert_eq!(in_favour, expected, "{cast:?}");
        }
        let nobody = into_seats(&[stands("Šedý", "Novák")], &members, None);
        assert_eq!(nobody, Err(AlternateError::NotKnown), "in an assembly a mandate is never substituted");
        let twice = into_seats(&[own("Novák"), stands("Šedý", "Novák")], &members, Some(&known)).unwrap();
        assert_eq!(tally_ballots(&members, &twice), Err(BallotError::Twice { member: "Novák" }));
        let stranger = into_seats(&[stands("Šedý", "Bílá")], &members, Some(&known)).unwrap();
        assert_eq!(tally_ballots(&members, &stranger), Err(BallotError::NotAMember { member: "Bílá" }));
    }

    #[test]
    fn a_commission_of_seven_acts_only_with_alternates_that_make_the_quorum() {
        let members = [1, 2, 3, 4, 5, 6, 7];
        let table = [
            // members present, alternates present; quorum, adopted
            (3, 0, false, false),
            (3, 1, true, true),
            (4, 0, true, true),
            (0, 4, true, true),
            (2, 1, false, false),
        ];
        for (present, standing_in, quorum, adopted) in table {
            let own = (1..=present).map(|by| Cast { by, in_place_of: None, choice: Choice::InFavour });
            let place = |at| Cast { by: 100 + at, in_place_of: Some(7 - at), choice: Choice::InFavour };
            let cast: Vec<Cast<i32>> = own.chain((0..standing_in).map(place)).collect();
            let known: Vec<i32> = (100..110).collect();
            let seats = into_seats(&cast, &members, Some(&known)).unwrap();
            let decision =
                decide(MajorityRule::AllMembers, &tally_ballots(&members, &seats).unwrap()).unwrap();
            let told = (decision.quorum_present, decision.outcome == super::super::Outcome::Adopted);
            assert_eq!(told, (quorum, adopted), "{present} and {standing_in}");
            assert_eq!(decision.needed, 4, "the number of members stays");
        }
    }

    fn choice() -> impl Strategy<Value = Choice> {
        prop_oneof![
            Just(Choice::InFavour),
            Just(Choice::Against),
            Just(Choice::Abstained),
            Just(Choice::NotVoted),
            Just(Choice::Excluded),
        ]
    }

    proptest! {
        /// Whoever sits in a seat, the vote counts as if its member sat there.
        #[test]
        fn a_vote_with_alternates_counts_as_one_of_members_alone(
            seats in prop::collection::vec((prop::option::of(choice()), any::<bool>()), 1..40)
        ) {
            let members: Vec<usize> = (0..seats.len()).collect();
            let known: Vec<usize> = (1_000..1_040).collect();
            let filled = seats.iter().enumerate().filter_map(|(seat, (choice, by_alternate))| {
                choice.map(|choice| (seat, choice, *by_alternate))
            });
            let filled: Vec<(usize, Choice, bool)> = filled.collect();
            let cast: Vec<Cast<usize>> = filled.iter().map(|(seat, choice, by_alternate)| Cast {
                by: if *by_alternate { 1_000 + seat } else { *seat },
                in_place_of: by_alternate.then_some(*seat),
                choice: *choice,
            }).collect();
            let alone: Vec<(usize, Choice)> = filled.iter().map(|(seat, choice, _)| (*seat, *choice)).collect();
            let counted = tally_ballots(&members, &into_seats(&cast, &members, Some(&known)).unwrap()).unwrap();
            prop_assert_eq!(counted, tally_ballots(&members, &alone).unwrap());
            prop_assert_eq!(counted.members as usize, seats.len());
        }
    }
}
