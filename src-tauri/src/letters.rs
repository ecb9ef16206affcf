//! E-mails and data messages among annexes: read in the window, their files taken out one by one.

use std::sync::Arc;

use obeznik_app::letters::{self, LetterDto};
use obeznik_app::office::Done;
use obeznik_app::office::desk::Desk;
use obeznik_app::{ApiError, copies};
use tauri::{AppHandle, State};

use crate::commands::aside;
use crate::files::{noted, open};
use crate::reading::Reading;

type TheDesk<'a> = State<'a, Arc<Desk>>;

/// Reads an annex as an e-mail or a data message.
#[tauri::command]
pub(crate) async fn read_letter(
    app: AppHandle,
    desk: TheDesk<'_>,
    id: String,
) -> Result<LetterDto, ApiError> {
    let desk = Arc::clone(&desk);
    let letter = aside(move || letters::read(&*desk.office()?, &id)).await?;
    noted(&app);
    Ok(letter)
}

/// Opens a file of it in the system's program.
#[tauri::command]
pub(crate) async fn open_letter_file(
    app: AppHandle,
    desk: TheDesk<'_>,
    id: String,
    place: usize,
) -> Result<(), ApiError> {
    let desk = Arc::clone(&desk);
    let path = aside(move || copies::hand_out_part(&*desk.office()?, &id, place)).await?;
    noted(&app);
    open(&path)
}

/// Adds a file of it as an annex of its own.
#[tauri::command]
pub(crate) async fn attach_letter_file(
    desk: TheDesk<'_>,
    reading: State<'_, Reading>,
    id: String,
    place: usize,
) -> Result<Done, ApiError> {
    let desk = Arc::clone(&desk);
    let done = aside(move || letters::attach(&*desk.office()?, &id, place)).await;
    reading.wake();
    done
}
