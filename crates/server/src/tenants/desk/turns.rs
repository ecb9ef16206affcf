//! The bench of a database: writers of one municipality take turns here, so that a busy one does not hold the
//! connections that others need.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use tokio::sync::{Mutex, Semaphore};

use super::{Unavailable, WAITING};
use crate::tenants::keeper::DatabaseKeeper;

/// Readers of one municipality at once.
const READING: usize = 4;

/// The turns.
pub(super) struct Turns {
    keeper: DatabaseKeeper,
    writing: Arc<Mutex<()>>,
    reading: Arc<Semaphore>,
    waiting: AtomicUsize,
    is_closed: AtomicBool,
}

/// One who waits or works.
struct Waiting<'a>(&'a AtomicUsize);

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Turns {
    pub(super) fn new(keeper: DatabaseKeeper) -> Self {
        let (writing, reading) = (Arc::default(), Arc::new(Semaphore::new(READING)));
        let (waiting, is_closed) = (AtomicUsize::new(0), AtomicBool::new(false));
        Self { keeper, writing, reading, waiting, is_closed }
    }

    /// Does a piece of work when its turn comes. Once begun it comes to its end, whether or not somebody still waits
    /// for it, and its turn with it.
    pub(super) async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut DatabaseKeeper) -> T + Send + 'static,
    ) -> Result<T, Unavailable> {
        let _waiting = self.wait()?;
        let turn = Arc::clone(&self.writing).lock_owned().await;
        self.run(turn, work).await
    }

    /// Does a piece of work that only reads.
    pub(super) async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut DatabaseKeeper) -> T + Send + 'static,
    ) -> Result<T, Unavailable> {
        let _waiting = self.wait()?;
        let turn = Arc::clone(&self.reading).acquire_owned().await.map_err(|_| Unavailable::Broken)?;
        self.run(turn, work).await
    }

    /// Takes no more work. What is under way ends by itself: a transaction is done or it is not.
    pub(super) fn close(&self) {
        self.is_closed.store(true, Ordering::Relaxed);
    }

    async fn run<T: Send + 'static, G: Send + 'static>(
        &self,
        turn: G,
        work: impl FnOnce(&mut DatabaseKeeper) -> T + Send + 'static,
    ) -> Result<T, Unavailable> {
        let mut keeper = self.keeper.clone();
        let done = tokio::task::spawn_blocking(move || {
            let done = work(&mut keeper);
            drop(turn);
            done
        });
        done.await.map_err(|_| {
            tracing::error!("a piece of work panicked"); // its transaction is rolled back
            Unavailable::Broken
        })
    }

    fn wait(&self) -> Result<Waiting<'_>, Unavailable> {
        if self.is_closed.load(Ordering::Relaxed) {
            return Err(Unavailable::Broken);
        }
        let before = self.waiting.fetch_add(1, Ordering::Relaxed);
        let waiting = Waiting(&self.waiting);
        if before < 2 * WAITING { Ok(waiting) } else { Err(Unavailable::Busy) }
    }
}
