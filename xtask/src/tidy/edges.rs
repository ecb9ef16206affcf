//! Arrows point down only; what is pure stays pure.

use crate::packages::{Package, Packages};

/// Who stands on whom, from the ground up. A crate may need only crates of lower floors.
const FLOORS: &[&[&str]] = &[
    &["obeznik-kernel", "obeznik-czech", "obeznik-seal"],
    // The town and its people: every other rule is about them.
    &["obeznik-municipality"],
    &[
        "obeznik-circulation",
        "obeznik-grants",
        "obeznik-budget",
        "obeznik-findings",
        "obeznik-participation",
        "obeznik-publishing",
        "obeznik-formats",
    ],
    // How long records of every module are kept.
    &["obeznik-keeping"],
    &["obeznik-authority", "obeznik-identity"],
    // The protocol is values and decisions too; the stores keep what its traits name.
    &["obeznik-sync"],
    &["obeznik-store", "obeznik-store-postgres", "obeznik-envelope"],
    &["obeznik-app"],
    &[
        "obeznik-documents",
        "obeznik-notices",
        "obeznik-worker",
        "obeznik-scanner",
        "obeznik-transport",
        "obeznik-demo",
        "obeznik-testkit",
        "obeznik-console",
    ],
    &["obeznik", "obeznik-cli", "obeznik-server"],
    // Tests alone: it plays whole offices against each other.
    &["obeznik-sim"],
];

/// Floors on which everything is pure.
const PURE_FLOORS: usize = 6;

/// Databases, networks, windows and async runtimes: not even through another crate.
const IMPURE: &[&str] = &[
    "tokio",
    "async-std",
    "smol",
    "rusqlite",
    "libsqlite3-sys",
    "postgres",
    "tokio-postgres",
    "reqwest",
    "hyper",
    "ureq",
    "axum",
    "tauri",
    "notify",
    "keyring",
    "rustls",
    "object_store",
];

/// Randomness and files, which a pure crate may not name. (`uuid` brings `getrandom`
/// along for others; the call `now_v7` is looked for in the sources.)
const IMPURE_BY_NAME: &[&str] = &["rand", "getrandom", "tempfile", "fs4", "walkdir", "num_cpus"];

/// Crates that only some of ours may name, with the reason.
const RESERVED: &[(&str, &[&str], &str)] = &[
    ("tauri", &["obeznik"], "only the window knows Tauri"),
    ("rusqlite", &["obeznik-store"], "only store knows SQL"),
    ("rusqlite_migration", &["obeznik-store"], "only store knows SQL"),
    ("postgres", &["obeznik-store-postgres"], "only store-postgres knows PostgreSQL"),
    ("tokio-postgres", &["obeznik-store-postgres"], "only store-postgres knows PostgreSQL"),
    ("typst", &["obeznik-documents"], "Typst is compiled in one crate, rarely"),
];

/// All edges that the plan of the house forbids.
pub(super) fn findings(packages: &Packages) -> Vec<String> {
    packages.members().flat_map(|member| of_member(packages, member)).collect()
}

fn of_member(packages: &Packages, member: &Package) -> Vec<String> {
    let mut findings = upward(packages, member);
    findings.extend(reserved(packages, member));
    if is_pure(&member.name) {
        findings.extend(impure(packages, member));
    }
    if member.name == "obeznik" {
        findings.extend(below(packages, member, "obeznik-server", "the window never carries the server"));
    } else {
        findings.extend(below(packages, member, "tauri", "only the window knows Tauri"));
    }
    findings
}

/// Whether a crate decides from values alone.
pub(crate) fn is_pure(name: &str) -> bool {
    floor(name).is_some_and(|floor| floor < PURE_FLOORS)
}

fn floor(name: &str) -> Option<usize> {
    FLOORS.iter().position(|crates| crates.contains(&name))
}

fn upward(packages: &Packages, member: &Package) -> Vec<String> {
    if member.name == "xtask" {
        let needs =
            packages.direct(member).map(|needed| format!("xtask has no dependencies, not {}", needed.name));
        return needs.collect();
    }
    let Some(own) = floor(&member.name) else {
        return vec![format!("{}: give it a floor in xtask/src/tidy/edges.rs", member.name)];
    };
    let ours = packages.direct(member).filter(|needed| needed.is_member());
    let wrong = ours.filter(|needed| floor(&needed.name).is_none_or(|floor| floor >= own));
    wrong.map(|needed| format!("{} → {}: arrows point down only", member.name, needed.name)).collect()
}

fn reserved(packages: &Packages, member: &Package) -> Vec<String> {
    let named: Vec<_> = packages.direct(member).map(|needed| needed.name.as_str()).collect();
    let broken = RESERVED
        .iter()
        .filter(|(name, keepers, _)| named.contains(name) && !keepers.contains(&member.name.as_str()));
    broken.map(|(name, _, why)| format!("{} → {name}: {why}", member.name)).collect()
}

fn impure(packages: &Packages, member: &Package) -> Vec<String> {
    let why = "a pure crate has no database, network, file, clock, randomness or async runtime";
    let through = IMPURE.iter().filter_map(|name| below(packages, member, name, why));
    let named = packages.direct(member).filter(|needed| IMPURE_BY_NAME.contains(&needed.name.as_str()));
    through.chain(named.map(|needed| format!("{} → {}: {why}", member.name, needed.name))).collect()
}

fn below(packages: &Packages, member: &Package, name: &str, why: &str) -> Option<String> {
    packages.way(member, name).map(|way| format!("{}: {why}", way.join(" → ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::Json;

    /// A graph of `from → to` lines; names without a dash-prefix of ours are foreign.
    fn graph(edges: &[(&str, &str)]) -> Packages {
        let names: std::collections::BTreeSet<_> = edges.iter().flat_map(|(from, to)| [*from, *to]).collect();
        let source =
            |name: &str| if name.starts_with("obeznik") || name == "xtask" { "null" } else { "\"registry\"" };
        let list = names.iter().map(|n| format!(r#"{{"id":"{n}","name":"{n}","source":{}}}"#, source(n)));
        let deps = |from: &str| {
            let of = edges.iter().filter(|(f, _)| *f == from);
            of.map(|(_, to)| format!(r#"{{"pkg":"{to}","dep_kinds":[{{"kind":null}}]}}"#))
                .collect::<Vec<_>>()
                .join(",")
        };
        let nodes = names.iter().map(|n| format!(r#"{{"id":"{n}","deps":[{}]}}"#, deps(n)));
        let text = format!(
            r#"{{"packages":[{}],"resolve":{{"nodes":[{}]}}}}"#,
            list.collect::<Vec<_>>().join(","),
            nodes.collect::<Vec<_>>().join(",")
        );
        Packages::from_metadata(&Json::parse(&text).unwrap()).unwrap()
    }

    #[test]
    fn every_forbidden_edge_is_found_and_named() {
        let table: &[(&[(&str, &str)], &str)] = &[
            (&[("obeznik-kernel", "obeznik-store")], "arrows point down"),
            (&[("obeznik-circulation", "obeznik-budget")], "arrows point down"),
            (&[("obeznik-kernel", "serde"), ("serde", "tokio")], "obeznik-kernel → serde → tokio"),
            (&[("obeznik-sync", "rusqlite")], "a pure crate"),
            (&[("obeznik-formats", "rand")], "randomness"),
            (&[("obeznik-app", "rusqlite")], "only store knows SQL"),
            (&[("obeznik-cli", "tauri")], "only the window knows Tauri"),
            (&[("obeznik-cli", "wry"), ("wry", "tauri")], "obeznik-cli → wry → tauri"),
            (&[("obeznik", "obeznik-server")], "arrows point down"),
            (&[("xtask", "serde")], "xtask has no dependencies"),
            (&[("obeznik-newcomer", "serde")], "give it a floor"),
        ];
        for (edges, expected) in table {
            let findings = findings(&graph(edges)).join("\n");
            assert!(findings.contains(expected), "{edges:?} gave:\n{findings}");
        }
    }

    #[test]
    fn the_plan_itself_is_allowed() {
        let plan = [
            ("obeznik", "tauri"),
            ("obeznik", "obeznik-documents"),
            ("obeznik-documents", "obeznik-app"),
            ("obeznik-documents", "typst"),
            ("obeznik-app", "obeznik-store"),
            ("obeznik-app", "obeznik-sync"),
            ("obeznik-store", "obeznik-sync"),
            ("obeznik-sync", "obeznik-authority"),
            ("obeznik-store", "rusqlite"),
            ("obeznik-authority", "obeznik-circulation"),
            ("obeznik-circulation", "obeznik-kernel"),
            ("obeznik-circulation", "obeznik-czech"),
        ];
        assert_eq!(findings(&graph(&plan)), Vec::<String>::new());
    }
}
