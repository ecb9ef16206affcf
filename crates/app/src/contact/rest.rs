//! How long to rest after a failure: growing, with chance in it, so that a hundred computers do not come back
//! in the same second.

use std::time::Duration;

/// The first rest.
const FIRST: Duration = Duration::from_secs(2);
/// The longest rest without a connection: the network of a laptop comes back at any moment.
const LONGEST_OFFLINE: Duration = Duration::from_secs(60);
/// The longest rest of an office that has too much to do.
const LONGEST_BUSY: Duration = Duration::from_secs(300);
/// The first rest where somebody else answers: a traveller signs in to the network of a hotel meanwhile.
const FIRST_ELSEWHERE: Duration = Duration::from_secs(30);
/// The longest of them.
const LONGEST_ELSEWHERE: Duration = Duration::from_secs(300);

/// Why one rests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Why {
    /// No connection.
    Offline,
    /// The office said later, perhaps how much.
    Busy(Option<Duration>),
    /// Somebody else answers there, as far as can be told.
    Elsewhere,
}

/// The rest after so many failures in a row, from 1; `chance` is anything from 0 to 255.
pub(super) fn rest(why: Why, failures: u32, chance: u8) -> Duration {
    let (first, longest) = match why {
        Why::Offline => (FIRST, LONGEST_OFFLINE),
        Why::Busy(_) => (FIRST, LONGEST_BUSY),
        Why::Elsewhere => (FIRST_ELSEWHERE, LONGEST_ELSEWHERE),
    };
    let doubled = first.saturating_mul(1 << failures.saturating_sub(1).min(16)).min(longest);
    let spread = doubled / 2 + doubled / 2 * u32::from(chance) / 255;
    match why {
        // Never sooner than the office said, and a little later by chance.
        Why::Busy(Some(said)) => {
            said.min(LONGEST_BUSY) + said.min(LONGEST_BUSY) / 4 * u32::from(chance) / 255
        }
        _ => spread,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rests_grow_to_their_bound_and_never_undercut_what_the_office_said() {
        let seconds = |why, failures, chance| rest(why, failures, chance).as_secs_f64();
        let table = [
            (Why::Offline, 1, 0, 1.0),
            (Why::Offline, 1, 255, 2.0),
            (Why::Offline, 4, 255, 16.0),
            (Why::Offline, 40, 0, 30.0),
            (Why::Offline, 40, 255, 60.0),
            (Why::Busy(None), 40, 255, 300.0),
            (Why::Elsewhere, 1, 255, 30.0),
            (Why::Elsewhere, 1, 0, 15.0),
            (Why::Elsewhere, 3, 255, 120.0),
            (Why::Elsewhere, 40, 255, 300.0),
            (Why::Busy(Some(Duration::from_secs(40))), 1, 0, 40.0),
            (Why::Busy(Some(Duration::from_secs(40))), 9, 255, 50.0),
            (Why::Busy(Some(Duration::from_secs(86_400))), 1, 0, 300.0),
        ];
        for (why, failures, chance, expected) in table {
            assert!((seconds(why, failures, chance) - expected).abs() < 0.01, "{why:?} {failures} {chance}");
        }
    }
}
