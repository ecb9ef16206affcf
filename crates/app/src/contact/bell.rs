//! Wakes who waits for something to do.

use std::sync::{Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// A bell one thread waits for.
#[derive(Debug, Default)]
pub struct Bell {
    rung: Mutex<Option<Ring>>,
    heard: Condvar,
}

/// How it was rung.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ring {
    /// Something waits; who rests after a failure goes on resting.
    Softly,
    /// Now, whatever failed before.
    Loudly,
}

impl Bell {
    /// Rings; the louder ring wins.
    pub fn ring(&self, how: Ring) {
        let mut rung = self.rung.lock().unwrap_or_else(PoisonError::into_inner);
        *rung = (*rung).max(Some(how));
        self.heard.notify_all();
    }

    /// Waits for a ring at least so loud, or until the time is over.
    pub fn wait(&self, least: Ring, most: Duration) {
        let until = Instant::now() + most;
        let mut rung = self.rung.lock().unwrap_or_else(PoisonError::into_inner);
        while rung.is_none_or(|how| how < least) {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                break;
            }
            rung = self.heard.wait_timeout(rung, left).unwrap_or_else(PoisonError::into_inner).0;
        }
        *rung = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ring_before_the_waiting_is_heard_and_a_soft_one_does_not_end_a_rest() {
        let bell = Bell::default();
        bell.ring(Ring::Softly);
        bell.wait(Ring::Softly, Duration::from_secs(600));
        bell.ring(Ring::Loudly);
        bell.ring(Ring::Softly);
        bell.wait(Ring::Loudly, Duration::from_secs(600));
        bell.ring(Ring::Softly);
        let begun = Instant::now();
        bell.wait(Ring::Loudly, Duration::from_millis(30));
        assert!(begun.elapsed() >= Duration::from_millis(30));
    }
}
