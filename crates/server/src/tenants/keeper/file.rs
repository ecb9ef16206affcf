//! A municipality in a file of its own.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use obeznik_app::keeping::Sources;
use obeznik_authority::{CloseDevice, FollowGroups, RegisterDevice, StatementAtServer, Verdict};
use obeznik_identity::{Denied, Sessions as _};
use obeznik_kernel::{BlobHash, Date, Device, DeviceId, PersonId, RecordId, Stop, Stored, Timestamp};
use obeznik_store::{BlobReader, ChainReport, Reader, Store, StoreError, Upload};
use obeznik_sync::{Held, PageLimits, PullAnswer, PullRequest, PushRequest, RepairAnswer, RepairRequest};

use super::{
    Checker, Keeper, KeeperError, LookAbout, LookAt, LookAtLog, Looker, Parts, Pushed, Sealed, SealedLink,
    StepIn, Uploading, Whole,
};
use crate::clock::Ids;

/// Begins another history of a store that is a copy; every token ends, because those given since it was
/// made are unknown.
///
/// # Errors
/// [`StoreError`] when it was not done to the end.
pub(crate) fn begin_other_history(store: &mut Store) -> Result<(), StoreError> {
    store.begin_history()?;
    let ended = store.at_the_door(|keeper| Ok(keeper.end_all()?))?;
    ended.map_err(|denied| StoreError::Broken(denied.to_string()))
}

impl Keeper for Store {
    fn push(&mut self, request: &PushRequest, now: Timestamp) -> Result<Pushed, KeeperError> {
        let before = self.office_state()?.head;
        let answer = Store::push(self, request, now, &mut Ids)?;
        Ok(Pushed { answer, before, head: self.office_state()?.head })
    }

    fn pull(&mut self, request: &PullRequest, now: Timestamp) -> Result<PullAnswer, KeeperError> {
        Ok(Store::pull(self, request, PageLimits::default(), now)?)
    }

    fn repair(
        &mut self,
        request: &RepairRequest,
        most_bytes: u64,
        now: Timestamp,
    ) -> Result<RepairAnswer, KeeperError> {
        Ok(Store::repair(self, request, most_bytes, now)?)
    }

    fn acknowledge(&mut self, request: &PullRequest, now: Timestamp) -> Result<(), KeeperError> {
        Ok(Store::acknowledge(self, request, now)?)
    }

    fn held_by(&mut self, device: DeviceId) -> Result<Option<Held>, KeeperError> {
        Ok(Store::held_by(self, device)?)
    }

    fn register_device(&mut self, input: &RegisterDevice, now: Timestamp) -> Result<Verdict, KeeperError> {
        Ok(Store::register_device(self, input, now, &mut Ids)?)
    }

    fn close_device(&mut self, input: &CloseDevice, now: Timestamp) -> Result<Verdict, KeeperError> {
        Ok(Store::close_device(self, input, now, &mut Ids)?)
    }

    fn follow_groups(&mut self, input: &FollowGroups, now: Timestamp) -> Result<Verdict, KeeperError> {
        Ok(Store::follow_groups(self, input, now, &mut Ids)?)
    }

    fn note_statement(&mut self, input: &StatementAtServer, now: Timestamp) -> Result<Verdict, KeeperError> {
        Ok(Store::note_statement(self, input, now, &mut Ids)?)
    }

    fn device(&mut self, device: DeviceId) -> Result<Option<Stored<Device>>, KeeperError> {
        Ok(self.reader().record::<Device>(device)?)
    }

    fn look_at(&mut self, look: LookAt<'_>) -> Result<(), KeeperError> {
        let records = self.reader().records()?;
        Ok(look(&records).map_err(stopped)?)
    }

    fn look_about(&mut self, look: LookAbout<'_>) -> Result<(), KeeperError> {
        let reader = self.reader();
        look(&Sources { records: &reader.records()?, holdings: reader, profile: None });
        Ok(())
    }

    fn step(&mut self, step: StepIn<'_>) -> Result<Result<(), Denied>, KeeperError> {
        Ok(self.at_the_door(|keeper| step(keeper))?)
    }

    fn begin_history(&mut self) -> Result<(), KeeperError> {
        Ok(begin_other_history(self)?)
    }

    fn bring_about(&mut self, now: Timestamp) -> Result<bool, KeeperError> {
        Ok(!Store::bring_about(self, now, &mut Ids)?.is_empty())
    }

    fn forget_deletions(&mut self, now: Timestamp) -> Result<(), KeeperError> {
        Ok(Store::forget_deletions(self, now).map(drop)?)
    }

    fn page_secret(&self) -> [u8; 32] {
        Store::page_secret(self)
    }

    fn blob_naming_key(&self) -> [u8; 32] {
        Store::blob_naming_key(self)
    }

    fn begin_upload(&mut self, upload: &Upload, now: Timestamp) -> Result<Upload, KeeperError> {
        Ok(Store::begin_upload(self, upload, now)?)
    }

    fn upload(&mut self, id: RecordId, device: DeviceId) -> Result<Option<Uploading>, KeeperError> {
        Ok(Store::upload(self, id, device)?)
    }

    fn parts(&mut self) -> Result<Box<dyn Parts>, KeeperError> {
        Ok(Box::new(self.part_sealer()?))
    }

    fn keep_part(
        &mut self,
        upload: RecordId,
        part: u32,
        digest: [u8; 32],
        sealed: Sealed,
    ) -> Result<(), KeeperError> {
        match sealed {
            Sealed::InFolder(sealed) => Ok(Store::keep_part(self, upload, part, digest, sealed)?),
            Sealed::Placed(_) => Err(elsewhere().into()),
        }
    }

    fn whole(&mut self, upload: &Upload) -> Result<Option<Box<dyn Whole>>, KeeperError> {
        Ok(self.uploaded_whole(upload)?.map(|whole| Box::new(whole) as Box<dyn Whole>))
    }

    fn finish_upload(
        &mut self,
        upload: RecordId,
        sealed: Sealed,
        now: Timestamp,
    ) -> Result<BlobHash, KeeperError> {
        match sealed {
            Sealed::InFolder(sealed) => Ok(Store::finish_upload(self, upload, sealed, now)?),
            Sealed::Placed(_) => Err(elsewhere().into()),
        }
    }

    fn forget_upload(&mut self, upload: RecordId) -> Result<(), KeeperError> {
        Ok(Store::forget_upload(self, upload)?)
    }

    fn sweep_uploads(&mut self, before: Timestamp) -> Result<(), KeeperError> {
        Ok(Store::sweep_uploads(self, before)?)
    }

    fn blob_for(
        &mut self,
        person: PersonId,
        hash: &BlobHash,
        today: Date,
    ) -> Result<Option<BlobReader>, KeeperError> {
        if !self.may_have_blob(person, hash, today)? || !self.has_blob(hash)? {
            return Ok(None);
        }
        Ok(Some(self.blob(hash)?))
    }

    fn link_for(&mut self, _: PersonId, _: &BlobHash, _: Date) -> Result<Option<SealedLink>, KeeperError> {
        Ok(None)
    }

    fn checker(&mut self) -> Result<Box<dyn Checker>, KeeperError> {
        Ok(Box::new(self.open_reader()?))
    }

    fn store(&mut self) -> Option<&mut Store> {
        Some(self)
    }
}

impl Looker for Reader {
    fn pull(&mut self, request: &PullRequest, now: Timestamp) -> Result<Option<PullAnswer>, KeeperError> {
        Ok(Reader::pull(self, request, PageLimits::default(), now)?)
    }

    fn look(&mut self, look: StepIn<'_>) -> Result<Result<(), Denied>, KeeperError> {
        Ok(self.at_the_door(|keeper| look(keeper))?)
    }
}

impl Checker for Reader {
    fn is_sound(&mut self, stop: &Arc<AtomicBool>) -> Result<bool, KeeperError> {
        Ok(self.is_whole_unless(stop)?)
    }

    fn chain(&self, proceed: &mut dyn FnMut() -> bool) -> Result<ChainReport, KeeperError> {
        Ok(self.verify(&mut |_| proceed())?)
    }

    fn cleared_links(&self) -> Result<u64, KeeperError> {
        Ok(Reader::cleared_links(self)?)
    }

    fn look_at_log(&self, look: LookAtLog<'_>) -> Result<(), KeeperError> {
        look(&self.records()?, self);
        Ok(())
    }

    fn look_at_all(&self, look: LookAbout<'_>) -> Result<(), KeeperError> {
        look(&Sources { records: &self.records()?, holdings: self, profile: None });
        Ok(())
    }

    fn damaged_blobs(&self) -> Result<Vec<String>, KeeperError> {
        let is_damaged = |hash: &BlobHash| self.blob(hash).and_then(|mut blob| blob.check()).is_err();
        Ok(self.blobs()?.into_iter().filter(is_damaged).map(|hash| hash.0).collect())
    }
}

fn stopped(stop: Stop) -> StoreError {
    match stop {
        Stop::Refused(refusal) => StoreError::Refused(refusal),
        other @ (Stop::Missing(_) | Stop::Broken(_)) => StoreError::Broken(other.to_string()),
    }
}

fn elsewhere() -> StoreError {
    StoreError::Broken("sealed content of a database came to a file".to_owned())
}
