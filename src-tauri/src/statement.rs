//! A statement about a person: the window asks where it is to lie.

use std::sync::Arc;

use obeznik_app::ApiError;
use obeznik_app::office::desk::Desk;
use obeznik_documents::office::statement::{AskedStatement, StatementMade, asked_statement_to, keep_arrived};
use serde::Serialize;
use tauri::{State, WebviewWindow};
use tauri_plugin_dialog::DialogExt as _;

use crate::commands::aside;
use crate::control::check_place;
use crate::places::{asked_place, with_ending};
use crate::windows;

/// A statement and where it lies.
#[derive(Serialize)]
pub(crate) struct SavedStatement {
    file: String,
    made: StatementMade,
}

/// Makes a statement where the person picks; nothing when they close the dialog. Whoever may not make it is told
/// before they pick.
#[tauri::command]
pub(crate) async fn save_statement(
    window: WebviewWindow,
    desk: State<'_, Arc<Desk>>,
    title: String,
    name: String,
    input: AskedStatement,
) -> Result<Option<SavedStatement>, ApiError> {
    let (desk, asker) = (Arc::clone(&desk), window.clone());
    let saved = aside(move || {
        desk.office()?.check_care()?;
        let asked = asked_place(&desk, || {
            let dialog = asker.dialog().file().set_parent(&asker).set_title(title);
            let dialog = dialog.set_file_name(&name).add_filter("ZIP", &["zip"]);
            dialog.blocking_save_file().and_then(|path| path.into_path().ok())
        })?;
        let Some((office, path)) = asked else { return Ok(None) };
        let path = check_place(with_ending(path, "zip"), desk.folder())?;
        let made = if office.is_kept_elsewhere() {
            drop(office); // the office's server is waited for without it
            let (made, zip) = match &input {
                AskedStatement::Person(about) => desk.office_statement(about.person, &about.request)?,
                AskedStatement::Named(named) => desk.office_named_statement(named)?,
            };
            keep_arrived(made, &zip, &path)?
        } else {
            asked_statement_to(&office, &input, &path)?
        };
        Ok(Some(SavedStatement { file: path.display().to_string(), made }))
    })
    .await;
    windows::tell_others(&window); // that it was made is a record
    saved
}
