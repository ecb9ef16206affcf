//! The diary of the program: what it did and how long it took, never about whom or what. It is for
//! those who look after the computer, and a person may send it when asking for help.

pub(crate) mod crash;
mod files;
mod line;
mod words;

use std::path::Path;
use std::sync::{Mutex, PoisonError};

use obeznik_kernel::Timestamp;
use tracing::{Event, Level, Metadata, Subscriber, span};

use files::Files;
pub(crate) use files::kept;

use crate::mark::Run;

/// Begins to write into the folder; what cannot be written is let go, the office works on.
pub(crate) fn begin(folder: &Path, run: &Run) {
    let diary = Diary::new(folder, level_of_environment());
    // A second call, as tests of one process make it, keeps the first diary.
    let _ = tracing::subscriber::set_global_default(diary);
    crash::listen(folder, run);
}

/// `OBEZNIK_LOG=debug` writes more, for a fault that is being looked for.
fn level_of_environment() -> Level {
    std::env::var("OBEZNIK_LOG").ok().and_then(|name| name.parse().ok()).unwrap_or(Level::INFO)
}

/// Takes events and writes lines. Spans have no place in it: a line reads alone.
pub(crate) struct Diary {
    files: Mutex<Files>,
    level: Level,
}

impl Diary {
    /// A diary in the folder, of events as grave as `level` or graver.
    pub(crate) fn new(folder: &Path, level: Level) -> Self {
        Self { files: Mutex::new(Files::new(folder)), level }
    }
}

impl Subscriber for Diary {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        *metadata.level() <= self.level
    }

    fn max_level_hint(&self) -> Option<tracing::level_filters::LevelFilter> {
        Some(self.level.into())
    }

    fn event(&self, event: &Event<'_>) {
        let now = Timestamp::now();
        let line = line::written(event, now);
        self.files.lock().unwrap_or_else(PoisonError::into_inner).add(now, &line);
    }

    fn new_span(&self, _: &span::Attributes<'_>) -> span::Id {
        span::Id::from_u64(1)
    }
    fn record(&self, _: &span::Id, _: &span::Record<'_>) {}
    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}
    fn enter(&self, _: &span::Id) {}
    fn exit(&self, _: &span::Id) {}
}

#[cfg(test)]
mod tests;
