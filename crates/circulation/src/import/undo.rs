//! Takes an import back: removes what nobody touched since, lists the rest.

use obeznik_kernel::{Command, Context, RawRecord, Record, RecordId, Records, RecordsExt, Stop, Stored};
use serde::{Deserialize, Serialize};

use super::{ImportBatch, ImportState, MOST_ROWS};
use crate::agenda::{AgendaItem, AgendaVersion};
use crate::door::ensure;
use crate::meeting::{Meeting, MeetingDocument};
use crate::resolution::Resolution;

/// Input of `circulation.undo_import`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct UndoImport {
    /// The import.
    pub import: RecordId,
}

/// Takes the import back. Resolutions that were changed, or whose tasks were, stay and are listed; a meeting
/// it wrote down stays while anything lies under it.
///
/// # Errors
/// Refuses imports already taken back.
pub fn undo_import(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: UndoImport = command.input()?;
    let mut batch: Stored<ImportBatch> = records.need(input.import)?;
    ensure(batch.value.state == ImportState::Taken, "refusal-import-undone")?;
    let resolutions: Vec<Stored<Resolution>> =
        records.find_by("resolution_by_import", &[&input.import.to_string()], MOST_ROWS)?;
    for resolution in &resolutions {
        let tasks = records.children(resolution.id, "task")?;
        if resolution.ver > 1 || tasks.iter().any(|task| task.ver > 1) {
            batch.value.kept.push(resolution.id);
        } else {
            remove_all(records, resolution.id, &tasks)?;
            batch.value.removed += 1;
        }
    }
    remove_documents(records, &batch.value.documents)?;
    for meeting in &batch.value.meetings {
        remove_meeting(records, *meeting)?;
    }
    batch.value.state = ImportState::Undone;
    batch.value.undone_at = Some(context.now);
    records.save(&batch)
}

fn remove_all(records: &mut dyn Records, resolution: RecordId, tasks: &[RawRecord]) -> Result<(), Stop> {
    for task in tasks {
        records.remove("task", task.id)?;
    }
    records.remove("resolution", resolution)
}

/// Somebody may have taken one away already.
fn remove_documents(records: &mut dyn Records, documents: &[RecordId]) -> Result<(), Stop> {
    for document in documents {
        if records.find::<MeetingDocument>(*document)?.is_some() {
            records.remove(MeetingDocument::KIND, *document)?;
        }
    }
    Ok(())
}

fn remove_meeting(records: &mut dyn Records, id: RecordId) -> Result<(), Stop> {
    let Some(meeting) = records.find::<Meeting>(id)? else { return Ok(()) };
    let is_used = meeting.ver > 1
        || !records.scan("resolution_by_meeting", &[&id.to_string()], 1)?.is_empty()
        || has_children(records, id)?;
    if is_used { Ok(()) } else { records.remove(Meeting::KIND, id) }
}

fn has_children(records: &dyn Records, meeting: RecordId) -> Result<bool, Stop> {
    for kind in [AgendaItem::KIND, AgendaVersion::KIND, MeetingDocument::KIND] {
        if !records.children(meeting, kind)?.is_empty() {
            return Ok(true);
        }
    }
    Ok(false)
}
