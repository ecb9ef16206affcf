//! What a verb says, to a person or to a script.

use std::io::Write as _;

use obeznik_app::ApiError;
use serde_json::{Value, json};

use crate::exit::Exit;
use crate::texts::Texts;

/// An answer.
pub struct Said {
    /// How it ended.
    pub exit: Exit,
    /// Sentences for a person.
    pub lines: Vec<String>,
    /// The same for a script.
    pub value: Value,
}

impl Said {
    /// Done, in one sentence.
    pub fn done(line: String, value: Value) -> Self {
        Self { exit: Exit::Done, lines: vec![line], value }
    }

    /// One more sentence.
    #[must_use]
    pub fn and(mut self, line: String) -> Self {
        self.lines.push(line);
        self
    }

    /// An error and its sentence.
    pub fn failed(error: &ApiError, texts: &Texts) -> Self {
        let sentence = texts.error(error);
        let value = json!({ "error": error, "sentence": sentence });
        Self { exit: Exit::of(error), lines: vec![sentence], value }
    }

    /// Writes it out: JSON and good news to the standard output, the rest to the standard error.
    pub fn tell(&self, as_json: bool) -> Exit {
        let written = if as_json {
            writeln!(std::io::stdout(), "{:#}", self.value)
        } else if matches!(self.exit, Exit::Done | Exit::Finding) {
            writeln!(std::io::stdout(), "{}", self.lines.join("\n"))
        } else {
            writeln!(std::io::stderr(), "{}", self.lines.join("\n"))
        };
        // A reader that went away (`| head`) wanted no more.
        written.map_or(self.exit, |()| self.exit)
    }
}
