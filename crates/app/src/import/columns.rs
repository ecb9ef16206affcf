//! A mapping made of columns a person pointed at.

use std::collections::BTreeMap;

use obeznik_formats::mapping::{Fields, Mapping, Rule, Source, Step};
use obeznik_formats::table::TableFormat;

use crate::api::{ApiError, Code};

/// What a column may mean.
pub(super) const TARGETS: [&str; 5] = ["number", "body", "decided_on", "title", "text"];

/// Without which a row is no resolution.
const NEEDED: [&str; 3] = ["number", "decided_on", "text"];

/// The key of rows whose file names no body.
pub(super) const ANY_BODY: &str = "*";

/// Longest title made of a text.
const TITLE: usize = 120;

/// How towns write days.
const DAYS: [&str; 4] = ["%Y-%m-%d", "%d.%m.%Y", "%Y-%m-%d %H:%M:%S", "%d/%m/%Y"];

/// A mapping of columns by meaning.
///
/// # Errors
/// [`Code::Refused`] where a needed meaning has no column.
pub(super) fn mapping_of(columns: &BTreeMap<String, String>) -> Result<Mapping, ApiError> {
    let column = |meaning: &str| columns.get(meaning).filter(|name| !name.is_empty());
    if let Some(missing) = NEEDED.into_iter().find(|meaning| column(meaning).is_none()) {
        return Err(ApiError::new(Code::Refused, "import-needs-column").with("target", missing));
    }
    let rule = |meaning: &str| column(meaning).map(|name| Rule::column(name));
    let needed = |meaning: &str| rule(meaning).unwrap_or_else(|| constant(""));
    let shown = [rule("title"), rule("text")].into_iter().flatten().collect();
    let days = DAYS.map(str::to_owned).to_vec();
    Ok(Mapping {
        name: String::new(),
        format: TableFormat::Csv,
        sheet: None,
        fields: Fields {
            number: needed("number").then(Step::Trim),
            body: rule("body").map_or_else(|| constant(ANY_BODY), |rule| rule.then(Step::Trim)),
            decided_on: needed("decided_on").then(Step::Date(days)),
            title: from(Source::First(shown)).then(Step::Unwrap).then(Step::Shorten(TITLE)),
            text: needed("text"),
            verbs: None,
            attachments: None,
        },
    })
}

fn constant(value: &str) -> Rule {
    from(Source::Constant(value.to_owned()))
}

fn from(source: Source) -> Rule {
    Rule { from: source, steps: Vec::new(), only_with: None }
}
