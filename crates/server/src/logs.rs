//! Structured logs without personal data: one JSON object a line, and only fields of a list.
//!
//! A field nobody listed is left out, so a name cannot slip in by a careless line. Messages are fixed
//! sentences; a test reads the sources of this crate for messages put together at run time.

mod folder;
mod panics;

use std::io::Write as _;

use obeznik_kernel::calendar::day_in_prague;
use serde_json::{Map, Value};
use tracing::field::{Field, Visit};
use tracing::{Event, Level, Subscriber};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt as _};

pub use folder::LogFolder;

/// Fields that may be written: identifiers, counts, durations, codes, causes of faults in our words.
const FIELDS: &[&str] = &[
    "message",
    "route",
    "method",
    "status",
    "ms",
    "bytes",
    "tenant",
    "device",
    "person",
    "by",
    "event",
    "cause",
    "code",
    "error",
    "count",
    "port",
    "address",
    "version",
    "trace_id",
    "folder",
    "retry_after",
    "asked",
    "left",
    "changed",
    "made",
    "sent",
    "put_off",
    "failed",
    "needless",
    "place",
];

/// Writes events down.
struct Lines(Sink);

/// Where lines go.
enum Sink {
    StandardError,
    Folder(LogFolder),
}

impl Sink {
    fn add(&self, at: obeznik_kernel::Timestamp, line: &str) -> std::io::Result<()> {
        match self {
            Sink::StandardError => writeln!(std::io::stderr().lock(), "{line}"),
            Sink::Folder(folder) => folder.add(day_in_prague(at), line),
        }
    }
}

impl<S: Subscriber> Layer<S> for Lines {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        let metadata = event.metadata();
        let (mut line, now) = (Map::new(), crate::clock::now());
        line.insert("time".into(), now.to_string().into());
        line.insert("level".into(), metadata.level().as_str().into());
        line.insert("target".into(), metadata.target().into());
        event.record(&mut Listed(&mut line));
        let _ = self.0.add(now, &Value::Object(line).to_string()); // nowhere else to say it
    }
}

/// Takes listed fields only.
struct Listed<'a>(&'a mut Map<String, Value>);

impl Listed<'_> {
    fn put(&mut self, field: &Field, value: impl FnOnce() -> Value) {
        if FIELDS.contains(&field.name()) {
            self.0.insert(field.name().to_owned(), value());
        }
    }
}

impl Visit for Listed<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        self.put(field, || format!("{value:?}").into());
    }
    fn record_str(&mut self, field: &Field, value: &str) {
        self.put(field, || value.into());
    }
    fn record_u64(&mut self, field: &Field, value: u64) {
        self.put(field, || value.into());
    }
    fn record_i64(&mut self, field: &Field, value: i64) {
        self.put(field, || value.into());
    }
    fn record_bool(&mut self, field: &Field, value: bool) {
        self.put(field, || value.into());
    }
}

/// Begins to log what is at least of a level, to the standard error. Other crates only warn.
pub fn begin(level: Level) {
    begin_with(level, Lines(Sink::StandardError));
}

/// The same into a folder, for a service that has no standard error.
pub fn begin_in(level: Level, folder: LogFolder) {
    begin_with(level, Lines(Sink::Folder(folder)));
}

fn begin_with(level: Level, lines: Lines) {
    let ours = move |metadata: &tracing::Metadata<'_>| {
        let least = if metadata.target().starts_with("obeznik") { level } else { Level::WARN };
        *metadata.level() <= least
    };
    let lines = lines.with_filter(tracing_subscriber::filter::filter_fn(ours));
    let subscriber = tracing_subscriber::registry().with(lines);
    let _ = tracing::subscriber::set_global_default(subscriber); // a test may have begun already
    panics::listen();
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { sources(&path, found) } else { found.push(path) }
        }
    }

    /// What stands between a call of a logging macro and its closing bracket.
    fn calls(text: &str) -> Vec<&str> {
        let mut calls = Vec::new();
        for name in ["error", "warn", "info", "debug", "trace"] {
            let call = format!("tracing::{name}!(");
            for (at, _) in text.match_indices(&call) {
                let rest = &text[at + call.len()..];
                calls.push(&rest[..closing(rest)]);
            }
        }
        calls
    }

    /// Where the bracket that was opened before closes.
    fn closing(text: &str) -> usize {
        let mut depth = 1;
        for (at, c) in text.char_indices() {
            depth += i32::from(c == '(') - i32::from(c == ')');
            if depth == 0 {
                return at;
            }
        }
        text.len()
    }

    #[test]
    fn no_message_is_put_together_and_every_field_is_listed() {
        let mut files = Vec::new();
        sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
        let mut seen = 0;
        for file in files.iter().filter(|file| file.extension().is_some_and(|end| end == "rs")) {
            let text = std::fs::read_to_string(file).unwrap();
            let shipped = text.split("#[cfg(test)]").next().unwrap();
            for call in calls(shipped) {
                seen += 1;
                assert!(!call.contains("{"), "{}: `{call}`", file.display());
                for field in call.split(',').filter_map(|part| part.split_once('=')) {
                    let name = field.0.trim();
                    assert!(super::FIELDS.contains(&name), "{}: field `{name}`", file.display());
                }
            }
        }
        assert!(seen > 5, "the calls were not found");
    }
}
