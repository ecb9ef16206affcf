//! Verdicts of the office for whoever waits for one: with a network a command that only the office decides
//! is decided before the person has looked up.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

use obeznik_authority::Verdict;
use obeznik_kernel::CommandId;

/// Verdicts kept for who has not asked yet.
const MOST: usize = 200;

/// The last verdicts.
#[derive(Debug, Default)]
pub(crate) struct Answers {
    known: Mutex<VecDeque<(CommandId, Verdict)>>,
    came: Condvar,
    /// Whether anybody goes to the office by themselves.
    is_kept: AtomicBool,
}

impl Answers {
    /// Whether waiting makes sense.
    pub(crate) fn are_kept(&self) -> bool {
        self.is_kept.load(Ordering::SeqCst)
    }

    pub(super) fn keep(&self, is_kept: bool) {
        self.is_kept.store(is_kept, Ordering::SeqCst);
    }

    /// A verdict came.
    pub(super) fn tell(&self, command: CommandId, verdict: Verdict) {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.push_back((command, verdict));
        if known.len() > MOST {
            known.pop_front();
        }
        self.came.notify_all();
    }

    /// Waits for the verdict of a command; nothing when it takes longer.
    pub(crate) fn wait(&self, command: CommandId, most: Duration) -> Option<Verdict> {
        let until = Instant::now() + most;
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if let Some((_, verdict)) = known.iter().find(|(of, _)| *of == command) {
                return Some(verdict.clone());
            }
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return None;
            }
            known = self.came.wait_timeout(known, left).unwrap_or_else(PoisonError::into_inner).0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use obeznik_kernel::RecordId;

    #[test]
    fn a_verdict_is_heard_whether_it_came_before_or_comes_meanwhile() {
        let id = |name: &str| CommandId(RecordId::well_known(name));
        let answers = std::sync::Arc::new(Answers::default());
        answers.tell(id("a"), Verdict::Accepted);
        assert_eq!(answers.wait(id("a"), Duration::ZERO), Some(Verdict::Accepted));
        assert_eq!(answers.wait(id("b"), Duration::from_millis(1)), None);
        let waiting = std::thread::spawn({
            let answers = std::sync::Arc::clone(&answers);
            move || answers.wait(id("b"), Duration::from_secs(600))
        });
        answers.tell(id("b"), Verdict::Accepted);
        assert_eq!(waiting.join().ok(), Some(Some(Verdict::Accepted)));
    }
}
