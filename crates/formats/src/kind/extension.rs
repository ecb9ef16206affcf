//! Whether a file's name tells the truth about its content.

use serde::{Deserialize, Serialize};

use super::program::is_program;
use super::{FileKind, inspect};

/// What a person should know before a file is attached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "finding", rename_all = "snake_case")]
pub enum Finding {
    /// The file has no bytes.
    Empty,
    /// A program or a script; never attached.
    Forbidden {
        /// What it is.
        kind: FileKind,
    },
    /// The name says another kind than the content.
    FalseExtension {
        /// The extension, in lower case, without the dot.
        extension: String,
        /// What the content is.
        kind: FileKind,
    },
    /// The content is encrypted: it can be kept, but neither searched nor shown.
    Encrypted {
        /// What it is.
        kind: FileKind,
    },
    /// The document carries macros.
    Macros {
        /// What it is.
        kind: FileKind,
    },
}

/// Everything noteworthy about a file that is to be attached under `name`.
#[must_use]
pub fn findings(name: &str, bytes: &[u8]) -> Vec<Finding> {
    let inspection = inspect(bytes);
    let kind = inspection.kind;
    if kind == FileKind::Empty {
        return vec![Finding::Empty];
    }
    if is_program(name, kind) {
        return vec![Finding::Forbidden { kind }];
    }
    let mut found = Vec::new();
    if !kind.matches_extension(name) {
        found.push(Finding::FalseExtension { extension: extension(name), kind });
    }
    if inspection.encrypted {
        found.push(Finding::Encrypted { kind });
    }
    if inspection.has_macros {
        found.push(Finding::Macros { kind });
    }
    found
}

impl FileKind {
    /// Whether the extension of `name` fits this kind. A name without an extension, or with one
    /// that says nothing about any known kind, fits all but programs.
    #[must_use]
    pub fn matches_extension(self, name: &str) -> bool {
        let extension = extension(name);
        match kinds_of(&extension) {
            Some(kinds) => kinds.contains(&self),
            None => !self.is_forbidden(),
        }
    }
}

pub(super) fn extension(name: &str) -> String {
    // A trailing dot or space is dropped by Windows, so it does not hide an extension.
    let name = name.trim_end_matches(['.', ' ']);
    name.rsplit_once('.').map(|(_, extension)| extension.to_lowercase()).unwrap_or_default()
}

/// The kinds that may honestly carry an extension.
fn kinds_of(extension: &str) -> Option<&'static [FileKind]> {
    document_kinds(extension).or_else(|| image_or_text_kinds(extension))
}

fn document_kinds(extension: &str) -> Option<&'static [FileKind]> {
    use FileKind::{Doc, Docx, Html, Odp, Ods, Odt, Ole, Pdf, Pptx, Rtf, SealedOffice, Xls, Xlsx, Zip};
    Some(match extension {
        "pdf" => &[Pdf],
        "docx" | "docm" | "dotx" => &[Docx, SealedOffice],
        "xlsx" | "xlsm" | "xltx" => &[Xlsx, SealedOffice],
        "pptx" | "pptm" => &[Pptx, SealedOffice],
        "odt" | "ott" => &[Odt],
        "ods" | "ots" => &[Ods],
        "odp" => &[Odp],
        // Word opens and keeps all of these under its old extension.
        "doc" | "dot" => &[Doc, Rtf, Docx, Html],
        "xls" | "xlt" => &[Xls, Xlsx, Html],
        "ppt" | "msg" => &[Ole],
        "rtf" => &[Rtf],
        "zip" => &[Zip, Docx, Xlsx, Pptx, Odt, Ods, Odp],
        _ => return None,
    })
}

fn image_or_text_kinds(extension: &str) -> Option<&'static [FileKind]> {
    use FileKind::{Csv, Gif, Html, Jpeg, Json, Png, Svg, Text, Tiff, Webp, Xml};
    Some(match extension {
        "png" => &[Png],
        "jpg" | "jpeg" | "jfif" => &[Jpeg],
        "gif" => &[Gif],
        "tif" | "tiff" => &[Tiff],
        "webp" => &[Webp],
        "svg" => &[Svg],
        "csv" | "tsv" => &[Csv, Text],
        "json" => &[Json],
        "html" | "htm" => &[Html, Text],
        "xml" => &[Xml, Svg, Html],
        "txt" | "md" | "log" => &[Text, Csv, Json, Html, Xml],
        _ => return None,
    })
}
