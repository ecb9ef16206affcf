//! Whether the file of the store and the contents beside it are sound: all of it is read once a week, and a person hears
//! of it only where it is not.
//! What is remembered is this computer's own and lies among the secrets of its store.

use obeznik_kernel::calendar::{day_in_prague, days_between};
use obeznik_kernel::{BlobHash, Date, Timestamp};
use obeznik_store::Store;
use serde::{Deserialize, Serialize};

use crate::api::ApiError;
use crate::office::Reader;
use crate::office::day::DayRow;
use crate::office::shared::Phrase;

/// The secret with what is remembered.
const KEPT: &str = "soundness";

/// Days between two looks.
const EVERY_DAYS: i32 = 7;
/// Days between two looks at a file that was found damaged: somebody may have changed the disk.
const EVERY_DAYS_DAMAGED: i32 = 1;

/// What is remembered of looks.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Kept {
    /// When the whole file was last read.
    pub(crate) looked_at: Option<Timestamp>,
    /// Since when it is known to be damaged; nothing while it is sound.
    pub(crate) damaged_at: Option<Timestamp>,
    /// Contents that were found lost or damaged and were not put back since.
    pub(crate) contents: Vec<BlobHash>,
    /// When all contents were last read.
    pub(crate) contents_at: Option<Timestamp>,
}

impl Kept {
    /// What a store remembers.
    pub(crate) fn of(store: &Store) -> Result<Self, ApiError> {
        let bytes = store.secret(KEPT)?.filter(|bytes| !bytes.is_empty());
        Ok(bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default())
    }

    /// Remembers it.
    pub(crate) fn keep(&self, store: &mut Store) -> Result<(), ApiError> {
        let bytes = serde_json::to_vec(self).map_err(ApiError::broken)?;
        Ok(store.set_secret(KEPT, &bytes)?)
    }

    /// Whether a look is due, whatever the clock said at the last one.
    pub(crate) fn is_due(&self, now: Timestamp) -> bool {
        let Some(looked_at) = self.looked_at else { return true };
        let days = days_between(day_in_prague(looked_at), day_in_prague(now));
        let every = if self.damaged_at.is_some() { EVERY_DAYS_DAMAGED } else { EVERY_DAYS };
        !(0..every).contains(&days)
    }

    /// What is remembered after a look.
    pub(crate) fn after(&self, is_sound: bool, now: Timestamp) -> Self {
        let damaged_at = if is_sound { None } else { self.damaged_at.or(Some(now)) };
        Self { looked_at: Some(now), damaged_at, ..self.clone() }
    }

    /// The same after a look at all contents.
    pub(crate) fn with_contents(self, contents: Vec<BlobHash>, now: Timestamp) -> Self {
        Self { contents, contents_at: Some(now), ..self }
    }

    /// Remembers that a content was put back.
    pub(crate) fn put_back(store: &mut Store, hash: &BlobHash) -> Result<(), ApiError> {
        let mut kept = Self::of(store)?;
        if !kept.contents.contains(hash) {
            return Ok(());
        }
        kept.contents.retain(|known| known != hash);
        kept.keep(store)
    }
}

/// Rows of Můj den for whoever sits at a computer with a damaged file, or with damaged contents beside it.
pub(crate) fn day_rows(reader: &Reader<'_>) -> Result<Vec<(Option<Date>, DayRow)>, ApiError> {
    let of_file = of_file(reader);
    Ok(of_file.into_iter().chain(of_contents(reader)?).collect())
}

fn of_file(reader: &Reader<'_>) -> Option<(Option<Date>, DayRow)> {
    let at = reader.soundness.damaged_at?;
    let (place, target) = if reader.joined.is_some() { ("joined", "about") } else { ("own", "backup") };
    let row = DayRow {
        key: "soundness".to_owned(),
        icon: "late".to_owned(),
        title: String::new(),
        heading: Some(Phrase::new("day-title-unsound")),
        note: Phrase::new("day-note-unsound").with("place", place),
        due: None,
        tone: "bad".to_owned(),
        act: Phrase::new("day-act-unsound").with("place", place),
        view: "settings".to_owned(),
        target: target.to_owned(),
    };
    Some((Some(day_in_prague(at)), row))
}

/// What is not needed any more is no damage.
fn of_contents(reader: &Reader<'_>) -> Result<Option<(Option<Date>, DayRow)>, ApiError> {
    let mut count = 0;
    for hash in &reader.soundness.contents {
        count += usize::from(reader.store.needed_content(hash)?.is_some());
    }
    let Some(at) = reader.soundness.contents_at.filter(|_| count > 0) else { return Ok(None) };
    let place = if reader.joined.is_some() { "joined" } else { "own" };
    let row = DayRow {
        key: "contents".to_owned(),
        icon: "late".to_owned(),
        title: String::new(),
        heading: Some(Phrase::new("day-title-contents").with("count", count)),
        note: Phrase::new("day-note-contents").with("place", place),
        due: None,
        tone: "bad".to_owned(),
        act: Phrase::new("day-act-contents"),
        view: "settings".to_owned(),
        target: "backup".to_owned(),
    };
    Ok(Some((Some(day_in_prague(at)), row)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap_or_default()
    }

    #[test]
    fn a_look_is_due_once_a_week_and_each_day_while_the_file_is_damaged() {
        let now = "2026-11-29T09:00:00Z";
        let table = [
            // looked, damaged, due
            (None, None, true),
            (Some("2026-11-29T08:00:00Z"), None, false),
            (Some("2026-11-23T00:00:00Z"), None, false),
            (Some("2026-11-22T23:30:00Z"), None, false), // the 23rd in Prague already
            (Some("2026-11-22T08:00:00Z"), None, true),
            (Some("2031-01-01T08:00:00Z"), None, true), // by a clock that was wrong
            (Some("2026-11-29T08:00:00Z"), Some("2026-11-20T08:00:00Z"), false),
            (Some("2026-11-28T08:00:00Z"), Some("2026-11-20T08:00:00Z"), true),
        ];
        for (looked, damaged, expected) in table {
            let (looked_at, damaged_at) = (looked.map(at), damaged.map(at));
            let kept = Kept { looked_at, damaged_at, ..Kept::default() };
            assert_eq!(kept.is_due(at(now)), expected, "{kept:?}");
        }
    }

    #[test]
    fn damage_is_remembered_from_its_first_day_until_the_file_is_sound_again() {
        let (first, second) = (at("2026-11-22T08:00:00Z"), at("2026-11-23T08:00:00Z"));
        let found = Kept::default().after(false, first).after(false, second);
        assert_eq!((found.looked_at, found.damaged_at), (Some(second), Some(first)));
        assert_eq!(found.after(true, second).damaged_at, None);
    }

    #[test]
    fn contents_are_remembered_until_the_next_look_at_them() {
        let (first, second) = (at("2026-11-22T08:00:00Z"), at("2026-11-29T08:00:00Z"));
        let lost = vec![BlobHash("ab".repeat(32))];
        let found = Kept::default().after(true, first).with_contents(lost.clone(), first);
        let unread = found.after(false, second); // what is in a damaged file says nothing about contents
        assert_eq!((unread.contents.clone(), unread.contents_at), (lost, Some(first)));
        let whole = unread.with_contents(Vec::new(), second);
        assert_eq!((whole.contents, whole.contents_at), (Vec::new(), Some(second)));
    }

    #[test]
    fn what_an_older_program_remembered_still_reads() {
        let older = r#"{"looked_at":"2026-11-22T08:00:00Z","damaged_at":null}"#;
        let kept: Kept = serde_json::from_str(older).unwrap_or_default();
        let looked_at = Some(at("2026-11-22T08:00:00Z"));
        assert_eq!(kept, Kept { looked_at, ..Kept::default() });
    }
}
