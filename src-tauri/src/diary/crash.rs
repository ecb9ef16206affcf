//! A note about a fall, kept for the next start to offer: a panic, a program that was cut off, a page that died.

use std::backtrace::Backtrace;
use std::fs;
use std::panic::PanicHookInfo;
use std::path::{Path, PathBuf};

use obeznik_kernel::Timestamp;

use super::files::tail;
use crate::mark::{CutOff, Run};

/// Most notes kept; a program that falls at every start must not fill the disk.
const MOST: usize = 10;
/// Lines of the diary in a note about a cut: what the program did last.
const MOST_LINES: usize = 60;

/// How the lines begin that are read back.
const SINCE: &str = "running since ";
const STORE: &str = "store ";
/// The line of a page that died under a program that goes on.
const PAGE: &str = "the page of the window died";

/// A fall nobody has dealt with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fall {
    /// When.
    pub(crate) at: Timestamp,
    /// When the program that fell was started; not known from notes of before.
    pub(crate) begun: Option<Timestamp>,
    /// Whether only the page of a window died and the program went on.
    pub(crate) is_page: bool,
}

/// Writes a note of every panic into the folder, then does what was done before.
pub(super) fn listen(folder: &Path, run: &Run) {
    let (folder, run) = (folder.to_owned(), run.clone());
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        let now = Timestamp::now();
        note(&folder, now, &told(info, &run, now));
        tracing::error!("a panic was noted");
        before(info);
    }));
}

/// A note about a start that came to no end, with what the program did last.
pub(crate) fn note_cut(folder: &Path, run: &Run, cut: &CutOff) {
    let CutOff { version, begun, at } = cut;
    let before = Run { begun: *begun, store: run.store.clone() };
    let head = head(&before, version, *at);
    let lines = tail(folder, run.begun, MOST_LINES).join("\n");
    note(folder, *at, &format!("{head}the program was cut off, noticed {:.0}\n\n{lines}\n", run.begun));
    tracing::error!("the program was cut off before; a note was made");
}

/// A note about the page of a window that died; `why` is a word of the program.
#[cfg(any(target_os = "linux", test))]
pub(crate) fn note_page(folder: &Path, run: &Run, why: &'static str) {
    let now = Timestamp::now();
    let lines = tail(folder, now, MOST_LINES).join("\n");
    let head = head(run, env!("CARGO_PKG_VERSION"), now);
    note(folder, now, &format!("{head}{PAGE}: {why}\n\n{lines}\n"));
    tracing::error!("the page of a window died; a note was made");
}

/// When, what and over which store.
fn head(run: &Run, version: &str, at: Timestamp) -> String {
    let (os, begun, store) = (std::env::consts::OS, run.begun, run.short());
    format!("{at:.0}\nObeznik {version} {os}\n{SINCE}{begun}\n{STORE}{store}\n")
}

/// Where and in which calls. Of the words only those that stand in the program itself: a text made at
/// run time may carry what a person wrote.
fn told(info: &PanicHookInfo<'_>, run: &Run, now: Timestamp) -> String {
    let place = info.location().map(|place| format!("{}:{}", place.file(), place.line())).unwrap_or_default();
    let words = info.payload().downcast_ref::<&'static str>().copied().unwrap_or("(words made at run time)");
    let thread = std::thread::current().name().unwrap_or("-").to_owned();
    let calls = Backtrace::force_capture();
    let head = head(run, env!("CARGO_PKG_VERSION"), now);
    format!("{head}{place}\n{words}\nthread {thread}\n\n{calls}\n")
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

/// The newest fall over this store that nobody has dealt with, and since when what it may have cut off goes back.
/// What fell in this very run is for the next start, but for a page: the person has seen it come anew.
pub(crate) fn waiting(folder: &Path, run: &Run) -> Option<Fall> {
    let falls: Vec<Fall> = unsettled(folder, run).into_iter().map(|(_, fall)| fall).collect();
    let begun = falls.iter().filter_map(|fall| fall.begun).min();
    let newest = falls.into_iter().max_by_key(|fall| fall.at)?;
    Some(Fall { begun, ..newest })
}

/// A person has dealt with all that waited; the notes stay for the support package.
pub(crate) fn settle(folder: &Path, run: &Run) {
    for (path, _) in unsettled(folder, run) {
        // A note that cannot be renamed is offered once more.
        let _ = fs::rename(&path, path.with_extension("seen.txt"));
    }
}

fn unsettled(folder: &Path, run: &Run) -> Vec<(PathBuf, Fall)> {
    let unseen = notes(folder).into_iter().filter(|path| !is_seen(path));
    let read = unseen.filter_map(|path| fall_of(&path, run).map(|fall| (path, fall)));
    read.filter(|(_, fall)| fall.is_page || fall.at <= run.begun).collect()
}

/// What a note says of a fall; nothing when it is that of another store.
fn fall_of(path: &Path, run: &Run) -> Option<Fall> {
    let name = path.file_stem()?.to_str()?;
    let at = Timestamp::from_millisecond(name.strip_prefix("crash-")?.parse().ok()?).ok()?;
    let text = String::from_utf8_lossy(&fs::read(path).ok()?).into_owned();
    let said = |start: &str| text.lines().find_map(|line| line.strip_prefix(start));
    let is_own = said(STORE).is_none_or(|store| store == run.short());
    let begun = said(SINCE).and_then(|begun| begun.parse().ok());
    is_own.then(|| Fall { at, begun, is_page: said(PAGE).is_some() })
}

fn is_seen(path: &Path) -> bool {
    path.to_string_lossy().ends_with(".seen.txt")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(begun: &str, store: &str) -> Run {
        Run { begun: begun.parse().unwrap(), store: format!("cz.obeznik.store.s{store}") }
    }

    #[test]
    fn a_panic_leaves_a_note_without_the_words_of_a_person() {
        let room = tempfile::tempdir().unwrap();
        let fallen_run = run("2024-11-30T08:00:00Z", "aaaa");
        listen(room.path(), &fallen_run);
        let fallen = std::thread::spawn(|| {
            let title = String::from("Prodej pozemku Novákovi");
            panic!("no such paper: {title}");
        });
        assert!(fallen.join().is_err());
        let _ = std::panic::take_hook();
        let note = fs::read_to_string(&notes(room.path())[0]).unwrap();
        assert!(note.contains("crash.rs") && note.contains("words made at run time"), "{note}");
        assert!(!note.contains("Prodej"), "{note}");
        assert_eq!(waiting(room.path(), &fallen_run), None, "the next start tells of it");
        let next = Run { begun: Timestamp::now(), ..fallen_run.clone() };
        let fall = waiting(room.path(), &next).unwrap();
        assert_eq!((fall.begun, fall.is_page), (Some(fallen_run.begun), false));
        settle(room.path(), &next);
        assert_eq!(waiting(room.path(), &next), None);
        assert_eq!(notes(room.path()).len(), 1);
    }

    #[test]
    fn a_cut_is_told_with_its_start_and_to_its_own_store_alone() {
        let room = tempfile::tempdir().unwrap();
        let now = run("2026-11-30T15:00:00Z", "aaaa");
        let cut = |begun: &str, at: &str| CutOff {
            version: "0.1.0".to_owned(),
            begun: begun.parse().unwrap(),
            at: at.parse().unwrap(),
        };
        note_cut(room.path(), &now, &cut("2026-11-30T08:00:00Z", "2026-11-30T13:05:00Z"));
        note_cut(room.path(), &now, &cut("2026-11-30T14:00:00Z", "2026-11-30T14:01:00Z"));
        let told = waiting(room.path(), &now).unwrap();
        assert_eq!(told.at, "2026-11-30T14:01:00Z".parse::<Timestamp>().unwrap());
        assert_eq!(told.begun, Some("2026-11-30T08:00:00Z".parse().unwrap()), "of both cuts");
        let other = run("2026-11-30T15:00:00Z", "bbbb");
        assert_eq!(waiting(room.path(), &other), None, "the other store fell by nothing");
        settle(room.path(), &other);
        assert_eq!(waiting(room.path(), &now), Some(told));
        settle(room.path(), &now);
        assert_eq!((waiting(room.path(), &now), notes(room.path()).len()), (None, 2));
    }

    #[test]
    fn a_page_that_died_is_told_in_the_same_run() {
        let room = tempfile::tempdir().unwrap();
        let now = run("2024-11-30T08:00:00Z", "aaaa");
        note_page(room.path(), &now, "crashed");
        let told = waiting(room.path(), &now).unwrap();
        assert!(told.is_page && told.begun == Some(now.begun));
        settle(room.path(), &now);
        assert_eq!(waiting(room.path(), &now), None);
    }

    #[test]
    fn only_the_newest_notes_are_kept() {
        let room = tempfile::tempdir().unwrap();
        for second in 0..14 {
            note(room.path(), Timestamp::from_second(1_700_000_000 + second).unwrap(), "fell");
        }
        assert_eq!(notes(room.path()).len(), MOST);
        let told = waiting(room.path(), &run("2026-11-30T15:00:00Z", "aaaa")).unwrap();
        assert_eq!(told.at, Timestamp::from_second(1_700_000_013).unwrap());
        assert_eq!(told.begun, None, "a note of before does not say");
    }
}
