//! Reading the text of annexes, beside the work: what is not read yet is handed to a child, one file after
//! another, and what it found is kept for the search.

use std::collections::BTreeSet;

use obeznik_circulation::attachment::Attachment;
use obeznik_formats::foreign::Unread;
use obeznik_formats::text::{EXTRACTOR_VERSION, Extracted};
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{BlobHash, RecordId, Stored};
use obeznik_store::{BlobReader, ExtractedText};
use serde_json::json;

use crate::api::ApiError;
use crate::foreign;
use crate::office::acts::is_allowed_myself;
use crate::office::{Office, Request};
use crate::ports::ForeignFiles;

/// Said of files from which no text is read by themselves.
pub(crate) const NO_TEXT: &str = "attachment-text-none";

/// Contents asked for at once.
const ASKED: usize = 64;

/// A content nobody has read yet. It holds no office, so that the office may be locked meanwhile.
pub struct Waiting {
    hash: BlobHash,
    blob: BlobReader,
}

/// What was found in a content.
pub struct Found {
    hash: BlobHash,
    text: Result<Extracted, Unread>,
}

/// Contents that cannot be read now: lost, or without a reader. Tried again after the next start.
pub type Skipped = BTreeSet<BlobHash>;

/// The next content without a text.
///
/// # Errors
/// What the store says.
pub fn next(office: &Office, skipped: &mut Skipped) -> Result<Option<Waiting>, ApiError> {
    let store = office.store();
    let reader = store.reader();
    for hash in reader.unextracted(EXTRACTOR_VERSION, ASKED + skipped.len())? {
        if skipped.contains(&hash) {
            continue;
        }
        match reader.blob(&hash) {
            Ok(blob) => return Ok(Some(Waiting { hash, blob })),
            Err(error) => {
                tracing::warn!(%error, "a content is not here to be read");
                skipped.insert(hash);
            }
        }
    }
    Ok(None)
}

impl Waiting {
    /// Has it read; takes as long as it takes.
    pub fn read(mut self, files: &dyn ForeignFiles) -> Found {
        let size_bytes = self.blob.size_bytes();
        Found { text: foreign::text(files, &mut self.blob, size_bytes), hash: self.hash }
    }
}

/// Keeps what was found; where there was no reader, the content waits for the next start.
///
/// # Errors
/// What the store says.
pub fn keep(office: &Office, found: &Found, skipped: &mut Skipped) -> Result<(), ApiError> {
    if matches!(found.text, Err(Unread::NoReader)) {
        skipped.insert(found.hash.clone());
        return Ok(());
    }
    office.store().set_extracted_text(&found.hash, &extracted(&found.text))?;
    if let Some(note) = mark_of(&found.text) {
        mark(office, &found.hash, note)?;
    }
    Ok(())
}

/// Reads everything that waits, one after another; gives how many contents were read.
///
/// # Errors
/// What the store says.
pub fn all(office: &Office, proceed: &mut dyn FnMut(u32) -> bool) -> Result<u32, ApiError> {
    let (mut skipped, files, mut count) = (Skipped::new(), office.files(), 0);
    while proceed(count)
        && let Some(waiting) = next(office, &mut skipped)?
    {
        let before = skipped.len();
        keep(office, &waiting.read(files.as_ref()), &mut skipped)?;
        count += u32::from(skipped.len() == before);
    }
    Ok(count)
}

/// What the store keeps of a reading.
pub(crate) fn extracted(text: &Result<Extracted, Unread>) -> ExtractedText {
    let (body, note) = match text {
        Ok(text) if text.text.trim().is_empty() => (String::new(), "attachment-text-scan"),
        Ok(text) => (text.text.clone(), ""),
        Err(reason) => (String::new(), note_of(*reason)),
    };
    ExtractedText { extractor: EXTRACTOR_VERSION, body, note: note.to_owned() }
}

fn note_of(reason: Unread) -> &'static str {
    match reason {
        Unread::Empty => "attachment-text-empty",
        Unread::TooLarge => "attachment-text-too-large",
        Unread::Locked => "attachment-text-locked",
        Unread::Broken => "attachment-text-broken",
        Unread::Unsupported => NO_TEXT,
        Unread::TooSlow => "attachment-text-slow",
        Unread::Died | Unread::NoReader => "attachment-text-died",
    }
}

/// What the formal check shall know of it.
fn mark_of(text: &Result<Extracted, Unread>) -> Option<&'static str> {
    match text {
        Err(Unread::Locked) => Some("encrypted"),
        Err(Unread::Broken | Unread::Died | Unread::TooSlow) => Some("unreadable"),
        _ => None,
    }
}

/// The person who brought an annex notes that nobody will be able to read it.
fn mark(office: &Office, hash: &BlobHash, note: &str) -> Result<(), ApiError> {
    for attachment in unmarked(office, hash)? {
        let payload = json!({ "attachment": attachment, "note": note });
        let kind = "circulation.mark_attachment".to_owned();
        office.execute(Request { kind, payload, base: Vec::new(), on_behalf_of: None })?;
    }
    Ok(())
}

fn unmarked(office: &Office, hash: &BlobHash) -> Result<Vec<RecordId>, ApiError> {
    office.read(|reader| {
        let mut unmarked = Vec::new();
        for id in reader.store.attachments_of(hash)? {
            let Some(file) = reader.records.find::<Attachment>(id)? else { continue };
            let payload = json!({ "attachment": id, "note": "" });
            let kind = "circulation.mark_attachment";
            if is_mine_to_mark(&file, reader.me) && is_allowed_myself(reader, kind, &payload) {
                unmarked.push(id);
            }
        }
        Ok(unmarked)
    })
}

fn is_mine_to_mark(file: &Stored<Attachment>, me: obeznik_kernel::PersonId) -> bool {
    file.value.is_current() && file.value.note.is_empty() && file.value.added_by == Some(me)
}
