//! As much of Fluent's syntax (Fluent Syntax 1.0) as the check of keys needs: messages,
//! terms, attributes, the variables and the references in them, and plural variants.

use std::collections::{BTreeMap, BTreeSet};

/// What one message, term or attribute needs.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Pattern {
    /// Whether there is anything to show.
    pub(super) is_empty: bool,
    /// Names after `$`.
    pub(super) variables: BTreeSet<String>,
    /// Other messages (`key`, `key.attribute`) and terms (`-key`) put inside.
    pub(super) references: BTreeSet<String>,
    /// Keys of variants, such as `one` and `other`.
    pub(super) variants: BTreeSet<String>,
}

/// Entries of one file by key; an attribute is `key.attribute`, a term begins with a dash.
#[derive(Debug, Default)]
pub(super) struct Resource {
    /// What the file defines.
    pub(super) patterns: BTreeMap<String, Pattern>,
    /// What is wrong in it, with the line.
    pub(super) faults: Vec<String>,
}

/// Reads one file.
pub(super) fn parse(text: &str) -> Resource {
    let mut reader = Reader::default();
    for (index, line) in text.lines().enumerate() {
        reader.line(index + 1, line);
    }
    reader.close();
    reader.resource
}

#[derive(Default)]
struct Reader {
    resource: Resource,
    /// The entry being read: its key, its first line, its text so far.
    entry: Option<(String, usize, String)>,
    /// Key of the message that attributes belong to.
    message: String,
}

impl Reader {
    fn line(&mut self, number: usize, line: &str) {
        let continues = line.starts_with([' ', '}']) || line.trim().is_empty();
        if line.starts_with('#') {
            return;
        }
        if let Some((name, value)) = attribute(line) {
            let key = format!("{}.{name}", self.message);
            self.open(key, number, value);
        } else if continues {
            self.append(number, line);
        } else if let Some((key, value)) = definition(line) {
            key.clone_into(&mut self.message);
            self.open(key.to_owned(), number, value);
        } else {
            self.resource.faults.push(format!("{number}: not understood: {line}"));
        }
    }

    fn open(&mut self, key: String, number: usize, value: &str) {
        self.close();
        self.entry = Some((key, number, value.to_owned()));
    }

    fn append(&mut self, number: usize, line: &str) {
        match &mut self.entry {
            Some((_, _, text)) => {
                text.push('\n');
                text.push_str(line);
            }
            None if line.trim().is_empty() => {}
            None => self.resource.faults.push(format!("{number}: text without a key")),
        }
    }

    fn close(&mut self) {
        let Some((key, number, text)) = self.entry.take() else { return };
        if text.matches('{').count() != text.matches('}').count() {
            self.resource.faults.push(format!("{number}: braces of `{key}` do not match"));
        }
        let twice = self.resource.patterns.insert(key.clone(), pattern(&text)).is_some();
        if twice {
            self.resource.faults.push(format!("{number}: `{key}` is defined twice"));
        }
    }
}

/// `key = value` or `-term = value` at the beginning of a line.
fn definition(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once('=')?;
    let key = key.trim_end();
    let name = key.strip_prefix('-').unwrap_or(key);
    is_identifier(name).then_some((key, value))
}

/// `.attribute = value`, indented.
fn attribute(line: &str) -> Option<(&str, &str)> {
    let indented = line.starts_with(' ');
    let (name, value) = line.trim_start().strip_prefix('.')?.split_once('=')?;
    let name = name.trim_end();
    (indented && is_identifier(name)).then_some((name, value))
}

fn is_identifier(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.chars().all(is_name)
}

fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-' || c == '_'
}

fn pattern(text: &str) -> Pattern {
    let mut pattern = Pattern { is_empty: text.trim().is_empty(), ..Pattern::default() };
    for after in text.split('$').skip(1) {
        pattern.variables.insert(after.chars().take_while(|c| is_name(*c)).collect());
    }
    for inside in text.split('{').skip(1) {
        let word = inside.split('}').next().unwrap_or_default().trim();
        if is_reference(word) {
            pattern.references.insert(word.to_owned());
        }
    }
    for after in text.lines().map(|line| line.trim_start().trim_start_matches('*')) {
        if let Some((key, _)) = after.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            pattern.variants.insert(key.trim().to_owned());
        }
    }
    pattern
}

fn is_reference(word: &str) -> bool {
    let name = word.strip_prefix('-').unwrap_or(word);
    name.split('.').all(is_identifier) && !name.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLE: &str = "\
# Title of the list.
papers-title = Tisky

-brand = Oběžník
papers-count = { $count ->
    [one] { $count } tisk
    [few] { $count } tisky
   *[other] { $count } tisků
}
papers-open =
    Otevřít { papers-title } v programu { -brand }
    .title = Otevře tisk { $number } (F2)
";

    #[test]
    fn keys_attributes_variables_and_references_are_found() {
        let resource = parse(SAMPLE);
        assert_eq!(resource.faults, Vec::<String>::new());
        let keys: Vec<_> = resource.patterns.keys().map(String::as_str).collect();
        assert_eq!(keys, ["-brand", "papers-count", "papers-open", "papers-open.title", "papers-title"]);
        let of = |key: &str| resource.patterns[key].clone();
        assert_eq!(of("papers-count").variables, BTreeSet::from(["count".into()]));
        assert_eq!(of("papers-count").variants, BTreeSet::from(["few".into(), "one".into(), "other".into()]));
        assert_eq!(of("papers-open").references, BTreeSet::from(["-brand".into(), "papers-title".into()]));
        assert_eq!(of("papers-open.title").variables, BTreeSet::from(["number".into()]));
        assert!(!of("papers-open").is_empty);
    }

    #[test]
    fn faults_name_their_line() {
        let table = [
            ("a = x\na = y\n", "2: `a` is defined twice"),
            ("a = { $b\n", "1: braces"),
            ("  lost\n", "1: text without a key"),
            ("a = x\nwhat is this\n", "2: not understood"),
        ];
        for (text, expected) in table {
            let faults = parse(text).faults.join("; ");
            assert!(faults.contains(expected), "{text:?} gave {faults}");
        }
    }
}
