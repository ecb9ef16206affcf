//! One window per store: a second start raises the window that is open and ends. The guard itself is the
//! lock of the store; where there is no message bus the second window says who has the office.

use std::path::Path;

use tauri::plugin::TauriPlugin;
use tauri::{AppHandle, Manager as _, Wry};

use crate::windows;

/// The plugin; the first one, so that a second start touches nothing.
pub(crate) fn plugin(folder: &Path) -> TauriPlugin<Wry> {
    let raise = |app: &AppHandle, _: Vec<String>, _: String| raise(app);
    tauri_plugin_single_instance::Builder::new().dbus_id(id_of(folder)).callback(raise).build()
}

/// The context of the application: where copies find each other by its identifier, it names the store.
pub(crate) fn named(mut context: tauri::Context<Wry>, folder: &Path) -> tauri::Context<Wry> {
    if !cfg!(target_os = "linux") {
        context.config_mut().identifier = id_of(folder);
    }
    context
}

fn raise(app: &AppHandle) {
    let Some(window) = app.get_webview_window(windows::MAIN) else { return };
    for done in [window.unminimize(), window.show(), window.set_focus()] {
        if let Err(error) = done {
            tracing::warn!(%error, "the open window could not be raised");
        }
    }
}

/// The name under which copies over the same store find each other.
pub(crate) fn id_of(folder: &Path) -> String {
    let full = folder.canonicalize().or_else(|_| std::path::absolute(folder));
    let full = full.unwrap_or_else(|_| folder.to_owned());
    format!("cz.obeznik.store.s{:016x}", fnv1a(full.to_string_lossy().as_bytes()))
}

/// The same number in every version of the program, unlike the hashes of the standard library.
///
/// Source: draft-eastlake-fnv, FNV-1a with 64 bits.
fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_store_has_its_name_however_it_is_written() {
        let home = tempfile::tempdir().unwrap();
        let (one, two) = (home.path().join("urad"), home.path().join("ukazka"));
        std::fs::create_dir(&one).unwrap();
        std::fs::create_dir(&two).unwrap();
        assert_eq!(id_of(&one), id_of(&two.join("../urad")), "a way round");
        assert_ne!(id_of(&one), id_of(&two));
        assert!(
            id_of(&one).split('.').all(|part| part.starts_with(|first: char| first.is_ascii_alphabetic()))
        );
        assert_eq!(fnv1a(b"foobar"), 0x8594_4171_f739_67e8);
    }
}
