//! Names of files that every system takes.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::kind::DocumentFormat;

/// Longest name with its ending; Windows allows 260 characters for the whole path.
const LONGEST: usize = 100;

/// The name without diacritics, slashes and spaces. It begins with a word of ours, so it is never a
/// reserved name of Windows such as `CON`.
pub(super) fn safe(name: &str, format: DocumentFormat) -> String {
    let ending = format.as_str();
    format!("{}.{ending}", plain(name, LONGEST - ending.len() - 1))
}

/// Letters and digits of ASCII with hyphens between them, at most `longest` of them; empty where none is left.
pub(super) fn plain(name: &str, longest: usize) -> String {
    let plain = name.nfd().filter(|character| !is_combining_mark(*character));
    let mut safe = String::with_capacity(name.len());
    for character in plain {
        if character.is_ascii_alphanumeric() {
            safe.push(character);
        } else if !safe.ends_with('-') {
            safe.push('-');
        }
    }
    safe.truncate(longest);
    safe.trim_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_no_diacritics_slashes_or_spaces_and_stay_short() {
        let long = format!("vypis-{}", "á/".repeat(200));
        let table = [
            ("vypis-usneseni-Z/15/2/2026", "vypis-usneseni-Z-15-2-2026.pdf"),
            ("kosilka-tisku-118/2026", "kosilka-tisku-118-2026.pdf"),
            ("usneseni-ŽŘ č. 3 \\ „x“.", "usneseni-ZR-c-3-x.pdf"),
            ("pozvanka-../../etc", "pozvanka-etc.pdf"),
        ];
        for (name, expected) in table {
            assert_eq!(safe(name, DocumentFormat::Pdf), expected);
        }
        for (format, end) in [(DocumentFormat::Pdf, "a.pdf"), (DocumentFormat::Docx, "a.docx")] {
            let safe = safe(&long, format);
            assert!(safe.len() <= LONGEST && safe.ends_with(end), "{safe}");
        }
    }
}
