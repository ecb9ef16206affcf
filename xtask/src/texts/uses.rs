//! Keys named in the sources must exist; a key put together at run time is checked by its
//! beginning.

use std::collections::BTreeSet;
use std::path::PathBuf;

use crate::failure::Result;
use crate::{places, shell};

/// What stands before a key in TypeScript, Svelte and Rust.
const CALLS: &[&str] = &["t(", "Refusal::new(", "refused(", "text_key(", "Phrase::new("];

/// Keys that the sources ask for and the texts do not have.
pub(super) fn findings(known: &BTreeSet<String>) -> Result<Vec<String>> {
    let mut findings = Vec::new();
    for path in sources()? {
        let file = places::shown(&path);
        // Tests refuse with keys of their own.
        let text = shell::read(&path)?;
        let shipped = text.split("#[cfg(test)]").next().unwrap_or_default();
        for (at, key) in keys(shipped).into_iter().filter(|(_, key)| !is_known(known, key)) {
            let line = shipped[..at].matches('\n').count() + 1;
            findings.push(format!("{file}:{line}: no text `{key}`"));
        }
    }
    Ok(findings)
}

fn sources() -> Result<Vec<PathBuf>> {
    let mut files = places::files_below(&places::ui().join("src"))?;
    files.extend(places::files_below(&places::root().join("crates"))?);
    files.extend(places::files_below(&places::root().join("src-tauri/src"))?);
    files.retain(|path| {
        let name = path.to_string_lossy();
        let code = [".ts", ".svelte", ".rs"].iter().any(|end| name.ends_with(end));
        let tests = [".test.ts", ".d.ts", "/tests.rs", "/testing.rs"].iter().any(|end| name.ends_with(end))
            || name.contains("/src/testing/");
        code && !tests && !name.contains("/tests/") && !name.contains("/benches/")
    });
    Ok(files)
}

/// Keys and where their calls begin; a template is given up to its first placeholder, with a star.
fn keys(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for call in CALLS {
        for (at, _) in text.match_indices(call) {
            let separate = !text[..at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '.'));
            if separate {
                found.extend(literal(text[at + call.len()..].trim_start()).map(|key| (at, key)));
            }
        }
    }
    found
}

fn literal(rest: &str) -> Option<String> {
    let quote = rest.chars().next().filter(|c| matches!(c, '\'' | '"' | '`'))?;
    let (text, _) = rest[1..].split_once(quote)?;
    match text.split_once("${") {
        Some((beginning, _)) => Some(format!("{beginning}*")),
        None => Some(text.to_owned()),
    }
}

fn is_known(known: &BTreeSet<String>, key: &str) -> bool {
    match key.strip_suffix('*') {
        Some(beginning) => known.iter().any(|key| key.starts_with(beginning)),
        None => known.contains(key),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_read_from_calls_and_templates() {
        let table: &[(&str, &[&str])] = &[
            ("<h1>{t('papers-title')}</h1>", &["papers-title"]),
            ("t(\"a\") + t('b', { n: 1 })", &["a", "b"]),
            ("t(`state-${state}`)", &["state-*"]),
            ("let key = text_key(\"papers-late\");", &["papers-late"]),
            ("return Err(Stop::refused(\"refusal-late\"));", &["refusal-late"]),
            ("kernel::Refusal::new(\"refusal-late\").with(\"day\", day)", &["refusal-late"]),
            ("Stop::refused(\n        \"refusal-late\",\n    )", &["refusal-late"]),
            ("self.refused(reason)", &[]),
            ("reset('nothing'), x.set('no')", &[]),
            ("t(key)", &[]),
        ];
        for (line, expected) in table {
            let found: Vec<_> = keys(line).into_iter().map(|(_, key)| key).collect();
            assert_eq!(&found, expected, "{line}");
        }
    }

    #[test]
    fn a_template_needs_at_least_one_key_with_its_beginning() {
        let known = BTreeSet::from(["state-draft".to_owned()]);
        assert!(is_known(&known, "state-*") && is_known(&known, "state-draft"));
        assert!(!is_known(&known, "route-*") && !is_known(&known, "state"));
    }
}
