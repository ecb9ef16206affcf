//! Whatever file comes ends in an answer within its bounds.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test may fail by panicking and tells its figures"
)]
#![allow(dead_code, reason = "the builders serve other tests too")]

#[path = "../../../tests/support/fuzz.rs"]
mod fuzz;
mod support;

use fuzz::{bytes, feed, text};
use obeznik_formats::document::document_of_docx;
use obeznik_formats::encoding::decode;
use obeznik_formats::html::{Numbering, html_to_lines};
use obeznik_formats::kind::{findings, inspect};
use obeznik_formats::letter::{part_of_letter, read_letter};
use obeznik_formats::limits::Limits;
use obeznik_formats::mapping::{Mapping, apply};
use obeznik_formats::table::{Table, read_table, table_of_csv, table_of_json, table_of_xlsx};
use obeznik_formats::text::{Extracted, TextError, text_of_docx, text_of_odt, text_of_pdf};
use support::{docx, docx_with, eml, msg, ole, open_document, pdf, pdf_showing, sealed_pdf, xlsx, zfo};

const CSV: &[&str] = &[
    "Číslo;Datum;Název\nRM/1/1/2024;3. 1. 2024;\"Byt; č. 3\"\n\"ZM\"\"7\";;\"dva\nřádky\"\n",
    "a,b,c\r\n1,2,3\r\n,,\r\n",
    "a\tb\n1\t2\n",
];

const JSON: &[&str] = &[
    r#"[{"id":"RM/1","datum":"2024-01-03","items":[{"text":"schvaluje"}]},{"id":null,"x":1e9}]"#,
    r#"{"data":[{"a":{"b":[1,2,"č"]}}]}"#,
];

const HTML: &[&str] = &[
    "<ol><li>schvaluje<p title=\"x\">záměr</p><ul><li>a</li></ul></li><li>&nbsp;&#268;&lt;</li></ol>",
    "<table><tr><td>1<td>2</table><br>text<!-- x --><script>y</script>",
];

const WORD: &[&str] = &[
    "<w:p><w:r><w:t>Rada</w:t><w:tab/><w:t xml:space=\"preserve\"> města</w:t></w:r></w:p>",
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
];

const WRITER: &[&str] =
    &["<text:p>Rada<text:s text:c=\"3\"/>města<text:line-break/></text:p><text:h>Bod</text:h>"];

const PAGE: &[&str] =
    &["BT /A 12 Tf 10 700 Td (Ahoj) Tj T* [(a) -300 (b)] TJ /B 9 Tf <01> Tj ET q 1 0 0 1 5 5 cm Q"];

/// Small bounds, so that a damaged length cannot make a test slow.
fn limits() -> Limits {
    Limits { unpacked_bytes: 1 << 20, text_bytes: 1 << 16, pages: 20, ..Limits::default() }
}

fn check_table(table: &Table) {
    assert!(table.rows.iter().all(|row| row.cells.len() == table.columns.len()));
    assert!(table.faults.iter().all(|fault| fault.line > 0 && fault.column > 0));
}

fn check_text(extracted: Result<Extracted, TextError>) {
    if let Ok(extracted) = extracted {
        assert!(extracted.text.len() <= limits().text_bytes);
    }
}

#[test]
fn fuzz_csv() {
    feed("csv", text(CSV), |file| check_table(&table_of_csv("a", file.as_bytes(), &limits())));
}

#[test]
fn fuzz_json() {
    feed("json", text(JSON), |file| check_table(&table_of_json("a", file.as_bytes(), &limits())));
}

#[test]
fn fuzz_xlsx() {
    feed("xlsx", bytes(vec![xlsx()]), |file| check_table(&table_of_xlsx("a", &file, None, &limits())));
}

#[test]
fn fuzz_html() {
    feed("html", text(HTML), |html| {
        let lines = html_to_lines(&html, &[Numbering::Roman]);
        assert!(lines.lines().all(|line| !line.trim().is_empty()), "{html:?} {lines:?}");
    });
}

#[test]
fn fuzz_docx() {
    feed("docx", text(WORD), |body| check_text(text_of_docx(&docx(&body), &limits())));
}

const STYLED: &[&str] = &[
    "<w:p><w:pPr><w:pStyle w:val=\"N\"/><w:outlineLvl w:val=\"0\"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>Zpráva</w:t><w:br/></w:r></w:p>",
    "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"3\"/></w:numPr></w:pPr><w:r><w:t>bod</w:t></w:r></w:p>",
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Název</w:t></w:r></w:p></w:tc><w:tc><w:tbl><w:tr><w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>",
];

const LISTS: &[&str] = &[
    "<w:n xmlns:w='w'><w:abstractNum w:abstractNumId='7'><w:lvl><w:start w:val='3'/><w:numFmt w:val='lowerRoman'/><w:lvlText w:val='%1.%2)'/></w:lvl><w:lvl><w:numFmt w:val='lowerLetter'/><w:lvlText w:val='%2%1'/></w:lvl></w:abstractNum><w:num w:numId='3'><w:abstractNumId w:val='7'/></w:num></w:n>",
];

#[test]
fn fuzz_docx_blocks() {
    feed("docx_blocks", (text(STYLED), text(LISTS)), |(body, lists)| {
        let file = docx_with(&body, &[("word/numbering.xml", &lists), ("word/styles.xml", &lists)]);
        let Ok(document) = document_of_docx(&file, &limits()) else { return };
        for block in document.blocks {
            assert!(
                !block.cells.is_empty() && block.cells.iter().all(|cell| !cell.trim().is_empty()),
                "{block:?}"
            );
        }
    });
}

#[test]
fn fuzz_letters() {
    let files: &[(&str, &[u8])] = &[("a.docx", &docx("")), ("b.txt", b"text")];
    let good = vec![eml("Věc", "Dobrý den", files), msg("Věc", "Dobrý den", files), zfo("Věc", files, None)];
    feed("letters", bytes(good), |file| {
        let Ok(letter) = read_letter(&file, &limits()) else { return };
        assert!(letter.text.len() <= limits().text_bytes);
        for (place, part) in letter.parts.iter().enumerate().filter(|(_, part)| !part.is_sealed) {
            let content = part_of_letter(&file, place, &limits()).unwrap();
            assert_eq!(content.len() as u64, part.size_bytes);
        }
    });
}

#[test]
fn fuzz_odt() {
    feed("odt", text(WRITER), |body| check_text(text_of_odt(&open_document("text", &body), &limits())));
}

#[test]
fn fuzz_pdf() {
    feed("pdf", bytes(vec![pdf(), sealed_pdf("")]), |file| check_text(text_of_pdf(&file, &limits())));
}

#[test]
fn fuzz_pdf_page() {
    feed("pdf_page", text(PAGE), |page| check_text(text_of_pdf(&pdf_showing(page.as_bytes()), &limits())));
}

#[test]
fn fuzz_kind() {
    let good = vec![
        pdf(),
        docx(""),
        open_document("text", ""),
        xlsx(),
        ole(&[("WordDocument", b"text")]),
        vec![0xff],
    ];
    feed("kind", bytes(good), |file| {
        assert!(!inspect(&file).kind.mime().is_empty());
        assert!(findings("a.pdf", &file).len() < 4);
        drop(decode(&file).text);
        check_table(&read_table("a", &file, &limits()));
    });
}

#[test]
fn fuzz_mapping() {
    const MAPPINGS: &[&str] = &[
        include_str!("../../../assets/mappings/litovel.json"),
        include_str!("../../../assets/mappings/praha7.json"),
    ];
    let table = table_of_json("a", JSON[0].as_bytes(), &limits());
    feed("mapping", text(MAPPINGS), |json| {
        if let Ok(mapping) = Mapping::from_json(&json) {
            assert_eq!(Mapping::from_json(&mapping.to_json()).unwrap(), mapping);
            drop(apply("a", &mapping, &table).rows);
        }
    });
}
