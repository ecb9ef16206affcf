//! An encrypted file with the papers of a meeting, opened on any computer: no office, no account, no server. What its
//! reader types is kept beside, sealed, until they save it as an answer for the office.

use std::fs::{self, File, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use obeznik_envelope::{Lock, Opened, open_whole, seal_whole};
use obeznik_kernel::{RecordId, Timestamp};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::api::{ApiError, Code};
use crate::attachments::safe_name;
use crate::circulation::distribution::{CONTENTS_FORMAT, PackAnswer, PackContents, key_of};

/// The most files of one pack.
const MOST_FILES: usize = 5_000;
/// The largest file written out at once.
const LARGEST_FILE: u64 = 512 << 20;
/// The most texts of one answer.
const MOST_ANSWER_BYTES: usize = 4 << 20;

/// An opened file and what was typed to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EnvelopeState {
    /// What lies in it; the key of the answer is not told.
    pub contents: PackContents,
    /// What was typed so far.
    pub answer: PackAnswer,
}

/// An opened file.
pub struct OpenEnvelope {
    opened: Opened<File>,
    contents: PackContents,
    key: [u8; 32],
    starts: Vec<u64>,
    room: PathBuf,
    kept: PathBuf,
    answer: PackAnswer,
}

impl OpenEnvelope {
    /// Opens a file. Copies of its documents and what is typed lie below `rooms`, which belongs to this person alone.
    ///
    /// # Errors
    /// [`Code::Refused`] with why it does not open.
    pub fn open(file: File, phrase: &str, rooms: &Path, now: Timestamp) -> Result<Self, ApiError> {
        let opened = Opened::open(file, &Lock::Phrase(phrase))?;
        let contents: PackContents = serde_json::from_slice(opened.contents()).map_err(|_| damaged())?;
        if contents.format > CONTENTS_FORMAT {
            return Err(ApiError::new(Code::Refused, "envelope-newer"));
        }
        let key = key_of(&contents.answer_key).ok_or_else(damaged)?;
        // Names of the folder and the file beside it: an identifier is never a path.
        let sending: RecordId = contents.sending.parse().map_err(|_| damaged())?;
        let starts = starts_of(&contents, opened.file_bytes())?;
        make_private(rooms)?;
        let (room, kept) = (rooms.join(sending.to_string()), rooms.join(format!("{sending}.rozepsano")));
        let answer = kept_answer(&kept, &key).unwrap_or_else(|| begun(&contents, sending, now));
        Ok(Self { opened, contents, key, starts, room, kept, answer })
    }

    /// What lies in it, for the window.
    pub fn state(&self) -> EnvelopeState {
        let contents = PackContents { answer_key: String::new(), ..self.contents.clone() };
        EnvelopeState { contents, answer: self.answer.clone() }
    }

    /// Keeps what was typed: durable when it returns.
    ///
    /// # Errors
    /// [`Code::Refused`] when it cannot be written, [`Code::Invalid`] when it is of another file.
    pub fn keep(&mut self, answer: PackAnswer, now: Timestamp) -> Result<(), ApiError> {
        let of =
            |answer: &PackAnswer| (answer.sending.clone(), answer.person.clone(), answer.meeting.clone());
        if of(&answer) != of(&self.answer) {
            return Err(ApiError::new(Code::Invalid, "error-bad-input").with("what", "answer"));
        }
        let opened_at = self.answer.opened_at.clone();
        self.answer = PackAnswer { opened_at, written_at: now.to_string(), ..answer };
        write_whole(&self.kept, &self.sealed_answer()?)
    }

    /// The answer for the office.
    ///
    /// # Errors
    /// When it is too long.
    pub fn sealed_answer(&self) -> Result<Vec<u8>, ApiError> {
        let bytes = serde_json::to_vec(&self.answer).map_err(ApiError::broken)?;
        if bytes.len() > MOST_ANSWER_BYTES {
            return Err(ApiError::new(Code::Refused, "envelope-too-large"));
        }
        Ok(seal_whole(&Lock::Key(&self.key), &bytes)?)
    }

    /// A name for the file of the answer.
    pub fn answer_name(&self) -> String {
        let person = self.contents.person.name.replace(' ', "-");
        safe_name(&format!("odpoved-{}-{person}.odpoved", self.contents.meeting.on))
    }

    /// Writes a copy of a file of it where another program can open it.
    ///
    /// # Errors
    /// [`Code::NotFound`] when there is no such file, [`Code::Refused`] when it is damaged or cannot be written.
    pub fn hand_out(&mut self, place: usize) -> Result<PathBuf, ApiError> {
        let missing = || ApiError::new(Code::NotFound, "refusal-not-found").with("kind", "file");
        let file = self.contents.files.get(place).ok_or_else(missing)?;
        let start = *self.starts.get(place).ok_or_else(missing)?;
        let length = usize::try_from(file.size_bytes).map_err(|_| damaged())?;
        let bytes = self.opened.range(start, length)?;
        make_private(&self.room)?;
        let path = self.room.join(safe_name(&format!("{:02}-{}", place + 1, safe_name(&file.name))));
        fs::write(&path, bytes).map_err(|_| ApiError::new(Code::Refused, "attachment-open-elsewhere"))?;
        Ok(path)
    }
}

impl Drop for OpenEnvelope {
    /// Copies for other programs go with it.
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.room); // a program may still hold one; the next start removes it
    }
}

/// A pass-phrase to seal a file with.
///
/// # Errors
/// When there is no randomness.
pub fn suggested_phrase() -> Result<String, ApiError> {
    Ok(obeznik_envelope::suggested_phrase()?)
}

/// Removes copies that an earlier run left, and keeps what was typed.
pub fn clear_copies(rooms: &Path) {
    let Ok(entries) = fs::read_dir(rooms) else { return };
    for entry in entries.flatten().filter(|entry| entry.path().is_dir()) {
        let _ = fs::remove_dir_all(entry.path());
    }
}

/// Where each file begins; together they are just as long as what follows the contents.
fn starts_of(contents: &PackContents, all: u64) -> Result<Vec<u64>, ApiError> {
    if contents.files.len() > MOST_FILES {
        return Err(ApiError::new(Code::Refused, "envelope-too-large"));
    }
    let mut starts = Vec::with_capacity(contents.files.len());
    let mut at = 0_u64;
    for file in &contents.files {
        if file.size_bytes > LARGEST_FILE {
            return Err(ApiError::new(Code::Refused, "envelope-too-large"));
        }
        starts.push(at);
        at = at.checked_add(file.size_bytes).ok_or_else(damaged)?;
    }
    if at == all { Ok(starts) } else { Err(damaged()) }
}

fn begun(contents: &PackContents, sending: RecordId, now: Timestamp) -> PackAnswer {
    PackAnswer {
        format: CONTENTS_FORMAT,
        sending: sending.to_string(),
        meeting: contents.meeting.id.clone(),
        person: contents.person.id.clone(),
        opened_at: now.to_string(),
        ..PackAnswer::default()
    }
}

fn kept_answer(path: &Path, key: &[u8; 32]) -> Option<PackAnswer> {
    let bytes = fs::read(path).ok()?;
    serde_json::from_slice(&open_whole(&Lock::Key(key), &bytes).ok()?).ok()
}

/// Beside under another name first, so that a crash leaves the one before.
fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), ApiError> {
    let failed = |_| ApiError::new(Code::Refused, "envelope-disk");
    let beside = path.with_extension("nove");
    let mut file =
        OpenOptions::new().write(true).create(true).truncate(true).open(&beside).map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    file.sync_all().map_err(failed)?;
    fs::rename(&beside, path).map_err(failed)
}

/// A folder that nobody else enters.
fn make_private(folder: &Path) -> Result<(), ApiError> {
    let failed = |_| ApiError::new(Code::Refused, "envelope-disk");
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(failed)
}

fn damaged() -> ApiError {
    ApiError::new(Code::Refused, "envelope-damaged")
}
