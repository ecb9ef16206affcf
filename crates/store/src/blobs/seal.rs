//! Sealing: a stream becomes a file of sealed chunks and a name.

use std::fs::{self, File};
use std::io::{Read, Write as _};
use std::path::{Path, PathBuf};

use chacha20poly1305::aead::{Aead as _, AeadInOut as _, KeyInit as _};
use chacha20poly1305::{ChaCha20Poly1305, Key, Nonce};
use obeznik_kernel::BlobHash;
use zeroize::Zeroizing;

use super::{BlobRow, CHUNK, path};
use crate::error::StoreError;
use crate::folder::sync_folder;
use crate::keys::{DataKey, random_bytes};

/// Seals files for one store.
#[derive(Clone)]
pub struct BlobSealer {
    folder: PathBuf,
    naming_key: [u8; 32],
    wrapping_key: [u8; 32],
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

struct Unsettled(PathBuf);

impl Drop for Unsettled {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0); // settled already, or unwanted
    }
}

impl BlobSealer {
    pub(crate) fn new(folder: PathBuf, key: &DataKey) -> Self {
        let naming_key = key.derive(super::NAMING);
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
        let (own_key, nonce) = (Zeroizing::new(random_bytes::<32>()?), random_bytes::<12>()?);
        let unsettled = Unsettled(self.folder.join(format!("{}.new", uuid::Uuid::now_v7())));
        let mut file = File::create(&unsettled.0)?;
        let (hash, size_bytes) = self.write(content, &mut file, &own_key, proceed)?;
        file.sync_all()?;
        let wrapping = ChaCha20Poly1305::new(&Key::from(self.wrapping_key));
        let sealed_key = wrapping.encrypt(&Nonce::from(nonce), own_key.as_slice()).map_err(unsealable)?;
        Ok(SealedBlob { hash, size_bytes, nonce, sealed_key, file: unsettled })
    }

    fn write(
        &self,
        content: &mut dyn Read,
        file: &mut File,
        own_key: &[u8; 32],
        proceed: &mut dyn FnMut(u64) -> bool,
    ) -> Result<(BlobHash, u64), StoreError> {
        let cipher = ChaCha20Poly1305::new(&Key::from(*own_key));
        let mut hasher = blake3::Hasher::new_keyed(&self.naming_key);
        let mut chunk = Vec::with_capacity(CHUNK + super::TAG);
        let mut size = 0_u64;
        for place in 0.. {
            chunk.clear();
            Read::take(&mut *content, CHUNK as u64).read_to_end(&mut chunk)?;
            if chunk.is_empty() {
                break;
            }
            hasher.update(&chunk);
            size += chunk.len() as u64;
            cipher.encrypt_in_place(&chunk_nonce(place), b"", &mut chunk).map_err(unsealable)?;
            file.write_all(&chunk)?;
            if !proceed(size) {
                return Err(StoreError::Cancelled);
            }
        }
        Ok((BlobHash(hasher.finalize().to_hex().to_string()), size))
    }
}

impl SealedBlob {
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
        Ok(BlobRow {
            blob_id: self.hash.0.clone(),
            size_bytes: self.size_bytes,
            nonce: self.nonce.to_vec(),
            sealed_key: self.sealed_key.clone(),
        })
    }
}

/// The key under which blobs' own keys lie in the table.
pub(super) fn wrapping_key(key: &DataKey) -> [u8; 32] {
    key.derive("obeznik blob wrap v1")
}

/// Each blob has its own key, so the place of a chunk is nonce enough, and a moved chunk does not open.
pub(super) fn chunk_nonce(place: u64) -> Nonce {
    let mut nonce = [0; 12];
    nonce[..8].copy_from_slice(&place.to_le_bytes());
    Nonce::from(nonce)
}

fn unsealable(_: chacha20poly1305::Error) -> StoreError {
    StoreError::Broken("a blob could not be sealed".to_owned())
}
