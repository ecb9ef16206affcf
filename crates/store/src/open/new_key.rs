//! A new key for the file of a computer that joined an office: whoever kept sectors of its disk, an older copy or the
//! journal cannot read what has gone since, because nothing gives the key of then any more.
//!
//! The order is what makes a kill harmless: the keyring keeps a new secret, a copy of the file is put under the new key
//! and read whole, `store.keys` holds both keys, the copy takes the place of the file, a copy of that takes the place of
//! all older ones and of the journal, and only then the old key goes from `store.keys` and the keyring. Where nothing but
//! a keyring opens the new key, that waits for the next opening, at which the keyring gives back what it was told.
//!
//! An office's own file keeps its key: the printed code opens it, and nobody types that at such a moment.

use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use obeznik_kernel::Timestamp;
use rusqlite::{Connection, TransactionBehavior};
use zeroize::Zeroizing;

use super::Store;
use crate::blobs::{self, BlobRow, own_key, rewrapped, wrapping_key};
use crate::cipher::{self, Cipher};
use crate::copies::{self, Needed};
use crate::error::StoreError;
use crate::folder::{StoreFolder, beside, sync_folder};
use crate::join::{BLOB_NAMING, Mode};
use crate::keys::{Keepers, Keyring, NextKey};
use crate::read::Reader;
use crate::{secrets, uploads, views};

/// The secret that says that something has gone which the key of the file still opens elsewhere.
const DUE: &str = "key_due";

impl Store {
    /// Lets this keyring keep the new keys of a file that it opens.
    pub fn keep_new_keys_by(&mut self, keyring: Arc<dyn Keyring>) {
        self.keyring = Some(keyring);
    }

    /// Gives the file the new key it was to get when the pass-phrase was not at hand.
    ///
    /// # Errors
    /// [`StoreError`] when something is left to do; the store opens as before, and the next opening goes on.
    pub fn renew_key_by_words(&mut self, words: &str, now: Timestamp) -> Result<(), StoreError> {
        let keyring = self.keyring.clone();
        self.settle_key(Keepers { keyring: keyring.as_deref(), words: Some(words) }, now)
    }

    /// Something has gone: puts the file under a new key where one can be kept now, makes a copy of it, and forgets every
    /// other copy, damaged files put aside, and the journal before it. `false` when a reader stands in the way.
    pub(crate) fn copy_instead_of_all(&mut self, now: Timestamp, needed: Needed) -> Result<bool, StoreError> {
        if self.mode == Mode::Joined {
            secrets::put(&self.connection, DUE, b"due")?;
        }
        let keyring = self.keyring.clone();
        let keepers = Keepers { keyring: keyring.as_deref(), words: None };
        if self.is_read()? {
            return Ok(false);
        }
        // A damaged file that may be the only place of something is opened by the key of then alone.
        let is_held = needed == Needed::Stay && copies::has_needed(&self.folder);
        if !is_held && self.wants_new_key(keepers)? {
            if self.has_readers() {
                return Ok(false);
            }
            self.renewed(keepers, now)?;
        }
        self.copy_for_all(keepers, now, needed)?;
        Ok(true)
    }

    /// Ends what was begun between two keys, and renews the one that is due. A key that nobody keeps just now costs no
    /// copy: it is asked for at each opening.
    pub(super) fn settle_key(&mut self, keepers: Keepers<'_>, now: Timestamp) -> Result<(), StoreError> {
        if copies::has_needed(&self.folder) {
            return self.forget_former(keepers);
        }
        if self.unlocked.file.has_other() && self.is_tried() {
            if !self.has_copies_of_before() {
                self.end_other_key(keepers)?;
            } else if !self.is_read()? {
                self.copy_for_all(keepers, now, Needed::Stay)?;
            }
        }
        if self.wants_new_key(keepers)?
            && !self.has_readers()
            && !self.is_read()?
            && self.renewed(keepers, now)?
        {
            self.copy_for_all(keepers, now, Needed::Stay)?;
        }
        self.forget_former(keepers)
    }

    /// Whether somebody reads just now; if not, everything written stands in the file itself.
    fn is_read(&self) -> Result<bool, StoreError> {
        Ok(self.connection.query_row("pragma wal_checkpoint(truncate)", [], |row| row.get(0))?)
    }

    /// Whether a reader on another thread has the file open.
    fn has_readers(&self) -> bool {
        Arc::strong_count(&self.readers) > 1
    }

    /// Makes a copy of the file as it is now, and forgets every other one, damaged files put aside, the journal before it,
    /// and the other key.
    fn copy_for_all(
        &mut self,
        keepers: Keepers<'_>,
        now: Timestamp,
        needed: Needed,
    ) -> Result<(), StoreError> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let copy = copies::make_sound(&self.folder, &self.cipher, now);
        transaction.rollback()?;
        let copy = copy?;
        self.journal.begin_anew(copy.made_at)?;
        copies::forget_all_but(&self.folder, &copy.path, needed)?;
        if copies::has_needed(&self.folder) { Ok(()) } else { self.end_other_key(keepers) }
    }

    /// Whether a copy does not open by the key in use.
    fn has_copies_of_before(&self) -> bool {
        copies::list(&self.folder).iter().any(|copy| cipher::at_rest(&copy.path, &self.cipher).is_err())
    }

    /// Whether what opens the key in use opened it at this opening: what a keyring was told since may not last yet.
    fn is_tried(&self) -> bool {
        self.former.is_empty() || !self.unlocked.file.has_keyring()
    }

    fn wants_new_key(&self, keepers: Keepers<'_>) -> Result<bool, StoreError> {
        let file = &self.unlocked.file;
        Ok(self.mode == Mode::Joined
            && !file.has_other()
            && file.can_be_kept_by(keepers)
            && is_due(&self.connection)?)
    }

    /// Gives the file a new key, if one can be kept. A keyring that keeps none may have waited for a person: it is not
    /// asked again before the next opening.
    fn renewed(&mut self, keepers: Keepers<'_>, now: Timestamp) -> Result<bool, StoreError> {
        let is_renewed = self.renew_key(keepers, now)?;
        if !is_renewed {
            self.keyring = None;
        }
        Ok(is_renewed)
    }

    /// `false` when nobody keeps a new key just now or the file could not be written anew: everything is as before.
    fn renew_key(&mut self, keepers: Keepers<'_>, now: Timestamp) -> Result<bool, StoreError> {
        let Some(next) = self.unlocked.next_key(keepers)? else { return Ok(false) };
        let cipher = self.cipher.under(&next.key);
        self.let_go()?;
        if let Err(error) = self.rewrite_under(&cipher, &next) {
            tracing::warn!(%error, "the file keeps its key; the next opening tries again");
            self.stay_as_before(&next, keepers)?;
            return Ok(false);
        }
        let lasts = sync_folder(self.folder.path()); // before anything is written beside the new file
        self.former.push(Zeroizing::new(wrapping_key(&self.unlocked.key)));
        self.unlocked.take(next);
        self.cipher = cipher;
        let journal = self.journal.go_on_under(&self.unlocked.key, now);
        self.take_up()?;
        journal.and(lasts)?; // or the key of the one before must stay
        tracing::info!("the file has a new key");
        Ok(true)
    }

    /// Nobody has the file open while another takes its place: SQLite would mix the two, and some systems refuse.
    fn let_go(&mut self) -> Result<(), StoreError> {
        let (nobody, nothing) = (Connection::open_in_memory()?, Connection::open_in_memory()?);
        drop(std::mem::replace(&mut self.reader.connection, nobody));
        drop(std::mem::replace(&mut self.connection, nothing)); // the last one takes the log along
        Ok(())
    }

    /// Opens the file again; never an empty one instead.
    pub(super) fn take_up(&mut self) -> Result<(), StoreError> {
        let file = self.folder.database();
        if !file.exists() {
            return Err(StoreError::Damaged { copies: copies::list(&self.folder) });
        }
        self.connection = cipher::writer(&file, &self.cipher)?;
        self.reader = Reader::open(&self.folder, &self.cipher, &self.unlocked.key)?;
        Ok(())
    }

    /// The last step puts the new file in place; whatever failed before it changed nothing.
    fn rewrite_under(&self, cipher: &Cipher, next: &NextKey) -> Result<(), StoreError> {
        let coming = self.folder.coming_database();
        copies::copy_whole(&self.folder.database(), &coming)?;
        self.put_under(&coming, cipher, next)?;
        self.unlocked.file.with(next).write_over(&self.folder.keys())?;
        // The log of the file that goes must never be read over the one that comes.
        logs_of(&self.folder.database()).iter().try_for_each(|path| remove(path))?;
        sync_folder(self.folder.path())?;
        Ok(fs::rename(&coming, self.folder.database())?)
    }

    /// Puts a copy of the file under another key with everything inside that is sealed by it, and reads it whole.
    fn put_under(&self, coming: &Path, cipher: &Cipher, next: &NextKey) -> Result<(), StoreError> {
        let (present, coming_key) = (wrapping_key(&self.unlocked.key), wrapping_key(&next.key));
        let rewrap = |row: &BlobRow| rewrapped(row, &present, &coming_key);
        let mut connection = cipher::rekeyed(coming, &self.cipher, cipher)?;
        let transaction = connection.transaction()?;
        blobs::rewrap_all(&transaction, &rewrap)?;
        uploads::rewrap_all(&transaction, &rewrap)?;
        views::rewrap_all(&transaction, &rewrap)?;
        secrets::put(&transaction, BLOB_NAMING, &self.naming)?; // else it would follow from the new key
        secrets::put(&transaction, DUE, b"")?;
        transaction.commit()?;
        cipher::in_use(&connection)?;
        drop(connection);
        File::options().write(true).open(coming)?.sync_all()?;
        let is_sound = cipher::is_sound(&cipher::reader(coming, cipher)?);
        logs_of(coming).iter().try_for_each(|path| remove(path))?;
        if is_sound { Ok(()) } else { Err(StoreError::Damaged { copies: copies::list(&self.folder) }) }
    }

    /// Only once the file of before has opened, nothing needs the next key any more.
    fn stay_as_before(&mut self, next: &NextKey, keepers: Keepers<'_>) -> Result<(), StoreError> {
        self.take_up()?;
        clear_unfinished(&self.folder);
        match self.unlocked.file.write_over(&self.folder.keys()) {
            Ok(()) => next.give_up(keepers),
            Err(error) => tracing::warn!(%error, "the keys of two files stay; the next opening ends it"),
        }
        Ok(())
    }

    /// Nothing is under the other key any more: it goes, or where the one in use is not tried yet, stands behind it until
    /// the next opening.
    fn end_other_key(&mut self, keepers: Keepers<'_>) -> Result<(), StoreError> {
        if !self.unlocked.file.has_other() {
            return Ok(());
        }
        let mut ended = self.unlocked.clone();
        if !self.is_tried() || !ended.end_other(keepers.keyring) {
            return self.unlocked.file.write(&self.folder.keys());
        }
        ended.file.write_over(&self.folder.keys())?;
        self.unlocked = ended;
        self.forget_former(keepers)
    }

    fn forget_former(&mut self, keepers: Keepers<'_>) -> Result<(), StoreError> {
        match keepers.keyring {
            Some(keyring) if self.unlocked.forget_former(keyring) => {
                self.unlocked.file.write(&self.folder.keys())
            }
            _ => Ok(()),
        }
    }

    /// A row of what was sealed beside the store, maybe before its key was renewed.
    pub(crate) fn under_present_key(&self, row: BlobRow) -> Result<BlobRow, StoreError> {
        let present = wrapping_key(&self.unlocked.key);
        if self.former.is_empty() || own_key(&present, &row).is_ok() {
            return Ok(row);
        }
        for former in &self.former {
            if let Some(row) = rewrapped(&row, former, &present)? {
                return Ok(row);
            }
        }
        Ok(row)
    }
}

/// Removes what a kill left of a file on its way to another key, while nobody has the store open.
pub(super) fn clear_unfinished(folder: &StoreFolder) {
    let coming = folder.coming_database();
    for path in logs_of(&coming).into_iter().chain([beside(&coming), coming]) {
        if let Err(error) = remove(&path) {
            tracing::warn!(%error, "an unfinished file stays");
        }
    }
}

/// What SQLite keeps beside a file while somebody has it open, and leaves there after one that only read.
fn logs_of(file: &Path) -> [PathBuf; 2] {
    ["-wal", "-shm"].map(|end| {
        let mut name = file.file_name().unwrap_or_default().to_owned();
        name.push(end);
        file.with_file_name(name)
    })
}

fn is_due(connection: &Connection) -> Result<bool, StoreError> {
    Ok(secrets::get(connection, DUE)?.is_some_and(|said| !said.is_empty()))
}

fn remove(path: &Path) -> Result<(), StoreError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}
