//! The papers of a meeting as they go to members and come back: by the program, as an encrypted file, as a draft of an
//! e-mail, on paper.

use std::fs::{self, File};

use jiff::Timestamp;
use obeznik_app::Code;
use obeznik_app::attachments::{Arrived, take};
use obeznik_app::circulation::distribution::{AnsweredNote, PackAnswer, take_answer};
use obeznik_app::envelope::OpenEnvelope;
use obeznik_circulation::comment::Comment;
use obeznik_circulation::distribution::{Apology, Channel, PackOpening, Sending, apology_id};
use obeznik_circulation::reading::Reading;
use obeznik_documents::office::DocumentFormat;
use obeznik_documents::office::pack::{PackOrder, bundle_to, changes_list, mail_to, pack_name, print_into};
use obeznik_formats::document::{BlockKind, document_of_docx};
use obeznik_formats::limits::Limits;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{Person, PersonId, RecordId};
use serde_json::{Value, json};

use crate::confidential::{Town, new_id};
use crate::office::vzorov;
use crate::pdf::{Pdf, plain};

const PHRASE: &str = "modrá lávka přes Bystřici";

/// The demo town with a council convened for next week: one open paper and one for the council alone.
struct Scene {
    town: Town,
    meeting: RecordId,
    open: RecordId,
    close: RecordId,
    member: PersonId,
    folder: tempfile::TempDir,
}

fn scene() -> Scene {
    let (office, folder) = vzorov();
    let town = Town::of(office);
    let (open, close) = (ready(&town, "all_bodies"), ready(&town, "body"));
    let meetings = town.office.query("meetings", json!({ "body": "", "from": null, "to": null })).unwrap();
    let mut councils = meetings.as_array().unwrap().iter().filter(|row| row["body"]["kind"] == "council");
    let body = councils.next().unwrap()["body"]["id"].clone();
    let (meeting, on) = (new_id(), jiff::civil::date(2026, 12, 1));
    let plan = json!({ "meeting": meeting, "body": body, "term": 9, "on": on, "starts_at": "14:00", "place": "Radnice" });
    town.act("plan_meeting", plan);
    for paper in [open, close] {
        let why = "Spěchá to.";
        town.act(
            "schedule",
            json!({ "paper": paper, "meeting": meeting, "agenda_item": new_id(), "late_reason": why }),
        );
    }
    town.act("convene_meeting", json!({ "meeting": meeting }));
    let member = {
        let list = town.office.query("distribution", json!({ "meeting": meeting })).unwrap();
        let people = list["people"].as_array().unwrap();
        let mut ids = people
            .iter()
            .filter(|row| row["role"] == "member")
            .map(|row| row["person"]["id"].as_str().unwrap());
        PersonId(ids.next_back().unwrap().parse().unwrap())
    };
    Scene { town, meeting, open, close, member, folder }
}

/// A paper with an annex and a closed one, ready for the council.
fn ready(town: &Town, confidentiality: &str) -> RecordId {
    let paper = new_id();
    let overview = town.office.query("overview", Value::Null).unwrap();
    let of = |list: &str, name: &str| {
        let mut found = overview[list].as_array().unwrap().iter().filter(|pair| pair[1] == name);
        found.next().unwrap()[0].clone()
    };
    let input = json!({
        "paper": paper, "paper_type": of("paper_types", "Materiál pro radu"),
        "title": format!("Oprava lávky {confidentiality}"), "presenter": town.person("Košťál"), "co_presenters": [],
        "drafter": town.office.person(), "department": of("departments", "Odbor správy majetku"),
        "competence": "§ 102 odst. 3", "confidentiality": confidentiality, "named": [],
        "report": "Lávka je v havarijním stavu.", "due_on": null,
        "clauses": [{ "verb": "schvaluje", "text": "opravu lávky", "points": [] }],
    });
    town.act("create_paper", input);
    for (name, is_confidential) in [("plan.txt", false), ("posudek-novak.txt", true)] {
        let content = format!("{name} {confidentiality}");
        let arrived = Arrived::of(&town.office, &mut content.as_bytes()).unwrap();
        let taken = take(&town.office, name, arrived).unwrap();
        town.act(
            "attach",
            json!({
                "paper": paper, "attachment": new_id(), "name": name, "blob": taken.blob,
                "size_bytes": taken.size_bytes, "media_type": taken.media_type, "is_confidential": is_confidential,
            }),
        );
    }
    town.act("submit_to_head", json!({ "paper": paper }));
    town.act_as(town.person("Jeřábek"), "head_approve", json!({ "paper": paper })).unwrap();
    town.pass_check(paper);
    paper
}

impl Scene {
    fn list(&self) -> Value {
        self.town.office.query("distribution", json!({ "meeting": self.meeting })).unwrap()
    }

    fn row(&self, person: PersonId) -> Value {
        let list = self.list();
        let mut people = list["people"].as_array().unwrap().iter();
        people.find(|row| row["person"]["id"] == person.to_string()).unwrap().clone()
    }

    fn order(&self, channel: Channel, with_kept_close: bool) -> PackOrder {
        PackOrder { meeting: self.meeting, person: self.member, channel, with_kept_close }
    }

    fn send_to(&self, people: Vec<String>) -> u32 {
        let input = serde_json::from_value(json!({ "meeting": self.meeting, "people": people })).unwrap();
        self.town.office.send_packs(&input).unwrap()
    }

    fn due(&self) -> Vec<String> {
        let list = self.list();
        let due = list["people"].as_array().unwrap().iter().filter(|row| row["sent"]["is_current"] != true);
        due.map(|row| row["person"]["id"].as_str().unwrap().to_owned()).collect()
    }

    fn all<T: obeznik_kernel::Record>(&self, index: &str) -> Vec<T> {
        let key = self.meeting.to_string();
        let found =
            self.town.office.read(|reader| Ok(reader.records.find_by::<T>(index, &[&key], 99)?)).unwrap();
        found.into_iter().map(|one| one.value).collect()
    }

    fn under<T: obeznik_kernel::Record>(&self, parent: RecordId) -> Vec<T> {
        let found = self.town.office.read(|reader| Ok(reader.records.under::<T>(parent)?)).unwrap();
        found.into_iter().map(|one| one.value).collect()
    }

    fn opened(&self, with_kept_close: bool) -> (OpenEnvelope, std::path::PathBuf) {
        let path = self.folder.path().join(format!("{with_kept_close}.obalka"));
        bundle_to(&self.town.office, &self.order(Channel::Bundle, with_kept_close), PHRASE, &path).unwrap();
        let rooms = self.folder.path().join("obalky");
        (OpenEnvelope::open(File::open(&path).unwrap(), PHRASE, &rooms, now()).unwrap(), path)
    }
}

fn now() -> Timestamp {
    "2026-11-24T18:00:00Z".parse().unwrap()
}

#[test]
fn papers_go_to_everybody_once_and_a_change_to_those_it_concerns() {
    let scene = scene();
    let all = scene.due();
    assert!(all.len() > 3, "{all:?}");
    assert_eq!(scene.send_to(all.clone()), u32::try_from(all.len()).unwrap());
    assert_eq!(scene.due(), [""; 0]);
    let item = new_id();
    scene
        .town
        .act("add_agenda_item", json!({ "meeting": scene.meeting, "agenda_item": item, "title": "Různé" }));
    assert_eq!(scene.due().len(), all.len(), "everybody sees an item without a paper");
    let told = scene.row(scene.member)["changes"].clone();
    assert_eq!(told, json!([{ "key": "pack-change-added", "args": { "title": "Různé" } }]));
    scene.send_to(scene.due());
    let row = scene.row(scene.member);
    assert_eq!((&row["sent"]["number"], &row["changes"]), (&json!(2), &json!([])));

    // The member sees what differs and opens it; the secretary sees that they did.
    scene.town.office.sign_in(scene.member);
    let mine = scene.town.office.query("my_pack", json!({ "meeting": scene.meeting })).unwrap();
    assert_eq!(
        (&mine["is_invited"], &mine["is_opened"], &mine["changes"]),
        (&json!(true), &json!(false), &told)
    );
    scene
        .town
        .act_as(scene.member, "note_pack_opened", json!({ "meeting": scene.meeting, "by": "application" }))
        .unwrap();
    assert_eq!(scene.row(scene.member)["opened"][0]["by"], "application");
}

#[test]
fn a_clerk_sees_no_distribution() {
    let scene = scene();
    scene.town.office.sign_in(scene.town.person("Jeřábek"));
    assert!(scene.town.office.query("distribution", json!({ "meeting": scene.meeting })).is_err());
    let mine = scene.town.office.query("my_pack", json!({ "meeting": scene.meeting })).unwrap();
    assert_eq!(mine["is_invited"], false);
}

/// The sample of the window test is renewed where a path says so: `OBEZNIK_ENVELOPE=tests/e2e/podklady.obalka`.
#[test]
fn the_sample_of_the_window_test_still_opens() {
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/e2e/podklady.obalka");
    if std::env::var_os("OBEZNIK_ENVELOPE").is_some() {
        let scene = scene();
        bundle_to(&scene.town.office, &scene.order(Channel::Bundle, false), PHRASE, sample.as_ref()).unwrap();
    }
    let rooms = tempfile::tempdir().unwrap();
    let opened = OpenEnvelope::open(File::open(sample).unwrap(), PHRASE, rooms.path(), now()).unwrap();
    assert_eq!(opened.state().contents.items.len(), 1);
}

#[test]
fn an_envelope_opens_without_an_office_and_its_answer_comes_back_once() {
    let scene = scene();
    let (mut envelope, path) = scene.opened(false);
    assert!(
        OpenEnvelope::open(File::open(&path).unwrap(), "jiná heslová věta", scene.folder.path(), now())
            .is_err()
    );
    let state = envelope.state();
    assert_eq!(state.contents.answer_key, "", "the window does not get the key");
    let papers: Vec<String> = state
        .contents
        .items
        .iter()
        .filter_map(|item| item.paper.as_ref())
        .map(|paper| paper.id.clone())
        .collect();
    assert_eq!(papers, [scene.open.to_string()], "what is kept close stays at the office");
    assert_eq!(state.contents.kept_back, 1);
    assert!(scene.under::<Reading>(scene.close).is_empty());
    for (place, file) in state.contents.files.iter().enumerate() {
        let bytes = fs::read(envelope.hand_out(place).unwrap()).unwrap();
        assert_eq!(bytes.len() as u64, file.size_bytes, "{}", file.name);
        if file.media_type == "application/pdf" && file.what != "annex" {
            assert!(bytes.starts_with(b"%PDF"), "{}", file.name);
        }
    }
    assert!(envelope.hand_out(state.contents.files.len()).is_err());

    let answer = PackAnswer {
        apology: "Jsem na dovolené.".to_owned(),
        notes: vec![AnsweredNote { paper: scene.open.to_string(), text: "Chybí rozpočet.".to_owned() }],
        ..state.answer
    };
    envelope.keep(answer.clone(), now()).unwrap();
    let stranger = PackAnswer { person: scene.town.person("Košťál").to_string(), ..answer };
    assert!(envelope.keep(stranger, now()).is_err());
    let sealed = envelope.sealed_answer().unwrap();
    drop(envelope);
    let again =
        OpenEnvelope::open(File::open(&path).unwrap(), PHRASE, &scene.folder.path().join("obalky"), now())
            .unwrap();
    assert_eq!(again.state().answer.apology, "Jsem na dovolené.", "what was typed is there the next evening");

    let meeting = scene.meeting.to_string();
    let taken = take_answer(&scene.town.office, &meeting, &sealed).unwrap();
    assert_eq!((taken.taken, taken.known, taken.refused.len()), (2, 0, 0), "{taken:?}");
    let comments = scene.under::<Comment>(scene.open);
    assert!(comments.iter().any(|one| one.text == "Chybí rozpočet." && one.author == Some(scene.member)));
    let apology = scene
        .town
        .office
        .read(|reader| Ok(reader.records.need::<Apology>(apology_id(scene.meeting, scene.member))?.value));
    let written_by = apology.unwrap().written_by;
    assert!(written_by.is_some_and(|by| by != scene.member), "who brought it in is written down");
    assert_eq!(scene.all::<PackOpening>("pack_opening_by_meeting").len(), 1);
    let twice = take_answer(&scene.town.office, &meeting, &sealed).unwrap();
    assert_eq!((twice.taken, twice.known), (0, 2), "{twice:?}");
    assert_eq!(scene.under::<Comment>(scene.open).len(), comments.len());
    let mut touched = sealed.clone();
    *touched.last_mut().unwrap() ^= 1;
    assert!(take_answer(&scene.town.office, &meeting, &touched).is_err());
}

#[test]
fn what_is_kept_close_goes_when_the_secretary_says_so_and_it_is_written_down() {
    let scene = scene();
    let (envelope, _) = scene.opened(true);
    let state = envelope.state();
    let papers = state.contents.items.iter().filter_map(|item| item.paper.as_ref());
    assert_eq!(papers.filter(|paper| paper.is_kept_close).count(), 1);
    assert_eq!(state.contents.kept_back, 0);
    let ways: Vec<String> =
        scene.under::<Reading>(scene.close).iter().map(|one| one.way.as_str().to_owned()).collect();
    assert_eq!(ways, ["exported"]);
    assert!(scene.all::<Sending>("sending_by_meeting")[0].with_kept_close);
}

#[test]
fn paper_and_mail_take_the_same_documents_along_and_mail_nothing_kept_close() {
    let scene = scene();
    let office = &scene.town.office;
    let room = print_into(office, &scene.order(Channel::Print, false), scene.folder.path()).unwrap();
    let names = |room: &std::path::Path| {
        let mut names: Vec<String> = fs::read_dir(room)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    };
    let first = names(&room);
    assert!(first[0].ends_with("pozvanka.pdf") && first.len() >= 3, "{first:?}");
    let invitation = Pdf::new("pack-invitation", Ok(fs::read(room.join(&first[0])).unwrap())).text();
    assert!(!invitation.contains("lávky body"), "no title of what is kept close: {invitation}");

    scene.town.act(
        "add_agenda_item",
        json!({ "meeting": scene.meeting, "agenda_item": new_id(), "title": "Různé" }),
    );
    let room = print_into(office, &scene.order(Channel::Print, false), scene.folder.path()).unwrap();
    let changed = names(&room);
    let list = changed.iter().find(|name| name.ends_with("zmeny.pdf")).unwrap();
    let list = Pdf::new("pack-changes", Ok(fs::read(room.join(list)).unwrap())).text();
    assert!(list.contains("Přibyl bod Různé."), "{list}");

    let path = scene.folder.path().join("podklady.eml");
    mail_to(office, &scene.order(Channel::Email, true), &path).unwrap();
    let mail = fs::read_to_string(&path).unwrap();
    assert!(mail.contains("X-Unsent: 1") && mail.contains("pozvanka.pdf"));
    assert!(
        scene.under::<Reading>(scene.close).is_empty(),
        "mail takes nothing kept close along, whatever is asked"
    );
    assert_eq!(scene.all::<Sending>("sending_by_meeting").len(), 3);
}

#[test]
fn the_list_of_changes_is_had_by_itself_before_it_goes() {
    let scene = scene();
    let office = &scene.town.office;
    let (meeting, member) = (scene.meeting.to_string(), scene.member.to_string());
    let list = |format| changes_list(office, &meeting, &member, format);
    scene.send_to(scene.due());
    let nothing = list(DocumentFormat::Docx).unwrap_err();
    assert_eq!((nothing.code, nothing.key.as_str()), (Code::Refused, "document-no-changes"));
    scene.town.act(
        "add_agenda_item",
        json!({ "meeting": scene.meeting, "agenda_item": new_id(), "title": "Různé" }),
    );
    let due = scene.due();
    let [pdf, word] = DocumentFormat::ALL.map(|format| list(format).unwrap());
    assert!(pdf.file_name.starts_with("zmeny-") && pdf.file_name.ends_with(".pdf"), "{}", pdf.file_name);
    assert_eq!(word.file_name, pdf.file_name.replace(".pdf", ".docx"));
    let text = Pdf::new("changes-by-themselves", Ok(pdf.bytes)).text();
    assert!(text.contains("Přibyl bod Různé.") && text.contains("verze 2"), "{text}");
    let blocks = document_of_docx(&word.bytes, &Limits::default()).unwrap().blocks;
    let said = |kind| -> Vec<String> {
        let of_kind = blocks.iter().filter(|block| block.kind == kind);
        of_kind.map(|block| plain(&block.cells.join(" "))).collect()
    };
    assert!(said(BlockKind::Item).iter().any(|line| line.ends_with("Přibyl bod Různé.")), "{blocks:?}");
    assert!(said(BlockKind::Heading).iter().all(|line| text.contains(line)), "{blocks:?}");
    assert_eq!(scene.due(), due, "nothing went by it");
    office.sign_in(scene.town.person("Jeřábek"));
    assert_eq!(list(DocumentFormat::Pdf).unwrap_err().code, Code::NotFound, "a clerk sees no distribution");
}

#[test]
fn a_list_of_changes_that_leaves_the_office_names_nothing_kept_close_that_went_another_way() {
    let scene = scene();
    let office = &scene.town.office;
    // In the program the mayor, who presents the papers, has all of it.
    let mayor = scene.town.person("Košťál");
    assert_eq!(scene.send_to(vec![mayor.to_string()]), 1);
    let order = PackOrder { person: mayor, ..scene.order(Channel::Print, false) };
    let room = print_into(office, &order, scene.folder.path()).unwrap();
    let mut files = fs::read_dir(&room).unwrap().map(|entry| entry.unwrap().path());
    let list = files.find(|path| path.to_string_lossy().ends_with("zmeny.pdf")).unwrap();
    let list = Pdf::new("pack-changes-outside", Ok(fs::read(list).unwrap())).text();
    for line in [
        "Jeden z bodů už mezi vašimi podklady není.",
        "U bodu Oprava lávky all_bodies už není jedna z příloh.",
    ] {
        assert!(list.contains(line), "{line} in {list}");
    }
    assert!(!list.contains("lávky body") && !list.contains("posudek-novak"), "{list}");
    assert!(scene.under::<Reading>(scene.close).is_empty());
}

#[test]
fn a_list_of_changes_made_by_itself_names_nothing_kept_close_either() {
    let scene = scene();
    let mayor = scene.town.person("Košťál").to_string();
    assert_eq!(scene.send_to(vec![mayor.clone()]), 1);
    scene.town.act("withdraw_paper", json!({ "paper": scene.close, "reason": "Vypořádáno." }));
    let made = changes_list(&scene.town.office, &scene.meeting.to_string(), &mayor, DocumentFormat::Pdf);
    let list = Pdf::new("changes-kept", Ok(made.unwrap().bytes)).text();
    assert!(list.contains("Změnil se neveřejný bod.") && !list.contains("lávky body"), "{list}");
    let row = scene.row(scene.town.person("Košťál"));
    assert!(row["changes"].to_string().contains("Oprava lávky body"), "on the screen it is told: {row}");
}

/// Puts a file in place of a document of the program.
fn put_by_hand(town: &Town, kind: &str, document: RecordId, view: &[u8]) {
    let keep = |content: &[u8]| town.office.store().put_blob(&mut &*content, now()).unwrap().0;
    let word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    let (blob, pdf) = (keep(b"PK ruka"), keep(view));
    let put = json!({ "kind": kind, "document": document, "name": "opraveno.docx", "blob": blob, "size_bytes": 7,
        "media_type": word, "view": pdf, "view_size_bytes": view.len(), "note": "slovo", "said": [] });
    town.act("put_edition", put);
}

#[test]
fn an_invitation_put_by_hand_is_a_reading_of_the_closed_papers_it_may_name() {
    let scene = scene();
    put_by_hand(&scene.town, "invitation", scene.meeting, b"%PDF-1.7 pozvanka");
    scene.town.act("unschedule", json!({ "paper": scene.close, "reason": "Odklad." }));
    let (mut envelope, _) = scene.opened(false);
    assert!(scene.under::<Reading>(scene.close).is_empty());
    assert_ne!(fs::read(envelope.hand_out(0).unwrap()).unwrap(), b"%PDF-1.7 pozvanka");
    let (mut envelope, _) = scene.opened(true);
    assert_eq!(fs::read(envelope.hand_out(0).unwrap()).unwrap(), b"%PDF-1.7 pozvanka");
    let ways: Vec<String> =
        scene.under::<Reading>(scene.close).iter().map(|one| one.way.as_str().to_owned()).collect();
    assert_eq!(ways, ["exported"]);
}

#[test]
fn a_cover_sheet_put_by_hand_goes_to_nobody_once_an_annex_it_names_is_closed() {
    let scene = scene();
    put_by_hand(&scene.town, "cover_sheet", scene.open, b"%PDF-1.7 kosilka");
    let is_by_hand = || {
        let (mut envelope, _) = scene.opened(true);
        let files = envelope.state().contents.files;
        let places: Vec<usize> =
            (0..files.len()).filter(|place| files[*place].what == "cover_sheet").collect();
        assert_eq!(places.len(), 2);
        places
            .into_iter()
            .any(|place| fs::read(envelope.hand_out(place).unwrap()).unwrap() == b"%PDF-1.7 kosilka")
    };
    assert!(is_by_hand());
    scene.town.act("unschedule", json!({ "paper": scene.open, "reason": "Doplnění." }));
    let paper = scene.town.office.query("paper", json!({ "id": scene.open })).unwrap();
    let mut annexes = paper["attachments"].as_array().unwrap().iter();
    let plan = annexes.find(|file| file["name"] == "plan.txt").unwrap();
    scene.town.act("classify_attachment", json!({ "attachment": plan["id"], "is_confidential": true }));
    let again = json!({ "paper": scene.open, "meeting": scene.meeting, "agenda_item": new_id(),
        "late_reason": "Doplněno." });
    scene.town.act("schedule", again);
    assert!(!is_by_hand());
}

#[test]
fn files_of_several_members_are_offered_under_names_of_their_own() {
    let scene = scene();
    let office = &scene.town.office;
    let name = pack_name(office, &scene.order(Channel::Bundle, false), "obalka").unwrap();
    let person = office.read(|reader| Ok(reader.records.need::<Person>(scene.member)?.value)).unwrap();
    assert_eq!(name, format!("podklady-2026-12-01-{}-{}.obalka", person.given, person.family));
    let nobody = PackOrder { person: PersonId(new_id()), ..scene.order(Channel::Bundle, false) };
    assert!(pack_name(office, &nobody, "obalka").is_err());
}

#[test]
fn nothing_lies_there_when_the_pass_phrase_is_short_or_the_meeting_not_convened() {
    let scene = scene();
    let path = scene.folder.path().join("nic.obalka");
    let order = scene.order(Channel::Bundle, false);
    let short = bundle_to(&scene.town.office, &order, "krátká", &path).unwrap_err();
    assert_eq!(short.key, "pack-phrase-short");
    scene.town.act("cancel_meeting", json!({ "meeting": scene.meeting, "reason": "Nemoc." }));
    let cancelled = bundle_to(&scene.town.office, &order, PHRASE, &path).unwrap_err();
    assert_eq!(cancelled.key, "refusal-pack-not-convened");
    assert!(!path.exists());
    assert!(scene.all::<Sending>("sending_by_meeting").is_empty());
}
