//! Old binary Office files: OLE compound files (MS-CFB), read no further than their directory.

use super::{FileKind, Inspection};

/// Directories longer than this many sectors are no office document.
const MAX_SECTORS: usize = 4_096;
const END_OF_CHAIN: u32 = 0xFFFF_FFFE;

/// Tells binary Office files apart by the names of their streams.
pub(super) fn recognise(bytes: &[u8]) -> FileKind {
    let streams = streams(bytes);
    let has = |name: &str| streams.iter().any(|stream| stream.name == name);
    match () {
        () if has("EncryptedPackage") => FileKind::SealedOffice,
        () if has("WordDocument") => FileKind::Doc,
        () if has("Workbook") || has("Book") => FileKind::Xls,
        () => FileKind::Ole,
    }
}

/// Looks for the marks of encryption and of macros.
pub(super) fn inspect(bytes: &[u8], plain: Inspection) -> Inspection {
    let streams = streams(bytes);
    let has_macros = streams.iter().any(|s| s.name == "_VBA_PROJECT" || s.name == "Macros");
    let start = |name: &str| {
        let stream = streams.iter().find(|stream| stream.name == name)?;
        bytes.get(sector_at(bytes, stream.start)?..)
    };
    let encrypted = match plain.kind {
        FileKind::Doc => start("WordDocument").is_some_and(is_encrypted_word),
        _ => start("Workbook").or_else(|| start("Book")).is_some_and(is_encrypted_excel),
    };
    Inspection { encrypted, has_macros, ..plain }
}

struct Stream {
    name: String,
    start: u32,
}

/// Bit `fEncrypted` of the file information block (MS-DOC 2.5.2).
fn is_encrypted_word(stream: &[u8]) -> bool {
    stream.get(11).is_some_and(|flags| flags & 1 != 0)
}

/// A record `FilePass` soon after the beginning (MS-XLS 2.4.117).
fn is_encrypted_excel(stream: &[u8]) -> bool {
    const FILE_PASS: u16 = 0x2F;
    let mut at = 0;
    for _ in 0..8 {
        let Some(header) = stream.get(at..at + 4) else { return false };
        if u16::from_le_bytes([header[0], header[1]]) == FILE_PASS {
            return true;
        }
        at += 4 + usize::from(u16::from_le_bytes([header[2], header[3]]));
    }
    false
}

fn streams(bytes: &[u8]) -> Vec<Stream> {
    directory_sectors(bytes)
        .into_iter()
        .filter_map(|sector| bytes.get(sector..(sector + sector_size(bytes)?).min(bytes.len())))
        .flat_map(|sector| sector.as_chunks::<128>().0.iter().filter_map(entry))
        .collect()
}

/// One entry of the directory: a name in UTF-16 and where its data begin.
fn entry(entry: &[u8; 128]) -> Option<Stream> {
    let length = usize::from(u16::from_le_bytes([entry[64], entry[65]]));
    let name = entry.get(..length.checked_sub(2)?)?;
    let units = name.as_chunks::<2>().0.iter().map(|pair| u16::from_le_bytes(*pair));
    let name: String = char::decode_utf16(units).map(|c| c.unwrap_or('?')).collect();
    Some(Stream { name, start: u32_at(entry, 116)? })
}

/// Offsets of the directory's sectors, along its chain in the allocation table.
fn directory_sectors(bytes: &[u8]) -> Vec<usize> {
    let mut found = Vec::new();
    let mut sector = u32_at(bytes, 48);
    while let Some(number) = sector.filter(|n| *n < END_OF_CHAIN && found.len() < MAX_SECTORS) {
        let Some(at) = sector_at(bytes, number) else { break };
        found.push(at);
        sector = next_sector(bytes, number);
    }
    found
}

/// The allocation table's first 109 sectors are listed in the header; that is 7 MB of file,
/// and the directory of an office document begins before.
fn next_sector(bytes: &[u8], number: u32) -> Option<u32> {
    let per_sector = sector_size(bytes)? / 4;
    let (table, index) = (number as usize / per_sector, number as usize % per_sector);
    if table >= 109 {
        return None;
    }
    let table = u32_at(bytes, 76 + table * 4)?;
    u32_at(bytes, sector_at(bytes, table)? + index * 4)
}

fn sector_size(bytes: &[u8]) -> Option<usize> {
    match bytes.get(30) {
        Some(9) => Some(512),
        Some(12) => Some(4096),
        _ => None,
    }
}

fn sector_at(bytes: &[u8], number: u32) -> Option<usize> {
    (number as usize).checked_add(1)?.checked_mul(sector_size(bytes)?)
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes(four.try_into().ok()?))
}
