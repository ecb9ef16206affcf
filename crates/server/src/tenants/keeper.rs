//! What keeps a municipality: a file of its own, or a place in a database that several servers share.

mod database;
mod file;
mod holdings;
mod parts;
mod vault;

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use obeznik_app::keeping::Sources;
use obeznik_app::office::log::LogBook;
use obeznik_authority::{CloseDevice, FollowGroups, RegisterDevice, StatementAtServer, Verdict};
use obeznik_identity::{Denied, Fault, Stopped, Threshold};
use obeznik_kernel::{
    BlobHash, Date, Device, DeviceId, PersonId, RecordId, Records, Stop, Stored, Timestamp,
};
use obeznik_store::{BlobReader, ChainReport, Store, StoreError, Upload, UploadedPart};
use obeznik_store_postgres::DatabaseError;
use obeznik_sync::{Held, PullAnswer, PullRequest, PushAnswer, PushRequest, RepairAnswer, RepairRequest};
use zeroize::Zeroizing;

pub use database::DatabaseKeeper;
pub(crate) use file::begin_other_history;
pub use parts::{Parts, Sealed, Whole};
pub use vault::{BucketAddress, Vault, VaultAddress};

/// What a step came to: kept whether done or denied.
pub type Step<T> = Result<Result<T, Denied>, KeeperError>;

/// Why a keeper did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum KeeperError {
    /// A file.
    #[error(transparent)]
    File(#[from] StoreError),
    /// The database.
    #[error(transparent)]
    Database(#[from] DatabaseError),
    /// The place for blobs.
    #[error("the place for blobs: {0}")]
    Vault(#[from] std::io::Error),
}

/// What was decided, and how far the office moved by it.
pub struct Pushed {
    /// For the device.
    pub answer: PushAnswer,
    /// The head before.
    pub before: u64,
    /// The head after.
    pub head: u64,
}

/// Where sealed content is read for a few minutes, and what opens it.
pub struct SealedLink {
    /// The address; whoever has it reads sealed bytes.
    pub url: String,
    /// The key of this content alone.
    pub own_key: Zeroizing<[u8; 32]>,
    /// Bytes of the plain content.
    pub size_bytes: u64,
}

/// A municipality as requests change it. Each function is one transaction.
#[expect(clippy::missing_errors_doc, reason = "all fail when nothing happened")]
pub trait Keeper: Send {
    /// Decides what a device pushed.
    fn push(&mut self, request: &PushRequest, now: Timestamp) -> Result<Pushed, KeeperError>;
    /// Answers a pull whose sight has to be looked up again.
    fn pull(&mut self, request: &PullRequest, now: Timestamp) -> Result<PullAnswer, KeeperError>;
    /// Answers a repair with at most so many bytes of rows.
    fn repair(
        &mut self,
        request: &RepairRequest,
        most_bytes: u64,
        now: Timestamp,
    ) -> Result<RepairAnswer, KeeperError>;
    /// Notes how far a device that asks has read, and what it holds.
    fn acknowledge(&mut self, request: &PullRequest, now: Timestamp) -> Result<(), KeeperError>;
    /// What a device holds; nothing when there is no such device.
    fn held_by(&mut self, device: DeviceId) -> Result<Option<Held>, KeeperError>;
    /// Lets a paired device in.
    fn register_device(&mut self, input: &RegisterDevice, now: Timestamp) -> Result<Verdict, KeeperError>;
    /// Stops listening to a device.
    fn close_device(&mut self, input: &CloseDevice, now: Timestamp) -> Result<Verdict, KeeperError>;
    /// Brings the roles of a person to what their groups say.
    fn follow_groups(&mut self, input: &FollowGroups, now: Timestamp) -> Result<Verdict, KeeperError>;
    /// Writes down that a statement about a person is made.
    fn note_statement(&mut self, input: &StatementAtServer, now: Timestamp) -> Result<Verdict, KeeperError>;
    /// The record of a device.
    fn device(&mut self, device: DeviceId) -> Result<Option<Stored<Device>>, KeeperError>;
    /// Reads records in one snapshot.
    fn look_at(&mut self, look: LookAt<'_>) -> Result<(), KeeperError>;
    /// Reads whatever the office keeps, for a statement about a person.
    fn look_about(&mut self, look: LookAbout<'_>) -> Result<(), KeeperError>;
    /// Takes one step at the door. A denial is kept like a success.
    fn step(&mut self, step: StepIn<'_>) -> Result<Result<(), Denied>, KeeperError>;
    /// Begins another history, so that devices send again what they know more; every token ends, because those
    /// given since the copy are unknown.
    fn begin_history(&mut self) -> Result<(), KeeperError>;
    /// Lets time do what is due and tells whether there was anything.
    fn bring_about(&mut self, now: Timestamp) -> Result<bool, KeeperError>;
    /// Forgets deletions that every device has read.
    fn forget_deletions(&mut self, now: Timestamp) -> Result<(), KeeperError>;

    /// The secret of which the keys of people's pages come, and the one that seals what waits in browsers; no device
    /// gets it.
    fn page_secret(&self) -> [u8; 32];
    /// The key by which the office names its blobs.
    fn blob_naming_key(&self) -> [u8; 32];
    /// Begins an upload, or finds the one of the same device and content.
    fn begin_upload(&mut self, upload: &Upload, now: Timestamp) -> Result<Upload, KeeperError>;
    /// An upload of a device with the parts that came; nothing when it is another's or there is none.
    fn upload(&mut self, id: RecordId, device: DeviceId) -> Result<Option<Uploading>, KeeperError>;
    /// What seals parts; it works beside the keeper.
    fn parts(&mut self) -> Result<Box<dyn Parts>, KeeperError>;
    /// Keeps a sealed part, in place of one that came before.
    fn keep_part(
        &mut self,
        upload: RecordId,
        part: u32,
        digest: [u8; 32],
        sealed: Sealed,
    ) -> Result<(), KeeperError>;
    /// The whole of an upload, once every part has come; it is sealed beside the keeper.
    fn whole(&mut self, upload: &Upload) -> Result<Option<Box<dyn Whole>>, KeeperError>;
    /// Takes a finished upload over as a blob; its parts go.
    fn finish_upload(
        &mut self,
        upload: RecordId,
        sealed: Sealed,
        now: Timestamp,
    ) -> Result<BlobHash, KeeperError>;
    /// Forgets an upload and its parts.
    fn forget_upload(&mut self, upload: RecordId) -> Result<(), KeeperError>;
    /// Forgets uploads begun before an instant.
    fn sweep_uploads(&mut self, before: Timestamp) -> Result<(), KeeperError>;
    /// A blob for a person; one answer for what is not there and what is not theirs.
    fn blob_for(
        &mut self,
        person: PersonId,
        hash: &BlobHash,
        today: Date,
    ) -> Result<Option<BlobReader>, KeeperError>;

    /// Where a person's device reads a blob past the servers; nothing where content is only read through them, and
    /// for what is not there or not theirs.
    fn link_for(
        &mut self,
        person: PersonId,
        hash: &BlobHash,
        today: Date,
    ) -> Result<Option<SealedLink>, KeeperError>;

    /// What looks whether everything is whole, beside the keeper.
    fn checker(&mut self) -> Result<Box<dyn Checker>, KeeperError>;
    /// The store, where the municipality has a file of its own.
    fn store(&mut self) -> Option<&mut Store>;
}

/// A municipality as requests read it, beside whoever changes it.
#[expect(clippy::missing_errors_doc, reason = "all fail when it cannot be read")]
pub trait Looker: Send {
    /// Answers a pull; nothing when what the person sees has to be looked up again.
    fn pull(&mut self, request: &PullRequest, now: Timestamp) -> Result<Option<PullAnswer>, KeeperError>;
    /// Looks at the door without changing anything.
    fn look(&mut self, look: StepIn<'_>) -> Result<Result<(), Denied>, KeeperError>;
}

/// Reads the audit chain and the blobs beside the keeper: whether they are whole, and what stands in the log.
pub trait Checker: Send {
    /// Whether every page of the store reads and its indexes fit; a database looks after its own.
    ///
    /// # Errors
    /// When it cannot be looked at now, or was told to stop.
    fn is_sound(&mut self, stop: &Arc<AtomicBool>) -> Result<bool, KeeperError>;
    /// Walks the chain as long as it is told to proceed.
    ///
    /// # Errors
    /// When the log cannot be read at all, and [`StoreError::Cancelled`] when told to stop.
    fn chain(&self, proceed: &mut dyn FnMut() -> bool) -> Result<ChainReport, KeeperError>;
    /// How many inputs of the log were erased.
    fn cleared_links(&self) -> Result<u64, KeeperError>;
    /// Reads the log and the records it is about.
    ///
    /// # Errors
    /// When nothing was read.
    fn look_at_log(&self, look: LookAtLog<'_>) -> Result<(), KeeperError>;
    /// Reads whatever the office keeps, for a statement about a person.
    ///
    /// # Errors
    /// When nothing was read.
    fn look_at_all(&self, look: LookAbout<'_>) -> Result<(), KeeperError>;
    /// Blobs that are missing or damaged; reads all of them.
    ///
    /// # Errors
    /// When they cannot be listed.
    fn damaged_blobs(&self) -> Result<Vec<String>, KeeperError>;
}

/// A step at the door, as a keeper is given it.
pub type StepIn<'a> = &'a mut dyn FnMut(&mut dyn Threshold) -> Result<(), Stopped>;

/// A reading of records, as a keeper is given it.
pub type LookAt<'a> = &'a mut dyn FnMut(&dyn Records) -> Result<(), Stop>;

/// A reading of everything, as a keeper or a checker is given it.
pub type LookAbout<'a> = &'a mut dyn FnMut(&Sources<'_>);

/// A reading of the log with the records it is about, as a checker is given it.
pub type LookAtLog<'a> = &'a mut dyn FnMut(&dyn Records, &dyn LogBook);

/// An upload with the parts that came.
pub type Uploading = (Upload, Vec<UploadedPart>);

impl dyn Keeper + '_ {
    /// Reads records in one snapshot and gives what was read.
    ///
    /// # Errors
    /// [`KeeperError`] when it cannot be read.
    pub fn reading<T>(
        &mut self,
        read: impl FnOnce(&dyn Records) -> Result<T, Stop>,
    ) -> Result<T, KeeperError> {
        let (mut read, mut found) = (Some(read), None);
        self.look_at(&mut |records| {
            let read = read.take().ok_or_else(|| Stop::Broken("records were read twice".to_owned()))?;
            found = Some(read(records)?);
            Ok(())
        })?;
        Ok(found.ok_or_else(|| StoreError::Broken("a reading came to nothing".to_owned()))?)
    }

    /// Takes one step at the door and gives what it came to.
    ///
    /// # Errors
    /// [`KeeperError`] when nothing happened at all.
    pub fn at_the_door<T>(&mut self, step: impl FnOnce(&mut dyn Threshold) -> Result<T, Stopped>) -> Step<T> {
        once(step, |step| self.step(step))
    }
}

impl dyn Looker + '_ {
    /// Looks at the door and gives what was seen.
    ///
    /// # Errors
    /// [`KeeperError`] when it cannot be read.
    pub fn at_the_door<T>(&mut self, look: impl FnOnce(&mut dyn Threshold) -> Result<T, Stopped>) -> Step<T> {
        once(look, |look| self.look(look))
    }
}

/// A keeper is given steps as objects; each is taken once.
fn once<T>(
    step: impl FnOnce(&mut dyn Threshold) -> Result<T, Stopped>,
    take: impl FnOnce(StepIn<'_>) -> Result<Result<(), Denied>, KeeperError>,
) -> Step<T> {
    let (mut step, mut done) = (Some(step), None);
    let came = take(&mut |keeper| {
        let step = step.take().ok_or_else(|| Fault("a step was taken twice".to_owned()))?;
        done = Some(step(keeper)?);
        Ok(())
    })?;
    let nothing = || StoreError::Broken("a step came to nothing".to_owned());
    match came {
        Ok(()) => Ok(Ok(done.ok_or_else(nothing)?)),
        Err(denied) => Ok(Err(denied)),
    }
}
