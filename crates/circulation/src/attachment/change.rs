//! Adds, replaces, removes and marks attachments (transition 10: a new document resets the check).

use obeznik_kernel::{
    Audience, BlobHash, Command, Context, RecordId, Records, RecordsExt, Refusal, Stop, Stored,
};
use serde::{Deserialize, Serialize};

use super::Attachment;
use crate::audience::{head_of, keep_paper, of_confidential_child};
use crate::consultation::is_on_an_agenda;
use crate::door::{acting, ensure, need_text, refuse};
use crate::paper::{Paper, PaperState, document_changed, follow_replaced, refuse_state};
use crate::town::Town;

/// Input of `circulation.attach`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Attach {
    /// The paper.
    pub paper: RecordId,
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
    /// Whether it is seen by fewer people than the paper.
    #[serde(default)]
    pub is_confidential: bool,
    /// What the program found out about it.
    #[serde(default)]
    pub note: String,
}

/// Input of `circulation.replace_attachment`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ReplaceAttachment {
    /// The attachment as it is.
    pub attachment: RecordId,
    /// The attachment that replaces it.
    pub replacement: RecordId,
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

/// Input of `circulation.remove_attachment`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct RemoveAttachment {
    /// The attachment.
    pub attachment: RecordId,
}

/// Input of `circulation.mark_attachment`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct MarkAttachment {
    /// The attachment.
    pub attachment: RecordId,
    /// `unreadable`, `encrypted`, `false_extension` or empty.
    pub note: String,
}

/// Adds a file. A file of 0 bytes is taken and found by the formal check; a paper past its check is checked again.
///
/// # Errors
/// Refuses papers that lie with the head, on an agenda, or at their journey's end, and nameless files.
pub fn attach(command: &Command, context: &mut Context<'_>, records: &mut dyn Records) -> Result<(), Stop> {
    let input: Attach = command.input()?;
    let mut paper = open_for_documents(records, input.paper)?;
    need_text(&input.name, "refusal-name-missing")?;
    let others: Vec<Stored<Attachment>> = records.under(paper.id)?;
    let order = others.iter().map(|other| other.value.order).max().unwrap_or(0) + 1;
    let audience = audience_for(records, &paper, input.is_confidential)?;
    let file = Attachment {
        name: input.name,
        blob: input.blob,
        size_bytes: input.size_bytes,
        media_type: input.media_type,
        order,
        is_confidential: input.is_confidential,
        version: 1,
        replaced_by: None,
        is_removed: false,
        added_by: acting(command, context),
        added_at: context.now,
        note: input.note,
        views: Vec::new(),
    };
    records.add(input.attachment, Some(paper.id), &audience, &file)?;
    document_changed(context, records, &mut paper)?;
    keep_paper(records, &paper).map(|_| ())
}

/// Puts a new file in place of an old one; the old one stays for the versions that hold it. A new file of the report is a
/// version of the paper.
///
/// # Errors
/// As [`attach`], and a file already replaced or removed, one that did not change, and a report whose text is locked or
/// that would be no document of a word processor.
pub fn replace_attachment(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: ReplaceAttachment = command.input()?;
    let mut old = current(records, input.attachment)?;
    ensure(old.value.blob != input.blob, "refusal-nothing-changed")?;
    let mut paper = open_for_file(records, &old)?;
    let audience = records.audience_of(&old.scope)?;
    let file = Attachment {
        name: input.name,
        blob: input.blob,
        size_bytes: input.size_bytes,
        media_type: input.media_type,
        version: old.value.version + 1,
        added_by: acting(command, context),
        added_at: context.now,
        note: input.note,
        views: Vec::new(), // they show what was replaced
        ..old.value.clone()
    };
    records.add(input.replacement, Some(paper.id), &audience, &file)?;
    old.value.replaced_by = Some(input.replacement);
    records.save(&old)?;
    if paper.value.is_report(old.id) {
        let now = records.need(input.replacement)?;
        follow_replaced(command, context, records, &mut paper, &now)?;
    }
    document_changed(context, records, &mut paper)?;
    keep_paper(records, &paper).map(|_| ())
}

/// Takes a file away; versions of the paper that hold it still name it.
///
/// # Errors
/// As [`replace_attachment`]; the report, which a text takes the place of.
pub fn remove_attachment(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: RemoveAttachment = command.input()?;
    let mut file = current(records, input.attachment)?;
    let mut paper = open_for_file(records, &file)?;
    ensure(!paper.value.is_report(file.id), "refusal-report-stays")?;
    file.value.is_removed = true;
    records.save(&file)?;
    document_changed(context, records, &mut paper)?;
    keep_paper(records, &paper).map(|_| ())
}

/// Notes what the program found out when it opened the file; the checklist follows.
///
/// # Errors
/// Refuses files already replaced or removed.
pub fn mark_attachment(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: MarkAttachment = command.input()?;
    let mut file = current(records, input.attachment)?;
    file.value.note = input.note;
    records.save(&file)?;
    let mut paper: Stored<Paper> = records.need(paper_of(&file)?)?;
    if paper.value.state != PaperState::FormalCheck {
        return Ok(());
    }
    crate::paper::refresh(context, records, &mut paper)?;
    records.save(&paper)
}

pub(super) fn current(records: &dyn Records, id: RecordId) -> Result<Stored<Attachment>, Stop> {
    let file: Stored<Attachment> = records.need(id)?;
    if file.value.is_current() {
        return Ok(file);
    }
    refuse(Refusal::new("refusal-attachment-gone").with("name", &file.value.name))
}

pub(super) fn paper_of(file: &Stored<Attachment>) -> Result<RecordId, Stop> {
    file.parent.ok_or_else(|| Stop::Broken(format!("attachment {} lies under no paper", file.id)))
}

/// Whether annexes of a paper may change now: it does not lie with the head, on an agenda or at its end.
///
/// # Errors
/// As [`Records::get`].
pub fn is_open_for_documents(records: &dyn Records, paper: &Stored<Paper>) -> Result<bool, Stop> {
    match paper.value.state {
        PaperState::Draft | PaperState::Commenting | PaperState::FormalCheck | PaperState::Ready => Ok(true),
        PaperState::InBodies => Ok(!is_on_an_agenda(records, paper.id)?),
        _ => Ok(false),
    }
}

pub(super) fn open_for_documents(records: &dyn Records, id: RecordId) -> Result<Stored<Paper>, Stop> {
    let paper: Stored<Paper> = records.need(id)?;
    if is_open_for_documents(records, &paper)? {
        return Ok(paper);
    }
    match paper.value.state {
        PaperState::InBodies => refuse(Refusal::new("refusal-on-agenda").with("title", &paper.value.title)),
        _ => Err(refuse_state(&paper.value)),
    }
}

/// Whether a file of a paper may change now: an annex while documents may, the report while its text might.
///
/// # Errors
/// As [`Records::get`].
pub fn is_open_for_file(records: &dyn Records, paper: &Stored<Paper>, file: RecordId) -> Result<bool, Stop> {
    if paper.value.is_report(file) {
        return Ok(paper.value.is_open_for_editing());
    }
    is_open_for_documents(records, paper)
}

/// The paper of a file that may change now.
pub(super) fn open_for_file(records: &dyn Records, file: &Stored<Attachment>) -> Result<Stored<Paper>, Stop> {
    let paper: Stored<Paper> = records.need(paper_of(file)?)?;
    if !paper.value.is_report(file.id) {
        return open_for_documents(records, paper.id);
    }
    if paper.value.is_open_for_editing() { Ok(paper) } else { Err(refuse_state(&paper.value)) }
}

pub(super) fn audience_for(
    records: &dyn Records,
    paper: &Stored<Paper>,
    is_confidential: bool,
) -> Result<Audience, Stop> {
    let parent = records.audience_of(&paper.scope)?;
    if !is_confidential {
        return Ok(parent);
    }
    let head = head_of(records, &paper.value)?;
    Ok(of_confidential_child(&paper.value, &Town::load(records)?, head, &parent))
}
