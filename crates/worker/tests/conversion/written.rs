//! Documents as LibreOffice itself writes them, of the least ones of each format: also kinds nobody writes by hand.
#![allow(missing_docs, clippy::unwrap_used, reason = "helpers of tests stand outside their functions")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::samples;

/// The kind to write and the sample it is made of. One start of the suite writes one kind.
const WRITTEN: [(&str, &str); 8] = [
    ("doc", "odt"),
    ("docx", "odt"),
    ("rtf", "docx"),
    ("odt", "docx"),
    ("xls", "xlsx"),
    ("ods", "xlsx"),
    ("odp", "pptx"),
    ("ppt", "pptx"),
];

/// Every kind as the suite writes it, with the text in it. The gate installs the suite where programs are found.
pub(crate) fn by_libreoffice(text: &str) -> Vec<(&'static str, Vec<u8>)> {
    let room = tempfile::tempdir().unwrap();
    let lies = |kind: &str| room.path().join("vzor").with_extension(kind);
    fs::write(lies("docx"), samples::docx(text)).unwrap();
    fs::write(lies("odt"), samples::odt(text)).unwrap();
    fs::write(lies("xlsx"), samples::xlsx(text)).unwrap();
    fs::write(lies("pptx"), samples::pptx(text)).unwrap();
    WRITTEN
        .into_iter()
        .map(|(kind, source)| {
            let made = written(room.path(), &lies(source), kind);
            (kind, fs::read(made).unwrap_or_else(|why| panic!("{source} as {kind}: {why}")))
        })
        .collect()
}

/// A profile of the test's own; ended with all it started when it takes longer than ten minutes.
fn written(room: &Path, document: &Path, kind: &str) -> PathBuf {
    let out = room.join("out");
    let mut suite = Command::new("timeout");
    suite.args([
        "--kill-after=5",
        "600",
        "soffice",
        "--headless",
        "--norestore",
        "--nologo",
        "--nolockcheck",
    ]);
    suite.arg(format!("-env:UserInstallation=file://{}", room.join("profile").display()));
    suite.args(["--convert-to", kind, "--outdir"]).arg(&out).arg(document);
    suite.env("HOME", room).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    assert!(suite.status().unwrap().success(), "{kind}");
    out.join("vzor").with_extension(kind)
}
