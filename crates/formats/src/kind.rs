//! What a file is, by its content; its name is only compared afterwards.

mod extension;
mod ole;
mod package;
mod plain;
mod printable;
mod program;

use serde::{Deserialize, Serialize};

pub use extension::{Finding, findings};
pub use printable::printable_as;
pub use program::{Barred, NotBarred, is_program};

/// The longest head of a file that recognition by head looks at.
pub const HEAD_BYTES: usize = 64 << 10;

/// The kinds of files that an office meets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    /// No bytes at all.
    Empty,
    /// Portable Document Format.
    Pdf,
    /// Word document (ECMA-376).
    Docx,
    /// Excel workbook (ECMA-376).
    Xlsx,
    /// PowerPoint presentation (ECMA-376).
    Pptx,
    /// A Word, Excel or PowerPoint file sealed by a password (MS-OFFCRYPTO).
    SealedOffice,
    /// OpenDocument text.
    Odt,
    /// OpenDocument spreadsheet.
    Ods,
    /// OpenDocument presentation.
    Odp,
    /// Binary Word document (97–2003).
    Doc,
    /// Binary Excel workbook (97–2003).
    Xls,
    /// Another OLE compound file: a presentation, a message of Outlook.
    Ole,
    /// Rich Text Format.
    Rtf,
    /// PNG image.
    Png,
    /// JPEG image.
    Jpeg,
    /// GIF image.
    Gif,
    /// TIFF image.
    Tiff,
    /// WebP image.
    Webp,
    /// Vector image in XML.
    Svg,
    /// A ZIP archive of no known meaning.
    Zip,
    /// HTML.
    Html,
    /// JSON.
    Json,
    /// A table in plain text.
    Csv,
    /// XML of no known meaning.
    Xml,
    /// Plain text.
    Text,
    /// A program for Windows or DOS (MZ), an installer or a shortcut.
    WindowsProgram,
    /// A program for Linux (ELF).
    ElfProgram,
    /// A program for macOS (Mach-O) or a Java class.
    MacProgram,
    /// A script that names its interpreter (`#!`).
    Script,
    /// Bytes of no known kind.
    Unknown,
}

/// What was found out about a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inspection {
    /// The kind by content.
    pub kind: FileKind,
    /// Whether the content is encrypted. A PDF may be encrypted and still open without
    /// a password, when its maker only forbade printing or copying.
    pub encrypted: bool,
    /// Whether a document carries macros.
    pub has_macros: bool,
}

/// Recognises a whole file and looks for encryption and macros. Never fails.
#[must_use]
pub fn inspect(bytes: &[u8]) -> Inspection {
    let kind = recognise(bytes);
    let plain = Inspection { kind, encrypted: false, has_macros: false };
    match kind {
        FileKind::Pdf => Inspection { encrypted: is_encrypted_pdf(bytes), ..plain },
        FileKind::SealedOffice => Inspection { encrypted: true, ..plain },
        FileKind::Doc | FileKind::Xls => ole::inspect(bytes, plain),
        FileKind::Zip | FileKind::Docx | FileKind::Xlsx | FileKind::Pptx => package::inspect(bytes, plain),
        FileKind::Odt | FileKind::Ods | FileKind::Odp => package::inspect(bytes, plain),
        _ => plain,
    }
}

/// Recognises a file by its beginning alone ([`HEAD_BYTES`] are enough), for files that are
/// too large to be read whole. Never fails.
#[must_use]
pub fn recognise(head: &[u8]) -> FileKind {
    if head.is_empty() {
        return FileKind::Empty;
    }
    by_magic(head).or_else(|| is_pdf(head).then_some(FileKind::Pdf)).unwrap_or_else(|| plain::recognise(head))
}

impl FileKind {
    /// The media type (RFC 6838).
    #[must_use]
    pub fn mime(self) -> &'static str {
        self.facts().1
    }

    /// The name of the format as people know it.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.facts().0
    }

    /// Whether files of this kind may never be attached: programs and scripts.
    #[must_use]
    pub fn is_forbidden(self) -> bool {
        matches!(self, Self::WindowsProgram | Self::ElfProgram | Self::MacProgram | Self::Script)
    }

    /// Whether it is an image that the window can show by itself.
    #[must_use]
    pub fn is_image(self) -> bool {
        matches!(self, Self::Png | Self::Jpeg | Self::Gif | Self::Tiff | Self::Webp | Self::Svg)
    }

    fn facts(self) -> (&'static str, &'static str) {
        self.document_facts().or_else(|| self.image_facts()).unwrap_or_else(|| self.other_facts())
    }

    fn document_facts(self) -> Option<(&'static str, &'static str)> {
        Some(match self {
            Self::Pdf => ("PDF", "application/pdf"),
            Self::Docx => ("DOCX", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            Self::Xlsx => ("XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            Self::Pptx => {
                ("PPTX", "application/vnd.openxmlformats-officedocument.presentationml.presentation")
            }
            Self::SealedOffice => ("Office", "application/x-ole-storage"),
            Self::Odt => ("ODT", "application/vnd.oasis.opendocument.text"),
            Self::Ods => ("ODS", "application/vnd.oasis.opendocument.spreadsheet"),
            Self::Odp => ("ODP", "application/vnd.oasis.opendocument.presentation"),
            Self::Doc => ("DOC", "application/msword"),
            Self::Xls => ("XLS", "application/vnd.ms-excel"),
            Self::Ole => ("OLE", "application/x-ole-storage"),
            Self::Rtf => ("RTF", "application/rtf"),
            _ => return None,
        })
    }

    fn image_facts(self) -> Option<(&'static str, &'static str)> {
        Some(match self {
            Self::Png => ("PNG", "image/png"),
            Self::Jpeg => ("JPEG", "image/jpeg"),
            Self::Gif => ("GIF", "image/gif"),
            Self::Tiff => ("TIFF", "image/tiff"),
            Self::Webp => ("WebP", "image/webp"),
            Self::Svg => ("SVG", "image/svg+xml"),
            _ => return None,
        })
    }

    fn other_facts(self) -> (&'static str, &'static str) {
        match self {
            Self::Zip => ("ZIP", "application/zip"),
            Self::Html => ("HTML", "text/html"),
            Self::Json => ("JSON", "application/json"),
            Self::Csv => ("CSV", "text/csv"),
            Self::Xml => ("XML", "application/xml"),
            Self::Text => ("text", "text/plain"),
            Self::WindowsProgram => ("EXE", "application/vnd.microsoft.portable-executable"),
            Self::ElfProgram => ("ELF", "application/x-elf"),
            Self::MacProgram => ("Mach-O", "application/x-mach-binary"),
            Self::Script => ("script", "text/x-shellscript"),
            _ => ("", "application/octet-stream"),
        }
    }
}

fn by_magic(head: &[u8]) -> Option<FileKind> {
    by_fixed_magic(head).or_else(|| match head {
        [b'P', b'K', 3, 4, ..] => Some(package::recognise(head)),
        [b'P', b'K', 5, 6, ..] => Some(FileKind::Zip),
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => Some(ole::recognise(head)),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(FileKind::Webp),
        // Text may begin so too: MZ is the Ministry of Health.
        [b'M', b'Z', ..] if head[..head.len().min(1024)].contains(&0) => Some(FileKind::WindowsProgram),
        _ => None,
    })
}

fn by_fixed_magic(head: &[u8]) -> Option<FileKind> {
    const MAGIC: [(&[u8], FileKind); 16] = [
        (b"\x89PNG\r\n\x1a\n", FileKind::Png),
        (b"\xff\xd8\xff", FileKind::Jpeg),
        (b"GIF87a", FileKind::Gif),
        (b"GIF89a", FileKind::Gif),
        (b"II*\0", FileKind::Tiff),
        (b"MM\0*", FileKind::Tiff),
        (b"{\\rtf", FileKind::Rtf),
        (b"\x7fELF", FileKind::ElfProgram),
        (b"\xfe\xed\xfa\xce", FileKind::MacProgram),
        (b"\xfe\xed\xfa\xcf", FileKind::MacProgram),
        (b"\xce\xfa\xed\xfe", FileKind::MacProgram),
        (b"\xcf\xfa\xed\xfe", FileKind::MacProgram),
        (b"\xca\xfe\xba\xbe", FileKind::MacProgram),
        (b"#!", FileKind::Script),
        (b"\xef\xbb\xbf#!", FileKind::Script),
        (b"L\0\0\0\x01\x14\x02\0", FileKind::WindowsProgram), // a shortcut runs what it names
    ];
    MAGIC.iter().find(|(magic, _)| head.starts_with(magic)).map(|(_, kind)| *kind)
}

/// Readers accept the mark anywhere in the first kilobyte (ISO 32000-1, annex H.3.4.1).
fn is_pdf(head: &[u8]) -> bool {
    contains(&head[..head.len().min(1024)], b"%PDF-")
}

/// An encrypted PDF names its key dictionary in the trailer: `/Encrypt 12 0 R` or `<<`.
fn is_encrypted_pdf(bytes: &[u8]) -> bool {
    const KEY: &[u8] = b"/Encrypt";
    bytes
        .windows(KEY.len())
        .enumerate()
        .filter(|(_, window)| *window == KEY)
        .any(|(at, _)| names_a_dictionary(&bytes[at + KEY.len()..]))
}

fn names_a_dictionary(rest: &[u8]) -> bool {
    let rest = rest.trim_ascii_start();
    if rest.starts_with(b"<<") {
        return true;
    }
    let words: Vec<&[u8]> = rest[..rest.len().min(32)]
        .split(|b| b.is_ascii_whitespace() || *b == b'/' || *b == b'>')
        .filter(|word| !word.is_empty())
        .take(3)
        .collect();
    let is_number = |word: &[u8]| word.iter().all(u8::is_ascii_digit);
    matches!(words[..], [id, generation, b"R"] if is_number(id) && is_number(generation))
}

pub(crate) fn contains(haystack: &[u8], needle: &[u8]) -> bool {
    haystack.windows(needle.len()).any(|window| window == needle)
}
