//! Files in and out: annexes by parts, copies for other programs, documents.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use base64::Engine as _;
use obeznik_app::attachments::{self, Uploaded};
use obeznik_app::office::desk::Desk;
use obeznik_app::{ApiError, Code};
use obeznik_documents::office::{DocumentKind, make};
use tauri::State;
use tauri_plugin_opener::OpenerExt as _;

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
pub(crate) async fn open_attachment(
    app: tauri::AppHandle,
    desk: TheDesk<'_>,
    id: String,
) -> Result<(), ApiError> {
    let desk = Arc::clone(&desk);
    let path = aside(move || attachments::copy_out(&*desk.office()?, &id)).await?;
    open(&app, &path)
}

#[tauri::command]
pub(crate) async fn make_document(desk: TheDesk<'_>, kind: String, id: String) -> Result<String, ApiError> {
    let desk = Arc::clone(&desk);
    let path = aside(move || document(&desk, &kind, &id)).await?;
    Ok(path.display().to_string())
}

fn document(desk: &Desk, name: &str, id: &str) -> Result<PathBuf, ApiError> {
    let office = desk.office()?;
    let kind: DocumentKind = name.parse()?;
    let begun = std::time::Instant::now();
    let made = make(&office, kind, id)?;
    let ms = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
    tracing::info!(kind = name, bytes = made.bytes.len(), ms, "a document was made");
    attachments::write_out(&office, &made.file_name, &made.bytes)
}

/// Opens a file the program itself put out; nothing else on the disk.
#[tauri::command]
pub(crate) async fn open_path(
    app: tauri::AppHandle,
    desk: TheDesk<'_>,
    path: String,
) -> Result<(), ApiError> {
    let out = desk.office()?.store().out_folder();
    let path = attachments::within(&out, Path::new(&path))?;
    open(&app, &path)
}

fn open(app: &tauri::AppHandle, path: &Path) -> Result<(), ApiError> {
    let opened = app.opener().open_path(path.display().to_string(), None::<&str>);
    opened.map_err(|_| ApiError::new(Code::Refused, "file-no-program").with("path", path.display()))
}
