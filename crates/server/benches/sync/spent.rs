//! What a process has spent, as the system counts it.

use std::time::{Duration, Instant};

/// The system counts processor time in hundredths of a second.
const TICK: Duration = Duration::from_millis(10);

/// Processor time of a process so far.
pub fn processor(id: u32) -> Duration {
    let text = std::fs::read_to_string(format!("/proc/{id}/stat")).unwrap();
    let after = text.rsplit(')').next().unwrap(); // the name may have spaces
    let words: Vec<&str> = after.split_whitespace().collect();
    let ticks: u32 = words[11].parse::<u32>().unwrap() + words[12].parse::<u32>().unwrap();
    TICK * ticks
}

/// Memory a process has now, and had at most, in kB.
pub fn memory(id: u32) -> (u64, u64) {
    let text = std::fs::read_to_string(format!("/proc/{id}/status")).unwrap();
    let read = |name: &str| {
        let line = text.lines().find(|line| line.starts_with(name)).unwrap();
        line.split_whitespace().nth(1).unwrap().parse().unwrap()
    };
    (read("VmRSS:"), read("VmHWM:"))
}

/// How long work took on the clock.
pub fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let begun = Instant::now();
    let done = work();
    (done, begun.elapsed())
}

/// So many a second.
pub fn rate(count: usize, time: Duration) -> String {
    format!("{:.0}/s", count as f64 / time.as_secs_f64())
}

/// The usual shares of times.
pub struct Shares {
    pub p50: Duration,
    pub p99: Duration,
    pub max: Duration,
    pub count: usize,
}

/// The usual shares; `None` of no times.
pub fn shares(mut times: Vec<Duration>) -> Option<Shares> {
    times.sort();
    let last = times.len().checked_sub(1)?;
    let at = |share: usize| times[last * share / 100];
    Some(Shares { p50: at(50), p99: at(99), max: at(100), count: times.len() })
}

impl std::fmt::Display for Shares {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(to, "p50 {:.1?}, p99 {:.1?}, max {:.1?} of {}", self.p50, self.p99, self.max, self.count)
    }
}
