//! Texts of documents, and what happens when a document is no good.
#![allow(clippy::unwrap_used)]

mod support;

use obeznik_formats::kind::FileKind;
use obeznik_formats::limits::Limits;
use obeznik_formats::text::{TextError, extract_text};
use support::{docx, ole, open_document, pdf, sealed_pdf, xlsx, zip};

#[track_caller]
fn check(bytes: &[u8], expected: &str) {
    assert_eq!(extract_text(bytes, &Limits::default()).unwrap().text, expected);
}

#[test]
fn a_word_document_gives_its_text_without_what_was_deleted() {
    let body = r#"<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>Žádost</w:t></w:r><w:r><w:t xml:space="preserve"> o&#160;dotaci &amp; &neznama;x</w:t></w:r></w:p>
        <w:p><w:del><w:r><w:delText>smazáno</w:delText></w:r></w:del><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>
        <w:tbl><w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>2</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"#;
    check(&docx(body), "Žádost o\u{a0}dotaci & x\na\tb\nc\n1\t2\n");
}

#[test]
fn notes_headers_and_footers_of_a_word_document_follow_its_body() {
    let part = |text: &str| format!("<w:x xmlns:w='w'><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:x>");
    let file = zip(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("word/header1.xml", part("hlavička").as_bytes()),
        ("word/document.xml", part("tělo").as_bytes()),
        ("word/footnotes.xml", part("poznámka").as_bytes()),
        ("word/styles.xml", part("styl").as_bytes()),
    ]);
    check(&file, "tělo\npoznámka\nhlavička\n");
}

#[test]
fn an_open_document_gives_its_text() {
    let body = r#"<text:tracked-changes><text:p>smazáno</text:p></text:tracked-changes>
        <text:h>Usnesení</text:h><text:p>a<text:s text:c="2"/>b<text:tab/>c<text:line-break/>d</text:p>
        <table:table-row><table:table-cell><text:p>1</text:p></table:table-cell><table:table-cell><text:p>2</text:p></table:table-cell></table:table-row>"#;
    check(&open_document("text", body), "Usnesení\na  b\tc\nd\n1\t2\n");
}

#[test]
fn a_workbook_gives_its_cells() {
    check(&xlsx(), "Usnesení\nČíslo\tDatum\tČástka\nRM/1/1/2022\t2022-10-27\t1280.5\n");
}

#[test]
fn a_pdf_gives_words_and_lines() {
    check(&pdf(), "Ahojč č\nUsnes ení\n\u{c}");
    check(&sealed_pdf(""), "Ahojč č\nUsnes ení\n\u{c}"); // opens without a password
}

#[test]
fn plain_text_and_html_are_read_in_their_encoding() {
    check(b"\xde\xbe\x9ed\xe1n\xed\r\nx", "Ţľžd\u{e1}n\u{ed}\nx");
    check(b"<html><body><p>P\xf8\xedloha<p>2</body></html>", "Příloha\n2");
}

#[test]
fn files_that_give_no_text_say_why() {
    let big = vec![b'x'; 2_000];
    let long = open_document("text", &format!("<text:p>{}</text:p>", "ž".repeat(9_000_000)));
    let small = Limits { input_bytes: 1_000, ..Limits::default() };
    let normal = Limits::default();
    let table: Vec<(&[u8], &Limits, TextError)> = vec![
        (b"", &normal, TextError::Empty),
        (&big, &small, TextError::TooLarge { what: "input bytes", limit: 1_000 }),
        (b"\x89PNG\r\n\x1a\n", &normal, TextError::Unsupported { kind: FileKind::Png }),
    ];
    for (bytes, limits, expected) in table {
        assert_eq!(extract_text(bytes, limits).unwrap_err(), expected);
    }
    let error = |bytes: &[u8]| extract_text(bytes, &normal).unwrap_err();
    assert_eq!(error(&sealed_pdf("heslo")), TextError::Locked { format: "PDF" });
    let sealed = ole(&[("EncryptedPackage", b"")]);
    assert_eq!(error(&sealed), TextError::Locked { format: "Office" });
    assert!(matches!(error(b"%PDF-1.7 nic"), TextError::Broken { format: "PDF", .. }));
    assert!(matches!(error(&docx("")[..400]), TextError::Broken { format: "DOCX", .. }));
    assert!(matches!(error(&long), TextError::TooLarge { what: "unpacked entries", .. }));
}

#[test]
fn an_archive_that_grows_without_end_is_stopped_in_time() {
    let bomb = docx(&" ".repeat(64 << 20)); // 64 MiB in 64 KiB
    assert!(bomb.len() < 100_000);
    let error = extract_text(&bomb, &Limits::default()).unwrap_err();
    assert!(matches!(error, TextError::TooLarge { what: "unpacked entries", .. }), "{error}");
}

#[test]
fn texts_and_pages_beyond_the_limits_are_cut_and_say_so() {
    let limits = Limits { text_bytes: 5, ..Limits::default() };
    let cut = extract_text("Žádost".as_bytes(), &limits).unwrap();
    assert_eq!((cut.text.as_str(), cut.truncated), ("Žád", true));
    let cut = extract_text(&pdf(), &limits).unwrap();
    assert!(cut.text.len() <= 5 && cut.truncated, "{cut:?}");
}
