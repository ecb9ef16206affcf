//! `store.keys`: the check value and the wraps of the data key.

use std::path::Path;

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::Unlock;
use super::data_key::{DataKey, random_bytes};
use super::keyring::Keyring;
use super::recovery::RecoveryCode;
use super::renewal::OtherKey;
use super::wrap::{Wrap, WrapBy, to_hex};
use crate::error::StoreError;
use crate::folder::{write_over, write_whole};

/// Whose pass-phrase opens the store while it changes hands: a secret that no person ever reads.
pub(crate) const HANDING_OVER: &str = "handing-over";

/// How a new store is protected. The recovery code always is added.
#[derive(Clone, Copy)]
pub struct Protection<'a> {
    /// Keeps the key when it can.
    pub keyring: &'a dyn Keyring,
    /// Needed where there is no keyring.
    pub pass_phrase: Option<&'a str>,
    /// The demo town: its pass-phrase is published.
    pub is_demo: bool,
}

/// Content of `store.keys`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct KeyFile {
    /// Version of this file.
    pub(super) version: u16,
    /// Names the store in keyrings.
    pub(crate) store_id: String,
    /// Tells a wrong key from a damaged store.
    pub(super) check: String,
    /// Whether everything inside is invented.
    pub(crate) is_demo: bool,
    /// Ways of opening.
    pub(super) wraps: Vec<Wrap>,
    /// While the store passes from one key to another: the one that is not in use.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) other: Option<OtherKey>,
    /// Entries in keyrings that opened keys before and are to be forgotten.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) former: Vec<String>,
}

/// A key that fits the check value.
#[derive(Clone)]
pub(crate) struct Unlocked {
    pub(crate) file: KeyFile,
    pub(crate) key: DataKey,
    /// Whose pass-phrase it was.
    pub(crate) by: Option<String>,
    /// The other key, where a kill came between two.
    pub(super) other: Option<DataKey>,
}

impl KeyFile {
    /// Makes a key and wraps it for a new store.
    pub(crate) fn create(protection: Protection<'_>) -> Result<(Unlocked, RecoveryCode), StoreError> {
        let key = DataKey::random()?;
        let store_id = to_hex(&random_bytes::<16>()?);
        let check = key.check_value();
        let file = Self {
            version: 1,
            store_id,
            check,
            is_demo: protection.is_demo,
            wraps: Vec::new(),
            other: None,
            former: Vec::new(),
        };
        let mut unlocked = Unlocked { file, key, by: None, other: None };
        let kept = unlocked.wrap_by_keyring(protection.keyring)?;
        match protection.pass_phrase {
            Some(pass_phrase) => unlocked.wrap_by_pass_phrase(None, pass_phrase)?,
            None if kept => {}
            None => return Err(StoreError::NeedsPassPhrase),
        }
        let code = unlocked.wrap_by_new_code()?;
        Ok((unlocked, code))
    }

    /// Reads the file.
    pub(crate) fn read(path: &Path) -> Result<Self, StoreError> {
        Ok(serde_json::from_slice(&std::fs::read(path)?)?)
    }

    /// Writes the file so that either the old or the new one stands there.
    pub(crate) fn write(&self, path: &Path) -> Result<(), StoreError> {
        write_whole(path, &serde_json::to_vec_pretty(self)?)
    }

    /// Writes the file in the same way, and wipes what stood there before as far as the disk lets itself be told.
    pub(crate) fn write_over(&self, path: &Path) -> Result<(), StoreError> {
        write_over(path, &serde_json::to_vec_pretty(self)?)
    }

    /// Opens one of the wraps and checks the key.
    pub(crate) fn unlock(self, unlock: Unlock<'_>) -> Result<Unlocked, StoreError> {
        let (key, by) = self.open(unlock)?;
        let other = self.exchanged().and_then(|other| other.open(unlock).ok()).map(|(key, _)| key);
        Ok(Unlocked { file: self, key, by, other })
    }

    /// The key and whose pass-phrase opened it.
    fn open(&self, unlock: Unlock<'_>) -> Result<(DataKey, Option<String>), StoreError> {
        let (key, by) = match unlock {
            Unlock::Keyring(keyring) => (self.open_by_keyring(keyring)?, None),
            Unlock::PassPhrase(pass_phrase) => {
                self.open_wrap(WrapBy::is_pass_phrase, pass_phrase.as_bytes())?
            }
            Unlock::RecoveryCode(code) => {
                let code = RecoveryCode::parse(code).map_err(|_| StoreError::WrongKey)?;
                self.open_wrap(|by| *by == WrapBy::RecoveryCode, code.text().as_bytes())?
            }
        };
        if key.check_value() == self.check { Ok((key, by)) } else { Err(StoreError::WrongKey) }
    }

    /// The store whose keys these are.
    pub(crate) fn of_store(&self) -> &str {
        &self.store_id
    }

    /// Whether these are wraps of that key.
    pub(crate) fn fits(&self, key: &DataKey) -> bool {
        self.check == key.check_value()
    }

    /// Whether this is the recovery code.
    pub(crate) fn is_recovery_code(&self, code: &str) -> Result<bool, StoreError> {
        let Ok(code) = RecoveryCode::parse(code) else { return Ok(false) };
        match self.open_wrap(|by| *by == WrapBy::RecoveryCode, code.text().as_bytes()) {
            Ok((key, _)) => Ok(key.check_value() == self.check),
            Err(StoreError::WrongKey) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Whether a pass-phrase was set.
    pub(crate) fn has_pass_phrase(&self) -> bool {
        self.wraps.iter().any(|wrap| wrap.by.is_pass_phrase() && wrap.by.owner() != Some(HANDING_OVER))
    }

    /// Whether a keyring opens the store.
    pub(crate) fn has_keyring(&self) -> bool {
        self.present_entry().is_some()
    }

    /// Names under which keyrings keep secrets of this store, or may still keep them.
    pub(crate) fn keyring_entries(&self) -> impl Iterator<Item = &str> {
        let others = self.other.iter().flat_map(OtherKey::entries);
        let former = self.former.iter().map(String::as_str);
        self.wraps.iter().filter_map(|wrap| wrap.by.entry()).chain(others).chain(former)
    }

    /// The name under which a keyring keeps what opens the store.
    pub(super) fn present_entry(&self) -> Option<&str> {
        self.wraps.iter().find_map(|wrap| wrap.by.entry())
    }

    fn open_by_keyring(&self, keyring: &dyn Keyring) -> Result<DataKey, StoreError> {
        let locked = || StoreError::KeyringLocked { has_pass_phrase: self.has_pass_phrase() };
        self.kept_by(keyring).map(|(_, _, key)| key).ok_or_else(locked)
    }

    /// The first entry by which a keyring opens the store, the secret under it and the key. A secret of a store before
    /// opens nothing.
    pub(super) fn kept_by(&self, keyring: &dyn Keyring) -> Option<(&str, Zeroizing<Vec<u8>>, DataKey)> {
        self.wraps.iter().find_map(|wrap| {
            let entry = wrap.by.entry()?;
            let secret = Zeroizing::new(keyring.load(entry)?);
            let key = wrap.open(&secret).ok()?;
            Some((entry, secret, key))
        })
    }

    /// The key from the first wrap that the secret opens, and whose wrap it is.
    fn open_wrap(
        &self,
        fits: impl Fn(&WrapBy) -> bool,
        secret: &[u8],
    ) -> Result<(DataKey, Option<String>), StoreError> {
        for wrap in self.wraps.iter().filter(|wrap| fits(&wrap.by)) {
            match wrap.open(secret) {
                Ok(key) => return Ok((key, wrap.by.owner().map(str::to_owned))),
                Err(StoreError::WrongKey) => {}
                Err(error) => return Err(error),
            }
        }
        Err(StoreError::WrongKey)
    }

    fn replace(&mut self, is_old: impl Fn(&WrapBy) -> bool, wrap: Wrap) {
        self.wraps.retain(|wrap| !is_old(&wrap.by));
        self.wraps.push(wrap);
    }
}

impl Unlocked {
    /// Lets the keyring open the store; `false` when there is none.
    pub(crate) fn wrap_by_keyring(&mut self, keyring: &dyn Keyring) -> Result<bool, StoreError> {
        let entry = match self.file.present_entry() {
            Some(entry) => entry.to_owned(),
            None => format!("store {}", self.file.store_id),
        };
        let kept = keyring.load(&entry);
        let secret = Zeroizing::new(kept.map_or_else(|| random_bytes::<32>().map(Vec::from), Ok)?);
        let by = WrapBy::Keyring { entry: entry.clone() };
        if !keyring.save(&entry, &secret) {
            return Ok(false);
        }
        let wrap = Wrap::seal(&self.key, by, &secret)?;
        self.file.replace(|by| matches!(by, WrapBy::Keyring { .. }), wrap);
        Ok(true)
    }

    /// Lets a pass-phrase open the store, instead of the one its owner had before; the store's own, which
    /// is nobody's, goes when the first person takes it over.
    pub(crate) fn wrap_by_pass_phrase(
        &mut self,
        owner: Option<&str>,
        pass_phrase: &str,
    ) -> Result<(), StoreError> {
        let wrap = Wrap::seal(&self.key, WrapBy::pass_phrase(owner)?, pass_phrase.as_bytes())?;
        let is_old = |by: &WrapBy| by.is_pass_phrase() && (by.owner().is_none() || by.owner() == owner);
        self.file.replace(is_old, wrap);
        Ok(())
    }

    /// Lets a secret open the store while it changes hands; all other ways stay.
    pub(crate) fn wrap_for_handing_over(&mut self, secret: &str) -> Result<(), StoreError> {
        let wrap = Wrap::seal(&self.key, WrapBy::pass_phrase(Some(HANDING_OVER))?, secret.as_bytes())?;
        self.file.replace(|by| by.owner() == Some(HANDING_OVER), wrap);
        Ok(())
    }

    /// The pass-phrase that was nobody's is that person's from now on.
    pub(crate) fn own_pass_phrase(&mut self, new_owner: &str) {
        for wrap in &mut self.file.wraps {
            if let WrapBy::PassPhrase { owner: owner @ None, .. } = &mut wrap.by {
                *owner = Some(new_owner.to_owned());
            }
        }
    }

    /// The pass-phrase of that person opens nothing any more.
    pub(crate) fn forget_pass_phrase(&mut self, owner: &str) {
        self.file.wraps.retain(|wrap| wrap.by.owner() != Some(owner));
    }

    /// Lets a new recovery code open the store, instead of the one before.
    pub(crate) fn wrap_by_new_code(&mut self) -> Result<RecoveryCode, StoreError> {
        let code = RecoveryCode::random()?;
        let wrap = Wrap::seal(&self.key, WrapBy::RecoveryCode, code.text().as_bytes())?;
        self.file.replace(|by| *by == WrapBy::RecoveryCode, wrap);
        Ok(code)
    }
}
