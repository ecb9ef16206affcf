//! The place for sealed content of municipalities in a database: a folder that all servers reach.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use obeznik_store::SealedContent;

/// Where sealed content lies. A place is a path of plain parts, made by the server.
pub trait Vault: Send + Sync {
    /// Puts the content of a file into a new place: it is there whole and safely, or not at all.
    ///
    /// # Errors
    /// When it is not there.
    fn put(&self, place: &str, from: &Path) -> io::Result<()>;
    /// Opens content.
    ///
    /// # Errors
    /// [`io::ErrorKind::NotFound`] when there is none.
    fn open(&self, place: &str) -> io::Result<Box<dyn SealedContent>>;
    /// Removes content; nothing there is no fault.
    ///
    /// # Errors
    /// When it is still there.
    fn remove(&self, place: &str) -> io::Result<()>;
}

/// Where `--blobs` points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VaultAddress {
    /// A folder.
    Folder(PathBuf),
}

impl FromStr for VaultAddress {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.split_once("://") {
            None if !text.is_empty() => Ok(Self::Folder(PathBuf::from(text))),
            _ => Err(format!("{text}: DIR")),
        }
    }
}

impl VaultAddress {
    /// Opens it.
    ///
    /// # Errors
    /// When it cannot be had.
    pub fn open(&self) -> io::Result<Box<dyn Vault>> {
        match self {
            Self::Folder(folder) => {
                crate::places::make_private(folder)?;
                Ok(Box::new(FolderVault(folder.clone())))
            }
        }
    }
}

struct FolderVault(PathBuf);

impl FolderVault {
    fn path(&self, place: &str) -> io::Result<PathBuf> {
        let is_plain = |part: &str| {
            !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        };
        if place.split('/').all(is_plain) {
            Ok(self.0.join(place))
        } else {
            Err(io::Error::new(io::ErrorKind::InvalidInput, "no place for content"))
        }
    }
}

impl Vault for FolderVault {
    fn put(&self, place: &str, from: &Path) -> io::Result<()> {
        let path = self.path(place)?;
        let room = path.parent().unwrap_or(&self.0);
        fs::create_dir_all(room)?;
        let coming = path.with_extension("coming");
        fs::copy(from, &coming)?;
        File::options().write(true).open(&coming)?.sync_all()?;
        fs::rename(&coming, &path)?;
        // The name must be on the disk too, and those of folders made for it.
        for folder in room.ancestors().take_while(|folder| folder.starts_with(&self.0)) {
            #[cfg(unix)]
            File::open(folder)?.sync_all()?;
        }
        Ok(())
    }

    fn open(&self, place: &str) -> io::Result<Box<dyn SealedContent>> {
        Ok(Box::new(File::open(self.path(place)?)?))
    }

    fn remove(&self, place: &str) -> io::Result<()> {
        match fs::remove_file(self.path(place)?) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_never_leads_out_of_the_folder() {
        let home = tempfile::tempdir().unwrap();
        let vault = VaultAddress::Folder(home.path().join("blobs")).open().unwrap();
        let file = home.path().join("file");
        fs::write(&file, b"sealed").unwrap();
        for place in ["../file", "a/../../file", "/etc/hosts", "", "a//b", "a/.", "a\\b"] {
            let error = vault.put(place, &file).unwrap_err();
            assert_eq!(error.kind(), io::ErrorKind::InvalidInput, "{place}");
            assert!(vault.open(place).is_err() && vault.remove(place).is_err(), "{place}");
        }
    }
}
