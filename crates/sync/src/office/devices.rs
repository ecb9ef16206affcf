//! Lines of devices: who speaks, and what the office knows of them.

use obeznik_authority::{
    Arrival, CloseDevice, DeviceState, RegisterDevice, Verdict, close_device, register_device,
};
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{Device, DeviceId, HistoryId, Stop, Timestamp};

use super::store::{AuthorityStore, Line};
use crate::cursor::Cursors;
use crate::message::{Closed, OtherHistory};

/// How a device that asks stands.
pub(super) enum Caller {
    /// It lives the office's history.
    Known(Line, HistoryId),
    /// It lives another one.
    OtherHistory(OtherHistory),
    /// It is not listened to.
    Closed(Closed),
}

/// Who asks, and whether about the present history.
pub(super) fn caller(
    store: &dyn AuthorityStore,
    device: DeviceId,
    history: Option<HistoryId>,
) -> Result<Caller, Stop> {
    let line = store.line(device)?.ok_or_else(|| Stop::refused("refusal-unknown-device"))?;
    let record = store.records().need::<Device>(device)?;
    let state = DeviceState::of(&record.value);
    if state != DeviceState::Active {
        return Ok(Caller::Closed(Closed { device, wipe: state == DeviceState::Wipe }));
    }
    let present = store.state()?.history;
    let present = present.ok_or_else(|| Stop::Broken("the office serves nobody yet".to_owned()))?;
    if history == Some(present) {
        return Ok(Caller::Known(line, present));
    }
    let Line { last_n, .. } = line;
    Ok(Caller::OtherHistory(OtherHistory { device, known: history, history: present, last_n }))
}

/// Lets a paired device in and opens its line. Asked twice, the line stays as it is.
///
/// # Errors
/// As [`register_device`].
pub fn register(
    store: &mut dyn AuthorityStore,
    input: &RegisterDevice,
    arrival: Arrival<'_>,
) -> Result<Verdict, Stop> {
    let seen_at = arrival.now;
    let verdict = register_device(store, input, arrival)?;
    if verdict.is_accepted() && store.line(input.device)?.is_none() {
        let RegisterDevice { device, person, .. } = input;
        store.put_line(&Line { device: *device, person: *person, last_n: 0, read_to: 0, seen_at })?;
    }
    Ok(verdict)
}

/// Stops listening to a device. Its line stays, so its numbers are never given again.
///
/// # Errors
/// As [`close_device`].
pub fn close(
    store: &mut dyn AuthorityStore,
    input: &CloseDevice,
    arrival: Arrival<'_>,
) -> Result<Verdict, Stop> {
    close_device(store, input, arrival)
}

/// Notes how far a device has read. It may be left out or come late: then deletions are remembered longer.
///
/// # Errors
/// [`Stop::Broken`] when the store fails.
pub fn acknowledge(
    store: &mut dyn AuthorityStore,
    device: DeviceId,
    cursors: &Cursors,
    now: Timestamp,
) -> Result<(), Stop> {
    let Some(line) = store.line(device)? else { return Ok(()) };
    let (read_to, _) = cursors.span();
    store.put_line(&Line { read_to, seen_at: now, ..line })
}
