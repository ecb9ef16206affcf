//! What can be done with a value, as data.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::html::{Numbering, html_to_lines};
use crate::table::FaultKind;

/// Values are shortened to this many characters in faults.
const SHOWN: usize = 60;

/// One change of a value. Every step takes text and gives text; what it cannot work with is
/// a fault of the row, never a guess.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Reads a day by the first of the forms that fits (`%Y-%m-%d`, `%d.%m.%Y`, …) and gives it
    /// as `YYYY-MM-DD`. Spaces inside, as in `27. 10. 2022`, do not matter; a time of day
    /// is passed over.
    Date(Vec<String>),
    /// What begins so becomes that: `[["RM/", "council"]]`.
    Prefix(Vec<(String, String)>),
    /// What ends so becomes that.
    Suffix(Vec<(String, String)>),
    /// What equals this becomes that.
    Equal(Vec<(String, String)>),
    /// The part before, between or after a mark, counted from 0.
    Part {
        /// The mark that parts the value.
        mark: String,
        /// Which part.
        index: usize,
    },
    /// Every occurrence becomes something else.
    Replace {
        /// What is looked for.
        from: String,
        /// What stands there afterwards.
        to: String,
    },
    /// A value of JSON text by its path: names and indexes parted by dots (`0.text`).
    Path(String),
    /// The texts of a JSON list, one after another.
    List {
        /// What stands between two.
        with: String,
    },
    /// The objects of a JSON list, each as a line by a pattern: `{label}) {text}`.
    Items {
        /// Names in braces are replaced by the object's values.
        pattern: String,
    },
    /// HTML to lines, ordered lists numbered from the outermost inwards.
    Html(Vec<Numbering>),
    /// Lines that were broken to fit a page become one line.
    Unwrap,
    /// White space at both ends goes.
    Trim,
    /// At most so many characters, cut at the end of a word and ended with `…`.
    Shorten(usize),
    /// Something in front.
    Prepend(String),
}

impl Step {
    /// Works one step; `field` is named in faults.
    pub(super) fn work(&self, value: String, field: &str) -> Result<String, FaultKind> {
        match self {
            Self::Date(forms) => date(&value, forms, field),
            Self::Prefix(table) => among(table, &value, field, |v, known| v.starts_with(known)),
            Self::Suffix(table) => among(table, &value, field, |v, known| v.ends_with(known)),
            Self::Equal(table) => among(table, &value, field, |v, known| v == known),
            Self::Part { mark, index } => part(&value, mark, *index, field),
            Self::Replace { from, to } => Ok(value.replace(from.as_str(), to)),
            Self::Path(path) => json_path(&value, path, field),
            Self::List { with } => list(&value, with, field),
            Self::Items { pattern } => items(&value, pattern, field),
            Self::Html(numbering) => Ok(html_to_lines(&value, numbering)),
            Self::Unwrap => Ok(value.split_whitespace().collect::<Vec<_>>().join(" ")),
            Self::Trim => Ok(value.trim().to_owned()),
            Self::Shorten(length) => Ok(shorten(&value, *length)),
            Self::Prepend(text) => Ok(format!("{text}{value}")),
        }
    }
}

fn date(value: &str, forms: &[String], field: &str) -> Result<String, FaultKind> {
    let plain: String = value.split_whitespace().collect::<Vec<_>>().join(" ").replace(". ", ".");
    let read = |form: &String| {
        let form = form.replace(". ", ".");
        Date::strptime(&form, &plain).ok()
    };
    match forms.iter().find_map(read) {
        Some(date) => Ok(date.to_string()),
        None => Err(FaultKind::NotADate { field: field.into(), value: shorten(value, SHOWN) }),
    }
}

fn among(
    table: &[(String, String)],
    value: &str,
    field: &str,
    fits: impl Fn(&str, &str) -> bool,
) -> Result<String, FaultKind> {
    let found = table.iter().find(|(known, _)| fits(value.trim(), known));
    found
        .map(|(_, becomes)| becomes.clone())
        .ok_or_else(|| FaultKind::NotKnown { field: field.into(), value: shorten(value, SHOWN) })
}

fn part(value: &str, mark: &str, index: usize, field: &str) -> Result<String, FaultKind> {
    let part = value.split(mark).nth(index);
    part.map(str::to_owned).ok_or_else(|| wrong(field, value))
}

fn json(value: &str, field: &str) -> Result<Value, FaultKind> {
    serde_json::from_str(value).map_err(|_| wrong(field, value))
}

fn json_list(value: &str, field: &str) -> Result<Vec<Value>, FaultKind> {
    match json(value, field)? {
        Value::Array(list) => Ok(list),
        _ => Err(wrong(field, value)),
    }
}

/// An end that is not there gives nothing; a shape that is not JSON is a fault.
fn json_path(value: &str, path: &str, field: &str) -> Result<String, FaultKind> {
    let whole = json(value, field)?;
    let found = path.split('.').try_fold(&whole, |at, name| match at {
        Value::Array(list) => list.get(name.parse::<usize>().ok()?),
        Value::Object(object) => object.get(name),
        _ => None,
    });
    Ok(found.map(plain_text).unwrap_or_default())
}

fn list(value: &str, with: &str, field: &str) -> Result<String, FaultKind> {
    let texts: Vec<String> = json_list(value, field)?.iter().map(plain_text).collect();
    Ok(texts.join(with))
}

fn items(value: &str, pattern: &str, field: &str) -> Result<String, FaultKind> {
    let mut lines = Vec::new();
    for item in json_list(value, field)? {
        let Value::Object(object) = item else { return Err(wrong(field, value)) };
        lines.push(fill(pattern, &object).ok_or_else(|| wrong(field, value))?);
    }
    Ok(lines.join("\n"))
}

/// Fills `{name}` from the object; line breaks inside a value become spaces.
fn fill(pattern: &str, object: &serde_json::Map<String, Value>) -> Option<String> {
    let mut out = String::new();
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}')?;
        out.push_str(before);
        let value = plain_text(object.get(name)?);
        out.push_str(&value.split_whitespace().collect::<Vec<_>>().join(" "));
        rest = after;
    }
    Some(out + rest)
}

fn plain_text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn wrong(field: &str, value: &str) -> FaultKind {
    FaultKind::WrongShape { field: field.into(), value: shorten(value, SHOWN) }
}

fn shorten(value: &str, length: usize) -> String {
    if value.chars().count() <= length {
        return value.to_owned();
    }
    let kept: String = value.chars().take(length.saturating_sub(1)).collect();
    let whole_words = kept.rfind(char::is_whitespace).filter(|at| *at * 2 > kept.len());
    let kept = whole_words.map_or(kept.as_str(), |at| &kept[..at]);
    format!("{}…", kept.trim_end_matches([' ', ',', ';', ':', '\n']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_change_values_or_say_why_not() {
        let pairs = |list: &[(&str, &str)]| {
            list.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect::<Vec<_>>()
        };
        let bodies = pairs(&[("RM/", "council"), ("ZM/", "assembly")]);
        let forms = vec!["%Y-%m-%d".to_owned(), "%d.%m.%Y".to_owned()];
        let items = Step::Items { pattern: "{label}) {text}".into() };
        let table = [
            (Step::Date(forms.clone()), "2022-10-27", Some("2022-10-27")),
            (Step::Date(forms.clone()), "27. 10. 2022", Some("2022-10-27")),
            (Step::Date(forms.clone()), "7.1.2022", Some("2022-01-07")),
            (Step::Date(forms), "29. 2. 2023", None),
            (Step::Date(vec!["%Y-%m-%d %H:%M:%S".into()]), "2018-01-02 00:00:00", Some("2018-01-02")),
            (Step::Prefix(bodies.clone()), "ZM/1/2/2023", Some("assembly")),
            (Step::Prefix(bodies), "KM/1", None),
            (Step::Suffix(pairs(&[("-R", "council")])), "0001/18-R", Some("council")),
            (Step::Equal(pairs(&[("Rada", "council")])), "Rada města", None),
            (Step::Part { mark: "/".into(), index: 1 }, "RM/12/3", Some("12")),
            (Step::Part { mark: "/".into(), index: 3 }, "RM/12/3", None),
            (Step::Replace { from: "a".into(), to: "b".into() }, "aca", Some("bcb")),
            (Step::Path("0.text".into()), r#"[{"text":"x"}]"#, Some("x")),
            (Step::Path("5.text".into()), r#"[{"text":"x"}]"#, Some("")),
            (Step::Path("0".into()), "no json", None),
            (Step::List { with: "; ".into() }, r#"["a",1]"#, Some("a; 1")),
            (Step::List { with: "; ".into() }, r#"{"a":1}"#, None),
            (
                items.clone(),
                r#"[{"label":"a","text":"x\ny"},{"label":"b","text":"z"}]"#,
                Some("a) x y\nb) z"),
            ),
            (items, r#"[{"label":"a"}]"#, None),
            (Step::Unwrap, "a\nb  c", Some("a b c")),
            (Step::Shorten(8), "schvaluje záměr", Some("schvalu…")),
            (Step::Shorten(12), "ukládá tajemníkovi", Some("ukládá…")),
            (Step::Prepend("č. ".into()), "5", Some("č. 5")),
        ];
        for (step, value, expected) in table {
            let worked = step.work(value.into(), "field").ok();
            assert_eq!(worked.as_deref(), expected, "{step:?} of {value}");
        }
    }
}
