//! `Obnovit ze zálohy` on a computer without an office: a backup and the recovery sheet give the whole office.
//!
//! It is put together beside the place of the store and takes the place only when it is whole, opens, and has a
//! device of its own: the computer the backup was made on may still be somewhere.

use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

use ed25519_dalek::SigningKey;
use obeznik_authority::device::public_key_text;
use obeznik_authority::{CloseDevice, DeviceState, RegisterDevice};
use obeznik_kernel::{DeviceId, IdSource as _, Timestamp};
use obeznik_store::{
    BackupError, BackupProgress, ChainReport, FoundBackup, Mode, Store, StoreError, Unlock, backups_in,
    bring_back, sync_folder,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Heard, person_of};
use crate::api::{ApiError, Code};
use crate::backup::Kept;
use crate::circulation::meetings::count_u32;
use crate::contact::KeptSession;
use crate::office::desk::{
    DEVICE_ID, DEVICE_KEY, Desk, Sitting, check_code, lock, new_key, secret_id, wrong_key,
};
use crate::ports::SystemIds;
use crate::ports::own_server::beside;

/// A backup in a folder a person picked. Whose it is, is known only with a key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FoundOffice {
    /// Its folder, given back for the return.
    pub id: String,
    /// When it was made.
    pub at: String,
    /// Its size.
    pub size_bytes: u64,
    /// Attachments that belong to it.
    pub attachments: u32,
    /// Of them those that are not there.
    pub missing: u32,
    /// `whole`, `newer` (made by a newer program), `damaged`.
    pub state: String,
}

/// What came back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Returned {
    /// When the backup was made.
    pub at: String,
    /// Attachments it lacked.
    pub missing: u32,
    /// Whether it is of a computer that had joined an office, and has to join it again.
    pub is_joined: bool,
}

impl Desk {
    /// Backups in a folder, the newest first.
    ///
    /// # Errors
    /// [`Code::Refused`] when it is no folder, [`Code::NotFound`] when there is none in it.
    pub fn backups_in(&self, folder: &str) -> Result<Vec<FoundOffice>, ApiError> {
        let folder = Path::new(folder.trim());
        if !folder.is_absolute() || !folder.is_dir() {
            return Err(BackupError::NoFolder.into());
        }
        let found: Vec<FoundOffice> = backups_in(folder).iter().map(found_office).collect();
        if found.is_empty() { Err(BackupError::NoBackup.into()) } else { Ok(found) }
    }

    /// Makes the office of this computer of a backup. What the key does not open, or what does not read, leaves
    /// the computer as it was.
    ///
    /// # Errors
    /// [`Code::Locked`] when the code does not fit, [`Code::Refused`] when there is an office here already or the
    /// backup is damaged or newer, [`Code::Cancelled`].
    pub fn bring_office_back(
        &self,
        backup: &str,
        way: &str,
        secret: &str,
        heard: Heard<'_>,
    ) -> Result<Returned, ApiError> {
        let _one = self.backups.one.try_lock().map_err(|_| ApiError::from(BackupError::Busy))?;
        self.backups.stop.store(false, Ordering::SeqCst);
        self.check_no_office()?;
        let unlock = match way {
            "recovery" => Unlock::RecoveryCode(check_code(secret)?),
            "passphrase" => Unlock::PassPhrase(secret),
            _ => return Err(ApiError::new(Code::Invalid, "error-bad-input").with("what", "way")),
        };
        let backup = Path::new(backup);
        let found = backups_in(backup).into_iter().find(|found| found.folder == backup);
        let found = found.ok_or_else(|| ApiError::from(BackupError::NoBackup))?;
        let coming = beside(&self.folder, "obnova");
        let mut proceed = |progress: BackupProgress| {
            heard(progress.into());
            !self.backups.stop.load(Ordering::SeqCst)
        };
        let brought =
            bring_back(backup, unlock, &coming, &mut proceed).map_err(|error| refused(error, way))?;
        let (is_joined, store) = self.put_in_place(&coming, unlock).inspect_err(|_| {
            let _ = std::fs::remove_dir_all(&coming); // the backup is where it was
        })?;
        let sitting = Sitting::of(&store);
        self.settle(Ok(store), sitting);
        self.recovered.store(way == "recovery", Ordering::SeqCst);
        tracing::info!(count = brought.blobs, "an office came back from a backup");
        let missing = count_u32(brought.missing);
        Ok(Returned { at: found.made_at.to_string(), missing, is_joined })
    }

    /// An office is never written over.
    fn check_no_office(&self) -> Result<(), ApiError> {
        let is_here = ["office.db", "store.keys"].iter().any(|name| self.folder.join(name).exists());
        if is_here || self.opened().is_ok() {
            return Err(ApiError::new(Code::Refused, "backup-has-office"));
        }
        Ok(())
    }

    fn put_in_place(&self, coming: &Path, unlock: Unlock<'_>) -> Result<(bool, Store), ApiError> {
        let now = self.clock.now();
        let mut store = Store::open(coming, unlock, now)?;
        match store.reader().verify(&mut |_| true)? {
            ChainReport::Whole(_) => {}
            ChainReport::Broken { .. } => return Err(BackupError::Damaged.into()),
        }
        let is_joined = store.mode() == Mode::Joined;
        if is_joined {
            KeptSession::forget(&mut store)?; // the start makes another device of it, which joins again
        } else {
            go_on_with_own_device(&mut store, now)?;
        }
        Kept::change(&mut store, |kept| {
            *kept = Kept { begun_at: Some(now), sheet_waits: kept.sheet_waits, ..Kept::default() };
        })?;
        if store.has_keyring() {
            store.use_keyring(self.keyring.as_ref())?; // where it is silent, the code opens the next start too
        }
        store.close(now)?;
        self.clear_place(now)?;
        std::fs::rename(coming, &self.folder).map_err(StoreError::from)?;
        sync_folder(self.folder.parent().unwrap_or(&self.folder))?;
        *lock(&self.failure) = None;
        Ok((is_joined, self.open_with(unlock)?))
    }

    /// A folder without an office, left by something before, is put aside.
    fn clear_place(&self, now: Timestamp) -> Result<(), ApiError> {
        if !self.folder.exists() || std::fs::remove_dir(&self.folder).is_ok() {
            return Ok(());
        }
        let aside: PathBuf = beside(&self.folder, &format!("stranou-{}", now.as_millisecond()));
        Ok(std::fs::rename(&self.folder, aside).map_err(StoreError::from)?)
    }
}

/// A key of its own for this computer; the one the backup was made on signs nothing here any more. Both are in
/// the log.
fn go_on_with_own_device(store: &mut Store, now: Timestamp) -> Result<(), ApiError> {
    let (old, person) = (secret_id(store, DEVICE_ID)?.map(DeviceId), person_of(store)?);
    let (device, key): (DeviceId, SigningKey) = (DeviceId(SystemIds.next_id()), new_key()?);
    let name = "tento počítač".to_owned();
    let register = RegisterDevice { device, person, name, public_key: public_key_text(&key) };
    store.register_device(&register, now, &mut SystemIds)?;
    store.set_secret(DEVICE_KEY, key.as_bytes())?;
    store.set_secret(DEVICE_ID, device.to_string().as_bytes())?;
    if let Some(old) = old {
        let reason = "úřad obnoven ze zálohy na jiném počítači".to_owned();
        let close = CloseDevice { device: old, state: DeviceState::Revoked, by: Some(person), reason };
        store.close_device(&close, now, &mut SystemIds)?;
    }
    Ok(())
}

fn refused(error: BackupError, way: &str) -> ApiError {
    match error {
        BackupError::Store(StoreError::NewerProgram { .. }) => {
            ApiError::new(Code::Refused, "backup-newer-program")
        }
        BackupError::Store(error) => wrong_key(error, way),
        other => other.into(),
    }
}

fn found_office(found: &FoundBackup) -> FoundOffice {
    let state = match (found.is_damaged, found.is_newer) {
        (true, _) => "damaged",
        (false, true) => "newer",
        (false, false) => "whole",
    };
    FoundOffice {
        id: found.folder.display().to_string(),
        at: found.made_at.to_string(),
        size_bytes: found.size_bytes,
        attachments: count_u32(found.blobs),
        missing: count_u32(found.missing),
        state: state.to_owned(),
    }
}
