//! What was measured, beside what a peer or a floor needed for the same in the same run and the goal of it.
//!
//! The first synchronisation is what an empty computer reads of an office that is full already, here as with Anki and
//! PouchDB: how the office came to be full is in no figure. Anki's script tells its push in its own line.

use std::collections::BTreeMap;
use std::time::Duration;

/// Figures by name, as many of each as there were runs.
#[derive(Default)]
pub struct Found(BTreeMap<&'static str, Vec<f64>>);

/// One comparison of the summary.
struct Line {
    what: &'static str,
    ours: &'static str,
    /// Who did the same, and the name of their figure; nobody where the goal is a figure by itself.
    theirs: Option<(&'static str, &'static str)>,
    goal: &'static str,
}

const fn beside(
    what: &'static str,
    ours: &'static str,
    who: &'static str,
    theirs: &'static str,
    goal: &'static str,
) -> Line {
    Line { what, ours, theirs: Some((who, theirs)), goal }
}

const fn alone(what: &'static str, ours: &'static str, goal: &'static str) -> Line {
    Line { what, ours, theirs: None, goal }
}

const LINES: [Line; 24] = [
    alone("first synchronisation, records/s", "first", "≥ 80,000"),
    beside("first synchronisation, records/s", "first", "PouchDB", "pouchdb first", "≥ 10 ×"),
    beside("first synchronisation, records/s", "first", "Anki, its pull", "anki first", "≥ 1 ×, try 2 ×"),
    beside("first synchronisation, records/s", "first", ".import of SQLite", "import", "≥ 0.5 ×"),
    beside("first synchronisation, records/s", "first", "a plain file", "plain rows", "≥ 0.9 ×"),
    alone("usable from zero, s", "usable", "≤ 5"),
    alone("searchable from zero, s", "searchable", "≤ 15"),
    beside("two weeks apart, objects/s", "two weeks", "Anki", "anki two weeks", "≥ 1 ×"),
    beside("two weeks apart, objects/s", "two weeks", "PouchDB", "pouchdb two weeks", "-"),
    beside("nothing changed, ms", "quiet", "Anki", "anki quiet", "-"),
    beside("nothing changed, ms", "quiet", "PouchDB", "pouchdb quiet", "-"),
    alone("nothing changed, ms of the server", "quiet served", "≤ 5"),
    beside("content up, s", "up", "plain bytes, uncut", "plain bytes", "≤ 1.05 ×"),
    beside("content up, s", "up", "a plain file over HTTP, uncut", "http up", "≤ 1.05 ×"),
    beside("content up, s", "up", "PouchDB, uncut", "pouchdb up", "-"),
    beside("content down, s", "down", "plain bytes, uncut", "plain bytes", "≤ 1.05 ×"),
    beside("content down, s", "down", "a plain file over HTTP, uncut", "http down", "≤ 1.05 ×"),
    beside("content down, s", "down", "PouchDB, uncut", "pouchdb down", "-"),
    beside("a listener, kB", "listener", "PouchDB", "pouchdb listener", "≤ 0.2 ×"),
    alone("a listener, kB", "listener", "≤ 64"),
    beside("poke, p50 ms", "poke p50", "PouchDB", "pouchdb poke p50", "-"),
    beside("poke, p99 ms", "poke p99", "PouchDB", "pouchdb poke p99", "≤ 0.5 ×"),
    alone("300 readers, MB of the server at most", "busy memory", "≤ 150"),
    alone("300 readers, share of one processor", "busy processor", "≤ 1"),
];

impl Found {
    pub fn add(&mut self, name: &'static str, figure: f64) {
        self.0.entry(name).or_default().push(figure);
    }

    /// So many things in that time, as things a second.
    pub fn add_rate(&mut self, name: &'static str, count: usize, time: Duration) {
        self.add(name, count as f64 / time.as_secs_f64());
    }

    pub fn add_seconds(&mut self, name: &'static str, time: Duration) {
        self.add(name, time.as_secs_f64());
    }

    pub fn add_milliseconds(&mut self, name: &'static str, time: Duration) {
        self.add(name, time.as_secs_f64() * 1000.0);
    }

    /// Goal, figure, peer and ratio side by side; what nobody measured in this run is left out.
    pub fn print(&self) {
        println!("\n{:<40}{:>14}{:>16}  beside", "median (of so many runs)", "goal", "Oběžník");
        for line in &LINES {
            let Some(ours) = self.median(line.ours) else { continue };
            let their = line.theirs.map(|(who, name)| match self.median(name) {
                Some(theirs) => format!("{who} {}: {:.2} ×", self.shown(name, theirs), ours / theirs),
                None => format!("{who}: not measured in this run"),
            });
            let ours = self.shown(line.ours, ours);
            println!("{:<40}{:>14}{ours:>16}  {}", line.what, line.goal, their.unwrap_or_default());
        }
    }

    fn median(&self, name: &str) -> Option<f64> {
        let mut figures = self.0.get(name)?.clone();
        figures.sort_by(f64::total_cmp);
        figures.get(figures.len() / 2).copied()
    }

    fn shown(&self, name: &str, figure: f64) -> String {
        let runs = self.0.get(name).map_or(0, Vec::len);
        let digits = if figure < 100.0 { 2 } else { 0 };
        format!("{figure:.digits$} ({runs})")
    }
}
