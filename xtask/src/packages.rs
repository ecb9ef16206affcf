//! What cargo knows about every package of the build: names, licences, sources, edges.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use crate::failure::{Failure, Result};
use crate::json::Json;
use crate::shell;

/// One package of the dependency graph.
#[derive(Debug, Clone)]
pub(crate) struct Package {
    /// Name as in its manifest.
    pub(crate) name: String,
    /// Version as in its manifest.
    pub(crate) version: String,
    /// Purpose in the words of its manifest.
    pub(crate) description: String,
    /// Licence expression; empty when the manifest has none.
    pub(crate) licence: String,
    /// Where it comes from; empty for our own.
    pub(crate) source: String,
    /// Its manifest.
    pub(crate) manifest: PathBuf,
    /// Dependencies of the shipped code and of build scripts, not those of tests.
    pub(crate) edges: BTreeSet<String>,
    /// Those of them that end up in the program itself, not only in the tools that build it.
    pub(crate) shipped: BTreeSet<String>,
}

impl Package {
    /// Whether the package is ours.
    pub(crate) fn is_member(&self) -> bool {
        self.source.is_empty()
    }
}

/// All packages of the build by their identification.
#[derive(Debug, Default)]
pub(crate) struct Packages {
    by_id: BTreeMap<String, Package>,
}

impl Packages {
    /// Asks cargo.
    ///
    /// # Errors
    /// When cargo fails or its answer is not understood.
    pub(crate) fn load() -> Result<Self> {
        let answer = shell::capture(&mut shell::cargo(["metadata", "--format-version", "1", "--locked"]))?;
        Self::from_metadata(&Json::parse(&answer)?)
    }

    /// Asks cargo about the systems the program is made for: Linux, Windows and macOS.
    ///
    /// # Errors
    /// When cargo fails or its answer is not understood.
    pub(crate) fn of_desktops() -> Result<Self> {
        let words = ["metadata", "--format-version", "1", "--locked"];
        let systems = ["x86_64-unknown-linux-gnu", "x86_64-pc-windows-msvc", "aarch64-apple-darwin"];
        let filters = systems.iter().flat_map(|system| ["--filter-platform", system]);
        let answer = shell::capture(&mut shell::cargo(words.into_iter().chain(filters)))?;
        Self::from_metadata(&Json::parse(&answer)?)
    }

    /// Reads the answer of `cargo metadata`.
    ///
    /// # Errors
    /// When the graph names a package that the list lacks.
    pub(crate) fn from_metadata(metadata: &Json) -> Result<Self> {
        let list = metadata.get("packages").items();
        let mut by_id: BTreeMap<_, _> = list.iter().map(|json| (text(json, "id"), package(json))).collect();
        for node in metadata.get("resolve").get("nodes").items() {
            let id = node.get("id").text();
            let package = by_id.get_mut(id).ok_or_else(|| Failure(format!("cargo does not know {id}")))?;
            let needed = node.get("deps").items();
            package.edges = needed.iter().filter(not_of_tests).map(|d| text(d, "pkg")).collect();
            package.shipped = needed.iter().filter(is_shipped).map(|d| text(d, "pkg")).collect();
        }
        Ok(Self { by_id })
    }

    /// Every package, ours and foreign.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Package> {
        self.by_id.values()
    }

    /// The packages of this repository.
    pub(crate) fn members(&self) -> impl Iterator<Item = &Package> {
        self.all().filter(|package| package.is_member())
    }

    /// What a package names itself.
    pub(crate) fn direct<'a>(&'a self, package: &'a Package) -> impl Iterator<Item = &'a Package> {
        package.edges.iter().filter_map(|id| self.by_id.get(id))
    }

    /// The given packages and everything that ends up in a program together with them.
    pub(crate) fn shipped<'a>(&'a self, programs: &[&'a Package]) -> Vec<&'a Package> {
        let mut found = BTreeMap::new();
        let mut waiting = programs.to_vec();
        while let Some(package) = waiting.pop() {
            if found.insert((&package.name, &package.version), package).is_none() {
                waiting.extend(package.shipped.iter().filter_map(|id| self.by_id.get(id)));
            }
        }
        found.into_values().collect()
    }

    /// The way from a package down to the first one called `name`, both ends included.
    pub(crate) fn way<'a>(&'a self, from: &'a Package, name: &str) -> Option<Vec<&'a str>> {
        let mut seen = BTreeSet::new();
        let mut waiting = vec![vec![from]];
        while let Some(way) = waiting.pop() {
            let last = *way.last()?;
            if last.name == name && way.len() > 1 {
                return Some(way.iter().map(|package| package.name.as_str()).collect());
            }
            for next in self.direct(last) {
                if seen.insert((&next.name, &next.version)) {
                    waiting.push(way.iter().copied().chain([next]).collect());
                }
            }
        }
        None
    }
}

fn package(json: &Json) -> Package {
    Package {
        name: text(json, "name"),
        version: text(json, "version"),
        description: text(json, "description"),
        licence: text(json, "license"),
        source: text(json, "source"),
        manifest: PathBuf::from(text(json, "manifest_path")),
        edges: BTreeSet::new(),
        shipped: BTreeSet::new(),
    }
}

fn text(json: &Json, key: &str) -> String {
    json.get(key).text().to_owned()
}

/// Tests may know more than what is built.
fn not_of_tests(edge: &&Json) -> bool {
    kinds(edge).any(|kind| kind != "dev")
}

/// A tool of the build stays at home, except a package that brings the C sources to be compiled in.
fn is_shipped(edge: &&Json) -> bool {
    let brings_sources = edge.get("name").text().ends_with("_src");
    kinds(edge).any(|kind| kind.is_empty() || (kind == "build" && brings_sources))
}

fn kinds<'a>(edge: &&'a Json) -> impl Iterator<Item = &'a str> {
    edge.get("dep_kinds").items().iter().map(|kind| kind.get("kind").text())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_builds_or_tests_is_not_shipped_and_compiled_sources_are() {
        let dep = |name: &str, kind: &str| {
            format!(r#"{{"name":"{name}","pkg":"{name}","dep_kinds":[{{"kind":{kind}}}]}}"#)
        };
        let deps =
            [dep("used", "null"), dep("cc", "\"build\""), dep("c_src", "\"build\""), dep("test", "\"dev\"")];
        let names = ["program", "used", "cc", "c_src", "test"];
        let packages = names.map(|name| format!(r#"{{"id":"{name}","name":"{name}","version":"1"}}"#));
        let text = format!(
            r#"{{"packages":[{}],"resolve":{{"nodes":[{{"id":"program","deps":[{}]}}]}}}}"#,
            packages.join(","),
            deps.join(",")
        );
        let packages = Packages::from_metadata(&Json::parse(&text).unwrap()).unwrap();
        let program = packages.all().find(|package| package.name == "program").unwrap();
        let shipped = packages.shipped(&[program]).into_iter().map(|package| package.name.as_str());
        assert_eq!(shipped.collect::<Vec<_>>(), ["c_src", "program", "used"]);
        assert_eq!(packages.direct(program).count(), 3);
    }
}
