//! Proposals to erase what is due that wait for the person to look at them.

use obeznik_kernel::RecordId;

use super::Waiting;
use crate::api::ApiError;
use crate::keeping::to_second;
use crate::municipality::names::Names;
use crate::office::shared::Phrase;
use crate::office::{Reader, parse_id};

/// Proposals of others, or of one's own where the law leaves nobody else.
pub(super) fn disposals_to_second(reader: &Reader<'_>, names: &Names<'_>) -> Result<Vec<Waiting>, ApiError> {
    let mut waiting = Vec::new();
    for one in to_second(reader, names)? {
        let (id, last_on): (RecordId, _) = (parse_id(&one.id)?, one.last_on.parse().ok());
        let mut row = Waiting::new(reader, "scan", "day-act-look-over", "disposal", id, last_on);
        row.row.heading = Some(Phrase::new("day-disposal").with("count", one.things));
        row.row.note = Phrase::new("day-note-disposal").with("who", &one.proposed.person.name);
        waiting.push(row);
    }
    Ok(waiting)
}
