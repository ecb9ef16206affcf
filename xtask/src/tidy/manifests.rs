//! Each manifest says what the crate is for and obeys the lints of the house.

use crate::failure::Result;
use crate::packages::{Package, Packages};
use crate::shell;

/// Members without a purpose, without the shared lints, or meant for a registry.
pub(super) fn findings(packages: &Packages) -> Result<Vec<String>> {
    let mut findings = Vec::new();
    for member in packages.members() {
        let manifest = shell::read(&member.manifest)?;
        findings
            .extend(of_member(member, &manifest).into_iter().map(|what| format!("{}: {what}", member.name)));
    }
    Ok(findings)
}

fn of_member(member: &Package, manifest: &str) -> Vec<&'static str> {
    let mut findings = Vec::new();
    if member.description.trim().is_empty() || member.description.contains('\n') {
        findings.push("say in one line of `description` what the crate is for");
    }
    if !inherits(manifest, "[lints]", "workspace = true") {
        findings.push("inherit the lints: `[lints] workspace = true`");
    }
    if !inherits(manifest, "[package]", "publish.workspace = true") {
        findings.push("inherit `publish.workspace = true`");
    }
    if member.licence != "EUPL-1.2" {
        findings.push("inherit `license.workspace = true`");
    }
    findings
}

/// Whether a section of the manifest has the line.
fn inherits(manifest: &str, section: &str, line: &str) -> bool {
    let mut lines = manifest.lines().map(str::trim).skip_while(|found| *found != section).skip(1);
    lines.by_ref().take_while(|found| !found.starts_with('[')).any(|found| found == line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_counts_only_in_its_own_section() {
        let manifest = "[package]\nname = \"a\"\n\n[lints]\nworkspace = true\n";
        assert!(inherits(manifest, "[lints]", "workspace = true"));
        assert!(!inherits(manifest, "[package]", "workspace = true"));
        assert!(!inherits("[package]\n", "[lints]", "workspace = true"));
    }
}
