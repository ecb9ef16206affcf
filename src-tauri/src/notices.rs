//! Messages with notices, made ready as files: the window passes what the use case says.

use std::sync::Arc;

use obeznik_app::ApiError;
use obeznik_app::notices::{self, PrepareInput, PrepareReport};
use obeznik_app::office::desk::Desk;
use obeznik_documents::office::Printer;
use obeznik_notices::Drafts;
use tauri::{State, WebviewWindow};

use crate::commands::aside;
use crate::windows;

#[tauri::command]
pub(crate) async fn prepare_notices(
    window: WebviewWindow,
    desk: State<'_, Arc<Desk>>,
    input: PrepareInput,
) -> Result<PrepareReport, ApiError> {
    let desk = Arc::clone(&desk);
    let report = aside(move || notices::prepare(&*desk.office()?, &Drafts, &Printer, &input)).await;
    windows::tell_others(&window);
    report
}
