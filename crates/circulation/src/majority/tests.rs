use super::*;
use proptest::prelude::*;

fn tally(members: u32, in_favour: u32, against: u32, abstained: u32) -> Tally {
    Tally { members, in_favour, against, abstained, ..Tally::default() }.with_the_rest_absent()
}

#[test]
fn adoption_needs_more_than_half_of_all_members() {
    use Outcome::{Adopted, NotAdopted};
    let table = [
        // members, for, against, abstained; outcome, needed, quorum, missing
        (21, 11, 0, 0, Adopted, 11, true, 0),
        (21, 10, 0, 0, NotAdopted, 11, false, 1),
        (21, 10, 0, 1, NotAdopted, 11, true, 1), // nobody was against
        (20, 10, 9, 1, NotAdopted, 11, true, 1), // exactly half
        (20, 11, 9, 0, Adopted, 11, true, 0),
        (55, 28, 27, 0, Adopted, 28, true, 0),
        (55, 27, 1, 5, NotAdopted, 28, true, 1),
        (7, 4, 0, 0, Adopted, 4, true, 0), // eleven elected, four gave up: § 87 counts held mandates
        (7, 3, 0, 0, NotAdopted, 4, false, 1),
        (5, 3, 2, 0, Adopted, 3, true, 0),
        (1, 1, 0, 0, Adopted, 1, true, 0),
        (2, 1, 0, 1, NotAdopted, 2, true, 1),
        (2, 2, 0, 0, Adopted, 2, true, 0),
        (15, 0, 0, 0, NotAdopted, 8, false, 8),
    ];
    for (members, in_favour, against, abstained, outcome, needed, quorum_present, missing) in table {
        let decision = decide(MajorityRule::AllMembers, &tally(members, in_favour, against, abstained));
        assert_eq!(
            decision,
            Ok(Decision { outcome, needed, quorum_present, missing }),
            "{members} {in_favour}"
        );
    }
}

#[test]
fn every_size_of_a_body_has_its_edge_at_half_plus_one() {
    for members in 1..=101 {
        for in_favour in 0..=members {
            let decision = decide(MajorityRule::AllMembers, &tally(members, in_favour, 0, 0)).unwrap();
            assert_eq!(
                decision.outcome == Outcome::Adopted,
                2 * in_favour > members,
                "{in_favour} of {members}"
            );
        }
    }
}

#[test]
fn other_majorities_are_data() {
    let share = |numerator, denominator| MajorityRule::ShareOfAll { numerator, denominator };
    let table = [
        (MajorityRule::THREE_FIFTHS, tally(15, 9, 6, 0), 9, true),
        (MajorityRule::THREE_FIFTHS, tally(15, 8, 0, 7), 9, false),
        (MajorityRule::THREE_FIFTHS, tally(21, 13, 8, 0), 13, true), // 12.6 rounds up
        (share(2, 3), tally(21, 14, 7, 0), 14, true),
        (share(1, 1), tally(5, 5, 0, 0), 5, true),
        (share(1, 3), tally(9, 3, 0, 0), 3, false), // enough votes, but no quorum
        (share(1, 3), tally(9, 3, 2, 0), 3, true),
        (MajorityRule::VotesCast, tally(9, 2, 1, 0), 2, true), // a poll needs no quorum
        (MajorityRule::VotesCast, tally(9, 2, 2, 0), 3, false),
        (MajorityRule::VotesCast, tally(9, 0, 0, 9), 1, false),
    ];
    for (rule, tally, needed, adopted) in table {
        let decision = decide(rule, &tally).unwrap();
        assert_eq!(
            (decision.needed, decision.outcome == Outcome::Adopted),
            (needed, adopted),
            "{rule:?} {tally:?}"
        );
    }
}

#[test]
fn columns_that_do_not_add_up_are_refused() {
    let all = MajorityRule::AllMembers;
    let zero = MajorityRule::ShareOfAll { numerator: 1, denominator: 0 };
    let table = [
        (all, Tally::default(), TallyError::NoMembers),
        (all, tally(5, 3, 3, 0), TallyError::MoreCountedThanMembers { counted: 6, members: 5 }),
        (
            all,
            Tally { members: 5, in_favour: 3, ..Tally::default() },
            TallyError::MembersNotCounted { missing: 2, members: 5 },
        ),
        (
            all,
            Tally { members: 5, in_favour: u32::MAX, against: u32::MAX, ..Tally::default() },
            TallyError::MoreCountedThanMembers { counted: 2 * u64::from(u32::MAX), members: 5 },
        ),
        (zero, tally(5, 3, 0, 0), TallyError::NoShare { numerator: 1, denominator: 0 }),
    ];
    for (rule, tally, expected) in table {
        assert_eq!(decide(rule, &tally), Err(expected));
    }
}

#[test]
fn an_excluded_member_still_counts_among_all_but_not_into_the_quorum() {
    let vote = |in_favour, abstained, excluded| Tally { in_favour, abstained, excluded, ..tally(9, 0, 0, 0) };
    let filled = |vote: Tally| Tally { absent: 0, ..vote }.with_the_rest_absent();
    let lawful = decide(MajorityRule::AllMembers, &filled(vote(4, 0, 5))).unwrap();
    assert_eq!((lawful.needed, lawful.quorum_present, lawful.outcome), (5, false, Outcome::NotAdopted));
    let quorate = decide(MajorityRule::AllMembers, &filled(vote(4, 1, 4))).unwrap();
    assert_eq!((quorate.quorum_present, quorate.missing), (true, 1));
}

#[test]
fn the_rule_is_stored_as_readable_data() {
    let rule: MajorityRule =
        serde_json::from_str(r#"{"rule":"share_of_all","numerator":3,"denominator":5}"#).unwrap();
    assert_eq!(rule, MajorityRule::THREE_FIFTHS);
    assert_eq!(serde_json::to_string(&MajorityRule::AllMembers).unwrap(), r#"{"rule":"all_members"}"#);
}

proptest! {
    #[test]
    fn no_numbers_make_the_engine_panic_or_lie(
        columns in proptest::array::uniform7(any::<u32>()), numerator: u32, denominator: u32, pick in 0u8..3,
    ) {
        let [members, in_favour, against, abstained, not_voted, absent, excluded] = columns;
        let rule = [
            MajorityRule::AllMembers,
            MajorityRule::ShareOfAll { numerator, denominator },
            MajorityRule::VotesCast,
        ][usize::from(pick)];
        let vote = Tally { members, in_favour, against, abstained, not_voted, absent, excluded };
        prop_assert!(decide(rule, &vote).is_err() || vote.counted() == u64::from(members));
    }

    #[test]
    fn one_more_vote_in_favour_never_undoes_an_adoption(
        members in 2u32..200, in_favour: u32, against: u32,
    ) {
        let in_favour = in_favour % members;
        let against = against % (members - in_favour);
        for rule in [MajorityRule::AllMembers, MajorityRule::THREE_FIFTHS, MajorityRule::VotesCast] {
            let before = decide(rule, &tally(members, in_favour, against, 0)).unwrap();
            let after = decide(rule, &tally(members, in_favour + 1, against, 0)).unwrap();
            prop_assert!(before.outcome == Outcome::NotAdopted || after.outcome == Outcome::Adopted);
            prop_assert_eq!(before.outcome == Outcome::Adopted, before.missing == 0 && (before.quorum_present || rule == MajorityRule::VotesCast));
        }
    }

    #[test]
    fn adoption_by_all_members_implies_a_quorum(members in 1u32..200, in_favour: u32, against: u32) {
        let in_favour = in_favour % (members + 1);
        let against = against % (members - in_favour + 1);
        let decision = decide(MajorityRule::AllMembers, &tally(members, in_favour, against, 0)).unwrap();
        prop_assert!(decision.outcome == Outcome::NotAdopted || decision.quorum_present);
    }
}
