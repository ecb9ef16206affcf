//! „O programu“: what the program is made of and under which terms.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use obeznik_app::{ApiError, Code};
use serde::{Deserialize, Serialize};

/// The list as `cargo xtask licences --write` makes it.
#[derive(Deserialize)]
struct Listed {
    program: String,
    version: String,
    parts: Vec<Part>,
    texts: BTreeMap<String, String>,
}

/// Answer of the call `licences`: everything but the texts, which are long.
#[derive(Serialize)]
pub(crate) struct Licences {
    program: &'static str,
    version: &'static str,
    parts: &'static [Part],
}

/// One part of the program and its licence.
#[derive(Deserialize, Serialize)]
struct Part {
    source: String,
    name: String,
    version: String,
    licence: String,
    texts: Vec<String>,
}

static LISTED: LazyLock<Listed> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../assets/licences.json"))
        .expect("the gate compares the list with what wrote it")
});

#[tauri::command]
pub(crate) async fn licences() -> Licences {
    let Listed { program, version, parts, texts: _ } = &*LISTED;
    Licences { program, version, parts }
}

#[tauri::command]
pub(crate) async fn licence_text(name: String) -> Result<&'static str, ApiError> {
    let text = LISTED.texts.get(&name).map(String::as_str);
    text.ok_or_else(|| ApiError::new(Code::NotFound, "about-no-text"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_says_its_licence_and_every_text_it_names_is_there() {
        assert!(LISTED.parts.len() > 500, "{} parts", LISTED.parts.len());
        for part in &LISTED.parts {
            assert!(!part.licence.is_empty(), "{}", part.name);
            assert!(part.texts.iter().all(|text| LISTED.texts.contains_key(text)), "{}", part.name);
        }
    }
}
