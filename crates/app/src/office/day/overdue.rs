//! Papers that a body holds up: it keeps them longer than their route gives it, or it is no more.

use obeznik_circulation::consultation::{Consultation, ConsultationState, HeldUp};
use obeznik_circulation::paper::Paper;
use obeznik_circulation::town::Town;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{Body, BodyId, Stored};
use serde_json::json;

use super::in_place::Who;
use super::{MOST, Waiting, paper_note};
use crate::api::ApiError;
use crate::office::Reader;

/// Papers that wait for an opinion whose days are over, or for a body that has ended. No body that only advises stops a
/// paper (§ 117, § 122), but somebody has to say that it goes on, and who takes over from a body that is no more.
pub(super) fn held_up(reader: &Reader<'_>, who: Who) -> Result<Vec<Waiting>, ApiError> {
    let town = Town::load(reader.records)?;
    let mut waiting = Vec::new();
    for id in town.ids() {
        let Some(body) = town.body(id) else { continue };
        for one in waiting_for(reader, id, body)? {
            waiting.extend(row(reader, who, body, &one)?);
        }
    }
    Ok(waiting)
}

fn waiting_for(reader: &Reader<'_>, id: BodyId, body: &Body) -> Result<Vec<Stored<Consultation>>, ApiError> {
    let (id, mut found) = (id.to_string(), Vec::new());
    for state in [ConsultationState::Ready, ConsultationState::Postponed] {
        found.extend(reader.records.find_by::<Consultation>(
            "consultation_by_body",
            &[&id, state.as_str()],
            MOST,
        )?);
    }
    found.retain(|one| one.value.held_up(body, reader.today).is_some());
    Ok(found)
}

fn row(
    reader: &Reader<'_>,
    who: Who,
    body: &Body,
    one: &Stored<Consultation>,
) -> Result<Option<Waiting>, ApiError> {
    let paper = one.parent.map(|id| reader.records.find::<Paper>(id)).transpose()?.flatten();
    let (Some(paper), Some(held)) = (paper, one.value.held_up(body, reader.today)) else { return Ok(None) };
    let (kind, act, note, due) = match held {
        HeldUp::Ended(last) => ("circulation.change_body", "day-act-other-body", "day-note-body-ended", last),
        HeldUp::Late(last) => {
            ("circulation.pass_without_opinion", "day-act-pass-by", "day-note-opinion-overdue", last)
        }
    };
    let payload = json!({ "paper": paper.id, "consultation": one.id, "reason": "" });
    if !who.may(reader, kind, &payload) {
        return Ok(None);
    }
    let name = if body.short_name.is_empty() { &body.name } else { &body.short_name };
    let note = paper_note(note, &paper).with("who", name).with("due", due);
    let mut row =
        Waiting::new(reader, "note", act, "paper", paper.id, Some(due)).titled(&paper.value.title, note);
    row.row.key = format!("{}-{}", row.row.key, one.id);
    Ok(Some(row))
}
