//! Reading: any range of a blob, every chunk verified.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

use obeznik_kernel::BlobHash;
use obeznik_seal::Seal;
use zeroize::Zeroizing;

use super::seal::{chunk_nonce, wrapping_key};
use super::{BlobRow, CHUNK, TAG};
use crate::error::StoreError;
use crate::keys::DataKey;

/// Sealed bytes, wherever they lie.
pub trait SealedContent: Read + Seek + Send {}

impl<T: Read + Seek + Send> SealedContent for T {}

/// An open blob. Holds one chunk in memory.
pub struct BlobReader {
    content: Box<dyn SealedContent>,
    seal: Seal,
    hash: String,
    size_bytes: u64,
    position: u64,
    /// The chunk held and its place.
    chunk: (Option<u64>, Vec<u8>),
}

impl BlobReader {
    pub(crate) fn open(path: &Path, key: &DataKey, row: &BlobRow) -> Result<Self, StoreError> {
        Self::open_with(path, &wrapping_key(key), row)
    }

    pub(super) fn open_with(path: &Path, wrapping: &[u8; 32], row: &BlobRow) -> Result<Self, StoreError> {
        let file = File::open(path).map_err(|_| StoreError::BlobMissing { hash: row.blob_id.clone() })?;
        Self::over(Box::new(file), wrapping, row)
    }

    pub(crate) fn over(
        content: Box<dyn SealedContent>,
        wrapping: &[u8; 32],
        row: &BlobRow,
    ) -> Result<Self, StoreError> {
        let hash = BlobHash(row.blob_id.clone());
        Self::with_own_key(content, &*own_key(wrapping, row)?, &hash, row.size_bytes)
    }

    /// Reads sealed content by its own key, as a device does that was given both.
    ///
    /// # Errors
    /// [`StoreError::BlobDamaged`] when the content has another length.
    pub fn with_own_key(
        mut content: Box<dyn SealedContent>,
        own_key: &[u8; 32],
        hash: &BlobHash,
        size_bytes: u64,
    ) -> Result<Self, StoreError> {
        let (seal, hash) = (Seal::new(own_key), hash.0.clone());
        if content.seek(SeekFrom::End(0))? != sealed_size(size_bytes) {
            return Err(StoreError::BlobDamaged { hash });
        }
        Ok(Self { content, seal, hash, size_bytes, position: 0, chunk: (None, Vec::new()) })
    }

    /// Bytes of the content.
    pub fn size_bytes(&self) -> u64 {
        self.size_bytes
    }

    /// Reading as a stream begins anew.
    pub fn rewind(&mut self) {
        self.position = 0;
    }

    /// At most `length` bytes from `offset`; fewer at the end, none behind it.
    ///
    /// # Errors
    /// [`StoreError::BlobDamaged`] when a chunk does not verify.
    pub fn range(&mut self, offset: u64, length: usize) -> Result<Vec<u8>, StoreError> {
        let end = self.size_bytes.min(offset.saturating_add(length as u64));
        let mut out = Vec::new();
        let mut at = offset;
        while at < end {
            let part = self.part_from(at)?;
            let wanted = usize::try_from(end - at).unwrap_or(usize::MAX).min(part.len());
            out.extend_from_slice(&part[..wanted]);
            at += wanted as u64;
        }
        Ok(out)
    }

    /// The whole content; for small blobs.
    ///
    /// # Errors
    /// As [`BlobReader::range`].
    pub fn read_all(&mut self) -> Result<Vec<u8>, StoreError> {
        self.range(0, usize::try_from(self.size_bytes).unwrap_or(usize::MAX))
    }

    /// Reads and verifies everything.
    ///
    /// # Errors
    /// As [`BlobReader::range`].
    pub fn check(&mut self) -> Result<(), StoreError> {
        let mut at = 0;
        while at < self.size_bytes {
            at += self.part_from(at)?.len() as u64;
        }
        Ok(())
    }

    /// Plain bytes from a position to the end of its chunk.
    fn part_from(&mut self, at: u64) -> Result<&[u8], StoreError> {
        let place = at / CHUNK as u64;
        if self.chunk.0 != Some(place) {
            self.load(place)?;
        }
        let inside = usize::try_from(at % CHUNK as u64).unwrap_or(0);
        self.chunk.1.get(inside..).filter(|part| !part.is_empty()).ok_or_else(|| self.damaged())
    }

    fn load(&mut self, place: u64) -> Result<(), StoreError> {
        let mut chunk = std::mem::take(&mut self.chunk.1);
        self.chunk.0 = None;
        chunk.clear();
        self.content.seek(SeekFrom::Start(place * (CHUNK + TAG) as u64))?;
        self.content.by_ref().take((CHUNK + TAG) as u64).read_to_end(&mut chunk)?;
        self.seal.open_in_place(chunk_nonce(place), &mut chunk).map_err(|_| self.damaged())?;
        self.chunk = (Some(place), chunk);
        Ok(())
    }

    fn damaged(&self) -> StoreError {
        StoreError::BlobDamaged { hash: self.hash.clone() }
    }
}

impl Read for BlobReader {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if self.position >= self.size_bytes || buffer.is_empty() {
            return Ok(0);
        }
        let at = self.position;
        let part = self.part_from(at).map_err(std::io::Error::other)?;
        let length = part.len().min(buffer.len());
        buffer[..length].copy_from_slice(&part[..length]);
        self.position += length as u64;
        Ok(length)
    }
}

/// The key of one blob alone.
pub(crate) fn own_key(wrapping: &[u8; 32], row: &BlobRow) -> Result<Zeroizing<[u8; 32]>, StoreError> {
    let damaged = || StoreError::BlobDamaged { hash: row.blob_id.clone() };
    let nonce: [u8; 12] = row.nonce.as_slice().try_into().map_err(|_| damaged())?;
    let opened = Seal::new(wrapping).open(nonce, b"", &row.sealed_key);
    let opened = Zeroizing::new(opened.map_err(|_| damaged())?);
    Ok(Zeroizing::new(opened.as_slice().try_into().map_err(|_| damaged())?))
}

/// Bytes of sealed content.
pub(crate) fn sealed_size(size_bytes: u64) -> u64 {
    size_bytes + size_bytes.div_ceil(CHUNK as u64) * TAG as u64
}
