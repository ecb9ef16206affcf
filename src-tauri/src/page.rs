//! The page of a window lives in a process of its own, which may die under a program that goes on: a person then
//! looks at an empty window. It is loaded anew, over what the store kept, and a note is left.

use tauri::WebviewWindow;

/// After so long it is known whether the whole program was asked to end.
#[cfg(target_os = "linux")]
const SETTLES: std::time::Duration = std::time::Duration::from_secs(2);

/// Watches over the page of a window, where the system tells of its death.
#[cfg(target_os = "linux")]
pub(crate) fn watch(window: &WebviewWindow) {
    use webkit2gtk::WebViewExt as _;

    let dying = window.clone();
    let watched = window.with_webview(move |view| {
        let last = std::cell::Cell::new(None);
        view.inner().connect_web_process_terminated(move |_, reason| {
            let Some(why) = why(reason) else { return };
            let before = last.replace(Some(std::time::Instant::now()));
            let is_worth_loading = is_worth_loading(before.map(|before| before.elapsed()));
            let window = dying.clone();
            std::thread::spawn(move || take_up(&window, why, is_worth_loading));
        });
    });
    if let Err(error) = watched {
        tracing::warn!(%error, "nobody watches over the page of a window");
    }
}

/// A system that shuts down ends the processes of pages too, maybe first: then there is nothing to tell.
#[cfg(target_os = "linux")]
fn take_up(window: &WebviewWindow, why: &'static str, is_worth_loading: bool) {
    use tauri::Manager as _;

    std::thread::sleep(SETTLES);
    if window.state::<crate::mark::Mark>().is_leaving() {
        return;
    }
    window.state::<crate::support::Support>().note_page(why);
    if is_worth_loading && let Err(error) = window.reload() {
        tracing::warn!(%error, "a page that died could not be loaded anew");
    }
}

/// Elsewhere the web view says so to itself alone.
#[cfg(not(target_os = "linux"))]
pub(crate) fn watch(_: &WebviewWindow) {}

#[cfg(target_os = "linux")]
fn why(reason: webkit2gtk::WebProcessTerminationReason) -> Option<&'static str> {
    use webkit2gtk::WebProcessTerminationReason as Reason;
    match reason {
        Reason::TerminatedByApi => None, // we asked for it
        Reason::ExceededMemoryLimit => Some("memory"),
        _ => Some("crashed"),
    }
}

/// A page that dies over and over as soon as it is loaded is left alone.
#[cfg(any(target_os = "linux", test))]
fn is_worth_loading(since_last: Option<std::time::Duration>) -> bool {
    since_last.is_none_or(|since| since > std::time::Duration::from_secs(30))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_page_that_dies_at_once_again_is_not_loaded_for_ever() {
        let table =
            [(None, true), (Some(Duration::from_secs(2)), false), (Some(Duration::from_secs(3600)), true)];
        for (since_last, expected) in table {
            assert_eq!(is_worth_loading(since_last), expected, "{since_last:?}");
        }
    }
}
