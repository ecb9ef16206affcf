//! What the server knows of a municipality without opening its store.

use std::fs;

use obeznik_identity::{SecondFactor, TenantId};
use serde::{Deserialize, Serialize};

use crate::places::{Places, write_private};

/// The description of a municipality.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TenantFile {
    /// Its identifier.
    pub tenant: TenantId,
    /// Its name in addresses.
    pub slug: Slug,
    /// Its name for people.
    pub name: String,
    /// Who must have a second factor.
    pub second_factor: SecondFactor,
}

/// A name in addresses: 2 to 40 small letters, digits and hyphens, no hyphen at an end.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Slug(String);

/// Names that addresses of the server itself begin with.
const RESERVED: [&str; 7] = ["v1", "health", "ready", "metrics", "style", "console", "static"];

impl Slug {
    /// The name, if it is one.
    pub fn parse(text: &str) -> Option<Self> {
        let is_plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        let fits = (2..=40).contains(&text.len())
            && text.bytes().all(is_plain)
            && !text.starts_with('-')
            && !text.ends_with('-')
            && !RESERVED.contains(&text);
        fits.then(|| Self(text.to_owned()))
    }

    /// The letters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Slug {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).ok_or_else(|| format!("`{text}` is no name for an address"))
    }
}

impl From<Slug> for String {
    fn from(slug: Slug) -> Self {
        slug.0
    }
}

impl std::fmt::Display for Slug {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.0)
    }
}

impl TenantFile {
    /// Writes the description into the folder of the municipality.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(&self, places: &Places) -> std::io::Result<()> {
        write_private(&places.tenant_file(self.tenant), &serde_json::to_vec_pretty(self)?)
    }
}

/// Descriptions of all municipalities in the data folder. A folder without one is being made and no
/// municipality yet.
pub(super) fn all(places: &Places) -> std::io::Result<Vec<TenantFile>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(places.tenants())? {
        let path = entry?.path().join("tenant.json");
        match fs::read(&path) {
            Ok(bytes) => files.push(serde_json::from_slice(&bytes)?),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(error) => return Err(error),
        }
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_addresses_is_plain() {
        for good in ["vzorov", "praha-7", "novy-bor", "a1"] {
            assert!(Slug::parse(good).is_some(), "{good}");
        }
        for bad in [
            "",
            "a",
            "Vzorov",
            "vzorov.cz",
            "../x",
            "a/b",
            "-a",
            "a-",
            "žďár",
            "v1",
            "metrics",
            "ready",
            &"a".repeat(41),
        ] {
            assert!(Slug::parse(bad).is_none(), "{bad}");
        }
    }
}
