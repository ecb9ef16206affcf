//! The part of `deny.toml` that the offline check understands. The file keeps to this part:
//! one string or one inline table a line.

/// What may be built on.
#[derive(Debug, Default)]
pub(super) struct Policy {
    /// Licences anyone here may bring in.
    pub(super) allowed: Vec<String>,
    /// Licences one package alone may have.
    pub(super) exceptions: Vec<(String, Vec<String>)>,
    /// Packages nobody may bring in, except through their wrappers.
    pub(super) bans: Vec<Ban>,
    /// Registries that packages may come from, as cargo spells them.
    pub(super) registries: Vec<String>,
}

/// A package that is kept out.
#[derive(Debug, Default)]
pub(super) struct Ban {
    /// Its name.
    pub(super) name: String,
    /// Why, and what to use.
    pub(super) reason: String,
    /// Who may use it all the same.
    pub(super) wrappers: Vec<String>,
}

impl Policy {
    /// Reads the file.
    pub(super) fn parse(text: &str) -> Self {
        let mut policy = Self::default();
        let (mut section, mut list) = (String::new(), String::new());
        for line in text.lines().map(str::trim).filter(|line| !line.starts_with('#')) {
            if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                name.clone_into(&mut section);
                list.clear();
            } else if let Some((key, _)) = line.split_once('=').filter(|_| !line.starts_with('{')) {
                key.trim().clone_into(&mut list);
            } else {
                policy.item(&section, &list, line);
            }
        }
        policy
    }

    /// Whether a package may be under this licence.
    pub(super) fn accepts(&self, package: &str, licence: &str) -> bool {
        let own = self.exceptions.iter().filter(|(name, _)| name == package).flat_map(|(_, own)| own);
        self.allowed.iter().chain(own).any(|allowed| allowed == licence)
    }

    fn item(&mut self, section: &str, list: &str, line: &str) {
        match (section, list) {
            ("licenses", "allow") => self.allowed.extend(strings(line)),
            ("licenses", "exceptions") => self.exceptions.extend(exception(line)),
            ("bans", "deny") => self.bans.extend(ban(line)),
            ("sources", "allow-registry") => {
                self.registries.extend(strings(line).map(|url| format!("registry+{url}")));
            }
            _ => {}
        }
    }
}

/// `{ crate = "a", allow = ["MPL-2.0"] }`
fn exception(line: &str) -> Option<(String, Vec<String>)> {
    let allowed = strings(member(line, "allow")?).collect();
    Some((strings(member(line, "crate")?).next()?, allowed))
}

/// `{ crate = "a", reason = "b", wrappers = ["c"] }`
fn ban(line: &str) -> Option<Ban> {
    let name = strings(member(line, "crate")?).next()?;
    let reason = member(line, "reason").and_then(|rest| strings(rest).next()).unwrap_or_default();
    let wrappers = member(line, "wrappers").map(|rest| strings(rest).collect()).unwrap_or_default();
    Some(Ban { name, reason, wrappers })
}

/// The value of a member: one string, or a list of them.
fn member<'a>(line: &'a str, key: &str) -> Option<&'a str> {
    let (_, rest) = line.split_once(&format!("{key} = "))?;
    let end = if rest.starts_with('[') { rest.find(']') } else { rest[1..].find('"').map(|at| at + 2) };
    Some(&rest[..end?])
}

/// Everything between quotes.
fn strings(text: &str) -> impl Iterator<Item = String> {
    text.split('"').skip(1).step_by(2).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLE: &str = r#"
[licenses]
# Permissive.
allow = [
    "MIT",
    "Apache-2.0", # with a patent grant
]
exceptions = [
    { crate = "option-ext", allow = ["MPL-2.0"] },
]

[bans]
multiple-versions = "allow"
deny = [
    { crate = "openssl", reason = "rustls is ours", wrappers = ["libsqlite3-sys"] },
    { crate = "chrono", reason = "jiff is ours" },
]

[sources]
allow-registry = [
    "https://github.com/rust-lang/crates.io-index",
]
"#;

    #[test]
    fn the_file_of_cargo_deny_is_read() {
        let policy = Policy::parse(SAMPLE);
        assert_eq!(policy.allowed, ["MIT", "Apache-2.0"]);
        assert!(policy.accepts("option-ext", "MPL-2.0") && !policy.accepts("other", "MPL-2.0"));
        assert_eq!(policy.bans[0].wrappers, ["libsqlite3-sys"]);
        assert_eq!(
            (policy.bans[1].name.as_str(), policy.bans[1].reason.as_str()),
            ("chrono", "jiff is ours")
        );
        assert_eq!(policy.registries, ["registry+https://github.com/rust-lang/crates.io-index"]);
    }
}
