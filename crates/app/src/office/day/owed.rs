//! Papers that were announced on an agenda and are still owed.

use obeznik_circulation::agenda::AgendaItem;
use obeznik_circulation::meeting::{Meeting, closing};
use obeznik_kernel::record::RecordsExt as _;

use super::{MOST, Waiting};
use crate::api::ApiError;
use crate::municipality::names::Names;
use crate::office::Reader;
use crate::office::shared::Phrase;

/// Papers this person has announced and not yet founded.
pub(super) fn papers_owed(reader: &Reader<'_>, names: &Names<'_>) -> Result<Vec<Waiting>, ApiError> {
    let mut waiting = Vec::new();
    for item in reader.records.find_by::<AgendaItem>("agenda_item_owed", &[&reader.me.to_string()], MOST)? {
        let meeting = item.parent.map(|id| reader.records.find::<Meeting>(id)).transpose()?.flatten();
        let ahead = meeting.filter(|one| one.value.is_open() && one.value.on >= reader.today);
        let Some(meeting) = ahead.map(|stored| stored.value) else { continue };
        let body = names.find_body(meeting.body)?;
        let last = body.as_ref().and_then(|body| closing(body, meeting.on).papers).unwrap_or(meeting.on);
        let note = Phrase::new("day-note-owed")
            .with("body", body.map(|body| body.short_name).unwrap_or_default())
            .with("on", meeting.on);
        let row = Waiting::new(reader, "paper", "day-act-found", "owed", item.id, Some(last));
        waiting.push(row.titled(&item.value.title, note));
    }
    Ok(waiting)
}
