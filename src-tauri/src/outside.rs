//! Files outside: copies with other programs and the watched folder, looked at now and then.

use std::sync::Arc;
use std::time::Duration;

use obeznik_app::attachments::Uploaded;
use obeznik_app::office::Done;
use obeznik_app::office::desk::Desk;
use obeznik_app::watched::{self, Watched};
use obeznik_app::{ApiError, Office, copies};
use tauri::{AppHandle, Emitter as _, State, WebviewWindow};
use tauri_plugin_dialog::DialogExt as _;

use crate::commands::aside;
use crate::reading::Reading;

type TheDesk<'a> = State<'a, Arc<Desk>>;

/// Between two looks at the copies; a change counts when two looks see the same.
const LOOK: Duration = Duration::from_secs(1);
/// Looks between two readings of the watched folder.
const FOLDER_EVERY: u32 = 5;

/// Looks for ever, on a thread of its own.
pub(crate) fn look_on(desk: &Desk, app: &AppHandle) {
    let mut seen = Watched::default();
    for turn in 0_u32.. {
        if let Ok(office) = desk.office() {
            look(&office, app);
            if turn.is_multiple_of(FOLDER_EVERY) {
                seen = look_at_folder(&office, app, seen);
            }
        }
        std::thread::sleep(LOOK);
    }
}

fn look(office: &Office, app: &AppHandle) {
    match copies::look(office) {
        Ok(0) => {}
        Ok(offered) => drop(app.emit("offered", offered)),
        Err(error) => tracing::warn!(key = error.key, "copies could not be looked at"),
    }
}

fn look_at_folder(office: &Office, app: &AppHandle, seen: Watched) -> Watched {
    match watched::watched(office) {
        Ok(now) if now != seen => {
            let _ = app.emit("changed", ());
            now
        }
        Ok(_) => seen,
        Err(error) => {
            tracing::warn!(key = error.key, "the watched folder could not be read");
            seen
        }
    }
}

#[tauri::command]
pub(crate) async fn take_offer(
    desk: TheDesk<'_>,
    reading: State<'_, Reading>,
    attachment: String,
) -> Result<Done, ApiError> {
    let desk = Arc::clone(&desk);
    let done = aside(move || copies::take_offer(&*desk.office()?, &attachment)).await;
    reading.wake();
    done
}

/// Adds what was saved as an annex of its own.
#[tauri::command]
pub(crate) async fn save_offer_beside(
    desk: TheDesk<'_>,
    reading: State<'_, Reading>,
    attachment: String,
) -> Result<Done, ApiError> {
    let desk = Arc::clone(&desk);
    let done = aside(move || copies::save_offer_beside(&*desk.office()?, &attachment)).await;
    reading.wake();
    done
}

#[tauri::command]
pub(crate) async fn drop_offer(desk: TheDesk<'_>, attachment: String) -> Result<(), ApiError> {
    let desk = Arc::clone(&desk);
    aside(move || copies::drop_offer(&*desk.office()?, &attachment)).await
}

#[tauri::command]
pub(crate) async fn watched_files(desk: TheDesk<'_>) -> Result<Watched, ApiError> {
    let desk = Arc::clone(&desk);
    aside(move || watched::watched(&*desk.office()?)).await
}

#[tauri::command]
pub(crate) async fn watch_folder(desk: TheDesk<'_>, folder: String) -> Result<Watched, ApiError> {
    let desk = Arc::clone(&desk);
    aside(move || {
        let office = desk.office()?;
        watched::set_folder(&office, &folder)?;
        watched::watched(&office)
    })
    .await
}

/// The folder a person picks in the system's own window; nothing when they close it.
#[tauri::command]
pub(crate) async fn pick_folder(window: WebviewWindow, title: String) -> Result<Option<String>, ApiError> {
    aside(move || {
        let dialog = window.dialog().file().set_parent(&window).set_title(title);
        let path = dialog.blocking_pick_folder().and_then(|folder| folder.into_path().ok());
        Ok(path.map(|path| path.to_string_lossy().into_owned()))
    })
    .await
}

#[tauri::command]
pub(crate) async fn take_watched(desk: TheDesk<'_>, name: String) -> Result<Uploaded, ApiError> {
    let desk = Arc::clone(&desk);
    aside(move || watched::take(&*desk.office()?, &name)).await
}

#[tauri::command]
pub(crate) async fn put_watched_away(desk: TheDesk<'_>, name: String) -> Result<(), ApiError> {
    let desk = Arc::clone(&desk);
    aside(move || watched::put_away(&*desk.office()?, &name)).await
}
