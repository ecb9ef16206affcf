//! Contents that this computer has lost or has damaged: which files they are, for whoever sees those.

use std::collections::BTreeSet;

use obeznik_circulation::attachment::{Attachment, SharedView};
use obeznik_circulation::meeting::MeetingDocument;
use obeznik_circulation::paper::Paper;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{AudienceId, BlobHash, Record as _, RecordId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::api::{ApiError, Code};
use crate::circulation::meetings::count_u32;
use crate::municipality::names::Names;
use crate::office::Reader;

/// Contents that were lost or damaged here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DamagedContents {
    /// Files of those contents that the person sees.
    pub rows: Vec<DamagedContent>,
    /// How many contents there are.
    pub all: u32,
    /// Of them those of which the person sees no file.
    pub hidden: u32,
    /// When all contents were last read; nothing when never.
    pub looked_at: Option<String>,
    /// Whether the office this computer has joined gives them back; else its backups do.
    pub is_joined: bool,
}

/// A file whose content was lost or damaged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DamagedContent {
    /// Address of the content.
    pub content: String,
    /// Identifier of the file.
    pub id: String,
    /// Name of the file.
    pub name: String,
    /// Size of the content.
    pub size_bytes: u64,
    /// Number of its paper; empty of a document of a meeting.
    pub number: String,
    /// Title of its paper, or the short name of the body that met.
    pub title: String,
    /// Day of the meeting; nothing of a file of a paper.
    pub held_on: Option<String>,
    /// The view where it lies: `paper`, `meeting`; empty for none.
    pub view: String,
    /// What that view shows.
    pub target: String,
}

/// What was put back.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MendedContents {
    /// Contents that open whole again.
    pub mended: u32,
    /// Contents that nobody has.
    pub missing: u32,
}

/// Contents that were lost or damaged here and that records need.
///
/// # Errors
/// When the store cannot be read.
pub fn damaged_contents(reader: &Reader<'_>, (): ()) -> Result<DamagedContents, ApiError> {
    let unsound = unsound(reader)?;
    let (mut rows, mut hidden) = (Vec::new(), 0_usize);
    for hash in &unsound {
        let files = files_of(reader, hash)?;
        hidden += usize::from(files.is_empty());
        rows.extend(files);
    }
    let order = |row: &DamagedContent| (row.held_on.clone(), row.number.clone(), row.name.clone());
    rows.sort_by_key(order);
    Ok(DamagedContents {
        rows,
        all: count_u32(unsound.len()),
        hidden: count_u32(hidden),
        looked_at: reader.soundness.contents_at.map(|at| at.to_string()),
        is_joined: reader.joined.is_some(),
    })
}

/// Those the last look found, and those whose file is not there now.
pub(crate) fn unsound(reader: &Reader<'_>) -> Result<BTreeSet<BlobHash>, ApiError> {
    let mut unsound: BTreeSet<BlobHash> = reader.store.lost_contents()?.into_iter().collect();
    for hash in &reader.soundness.contents {
        if reader.store.needed_content(hash)?.is_some() {
            unsound.insert(hash.clone());
        }
    }
    Ok(unsound)
}

/// The size of a content of which the person sees a file.
///
/// # Errors
/// [`Code::NotFound`] when they see none, or when it is not damaged.
pub(crate) fn seen_size(reader: &Reader<'_>, hash: &BlobHash) -> Result<u64, ApiError> {
    let missing = || ApiError::new(Code::NotFound, "refusal-not-found").with("kind", "file");
    let size_bytes = reader.store.needed_content(hash)?.ok_or_else(missing)?;
    let is_damaged = unsound(reader)?.contains(hash);
    if is_damaged && !files_of(reader, hash)?.is_empty() { Ok(size_bytes) } else { Err(missing()) }
}

/// Files of a content that the person sees: what they are, with its address and size.
fn files_of(reader: &Reader<'_>, hash: &BlobHash) -> Result<Vec<DamagedContent>, ApiError> {
    let size_bytes = reader.store.needed_content(hash)?.unwrap_or_default();
    let mut files = Vec::new();
    for (kind, id) in reader.store.records_naming(hash)? {
        let file = match kind.as_str() {
            Attachment::KIND => annex(reader, id)?,
            SharedView::KIND => shared_view(reader, id)?,
            MeetingDocument::KIND => document(reader, id)?,
            _ => None,
        };
        files.extend(file.map(|file| DamagedContent { content: hash.0.clone(), size_bytes, ..file }));
    }
    Ok(files)
}

fn annex(reader: &Reader<'_>, id: RecordId) -> Result<Option<DamagedContent>, ApiError> {
    let Some(file) = reader.records.find::<Attachment>(id)? else { return Ok(None) };
    if !sees(reader, &file.scope)? {
        return Ok(None);
    }
    let paper = file.parent.map(|id| reader.records.find::<Paper>(id)).transpose()?.flatten();
    let paper = match paper {
        Some(paper) if sees(reader, &paper.scope)? => Some(paper),
        _ => None,
    };
    let target = paper.as_ref().map(|paper| paper.id.to_string()).unwrap_or_default();
    let (number, title) = paper.map(|paper| (paper.value.number, paper.value.title)).unwrap_or_default();
    Ok(Some(DamagedContent {
        content: String::new(),
        id: id.to_string(),
        name: file.value.name,
        size_bytes: 0,
        number,
        title,
        held_on: None,
        view: if target.is_empty() { String::new() } else { "paper".to_owned() },
        target,
    }))
}

/// The PDF of an annex, by the name of the annex.
fn shared_view(reader: &Reader<'_>, id: RecordId) -> Result<Option<DamagedContent>, ApiError> {
    let Some(view) = reader.records.find::<SharedView>(id)? else { return Ok(None) };
    if !sees(reader, &view.scope)? {
        return Ok(None);
    }
    let annex = annex(reader, view.value.attachment)?;
    Ok(annex.map(|annex| DamagedContent { id: id.to_string(), ..annex }))
}

fn document(reader: &Reader<'_>, id: RecordId) -> Result<Option<DamagedContent>, ApiError> {
    let Some(document) = reader.records.find::<MeetingDocument>(id)? else { return Ok(None) };
    if !sees(reader, &document.scope)? {
        return Ok(None);
    }
    let (target, file) = (document.parent.map(|id| id.to_string()).unwrap_or_default(), document.value);
    Ok(Some(DamagedContent {
        content: String::new(),
        id: id.to_string(),
        name: file.name,
        size_bytes: 0,
        number: String::new(),
        title: Names::of(reader.records).body(file.body)?.short_name,
        held_on: Some(file.held_on.to_string()),
        view: if target.is_empty() { String::new() } else { "meeting".to_owned() },
        target,
    }))
}

fn sees(reader: &Reader<'_>, scope: &AudienceId) -> Result<bool, ApiError> {
    let audience = reader.records.audience(scope)?;
    Ok(audience.is_some_and(|audience| audience.is_seen_by(&reader.standing, reader.today)))
}
