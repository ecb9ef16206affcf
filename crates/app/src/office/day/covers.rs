//! Financial covers that wait for the economist.

use obeznik_circulation::cover::FinancialCover;
use obeznik_circulation::paper::Paper;
use obeznik_kernel::record::RecordsExt as _;
use serde_json::json;

use super::in_place::Who;
use super::{MOST, Waiting, paper_note};
use crate::api::ApiError;
use crate::municipality::names::Names;
use crate::office::Reader;

/// Covers this person confirms, of papers still on their way.
pub(super) fn covers_to_confirm(
    reader: &Reader<'_>,
    names: &Names<'_>,
    who: Who,
) -> Result<Vec<Waiting>, ApiError> {
    let mut waiting = Vec::new();
    for cover in reader.records.find_by::<FinancialCover>("financial_cover_waits", &["all"], MOST)? {
        let paper = cover.parent.map(|id| reader.records.find::<Paper>(id)).transpose()?.flatten();
        let Some(paper) = paper.filter(|paper| !paper.value.is_finished()) else { continue };
        let payload = json!({ "paper": paper.id, "lines": [] });
        if who.may(reader, "circulation.confirm_cover", &payload) {
            let drafter = names.person(paper.value.drafter)?.name;
            let note = paper_note("day-note-cover", &paper).with("drafter", drafter);
            let row = Waiting::new(reader, "draft", "day-act-cover", "paper", paper.id, paper.value.due_on);
            waiting.push(row.titled(&paper.value.title, note));
        }
    }
    Ok(waiting)
}
