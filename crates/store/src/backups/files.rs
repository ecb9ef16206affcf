//! Files on their way: piece by piece, told and stopped between pieces, on the disk before they have a name.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::error::BackupError;
use crate::error::StoreError;
use crate::folder::{around, beside};

/// Bytes between two looks whether to go on.
const PIECE: usize = 256 * 1024;

/// What is being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BackupStage {
    /// Bytes go from one disk to the other.
    Copying,
    /// What was written is read again.
    Checking,
}

/// How far it is, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct BackupProgress {
    /// What is being done.
    pub stage: BackupStage,
    /// Bytes behind.
    pub done: u64,
    /// Bytes of this stage.
    pub total: u64,
}

/// Whose disk a file lies on: what its failure means.
pub(super) type Fault = fn(&io::Error) -> BackupError;

/// Length and digest of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Sum {
    pub(super) size_bytes: u64,
    /// BLAKE3, hexadecimal.
    pub(super) digest: String,
}

/// Tells how far it is, and hears whether to go on.
pub(super) struct Teller<'a> {
    progress: BackupProgress,
    proceed: &'a mut dyn FnMut(BackupProgress) -> bool,
}

impl<'a> Teller<'a> {
    pub(super) fn new(proceed: &'a mut dyn FnMut(BackupProgress) -> bool) -> Self {
        let progress = BackupProgress { stage: BackupStage::Copying, done: 0, total: 0 };
        Self { progress, proceed }
    }

    /// A stage of so many bytes begins.
    pub(super) fn begin(&mut self, stage: BackupStage, total: u64) -> Result<(), BackupError> {
        self.progress = BackupProgress { stage, done: 0, total };
        self.pass(0)
    }

    /// So many more bytes are behind.
    pub(super) fn pass(&mut self, bytes: u64) -> Result<(), BackupError> {
        let BackupProgress { done, total, .. } = &mut self.progress;
        *done = done.saturating_add(bytes).min(*total);
        if (self.proceed)(self.progress) { Ok(()) } else { Err(StoreError::Cancelled.into()) }
    }
}

/// Copies a file; it has its name only when it is whole and on the disk.
pub(super) fn copy(
    from: (&Path, Fault),
    to: (&Path, Fault),
    teller: &mut Teller<'_>,
) -> Result<Sum, BackupError> {
    let unfinished = beside(to.0);
    let copied = copy_and_sync(from, (&unfinished, to.1), teller);
    if copied.is_err() {
        let _ = fs::remove_file(&unfinished); // half a file takes room and is of no use
    }
    let sum = copied?;
    fs::rename(&unfinished, to.0).map_err(|error| to.1(&error))?;
    Ok(sum)
}

fn copy_and_sync(
    (from, from_fault): (&Path, Fault),
    (to, to_fault): (&Path, Fault),
    teller: &mut Teller<'_>,
) -> Result<Sum, BackupError> {
    let mut source = File::open(from).map_err(|error| from_fault(&error))?;
    let mut target = private(to).map_err(|error| to_fault(&error))?;
    let mut hasher = blake3::Hasher::new();
    let mut piece = vec![0; PIECE];
    loop {
        let read = source.read(&mut piece).map_err(|error| from_fault(&error))?;
        if read == 0 {
            break;
        }
        target.write_all(&piece[..read]).map_err(|error| to_fault(&error))?;
        hasher.update(&piece[..read]);
        teller.pass(read as u64)?;
    }
    target.sync_all().map_err(|error| to_fault(&error))?;
    Ok(Sum { size_bytes: hasher.count(), digest: hasher.finalize().to_hex().to_string() })
}

/// Reads a file once more.
pub(super) fn sum_of(path: &Path, fault: Fault, teller: &mut Teller<'_>) -> Result<Sum, BackupError> {
    let mut file = File::open(path).map_err(|error| fault(&error))?;
    let mut hasher = blake3::Hasher::new();
    let mut piece = vec![0; PIECE];
    loop {
        let read = file.read(&mut piece).map_err(|error| fault(&error))?;
        if read == 0 {
            return Ok(Sum { size_bytes: hasher.count(), digest: hasher.finalize().to_hex().to_string() });
        }
        hasher.update(&piece[..read]);
        teller.pass(read as u64)?;
    }
}

/// Writes a small file whole.
pub(super) fn write(path: &Path, bytes: &[u8], fault: Fault) -> Result<(), BackupError> {
    let unfinished = beside(path);
    let written = private(&unfinished).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    let written = written.and_then(|()| fs::rename(&unfinished, path));
    written.map_err(|error| fault(&error))
}

/// Makes the names of a folder last, where the disk knows such a wish: some shares and some systems of files on
/// sticks do not.
pub(super) fn settle(folder: &Path, fault: Fault) -> Result<(), BackupError> {
    use io::ErrorKind::{InvalidInput, Unsupported};
    if !cfg!(unix) {
        return Ok(());
    }
    match File::open(folder).and_then(|folder| folder.sync_all()) {
        Err(error) if !matches!(error.kind(), InvalidInput | Unsupported) => Err(fault(&error)),
        _ => Ok(()),
    }
}

/// Makes a folder where there is none, and makes its name last.
pub(super) fn make_folder(path: &Path, fault: Fault) -> Result<(), BackupError> {
    if path.is_dir() {
        return Ok(());
    }
    private_folder().create(path).map_err(|error| fault(&error))?;
    settle(around(path), fault)
}

#[cfg(unix)]
fn private_folder() -> fs::DirBuilder {
    let mut folder = fs::DirBuilder::new();
    std::os::unix::fs::DirBuilderExt::mode(&mut folder, 0o700);
    folder
}

/// The home of a person is theirs alone already.
#[cfg(not(unix))]
fn private_folder() -> fs::DirBuilder {
    fs::DirBuilder::new()
}

fn private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}
