//! Days, for tests of what happens once a day by the clock of the computer.

use jiff::SignedDuration;
use obeznik_kernel::Timestamp;
use obeznik_kernel::calendar::day_in_prague;

/// Waits for the next day where this one ends within so many minutes: what happens once a day would happen twice.
pub(crate) fn that_lasts(minutes: i64) {
    let ends = || {
        let now = Timestamp::now();
        day_in_prague(now) != day_in_prague(now + SignedDuration::from_mins(minutes))
    };
    while ends() {
        std::thread::sleep(std::time::Duration::from_secs(1));
    }
}
