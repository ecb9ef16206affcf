//! Which words may stand in the diary. Everything that is not allowed here stays out.

/// Fields that hold a number: a count, a size, a duration.
const NUMBERS: &[&str] =
    &["bytes", "column", "copies", "count", "done", "line", "ms", "needs", "parts", "pages", "rows", "total"];

/// Fields that hold a name given by the program, or an identifier.
const NAMES: &[&str] = &[
    "at", "code", "command", "id", "key", "kind", "name", "os", "outcome", "state", "trace_id", "type",
    "version",
];

/// Fields that hold what a library said; only words of the machine are left of it.
const CAUSES: &[&str] = &["cause", "error", "stop", "what", "why"];

/// Words of the machine in the errors of SQLite, serde and the system. A name of a person is none of them.
const MACHINE: &[&str] = &[
    "a",
    "access",
    "after",
    "already",
    "an",
    "archive",
    "argument",
    "array",
    "at",
    "authorized",
    "bad",
    "base",
    "be",
    "before",
    "blob",
    "body",
    "broken",
    "bus",
    "busy",
    "cancelled",
    "cannot",
    "canonical",
    "changed",
    "character",
    "characters",
    "check",
    "closed",
    "code",
    "column",
    "compression",
    "connection",
    "constraint",
    "copy",
    "could",
    "data",
    "database",
    "datatype",
    "dbus",
    "denied",
    "device",
    "directory",
    "disk",
    "does",
    "duplicate",
    "empty",
    "end",
    "entry",
    "eof",
    "error",
    "exist",
    "exists",
    "expected",
    "failed",
    "field",
    "file",
    "floating",
    "for",
    "foreign",
    "found",
    "from",
    "full",
    "has",
    "hash",
    "header",
    "i64",
    "image",
    "in",
    "index",
    "input",
    "integer",
    "interrupted",
    "invalid",
    "io",
    "is",
    "it",
    "journal",
    "json",
    "key",
    "keyring",
    "limit",
    "line",
    "list",
    "lock",
    "locked",
    "logic",
    "malformed",
    "map",
    "memory",
    "mismatch",
    "missing",
    "more",
    "must",
    "near",
    "newer",
    "no",
    "not",
    "null",
    "number",
    "of",
    "open",
    "or",
    "os",
    "out",
    "page",
    "parameter",
    "parsing",
    "permission",
    "platform",
    "point",
    "poisoned",
    "quota",
    "range",
    "read",
    "readonly",
    "record",
    "recursion",
    "refused",
    "row",
    "schema",
    "secret",
    "sequence",
    "service",
    "size",
    "sql",
    "sqlite",
    "statement",
    "storage",
    "store",
    "string",
    "struct",
    "such",
    "syntax",
    "table",
    "than",
    "the",
    "there",
    "timed",
    "to",
    "too",
    "trailing",
    "transaction",
    "trigger",
    "type",
    "u32",
    "u64",
    "unable",
    "unexpected",
    "unique",
    "unknown",
    "unreadable",
    "utf-8",
    "value",
    "variant",
    "version",
    "view",
    "was",
    "were",
    "while",
    "with",
    "write",
    "wrong",
    "zip",
];

/// After these a number tells a place or a code; anywhere else it may be somebody's.
const BEFORE_NUMBERS: &[&str] = &["code", "column", "error", "line"];

/// The longest name.
const LONGEST_NAME: usize = 100;

/// Whether a field may hold a number.
pub(super) fn takes_number(field: &str) -> bool {
    NUMBERS.contains(&field)
}

/// What may be written of a text in a field; nothing when the field is not known.
pub(super) fn allowed(field: &str, text: &str) -> Option<String> {
    if NAMES.contains(&field) {
        return Some(if is_name(text) { text.to_owned() } else { "?".to_owned() });
    }
    CAUSES.contains(&field).then(|| of_machine(text))
}

/// A name the program gives: plain letters without a space, as identifiers and paths of sources are.
fn is_name(text: &str) -> bool {
    let plain = |sign: char| sign.is_ascii_alphanumeric() || "_.:/<>-".contains(sign);
    text.len() <= LONGEST_NAME && text.chars().all(plain)
}

/// The words of the machine; a gap stands for each run of others.
fn of_machine(text: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    for word in
        text.split(|sign: char| !(sign.is_alphanumeric() || sign == '-')).filter(|word| !word.is_empty())
    {
        let is_place = is_number(word) && kept.last().is_some_and(|last| BEFORE_NUMBERS.contains(last));
        let known = is_place || MACHINE.binary_search(&word.to_ascii_lowercase().as_str()).is_ok();
        if known {
            kept.push(word);
        } else if kept.last() != Some(&"…") {
            kept.push("…");
        }
    }
    kept.join("_")
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|digit| digit.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_the_machine_are_in_order() {
        assert!(MACHINE.is_sorted());
    }

    #[test]
    fn only_known_fields_and_words_of_the_machine_pass() {
        let table = [
            ("kind", "circulation.create_paper", Some("circulation.create_paper")),
            ("kind", "Prodej pozemku", Some("?")), // a text where a name belongs
            ("title", "Prodej", None),
            ("query", "jidelna", None),
            ("error", "UNIQUE constraint failed: paper.number", Some("UNIQUE_constraint_failed_…_number")),
            (
                "cause",
                "invalid type: string \"Novák Jan, r. č. 755101/1234\", expected u32 at line 1 column 30",
                Some("invalid_type_string_…_expected_u32_at_line_1_column_30"),
            ),
            ("cause", "7551011234", Some("…")),
            ("cause", "No such file or directory (os error 2)", Some("No_such_file_or_directory_os_error_2")),
        ];
        for (field, text, expected) in table {
            assert_eq!(allowed(field, text).as_deref(), expected, "{field}: {text}");
        }
    }
}
