//! Papers that were announced on an agenda and are still owed.

use obeznik_circulation::agenda::AgendaItem;
use obeznik_circulation::meeting::{Meeting, closing};
use obeznik_kernel::Stored;
use obeznik_kernel::record::RecordsExt as _;
use serde_json::json;

use super::in_place::Who;
use super::{MOST, Waiting};
use crate::api::ApiError;
use crate::municipality::names::Names;
use crate::office::Reader;
use crate::office::shared::Phrase;

/// Papers that were announced and not yet founded. The row leads to who is to draft them: a substitute founds them
/// for the absent person.
pub(super) fn papers_owed(
    reader: &Reader<'_>,
    names: &Names<'_>,
    who: Who,
) -> Result<Vec<Waiting>, ApiError> {
    let drafter = who.person(reader).to_string();
    let mut waiting = Vec::new();
    for item in reader.records.find_by::<AgendaItem>("agenda_item_owed", &[&drafter], MOST)? {
        if who != Who::Me && !who.may(reader, "circulation.create_paper", &founding(&item, &drafter)) {
            continue;
        }
        let meeting = item.parent.map(|id| reader.records.find::<Meeting>(id)).transpose()?.flatten();
        let ahead = meeting.filter(|one| one.value.is_open() && one.value.on >= reader.today);
        let Some(meeting) = ahead.map(|stored| stored.value) else { continue };
        let body = names.find_body(meeting.body)?;
        let last = body.as_ref().and_then(|body| closing(body, meeting.on).papers).unwrap_or(meeting.on);
        let note = Phrase::new("day-note-owed")
            .with("body", body.map(|body| body.short_name).unwrap_or_default())
            .with("on", meeting.on);
        let mut row = Waiting::new(reader, "paper", "day-act-found", "owed", item.id, Some(last));
        row.row.target.clone_from(&drafter);
        waiting.push(row.titled(&item.value.title, note));
    }
    Ok(waiting)
}

/// The paper as it would be founded, as far as the right to do so depends on it.
fn founding(item: &Stored<AgendaItem>, drafter: &str) -> serde_json::Value {
    json!({
        "paper": item.id, "paper_type": item.id, "title": item.value.title, "presenter": drafter, "drafter": drafter,
        "confidentiality": "public",
    })
}
