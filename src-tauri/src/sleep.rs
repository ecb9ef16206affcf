//! A computer that sleeps locks the window: who wakes it up may be somebody else. On Linux the system tells it before
//! and waits; elsewhere, and where it does not tell, it is seen from the clocks afterwards.

use std::sync::Arc;
use std::time::{Duration, Instant};

use obeznik_app::office::desk::Desk;
use tauri::{AppHandle, Emitter as _};

#[cfg(target_os = "linux")]
mod logind;

/// How often the clocks are compared.
const LOOK_EVERY: Duration = Duration::from_secs(2);
/// A sleep; Linux has a clock that stands still meanwhile, so a busy computer is never taken for one that slept.
const ASLEEP: Duration = Duration::from_secs(if cfg!(target_os = "linux") { 2 } else { 30 });

/// Tells the windows of every sleep for as long as the program runs.
pub(crate) fn begin(desk: Arc<Desk>, app: AppHandle) {
    let looking = app.clone();
    std::thread::spawn(move || look_on(&looking));
    heed_the_system(desk, app);
}

/// What clocks say at one moment.
#[derive(Debug, Clone, Copy)]
struct Clocks {
    /// With the time the computer slept.
    whole: Duration,
    /// Without it.
    awake: Duration,
}

impl Clocks {
    /// What they say at a look; nothing where the system does not tell.
    #[cfg(target_os = "linux")]
    fn at(begun: Instant, _look: u32) -> Option<Self> {
        let uptime = std::fs::read_to_string("/proc/uptime").ok()?;
        let seconds: f64 = uptime.split_whitespace().next()?.parse().ok()?;
        Some(Self { whole: Duration::try_from_secs_f64(seconds).ok()?, awake: begun.elapsed() })
    }

    /// The one clock goes on in a sleep, and looks do not.
    #[cfg(not(target_os = "linux"))]
    fn at(begun: Instant, look: u32) -> Option<Self> {
        Some(Self { whole: begun.elapsed(), awake: LOOK_EVERY.saturating_mul(look) })
    }
}

/// Whether the computer slept between two looks.
fn slept(before: Clocks, now: Clocks) -> bool {
    let (whole, awake) = (now.whole.saturating_sub(before.whole), now.awake.saturating_sub(before.awake));
    whole.saturating_sub(awake) >= ASLEEP
}

fn look_on(app: &AppHandle) {
    let (begun, mut look) = (Instant::now(), 0_u32);
    let mut before = Clocks::at(begun, look);
    while let Some(then) = before {
        std::thread::sleep(LOOK_EVERY);
        look = look.saturating_add(1);
        before = Clocks::at(begun, look);
        if before.is_some_and(|now| slept(then, now)) {
            tell(app);
        }
    }
}

fn tell(app: &AppHandle) {
    tracing::info!("the computer sleeps or slept");
    let _ = app.emit("sleep", ()); // a window that goes away needs no news
}

#[cfg(target_os = "linux")]
fn heed_the_system(desk: Arc<Desk>, app: AppHandle) {
    std::thread::spawn(move || {
        let listened = logind::bus().and_then(|bus| {
            logind::listen(&bus, || {
                tell(&app);
                wait_for_lock(&desk);
            })
        });
        if let Err(error) = listened {
            tracing::info!(%error, "the system does not tell that the computer goes to sleep");
        }
    });
}

/// Windows tells it only to programs that handle its messages themselves.
#[cfg(not(target_os = "linux"))]
fn heed_the_system(_: Arc<Desk>, _: AppHandle) {}

/// The page puts what is being typed into the store and locks it; the system waits five seconds and no longer.
#[cfg(target_os = "linux")]
fn wait_for_lock(desk: &Desk) {
    let state = desk.state();
    if state.is_demo && state.lock_minutes.is_none() {
        return; // the invented town stays open
    }
    let begun = Instant::now();
    while desk.office().is_ok() && begun.elapsed() < Duration::from_secs(4) {
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_computer_slept_when_one_clock_went_on_without_the_other() {
        let seconds = Duration::from_secs;
        let before = Clocks { whole: seconds(1_000), awake: seconds(10) };
        let table = [
            (seconds(1_002), seconds(12), false),
            (seconds(1_600), seconds(610), false), // a computer so busy that nobody looked for ten minutes
            (seconds(1_002) + ASLEEP, seconds(12), true),
            (seconds(9_000), seconds(12), true),
            (seconds(900), seconds(12), false), // a clock that went back tells nothing
        ];
        for (whole, awake, expected) in table {
            assert_eq!(slept(before, Clocks { whole, awake }), expected, "{whole:?} {awake:?}");
        }
    }

    #[test]
    fn the_clocks_of_this_system_can_be_read() {
        assert!(Clocks::at(Instant::now(), 0).is_some());
    }
}
