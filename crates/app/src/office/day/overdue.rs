//! Papers that a body keeps longer than their route gives it, for who may let them go on without its opinion.

use obeznik_circulation::consultation::{Consultation, ConsultationState};
use obeznik_circulation::paper::Paper;
use obeznik_circulation::town::Town;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{Body, BodyId, Stored};
use serde_json::json;

use super::in_place::Who;
use super::{MOST, Waiting, paper_note};
use crate::api::ApiError;
use crate::office::Reader;

/// Opinions of bodies whose days are over. No body that only advises stops a paper (§ 117, § 122), but somebody has to
/// say that it goes on.
pub(super) fn opinions_overdue(reader: &Reader<'_>, who: Who) -> Result<Vec<Waiting>, ApiError> {
    let town = Town::load(reader.records)?;
    let mut waiting = Vec::new();
    for id in town.ids() {
        let Some(body) = town.body(id) else { continue };
        for one in overdue(reader, id, body)? {
            waiting.extend(row(reader, who, body, &one)?);
        }
    }
    Ok(waiting)
}

fn overdue(reader: &Reader<'_>, id: BodyId, body: &Body) -> Result<Vec<Stored<Consultation>>, ApiError> {
    let (id, mut found) = (id.to_string(), Vec::new());
    for state in [ConsultationState::Ready, ConsultationState::Postponed] {
        found.extend(reader.records.find_by::<Consultation>(
            "consultation_by_body",
            &[&id, state.as_str()],
            MOST,
        )?);
    }
    found.retain(|one| one.value.is_overdue(reader.today) && one.value.is_passed_by_hand(&body.kind));
    Ok(found)
}

fn row(
    reader: &Reader<'_>,
    who: Who,
    body: &Body,
    one: &Stored<Consultation>,
) -> Result<Option<Waiting>, ApiError> {
    let paper = one.parent.map(|id| reader.records.find::<Paper>(id)).transpose()?.flatten();
    let (Some(paper), Some(due)) = (paper, one.value.due_on) else { return Ok(None) };
    let payload = json!({ "paper": paper.id, "consultation": one.id, "reason": "" });
    if !who.may(reader, "circulation.pass_without_opinion", &payload) {
        return Ok(None);
    }
    let name = if body.short_name.is_empty() { &body.name } else { &body.short_name };
    let note = paper_note("day-note-opinion-overdue", &paper).with("who", name).with("due", due);
    let mut row = Waiting::new(reader, "note", "day-act-pass-by", "paper", paper.id, Some(due))
        .titled(&paper.value.title, note);
    row.row.key = format!("{}-{}", row.row.key, one.id);
    Ok(Some(row))
}
