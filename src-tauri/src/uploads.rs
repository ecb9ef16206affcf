//! Files on their way in: the window sends them by parts, the store seals them as they come.

use std::collections::BTreeMap;
use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
use std::sync::{Mutex, PoisonError};

use obeznik_app::import::SourceFile;
use obeznik_app::{ApiError, Code};

/// Files being received, by the number given to the window.
#[derive(Default)]
pub(crate) struct Uploads {
    open: Mutex<BTreeMap<String, Upload>>,
}

/// One file being received: it lies in an unnamed temporary file nobody else can open.
pub(crate) struct Upload {
    /// Name the person's system gave it.
    pub(crate) name: String,
    /// What came so far.
    pub(crate) file: std::fs::File,
    size: u64,
    expected: u64,
}

/// Largest file taken: 4 GiB.
const LARGEST: u64 = 4 << 30;
/// Largest table of an import: 128 MiB.
const LARGEST_TABLE: u64 = 128 << 20;
/// Largest part: 8 MiB.
const LARGEST_PART: usize = 8 << 20;

impl Uploads {
    /// Begins a file of the announced size.
    pub(crate) fn begin(&self, name: String, expected: u64) -> Result<String, ApiError> {
        if expected > LARGEST {
            return Err(ApiError::new(Code::Refused, "attachment-too-large").with("name", name));
        }
        let id = uuid::Uuid::now_v7().to_string();
        let file = tempfile::tempfile().map_err(ApiError::broken)?;
        self.lock().insert(id.clone(), Upload { name, file, size: 0, expected });
        Ok(id)
    }

    /// Takes the next part.
    pub(crate) fn part(&self, id: &str, part: &[u8]) -> Result<u64, ApiError> {
        let mut open = self.lock();
        let upload = open.get_mut(id).ok_or_else(missing)?;
        let size = upload.size + part.len() as u64;
        if part.len() > LARGEST_PART || size > upload.expected {
            open.remove(id);
            return Err(ApiError::new(Code::Invalid, "attachment-changed"));
        }
        upload.file.write_all(part).map_err(ApiError::broken)?;
        upload.size = size;
        Ok(size)
    }

    /// Ends a file: it must have the size it was announced with, or it changed while it was read.
    pub(crate) fn finish(&self, id: &str) -> Result<Upload, ApiError> {
        let mut upload = self.lock().remove(id).ok_or_else(missing)?;
        if upload.size != upload.expected {
            return Err(ApiError::new(Code::Refused, "attachment-changed").with("name", upload.name));
        }
        upload.file.seek(SeekFrom::Start(0)).map_err(ApiError::broken)?;
        tracing::info!(bytes = upload.size, "a file was received");
        Ok(upload)
    }

    /// A whole file as it was received; it stays for another look.
    pub(crate) fn content(&self, id: &str) -> Result<SourceFile, ApiError> {
        let mut open = self.lock();
        let upload = open.get_mut(id).ok_or_else(missing)?;
        if upload.size != upload.expected || upload.size > LARGEST_TABLE {
            return Err(ApiError::new(Code::Refused, "attachment-too-large").with("name", &upload.name));
        }
        let mut bytes = Vec::new();
        upload.file.seek(SeekFrom::Start(0)).map_err(ApiError::broken)?;
        upload.file.read_to_end(&mut bytes).map_err(ApiError::broken)?;
        Ok(SourceFile { name: upload.name.clone(), bytes })
    }

    /// Forgets a file the person no longer wants.
    pub(crate) fn cancel(&self, id: &str) {
        self.lock().remove(id);
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, Upload>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn missing() -> ApiError {
    ApiError::new(Code::NotFound, "attachment-vanished")
}
