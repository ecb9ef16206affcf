//! `assets/licences.json` as a text: who installs the server alone has no „O programu“ to read it in.

use std::fmt::Write as _;

use crate::failure::Result;
use crate::json::Json;
use crate::{places, shell};

/// All parts by name, then every text of a licence with the parts that are under it.
///
/// # Errors
/// When the list does not read.
pub(super) fn to_read() -> Result<String> {
    let list = Json::parse(&shell::read(&places::root().join("assets/licences.json"))?)?;
    Ok(rendered(&list))
}

fn rendered(list: &Json) -> String {
    let parts = list.get("parts").items();
    let mut text = format!("Oběžník {}: čí práce v něm je\n\n", list.get("version").text());
    for part in parts {
        let (name, licence) = (called(part), part.get("licence").text());
        let _ = writeln!(text, "{name} ({licence})");
    }
    for (hash, licence) in list.get("texts").members() {
        let under = parts.iter().filter(|part| part.get("texts").items().iter().any(|of| of.text() == hash));
        let names: Vec<String> = under.map(called).collect();
        let _ = write!(text, "\n{}\n{}\n\n{}\n", "=".repeat(72), names.join(", "), licence.text().trim_end());
    }
    text
}

fn called(part: &Json) -> String {
    format!("{} {}", part.get("name").text(), part.get("version").text())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_text_stands_once_below_the_parts_it_belongs_to() {
        let part = |name: &str, text: &str| {
            format!(r#"{{"name":"{name}","version":"1","licence":"MIT","texts":["{text}"]}}"#)
        };
        let list = format!(
            r#"{{"version":"0.1.0","parts":[{},{},{}],"texts":{{"x":"Use it.\n","y":"Keep it."}}}}"#,
            part("a", "x"),
            part("b", "y"),
            part("c", "x")
        );
        let text = rendered(&Json::parse(&list).unwrap());
        assert!(text.contains("\na 1 (MIT)\nb 1 (MIT)\nc 1 (MIT)\n"), "{text}");
        assert!(text.contains("\na 1, c 1\n\nUse it.\n"), "{text}");
        assert_eq!(text.matches("Use it.").count(), 1);
        assert!(text.ends_with("\nb 1\n\nKeep it.\n"), "{text}");
    }

    #[test]
    fn the_committed_list_reads_and_leaves_nobody_out() {
        let text = to_read().unwrap();
        for name in ["EUPL", "serde", "typst", "svelte"] {
            assert!(text.contains(name), "{name}");
        }
    }
}
