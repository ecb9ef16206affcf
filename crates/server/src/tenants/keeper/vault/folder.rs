//! A folder that every server of the database reaches.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use obeznik_store::SealedContent;

use super::{Vault, checked};
use crate::places::make_private;

/// Content in files.
pub(super) struct FolderVault(PathBuf);

impl FolderVault {
    /// The folder, made when it is not there.
    pub(super) fn open(folder: &Path) -> io::Result<Self> {
        make_private(folder)?;
        Ok(Self(folder.to_owned()))
    }

    fn path(&self, place: &str) -> io::Result<PathBuf> {
        Ok(self.0.join(checked(place)?))
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
        #[cfg(unix)]
        for folder in room.ancestors().take_while(|folder| folder.starts_with(&self.0)) {
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

    fn link(&self, _: &str) -> io::Result<Option<String>> {
        Ok(None)
    }
}
