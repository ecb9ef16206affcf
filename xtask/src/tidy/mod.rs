//! `cargo xtask tidy`: the rules of the house that no compiler knows.

mod edges;
mod manifests;
mod sources;
mod tables;

pub(crate) use edges::is_pure;

use crate::failure::{Result, refuse};
use crate::packages::Packages;

/// Proves the forbidden edges, the manifests and the sources.
///
/// # Errors
/// Lists every finding, each with the place and the rule.
pub(crate) fn check() -> Result {
    let packages = Packages::load()?;
    let mut findings = edges::findings(&packages);
    findings.extend(manifests::findings(&packages)?);
    findings.extend(sources::findings()?);
    refuse(&findings)
}
