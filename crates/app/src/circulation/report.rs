//! The report of a paper as words, whichever form it has, and its way from a text to a file for Word and back.

use obeznik_circulation::attachment::Attachment;
use obeznik_circulation::from_document::{Block, Look, whole_text};
use obeznik_circulation::paper::{Paper, PutReportFile, ReportFile, WriteReport};
use obeznik_formats::document::{self, BlockKind};
use obeznik_formats::foreign::Unread;
use obeznik_formats::text::EXTRACTOR_VERSION;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{BlobHash, IdSource as _, Stored, field_hash};
use serde::Serialize;
use serde_json::json;

use crate::api::{ApiError, Code};
use crate::attachments::{Arrived, Uploaded, take};
use crate::circulation::files;
use crate::circulation::papers::{Family, ReportFileDto};
use crate::foreign;
use crate::municipality::names::Names;
use crate::office::{Done, Office, Reader, Request, parse_id};
use crate::ports::SystemIds;
use crate::reading::extracted;

/// Characters of a report shown on a screen; what is longer is read in its file.
const SHOWN: usize = 200_000;
/// A longer text is no report, and no command carries it.
const MOST_TEXT_BYTES: usize = 1 << 20;

/// The file that is the report, as a screen shows it.
pub(crate) fn file_of(
    reader: &Reader<'_>,
    names: &Names<'_>,
    family: &Family,
) -> Result<Option<ReportFileDto>, ApiError> {
    let Some(stored) = family.report_file() else { return Ok(None) };
    let text = text_of(reader, &stored.value.blob)?.unwrap_or_default();
    let end = text.char_indices().nth(SHOWN).map_or(text.len(), |(at, _)| at);
    let is_cut = end < text.len();
    let file = files::attachment(reader, names, stored)?;
    Ok(Some(ReportFileDto { file, text: text[..end].to_owned(), is_cut }))
}

/// The words found in a content; nothing until it is read, or where it has none.
pub(crate) fn text_of(reader: &Reader<'_>, hash: &BlobHash) -> Result<Option<String>, ApiError> {
    let found = reader.store.extracted_text(hash)?;
    let found = found.filter(|found| found.extractor >= EXTRACTOR_VERSION && found.note.is_empty());
    Ok(found.map(|found| found.body))
}

/// The words of a report that is a text or a content.
pub(crate) fn words(reader: &Reader<'_>, text: &str, content: Option<&BlobHash>) -> Result<String, ApiError> {
    let found = content.map(|hash| text_of(reader, hash)).transpose()?.flatten();
    Ok(found.unwrap_or_else(|| text.to_owned()))
}

/// The words of the report of a paper; of a file nobody has read yet there are none.
///
/// # Errors
/// When the store cannot be read.
pub fn report_of(reader: &Reader<'_>, paper: &Paper) -> Result<String, ApiError> {
    let file = report_file(reader, paper)?;
    words(reader, &paper.report, file.as_ref().map(|file| &file.value.blob))
}

/// The file that is the report of a paper, where the person sees it.
///
/// # Errors
/// When the store cannot be read.
pub fn report_file(reader: &Reader<'_>, paper: &Paper) -> Result<Option<Stored<Attachment>>, ApiError> {
    Ok(paper.report_file.map(|file| reader.records.find::<Attachment>(file)).transpose()?.flatten())
}

/// Has a content read at once, so that its words can be compared; where it cannot be read now, it waits as any other.
pub(crate) fn read_now(office: &Office, hash: &BlobHash) -> Result<(), ApiError> {
    let mut blob = office.content(hash)?;
    let size_bytes = blob.size_bytes();
    let text = foreign::text(office.files().as_ref(), &mut blob, size_bytes);
    if !matches!(text, Err(Unread::NoReader)) {
        office.store().set_extracted_text(hash, &extracted(&text))?;
    }
    Ok(())
}

/// The words of the report of a paper, read now where nobody has read its file yet; nothing where it cannot be read.
pub(crate) fn read_report(office: &Office, paper: &Paper) -> Result<Option<String>, ApiError> {
    let find = |reader: &Reader<'_>| {
        let Some(file) = report_file(reader, paper)? else { return Ok((None, None)) };
        Ok((text_of(reader, &file.value.blob)?, Some(file.value.blob)))
    };
    match office.read(find)? {
        (None, None) if paper.report_file.is_none() => Ok(Some(paper.report.clone())),
        (None, Some(hash)) => {
            let is_here = read_now(office, &hash).is_ok();
            office.read(|reader| if is_here { text_of(reader, &hash) } else { Ok(None) })
        }
        (text, _) => Ok(text),
    }
}

/// A text that is to become a file for Word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextForWord {
    /// Number of the paper; empty before it has one.
    pub number: String,
    /// Its title.
    pub title: String,
    /// The text.
    pub text: String,
    /// Its hash.
    pub seen: String,
}

/// The text of a report, to be set as a file for Word.
///
/// # Errors
/// [`Code::NotFound`] when the paper is not here, [`Code::Refused`] where its report is a file already.
pub fn text_for_word(reader: &Reader<'_>, paper: &str) -> Result<TextForWord, ApiError> {
    let Paper { number, title, report, report_file, .. } =
        reader.records.need::<Paper>(parse_id(paper)?)?.value;
    if report_file.is_some() {
        return Err(ApiError::new(Code::Refused, "refusal-report-is-file"));
    }
    let seen = field_hash(&json!(report));
    Ok(TextForWord { number, title, text: report, seen })
}

/// Makes a file the report in place of the text it was made of.
///
/// # Errors
/// What the circulation says.
pub fn put_file(
    office: &Office,
    paper: &str,
    name: &str,
    arrived: Arrived,
    seen: String,
) -> Result<Done, ApiError> {
    let paper = parse_id(paper)?;
    let uploaded = take(office, name, arrived)?;
    read_now(office, &BlobHash(uploaded.blob.clone()))?;
    let file = as_report(name, uploaded);
    execute(office, "put_report_file", &PutReportFile { paper, file, seen })
}

/// A file taken into the store, as a report.
pub(crate) fn as_report(name: &str, uploaded: Uploaded) -> ReportFile {
    let Uploaded { blob, size_bytes, media_type, note } = uploaded;
    let (attachment, blob) = (SystemIds.next_id(), BlobHash(blob));
    ReportFile { attachment, name: name.to_owned(), blob, size_bytes, media_type, note }
}

/// Makes a text of the file that is the report. A child reads the file; the file stays in the version before.
///
/// # Errors
/// [`Code::Refused`] where the report is a text already, where the file holds no words, cannot be read or holds more than a
/// text may, and what the circulation says.
pub fn to_text(office: &Office, paper: &str) -> Result<Done, ApiError> {
    let paper = parse_id(paper)?;
    let (file, name, blob) = office.read(|reader| {
        let stored = reader.records.need::<Paper>(paper)?.value;
        let file = report_file(reader, &stored)?;
        let file = file.ok_or_else(|| ApiError::new(Code::Refused, "refusal-report-moved"))?;
        Ok((file.id, file.value.name, file.value.blob))
    })?;
    if office.copies().files().contains(&file) {
        return Err(ApiError::new(Code::Refused, "report-open-elsewhere").with("name", name));
    }
    let text = read_whole(office, &blob).map_err(|reason| unread(&name, reason))?;
    if text.trim().is_empty() {
        return Err(unread(&name, Unread::Empty));
    }
    if text.len() > MOST_TEXT_BYTES {
        return Err(unread(&name, Unread::TooLarge));
    }
    execute(office, "write_report", &WriteReport { paper, file, text })
}

/// The words of a document as paragraphs; of one that has no blocks, as lines.
fn read_whole(office: &Office, hash: &BlobHash) -> Result<String, Unread> {
    let mut content = office.content(hash).map_err(|_| Unread::Broken)?;
    let size_bytes = content.size_bytes();
    let whole = usize::try_from(size_bytes).map_err(|_| Unread::TooLarge)?;
    let bytes = content.range(0, whole).map_err(|_| Unread::Broken)?;
    let files = office.files();
    match foreign::draft(files.as_ref(), &bytes) {
        // What a limit cut would be lost in a text; in the file it is not.
        Ok(draft) => match draft.document {
            Some(document) if document.truncated => Err(Unread::TooLarge),
            Some(document) => Ok(whole_text(&document.blocks.iter().map(block).collect::<Vec<_>>())),
            None => Err(Unread::Unsupported),
        },
        Err(Unread::Unsupported) => {
            content.rewind();
            let text = foreign::text(files.as_ref(), &mut content, size_bytes)?;
            if text.truncated { Err(Unread::TooLarge) } else { Ok(text.text) }
        }
        Err(reason) => Err(reason),
    }
}

/// A block as the rules of documents know it.
pub(crate) fn block(block: &document::Block) -> Block {
    let look = match block.kind {
        BlockKind::Heading | BlockKind::Strong => Look::Heading,
        BlockKind::Paragraph | BlockKind::Note => Look::Plain,
        BlockKind::Line => Look::Line,
        BlockKind::Item => Look::Item,
        BlockKind::Row => Look::Row,
    };
    Block { look, cells: block.cells.clone() }
}

fn unread(name: &str, reason: Unread) -> ApiError {
    let key = match reason {
        Unread::Empty => "report-unread-empty",
        Unread::TooLarge => "report-unread-large",
        Unread::Locked => "report-unread-locked",
        Unread::TooSlow | Unread::Died | Unread::NoReader => "report-unread-now",
        Unread::Broken | Unread::Unsupported => "report-unread-broken",
    };
    ApiError::new(Code::Refused, key).with("name", name)
}

fn execute(office: &Office, kind: &str, input: &impl Serialize) -> Result<Done, ApiError> {
    let payload = serde_json::to_value(input).map_err(ApiError::broken)?;
    let kind = format!("circulation.{kind}");
    office.execute(Request { kind, payload, base: Vec::new(), on_behalf_of: None })
}
