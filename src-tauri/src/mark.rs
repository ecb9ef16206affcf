//! The mark of a running program: it lies beside the store from the start to an orderly end, and the program
//! holds it. One that nobody holds tells the next start that the one before was cut off, by the system, by the
//! plug or by a fault that left no panic behind. It says a process, a version and a time, nothing of the office.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Seek as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

use obeznik_kernel::Timestamp;

use crate::single;

/// Longest version that is read back; whatever else stands there is not ours.
const LONGEST_VERSION: usize = 20;

/// One start of the program over one store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Run {
    /// When.
    pub(crate) begun: Timestamp,
    /// The name of the store among those of this computer.
    pub(crate) store: String,
}

impl Run {
    /// This start, over the store in the folder.
    pub(crate) fn of(folder: &Path) -> Self {
        Self { begun: Timestamp::now(), store: single::id_of(folder) }
    }

    /// Enough of the name to tell the stores of one computer apart, too little to learn where one lies.
    pub(crate) fn short(&self) -> &str {
        self.store.get(self.store.len().saturating_sub(4)..).unwrap_or_default()
    }
}

/// A start that came to no end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CutOff {
    /// Version of the program.
    pub(crate) version: String,
    /// When it was started.
    pub(crate) begun: Timestamp,
    /// When it is known to have run last, to the minute.
    pub(crate) at: Timestamp,
}

/// The mark of this start; of a second copy over the same store, and where nothing can be written, there is none.
pub(crate) struct Mark {
    path: PathBuf,
    file: Mutex<Option<File>>,
    leaving: AtomicBool,
}

impl Mark {
    /// Lays the mark into a folder and gives the start before, when that one came to no end. Without a mark the
    /// office works all the same.
    pub(crate) fn lay(folder: &Path, run: &Run) -> (Self, Option<CutOff>) {
        let path = folder.join(format!("{}.running", run.store));
        match take(folder, &path, run) {
            Ok((file, cut)) => (Self::over(path, Some(file)), cut),
            Err(error) => {
                tracing::warn!(%error, "no mark of the running program was laid");
                (Self::over(path, None), None)
            }
        }
    }

    fn over(path: PathBuf, file: Option<File>) -> Self {
        Self { path, file: Mutex::new(file), leaving: AtomicBool::new(false) }
    }

    /// The program was asked to end: what falls from now on falls with it.
    pub(crate) fn leave(&self) {
        self.leaving.store(true, Ordering::SeqCst);
    }

    /// Whether it was.
    #[cfg(any(target_os = "linux", test))]
    pub(crate) fn is_leaving(&self) -> bool {
        self.leaving.load(Ordering::SeqCst)
    }

    /// The program still runs.
    pub(crate) fn beat(&self) {
        if let Some(file) = &*self.lock() {
            // The time of the mark is a help, no more.
            let _ = file.set_modified(SystemTime::now());
        }
    }

    /// An orderly end.
    pub(crate) fn end(&self) {
        let Some(file) = self.lock().take() else { return };
        // An empty mark says the same where it cannot be removed.
        let emptied = file.set_len(0);
        if let Err(error) = fs::remove_file(&self.path).or(emptied) {
            tracing::warn!(%error, "the mark of the running program stays");
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Option<File>> {
        self.file.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Takes hold of the mark, which fails while another copy of the program has it, and writes it anew.
fn take(folder: &Path, path: &Path, run: &Run) -> io::Result<(File, Option<CutOff>)> {
    fs::create_dir_all(folder)?;
    let mut file = OpenOptions::new().create(true).truncate(false).read(true).write(true).open(path)?;
    file.try_lock().map_err(|error| io::Error::other(error.to_string()))?;
    let cut = left_behind(&mut file, run)?;
    file.set_len(0)?;
    file.rewind()?;
    let (pid, version) = (std::process::id(), env!("CARGO_PKG_VERSION"));
    file.write_all(format!("pid {pid}\nversion {version}\nbegun {}\n", run.begun).as_bytes())?;
    file.sync_all()?; // the plug may be pulled soon
    Ok((file, cut))
}

/// What stands in the mark of the start before; what the cut itself tore is made up for.
fn left_behind(file: &mut File, run: &Run) -> io::Result<Option<CutOff>> {
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    if bytes.is_empty() {
        return Ok(None);
    }
    let text = String::from_utf8_lossy(&bytes);
    let word = |name: &str| text.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
    let beaten = file.metadata()?.modified().ok().and_then(|time| Timestamp::try_from(time).ok());
    let at = beaten.unwrap_or(run.begun).min(run.begun);
    let is_of_version = |sign: &char| sign.is_ascii_digit() || *sign == '.';
    Ok(Some(CutOff {
        version: word("version ").chars().filter(is_of_version).take(LONGEST_VERSION).collect(),
        begun: word("begun ").parse().unwrap_or(at).min(at),
        at,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(store: &str) -> Run {
        Run { begun: Timestamp::now(), store: format!("cz.obeznik.store.s{store}") }
    }

    fn files(folder: &Path) -> Vec<PathBuf> {
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
    }

    #[test]
    fn a_start_that_came_to_no_end_is_noticed_once() {
        let room = tempfile::tempdir().unwrap();
        let folder = room.path().join("stav");
        let first = run("a");
        let (mark, cut) = Mark::lay(&folder, &first);
        assert_eq!(cut, None);
        mark.beat();
        drop(mark); // as a kill: nobody takes it away
        let second = run("a");
        let (mark, cut) = Mark::lay(&folder, &second);
        let cut = cut.unwrap();
        assert_eq!((cut.version.as_str(), cut.begun), (env!("CARGO_PKG_VERSION"), first.begun));
        assert!(!mark.is_leaving());
        mark.leave();
        assert!(mark.is_leaving());
        assert!(first.begun <= cut.at && cut.at <= second.begun, "{cut:?}");
        mark.end();
        mark.end();
        assert!(files(&folder).is_empty(), "an orderly end leaves nothing");
        assert_eq!(Mark::lay(&folder, &run("a")).1, None);
    }

    #[test]
    fn a_second_copy_and_another_store_disturb_nothing() {
        let room = tempfile::tempdir().unwrap();
        let (first, _) = Mark::lay(room.path(), &run("a"));
        let (second, cut) = Mark::lay(room.path(), &run("a"));
        assert_eq!(cut, None, "the first copy lives");
        second.beat();
        second.end();
        let (other, cut) = Mark::lay(room.path(), &run("b"));
        assert_eq!(cut, None, "another store");
        assert_eq!(files(room.path()).len(), 2, "the mark of the first stays");
        other.end();
        drop(first);
        assert!(Mark::lay(room.path(), &run("a")).1.is_some(), "and is still that of a cut");
    }

    #[test]
    fn where_no_mark_can_be_laid_the_program_starts_without_one() {
        let room = tempfile::tempdir().unwrap();
        let file = room.path().join("stav");
        fs::write(&file, "in the way").unwrap();
        let (mark, cut) = Mark::lay(&file, &run("a"));
        assert_eq!(cut, None);
        mark.beat();
        mark.end();
        assert_eq!(fs::read_to_string(file).unwrap(), "in the way");
    }

    #[test]
    fn a_torn_mark_still_tells_of_the_cut_and_brings_no_foreign_words() {
        let room = tempfile::tempdir().unwrap();
        let now = run("a");
        let path = room.path().join(format!("{}.running", now.store));
        for (torn, version) in [("\0\0version 1.2\nbegun dnes", ""), ("version Nováková 1.2\nbegun", "1.2")]
        {
            fs::write(&path, torn).unwrap();
            let (mark, cut) = Mark::lay(room.path(), &run("a"));
            let cut = cut.unwrap();
            assert_eq!((cut.version.as_str(), cut.begun), (version, cut.at), "{torn:?}");
            mark.end();
        }
    }

    #[test]
    fn the_mark_says_a_process_a_version_and_a_time() {
        let room = tempfile::tempdir().unwrap();
        let run = Run::of(&room.path().join("Nováková/urad"));
        let (_mark, _) = Mark::lay(room.path(), &run);
        let path = files(room.path()).remove(0);
        let text = fs::read_to_string(&path).unwrap();
        let names: Vec<_> = text.lines().filter_map(|line| line.split(' ').next()).collect();
        assert_eq!(names, ["pid", "version", "begun"]);
        assert!(!path.to_string_lossy().contains("Nov") && run.short().len() == 4, "{}", path.display());
    }
}
