//! `cargo xtask bindings`: the TypeScript of the DTOs, written by a test of `obeznik-app`
//! (ts-rs) and committed, so that the window builds without Rust.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::{Result, fail};
use crate::{places, rust, shell};

/// What is built to run the generator. Cargo unites features over all that it builds, so the two
/// do not share their artefacts.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Reach {
    /// The crate of the DTOs alone: quick for the one who changes them.
    OneCrate,
    /// Everything, as the gate has just built it.
    Workspace,
}

/// Whether there are DTOs to write down.
pub(crate) fn exist() -> bool {
    places::root().join("crates/app/Cargo.toml").is_file()
}

/// Writes the committed files anew.
///
/// # Errors
/// When the generator fails.
pub(crate) fn write() -> Result {
    let (fresh, committed) = (generate(Reach::OneCrate)?, committed());
    for name in files(&committed)?.keys().filter(|name| !fresh.contains_key(*name)) {
        fs::remove_file(committed.join(name))?;
    }
    for (name, text) in &fresh {
        shell::keep(&committed.join(name), text)?;
    }
    println!("{} files in {}", fresh.len(), places::shown(&committed));
    Ok(())
}

/// Compares the committed files with what the generator writes today.
///
/// # Errors
/// Names the stale files and the command that refreshes them.
pub(crate) fn check(reach: Reach) -> Result {
    let (fresh, committed) = (generate(reach)?, files(&committed())?);
    let names = fresh.keys().chain(committed.keys().filter(|name| !fresh.contains_key(*name)));
    let stale: Vec<_> = names.filter(|name| fresh.get(*name) != committed.get(*name)).cloned().collect();
    if stale.is_empty() {
        return Ok(());
    }
    fail(format!("stale bindings ({}): run `cargo xtask bindings`", stale.join(", ")))
}

fn committed() -> PathBuf {
    places::ui().join("src/lib/api/bindings")
}

/// Runs the generator into an empty folder. `cargo test`, not nextest: one process, because
/// types that share a file are added to it one after the other.
fn generate(reach: Reach) -> Result<BTreeMap<String, String>> {
    let folder = places::gate().join("bindings");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    let built: &[&str] = match reach {
        Reach::OneCrate => &["--package", "obeznik-app"],
        Reach::Workspace => &["--workspace", "--lib", "--tests"],
    };
    let words = ["test", "--locked", "--quiet"].into_iter().chain(built.iter().copied());
    let mut command = rust::linted(words.chain(["--", "export_bindings"]));
    shell::capture(command.env("TS_RS_EXPORT_DIR", &folder))?;
    files(&folder)
}

/// Text of every file below a folder by its name in it.
fn files(folder: &Path) -> Result<BTreeMap<String, String>> {
    let mut texts = BTreeMap::new();
    for path in places::files_below(folder)? {
        let name = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        texts.insert(name, shell::read(&path)?);
    }
    Ok(texts)
}
