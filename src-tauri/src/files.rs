//! Files in and out: annexes by parts, copies for other programs, documents.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use base64::Engine as _;
use obeznik_app::attachments::{self, Uploaded};
use obeznik_app::office::desk::Desk;
use obeznik_app::{ApiError, Code};
use obeznik_documents::office::{DocumentKind, make};
use tauri::State;

use crate::commands::aside;
use crate::uploads::Uploads;

type TheDesk<'a> = State<'a, Arc<Desk>>;

#[tauri::command]
pub(crate) async fn begin_upload(
    uploads: State<'_, Uploads>,
    name: String,
    size: u64,
) -> Result<String, ApiError> {
    uploads.begin(name, size)
}

#[tauri::command]
pub(crate) async fn upload_part(
    uploads: State<'_, Uploads>,
    upload: String,
    part: String,
) -> Result<u64, ApiError> {
    let bytes = base64::engine::general_purpose::STANDARD.decode(part);
    uploads.part(&upload, &bytes.map_err(|_| ApiError::new(Code::Invalid, "attachment-changed"))?)
}

#[tauri::command]
pub(crate) async fn finish_upload(
    desk: TheDesk<'_>,
    uploads: State<'_, Uploads>,
    upload: String,
) -> Result<Uploaded, ApiError> {
    let desk = Arc::clone(&desk);
    let file = uploads.finish(&upload)?;
    aside(move || attachments::take(&*desk.office()?, &file.name, file.file)).await
}

#[tauri::command]
pub(crate) async fn cancel_upload(uploads: State<'_, Uploads>, upload: String) -> Result<(), ApiError> {
    uploads.cancel(&upload);
    Ok(())
}

#[tauri::command]
pub(crate) async fn open_attachment(desk: TheDesk<'_>, id: String) -> Result<(), ApiError> {
    let desk = Arc::clone(&desk);
    let path = aside(move || attachments::copy_out(&*desk.office()?, &id)).await?;
    open(&path)
}

#[tauri::command]
pub(crate) async fn make_document(desk: TheDesk<'_>, kind: String, id: String) -> Result<String, ApiError> {
    let desk = Arc::clone(&desk);
    let path = aside(move || document(&desk, &kind, &id)).await?;
    Ok(path.display().to_string())
}

fn document(desk: &Desk, kind: &str, id: &str) -> Result<PathBuf, ApiError> {
    let office = desk.office()?;
    let kind: DocumentKind = kind.parse()?;
    let made = make(&office, kind, id)?;
    attachments::write_out(&office, &made.file_name, &made.bytes)
}

/// Opens a file the program itself put out; nothing else on the disk.
#[tauri::command]
pub(crate) async fn open_path(desk: TheDesk<'_>, path: String) -> Result<(), ApiError> {
    let out = desk.office()?.store().out_folder();
    let path = attachments::within(&out, Path::new(&path))?;
    open(&path)
}

/// Hands a file to the system's program. The plugin itself is not registered: the window needs none of its
/// commands, and this one needs none of its state.
fn open(path: &Path) -> Result<(), ApiError> {
    let opened = tauri_plugin_opener::open_path(path, None::<&str>);
    opened.map_err(|_| ApiError::new(Code::Refused, "file-no-program").with("path", path.display()))
}
