//! The way to an office over the network. It implements the ports of `app`: every call waits for its answer,
//! and one order ends all of them. What is said is decided elsewhere.

mod answer;
mod doorstep;
mod events;
mod internet;
mod line;
mod own_server;
mod sign_in;
mod trust;

#[cfg(test)]
#[path = "../../../tests/support/fuzz.rs"]
#[allow(clippy::print_stdout, reason = "a test tells its figures")]
mod harness;
#[cfg(test)]
#[path = "../../../tests/support/messages.rs"]
mod messages;

pub use internet::{Internet, PULSE_OF_PARTS, SLOWEST_PART};
pub use own_server::ServerProgram;
pub use sign_in::SignInEntry;
