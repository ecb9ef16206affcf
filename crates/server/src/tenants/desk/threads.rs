//! The bench of a file: the one thread that writes it, and the one that only reads it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread::JoinHandle;

use obeznik_identity::TenantId;
use obeznik_store::{Reader, Store};
use tokio::sync::oneshot;

use super::{Unavailable, WAITING, unavailable};
use crate::clock;

/// A piece of work; nothing ends the thread.
type Work<S> = Option<Box<dyn FnOnce(&mut S) + Send>>;

/// The threads.
pub(super) struct Threads {
    writing: SyncSender<Work<Store>>,
    reading: SyncSender<Work<Reader>>,
    threads: Mutex<Vec<JoinHandle<()>>>,
}

impl Threads {
    /// Puts the threads to work.
    pub(super) fn begin(tenant: TenantId, store: Store, reader: Reader) -> Result<Self, Unavailable> {
        let (writing, written) = sync_channel(WAITING);
        let (reading, read) = sync_channel(WAITING);
        let writer = spawn(tenant, "writes", move || {
            let store = run(tenant, store, &written);
            if let Err(error) = store.close(clock::now()) {
                unavailable(tenant, &error.into());
            }
        })?;
        let reader = spawn(tenant, "reads", move || drop(run(tenant, reader, &read)))?;
        Ok(Self { writing, reading, threads: Mutex::new(vec![reader, writer]) })
    }

    /// Gives the thread that writes a piece of work.
    pub(super) async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Store) -> T + Send + 'static,
    ) -> Result<T, Unavailable> {
        asked(&self.writing, work).await
    }

    /// Gives the thread that reads a piece of work.
    pub(super) async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Reader) -> T + Send + 'static,
    ) -> Result<T, Unavailable> {
        asked(&self.reading, work).await
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
    thread: &SyncSender<Work<S>>,
    work: impl FnOnce(&mut S) -> T + Send + 'static,
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
    answered.await.map_err(|_| Unavailable::Broken) // the work panicked; its transaction is rolled back
}

fn run<S>(tenant: TenantId, mut store: S, work: &Receiver<Work<S>>) -> S {
    while let Ok(Some(piece)) = work.recv() {
        if catch_unwind(AssertUnwindSafe(|| piece(&mut store))).is_err() {
            tracing::error!(%tenant, "a piece of work panicked");
        }
    }
    store
}
