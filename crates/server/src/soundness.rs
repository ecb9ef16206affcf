//! Once a week every store is looked over: its pages, its indexes and the chain of its log.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use obeznik_store::{ChainReport, StoreError};
use tokio::sync::{Mutex, OwnedMutexGuard};

use crate::server::Server;
use crate::tenants::keeper::{Checker, KeeperError};
use crate::tenants::{TenantFile, Unavailable};

/// How often the look at one store is begun anew after a copy came between.
const MOST_BEGINNINGS: u32 = 5;

/// One look at a time, which gives way to copies and to the end of the server: it reads a whole file at once, and
/// until it ends no copy holds what was written last.
#[derive(Default)]
pub struct Looks {
    stop: Arc<AtomicBool>,
    /// How many want nobody to read.
    wanted: AtomicUsize,
    turn: Arc<Mutex<()>>,
}

/// While it is held, nothing is looked over.
pub struct PutOff {
    _turn: OwnedMutexGuard<()>,
}

/// Somebody who wants nobody to read, until they have their turn or give up.
struct Wish<'a>(&'a AtomicUsize);

impl Drop for Wish<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

impl Looks {
    /// Ends the look under way and keeps others from beginning as long as what is given is held; then it begins anew.
    pub async fn put_off(&self) -> PutOff {
        self.wanted.fetch_add(1, Ordering::SeqCst);
        let _wish = Wish(&self.wanted);
        self.stop.store(true, Ordering::SeqCst);
        PutOff { _turn: Arc::clone(&self.turn).lock_owned().await }
    }

    /// Ends the look under way; none begins any more.
    pub fn end(&self) {
        self.wanted.fetch_add(1, Ordering::SeqCst);
        self.stop.store(true, Ordering::SeqCst);
    }

    /// The turn to look; nothing where somebody wants nobody to read.
    async fn begin(&self) -> Option<OwnedMutexGuard<()>> {
        let turn = Arc::clone(&self.turn).lock_owned().await;
        self.stop.store(false, Ordering::SeqCst);
        (self.wanted.load(Ordering::SeqCst) == 0).then_some(turn)
    }
}

/// What a look found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Found {
    Sound,
    Damaged,
    /// A copy or the end of the server came between.
    PutOff,
}

/// Looks over every municipality of the server and gives how many were found damaged. It is told in the log and
/// counted in the metrics. What could not be looked at now is not damaged for that.
pub async fn look_over(server: &Server) -> u64 {
    let mut damaged = 0;
    for file in server.tenants.files() {
        match looked_at(server, &file).await {
            Ok(Found::Sound) => tracing::info!(tenant = %file.tenant, "the store is sound"),
            Ok(Found::Damaged) | Err(Unavailable::Damaged) => {
                damaged += 1;
                tracing::error!(tenant = %file.tenant, "the store is damaged: bring a backup back");
            }
            Ok(Found::PutOff) => tracing::warn!(tenant = %file.tenant, "the store was not looked over"),
            Err(cause) => tracing::warn!(tenant = %file.tenant, %cause, "the store was not looked over"),
        }
    }
    server.metrics.damaged.store(damaged, Ordering::Relaxed);
    damaged
}

async fn looked_at(server: &Server, file: &TenantFile) -> Result<Found, Unavailable> {
    for _ in 0..MOST_BEGINNINGS {
        let found = look_once(server, file).await?;
        if found != Found::PutOff {
            return Ok(found);
        }
    }
    Ok(Found::PutOff)
}

/// Beside the keeper: the office goes on meanwhile.
async fn look_once(server: &Server, file: &TenantFile) -> Result<Found, Unavailable> {
    let Some(turn) = server.looks.begin().await else { return Ok(Found::PutOff) };
    let desk = server.tenants.desk(file.tenant).await?;
    let mut checker = desk.ask(|keeper| keeper.checker()).await?;
    let stop = Arc::clone(&server.looks.stop);
    let looked = desk.beside(move || {
        let found = found(checker.as_mut(), &stop);
        drop((checker, turn)); // also where nobody waits for it any more
        found
    });
    looked.await
}

/// Damage is what was read and is wrong; a store that could not be read now is another matter.
fn found(checker: &mut dyn Checker, stop: &Arc<AtomicBool>) -> Result<Found, KeeperError> {
    match is_whole(checker, stop) {
        Ok(true) => Ok(Found::Sound),
        Ok(false) | Err(KeeperError::File(StoreError::Damaged { .. })) => Ok(Found::Damaged),
        Err(KeeperError::File(StoreError::Cancelled)) => Ok(Found::PutOff),
        Err(other) => Err(other),
    }
}

fn is_whole(checker: &mut dyn Checker, stop: &Arc<AtomicBool>) -> Result<bool, KeeperError> {
    Ok(checker.is_sound(stop)?
        && matches!(checker.chain(&mut || !stop.load(Ordering::SeqCst))?, ChainReport::Whole(_)))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use obeznik_authority::ChainHead;

    use super::*;
    use crate::tenants::keeper::{LookAbout, LookAtLog};

    const SOON: Duration = Duration::from_millis(20);

    #[tokio::test]
    async fn a_copy_ends_the_look_under_way_and_the_next_one_waits_for_it() {
        let looks = Looks::default();
        let turn = looks.begin().await.unwrap();
        let mut put_off = Box::pin(looks.put_off());
        assert!(tokio::time::timeout(SOON, &mut put_off).await.is_err(), "somebody still reads");
        assert!(looks.stop.load(Ordering::SeqCst), "and is told to stop");
        drop(turn);
        let held = put_off.await;
        assert!(tokio::time::timeout(SOON, looks.begin()).await.is_err(), "the copy is being made");
        drop(held);
        assert!(looks.begin().await.is_some());
        assert!(!looks.stop.load(Ordering::SeqCst));
    }

    #[tokio::test]
    async fn who_gives_up_waiting_for_a_copy_does_not_keep_looks_away() {
        let looks = Looks::default();
        let turn = looks.begin().await.unwrap();
        assert!(tokio::time::timeout(SOON, looks.put_off()).await.is_err());
        drop(turn);
        assert!(looks.begin().await.is_some());
    }

    #[tokio::test]
    async fn the_end_of_the_server_ends_the_look_and_none_begins() {
        let looks = Looks::default();
        let turn = looks.begin().await.unwrap();
        looks.end();
        assert!(looks.stop.load(Ordering::SeqCst));
        drop(turn);
        assert!(looks.begin().await.is_none());
    }

    /// A store that answers so when its pages are read.
    struct Says(Option<Result<bool, StoreError>>);

    impl Checker for Says {
        fn is_sound(&mut self, _stop: &Arc<AtomicBool>) -> Result<bool, KeeperError> {
            Ok(self.0.take().unwrap()?)
        }
        fn chain(&self, _proceed: &mut dyn FnMut() -> bool) -> Result<ChainReport, KeeperError> {
            Ok(ChainReport::Whole(ChainHead::empty()))
        }
        fn cleared_links(&self) -> Result<u64, KeeperError> {
            Ok(0)
        }
        fn look_at_log(&self, _look: LookAtLog<'_>) -> Result<(), KeeperError> {
            Ok(())
        }
        fn look_at_all(&self, _look: LookAbout<'_>) -> Result<(), KeeperError> {
            Ok(())
        }
        fn damaged_blobs(&self) -> Result<Vec<String>, KeeperError> {
            Ok(Vec::new())
        }
    }

    #[test]
    fn only_what_was_read_and_is_wrong_is_damage() {
        let table = [
            (Ok(true), Some(Found::Sound)),
            (Ok(false), Some(Found::Damaged)),
            (Err(StoreError::Damaged { copies: Vec::new() }), Some(Found::Damaged)),
            (Err(StoreError::Cancelled), Some(Found::PutOff)),
            (Err(StoreError::Broken("database is locked".to_owned())), None),
            (Err(StoreError::ReadOnly), None),
        ];
        for (answer, expected) in table {
            let case = format!("{answer:?}");
            let found = found(&mut Says(Some(answer)), &Arc::default());
            assert_eq!(found.ok(), expected, "{case}");
        }
    }
}
