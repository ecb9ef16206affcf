//! Every annex as a PDF: made beside the work, added by hand, opened, and gone with what it was made of.

use std::fs;
use std::io::{Cursor, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use obeznik_app::office::Request;
use obeznik_app::ports::converter::{Converter, Document, GoOn, NobodyConverts, Unconverted};
use obeznik_app::{Code, Office, copies, reading, views};
use obeznik_circulation::attachment::{SharedView, shared_view_id};
use obeznik_kernel::BlobHash;
use serde_json::{Value, json};

use crate::annexes::{act, annex, attach, detail, draft, hits, upload};
use crate::support::{open_again, open_again_with, town, town_with_converter};

/// What is said by the view of every document.
const SAID: &str = "Vystup ze zasuvky";

/// Makes the same PDF of everything, or fails, and counts.
struct StandIn {
    answer: Result<Vec<u8>, Unconverted>,
    asked: AtomicUsize,
}

impl StandIn {
    fn making(pdf: Vec<u8>) -> Arc<Self> {
        Arc::new(Self { answer: Ok(pdf), asked: AtomicUsize::default() })
    }

    fn failing(reason: Unconverted) -> Arc<Self> {
        Arc::new(Self { answer: Err(reason), asked: AtomicUsize::default() })
    }
}

impl Converter for StandIn {
    fn is_there(&self) -> bool {
        true
    }

    fn to_pdf(&self, room: &Path, document: Document<'_>, _: GoOn<'_>) -> Result<PathBuf, Unconverted> {
        self.asked.fetch_add(1, Ordering::SeqCst);
        let mut content = Vec::new();
        document.content.read_to_end(&mut content).unwrap();
        assert_eq!(content.len() as u64, document.size_bytes, "the whole document comes");
        let path = room.join("dokument.pdf");
        fs::write(&path, self.answer.clone()?).unwrap();
        Ok(path)
    }
}

fn docx(text: &str) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let body = format!("<w:d xmlns:w='w'><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:d>");
    for (name, content) in [("[Content_Types].xml", "<Types/>"), ("word/document.xml", &body)] {
        archive.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(content.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// What lies outside of a workbook sealed by a password (MS-OFFCRYPTO).
fn sealed_xlsx() -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    for (name, content) in [("EncryptionInfo", &[4, 0, 4, 0][..]), ("EncryptedPackage", &[7; 4096])] {
        file.create_stream(name).unwrap().write_all(content).unwrap();
    }
    file.into_inner().into_inner()
}

fn pdf(text: &str) -> Vec<u8> {
    let drawn = format!("BT /A 9 Tf ({text}) Tj ET");
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</A<</Type/Font/Subtype/Type1\
         /BaseFont/Helvetica>>>>>>>>"
            .to_owned(),
        format!("<</Length {}>>\nstream\n{drawn}\nendstream", drawn.len()),
    ];
    let (mut file, mut places) = ("%PDF-1.7\n".to_owned(), Vec::new());
    for (number, object) in (1..).zip(&objects) {
        places.push(file.len());
        file += &format!("{number} 0 obj\n{object}\nendobj\n");
    }
    let table = file.len();
    file += "xref\n0 5\n0000000000 65535 f \n";
    places.iter().for_each(|place| file += &format!("{place:010} 00000 n \n"));
    file += &format!("trailer<</Size 5/Root 1 0 R>>\nstartxref\n{table}\n%%EOF");
    file.into_bytes()
}

/// How the annex is seen: state, and why there is no view.
fn view(office: &Office, paper: &str) -> (String, String) {
    let view = annex(office, paper)["view"].clone();
    let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    (word(&view["state"]), word(&view["why"]["key"]))
}

fn state(state: &str) -> (String, String) {
    (state.to_owned(), String::new())
}

fn none(why: &str) -> (String, String) {
    ("none".to_owned(), format!("attachment-view-{why}"))
}

fn make_all(office: &Office) -> u32 {
    views::all(office, &mut |_| true).unwrap()
}

fn files_below(folder: &Path) -> usize {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| if entry.path().is_dir() { files_below(&entry.path()) } else { 1 }).sum()
}

fn add_view(office: &Office, id: &str, name: &str, content: &[u8]) -> Result<(), obeznik_app::ApiError> {
    let uploaded = upload(office, name, content)?;
    let payload = json!({ "attachment": id, "blob": uploaded.blob, "size_bytes": uploaded.size_bytes,
        "media_type": uploaded.media_type, "note": uploaded.note });
    act(office, "add_view", payload)
}

#[test]
fn a_view_is_made_beside_the_work_kept_sealed_and_opened_for_reading_alone() {
    let folder = tempfile::tempdir().unwrap();
    let suite = StandIn::making(pdf(SAID));
    let office = town_with_converter(folder.path(), suite.clone());
    let paper = draft(&office);
    let id = attach(&office, &paper, "smlouva č. 3.docx", &docx("cena 100"));
    assert_eq!(view(&office, &paper), state("waiting"));
    assert_eq!((make_all(&office), view(&office, &paper)), (1, state("made")));
    assert_eq!(
        (make_all(&office), suite.asked.load(Ordering::SeqCst)),
        (0, 1),
        "once made, it is not made again"
    );
    assert_eq!(files_below(&folder.path().join("out")), 0, "nothing stays in the clear");
    let sealed = fs::read_dir(folder.path().join("views")).unwrap().next().unwrap().unwrap().path();
    assert!(!fs::read(sealed).unwrap().starts_with(b"%PDF"));

    let copy = copies::hand_out_view(&office, &id).unwrap();
    assert_eq!(fs::read(&copy).unwrap(), pdf(SAID));
    assert_eq!(copy.file_name().unwrap().to_string_lossy(), "smlouva č. 3.pdf");
    assert!(fs::metadata(&copy).unwrap().permissions().readonly());
    assert_eq!(annex(&office, &paper)["is_handed_out"], false, "the annex itself is open nowhere");
    assert_eq!(copies::hand_out_view(&office, &id).unwrap(), copy, "once out, it stays as it is");
    drop(office); // as a kill
    let office = open_again_with(folder.path(), suite);
    assert!(!copy.exists());
    assert_eq!(detail(&office, &paper)["offers"], json!([]), "a view is no version of its annex");
    assert_eq!((make_all(&office), view(&office, &paper)), (0, state("made")));
}

/// An annex, its content, who converts it, and how it is seen afterwards.
type Case = (&'static str, Vec<u8>, Arc<dyn Converter>, (String, String));

#[test]
fn what_has_no_view_says_why() {
    let ole = |name: &str| {
        let mut head = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        head.resize(4096, name.len() as u8);
        head
    };
    let making = || StandIn::making(pdf(SAID));
    let failing = StandIn::failing;
    let table: Vec<Case> = vec![
        ("plán.pdf", pdf("x"), making(), state("itself")),
        ("plán.png", b"\x89PNG\r\n\x1a\n....".to_vec(), making(), state("itself")),
        ("zápis.txt", b"text".to_vec(), making(), none("no-way")),
        ("dopis.msg", ole("dopis"), making(), none("no-way")),
        ("smlouva.docx", docx("x"), Arc::new(NobodyConverts), none("missing")),
        ("smlouva.docx", docx("x"), failing(Unconverted::Failed), none("failed")),
        ("smlouva.docx", docx("x"), failing(Unconverted::TimedOut), none("timed-out")),
        ("smlouva.docx", docx("x"), failing(Unconverted::TooLarge), none("too-large")),
        ("smlouva.docx", docx("x"), failing(Unconverted::Unready), state("waiting")),
        ("smlouva.docx", docx("x"), StandIn::making(b"%PDF-1.7\n1 0 obj\n<<".to_vec()), none("failed")),
    ];
    for (name, content, converter, expected) in table {
        let folder = tempfile::tempdir().unwrap();
        let office = town_with_converter(folder.path(), converter);
        let paper = draft(&office);
        let id = attach(&office, &paper, name, &content);
        make_all(&office);
        assert_eq!(view(&office, &paper), expected, "{name}");
        assert_eq!(copies::hand_out_view(&office, &id).unwrap_err().code, Code::NotFound, "{name}");
        assert_eq!(files_below(&folder.path().join("views")) + files_below(&folder.path().join("out")), 0);
    }
}

#[test]
fn a_document_under_a_password_is_not_handed_to_the_suite() {
    let folder = tempfile::tempdir().unwrap();
    let suite = StandIn::making(pdf(SAID));
    let office = town_with_converter(folder.path(), suite.clone());
    let paper = draft(&office);
    attach(&office, &paper, "mzdy.xlsx", &sealed_xlsx());
    assert_eq!((make_all(&office), view(&office, &paper)), (0, none("encrypted")));
    assert_eq!(suite.asked.load(Ordering::SeqCst), 0);
}

#[test]
fn what_failed_is_tried_again_once_the_reason_may_have_gone() {
    let folder = tempfile::tempdir().unwrap();
    let office = town(folder.path());
    let paper = draft(&office);
    attach(&office, &paper, "smlouva.docx", &docx("x"));
    assert_eq!((make_all(&office), view(&office, &paper)), (0, none("missing")));
    office.close();
    let office = open_again(folder.path());
    assert_eq!((make_all(&office), view(&office, &paper)), (0, none("missing")), "still nobody is there");
    office.close();
    for turn in 1..=3 {
        let suite = StandIn::failing(Unconverted::TimedOut);
        let office = open_again_with(folder.path(), suite.clone());
        make_all(&office);
        // That nobody was there counts as one of three tries.
        let expected = usize::from(turn <= 2);
        assert_eq!(
            (suite.asked.load(Ordering::SeqCst), view(&office, &paper)),
            (expected, none("timed-out"))
        );
        office.close();
    }
}

#[test]
fn the_text_of_a_view_is_found_where_the_annex_gives_none() {
    let folder = tempfile::tempdir().unwrap();
    let office = town_with_converter(folder.path(), StandIn::making(pdf(SAID)));
    let paper = draft(&office);
    attach(&office, &paper, "záznam.rtf", b"{\\rtf1 x}");
    reading::all(&office, &mut |_| true).unwrap();
    assert_eq!((annex(&office, &paper)["reading"].clone(), hits(&office, "zásuvka")), (json!("none"), 0));
    assert_eq!(make_all(&office), 1);
    assert_eq!((annex(&office, &paper)["reading"].clone(), hits(&office, "zásuvka")), (json!("read"), 1));
    let docx_paper = draft(&office);
    attach(&office, &docx_paper, "smlouva.docx", &docx("cena"));
    reading::all(&office, &mut |_| true).unwrap();
    assert_eq!((make_all(&office), hits(&office, "zásuvka")), (1, 1), "a document says its words itself");
}

#[test]
fn a_pdf_added_by_hand_is_the_view_and_says_what_the_annex_cannot() {
    let folder = tempfile::tempdir().unwrap();
    let office = town(folder.path());
    let paper = draft(&office);
    let id = attach(&office, &paper, "výkres.dwg", b"AC1032\0\0\0\x01\x02");
    reading::all(&office, &mut |_| true).unwrap();
    make_all(&office);
    assert_eq!(view(&office, &paper), none("no-way"));
    let refused = add_view(&office, &id, "výkres.docx", &docx("x")).unwrap_err();
    assert_eq!((refused.code, refused.key.as_str()), (Code::Refused, "refusal-view-no-pdf"));
    add_view(&office, &id, "výkres.pdf", &pdf(SAID)).unwrap();
    assert_eq!(view(&office, &paper), state("by_hand"));
    make_all(&office);
    assert_eq!(hits(&office, "zásuvka"), 1);
    let copy = copies::hand_out_view(&office, &id).unwrap();
    assert_eq!(fs::read(&copy).unwrap(), pdf(SAID));
    add_view(&office, &id, "výkres.pdf", &pdf("Jiny")).unwrap();
    let copy = copies::hand_out_view(&office, &id).unwrap();
    assert_eq!(fs::read(copy).unwrap(), pdf("Jiny"), "another view is handed out anew");
}

#[test]
fn a_view_goes_with_the_content_it_was_made_of() {
    let folder = tempfile::tempdir().unwrap();
    let office = town_with_converter(folder.path(), StandIn::making(pdf(SAID)));
    let paper = draft(&office);
    let id = attach(&office, &paper, "smlouva.docx", &docx("x"));
    make_all(&office);
    let content = upload(&office, "smlouva.docx", &docx("x")).unwrap().blob;
    let views = folder.path().join("views");
    assert_eq!(files_below(&views), 1);
    office.store().remove_blob(&BlobHash(content)).unwrap();
    assert_eq!(files_below(&views), 0);
    assert_eq!(copies::hand_out_view(&office, &id).unwrap_err().code, Code::NotFound);
    fs::write(views.join("what a kill left"), "x").unwrap();
    office.close();
    open_again(folder.path());
    assert_eq!(files_below(&views), 0, "a file nobody knows goes at the next start");
}

#[test]
fn a_view_another_computer_shared_is_shown_and_none_is_made_here() {
    let folder = tempfile::tempdir().unwrap();
    let suite = StandIn::making(pdf("Zdejsi"));
    let office = town_with_converter(folder.path(), suite.clone());
    let paper = draft(&office);
    let id = attach(&office, &paper, "záznam.rtf", b"{\\rtf1 x}");
    reading::all(&office, &mut |_| true).unwrap();
    let original = upload(&office, "záznam.rtf", b"{\\rtf1 x}").unwrap().blob;
    let shared = upload(&office, "záznam.pdf", &pdf(SAID)).unwrap();
    let input = json!({ "attachment": id, "original": original, "blob": shared.blob,
        "size_bytes": shared.size_bytes, "made_with": "LibreOffice 7.4" });
    act(&office, "share_view", input).unwrap();
    assert_eq!(view(&office, &paper), state("shared"));
    assert_eq!((make_all(&office), suite.asked.load(Ordering::SeqCst)), (0, 0));
    assert_eq!(hits(&office, "zásuvka"), 1, "what the view says is found");
    let copy = copies::hand_out_view(&office, &id).unwrap();
    assert_eq!(fs::read(&copy).unwrap(), pdf(SAID));
    assert_eq!(copy.file_name().unwrap().to_string_lossy(), "záznam.pdf");
}

#[test]
fn an_office_that_works_alone_shares_nothing_and_what_all_share_is_not_kept_twice() {
    let folder = tempfile::tempdir().unwrap();
    let suite = StandIn::making(pdf(SAID));
    let office = town_with_converter(folder.path(), suite.clone());
    let paper = draft(&office);
    let id = attach(&office, &paper, "smlouva.docx", &docx("cena 100"));
    assert_eq!((make_all(&office), view(&office, &paper)), (1, state("made")));
    let content = |name: &str, bytes: &[u8]| upload(&office, name, bytes).unwrap();
    let (original, came) = (content("smlouva.docx", &docx("cena 100")), content("jine.pdf", &pdf("Jinde")));
    let input = json!({ "attachment": id, "original": original.blob, "blob": came.blob, "size_bytes": 9 });
    act(&office, "share_view", input).unwrap();
    assert_eq!(view(&office, &paper), state("shared"));
    assert_eq!(files_below(&folder.path().join("views")), 1);
    office.close();
    let office = open_again_with(folder.path(), suite);
    assert_eq!(files_below(&folder.path().join("views")), 0, "its own one goes at the next start");
    assert_eq!((make_all(&office), view(&office, &paper)), (0, state("shared")));
}

#[test]
fn a_shared_view_goes_when_it_is_undone_that_its_annex_came() {
    let folder = tempfile::tempdir().unwrap();
    let office = town(folder.path());
    let paper = draft(&office);
    let (original, made) =
        (upload(&office, "smlouva.docx", &docx("x")).unwrap(), upload(&office, "x.pdf", &pdf(SAID)).unwrap());
    let attachment = obeznik_kernel::RecordId::well_known("omylem");
    let kind = "circulation.attach".to_owned();
    let payload = json!({ "paper": paper, "attachment": attachment, "name": "smlouva.docx", "blob": original.blob,
        "size_bytes": original.size_bytes, "media_type": original.media_type, "is_confidential": false, "note": "" });
    let done = office.execute(Request { kind, payload, base: Vec::new(), on_behalf_of: None }).unwrap();
    let input =
        json!({ "attachment": attachment, "original": original.blob, "blob": made.blob, "size_bytes": 9 });
    act(&office, "share_view", input).unwrap();
    let shared = |office: &Office| {
        let view = office.store().reader().record::<SharedView>(shared_view_id(attachment)).unwrap();
        view.is_some()
    };
    assert!(shared(&office));
    let (kind, payload) = ("office.undo".to_owned(), json!({ "command": done.command }));
    office.execute(Request { kind, payload, base: Vec::new(), on_behalf_of: None }).unwrap();
    assert!(!shared(&office), "its content would reach whoever sees the paper later");
}
