//! Files of the diary: one a day and a megabyte, bounded by size and age.

use std::fs::{self, File, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use obeznik_kernel::calendar::day_in_prague;
use obeznik_kernel::{Date, Timestamp};

/// Size at which the next part of a day begins.
const PART_BYTES: u64 = 1 << 20;
/// Size of all parts together; the oldest go first.
const ALL_BYTES: u64 = 8 << 20;
/// Age after which a part goes.
const DAYS: i32 = 30;

/// The open part and where it lies.
pub(crate) struct Files {
    folder: PathBuf,
    open: Option<Open>,
}

struct Open {
    day: Date,
    part: u32,
    bytes: u64,
    file: File,
}

impl Files {
    /// Parts in the folder; it is made with the first line.
    pub(crate) fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), open: None }
    }

    /// Adds a line. A full or read-only disk must not stop the office, so a failure is let go.
    pub(crate) fn add(&mut self, now: Timestamp, line: &str) {
        let day = day_in_prague(now);
        let fits = self.open.as_ref().is_some_and(|open| open.day == day && open.bytes < PART_BYTES);
        if !fits {
            self.open = self.next(day).ok();
        }
        if let Some(open) = &mut self.open
            && writeln!(open.file, "{line}").is_ok()
        {
            open.bytes += line.len() as u64 + 1;
        }
    }

    fn next(&self, day: Date) -> std::io::Result<Open> {
        fs::create_dir_all(&self.folder)?;
        prune(&self.folder, day);
        let mut part = self.open.as_ref().filter(|open| open.day == day).map_or(1, |open| open.part + 1);
        loop {
            let file =
                OpenOptions::new().create(true).append(true).open(self.folder.join(name(day, part)))?;
            let bytes = file.metadata()?.len();
            if bytes < PART_BYTES {
                return Ok(Open { day, part, bytes, file });
            }
            part += 1;
        }
    }
}

/// Parts that are there, the oldest first.
pub(crate) fn kept(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut parts: Vec<PathBuf> =
        entries.flatten().map(|entry| entry.path()).filter(|path| day_of(path).is_some()).collect();
    parts.sort();
    parts
}

/// The last lines written up to an instant, at most so many.
pub(crate) fn tail(folder: &Path, until: Timestamp, most: usize) -> Vec<String> {
    let until = format!("{until:.3}"); // as lines begin
    // A line torn by a power cut may have no beginning.
    let is_told = |line: &&str| line.get(..until.len()).is_none_or(|stamp| stamp <= until.as_str());
    let mut lines = Vec::new();
    for path in kept(folder).iter().rev() {
        let text = String::from_utf8_lossy(&fs::read(path).unwrap_or_default()).into_owned();
        let earlier = text.lines().filter(is_told).rev();
        lines.extend(earlier.take(most - lines.len()).map(str::to_owned));
    }
    lines.reverse();
    lines
}

/// Lets old parts go, and the oldest until the rest is small enough.
fn prune(folder: &Path, today: Date) {
    let parts = kept(folder);
    let size = |path: &PathBuf| fs::metadata(path).map_or(0, |file| file.len());
    let mut all: u64 = parts.iter().map(size).sum();
    for path in parts {
        let old = day_of(&path).is_none_or(|day| (today - day).get_days() > DAYS);
        if old || all > ALL_BYTES {
            all -= size(&path);
            // Held by another program on Windows: it goes next time.
            let _ = fs::remove_file(path);
        }
    }
}

fn name(day: Date, part: u32) -> String {
    format!("obeznik-{day}-{part:04}.log")
}

fn day_of(path: &Path) -> Option<Date> {
    let name = path.file_name()?.to_str()?.strip_prefix("obeznik-")?.strip_suffix(".log")?;
    name.get(..10)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn a_new_day_and_a_full_part_begin_a_new_file() {
        let room = tempfile::tempdir().unwrap();
        let mut files = Files::new(room.path());
        let long = "x".repeat(600 << 10);
        for when in
            ["2026-11-28T10:00:00Z", "2026-11-28T10:00:01Z", "2026-11-28T10:00:02Z", "2026-11-28T23:30:00Z"]
        {
            files.add(at(when), &long);
        }
        // Half past eleven at night in London is the next day in Prague.
        let names: Vec<_> = kept(room.path())
            .iter()
            .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
            .collect();
        assert_eq!(
            names,
            ["obeznik-2026-11-28-0001.log", "obeznik-2026-11-28-0002.log", "obeznik-2026-11-29-0001.log"]
        );
        // A second start goes on in the last part that has room.
        Files::new(room.path()).add(at("2026-11-28T11:00:00Z"), "again");
        assert!(fs::read_to_string(room.path().join(&names[1])).unwrap().ends_with("x\nagain\n"));
    }

    #[test]
    fn the_diary_is_bounded_by_age_and_by_size() {
        let room = tempfile::tempdir().unwrap();
        for day in ["2026-10-20", "2026-11-20", "2026-11-21", "2026-11-22"] {
            fs::write(room.path().join(name(day.parse().unwrap(), 1)), vec![b'x'; 3 << 20]).unwrap();
        }
        fs::write(room.path().join("poznamka.txt"), "not ours").unwrap();
        Files::new(room.path()).add(at("2026-11-28T10:00:00Z"), "today");
        let sum: u64 = kept(room.path()).iter().map(|path| fs::metadata(path).unwrap().len()).sum();
        assert_eq!(kept(room.path()).len(), 3, "one too old, one too much");
        assert!(sum <= ALL_BYTES + PART_BYTES);
        assert!(room.path().join("poznamka.txt").exists());
    }

    #[test]
    fn the_tail_is_what_was_written_last_up_to_an_instant() {
        let room = tempfile::tempdir().unwrap();
        let mut files = Files::new(room.path());
        for when in
            ["2026-11-28T10:00:00Z", "2026-11-28T23:30:00Z", "2026-11-28T23:30:01Z", "2026-11-29T08:00:00Z"]
        {
            files.add(at(when), &format!("{:.3} INFO", at(when)));
        }
        let tail = |until, most| tail(room.path(), at(until), most);
        assert_eq!(
            tail("2026-11-29T07:00:00Z", 2),
            ["2026-11-28T23:30:00.000Z INFO", "2026-11-28T23:30:01.000Z INFO"]
        );
        assert_eq!(tail("2026-11-29T08:00:00Z", 99).len(), 4);
        assert!(tail("2026-11-01T00:00:00Z", 9).is_empty());
    }

    #[test]
    fn a_folder_that_cannot_be_written_stops_nobody() {
        let room = tempfile::tempdir().unwrap();
        fs::write(room.path().join("file"), "in the way").unwrap();
        Files::new(&room.path().join("file")).add(at("2026-11-28T10:00:00Z"), "lost");
    }
}
