//! A clock that is set by hand.

use std::sync::{Arc, Mutex, PoisonError};

use obeznik_app::ports::Clock;
use obeznik_kernel::Timestamp;

/// Shows the time it was set to; each look moves it by a second, so no two commands share an instant.
#[derive(Clone)]
pub struct SetClock(Arc<Mutex<Timestamp>>);

impl SetClock {
    /// A clock at an instant.
    pub fn at(now: Timestamp) -> Self {
        Self(Arc::new(Mutex::new(now)))
    }

    /// Sets it.
    pub fn set(&self, now: Timestamp) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = now;
    }
}

impl Clock for SetClock {
    fn now(&self) -> Timestamp {
        let mut now = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *now = Timestamp::from_second(now.as_second() + 1).unwrap_or(*now);
        *now
    }
}
