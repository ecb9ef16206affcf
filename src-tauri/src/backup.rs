//! Backups: the window passes what the desk says, and one is made by itself when it is due.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use obeznik_app::backup::{BackupRunning, BackupStanding};
use obeznik_app::contents::MendedContents;
use obeznik_app::office::desk::{Desk, FoundOffice, Returned};
use obeznik_app::{ApiError, Code};
use obeznik_documents::office::{Made, recovery_sheet};
use tauri::{AppHandle, Emitter as _, State, WebviewWindow};
use tauri_plugin_dialog::DialogExt as _;

use crate::commands::aside;
use crate::places::{asked_place, with_ending};
use crate::reading::Reading;

type TheDesk<'a> = State<'a, Arc<Desk>>;

/// Between two looks whether a backup is due or its disk was connected.
const LOOK: Duration = Duration::from_secs(60);
/// The window is told how far it is at most so often.
const TELL: Duration = Duration::from_millis(100);

/// Makes backups for as long as the program runs, on a thread of its own: a slow disk keeps nobody waiting.
pub(crate) fn begin(desk: Arc<Desk>, app: AppHandle) {
    std::thread::spawn(move || {
        loop {
            match desk.back_up_when_due(&mut telling(&app)) {
                Ok(false) => {}
                Ok(true) => over(&app),
                Err(error) if error.code == Code::Cancelled => over(&app),
                Err(error) => {
                    tracing::warn!(key = error.key, "a backup did not come about by itself");
                    over(&app);
                }
            }
            std::thread::sleep(LOOK);
            look_over(&desk, &app);
        }
    });
}

/// Reads the whole store once a week; Můj den speaks of it when something is wrong, or is not any more.
fn look_over(desk: &Desk, app: &AppHandle) {
    match desk.look_over_when_due() {
        Ok(false) => {}
        Ok(true) => {
            let _ = app.emit("changed", ());
        }
        Err(error) if error.code == Code::Cancelled => {} // it was closed meanwhile, and is looked over another time
        Err(error) => tracing::warn!(key = error.key, "the store was not looked over"),
    }
}

/// Tells the window how far a backup or its return is.
fn telling(app: &AppHandle) -> impl FnMut(BackupRunning) + use<> {
    let (app, mut told) = (app.clone(), None::<(String, Instant)>);
    move |running: BackupRunning| {
        let is_soon = told.as_ref().is_some_and(|(stage, at)| *stage == running.stage && at.elapsed() < TELL);
        if !is_soon {
            told = Some((running.stage.clone(), Instant::now()));
            let _ = app.emit("backup", Some(running)); // a window that goes away needs no news
        }
    }
}

/// Nothing is under way any more; Můj den may say something else.
fn over(app: &AppHandle) {
    let _ = app.emit("backup", None::<BackupRunning>);
    let _ = app.emit("changed", ());
}

#[tauri::command]
pub(crate) async fn backup_standing(desk: TheDesk<'_>) -> Result<BackupStanding, ApiError> {
    let desk = Arc::clone(&desk);
    aside(move || desk.backup_standing()).await
}

#[tauri::command]
pub(crate) async fn choose_backup_folder(
    desk: TheDesk<'_>,
    folder: String,
) -> Result<BackupStanding, ApiError> {
    let desk = Arc::clone(&desk);
    aside(move || desk.choose_backup_folder(&folder)).await
}

#[tauri::command]
pub(crate) async fn back_up_now(app: AppHandle, desk: TheDesk<'_>) -> Result<BackupStanding, ApiError> {
    let (desk, teller) = (Arc::clone(&desk), app.clone());
    let made = aside(move || desk.back_up_now(&mut telling(&teller))).await;
    over(&app);
    made
}

#[tauri::command]
pub(crate) async fn stop_backup(desk: TheDesk<'_>) -> Result<(), ApiError> {
    desk.stop_backup();
    Ok(())
}

#[tauri::command]
pub(crate) async fn put_backup_off(desk: TheDesk<'_>) -> Result<BackupStanding, ApiError> {
    let desk = Arc::clone(&desk);
    aside(move || desk.put_backup_off()).await
}

#[tauri::command]
pub(crate) async fn backups_in(desk: TheDesk<'_>, folder: String) -> Result<Vec<FoundOffice>, ApiError> {
    let desk = Arc::clone(&desk);
    aside(move || desk.backups_in(&folder)).await
}

#[tauri::command]
pub(crate) async fn bring_office_back(
    app: AppHandle,
    desk: TheDesk<'_>,
    reading: State<'_, Reading>,
    backup: String,
    way: String,
    secret: String,
) -> Result<Returned, ApiError> {
    let desk = Arc::clone(&desk);
    let returned = aside(move || desk.bring_office_back(&backup, &way, &secret, &mut telling(&app))).await;
    reading.wake();
    returned
}

/// Reads all contents of files now.
#[tauri::command]
pub(crate) async fn look_contents_over(app: AppHandle, desk: TheDesk<'_>) -> Result<(), ApiError> {
    let desk = Arc::clone(&desk);
    let looked = aside(move || desk.look_contents_over()).await;
    let _ = app.emit("changed", ()); // Můj den may say something else
    looked
}

/// Puts lost and damaged contents back, from backups or from the office this computer has joined.
#[tauri::command]
pub(crate) async fn mend_contents(app: AppHandle, desk: TheDesk<'_>) -> Result<MendedContents, ApiError> {
    let desk = Arc::clone(&desk);
    let mended = aside(move || desk.mend_contents()).await;
    let _ = app.emit("changed", ());
    mended
}

/// Puts a content back from the file a person picks; `false` when they close the dialog.
#[tauri::command]
pub(crate) async fn mend_content_from(
    app: AppHandle,
    window: WebviewWindow,
    desk: TheDesk<'_>,
    title: String,
    content: String,
) -> Result<bool, ApiError> {
    let desk = Arc::clone(&desk);
    let mended = aside(move || {
        let asked = asked_place(&desk, || {
            let dialog = window.dialog().file().set_parent(&window).set_title(title);
            dialog.blocking_pick_file().and_then(|path| path.into_path().ok())
        })?;
        let Some((office, path)) = asked else { return Ok(false) };
        drop(office);
        desk.mend_content_from(&content, &path).map(|()| true)
    })
    .await;
    let _ = app.emit("changed", ());
    mended
}

#[tauri::command]
pub(crate) async fn renew_recovery(desk: TheDesk<'_>, secret: String) -> Result<String, ApiError> {
    let desk = Arc::clone(&desk);
    aside(move || desk.renew_recovery(&secret)).await
}

/// Saves the sheet with the code on the screen where the person picks; nothing when they close the dialog. It
/// never lies where the program puts files by itself: whoever has it and a copy of the office reads everything.
#[tauri::command]
pub(crate) async fn save_recovery_sheet(
    window: WebviewWindow,
    desk: TheDesk<'_>,
    title: String,
) -> Result<Option<String>, ApiError> {
    let desk = Arc::clone(&desk);
    aside(move || {
        // Only its name is kept while the dialog stands open: the code leaves the screen with a lock.
        let name = recovery_sheet(&*desk.office()?, &desk.shown_recovery_code()?)?.file_name;
        let asked = asked_place(&desk, || {
            let dialog = window.dialog().file().set_parent(&window).set_title(title);
            let dialog = dialog.set_file_name(&name).add_filter("PDF", &["pdf"]);
            dialog.blocking_save_file().and_then(|path| path.into_path().ok())
        })?;
        let Some((office, path)) = asked else { return Ok(None) };
        let sheet = recovery_sheet(&office, &desk.shown_recovery_code()?)?;
        save(&sheet, with_ending(path, "pdf"), desk.folder()).map(Some)
    })
    .await
}

fn save(sheet: &Made, path: PathBuf, store: &Path) -> Result<String, ApiError> {
    let refused = |key: &str| ApiError::new(Code::Refused, key).with("file", path.display());
    let room = path.parent().and_then(|room| room.canonicalize().ok());
    if room.is_some_and(|room| store.canonicalize().is_ok_and(|store| room.starts_with(store))) {
        return Err(refused("recovery-beside-office"));
    }
    std::fs::write(&path, &sheet.bytes).map_err(|_| refused("recovery-not-saved"))?;
    Ok(path.display().to_string())
}
