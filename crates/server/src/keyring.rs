//! The server's keyring: a file beside the stores that only the service reads.
//!
//! A service starts with nobody to ask. The file protects copies and discarded disks of the stores, which
//! are worth nothing without it; it does not protect from who reads the whole data folder. Where systemd
//! hands a credential over, the file lies there instead of in the data folder.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::{fs, io};

use obeznik_store::Keyring;

use crate::places::write_private;

/// Secrets by name in one file.
pub struct FileKeyring {
    path: PathBuf,
    secrets: Mutex<BTreeMap<String, Vec<u8>>>,
}

impl FileKeyring {
    /// Opens the file; an absent one is an empty keyring.
    ///
    /// # Errors
    /// When it cannot be read or is damaged: never answered by an empty keyring, or new keys would follow.
    pub fn open(path: &Path) -> io::Result<Self> {
        let secrets = match fs::read(path) {
            Ok(bytes) => serde_json::from_slice(&bytes)?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => BTreeMap::new(),
            Err(error) => return Err(error),
        };
        Ok(Self { path: path.to_owned(), secrets: Mutex::new(secrets) })
    }

    fn change(&self, change: impl FnOnce(&mut BTreeMap<String, Vec<u8>>)) -> io::Result<()> {
        let mut secrets = self.secrets.lock().unwrap_or_else(PoisonError::into_inner);
        let mut changed = secrets.clone();
        change(&mut changed);
        write_private(&self.path, &serde_json::to_vec(&changed)?)?;
        *secrets = changed;
        Ok(())
    }
}

impl Keyring for FileKeyring {
    fn load(&self, entry: &str) -> Option<Vec<u8>> {
        self.secrets.lock().unwrap_or_else(PoisonError::into_inner).get(entry).cloned()
    }

    fn save(&self, entry: &str, secret: &[u8]) -> bool {
        let kept = self.change(|secrets| {
            secrets.insert(entry.to_owned(), secret.to_vec());
        });
        kept.inspect_err(|error| tracing::error!(cause = %error.kind(), "the keyring was not written"))
            .is_ok()
    }

    fn forget(&self, entry: &str) {
        let kept = self.change(|secrets| {
            secrets.remove(entry);
        });
        if let Err(error) = kept {
            tracing::error!(cause = %error.kind(), "the keyring was not written");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_outlive_the_process_and_a_damaged_file_is_no_empty_keyring() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("server.keys");
        let keyring = FileKeyring::open(&path).unwrap();
        assert!(keyring.save("jedna", &[1, 2, 3]) && keyring.save("dvě", &[4]));
        keyring.forget("dvě");
        let again = FileKeyring::open(&path).unwrap();
        assert_eq!((again.load("jedna"), again.load("dvě")), (Some(vec![1, 2, 3]), None));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
        fs::write(&path, b"{").unwrap();
        assert!(FileKeyring::open(&path).is_err());
    }
}
