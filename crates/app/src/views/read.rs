//! The text of an annex that gives none by itself (an old document, a presentation) stands in its view.

use obeznik_formats::foreign::Unread;
use obeznik_formats::text::Extracted;
use obeznik_kernel::BlobHash;
use obeznik_store::{BlobReader, UnreadView};

use super::{ASKED, Skipped};
use crate::api::ApiError;
use crate::foreign;
use crate::office::Office;
use crate::ports::ForeignFiles;
use crate::reading::{NO_TEXT, extracted};

/// A view whose text nobody has read. It holds no office.
pub struct UnreadText {
    original: BlobHash,
    blob: BlobReader,
}

/// What was found in it.
pub struct ViewText {
    original: BlobHash,
    text: Result<Extracted, Unread>,
}

/// The next view to be read.
///
/// # Errors
/// What the store says.
pub fn next_text(office: &Office, skipped: &mut Skipped) -> Result<Option<UnreadText>, ApiError> {
    let store = office.store();
    let reader = store.reader();
    for UnreadView { original, content } in reader.unread_views(NO_TEXT, ASKED + skipped.contents.len())? {
        if skipped.contents.contains(&original) {
            continue;
        }
        let opened = match &content {
            Some(view) => reader.blob(view),
            None => reader.view(&original),
        };
        match opened {
            Ok(blob) => return Ok(Some(UnreadText { original, blob })),
            Err(error) => {
                tracing::warn!(%error, "a view is not here to be read");
                skipped.contents.insert(original);
            }
        }
    }
    Ok(None)
}

impl UnreadText {
    /// Has it read; takes as long as it takes.
    pub fn read(mut self, files: &dyn ForeignFiles) -> ViewText {
        let size_bytes = self.blob.size_bytes();
        ViewText { text: foreign::text(files, &mut self.blob, size_bytes), original: self.original }
    }
}

/// Keeps the text as that of the annex. A view that gives none changes nothing: the annex itself is not damaged.
///
/// # Errors
/// What the store says.
pub fn keep_text(office: &Office, found: ViewText, skipped: &mut Skipped) -> Result<(), ApiError> {
    let has_text = found.text.as_ref().is_ok_and(|text| !text.text.trim().is_empty());
    if !has_text {
        skipped.contents.insert(found.original);
        return Ok(());
    }
    Ok(office.store().set_extracted_text(&found.original, &extracted(&found.text))?)
}
