//! Messages with notices, made ready as files or sent by the server: the window passes what the use case says.

use std::sync::Arc;

use obeznik_app::ApiError;
use obeznik_app::contact::mail::OfficeMail;
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

#[tauri::command]
pub(crate) async fn office_mail(desk: State<'_, Arc<Desk>>) -> Result<OfficeMail, ApiError> {
    let desk = Arc::clone(&desk);
    aside(move || desk.office_mail()).await
}

#[tauri::command]
pub(crate) async fn retry_office_mail(desk: State<'_, Arc<Desk>>) -> Result<u32, ApiError> {
    let desk = Arc::clone(&desk);
    aside(move || desk.retry_office_mail()).await
}
