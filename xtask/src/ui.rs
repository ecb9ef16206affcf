//! The window's own build and tests: Vite, svelte-check, vitest.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::{fs, path::PathBuf};

use crate::counts::{self, Counts};
use crate::failure::{Result, fail};
use crate::json::Json;
use crate::{places, shell};

/// Whether there is a window to build.
pub(crate) fn exists() -> bool {
    places::ui().join("package.json").is_file()
}

/// Builds `ui/dist` when a source changed; a rewritten page would make the Rust build
/// embed it again.
///
/// # Errors
/// When Vite fails.
pub(crate) fn build() -> Result {
    let stamp = places::ui().join("dist/.built-from");
    let sources = fingerprint()?;
    if fs::read_to_string(&stamp).is_ok_and(|built| built == sources) {
        return Ok(());
    }
    shell::capture(&mut shell::npm(["run", "--silent", "build"]))?;
    shell::keep(&stamp, &sources)
}

/// Checks the types of TypeScript and Svelte.
///
/// # Errors
/// Shows what does not fit.
pub(crate) fn types() -> Result {
    shell::capture(&mut shell::npm(["run", "--silent", "check"])).map(drop)
}

/// Runs the unit tests.
///
/// # Errors
/// When vitest does not come to its end.
pub(crate) fn tests() -> Result<Counts> {
    let report = places::gate().join("vitest.json");
    // A report of an earlier run must not be taken for this one.
    let _ = fs::remove_file(&report);
    let output = format!("--outputFile.json={}", report.display());
    let words = ["exec", "--", "vitest", "run", "--reporter=default", "--reporter=json", &output];
    let log = places::gate().join("vitest.log");
    let ended_well = shell::follow(&mut shell::npm(words), &log, |_| ())?;
    let counts = fs::read_to_string(&report)
        .map_or(Ok(Counts::default()), |text| Json::parse(&text).map(|json| counts::vitest(&json)))?;
    if ended_well && counts.failed == 0 {
        return Ok(counts);
    }
    print!("{}", shell::read(&log)?);
    if counts.failed > 0 { Ok(counts) } else { fail("vitest did not run to its end") }
}

/// Content of everything the page is built from.
fn fingerprint() -> Result<String> {
    let mut hasher = DefaultHasher::new();
    for path in sources()? {
        places::shown(&path).hash(&mut hasher);
        fs::read(&path)?.hash(&mut hasher);
    }
    Ok(format!("{:016x}\n", hasher.finish()))
}

fn sources() -> Result<Vec<PathBuf>> {
    let mut files = places::files_below(&places::ui())?;
    files.extend(places::files_below(&places::root().join("assets/locales"))?);
    Ok(files)
}
