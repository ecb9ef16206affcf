//! Immutable versions of a paper.

use obeznik_kernel::{
    BlobHash, Command, Context, IndexKey, PersonId, Record, RecordId, Records, RecordsExt, Stop, Stored,
    Timestamp,
};
use serde::{Deserialize, Serialize};
use sha2::Digest as _;

use super::{Paper, PaperState, in_state};
use crate::attachment::Attachment;
use crate::audience::keep_paper;
use crate::clause::Clause;
use crate::door::{acting, ensure, insert_new};

/// A file as it was in a version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct VersionedFile {
    /// The attachment.
    pub id: RecordId,
    /// Name.
    pub name: String,
    /// Content address.
    pub blob: BlobHash,
    /// Size.
    pub size_bytes: u64,
    /// Whether it is seen by fewer people than the paper.
    pub is_confidential: bool,
}

/// An immutable version of a paper's text and files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PaperVersion {
    /// From 1.
    pub number: u32,
    /// Who made it.
    pub author: Option<PersonId>,
    /// When.
    #[cfg_attr(feature = "bindings", ts(type = "string"))]
    pub at: Timestamp,
    /// What the author says about it.
    pub label: String,
    /// Title.
    pub title: String,
    /// Důvodová zpráva as a text.
    pub report: String,
    /// The file that was the report.
    #[serde(default)]
    pub report_file: Option<VersionedFile>,
    /// The draft resolution.
    pub clauses: Vec<Clause>,
    /// The annexes, in order; confidential ones are left out, also those that became so later.
    pub attachments: Vec<VersionedFile>,
    /// SHA-256 over title, report, clauses and files, hexadecimal; over the file of the report too where it is one.
    pub hash: String,
}

impl Record for PaperVersion {
    const KIND: &'static str = "paper_version";
    fn index_keys(&self) -> Vec<IndexKey> {
        vec![IndexKey::new("paper_version_by_hash", &[&self.hash])]
    }
}

/// Input of `circulation.make_version`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct MakeVersion {
    /// The paper.
    pub paper: RecordId,
    /// What the author says about it.
    #[serde(default)]
    pub label: String,
}

/// Makes an immutable version of the text as it stands.
///
/// # Errors
/// Refuses when nothing changed since the last one, and when the text is locked.
pub fn make_version(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: MakeVersion = command.input()?;
    let open = [PaperState::Draft, PaperState::Commenting];
    let mut paper = in_state(command, records, input.paper, &open)?;
    let made = freeze_text(command, context, records, &mut paper, &input.label)?;
    ensure(made, "refusal-nothing-changed")?;
    keep_paper(records, &paper).map(|_| ())
}

/// Makes a version unless the last one says the same; tells whether it did. The caller saves the paper.
pub(crate) fn freeze_text(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
    paper: &mut Stored<Paper>,
    label: &str,
) -> Result<bool, Stop> {
    let mut files = files_of(records, paper.id)?;
    let report = files.iter().position(|file| paper.value.is_report(file.id)).map(|at| files.remove(at));
    let hash = content_hash(&paper.value, report.as_ref(), &files)?;
    let before: Vec<Stored<PaperVersion>> = records.under(paper.id)?;
    let last = before.iter().max_by_key(|version| version.value.number);
    if last.is_some_and(|version| version.value.hash == hash) {
        return Ok(false);
    }
    paper.value.version = last.map_or(0, |version| version.value.number) + 1;
    let version = PaperVersion {
        number: paper.value.version,
        author: acting(command, context),
        at: context.now,
        label: label.to_owned(),
        title: paper.value.title.clone(),
        report: paper.value.report.clone(),
        report_file: report,
        clauses: paper.value.clauses.clone(),
        attachments: files.into_iter().filter(|file| !file.is_confidential).collect(),
        hash,
    };
    let audience = records.audience_of(&paper.scope)?;
    insert_new(records, context.new_id(), Some(paper.id), &audience, &version)?;
    Ok(true)
}

fn files_of(records: &dyn Records, paper: RecordId) -> Result<Vec<VersionedFile>, Stop> {
    let mut files: Vec<Stored<Attachment>> = records.under(paper)?;
    files.retain(|file| file.value.is_current());
    files.sort_by_key(|file| (file.value.order, file.id));
    let versioned = |file: Stored<Attachment>| VersionedFile {
        id: file.id,
        name: file.value.name,
        blob: file.value.blob,
        size_bytes: file.value.size_bytes,
        is_confidential: file.value.is_confidential,
    };
    Ok(files.into_iter().map(versioned).collect())
}

fn content_hash(
    paper: &Paper,
    report: Option<&VersionedFile>,
    files: &[VersionedFile],
) -> Result<String, Stop> {
    let content = (&paper.title, &paper.report, &paper.clauses, files);
    let text = match report {
        None => serde_json::to_vec(&content), // as versions were summed before a file could be the report
        Some(report) => serde_json::to_vec(&(&content, report)),
    };
    let text = text.map_err(|error| Stop::Broken(error.to_string()))?;
    Ok(sha2::Sha256::digest(&text).iter().map(|byte| format!("{byte:02x}")).collect())
}
