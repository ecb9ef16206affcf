//! A town with an assembly and a council, and nothing else.

use obeznik_app::Office;
use obeznik_app::import::SourceFile;
use obeznik_app::office::Request;
use obeznik_app::office::desk::{Desk, Policy};
use obeznik_app::ports::converter::{Converter, NobodyConverts};
use obeznik_app::ports::{Clock, ForeignFiles, SystemClock, SystemIds};
use obeznik_formats::foreign::{Answer, Task, Unread, perform};
use obeznik_formats::limits::Limits;
use obeznik_kernel::{Device, DeviceId, IdSource as _, OfflineDays, Person, PersonId, Role};
use obeznik_municipality::{Found, LawProfile, Municipality, Term};
use obeznik_store::{NoKeyring, Protection};
use serde_json::{Value, json};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The folder of real data, or `None` where there is none.
pub(crate) fn data() -> Option<PathBuf> {
    let default = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data");
    let root = std::env::var_os("OBEZNIK_DATA").map_or_else(|| default.into(), PathBuf::from);
    if root.is_dir() {
        return Some(root.join("council"));
    }
    println!("skipped: no data");
    None
}

/// What opens the towns of the tests.
pub(crate) const PASS_PHRASE: &str = "zkouška importu";

/// A file of the real data.
pub(crate) fn source(path: &Path) -> SourceFile {
    let bytes = std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    SourceFile::new(&path.file_name().unwrap().to_string_lossy(), bytes)
}

/// Reads files of the tests here; the child that reads foreign ones has tests of its own.
pub(crate) struct InThisProcess;

impl ForeignFiles for InThisProcess {
    fn ask(&self, task: &Task, content: &mut (dyn Read + Send), _: u64) -> Result<Answer, Unread> {
        let mut bytes = Vec::new();
        content.read_to_end(&mut bytes).map_err(|_| Unread::NoReader)?;
        perform(task, &bytes, &Limits::default())
    }
}

/// A founded town; the founder is its secretary.
pub(crate) fn town(folder: &Path) -> Office {
    founded(Desk::new(folder.to_owned()).with_files(Arc::new(InThisProcess)))
}

/// The same town by a clock of the test's own.
pub(crate) fn town_by(folder: &Path, clock: Arc<dyn Clock>) -> Office {
    founded_by(Desk::new(folder.to_owned()).with_files(Arc::new(InThisProcess)), Box::new(clock))
}

/// The same town at a computer of which an administrator said something.
pub(crate) fn town_under(folder: &Path, policy: &str) -> Office {
    let desk = Desk::new(folder.to_owned()).with_files(Arc::new(InThisProcess));
    founded(desk.under(Policy::parse(policy).unwrap()))
}

/// The same town with nobody to read foreign files.
pub(crate) fn town_without_readers(folder: &Path) -> Office {
    founded(Desk::new(folder.to_owned()))
}

/// The same town with somebody to make PDFs of documents.
pub(crate) fn town_with_converter(folder: &Path, converter: Arc<dyn Converter>) -> Office {
    let desk = Desk::new(folder.to_owned()).with_files(Arc::new(InThisProcess));
    founded(desk.with_converter(converter))
}

/// The office of a folder that was closed or left.
pub(crate) fn open_again(folder: &Path) -> Office {
    open_again_with(folder, Arc::new(NobodyConverts))
}

/// The same with somebody to make PDFs of documents.
pub(crate) fn open_again_with(folder: &Path, converter: Arc<dyn Converter>) -> Office {
    let desk = Desk::new(folder.to_owned()).with_files(Arc::new(InThisProcess)).with_converter(converter);
    desk.unlock("passphrase", PASS_PHRASE).unwrap();
    let office = desk.office().unwrap();
    drop(desk);
    Arc::into_inner(office).unwrap()
}

fn founded(desk: Desk) -> Office {
    crate::day::that_lasts(1);
    founded_by(desk, Box::new(SystemClock))
}

fn founded_by(desk: Desk, clock: Box<dyn Clock>) -> Office {
    let protection = Protection { keyring: &NoKeyring, pass_phrase: Some(PASS_PHRASE), is_demo: false };
    let founder = PersonId(SystemIds.next_id());
    let founding = |id, device| founding(founder, id, device);
    let (office, _) = desk.found(protection, clock, founding).unwrap();
    define(&office, "assembly", "Zastupitelstvo města", "Zastupitelstvo", "ZM");
    define(&office, "council", "Rada města", "Rada", "RM");
    office
}

fn founding(founder: PersonId, device_id: DeviceId, device: Device) -> Found {
    let from = jiff::civil::date(2022, 10, 1);
    Found {
        municipality: Municipality {
            name: "Město Zkouška".to_owned(),
            name_genitive: "města Zkoušky".to_owned(),
            ico: String::new(),
            address: String::new(),
            law: LawProfile::Act128,
            terms: vec![Term { label: "2022".to_owned(), from, to: None, results_on: None }],
            crest_svg: String::new(),
            is_demo: false,
            offline_days: OfflineDays::default(),
            is_small: false,
        },
        founder,
        person: Person {
            given: "Jana".to_owned(),
            family: "Zkušební".to_owned(),
            title_before: String::new(),
            title_after: String::new(),
            function: "tajemnice".to_owned(),
            email: String::new(),
            department: None,
            active: true,
        },
        device_id,
        device,
        roles: vec![Role::Secretary, Role::TaskKeeper],
    }
}

pub(crate) fn define(office: &Office, kind: &str, name: &str, short_name: &str, abbreviation: &str) {
    let body = json!({
        "kind": kind, "name": name, "short_name": short_name, "abbreviation": abbreviation, "parent": null,
        "seats": 21, "resolution_pattern": format!("{abbreviation}/{{seq:term}}/{{meeting}}/{{yyyy}}"), "verbs": [],
        "agenda_sections": [], "papers_close_days": 7, "notice_days": 7, "is_public": false, "place": "",
        "starts_at": "16:00", "from": "2022-10-01", "to": null
    });
    let payload = json!({ "id": SystemIds.next_id(), "body": body });
    let kind = "municipality.define_body".to_owned();
    office.execute(Request { kind, payload, base: Vec::new(), on_behalf_of: None }).unwrap();
}

/// How many resolutions the list has, of a body by its short name.
pub(crate) fn listed(office: &Office, body: &str) -> usize {
    let mut rows = 0;
    for offset in (0..).step_by(500) {
        let slice = json!({ "sort": "", "descending": false, "offset": offset, "limit": 500 });
        let input = json!({ "text": "", "body": "", "year": 0, "states": [], "slice": slice });
        let page = office.query("resolutions", input).unwrap();
        let page = page["rows"].as_array().cloned().unwrap();
        if page.is_empty() {
            break;
        }
        rows += page.iter().filter(|row| row["body"] == body).count();
    }
    rows
}

/// Records by kind, without what tells that an import was and is no more.
pub(crate) fn counts(office: &Office) -> Vec<(String, u64)> {
    let mut counts = office.store().reader().record_counts().unwrap();
    counts.retain(|(kind, _)| kind != "import_batch" && kind != "series");
    counts
}

/// Imports as the query lists them.
pub(crate) fn imports(office: &Office) -> Value {
    office.query("imports", Value::Null).unwrap()
}

/// Titles of what the search finds among documents of meetings.
pub(crate) fn found_documents(office: &Office, text: &str) -> Vec<String> {
    let input = json!({ "text": text, "kinds": ["meeting_document"], "body": "", "year": 0, "offset": 0, "limit": 100 });
    let page = office.query("search", input).unwrap();
    page["hits"].as_array().unwrap().iter().map(|hit| hit["title"].as_str().unwrap().to_owned()).collect()
}

/// PDFs of a folder, in order.
pub(crate) fn pdfs(folder: &Path) -> Vec<SourceFile> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "pdf"));
    paths.sort();
    paths.iter().map(|path| source(path)).collect()
}
