//! Papers founded from documents and e-mails.

use std::io::{Cursor, Write as _};

use obeznik_app::draft::{DraftChoice, DraftInput, DraftMade, DraftPreview, inspect, make};
use obeznik_app::import::SourceFile;
use obeznik_app::ports::SystemIds;
use obeznik_app::{Code, Office};
use obeznik_kernel::IdSource as _;
use serde_json::{Value, json};

use crate::annexes::{detail, draft as any_paper};
use crate::support::{town, town_under, town_without_readers};

pub(crate) fn docx(lines: &[&str]) -> Vec<u8> {
    let paragraph = |line: &&str| match line.strip_prefix('#') {
        Some(bold) => format!("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{bold}</w:t></w:r></w:p>"),
        None => format!("<w:p><w:r><w:t>{line}</w:t></w:r></w:p>"),
    };
    let body: String = lines.iter().map(paragraph).collect();
    let xml = format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in [("[Content_Types].xml", "<Types/>"), ("word/document.xml", xml.as_str())] {
        archive.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(content.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn material() -> SourceFile {
    let lines = [
        "#Město Zkouška",
        "Název: Prodej pozemku v Lipové",
        "Předkladatel: Bc. Jana Zkušební, tajemnice",
        "#Návrh usnesení",
        "Rada města",
        "I. schvaluje",
        "prodej pozemku",
        "#Rozbor situace",
        "Pozemek se nevyužívá.",
    ];
    SourceFile::new("materiál.docx", docx(&lines))
}

/// An e-mail with files, each a name and its content as a line of text.
pub(crate) fn letter(files: &[(&str, &str)]) -> SourceFile {
    let mut eml = "From: jana@mesto.cz\r\nSubject: Zpráva o škole\r\nMIME-Version: 1.0\r\n\
        Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n\
        Dobrý den,\r\nNávrh usnesení:\r\nRada města bere na vědomí zprávu o škole.\r\n"
        .to_owned();
    for (name, content) in files {
        eml += &format!(
            "--x\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=\"{name}\"\r\n\r\n{content}\r\n"
        );
    }
    SourceFile::new("zpráva.eml", (eml + "--x--\r\n").into_bytes())
}

fn look(office: &Office, file: &SourceFile) -> DraftPreview {
    inspect(office, file, &DraftChoice::default()).unwrap()
}

fn input(office: &Office, found: &DraftPreview, change: Value) -> DraftInput {
    let kind = detail(office, &any_paper(office))["paper_type"].clone();
    let paper = json!({ "paper": SystemIds.next_id(), "paper_type": kind, "title": found.title,
        "presenter": office.person(), "confidentiality": "public", "report": found.report });
    let files: Vec<Value> = found
        .files
        .iter()
        .filter(|file| file.is_kept)
        .map(|file| json!({ "place": file.place, "name": file.name }))
        .collect();
    let mut input = json!({ "paper": paper, "resolution": found.resolution, "files": files, "learn": [] });
    input.as_object_mut().unwrap().extend(change.as_object().cloned().unwrap());
    serde_json::from_value(input).unwrap()
}

fn names(paper: &Value) -> Vec<&str> {
    paper["attachments"].as_array().unwrap().iter().map(|file| file["name"].as_str().unwrap()).collect()
}

#[test]
fn a_document_becomes_a_paper_with_itself_as_an_annex() {
    let room = tempfile::tempdir().unwrap();
    let office = town(room.path());
    let file = material();
    let found = look(&office, &file);
    assert_eq!((found.title.as_str(), found.title_is_guessed), ("Prodej pozemku v Lipové", false));
    assert_eq!(found.presenters, [office.person().to_string()]);
    assert_eq!(found.clauses[0].verb, "schvaluje");
    assert_eq!(found.blocks.len(), 9);
    let made: DraftMade = make(&office, &file, input(&office, &found, json!({}))).unwrap();
    assert!(made.unattached.is_empty() && !made.awaits_office && made.learned.is_empty());
    let paper = detail(&office, &made.paper);
    assert_eq!(paper["title"], "Prodej pozemku v Lipové");
    assert_eq!(paper["clauses"][0]["verb"], "schvaluje");
    assert_eq!(names(&paper), ["materiál.docx"]);
    assert!(paper["report"].as_str().unwrap().starts_with("Město Zkouška"));
}

#[test]
fn a_heading_taught_once_is_known_in_the_next_document_and_can_be_taken_back() {
    let room = tempfile::tempdir().unwrap();
    let office = town(room.path());
    let file = material();
    let report = |found: &DraftPreview| serde_json::to_value(&found.blocks[8].went[0]).unwrap();
    assert_eq!(report(&look(&office, &file)), "resolution");
    let said = json!([{ "words": "Rozbor situace", "field": "report" }]);
    let choice: DraftChoice = serde_json::from_value(json!({ "headings": said })).unwrap();
    let found = inspect(&office, &file, &choice).unwrap();
    assert_eq!(report(&found), "report");
    assert_eq!(report(&look(&office, &file)), "resolution", "only looked at");
    let made = make(&office, &file, input(&office, &found, json!({ "learn": said }))).unwrap();
    assert_eq!(report(&look(&office, &file)), "report");
    let undo = json!({ "command": made.learned });
    let kind = "office.undo".to_owned();
    office
        .execute(obeznik_app::office::Request { kind, payload: undo, base: Vec::new(), on_behalf_of: None })
        .unwrap();
    assert_eq!(report(&look(&office, &file)), "resolution");
}

#[test]
fn an_e_mail_without_a_document_is_its_subject_and_words() {
    let room = tempfile::tempdir().unwrap();
    let office = town(room.path());
    let file = letter(&[("mapa.txt", "mapa")]);
    let found = look(&office, &file);
    assert_eq!((found.title.as_str(), found.title_is_guessed), ("Zpráva o škole", true));
    assert_eq!(found.sender, "jana@mesto.cz");
    assert_eq!(found.report, "Dobrý den,");
    let made = make(&office, &file, input(&office, &found, json!({}))).unwrap();
    let paper = detail(&office, &made.paper);
    assert_eq!(paper["clauses"][0]["verb"], "bere na vědomí");
    assert_eq!(names(&paper), ["mapa.txt"], "the e-mail itself only when a person says so");
}

#[test]
fn a_program_in_an_e_mail_is_told_and_stops_the_paper() {
    let room = tempfile::tempdir().unwrap();
    let office = town(room.path());
    let file = letter(&[("faktura.exe", "MZ"), ("mapa.txt", "mapa")]);
    let found = look(&office, &file);
    assert_eq!(found.files[1].why.as_ref().unwrap().key, "draft-file-forbidden");
    let files = json!([{ "place": 0, "name": "faktura.exe" }]);
    let given = input(&office, &found, json!({ "files": files }));
    let paper = given.paper.paper.to_string();
    let refused = make(&office, &file, given).unwrap_err();
    assert_eq!((refused.code, refused.key.as_str()), (Code::Refused, "attachment-forbidden"));
    assert!(office.query("paper", json!({ "id": paper })).is_err(), "nothing was founded");
}

#[test]
fn what_the_administrator_bars_is_told_before_a_paper_is_founded() {
    let room = tempfile::tempdir().unwrap();
    let office = town_under(room.path(), r#"{ "forbidden_extensions": ["iso", "docx"] }"#);
    let found = look(&office, &letter(&[("disk.iso", "obraz"), ("mapa.txt", "mapa")]));
    let said: Vec<_> = found.files.iter().map(|file| file.why.as_ref().map(|why| why.key.as_str())).collect();
    assert_eq!(said, [None, Some("draft-file-barred"), None]);
    assert!(!found.files[1].is_kept);

    let file = material();
    let found = look(&office, &file);
    assert_eq!(found.files[0].why.as_ref().unwrap().key, "draft-file-barred");
    let made = make(&office, &file, input(&office, &found, json!({}))).unwrap();
    let paper = detail(&office, &made.paper);
    assert!(names(&paper).is_empty(), "its words are the paper, the file stays away");
}

#[test]
fn what_of_the_resolution_is_in_no_clause_goes_to_the_report() {
    let room = tempfile::tempdir().unwrap();
    let office = town(room.path());
    let file = material();
    let found = look(&office, &file);
    let read = office.query("draft_resolution", json!({ "text": "Bude doplněno." })).unwrap();
    assert_eq!((read["clauses"].as_array().unwrap().len(), &read["left"]), (0, &json!("Bude doplněno.")));
    let made =
        make(&office, &file, input(&office, &found, json!({ "resolution": "Bude doplněno." }))).unwrap();
    let paper = detail(&office, &made.paper);
    assert!(paper["report"].as_str().unwrap().ends_with("\n\nBude doplněno."));
}

#[test]
fn a_file_that_cannot_be_read_says_why() {
    let room = tempfile::tempdir().unwrap();
    let office = town(room.path());
    let table = [
        (SourceFile::new("a.docx", material().bytes[..300].to_vec()), "draft-fault-"),
        (SourceFile::new("a.docx", Vec::new()), "draft-fault-empty"),
        (SourceFile::new("a.pdf", b"%PDF-1.7".to_vec()), "draft-fault-unsupported"),
    ];
    for (file, key) in table {
        let refused = inspect(&office, &file, &DraftChoice::default()).unwrap_err();
        assert!(refused.key.starts_with(key), "{refused:?}");
        assert_eq!(refused.args["name"], file.name);
    }
    let other = tempfile::tempdir().unwrap();
    let refused =
        inspect(&town_without_readers(other.path()), &material(), &DraftChoice::default()).unwrap_err();
    assert_eq!(refused.key, "draft-fault-no-reader");
}
