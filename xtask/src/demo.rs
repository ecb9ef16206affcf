//! `cargo xtask run`: from a fresh checkout to the demo town on the screen.

use crate::failure::Result;
use crate::{places, prerequisites, rust, shell, ui, window};

/// Installs, builds and starts the application with the demo town. Without a display the
/// walk of `tests/e2e/walk.mjs` does what a person would.
///
/// # Errors
/// When a step fails.
pub(crate) fn run() -> Result {
    prerequisites::install(&prerequisites::packages())?;
    if ui::exists() {
        prerequisites::npm_packages()?;
        ui::build()?;
    }
    rust::build_application()?;
    if window::has_display() {
        return shell::run(shell::program(places::application()).arg("--demo"));
    }
    prerequisites::tauri_driver()?;
    window::script("walk.mjs", &places::application(), &places::demo())?;
    println!("Pictures and documents are in {}", places::shown(&places::demo()));
    Ok(())
}
