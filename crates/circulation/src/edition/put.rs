//! Puts a corrected file in place of a document.

use obeznik_kernel::{BlobHash, Command, Context, RecordId, Records, RecordsExt, Stop, Stored};
use serde::{Deserialize, Serialize};

use super::{Edition, EditionVersion, PrintedKind, SaidThen, edition_id, of_document};
use crate::door::{acting, ensure, need_text};

/// The media type of a Word document without macros.
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
/// A document of an office is never as large: it holds a picture or two.
const MOST_BYTES: u64 = 20 << 20;
/// Sections of a document; more are none of ours.
const MOST_SECTIONS: usize = 40;

/// Input of `circulation.put_edition`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PutEdition {
    /// Which document.
    pub kind: PrintedKind,
    /// The paper, meeting or resolution.
    pub document: RecordId,
    /// Name of the file.
    pub name: String,
    /// Content address of the file for Word.
    pub blob: BlobHash,
    /// Its size.
    pub size_bytes: u64,
    /// Media type found in the content.
    pub media_type: String,
    /// Content address of its PDF.
    pub view: BlobHash,
    /// Its size.
    pub view_size_bytes: u64,
    /// What was corrected.
    pub note: String,
    /// What the program's own document says now.
    #[serde(default)]
    pub said: Vec<SaidThen>,
}

/// Puts a corrected file in place of the document; files put before stay, named in the record.
///
/// # Errors
/// Refuses a document that is not out yet, a file that is no Word document or is too large, one without a PDF, the same
/// file a second time, and a correction nobody described.
pub fn put_edition(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: PutEdition = command.input()?;
    let found = of_document(records, &input.kind, input.document)?;
    ensure(found.is_out, "refusal-edition-not-yet")?;
    need_text(&input.name, "refusal-name-missing")?;
    need_text(&input.note, "refusal-edition-without-note")?;
    ensure(input.media_type == WORD, "refusal-edition-no-word")?;
    ensure(input.size_bytes <= MOST_BYTES, "refusal-edition-too-large")?;
    ensure(input.size_bytes > 0 && input.view_size_bytes > 0, "refusal-document-empty")?;
    ensure(input.said.len() <= MOST_SECTIONS, "refusal-edition-no-word")?;
    let version = EditionVersion {
        name: input.name,
        blob: input.blob,
        size_bytes: input.size_bytes,
        view: input.view,
        view_size_bytes: input.view_size_bytes,
        note: input.note.trim().to_owned(),
        said: input.said,
        put_by: acting(command, context),
        put_at: context.now,
        withdrawn: None,
    };
    let id = edition_id(&input.kind, input.document);
    let Some(mut before) = records.find::<Edition>(id)? else {
        let (kind, document) = (input.kind, input.document);
        let edition = Edition { kind, document, versions: vec![version], is_kept_close: false };
        return records.add(id, Some(input.document), &found.audience, &edition);
    };
    ensure(before.value.current().map(|one| &one.blob) != Some(&version.blob), "refusal-nothing-changed")?;
    before.value.versions.push(version);
    keep(records, before, &found.audience)
}

/// Whoever was shut out of the document meanwhile stays out of what was put in its place before.
fn keep(
    records: &mut dyn Records,
    edition: Stored<Edition>,
    audience: &obeznik_kernel::Audience,
) -> Result<(), Stop> {
    let own = records.audience_of(&edition.scope)?;
    records.save_for(&edition, &own.intersect(audience))
}
