//! Copies of files for other programs: handed out, watched for what a program saves into them, removed.
//!
//! A copy lies in `out/<person>/<file>/<name>` of the store folder, which nobody else enters. What a program
//! saves there is sealed into the store at once and waits as an offer, a draft of the person who opened the
//! copy; so the copy itself may go: when the program lets it go, and if none holds it when the office is locked, when
//! another person sits down, at the next start. One that a program holds stays where it will save.

mod look;
mod offer;
mod part;
mod room;
mod view;

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use obeznik_circulation::attachment::{Attachment, is_open_for_file};
use obeznik_circulation::meeting::MeetingDocument;
use obeznik_circulation::paper::Paper;
use obeznik_circulation::reading::ReadingWay;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{BlobHash, PersonId, RecordId};
use obeznik_store::BlobReader;

pub use look::look;
pub use offer::{
    CompareOfferInput, Offer, compare_offer, drop_offer, offers_of, save_offer_beside, take_offer, waiting,
};
pub(crate) use offer::{offer_of, versions};
pub use part::hand_out_part;
pub(crate) use room::forget_unseen;
pub use room::{Held, clear, recover};
pub use view::hand_out_view;

use crate::api::{ApiError, Code};
use crate::attachments::safe_name;
use crate::circulation::readings::Read;
use crate::office::{Office, Reader, parse_id};

/// Copies that are out now.
#[derive(Default)]
pub struct Copies {
    out: Mutex<BTreeMap<PathBuf, Copy>>,
}

/// One copy.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Copy {
    person: PersonId,
    file: RecordId,
    /// The content last known: as handed out, or as offered since.
    content: BlobHash,
    stamp: Stamp,
    /// Another stamp seen once; when it is seen again, the program has finished saving.
    unsettled: Option<Stamp>,
    is_writable: bool,
    /// Whether it is the view of the file or lay inside it, not the file itself.
    is_view: bool,
    /// Whether the program laid its lock file beside the copy, as Word and LibreOffice do.
    was_owned: bool,
    /// Whether the copy was missing at the last look.
    was_missing: bool,
    /// Whether the office, as it was opened, found it in the hands of its program.
    was_found: bool,
}

/// By what a change of a file is noticed without reading it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stamp {
    size_bytes: u64,
    modified: std::time::SystemTime,
}

/// A file to be handed out.
struct Wanted {
    name: String,
    content: BlobHash,
    is_writable: bool,
}

impl Copies {
    /// Files whose copies are out; views of them do not count.
    pub(crate) fn files(&self) -> Vec<RecordId> {
        self.lock().values().filter(|copy| !copy.is_view).map(|copy| copy.file).collect()
    }

    /// How many copies of a person the office, as it was opened, found with programs that still hold them.
    pub(crate) fn found_held(&self, person: PersonId) -> usize {
        self.lock().values().filter(|copy| copy.was_found && copy.person == person).count()
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<PathBuf, Copy>> {
        self.out.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Puts a copy of an annex or a document where another program can open it. A copy that is out already is
/// not written over: the program may hold newer words.
///
/// # Errors
/// [`Code::NotFound`] when the file or its content is not here.
pub fn hand_out(office: &Office, id: &str) -> Result<PathBuf, ApiError> {
    let id = parse_id(id)?;
    let wanted = office.read(|reader| wanted(reader, id))?;
    let person = office.person();
    let folder = room::of(office, person, id);
    let path = folder.join(safe_name(&wanted.name));
    if office.copies().lock().contains_key(&path) && path.is_file() {
        office.note_reading(Read::Attachment(id), ReadingWay::Opened)?;
        return Ok(path);
    }
    fs::create_dir_all(&folder).map_err(ApiError::broken)?;
    let blob = office.content(&wanted.content)?;
    office.note_reading(Read::Attachment(id), ReadingWay::Opened)?;
    write(&path, blob, wanted.is_writable)?;
    let stamp = Stamp::of(&path).ok_or_else(|| ApiError::broken("the copy vanished"))?;
    let copy = Copy {
        person,
        file: id,
        content: wanted.content,
        stamp,
        unsettled: None,
        is_writable: wanted.is_writable,
        is_view: false,
        was_owned: false,
        was_missing: false,
        was_found: false,
    };
    office.copies().lock().insert(path.clone(), copy);
    Ok(path)
}

/// The name and the content of an annex or a document.
///
/// # Errors
/// [`Code::NotFound`] when it is not here.
pub(crate) fn file_of(reader: &Reader<'_>, id: RecordId) -> Result<(String, BlobHash), ApiError> {
    let Wanted { name, content, .. } = wanted(reader, id)?;
    Ok((name, content))
}

/// What is handed out; only a file that may change now is writable.
fn wanted(reader: &Reader<'_>, id: RecordId) -> Result<Wanted, ApiError> {
    if let Some(document) = reader.records.find::<MeetingDocument>(id)? {
        let MeetingDocument { name, blob, .. } = document.value;
        return Ok(Wanted { name, content: blob, is_writable: false });
    }
    let file = reader.records.need::<Attachment>(id)?;
    let paper = file.parent.map(|id| reader.records.find::<Paper>(id)).transpose()?.flatten();
    let is_open = paper.map(|paper| is_open_for_file(reader.records, &paper, id)).transpose()?;
    let is_writable = file.value.is_current() && is_open == Some(true);
    Ok(Wanted { name: file.value.name, content: file.value.blob, is_writable })
}

fn write(path: &Path, mut blob: BlobReader, is_writable: bool) -> Result<(), ApiError> {
    room::make_writable(path);
    let mut out = create(path).map_err(|_| ApiError::new(Code::Refused, "attachment-open-elsewhere"))?;
    let mut offset = 0;
    while offset < blob.size_bytes() {
        let part = blob.range(offset, 1 << 20)?;
        out.write_all(&part).map_err(ApiError::broken)?;
        offset += part.len() as u64;
    }
    if is_writable { Ok(()) } else { make_read_only(&out, path) }
}

/// The program says so when it opens it.
fn make_read_only(out: &File, path: &Path) -> Result<(), ApiError> {
    let mut permissions = out.metadata().map_err(ApiError::broken)?.permissions();
    permissions.set_readonly(true);
    fs::set_permissions(path, permissions).map_err(ApiError::broken)
}

fn create(path: &Path) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

impl Stamp {
    fn of(path: &Path) -> Option<Self> {
        let found = fs::symlink_metadata(path).ok().filter(fs::Metadata::is_file)?;
        Some(Self { size_bytes: found.len(), modified: found.modified().ok()? })
    }
}
