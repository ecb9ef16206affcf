//! Annexes: taken into the store, looked at by their content, handed out as copies.

use std::fs::{self, File};
use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};

use obeznik_circulation::attachment::Attachment;
use obeznik_formats::kind::{Finding, HEAD_BYTES, findings, recognise};
use obeznik_kernel::Timestamp;
use obeznik_kernel::record::RecordsExt as _;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::api::{ApiError, Code};
use crate::office::{Office, parse_id};

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

/// Takes a file into the store, 64 KiB at a time.
///
/// # Errors
/// [`Code::Refused`] for programs and scripts, or what the store says.
pub fn take(office: &Office, name: &str, mut file: File) -> Result<Uploaded, ApiError> {
    let size_bytes = file.metadata().map_err(ApiError::broken)?.len();
    let mut head = Vec::new();
    file.by_ref().take(HEAD_BYTES as u64).read_to_end(&mut head).map_err(ApiError::broken)?;
    let kind = recognise(&head);
    if kind.is_forbidden() || obeznik_formats::kind::is_forbidden_name(name) {
        return Err(ApiError::new(Code::Refused, "attachment-forbidden").with("name", name));
    }
    file.seek(SeekFrom::Start(0)).map_err(ApiError::broken)?;
    let note = note(name, &mut file, size_bytes)?;
    file.seek(SeekFrom::Start(0)).map_err(ApiError::broken)?;
    let sealer = office.store().blob_sealer();
    let sealed = sealer.seal(&mut file, &mut |_| true)?;
    let blob = office.store().keep_blob(sealed, Timestamp::now())?;
    Ok(Uploaded { blob: blob.0, size_bytes, media_type: kind.mime().to_owned(), note: note.to_owned() })
}

fn note(name: &str, file: &mut File, size_bytes: u64) -> Result<&'static str, ApiError> {
    if size_bytes == 0 || size_bytes > LOOKED_INTO {
        return Ok("");
    }
    let mut content = Vec::new();
    file.read_to_end(&mut content).map_err(ApiError::broken)?;
    let found = findings(name, &content);
    let has = |is_it: fn(&Finding) -> bool| found.iter().any(is_it);
    Ok(if has(|finding| matches!(finding, Finding::Encrypted { .. })) {
        "encrypted"
    } else if has(|finding| matches!(finding, Finding::FalseExtension { .. })) {
        "false_extension"
    } else {
        ""
    })
}

/// Puts a copy of an annex where another program can open it.
///
/// # Errors
/// [`Code::NotFound`] when the annex or its content is not here.
pub fn copy_out(office: &Office, id: &str) -> Result<PathBuf, ApiError> {
    let id = parse_id(id)?;
    let file = office.read(|reader| Ok(reader.records.need::<Attachment>(id)?.value))?;
    let mut blob = office.store().blob(&file.blob)?;
    let room = office.store().out_folder().join(id.to_string());
    fs::create_dir_all(&room).map_err(ApiError::broken)?;
    let path = room.join(safe_name(&file.name));
    let mut out =
        File::create(&path).map_err(|_| ApiError::new(Code::Refused, "attachment-open-elsewhere"))?;
    let mut offset = 0;
    while offset < blob.size_bytes() {
        let part = blob.range(offset, 1 << 20)?;
        std::io::Write::write_all(&mut out, &part).map_err(ApiError::broken)?;
        offset += part.len() as u64;
    }
    Ok(path)
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
