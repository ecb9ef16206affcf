//! The journal: every command, draft and key of a blob since the last good copies, outside the database.
//!
//! An entry is fsynced before anything is acknowledged. A segment begins with each copy, so any kept copy
//! plus the segments after it give back everything. Frames are sealed; the seal is the checksum, and its
//! additional data (segment and place) make a moved or dropped frame as visible as a changed one.

mod entry;
mod segment;

use std::path::PathBuf;

use obeznik_kernel::Timestamp;

pub(crate) use entry::{DeviceChange, Entry, RecordingIds, ReplayedIds};
use segment::Segment;

use crate::error::StoreError;
use crate::folder::StoreFolder;
use crate::keys::DataKey;

/// For what the key of the journal is derived from the data key.
const PURPOSE: &str = "obeznik journal v1";

/// The segments of a store.
pub(crate) struct Journal {
    folder: PathBuf,
    key: [u8; 32],
    last: Segment,
}

/// How far back to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Since {
    /// What the file itself may lack after a crash.
    LastCopy,
    /// What a restored copy may lack.
    OldestCopy,
}

/// What the segments held.
pub(crate) struct Past {
    /// Entries in order.
    pub(crate) entries: Vec<Entry>,
    /// Frames that do not read, other than a torn end.
    pub(crate) is_damaged: bool,
}

impl Journal {
    /// Opens the segments and reads them; a torn end of the last one is cut off.
    pub(crate) fn open(
        folder: &StoreFolder,
        key: &DataKey,
        since: Since,
        now: Timestamp,
    ) -> Result<(Self, Past), StoreError> {
        let (folder, key) = (folder.journal(), key.derive(PURPOSE));
        let mut past = Past { entries: Vec::new(), is_damaged: false };
        let mut last = None;
        let mut starts = segment::starts(&folder)?;
        if since == Since::LastCopy {
            starts.drain(..starts.len().saturating_sub(1));
        }
        for (place, start) in starts.iter().enumerate() {
            let (segment, entries, is_whole) = Segment::open(&folder, &key, *start)?;
            past.entries.extend(entries);
            past.is_damaged |= !is_whole && place + 1 < starts.len();
            last = Some(segment);
        }
        let last = match last {
            Some(segment) => segment,
            None => Segment::create(&folder, &key, now.as_millisecond())?,
        };
        Ok((Self { folder, key, last }, past))
    }

    /// Writes an entry so that it lasts. On failure the file is as before.
    pub(crate) fn append(&mut self, entry: &Entry) -> Result<(), StoreError> {
        self.last.append(&[entry])
    }

    /// Writes several entries with one fsync.
    pub(crate) fn append_all(&mut self, entries: &[&Entry]) -> Result<(), StoreError> {
        self.last.append(entries)
    }

    /// Takes the last append back, when the database could not keep what it says.
    pub(crate) fn take_back(&mut self) {
        self.last.take_back();
    }

    /// Goes on under another key, in a segment of its own: an older copy needs what stands in those before it.
    pub(crate) fn go_on_under(&mut self, key: &DataKey, now: Timestamp) -> Result<(), StoreError> {
        self.key = key.derive(PURPOSE);
        let newest = segment::starts(&self.folder)?.last().copied().unwrap_or(i64::MIN);
        let start = now.as_millisecond().max(newest.saturating_add(1));
        self.last = Segment::create(&self.folder, &self.key, start)?;
        Ok(())
    }

    /// Begins a segment after the only copy there is, and forgets all others, whatever the clock said when they began.
    pub(crate) fn begin_anew(&mut self, copied_at: Timestamp) -> Result<(), StoreError> {
        let start = copied_at.as_millisecond();
        self.last = Segment::create(&self.folder, &self.key, start)?;
        for old in segment::starts(&self.folder)?.into_iter().filter(|old| *old != start) {
            std::fs::remove_file(segment::path(&self.folder, old))?;
        }
        Ok(())
    }

    /// Begins a segment after a copy made at `copied_at`, and forgets segments that no kept copy needs.
    pub(crate) fn begin_after_copy(
        &mut self,
        copied_at: Timestamp,
        oldest_copy: Timestamp,
    ) -> Result<(), StoreError> {
        self.last = Segment::create(&self.folder, &self.key, copied_at.as_millisecond())?;
        let starts = segment::starts(&self.folder)?;
        for pair in starts.windows(2) {
            if pair[1] <= oldest_copy.as_millisecond() {
                std::fs::remove_file(segment::path(&self.folder, pair[0]))?;
            }
        }
        Ok(())
    }
}
