//! Who may be the second person.

use std::collections::BTreeSet;

use obeznik_kernel::calendar::{add_days, day_in_prague};
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{
    Body, BodyKind, Date, Membership, PersonId, Records, Refusal, Role, Standing, Stop, Stored,
};
use obeznik_municipality::{Municipality, municipality_id, office_id};

use super::{Hand, LASTS_DAYS};

/// Most bodies, and roles in one of them; far above any municipality.
const MOST: usize = 10_000;

/// What is known when a second person is about to agree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// Everybody who had a hand in the proposal.
    pub proposers: BTreeSet<PersonId>,
    /// The day it was proposed.
    pub proposed_on: Date,
    /// Everybody who has a hand in the agreement.
    pub seconds: BTreeSet<PersonId>,
    /// The day of the agreement.
    pub today: Date,
    /// Whether whose act it is cares for data.
    pub cares_for_data: bool,
    /// Whether it is a small municipality, where one person may hold all roles of the office.
    pub is_small: bool,
    /// Whether anybody but the proposers could agree that day.
    pub others_could: bool,
}

/// In what way a proposal was looked at for the second time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SecondLook {
    /// By another person who cares for data.
    Another,
    /// By the mayor of a small municipality.
    Mayor,
    /// By the same person on a later day, because there is nobody else.
    SameLater,
}

/// Decides whether a proposal may be agreed to.
///
/// Two people are needed; whoever wrote it down or stood in for somebody counts too. In a small municipality the mayor
/// may be the second one, and where nobody else could, the same person on a later day.
///
/// # Errors
/// A refusal that says what is missing.
pub fn second_look(look: &Look) -> Result<SecondLook, Refusal> {
    if look.today > last_day(look.proposed_on) {
        return Err(Refusal::new("refusal-disposal-too-old").with("days", LASTS_DAYS));
    }
    let is_same = !look.proposers.is_disjoint(&look.seconds);
    match (is_same, look.cares_for_data, look.is_small) {
        (false, true, _) => Ok(SecondLook::Another),
        (false, false, true) => Ok(SecondLook::Mayor),
        (false, false, false) => Err(Refusal::new("refusal-disposal-not-mayor")),
        (true, _, false) => Err(Refusal::new("refusal-disposal-second-person")),
        (true, _, true) if look.others_could => Err(Refusal::new("refusal-disposal-second-person")),
        (true, _, true) if look.today <= look.proposed_on => Err(Refusal::new("refusal-disposal-later-day")),
        (true, _, true) => Ok(SecondLook::SameLater),
    }
}

/// The last day on which a proposal may be agreed to.
pub fn last_day(proposed_on: Date) -> Date {
    add_days(proposed_on, LASTS_DAYS)
}

/// What is known when the person of a standing is about to agree on a day, by themselves.
///
/// # Errors
/// When the records cannot be read.
pub fn look_of(
    records: &dyn Records,
    proposed: &Hand,
    standing: &Standing,
    today: Date,
) -> Result<Look, Stop> {
    let proposers: BTreeSet<PersonId> = proposed.people().collect();
    let others_could = others_could(records, &proposers, today)?;
    Ok(Look {
        proposers,
        proposed_on: day_in_prague(proposed.at),
        seconds: BTreeSet::from([standing.person]),
        today,
        cares_for_data: cares_for_data(standing, today),
        is_small: is_small(records)?,
        others_could,
    })
}

pub(crate) fn is_small(records: &dyn Records) -> Result<bool, Stop> {
    Ok(records.find::<Municipality>(municipality_id())?.is_some_and(|one| one.value.is_small))
}

fn cares_for_data(standing: &Standing, today: Date) -> bool {
    standing.seats_on(today).any(|seat| seat.body_kind == BodyKind::Office && keeps(&seat.role))
}

fn keeps(role: &Role) -> bool {
    matches!(role, Role::DataProtection | Role::ChiefOfficer)
}

/// Bodies whose chair is the mayor.
pub(crate) fn led_bodies(records: &dyn Records) -> Result<Vec<Stored<Body>>, Stop> {
    let bodies = records.find_by::<Body>("body", &["all"], MOST)?;
    Ok(bodies.into_iter().filter(|body| body.value.kind.is_led_by_mayor()).collect())
}

/// Whether anybody but these people cares for data on the day, or is the mayor of a small municipality.
///
/// # Errors
/// When the records cannot be read.
pub fn others_could(records: &dyn Records, but: &BTreeSet<PersonId>, today: Date) -> Result<bool, Stop> {
    let seats = |body: String| records.find_by::<Membership>("membership_by_body", &[&body], MOST);
    let is_other = |one: &Membership| one.lasts_on(today) && !but.contains(&one.person);
    if seats(office_id().to_string())?.iter().any(|one| is_other(&one.value) && keeps(&one.value.role)) {
        return Ok(true);
    }
    if !is_small(records)? {
        return Ok(false);
    }
    for body in led_bodies(records)? {
        if seats(body.id.to_string())?.iter().any(|one| is_other(&one.value) && one.value.role == Role::Chair)
        {
            return Ok(true);
        }
    }
    Ok(false)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use obeznik_kernel::RecordId;

    use super::super::{Disposal, DisposalState};
    use super::*;

    fn people(names: &[&str]) -> BTreeSet<PersonId> {
        names.iter().map(|name| PersonId(RecordId::well_known(name))).collect()
    }

    /// Proposers, seconds, day; whether who agrees cares for data, the municipality is small, others could.
    type Case<'a> = (&'a [&'a str], &'a [&'a str], Date, [bool; 3], Result<SecondLook, &'a str>);

    #[test]
    fn two_people_are_needed_or_in_a_small_municipality_two_days() {
        let day = date(2026, 11, 30);
        let table: [Case<'_>; 15] = [
            (&["a"], &["b"], day, [true, false, true], Ok(SecondLook::Another)),
            (&["a"], &["b"], date(2026, 12, 30), [true, false, true], Ok(SecondLook::Another)),
            (&["a"], &["b"], date(2026, 12, 31), [true, false, true], Err("refusal-disposal-too-old")),
            (&["a"], &["b"], day, [false, true, true], Ok(SecondLook::Mayor)),
            (&["a"], &["b"], day, [false, false, true], Err("refusal-disposal-not-mayor")),
            (&["a"], &["a"], day, [true, false, false], Err("refusal-disposal-second-person")),
            (&["a"], &["a"], date(2026, 12, 1), [true, false, false], Err("refusal-disposal-second-person")),
            (&["a"], &["a"], day, [true, true, false], Err("refusal-disposal-later-day")),
            (&["a"], &["a"], date(2026, 12, 1), [true, true, false], Ok(SecondLook::SameLater)),
            (&["a"], &["a"], date(2026, 12, 1), [true, true, true], Err("refusal-disposal-second-person")),
            (&["a"], &["a"], date(2026, 12, 31), [true, true, false], Err("refusal-disposal-too-old")),
            (&["a"], &["a"], date(2026, 11, 29), [true, true, false], Err("refusal-disposal-later-day")), // a clock set back
            (&["a", "s"], &["b", "s"], day, [true, false, true], Err("refusal-disposal-second-person")), // one substitute of two
            (&["a", "b"], &["b"], day, [true, false, true], Err("refusal-disposal-second-person")), // agreed what one wrote in a's place
            (&["a", "s"], &["b", "t"], day, [true, false, true], Ok(SecondLook::Another)),
        ];
        for (proposers, seconds, today, [cares_for_data, is_small, others_could], expected) in table {
            let (proposers, seconds) = (people(proposers), people(seconds));
            let look =
                Look { proposers, proposed_on: day, seconds, today, cares_for_data, is_small, others_could };
            let decided = second_look(&look).map_err(|refusal| refusal.key);
            assert_eq!(decided, expected.map_err(str::to_owned), "{look:?}");
        }
    }

    #[test]
    fn an_agreement_by_a_hand_of_the_proposal_is_told_from_one_by_another() {
        use DisposalState::{Agreed, Done, Proposed, Refused, Withdrawn};
        /// The state, who proposed, who decided, and whether it is one hand's.
        type Case<'a> = (DisposalState, &'a [&'a str], Option<&'a [&'a str]>, bool);
        let hand = |people: &[&str]| {
            let mut people = people.iter().map(|name| PersonId(RecordId::well_known(name)));
            let person = people.next().unwrap();
            Hand { person, substitute: people.next(), at: jiff::Timestamp::UNIX_EPOCH }
        };
        let table: [Case<'_>; 9] = [
            (Agreed, &["a"], Some(&["a"]), true),
            (Done, &["a"], Some(&["a"]), true),
            (Agreed, &["a"], Some(&["b"]), false),
            (Agreed, &["a", "s"], Some(&["b", "s"]), true), // one substitute of two
            (Agreed, &["a", "b"], Some(&["b"]), true),
            (Proposed, &["a"], None, false),
            (Withdrawn, &["a"], Some(&["a"]), false), // whoever proposed took it back
            (Refused, &["a"], Some(&["a"]), false),
            (DisposalState::Unknown("sealed".into()), &["a"], Some(&["a"]), false),
        ];
        for (state, proposers, seconds, expected) in table {
            let disposal = Disposal {
                ground: String::new(),
                consent: String::new(),
                proposed: hand(proposers),
                state,
                decided: seconds.map(hand),
                reason: String::new(),
                done_at: None,
            };
            assert_eq!(disposal.is_of_one_hand(), expected, "{disposal:?}");
        }
    }
}
