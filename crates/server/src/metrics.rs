//! Counters for a page that a monitoring system reads (Prometheus text format 0.0.4). Numbers only.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// Upper bounds of the classes of durations, in milliseconds.
const CLASSES: [u64; 8] = [1, 5, 20, 50, 100, 300, 1_000, 5_000];

/// Panics of the process since its start, in a request or beside one; whoever told of one counted it.
pub static PANICS: AtomicU64 = AtomicU64::new(0);

/// What is counted.
#[derive(Default)]
pub struct Metrics {
    requests: Mutex<BTreeMap<(String, u16), Durations>>,
    /// Connections open now.
    pub connections: AtomicU64,
    /// Requests that run now.
    pub running: AtomicU64,
    /// Listeners of pokes now.
    pub listeners: AtomicU64,
    /// Requests turned away because too much was going on.
    pub shed: AtomicU64,
    /// Municipalities whose store the last weekly look found damaged.
    pub damaged: AtomicU64,
    /// Backups of municipalities that were to be made and were not.
    pub backups_failed: AtomicU64,
    /// Attachments that the last backups lack, because the stores lack them or have them damaged.
    pub backups_lack: AtomicU64,
    /// When every municipality was backed up whole last, in seconds since 1970; zero when not yet.
    pub backed_up_at: AtomicU64,
}

#[derive(Default, Clone)]
struct Durations {
    classes: [u64; CLASSES.len()],
    count: u64,
    micros: u64,
}

/// Counts one more as long as it lives.
pub struct Counted<'a>(&'a AtomicU64);

impl<'a> Counted<'a> {
    /// One more.
    pub fn more(counter: &'a AtomicU64) -> Self {
        counter.fetch_add(1, Ordering::Relaxed);
        Self(counter)
    }
}

impl Drop for Counted<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Metrics {
    /// Counts a request by the route that took it, never by its address.
    pub fn request(&self, route: &str, status: u16, took: Duration) {
        let mut requests = self.requests.lock().unwrap_or_else(PoisonError::into_inner);
        let durations = requests.entry((route.to_owned(), status)).or_default();
        let millis = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
        for (class, bound) in durations.classes.iter_mut().zip(CLASSES) {
            *class += u64::from(millis <= bound);
        }
        durations.count += 1;
        durations.micros += u64::try_from(took.as_micros()).unwrap_or(0);
    }

    /// The page.
    pub fn page(&self) -> String {
        let mut page = String::new();
        let gauges = [
            ("obeznik_connections", "Connections open now", "gauge", &self.connections),
            ("obeznik_running", "Requests that run now", "gauge", &self.running),
            ("obeznik_listeners", "Listeners of pokes now", "gauge", &self.listeners),
            ("obeznik_shed_total", "Requests turned away under load", "counter", &self.shed),
            ("obeznik_panics_total", "Panics since the start", "counter", &PANICS),
            ("obeznik_damaged_stores", "Stores the last weekly look found damaged", "gauge", &self.damaged),
            ("obeznik_backups_failed_total", "Backups that were not made", "counter", &self.backups_failed),
            ("obeznik_backups_lack", "Attachments the last backups lack", "gauge", &self.backups_lack),
            ("obeznik_backed_up_seconds", "When all were backed up whole last", "gauge", &self.backed_up_at),
        ];
        for (name, help, sort, value) in gauges {
            let value = value.load(Ordering::Relaxed);
            let _ = writeln!(page, "# HELP {name} {help}\n# TYPE {name} {sort}\n{name} {value}");
        }
        let name = "obeznik_request_seconds";
        let _ = writeln!(page, "# HELP {name} Requests by route and status\n# TYPE {name} histogram");
        let requests = self.requests.lock().unwrap_or_else(PoisonError::into_inner).clone();
        for ((route, status), durations) in requests {
            let labels = format!("route=\"{route}\",status=\"{status}\"");
            for (count, bound) in durations.classes.iter().zip(CLASSES) {
                let seconds = bound as f64 / 1000.0;
                let _ = writeln!(page, "{name}_bucket{{{labels},le=\"{seconds}\"}} {count}");
            }
            let (count, seconds) = (durations.count, durations.micros as f64 / 1e6);
            let _ = writeln!(page, "{name}_bucket{{{labels},le=\"+Inf\"}} {count}");
            let _ = writeln!(page, "{name}_sum{{{labels}}} {seconds}\n{name}_count{{{labels}}} {count}");
        }
        page
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_counts_requests_by_route() {
        let metrics = Metrics::default();
        metrics.request("/v1/push", 200, Duration::from_millis(7));
        metrics.request("/v1/push", 200, Duration::from_millis(70));
        let counted = Counted::more(&metrics.connections);
        let page = metrics.page();
        for line in [
            "obeznik_connections 1",
            "obeznik_request_seconds_bucket{route=\"/v1/push\",status=\"200\",le=\"0.02\"} 1",
            "obeznik_request_seconds_bucket{route=\"/v1/push\",status=\"200\",le=\"0.1\"} 2",
            "obeznik_request_seconds_sum{route=\"/v1/push\",status=\"200\"} 0.077",
        ] {
            assert!(page.lines().any(|found| found == line), "{line} is not in\n{page}");
        }
        assert!(page.contains("# TYPE obeznik_panics_total counter\nobeznik_panics_total "), "{page}");
        drop(counted);
        assert!(metrics.page().contains("obeznik_connections 0"));
    }
}
