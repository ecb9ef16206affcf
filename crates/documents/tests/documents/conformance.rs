//! What the files claim, checked by tools that are not ours.

use crate::pdf::{Pdf, plain};
use crate::samples;

#[test]
fn every_document_is_sound_archival_tagged_titled_and_carries_its_fonts() {
    for (name, heading, pdf) in samples::all() {
        assert!(pdf.pages() > 0, "{name}");
        check_information(&name, &heading, &pdf);
        check_claims(&name, &pdf);
        check_fonts(&name, &pdf);
        let report = pdf.checked_by_qpdf();
        assert!(report.contains("No syntax or stream encoding errors found"), "{name}: {report}");
    }
}

fn check_information(name: &str, heading: &str, pdf: &Pdf) {
    let info = plain(&pdf.info(&[]));
    for line in
        ["Creator: Oběžník", "Author: Město Vzorov", "Tagged: yes", "595.276 x 841.89 pts (A4)", heading]
    {
        assert!(info.contains(line), "{name}: {line}: {info}");
    }
}

fn check_claims(name: &str, pdf: &Pdf) {
    let xmp = pdf.info(&["-meta"]);
    let claims = [
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
        "<rdf:li>cs</rdf:li>",
        "<xmp:CreateDate>2026-12-18T08:15:30",
    ];
    for claim in claims {
        assert!(xmp.contains(claim), "{name}: {claim}: {xmp}");
    }
}

/// Each font is embedded, a subset, and mapped to Unicode, which pdffonts shows as three times yes.
fn check_fonts(name: &str, pdf: &Pdf) {
    let table = pdf.fonts();
    let fonts: Vec<&str> = table.lines().skip(2).collect();
    assert!(fonts.len() >= 2, "{name}: {table}");
    for font in fonts {
        assert!(font.contains("Roboto") && font.contains(" yes yes yes "), "{name}: {font}");
    }
}

#[test]
fn a_screen_reader_finds_headings_lists_and_tables() {
    for (name, heading, pdf) in samples::all() {
        let structure = plain(&pdf.info(&["-struct-text"]));
        let kind = name.split('-').next().unwrap_or_default();
        let expected: &[&str] = match (kind, name.ends_with("-60")) {
            ("cover", _) => &["H2 ", "L (block)", "Table (block)", "THead", "TH <", "TD:"],
            ("invitation", _) => &["H2 ", "L (block)", "LI (block)", "LBody (block)"],
            ("extract", _) => &["L (block)", "LI (block)", "Lbl (block)", "LBody (block)"],
            ("pack", _) => &["L (block)", "LI (block)", "LBody (block)"],
            ("list", true) => &["H2 ", "Table (block)", "THead", "Link (inline)", "L (block)"],
            _ => &["H2 "],
        };
        for tag in expected.iter().chain(&["H1 ", "P (block)", "Figure"]) {
            assert!(structure.contains(tag), "{name}: {tag}: {structure}");
        }
        let after_h1 = structure.split(" H1 ").nth(1).unwrap_or_default();
        let (_, words) = after_h1.split_once("(block)").unwrap_or_default();
        let words = plain(&words.replace('"', ""));
        assert!(words.starts_with(&heading), "{name}: {words}");
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let extract = samples::extract_with(3);
    let print = |imprint| obeznik_documents::resolution_extract(&extract, &imprint).unwrap();
    let first = print(samples::imprint());
    assert_eq!(first, print(samples::imprint()));
    let later = obeznik_documents::Imprint {
        produced_at: "2026-12-19T00:00:00Z".parse().unwrap(),
        ..samples::imprint()
    };
    assert_ne!(first, print(later));
}
