//! One event as one line: `2026-11-28T12:59:01Z INFO obeznik_app::office executed kind=… ms=12`.

use std::fmt::{Debug, Write as _};

use obeznik_kernel::Timestamp;
use tracing::Event;
use tracing::field::{Field, Visit};

use super::words;

/// How the targets of our own crates begin. Their messages are fixed sentences (`cargo xtask tidy`);
/// of others nobody knows what they say, so only the place stays.
const OURS: &str = "obeznik";

/// The line of an event.
pub(super) fn written(event: &Event<'_>, now: Timestamp) -> String {
    let metadata = event.metadata();
    let mut line = format!("{now:.3} {} {}", metadata.level(), metadata.target());
    let ours = metadata.target().starts_with(OURS);
    if !ours && let Some(number) = metadata.line() {
        let _ = write!(line, ":{number}");
    }
    event.record(&mut Words { line: &mut line, ours });
    line
}

struct Words<'a> {
    line: &'a mut String,
    ours: bool,
}

impl Words<'_> {
    fn number(&mut self, field: &Field, number: impl std::fmt::Display) {
        if words::takes_number(field.name()) {
            let _ = write!(self.line, " {}={number}", field.name());
        }
    }
}

impl Visit for Words<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        if field.name() == "message" {
            if self.ours {
                let _ = write!(self.line, " {value:?}");
            }
            return;
        }
        self.record_str(field, &format!("{value:?}"));
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        if let Some(text) = words::allowed(field.name(), value) {
            let _ = write!(self.line, " {}={text}", field.name());
        }
    }

    fn record_i64(&mut self, field: &Field, value: i64) {
        self.number(field, value);
    }
    fn record_u64(&mut self, field: &Field, value: u64) {
        self.number(field, value);
    }
    fn record_u128(&mut self, field: &Field, value: u128) {
        self.number(field, value);
    }
    fn record_f64(&mut self, field: &Field, value: f64) {
        self.number(field, value);
    }
    fn record_bool(&mut self, field: &Field, value: bool) {
        let _ = write!(self.line, " {}={value}", field.name());
    }
}
