//! What the product is made of: Rust packages, npm packages, fonts and data.

use std::collections::BTreeSet;
use std::path::Path;

use super::texts::Texts;
use crate::failure::Result;
use crate::json::Json;
use crate::packages::{Package, Packages};
use crate::{places, shell};

/// What people start; everything below them is shipped.
const PROGRAMS: &[&str] = &["obeznik", "obeznik-cli"];

/// Packages that only build the window by the lock file, and yet are compiled into it.
const COMPILED_IN: &[&str] = &["svelte", "clsx", "esm-env"];

/// One part of the product, in the order of the list.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Part {
    /// `data`, `font`, `npm` or `rust`.
    pub(super) source: String,
    /// Name as its authors write it.
    pub(super) name: String,
    /// Version as its authors count it.
    pub(super) version: String,
    /// Licence expression (SPDX).
    pub(super) licence: String,
    /// Names of the texts it carries; none when it carries none.
    pub(super) texts: Vec<String>,
}

/// All parts, and their texts into `texts`.
///
/// # Errors
/// When cargo does not answer or a file cannot be read.
pub(super) fn all(texts: &mut Texts) -> Result<Vec<Part>> {
    let mut parts = rust(texts)?;
    parts.extend(npm(texts)?);
    parts.extend(others(texts)?);
    parts.sort();
    Ok(parts)
}

fn rust(texts: &mut Texts) -> Result<Vec<Part>> {
    let packages = Packages::of_desktops()?;
    let programs = packages.members().filter(|member| PROGRAMS.contains(&member.name.as_str()));
    let shipped = packages.shipped(&programs.collect::<Vec<_>>());
    let foreign = shipped.into_iter().filter(|package| !package.is_member());
    foreign.map(|package| of_crate(package, texts)).collect()
}

fn of_crate(package: &Package, texts: &mut Texts) -> Result<Part> {
    let folder = package.manifest.parent().unwrap_or(&package.manifest);
    Ok(Part {
        source: "rust".into(),
        name: package.name.clone(),
        version: package.version.clone(),
        // Old manifests write the choice with a slash.
        licence: package.licence.replace(" / ", " OR ").replace('/', " OR "),
        texts: texts.keep_below(folder)?,
    })
}

fn npm(texts: &mut Texts) -> Result<Vec<Part>> {
    shipped_npm()?.iter().map(|(path, package)| of_npm(path, package, texts)).collect()
}

/// What the window ships, by its path in the lock file.
///
/// # Errors
/// When the lock file is not understood.
pub(super) fn shipped_npm() -> Result<Vec<(String, Json)>> {
    let mut listed = listed_npm(&places::ui())?;
    listed.retain(|(path, package)| {
        package.get("dev") != &Json::Bool(true) || COMPILED_IN.contains(&npm_name(path))
    });
    Ok(listed)
}

/// What the lock file of a folder lists, by path; nothing where there is none.
///
/// # Errors
/// When the lock file is not understood.
pub(super) fn listed_npm(folder: &Path) -> Result<Vec<(String, Json)>> {
    let lock = folder.join("package-lock.json");
    if !lock.exists() {
        return Ok(Vec::new());
    }
    let lock = Json::parse(&shell::read(&lock)?)?;
    let packages = lock.get("packages").members().filter(|(path, _)| path.starts_with("node_modules/"));
    Ok(packages.map(|(path, package)| (path.to_owned(), package.clone())).collect())
}

/// Name of a package by its path in the lock file.
pub(super) fn npm_name(path: &str) -> &str {
    path.rsplit("node_modules/").next().unwrap_or(path)
}

fn of_npm(path: &str, package: &Json, texts: &mut Texts) -> Result<Part> {
    Ok(Part {
        source: "npm".into(),
        name: npm_name(path).to_owned(),
        version: package.get("version").text().to_owned(),
        licence: package.get("license").text().to_owned(),
        texts: texts.keep_below(&places::ui().join(path))?,
    })
}

/// Fonts, data and what no package manager knows: `assets/parts.json`.
fn others(texts: &mut Texts) -> Result<Vec<Part>> {
    let list = Json::parse(&shell::read(&places::root().join("assets/parts.json"))?)?;
    list.items().iter().map(|part| other(part, texts)).collect()
}

fn other(part: &Json, texts: &mut Texts) -> Result<Part> {
    let text = |key: &str| part.get(key).text().to_owned();
    let files = part.get("files").items().iter();
    let kept: Result<BTreeSet<_>> =
        files.map(|file| texts.keep_file(&places::root().join(file.text()))).collect();
    Ok(Part {
        source: text("source"),
        name: text("name"),
        version: text("version"),
        licence: text("licence"),
        texts: kept?.into_iter().collect(),
    })
}
