//! Why a document could not be printed.

/// Why a document could not be printed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DocumentError {
    /// A field without which the document says nothing, or would not be accessible, is blank.
    #[error("field {field} is blank")]
    Blank {
        /// Path of the field in the document, for example `letterhead.municipality`.
        field: &'static str,
    },
    /// A character no embedded font can draw. An archival file must not hold a sign nobody can
    /// read back (ISO 19005-2, 6.2.11.7), and silently leaving one out would change the text.
    #[error("character {character:?} in {field} has no glyph in the embedded fonts")]
    Unprintable {
        /// Path of the field in the document, for example `draft.2.text`.
        field: String,
        /// The character.
        character: char,
    },
    /// The crest is not a picture the typesetter can read.
    #[error("crest is not a readable SVG: {reason}")]
    Crest {
        /// What the reader said.
        reason: String,
    },
    /// The drawing of the crest is larger than a letterhead needs.
    #[error("crest has {size_bytes} bytes")]
    CrestTooLarge {
        /// Its size.
        size_bytes: usize,
    },
    /// The crest runs something, or refers to something outside itself.
    #[error("crest does not stand by itself: {what}")]
    CrestReaches {
        /// The element or the attribute.
        what: String,
    },
    /// The imprint's instant lies outside the years a PDF can name.
    #[error("instant {instant} cannot be written into a PDF")]
    Instant {
        /// The instant as RFC 3339.
        instant: String,
    },
    /// The template or the export failed: ours to mend, never the caller's words.
    #[error("typesetting of {template} failed: {reason}")]
    Typesetting {
        /// Name of the template.
        template: &'static str,
        /// The typesetter's messages, joined by semicolons.
        reason: String,
    },
}
