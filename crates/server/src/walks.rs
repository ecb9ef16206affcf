//! Walks along the audit chains: one for a municipality at a time, however many ask, and what it found is told for some
//! minutes.

use std::collections::BTreeMap;
use std::future::Future;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use obeznik_app::office::log::ChainSaid;
use obeznik_authority::BrokenLink;
use obeznik_identity::TenantId;
use obeznik_store::ChainReport;
use tokio::sync::watch;
use tokio::time::Instant;

use crate::tenants::Unavailable;

/// How long it is told what a walk found.
const TOLD_FOR: Duration = Duration::from_secs(3 * 60);

/// What a walk came to, and when.
type Found = Option<(Instant, Result<ChainSaid, Unavailable>)>;

/// The walks that go on or are told.
#[derive(Default)]
pub(crate) struct Walks(Mutex<BTreeMap<TenantId, watch::Receiver<Found>>>);

impl Walks {
    /// Hears of the walk of a municipality; where none goes on and none is told, another one begins.
    pub(crate) fn of<W>(&self, tenant: TenantId, walk: impl FnOnce() -> W) -> watch::Receiver<Found>
    where
        W: Future<Output = Result<ChainSaid, Unavailable>> + Send + 'static,
    {
        let mut walks = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = walks.get(&tenant).filter(|known| holds(known)) {
            return known.clone();
        }
        let (tell, heard) = watch::channel(None);
        let walking = walk();
        tokio::spawn(async move {
            let found = walking.await;
            let _ = tell.send(Some((Instant::now(), found))); // nobody may wait any more
        });
        walks.insert(tenant, heard.clone());
        heard
    }
}

/// Whether a walk goes on, or found something a moment ago. One that failed is begun anew.
fn holds(known: &watch::Receiver<Found>) -> bool {
    let is_under_way = known.has_changed().is_ok(); // its teller is alive
    match &*known.borrow() {
        None => is_under_way,
        Some((at, found)) => found.is_ok() && at.elapsed() < TOLD_FOR,
    }
}

/// What a walk found, as people are told.
pub(crate) fn said(report: ChainReport, erased: u64) -> ChainSaid {
    match report {
        ChainReport::Whole(head) => ChainSaid { links: head.log_no, head: head.hash, broken: None, erased },
        ChainReport::Broken { link, sound } => {
            let (number, how) = match link {
                BrokenLink::Gap { expected, .. } => (expected, "gap"),
                BrokenLink::Detached(number) => (number, "detached"),
                BrokenLink::Changed(number) => (number, "changed"),
                BrokenLink::PayloadChanged(number) => (number, "payload"),
                BrokenLink::Missing(number) => (number, "missing"),
            };
            ChainSaid {
                links: sound.log_no,
                head: sound.hash,
                broken: Some((number, how.to_owned())),
                erased,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicU64, Ordering};

    use super::*;
    use crate::clock::new_id;

    fn whole(links: u64) -> ChainSaid {
        ChainSaid { links, head: String::new(), broken: None, erased: 0 }
    }

    async fn heard(mut heard: watch::Receiver<Found>) -> Result<ChainSaid, Unavailable> {
        heard.wait_for(Option::is_some).await.unwrap().clone().unwrap().1
    }

    async fn stumbles() -> Result<ChainSaid, Unavailable> {
        panic!("a walk that stumbles")
    }

    #[tokio::test(start_paused = true)]
    async fn however_many_ask_one_walk_goes_on_and_is_told_for_some_minutes() {
        let (walks, begun) = (Walks::default(), Arc::new(AtomicU64::new(0)));
        let (tenant, other) = (TenantId(new_id()), TenantId(new_id()));
        let walk = |found: Result<ChainSaid, Unavailable>| {
            let begun = Arc::clone(&begun);
            move || async move {
                begun.fetch_add(1, Ordering::Relaxed);
                tokio::time::sleep(Duration::from_secs(600)).await;
                found
            }
        };
        let asked: Vec<_> = (0..20).map(|_| walks.of(tenant, walk(Ok(whole(7))))).collect();
        let others = walks.of(other, walk(Err(Unavailable::Busy)));
        for one in asked {
            assert_eq!(heard(one).await, Ok(whole(7)));
        }
        assert_eq!(heard(others).await, Err(Unavailable::Busy));
        assert_eq!(begun.load(Ordering::Relaxed), 2, "one for each of them");

        assert_eq!(heard(walks.of(tenant, walk(Ok(whole(8))))).await, Ok(whole(7)));
        assert_eq!(
            heard(walks.of(other, walk(Ok(whole(1))))).await,
            Ok(whole(1)),
            "what failed is begun anew"
        );
        tokio::time::sleep(TOLD_FOR).await;
        assert_eq!(heard(walks.of(tenant, walk(Ok(whole(8))))).await, Ok(whole(8)));
    }

    #[tokio::test(start_paused = true)]
    async fn a_walk_that_broke_off_is_begun_anew() {
        let (walks, tenant) = (Walks::default(), TenantId(new_id()));
        let broken = walks.of(tenant, stumbles);
        let mut waiting = broken.clone();
        assert!(waiting.wait_for(Option::is_some).await.is_err());
        assert_eq!(heard(walks.of(tenant, || async { Ok(whole(3)) })).await, Ok(whole(3)));
    }
}
