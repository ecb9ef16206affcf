//! The package for a supervisory body: the window asks where it is to lie and tells how far it is.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use obeznik_app::office::desk::Desk;
use obeznik_app::{ApiError, Code};
use obeznik_documents::office::control::{
    ControlInput, ControlPackage, control_package_to, inspected_package_to,
};
use serde::Serialize;
use tauri::{Emitter as _, State, WebviewWindow};
use tauri_plugin_dialog::DialogExt as _;

use crate::commands::aside;
use crate::places::{asked_place, with_ending};
use crate::windows;

/// The window is told how far it is at most so often.
const TELL: Duration = Duration::from_millis(100);

/// Whether the person has stopped the package that is being made.
#[derive(Default)]
pub(crate) struct Stopping(Arc<AtomicBool>);

/// How far a package is.
#[derive(Clone, Serialize)]
struct Progress {
    done: u32,
    total: u32,
}

/// A package and where it lies.
#[derive(Serialize)]
pub(crate) struct Saved {
    file: String,
    package: ControlPackage,
}

/// Makes the package where the person picks; nothing when they close the dialog.
#[tauri::command]
pub(crate) async fn save_control_package(
    window: WebviewWindow,
    desk: State<'_, Arc<Desk>>,
    stopping: State<'_, Stopping>,
    title: String,
    name: String,
    input: ControlInput,
) -> Result<Option<Saved>, ApiError> {
    let (desk, is_stopped, teller) = (Arc::clone(&desk), Arc::clone(&stopping.0), window.clone());
    is_stopped.store(false, Ordering::Relaxed);
    let saved = aside(move || {
        let asked = asked_place(&desk, || {
            let dialog = teller.dialog().file().set_parent(&teller).set_title(title);
            let dialog = dialog.set_file_name(&name).add_filter("ZIP", &["zip"]);
            dialog.blocking_save_file().and_then(|path| path.into_path().ok())
        })?;
        let Some((office, path)) = asked else { return Ok(None) };
        let path = check_place(with_ending(path, "zip"), desk.folder())?;
        let mut proceed = telling(&teller, &is_stopped);
        let package = if office.is_kept_elsewhere() {
            drop(office); // the office is asked without it
            let inspection = desk.inspection(input.from, input.to)?;
            inspected_package_to(desk.office()?.as_ref(), &input, &inspection, &path, &mut proceed)?
        } else {
            control_package_to(&office, &input, &path, &mut proceed)?
        };
        Ok(Some(Saved { file: path.display().to_string(), package }))
    })
    .await;
    windows::tell_others(&window); // readings may have been noted
    saved
}

/// Stops the package that is being made; nothing of it stays.
#[tauri::command]
pub(crate) async fn stop_control_package(stopping: State<'_, Stopping>) -> Result<(), ApiError> {
    stopping.0.store(true, Ordering::Relaxed);
    Ok(())
}

fn telling(window: &WebviewWindow, is_stopped: &AtomicBool) -> impl FnMut(u32, u32) -> bool {
    let mut told = None::<Instant>;
    move |done, total| {
        if told.is_none_or(|at| at.elapsed() >= TELL) {
            told = Some(Instant::now());
            let _ = window.emit("control", Progress { done, total }); // a window that goes away needs no news
        }
        !is_stopped.load(Ordering::Relaxed)
    }
}

/// Never among the files of the store, which the program tidies by itself.
pub(crate) fn check_place(path: PathBuf, store: &Path) -> Result<PathBuf, ApiError> {
    let room = path.parent().and_then(|room| room.canonicalize().ok());
    match room.is_some_and(|room| store.canonicalize().is_ok_and(|store| room.starts_with(store))) {
        true => Err(ApiError::new(Code::Refused, "control-beside-office")),
        false => Ok(path),
    }
}
