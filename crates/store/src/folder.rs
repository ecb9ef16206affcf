//! The store folder: what lies in it, who has it, and where it must not lie.

mod place;

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use crate::error::StoreError;

/// Paths of a store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct StoreFolder(PathBuf);

/// The exclusive lock of a folder; let go when dropped, even by kill −9.
#[derive(Debug)]
pub(crate) struct FolderLock {
    _file: File,
}

impl StoreFolder {
    /// A folder that exists, its place checked; a place where none may be made is told before anything is
    /// asked for one.
    pub(crate) fn existing(path: &Path) -> Result<Self, StoreError> {
        place::check(path)?;
        if path.is_dir() {
            Ok(Self(path.to_owned()))
        } else {
            Err(StoreError::NoStore { folder: path.to_owned() })
        }
    }

    /// The folder with its rooms made, readable by nobody else.
    pub(crate) fn made(path: &Path) -> Result<Self, StoreError> {
        place::check(path)?;
        make_private(path)?;
        let folder = Self::existing(path)?;
        for room in [folder.blobs(), folder.journal(), folder.copies(), folder.out()] {
            make_private(&room)?;
        }
        Ok(folder)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
    pub(crate) fn database(&self) -> PathBuf {
        self.0.join("office.db")
    }
    /// Where the file is put under another key before it takes its place.
    pub(crate) fn coming_database(&self) -> PathBuf {
        self.0.join("coming.db")
    }
    pub(crate) fn keys(&self) -> PathBuf {
        self.0.join("store.keys")
    }
    pub(crate) fn blobs(&self) -> PathBuf {
        self.0.join("blobs")
    }
    pub(crate) fn journal(&self) -> PathBuf {
        self.0.join("journal")
    }
    pub(crate) fn copies(&self) -> PathBuf {
        self.0.join("copies")
    }
    /// Copies handed to other programs.
    pub(crate) fn out(&self) -> PathBuf {
        self.0.join("out")
    }

    /// Views made of annexes, sealed.
    pub(crate) fn views(&self) -> PathBuf {
        views_beside(&self.blobs())
    }

    /// Takes the folder for this process.
    pub(crate) fn lock(&self) -> Result<FolderLock, StoreError> {
        let file = OpenOptions::new().create(true).truncate(false).write(true).open(self.0.join("lock"))?;
        match file.try_lock() {
            Ok(()) => Ok(FolderLock { _file: file }),
            Err(TryLockError::WouldBlock) => Err(StoreError::AlreadyOpen { folder: self.0.clone() }),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }
}

/// The folder of views beside that of blobs.
pub(crate) fn views_beside(blobs: &Path) -> PathBuf {
    blobs.with_file_name("views")
}

/// Makes a folder that only its owner enters, and that stays: what lies in it is lost with its name.
pub(crate) fn make_private(path: &Path) -> Result<(), StoreError> {
    let is_made = |folder: &&Path| !folder.as_os_str().is_empty() && !folder.exists();
    let made: Vec<&Path> = path.ancestors().take_while(is_made).collect();
    fs::create_dir_all(path)?;
    for folder in made {
        sync_folder(around(folder))?;
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        fs::set_permissions(path, fs::Permissions::from_mode(0o700))?;
    }
    Ok(())
}

/// Writes a file so that after any crash either the old or the new one stands there whole.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let beside = beside(path);
    let mut file = File::create(&beside)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&beside, path)?;
    sync_folder(around(path))
}

/// Writes a file in the same way, and wipes the bytes of the one before. Where the system does not let them be reached
/// any more, they are only let go.
pub(crate) fn write_over(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let before = if cfg!(unix) { OpenOptions::new().write(true).open(path).ok() } else { None };
    write_whole(path, bytes)?;
    if let Some(before) = before
        && let Err(error) = wipe(before)
    {
        tracing::warn!(kind = %error.kind(), "the bytes of an older file were not wiped");
    }
    Ok(())
}

/// Zeros in the place of everything.
fn wipe(mut file: File) -> std::io::Result<()> {
    let length = usize::try_from(file.metadata()?.len()).unwrap_or(0);
    file.write_all(&vec![0; length])?;
    file.sync_all()
}

/// The folder in which a name stands.
pub(crate) fn around(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The name under which a file is written before it takes its place.
pub(crate) fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".new");
    path.with_file_name(name)
}

/// Makes names in a folder last. Windows has no such call and needs none.
///
/// # Errors
/// [`StoreError`] when the folder cannot be opened or the disk refuses.
pub fn sync_folder(path: &Path) -> Result<(), StoreError> {
    #[cfg(unix)]
    File::open(path)?.sync_all()?;
    let _ = path;
    Ok(())
}
