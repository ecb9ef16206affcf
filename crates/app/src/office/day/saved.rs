//! Files that other programs saved and nobody decided about.

use obeznik_circulation::paper::Paper;
use obeznik_kernel::record::RecordsExt as _;

use super::Waiting;
use crate::api::ApiError;
use crate::copies;
use crate::office::Reader;
use crate::office::shared::Phrase;

/// Files that another program saved, maybe while the office was closed, and nobody decided about.
pub(super) fn saved_elsewhere(reader: &Reader<'_>) -> Result<Vec<Waiting>, ApiError> {
    let mut rows = Vec::new();
    for (paper, offer) in copies::waiting(reader)? {
        let Some(paper) = reader.records.find::<Paper>(paper)? else { continue };
        let what = if offer.is_report { "report" } else { "annex" };
        let note = Phrase::new("day-note-saved").with("what", what).with("name", &offer.name);
        let mut row = Waiting::new(reader, "draft", "day-act-look", "paper", paper.id, Some(reader.today))
            .titled(&paper.value.title, note.with("at", &offer.at));
        row.row.key = format!("{}-{}", row.row.key, offer.attachment);
        rows.push(row);
    }
    Ok(rows)
}
