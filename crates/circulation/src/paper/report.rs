//! The report of a paper as a file: it comes with the paper or is made of its text, is replaced by what a word processor
//! saved, and becomes a text again. At any time the report is one or the other, and each change is a version that names
//! what was before.

use obeznik_kernel::{
    BlobHash, Command, Context, RecordId, Records, RecordsExt, Refusal, Stop, Stored, field_hash,
};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::version::freeze_text;
use super::{Paper, PaperState, in_state};
use crate::attachment::{Attachment, REPORT_PLACE};
use crate::audience::keep_paper;
use crate::door::{acting, ensure, insert_new, need_text, refuse};

/// Documents of word processors without macros: Office Open XML and OpenDocument.
const MEDIA_TYPES: [&str; 2] = [
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.oasis.opendocument.text",
];
/// A report is a text with a few pictures; what is larger is an annex.
const MOST_BYTES: u64 = 64 << 20;

/// A file that is to be the report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ReportFile {
    /// The new attachment.
    pub attachment: RecordId,
    /// Name of the file.
    pub name: String,
    /// Content address.
    pub blob: BlobHash,
    /// Size.
    pub size_bytes: u64,
    /// Media type found in the content.
    pub media_type: String,
    /// What the program found out about it.
    #[serde(default)]
    pub note: String,
}

/// Input of `circulation.put_report_file`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PutReportFile {
    /// The paper.
    pub paper: RecordId,
    /// The file.
    pub file: ReportFile,
    /// Hash of the text it stands for, as the person saw it.
    pub seen: String,
}

/// Input of `circulation.write_report`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct WriteReport {
    /// The paper.
    pub paper: RecordId,
    /// The file the text was made of.
    pub file: RecordId,
    /// The text.
    pub text: String,
}

/// Whether a file of this media type may be a report.
pub fn is_report_media_type(media_type: &str) -> bool {
    MEDIA_TYPES.contains(&media_type)
}

/// Makes a file the report in place of the text. The text stays in the version before.
///
/// # Errors
/// Refuses a locked text, a paper whose report is a file already or whose text somebody changed meanwhile, and files
/// that are no document of a word processor.
pub fn put_report_file(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let PutReportFile { paper, file, seen }: PutReportFile = command.input()?;
    let mut paper = in_state(command, records, paper, &OPEN)?;
    check_file(&file)?;
    ensure(paper.value.report_file.is_none(), "refusal-report-is-file")?;
    ensure(field_hash(&json!(paper.value.report)) == seen, "refusal-report-moved")?;
    if !paper.value.report.trim().is_empty() {
        freeze_text(command, context, records, &mut paper, "")?;
    }
    paper.value.report.clear();
    add(command, context, records, &mut paper, file)?;
    freeze_text(command, context, records, &mut paper, "")?;
    keep_paper(records, &paper).map(|_| ())
}

/// Makes a text the report in place of the file. The file stays in the version before.
///
/// # Errors
/// Refuses a locked text, an empty one, and a paper whose report is another file by now.
pub fn write_report(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: WriteReport = command.input()?;
    let mut paper = in_state(command, records, input.paper, &OPEN)?;
    ensure(paper.value.is_report(input.file), "refusal-report-moved")?;
    need_text(&input.text, "refusal-report-missing")?;
    freeze_text(command, context, records, &mut paper, "")?;
    let mut file: Stored<Attachment> = records.need(input.file)?;
    file.value.is_removed = true;
    records.save(&file)?;
    paper.value.report_file = None;
    paper.value.report = input.text;
    freeze_text(command, context, records, &mut paper, "")?;
    keep_paper(records, &paper).map(|_| ())
}

const OPEN: [PaperState; 2] = [PaperState::Draft, PaperState::Commenting];

/// What a report may be.
pub(super) fn check_file(file: &ReportFile) -> Result<(), Stop> {
    need_text(&file.name, "refusal-name-missing")?;
    check_content(&file.media_type, file.size_bytes, &file.note, &file.name)
}

fn check_content(media_type: &str, size_bytes: u64, note: &str, name: &str) -> Result<(), Stop> {
    let refused = |key| refuse(Refusal::new(key).with("name", name));
    if !is_report_media_type(media_type) {
        return refused("refusal-report-no-word");
    }
    if size_bytes == 0 || size_bytes > MOST_BYTES {
        return refused("refusal-report-size");
    }
    if note == "encrypted" { refused("refusal-report-locked") } else { Ok(()) }
}

/// The report a paper was founded with.
pub(crate) fn found_with(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
    paper: RecordId,
    file: ReportFile,
) -> Result<(), Stop> {
    let mut paper: Stored<Paper> = records.need(paper)?;
    add(command, context, records, &mut paper, file)?;
    freeze_text(command, context, records, &mut paper, "")?;
    keep_paper(records, &paper).map(|_| ())
}

fn add(
    command: &Command,
    context: &Context<'_>,
    records: &mut dyn Records,
    paper: &mut Stored<Paper>,
    file: ReportFile,
) -> Result<(), Stop> {
    let ReportFile { attachment, name, blob, size_bytes, media_type, note } = file;
    let file = Attachment {
        name,
        blob,
        size_bytes,
        media_type,
        order: REPORT_PLACE,
        is_confidential: false,
        version: 1,
        replaced_by: None,
        is_removed: false,
        added_by: acting(command, context),
        added_at: context.now,
        note,
        views: Vec::new(),
    };
    let audience = records.audience_of(&paper.scope)?;
    records.add(attachment, Some(paper.id), &audience, &file)?;
    paper.value.report_file = Some(attachment);
    Ok(())
}

/// Another file came in place of the report: it is the report now, and that is a version. The caller saves the paper.
pub(crate) fn follow_replaced(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
    paper: &mut Stored<Paper>,
    replacement: &Stored<Attachment>,
) -> Result<(), Stop> {
    let Attachment { media_type, size_bytes, note, name, .. } = &replacement.value;
    check_content(media_type, *size_bytes, note, name)?;
    paper.value.report_file = Some(replacement.id);
    freeze_text(command, context, records, paper, "").map(|_| ())
}

/// Takes the report of a paper along to another one, founded just now: it is the report there where there is none yet and
/// no text, else an annex, so that nothing is lost and the report stays one.
pub(crate) fn copy_report(
    context: &mut Context<'_>,
    records: &mut dyn Records,
    from: &Stored<Paper>,
    to: RecordId,
) -> Result<(), Stop> {
    let Some(file) = from.value.report_file else { return Ok(()) };
    let file = records.need::<Attachment>(file)?.value;
    let mut paper: Stored<Paper> = records.need(to)?;
    let audience = records.audience_of(&paper.scope)?;
    let id = context.new_id();
    let is_report = paper.value.report_file.is_none() && paper.value.report.trim().is_empty();
    if is_report {
        paper.value.report_file = Some(id);
        records.save(&paper)?;
    }
    let others: Vec<Stored<Attachment>> = if is_report { Vec::new() } else { records.under(to)? };
    let last = others.iter().map(|other| other.value.order).max().unwrap_or(REPORT_PLACE);
    let order = if is_report { REPORT_PLACE } else { last + 1 };
    insert_new(records, id, Some(to), &audience, &Attachment { order, ..file })
}
