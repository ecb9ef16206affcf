//! Documents and the filing service: the window passes what the use cases say.

use std::sync::Arc;

use obeznik_app::ApiError;
use obeznik_app::office::desk::Desk;
use obeznik_app::registry::{
    self, FilingService, HandOverInput, HandOverReport, NumbersPreview, NumbersTaken, SetFilingService,
};
use obeznik_documents::office::Printer;
use tauri::{State, WebviewWindow};

use crate::commands::aside;
use crate::uploads::Uploads;
use crate::windows;

type TheDesk<'a> = State<'a, Arc<Desk>>;

#[tauri::command]
pub(crate) async fn filing_service(desk: TheDesk<'_>) -> Result<FilingService, ApiError> {
    let desk = Arc::clone(&desk);
    aside(move || registry::filing_service(&*desk.office()?)).await
}

#[tauri::command]
pub(crate) async fn set_filing_service(
    desk: TheDesk<'_>,
    input: SetFilingService,
) -> Result<FilingService, ApiError> {
    let desk = Arc::clone(&desk);
    aside(move || registry::set_filing_service(&*desk.office()?, input)).await
}

#[tauri::command]
pub(crate) async fn hand_to_filing_service(
    window: WebviewWindow,
    desk: TheDesk<'_>,
    input: HandOverInput,
) -> Result<HandOverReport, ApiError> {
    let desk = Arc::clone(&desk);
    let report = aside(move || registry::hand_over(&*desk.office()?, &Printer, &input)).await;
    windows::tell_others(&window);
    report
}

#[tauri::command]
pub(crate) async fn inspect_filing_numbers(
    desk: TheDesk<'_>,
    received: State<'_, Uploads>,
    upload: String,
) -> Result<NumbersPreview, ApiError> {
    let (desk, file) = (Arc::clone(&desk), received.content(&upload)?);
    aside(move || registry::inspect_numbers(&*desk.office()?, &file)).await
}

#[tauri::command]
pub(crate) async fn take_filing_numbers(
    window: WebviewWindow,
    desk: TheDesk<'_>,
    received: State<'_, Uploads>,
    upload: String,
) -> Result<NumbersTaken, ApiError> {
    let (desk, file) = (Arc::clone(&desk), received.content(&upload)?);
    let taken = aside(move || registry::take_numbers(&*desk.office()?, &file)).await?;
    received.cancel(&upload);
    windows::tell_others(&window);
    Ok(taken)
}
