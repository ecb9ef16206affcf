//! Views of annexes are made beside the work: one thread hands documents to the office suite, one after another.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use obeznik_app::ApiError;
use obeznik_app::office::desk::Desk;
use obeznik_app::ports::converter::{Converter, NobodyConverts};
use obeznik_app::views::{Skipped, keep, keep_text, next, next_text, share_next};
use obeznik_worker::Conversion;
use tauri::{AppHandle, Emitter as _};

use crate::reading::AT_LEAST;

/// Who makes PDFs of documents for this program.
pub(crate) fn converter() -> Arc<dyn Converter> {
    match Conversion::of_this_system() {
        Ok(conversion) => Arc::new(conversion),
        Err(error) => {
            tracing::error!(%error, "nobody makes views of annexes");
            Arc::new(NobodyConverts)
        }
    }
}

/// Starts the thread; it lives as long as the program. Something may have come when it is sent a word.
pub(crate) fn start(desk: Arc<Desk>, app: AppHandle) -> SyncSender<()> {
    let (wake, woken) = sync_channel(1);
    std::thread::spawn(move || make_on(&desk, &app, &woken));
    wake
}

fn make_on(desk: &Desk, app: &AppHandle, woken: &Receiver<()>) {
    let mut skipped = Skipped::default();
    loop {
        match one(desk, &mut skipped) {
            Ok(true) => drop(app.emit("changed", ())),
            Ok(false) => drop(woken.recv_timeout(AT_LEAST)),
            Err(error) => {
                tracing::warn!(key = error.key, "a view of an annex was not made");
                std::thread::sleep(AT_LEAST);
            }
        }
    }
}

/// Shares one view, makes one, or reads one; the office is let go meanwhile, so that it can be locked, and what is under way then
/// stops.
fn one(desk: &Desk, skipped: &mut Skipped) -> Result<bool, ApiError> {
    let Ok(office) = desk.office() else { return Ok(false) };
    let (files, converter) = (office.files(), office.converter());
    if share_next(&office, skipped)? {
        return Ok(true);
    }
    if let Some(unmade) = next(&office, skipped)? {
        drop(office);
        let made = unmade.make(files.as_ref(), converter.as_ref(), &|| desk.office().is_ok());
        let Ok(office) = desk.office() else { return Ok(false) };
        keep(&office, made, skipped)?;
        return Ok(true);
    }
    let Some(unread) = next_text(&office, skipped)? else { return Ok(false) };
    drop(office);
    let found = unread.read(files.as_ref());
    let Ok(office) = desk.office() else { return Ok(false) };
    keep_text(&office, found, skipped)?;
    Ok(true)
}
