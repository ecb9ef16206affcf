//! Papers that wait for the mayor in place of the council.

use obeznik_circulation::paper::Paper;
use obeznik_kernel::Stored;

use super::in_place::Who;
use super::{Waiting, paper_note};
use crate::api::ApiError;
use crate::circulation::mayor::papers_to_decide;
use crate::municipality::names::Names;
use crate::office::Reader;

/// Papers that wait for the mayor in place of the council. A seat that was elected is never handed over.
pub(super) fn decisions_to_make(
    reader: &Reader<'_>,
    names: &Names<'_>,
    who: Who,
) -> Result<Vec<Waiting>, ApiError> {
    if who != Who::Me {
        return Ok(Vec::new());
    }
    let row = |paper: Stored<Paper>| {
        let presenter = names.person(paper.value.presenter)?.name;
        let note = paper_note("day-note-decide", &paper).with("presenter", presenter);
        let due = paper.value.due_on;
        Ok(Waiting::new(reader, "resolution", "day-act-decide", "paper", paper.id, due)
            .titled(&paper.value.title, note))
    };
    papers_to_decide(reader, reader.me)?.into_iter().map(row).collect()
}
