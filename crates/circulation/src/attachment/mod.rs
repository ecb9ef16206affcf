//! Attachments (přílohy) of papers.

mod change;
mod classify;
mod share;
mod view;

use obeznik_kernel::{
    Audience, BlobHash, Context, PersonId, Record, RecordId, Records, RecordsExt, Stop, Stored, Timestamp,
};
use serde::{Deserialize, Serialize};

pub use change::{
    Attach, MarkAttachment, RemoveAttachment, ReplaceAttachment, attach, is_open_for_documents,
    is_open_for_file, mark_attachment, remove_attachment, replace_attachment,
};

pub use classify::{ClassifyAttachment, classify_attachment};
pub use share::{MOST_VIEW_BYTES, ShareView, SharedView, share_view, shared_view_id, takes_a_view};
pub(crate) use share::{shared_view_of, subject_of_share};
pub use view::{AddView, AttachmentView, VIEW_MEDIA_TYPE, add_view, is_its_own_view};

use crate::door::insert_new;
use crate::paper::Paper;

/// The place of the report among the files of a paper: before its annexes, which are counted from 1.
pub(crate) const REPORT_PLACE: u32 = 0;

/// A file under a paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Attachment {
    /// Name of the file.
    pub name: String,
    /// Content address.
    pub blob: BlobHash,
    /// Size.
    pub size_bytes: u64,
    /// Media type found in the content, not in the name.
    pub media_type: String,
    /// Place in the list, from 1; 0 of a file that is or was the report.
    pub order: u32,
    /// Whether it is seen by fewer people than the paper.
    pub is_confidential: bool,
    /// From 1; rises when the file is replaced.
    pub version: u32,
    /// The file that replaced it.
    pub replaced_by: Option<RecordId>,
    /// Whether it was taken away; versions of the paper still name it.
    pub is_removed: bool,
    /// Who added it.
    pub added_by: Option<PersonId>,
    /// When.
    #[cfg_attr(feature = "bindings", ts(type = "string"))]
    pub added_at: Timestamp,
    /// What the program found out: `unreadable`, `encrypted`, `false_extension`; empty when all is well.
    pub note: String,
    /// PDFs that people made of it; the last one is shown. Earlier ones stay named, so that they leave a computer
    /// together with it.
    #[serde(default)]
    pub views: Vec<AttachmentView>,
}

impl Record for Attachment {
    const KIND: &'static str = "attachment";
}

impl Attachment {
    /// Whether it belongs to the paper as it stands.
    pub fn is_current(&self) -> bool {
        !self.is_removed && self.replaced_by.is_none()
    }

    /// Whether it is an annex; the report stands before them.
    pub fn is_annex(&self) -> bool {
        self.order != REPORT_PLACE
    }

    /// The PDF that a person made of it last.
    pub fn view(&self) -> Option<&AttachmentView> {
        self.views.last()
    }

    /// Its content and those of its views.
    pub fn contents(&self) -> impl Iterator<Item = &BlobHash> {
        std::iter::once(&self.blob).chain(self.views.iter().map(|view| &view.blob))
    }

    /// Whether nobody can read it as it is.
    pub fn is_unreadable(&self) -> bool {
        matches!(self.note.as_str(), "unreadable" | "encrypted" | "false_extension")
    }
}

/// Takes the present annexes along to another paper; the content is not copied, only named.
pub(crate) fn copy_attachments(
    context: &mut Context<'_>,
    records: &mut dyn Records,
    from: &Stored<Paper>,
    to: RecordId,
    audience: &Audience,
) -> Result<(), Stop> {
    let files: Vec<Stored<Attachment>> = records.under(from.id)?;
    let views = share::shared_views(records, from.id)?;
    let is_annex = |file: &Stored<Attachment>| file.value.is_current() && !from.value.is_report(file.id);
    for file in files.into_iter().filter(is_annex) {
        let narrower = if file.value.is_confidential {
            records.audience_of(&file.scope)?.intersect(audience)
        } else {
            audience.clone()
        };
        let copy = context.new_id();
        insert_new(records, copy, Some(to), &narrower, &file.value)?;
        if let Some(view) = views.iter().find(|view| view.value.attachment == file.id) {
            let view = SharedView { attachment: copy, ..view.value.clone() };
            insert_new(records, shared_view_id(copy), Some(to), &narrower, &view)?;
        }
    }
    Ok(())
}
