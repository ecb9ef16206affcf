//! A view of an attachment made by hand: the same document as a PDF, where no program makes one.

use obeznik_kernel::{
    BlobHash, Command, Context, PersonId, RecordId, Records, RecordsExt as _, Refusal, Stop, Timestamp,
};
use serde::{Deserialize, Serialize};

use super::change::{current, open_for_file};
use crate::audience::keep_paper;
use crate::door::{acting, ensure, refuse};
use crate::paper::document_changed;

/// The media type of a view.
pub const VIEW_MEDIA_TYPE: &str = "application/pdf";

/// A PDF that a person made of an attachment. It stands in the attachment itself: whoever sees the one sees the
/// other, and both are closed and opened together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct AttachmentView {
    /// Content address.
    pub blob: BlobHash,
    /// Size.
    pub size_bytes: u64,
    /// Who added it.
    pub added_by: Option<PersonId>,
    /// When.
    #[cfg_attr(feature = "bindings", ts(type = "string"))]
    pub added_at: Timestamp,
}

/// Input of `circulation.add_view`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct AddView {
    /// The attachment.
    pub attachment: RecordId,
    /// Content address of the PDF.
    pub blob: BlobHash,
    /// Size.
    pub size_bytes: u64,
    /// Media type found in the content.
    pub media_type: String,
    /// What the program found out about it.
    #[serde(default)]
    pub note: String,
}

/// Whether a file of this media type is shown as it is and needs no view: PDFs and images.
pub fn is_its_own_view(media_type: &str) -> bool {
    media_type == VIEW_MEDIA_TYPE || media_type.starts_with("image/")
}

/// Adds a PDF to a file that is none, or puts another in its place. Members read the view, so that the formal check
/// looks again as after any change of the documents.
///
/// # Errors
/// As [`super::remove_attachment`]; a view that is no PDF or opens by a password alone, one of a file that is shown
/// as it is, and the same view once more.
pub fn add_view(command: &Command, context: &mut Context<'_>, records: &mut dyn Records) -> Result<(), Stop> {
    let input: AddView = command.input()?;
    let mut file = current(records, input.attachment)?;
    let mut paper = open_for_file(records, &file)?;
    if is_its_own_view(&file.value.media_type) {
        return refuse(Refusal::new("refusal-view-needless").with("name", &file.value.name));
    }
    ensure(input.media_type == VIEW_MEDIA_TYPE, "refusal-view-no-pdf")?;
    ensure(input.note != "encrypted", "refusal-view-locked")?;
    let before = file.value.view().map(|view| &view.blob);
    ensure(before != Some(&input.blob), "refusal-view-same")?;
    file.value.views.push(AttachmentView {
        blob: input.blob,
        size_bytes: input.size_bytes,
        added_by: acting(command, context),
        added_at: context.now,
    });
    records.save(&file)?;
    document_changed(context, records, &mut paper)?;
    keep_paper(records, &paper).map(|_| ())
}
