//! Documents become PDFs by the LibreOffice of this system, and whatever a document or the suite does, there is an
//! answer in time.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

#[path = "conversion/samples.rs"]
mod samples;
#[path = "conversion/written.rs"]
mod written;

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use obeznik_app::ports::ForeignFiles as _;
use obeznik_app::ports::converter::{Converter as _, Document, Unconverted};
use obeznik_formats::foreign::{Answer, Task};
use obeznik_formats::kind::{HEAD_BYTES, printable_as, recognise};
use obeznik_worker::{Bounds, Children, Conversion, ConversionBounds};

fn example(name: &str) -> PathBuf {
    let test = std::env::current_exe().unwrap();
    test.ancestors().nth(2).unwrap().join("examples").join(name)
}

/// Safety only: no suite that is well takes so long to begin and to convert, on a loaded machine neither.
const PATIENCE: Duration = Duration::from_secs(900);

/// LibreOffice itself; the gate installs it.
fn libreoffice() -> Conversion {
    Conversion::confined_by(
        example("reader"),
        ConversionBounds { time: PATIENCE, ..ConversionBounds::default() },
    )
}

/// How long a program of the test hangs.
const HANGS: Duration = Duration::from_secs(600);

/// A program of the test in its place.
fn stand_in(folder: &Path, script: &str, bounds: ConversionBounds) -> Conversion {
    let program = folder.join("soffice");
    fs::write(&program, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    Conversion::of(Some(program), example("reader"), bounds)
}

fn convert(conversion: &Conversion, extension: &str, content: &[u8]) -> Result<Vec<u8>, Unconverted> {
    let room = tempfile::tempdir().unwrap();
    let document = Document { extension, content: &mut &*content, size_bytes: content.len() as u64 };
    conversion.to_pdf(room.path(), document, &|| true).map(|path| fs::read(path).unwrap())
}

/// Part and level of PDF/A as the file says of itself (ISO 19005-2, 6.6.4).
fn archival(pdf: &[u8]) -> Option<(char, char)> {
    let text = String::from_utf8_lossy(pdf);
    let said =
        |name: &str| text.split_once(&format!("<pdfaid:{name}>")).and_then(|(_, rest)| rest.chars().next());
    Some((said("part")?, said("conformance")?))
}

fn text_of(pdf: &[u8]) -> String {
    let readers = Children::of(example("reader"), Bounds::default());
    let Answer::Text(text) = readers.ask(&Task::Text, &mut &*pdf, pdf.len() as u64).unwrap() else {
        panic!()
    };
    text.text
}

#[test]
fn documents_tables_and_presentations_become_pdfs_with_their_words() {
    let conversion = libreoffice();
    assert!(conversion.is_there(), "the gate installs LibreOffice: cargo xtask doctor");
    let table = [
        ("docx", samples::docx("Pronájem pozemku ve Vzorově")),
        ("odt", samples::odt("Pronájem pozemku ve Vzorově")),
        ("xlsx", samples::xlsx("Pronájem pozemku ve Vzorově")),
        ("pptx", samples::pptx("Pronájem pozemku ve Vzorově")),
        ("rtf", samples::rtf("Pronájem pozemku ve Vzorově")),
    ];
    for (extension, content) in table {
        let pdf =
            convert(&conversion, extension, &content).unwrap_or_else(|why| panic!("{extension}: {why}"));
        let text = text_of(&pdf);
        assert!(text.contains("Pronájem") && text.contains("Vzorově"), "{extension}: {text}");
        assert_eq!(archival(&pdf), Some(('2', 'B')), "{extension}");
    }
}

#[test]
fn what_the_suite_writes_itself_becomes_pdfs_also_of_the_old_kinds() {
    let conversion = libreoffice();
    for (extension, content) in written::by_libreoffice("Pronájem pozemku ve Vzorově") {
        let kind = recognise(&content[..content.len().min(HEAD_BYTES)]);
        assert_eq!(printable_as(kind.mime(), &format!("vzor.{extension}")), Some(extension), "{kind:?}");
        let pdf =
            convert(&conversion, extension, &content).unwrap_or_else(|why| panic!("{extension}: {why}"));
        let text = text_of(&pdf);
        assert!(text.contains("Pronájem") && text.contains("Vzorově"), "{extension}: {text}");
        assert_eq!(archival(&pdf), Some(('2', 'B')), "{extension}");
    }
}

#[test]
fn a_damaged_document_gives_no_pdf() {
    let whole = samples::docx("Pronájem pozemku");
    let table = [
        ("docx", &whole[..whole.len() - 60]),
        ("docx", &b"PK\x03\x04 nothing of a document"[..]),
        ("xlsx", b"plain words under a false name"),
        ("xls", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 nothing of a table"),
        ("odt", b""),
    ];
    for (extension, content) in table {
        let made = convert(&libreoffice(), extension, content);
        assert_eq!(made, Err(Unconverted::Failed), "{extension} of {} bytes", content.len());
    }
}

#[test]
fn a_sealed_table_gives_no_pdf_and_nobody_is_asked_for_the_password() {
    // Whoever asked would be waited for until the time is over.
    assert_eq!(convert(&libreoffice(), "xlsx", &samples::sealed_xlsx()), Err(Unconverted::Failed));
}

#[test]
fn macros_do_not_run_and_nothing_is_fetched() {
    let folder = tempfile::tempdir().unwrap();
    let trace = folder.path().join("ran");
    let pdf = convert(&libreoffice(), "odt", &samples::odt_with_macro("Smlouva", &trace)).unwrap();
    assert!(text_of(&pdf).contains("Smlouva"));
    assert!(!trace.exists(), "a macro of the document ran");
    let server = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    server.set_nonblocking(true).unwrap();
    let picture = format!("http://{}/obrazek.png", server.local_addr().unwrap());
    let pdf = convert(&libreoffice(), "odt", &samples::odt_with_picture("Smlouva", &picture)).unwrap();
    assert!(text_of(&pdf).contains("Smlouva"));
    assert!(server.accept().is_err(), "the document had something fetched");
}

#[test]
fn a_suite_that_hangs_is_ended_with_everything_it_started() {
    // On a loaded machine it may be ended before it has started anything.
    let pids = [2, 20, 200].into_iter().map(hung_for).find(|pids| pids.split_whitespace().count() == 2);
    let pids = pids.expect("the suite begins");
    let is_alive = |pid: &str| {
        let stat = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
        !stat.is_empty() && !stat.contains(") Z ")
    };
    let deadline = Instant::now() + Duration::from_secs(120);
    while pids.split_whitespace().any(is_alive) {
        assert!(Instant::now() < deadline, "something of the suite goes on");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// A suite that starts something and hangs is ended after so many seconds; the processes it told of.
fn hung_for(seconds: u64) -> String {
    let folder = tempfile::tempdir().unwrap();
    let bounds = ConversionBounds { time: Duration::from_secs(seconds), ..ConversionBounds::default() };
    let mark = folder.path().join("pids");
    let script = format!("sleep 600 & echo $! $$ > {}; wait", mark.display());
    let began = Instant::now();
    assert_eq!(convert(&stand_in(folder.path(), &script, bounds), "docx", b"x"), Err(Unconverted::TimedOut));
    assert!(began.elapsed() < HANGS, "it is ended, not waited for");
    fs::read_to_string(&mark).unwrap_or_default()
}

#[test]
fn whatever_the_suite_does_there_is_an_answer() {
    let bounds = ConversionBounds { output_bytes: 1 << 20, ..ConversionBounds::default() };
    // The words end with the folder and the document.
    let out = "for last; do out=$previous; previous=$last; done";
    let table = [
        ("exit 1".to_owned(), Err(Unconverted::Failed)),
        ("exit 0".to_owned(), Err(Unconverted::Failed)),
        (format!("{out}; echo '<html>' > $out/dokument.pdf"), Err(Unconverted::Failed)),
        (format!("{out}; head -c 3000000 /dev/zero > $out/dokument.pdf"), Err(Unconverted::TooLarge)),
        (format!("{out}; printf '%%PDF-1.7' > $out/dokument.pdf"), Ok(b"%PDF-1.7".to_vec())),
    ];
    for (script, expected) in table {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(convert(&stand_in(folder.path(), &script, bounds), "docx", b"x"), expected, "{script}");
    }
    let none = Conversion::of(None, example("reader"), bounds);
    assert!(!none.is_there());
    assert_eq!(convert(&none, "docx", b"x"), Err(Unconverted::Missing));
    let narrow = ConversionBounds { input_bytes: 3, ..bounds };
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(
        convert(&stand_in(folder.path(), "exit 0", narrow), "docx", b"four"),
        Err(Unconverted::TooLarge)
    );
    let gone = Conversion::of(Some("/nowhere/soffice".into()), example("reader"), bounds);
    assert_eq!(convert(&gone, "docx", b"x"), Err(Unconverted::Failed));
    let nobody = Conversion::of(Some("/nowhere/soffice".into()), "/nowhere/obeznik".into(), bounds);
    assert_eq!(convert(&nobody, "docx", b"x"), Err(Unconverted::Unready));
}

#[test]
fn a_conversion_stops_when_it_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let conversion = stand_in(folder.path(), "sleep 600", ConversionBounds::default());
    let room = tempfile::tempdir().unwrap();
    let document = Document { extension: "docx", content: &mut &b"x"[..], size_bytes: 1 };
    let began = Instant::now();
    assert_eq!(conversion.to_pdf(room.path(), document, &|| false), Err(Unconverted::Stopped));
    assert!(began.elapsed() < HANGS, "it is ended, not waited for");
}
