//! Views: PDFs that this device made of annexes. Until they are shared they are nobody's record: they come of a content
//! that is here, lie sealed beside it under its name, and leave with it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use obeznik_kernel::{BlobHash, RecordId, Timestamp};
use rusqlite::{Connection, OptionalExtension as _, params};

use crate::blobs::{BlobReader, BlobRow, BlobSealer, Rewrap, SealedBlob, row_from};
use crate::error::StoreError;
use crate::folder::make_private;
use crate::open::Store;
use crate::read::Reader;
use crate::records::id_from;

/// How the view of a content stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ViewState {
    /// Nobody has tried, or it is to be tried again.
    Waiting,
    /// It is here.
    Made,
    /// None could be made; why, as the caller named it.
    Failed(String),
}

/// An annex without a view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unviewed {
    /// Its content.
    pub original: BlobHash,
    /// Its media type by content.
    pub media_type: String,
    /// Name of the file.
    pub name: String,
}

/// An annex whose text stands only in its view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnreadView {
    /// Its content.
    pub original: BlobHash,
    /// Content of the view a person added or another computer shared; nothing where this device made it.
    pub content: Option<BlobHash>,
}

/// An annex whose view was made here and is shared by nobody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unshared {
    /// The annex.
    pub attachment: RecordId,
    /// Its content.
    pub original: BlobHash,
}

impl Store {
    /// What seals views for this store; it needs no database and may work on another thread.
    ///
    /// # Errors
    /// When the folder of views cannot be made.
    pub fn view_sealer(&self) -> Result<BlobSealer, StoreError> {
        make_private(&self.folder.views())?;
        Ok(BlobSealer::new(self.folder.views(), &self.unlocked.key, self.naming))
    }

    /// Keeps the view of a content. `false` when the content has left meanwhile: then the view is gone too.
    ///
    /// # Errors
    /// [`StoreError`] when it was not kept.
    pub fn keep_view(
        &mut self,
        original: &BlobHash,
        view: SealedBlob,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        if !self.has_blob(original)? {
            return Ok(false);
        }
        let row = self.under_present_key(view.settle_at(&self.folder.views().join(&original.0))?)?;
        let BlobRow { blob_id, size_bytes, nonce, sealed_key } = row;
        let mut put = self.connection.prepare_cached(include_str!("views/made_view/put.sql"))?;
        put.execute(params![
            original.0,
            "made",
            "",
            blob_id,
            size_bytes,
            nonce,
            sealed_key,
            now.to_string()
        ])?;
        Ok(true)
    }

    /// Notes that no view could be made of a content, and why; nothing of one that has left meanwhile.
    ///
    /// # Errors
    /// [`StoreError`] when it was not noted.
    pub fn note_no_view(
        &mut self,
        original: &BlobHash,
        reason: &str,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        if !self.has_blob(original)? {
            return Ok(());
        }
        let mut put = self.connection.prepare_cached(include_str!("views/made_view/put.sql"))?;
        let nothing: Option<Vec<u8>> = None;
        let (blob_id, size_bytes) = (None::<String>, None::<u64>);
        put.execute(params![
            original.0,
            "failed",
            reason,
            blob_id,
            size_bytes,
            nothing,
            nothing,
            now.to_string()
        ])?;
        Ok(())
    }

    /// What failed for a reason that may have gone is tried again, up to so many times.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be noted.
    pub fn try_views_again(&mut self, reason: &str, most_tries: u32) -> Result<(), StoreError> {
        let mut again = self.connection.prepare_cached(include_str!("views/made_view/again.sql"))?;
        again.execute(params![reason, most_tries])?;
        Ok(())
    }

    /// Brings rows and files together again after a kill or an older copy: a file without a row cannot be opened and
    /// goes, a row without a file is made anew. What every annex of its content has shared by now is not kept twice.
    ///
    /// # Errors
    /// [`StoreError`] when the table cannot be read.
    pub fn settle_views(&mut self) -> Result<(), StoreError> {
        let mut known: BTreeSet<String> = BTreeSet::new();
        for (original, is_shared) in made(&self.connection)? {
            let is_here = !is_shared && self.has_blob(&BlobHash(original.clone()))?;
            if is_here && self.folder.views().join(&original).is_file() {
                known.insert(original);
            } else {
                forget(&self.connection, &original)?;
            }
        }
        for entry in fs::read_dir(self.folder.views()).into_iter().flatten().flatten() {
            if !known.contains(entry.file_name().to_string_lossy().as_ref()) {
                remove_file(&entry.path())?;
            }
        }
        Ok(())
    }

    /// Removes the file of a view whose row is gone.
    pub(crate) fn remove_view_file(&self, original: &BlobHash) -> Result<(), StoreError> {
        remove_file(&self.folder.views().join(&original.0))
    }
}

impl Reader {
    /// How the view of a content stands.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub fn view_state(&self, original: &BlobHash) -> Result<ViewState, StoreError> {
        let mut statement = self.connection.prepare_cached(include_str!("views/made_view/get.sql"))?;
        let read = |row: &rusqlite::Row<'_>| {
            let state: String = row.get("state")?;
            Ok(match state.as_str() {
                "made" => ViewState::Made,
                "failed" => ViewState::Failed(row.get("reason")?),
                _ => ViewState::Waiting,
            })
        };
        Ok(statement.query_row([&original.0], read).optional()?.unwrap_or(ViewState::Waiting))
    }

    /// Opens the view made of a content.
    ///
    /// # Errors
    /// [`StoreError::BlobMissing`] when there is none.
    pub fn view(&self, original: &BlobHash) -> Result<BlobReader, StoreError> {
        let missing = || StoreError::BlobMissing { hash: original.0.clone() };
        let mut statement = self.connection.prepare_cached(include_str!("views/made_view/get.sql"))?;
        let read = |row: &rusqlite::Row<'_>| {
            let blob_id: Option<String> = row.get("blob_id")?;
            let Some(blob_id) = blob_id else { return Ok(None) };
            let (size_bytes, nonce) = (row.get("size_bytes")?, row.get("nonce")?);
            Ok(Some(BlobRow { blob_id, size_bytes, nonce, sealed_key: row.get("sealed_key")? }))
        };
        let row = statement.query_row([&original.0], read).optional()?.flatten().ok_or_else(missing)?;
        BlobReader::open(&self.views().join(&original.0), self.key(), &row)
    }

    /// Present annexes that are here and have no view, the newest first.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub fn unviewed(&self, limit: usize) -> Result<Vec<Unviewed>, StoreError> {
        let mut statement = self.connection.prepare_cached(include_str!("views/made_view/missing.sql"))?;
        let rows = statement.query_map([limit], |row| {
            let (media_type, name) = (row.get("media_type")?, row.get("name")?);
            Ok(Unviewed { original: BlobHash(row.get("blob_id")?), media_type, name })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Contents that gave no text for this reason and whose view may give it.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub fn unread_views(&self, reason: &str, limit: usize) -> Result<Vec<UnreadView>, StoreError> {
        let mut statement = self.connection.prepare_cached(include_str!("views/made_view/unread.sql"))?;
        let rows = statement.query_map(params![reason, limit], |row| {
            let content: Option<String> = row.get("content")?;
            Ok(UnreadView { original: BlobHash(row.get("original")?), content: content.map(BlobHash) })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Present annexes added since then whose view was made here and is shared by nobody, the newest first.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub fn unshared_views(&self, since: Timestamp, limit: usize) -> Result<Vec<Unshared>, StoreError> {
        let mut statement = self.connection.prepare_cached(include_str!("views/made_view/unshared.sql"))?;
        let rows = statement.query_map(params![since.to_string(), limit], |row| {
            let attachment = id_from(row, "id")?;
            Ok(Unshared { attachment, original: BlobHash(row.get("blob_id")?) })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// Forgets what opens the view of a content.
pub(crate) fn forget(connection: &Connection, original: &str) -> Result<(), StoreError> {
    connection.prepare_cached(include_str!("views/made_view/forget.sql"))?.execute([original])?;
    Ok(())
}

/// Writes the keys of all views anew.
pub(crate) fn rewrap_all(connection: &Connection, rewrap: Rewrap<'_>) -> Result<(), StoreError> {
    let mut list = connection.prepare_cached(include_str!("views/made_view/keys.sql"))?;
    let mut write = connection.prepare_cached(include_str!("views/made_view/rewrap.sql"))?;
    let read = |row: &rusqlite::Row<'_>| Ok((row.get("original")?, row_from(row)?));
    let views: Vec<(String, BlobRow)> = list.query_map([], read)?.collect::<Result<_, _>>()?;
    for (original, row) in views {
        if let Some(row) = rewrap(&row)? {
            write.execute(params![original, row.nonce, row.sealed_key])?;
        }
    }
    Ok(())
}

fn made(connection: &Connection) -> Result<Vec<(String, bool)>, StoreError> {
    let mut statement = connection.prepare_cached(include_str!("views/made_view/made.sql"))?;
    let rows = statement.query_map([], |row| Ok((row.get("original")?, row.get("is_shared")?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn remove_file(path: &Path) -> Result<(), StoreError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}
