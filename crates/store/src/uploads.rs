//! Blobs on their way up: parts sealed one by one, a whole that is verified before it is one.
//!
//! Sealing and joining need no database and may take minutes, so they are done beside the store; the store
//! itself only notes what came.

use std::collections::BTreeMap;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use obeznik_kernel::{BlobHash, DeviceId, RecordId, Timestamp};
use rusqlite::{Connection, OptionalExtension as _, Row, TransactionBehavior, params};

use crate::blobs::{BlobReader, BlobRow, BlobSealer, Rewrap, SealedBlob, row_from};
use crate::error::StoreError;
use crate::keys::DataKey;
use crate::open::Store;
use crate::records::id_from;

/// Bytes of every part but the last.
pub const PART_BYTES: u64 = 8 << 20;
/// The largest blob.
pub const LARGEST_BLOB: u64 = 2 << 30;
/// Unfinished uploads of one device; the oldest goes for a new one.
const MOST_UPLOADS: usize = 16;

/// An upload that is not finished.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upload {
    /// Names it.
    pub id: RecordId,
    /// Only this device continues it.
    pub device: DeviceId,
    /// What the whole must be.
    pub hash: BlobHash,
    /// How long the whole is.
    pub size_bytes: u64,
}

/// A part that came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UploadedPart {
    /// Its place, from 0.
    pub part: u32,
    /// SHA-256 of the plain part.
    pub digest: [u8; 32],
    /// Its length.
    pub size_bytes: u64,
}

impl Upload {
    /// How many parts it has; an empty blob has one.
    pub fn parts(&self) -> u32 {
        u32::try_from(self.size_bytes.div_ceil(PART_BYTES).max(1)).unwrap_or(u32::MAX)
    }

    /// How long a part must be; nothing when there is no such part.
    pub fn length_of(&self, part: u32) -> Option<u64> {
        let before = u64::from(part) * PART_BYTES;
        (part < self.parts()).then(|| (self.size_bytes - before).min(PART_BYTES))
    }
}

/// All parts of an upload, to be read as one.
pub struct UploadedWhole {
    upload: Upload,
    readers: std::vec::IntoIter<(PathBuf, BlobRow)>,
    key: DataKey,
    present: Option<BlobReader>,
    sealer: BlobSealer,
}

impl Store {
    /// Begins an upload, or goes on with the one of the same device and content.
    ///
    /// # Errors
    /// [`StoreError`] when it was not begun.
    pub fn begin_upload(&mut self, upload: &Upload, now: Timestamp) -> Result<Upload, StoreError> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let known = {
            let mut statement = transaction.prepare_cached(include_str!("uploads/upload/of_device.sql"))?;
            let rows = statement.query_map([upload.device.0.as_bytes()], upload_from)?;
            rows.collect::<Result<Vec<_>, _>>()?
        };
        let same = |one: &&Upload| one.hash == upload.hash && one.size_bytes == upload.size_bytes;
        if let Some(found) = known.iter().find(same) {
            let parameters = params![found.id.as_bytes(), now.as_millisecond()];
            transaction.prepare_cached(include_str!("uploads/upload/continue.sql"))?.execute(parameters)?;
            transaction.commit()?;
            return Ok(found.clone());
        }
        let Upload { id, device, hash, size_bytes } = upload;
        let parameters =
            params![id.as_bytes(), device.0.as_bytes(), hash.0, size_bytes, now.as_millisecond()];
        transaction.prepare_cached(include_str!("uploads/upload/begin.sql"))?.execute(parameters)?;
        transaction.commit()?;
        for old in known.iter().skip(MOST_UPLOADS - 1) {
            self.forget_upload(old.id)?;
        }
        Ok(upload.clone())
    }

    /// An upload of a device with the parts that came; nothing when it is another's or there is none.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub fn upload(
        &self,
        id: RecordId,
        device: DeviceId,
    ) -> Result<Option<(Upload, Vec<UploadedPart>)>, StoreError> {
        let mut statement = self.connection.prepare_cached(include_str!("uploads/upload/get.sql"))?;
        let found =
            statement.query_row(params![id.as_bytes(), device.0.as_bytes()], upload_from).optional()?;
        let Some(upload) = found else { return Ok(None) };
        let mut statement = self.connection.prepare_cached(include_str!("uploads/upload_part/list.sql"))?;
        let parts = statement.query_map([id.as_bytes()], |row| {
            let digest = row.get("digest")?;
            Ok(UploadedPart { part: row.get("part")?, digest, size_bytes: row.get("size_bytes")? })
        })?;
        Ok(Some((upload, parts.collect::<Result<_, _>>()?)))
    }

    /// A content on its way to a device, if some of it came.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub fn upload_of(&self, hash: &BlobHash, device: DeviceId) -> Result<Option<Upload>, StoreError> {
        let mut statement = self.connection.prepare_cached(include_str!("uploads/upload/of_device.sql"))?;
        let rows = statement.query_map([device.0.as_bytes()], upload_from)?;
        let known = rows.collect::<Result<Vec<_>, _>>()?;
        Ok(known.into_iter().find(|one| one.hash == *hash))
    }

    /// What seals parts; it works beside the store.
    ///
    /// # Errors
    /// [`StoreError`] when the folder for parts cannot be made.
    pub fn part_sealer(&self) -> Result<BlobSealer, StoreError> {
        std::fs::create_dir_all(self.parts())?;
        Ok(BlobSealer::new(self.parts(), &self.unlocked.key, self.naming))
    }

    /// Keeps a sealed part, in place of one that came before.
    ///
    /// # Errors
    /// [`StoreError`] when it was not kept.
    pub fn keep_part(
        &mut self,
        upload: RecordId,
        part: u32,
        digest: [u8; 32],
        sealed: SealedBlob,
    ) -> Result<(), StoreError> {
        let folder = self.parts().join(upload.to_string());
        std::fs::create_dir_all(&folder)?;
        let row = self.under_present_key(sealed.settle_at(&folder.join(part.to_string()))?)?;
        let BlobRow { blob_id, size_bytes, nonce, sealed_key } = row;
        let parameters = params![upload.as_bytes(), part, digest, size_bytes, blob_id, nonce, sealed_key];
        self.connection.prepare_cached(include_str!("uploads/upload_part/keep.sql"))?.execute(parameters)?;
        Ok(())
    }

    /// The whole of an upload, once every part has come.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub fn uploaded_whole(&self, upload: &Upload) -> Result<Option<UploadedWhole>, StoreError> {
        let parts = self.sealed_parts(upload.id)?;
        let came: u64 = parts.iter().map(|(_, _, row)| row.size_bytes).sum();
        if parts.len() != upload.parts() as usize || came != upload.size_bytes {
            return Ok(None);
        }
        let readers: Vec<_> = parts.into_iter().map(|(_, path, row)| (path, row)).collect();
        Ok(Some(UploadedWhole {
            upload: upload.clone(),
            readers: readers.into_iter(),
            key: self.unlocked.key.clone(),
            present: None,
            sealer: self.blob_sealer(),
        }))
    }

    /// What came of a part, which a device may keep before all of it did; empty when nothing came.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub fn part(&self, upload: RecordId, part: u32) -> Result<Vec<u8>, StoreError> {
        let found = self.sealed_parts(upload)?.into_iter().find(|(place, ..)| *place == part);
        match found {
            Some((_, path, row)) => BlobReader::open(&path, &self.unlocked.key, &row)?.read_all(),
            None => Ok(Vec::new()),
        }
    }

    /// Contents on their way to a device with the bytes of each that came.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub fn came(&self, device: DeviceId) -> Result<BTreeMap<BlobHash, u64>, StoreError> {
        let mut statement = self.connection.prepare_cached(include_str!("uploads/upload/came.sql"))?;
        let rows = statement.query_map([device.0.as_bytes()], |row| {
            Ok((BlobHash(row.get("blob_id")?), row.get("came_bytes")?))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Parts in order, each with its file and what opens it.
    fn sealed_parts(&self, upload: RecordId) -> Result<Vec<(u32, PathBuf, BlobRow)>, StoreError> {
        let folder = self.parts().join(upload.to_string());
        let mut statement = self.connection.prepare_cached(include_str!("uploads/upload_part/list.sql"))?;
        let rows = statement.query_map([upload.as_bytes()], |row| {
            let part: u32 = row.get("part")?;
            let (blob_id, size_bytes) = (row.get("blob_id")?, row.get("size_bytes")?);
            let (nonce, sealed_key) = (row.get("nonce")?, row.get("sealed_key")?);
            Ok((part, folder.join(part.to_string()), BlobRow { blob_id, size_bytes, nonce, sealed_key }))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Takes a finished upload over as a blob; its parts go.
    ///
    /// # Errors
    /// [`StoreError`] when it was not kept.
    pub fn finish_upload(
        &mut self,
        upload: RecordId,
        sealed: SealedBlob,
        now: Timestamp,
    ) -> Result<BlobHash, StoreError> {
        let hash = self.keep_blob(sealed, now)?;
        self.forget_upload(upload)?;
        Ok(hash)
    }

    /// Takes over a content that came down, where something still names it. `false` when it was erased while it came:
    /// then its parts go too.
    ///
    /// # Errors
    /// [`StoreError`] when it was not kept.
    pub fn finish_arrival(
        &mut self,
        upload: &Upload,
        sealed: SealedBlob,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        if !self.is_named(&upload.hash)? {
            self.forget_upload(upload.id)?;
            return Ok(false);
        }
        self.finish_upload(upload.id, sealed, now)?;
        Ok(true)
    }

    /// Forgets an upload and its parts.
    ///
    /// # Errors
    /// [`StoreError`] when it is still there.
    pub fn forget_upload(&mut self, upload: RecordId) -> Result<(), StoreError> {
        let mut statement = self.connection.prepare_cached(include_str!("uploads/upload/forget.sql"))?;
        statement.execute([upload.as_bytes()])?;
        remove_folder(&self.parts().join(upload.to_string()))
    }

    /// Forgets uploads that nobody began or went on with since an instant, and parts of none.
    ///
    /// # Errors
    /// [`StoreError`] when something is still there.
    pub fn sweep_uploads(&mut self, before: Timestamp) -> Result<(), StoreError> {
        let mut statement = self.connection.prepare_cached(include_str!("uploads/upload/sweep.sql"))?;
        statement.execute([before.as_millisecond()])?;
        drop(statement);
        let Ok(entries) = std::fs::read_dir(self.parts()) else { return Ok(()) };
        let mut known = self.connection.prepare_cached(include_str!("uploads/upload/has.sql"))?;
        for entry in entries.flatten().filter(|entry| entry.path().is_dir()) {
            let id = entry.file_name().to_str().and_then(|name| name.parse::<RecordId>().ok());
            let is_known = match id {
                Some(id) => known.exists([id.as_bytes()])?,
                None => false,
            };
            if !is_known {
                remove_folder(&entry.path())?;
            }
        }
        Ok(())
    }

    /// The key by which this office names its blobs. Devices of the office name theirs by the same one, so
    /// that a hash in a record means one content; nobody outside can tell what a hash stands for.
    pub fn blob_naming_key(&self) -> [u8; 32] {
        self.naming
    }

    fn parts(&self) -> PathBuf {
        self.folder.path().join("uploads")
    }
}

impl UploadedWhole {
    /// Seals the whole and looks whether it is what was promised; nothing when it is not.
    ///
    /// # Errors
    /// [`StoreError`] when a part cannot be read or the disk is full.
    pub fn seal(mut self) -> Result<Option<SealedBlob>, StoreError> {
        let sealer = self.sealer.clone();
        let sealed = sealer.seal(&mut self, &mut |_| true)?;
        Ok((sealed.hash == self.upload.hash).then_some(sealed))
    }
}

impl Read for UploadedWhole {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            if let Some(reader) = &mut self.present {
                let read = reader.read(buffer)?;
                if read > 0 || buffer.is_empty() {
                    return Ok(read);
                }
            }
            let Some((path, row)) = self.readers.next() else { return Ok(0) };
            self.present = Some(BlobReader::open(&path, &self.key, &row).map_err(io::Error::other)?);
        }
    }
}

/// Writes the keys of all parts anew.
pub(crate) fn rewrap_all(connection: &Connection, rewrap: Rewrap<'_>) -> Result<(), StoreError> {
    let mut list = connection.prepare_cached(include_str!("uploads/upload_part/keys.sql"))?;
    let mut write = connection.prepare_cached(include_str!("uploads/upload_part/rewrap.sql"))?;
    let read = |row: &Row<'_>| Ok((id_from(row, "upload_id")?, row.get("part")?, row_from(row)?));
    let parts: Vec<(RecordId, u32, BlobRow)> = list.query_map([], read)?.collect::<Result<_, _>>()?;
    for (upload, part, row) in parts {
        if let Some(row) = rewrap(&row)? {
            write.execute(params![upload.as_bytes(), part, row.nonce, row.sealed_key])?;
        }
    }
    Ok(())
}

fn upload_from(row: &Row<'_>) -> rusqlite::Result<Upload> {
    Ok(Upload {
        id: id_from(row, "upload_id")?,
        device: DeviceId(id_from(row, "device")?),
        hash: BlobHash(row.get("blob_id")?),
        size_bytes: row.get("size_bytes")?,
    })
}

fn remove_folder(path: &Path) -> Result<(), StoreError> {
    match std::fs::remove_dir_all(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}
