//! A key that takes the place of another. While a store passes from one to the other, `store.keys` holds both, so that
//! a kill at any moment leaves one that opens it.
//!
//! Some keyrings write a moment later what they are told, and a cut of the power forgets it. So the secret that a keyring
//! kept before opens the new key too, until the new secret has come back from it after another opening.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::Unlock;
use super::data_key::{DataKey, random_bytes};
use super::file::{HANDING_OVER, KeyFile, Unlocked};
use super::keyring::Keyring;
use super::wrap::{Wrap, WrapBy, to_hex};
use crate::error::StoreError;

/// The check value and the wraps of the key that is not in use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct OtherKey {
    check: String,
    wraps: Vec<Wrap>,
}

/// A key that is to take the place of the present one, and what opens it.
pub(crate) struct NextKey {
    pub(crate) key: DataKey,
    opened_by: OtherKey,
    /// The entry of a keyring that was made for it.
    entry: Option<String>,
}

/// What is at hand to keep a new key.
#[derive(Clone, Copy)]
pub(crate) struct Keepers<'a> {
    /// The keyring of the signed-in person.
    pub(crate) keyring: Option<&'a dyn Keyring>,
    /// The pass-phrase as it was typed.
    pub(crate) words: Option<&'a str>,
}

impl<'a> From<Unlock<'a>> for Keepers<'a> {
    fn from(unlock: Unlock<'a>) -> Self {
        match unlock {
            Unlock::Keyring(keyring) => Self { keyring: Some(keyring), words: None },
            Unlock::PassPhrase(words) => Self { keyring: None, words: Some(words) },
            Unlock::RecoveryCode(_) => Self { keyring: None, words: None },
        }
    }
}

impl OtherKey {
    /// Names under which keyrings keep what opens it.
    pub(super) fn entries(&self) -> impl Iterator<Item = &str> {
        self.wraps.iter().filter_map(|wrap| wrap.by.entry())
    }
}

impl NextKey {
    /// It is not taken: a keyring need not keep what opens it.
    pub(crate) fn give_up(&self, keepers: Keepers<'_>) {
        if let (Some(keyring), Some(entry)) = (keepers.keyring, &self.entry) {
            keyring.forget(entry);
        }
    }
}

impl KeyFile {
    /// Whether the store passes from one key to another.
    pub(crate) fn has_other(&self) -> bool {
        self.other.is_some()
    }

    /// The same file with another key beside the one in use.
    pub(crate) fn with(&self, next: &NextKey) -> Self {
        Self { other: Some(next.opened_by.clone()), ..self.clone() }
    }

    /// The file as it is for the other key.
    pub(super) fn exchanged(&self) -> Option<Self> {
        let OtherKey { check, wraps } = self.other.clone()?;
        Some(Self { check, wraps, other: None, ..self.clone() })
    }

    /// Whether everything that opens the store could open it under a new key too. The recovery code does not count: only
    /// the keys of computers that joined are renewed, and no code of theirs was ever shown.
    pub(crate) fn can_be_kept_by(&self, keepers: Keepers<'_>) -> bool {
        let is_kept = |wrap: &Wrap| match &wrap.by {
            WrapBy::Keyring { .. } => keepers.keyring.is_some(),
            by => keepers.words.is_some() && by.owner() != Some(HANDING_OVER),
        };
        let mut ways = self.ways().peekable();
        ways.peek().is_some() && ways.all(is_kept)
    }

    /// Wraps that somebody can open.
    fn ways(&self) -> impl Iterator<Item = &Wrap> {
        self.wraps.iter().filter(|wrap| wrap.by != WrapBy::RecoveryCode)
    }

    /// A wrap by a new secret that a keyring keeps under a name of its own: the one of before stays until the new key is
    /// in use. Nothing when the keyring does not give it back.
    fn wrap_of_keyring(&self, key: &DataKey, keyring: &dyn Keyring) -> Result<Option<Wrap>, StoreError> {
        let entry = format!("store {} {}", self.store_id, to_hex(&random_bytes::<4>()?));
        let secret = Zeroizing::new(random_bytes::<32>()?);
        if !keyring.save(&entry, secret.as_slice()) {
            return Ok(None);
        }
        let kept = keyring.load(&entry).map(Zeroizing::new);
        if kept.is_none_or(|kept| kept.as_slice() != secret.as_slice()) {
            keyring.forget(&entry);
            return Ok(None);
        }
        Ok(Some(Wrap::seal(key, WrapBy::Keyring { entry }, secret.as_slice())?))
    }

    /// A wrap by the secret that a keyring keeps already. Nothing when it does not give it.
    fn wrap_by_present_secret(
        &self,
        key: &DataKey,
        keyring: &dyn Keyring,
    ) -> Result<Option<Wrap>, StoreError> {
        let Some((entry, secret, _)) = self.kept_by(keyring) else { return Ok(None) };
        let by = WrapBy::Keyring { entry: entry.to_owned() };
        Ok(Some(Wrap::seal(key, by, &secret)?))
    }
}

impl Unlocked {
    /// A new key that everything opens that opens the present one; nothing when something does not keep it now.
    pub(crate) fn next_key(&self, keepers: Keepers<'_>) -> Result<Option<NextKey>, StoreError> {
        if !self.file.can_be_kept_by(keepers) {
            return Ok(None);
        }
        let (key, mut wraps) = (DataKey::random()?, Vec::new());
        let of_words = self.file.ways().filter(|wrap| wrap.by.is_pass_phrase());
        for wrap in of_words {
            let Some(words) = keepers.words else { return Ok(None) };
            match wrap.open(words.as_bytes()) {
                Ok(_) => {}
                Err(StoreError::WrongKey) => return Ok(None), // somebody else's
                Err(error) => return Err(error),
            }
            wraps.push(Wrap::seal(&key, WrapBy::pass_phrase(wrap.by.owner())?, words.as_bytes())?);
        }
        // The keyring last: what it keeps would stay there for nothing if something else refused.
        let mut entry = None;
        if let Some(keyring) = keepers.keyring.filter(|_| self.file.has_keyring()) {
            let of_before = self.file.wrap_by_present_secret(&key, keyring)?;
            if of_before.is_none() && wraps.is_empty() {
                return Ok(None); // it is locked and looks empty
            }
            let Some(wrap) = self.file.wrap_of_keyring(&key, keyring)? else { return Ok(None) };
            entry = wrap.by.entry().map(str::to_owned);
            wraps.push(wrap);
            wraps.extend(of_before);
        }
        let opened_by = OtherKey { check: key.check_value(), wraps };
        Ok(Some(NextKey { key, opened_by, entry }))
    }

    /// The store is under the next key from now on; the one of before is the other.
    pub(crate) fn take(&mut self, next: NextKey) {
        self.file = self.file.with(&next);
        self.exchange(next.key);
    }

    /// After a kill between two keys: takes the one that opens the file.
    pub(crate) fn fitting(mut self, opens: impl Fn(&DataKey) -> bool) -> Self {
        if let Some(other) = self.other.take()
            && !opens(&self.key)
            && opens(&other)
        {
            self.exchange(other);
        }
        self
    }

    fn exchange(&mut self, key: DataKey) {
        if let Some(other) = &mut self.file.other {
            std::mem::swap(&mut self.file.check, &mut other.check);
            std::mem::swap(&mut self.file.wraps, &mut other.wraps);
            self.key = key;
        }
    }

    /// Nothing is under the other key any more: its wraps go, and of the entries of keyrings one stays, which has just
    /// opened the present key. `false` when none does: then all stays as it is.
    pub(crate) fn end_other(&mut self, keyring: Option<&dyn Keyring>) -> bool {
        let kept = keyring.and_then(|keyring| self.file.kept_by(keyring));
        let kept = kept.map(|(entry, _, _)| entry.to_owned());
        if kept.is_none() && self.file.has_keyring() {
            return false;
        }
        let Some(other) = self.file.other.take() else { return true };
        let present = self.file.wraps.iter().filter_map(|wrap| wrap.by.entry());
        let over = present.chain(other.entries()).filter(|entry| kept.as_deref() != Some(*entry));
        let over: BTreeSet<String> = over.map(str::to_owned).collect();
        self.file.wraps.retain(|wrap| wrap.by.entry().is_none_or(|entry| !over.contains(entry)));
        self.file.former.extend(over);
        true
    }

    /// Lets a keyring forget what opened keys before. Gives whether it has; a locked one looks empty, and is asked again.
    pub(crate) fn forget_former(&mut self, keyring: &dyn Keyring) -> bool {
        let is_open = || self.file.present_entry().is_some_and(|entry| keyring.load(entry).is_some());
        if self.file.former.is_empty() || !is_open() {
            return false;
        }
        let before = self.file.former.len();
        self.file.former.retain(|entry| {
            keyring.forget(entry);
            keyring.load(entry).is_some()
        });
        self.file.former.len() < before
    }
}

#[cfg(test)]
mod tests {
    use super::super::{MemoryKeyring, NoKeyring, Protection};
    use super::*;

    fn keys(keyring: &dyn Keyring, pass_phrase: Option<&str>) -> Unlocked {
        KeyFile::create(Protection { keyring, pass_phrase, is_demo: false }).unwrap().0
    }

    #[test]
    fn a_key_is_renewed_only_where_everything_that_opens_it_is_at_hand() {
        let keyring = MemoryKeyring::default();
        let locked = MemoryKeyring::default();
        locked.set_locked(true);
        let (both, mut handed) = (keys(&keyring, Some("lípa kámen")), keys(&keyring, None));
        handed.wrap_for_handing_over("lípa kámen").unwrap();
        let by_keyring = Keepers { keyring: Some(&keyring), words: None };
        let by_words = Keepers { keyring: None, words: Some("lípa kámen") };
        let by_both = Keepers { keyring: Some(&keyring), words: Some("lípa kámen") };
        let table = [
            ("keyring", keys(&keyring, None), by_keyring, true),
            (
                "a keyring that was locked",
                keys(&keyring, None),
                Keepers { keyring: Some(&locked), words: None },
                false,
            ),
            ("nothing", keys(&keyring, None), Keepers { keyring: None, words: None }, false),
            ("words", keys(&NoKeyring, Some("lípa kámen")), by_words, true),
            ("other words", keys(&NoKeyring, Some("řeka most")), by_words, false),
            ("words alone", keys(&NoKeyring, Some("lípa kámen")), by_keyring, false),
            ("both by both", both, by_both, true),
            ("both by the keyring", keys(&keyring, Some("lípa kámen")), by_keyring, false),
            ("both by words", keys(&keyring, Some("lípa kámen")), by_words, false),
            ("while it changes hands", handed, by_both, false),
        ];
        for (name, unlocked, keepers, expected) in table {
            assert_eq!(unlocked.next_key(keepers).unwrap().is_some(), expected, "{name}");
        }
    }

    #[test]
    fn two_keys_open_until_the_one_of_before_ends() {
        let keyring = MemoryKeyring::default();
        let mut unlocked = keys(&keyring, None);
        let old = unlocked.file.clone();
        let keepers = Keepers::from(Unlock::Keyring(&keyring));
        let next = unlocked.next_key(keepers).unwrap().unwrap();
        let (before, after) = (unlocked.key.check_value(), next.key.check_value());

        // Cut off between: whichever opens the file is taken.
        for fits in [&before, &after] {
            let cut = unlocked.file.with(&next).unlock(Unlock::Keyring(&keyring)).unwrap();
            let taken = cut.fitting(|key| key.check_value() == *fits);
            assert_eq!(taken.key.check_value(), *fits);
            assert!(taken.file.fits(&taken.key) && taken.file.has_other());
        }

        unlocked.take(next);
        assert!(!unlocked.end_other(None), "nobody says that the new key is kept");
        assert!(unlocked.file.has_other());
        assert!(unlocked.end_other(Some(&keyring)));
        assert_eq!(unlocked.key.check_value(), after);
        keyring.set_locked(true);
        assert!(!unlocked.forget_former(&keyring), "a locked keyring forgets nothing and looks empty");
        keyring.set_locked(false);
        assert!(unlocked.forget_former(&keyring));
        assert!(unlocked.file.former.is_empty() && !unlocked.file.has_other());
        let again = serde_json::to_vec(&unlocked.file).unwrap();
        let again: KeyFile = serde_json::from_slice(&again).unwrap();
        assert_eq!(again.unlock(Unlock::Keyring(&keyring)).unwrap().key.check_value(), after);
        let opened = old.unlock(Unlock::Keyring(&keyring)).map(drop);
        assert!(matches!(opened, Err(StoreError::KeyringLocked { .. })), "what opened it is forgotten");
    }

    #[test]
    fn a_keyring_that_lost_what_it_was_told_last_opens_either_key() {
        let keyring = MemoryKeyring::default();
        let mut unlocked = keys(&keyring, None);
        let by_keyring = Unlock::Keyring(&keyring);
        let next = unlocked.next_key(Keepers::from(by_keyring)).unwrap().unwrap();
        let (before, after) = (unlocked.key.check_value(), next.key.check_value());
        let between = unlocked.file.with(&next);
        let told_last = next.entry.clone().unwrap();
        unlocked.take(next);
        let secret = keyring.load(&told_last).unwrap();
        keyring.forget(&told_last);
        for (file, fits) in [(&between, &before), (&between, &after), (&unlocked.file, &after)] {
            let cut = file.clone().unlock(by_keyring).unwrap();
            let mut cut = cut.fitting(|key| key.check_value() == *fits);
            assert_eq!(cut.key.check_value(), *fits);
            assert!(cut.end_other(Some(&keyring)));
            cut.forget_former(&keyring);
            assert_eq!(cut.file.unlock(by_keyring).unwrap().key.check_value(), *fits);
        }
        assert!(keyring.save(&told_last, &secret), "it kept it after all");
        assert!(unlocked.end_other(Some(&keyring)));
        assert_eq!(unlocked.file.keyring_entries().next(), Some(told_last.as_str()));
        assert_eq!(unlocked.file.former.len(), 1, "the secret of before goes");
    }

    #[test]
    fn a_key_that_is_given_up_takes_nothing_along_that_opens_the_present_one() {
        let keyring = MemoryKeyring::default();
        let unlocked = keys(&keyring, None);
        let keepers = Keepers::from(Unlock::Keyring(&keyring));
        let next = unlocked.next_key(keepers).unwrap().unwrap();
        next.give_up(keepers);
        assert!(keyring.load(next.entry.as_deref().unwrap()).is_none());
        assert!(unlocked.file.unlock(Unlock::Keyring(&keyring)).is_ok());
    }

    #[test]
    fn keys_written_before_a_key_could_be_renewed_read() {
        let file = keys(&NoKeyring, Some("lípa kámen")).file;
        let text = serde_json::to_string(&file).unwrap();
        assert!(!text.contains("other") && !text.contains("former"), "{text}");
        assert_eq!(serde_json::from_str::<KeyFile>(&text).unwrap(), file);
    }
}
