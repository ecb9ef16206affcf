//! The desk looks its store over, by itself once a week: every page is read, the chain of its log walked and every content
//! opened, on a connection of its own, so that nobody waits.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};

use obeznik_kernel::BlobHash;
use obeznik_store::{ChainReport, Reader, StoreError};

use super::{Desk, lock};
use crate::api::ApiError;
use crate::soundness::Kept;

/// What goes on between the desk and the look at its store.
#[derive(Default)]
pub(super) struct Looks {
    stop: Arc<AtomicBool>,
    /// Whether the store was looked over since it was opened.
    has_looked: AtomicBool,
    /// Held while one goes on: it reads the file, and what is to be deleted from that waits for it.
    under_way: Mutex<()>,
}

impl Looks {
    /// Ends the look under way and waits until nobody reads for it: the store is to be closed or deleted. The office
    /// has left the desk before that, or another look would begin.
    pub(super) fn end(&self) {
        self.stop.store(true, Ordering::SeqCst);
        self.has_looked.store(false, Ordering::SeqCst);
        drop(lock(&self.under_way));
    }

    pub(super) fn begin(&self) -> MutexGuard<'_, ()> {
        let look = lock(&self.under_way);
        self.stop.store(false, Ordering::SeqCst);
        look
    }

    /// Whether the store is not to be closed or deleted.
    pub(super) fn go_on(&self) -> bool {
        !self.stop.load(Ordering::SeqCst)
    }

    /// Contents that records need and that do not open whole.
    pub(super) fn unsound_contents(&self, reader: &Reader) -> Result<Vec<BlobHash>, StoreError> {
        reader.unsound_contents(&mut |_| self.go_on())
    }
}

impl Desk {
    /// Looks the store over where that is due; gives whether something else is to be told of it than before.
    ///
    /// # Errors
    /// Why it could not be looked over; [`Code::Cancelled`](crate::Code::Cancelled) when it was closed meanwhile.
    pub fn look_over_when_due(&self) -> Result<bool, ApiError> {
        let _look = self.looks.begin();
        let Ok(office) = self.opened() else { return Ok(false) };
        let now = self.clock.now();
        let (kept, reader) = {
            let store = office.store();
            let kept = Kept::of(&store)?;
            // A damaged file may have been restored since: it is looked at once after each opening.
            let is_doubtful = kept.damaged_at.is_some() && !self.looks.has_looked.load(Ordering::SeqCst);
            if !kept.is_due(now) && !is_doubtful {
                return Ok(false);
            }
            (kept, store.open_reader())
        };
        drop(office);
        let (is_sound, contents) = self.looks.looked(reader)?;
        let Ok(office) = self.opened() else { return Ok(false) }; // it was locked meanwhile
        if self.looks.stop.load(Ordering::SeqCst) {
            return Ok(false); // and opened again, maybe another one
        }
        if is_sound {
            tracing::info!("the store is sound");
        } else {
            tracing::error!("the store is damaged");
        }
        let mut after = kept.after(is_sound, now);
        if let Some(contents) = contents {
            tracing::info!(unsound = contents.len(), "all contents were read");
            after = after.with_contents(contents, now);
        }
        after.keep(&mut office.store())?;
        self.looks.has_looked.store(true, Ordering::SeqCst);
        let is_other = after.damaged_at.is_some() != kept.damaged_at.is_some();
        Ok(is_other || after.contents != kept.contents)
    }
}

impl Looks {
    /// Whether the file is sound, and which contents are not; nothing of those where the file is not.
    fn looked(
        &self,
        reader: Result<Reader, StoreError>,
    ) -> Result<(bool, Option<Vec<BlobHash>>), StoreError> {
        let looked = reader.and_then(|mut reader| {
            let is_whole = is_whole(&mut reader, &self.stop)?;
            let contents = is_whole.then(|| self.unsound_contents(&reader)).transpose()?;
            Ok((is_whole, contents))
        });
        match looked {
            Err(StoreError::Damaged { .. }) => Ok((false, None)), // it does not even open once more
            other => other,
        }
    }
}

fn is_whole(reader: &mut Reader, stop: &Arc<AtomicBool>) -> Result<bool, StoreError> {
    if !reader.is_whole_unless(stop)? {
        return Ok(false);
    }
    let chain = reader.verify(&mut |_| !stop.load(Ordering::SeqCst))?;
    Ok(matches!(chain, ChainReport::Whole(_)))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn who_ends_a_look_waits_until_it_reads_no_more() {
        let looks = Looks::default();
        let (has_let_go, begun) = (AtomicBool::new(false), AtomicBool::new(false));
        std::thread::scope(|scope| {
            scope.spawn(|| {
                let look = looks.begin();
                begun.store(true, Ordering::SeqCst);
                while !looks.stop.load(Ordering::SeqCst) {
                    std::thread::sleep(Duration::from_millis(1));
                }
                std::thread::sleep(Duration::from_millis(30)); // a page more
                has_let_go.store(true, Ordering::SeqCst);
                drop(look);
            });
            while !begun.load(Ordering::SeqCst) {
                std::thread::sleep(Duration::from_millis(1));
            }
            looks.end();
            assert!(has_let_go.load(Ordering::SeqCst));
        });
        drop(looks.begin());
        assert!(!looks.stop.load(Ordering::SeqCst), "the next one may read");
    }
}
