//! Import of a town's history, and drafts written elsewhere: files come by parts, the use case reads them whole.

use std::sync::Arc;

use obeznik_app::ApiError;
use obeznik_app::draft::{self, DraftChoice, DraftInput, DraftMade, DraftPreview};
use obeznik_app::import::{self, ImportChoice, ImportPreview, ImportReport, ImportUndone, SourceFile};
use obeznik_app::office::desk::Desk;
use tauri::{Emitter as _, State};

use crate::commands::aside;
use crate::reading::Reading;
use crate::uploads::Uploads;
use crate::windows;

type TheDesk<'a> = State<'a, Arc<Desk>>;

/// How far an import has come.
#[derive(Clone, serde::Serialize)]
struct Progress {
    done: u32,
    total: u32,
}

#[tauri::command]
pub(crate) async fn import_inspect(
    desk: TheDesk<'_>,
    received: State<'_, Uploads>,
    uploads: Vec<String>,
    choice: ImportChoice,
) -> Result<ImportPreview, ApiError> {
    let (desk, files) = (Arc::clone(&desk), whole(&received, &uploads)?);
    aside(move || import::inspect(&*desk.office()?, &files, &choice)).await
}

#[tauri::command]
pub(crate) async fn import_run(
    app: tauri::AppHandle,
    desk: TheDesk<'_>,
    received: State<'_, Uploads>,
    uploads: Vec<String>,
    choice: ImportChoice,
) -> Result<ImportReport, ApiError> {
    let (desk, files) = (Arc::clone(&desk), whole(&received, &uploads)?);
    let mut proceed = move |done, total| app.emit("import", Progress { done, total }).is_ok();
    let report = aside(move || import::run(&*desk.office()?, &files, &choice, &mut proceed)).await?;
    tracing::info!(rows = report.rows, count = report.faults.len(), "a history was imported");
    Ok(report)
}

#[tauri::command]
pub(crate) async fn import_undo(desk: TheDesk<'_>, import: String) -> Result<ImportUndone, ApiError> {
    let desk = Arc::clone(&desk);
    aside(move || import::undo(&*desk.office()?, &import)).await
}

#[tauri::command]
pub(crate) async fn draft_inspect(
    desk: TheDesk<'_>,
    received: State<'_, Uploads>,
    upload: String,
    choice: DraftChoice,
) -> Result<DraftPreview, ApiError> {
    let (desk, file) = (Arc::clone(&desk), received.content(&upload)?);
    aside(move || draft::inspect(&*desk.office()?, &file, &choice)).await
}

#[tauri::command]
pub(crate) async fn draft_make(
    window: tauri::WebviewWindow,
    desk: TheDesk<'_>,
    received: State<'_, Uploads>,
    reading: State<'_, Reading>,
    upload: String,
    input: DraftInput,
) -> Result<DraftMade, ApiError> {
    let (desk, file) = (Arc::clone(&desk), received.content(&upload)?);
    let made = aside(move || draft::make(&*desk.office()?, &file, input)).await?;
    received.cancel(&upload);
    reading.wake();
    windows::tell_others(&window);
    Ok(made)
}

fn whole(received: &Uploads, ids: &[String]) -> Result<Vec<SourceFile>, ApiError> {
    ids.iter().map(|id| received.content(id)).collect()
}
