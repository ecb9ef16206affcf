//! The papers of a meeting: sent, made as files, answered. The window asks where a file is to lie.

use std::path::PathBuf;
use std::sync::Arc;

use obeznik_app::attachments::write_out;
use obeznik_app::circulation::distribution::{SendPacksInput, TakenAnswer, take_answer as take};
use obeznik_app::office::desk::Desk;
use obeznik_app::{ApiError, Code};
use obeznik_documents::office::DocumentFormat;
use obeznik_documents::office::pack::{PackInput, bundle_to, changes_list, mail_to, pack_name, print_into};
use tauri::{State, WebviewWindow};
use tauri_plugin_dialog::DialogExt as _;

use crate::commands::aside;
use crate::control::check_place;
use crate::files::open;
use crate::places::{asked_place, with_ending};
use crate::windows;

/// Notes of one person are short.
const MOST_ANSWER_BYTES: usize = 8 << 20;

/// Writes down that papers went to people whose channels need no file.
#[tauri::command]
pub(crate) async fn send_packs(
    window: WebviewWindow,
    desk: State<'_, Arc<Desk>>,
    input: SendPacksInput,
) -> Result<u32, ApiError> {
    let desk = Arc::clone(&desk);
    let sent = aside(move || desk.office()?.send_packs(&input)).await;
    windows::tell_others(&window);
    sent
}

/// Makes the papers of one person as files; nothing when they close the dialog.
#[tauri::command]
pub(crate) async fn make_pack(
    window: WebviewWindow,
    desk: State<'_, Arc<Desk>>,
    title: String,
    input: PackInput,
) -> Result<Option<String>, ApiError> {
    let (desk, asking) = (Arc::clone(&desk), window.clone());
    let made = aside(move || make(&asking, &desk, title, &input)).await;
    windows::tell_others(&window); // readings may have been noted
    made
}

fn make(
    window: &WebviewWindow,
    desk: &Desk,
    title: String,
    input: &PackInput,
) -> Result<Option<String>, ApiError> {
    let order = input.order()?;
    let ending = match input.channel.as_str() {
        "print" => {
            let office = desk.office()?;
            // Let go of at once: papers are made from the store.
            let out = office.store().out_folder();
            let folder = print_into(&office, &order, &out)?;
            open(&folder)?;
            return Ok(Some(folder.display().to_string()));
        }
        "email" => "eml",
        _ => "obalka",
    };
    let name = pack_name(&*desk.office()?, &order, ending)?;
    let place = asked_place(desk, || asked(window, title, &name, ending))?;
    let Some((office, path)) = place else { return Ok(None) };
    let path = check_place(with_ending(path, ending), desk.folder())?;
    match ending {
        "eml" => mail_to(&office, &order, &path)?,
        _ => bundle_to(&office, &order, &input.phrase, &path)?,
    }
    Ok(Some(path.display().to_string()))
}

fn asked(window: &WebviewWindow, title: String, name: &str, ending: &str) -> Option<PathBuf> {
    let dialog = window.dialog().file().set_parent(window).set_title(title);
    let dialog = dialog.set_file_name(name).add_filter(ending, &[ending]);
    dialog.blocking_save_file().and_then(|path| path.into_path().ok())
}

/// Makes the list of what changed for one person since the papers they have, and gives where it lies. Nothing is sent.
#[tauri::command]
pub(crate) async fn make_changes(
    desk: State<'_, Arc<Desk>>,
    meeting: String,
    person: String,
    format: Option<String>,
) -> Result<String, ApiError> {
    let desk = Arc::clone(&desk);
    aside(move || {
        let office = desk.office()?;
        let format: DocumentFormat = format.as_deref().map(str::parse).transpose()?.unwrap_or_default();
        let made = changes_list(&office, &meeting, &person, format)?;
        let path = write_out(&office, &made.file_name, &made.bytes)?;
        Ok(path.display().to_string())
    })
    .await
}

/// A pass-phrase nobody has used.
#[tauri::command]
pub(crate) async fn suggest_phrase() -> Result<String, ApiError> {
    obeznik_app::envelope::suggested_phrase()
}

/// Takes an answer over that a member sent back.
#[tauri::command]
pub(crate) async fn take_answer(
    window: WebviewWindow,
    desk: State<'_, Arc<Desk>>,
    meeting: String,
    bytes: Vec<u8>,
) -> Result<TakenAnswer, ApiError> {
    if bytes.len() > MOST_ANSWER_BYTES {
        return Err(ApiError::new(Code::Refused, "envelope-too-large"));
    }
    let desk = Arc::clone(&desk);
    let taken = aside(move || take(&*desk.office()?, &meeting, &bytes)).await;
    windows::tell_others(&window);
    taken
}
