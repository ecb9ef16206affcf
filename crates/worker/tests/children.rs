//! Whatever a file is, and whatever becomes of its reader, there is an answer in time.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

use std::io::{Cursor, Read, Write as _};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use obeznik_app::ports::ForeignFiles as _;
use obeznik_formats::foreign::{Answer, Task, Unread};
use obeznik_formats::kind::{FileKind, Finding};
use obeznik_formats::text::Extracted;
use obeznik_worker::{Bounds, Children};

fn example(name: &str) -> PathBuf {
    let test = std::env::current_exe().unwrap();
    let profile = test.ancestors().nth(2).unwrap();
    profile.join("examples").join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// Safety only: no reader that is well takes so long, on a loaded machine neither.
const PATIENCE: Duration = Duration::from_secs(300);

fn readers() -> Children {
    Children::of(example("reader"), Bounds { time: PATIENCE, ..Bounds::default() })
}

fn ask(children: &Children, task: &Task, bytes: &[u8]) -> Result<Answer, Unread> {
    children.ask(task, &mut Cursor::new(bytes), bytes.len() as u64)
}

#[track_caller]
fn text(bytes: &[u8]) -> Result<String, Unread> {
    ask(&readers(), &Task::Text, bytes).map(|answer| match answer {
        Answer::Text(extracted) => extracted.text,
        other => panic!("{other:?}"),
    })
}

fn zip(name: &str, content: &[u8]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in [("[Content_Types].xml", b"<Types/>".as_slice()), (name, content)] {
        archive.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(content).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn docx(text: &str) -> Vec<u8> {
    let xml = format!("<w:d xmlns:w='w'><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:d>");
    zip("word/document.xml", xml.as_bytes())
}

/// What unpacks to the bytes many times over; packed once, as an attacker would do it.
fn packed(bytes: &[u8], times: usize) -> Vec<u8> {
    let mut once = Vec::with_capacity(bytes.len() + 1024);
    let mut packing = flate2::Compress::new(flate2::Compression::fast(), false);
    packing.compress_vec(bytes, &mut once, flate2::FlushCompress::Full).unwrap();
    let end: &[u8] = &[1, 0, 0, 0xFF, 0xFF]; // an empty last block
    [&[0x78, 0x01], once.repeat(times).as_slice(), end, &[0; 4]].concat()
}

/// A PDF whose one page is drawn by a stream that unpacks to the given bytes.
fn pdf(drawn: &[u8], times: usize) -> Vec<u8> {
    book(&[packed(drawn, times)])
}

/// A PDF whose pages are drawn by packed streams.
fn book(pages: &[Vec<u8>]) -> Vec<u8> {
    let kids: Vec<String> = (0..pages.len()).map(|page| format!("{} 0 R", 3 + 2 * page)).collect();
    let mut objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        format!("<</Type/Pages/Kids[{}]/Count {}>>", kids.join(" "), pages.len()).into_bytes(),
    ];
    for (page, drawn) in pages.iter().enumerate() {
        let font = "<</Font<</A<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>";
        let contents = 4 + 2 * page;
        objects.push(
            format!("<</Type/Page/Parent 2 0 R/Contents {contents} 0 R/Resources{font}>>").into_bytes(),
        );
        let head = format!("<</Length {}/Filter/FlateDecode>>\nstream\n", drawn.len());
        objects.push([head.as_bytes(), drawn, b"\nendstream"].concat());
    }
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (object, number) in objects.iter().zip(1..) {
        places.push(file.len());
        file.extend(format!("{number} 0 obj\n").bytes());
        file.extend(object);
        file.extend(b"\nendobj\n");
    }
    let (table, size) = (file.len(), objects.len() + 1);
    file.extend(format!("xref\n0 {size}\n0000000000 65535 f \n").bytes());
    places.iter().for_each(|place| file.extend(format!("{place:010} 00000 n \n").bytes()));
    file.extend(format!("trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF").bytes());
    file
}

#[test]
fn honest_files_are_read() {
    assert_eq!(text(&docx("Pronájem pozemku")).unwrap(), "Pronájem pozemku\n");
    assert_eq!(text(&pdf(b"BT /A 9 Tf (Ahoj) Tj ET", 1)).unwrap(), "Ahoj\n\u{c}");
    assert_eq!(text("prostý text".as_bytes()).unwrap(), "prostý text");
    let table = Task::Table { name: "a.csv".into(), sheet: None };
    let Answer::Table(table) = ask(&readers(), &table, b"a;b\n1;2\n").unwrap() else { panic!() };
    assert_eq!((table.columns, table.rows.len()), (vec!["a".to_owned(), "b".to_owned()], 1));
}

#[test]
fn a_file_that_cannot_be_read_says_why() {
    let bomb = zip("word/document.xml", &vec![b' '; 12 << 20]);
    let whole = docx("x");
    let endless = pdf(&vec![b' '; 1 << 20], 300);
    let mut ole = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    ole.resize(4096, 0);
    let table: [(&str, &[u8], Unread); 6] = [
        ("a file of 0 bytes", b"", Unread::Empty),
        ("a bomb", &bomb, Unread::TooLarge),
        ("a stream without an end", &endless, Unread::TooLarge),
        ("half a document", &whole[..whole.len() - 30], Unread::Broken),
        ("half a PDF", b"%PDF-1.7\n1 0 obj\n<<", Unread::Broken),
        ("a picture", b"\x89PNG\r\n\x1a\n....", Unread::Unsupported),
    ];
    for (what, bytes, expected) in table {
        assert_eq!(text(bytes).unwrap_err(), expected, "{what}");
    }
    assert!(matches!(text(&ole), Err(Unread::Unsupported | Unread::Locked)));
}

#[test]
fn drafts_are_read_by_a_child_too() {
    let draft = |bytes: &[u8]| ask(&readers(), &Task::Draft, bytes);
    let Answer::Draft(found) = draft(&docx("Pronájem pozemku")).unwrap() else { panic!() };
    assert_eq!(found.document.unwrap().blocks[0].cells, ["Pronájem pozemku"]);
    assert_eq!(draft(&zip("word/document.xml", &vec![b' '; 12 << 20])).unwrap_err(), Unread::TooLarge);
    assert_eq!(draft(b"%PDF-1.7").unwrap_err(), Unread::Unsupported);
}

#[test]
fn a_large_file_is_taken_out_of_an_e_mail_within_the_bounds() {
    let lines = "řádek přílohy dlouhé zprávy\r\n".repeat(1 << 20);
    let letter = format!(
        "From: a@b.cz\r\nSubject: a\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\ntext\r\n\
         --x\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: 8bit\r\n\
         Content-Disposition: attachment; filename=a.bin\r\n\r\n{lines}--x--\r\n"
    );
    let asked = ask(&readers(), &Task::Part { place: 0 }, letter.as_bytes()).unwrap();
    let Answer::Part { content } = asked else { panic!() };
    assert!(content.len() > 32 << 20, "{}", content.len());
}

#[test]
fn nine_hundred_pages_are_read_to_the_last() {
    let drawn = |page| format!("BT /A 9 Tf (strana{page}) Tj ET");
    let pages: Vec<Vec<u8>> = (1..=900).map(|page| packed(drawn(page).as_bytes(), 1)).collect();
    let read = text(&book(&pages)).unwrap();
    assert!(
        read.contains("strana1\n") && read.contains("strana450\n") && read.contains("strana900\n"),
        "{}",
        read.len()
    );
    assert_eq!(read.matches('\u{c}').count(), 900);
}

#[test]
fn a_page_that_draws_without_end_is_cut_or_given_up() {
    let drawn = b"BT /A 9 Tf (slovo slovo slovo) Tj ET\n".repeat(1 << 10);
    let bounds = Bounds { time: Duration::from_secs(5), ..Bounds::default() };
    let asked = ask(&Children::of(example("reader"), bounds), &Task::Text, &pdf(&drawn, 100));
    match asked {
        Ok(Answer::Text(Extracted { text, .. })) => assert!(text.len() <= 17 << 20),
        Ok(other) => panic!("{other:?}"),
        Err(reason) => {
            assert!(matches!(reason, Unread::TooLarge | Unread::TooSlow | Unread::Died), "{reason}")
        }
    }
}

#[test]
fn a_look_tells_false_names_and_seals() {
    let look = |name: &str, bytes: &[u8]| {
        let Answer::Look(look) = ask(&readers(), &Task::Look { name: name.into() }, bytes).unwrap() else {
            panic!("{name}")
        };
        (look.kind, look.findings)
    };
    assert_eq!(look("a.docx", &docx("x")), (FileKind::Docx, vec![]));
    assert_eq!(look("a.pdf", b""), (FileKind::Empty, vec![Finding::Empty]));
    let (kind, found) = look("smlouva.pdf", &docx("x"));
    assert_eq!(kind, FileKind::Docx);
    assert!(matches!(found[..], [Finding::FalseExtension { kind: FileKind::Docx, .. }]));
    let (_, found) = look("smlouva.pdf", b"\x7fELF program");
    assert!(matches!(found[..], [Finding::Forbidden { .. }]));
}

#[test]
fn whatever_becomes_of_a_reader_the_office_goes_on() {
    let table = [
        ("panic", PATIENCE, Unread::Died),
        ("abort", PATIENCE, Unread::Died),
        ("nonsense", PATIENCE, Unread::Died),
        ("silence", PATIENCE, Unread::Died),
        ("flood", PATIENCE, Unread::TooLarge),
        ("sleep", Duration::from_secs(2), Unread::TooSlow), // for ten minutes
    ];
    for (act, time, expected) in table {
        let bounds = Bounds { time, output_bytes: 1 << 20, ..Bounds::default() };
        let children = Children::of(example("misbehaving"), bounds);
        let started = Instant::now();
        assert_eq!(ask(&children, &Task::Text, act.as_bytes()).unwrap_err(), expected, "{act}");
        assert!(started.elapsed() < PATIENCE, "{act}");
    }
    let nowhere = Children::of("/nowhere/obeznik".into(), Bounds::default());
    assert_eq!(ask(&nowhere, &Task::Text, b"x").unwrap_err(), Unread::NoReader);
    let narrow = Children::of(example("reader"), Bounds { input_bytes: 3, ..Bounds::default() });
    assert_eq!(ask(&narrow, &Task::Text, b"four").unwrap_err(), Unread::TooLarge);
}

/// A content whose disk fails in the middle.
struct Failing(usize);

impl Read for Failing {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        self.0 += 1;
        if self.0 > 2 {
            return Err(std::io::Error::other("vanished meanwhile"));
        }
        buffer.fill(b'a');
        Ok(buffer.len())
    }
}

#[test]
fn a_content_that_vanishes_meanwhile_is_not_blamed_on_the_file() {
    let asked = readers().ask(&Task::Text, &mut Failing(0), 1 << 20);
    assert_eq!(asked.unwrap_err(), Unread::NoReader, "it will be tried again");
}

/// The bounds themselves, tried from inside: the example asks for more than it may have.
#[cfg(target_os = "linux")]
#[test]
fn a_child_opens_nothing_and_gets_no_more_memory_than_it_may() {
    let said = std::process::Command::new(example("confined")).output().unwrap();
    let said = String::from_utf8(said.stdout).unwrap();
    assert_eq!(said, "file: refused\nsocket: refused\nprocess: refused\nmemory: refused\n");
}
