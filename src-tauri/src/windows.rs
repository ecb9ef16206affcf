//! Windows beside the main one: a paper, an agenda or a resolution on another monitor.

use std::sync::Arc;

use obeznik_app::office::desk::Desk;
use obeznik_app::{ApiError, Code};
use serde::{Deserialize, Serialize};
use tauri::{
    AppHandle, Emitter as _, Manager as _, PhysicalPosition, WebviewUrl, WebviewWindow, WebviewWindowBuilder,
};

use crate::envelope::Envelopes;
use crate::mark::Mark;
use crate::page;

/// The window everything begins in; with it everything ends.
pub(crate) const MAIN: &str = "main";
/// How the labels of the others begin; `capabilities/side.json` says what they may.
const SIDE: &str = "side-";
/// Most of them at once; each is a web view with its memory.
const MOST: usize = 8;
/// Views that may stand beside.
const VIEWS: &[&str] = &["paper", "meeting", "resolution"];
/// So much of a window must lie on a screen, or a person could not take hold of it.
const HOLD: i32 = 120;

/// What the window shows first.
#[derive(Serialize, Deserialize)]
struct Route {
    view: String,
    params: std::collections::BTreeMap<String, String>,
}

/// Opens a document in a window of its own.
#[tauri::command]
pub(crate) async fn open_window(
    app: AppHandle,
    view: String,
    params: std::collections::BTreeMap<String, String>,
) -> Result<(), ApiError> {
    if !VIEWS.contains(&view.as_str()) {
        return Err(ApiError::new(Code::Invalid, "error-bad-input").with("what", "view"));
    }
    let label = free_label(&app).ok_or_else(|| ApiError::new(Code::Refused, "window-too-many"))?;
    let route = serde_json::to_string(&Route { view, params }).map_err(ApiError::broken)?;
    // JSON is JavaScript once the two line ends that only JavaScript knows are written as escapes.
    let route = route.replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029");
    let window = WebviewWindowBuilder::new(&app, &label, WebviewUrl::default())
        .title("Oběžník")
        .inner_size(1000.0, 760.0)
        .min_inner_size(480.0, 400.0)
        .initialization_script(format!("window.obeznikRoute = {route};"))
        .disable_drag_drop_handler()
        .build()
        .map_err(ApiError::broken)?;
    keep_on_screen(&window);
    page::watch(&window);
    tracing::info!(count = app.webview_windows().len(), "a window was opened");
    Ok(())
}

/// The smallest free number, so that each window comes back where its number was before.
fn free_label(app: &AppHandle) -> Option<String> {
    let open = app.webview_windows();
    (1..=MOST).map(|number| format!("{SIDE}{number}")).find(|label| !open.contains_key(label))
}

/// Tells the windows that something changed and in which of them, so that the others read again.
pub(crate) fn tell_others(window: &WebviewWindow) {
    // A window that goes away meanwhile needs no news.
    let _ = window.emit("changed", window.label());
}

/// Closes what stands beside: another person sits down, or the office is locked.
pub(crate) fn close_others(app: &AppHandle) {
    for (_, window) in app.webview_windows().into_iter().filter(|(label, _)| label != MAIN) {
        // `close` lets the page send what is being typed; what is closed already is closed.
        let _ = window.close();
    }
}

/// Closes everything as a person does who goes home.
#[cfg(unix)]
pub(crate) fn close_all(app: &AppHandle) {
    app.state::<Mark>().leave();
    for window in app.webview_windows().into_values() {
        let _ = window.close(); // what is closed already is closed
    }
}

/// A window is gone: with the main one go the others, with the last one the office.
pub(crate) fn gone(app: &AppHandle, label: &str) {
    if label == MAIN {
        close_others(app);
    }
    if app.webview_windows().keys().all(|open| open == label) {
        end(app);
    }
}

/// An orderly end: papers of encrypted files are put away, the office is closed and the mark of the running program
/// taken away. The system may end a program whose windows are open; then nothing but this is heard of it.
pub(crate) fn end(app: &AppHandle) {
    let mark = app.try_state::<Mark>();
    if let Some(mark) = &mark {
        mark.leave();
    }
    app.state::<Envelopes>().put_away();
    app.state::<Arc<Desk>>().close();
    if let Some(mark) = mark {
        mark.end();
    }
}

/// Moves a window that lies off every screen, because a monitor is gone, to where a person can reach it.
pub(crate) fn keep_on_screen(window: &WebviewWindow) {
    let (Ok(at), Ok(size), Ok(monitors)) =
        (window.outer_position(), window.outer_size(), window.available_monitors())
    else {
        return;
    };
    let screens: Vec<Area> =
        monitors.iter().map(|monitor| Area::of(*monitor.position(), *monitor.size())).collect();
    if let Some((x, y)) = moved(Area::of(at, size), &screens) {
        // Where the system places windows itself, it has put this one on a screen already.
        let _ = window.set_position(PhysicalPosition::new(x, y));
    }
}

/// A rectangle in pixels of all screens together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Area {
    x: i32,
    y: i32,
    width: i32,
    height: i32,
}

impl Area {
    fn of(at: PhysicalPosition<i32>, size: tauri::PhysicalSize<u32>) -> Self {
        let whole = |length: u32| i32::try_from(length).unwrap_or(i32::MAX / 4);
        Self { x: at.x, y: at.y, width: whole(size.width), height: whole(size.height) }
    }

    /// Whether enough of the title of `window` lies here to take hold of it.
    fn holds(&self, window: &Self) -> bool {
        let from = window.x.max(self.x);
        let to = (window.x + window.width).min(self.x + self.width);
        to - from >= HOLD.min(window.width)
            && window.y >= self.y
            && window.y + HOLD / 3 <= self.y + self.height
    }
}

/// Where to put a window that nobody can reach; nothing when it is well where it is.
fn moved(window: Area, screens: &[Area]) -> Option<(i32, i32)> {
    let first = screens.first()?;
    if screens.iter().any(|screen| screen.holds(&window)) {
        return None;
    }
    let middle = |from: i32, length: i32, own: i32| from + ((length - own) / 2).max(0);
    Some((middle(first.x, first.width, window.width), middle(first.y, first.height, window.height)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_nobody_can_reach_comes_to_the_first_screen() {
        let screens = [
            Area { x: 0, y: 0, width: 1920, height: 1080 },
            Area { x: 1920, y: 0, width: 1280, height: 1024 },
        ];
        let at = |x, y| Area { x, y, width: 1000, height: 760 };
        let table = [
            (at(100, 100), None),
            (at(2000, 50), None),              // on the second screen
            (at(-500, 10), None),              // half over the edge: it can be pulled
            (at(5000, 100), Some((460, 160))), // the third monitor is gone
            (at(-950, 100), Some((460, 160))), // only a sliver is left
            (at(100, -400), Some((460, 160))), // the title is above the screen
            (at(100, 1070), Some((460, 160))),
        ];
        for (window, expected) in table {
            assert_eq!(moved(window, &screens), expected, "{window:?}");
        }
        assert_eq!(moved(at(0, 0), &[]), None);
    }
}
