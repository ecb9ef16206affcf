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
            package.edges = node.get("deps").items().iter().filter(ships).map(|d| text(d, "pkg")).collect();
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
    }
}

fn text(json: &Json, key: &str) -> String {
    json.get(key).text().to_owned()
}

/// Tests may know more than what is shipped, so their edges do not count.
fn ships(edge: &&Json) -> bool {
    edge.get("dep_kinds").items().iter().any(|kind| kind.get("kind").text() != "dev")
}
