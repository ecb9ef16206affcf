//! Closes an attachment to all but the inner circle of its paper, and opens it again.

use std::collections::BTreeSet;

use obeznik_kernel::{BlobHash, Command, Context, Record as _, RecordId, Records, RecordsExt, Stop, Stored};
use serde::{Deserialize, Serialize};

use super::change::{audience_for, current, open_for_documents, paper_of};
use super::share::shared_views;
use super::{Attachment, SharedView, shared_view_id};
use crate::door::{Read, ensure, read_all, save_read, save_read_for};
use crate::paper::{Paper, PaperVersion};

/// Input of `circulation.classify_attachment`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ClassifyAttachment {
    /// The attachment.
    pub attachment: RecordId,
    /// Whether it is seen by fewer people than the paper.
    pub is_confidential: bool,
}

/// Closes a file or opens it. The document itself is the same, so that the formal check stands.
///
/// Closing takes along the files it replaced, removed ones of the same content or view, and what versions of the paper
/// say of them: whoever sees a record that names a content may have the content. Opening opens this file alone:
/// what it replaced may have been the reason for closing.
///
/// # Errors
/// As [`super::remove_attachment`]; the report, which is seen by whoever sees its paper.
pub fn classify_attachment(
    command: &Command,
    _context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: ClassifyAttachment = command.input()?;
    let mut file = current(records, input.attachment)?;
    let paper = open_for_documents(records, paper_of(&file)?)?;
    ensure(!paper.value.is_report(file.id), "refusal-report-follows-paper")?;
    if file.value.is_confidential == input.is_confidential {
        return Ok(()); // somebody did the same meanwhile
    }
    if input.is_confidential {
        return close(records, &paper, file.id);
    }
    file.value.is_confidential = false;
    let audience = records.audience_of(&paper.scope)?;
    records.save_for(&file, &audience)?;
    let Some(mut view) = records.find::<SharedView>(shared_view_id(file.id))? else { return Ok(()) };
    view.value.is_confidential = false;
    records.save_for(&view, &audience)
}

fn close(records: &mut dyn Records, paper: &Stored<Paper>, file: RecordId) -> Result<(), Stop> {
    let few = audience_for(records, paper, true)?;
    let files: Vec<Read<Attachment>> = read_all(records.children(paper.id, Attachment::KIND)?)?;
    let closed = one_with_its_past(&files, file);
    for mut one in files.into_iter().filter(|one| closed.contains(&one.raw.id)) {
        one.value.is_confidential = true;
        let own = records.audience_of(&one.raw.scope)?;
        save_read_for(records, one, &own.intersect(&few))?;
    }
    for mut view in shared_views(records, paper.id)? {
        if closed.contains(&view.value.attachment) {
            view.value.is_confidential = true;
            let own = records.audience_of(&view.raw.scope)?;
            save_read_for(records, view, &own.intersect(&few))?;
        }
    }
    let versions: Vec<Read<PaperVersion>> = read_all(records.children(paper.id, PaperVersion::KIND)?)?;
    for mut version in versions {
        let before = version.value.attachments.len();
        version.value.attachments.retain(|named| !closed.contains(&named.id));
        if version.value.attachments.len() < before {
            save_read(records, version)?;
        }
    }
    crate::edition::narrow(records, paper.id, &few) // a cover sheet names annexes
}

/// The file, those it replaced, and removed ones with a content of theirs.
fn one_with_its_past(files: &[Read<Attachment>], file: RecordId) -> BTreeSet<RecordId> {
    let mut closed = BTreeSet::from([file]);
    loop {
        let replaced = |one: &&Read<Attachment>| {
            one.value.replaced_by.is_some_and(|by| closed.contains(&by)) && !closed.contains(&one.raw.id)
        };
        let before: Vec<RecordId> = files.iter().filter(replaced).map(|one| one.raw.id).collect();
        if before.is_empty() {
            break;
        }
        closed.extend(before);
    }
    let of_closed = |one: &&Read<Attachment>| closed.contains(&one.raw.id);
    let contents: BTreeSet<&BlobHash> =
        files.iter().filter(of_closed).flat_map(|one| one.value.contents()).collect();
    let has_one = |one: &Read<Attachment>| one.value.contents().any(|content| contents.contains(content));
    let gone = |one: &&Read<Attachment>| !one.value.is_current() && has_one(one);
    closed.extend(files.iter().filter(gone).map(|one| one.raw.id).collect::<Vec<_>>());
    closed
}
