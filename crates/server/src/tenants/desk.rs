//! The desk of one municipality: the one thread that writes its store, and the one that only reads it.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use obeznik_identity::{Denied, Stopped, TenantId};
use obeznik_kernel::DeviceId;
use obeznik_store::{DoorKeeper, Keyring, Reader, Store, StoreError, Unlock};
use obeznik_sync::Provenance;
use tokio::sync::{broadcast, oneshot};

use crate::clock;
use crate::places::Places;

/// Pieces of work that may wait; more are turned away with „come back later".
const WAITING: usize = 256;
/// Pokes a slow listener may fall behind before it just pulls.
const POKES: usize = 64;

/// How often it is noted how far a device has read.
const ACKNOWLEDGED_EVERY: Duration = Duration::from_secs(10 * 60);

/// A piece of work; nothing ends the thread.
type Work<S> = Option<Box<dyn FnOnce(&mut S) + Send>>;

/// The desk.
pub struct Desk {
    /// Whose.
    pub tenant: TenantId,
    writing: SyncSender<Work<Store>>,
    reading: SyncSender<Work<Reader>>,
    pokes: broadcast::Sender<Poke>,
    threads: Mutex<Vec<JoinHandle<()>>>,
    acknowledged: Mutex<BTreeMap<DeviceId, Instant>>,
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
    /// Ours; the cause is in the log.
    #[error("the store is broken")]
    Broken,
}

impl Desk {
    /// Opens the store and puts its threads to work.
    ///
    /// # Errors
    /// [`Unavailable`] with the cause in the log.
    pub(super) fn open(
        tenant: TenantId,
        places: &Places,
        keyring: &dyn Keyring,
    ) -> Result<Self, Unavailable> {
        let opened = open_store(tenant, places, keyring).and_then(|store| Ok((store.open_reader()?, store)));
        let (reader, store) = opened.map_err(|error| unavailable(tenant, &error))?;
        let (writing, written) = sync_channel(WAITING);
        let (reading, read) = sync_channel(WAITING);
        let writer = spawn(tenant, "writes", move || {
            let store = run(tenant, store, &written);
            if let Err(error) = store.close(clock::now()) {
                unavailable(tenant, &error);
            }
        })?;
        let reader = spawn(tenant, "reads", move || drop(run(tenant, reader, &read)))?;
        let (pokes, _) = broadcast::channel(POKES);
        let (threads, acknowledged) = (Mutex::new(vec![reader, writer]), Mutex::default());
        Ok(Self { tenant, writing, reading, pokes, threads, acknowledged })
    }

    /// Gives the desk a piece of work and waits for what comes of it.
    ///
    /// # Errors
    /// [`Unavailable::Busy`] when too much waits, or why the store could not do it.
    pub async fn ask<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Store) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, Unavailable> {
        asked(self.tenant, &self.writing, work).await
    }

    /// The same for work that only reads, beside what is written.
    ///
    /// # Errors
    /// As [`Desk::ask`].
    pub async fn look<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Reader) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, Unavailable> {
        asked(self.tenant, &self.reading, work).await
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
        step: impl FnOnce(&mut DoorKeeper<'_>) -> Result<T, Stopped> + Send + 'static,
    ) -> Result<Result<T, Denied>, Unavailable> {
        self.ask(move |store| store.at_the_door(step)).await
    }

    /// Tells everybody who listens.
    pub fn poke(&self, poke: Poke) {
        let _ = self.pokes.send(poke); // nobody may be listening
    }

    /// What is told from now on.
    pub fn listen(&self) -> broadcast::Receiver<Poke> {
        self.pokes.subscribe()
    }

    /// Ends the threads after the work that waits and keeps a good copy of the store.
    pub(super) fn close(&self) {
        let threads = std::mem::take(&mut *self.threads.lock().unwrap_or_else(PoisonError::into_inner));
        let _ = (self.reading.send(None), self.writing.send(None)); // gone already when it panicked
        for thread in threads {
            let _ = thread.join(); // a panic is in the log already
        }
    }
}

/// Opens a store and looks whether it is the one that was here: a copied or restored one begins another
/// history, so that devices which know more send it once more.
fn open_store(tenant: TenantId, places: &Places, keyring: &dyn Keyring) -> Result<Store, StoreError> {
    let mut store = Store::open(&places.tenant(tenant), Unlock::Keyring(keyring), clock::now())?;
    let beside = places.epoch(tenant);
    let is_foreign = store.meet_epoch(&beside)? == Provenance::Foreign;
    if is_foreign || store.office_state()?.history.is_none() {
        store.begin_history()?;
        tracing::warn!(%tenant, "a history begins");
    }
    if is_foreign {
        store.settle_epoch(&beside)?;
    }
    Ok(store)
}

fn spawn(
    tenant: TenantId,
    what: &str,
    work: impl FnOnce() + Send + 'static,
) -> Result<JoinHandle<()>, Unavailable> {
    let name = format!("{what} {tenant}");
    std::thread::Builder::new().name(name).spawn(work).map_err(|error| {
        tracing::error!(%tenant, cause = %error.kind(), "a desk has no thread");
        Unavailable::Broken
    })
}

async fn asked<S, T: Send + 'static>(
    tenant: TenantId,
    thread: &SyncSender<Work<S>>,
    work: impl FnOnce(&mut S) -> Result<T, StoreError> + Send + 'static,
) -> Result<T, Unavailable> {
    let (answer, answered) = oneshot::channel();
    let piece = move |store: &mut S| {
        let _ = answer.send(work(store)); // whoever asked may have gone
    };
    match thread.try_send(Some(Box::new(piece))) {
        Ok(()) => {}
        Err(TrySendError::Full(_)) => return Err(Unavailable::Busy),
        Err(TrySendError::Disconnected(_)) => return Err(Unavailable::Broken),
    }
    match answered.await {
        Ok(Ok(done)) => Ok(done),
        Ok(Err(error)) => Err(unavailable(tenant, &error)),
        Err(_) => Err(Unavailable::Broken), // the work panicked; its transaction is rolled back
    }
}

fn run<S>(tenant: TenantId, mut store: S, work: &Receiver<Work<S>>) -> S {
    while let Ok(Some(piece)) = work.recv() {
        if catch_unwind(AssertUnwindSafe(|| piece(&mut store))).is_err() {
            tracing::error!(%tenant, "a piece of work panicked");
        }
    }
    store
}

/// What a caller may know; the rest goes to the log.
fn unavailable(tenant: TenantId, error: &StoreError) -> Unavailable {
    if let StoreError::Refused(refusal) = error {
        return Unavailable::Refused(refusal.key.clone());
    }
    tracing::error!(%tenant, cause = %error, "the store did not do what it was asked");
    match error {
        StoreError::DiskFull | StoreError::ReadOnly => Unavailable::ReadOnly,
        _ => Unavailable::Broken,
    }
}
