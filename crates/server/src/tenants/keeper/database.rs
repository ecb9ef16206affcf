//! A municipality in a database, its blobs beside it.

use std::collections::BTreeMap;
use std::io::{self, Read};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use obeznik_app::keeping::Sources;
use obeznik_authority::{CloseDevice, FollowGroups, RegisterDevice, StatementAtServer, Verdict};
use obeznik_identity::Denied;
use obeznik_kernel::{
    BlobHash, Date, Device, DeviceId, HistoryId, Payload, PersonId, RecordId, Stop, Stored, Timestamp,
};
use obeznik_store::{
    BlobReader, ChainReport, OfficeKeys, SealedAs, SealedBlob, Store, StoreError, Upload, UploadedPart,
};
use obeznik_store_postgres::{BlobKey, Checked, Office, Part, Upload as NotedUpload};
use obeznik_sync::{
    Desk, Held, PageLimits, PullAnswer, PullRequest, PushRequest, RepairAnswer, RepairRequest,
};

use super::holdings::InDatabase;
use super::{
    Checker, Keeper, KeeperError, LookAbout, LookAt, LookAtLog, Looker, Parts, Pushed, Sealed, SealedLink,
    StepIn, Uploading, Vault, Whole,
};
use crate::clock::{self, Ids};

/// A municipality in a database.
#[derive(Clone)]
pub struct DatabaseKeeper {
    office: Office,
    keys: OfficeKeys,
    blobs: Blobs,
}

/// Sealed content of one municipality.
#[derive(Clone)]
struct Blobs {
    vault: Arc<dyn Vault>,
    keys: OfficeKeys,
    /// Where content is sealed on its way.
    sealing: PathBuf,
    room: String,
}

impl DatabaseKeeper {
    /// Makes the municipality ready to be served.
    ///
    /// # Errors
    /// [`KeeperError`] when it cannot be.
    pub fn open(
        office: Office,
        keys: OfficeKeys,
        vault: Arc<dyn Vault>,
        sealing: PathBuf,
    ) -> Result<Self, KeeperError> {
        if office.make_ready(HistoryId(clock::new_id()))? {
            tracing::warn!(tenant = %office.tenant(), "a history begins");
        }
        let room = office.tenant().to_string();
        let blobs = Blobs { vault, keys: keys.clone(), sealing, room };
        Ok(Self { office, keys, blobs })
    }

    /// Removes content nobody knows any more. What stays is sealed under a key that is gone.
    fn remove(&self, places: &[String]) {
        for place in places {
            if let Err(error) = self.blobs.vault.remove(place) {
                tracing::warn!(cause = %error.kind(), "content that is not needed stays");
            }
        }
    }

    /// Takes sealed content over. The same content that came first stays, unless it was lost or damaged: then this one
    /// takes its place.
    fn keep(&self, key: &BlobKey, now: Timestamp) -> Result<bool, KeeperError> {
        if self.office.keep_blob(key, now)? {
            return Ok(true);
        }
        match self.office.blob(&key.hash)? {
            Some(first) if self.is_whole(&first) => Ok(false),
            Some(first) => Ok(self.office.renew_blob(key, &first.place)?),
            None => Ok(self.office.keep_blob(key, now)?), // erased between
        }
    }

    fn is_whole(&self, key: &BlobKey) -> bool {
        self.blobs.open(key).and_then(|mut blob| Ok(blob.check()?)).is_ok()
    }

    /// What opens the blobs that bulk commands of a push are made of. Asked for before the push has a connection:
    /// one that waits for a second while all others do the same would wait for ever.
    fn blobs_of(&self, request: &PushRequest) -> Result<BTreeMap<String, BlobKey>, KeeperError> {
        let mut keys = BTreeMap::new();
        for sealed in &request.commands {
            if let Payload::Blob { hash, .. } = &sealed.signed.command.payload
                && let Some(key) = self.office.blob(hash)?
            {
                keys.insert(hash.0.clone(), key);
            }
        }
        Ok(keys)
    }
}

impl Blobs {
    /// Puts sealed content into a place of its own: the same content may be sealed twice at once, each time under
    /// another key.
    fn place(&self, sealed: &SealedBlob) -> Result<BlobKey, KeeperError> {
        let place = format!("{}/{}", self.room, clock::new_id());
        self.vault.put(&place, sealed.path())?;
        let SealedAs { hash, size_bytes, nonce, sealed_key } = sealed.sealed_as();
        Ok(BlobKey { hash, size_bytes, nonce, sealed_key, place })
    }

    fn open(&self, key: &BlobKey) -> Result<BlobReader, KeeperError> {
        let content = self.vault.open(&key.place).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => {
                KeeperError::File(StoreError::BlobMissing { hash: key.hash.0.clone() })
            }
            _ => KeeperError::Vault(error),
        })?;
        Ok(self.keys.reader(content, &sealed_as(key))?)
    }

    fn seal(&self, content: &mut dyn Read) -> Result<SealedBlob, KeeperError> {
        Ok(self.keys.sealer(self.sealing.clone()).seal(content, &mut |_| true)?)
    }
}

fn sealed_as(key: &BlobKey) -> SealedAs {
    let BlobKey { hash, size_bytes, nonce, sealed_key, .. } = key.clone();
    SealedAs { hash, size_bytes, nonce, sealed_key }
}

fn salt() -> [u8; 16] {
    clock::random()
}

impl Keeper for DatabaseKeeper {
    fn push(&mut self, request: &PushRequest, now: Timestamp) -> Result<Pushed, KeeperError> {
        let keys = self.blobs_of(request)?;
        let mut rows = |hash: &BlobHash| {
            let content = keys.get(&hash.0).map(|key| Ok(self.blobs.open(key)?.read_all()?)).transpose();
            content.map_err(|error: KeeperError| Stop::Broken(error.to_string()))
        };
        let mut desk = Desk { now, ids: &mut Ids, salt: &mut || Ok(salt()), rows: &mut rows };
        let (answer, before, head) = self.office.push(request, &mut desk)?;
        Ok(Pushed { answer, before, head })
    }

    fn pull(&mut self, request: &PullRequest, now: Timestamp) -> Result<PullAnswer, KeeperError> {
        Ok(self.office.pull(request, PageLimits::default(), now)?)
    }

    fn repair(
        &mut self,
        request: &RepairRequest,
        most_bytes: u64,
        now: Timestamp,
    ) -> Result<RepairAnswer, KeeperError> {
        Ok(self.office.repair(request, most_bytes, now)?)
    }

    fn acknowledge(&mut self, request: &PullRequest, now: Timestamp) -> Result<(), KeeperError> {
        Ok(self.office.acknowledge(request, now)?)
    }

    fn held_by(&mut self, device: DeviceId) -> Result<Option<Held>, KeeperError> {
        Ok(self.office.held_by(device)?)
    }

    fn register_device(&mut self, input: &RegisterDevice, now: Timestamp) -> Result<Verdict, KeeperError> {
        Ok(self.office.register_device(input, now, &mut Ids, salt())?)
    }

    fn close_device(&mut self, input: &CloseDevice, now: Timestamp) -> Result<Verdict, KeeperError> {
        Ok(self.office.close_device(input, now, &mut Ids, salt())?)
    }

    fn follow_groups(&mut self, input: &FollowGroups, now: Timestamp) -> Result<Verdict, KeeperError> {
        Ok(self.office.follow_groups(input, now, &mut Ids, salt())?)
    }

    fn note_statement(&mut self, input: &StatementAtServer, now: Timestamp) -> Result<Verdict, KeeperError> {
        Ok(self.office.note_statement(input, now, &mut Ids, salt())?)
    }

    fn device(&mut self, device: DeviceId) -> Result<Option<Stored<Device>>, KeeperError> {
        Ok(self.office.record::<Device>(device)?)
    }

    fn look_at(&mut self, look: LookAt<'_>) -> Result<(), KeeperError> {
        Ok(self.office.look_at(|records| look(records))?)
    }

    fn look_about(&mut self, look: LookAbout<'_>) -> Result<(), KeeperError> {
        Ok(self.office.look_about(|reader| {
            look(&Sources { records: reader.records(), holdings: &InDatabase(reader), profile: None });
        })?)
    }

    fn step(&mut self, step: StepIn<'_>) -> Result<Result<(), Denied>, KeeperError> {
        Ok(self.office.at_the_door(|keeper| step(keeper))?)
    }

    fn begin_history(&mut self) -> Result<(), KeeperError> {
        Ok(self.office.begin_history(HistoryId(clock::new_id()))?)
    }

    fn bring_about(&mut self, now: Timestamp) -> Result<bool, KeeperError> {
        Ok(!self.office.bring_about(now, &mut Ids, salt)?.is_empty())
    }

    fn forget_deletions(&mut self, now: Timestamp) -> Result<(), KeeperError> {
        Ok(self.office.forget_deletions(now).map(drop)?)
    }

    fn page_secret(&self) -> [u8; 32] {
        self.keys.page_secret()
    }

    fn blob_naming_key(&self) -> [u8; 32] {
        self.keys.naming_key()
    }

    fn begin_upload(&mut self, upload: &Upload, now: Timestamp) -> Result<Upload, KeeperError> {
        let (upload, places) = self.office.begin_upload(&noted(upload), now)?;
        self.remove(&places);
        Ok(of_noted(upload))
    }

    fn upload(&mut self, id: RecordId, device: DeviceId) -> Result<Option<Uploading>, KeeperError> {
        let Some((upload, parts)) = self.office.upload(id, device)? else { return Ok(None) };
        let parts = parts.into_iter().map(|Part { part, digest, key }| UploadedPart {
            part,
            digest,
            size_bytes: key.size_bytes,
        });
        Ok(Some((of_noted(upload), parts.collect())))
    }

    fn parts(&mut self) -> Result<Box<dyn Parts>, KeeperError> {
        Ok(Box::new(self.blobs.clone()))
    }

    fn keep_part(
        &mut self,
        upload: RecordId,
        part: u32,
        digest: [u8; 32],
        sealed: Sealed,
    ) -> Result<(), KeeperError> {
        let key = placed(sealed)?;
        let old = self.office.keep_part(upload, &Part { part, digest, key })?;
        self.remove(old.as_slice());
        Ok(())
    }

    fn whole(&mut self, upload: &Upload) -> Result<Option<Box<dyn Whole>>, KeeperError> {
        let Some((_, parts)) = self.office.upload(upload.id, upload.device)? else { return Ok(None) };
        let came: u64 = parts.iter().map(|part| part.key.size_bytes).sum();
        if parts.len() != upload.parts() as usize || came != upload.size_bytes {
            return Ok(None);
        }
        let keys: Vec<BlobKey> = parts.into_iter().map(|part| part.key).collect();
        let (blobs, hash) = (self.blobs.clone(), upload.hash.clone());
        Ok(Some(Box::new(PlacedWhole { blobs, hash, keys: keys.into_iter(), present: None })))
    }

    fn finish_upload(
        &mut self,
        upload: RecordId,
        sealed: Sealed,
        now: Timestamp,
    ) -> Result<BlobHash, KeeperError> {
        let key = placed(sealed)?;
        if !self.keep(&key, now)? {
            self.remove(std::slice::from_ref(&key.place)); // the same content came first another way
        }
        self.forget_upload(upload)?;
        Ok(key.hash)
    }

    fn forget_upload(&mut self, upload: RecordId) -> Result<(), KeeperError> {
        let places = self.office.forget_upload(upload)?;
        self.remove(&places);
        Ok(())
    }

    fn sweep_uploads(&mut self, before: Timestamp) -> Result<(), KeeperError> {
        let places = self.office.sweep_uploads(before)?;
        self.remove(&places);
        // Content that erased records named; its keys went with them.
        let (gone, stay): (Vec<String>, Vec<String>) =
            self.office.abandoned()?.into_iter().partition(|place| self.blobs.vault.remove(place).is_ok());
        if !stay.is_empty() {
            tracing::warn!(count = stay.len(), "sealed content without a key stays for now");
        }
        if !gone.is_empty() {
            self.office.forget_abandoned(&gone)?;
        }
        Ok(())
    }

    fn blob_for(
        &mut self,
        person: PersonId,
        hash: &BlobHash,
        today: Date,
    ) -> Result<Option<BlobReader>, KeeperError> {
        if !self.office.may_have_blob(person, hash, today)? {
            return Ok(None);
        }
        let key = self.office.blob(hash)?;
        key.map(|key| self.blobs.open(&key)).transpose()
    }

    fn link_for(
        &mut self,
        person: PersonId,
        hash: &BlobHash,
        today: Date,
    ) -> Result<Option<SealedLink>, KeeperError> {
        if !self.office.may_have_blob(person, hash, today)? {
            return Ok(None);
        }
        let Some(key) = self.office.blob(hash)? else { return Ok(None) };
        let Some(url) = self.blobs.vault.link(&key.place)? else { return Ok(None) };
        let own_key = self.keys.own_key(&sealed_as(&key))?;
        Ok(Some(SealedLink { url, own_key, size_bytes: key.size_bytes }))
    }

    fn checker(&mut self) -> Result<Box<dyn Checker>, KeeperError> {
        Ok(Box::new(self.clone()))
    }

    fn store(&mut self) -> Option<&mut Store> {
        None
    }
}

impl Looker for DatabaseKeeper {
    fn pull(&mut self, request: &PullRequest, now: Timestamp) -> Result<Option<PullAnswer>, KeeperError> {
        Ok(self.office.look_pull(request, PageLimits::default(), now)?)
    }

    fn look(&mut self, look: StepIn<'_>) -> Result<Result<(), Denied>, KeeperError> {
        Ok(self.office.look_at_the_door(|keeper| look(keeper))?)
    }
}

impl Checker for DatabaseKeeper {
    fn is_sound(&mut self, _stop: &Arc<AtomicBool>) -> Result<bool, KeeperError> {
        Ok(true)
    }

    fn chain(&self, proceed: &mut dyn FnMut() -> bool) -> Result<ChainReport, KeeperError> {
        match self.office.verify(proceed)? {
            Some(Checked::Whole(head)) => Ok(ChainReport::Whole(head)),
            Some(Checked::Broken { link, sound }) => Ok(ChainReport::Broken { link, sound }),
            None => Err(StoreError::Cancelled.into()),
        }
    }

    fn cleared_links(&self) -> Result<u64, KeeperError> {
        Ok(self.office.cleared_links()?)
    }

    fn look_at_log(&self, look: LookAtLog<'_>) -> Result<(), KeeperError> {
        Ok(self.office.look_about(|reader| look(reader.records(), &InDatabase(reader)))?)
    }

    fn look_at_all(&self, look: LookAbout<'_>) -> Result<(), KeeperError> {
        Ok(self.office.look_about(|reader| {
            look(&Sources { records: reader.records(), holdings: &InDatabase(reader), profile: None });
        })?)
    }

    fn damaged_blobs(&self) -> Result<Vec<String>, KeeperError> {
        let blobs = self.office.blobs()?.into_iter();
        Ok(blobs.filter(|key| !self.is_whole(key)).map(|key| key.hash.0).collect())
    }
}

impl Parts for Blobs {
    fn seal(&self, content: &mut dyn Read) -> Result<Sealed, KeeperError> {
        let sealed = Blobs::seal(self, content)?;
        self.place(&sealed).map(Sealed::Placed)
    }
}

/// All parts of an upload, to be read as one.
struct PlacedWhole {
    blobs: Blobs,
    hash: BlobHash,
    keys: std::vec::IntoIter<BlobKey>,
    present: Option<BlobReader>,
}

impl Whole for PlacedWhole {
    fn seal(mut self: Box<Self>) -> Result<Option<Sealed>, KeeperError> {
        let blobs = self.blobs.clone();
        let sealed = blobs.seal(&mut *self)?;
        if sealed.hash != self.hash {
            return Ok(None);
        }
        blobs.place(&sealed).map(|key| Some(Sealed::Placed(key)))
    }
}

impl Read for PlacedWhole {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            if let Some(reader) = &mut self.present {
                let read = reader.read(buffer)?;
                if read > 0 || buffer.is_empty() {
                    return Ok(read);
                }
            }
            let Some(key) = self.keys.next() else { return Ok(0) };
            self.present = Some(self.blobs.open(&key).map_err(io::Error::other)?);
        }
    }
}

fn placed(sealed: Sealed) -> Result<BlobKey, KeeperError> {
    match sealed {
        Sealed::Placed(key) => Ok(key),
        Sealed::InFolder(_) => {
            Err(StoreError::Broken("sealed content of a file came to a database".to_owned()).into())
        }
    }
}

fn noted(upload: &Upload) -> NotedUpload {
    let Upload { id, device, hash, size_bytes } = upload.clone();
    NotedUpload { id, device, hash, size_bytes }
}

fn of_noted(upload: NotedUpload) -> Upload {
    let NotedUpload { id, device, hash, size_bytes } = upload;
    Upload { id, device, hash, size_bytes }
}
