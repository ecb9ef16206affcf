//! Documents corrected by hand, as screens show them, and their way into the office.

use obeznik_circulation::edition::{Edition, EditionVersion, PrintedKind, SaidThen, edition_id};
use obeznik_formats::foreign::Unread;
use obeznik_formats::kind::{FileKind, Finding, HEAD_BYTES, recognise};
use obeznik_kernel::RecordId;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_store::BlobReader;
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

use crate::api::{ApiError, Code};
use crate::attachments::Arrived;
use crate::foreign;
use crate::municipality::names::Names;
use crate::office::acts::is_allowed;
use crate::office::{Done, Office, Reader, Request, parse_id};
use crate::ports::converter::Unconverted;
use crate::views::pdf_of;

/// A document of an office holds a picture or two; more is refused before anybody looks into it.
const MOST_BYTES: u64 = 20 << 20;

/// Which document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EditionInput {
    /// `cover_sheet`, `invitation`, `extract`, `resolution_list`.
    pub kind: String,
    /// The paper, meeting or resolution.
    pub document: String,
}

/// What was put in place of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EditionDto {
    /// Every file, the newest first; the first is official unless it was taken back.
    pub versions: Vec<EditionVersionDto>,
    /// Whether a file put by hand is the official document now.
    pub is_by_hand: bool,
    /// Whether the person may put a file now.
    pub may_put: bool,
    /// Whether the person may take the official file back.
    pub may_withdraw: bool,
}

/// One file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EditionVersionDto {
    /// Name of the file.
    pub name: String,
    /// What was corrected.
    pub note: String,
    /// Who put it.
    pub put_by: String,
    /// When.
    pub put_at: String,
    /// Who took it back; empty while it is official or was replaced by a newer one.
    pub withdrawn_by: String,
    /// When.
    pub withdrawn_at: Option<String>,
    /// Why.
    pub reason: String,
}

/// What was put in place of a document; nothing put is an answer too.
///
/// # Errors
/// [`Code::Invalid`] for a kind the program does not make.
pub fn edition(reader: &Reader<'_>, input: EditionInput) -> Result<EditionDto, ApiError> {
    let kind = kind_of(&input.kind)?;
    let found = find(reader, &kind, parse_id(&input.document)?)?;
    let is_by_hand = found.as_ref().is_some_and(|edition| edition.current().is_some());
    let versions = found.map(|edition| edition.versions).unwrap_or_default();
    let names = Names::of(reader.records);
    let payload = json!({ "kind": kind, "document": input.document });
    let may = |command: &str| is_allowed(reader, command, &payload);
    Ok(EditionDto {
        versions: versions.iter().rev().map(|one| version(&names, one)).collect::<Result<_, _>>()?,
        is_by_hand,
        may_put: may("circulation.put_edition"),
        may_withdraw: is_by_hand && may("circulation.withdraw_edition"),
    })
}

fn version(names: &Names<'_>, version: &EditionVersion) -> Result<EditionVersionDto, ApiError> {
    let name = |id| names.person(id).map(|person| person.name);
    let withdrawn = version.withdrawn.as_ref();
    Ok(EditionVersionDto {
        name: version.name.clone(),
        note: version.note.clone(),
        put_by: version.put_by.map(name).transpose()?.unwrap_or_default(),
        put_at: version.put_at.to_string(),
        withdrawn_by: withdrawn.and_then(|one| one.by).map(name).transpose()?.unwrap_or_default(),
        withdrawn_at: withdrawn.map(|one| one.at.to_string()),
        reason: withdrawn.map(|one| one.reason.clone()).unwrap_or_default(),
    })
}

fn find(reader: &Reader<'_>, kind: &PrintedKind, id: RecordId) -> Result<Option<Edition>, ApiError> {
    Ok(reader.records.find::<Edition>(edition_id(kind, id))?.map(|stored| stored.value))
}

fn kind_of(word: &str) -> Result<PrintedKind, ApiError> {
    let found = PrintedKind::ALL.iter().find(|kind| kind.as_str() == word);
    found.cloned().ok_or_else(|| ApiError::new(Code::Invalid, "error-bad-input").with("what", word))
}

/// The file that is the official document now.
///
/// # Errors
/// As [`edition`].
pub fn official(reader: &Reader<'_>, kind: &str, id: &str) -> Result<Option<EditionVersion>, ApiError> {
    let found = find(reader, &kind_of(kind)?, parse_id(id)?)?;
    Ok(found.and_then(|edition| edition.current().cloned()))
}

/// Whether the file that is the official document now may name what was closed since it was put there.
///
/// # Errors
/// As [`edition`].
pub fn is_kept_close(reader: &Reader<'_>, kind: &str, id: &str) -> Result<bool, ApiError> {
    let found = find(reader, &kind_of(kind)?, parse_id(id)?)?;
    Ok(found.is_some_and(|edition| edition.is_kept_close && edition.current().is_some()))
}

/// A corrected file on its way in.
pub struct Corrected {
    /// Which document.
    pub kind: String,
    /// The paper, meeting or resolution.
    pub document: String,
    /// Name of the file.
    pub name: String,
    /// What was corrected.
    pub note: String,
    /// What the program's own document says now.
    pub said: Vec<SaidThen>,
    /// What the pages of its PDF say of who corrected it and when.
    pub stamp: String,
    /// The file.
    pub arrived: Arrived,
}

/// Puts a corrected file in place of a document: looks at it, has its PDF made, keeps both. Who reads a page of the PDF, on
/// paper too, sees that a person changed it; the file for Word stays as it came.
///
/// # Errors
/// [`Code::Refused`] with `edition-…` for a file that is too large, no Word document, sealed, with macros or of another
/// document, and where its PDF cannot be made; what the rule says.
pub fn put(office: &Office, corrected: Corrected) -> Result<Done, ApiError> {
    let Corrected { kind, document, name, note, said, stamp, arrived } = corrected;
    let identity = format!("{}/{document}", kind_of(&kind)?.as_str());
    check(office, &name, &arrived, &identity)?;
    let view = pdf_of(office, "docx", stamped(office, &name, &arrived, &stamp)?).map_err(unconverted)?;
    let sizes = (arrived.size_bytes(), view.size_bytes());
    let payload = json!({
        "kind": kind, "document": document, "name": name, "note": note, "said": said,
        "blob": arrived.keep(office)?, "size_bytes": sizes.0, "media_type": FileKind::Docx.mime(),
        "view": view.keep(office)?, "view_size_bytes": sizes.1,
    });
    let kind = "circulation.put_edition".to_owned();
    office.execute(Request { kind, payload, base: Vec::new(), on_behalf_of: None })
}

fn check(office: &Office, name: &str, arrived: &Arrived, identity: &str) -> Result<(), ApiError> {
    let refused = |key: &str| ApiError::new(Code::Refused, key).with("name", name);
    let size_bytes = arrived.size_bytes();
    if size_bytes > MOST_BYTES {
        return Err(refused("edition-too-large"));
    }
    match recognise(&arrived.open()?.range(0, HEAD_BYTES)?) {
        FileKind::Docx | FileKind::Zip => {}
        FileKind::SealedOffice => return Err(refused("edition-sealed")),
        _ => return Err(refused("edition-no-word")),
    }
    let files = office.files();
    let look = foreign::look(files.as_ref(), name, &mut arrived.open()?, size_bytes);
    let look = look.map_err(|_| refused("edition-unread"))?;
    if look.findings.iter().any(|one| matches!(one, Finding::Macros { .. })) {
        return Err(refused("edition-macros"));
    }
    if look.findings.iter().any(|one| matches!(one, Finding::Encrypted { .. })) {
        return Err(refused("edition-sealed"));
    }
    if look.kind != FileKind::Docx {
        return Err(refused("edition-no-word"));
    }
    match foreign::identity(files.as_ref(), &mut arrived.open()?, size_bytes) {
        Ok(Some(other)) if other != identity => Err(refused("edition-of-another")),
        Ok(_) => Ok(()),
        Err(Unread::NoReader) => Err(refused("edition-unread")),
        Err(_) => Err(refused("edition-no-word")),
    }
}

/// The file as its PDF is made of it.
fn stamped(office: &Office, name: &str, arrived: &Arrived, words: &str) -> Result<BlobReader, ApiError> {
    let files = office.files();
    let stamped = foreign::stamped(files.as_ref(), &mut arrived.open()?, arrived.size_bytes(), words);
    let stamped = stamped.map_err(|_| ApiError::new(Code::Refused, "edition-unread").with("name", name))?;
    Arrived::of(office, &mut stamped.as_slice())?.open()
}

fn unconverted(reason: Unconverted) -> ApiError {
    let key = match reason {
        Unconverted::Missing => "edition-no-suite",
        Unconverted::Encrypted => "edition-sealed",
        Unconverted::TooLarge => "edition-too-large",
        Unconverted::TimedOut | Unconverted::Stopped => "edition-too-slow",
        Unconverted::Failed | Unconverted::Unready => "edition-no-pdf",
    };
    ApiError::new(Code::Refused, key)
}
