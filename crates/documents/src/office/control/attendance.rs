//! Who took part in the meetings of the period, as their votes and apologies tell it (`ucast.xlsx`).

use std::collections::BTreeSet;

use obeznik_app::ApiError;
use obeznik_app::office::parse_id;
use obeznik_circulation::distribution::{Apology, apology_id};
use obeznik_circulation::majority::{Choice, Tally};
use obeznik_circulation::meeting::Meeting;
use obeznik_circulation::outcome::Outcome;
use obeznik_circulation::town::mandates;
use obeznik_formats::export::Sheet;
use obeznik_formats::table::Cell;
use obeznik_kernel::PersonId;
use obeznik_kernel::record::RecordsExt as _;

use super::scope::Scope;
use crate::office::session::Session;
use crate::office::sheets::{number, sheet, text};
use crate::office::wording::{say, word};

/// Said where votes were written down as numbers alone.
const NOT_BY_NAME: &str = "print-control-not-by-name";

const HEADINGS: [&str; 8] = [
    "print-control-body",
    "print-control-day",
    "print-control-members",
    "print-control-most-present",
    "print-control-least-present",
    "print-control-took-part",
    "print-control-took-no-part",
    "print-control-apologised",
];

/// The list of meetings at which anybody voted or from which anybody apologised: who was there for some vote, who for
/// none, and whose apology is written down, without its reason. Numbers and names of people are told of every vote:
/// they say nothing of what it was about.
///
/// # Errors
/// When the store cannot be read.
pub(super) fn attendance(scope: &Scope<'_>, sessions: &[Session]) -> Result<Sheet, ApiError> {
    let mut rows = Vec::new();
    for session in sessions {
        rows.extend(row(scope, session)?);
    }
    Ok(sheet("print-control-sheet-attendance", &HEADINGS, rows))
}

fn row(scope: &Scope<'_>, session: &Session) -> Result<Option<Vec<Cell>>, ApiError> {
    let mut outcomes = Vec::new();
    for item in &session.detail.items {
        outcomes.extend(scope.house.outcome_of(item)?.filter(|outcome| outcome.tally.is_some()));
    }
    let Meeting { body, on, .. } = session.meeting;
    let members: BTreeSet<PersonId> = mandates(scope.house.reader.records, body, on)?.into_iter().collect();
    let apologised = apologised(scope, session, &members)?;
    if outcomes.is_empty() && apologised.is_empty() {
        return Ok(None);
    }
    let tallies: Vec<Tally> = outcomes.iter().filter_map(|outcome| outcome.tally).collect();
    let present = || tallies.iter().map(in_the_room);
    let count = |count: Option<u32>| count.map_or(Cell::Empty, number);
    let there = voted(&outcomes);
    let away: BTreeSet<PersonId> = members.difference(&there).copied().collect();
    let away = if are_all_named(&outcomes) { named(scope, away)? } else { word(NOT_BY_NAME) };
    Ok(Some(vec![
        text(&session.body.name),
        Cell::Date(session.meeting.on),
        count(tallies.iter().map(|tally| tally.members).max()),
        count(present().max()),
        count(present().min()),
        text(&named_of(&outcomes, named(scope, there)?)),
        text(if outcomes.is_empty() { "" } else { &away }),
        text(&named(scope, apologised)?),
    ]))
}

/// Those of them whose apology is written down.
fn apologised(
    scope: &Scope<'_>,
    session: &Session,
    members: &BTreeSet<PersonId>,
) -> Result<BTreeSet<PersonId>, ApiError> {
    let meeting = parse_id(&session.detail.row.id)?;
    let mut found = BTreeSet::new();
    for person in members {
        if scope.house.reader.records.find::<Apology>(apology_id(meeting, *person))?.is_some() {
            found.insert(*person);
        }
    }
    Ok(found)
}

/// Who was there as the ballots name them; where only numbers were written down, that nobody is named.
fn named_of(outcomes: &[Outcome], names: String) -> String {
    if are_all_named(outcomes) {
        names
    } else if names.is_empty() {
        word(NOT_BY_NAME)
    } else {
        say("print-control-partly-by-name", &[("names", names.into())])
    }
}

/// Whether every vote has its ballots: a member in none of them was away for the whole of the meeting.
fn are_all_named(outcomes: &[Outcome]) -> bool {
    outcomes.iter().all(|outcome| !outcome.ballots.is_empty())
}

/// Whoever is excluded from an item sits there all the same.
fn in_the_room(tally: &Tally) -> u32 {
    tally.members.saturating_sub(tally.absent)
}

/// Who was there for some vote of those with names.
fn voted(outcomes: &[Outcome]) -> BTreeSet<PersonId> {
    let ballots = outcomes.iter().flat_map(|outcome| &outcome.ballots);
    ballots.filter(|ballot| ballot.choice != Choice::Absent).map(|ballot| ballot.person).collect()
}

fn named(scope: &Scope<'_>, people: BTreeSet<PersonId>) -> Result<String, ApiError> {
    let names = people.into_iter().map(|person| Ok(scope.house.names.person(person)?.name));
    let mut names = names.collect::<Result<Vec<String>, ApiError>>()?;
    names.sort_by_key(|name| obeznik_czech::collation::sort_key(name));
    Ok(names.join("; "))
}
