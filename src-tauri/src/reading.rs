//! Annexes are read beside the work: one thread hands them to children, file after file; another has views made.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::Duration;

use obeznik_app::ApiError;
use obeznik_app::office::desk::Desk;
use obeznik_app::ports::{ForeignFiles, NobodyReads};
use obeznik_app::reading::{Skipped, keep, next};
use obeznik_worker::Children;
use tauri::{AppHandle, Emitter as _};

use crate::views;

/// Looks at least this often, for what came another way than through this window.
pub(crate) const AT_LEAST: Duration = Duration::from_secs(60);

/// Wakes the reading, and the making of views.
pub(crate) struct Reading {
    wake: SyncSender<()>,
    views: SyncSender<()>,
}

/// Who reads foreign files for this program.
pub(crate) fn readers() -> Arc<dyn ForeignFiles> {
    match Children::of_this_program() {
        Ok(children) => Arc::new(children),
        Err(error) => {
            tracing::error!(%error, "nobody reads foreign files");
            Arc::new(NobodyReads)
        }
    }
}

impl Reading {
    /// Starts the threads; they live as long as the program.
    pub(crate) fn start(desk: Arc<Desk>, app: AppHandle) -> Self {
        let (wake, woken) = sync_channel(1);
        let views = views::start(Arc::clone(&desk), app.clone());
        let read = views.clone();
        std::thread::spawn(move || read_on(&desk, &app, &woken, &read));
        Self { wake, views }
    }

    /// Something may have come. Cheap, and heard once however often it is called.
    pub(crate) fn wake(&self) {
        let _ = self.wake.try_send(()); // full: it is about to look anyway
        let _ = self.views.try_send(());
    }
}

fn read_on(desk: &Desk, app: &AppHandle, woken: &Receiver<()>, read: &SyncSender<()>) {
    let mut skipped = Skipped::new();
    loop {
        match one(desk, &mut skipped) {
            Ok(true) => {
                let _ = app.emit("changed", ());
                let _ = read.try_send(()); // what gave no text may give it by its view
            }
            Ok(false) => drop(woken.recv_timeout(AT_LEAST)),
            Err(error) => {
                tracing::warn!(key = error.key, "an annex was not read");
                std::thread::sleep(AT_LEAST);
            }
        }
    }
}

/// Reads one file; the office is let go meanwhile, so that it can be locked.
fn one(desk: &Desk, skipped: &mut Skipped) -> Result<bool, ApiError> {
    let Ok(office) = desk.office() else { return Ok(false) };
    let Some(waiting) = next(&office, skipped)? else { return Ok(false) };
    let files = office.files();
    drop(office);
    let found = waiting.read(files.as_ref());
    let Ok(office) = desk.office() else { return Ok(false) };
    keep(&office, &found, skipped)?;
    Ok(true)
}
