//! The place for sealed content of municipalities in a database: a folder that all servers reach, or a bucket.

mod bucket;
mod folder;
mod line;

use std::io;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use obeznik_store::SealedContent;

pub use bucket::BucketAddress;

/// Where sealed content lies. A place is a path of plain parts, made by the server. Called from threads that may
/// wait, never from a task.
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
    /// An address from which anybody who has it reads the content for a few minutes; nothing where content is only
    /// read through a server.
    ///
    /// # Errors
    /// When none can be made.
    fn link(&self, place: &str) -> io::Result<Option<String>>;
}

/// Where `--blobs` points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VaultAddress {
    /// A folder.
    Folder(PathBuf),
    /// A bucket of an S3-compatible server.
    Bucket(BucketAddress),
}

impl FromStr for VaultAddress {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.split_once("://") {
            Some(("s3", rest)) => rest.parse().map(Self::Bucket),
            None if !text.is_empty() => Ok(Self::Folder(PathBuf::from(text))),
            _ => Err(format!("{text}: DIR, s3://BUCKET[/PATH][?endpoint=URL&region=NAME]")),
        }
    }
}

impl VaultAddress {
    /// Opens it.
    ///
    /// # Errors
    /// When it cannot be had.
    pub fn open(&self) -> io::Result<Box<dyn Vault>> {
        Ok(match self {
            Self::Folder(folder) => Box::new(folder::FolderVault::open(folder)?),
            Self::Bucket(address) => Box::new(bucket::BucketVault::open(address)?),
        })
    }
}

/// Whether a place is one: nothing else may become a path or a name.
fn checked(place: &str) -> io::Result<&str> {
    let is_plain = |part: &str| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    if place.split('/').all(is_plain) {
        Ok(place)
    } else {
        Err(io::Error::new(io::ErrorKind::InvalidInput, "no place for content"))
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
        std::fs::write(&file, b"sealed").unwrap();
        for place in ["../file", "a/../../file", "/etc/hosts", "", "a//b", "a/.", "a\\b"] {
            let error = vault.put(place, &file).unwrap_err();
            assert_eq!(error.kind(), io::ErrorKind::InvalidInput, "{place}");
            assert!(vault.open(place).is_err() && vault.remove(place).is_err(), "{place}");
        }
    }

    #[test]
    fn addresses_are_folders_and_buckets() {
        let bucket = |text: &str| text.parse::<VaultAddress>();
        assert_eq!(bucket("/srv/blobs"), Ok(VaultAddress::Folder("/srv/blobs".into())));
        for good in ["s3://town", "s3://town/office", "s3://town?endpoint=https://s3.example&region=cz"] {
            assert!(matches!(bucket(good), Ok(VaultAddress::Bucket(_))), "{good}");
        }
        // Nothing leaves the machine in the clear, and keys are in the environment, never in an address.
        for bad in ["", "s3://", "ftp://x", "s3://town?endpoint=http://s3.example", "s3://key:secret@town"] {
            assert!(bucket(bad).is_err(), "{bad}");
        }
        assert!(bucket("s3://town?endpoint=http://127.0.0.1:9000").is_ok());
    }
}
