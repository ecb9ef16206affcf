//! Texts of licences as packages carry them; equal texts are kept once.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::failure::{Failure, Result};
use crate::places;

/// How the names of files with terms begin.
const NAMES: &[&str] = &["license", "licence", "copying", "copyright", "notice", "unlicense"];
/// What is about checking the package, not about what is shipped.
const ASIDE: &[&str] = &["tests", "examples", "benches", "fuzz", "target", "node_modules", "scripts"];
/// Sources that are called like a licence.
const CODE: &[&str] = &["rs", "js", "ts", "py", "json", "toml", "html"];

/// All texts by the name they are kept under.
#[derive(Debug, Default)]
pub(super) struct Texts {
    by_name: BTreeMap<String, String>,
    /// Name of a text by its words alone: lines are broken differently everywhere.
    by_words: BTreeMap<String, String>,
}

impl Texts {
    /// Keeps a text and gives its name.
    pub(super) fn keep(&mut self, text: &str) -> String {
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if let Some(name) = self.by_words.get(&words) {
            return name.clone();
        }
        let name = format!("{:016x}", fnv(words.as_bytes()));
        self.by_name.insert(name.clone(), tidied(text));
        self.by_words.insert(words, name.clone());
        name
    }

    /// Keeps every text found below a package's folder and gives their names.
    pub(super) fn keep_below(&mut self, folder: &Path) -> Result<Vec<String>> {
        let mut names = BTreeSet::new();
        for path in files(folder)? {
            names.insert(self.keep_file(&path)?);
        }
        Ok(names.into_iter().collect())
    }

    /// Keeps the text of one file and gives its name.
    pub(super) fn keep_file(&mut self, path: &Path) -> Result<String> {
        let bytes = std::fs::read(path).map_err(|error| Failure(format!("{}: {error}", path.display())))?;
        Ok(self.keep(&String::from_utf8_lossy(&bytes)))
    }

    /// Texts in the order of their names.
    pub(super) fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        self.by_name.iter().map(|(name, text)| (name.as_str(), text.as_str()))
    }
}

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = places::files_below(folder)?;
    files.retain(|path| {
        let inside = path.strip_prefix(folder).unwrap_or(path);
        let mut parts = inside.iter().map(|part| part.to_string_lossy().to_lowercase());
        let name = parts.next_back().unwrap_or_default();
        is_terms(&name) && !parts.any(|part| ASIDE.contains(&part.as_str()))
    });
    Ok(files)
}

fn is_terms(name: &str) -> bool {
    let end = Path::new(name).extension().map(|end| end.to_string_lossy().into_owned()).unwrap_or_default();
    NAMES.iter().any(|start| name.starts_with(start)) && !CODE.contains(&end.as_str())
}

/// One kind of line end, nothing after the last word of a line, no signs that steer a terminal.
fn tidied(text: &str) -> String {
    let plain: String = text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    let lines: Vec<&str> = plain.trim_start_matches('\u{feff}').lines().map(str::trim_end).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

/// FNV-1a; the same on every machine and with every compiler.
fn fnv(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_broken_into_other_lines_is_kept_once() {
        let mut texts = Texts::default();
        let first = texts.keep("Permission is hereby\r\ngranted, free of charge  \r\n");
        assert_eq!(first, texts.keep("Permission is hereby granted,\nfree of charge"));
        assert_ne!(first, texts.keep("Permission is not granted"));
        assert_eq!(texts.all().count(), 2);
        assert!(texts.all().any(|(_, text)| text == "Permission is hereby\ngranted, free of charge"));
    }

    #[test]
    fn files_with_terms_are_told_by_their_names() {
        let table = [
            ("license", true),
            ("license-mit", true),
            ("licence.txt", true),
            ("copying", true),
            ("notice.md", true),
            ("unlicense", true),
            ("licenses.rs", false), // code about licences
            ("readme.md", false),
        ];
        for (name, expected) in table {
            assert_eq!(is_terms(name), expected, "{name}");
        }
    }
}
