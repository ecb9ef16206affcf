//! Why a document could not be made, as a sentence for a person.

use obeznik_app::{ApiError, Code};
use obeznik_municipality::MOST_CREST_BYTES;

use crate::error::DocumentError;

impl From<DocumentError> for ApiError {
    fn from(error: DocumentError) -> Self {
        match error {
            DocumentError::Blank { field } => {
                let last = field.rsplit('.').next().unwrap_or(field);
                Self::new(Code::Refused, "document-blank").with("field", last)
            }
            DocumentError::Unprintable { field, character } => {
                let first = field.split('.').next().unwrap_or_default();
                Self::new(Code::Refused, "document-unprintable")
                    .with("field", first)
                    .with("character", named(character))
            }
            DocumentError::Crest { .. } => Self::new(Code::Refused, "document-crest"),
            DocumentError::CrestTooLarge { size_bytes } => Self::new(Code::Refused, "document-crest-large")
                .with("size", size_bytes.div_ceil(1024))
                .with("most", MOST_CREST_BYTES / 1024),
            DocumentError::CrestReaches { what } => {
                Self::new(Code::Refused, "document-crest-reaches").with("what", what)
            }
            ours @ (DocumentError::Instant { .. } | DocumentError::Typesetting { .. }) => Self::broken(ours),
        }
    }
}

/// `„漢“ (U+6F22)`: a person may have no font for the character either. Control characters stay unshown.
fn named(character: char) -> String {
    let code = format!("U+{:04X}", u32::from(character));
    if character.is_control() { code } else { format!("„{character}“ ({code})") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_person_can_mend_names_the_place_and_the_sign() {
        let unprintable = |character| DocumentError::Unprintable { field: "draft.2.text".into(), character };
        let table = [
            (unprintable('漢'), "document-unprintable", "draft", "„漢“ (U+6F22)"),
            (unprintable('\u{1}'), "document-unprintable", "draft", "U+0001"),
            (DocumentError::Blank { field: "letterhead.municipality" }, "document-blank", "municipality", ""),
        ];
        for (error, key, field, character) in table {
            let error = ApiError::from(error);
            assert_eq!((error.code, error.key.as_str()), (Code::Refused, key));
            assert_eq!(error.args["field"], field);
            assert_eq!(error.args.get("character").map_or("", String::as_str), character);
        }
        let crest = ApiError::from(DocumentError::Crest { reason: String::new() });
        assert_eq!((crest.code, crest.key.as_str()), (Code::Refused, "document-crest"));
        let large = ApiError::from(DocumentError::CrestTooLarge { size_bytes: MOST_CREST_BYTES + 1 });
        assert_eq!((large.key.as_str(), large.args["size"].as_str()), ("document-crest-large", "257"));
        assert_eq!(large.args["most"], "256");
        let reaches = ApiError::from(DocumentError::CrestReaches { what: "script".into() });
        assert_eq!(
            (reaches.key.as_str(), reaches.args["what"].as_str()),
            ("document-crest-reaches", "script")
        );
    }

    #[test]
    fn what_is_ours_gets_a_number_for_the_log() {
        let broken = ApiError::from(DocumentError::Instant { instant: String::new() });
        assert_eq!(broken.code, Code::Broken);
        assert!(!broken.trace_id.is_empty());
    }
}
