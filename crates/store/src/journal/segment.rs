//! One file of the journal: frames of `length (4, little-endian) ‖ nonce (12) ‖ sealed JSON`.

use std::fs::{self, File, OpenOptions};
use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use obeznik_seal::Seal;

use super::entry::Entry;
use crate::error::StoreError;
use crate::folder::sync_folder;
use crate::keys::random_bytes;

/// An open segment, its end known.
pub(super) struct Segment {
    file: File,
    seal: Seal,
    start: i64,
    frames: u64,
    end: u64,
    /// Frames and end before the last append.
    before: (u64, u64),
}

/// Starts of all segments, in order.
pub(super) fn starts(folder: &Path) -> Result<Vec<i64>, StoreError> {
    let start_of = |name: &str| name.strip_suffix(".journal")?.parse().ok();
    let names = fs::read_dir(folder)?.flatten().map(|entry| entry.file_name());
    let mut starts: Vec<i64> = names.filter_map(|name| start_of(name.to_str()?)).collect();
    starts.sort_unstable();
    Ok(starts)
}

pub(super) fn path(folder: &Path, start: i64) -> PathBuf {
    folder.join(format!("{start}.journal"))
}

impl Segment {
    /// A new, empty segment.
    pub(super) fn create(folder: &Path, key: &[u8; 32], start: i64) -> Result<Self, StoreError> {
        let path = path(folder, start);
        let file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)?;
        file.sync_all()?;
        sync_folder(folder)?;
        let end = file.metadata()?.len();
        let mut segment = Self::over(file, key, start);
        if end > 0 {
            segment.read()?; // two copies within one millisecond
        }
        Ok(segment)
    }

    /// An existing segment with its entries; `false` when something after them did not read.
    pub(super) fn open(
        folder: &Path,
        key: &[u8; 32],
        start: i64,
    ) -> Result<(Self, Vec<Entry>, bool), StoreError> {
        let file = OpenOptions::new().read(true).write(true).open(path(folder, start))?;
        let mut segment = Self::over(file, key, start);
        let entries = segment.read()?;
        let is_whole = segment.end == segment.file.metadata()?.len();
        Ok((segment, entries, is_whole))
    }

    fn over(file: File, key: &[u8; 32], start: i64) -> Self {
        Self { file, seal: Seal::new(key), start, frames: 0, end: 0, before: (0, 0) }
    }

    /// Appends frames with one fsync; on failure cuts the file back.
    pub(super) fn append(&mut self, entries: &[&Entry]) -> Result<(), StoreError> {
        self.before = (self.frames, self.end);
        let written = self.write(entries);
        if written.is_err() {
            self.take_back();
        }
        written
    }

    /// Cuts the last append off.
    pub(super) fn take_back(&mut self) {
        (self.frames, self.end) = self.before;
        if let Err(error) = self.file.set_len(self.end).and_then(|()| self.file.sync_data()) {
            tracing::error!(%error, "the journal could not be cut back");
        }
    }

    fn write(&mut self, entries: &[&Entry]) -> Result<(), StoreError> {
        let mut bytes = Vec::new();
        for entry in entries {
            bytes.extend(self.frame(entry)?);
            self.frames += 1;
        }
        self.file.seek(SeekFrom::Start(self.end))?;
        self.file.write_all(&bytes)?;
        self.file.set_len(self.end + bytes.len() as u64)?; // nothing of a torn end stays behind
        self.file.sync_data()?;
        self.end += bytes.len() as u64;
        Ok(())
    }

    fn frame(&self, entry: &Entry) -> Result<Vec<u8>, StoreError> {
        let nonce = random_bytes::<12>()?;
        let text = serde_json::to_vec(entry)?;
        let place = self.place(self.frames);
        let sealed = self.seal.seal(nonce, &place, &text);
        let sealed = sealed.map_err(|_| StoreError::Broken("the journal could not be sealed".to_owned()))?;
        let length = u32::try_from(sealed.len()).map_err(|error| StoreError::Broken(error.to_string()))?;
        Ok([length.to_le_bytes().as_slice(), &nonce, &sealed].concat())
    }

    /// Reads frames until one does not read, and remembers where the sound ones end.
    fn read(&mut self) -> Result<Vec<Entry>, StoreError> {
        let mut bytes = Vec::new();
        self.file.seek(SeekFrom::Start(0))?;
        self.file.read_to_end(&mut bytes)?;
        let mut entries = Vec::new();
        let mut rest = bytes.as_slice();
        while let Some((entry, after)) = self.next(rest) {
            self.frames += 1;
            entries.push(entry);
            rest = after;
        }
        self.end = (bytes.len() - rest.len()) as u64;
        Ok(entries)
    }

    fn next<'a>(&self, bytes: &'a [u8]) -> Option<(Entry, &'a [u8])> {
        let (length, rest) = bytes.split_first_chunk::<4>()?;
        let (nonce, rest) = rest.split_first_chunk::<12>()?;
        let (sealed, after) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
        let place = self.place(self.frames);
        let text = self.seal.open(*nonce, &place, sealed).ok()?;
        Some((serde_json::from_slice(&text).ok()?, after))
    }

    fn place(&self, frame: u64) -> [u8; 16] {
        let mut place = [0; 16];
        place[..8].copy_from_slice(&self.start.to_be_bytes());
        place[8..].copy_from_slice(&frame.to_be_bytes());
        place
    }
}
