//! Every refusal, finding and fault has its sentence in both languages.
#![allow(missing_docs, clippy::unwrap_used, reason = "helpers of tests stand outside their functions")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const CZECH: &str = include_str!("../../../assets/locales/cs/circulation-refusals.ftl");
const ENGLISH: &str = include_str!("../../../assets/locales/en/circulation-refusals.ftl");

#[test]
fn every_key_used_in_the_crate_has_a_sentence_in_both_languages() {
    let mut used = BTreeSet::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut used);
    assert!(used.len() > 90, "only {} keys were found", used.len());
    for (language, text) in [("cs", CZECH), ("en", ENGLISH)] {
        let known = keys(text);
        let missing: Vec<&String> = used.iter().filter(|key| !known.contains(*key)).collect();
        assert!(missing.is_empty(), "{language} lacks {missing:?}");
    }
}

#[test]
fn both_languages_say_the_same_keys_with_the_same_values() {
    assert_eq!(keys(CZECH), keys(ENGLISH));
    for key in keys(CZECH) {
        assert_eq!(variables(CZECH, &key), variables(ENGLISH, &key), "{key}");
    }
}

#[test]
fn no_key_lies_unused() {
    let mut used = BTreeSet::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut used);
    used.insert("refusal-exists".to_owned()); // of the kernel
    let unused: Vec<String> = keys(CZECH).into_iter().filter(|key| !used.contains(key)).collect();
    assert!(unused.is_empty(), "{unused:?}");
}

fn keys(text: &str) -> BTreeSet<String> {
    let key = |line: &str| line.split_once(" = ").map(|(key, _)| key.to_owned());
    text.lines().filter(|line| !line.starts_with([' ', '#'])).filter_map(key).collect()
}

fn variables(text: &str, key: &str) -> BTreeSet<String> {
    let start = text.find(&format!("\n{key} = ")).unwrap() + 1;
    let end =
        text[start..].find("\nrefusal-").or(text[start..].find("\ncheck-")).unwrap_or(text.len() - start);
    let message = &text[start..start + end];
    let message = message.split("\n## ").next().unwrap();
    let name = |rest: &str| rest.split(|sign: char| !sign.is_alphanumeric()).next().map(str::to_owned);
    let own = message.lines().take_while(|line| line.starts_with(key) || line.starts_with(' '));
    own.flat_map(|line| line.split('$').skip(1).filter_map(name)).collect()
}

/// Keys in double quotes in the sources, builders for tests left out.
fn collect(folder: &Path, used: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.ends_with("testing") || path.ends_with("testing.rs") {
            continue;
        }
        if path.is_dir() {
            collect(&path, used);
        } else {
            collect_file(&fs::read_to_string(path).unwrap(), used);
        }
    }
}

fn collect_file(source: &str, used: &mut BTreeSet<String>) {
    let is_key = |text: &&str| {
        ["refusal-", "check-", "fault-"].iter().any(|start| text.starts_with(start))
            && text.chars().all(|sign| sign.is_ascii_lowercase() || sign == '-')
    };
    used.extend(source.split('"').filter(is_key).map(str::to_owned));
}
