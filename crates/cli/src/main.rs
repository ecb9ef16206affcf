//! The same office without a window: for scripts and administrators.

mod arguments;
mod door;
mod exit;
mod help;
mod private;
mod said;
mod texts;
mod verbs;

use std::process::ExitCode;

use clap::FromArgMatches as _;

use crate::arguments::Arguments;
use crate::exit::Exit;
use crate::said::Said;
use crate::texts::Texts;

fn main() -> ExitCode {
    if obeznik_worker::is_child() {
        return obeznik_worker::serve(); // a reader of one foreign file
    }
    let texts = Texts::of_environment();
    let matches = match help::command(&texts).try_get_matches() {
        Ok(matches) => matches,
        Err(error) => return misunderstood(&error),
    };
    let arguments = match Arguments::from_arg_matches(&matches) {
        Ok(arguments) => arguments,
        Err(error) => return misunderstood(&error),
    };
    let said = verbs::run(&arguments.verb, &texts).unwrap_or_else(|error| Said::failed(&error, &texts));
    said.tell(arguments.json).into()
}

/// Help and version are answers; anything else is a wrong use.
fn misunderstood(error: &clap::Error) -> ExitCode {
    let exit = if error.use_stderr() { Exit::Usage } else { Exit::Done };
    match error.print() {
        Ok(()) => exit.into(),
        Err(_) => Exit::Broken.into(),
    }
}
