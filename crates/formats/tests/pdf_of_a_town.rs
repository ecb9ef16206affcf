//! The text of real PDFs of a town, compared word by word with an independent reader.
#![allow(clippy::unwrap_used)]

mod support;

use std::collections::HashMap;
use std::path::Path;
use std::process::Command;

use obeznik_formats::limits::Limits;
use obeznik_formats::text::{PAGE_BREAK, extract_text};
use support::{council_data, files, say};

/// Share of the other reader's words that ours must find in every file.
const RECALL_FLOOR: f64 = 0.95;

#[test]
fn words_of_the_towns_pdfs_equal_those_of_an_independent_reader() {
    let Some(council) = council_data() else { return };
    let town = council.join("resolutions-litovel");
    let mut pdfs = files(&town.join("pdf-rada"), "pdf");
    pdfs.extend(files(&town.join("pdf-zastupitelstvo"), "pdf"));
    assert_eq!(pdfs.len(), 38);
    let (mut recalls, mut precisions) = (Vec::new(), Vec::new());
    for pdf in &pdfs {
        let ours = extract_text(&std::fs::read(pdf).unwrap(), &Limits::default()).unwrap();
        assert!(ours.text.contains("usnesení") || ours.text.contains("Usnesení"), "{pdf:?}");
        assert_eq!((ours.unreadable, ours.truncated), (0, false), "{pdf:?}");
        let Some(theirs) = pdftotext(pdf) else {
            say("no pdftotext here: only that each file gives a text was checked");
            continue;
        };
        let (recall, precision) = shares(&ours.text, &theirs);
        assert!(recall >= RECALL_FLOOR, "{pdf:?}: recall {recall}");
        recalls.push(recall);
        precisions.push(precision);
    }
    report("recall", &recalls);
    report("precision", &precisions);
}

#[test]
fn lines_of_the_towns_pdfs_stand_in_reading_order() {
    let Some(council) = council_data() else { return };
    let pdf = council.join("resolutions-litovel/pdf-rada/rm_1_22.pdf");
    let text = extract_text(&std::fs::read(pdf).unwrap(), &Limits::default()).unwrap();
    assert_eq!(text.pages, Some(5));
    let lines: Vec<&str> = text.text.split(['\n', PAGE_BREAK]).collect();
    let number = |n: u32| {
        let wanted = format!("Číslo: RM/{n}/1/2022");
        lines.iter().position(|line| *line == wanted).unwrap_or_else(|| panic!("{wanted}"))
    };
    assert!((1..28).all(|n| number(n) < number(n + 1)));
    assert_eq!(lines[number(1) + 1], "Rada města Litovel");
    assert!(lines[number(1) + 2].starts_with("a) schvaluje výběr nájemce na pronájem části"));
}

fn pdftotext(pdf: &Path) -> Option<String> {
    let output = Command::new("pdftotext").arg(pdf).arg("-").output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Shares of words found: of theirs in ours, of ours in theirs.
fn shares(ours: &str, theirs: &str) -> (f64, f64) {
    let count = |text: &str| text.split_whitespace().count() as f64;
    let mut left: HashMap<&str, usize> = HashMap::new();
    for word in ours.split_whitespace() {
        *left.entry(word).or_default() += 1;
    }
    let mut common = 0.0;
    for word in theirs.split_whitespace() {
        if let Some(count) = left.get_mut(word).filter(|count| **count > 0) {
            *count -= 1;
            common += 1.0;
        }
    }
    (common / count(theirs), common / count(ours))
}

fn report(what: &str, shares: &[f64]) {
    let mean = shares.iter().sum::<f64>() / shares.len().max(1) as f64;
    let least = shares.iter().copied().fold(1.0, f64::min);
    say(&format!("words of {} PDFs: {what} mean {mean:.4}, least {least:.4}", shares.len()));
}
