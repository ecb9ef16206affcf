//! Which document of an office a file for Word says it is.

use crate::archive::Archive;
use crate::limits::Limits;
use crate::text::{TextError, from_archive};
use crate::xml::{Node, attribute, walk};

/// The property of the file that names the document.
pub const IDENTITY: &str = "obeznik.document";

const PROPERTIES: &str = "docProps/custom.xml";

/// What the file says it is; nothing where it does not say, as when another program threw the property away.
///
/// # Errors
/// See [`TextError`].
pub fn identity_of_docx(bytes: &[u8], limits: &Limits) -> Result<Option<String>, TextError> {
    limits.check_input(bytes)?;
    let mut archive = Archive::open(bytes, limits).map_err(|error| from_archive(error, "DOCX"))?;
    let properties = archive.read(PROPERTIES).map_err(|error| from_archive(error, "DOCX"))?;
    Ok(properties.and_then(|xml| identity_in(&xml)))
}

fn identity_in(xml: &[u8]) -> Option<String> {
    let (mut is_ours, mut identity) = (false, String::new());
    let walked = walk(xml, |node| match node {
        Node::Open("property", start) => is_ours = attribute(start, "name").as_deref() == Some(IDENTITY),
        Node::Close("property") => is_ours = false,
        Node::Text(text) if is_ours => identity.push_str(text),
        _ => {}
    });
    let identity = identity.trim();
    (walked.is_ok() && !identity.is_empty()).then(|| identity.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_property_is_found_among_others_and_its_absence_is_no_fault() {
        let of =
            |inner: &str| identity_in(format!("<Properties xmlns:vt='v'>{inner}</Properties>").as_bytes());
        let property = |name: &str, value: &str| {
            format!("<property name='{name}'><vt:lpwstr>{value}</vt:lpwstr></property>")
        };
        let ours = property(IDENTITY, "extract/1");
        let table = [
            (ours.clone(), Some("extract/1")),
            (property("jiné", "x") + &ours, Some("extract/1")),
            (property("jiné", "x"), None),
            (property(IDENTITY, " "), None),
            ("<neuzavřený".to_owned(), None),
        ];
        for (inner, expected) in table {
            assert_eq!(of(&inner).as_deref(), expected, "{inner}");
        }
    }
}
