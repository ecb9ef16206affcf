//! A log in a folder, a file a day, for a server nobody reads the standard error of: a service of Windows, and the
//! server of an office that is shared from a window.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use jiff::ToSpan as _;
use obeznik_kernel::Date;

use crate::places::make_private;

/// Days after which a file is forgotten.
const KEPT: i32 = 30;

/// The folder and the file of today.
pub struct LogFolder {
    folder: PathBuf,
    today: Mutex<Option<(Date, File)>>,
}

impl LogFolder {
    /// A log in this folder.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn at(folder: PathBuf) -> io::Result<Self> {
        make_private(&folder)?;
        Ok(Self { folder, today: Mutex::new(None) })
    }

    /// Adds a line to the file of a day; with the first one files too old are forgotten.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn add(&self, day: Date, line: &str) -> io::Result<()> {
        let mut today = self.today.lock().unwrap_or_else(PoisonError::into_inner);
        let file = match &mut *today {
            Some((opened, file)) if *opened == day => file,
            other => {
                self.forget_before(day);
                let path = self.folder.join(format!("{day}.log"));
                let file = File::options().create(true).append(true).open(path)?;
                &mut other.insert((day, file)).1
            }
        };
        writeln!(file, "{line}")
    }

    /// A file that cannot be deleted today is tried again tomorrow.
    fn forget_before(&self, day: Date) {
        let Ok(oldest) = day.checked_sub(KEPT.days()) else { return };
        for entry in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            if day_of(&entry.path()).is_some_and(|of| of < oldest) {
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}

fn day_of(path: &Path) -> Option<Date> {
    path.file_name()?.to_str()?.strip_suffix(".log")?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_day_has_its_file_and_a_month_is_kept() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("log");
        let day = |text: &str| text.parse::<Date>().unwrap();
        let log = LogFolder::at(folder.clone()).unwrap();
        log.add(day("2026-10-29"), "one").unwrap();
        log.add(day("2026-10-30"), "two").unwrap();
        fs::write(folder.join("own-notes.log"), "stays").unwrap();
        log.add(day("2026-11-29"), "three").unwrap();
        log.add(day("2026-11-29"), "four").unwrap();
        let mut left: Vec<_> =
            fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        left.sort();
        assert_eq!(left, ["2026-10-30.log", "2026-11-29.log", "own-notes.log"]);
        assert_eq!(fs::read_to_string(folder.join("2026-11-29.log")).unwrap(), "three\nfour\n");
        let again = LogFolder::at(folder.clone()).unwrap();
        again.add(day("2026-11-29"), "five").unwrap();
        assert_eq!(fs::read_to_string(folder.join("2026-11-29.log")).unwrap(), "three\nfour\nfive\n");
    }
}
