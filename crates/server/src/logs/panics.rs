//! A panic in the log: where, never with what words. A text made at run time may carry what a person wrote, and
//! the hook of the standard library would print it between the lines.

use std::panic::PanicHookInfo;
use std::sync::atomic::Ordering;

use crate::metrics::PANICS;

/// From now on a panic is one line and one more in the counter; nothing else is printed of it.
pub(super) fn listen() {
    std::panic::set_hook(Box::new(|info| {
        PANICS.fetch_add(1, Ordering::Relaxed);
        let place = place(info);
        tracing::error!(place, "the program panicked");
    }));
}

fn place(info: &PanicHookInfo<'_>) -> String {
    info.location().map(|place| format!("{}:{}", place.file(), place.line())).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::panic::catch_unwind;

    use tracing_subscriber::layer::SubscriberExt as _;

    use super::super::{Lines, LogFolder, Sink};
    use super::*;

    #[test]
    fn a_panic_is_told_by_its_place_counted_and_never_told_by_its_words() {
        let room = tempfile::tempdir().unwrap();
        let folder = LogFolder::at(room.path().to_owned()).unwrap();
        let subscriber = tracing_subscriber::registry().with(Lines(Sink::Folder(folder)));
        let before = PANICS.load(Ordering::Relaxed);
        listen();
        let fallen = tracing::subscriber::with_default(subscriber, || {
            catch_unwind(|| {
                let title = String::from("Prodej pozemku Novákovi");
                panic!("no such paper: {title}");
            })
        });
        let _ = std::panic::take_hook();
        assert!(fallen.is_err());
        assert!(PANICS.load(Ordering::Relaxed) > before);
        let files = std::fs::read_dir(room.path()).unwrap().flatten();
        let text: String = files.map(|file| std::fs::read_to_string(file.path()).unwrap()).collect();
        let line = text.lines().find(|line| line.contains("the program panicked")).unwrap();
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        let place = line["place"].as_str().unwrap();
        assert!(place.contains("panics.rs:"), "{place}");
        assert_eq!(line["level"], "ERROR");
        assert!(!text.contains("pozemku") && !text.contains("no such paper"), "{text}");
    }
}
