//! How long deletions are remembered.

use obeznik_authority::DeviceState;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{Device, Stop, Timestamp};

use super::store::AuthorityStore;

/// Deletions older than this are forgotten even when a device has not read them; it then reads everything.
pub const MOST_DAYS: i64 = 400;

/// Forgets deletions that every active device has read, and those that are too old. Tells how many.
///
/// # Errors
/// [`Stop::Broken`] when the store fails.
pub fn forget_deletions(store: &mut dyn AuthorityStore, now: Timestamp) -> Result<u64, Stop> {
    let state = store.state()?;
    let mut read_by_all = state.head;
    for line in store.lines()? {
        let record = store.records().find::<Device>(line.device)?;
        if record.is_some_and(|record| DeviceState::of(&record.value) == DeviceState::Active) {
            read_by_all = read_by_all.min(line.read_to);
        }
    }
    let long_ago = Timestamp::from_second(now.as_second() - MOST_DAYS * 86_400).unwrap_or(Timestamp::MIN);
    let through = read_by_all.max(store.seq_at(long_ago)?).min(state.head);
    if through > state.horizon { store.forget_gone(through) } else { Ok(0) }
}
