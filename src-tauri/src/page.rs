//! The page of a window lives in a process of its own, which may die under a program that goes on: a person then
//! looks at an empty window. It is loaded anew, over what the store kept, and a note is left.

use tauri::WebviewWindow;

/// Watches over the page of a window, where the system tells of its death.
#[cfg(target_os = "linux")]
pub(crate) fn watch(window: &WebviewWindow) {
    use tauri::Manager as _;
    use webkit2gtk::WebViewExt as _;

    use crate::support::Support;

    let app = window.app_handle().clone();
    let watched = window.with_webview(move |view| {
        let last = std::cell::Cell::new(None);
        view.inner().connect_web_process_terminated(move |page, reason| {
            let Some(why) = why(reason) else { return };
            app.state::<Support>().note_page(why);
            if is_worth_loading(last.replace(Some(std::time::Instant::now())).map(|before| before.elapsed()))
            {
                page.reload();
            }
        });
    });
    if let Err(error) = watched {
        tracing::warn!(%error, "nobody watches over the page of a window");
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
