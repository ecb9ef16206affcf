//! Sealing: a stream becomes a file of sealed chunks and a name.

use std::fs::{self, File};
use std::io::{Read, Write as _};
use std::path::{Path, PathBuf};

use obeznik_kernel::BlobHash;
use obeznik_seal::{NotSealed, Seal};
use zeroize::Zeroizing;

use super::{BlobReader, BlobRow, CHUNK, own_key, path};
use crate::error::StoreError;
use crate::folder::sync_folder;
use crate::keys::{DataKey, random_bytes};

/// Ending of files on their way in; what has it at a start was given up by a kill.
const UNSETTLED: &str = ".new";

/// Seals files for one store.
#[derive(Clone)]
pub struct BlobSealer {
    folder: PathBuf,
    naming_key: [u8; 32],
    wrapping_key: [u8; 32],
}

/// A file being sealed part by part, as it comes; removed when dropped. Holds one chunk in memory, and its
/// plain content is never on the disk.
pub struct Sealing {
    own_key: Zeroizing<[u8; 32]>,
    wrapping_key: [u8; 32],
    seal: Seal,
    hasher: blake3::Hasher,
    file: File,
    unsettled: Unsettled,
    chunk: Vec<u8>,
    place: u64,
    size_bytes: u64,
}

/// A sealed file that no store knows yet; removed when dropped.
pub struct SealedBlob {
    /// Its content address.
    pub hash: BlobHash,
    /// Bytes of the plain content.
    pub size_bytes: u64,
    nonce: [u8; 12],
    sealed_key: Vec<u8>,
    file: Unsettled,
}

/// What opens a sealed file, sealed itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedAs {
    /// Its content address.
    pub hash: BlobHash,
    /// Bytes of the plain content.
    pub size_bytes: u64,
    /// For the sealed key.
    pub nonce: Vec<u8>,
    /// Its own key under the store's.
    pub sealed_key: Vec<u8>,
}

impl SealedAs {
    pub(crate) fn row(&self) -> BlobRow {
        let Self { hash, size_bytes, nonce, sealed_key } = self.clone();
        BlobRow { blob_id: hash.0, size_bytes, nonce, sealed_key }
    }
}

struct Unsettled(PathBuf);

impl Drop for Unsettled {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0); // settled already, or unwanted
    }
}

impl BlobSealer {
    pub(crate) fn new(folder: PathBuf, key: &DataKey, naming_key: [u8; 32]) -> Self {
        Self { folder, naming_key, wrapping_key: wrapping_key(key) }
    }

    /// Reads a stream to its end and seals it, 64 KiB at a time. `proceed` hears the bytes so far and may
    /// stop the work.
    ///
    /// # Errors
    /// [`StoreError::Cancelled`] when stopped, or what reading and writing gave.
    pub fn seal(
        &self,
        content: &mut dyn Read,
        proceed: &mut dyn FnMut(u64) -> bool,
    ) -> Result<SealedBlob, StoreError> {
        let mut sealing = self.begin()?;
        let mut part = vec![0; CHUNK];
        loop {
            let length = content.read(&mut part)?;
            if length == 0 {
                return sealing.finish();
            }
            sealing.write(&part[..length])?;
            if !proceed(sealing.size_bytes()) {
                return Err(StoreError::Cancelled);
            }
        }
    }

    /// Begins a file whose parts come one after another.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn begin(&self) -> Result<Sealing, StoreError> {
        let own_key = Zeroizing::new(random_bytes::<32>()?);
        let unsettled = Unsettled(self.folder.join(format!("{}{UNSETTLED}", uuid::Uuid::now_v7())));
        Ok(Sealing {
            seal: Seal::new(&own_key),
            own_key,
            wrapping_key: self.wrapping_key,
            hasher: blake3::Hasher::new_keyed(&self.naming_key),
            file: File::create(&unsettled.0)?,
            unsettled,
            chunk: Vec::with_capacity(CHUNK + super::TAG),
            place: 0,
            size_bytes: 0,
        })
    }

    /// Opens a sealed file that no store knows yet.
    ///
    /// # Errors
    /// [`StoreError::BlobDamaged`] when it is not as it was written.
    pub fn open(&self, sealed: &SealedBlob) -> Result<BlobReader, StoreError> {
        BlobReader::open_with(&sealed.file.0, &self.wrapping_key, &sealed.row())
    }
}

impl Sealing {
    /// Plain bytes that came so far.
    pub fn size_bytes(&self) -> u64 {
        self.size_bytes
    }

    /// Takes the next part, of any length.
    ///
    /// # Errors
    /// What writing gave, such as [`StoreError::DiskFull`].
    pub fn write(&mut self, mut part: &[u8]) -> Result<(), StoreError> {
        self.hasher.update(part);
        self.size_bytes += part.len() as u64;
        while !part.is_empty() {
            let (now, later) = part.split_at(part.len().min(CHUNK - self.chunk.len()));
            self.chunk.extend_from_slice(now);
            part = later;
            if self.chunk.len() == CHUNK {
                self.seal_chunk()?;
            }
        }
        Ok(())
    }

    /// Ends the file and brings it safely to the disk.
    ///
    /// # Errors
    /// As [`Sealing::write`].
    pub fn finish(mut self) -> Result<SealedBlob, StoreError> {
        if !self.chunk.is_empty() {
            self.seal_chunk()?;
        }
        self.file.sync_all()?;
        let nonce = random_bytes::<12>()?;
        let wrapping = Seal::new(&self.wrapping_key);
        let sealed_key = wrapping.seal(nonce, b"", self.own_key.as_slice()).map_err(unsealable)?;
        let hash = BlobHash(self.hasher.finalize().to_hex().to_string());
        Ok(SealedBlob { hash, size_bytes: self.size_bytes, nonce, sealed_key, file: self.unsettled })
    }

    fn seal_chunk(&mut self) -> Result<(), StoreError> {
        let nonce = chunk_nonce(self.place);
        self.seal.seal_in_place(nonce, &mut self.chunk).map_err(unsealable)?;
        self.file.write_all(&self.chunk)?;
        self.chunk.clear();
        self.place += 1;
        Ok(())
    }
}

impl SealedBlob {
    /// Where the sealed bytes are until this is dropped.
    pub fn path(&self) -> &Path {
        &self.file.0
    }

    /// What opens them.
    pub fn sealed_as(&self) -> SealedAs {
        let Self { hash, size_bytes, nonce, sealed_key, .. } = self;
        SealedAs {
            hash: hash.clone(),
            size_bytes: *size_bytes,
            nonce: nonce.to_vec(),
            sealed_key: sealed_key.clone(),
        }
    }

    /// Gives the file its place and name.
    pub(super) fn settle(self, folder: &Path) -> Result<BlobRow, StoreError> {
        let place = path(folder, &self.hash.0);
        let room = place.parent().unwrap_or(folder);
        fs::create_dir_all(room)?;
        let row = self.settle_at(&place)?;
        sync_folder(folder)?;
        Ok(row)
    }

    /// Gives the file a place in a folder that is there.
    pub(crate) fn settle_at(self, place: &Path) -> Result<BlobRow, StoreError> {
        fs::rename(&self.file.0, place)?;
        if let Some(room) = place.parent() {
            sync_folder(room)?;
        }
        Ok(self.row())
    }

    fn row(&self) -> BlobRow {
        BlobRow {
            blob_id: self.hash.0.clone(),
            size_bytes: self.size_bytes,
            nonce: self.nonce.to_vec(),
            sealed_key: self.sealed_key.clone(),
        }
    }
}

/// The key under which blobs' own keys lie in the table.
pub(crate) fn wrapping_key(key: &DataKey) -> [u8; 32] {
    key.derive("obeznik blob wrap v1")
}

/// A row for another key of the store; nothing where the first one does not open it.
pub(crate) fn rewrapped(
    row: &BlobRow,
    present: &[u8; 32],
    next: &[u8; 32],
) -> Result<Option<BlobRow>, StoreError> {
    let Ok(own_key) = own_key(present, row) else { return Ok(None) };
    let nonce = random_bytes::<12>()?;
    let sealed_key = Seal::new(next).seal(nonce, b"", own_key.as_slice()).map_err(unsealable)?;
    Ok(Some(BlobRow { nonce: nonce.to_vec(), sealed_key, ..row.clone() }))
}

/// Each blob has its own key, so the place of a chunk is nonce enough, and a moved chunk does not open.
pub(super) fn chunk_nonce(place: u64) -> [u8; 12] {
    let mut nonce = [0; 12];
    nonce[..8].copy_from_slice(&place.to_le_bytes());
    nonce
}

fn unsealable(_: NotSealed) -> StoreError {
    StoreError::Broken("a blob could not be sealed".to_owned())
}

/// Removes what a kill left on its way in.
pub(crate) fn sweep(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.to_string_lossy().ends_with(UNSETTLED)
            && let Err(error) = fs::remove_file(&path)
        {
            tracing::warn!(%error, "a file that never came whole stays");
        }
    }
}
