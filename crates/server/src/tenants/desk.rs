//! The desk of one municipality: the one thread that touches its store.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread::JoinHandle;

use obeznik_identity::{Denied, Stopped, TenantId};
use obeznik_kernel::{DeviceId, PersonId};
use obeznik_store::{DoorKeeper, Keyring, Store, StoreError, Unlock};
use tokio::sync::{broadcast, oneshot};

use crate::clock;

/// Pieces of work that may wait; more are turned away with „come back later".
const WAITING: usize = 256;
/// Pokes a slow listener may fall behind before it just pulls.
const POKES: usize = 64;

/// A piece of work; nothing ends the thread.
type Work = Option<Box<dyn FnOnce(&mut Store) + Send>>;

/// The desk.
pub struct Desk {
    /// Whose.
    pub tenant: TenantId,
    work: SyncSender<Work>,
    pokes: broadcast::Sender<Poke>,
    thread: Mutex<Option<JoinHandle<()>>>,
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
    /// Everything of a person ends.
    Person(PersonId),
}

/// Why a desk does not answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
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
    /// Ours; the cause is in the log.
    #[error("the store is broken")]
    Broken,
}

impl Desk {
    /// Opens the store and puts its thread to work.
    ///
    /// # Errors
    /// [`Unavailable`] with the cause in the log.
    pub(super) fn open(tenant: TenantId, folder: &Path, keyring: &dyn Keyring) -> Result<Self, Unavailable> {
        let store = Store::open(folder, Unlock::Keyring(keyring), clock::now());
        let store = store.map_err(|error| unavailable(tenant, &error))?;
        let (work, received) = sync_channel(WAITING);
        let thread = std::thread::Builder::new().name(format!("desk {tenant}"));
        let thread = thread.spawn(move || run(tenant, store, &received)).map_err(|error| {
            tracing::error!(%tenant, cause = %error.kind(), "a desk has no thread");
            Unavailable::Broken
        })?;
        let (pokes, _) = broadcast::channel(POKES);
        Ok(Self { tenant, work, pokes, thread: Mutex::new(Some(thread)) })
    }

    /// Gives the desk a piece of work and waits for what comes of it.
    ///
    /// # Errors
    /// [`Unavailable::Busy`] when too much waits, or why the store could not do it.
    pub async fn ask<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Store) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, Unavailable> {
        let (answer, answered) = oneshot::channel();
        let piece = move |store: &mut Store| {
            let _ = answer.send(work(store)); // whoever asked may have gone
        };
        match self.work.try_send(Some(Box::new(piece))) {
            Ok(()) => {}
            Err(TrySendError::Full(_)) => return Err(Unavailable::Busy),
            Err(TrySendError::Disconnected(_)) => return Err(Unavailable::Broken),
        }
        match answered.await {
            Ok(Ok(done)) => Ok(done),
            Ok(Err(error)) => Err(unavailable(self.tenant, &error)),
            Err(_) => Err(Unavailable::Broken), // the work panicked; its transaction is rolled back
        }
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

    /// Ends the thread after the work that waits and keeps a good copy of the store.
    pub(super) fn close(&self) {
        let thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(thread) = thread {
            let _ = self.work.send(None);
            let _ = thread.join(); // a panic is in the log already
        }
    }
}

fn run(tenant: TenantId, mut store: Store, work: &Receiver<Work>) {
    while let Ok(Some(piece)) = work.recv() {
        if catch_unwind(AssertUnwindSafe(|| piece(&mut store))).is_err() {
            tracing::error!(%tenant, "a piece of work panicked");
        }
    }
    if let Err(error) = store.close(clock::now()) {
        unavailable(tenant, &error);
    }
}

/// What a caller may know; the rest goes to the log.
fn unavailable(tenant: TenantId, error: &StoreError) -> Unavailable {
    tracing::error!(%tenant, cause = %error, "the store did not do what it was asked");
    match error {
        StoreError::DiskFull | StoreError::ReadOnly => Unavailable::ReadOnly,
        _ => Unavailable::Broken,
    }
}
