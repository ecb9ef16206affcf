//! An encrypted file with papers, opened on this computer whether there is an office on it or not.

use std::io::{Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use obeznik_app::circulation::distribution::PackAnswer;
use obeznik_app::envelope::{EnvelopeState, OpenEnvelope, clear_copies};
use obeznik_app::{ApiError, Code};
use obeznik_kernel::Timestamp;
use tauri::{State, WebviewWindow};
use tauri_plugin_dialog::DialogExt as _;

use crate::commands::aside;
use crate::files::open;
use crate::places::with_ending;

/// The largest file that is taken.
const MOST_BYTES: u64 = 2 << 30;

/// The file that is open, and one that comes in.
#[derive(Clone)]
pub(crate) struct Envelopes {
    rooms: PathBuf,
    state: Arc<Mutex<Held>>,
}

#[derive(Default)]
struct Held {
    coming: Option<std::fs::File>,
    open: Option<OpenEnvelope>,
}

impl Envelopes {
    /// Below the folder of the program's data; copies an earlier run left are removed.
    pub(crate) fn new(room: &Path) -> Self {
        let rooms = room.join("obalky");
        clear_copies(&rooms);
        Self { rooms, state: Arc::default() }
    }

    /// Puts away what is open or comes in, with every copy of it: who comes to the window next sees nothing of it. What
    /// was typed is kept, sealed, for the next opening.
    pub(crate) fn put_away(&self) {
        let mut held = self.held();
        (held.coming, held.open) = (None, None);
        clear_copies(&self.rooms); // also those a program held when their file was put away
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn with<T>(&self, act: impl FnOnce(&mut OpenEnvelope) -> Result<T, ApiError>) -> Result<T, ApiError> {
        let missing = || ApiError::new(Code::NotFound, "refusal-not-found").with("kind", "envelope");
        act(self.held().open.as_mut().ok_or_else(missing)?)
    }
}

/// Begins to take a file from the window.
#[tauri::command]
pub(crate) async fn begin_envelope(envelopes: State<'_, Envelopes>) -> Result<(), ApiError> {
    // It is sealed; still it has no name on the disk.
    let file = tempfile::tempfile().map_err(|_| ApiError::new(Code::Refused, "envelope-disk"))?;
    envelopes.held().coming = Some(file);
    Ok(())
}

/// Takes the next bytes of it.
#[tauri::command]
pub(crate) async fn envelope_part(
    envelopes: State<'_, Envelopes>,
    request: tauri::ipc::Request<'_>,
) -> Result<(), ApiError> {
    let bad = || ApiError::new(Code::Invalid, "error-bad-input").with("what", "part");
    let tauri::ipc::InvokeBody::Raw(part) = request.body() else { return Err(bad()) };
    let mut held = envelopes.held();
    let file = held.coming.as_mut().ok_or_else(bad)?;
    let failed = |_| ApiError::new(Code::Refused, "envelope-disk");
    if file.stream_position().map_err(failed)? + part.len() as u64 > MOST_BYTES {
        held.coming = None;
        return Err(ApiError::new(Code::Refused, "envelope-too-large"));
    }
    file.write_all(part).map_err(failed)
}

/// Opens the file that came; a wrong pass-phrase may be tried again.
#[tauri::command]
pub(crate) async fn open_envelope(
    envelopes: State<'_, Envelopes>,
    phrase: String,
) -> Result<EnvelopeState, ApiError> {
    let envelopes = envelopes.inner().clone();
    aside(move || {
        let failed = |_| ApiError::new(Code::Refused, "envelope-disk");
        let missing = || ApiError::new(Code::NotFound, "refusal-not-found").with("kind", "envelope");
        let mut held = envelopes.held();
        let mut file = held.coming.as_ref().ok_or_else(missing)?.try_clone().map_err(failed)?;
        file.seek(SeekFrom::Start(0)).map_err(failed)?;
        let opened = OpenEnvelope::open(file, &phrase, &envelopes.rooms, Timestamp::now())?;
        let state = opened.state();
        (held.coming, held.open) = (None, Some(opened));
        Ok(state)
    })
    .await
}

/// Opens a document of it in the system's program.
#[tauri::command]
pub(crate) async fn open_envelope_file(
    envelopes: State<'_, Envelopes>,
    place: usize,
) -> Result<(), ApiError> {
    let envelopes = envelopes.inner().clone();
    let path = aside(move || envelopes.with(|open| open.hand_out(place))).await?;
    open(&path)
}

/// Keeps what was typed.
#[tauri::command]
pub(crate) async fn keep_answer(envelopes: State<'_, Envelopes>, answer: PackAnswer) -> Result<(), ApiError> {
    let envelopes = envelopes.inner().clone();
    aside(move || envelopes.with(|open| open.keep(answer, Timestamp::now()))).await
}

/// Saves the answer where the person picks; nothing when they close the dialog.
#[tauri::command]
pub(crate) async fn save_answer(
    window: WebviewWindow,
    envelopes: State<'_, Envelopes>,
    title: String,
) -> Result<Option<String>, ApiError> {
    let envelopes = envelopes.inner().clone();
    aside(move || {
        let (bytes, name) = envelopes.with(|open| Ok((open.sealed_answer()?, open.answer_name())))?;
        let dialog = window.dialog().file().set_parent(&window).set_title(title);
        let dialog = dialog.set_file_name(&name).add_filter("odpoved", &["odpoved"]);
        let Some(path) = dialog.blocking_save_file().and_then(|path| path.into_path().ok()) else {
            return Ok(None);
        };
        let path = with_ending(path, "odpoved");
        std::fs::write(&path, bytes).map_err(|_| ApiError::new(Code::Refused, "envelope-disk"))?;
        Ok(Some(path.display().to_string()))
    })
    .await
}

/// Puts the file away; what was typed is kept for the next opening.
#[tauri::command]
pub(crate) async fn close_envelope(envelopes: State<'_, Envelopes>) -> Result<(), ApiError> {
    let envelopes = envelopes.inner().clone();
    aside(move || {
        envelopes.put_away();
        Ok(())
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_leaves_no_copy_and_nothing_open_but_what_was_typed() {
        let room = tempfile::tempdir().unwrap();
        let envelopes = Envelopes::new(room.path());
        let copies = room.path().join("obalky/0194b2a0-0000-7000-8000-000000000001");
        let typed = room.path().join("obalky/0194b2a0-0000-7000-8000-000000000001.rozepsano");
        std::fs::create_dir_all(&copies).unwrap();
        std::fs::write(copies.join("01-smlouva.pdf"), "rodná čísla").unwrap();
        std::fs::write(&typed, "sealed").unwrap();
        envelopes.held().coming = Some(tempfile::tempfile().unwrap());

        envelopes.put_away();
        assert!(!copies.exists());
        assert!(typed.exists());
        let held = envelopes.held();
        assert!(held.coming.is_none() && held.open.is_none());
    }
}
