//! Annexes: taken into the store, looked at by their content.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use obeznik_formats::kind::{Finding, HEAD_BYTES, is_program, recognise};
use obeznik_kernel::BlobHash;
use obeznik_store::{BlobReader, BlobSealer, LARGEST_BLOB, SealedBlob, Sealing};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::api::{ApiError, Code};
use crate::foreign;
use crate::office::Office;

/// Files up to this size are looked into; larger ones are judged by their beginning.
const LOOKED_INTO: u64 = 64 << 20;

/// What was found out about a whole file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Uploaded {
    /// Content address.
    pub blob: String,
    /// Size.
    pub size_bytes: u64,
    /// By content, not by name.
    pub media_type: String,
    /// `unreadable`, `encrypted`, `false_extension` or empty.
    pub note: String,
}

/// A file on its way in: sealed as its parts come, so that its plain content is never on the disk.
pub struct Arriving {
    sealer: BlobSealer,
    sealing: Sealing,
}

/// A file that came whole; no store knows it yet.
pub struct Arrived {
    sealer: BlobSealer,
    sealed: SealedBlob,
}

impl Arriving {
    /// Begins a file for the store of the office.
    ///
    /// # Errors
    /// What the store says.
    pub fn begin(office: &Office) -> Result<Self, ApiError> {
        let sealer = office.store().blob_sealer();
        Ok(Self { sealing: sealer.begin()?, sealer })
    }

    /// Takes the next part.
    ///
    /// # Errors
    /// What the disk says.
    pub fn part(&mut self, bytes: &[u8]) -> Result<u64, ApiError> {
        self.sealing.write(bytes)?;
        Ok(self.sealing.size_bytes())
    }

    /// Bytes that came so far.
    pub fn size_bytes(&self) -> u64 {
        self.sealing.size_bytes()
    }

    /// The whole file.
    ///
    /// # Errors
    /// What the disk says.
    pub fn finish(self) -> Result<Arrived, ApiError> {
        Ok(Arrived { sealed: self.sealing.finish()?, sealer: self.sealer })
    }
}

impl Arrived {
    /// All of a file on another way in.
    ///
    /// # Errors
    /// What reading it and the disk say.
    pub fn of(office: &Office, content: &mut dyn Read) -> Result<Self, ApiError> {
        let sealer = office.store().blob_sealer();
        Ok(Self { sealed: sealer.seal(content, &mut |_| true)?, sealer })
    }

    /// Its content address.
    pub fn hash(&self) -> &BlobHash {
        &self.sealed.hash
    }

    /// Its size.
    pub fn size_bytes(&self) -> u64 {
        self.sealed.size_bytes
    }

    /// Keeps it in the store as it is.
    ///
    /// # Errors
    /// What the store says.
    pub fn keep(self, office: &Office) -> Result<BlobHash, ApiError> {
        Ok(office.store().keep_blob(self.sealed, office.now())?)
    }

    /// Its content from the beginning.
    ///
    /// # Errors
    /// What the disk says.
    pub fn open(&self) -> Result<BlobReader, ApiError> {
        Ok(self.sealer.open(&self.sealed)?)
    }
}

/// Refuses a file that no office takes: attached here, it would never leave this computer.
///
/// # Errors
/// [`Code::Refused`] for one over 2 GiB.
pub fn check_size(name: &str, size_bytes: u64) -> Result<(), ApiError> {
    if size_bytes > LARGEST_BLOB {
        return Err(ApiError::new(Code::Refused, "attachment-too-large").with("name", name));
    }
    Ok(())
}

/// Takes a file into the store. A child looks into it; what it finds out stands in the note.
///
/// # Errors
/// [`Code::Refused`] for programs and scripts, for what the administrator bars and for what is too large, or what the
/// store says.
pub fn take(office: &Office, name: &str, arrived: Arrived) -> Result<Uploaded, ApiError> {
    take_unless(office, name, arrived, office.barred().bars(name))
}

/// Takes a new version of what the office has already: an administrator's rule made meanwhile loses nobody's work.
///
/// # Errors
/// [`Code::Refused`] for programs and scripts and for what is too large, or what the store says.
pub(crate) fn take_back(office: &Office, name: &str, arrived: Arrived) -> Result<Uploaded, ApiError> {
    take_unless(office, name, arrived, false)
}

fn take_unless(office: &Office, name: &str, arrived: Arrived, is_barred: bool) -> Result<Uploaded, ApiError> {
    let size_bytes = arrived.sealed.size_bytes;
    check_size(name, size_bytes)?;
    let kind = recognise(&arrived.open()?.range(0, HEAD_BYTES)?);
    let found = look(office, name, &arrived)?;
    if is_program(name, kind) || found.iter().any(|one| matches!(one, Finding::Forbidden { .. })) {
        return Err(ApiError::new(Code::Refused, "attachment-forbidden").with("name", name));
    }
    if is_barred {
        return Err(ApiError::new(Code::Refused, "attachment-barred").with("name", name));
    }
    let note = note(&found);
    let blob = office.store().keep_blob(arrived.sealed, office.now())?;
    Ok(Uploaded { blob: blob.0, size_bytes, media_type: kind.mime().to_owned(), note: note.to_owned() })
}

/// What a child found; nothing where it found nothing out, because the reading of the text will tell.
fn look(office: &Office, name: &str, arrived: &Arrived) -> Result<Vec<Finding>, ApiError> {
    let size_bytes = arrived.sealed.size_bytes;
    if size_bytes == 0 || size_bytes > LOOKED_INTO {
        return Ok(Vec::new());
    }
    let looked = foreign::look(office.files().as_ref(), name, &mut arrived.open()?, size_bytes);
    Ok(looked.map(|look| look.findings).unwrap_or_default())
}

fn note(found: &[Finding]) -> &'static str {
    let has = |is_it: fn(&Finding) -> bool| found.iter().any(is_it);
    if has(|finding| matches!(finding, Finding::Encrypted { .. })) {
        "encrypted"
    } else if has(|finding| matches!(finding, Finding::FalseExtension { .. })) {
        "false_extension"
    } else {
        ""
    }
}

/// Writes a document the program made where another program can open it.
///
/// # Errors
/// When the folder cannot be written.
pub fn write_out(office: &Office, name: &str, bytes: &[u8]) -> Result<PathBuf, ApiError> {
    let room = office.store().out_folder();
    fs::create_dir_all(&room).map_err(ApiError::broken)?;
    let path = room.join(safe_name(name));
    fs::write(&path, bytes).map_err(|_| ApiError::new(Code::Refused, "attachment-open-elsewhere"))?;
    Ok(path)
}

/// The path, if it truly lies in the folder.
///
/// # Errors
/// [`Code::NotFound`] for anything else on the disk.
pub fn within(folder: &Path, path: &Path) -> Result<PathBuf, ApiError> {
    let missing = || ApiError::new(Code::NotFound, "refusal-not-found").with("kind", "file");
    let path = path.canonicalize().map_err(|_| missing())?;
    let folder = folder.canonicalize().map_err(|_| missing())?;
    if path.starts_with(&folder) { Ok(path) } else { Err(missing()) }
}

/// A file name that is one name on every system: no separators, no reserved names, 120 characters.
pub fn safe_name(name: &str) -> String {
    let is_bad = |letter: char| letter.is_control() || "\\/:*?\"<>|".contains(letter);
    let cleaned: String = name.chars().map(|letter| if is_bad(letter) { '_' } else { letter }).collect();
    let cleaned = cleaned.trim_matches(['.', ' ']);
    let split = cleaned.rsplit_once('.').filter(|(_, ending)| ending.chars().count() <= 10);
    let (stem, ending) = split.unwrap_or((cleaned, ""));
    let stem: String = stem.chars().take(105).collect();
    let reserved = ["con", "prn", "aux", "nul"].contains(&stem.to_lowercase().as_str())
        || (stem.len() == 4
            && (stem.to_lowercase().starts_with("com") || stem.to_lowercase().starts_with("lpt")));
    let stem = if stem.is_empty() || reserved { format!("soubor_{stem}") } else { stem };
    if ending.is_empty() { stem } else { format!("{stem}.{ending}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_stays_in_its_folder_on_every_system() {
        let table = [
            ("../../etc/passwd", "_.._etc_passwd"),
            ("Znalecký posudek č. 3.pdf", "Znalecký posudek č. 3.pdf"),
            ("con.txt", "soubor_con.txt"),
            ("a:b*c?.docx", "a_b_c_.docx"),
            ("", "soubor_"),
            ("...", "soubor_"),
        ];
        for (name, expected) in table {
            assert_eq!(safe_name(name), expected, "{name}");
        }
        assert!(safe_name(&"ž".repeat(500)).chars().count() <= 120);
    }

    #[test]
    fn a_file_is_taken_up_to_what_the_office_takes() {
        let table = [
            (0, None),
            (2 << 30, None),
            ((2 << 30) + 1, Some("attachment-too-large")), // the office answers 413
            (4 << 30, Some("attachment-too-large")),
        ];
        for (size_bytes, expected) in table {
            let refused = check_size("mapa.tif", size_bytes).err().map(|error| error.key);
            assert_eq!(refused.as_deref(), expected, "{size_bytes}");
        }
    }

    #[test]
    fn only_files_of_the_folder_are_opened() {
        let room = tempfile::tempdir().unwrap();
        let out = room.path().join("out");
        std::fs::create_dir(&out).unwrap();
        std::fs::write(out.join("a.pdf"), "a").unwrap();
        std::fs::write(room.path().join("keys"), "secret").unwrap();
        assert!(within(&out, &out.join("a.pdf")).is_ok());
        assert!(within(&out, &out.join("../keys")).is_err());
        assert!(within(&out, &room.path().join("keys")).is_err());
    }
}
