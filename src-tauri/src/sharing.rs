//! Sharing in an office: the window passes what the desk says.

use std::path::Path;
use std::sync::Arc;

use obeznik_app::ApiError;
use obeznik_app::office::desk::{
    ComputerCode, Desk, JoinInput, OfficeComputer, ServedAt, ShareInput, Sharing,
};
use obeznik_app::ports::own_server::OwnServer;
use obeznik_transport::{ServerProgram, SignInEntry};
use tauri::{AppHandle, Emitter as _, State};

use crate::commands::aside;
use crate::joining::telling;
use crate::windows;

type TheDesk<'a> = State<'a, Arc<Desk>>;

/// The word by which this program serves what is shared and shows no window.
pub(crate) const KEEP_SHARING: &str = "--keep-sharing";

/// The program of the server that came with this one; its data lies beside the office. Where the data is elsewhere than
/// a person has it, no sign-in begins it: it would look in the usual place.
pub(crate) fn own_server(room: &Path) -> Arc<dyn OwnServer> {
    let is_usual = std::env::var_os("OBEZNIK_HOME").is_none();
    let entry = SignInEntry::of_this_program(KEEP_SHARING).filter(|_| is_usual);
    Arc::new(ServerProgram::beside_this(room.join("server")).with_sign_in(entry))
}

#[tauri::command]
pub(crate) async fn sharing(desk: TheDesk<'_>) -> Result<Sharing, ApiError> {
    let desk = Arc::clone(&desk);
    aside(move || desk.sharing()).await
}

#[tauri::command]
pub(crate) async fn share_office(
    app: AppHandle,
    desk: TheDesk<'_>,
    input: ShareInput,
) -> Result<(), ApiError> {
    windows::close_others(&app);
    let teller = app.clone();
    let (of, office) = (Arc::clone(&desk), Arc::clone(&desk));
    let shared = aside(move || of.share(input, &mut telling(&teller))).await;
    begin_anew(&app, &office, shared.is_ok());
    shared
}

/// The window begins anew where another store is open, or none.
fn begin_anew(app: &AppHandle, desk: &Desk, is_another: bool) {
    if is_another || desk.office().is_err() {
        let _ = app.emit("desk", ());
    }
}

#[tauri::command]
pub(crate) async fn work_alone(app: AppHandle, desk: TheDesk<'_>) -> Result<(), ApiError> {
    windows::close_others(&app);
    let (of, office) = (Arc::clone(&desk), Arc::clone(&desk));
    let done = aside(move || of.work_alone()).await;
    begin_anew(&app, &office, done.is_ok());
    done
}

#[tauri::command]
pub(crate) async fn move_sharing(desk: TheDesk<'_>, to: ServedAt) -> Result<(), ApiError> {
    let desk = Arc::clone(&desk);
    aside(move || desk.move_sharing(to)).await
}

#[tauri::command]
pub(crate) async fn share_from_sign_in(desk: TheDesk<'_>, begins: bool) -> Result<(), ApiError> {
    let desk = Arc::clone(&desk);
    aside(move || desk.share_from_sign_in(begins)).await
}

#[tauri::command]
pub(crate) async fn computer_code(desk: TheDesk<'_>, person: String) -> Result<ComputerCode, ApiError> {
    let desk = Arc::clone(&desk);
    aside(move || desk.computer_code(&person)).await
}

#[tauri::command]
pub(crate) async fn office_computers(desk: TheDesk<'_>) -> Result<Vec<OfficeComputer>, ApiError> {
    let desk = Arc::clone(&desk);
    aside(move || desk.computers()).await
}

#[tauri::command]
pub(crate) async fn lose_computer(
    desk: TheDesk<'_>,
    device: String,
    wipes: bool,
) -> Result<String, ApiError> {
    let desk = Arc::clone(&desk);
    let report = aside(move || desk.lose_computer(&device, wipes)).await?;
    Ok(report.display().to_string())
}

#[tauri::command]
pub(crate) async fn join_by_code(
    app: AppHandle,
    desk: TheDesk<'_>,
    input: JoinInput,
    code: String,
) -> Result<(), ApiError> {
    let desk = Arc::clone(&desk);
    aside(move || desk.join_by_code(input, &code, &mut telling(&app))).await
}
