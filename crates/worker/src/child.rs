//! The child's side.

use std::io::{BufRead as _, Read as _, Write as _};
use std::process::ExitCode;

use obeznik_formats::foreign::{Unread, perform};
use obeznik_formats::limits::Limits;

use crate::conversion::confined;
use crate::words::{Question, Reply};
use crate::{FLAG, bounds};

/// Whether this process was started for one foreign file: to read it, or to become the suite that converts it. Asked
/// before anything else.
pub fn is_child() -> bool {
    confined::is_asked() || std::env::args_os().nth(1).is_some_and(|argument| argument == FLAG)
}

/// Reads one question and answers it within the bounds, or becomes a suite.
pub fn serve() -> ExitCode {
    if confined::is_asked() {
        return confined::run();
    }
    match bounds::confine().and_then(|()| answer()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE, // the parent sees that no answer came
    }
}

fn answer() -> std::io::Result<()> {
    let mut input = std::io::stdin().lock();
    let mut line = Vec::new();
    input.read_until(b'\n', &mut line)?;
    let question: Question = serde_json::from_slice(&line)?;
    let mut content = Vec::new();
    input.take(question.size_bytes).read_to_end(&mut content)?;
    let is_whole = content.len() as u64 == question.size_bytes;
    let reply: Reply =
        if is_whole { perform(&question.task, &content, &Limits::default()) } else { Err(Unread::Died) };
    drop(content);
    let mut output = std::io::stdout().lock();
    serde_json::to_writer(&mut output, &reply)?;
    output.flush()
}
