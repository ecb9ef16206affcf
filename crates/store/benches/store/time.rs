//! Time this thread had the processor, so that other work on the machine counts little.

use std::time::{Duration, Instant};

/// Repetitions of a short measurement at least, and the time they should take together: the system counts in
/// ticks of some milliseconds.
const ROUNDS: u32 = 5;
const LONG_ENOUGH: Duration = Duration::from_millis(150);

/// Time spent on long work.
pub fn spent(work: impl FnOnce()) -> Duration {
    let started = processor_time();
    work();
    processor_time() - started
}

/// Time spent on short work, once it is warm.
pub fn each(work: impl Fn()) -> Duration {
    work();
    let started = processor_time();
    for rounds in 1.. {
        work();
        let passed = processor_time() - started;
        if rounds >= ROUNDS && passed >= LONG_ENOUGH {
            return passed / rounds;
        }
    }
    unreachable!("rounds end when time has passed")
}

fn processor_time() -> Duration {
    static STARTED: std::sync::LazyLock<Instant> = std::sync::LazyLock::new(Instant::now);
    let spent = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanos = spent.and_then(|text| text.split(' ').next()?.parse().ok());
    nanos.map_or_else(|| STARTED.elapsed(), Duration::from_nanos)
}

/// Prints the usual shares and gives the p95.
pub fn report(what: &str, times: &[Duration]) -> Duration {
    let mut times = times.to_vec();
    times.sort();
    let at = |share: usize| times[(times.len() - 1) * share / 100];
    println!("{what}: p50 {:.1?}, p95 {:.1?}, max {:.1?}", at(50), at(95), at(100));
    at(95)
}

/// How many times the other one.
pub fn ratio(ours: Duration, theirs: Duration) -> String {
    format!("{:.2} ×", ours.as_secs_f64() / theirs.as_secs_f64())
}

pub fn per_second(count: usize, time: Duration) -> String {
    format!("{:.0}", count as f64 / time.as_secs_f64())
}
