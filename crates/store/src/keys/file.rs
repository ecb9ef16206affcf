//! `store.keys`: the check value and the wraps of the data key.

use std::path::Path;

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::Unlock;
use super::data_key::{DataKey, random_bytes};
use super::keyring::Keyring;
use super::recovery::RecoveryCode;
use super::wrap::{Wrap, WrapBy, to_hex};
use crate::error::StoreError;
use crate::folder::write_whole;

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
    version: u16,
    /// Names the store in keyrings.
    pub(crate) store_id: String,
    /// Tells a wrong key from a damaged store.
    check: String,
    /// Whether everything inside is invented.
    pub(crate) is_demo: bool,
    /// Ways of opening.
    wraps: Vec<Wrap>,
}

/// A key that fits the check value.
pub(crate) struct Unlocked {
    pub(crate) file: KeyFile,
    pub(crate) key: DataKey,
}

impl KeyFile {
    /// Makes a key and wraps it for a new store.
    pub(crate) fn create(protection: Protection<'_>) -> Result<(Unlocked, RecoveryCode), StoreError> {
        let key = DataKey::random()?;
        let store_id = to_hex(&random_bytes::<16>()?);
        let check = key.check_value();
        let file = Self { version: 1, store_id, check, is_demo: protection.is_demo, wraps: Vec::new() };
        let mut unlocked = Unlocked { file, key };
        let kept = unlocked.wrap_by_keyring(protection.keyring)?;
        match protection.pass_phrase {
            Some(pass_phrase) => unlocked.wrap_by_pass_phrase(pass_phrase)?,
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

    /// Opens one of the wraps and checks the key.
    pub(crate) fn unlock(self, unlock: Unlock<'_>) -> Result<Unlocked, StoreError> {
        let key = match unlock {
            Unlock::Keyring(keyring) => self.open_by_keyring(keyring)?,
            Unlock::PassPhrase(pass_phrase) => {
                let is_pass_phrase = |by: &WrapBy| matches!(by, WrapBy::PassPhrase { .. });
                self.open_wrap(is_pass_phrase, pass_phrase.as_bytes())?
            }
            Unlock::RecoveryCode(code) => {
                let code = RecoveryCode::parse(code).map_err(|_| StoreError::WrongKey)?;
                self.open_wrap(|by| *by == WrapBy::RecoveryCode, code.text().as_bytes())?
            }
        };
        if key.check_value() == self.check {
            Ok(Unlocked { file: self, key })
        } else {
            Err(StoreError::WrongKey)
        }
    }

    /// Whether a pass-phrase was set.
    pub(crate) fn has_pass_phrase(&self) -> bool {
        self.wraps.iter().any(|wrap| matches!(wrap.by, WrapBy::PassPhrase { .. }))
    }

    fn open_by_keyring(&self, keyring: &dyn Keyring) -> Result<DataKey, StoreError> {
        let locked = || StoreError::KeyringLocked { has_pass_phrase: self.has_pass_phrase() };
        for wrap in &self.wraps {
            if let WrapBy::Keyring { entry } = &wrap.by {
                let secret = Zeroizing::new(keyring.load(entry).ok_or_else(locked)?);
                return wrap.open(&secret).map_err(|_| locked()); // of a store before: ask
            }
        }
        Err(locked())
    }

    fn open_wrap(&self, fits: impl Fn(&WrapBy) -> bool, secret: &[u8]) -> Result<DataKey, StoreError> {
        let wrap = self.wraps.iter().find(|wrap| fits(&wrap.by));
        wrap.ok_or(StoreError::WrongKey)?.open(secret)
    }

    fn replace(&mut self, is_old: impl Fn(&WrapBy) -> bool, wrap: Wrap) {
        self.wraps.retain(|wrap| !is_old(&wrap.by));
        self.wraps.push(wrap);
    }
}

impl Unlocked {
    /// Lets the keyring open the store; `false` when there is none.
    pub(crate) fn wrap_by_keyring(&mut self, keyring: &dyn Keyring) -> Result<bool, StoreError> {
        let entry = format!("store {}", self.file.store_id);
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

    /// Lets a pass-phrase open the store, instead of the one before.
    pub(crate) fn wrap_by_pass_phrase(&mut self, pass_phrase: &str) -> Result<(), StoreError> {
        let wrap = Wrap::seal(&self.key, WrapBy::pass_phrase()?, pass_phrase.as_bytes())?;
        self.file.replace(|by| matches!(by, WrapBy::PassPhrase { .. }), wrap);
        Ok(())
    }

    /// Lets a new recovery code open the store, instead of the one before.
    pub(crate) fn wrap_by_new_code(&mut self) -> Result<RecoveryCode, StoreError> {
        let code = RecoveryCode::random()?;
        let wrap = Wrap::seal(&self.key, WrapBy::RecoveryCode, code.text().as_bytes())?;
        self.file.replace(|by| *by == WrapBy::RecoveryCode, wrap);
        Ok(code)
    }
}
