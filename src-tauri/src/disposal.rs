//! The list of what is to be erased, and the protocol of what was: the window asks where it is to lie.

use std::sync::Arc;

use obeznik_app::office::desk::Desk;
use obeznik_app::{ApiError, Code};
use obeznik_documents::office::{DocumentFormat, disposal_sheet};
use tauri::{State, WebviewWindow};
use tauri_plugin_dialog::DialogExt as _;

use crate::commands::aside;
use crate::control::check_place;
use crate::places::{asked_place, with_ending};
use crate::windows;

/// Saves the list or the protocol of a proposal where the person picks, as PDF or for Word by the name they give it;
/// the path, or nothing when they close the dialog.
#[tauri::command]
pub(crate) async fn save_disposal(
    window: WebviewWindow,
    desk: State<'_, Arc<Desk>>,
    title: String,
    name: String,
    id: String,
) -> Result<Option<String>, ApiError> {
    let desk = Arc::clone(&desk);
    aside(move || {
        let asked = asked_place(&desk, || {
            let dialog = window.dialog().file().set_parent(&window).set_title(title).set_file_name(&name);
            let dialog = dialog.add_filter("PDF", &["pdf"]).add_filter("Word", &["docx"]);
            dialog.blocking_save_file().and_then(|path| path.into_path().ok())
        })?;
        let Some((office, path)) = asked else { return Ok(None) };
        let is_for_word = path.extension().is_some_and(|end| end.eq_ignore_ascii_case("docx"));
        let path = if is_for_word { path } else { with_ending(path, "pdf") };
        let path = check_place(path, desk.folder())?;
        let format = if is_for_word { DocumentFormat::Docx } else { DocumentFormat::Pdf };
        let made = disposal_sheet(&office, &id, format)?;
        std::fs::write(&path, made.bytes).map_err(|_| ApiError::new(Code::Refused, "control-not-written"))?;
        Ok(Some(path.display().to_string()))
    })
    .await
}

/// Erases what two people agreed on at once, instead of within a minute. Where the office is elsewhere it is done there.
#[tauri::command]
pub(crate) async fn erase_agreed(window: WebviewWindow, desk: State<'_, Arc<Desk>>) -> Result<(), ApiError> {
    let desk = Arc::clone(&desk);
    let done = aside(move || desk.office()?.erase_agreed()).await;
    windows::tell_others(&window);
    done
}
