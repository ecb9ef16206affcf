//! The service of the system. On Windows it is installed, removed, asked and run here; elsewhere the system has a
//! better way, which `packaging/` brings.

#[cfg(windows)]
mod install;
#[cfg(windows)]
mod run;
#[cfg(windows)]
mod state;

use obeznik_app::ApiError;
use obeznik_console::{Said, Texts};
use obeznik_server::console::arguments::{Arguments, ServiceVerb};

/// How the system knows the service.
#[cfg(windows)]
const NAME: &str = "obeznik-server";

/// Carries a verb of the service out.
#[cfg(windows)]
pub(crate) fn perform(arguments: Arguments, verb: ServiceVerb, texts: &Texts) -> Result<Said, ApiError> {
    match verb {
        ServiceVerb::Install(given) => install::install(&arguments.data, &given.serve, texts),
        ServiceVerb::Remove => install::remove(texts),
        ServiceVerb::Status => state::status(texts),
        ServiceVerb::Run(given) => run::run(Arguments { serve: given.serve, ..arguments }, texts),
    }
}

/// Says what does it on this system.
#[cfg(not(windows))]
pub(crate) fn perform(_: Arguments, _: ServiceVerb, _: &Texts) -> Result<Said, ApiError> {
    Err(ApiError::new(obeznik_app::Code::Refused, "server-console-service-elsewhere"))
}
