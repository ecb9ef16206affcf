//! Where things lie: the checkout, the target folder and what the automation keeps in it.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// The checkout's root, wherever the command was called from.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the root of the checkout")
}

/// Cargo's target folder, also when the developer moved it.
pub(crate) fn target() -> PathBuf {
    match env::var_os("CARGO_TARGET_DIR") {
        Some(moved) => root().join(moved),
        None => root().join("target"),
    }
}

/// Programs built for the automation alone (tauri-driver).
pub(crate) fn tools() -> PathBuf {
    target().join("tools")
}

/// Logs and stamps of the gate.
pub(crate) fn gate() -> PathBuf {
    target().join("gate")
}

/// Pictures and documents of the demonstration.
pub(crate) fn demo() -> PathBuf {
    target().join("demo")
}

/// The built application.
pub(crate) fn application() -> PathBuf {
    target().join("debug").join(format!("obeznik{}", env::consts::EXE_SUFFIX))
}

/// The window's sources.
pub(crate) fn ui() -> PathBuf {
    root().join("ui")
}

/// The identity provider that tests sign in at.
pub(crate) fn test_provider() -> PathBuf {
    root().join("tests/provider")
}

/// Path as it is written in messages: relative to the checkout, with forward slashes.
pub(crate) fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).to_string_lossy().replace('\\', "/")
}

/// Finds a program as the shell would.
pub(crate) fn program(name: &str) -> Option<PathBuf> {
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(&file)).find(|path| path.is_file())
}

/// All files below a folder in a fixed order; build products and packages are left out.
///
/// # Errors
/// When a folder cannot be read. An absent folder has no files.
pub(crate) fn files_below(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    if folder.is_dir() {
        collect(folder, &mut found)?;
    }
    found.sort();
    Ok(found)
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if !path.is_dir() {
            found.push(path);
        } else if !is_product(&path) {
            collect(&path, found)?;
        }
    }
    Ok(())
}

fn is_product(folder: &Path) -> bool {
    folder.file_name().is_some_and(|name| name == "node_modules" || name == "dist" || name == "target")
}
