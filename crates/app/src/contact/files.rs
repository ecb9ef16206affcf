//! Contents of annexes on their way down, in the order in which they will be wanted. In pieces of 1 MiB, so that a cut
//! line costs no more; kept in parts of 8 MiB.

use std::collections::BTreeMap;

use obeznik_kernel::calendar::day_in_prague;
use obeznik_kernel::{BlobHash, IdSource as _};
use obeznik_store::{PART_BYTES, Store, StoreError, Upload, Wanted};

use super::carriage::{self, Carriage};
use super::courier::{Courier, Failure};
use crate::office::day::papers_waiting;
use crate::ports::SystemIds;
use crate::ports::network::Unreached;

/// Contents looked for at once.
const LOOKED_FOR: usize = 200;
/// Bytes asked for at once: so often one hears how far it is, and so soon it can rest.
const PIECE_BYTES: u64 = 1 << 20;

/// How far a content on its way is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Way {
    /// Bytes that are here, or with the office where it goes up.
    pub here: u64,
    /// Of how many.
    pub whole: u64,
    /// Those of them that came now.
    pub came: u64,
}

/// What became of a content on its way down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Brought {
    /// It is here.
    Whole,
    /// The office does not have it for this person, or it was erased while it came.
    Absent,
    /// It rests; the parts that came are kept.
    Resting,
}

impl Courier {
    /// What is still to come down: the pack of the next meeting first, then what waits for the person.
    ///
    /// # Errors
    /// What the store says.
    pub fn wanted(&self) -> Result<Wanted, Failure> {
        let office = self.office.upgrade().ok_or(Unreached::Stopped)?;
        let mine = office.read(papers_waiting)?;
        let today = day_in_prague(office.now());
        let wanted = office.store().reader().wanted_blobs(today, &mine, LOOKED_FOR)?;
        Ok(wanted)
    }

    /// What the person decided about the line, and what today has cost.
    pub(super) fn carriage(&self) -> Result<Carriage, Failure> {
        let office = self.office.upgrade().ok_or(Unreached::Stopped)?;
        let carriage = Carriage::of(&office.store(), day_in_prague(office.now()))?;
        office.board().hold_quietly(carriage.rules.is_paused);
        Ok(carriage)
    }

    /// Whether a content is here.
    pub(super) fn has(&self, hash: &BlobHash) -> Result<bool, Failure> {
        self.with_store(|store, _| store.has_blob(hash))
    }

    /// How much of each content on its way down is here.
    pub(super) fn came(&self) -> Result<BTreeMap<BlobHash, u64>, Failure> {
        self.with_store(|store, office| store.came(office.signer().device))
    }

    /// Adds to what went and came today.
    pub(super) fn count(&self, bytes: u64) -> Result<(), Failure> {
        let office = self.office.upgrade().ok_or(Unreached::Stopped)?;
        let today = day_in_prague(office.now());
        Ok(carriage::count(&mut office.store(), today, bytes)?)
    }

    /// Brings one content down, from where it ended the last time. `proceed` hears how far it is, and says whether
    /// to go on.
    ///
    /// # Errors
    /// [`Failure`] with what came kept.
    pub fn bring_down(
        &self,
        hash: &BlobHash,
        proceed: &mut dyn FnMut(Way) -> bool,
    ) -> Result<Brought, Failure> {
        self.bring_some(hash, u64::MAX, proceed)
    }

    /// The same with at most so many bytes for now.
    pub(super) fn bring_some(
        &self,
        hash: &BlobHash,
        most: u64,
        proceed: &mut dyn FnMut(Way) -> bool,
    ) -> Result<Brought, Failure> {
        let known = self.with_store(|store, office| store.upload_of(hash, office.signer().device))?;
        let (upload, mut first) = match known {
            Some(upload) => (upload, None),
            None => {
                let length = PIECE_BYTES.min(most);
                match self.session.call(|line, access| line.piece(access, hash, 0, length)) {
                    Ok(piece) => (self.begin_arrival(hash, piece.whole)?, Some(piece.bytes)),
                    Err(failure) => return absent(failure),
                }
            }
        };
        let kept = self.with_store(|store, _| kept_of(store, &upload))?;
        let (mut here, mut came) = (kept.values().sum::<u64>(), 0);
        for part in 0..upload.parts() {
            let (kept, length) = (kept.get(&part).copied(), upload.length_of(part).unwrap_or(0));
            if kept == Some(length) {
                continue;
            }
            let mut bytes = match first.take() {
                Some(first) => {
                    came += first.len() as u64;
                    first
                }
                None => self.begun(&upload, part)?,
            };
            let (others, begun, before) = (here - kept.unwrap_or(0), bytes.len() as u64, came);
            let ended = self.part(&upload, part, &mut bytes, &mut |of_part| {
                came = before + (of_part - begun);
                let goes_on = proceed(Way { here: others + of_part, whole: upload.size_bytes, came });
                goes_on.then(|| most.saturating_sub(came))
            });
            let of_part = bytes.len() as u64;
            here = others + of_part;
            let has_grown = of_part > kept.unwrap_or(0) && of_part <= length;
            let is_worth_keeping = has_grown || matches!(ended, Ok(true));
            if is_worth_keeping && !self.keep_part(&upload, part, &bytes)? {
                return Ok(Brought::Absent);
            }
            match ended {
                Ok(true) => {}
                Ok(false) => return Ok(Brought::Resting),
                Err(failure) => return absent(failure),
            }
        }
        self.finish_arrival(&upload)
    }

    fn begin_arrival(&self, hash: &BlobHash, size_bytes: u64) -> Result<Upload, Failure> {
        self.with_store(|store, office| {
            let (id, device) = (SystemIds.next_id(), office.signer().device);
            store.begin_upload(&Upload { id, device, hash: hash.clone(), size_bytes }, office.now())
        })
    }

    /// What came of a part before; nothing of one that does not read.
    fn begun(&self, upload: &Upload, part: u32) -> Result<Vec<u8>, Failure> {
        self.with_store(|store, _| match store.part(upload.id, part) {
            Err(StoreError::BlobMissing { .. } | StoreError::BlobDamaged { .. }) => Ok(Vec::new()),
            came => came,
        })
    }

    /// The rest of a part, piece by piece. `proceed` hears how much of it is here and says how much more may come;
    /// `false` when the part shall rest.
    fn part(
        &self,
        upload: &Upload,
        part: u32,
        bytes: &mut Vec<u8>,
        proceed: &mut dyn FnMut(u64) -> Option<u64>,
    ) -> Result<bool, Failure> {
        let (from, length) = (u64::from(part) * PART_BYTES, upload.length_of(part).unwrap_or(0));
        while let Some(most) = proceed(bytes.len() as u64) {
            let here = bytes.len() as u64;
            if here >= length {
                return if here == length { Ok(true) } else { Err(Failure::Astray("piece")) };
            }
            let next = PIECE_BYTES.min(length - here).min(most);
            if next == 0 {
                return Ok(false);
            }
            let piece =
                self.session.call(|line, access| line.piece(access, &upload.hash, from + here, next))?;
            if piece.bytes.len() as u64 != next || piece.whole != upload.size_bytes {
                return Err(Failure::Astray("piece"));
            }
            bytes.extend(piece.bytes);
        }
        Ok(false)
    }

    /// Sealing takes its time and needs no store. `false` when the content was erased meanwhile.
    fn keep_part(&self, upload: &Upload, part: u32, bytes: &[u8]) -> Result<bool, Failure> {
        let sealer = self.with_store(|store, _| store.part_sealer())?;
        let sealed = sealer.seal(&mut &bytes[..], &mut |_| true)?;
        // The digest of a part is of use only to who sends it again; the whole is verified at its end.
        self.with_store(|store, _| {
            let is_wanted = store.upload(upload.id, upload.device)?.is_some();
            if is_wanted {
                store.keep_part(upload.id, part, [0; 32], sealed)?;
            }
            Ok(is_wanted)
        })
    }

    fn finish_arrival(&self, upload: &Upload) -> Result<Brought, Failure> {
        let whole = self.with_store(|store, _| store.uploaded_whole(upload))?;
        let sealed = match whole {
            Some(whole) => match whole.seal() {
                Err(StoreError::Broken(_)) => None, // a part does not read any more: all of it comes anew
                sealed => sealed?,
            },
            None => None,
        };
        let Some(sealed) = sealed else {
            tracing::warn!("a content came that is not what its name says");
            self.with_store(|store, _| store.forget_upload(upload.id))?;
            return Err(Failure::Astray("content"));
        };
        let is_kept = self.with_store(|store, office| store.finish_arrival(upload, sealed, office.now()))?;
        Ok(if is_kept { Brought::Whole } else { Brought::Absent })
    }
}

/// What the office does not have is no failure.
fn absent(failure: Failure) -> Result<Brought, Failure> {
    match failure {
        Failure::Unreached(Unreached::Said { status: 404, .. }) => Ok(Brought::Absent),
        other => Err(other),
    }
}

/// Bytes of each part that are kept.
fn kept_of(store: &Store, upload: &Upload) -> Result<BTreeMap<u32, u64>, StoreError> {
    let found = store.upload(upload.id, upload.device)?;
    let parts = found.map(|(_, parts)| parts).unwrap_or_default();
    Ok(parts.iter().map(|part| (part.part, part.size_bytes)).collect())
}
