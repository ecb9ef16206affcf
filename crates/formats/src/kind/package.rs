//! Documents that are ZIP archives inside.

use super::{FileKind, Inspection, contains};
use crate::archive::Archive;
use crate::limits::Limits;

const OPEN_DOCUMENT: &[u8] = b"mimetypeapplication/vnd.oasis.opendocument.";

/// Tells documents in ZIP apart by the names at the beginning and the end of the bytes.
pub(super) fn recognise(bytes: &[u8]) -> FileKind {
    open_document(bytes).unwrap_or_else(|| by_names(bytes))
}

/// Looks into the archive for seals and macros.
pub(super) fn inspect(bytes: &[u8], plain: Inspection) -> Inspection {
    let limits = Limits { unpacked_bytes: 4 << 20, ..Limits::default() };
    let Ok(mut archive) = Archive::open(bytes, &limits) else { return plain };
    let has_macros =
        archive.names().iter().any(|name| name.ends_with("vbaProject.bin") || name.starts_with("Basic/"));
    let manifest = archive.read("META-INF/manifest.xml").ok().flatten().unwrap_or_default();
    let encrypted = contains(&manifest, b"encryption-data") || archive.is_encrypted();
    Inspection { encrypted, has_macros, ..plain }
}

/// OpenDocument begins with its uncompressed media type (part 3, 3.3).
fn open_document(bytes: &[u8]) -> Option<FileKind> {
    let head = &bytes[..bytes.len().min(256)];
    let at = head.windows(OPEN_DOCUMENT.len()).position(|window| window == OPEN_DOCUMENT)?;
    let kind = &head[at + OPEN_DOCUMENT.len()..];
    match kind {
        [b't', b'e', b'x', b't', ..] => Some(FileKind::Odt),
        [b's', b'p', b'r', ..] => Some(FileKind::Ods),
        [b'p', b'r', b'e', ..] => Some(FileKind::Odp),
        _ => None,
    }
}

fn by_names(bytes: &[u8]) -> FileKind {
    let names = names(bytes);
    let has = |prefix: &str| names.iter().any(|name| name.starts_with(prefix));
    if !has("[Content_Types].xml") && !has("_rels/") {
        return FileKind::Zip;
    }
    match () {
        () if has("word/") => FileKind::Docx,
        () if has("xl/") => FileKind::Xlsx,
        () if has("ppt/") => FileKind::Pptx,
        () => FileKind::Zip,
    }
}

/// Entry names from the directory at the end; where only the head is at hand, from the headers
/// before each entry.
fn names(bytes: &[u8]) -> Vec<String> {
    match Archive::open(bytes, &Limits::default()) {
        Ok(archive) => archive.names(),
        Err(_) => names_in_head(&bytes[..bytes.len().min(super::HEAD_BYTES)]),
    }
}

fn names_in_head(head: &[u8]) -> Vec<String> {
    const HEADER: &[u8] = b"PK\x03\x04";
    head.windows(HEADER.len())
        .enumerate()
        .filter(|(_, window)| *window == HEADER)
        .filter_map(|(at, _)| {
            let header = head.get(at..at + 30)?;
            let length = usize::from(u16::from_le_bytes([header[26], header[27]]));
            let name = head.get(at + 30..at + 30 + length)?;
            Some(String::from_utf8_lossy(name).into_owned())
        })
        .collect()
}
