//! The one error of the automation: a sentence for the person at the terminal.

use std::fmt;

/// What went wrong, said so that the reader knows what to do next.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Failure(pub(crate) String);

/// Result of every step of the automation.
pub(crate) type Result<T = ()> = std::result::Result<T, Failure>;

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self(error.to_string())
    }
}

/// Shorthand for a step that cannot go on.
pub(crate) fn fail<T>(sentence: impl Into<String>) -> Result<T> {
    Err(Failure(sentence.into()))
}

/// Fails with all findings, one on a line, when there are any.
pub(crate) fn refuse(findings: &[String]) -> Result {
    if findings.is_empty() { Ok(()) } else { fail(findings.join("\n")) }
}
