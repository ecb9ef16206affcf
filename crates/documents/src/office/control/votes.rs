//! Every vote of the period (`hlasovani.xlsx`).

use obeznik_app::ApiError;
use obeznik_app::circulation::meetings::AgendaItemDto;
use obeznik_app::office::parse_id;
use obeznik_circulation::majority::{Choice, Outcome as Verdict, Tally};
use obeznik_circulation::outcome::{Ballot, Outcome};
use obeznik_circulation::resolution::Resolution;
use obeznik_formats::export::Sheet;
use obeznik_formats::table::Cell;
use obeznik_kernel::record::RecordsExt as _;

use super::scope::{Scope, Why};
use crate::office::session::Session;
use crate::office::sheets::{number, sheet, text};
use crate::office::wording::{say, word};

const HEADINGS: [&str; 17] = [
    "print-control-body",
    "print-control-day",
    "print-control-item",
    "print-control-paper",
    "print-control-title",
    "print-control-members",
    "print-control-in-favour",
    "print-control-against",
    "print-control-abstained",
    "print-control-not-voted",
    "print-control-absent",
    "print-control-excluded",
    "print-control-needed",
    "print-control-result",
    "print-control-announced",
    "print-control-resolution",
    "print-control-ballots",
];

/// The list of votes.
///
/// # Errors
/// When the store cannot be read.
pub(super) fn votes(scope: &Scope<'_>, sessions: &[Session]) -> Result<Sheet, ApiError> {
    let mut rows = Vec::new();
    for session in sessions {
        for item in &session.detail.items {
            rows.extend(vote(scope, session, item)?);
        }
    }
    Ok(sheet("print-control-sheet-votes", &HEADINGS, rows))
}

/// Whether an item goes: its paper is not kept close, or that was asked for.
pub(super) fn lets_go(scope: &Scope<'_>, item: &AgendaItemDto) -> Result<bool, ApiError> {
    let paper = (!item.paper.is_empty()).then(|| parse_id(&item.paper)).transpose()?;
    scope.lets_go(paper)
}

fn vote(scope: &Scope<'_>, session: &Session, item: &AgendaItemDto) -> Result<Option<Vec<Cell>>, ApiError> {
    let Some(outcome) = scope.house.outcome_of(item)? else { return Ok(None) };
    let Some(tally) = outcome.tally else { return Ok(None) };
    if !lets_go(scope, item)? {
        let what = say("print-control-left-vote", &[("number", item.paper_number.as_str().into())]);
        scope.leave_out(what, Why::Confidential);
        return Ok(None);
    }
    let head = [
        text(&session.body.name),
        Cell::Date(session.meeting.on),
        number(item.number),
        text(&item.paper_number),
        text(&item.title),
    ];
    Ok(Some(head.into_iter().chain(counts(tally)).chain(result(scope, &outcome)?).collect()))
}

fn counts(tally: Tally) -> [Cell; 7] {
    let Tally { members, in_favour, against, abstained, not_voted, absent, excluded } = tally;
    [members, in_favour, against, abstained, not_voted, absent, excluded].map(number)
}

fn result(scope: &Scope<'_>, outcome: &Outcome) -> Result<[Cell; 5], ApiError> {
    let resolution = outcome.resolution.map(|id| scope.house.reader.records.find::<Resolution>(id));
    let resolution = resolution.transpose()?.flatten().map(|found| found.value.number).unwrap_or_default();
    let announced = outcome.announced.map(|announced| verdict(announced.outcome)).unwrap_or_default();
    Ok([
        outcome.computed.map_or(Cell::Empty, |decision| number(decision.needed)),
        text(&outcome.computed.map(|decision| verdict(decision.outcome)).unwrap_or_default()),
        text(&announced),
        text(&resolution),
        text(&ballots(scope, &outcome.ballots)?),
    ])
}

fn verdict(verdict: Verdict) -> String {
    word(match verdict {
        Verdict::Adopted => "print-verdict-adopted",
        Verdict::NotAdopted => "print-verdict-rejected",
    })
}

/// Who voted how, where a list was entered: `Eva Nová: pro; Jan Malý za Jana Velkého: proti`.
fn ballots(scope: &Scope<'_>, ballots: &[Ballot]) -> Result<String, ApiError> {
    let names = &scope.house.names;
    let mut said = Vec::new();
    for Ballot { person, choice, in_place_of } in ballots {
        let mut who = names.person(*person)?.name;
        if let Some(absent) = in_place_of {
            let absent = names.person(*absent)?.name;
            who = say("history-in-place", &[("who", who.into()), ("person", absent.into())]);
        }
        said.push(format!(
            "{who}: {}",
            say("print-control-choice", &[("choice", choice_word(*choice).into())])
        ));
    }
    Ok(said.join("; "))
}

fn choice_word(choice: Choice) -> &'static str {
    match choice {
        Choice::InFavour => "in_favour",
        Choice::Against => "against",
        Choice::Abstained => "abstained",
        Choice::NotVoted => "not_voted",
        Choice::Absent => "absent",
        Choice::Excluded => "excluded",
    }
}
