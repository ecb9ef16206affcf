//! How long a person must wait after failures in a row. Grows, never locks anybody out for good.

use obeznik_kernel::Timestamp;

/// Failures that cost nothing: slips of the finger.
pub(crate) const FREE: u32 = 4;
/// The first wait, in seconds; each further failure doubles it.
const FIRST: u32 = 30;
/// The longest wait.
const LONGEST: u32 = 60 * 60;

/// Seconds to wait after so many failures in a row.
fn after(failures: u32) -> u32 {
    match failures.checked_sub(FREE + 1) {
        None => 0,
        Some(doublings) => FIRST.saturating_mul(2_u32.saturating_pow(doublings)).min(LONGEST),
    }
}

/// When the next attempt is heard.
pub(super) fn until(failures: u32, now: Timestamp) -> Option<Timestamp> {
    let seconds = after(failures);
    (seconds > 0)
        .then(|| now.saturating_add(jiff::SignedDuration::from_secs(i64::from(seconds))).ok())
        .flatten()
}

/// Seconds still to wait. A clock set back never makes a wait longer than it was.
pub(super) fn remaining(failures: u32, until: Option<Timestamp>, now: Timestamp) -> u32 {
    let Some(until) = until.filter(|until| *until > now) else { return 0 };
    let milliseconds = until.duration_since(now).as_millis();
    u32::try_from((milliseconds + 999) / 1000).unwrap_or(u32::MAX).min(after(failures))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_begins_with_the_fifth_failure_and_doubles_up_to_an_hour() {
        let table = [
            (0, 0),
            (1, 0),
            (4, 0),
            (5, 30),
            (6, 60),
            (7, 120),
            (11, 1920),
            (12, 3600),
            (60, 3600),
            (u32::MAX, 3600),
        ];
        for (failures, seconds) in table {
            assert_eq!(after(failures), seconds, "{failures}");
        }
    }

    #[test]
    fn what_remains_is_counted_in_whole_seconds_and_survives_a_clock_set_back() {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let end = until(6, at("2026-11-28T08:00:00Z"));
        let table = [
            ("2026-11-28T08:00:00Z", 60),
            ("2026-11-28T08:00:59.1Z", 1),
            ("2026-11-28T08:01:00Z", 0),
            ("2027-01-01T00:00:00Z", 0),
            ("2025-11-28T08:00:00Z", 60), // a year back
        ];
        for (now, seconds) in table {
            assert_eq!(remaining(6, end, at(now)), seconds, "{now}");
        }
        assert_eq!(until(4, at("2026-11-28T08:00:00Z")), None);
        assert_eq!(remaining(9, None, at("2026-11-28T08:00:00Z")), 0);
    }
}
