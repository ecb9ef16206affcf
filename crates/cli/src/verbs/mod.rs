//! What can be done. A module's verb is one file here and one line below.

mod backup;
mod control_package;
mod demo;
mod export;
mod import;
mod rebuild;
mod registry;
mod restore;
mod search;
mod statement;
mod verify;

use obeznik_app::ApiError;
use obeznik_console::{Said, Texts};

use crate::arguments::Verb;

/// Does what the command line asks for.
///
/// # Errors
/// What the use case says.
pub(crate) fn run(verb: &Verb, texts: &Texts) -> Result<Said, ApiError> {
    match verb {
        Verb::Demo(arguments) => demo::run(arguments, texts),
        Verb::Import(arguments) => import::run(arguments, texts),
        Verb::Export(arguments) => export::run(arguments, texts),
        Verb::ControlPackage(arguments) => control_package::run(arguments, texts),
        Verb::Statement(arguments) => statement::run(arguments, texts),
        Verb::Search(arguments) => search::run(arguments, texts),
        Verb::Verify(arguments) => verify::run(arguments, texts),
        Verb::Rebuild(arguments) => rebuild::run(arguments, texts),
        Verb::Registry(arguments) => registry::run(arguments, texts),
        Verb::Backup(arguments) => backup::run(arguments, texts),
        Verb::Restore(arguments) => restore::run(arguments, texts),
    }
}
