//! Tables of documents: two rows of one name are what two people wrote about one thing, and only one of them is true.

use std::collections::HashSet;

/// Headings of first columns that put rows together; there a row has its name from its first two cells.
const GROUPS: &[&str] = &["Day", "Screen"];

/// Rows of a document that have the name of an earlier row of the same table.
pub(super) fn named_twice(name: &str, text: &str) -> Vec<String> {
    let (mut findings, mut is_code) = (Vec::new(), false);
    let (mut names, mut length) = (HashSet::new(), None);
    for (index, line) in text.lines().enumerate() {
        is_code ^= line.trim_start().starts_with("```");
        let Some(row) = line.strip_prefix('|').filter(|_| !is_code) else {
            length = None;
            continue;
        };
        let cells = row.split('|').map(str::trim);
        let length = *length.get_or_insert_with(|| {
            names.clear();
            let heading = cells.clone().next().unwrap_or_default();
            if GROUPS.contains(&heading) { 2 } else { 1 }
        });
        let named: Vec<&str> = cells.take(length).collect();
        let shown = named.join(" | ");
        if !names.insert(named) {
            findings.push(format!("{name}:{}: `{shown}` is in this table already", index + 1));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_that_is_there_already_is_found() {
        let table = "| What | How |\n|---|---|\n| a lost laptop | so |\n| a telephone | so |\n| a lost laptop | otherwise |\n";
        let elsewhere = "| What | Why |\n|---|---|\n| a lost laptop | so |\n";
        let days =
            "| Day | Decision | Why |\n|---|---|---|\n| 1 | one | a |\n| 1 | two | b |\n| 2 | one | c |\n";
        let cases = [
            (table.to_owned(), vec!["docs/A.md:5: `a lost laptop` is in this table already"]),
            (format!("{elsewhere}\nAnd:\n\n{elsewhere}"), vec![]),
            (days.to_owned(), vec![]),
            (format!("{days}| 1 | two | d |\n"), vec!["docs/A.md:6: `1 | two` is in this table already"]),
            (format!("```\n{table}```\n"), vec![]),
            ("Either | or.\n\nEither | or.\n".to_owned(), vec![]),
        ];
        for (text, expected) in cases {
            assert_eq!(named_twice("docs/A.md", &text), expected, "{text}");
        }
    }
}
