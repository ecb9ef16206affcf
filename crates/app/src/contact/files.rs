//! Contents of annexes: up before the command that names them, down in the order in which they will be wanted.
//! In parts of 8 MiB either way, so that a cut line costs one part.

use std::collections::BTreeMap;
use std::sync::PoisonError;

use obeznik_kernel::calendar::day_in_prague;
use obeznik_kernel::{BlobHash, CommandId, IdSource as _, Payload};
use obeznik_store::{PART_BYTES, Store, StoreError, Upload, WantedBlob};
use obeznik_sync::Entry;
use serde_json::Value;

use super::courier::{Courier, Failure};
use crate::ports::SystemIds;
use crate::ports::network::Unreached;

/// Digits of a content address.
const DIGITS: usize = 64;
/// Contents looked for at once.
const LOOKED_FOR: usize = 200;

impl Courier {
    /// Contents that waiting commands name, this computer holds and the office may lack, with the commands.
    pub(super) fn to_carry(&self) -> Result<Vec<(BlobHash, Vec<CommandId>)>, Failure> {
        let carried = self.carried.lock().unwrap_or_else(PoisonError::into_inner).clone();
        self.with_store(|store, _| {
            let mut named: BTreeMap<BlobHash, Vec<CommandId>> = BTreeMap::new();
            for entry in store.outbox()?.iter().filter(|entry| !entry.is_sealed()) {
                for hash in contents_of(entry) {
                    if !carried.contains(&hash) && store.has_blob(&hash)? {
                        named.entry(hash).or_default().push(entry.id());
                    }
                }
            }
            Ok(named.into_iter().collect())
        })
    }

    /// Brings up everything that waiting commands name. Gives how many contents went.
    ///
    /// # Errors
    /// [`Failure`] with the parts that came kept by the office.
    pub fn carry_all_up(&self) -> Result<usize, Failure> {
        let named = self.to_carry()?;
        for (hash, _) in &named {
            self.carry_up(hash)?;
        }
        Ok(named.len())
    }

    /// Brings one content up, from the part on that the office lacks.
    pub(super) fn carry_up(&self, hash: &BlobHash) -> Result<(), Failure> {
        let mut blob = self.with_store(|store, _| store.blob(hash))?;
        let size = blob.size_bytes();
        let begun = self.session.call(|line, access| line.begin_upload(access, hash, size))?;
        let upload = begun.upload;
        for part in (0..begun.parts).filter(|part| begun.present.iter().all(|came| came.part != *part)) {
            let length = usize::try_from(begun.part_bytes).unwrap_or(usize::MAX);
            let bytes = blob.range(u64::from(part) * begun.part_bytes, length)?;
            self.session.call(|line, access| line.put_part(access, upload, part, bytes.clone()))?;
        }
        self.session.call(|line, access| line.commit_upload(access, upload))?;
        self.carried.lock().unwrap_or_else(PoisonError::into_inner).insert(hash.clone());
        Ok(())
    }

    /// An office restored from a copy may lack what it had.
    pub(super) fn forget_carried(&self) {
        self.carried.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// What is still to come down, the pack of the next meeting first.
    ///
    /// # Errors
    /// What the store says.
    pub fn wanted(&self) -> Result<Vec<WantedBlob>, Failure> {
        self.with_store(|store, office| store.reader().wanted_blobs(day_in_prague(office.now()), LOOKED_FOR))
    }

    /// Brings one content down; `false` when the office does not have it for this person.
    ///
    /// # Errors
    /// [`Failure`] with the parts that came kept.
    pub fn bring_down(&self, hash: &BlobHash, came: &mut dyn FnMut(u64)) -> Result<bool, Failure> {
        let first = match self.session.call(|line, access| line.piece(access, hash, 0, PART_BYTES)) {
            Ok(piece) => piece,
            Err(Failure::Unreached(Unreached::Said { status: 404, .. })) => return Ok(false),
            Err(failure) => return Err(failure),
        };
        let upload = self.begin_arrival(hash, first.whole)?;
        let present = self.with_store(|store, _| parts_of(store, &upload))?;
        let mut first = Some(first.bytes);
        for part in 0..upload.parts() {
            if present.contains(&part) {
                continue;
            }
            let bytes = match first.take().filter(|_| part == 0) {
                Some(bytes) => bytes,
                None => self.part(hash, &upload, part)?,
            };
            came(bytes.len() as u64);
            self.keep_part(&upload, part, &bytes)?;
        }
        self.finish_arrival(&upload)
    }

    fn begin_arrival(&self, hash: &BlobHash, size_bytes: u64) -> Result<Upload, Failure> {
        self.with_store(|store, office| {
            let (id, device) = (SystemIds.next_id(), office.signer().device);
            store.begin_upload(&Upload { id, device, hash: hash.clone(), size_bytes }, office.now())
        })
    }

    fn part(&self, hash: &BlobHash, upload: &Upload, part: u32) -> Result<Vec<u8>, Failure> {
        let (from, length) = (u64::from(part) * PART_BYTES, upload.length_of(part).unwrap_or(0));
        let piece = self.session.call(|line, access| line.piece(access, hash, from, length))?;
        if piece.bytes.len() as u64 != length || piece.whole != upload.size_bytes {
            return Err(Failure::Astray("piece"));
        }
        Ok(piece.bytes)
    }

    /// Sealing takes its time and needs no store.
    fn keep_part(&self, upload: &Upload, part: u32, bytes: &[u8]) -> Result<(), Failure> {
        let sealer = self.with_store(|store, _| store.part_sealer())?;
        let sealed = sealer.seal(&mut &bytes[..], &mut |_| true)?;
        // The digest of a part is of use only to who sends it again; the whole is verified at its end.
        self.with_store(|store, _| store.keep_part(upload.id, part, [0; 32], sealed))
    }

    fn finish_arrival(&self, upload: &Upload) -> Result<bool, Failure> {
        let whole = self.with_store(|store, _| store.uploaded_whole(upload))?;
        let sealed = match whole {
            Some(whole) => whole.seal()?,
            None => None,
        };
        let Some(sealed) = sealed else {
            tracing::warn!("a content came that is not what its name says");
            self.with_store(|store, _| store.forget_upload(upload.id))?;
            return Err(Failure::Astray("content"));
        };
        self.with_store(|store, office| store.finish_upload(upload.id, sealed, office.now()))?;
        Ok(true)
    }
}

fn parts_of(store: &Store, upload: &Upload) -> Result<Vec<u32>, StoreError> {
    let found = store.upload(upload.id, upload.device)?;
    Ok(found.map(|(_, parts)| parts.iter().map(|part| part.part).collect()).unwrap_or_default())
}

/// Content addresses in the input of a command.
fn contents_of(entry: &Entry) -> Vec<BlobHash> {
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
