//! Who took part in the meetings of the period, as their votes tell it (`ucast.xlsx`).

use std::collections::BTreeSet;

use obeznik_app::ApiError;
use obeznik_circulation::majority::{Choice, Tally};
use obeznik_circulation::outcome::Outcome;
use obeznik_formats::export::Sheet;
use obeznik_formats::table::Cell;
use obeznik_kernel::PersonId;

use super::scope::Scope;
use crate::office::session::Session;
use crate::office::sheets::{number, sheet, text};

const HEADINGS: [&str; 7] = [
    "print-control-body",
    "print-control-day",
    "print-control-members",
    "print-control-most-present",
    "print-control-least-present",
    "print-control-took-part",
    "print-control-took-no-part",
];

/// The list of meetings at which anybody voted, with who was there for some vote and who for none. Numbers and
/// names of people are told of every vote: they say nothing of what it was about.
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
    let tallies: Vec<Tally> = outcomes.iter().filter_map(|outcome| outcome.tally).collect();
    let present = || tallies.iter().map(in_the_room);
    let (Some(most), Some(least)) = (present().max(), present().min()) else { return Ok(None) };
    let (there, away) = people(&outcomes);
    Ok(Some(vec![
        text(&session.body.name),
        Cell::Date(session.meeting.on),
        number(tallies.iter().map(|tally| tally.members).max().unwrap_or(0)),
        number(most),
        number(least),
        text(&named(scope, there)?),
        text(&named(scope, away)?),
    ]))
}

/// Whoever is excluded from an item sits there all the same.
fn in_the_room(tally: &Tally) -> u32 {
    tally.members.saturating_sub(tally.absent)
}

/// Who was there for some vote, and who for none; nobody where only numbers were written down.
fn people(outcomes: &[Outcome]) -> (BTreeSet<PersonId>, BTreeSet<PersonId>) {
    let ballots = || outcomes.iter().flat_map(|outcome| &outcome.ballots);
    let there: BTreeSet<PersonId> =
        ballots().filter(|ballot| ballot.choice != Choice::Absent).map(|ballot| ballot.person).collect();
    let away = ballots().map(|ballot| ballot.person).filter(|person| !there.contains(person)).collect();
    (there, away)
}

fn named(scope: &Scope<'_>, people: BTreeSet<PersonId>) -> Result<String, ApiError> {
    let names = people.into_iter().map(|person| Ok(scope.house.names.person(person)?.name));
    let mut names = names.collect::<Result<Vec<String>, ApiError>>()?;
    names.sort_by_key(|name| obeznik_czech::collation::sort_key(name));
    Ok(names.join("; "))
}
