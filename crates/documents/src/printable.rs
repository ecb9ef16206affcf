//! Makes what people typed fit for an archival page, without changing what it says.

use obeznik_czech::typography::bind;
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

use crate::error::DocumentError;
use crate::type_case::TYPE_CASE;

/// A run this long without a place to break (an address of a web page) may be broken anywhere:
/// 24 characters of 9.5 pt fit the narrowest column of text, 44 mm.
const LONGEST_UNBROKEN: usize = 24;
const BREAK_HERE: char = '\u{200b}';

/// Prepares all texts of a document in place.
///
/// Letters are composed (NFC), line ends become `\n`, invisible signs (byte order marks, joiners,
/// directional marks) are dropped, spaces where a Czech line must not end stop breaking, and
/// overlong words get places to break where the page asks for them.
///
/// # Errors
/// [`DocumentError::Unprintable`] for the first character no embedded font draws.
pub(crate) fn make_printable(data: &mut Value, breaks: Breaks) -> Result<(), DocumentError> {
    walk(data, "", breaks)
}

/// Whether overlong words get places to break.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Breaks {
    /// Unseen places inside of them: on a page nobody edits.
    Anywhere,
    /// As typed: Word breaks them itself, and unseen signs would be in the way of a correction.
    None,
}

fn walk(value: &mut Value, path: &str, breaks: Breaks) -> Result<(), DocumentError> {
    match value {
        Value::String(text) => {
            *text = printable(text, path, breaks)?;
            Ok(())
        }
        Value::Array(items) => items
            .iter_mut()
            .enumerate()
            .try_for_each(|(index, item)| walk(item, &join(path, &index.to_string()), breaks)),
        Value::Object(fields) => {
            fields.iter_mut().try_for_each(|(name, field)| walk(field, &join(path, name), breaks))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => Ok(()),
    }
}

fn join(path: &str, step: &str) -> String {
    if path.is_empty() { step.to_owned() } else { format!("{path}.{step}") }
}

fn printable(text: &str, path: &str, breaks: Breaks) -> Result<String, DocumentError> {
    let composed: String = text.replace("\r\n", "\n").chars().filter_map(visible).nfc().collect::<String>();
    if let Some(character) = composed.chars().find(|character| !is_drawable(*character)) {
        return Err(DocumentError::Unprintable { field: path.to_owned(), character });
    }
    let bound = bind(composed.trim());
    Ok(if breaks == Breaks::Anywhere { breakable(&bound) } else { bound })
}

/// The text with `?` for what no embedded font draws: for lists of names that strangers gave to their files, which
/// must not keep a whole document from being printed.
pub(crate) fn with_drawable_only(text: &str) -> String {
    let composed = text.chars().filter_map(visible).nfc();
    composed.map(|character| if is_drawable(character) { character } else { '?' }).collect()
}

/// The character as it is set; `None` for those that leave no mark and carry no meaning.
fn visible(character: char) -> Option<char> {
    match character {
        '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        '\t' => Some(' '),
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' => None,
        '\u{feff}' | '\u{fe0e}' | '\u{fe0f}' => None,
        other => Some(other),
    }
}

/// Private-use characters mean nothing outside the font they were typed in, so they count as
/// undrawable even where a font has a glyph (ISO 19005-2, 6.2.11.7.3).
fn is_drawable(character: char) -> bool {
    let private = matches!(character, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}');
    matches!(character, '\n' | '\u{ad}') || (!private && TYPE_CASE.can_draw(character))
}

fn breakable(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut run = 0;
    for character in text.chars() {
        run = if matches!(character, ' ' | '\u{a0}' | '\n' | '\u{ad}' | '-' | '–') { 0 } else { run + 1 };
        if run > LONGEST_UNBROKEN {
            result.push(BREAK_HERE);
            run = 1;
        }
        result.push(character);
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn text_keeps_its_words_and_loses_what_nobody_sees() {
        let table = [
            ("Příloha", "Příloha"),
            ("Pr\u{30c}i\u{301}loha", "Příloha"), // decomposed, as macOS names files
            ("\u{feff}a\u{200e}b", "ab"),
            ("a\r\nb\u{b}c", "a\nb\nc"),
            ("  tisk\tsto ", "tisk sto"),
            ("§ 85 zákona", "§\u{a0}85 zákona"),
            (r"#panic() $x$ *a* @b \c", r"#panic() $x$ *a* @b \c"),
        ];
        for (typed, expected) in table {
            assert_eq!(printable(typed, "title", Breaks::Anywhere).as_deref(), Ok(expected), "{typed:?}");
        }
    }

    #[test]
    fn a_character_without_a_glyph_is_named_with_its_place() {
        let mut data = json!({"draft": [{"text": "ano"}, {"text": "漢"}]});
        let refused = make_printable(&mut data, Breaks::Anywhere);
        let expected = DocumentError::Unprintable { field: "draft.1.text".into(), character: '漢' };
        assert_eq!(refused, Err(expected));
        for character in ['\u{1}', '\u{1b}', '\u{f6c3}', '😀'] {
            assert!(printable(&character.to_string(), "t", Breaks::None).is_err(), "{character:?}");
        }
    }

    #[test]
    fn a_name_nobody_can_draw_is_still_listed() {
        assert_eq!(with_drawable_only("plán 😀 漢\u{1}.pdf"), "plán ? ??.pdf");
    }

    #[test]
    fn only_an_overlong_word_gets_places_to_break() {
        assert_eq!(breakable("spolufinancovatelnějšího slova"), "spolufinancovatelnějšího slova");
        assert_eq!(breakable(&"a".repeat(25)), format!("{}\u{200b}a", "a".repeat(24)));
    }
}
