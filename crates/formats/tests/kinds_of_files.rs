//! Files are what their content says.
#![allow(clippy::unwrap_used)]

mod support;

use obeznik_formats::kind::{FileKind, Finding, findings, inspect, recognise};
use support::{docx, ole, open_document, pdf, sealed_pdf, xlsx, zip};

#[test]
fn files_are_recognised_by_content() {
    let mz = [b"MZ\x90\0\x03\0".as_slice(), &[0; 60]].concat();
    let table: Vec<(Vec<u8>, FileKind)> = vec![
        (vec![], FileKind::Empty),
        (pdf(), FileKind::Pdf),
        ([b"\n\n".as_slice(), &pdf()].concat(), FileKind::Pdf),
        (docx(""), FileKind::Docx),
        (xlsx(), FileKind::Xlsx),
        (zip(&[("[Content_Types].xml", b""), ("ppt/presentation.xml", b"")]), FileKind::Pptx),
        (open_document("text", ""), FileKind::Odt),
        (open_document("spreadsheet", ""), FileKind::Ods),
        (open_document("presentation", ""), FileKind::Odp),
        (zip(&[("a.txt", b"x"), ("word/x", b"")]), FileKind::Zip),
        (ole(&[("WordDocument", b"")]), FileKind::Doc),
        (ole(&[("Workbook", b"")]), FileKind::Xls),
        (ole(&[("EncryptedPackage", b"")]), FileKind::SealedOffice),
        (ole(&[("PowerPoint Document", b"")]), FileKind::Ole),
        (b"{\\rtf1 x}".to_vec(), FileKind::Rtf),
        (b"\x89PNG\r\n\x1a\n\0".to_vec(), FileKind::Png),
        (b"\xff\xd8\xff\xe0".to_vec(), FileKind::Jpeg),
        (b"GIF89a".to_vec(), FileKind::Gif),
        (b"II*\0".to_vec(), FileKind::Tiff),
        (b"RIFF\0\0\0\0WEBPVP8 ".to_vec(), FileKind::Webp),
        (b"<?xml version=\"1.0\"?><svg xmlns=\"x\"/>".to_vec(), FileKind::Svg),
        (b"<?xml version=\"1.0\"?><a/>".to_vec(), FileKind::Xml),
        (b"\xef\xbb\xbf<!DOCTYPE html><p>a".to_vec(), FileKind::Html),
        (b"<P>usnesen\xed</P>".to_vec(), FileKind::Html),
        (b" [{\"a\":1}]".to_vec(), FileKind::Json),
        (b"[sic] tak to bylo".to_vec(), FileKind::Text),
        (b"a;b\n1;2\n".to_vec(), FileKind::Csv),
        ("Žádost\no dotaci".into(), FileKind::Text),
        ("MZ ČR sděluje".into(), FileKind::Text), // a ministry, not a program
        (b"\xde\xbe\x9ed\xe1n\xed".to_vec(), FileKind::Text), // windows-1250
        (mz, FileKind::WindowsProgram),
        (b"\x7fELF\x02".to_vec(), FileKind::ElfProgram),
        (b"\xcf\xfa\xed\xfe".to_vec(), FileKind::MacProgram),
        (b"#!/bin/sh\nls".to_vec(), FileKind::Script),
        (b"\0\x01\x02\x03binary".to_vec(), FileKind::Unknown),
    ];
    for (bytes, kind) in table {
        assert_eq!(inspect(&bytes).kind, kind, "{:?}", &bytes[..bytes.len().min(20)]);
        assert!(!kind.mime().is_empty());
    }
}

#[test]
fn the_beginning_alone_tells_documents_in_archives_apart() {
    for (bytes, kind) in [(docx("<w:p/>"), FileKind::Docx), (open_document("text", ""), FileKind::Odt)] {
        assert_eq!(recognise(&bytes[..bytes.len() - 30]), kind);
    }
}

#[test]
fn names_that_lie_are_found() {
    let table: Vec<(&str, Vec<u8>, Vec<Finding>)> = vec![
        ("a.pdf", pdf(), vec![]),
        ("A.PDF", pdf(), vec![]),
        ("bez přípony", pdf(), vec![]),
        ("a.neznámá", pdf(), vec![]),
        ("a.pdf", docx(""), vec![Finding::FalseExtension { extension: "pdf".into(), kind: FileKind::Docx }]),
        ("a.doc", b"{\\rtf1}".to_vec(), vec![]),
        (
            "a.docx",
            ole(&[("EncryptedPackage", b"")]),
            vec![Finding::Encrypted { kind: FileKind::SealedOffice }],
        ),
        ("a.pdf", vec![], vec![Finding::Empty]),
        ("a.pdf", b"#!/bin/sh".to_vec(), vec![Finding::Forbidden { kind: FileKind::Script }]),
        ("a.pdf.exe", b"text".to_vec(), vec![Finding::Forbidden { kind: FileKind::Text }]),
        ("a.js.", b"text".to_vec(), vec![Finding::Forbidden { kind: FileKind::Text }]),
        (
            "a.docm",
            zip(&[("[Content_Types].xml", b""), ("word/vbaProject.bin", b"x")]),
            vec![Finding::Macros { kind: FileKind::Docx }],
        ),
    ];
    for (name, bytes, expected) in table {
        assert_eq!(findings(name, &bytes), expected, "{name}");
    }
}

#[test]
fn sealed_files_are_seen() {
    let manifest = b"<manifest:encryption-data/>".as_slice();
    let mime = b"application/vnd.oasis.opendocument.text".as_slice();
    let mut sealed_zip = zip(&[("a.txt", b"x")]);
    let directory = sealed_zip.windows(4).position(|w| w == b"PK\x01\x02").unwrap();
    sealed_zip[6] |= 1;
    sealed_zip[directory + 8] |= 1;
    let sealed_word = [&[0u8; 11][..], &[1]].concat();
    let table = [
        (pdf(), false),
        (b"%PDF-1.7 (slovo /Encrypt v textu)".to_vec(), false),
        (sealed_pdf("heslo"), true),
        (docx(""), false),
        (sealed_zip, true),
        (zip(&[("mimetype", mime), ("META-INF/manifest.xml", manifest)]), true),
        (ole(&[("WordDocument", &sealed_word)]), true),
        (ole(&[("WordDocument", &[0; 12])]), false),
        (ole(&[("Workbook", b"\x09\x08\x02\0ab\x2f\0\0\0")]), true),
        (ole(&[("Workbook", b"\x09\x08\x02\0ab\x0a\0\0\0")]), false),
    ];
    for (index, (bytes, encrypted)) in table.into_iter().enumerate() {
        assert_eq!(inspect(&bytes).encrypted, encrypted, "case {index}");
    }
}
