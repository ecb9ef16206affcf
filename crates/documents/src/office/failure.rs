//! Why a document could not be made, as a sentence for a person.

use obeznik_app::{ApiError, Code};

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
    }

    #[test]
    fn what_is_ours_gets_a_number_for_the_log() {
        let broken = ApiError::from(DocumentError::Instant { instant: String::new() });
        assert_eq!(broken.code, Code::Broken);
        assert!(!broken.trace_id.is_empty());
    }
}
