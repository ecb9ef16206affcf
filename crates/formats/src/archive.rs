//! Reading ZIP archives that somebody else made, within limits.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::limits::Limits;

/// Archives that unpack to no more than this are let off the check of their ratio:
/// a short empty document is honest and packs a hundredfold.
const RATIO_FREE_BYTES: usize = 8 << 20;
/// More entries than this are no document.
const MAX_ENTRIES: usize = 20_000;

/// Why an archive was not read.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum ArchiveError {
    /// The directory or an entry is damaged.
    #[error("{entry} cannot be unpacked: {why}")]
    Broken {
        /// The entry, or `archive` for the whole.
        entry: String,
        /// What the reader said.
        why: String,
    },
    /// An entry is sealed by a password.
    #[error("{entry} is sealed by a password")]
    Locked {
        /// The entry.
        entry: String,
    },
    /// It unpacks to more than the limit, or grows more than an honest file would.
    #[error("the archive unpacks to more than {limit} bytes")]
    TooLarge {
        /// The bound that was met, in bytes.
        limit: usize,
    },
}

/// An archive with a purse: every unpacked byte is paid from it.
pub(crate) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    budget: usize,
    purse: usize,
}

impl<'a> Archive<'a> {
    pub(crate) fn open(bytes: &'a [u8], limits: &Limits) -> Result<Self, ArchiveError> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|e| broken("archive", &e))?;
        let by_ratio = bytes.len().saturating_mul(limits.ratio).max(RATIO_FREE_BYTES);
        let budget = limits.unpacked_bytes.min(by_ratio);
        if zip.len() > MAX_ENTRIES {
            return Err(ArchiveError::TooLarge { limit: MAX_ENTRIES });
        }
        Ok(Self { zip, budget, purse: budget })
    }

    pub(crate) fn names(&self) -> Vec<String> {
        self.zip.file_names_raw().map(|name| String::from_utf8_lossy(name).into_owned()).collect()
    }

    /// The content of an entry, `None` when there is none of that name.
    pub(crate) fn read(&mut self, name: &str) -> Result<Option<Vec<u8>>, ArchiveError> {
        let Some(index) = self.zip.index_for_name(name) else { return Ok(None) };
        self.read_at(index, name).map(Some)
    }

    /// Unpacks everything once and keeps nothing: afterwards a library that knows no limits
    /// may read the same bytes.
    pub(crate) fn measure(&mut self) -> Result<(), ArchiveError> {
        for index in 0..self.zip.len() {
            let name = format!("entry {}", index + 1);
            let count = {
                let entry = self.zip.by_index(index).map_err(|e| broken(&name, &e))?;
                std::io::copy(&mut entry.take(self.purse as u64 + 1), &mut std::io::sink())
                    .map_err(|e| ArchiveError::Broken { entry: name, why: e.to_string() })?
            };
            self.pay(count as usize)?;
        }
        Ok(())
    }

    /// Whether any entry is sealed by a password (general purpose bit 0 of APPNOTE 4.4.4).
    pub(crate) fn is_encrypted(&mut self) -> bool {
        (0..self.zip.len()).any(|index| self.zip.by_index_raw(index).is_ok_and(|entry| entry.encrypted()))
    }

    fn read_at(&mut self, index: usize, name: &str) -> Result<Vec<u8>, ArchiveError> {
        let entry = self.zip.by_index(index).map_err(|e| broken(name, &e))?;
        let mut content = Vec::new();
        entry
            .take(self.purse as u64 + 1)
            .read_to_end(&mut content)
            .map_err(|e| ArchiveError::Broken { entry: name.into(), why: e.to_string() })?;
        self.pay(content.len())?;
        Ok(content)
    }

    fn pay(&mut self, count: usize) -> Result<(), ArchiveError> {
        self.purse = self.purse.checked_sub(count).ok_or(ArchiveError::TooLarge { limit: self.budget })?;
        Ok(())
    }
}

fn broken(entry: &str, error: &ZipError) -> ArchiveError {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => {
            ArchiveError::Locked { entry: entry.into() }
        }
        error => ArchiveError::Broken { entry: entry.into(), why: error.to_string() },
    }
}
