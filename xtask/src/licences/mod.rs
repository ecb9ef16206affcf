//! `cargo xtask licences`: whose work we build on, under which terms, and from where.
//! `cargo deny` answers where it is installed; otherwise the same `deny.toml` is read here.
//! `--write` makes the list of parts that the program itself shows.

mod expression;
pub(crate) mod list;
mod parts;
mod policy;
mod texts;

use crate::failure::{Result, fail, refuse};
use crate::packages::{Package, Packages};
use crate::{places, shell};
use policy::Policy;

/// Checks licences, bans and sources of every Rust and npm package, without the network.
///
/// # Errors
/// Lists every package that `deny.toml` does not allow.
pub(crate) fn check() -> Result {
    let policy = Policy::parse(&shell::read(&places::root().join("deny.toml"))?);
    let mut findings = Vec::new();
    if has_cargo_deny() {
        let offline = ["deny", "--offline", "check", "licenses", "bans", "sources"];
        findings.extend(shell::capture(&mut shell::cargo(offline)).err().map(|failure| failure.0));
    } else {
        let packages = Packages::load()?;
        findings.extend(packages.all().flat_map(|package| of_crate(&policy, &packages, package)));
    }
    findings.extend(of_npm(&policy)?);
    refuse(&findings)
}

/// Asks the advisory database, which needs the network.
///
/// # Errors
/// When neither tool is installed, the database cannot be had, or a package is named in it.
pub(crate) fn advisories() -> Result {
    if has_cargo_deny() {
        return shell::run(&mut shell::cargo(["deny", "check", "advisories"]));
    }
    if places::program("cargo-audit").is_some() {
        return shell::run(&mut shell::cargo(["audit"]));
    }
    fail("Advisories need `cargo install --locked cargo-deny` (or cargo-audit) and the network.")
}

fn has_cargo_deny() -> bool {
    places::program("cargo-deny").is_some()
}

fn of_crate(policy: &Policy, packages: &Packages, package: &Package) -> Vec<String> {
    let mut findings: Vec<_> = licence(policy, &package.name, &package.licence).into_iter().collect();
    if !package.is_member() && !policy.registries.contains(&package.source) {
        findings.push(format!("{} comes from {}", package.name, package.source));
    }
    if let Some(ban) = policy.bans.iter().find(|ban| ban.name == package.name) {
        let direct = |from: &&Package| packages.direct(from).any(|needed| needed.name == package.name);
        let users = packages.all().filter(direct).map(|from| from.name.as_str());
        let wrong: Vec<_> =
            users.filter(|user| !ban.wrappers.iter().any(|wrapper| wrapper == user)).collect();
        if !wrong.is_empty() || ban.wrappers.is_empty() {
            findings.push(format!("{} is banned ({}), used by {}", ban.name, ban.reason, wrong.join(", ")));
        }
    }
    findings.into_iter().map(|finding| format!("{finding} [{}]", package.version)).collect()
}

fn licence(policy: &Policy, name: &str, expression: &str) -> Option<String> {
    let accepted = |licence: &str| policy.accepts(name, licence);
    match expression::allows(expression, &accepted) {
        Some(true) => None,
        Some(false) => Some(format!("{name}: licence `{expression}` is not in deny.toml")),
        None => Some(format!("{name}: licence `{expression}` is not understood")),
    }
}

/// What the window ships, and what the tests' identity provider is made of; tools that only build the window stay
/// outside the product.
fn of_npm(policy: &Policy) -> Result<Vec<String>> {
    let (shipped, of_tests) = (parts::shipped_npm()?, parts::listed_npm(&places::test_provider())?);
    let findings = shipped
        .iter()
        .chain(&of_tests)
        .filter_map(|(path, package)| licence(policy, parts::npm_name(path), package.get("license").text()));
    Ok(findings.collect())
}
