//! Which document.

use std::str::FromStr;

use obeznik_app::{ApiError, Code};
use obeznik_circulation::edition::PrintedKind;

/// The documents an office prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentKind {
    /// The cover sheet of a paper (košilka tisku).
    CoverSheet,
    /// The invitation to a meeting, for the assembly its public notice (§ 93/1).
    Invitation,
    /// The extract of a resolution (výpis usnesení).
    Extract,
    /// The resolutions of a meeting.
    ResolutionList,
    /// The certificate of who entered the assembly (osvědčení o nástupu, § 56 of Act 491/2001 Coll.).
    Certificate,
}

impl DocumentKind {
    /// Every kind.
    pub const ALL: [Self; 5] =
        [Self::CoverSheet, Self::Invitation, Self::Extract, Self::ResolutionList, Self::Certificate];

    /// The kind as the rules know it.
    pub fn printed(self) -> PrintedKind {
        match self {
            Self::CoverSheet => PrintedKind::CoverSheet,
            Self::Invitation => PrintedKind::Invitation,
            Self::Extract => PrintedKind::Extract,
            Self::ResolutionList => PrintedKind::ResolutionList,
            Self::Certificate => PrintedKind::Certificate,
        }
    }

    /// The word of the kind on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::CoverSheet => "cover_sheet",
            Self::Invitation => "invitation",
            Self::Extract => "extract",
            Self::ResolutionList => "resolution_list",
            Self::Certificate => "certificate",
        }
    }
}

impl FromStr for DocumentKind {
    type Err = ApiError;

    fn from_str(word: &str) -> Result<Self, ApiError> {
        let found = Self::ALL.into_iter().find(|kind| kind.as_str() == word);
        found.ok_or_else(|| ApiError::new(Code::Invalid, "error-bad-input").with("what", word))
    }
}

/// The forms a document is made in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DocumentFormat {
    /// The one that is issued: archival PDF.
    #[default]
    Pdf,
    /// For Word: the same words, to be corrected by hand.
    Docx,
}

impl DocumentFormat {
    /// Every form.
    pub const ALL: [Self; 2] = [Self::Pdf, Self::Docx];

    /// The word of the form on the wire, and the ending of its file.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
        }
    }
}

impl FromStr for DocumentFormat {
    type Err = ApiError;

    fn from_str(word: &str) -> Result<Self, ApiError> {
        let found = Self::ALL.into_iter().find(|format| format.as_str() == word);
        found.ok_or_else(|| ApiError::new(Code::Invalid, "error-bad-input").with("what", word))
    }
}
