//! Steps of the office that wait for a person, or for one in whose place they are.

use obeznik_circulation::paper::PaperState;
use obeznik_circulation::paper_type::{Ask, RouteStep};

use super::in_place::Who;
use super::{Waiting, by_state, paper_note};
use crate::api::ApiError;
use crate::circulation::steps::{input_of, open_steps, verb};
use crate::municipality::names::Names;
use crate::office::Reader;

/// Steps of the office that wait for this person.
pub(super) fn steps_to_take(
    reader: &Reader<'_>,
    names: &Names<'_>,
    who: Who,
) -> Result<Vec<Waiting>, ApiError> {
    let mut waiting = Vec::new();
    for paper in by_state(reader, &PaperState::AtStep)? {
        let is_theirs =
            |step: &RouteStep| verb(step).is_some_and(|verb| who.may(reader, verb, &input_of(&paper, step)));
        for (step, pass) in open_steps(&paper.value).filter(|(step, _)| is_theirs(step)) {
            let asks = step.approval.as_ref().map_or(Ask::Approve, |approval| approval.asks.clone());
            let act = match asks {
                Ask::Advise => "day-act-advise",
                Ask::TakeNote => "day-act-take-note",
                Ask::Approve | Ask::Unknown(_) => "day-act-approve",
            };
            let drafter = names.person(paper.value.drafter)?.name;
            let note =
                paper_note("day-note-step", &paper).with("asks", asks.as_str()).with("drafter", drafter);
            let mut row = Waiting::new(reader, "draft", act, "paper", paper.id, pass.due_on)
                .titled(&paper.value.title, note);
            row.row.key = format!("{}-{}", row.row.key, step.id);
            waiting.push(row);
        }
    }
    Ok(waiting)
}
