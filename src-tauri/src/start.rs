//! Starting: where the store is, one copy only, the window, the minute hand.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use obeznik_app::ApiError;
use obeznik_app::office::desk::{Desk, Policy};
use obeznik_kernel::Timestamp;
use obeznik_kernel::calendar::day_in_prague;
use tauri::{AppHandle, Manager as _, WebviewUrl, WebviewWindowBuilder};
#[cfg(unix)]
use tokio::signal::unix::{SignalKind, signal};

use crate::control::Stopping;
use crate::diary::crash;
use crate::envelope::Envelopes;
use crate::mark::{Mark, Run};
use crate::outside::look_on;
use crate::reading::{self, Reading};
use crate::support::Support;
use crate::uploads::Uploads;
use crate::{backup, commands, diary, joining, page, policy, sharing, single, sleep, views, windows};

/// What the program was started with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Folder of all data of the program, where the store is usually.
    pub room: PathBuf,
    /// Folder of the store.
    pub folder: PathBuf,
    /// Whether to make the demo town when the folder is empty.
    pub demo: bool,
    /// Folder of the diary; beside the store, which may be absent, locked or damaged.
    pub logs: PathBuf,
    /// What an administrator laid down for this machine.
    pub policy: Policy,
    /// Folder of what no copy of the store takes along.
    pub beside: PathBuf,
    /// Whether only to serve what is shared from here, without a window: the system begins it at sign-in.
    pub only_serves: bool,
}

impl Options {
    /// From the environment and the command line: `--demo`, `--store DIR`, `--keep-sharing`, `OBEZNIK_HOME`.
    pub fn of_process() -> Self {
        let arguments: Vec<String> = std::env::args().skip(1).collect();
        let demo = arguments.iter().any(|argument| argument == "--demo");
        let only_serves = arguments.iter().any(|argument| argument == sharing::KEEP_SHARING);
        let named = arguments.iter().skip_while(|argument| *argument != "--store").nth(1).map(PathBuf::from);
        let policy = Policy::of_machine();
        let named_home = std::env::var_os("OBEZNIK_HOME").map(PathBuf::from);
        let room = named_home.or_else(|| policy::data_folder(&policy)).unwrap_or_else(home);
        let usual = room.join(if demo { "ukazka" } else { "urad" });
        let beside =
            if std::env::var_os("OBEZNIK_HOME").is_some() { room.join("stav") } else { state_home(&room) };
        let folder = named.unwrap_or(usual);
        Self { folder, demo, logs: room.join("zaznamy"), policy, beside, room, only_serves }
    }
}

/// The folder of the program's data of the signed-in person.
fn home() -> PathBuf {
    let of = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let system = if cfg!(windows) { of("LOCALAPPDATA") } else { of("XDG_DATA_HOME") };
    system.or_else(|| of("HOME").map(|home| home.join(".local/share"))).unwrap_or_default().join("obeznik")
}

/// The folder of the program's state, which is not that of its data where the system tells them apart.
fn state_home(room: &Path) -> PathBuf {
    let of = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let system = of("XDG_STATE_HOME").or_else(|| of("HOME").map(|home| home.join(".local/state")));
    match system.filter(|_| cfg!(target_os = "linux")) {
        Some(state) => state.join("obeznik"),
        None => room.join("stav"),
    }
}

/// Begins to serve the office that is shared from here, if there is one, and shows no window. The server goes on by
/// itself, and says in its own log how it fares.
///
/// # Errors
/// When it does not begin.
pub fn serve(options: &Options) -> Result<(), ApiError> {
    Desk::new(options.folder.clone()).with_server(sharing::own_server(&options.room)).serve_again()
}

/// Opens the office window and runs until it is closed.
///
/// # Panics
/// When the system has no web view to draw the window in.
pub fn run(options: &Options) {
    let run = Run::of(&options.folder);
    diary::begin(&options.logs, &run);
    tracing::info!(version = env!("CARGO_PKG_VERSION"), os = std::env::consts::OS, "the program started");
    let desk = Desk::new(options.folder.clone()).with_files(reading::readers());
    let desk = desk.with_converter(views::converter());
    let desk = desk.with_network(joining::network(), options.beside.clone());
    let desk = Arc::new(desk.with_server(sharing::own_server(&options.room)).under(options.policy.clone()));
    let (opening, demo) = (Arc::clone(&desk), options.demo);
    let (beside, logs, support) =
        (options.beside.clone(), options.logs.clone(), Support::new(options.logs.clone(), run.clone()));
    tauri::Builder::default()
        .plugin(single::plugin(&options.folder))
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_window_state::Builder::new().build())
        .manage(desk)
        .manage(Uploads::default())
        .manage(Stopping::default())
        .manage(Envelopes::new(&options.room))
        .manage(support)
        .invoke_handler(commands::handler())
        .setup(move |app| {
            app.manage(marked(&beside, &logs, &run));
            open(&opening, demo);
            let main = WebviewWindowBuilder::new(app, windows::MAIN, WebviewUrl::default())
                .title("Oběžník")
                .inner_size(1366.0, 768.0)
                .min_inner_size(480.0, 400.0)
                .disable_drag_drop_handler()
                .build()?;
            windows::keep_on_screen(&main);
            page::watch(&main);
            heed_the_system(app.handle());
            keep_working(app.handle(), &opening);
            Ok(())
        })
        .on_window_event(|window, event| {
            if matches!(event, tauri::WindowEvent::Destroyed) {
                windows::gone(window.app_handle(), window.label());
            }
        })
        .build(single::named(tauri::generate_context!(), &options.folder))
        .expect("the system can show a window")
        .run(|app, event| {
            if matches!(event, tauri::RunEvent::Exit) {
                windows::end(app);
            }
        });
}

/// Lays the mark of the running program; a start before that came to no end leaves a note for those who help.
fn marked(beside: &Path, logs: &Path, run: &Run) -> Mark {
    let (mark, cut) = Mark::lay(beside, run);
    if let Some(cut) = cut {
        crash::note_cut(logs, run, &cut);
    }
    mark
}

/// A system that shuts down or signs the person out asks programs to end, and gives them a moment.
#[cfg(unix)]
fn heed_the_system(app: &AppHandle) {
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        let Ok(mut asked) = signal(SignalKind::terminate()) else { return };
        asked.recv().await;
        tracing::info!("the system asks the program to end");
        windows::close_all(&app);
    });
}

/// Windows tells the event loop itself.
#[cfg(not(unix))]
fn heed_the_system(_: &AppHandle) {}

/// Opens the store, or makes the demo town where one is asked for. Only after it is known that no other
/// copy runs over the same store.
fn open(desk: &Desk, demo: bool) {
    desk.keep_sharing();
    desk.open_quietly();
    if demo && desk.state().state == "new" {
        let made = make_demo(desk);
        made.unwrap_or_else(|error| tracing::error!(key = error.key, "the demo town could not be made"));
    }
}

/// Makes the invented town as it stands today.
pub(crate) fn make_demo(desk: &Desk) -> Result<(), ApiError> {
    obeznik_demo::make(desk, day_in_prague(Timestamp::now()))
}

/// Beside the window: the minute hand, the watch over other programs and the reader of new files.
fn keep_working(app: &AppHandle, desk: &Arc<Desk>) {
    let (minute_hand, outside, handle) = (Arc::clone(desk), Arc::clone(desk), app.clone());
    let beating = app.clone();
    std::thread::spawn(move || keep_time(&minute_hand, &beating));
    std::thread::spawn(move || look_on(&outside, &handle));
    backup::begin(Arc::clone(desk), app.clone());
    app.manage(Reading::start(Arc::clone(desk), app.clone()));
    joining::begin(Arc::clone(desk), app.clone());
    sleep::begin(Arc::clone(desk), app.clone());
}

/// What time alone brings about happens at start and each minute.
fn keep_time(desk: &Desk, app: &AppHandle) {
    loop {
        app.state::<Mark>().beat();
        if let Ok(office) = desk.opened()
            && let Err(error) = office.bring_about()
        {
            tracing::warn!(key = error.key, "time brought nothing about");
        }
        std::thread::sleep(Duration::from_secs(60));
    }
}
