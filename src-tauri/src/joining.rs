//! Joining an office, and contact with it: the window passes what the desk says.

use std::sync::Arc;

use obeznik_app::ApiError;
use obeznik_app::contact::{Happened, LineRules, Progress, Told, keep};
use obeznik_app::office::desk::{Desk, JoinInput, OfficeSeen, OfficeWay, PairingBegun, WayInput};
use obeznik_app::ports::network::{Network, NoNetwork};
use obeznik_transport::Internet;
use serde::Serialize;
use tauri::{AppHandle, Emitter as _, Manager as _, State};

use crate::commands::aside;
use crate::reading::Reading;
use crate::windows;

type TheDesk<'a> = State<'a, Arc<Desk>>;

/// The network, with pages shown by the system's browser.
pub(crate) fn network() -> Arc<dyn Network> {
    let show = |page: &str| tauri_plugin_opener::open_url(page, None::<&str>).is_ok();
    match Internet::new(Box::new(show)) {
        Ok(internet) => Arc::new(internet),
        Err(error) => {
            tracing::error!(%error, "there is no network");
            Arc::new(NoNetwork)
        }
    }
}

/// Keeps contact with the joined office for as long as the program runs.
pub(crate) fn begin(desk: Arc<Desk>, app: AppHandle) {
    let told: Arc<dyn Told> = Arc::new(Windows(app));
    keep(&desk, &told);
}

/// Tells the windows.
struct Windows(AppHandle);

impl Told for Windows {
    fn told(&self, happened: Happened) {
        let app = &self.0;
        // A window that goes away meanwhile needs no news.
        match happened {
            Happened::Standing => drop(app.emit("sync", ())),
            Happened::Changed => drop(app.emit("changed", ())),
            Happened::Files => {
                app.state::<Reading>().wake();
                drop(app.emit("changed", ()));
            }
            Happened::Wiped => {
                windows::close_others(app);
                drop(app.emit("wiped", ()));
            }
        }
    }
}

/// How far the first reading is, as an event.
#[derive(Clone, Serialize)]
struct Reads {
    rows: usize,
    through: u64,
    head: u64,
}

pub(crate) fn telling(app: &AppHandle) -> impl FnMut(Progress) {
    move |Progress { rows, through, head }| drop(app.emit("joining", Reads { rows, through, head }))
}

#[tauri::command]
pub(crate) async fn look_at_office(desk: TheDesk<'_>, input: JoinInput) -> Result<OfficeSeen, ApiError> {
    let desk = Arc::clone(&desk);
    aside(move || desk.look_at_office(&input)).await
}

#[tauri::command]
pub(crate) async fn show_invitation(desk: TheDesk<'_>, link: String) -> Result<(), ApiError> {
    let desk = Arc::clone(&desk);
    aside(move || desk.show_invitation(&link)).await
}

#[tauri::command]
pub(crate) async fn begin_pairing(desk: TheDesk<'_>, input: JoinInput) -> Result<PairingBegun, ApiError> {
    let desk = Arc::clone(&desk);
    aside(move || desk.begin_pairing(input)).await
}

#[tauri::command]
pub(crate) async fn finish_pairing(app: AppHandle, desk: TheDesk<'_>) -> Result<(), ApiError> {
    let desk = Arc::clone(&desk);
    aside(move || desk.finish_pairing(&mut telling(&app))).await
}

#[tauri::command]
pub(crate) async fn cancel_pairing(desk: TheDesk<'_>) -> Result<(), ApiError> {
    desk.cancel_pairing();
    Ok(())
}

#[tauri::command]
pub(crate) async fn continue_joining(app: AppHandle, desk: TheDesk<'_>) -> Result<(), ApiError> {
    let desk = Arc::clone(&desk);
    aside(move || desk.continue_joining(&mut telling(&app))).await
}

#[tauri::command]
pub(crate) async fn give_joining_up(desk: TheDesk<'_>) -> Result<(), ApiError> {
    let desk = Arc::clone(&desk);
    aside(move || desk.give_joining_up()).await
}

#[tauri::command]
pub(crate) async fn send_now(desk: TheDesk<'_>) -> Result<(), ApiError> {
    desk.send_now();
    Ok(())
}

#[tauri::command]
pub(crate) async fn set_line_rules(desk: TheDesk<'_>, rules: LineRules) -> Result<(), ApiError> {
    let desk = Arc::clone(&desk);
    aside(move || desk.office()?.set_line_rules(rules)).await
}

#[tauri::command]
pub(crate) async fn office_way(desk: TheDesk<'_>) -> Result<Option<OfficeWay>, ApiError> {
    let desk = Arc::clone(&desk);
    aside(move || desk.office_way()).await
}

#[tauri::command]
pub(crate) async fn set_office_way(desk: TheDesk<'_>, input: WayInput) -> Result<String, ApiError> {
    let desk = Arc::clone(&desk);
    aside(move || desk.set_office_way(&input)).await
}

#[tauri::command]
pub(crate) async fn seen_away(desk: TheDesk<'_>) -> Result<(), ApiError> {
    let desk = Arc::clone(&desk);
    aside(move || desk.office()?.seen_away()).await
}
