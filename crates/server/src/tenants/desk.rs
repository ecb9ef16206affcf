//! The desk of one municipality: one piece of work at a time changes it, others read beside.

mod threads;
mod turns;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use obeznik_identity::{Denied, Stopped, TenantId, Threshold};
use obeznik_kernel::DeviceId;
use obeznik_store::{Reader, Store, StoreError};
use obeznik_store_postgres::DatabaseError;
use tokio::sync::broadcast;

use self::threads::Threads;
use self::turns::Turns;
use super::keeper::{DatabaseKeeper, Keeper, KeeperError, Looker};
use super::pokes::Others;

/// Pieces of work that may wait; more are turned away with „come back later".
const WAITING: usize = 256;
/// Pokes a slow listener may fall behind before it just pulls.
const POKES: usize = 64;

/// How often it is noted how far a device has read.
const ACKNOWLEDGED_EVERY: Duration = Duration::from_secs(10 * 60);

/// The desk.
pub struct Desk {
    /// Whose.
    pub tenant: TenantId,
    bench: Bench,
    pokes: broadcast::Sender<Poke>,
    others: Option<Arc<Others>>,
    acknowledged: Mutex<BTreeMap<DeviceId, Instant>>,
}

/// Who does the work.
enum Bench {
    /// A file has one thread that writes it and one that reads.
    File(Threads),
    /// A database has connections; writers wait for their turn here and not there.
    Database(Turns),
}

/// What listeners are told: that there is something, never what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Poke {
    /// The office has a new head.
    Head(u64),
    /// What people see may have changed.
    Access,
    /// A device was shown out.
    Device {
        /// Which.
        device: DeviceId,
        /// Whether it is to wipe itself.
        wipe: bool,
    },
}

/// Why a desk does not answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unavailable {
    /// There is no such municipality here.
    #[error("there is no such municipality")]
    Unknown,
    /// Too much work waits.
    #[error("too much work waits")]
    Busy,
    /// The disk is full or cannot be written.
    #[error("the store cannot be written")]
    ReadOnly,
    /// The office says no to what no sound device asks.
    #[error("refused: {0}")]
    Refused(String),
    /// Its disk has spoilt it.
    #[error("the store is damaged")]
    Damaged,
    /// Ours; the cause is in the log.
    #[error("the store is broken")]
    Broken,
}

impl Desk {
    /// The desk of a municipality with a file of its own.
    ///
    /// # Errors
    /// [`Unavailable`] when there are no threads.
    pub(super) fn of_file(tenant: TenantId, store: Store, reader: Reader) -> Result<Self, Unavailable> {
        Ok(Self::with(tenant, Bench::File(Threads::begin(tenant, store, reader)?), None))
    }

    /// The desk of a municipality in a database; what is told here is told to the other servers too.
    pub(super) fn of_database(tenant: TenantId, keeper: DatabaseKeeper, others: Arc<Others>) -> Self {
        Self::with(tenant, Bench::Database(Turns::new(keeper)), Some(others))
    }

    fn with(tenant: TenantId, bench: Bench, others: Option<Arc<Others>>) -> Self {
        let (pokes, _) = broadcast::channel(POKES);
        Self { tenant, bench, pokes, others, acknowledged: Mutex::default() }
    }

    /// Gives the desk a piece of work and waits for what comes of it.
    ///
    /// # Errors
    /// [`Unavailable::Busy`] when too much waits, or why it could not be done.
    pub async fn ask<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut dyn Keeper) -> Result<T, KeeperError> + Send + 'static,
    ) -> Result<T, Unavailable> {
        let done = match &self.bench {
            Bench::File(threads) => threads.write(move |store| work(store)).await,
            Bench::Database(turns) => turns.write(move |keeper| work(keeper)).await,
        };
        done?.map_err(|error| unavailable(self.tenant, &error))
    }

    /// The same for work that only reads, beside what is written.
    ///
    /// # Errors
    /// As [`Desk::ask`].
    pub async fn look<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut dyn Looker) -> Result<T, KeeperError> + Send + 'static,
    ) -> Result<T, Unavailable> {
        let done = match &self.bench {
            Bench::File(threads) => threads.read(move |reader| work(reader)).await,
            Bench::Database(turns) => turns.read(move |keeper| work(keeper)).await,
        };
        done?.map_err(|error| unavailable(self.tenant, &error))
    }

    /// Work beside all other work of the municipality that may take long, such as reading content.
    ///
    /// # Errors
    /// As [`Desk::ask`].
    pub async fn beside<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, KeeperError> + Send + 'static,
    ) -> Result<T, Unavailable> {
        let done = tokio::task::spawn_blocking(work).await.map_err(|_| Unavailable::Broken)?;
        done.map_err(|error| unavailable(self.tenant, &error))
    }

    /// Whether it is time to note again how far a device has read.
    pub fn is_to_acknowledge(&self, device: DeviceId) -> bool {
        let mut acknowledged = self.acknowledged.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        let recent = acknowledged.get(&device).is_some_and(|at| now.duration_since(*at) < ACKNOWLEDGED_EVERY);
        if !recent {
            acknowledged.insert(device, now);
        }
        !recent
    }

    /// Takes a step at the door of this municipality.
    ///
    /// # Errors
    /// As [`Desk::ask`].
    pub async fn at_the_door<T: Send + 'static>(
        &self,
        step: impl FnOnce(&mut dyn Threshold) -> Result<T, Stopped> + Send + 'static,
    ) -> Result<Result<T, Denied>, Unavailable> {
        self.ask(move |keeper| keeper.at_the_door(step)).await
    }

    /// Tells everybody who listens, here and at the other servers.
    pub fn poke(&self, poke: Poke) {
        self.poke_here(poke);
        if let Some(others) = &self.others {
            others.tell(self.tenant, poke);
        }
    }

    /// Tells who listens here.
    pub(super) fn poke_here(&self, poke: Poke) {
        let _ = self.pokes.send(poke); // nobody may be listening
    }

    /// What is told from now on.
    pub fn listen(&self) -> broadcast::Receiver<Poke> {
        self.pokes.subscribe()
    }

    /// Ends the work that waits, and keeps a good copy of a file.
    pub(super) fn close(&self) {
        match &self.bench {
            Bench::File(threads) => threads.close(),
            Bench::Database(turns) => turns.close(),
        }
    }
}

/// What a caller may know; the rest goes to the log.
pub(super) fn unavailable(tenant: TenantId, error: &KeeperError) -> Unavailable {
    if let KeeperError::File(StoreError::Refused(refusal))
    | KeeperError::Database(DatabaseError::Refused(refusal)) = error
    {
        return Unavailable::Refused(refusal.key.clone());
    }
    tracing::error!(%tenant, cause = %error, "the store did not do what it was asked");
    match error {
        KeeperError::File(StoreError::DiskFull | StoreError::ReadOnly)
        | KeeperError::Database(DatabaseError::DiskFull | DatabaseError::ReadOnly) => Unavailable::ReadOnly,
        KeeperError::Database(DatabaseError::Unreachable(_) | DatabaseError::NewerServer) => {
            Unavailable::Busy
        }
        KeeperError::File(StoreError::Damaged { .. }) => Unavailable::Damaged,
        KeeperError::Database(DatabaseError::NoTenant) => Unavailable::Unknown,
        _ => Unavailable::Broken,
    }
}
