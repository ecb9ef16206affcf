//! `assets/licences.json`: the parts of the product and their licences, as „O programu“ shows them.

use std::path::PathBuf;

use super::parts::{self, Part};
use super::texts::Texts;
use crate::failure::{Result, fail, refuse};
use crate::json::{Json, quoted};
use crate::{places, shell};

/// Writes the committed list anew.
///
/// # Errors
/// When cargo does not answer or the packages of the window are not installed.
pub(crate) fn write() -> Result {
    let mut texts = Texts::default();
    let parts = parts::all(&mut texts)?;
    shell::keep(&file(), &rendered(&parts, &texts))?;
    println!("{} parts, {} texts in {}", parts.len(), texts.all().count(), places::shown(&file()));
    Ok(())
}

/// Compares the committed list with what the product is made of today.
///
/// # Errors
/// When the list is stale, or the built window holds a package that the list lacks.
pub(crate) fn check() -> Result {
    let mut texts = Texts::default();
    let parts = parts::all(&mut texts)?;
    if shell::read(&file())? != rendered(&parts, &texts) {
        return fail("stale list of licences: run `cargo xtask licences --write`");
    }
    refuse(&unlisted(&parts)?)
}

fn file() -> PathBuf {
    places::root().join("assets/licences.json")
}

/// Packages that Vite says it put into the window and that are not listed.
fn unlisted(parts: &[Part]) -> Result<Vec<String>> {
    let bundled = places::ui().join("dist/.vite/bundled.json");
    if !bundled.exists() {
        return Ok(Vec::new());
    }
    let bundled = Json::parse(&shell::read(&bundled)?)?;
    let names = bundled.items().iter().map(|package| package.get("name").text());
    let missing = names.filter(|name| !parts.iter().any(|part| part.source == "npm" && part.name == *name));
    Ok(missing.map(|name| format!("{name} is in the window and not in the list of licences")).collect())
}

/// One part and one text a line, so that two branches rarely meet on one.
fn rendered(parts: &[Part], texts: &Texts) -> String {
    let version = env!("CARGO_PKG_VERSION");
    let parts: Vec<String> = parts.iter().map(part).collect();
    let texts: Vec<String> =
        texts.all().map(|(name, text)| format!("{}:{}", quoted(name), quoted(text))).collect();
    format!(
        "{{\"program\":\"Oběžník\",\"version\":{},\"parts\":[\n{}\n],\"texts\":{{\n{}\n}}}}\n",
        quoted(version),
        parts.join(",\n"),
        texts.join(",\n")
    )
}

fn part(part: &Part) -> String {
    let Part { source, name, version, licence, texts } = part;
    let texts: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
    let member = |key: &str, value: &str| format!("\"{key}\":{}", quoted(value));
    let members = [
        member("source", source),
        member("name", name),
        member("version", version),
        member("licence", licence),
    ];
    format!("{{{},\"texts\":[{}]}}", members.join(","), texts.join(","))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_read_back_as_it_was_written() {
        let mut texts = Texts::default();
        let kept = texts.keep("Use \"as is\".\n\tNo warranty — ř.");
        let sample = Part {
            source: "font".into(),
            name: "Písmo".into(),
            version: "1".into(),
            licence: "OFL-1.1".into(),
            texts: vec![kept.clone()],
        };
        let json = Json::parse(&rendered(&[sample], &texts)).unwrap();
        let part = &json.get("parts").items()[0];
        assert_eq!(part.get("name").text(), "Písmo");
        assert_eq!(part.get("texts").items()[0].text(), kept);
        assert_eq!(json.get("texts").get(&kept).text(), "Use \"as is\".\n\tNo warranty — ř.");
    }
}
