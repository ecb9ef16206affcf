//! Which files an office suite can make a PDF of.

use super::FileKind;
use super::extension::extension;

/// Kinds that a suite opens, with the extension by which it knows them.
const PRINTABLE: [(FileKind, &str); 9] = [
    (FileKind::Docx, "docx"),
    (FileKind::Doc, "doc"),
    (FileKind::Odt, "odt"),
    (FileKind::Rtf, "rtf"),
    (FileKind::Xlsx, "xlsx"),
    (FileKind::Xls, "xls"),
    (FileKind::Ods, "ods"),
    (FileKind::Pptx, "pptx"),
    (FileKind::Odp, "odp"),
];

/// Extensions of what an OLE compound file may be besides: an old presentation, or a document sealed by a password.
const IN_OLE: [&str; 5] = ["ppt", "pps", "docx", "xlsx", "pptx"];

/// The extension under which a suite makes a PDF of a file; nothing where it makes none. The media type is that of
/// the content ([`FileKind::mime`]); the name is asked only where the type says too little.
///
/// Plain text and HTML are left out: the one says nothing of its encoding, the other draws in what lies elsewhere.
#[must_use]
pub fn printable_as(media_type: &str, name: &str) -> Option<&'static str> {
    if media_type == FileKind::Ole.mime() {
        let extension = extension(name);
        return IN_OLE.into_iter().find(|known| *known == extension);
    }
    PRINTABLE.iter().find(|(kind, _)| kind.mime() == media_type).map(|(_, extension)| *extension)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_tables_and_presentations_are_printable_under_the_name_of_their_content() {
        let table = [
            (FileKind::Docx, "smlouva.docx", Some("docx")),
            (FileKind::Rtf, "smlouva.doc", Some("rtf")), // Word keeps it so
            (FileKind::Odt, "bez přípony", Some("odt")),
            (FileKind::Xls, "rozpočet.xls", Some("xls")),
            (FileKind::Pptx, "plán.pptx", Some("pptx")),
            (FileKind::Ole, "plán.ppt", Some("ppt")),
            (FileKind::SealedOffice, "mzdy.XLSX", Some("xlsx")),
            (FileKind::Ole, "dopis.msg", None),
            (FileKind::Pdf, "smlouva.docx", None),
            (FileKind::Png, "plán.png", None),
            (FileKind::Text, "zápis.txt", None),
            (FileKind::Html, "smlouva.doc", None),
            (FileKind::Zip, "vše.zip", None),
            (FileKind::Unknown, "výkres.dwg", None),
        ];
        for (kind, name, expected) in table {
            assert_eq!(printable_as(kind.mime(), name), expected, "{name}");
        }
    }
}
