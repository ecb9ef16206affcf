//! Making, opening and closing a store.

mod closed;
mod destroy;
mod new_key;
mod program;
mod restore;
mod start;
#[cfg(any(test, feature = "testing"))]
mod testing;

use std::path::Path;
use std::sync::Arc;

use obeznik_kernel::Timestamp;
use rusqlite::{Connection, TransactionBehavior};
use zeroize::Zeroizing;

pub use destroy::destroy_put_aside;
pub use restore::restore;
pub(crate) use start::rows_of;
#[cfg(any(test, feature = "testing"))]
pub use testing::{MemoryClientFile, MemoryOfficeFile};

use crate::cipher::Cipher;
use crate::copies::{self, StoreCopy};
use crate::error::StoreError;
use crate::folder::{FolderLock, StoreFolder};
use crate::join::Mode;
use crate::journal::{Entry, Journal, Since};
use crate::keys::{HANDING_OVER, KeyFile, Keyring, Protection, RecoveryCode, Unlock, Unlocked};
use crate::project::{self, RebuildProgress};
use crate::read::Reader;
use crate::records::chain_head;
use crate::replay::Replayed;

/// How much room is tried for: a paper with its rows, several times over.
const TRIAL_BYTES: usize = 256 * 1024;

/// An open store: the one writer of its folder.
pub struct Store {
    pub(crate) connection: Connection,
    pub(crate) journal: Journal,
    pub(crate) folder: StoreFolder,
    pub(crate) unlocked: Unlocked,
    pub(crate) cipher: Cipher,
    pub(crate) mode: Mode,
    /// The key by which blobs are named: the office's own, or that of the office a device has joined.
    pub(crate) naming: [u8; 32],
    reader: Reader,
    /// Held by each reader on another thread.
    readers: Arc<()>,
    replayed: Replayed,
    /// Keeps new keys of the file.
    keyring: Option<Arc<dyn Keyring>>,
    /// Keys by which something may have been sealed beside the store before its key was renewed.
    former: Vec<Zeroizing<[u8; 32]>>,
    /// Let go last.
    _lock: Arc<FolderLock>,
}

impl Store {
    /// Makes a store in a folder that has none, and the recovery code to be printed.
    ///
    /// # Errors
    /// [`StoreError::Exists`], [`StoreError::NeedsPassPhrase`] where there is no keyring, or what the place
    /// forbids.
    pub fn create(
        folder: &Path,
        protection: Protection<'_>,
        now: Timestamp,
    ) -> Result<(Self, RecoveryCode), StoreError> {
        let folder = StoreFolder::made(folder)?;
        let lock = folder.lock()?;
        if folder.database().exists() || folder.keys().exists() {
            return Err(StoreError::Exists { folder: folder.path().to_owned() });
        }
        let (unlocked, code) = KeyFile::create(protection)?;
        unlocked.file.write(&folder.keys())?;
        let cipher = Cipher::Sealed(unlocked.key.clone());
        let store = start::start(folder, lock, unlocked, cipher, Since::LastCopy, now)?;
        Ok((store, code))
    }

    /// Opens a store: looks whether it is sound, migrates it after a copy, and does again what the journal
    /// has and the file lost.
    ///
    /// # Errors
    /// Each variant of [`StoreError`] says what a person can do.
    pub fn open(folder: &Path, unlock: Unlock<'_>, now: Timestamp) -> Result<Self, StoreError> {
        let mut store = Self::open_unsettled(folder, unlock, now)?;
        if let Err(error) = store.settle_key(unlock.into(), now) {
            tracing::warn!(%error, "the key of the file was not renewed; the next opening goes on");
            store.take_up()?; // nobody may have the file open after a step that failed
        }
        Ok(store)
    }

    /// Opens a copy in a folder of its own and lets it go, to see whether it reads. Nothing changes but that folder:
    /// above all nothing in the keyring, which opens the store of which it is a copy.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn try_out(folder: &Path, unlock: Unlock<'_>, now: Timestamp) -> Result<(), StoreError> {
        Self::open_unsettled(folder, unlock, now).map(drop)
    }

    fn open_unsettled(folder: &Path, unlock: Unlock<'_>, now: Timestamp) -> Result<Self, StoreError> {
        let (folder, lock, unlocked) = start::unlock(folder, unlock)?;
        if !folder.database().exists() {
            return Err(StoreError::Damaged { copies: copies::list(&folder) }); // never an empty one instead
        }
        let unlocked = start::fitting(&folder, unlocked);
        let cipher = Cipher::Sealed(unlocked.key.clone());
        start::start(folder, lock, unlocked, cipher, Since::LastCopy, now)
    }

    /// Makes a store with plain pages, for the proof that deleted words are gone.
    ///
    /// # Errors
    /// As [`Store::create`].
    #[cfg(any(test, feature = "testing"))]
    pub fn create_plain(folder: &Path, now: Timestamp) -> Result<Self, StoreError> {
        let folder = StoreFolder::made(folder)?;
        let lock = folder.lock()?;
        let keyring = crate::keys::MemoryKeyring::default();
        let protection = Protection { keyring: &keyring, pass_phrase: None, is_demo: false };
        let (unlocked, _) = KeyFile::create(protection)?;
        unlocked.file.write(&folder.keys())?;
        start::start(folder, lock, unlocked, Cipher::Plain, Since::LastCopy, now)
    }

    /// Closes the store and keeps a good copy. Dropping a store instead loses nothing but the copy.
    ///
    /// # Errors
    /// [`StoreError`] when the copy could not be made; everything is in the file and the journal all the same.
    pub fn close(self, now: Timestamp) -> Result<StoreCopy, StoreError> {
        let Self { connection, mut journal, folder, cipher, reader, _lock, .. } = self;
        drop(reader);
        copies::settle(&connection)?;
        drop(connection);
        let copy = copies::make_sound(&folder, &cipher, now)?;
        let oldest = copies::list(&folder).last().map_or(now, |copy| copy.made_at);
        journal.begin_after_copy(copy.made_at, oldest)?;
        closed::mark(&folder)?;
        Ok(copy)
    }

    /// What this start gave back from the journal.
    pub fn replayed(&self) -> &Replayed {
        &self.replayed
    }

    /// The read side of this store; it sees what was committed.
    pub fn reader(&self) -> &Reader {
        &self.reader
    }

    /// A read side of its own, for another thread.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be opened once more.
    pub fn open_reader(&self) -> Result<Reader, StoreError> {
        let reader = Reader::open(&self.folder, &self.cipher, &self.unlocked.key)?;
        Ok(reader.counted(&self.readers))
    }

    /// The folder in which copies for other programs lie.
    pub fn out_folder(&self) -> std::path::PathBuf {
        self.folder.out()
    }

    /// Whether everything inside is invented.
    pub fn is_demo(&self) -> bool {
        self.unlocked.file.is_demo
    }

    /// Copies at hand, the newest first.
    pub fn copies(&self) -> Vec<StoreCopy> {
        copies::list(&self.folder)
    }

    /// Makes a copy now, beside the work.
    ///
    /// # Errors
    /// [`StoreError`] when it could not be made.
    pub fn back_up(&mut self, to: &Path) -> Result<(), StoreError> {
        copies::settle(&self.connection)?;
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        copies::copy_whole(&self.folder.database(), to)?;
        Ok(transaction.rollback()?)
    }

    /// Whether the disk takes what a day's work writes: tries it with a file that is removed at once.
    ///
    /// # Errors
    /// [`StoreError::DiskFull`] or [`StoreError::ReadOnly`].
    pub fn check_room(&self) -> Result<(), StoreError> {
        let trial = self.folder.path().join("room.new");
        let tried = std::fs::write(&trial, vec![0x4f; TRIAL_BYTES]);
        let tried = tried.and_then(|()| std::fs::File::open(&trial)?.sync_all());
        let _ = std::fs::remove_file(&trial);
        Ok(tried?)
    }

    /// Rebuilds all lists and the full-text index from records. `proceed` hears how far it is and may stop
    /// it: then everything is as before.
    ///
    /// # Errors
    /// [`StoreError::Cancelled`] when stopped.
    pub fn rebuild(&mut self, proceed: &mut dyn FnMut(RebuildProgress) -> bool) -> Result<(), StoreError> {
        project::rebuild(&mut self.connection, proceed)
    }

    /// Lets another pass-phrase open the store from now on, instead of the one its owner had.
    ///
    /// # Errors
    /// [`StoreError`] when the keys could not be written.
    pub fn set_pass_phrase(&mut self, owner: Option<&str>, pass_phrase: &str) -> Result<(), StoreError> {
        self.unlocked.wrap_by_pass_phrase(owner, pass_phrase)?;
        self.unlocked.file.write(&self.folder.keys())
    }

    /// The pass-phrase the store was made with is that person's from now on.
    ///
    /// # Errors
    /// [`StoreError`] when the keys could not be written.
    pub fn own_pass_phrase(&mut self, owner: &str) -> Result<(), StoreError> {
        self.unlocked.own_pass_phrase(owner);
        self.unlocked.file.write(&self.folder.keys())
    }

    /// The pass-phrase of that person does not open the store any more.
    ///
    /// # Errors
    /// [`StoreError`] when the keys could not be written.
    pub fn forget_pass_phrase(&mut self, owner: &str) -> Result<(), StoreError> {
        self.unlocked.forget_pass_phrase(owner);
        self.unlocked.file.write(&self.folder.keys())
    }

    /// Lets a secret open the store while it changes hands; all other ways of opening it stay.
    ///
    /// # Errors
    /// [`StoreError`] when the keys could not be written.
    pub fn hand_over_by(&mut self, secret: &str) -> Result<(), StoreError> {
        self.unlocked.wrap_for_handing_over(secret)?;
        self.unlocked.file.write(&self.folder.keys())
    }

    /// The store is in its new hands: the secret opens it no longer.
    ///
    /// # Errors
    /// [`StoreError`] when the keys could not be written.
    pub fn end_handing_over(&mut self) -> Result<(), StoreError> {
        self.forget_pass_phrase(HANDING_OVER)
    }

    /// Whether a pass-phrase opens the store, beside a keyring or instead of it.
    pub fn has_pass_phrase(&self) -> bool {
        self.unlocked.file.has_pass_phrase()
    }

    /// Whether a keyring of the system opens the store.
    pub fn has_keyring(&self) -> bool {
        self.unlocked.file.has_keyring()
    }

    /// Whose pass-phrase opened the store, where it was somebody's.
    pub fn opened_by(&self) -> Option<&str> {
        self.unlocked.by.as_deref()
    }

    /// Whether this is the recovery code of the store.
    ///
    /// # Errors
    /// [`StoreError`] when the keys do not read.
    pub fn is_recovery_code(&self, code: &str) -> Result<bool, StoreError> {
        self.unlocked.file.is_recovery_code(code)
    }

    /// Lets a keyring open the store from now on; `false` when it is locked or absent.
    ///
    /// # Errors
    /// [`StoreError`] when the keys could not be written.
    pub fn use_keyring(&mut self, keyring: &dyn Keyring) -> Result<bool, StoreError> {
        let kept = self.unlocked.wrap_by_keyring(keyring)?;
        self.unlocked.file.write(&self.folder.keys())?;
        Ok(kept)
    }

    /// A new recovery code; the printed one opens nothing any more.
    ///
    /// # Errors
    /// [`StoreError`] when the keys could not be written.
    pub fn renew_recovery_code(&mut self) -> Result<RecoveryCode, StoreError> {
        let code = self.unlocked.wrap_by_new_code()?;
        self.unlocked.file.write(&self.folder.keys())?;
        Ok(code)
    }

    /// The end of the audit chain.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub fn head(&self) -> Result<obeznik_authority::ChainHead, StoreError> {
        chain_head(&self.connection)
    }

    /// Writes something that is no command: the journal first, then the file, in one transaction.
    pub(crate) fn journalled(
        &mut self,
        entry: Entry,
        write: impl FnOnce(&Connection) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        write(&transaction)?;
        self.journal.append(&entry)?;
        if let Err(error) = transaction.commit() {
            self.journal.take_back();
            return Err(error.into());
        }
        Ok(())
    }
}
