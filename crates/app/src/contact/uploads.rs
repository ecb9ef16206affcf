//! Contents of annexes on their way up, before the command that names them. One that cannot go holds no other back.

use std::collections::BTreeSet;
use std::sync::PoisonError;

use obeznik_kernel::{BlobHash, CommandId, Payload};
use obeznik_store::{Store, StoreError};
use obeznik_sync::Entry;
use serde_json::Value;

use super::courier::{Courier, Failure};
use super::files::Way;
use super::stranded::{Hindrance, Stranded};
use crate::ports::network::Unreached;

/// Digits of a content address.
const DIGITS: usize = 64;

/// A content that waiting commands name and the office may lack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ToCarry {
    /// Its address.
    pub(super) hash: BlobHash,
    /// Name of the file, where the command says it.
    pub(super) name: String,
    /// Its size.
    pub(super) size_bytes: u64,
    /// Commands that wait for it.
    pub(super) commands: Vec<CommandId>,
}

/// What became of a content on its way up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Carried {
    /// The office has it.
    Whole,
    /// It rests; the office keeps the parts that came.
    Resting,
    /// It cannot go; its person is asked what to do.
    Stranded,
}

impl Courier {
    /// Contents that waiting commands name and the office may lack.
    fn to_carry(&self) -> Result<Vec<ToCarry>, Failure> {
        let carried = self.carried();
        self.with_store(|store, _| to_carry(store, &carried))
    }

    /// Contents the office has taken.
    pub(super) fn carried(&self) -> BTreeSet<BlobHash> {
        self.carried.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Brings up everything that waiting commands name and that can go. Gives how many contents went.
    ///
    /// # Errors
    /// [`Failure`] with the parts that came kept by the office.
    pub fn carry_all_up(&self) -> Result<usize, Failure> {
        let (mut count, mut failed) = (0, None);
        for ToCarry { hash, .. } in self.may_go()? {
            match self.carry_up(&hash, &mut |_| true) {
                Ok(carried) => count += usize::from(carried == Carried::Whole),
                Err(failure) if failure.is_of_the_line() => return Err(failure),
                Err(failure) => failed = failed.or(Some(failure)), // it holds no other back
            }
        }
        failed.map_or(Ok(count), Err)
    }

    /// Those of them that did not prove unable to go just now.
    pub(super) fn may_go(&self) -> Result<Vec<ToCarry>, Failure> {
        let mut able = Vec::new();
        for one in self.to_carry()? {
            if !self.is_aside(&one.hash)? {
                able.push(one);
            }
        }
        Ok(able)
    }

    /// Whether a content proved unable to go just now.
    pub(super) fn is_aside(&self, hash: &BlobHash) -> Result<bool, Failure> {
        let office = self.office.upgrade().ok_or(Unreached::Stopped)?;
        Ok(office.board().is_aside(hash))
    }

    /// Brings one content up, from the part on that the office lacks. `proceed` hears before each part how far it is,
    /// and says whether to go on; it also hears of the end.
    pub(super) fn carry_up(
        &self,
        hash: &BlobHash,
        proceed: &mut dyn FnMut(Way) -> bool,
    ) -> Result<Carried, Failure> {
        let sent = match self.send(hash, proceed) {
            Ok(true) => Carried::Whole,
            Ok(false) => Carried::Resting,
            Err(failure) => match self.hindrance(hash, &failure)? {
                Some(why) => self.strand(hash, why)?,
                None => return Err(failure),
            },
        };
        if sent == Carried::Whole {
            self.with_store(|store, _| Ok(Stranded::forget(store, hash)))??;
            self.carried.lock().unwrap_or_else(PoisonError::into_inner).insert(hash.clone());
        }
        Ok(sent)
    }

    /// `false` when it rests.
    fn send(&self, hash: &BlobHash, proceed: &mut dyn FnMut(Way) -> bool) -> Result<bool, Failure> {
        let mut blob = self.with_store(|store, _| store.blob(hash))?;
        let size = blob.size_bytes();
        let begun = self.session.call(|line, access| line.begin_upload(access, hash, size))?;
        if !begun.fits(size) {
            return Err(Failure::Astray("upload"));
        }
        let (upload, length) = (begun.upload, begun.part_bytes);
        let of_part = |part: u32| (size - u64::from(part) * length).min(length);
        let is_there = |part: &u32| begun.present.iter().any(|came| came.part == *part);
        let before: u64 = (0..begun.parts).filter(is_there).map(of_part).sum();
        let mut came = 0;
        for part in (0..begun.parts).filter(|part| !is_there(part)) {
            if !proceed(Way { here: before + came, whole: size, came }) {
                return Ok(false);
            }
            let bytes =
                blob.range(u64::from(part) * length, usize::try_from(length).unwrap_or(usize::MAX))?;
            self.session.call(|line, access| line.put_part(access, upload, part, bytes.clone()))?;
            came += of_part(part);
        }
        proceed(Way { here: before + came, whole: size, came });
        self.session.call(|line, access| line.commit_upload(access, upload))?;
        Ok(true)
    }

    /// Why a content does not go, where waiting does not mend it.
    fn hindrance(&self, hash: &BlobHash, failure: &Failure) -> Result<Option<Hindrance>, Failure> {
        match failure {
            Failure::Unreached(Unreached::Said { status: 413, .. }) => Ok(Some(Hindrance::TooLarge)),
            Failure::Unreached(Unreached::Said { status: 422, .. }) => Ok(Some(Hindrance::Differs)),
            Failure::Store(_) => {
                // Read once more: a disk that failed a single time, or a store that was busy, is no damage.
                let opened = self.with_store(|store, _| Ok(store.blob(hash)))?;
                Ok(match opened.and_then(|mut blob| blob.check()) {
                    Ok(()) => None,
                    Err(StoreError::BlobMissing { .. }) => Some(Hindrance::Missing),
                    Err(_) => Some(Hindrance::Damaged),
                })
            }
            _ => Ok(None),
        }
    }

    /// Puts a content aside for its person, unless the office has it: a file that came from there may be lost here.
    fn strand(&self, hash: &BlobHash, why: Hindrance) -> Result<Carried, Failure> {
        let is_lost = matches!(why, Hindrance::Missing | Hindrance::Damaged);
        if is_lost && self.is_with_office(hash)? {
            return Ok(Carried::Whole);
        }
        tracing::warn!(?why, "a content cannot go up and waits for its person");
        let stranded = Stranded { hash: hash.clone(), why };
        self.with_store(|store, office| {
            office.board().put_aside(hash.clone());
            Ok(Stranded::note(store, stranded))
        })??;
        Ok(Carried::Stranded)
    }

    fn is_with_office(&self, hash: &BlobHash) -> Result<bool, Failure> {
        match self.session.call(|line, access| line.piece(access, hash, 0, 1)) {
            Ok(_) => Ok(true),
            Err(Failure::Unreached(Unreached::Said { status: 404, .. })) => Ok(false),
            Err(failure) => Err(failure),
        }
    }

    /// An office restored from a copy may lack what it had.
    pub(super) fn forget_carried(&self) {
        self.carried.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

/// Contents that waiting commands name, this computer kept and the office may lack: the smallest first, so that the most
/// commands wait the shortest. Also one whose file is gone: its command must not leave without it.
pub(super) fn to_carry(store: &mut Store, carried: &BTreeSet<BlobHash>) -> Result<Vec<ToCarry>, StoreError> {
    let mut named: Vec<ToCarry> = Vec::new();
    for entry in store.outbox()?.iter().filter(|entry| !entry.is_sealed()) {
        for hash in contents_of(entry).into_iter().filter(|hash| !carried.contains(hash)) {
            if let Some(known) = named.iter_mut().find(|known| known.hash == hash) {
                known.commands.push(entry.id());
            } else if let Some(size_bytes) = store.size_of_blob(&hash)? {
                let (name, commands) = (name_of(entry), vec![entry.id()]);
                named.push(ToCarry { hash, name, size_bytes, commands });
            }
        }
    }
    named.sort_by_key(|one| one.size_bytes);
    Ok(named)
}

/// Name of the file that a command adds, where it says one.
pub(super) fn name_of(entry: &Entry) -> String {
    let input: Value = serde_json::from_str(entry.signed.command.payload_text()).unwrap_or_default();
    input.get("name").and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// Content addresses in the input of a command.
pub(super) fn contents_of(entry: &Entry) -> Vec<BlobHash> {
    let mut found = Vec::new();
    if let Payload::Blob { hash, .. } = &entry.signed.command.payload {
        found.push(hash.clone());
    }
    if let Ok(input) = serde_json::from_str(entry.signed.command.payload_text()) {
        gather(&input, &mut found);
    }
    found
}

fn gather(value: &Value, found: &mut Vec<BlobHash>) {
    match value {
        Value::String(text) if is_address(text) => found.push(BlobHash(text.clone())),
        Value::Array(items) => items.iter().for_each(|item| gather(item, found)),
        Value::Object(fields) => fields.values().for_each(|field| gather(field, found)),
        _ => {}
    }
}

fn is_address(text: &str) -> bool {
    text.len() == DIGITS && text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
}
