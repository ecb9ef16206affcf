//! Whether the clock of this computer can be believed.
//!
//! Where the office is elsewhere its clock decides; a computer that goes otherwise is only told so.
//!
//! Time acts here by itself: deadlines pass, mandates end. A clock that a dead battery or a wrong click has set to
//! another year would do that for good, so nothing is left to it before a person says that the day is right. What
//! people do themselves goes on; they see what day it is.

use std::sync::atomic::Ordering;

use jiff::SignedDuration;
use obeznik_kernel::Timestamp;
use obeznik_store::{Mode, Store};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Office;
use crate::api::ApiError;
use crate::contact::Lease;

/// Two clocks of one office never agree to the second.
const MOST_BACK: SignedDuration = SignedDuration::from_mins(10);
/// An office closes for a summer holiday, not for longer.
const MOST_AHEAD: SignedDuration = SignedDuration::from_hours(45 * 24);

/// A clock that cannot be right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ClockDoubt {
    /// When the last thing was written down here, or what the clock of the office says.
    pub last: String,
    /// What the clock says.
    pub now: String,
    /// Whether it stands before that.
    pub is_back: bool,
    /// Whether the office is elsewhere: its clock decides, nobody needs to confirm anything.
    pub is_offices: bool,
}

impl ClockDoubt {
    /// The doubt about a clock, if there is any.
    pub(super) fn of(last: Timestamp, now: Timestamp) -> Option<Self> {
        let gap = now.duration_since(last);
        let is_back = gap < -MOST_BACK;
        (is_back || gap > MOST_AHEAD).then(|| Self::between(last, now, false))
    }

    /// The doubt of a computer beside its office, whose clock read `office` when this one read `now`.
    ///
    /// The reading of the office counts on what is certain to have passed, so a computer that slept for months is
    /// not told that it is ahead; only what was seen at the last contact, `ahead`, tells so.
    fn beside(office: Timestamp, now: Timestamp, ahead: SignedDuration) -> Option<Self> {
        let is_back = now.duration_since(office) < -MOST_BACK;
        if is_back {
            return Some(Self::between(office, now, true));
        }
        let office = now.checked_sub(ahead).unwrap_or(office);
        (ahead > MOST_BACK).then(|| Self::between(office, now, true))
    }

    fn between(last: Timestamp, now: Timestamp, is_offices: bool) -> Self {
        Self { last: last.to_string(), now: now.to_string(), is_back: now < last, is_offices }
    }
}

impl Office {
    /// The doubt about the clock here; none where a person has said that the day is right.
    pub(super) fn clock_doubt(&self, store: &Store) -> Result<Option<ClockDoubt>, ApiError> {
        if store.mode() == Mode::Joined {
            let lease = Lease::of(store)?;
            return Ok(lease.and_then(|lease| ClockDoubt::beside(lease.reads(), self.now(), lease.ahead())));
        }
        if self.trusts_clock.load(Ordering::SeqCst) {
            return Ok(None);
        }
        let last = store.reader().log(u64::MAX >> 1, 1)?;
        Ok(last.first().and_then(|entry| ClockDoubt::of(entry.header.received_at, self.now())))
    }

    /// A person says that the day is right: time acts again, until the program ends or something is written down.
    pub fn trust_clock(&self) {
        tracing::info!("a person says that the clock is right");
        self.trusts_clock.store(true, Ordering::SeqCst);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weekend_and_a_holiday_raise_no_doubt_another_year_does() {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let last = at("2026-11-27T15:00:00Z");
        for (now, is_back) in [
            ("2026-11-27T14:55:00Z", None), // a clock set right by a few minutes
            ("2026-11-30T07:00:00Z", None),
            ("2027-01-04T07:00:00Z", None),
            ("2026-11-27T14:40:00Z", Some(true)),
            ("2019-01-01T00:00:00Z", Some(true)),
            ("2027-11-27T15:00:00Z", Some(false)),
        ] {
            assert_eq!(ClockDoubt::of(last, at(now)).map(|doubt| doubt.is_back), is_back, "{now}");
        }
    }

    #[test]
    fn beside_an_office_a_clock_is_told_to_go_otherwise_but_not_to_have_slept() {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let office = at("2026-11-27T15:00:00Z");
        for (now, ahead_minutes, doubted) in [
            ("2026-11-27T15:05:00Z", 5, None),
            ("2027-03-01T08:00:00Z", 0, None), // the lid was closed all winter
            ("2026-11-27T14:40:00Z", 0, Some((true, "2026-11-27T15:00:00Z"))),
            ("2026-11-27T18:00:00Z", 180, Some((false, "2026-11-27T15:00:00Z"))),
            ("2026-11-28T18:00:00Z", 180, Some((false, "2026-11-28T15:00:00Z"))),
        ] {
            let doubt = ClockDoubt::beside(office, at(now), SignedDuration::from_mins(ahead_minutes));
            let doubt = doubt.map(|doubt| (doubt.is_back, doubt.last));
            assert_eq!(doubt, doubted.map(|(is_back, last)| (is_back, last.to_owned())), "{now}");
        }
    }
}
