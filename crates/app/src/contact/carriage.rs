//! How contents of annexes are carried to and from this computer: what the person decided about its line, and what a day
//! of it has cost.

use std::collections::BTreeMap;

use obeznik_kernel::{BlobHash, Date};
use obeznik_store::{Store, Wanted, WantedBlob, WantedSort};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::kept;
use crate::api::{ApiError, Code};
use crate::circulation::meetings::count_u32;
use crate::office::day::papers_waiting;
use crate::office::{Office, Reader};

/// The secret with [`LineRules`].
const RULES: &str = "line_rules";
/// The secret with [`Volume`].
const VOLUME: &str = "line_volume";
/// The least and the most a day may bring over a metered line, in megabytes.
const DAILY_MB: std::ops::RangeInclusive<u32> = 1..=100_000;
const MEGABYTE: u64 = 1_000_000;
/// Files shown on the page of the contact.
const MOST_SHOWN: usize = 12;

/// What the person decided about the line of this computer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LineRules {
    /// No file is carried by itself for now.
    pub is_paused: bool,
    /// The line costs by what goes over it.
    pub is_metered: bool,
    /// What a day may carry over it by itself, in megabytes (10⁶ bytes).
    pub daily_mb: u32,
}

impl Default for LineRules {
    fn default() -> Self {
        Self { is_paused: false, is_metered: false, daily_mb: 50 }
    }
}

/// What went and came in a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Volume {
    day: Date,
    bytes: u64,
}

/// The rules with what today has cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Carriage {
    pub(crate) rules: LineRules,
    /// Bytes that went and came today.
    pub(crate) today: u64,
}

/// Why nothing is carried by itself although something is wanted, or waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rests {
    /// The person paused it.
    Paused,
    /// The day has carried what it may.
    Limit,
}

impl Rests {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Paused => "paused",
            Self::Limit => "limit",
        }
    }
}

impl Carriage {
    pub(crate) fn of(store: &Store, today: Date) -> Result<Self, ApiError> {
        let rules = kept::read(store, RULES)?.unwrap_or_default();
        let volume: Option<Volume> = kept::read(store, VOLUME)?;
        let bytes = volume.filter(|volume| volume.day == today).map_or(0, |volume| volume.bytes);
        Ok(Self { rules, today: bytes })
    }

    /// The content that may come by itself now and at most how much of it, or why none may. Of what is needed alike, that
    /// comes first of which the day brings all; what is larger than a day comes in several.
    pub(crate) fn next<'a>(
        &self,
        wanted: &'a [WantedBlob],
        here: &BTreeMap<BlobHash, u64>,
    ) -> Result<Option<(&'a WantedBlob, u64)>, Rests> {
        let Some(first) = wanted.first() else { return Ok(None) };
        if self.rules.is_paused {
            return Err(Rests::Paused);
        }
        let left = match self.left() {
            None => return Ok(Some((first, u64::MAX))),
            Some(0) => return Err(Rests::Limit),
            Some(left) => left,
        };
        let missing = |blob: &WantedBlob| {
            blob.size_bytes.saturating_sub(here.get(&blob.hash).copied().unwrap_or_default())
        };
        let mut alike = wanted.iter().take_while(|blob| blob.sort == first.sort);
        Ok(Some((alike.find(|blob| missing(blob) <= left).unwrap_or(first), left)))
    }

    /// Whether so many bytes, which cannot be parted, may go up by themselves now. A day that is smaller than them takes
    /// them once, or they would never go.
    pub(crate) fn may_send(&self, bytes: u64) -> Result<(), Rests> {
        if self.rules.is_paused {
            return Err(Rests::Paused);
        }
        match self.left() {
            Some(0) => Err(Rests::Limit),
            Some(left) if bytes > left && bytes <= self.most() => Err(Rests::Limit),
            _ => Ok(()),
        }
    }

    /// What may still be carried today; nothing where no limit holds.
    fn left(&self) -> Option<u64> {
        self.rules.is_metered.then(|| self.most().saturating_sub(self.today))
    }

    /// What a day may carry.
    fn most(&self) -> u64 {
        u64::from(self.rules.daily_mb) * MEGABYTE
    }
}

/// Adds to what went and came today. Lost with a crash it costs a few megabytes more.
pub(super) fn count(store: &mut Store, today: Date, bytes: u64) -> Result<(), ApiError> {
    let before = Carriage::of(store, today)?.today;
    kept::keep(store, VOLUME, &Volume { day: today, bytes: before + bytes })
}

impl Office {
    /// Decides about the line of this computer.
    ///
    /// # Errors
    /// [`Code::Invalid`] for a limit outside of its bounds.
    pub fn set_line_rules(&self, rules: LineRules) -> Result<(), ApiError> {
        if !DAILY_MB.contains(&rules.daily_mb) {
            return Err(ApiError::new(Code::Refused, "line-limit-wrong"));
        }
        kept::keep(&mut self.store(), RULES, &rules)?;
        self.board().hold(rules.is_paused);
        Ok(())
    }
}

/// Contents on their way, and what is decided about them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Downloads {
    /// The first of those still to come, in the order in which they come.
    pub rows: Vec<DownloadRow>,
    /// How many more there are.
    pub more: u32,
    /// What the person decided.
    pub rules: LineRules,
    /// Bytes that went and came today.
    #[ts(type = "number")]
    pub today_bytes: u64,
}

/// One content that is still to come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DownloadRow {
    /// Its address.
    pub blob: String,
    /// Name of a file with it.
    pub name: String,
    /// Its size as a record says it.
    #[ts(type = "number")]
    pub size_bytes: u64,
    /// `meeting` (the next one's pack), `mine`, `later` (a later meeting's), `rest`.
    pub sort: String,
    /// The day of the nearest meeting that deals with it.
    pub needed_on: Option<String>,
}

/// What is still to come down, and by which rules.
///
/// # Errors
/// When the store cannot be read.
pub fn downloads(reader: &Reader<'_>, (): ()) -> Result<Downloads, ApiError> {
    let Carriage { rules, today } = reader.carriage;
    let wanted = match reader.joined {
        Some(_) => reader.store.wanted_blobs(reader.today, &papers_waiting(reader)?, MOST_SHOWN)?,
        None => Wanted::default(), // an office that works alone has everything
    };
    let more = wanted.files.saturating_sub(count_u32(wanted.first.len()));
    Ok(Downloads { rows: wanted.first.into_iter().map(row).collect(), more, rules, today_bytes: today })
}

fn row(blob: WantedBlob) -> DownloadRow {
    let sort = match blob.sort {
        WantedSort::Meeting => "meeting",
        WantedSort::Mine => "mine",
        WantedSort::Later => "later",
        WantedSort::Rest => "rest",
    };
    let WantedBlob { hash, size_bytes, name, needed_on, .. } = blob;
    DownloadRow { blob: hash.0, name, size_bytes, sort: sort.to_owned(), needed_on }
}

#[cfg(test)]
mod tests {
    use obeznik_store::PART_BYTES;

    use super::*;

    const DAY: u64 = 50 * MEGABYTE;

    /// Contents by sort and size; each is named by its size.
    fn wanted(of: &[(WantedSort, u64)]) -> Vec<WantedBlob> {
        let blob = |(sort, size_bytes): &(WantedSort, u64)| WantedBlob {
            hash: BlobHash(size_bytes.to_string()),
            size_bytes: *size_bytes,
            name: String::new(),
            needed_on: None,
            sort: *sort,
        };
        of.iter().map(blob).collect()
    }

    fn rest(sizes: &[u64]) -> Vec<WantedBlob> {
        wanted(&sizes.iter().map(|size| (WantedSort::Rest, *size)).collect::<Vec<_>>())
    }

    #[test]
    fn a_metered_line_takes_what_the_day_allows_in_the_order_of_need() {
        let (free, metered) = (LineRules::default(), LineRules { is_metered: true, ..LineRules::default() });
        let paused = LineRules { is_paused: true, ..LineRules::default() };
        let (big, whole) = (60 * MEGABYTE, u64::MAX);
        let pack = [(WantedSort::Meeting, big), (WantedSort::Mine, 5)];
        let table = [
            // rules, what today has cost, what is wanted, which of it comes and how much at most
            (free, 0, vec![], Ok(None)),
            (free, 10 * big, rest(&[big, 5]), Ok(Some((big, whole)))),
            (paused, 0, rest(&[big, 5]), Err(Rests::Paused)),
            (paused, 0, vec![], Ok(None)),
            (metered, 0, rest(&[7, 5]), Ok(Some((7, DAY)))),
            (metered, 0, rest(&[big, 5]), Ok(Some((5, DAY)))), // the day brings all of it
            (metered, 0, rest(&[big]), Ok(Some((big, DAY)))),  // in two days
            (metered, DAY - 9, rest(&[big]), Ok(Some((big, 9)))),
            (metered, DAY - 5, rest(&[6, 5]), Ok(Some((5, 5)))),
            (metered, 0, wanted(&pack), Ok(Some((big, DAY)))), // the pack before what is needed less
            (metered, DAY, rest(&[1]), Err(Rests::Limit)),
            (metered, 2 * DAY, rest(&[1]), Err(Rests::Limit)), // opened by hand
        ];
        for (rules, today, blobs, expected) in table {
            let next = Carriage { rules, today }.next(&blobs, &BTreeMap::new());
            let next = next.map(|next| next.map(|(blob, most)| (blob.size_bytes, most)));
            assert_eq!(next, expected, "{rules:?} {today} {blobs:?}");
        }
    }

    #[test]
    fn what_goes_up_keeps_to_the_same_rules() {
        let (free, metered) = (LineRules::default(), LineRules { is_metered: true, ..LineRules::default() });
        let paused = LineRules { is_paused: true, ..LineRules::default() };
        let small_day = LineRules { daily_mb: 1, ..metered };
        let part = PART_BYTES;
        let table = [
            (free, 10 * DAY, part, Ok(())),
            (paused, 0, 1, Err(Rests::Paused)),
            (metered, 0, part, Ok(())),
            (metered, DAY - part, part, Ok(())),
            (metered, DAY - part + 1, part, Err(Rests::Limit)),
            (metered, DAY - part + 1, 300_000, Ok(())),
            (metered, DAY, 1, Err(Rests::Limit)),
            (small_day, 0, part, Ok(())), // a day of one megabyte takes one part of eight
            (small_day, 400_000, part, Ok(())),
            (small_day, MEGABYTE, part, Err(Rests::Limit)),
            (small_day, 400_000, 700_000, Err(Rests::Limit)), // tomorrow
        ];
        for (rules, today, bytes, expected) in table {
            assert_eq!(Carriage { rules, today }.may_send(bytes), expected, "{rules:?} {today} {bytes}");
        }
    }

    #[test]
    fn what_is_here_of_a_content_need_not_come_again() {
        let rules = LineRules { is_metered: true, ..LineRules::default() };
        let blobs = rest(&[60 * MEGABYTE, 55 * MEGABYTE, 51 * MEGABYTE]);
        let here = BTreeMap::from([(blobs[1].hash.clone(), 50 * MEGABYTE)]);
        let next = Carriage { rules, today: DAY - 5 * MEGABYTE }.next(&blobs, &here);
        assert_eq!(next, Ok(Some((&blobs[1], 5 * MEGABYTE))), "the day brings the rest of it");
    }
}
