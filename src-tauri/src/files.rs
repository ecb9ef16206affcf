//! Files in and out: annexes by parts, copies for other programs, documents.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use obeznik_app::attachments::{self, Arrived, Uploaded};
use obeznik_app::circulation::editions::{self, Corrected};
use obeznik_app::office::Done;
use obeznik_app::office::desk::Desk;
use obeznik_app::{ApiError, Code, copies};
use obeznik_documents::office::preview::{DocumentLayout, Thought, preview};
use obeznik_documents::office::{DocumentFormat, DocumentKind, edition, make_as};
use tauri::{AppHandle, Emitter as _, State};

use crate::commands::aside;
use crate::uploads::Uploads;

type TheDesk<'a> = State<'a, Arc<Desk>>;

#[tauri::command]
pub(crate) async fn begin_upload(
    desk: TheDesk<'_>,
    uploads: State<'_, Uploads>,
    name: String,
    size: u64,
) -> Result<String, ApiError> {
    uploads.begin(&*desk.office()?, name, size)
}

/// The bytes come as they are; the name of the upload stands beside them.
#[tauri::command]
pub(crate) async fn upload_part(
    uploads: State<'_, Uploads>,
    request: tauri::ipc::Request<'_>,
) -> Result<u64, ApiError> {
    let upload = request.headers().get("upload").and_then(|value| value.to_str().ok());
    let (Some(upload), tauri::ipc::InvokeBody::Raw(part)) = (upload, request.body()) else {
        return Err(ApiError::new(Code::Invalid, "error-bad-input").with("what", "part"));
    };
    uploads.part(upload, part)
}

#[tauri::command]
pub(crate) async fn finish_upload(
    desk: TheDesk<'_>,
    uploads: State<'_, Uploads>,
    upload: String,
) -> Result<Uploaded, ApiError> {
    let desk = Arc::clone(&desk);
    let (name, arrived) = uploads.finish(&upload)?;
    aside(move || attachments::take(&*desk.office()?, &name, arrived)).await
}

#[tauri::command]
pub(crate) async fn cancel_upload(uploads: State<'_, Uploads>, upload: String) -> Result<(), ApiError> {
    uploads.cancel(&upload);
    Ok(())
}

#[tauri::command]
pub(crate) async fn open_attachment(app: AppHandle, desk: TheDesk<'_>, id: String) -> Result<(), ApiError> {
    let desk = Arc::clone(&desk);
    let path = aside(move || copies::hand_out(&*desk.office()?, &id)).await?;
    noted(&app);
    open(&path)
}

/// Who reads what is kept close may have been written down just now.
pub(crate) fn noted(app: &AppHandle) {
    let _ = app.emit("changed", ()); // a window that goes away needs no news
}

/// A paper or a resolution is shown: where it is kept close, that is written down.
#[tauri::command]
pub(crate) async fn note_shown(app: AppHandle, desk: TheDesk<'_>, what: String) -> Result<(), ApiError> {
    let desk = Arc::clone(&desk);
    let is_new = aside(move || desk.office()?.note_shown(&what)).await?;
    if is_new {
        noted(&app);
    }
    Ok(())
}

/// Lines of a list are about to be printed: what is kept close among them is written down before.
#[tauri::command]
pub(crate) async fn note_printed(
    app: AppHandle,
    desk: TheDesk<'_>,
    lines: Vec<String>,
) -> Result<(), ApiError> {
    let desk = Arc::clone(&desk);
    let is_new = aside(move || desk.office()?.note_printed(&lines)).await?;
    if is_new {
        noted(&app);
    }
    Ok(())
}

#[tauri::command]
pub(crate) async fn open_view(app: AppHandle, desk: TheDesk<'_>, id: String) -> Result<(), ApiError> {
    let desk = Arc::clone(&desk);
    let path = aside(move || copies::hand_out_view(&*desk.office()?, &id)).await?;
    noted(&app);
    open(&path)
}

#[tauri::command]
pub(crate) async fn make_document(
    app: AppHandle,
    desk: TheDesk<'_>,
    kind: String,
    id: String,
    format: Option<String>,
) -> Result<String, ApiError> {
    let desk = Arc::clone(&desk);
    let path = aside(move || document(&desk, &kind, &id, format.as_deref())).await?;
    noted(&app);
    Ok(path.display().to_string())
}

fn document(desk: &Desk, name: &str, id: &str, format: Option<&str>) -> Result<PathBuf, ApiError> {
    let office = desk.office()?;
    let kind: DocumentKind = name.parse()?;
    let format: DocumentFormat = format.map(str::parse).transpose()?.unwrap_or_default();
    let begun = std::time::Instant::now();
    let made = make_as(&office, format, kind, id)?;
    let ms = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
    tracing::info!(
        kind = name,
        format = format.as_str(),
        bytes = made.bytes.len(),
        ms,
        "a document was made"
    );
    attachments::write_out(&office, &made.file_name, &made.bytes)
}

/// Puts a corrected file in place of a document the program makes.
#[tauri::command]
pub(crate) async fn put_edition(
    app: AppHandle,
    desk: TheDesk<'_>,
    uploads: State<'_, Uploads>,
    kind: String,
    id: String,
    note: String,
    upload: String,
) -> Result<Done, ApiError> {
    let desk = Arc::clone(&desk);
    let (name, arrived) = uploads.finish(&upload)?;
    let done = aside(move || corrected(&desk, kind, id, name, note, arrived)).await?;
    noted(&app);
    Ok(done)
}

fn corrected(
    desk: &Desk,
    kind: String,
    document: String,
    name: String,
    note: String,
    arrived: Arrived,
) -> Result<Done, ApiError> {
    let office = desk.office()?;
    let said = edition::said(&office, kind.parse()?, &document)?;
    let stamp = edition::stamp(&office)?;
    editions::put(&office, Corrected { kind, document, name, note, said, stamp, arrived })
}

/// Makes the text of a report a file for Word, which is the report from then on.
#[tauri::command]
pub(crate) async fn report_to_word(
    app: AppHandle,
    desk: TheDesk<'_>,
    paper: String,
) -> Result<Done, ApiError> {
    let desk = Arc::clone(&desk);
    let done = aside(move || obeznik_documents::office::report_to_word(&*desk.office()?, &paper)).await?;
    noted(&app);
    Ok(done)
}

/// Makes a text of the file that is the report.
#[tauri::command]
pub(crate) async fn report_to_text(
    app: AppHandle,
    desk: TheDesk<'_>,
    paper: String,
) -> Result<Done, ApiError> {
    let desk = Arc::clone(&desk);
    let done = aside(move || obeznik_app::circulation::report::to_text(&*desk.office()?, &paper)).await?;
    noted(&app);
    Ok(done)
}

/// What changed since a corrected file was put in place of a document.
#[tauri::command]
pub(crate) async fn edition_changes(
    desk: TheDesk<'_>,
    kind: String,
    id: String,
) -> Result<Vec<String>, ApiError> {
    let desk = Arc::clone(&desk);
    aside(move || edition::changed(&*desk.office()?, kind.parse()?, &id)).await
}

/// Draws the first page of a document in a look that is being thought of.
#[tauri::command]
pub(crate) async fn preview_document(
    desk: TheDesk<'_>,
    kind: String,
    id: String,
    layout: DocumentLayout,
    contact: Option<String>,
    crest: Option<String>,
) -> Result<tauri::ipc::Response, ApiError> {
    let desk = Arc::clone(&desk);
    let drawn = aside(move || {
        let thought = Thought { kind: kind.parse()?, id, layout, contact, crest };
        preview(&*desk.office()?, &thought)
    });
    Ok(tauri::ipc::Response::new(drawn.await?))
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
pub(crate) fn open(path: &Path) -> Result<(), ApiError> {
    let opened = tauri_plugin_opener::open_path(path, None::<&str>);
    opened.map_err(|_| ApiError::new(Code::Refused, "file-no-program").with("path", path.display()))
}
