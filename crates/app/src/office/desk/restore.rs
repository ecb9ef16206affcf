//! Bringing a damaged store back from a good copy, by whatever key opens it.

use std::sync::atomic::Ordering;

use obeznik_store::{Replayed, StoreCopy, StoreError, Unlock, restore};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use zeroize::Zeroizing;

use super::{Desk, Sitting, check_code, lock, wrong_key};
use crate::api::{ApiError, Code};
use crate::circulation::meetings::count_u32;

/// A copy of the store that was whole when it was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct GoodCopy {
    /// Its name, given back for restoring.
    pub copy: String,
    /// When it was made.
    pub at: String,
    /// Its size.
    pub size_bytes: u64,
}

/// What came back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Restored {
    /// Acts that the copy did not have and the journal gave back.
    pub commands: u32,
    /// Whether the journal was whole and every act had the result it had before.
    pub is_whole: bool,
}

/// A key that a person typed and that fitted, kept until the damaged store is restored.
#[derive(Clone)]
pub(super) struct HeldKey {
    way: &'static str,
    secret: Zeroizing<String>,
}

impl HeldKey {
    /// What was typed; nothing for the keyring, which is asked again.
    pub(super) fn of(way: &str, secret: &str) -> Option<Self> {
        let way = match way {
            "passphrase" => "passphrase",
            "recovery" => "recovery",
            _ => return None,
        };
        Some(Self { way, secret: Zeroizing::new(secret.to_owned()) })
    }
}

impl Desk {
    /// Good copies of the damaged store, the newest first.
    pub(super) fn good_copies(&self) -> Vec<GoodCopy> {
        let row = |copy: &StoreCopy| GoodCopy {
            copy: name_of(copy),
            at: copy.made_at.to_string(),
            size_bytes: std::fs::metadata(&copy.path).map_or(0, |file| file.len()),
        };
        lock(&self.copies).iter().map(row).collect()
    }

    /// Restores a copy, and over it the journal. The key that found the damage is used again; another one is
    /// taken from `way` and `secret`.
    ///
    /// # Errors
    /// [`Code::Locked`] when a key must be typed or does not fit, [`Code::Refused`] when the copy is not here or
    /// is damaged too.
    pub fn restore_copy(&self, copy: &str, way: &str, secret: &str) -> Result<Restored, ApiError> {
        self.check_policy()?;
        let copies = lock(&self.copies).clone();
        let copy = copies.into_iter().find(|one| name_of(one) == copy);
        let copy = copy.ok_or_else(|| ApiError::new(Code::Refused, "store-no-copy"))?;
        let held = HeldKey::of(way, secret).or_else(|| lock(&self.held).clone());
        let way = held.as_ref().map_or("keyring", |held| held.way);
        let unlock = match &held {
            Some(HeldKey { way: "recovery", secret }) => Unlock::RecoveryCode(check_code(secret)?),
            Some(HeldKey { secret, .. }) => Unlock::PassPhrase(secret),
            None => Unlock::Keyring(self.keyring.as_ref()),
        };
        let store = restore(&self.folder, unlock, &copy, self.clock.now()).map_err(|error| match error {
            StoreError::Damaged { .. } => ApiError::new(Code::Refused, "store-copy-damaged"),
            other => wrong_key(other, way),
        })?;
        let restored = restored(store.replayed());
        let sitting = Sitting::of(&store);
        self.settle(Ok(store), sitting);
        self.recovered.store(way == "recovery", Ordering::SeqCst);
        Ok(restored)
    }
}

fn restored(replayed: &Replayed) -> Restored {
    Restored { commands: count_u32(replayed.commands), is_whole: replayed.is_whole() }
}

fn name_of(copy: &StoreCopy) -> String {
    copy.path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
