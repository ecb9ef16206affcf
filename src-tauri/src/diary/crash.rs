//! A note about a panic, kept for the next start to offer.

use std::backtrace::Backtrace;
use std::fs;
use std::panic::PanicHookInfo;
use std::path::{Path, PathBuf};

use obeznik_kernel::Timestamp;

/// Most notes kept; a program that falls at every start must not fill the disk.
const MOST: usize = 10;

/// Writes a note of every panic into the folder, then does what was done before.
pub(super) fn listen(folder: &Path) {
    let folder = folder.to_owned();
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        let now = Timestamp::now();
        note(&folder, now, &told(info, now));
        tracing::error!("a panic was noted");
        before(info);
    }));
}

/// Where and in which calls. Of the words only those that stand in the program itself: a text made at
/// run time may carry what a person wrote.
fn told(info: &PanicHookInfo<'_>, now: Timestamp) -> String {
    let place = info.location().map(|place| format!("{}:{}", place.file(), place.line())).unwrap_or_default();
    let words = info.payload().downcast_ref::<&'static str>().copied().unwrap_or("(words made at run time)");
    let thread = std::thread::current().name().unwrap_or("-").to_owned();
    let version = env!("CARGO_PKG_VERSION");
    let calls = Backtrace::force_capture();
    format!(
        "{now:.0}\nObeznik {version} {}\n{place}\n{words}\nthread {thread}\n\n{calls}\n",
        std::env::consts::OS
    )
}

fn note(folder: &Path, now: Timestamp, text: &str) {
    // Nothing can be told to anybody if even this fails.
    let _ = fs::create_dir_all(folder);
    let _ = fs::write(folder.join(format!("crash-{}.txt", now.as_millisecond())), text);
    let notes = notes(folder);
    for old in notes.iter().take(notes.len().saturating_sub(MOST)) {
        let _ = fs::remove_file(old);
    }
}

/// All notes, the oldest first.
pub(crate) fn notes(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let is_note = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with("crash-") && name.ends_with(".txt")
    };
    let mut notes: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(is_note).collect();
    notes.sort();
    notes
}

/// When the newest panic happened that nobody has dealt with.
pub(crate) fn waiting(folder: &Path) -> Option<Timestamp> {
    let notes = notes(folder);
    let newest = notes.iter().rev().find(|path| !is_seen(path))?;
    let name = newest.file_stem()?.to_str()?;
    Timestamp::from_millisecond(name.strip_prefix("crash-")?.parse().ok()?).ok()
}

/// A person has dealt with all notes; they stay for the support package.
pub(crate) fn settle(folder: &Path) {
    for path in notes(folder).iter().filter(|path| !is_seen(path)) {
        // A note that cannot be renamed is offered once more.
        let _ = fs::rename(path, path.with_extension("seen.txt"));
    }
}

fn is_seen(path: &Path) -> bool {
    path.to_string_lossy().ends_with(".seen.txt")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_leaves_a_note_without_the_words_of_a_person() {
        let room = tempfile::tempdir().unwrap();
        listen(room.path());
        let fallen = std::thread::spawn(|| {
            let title = String::from("Prodej pozemku Novákovi");
            panic!("no such paper: {title}");
        });
        assert!(fallen.join().is_err());
        let _ = std::panic::take_hook();
        let note = fs::read_to_string(&notes(room.path())[0]).unwrap();
        assert!(note.contains("crash.rs") && note.contains("words made at run time"), "{note}");
        assert!(!note.contains("Prodej"), "{note}");
        assert!(waiting(room.path()).is_some());
        settle(room.path());
        assert_eq!(waiting(room.path()), None);
        assert_eq!(notes(room.path()).len(), 1);
    }

    #[test]
    fn only_the_newest_notes_are_kept() {
        let room = tempfile::tempdir().unwrap();
        for second in 0..14 {
            note(room.path(), Timestamp::from_second(1_700_000_000 + second).unwrap(), "fell");
        }
        assert_eq!(notes(room.path()).len(), MOST);
        assert_eq!(waiting(room.path()), Some(Timestamp::from_second(1_700_000_013).unwrap()));
    }
}
