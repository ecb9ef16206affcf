//! Random bytes and damaged files end in an answer, never in a panic.
#![allow(clippy::unwrap_used)]

mod support;

use obeznik_formats::html::{Numbering, html_to_lines};
use obeznik_formats::kind::{findings, inspect};
use obeznik_formats::limits::Limits;
use obeznik_formats::table::{Table, read_table, table_of_csv, table_of_json, table_of_xlsx};
use obeznik_formats::text::{
    extract_text, text_of_docx, text_of_html, text_of_odt, text_of_pdf, text_of_plain, text_of_xlsx,
};
use proptest::prelude::*;
use support::{docx, ole, open_document, pdf, sealed_pdf, xlsx};

/// Files tried by each property.
const CASES: u32 = 400;

/// Small bounds, so that a damaged length cannot make a test slow.
fn limits() -> Limits {
    Limits { unpacked_bytes: 1 << 20, text_bytes: 1 << 16, pages: 20, ..Limits::default() }
}

fn read_in_every_way(bytes: &[u8]) {
    assert!(!inspect(bytes).kind.mime().is_empty());
    assert!(findings("a.pdf", bytes).len() < 4);
    let limits = limits();
    for read in
        [extract_text, text_of_pdf, text_of_docx, text_of_odt, text_of_xlsx, text_of_plain, text_of_html]
    {
        if let Ok(extracted) = read(bytes, &limits) {
            assert!(extracted.text.len() <= limits.text_bytes);
        }
    }
    check_table(&read_table("a", bytes, &limits));
    check_table(&table_of_csv("a", bytes, &limits));
    check_table(&table_of_json("a", bytes, &limits));
    check_table(&table_of_xlsx("a", bytes, None, &limits));
}

fn check_table(table: &Table) {
    assert!(table.rows.iter().all(|row| row.cells.len() == table.columns.len()));
    assert!(table.faults.iter().all(|fault| fault.line > 0 && fault.column > 0));
}

/// A good file with some bytes changed, some cut out and the end cut off.
fn damaged() -> impl Strategy<Value = Vec<u8>> {
    let good = vec![
        pdf(),
        sealed_pdf(""),
        docx("<w:p><w:r><w:t>text</w:t></w:r></w:p>"),
        open_document("text", "<text:p>text</text:p>"),
        xlsx(),
        ole(&[("WordDocument", b"text")]),
        b"a;b\n\"1\";2\n3;4\n".to_vec(),
        br#"[{"a":{"b":1},"c":[1,"x"]},{"a":null}]"#.to_vec(),
        b"<ol><li>a<p title=\"x\">b</ol>".to_vec(),
    ];
    let changes = prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..12);
    let cut = (any::<prop::sample::Index>(), 0usize..40);
    (prop::sample::select(good), changes, cut, any::<prop::sample::Index>(), any::<bool>()).prop_map(
        |(mut bytes, changes, (cut_at, length), end, shorten)| {
            for (at, byte) in changes {
                let at = at.index(bytes.len());
                bytes[at] = byte;
            }
            let at = cut_at.index(bytes.len());
            bytes.drain(at..(at + length).min(bytes.len()));
            if shorten && !bytes.is_empty() {
                bytes.truncate(end.index(bytes.len()));
            }
            bytes
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(CASES) })]

    #[test]
    fn damaged_files_end_in_an_answer(bytes in damaged()) {
        read_in_every_way(&bytes);
    }

    #[test]
    fn random_bytes_end_in_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        read_in_every_way(&bytes);
    }

    #[test]
    fn every_csv_line_is_a_row_or_a_fault(lines in prop::collection::vec("[a-c\";]{1,8}", 1..12)) {
        let csv = format!("x;y\n{}", lines.join("\n"));
        let table = table_of_csv("a", csv.as_bytes(), &limits());
        let wide = lines.iter().all(|line| !line.contains('"'));
        let said = table.rows.len() + table.faults.len();
        let blank = lines.iter().filter(|line| line.chars().all(|c| c == ';')).count();
        prop_assert!(!wide || said + blank == lines.len(), "{csv} {table:?}");
    }

    #[test]
    fn html_never_leaves_a_line_empty(html in "[<>/a-d &;\"'pliol\n]{0,80}") {
        let lines = html_to_lines(&html, &[Numbering::Roman]);
        prop_assert!(lines.lines().all(|line| !line.trim().is_empty()), "{html:?} {lines:?}");
    }
}

#[test]
fn what_nests_without_end_does_not_exhaust_the_stack() {
    let deep = |open: &str, close: &str| open.repeat(20_000) + &close.repeat(20_000);
    read_in_every_way(deep("[", "]").as_bytes());
    read_in_every_way(deep("{\"a\":", "}").as_bytes());
    read_in_every_way(format!("[{{\"a\":{}}}]", deep("[", "]")).as_bytes());
    read_in_every_way(deep("<ol><li>", "</ol>").as_bytes());
    read_in_every_way(&docx(&deep("<w:p>", "</w:p>")));
    read_in_every_way(&support::pdf_showing(deep("[", "]").as_bytes()));
    read_in_every_way(&support::pdf_showing(deep("<</A ", ">>").as_bytes()));
    read_in_every_way(&support::pdf_showing("q ".repeat(20_000).as_bytes()));
    read_in_every_way(&support::pdf_showing("/Span BMC ".repeat(20_000).as_bytes()));
    let objects = format!("%PDF-1.7\n1 0 obj\n{}\nendobj\ntrailer<</Root 1 0 R>>", deep("[", "]"));
    read_in_every_way(objects.as_bytes());
}
