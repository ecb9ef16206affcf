//! What is erased for good is nowhere: at the office that keeps it, and on a device that had it. The proof needs stores
//! opened without a key.

use obeznik_authority::{SignedCommand, Verdict, modules};
use obeznik_circulation::distribution::{Apologise, TakeApologyBack};
use obeznik_circulation::meeting::PlanMeeting;
use obeznik_keeping::Class;
use obeznik_keeping::disposal::DISTRIBUTING;
use obeznik_kernel::calendar::{add_days, day_in_prague};
use obeznik_kernel::{
    Action, Belongings, Command, CommandId, CommandSpec, Context, IdSource as _, Module, OnBehalf, Payload,
    PersonId, Prediction, RawRecord, RecordId, Records, Stop, Subject,
};
use obeznik_store::{ChainReport, Draft, ExtractedText, Upload, ViewState};
use serde::{Deserialize, Serialize};

use crate::journey::Journey;
use crate::shared::Laptop;
use crate::town::{Hand, Town, later, now};
use crate::words::{FOLDED, WORD, is_anywhere};

/// Erases what it is told: whether it may is a matter of other modules.
static PROBE: Module = Module { name: "probe", commands: &COMMANDS, kinds: &[], due: |_, _| Ok(Vec::new()) };
static COMMANDS: [CommandSpec; 1] = [CommandSpec {
    kind: "probe.erase",
    version: 1,
    action: Action::Annotate,
    subject: |_, _| Ok(Subject::office()),
    execute: erase,
    prediction: Prediction::Authority,
    is_trace: false,
}];
static MODULES: std::sync::LazyLock<Vec<&'static Module>> =
    std::sync::LazyLock::new(|| modules().iter().copied().chain([&PROBE]).collect());

#[derive(Serialize, Deserialize)]
struct Erase {
    records: Vec<(String, RecordId)>,
    /// A meeting of which goes what was sent, opened and apologised and is there no more.
    distributed: Option<RecordId>,
}

fn erase(command: &Command, _: &mut Context<'_>, records: &mut dyn Records) -> Result<(), Stop> {
    let Erase { records: erased, distributed } = command.input()?;
    erased.iter().try_for_each(|(kind, id)| records.erase(kind, *id))?;
    let kinds = Class::Distribution.kinds();
    let belongings = distributed.map(|of| Belongings { of, kinds, commands: &DISTRIBUTING });
    belongings.into_iter().try_for_each(|one| records.erase_removed(one))
}

impl Journey {
    fn erase(&mut self, records: Vec<(String, RecordId)>) {
        self.erase_with(&Erase { records, distributed: None });
    }

    fn erase_with(&mut self, input: &Erase) {
        let Town { store, hand, .. } = &mut self.town;
        let signed = hand.sign("probe.erase", input);
        let verdict = store.as_mut().unwrap().execute_of(&MODULES, &signed, later(), &mut hand.ids);
        assert_eq!(verdict.unwrap(), Verdict::Accepted);
    }

    /// The paper, what lies under it, and whatever else holds its words.
    fn erase_all_about(&mut self, paper: RecordId) {
        let mut about = Vec::new();
        let take = &mut |raw: RawRecord| {
            let holds = String::from_utf8_lossy(&raw.body).contains(WORD);
            let is_about = holds || raw.id == paper || raw.parent == Some(paper);
            about.extend(is_about.then_some((raw.kind, raw.id)));
        };
        self.town.store().reader().each_record(take).unwrap();
        self.erase(about);
    }

    /// A command that the secretary writes down for a member.
    fn write_for<T: Serialize>(&mut self, member: PersonId, kind: &str, input: &T) {
        let Hand { ids, key, device, secretary } = &mut self.town.hand;
        let on_behalf_of = Some(OnBehalf { person: member, how: "paper".to_owned(), evidence: None });
        let command = Command {
            id: CommandId(ids.next_id()),
            kind: kind.to_owned(),
            kind_version: 1,
            actor: Some(*secretary),
            on_behalf_of,
            payload: Payload::Inline(serde_json::to_string(input).unwrap()),
            base: Vec::new(),
            client_time: now(),
        };
        let signed = SignedCommand::sign(command, *device, key).unwrap();
        assert_eq!(self.town.send(&signed), Verdict::Accepted, "{kind}");
    }

    /// A meeting for which a member apologised, said another reason, and took it back; the secretary, who is no member,
    /// was refused.
    fn apologised(&mut self) -> RecordId {
        let (meeting, member) = (self.town.id(), self.members[1]);
        let plan = PlanMeeting {
            meeting,
            body: self.council,
            term: 9,
            on: add_days(day_in_prague(now()), 7),
            starts_at: "14:00".into(),
            place: "zasedací místnost".into(),
            number: None,
        };
        self.town.accept("circulation.plan_meeting", &plan);
        let why = |reason: String| Apologise { meeting, reason };
        self.write_for(member, "circulation.apologise", &why(format!("{WORD}, operace")));
        self.write_for(member, "circulation.apologise", &why(format!("{WORD}, lázně")));
        self.write_for(member, "circulation.take_apology_back", &TakeApologyBack { meeting });
        let refused = self.town.hand.sign("circulation.apologise", &why(WORD.to_owned()));
        assert!(matches!(self.town.send(&refused), Verdict::Refused(_)));
        meeting
    }
}

/// A paper whose word stands in its row, a list, the full text, the log, images, an annex with its text, a draft, the
/// journal and an older copy.
fn planted(journey: &mut Journey) -> RecordId {
    let paper = journey.draft("Smlouva o dílo", WORD);
    let edit = journey.edit(paper, "report", format!("{WORD} podruhé").into());
    assert_eq!(journey.town.send(&edit), Verdict::Accepted);
    let person = journey.town.hand.secretary;
    let store = journey.town.store();
    let blob = store.put_blob(&mut WORD.as_bytes(), now()).unwrap();
    let text = ExtractedText { extractor: 1, body: WORD.into(), note: String::new() };
    store.set_extracted_text(&blob, &text).unwrap();
    for draft_id in [format!("paper/{paper}/report"), "nový/úkol".to_owned()] {
        let draft = Draft { draft_id, person, body: format!("{WORD} {paper}"), saved_at: now() };
        store.put_draft(&draft).unwrap();
    }
    journey.attach(paper, "Priloha.txt", &blob, WORD.len() as u64);
    let copy = journey.town.folder.join(format!("copies/close-{}.db", now().as_millisecond()));
    journey.town.store().back_up(&copy).unwrap();
    assert!(journey.town.store().has_blob(&blob).unwrap());
    paper
}

fn check_nowhere(folder: &std::path::Path) {
    assert!(!is_anywhere(folder, WORD.as_bytes()), "rows, images, inputs, drafts, texts, journal, copies");
    assert!(!is_anywhere(folder, FOLDED.as_bytes()), "the full-text index");
}

#[test]
fn what_is_erased_is_nowhere_in_the_folder_of_an_office_that_works_alone() {
    let mut journey = Journey::over(Town::plain());
    let kept = journey.draft("Nákup frézy", "Zpráva.");
    let paper = planted(&mut journey);
    let folder = journey.town.folder.clone();
    journey.town.store().checkpoint().unwrap();
    let holds = |word: &str| is_anywhere(&folder, word.as_bytes());
    assert!(holds(WORD) && holds(FOLDED), "the proof can fail");
    let links = journey.town.store().reader().head().unwrap().log_no;

    journey.erase_all_about(paper);
    check_nowhere(&folder);
    let secretary = journey.town.hand.secretary;
    let store = journey.town.store();
    assert_eq!(store.reader().blobs().unwrap(), [], "the annex");
    assert_eq!(store.remains().unwrap(), None);
    assert_eq!((store.copies().len(), store.drafts(secretary).unwrap().len()), (1, 0));
    let reader = store.reader();
    let ChainReport::Whole(head) = reader.verify(&mut |_| true).unwrap() else { panic!("the chain broke") };
    assert_eq!(head.log_no, links + 1);
    assert_eq!(reader.cleared_links().unwrap(), 3, "made, edited, annexed");
    assert!(reader.raw("paper", kept).unwrap().is_some());
}

#[test]
fn an_apology_that_was_taken_back_goes_with_what_was_sent_for_the_meeting() {
    let mut journey = Journey::over(Town::plain());
    let meeting = journey.apologised();
    let folder = journey.town.folder.clone();
    let copy = folder.join(format!("copies/close-{}.db", now().as_millisecond()));
    journey.town.store().back_up(&copy).unwrap();
    journey.town.store().checkpoint().unwrap();
    assert!(is_anywhere(&folder, WORD.as_bytes()), "the proof can fail");

    journey.erase_with(&Erase { records: Vec::new(), distributed: Some(meeting) });
    journey.town.store().checkpoint().unwrap();
    check_nowhere(&folder);
    let reader = journey.town.store().reader();
    assert!(matches!(reader.verify(&mut |_| true).unwrap(), ChainReport::Whole(_)));
    assert_eq!(reader.cleared_links().unwrap(), 4, "said twice, taken back, refused");
    assert!(reader.raw("meeting", meeting).unwrap().is_some(), "the meeting stays");
}

#[test]
fn what_was_found_in_an_annex_or_made_of_it_comes_too_late_after_an_erasure() {
    let mut journey = Journey::over(Town::plain());
    let paper = planted(&mut journey);
    let folder = journey.town.folder.clone();
    let store = journey.town.store();
    let blob = store.put_blob(&mut WORD.as_bytes(), now()).unwrap(); // the content of the annex
    // Read, and made into a PDF, before the erasure.
    let text = ExtractedText { extractor: 2, body: format!("{WORD} znovu"), note: String::new() };
    let view = store.view_sealer().unwrap().seal(&mut WORD.as_bytes(), &mut |_| true).unwrap();

    journey.erase_all_about(paper);
    let store = journey.town.store();
    store.set_extracted_text(&blob, &text).unwrap();
    assert!(!store.keep_view(&blob, view, later()).unwrap());
    store.note_no_view(&blob, "failed", later()).unwrap();
    let reader = store.reader();
    assert_eq!(reader.extracted_text(&blob).unwrap(), None);
    assert_eq!(reader.view_state(&blob).unwrap(), ViewState::Waiting);
    journey.town.store().checkpoint().unwrap();
    check_nowhere(&folder);
}

#[test]
fn a_content_on_its_way_down_does_not_arrive_after_it_was_erased() {
    let mut journey = Journey::over(Town::plain());
    let paper = journey.draft("Smlouva o dílo", "Zpráva.");
    let wanted = journey.town.store().put_blob(&mut "obsah".as_bytes(), now()).unwrap();
    journey.attach(paper, "Priloha.txt", &wanted, 5);
    let (device, id) = (journey.town.hand.device, RecordId::well_known("on its way"));
    for (is_erased, expected) in [(false, true), (true, false)] {
        let store = journey.town.store();
        let upload = Upload { id, device, hash: wanted.clone(), size_bytes: 5 };
        let upload = store.begin_upload(&upload, now()).unwrap();
        let part = store.part_sealer().unwrap().seal(&mut "obsah".as_bytes(), &mut |_| true).unwrap();
        store.keep_part(upload.id, 0, [0; 32], part).unwrap();
        let sealed = store.uploaded_whole(&upload).unwrap().unwrap().seal().unwrap().unwrap();
        if is_erased {
            journey.erase_all_about(paper);
        }
        let store = journey.town.store();
        assert_eq!(store.finish_arrival(&upload, sealed, later()).unwrap(), expected);
        assert_eq!(store.has_blob(&wanted).unwrap(), expected);
        assert!(store.upload(upload.id, device).unwrap().is_none(), "no part stays");
    }
}

#[test]
fn what_comes_after_an_erasure_is_journalled_again_and_a_start_finds_all_of_it() {
    let mut journey = Journey::new();
    let paper = planted(&mut journey);
    journey.erase_all_about(paper);
    let another = journey.draft("Oprava chodníku", "Zpráva.");
    journey.town.abandon();
    journey.town.open().unwrap();
    let reader = journey.town.store().reader();
    assert!(reader.raw("paper", another).unwrap().is_some());
    assert!(reader.raw("paper", paper).unwrap().is_none());
    assert!(matches!(reader.verify(&mut |_| true).unwrap(), ChainReport::Whole(_)));
}

#[test]
fn what_is_erased_leaves_a_device_with_everything_it_kept_of_it() {
    let mut journey = Journey::over(Town::plain());
    journey.town.store().begin_history().unwrap();
    let paper = planted(&mut journey);
    let mut laptop = Laptop::plain(&mut journey);
    laptop.pull(&mut journey);
    laptop.report(&journey, paper, &format!("{WORD} potřetí"));
    laptop.push(&mut journey);
    laptop.pull(&mut journey);
    journey.decide(paper); // meanwhile
    laptop.report(&journey, paper, &format!("{WORD} pozdě"));
    laptop.push(&mut journey);
    laptop.report(&journey, paper, &format!("{WORD} a na tom založeno"));
    laptop.pull(&mut journey);
    assert_eq!(laptop.store().attention().unwrap().len(), 2, "refused commands wait with their input");
    let home = laptop.home.path().to_owned();
    let copy = home.join(format!("copies/close-{}.db", now().as_millisecond()));
    laptop.store().back_up(&copy).unwrap();

    journey.erase_all_about(paper);
    laptop.pull(&mut journey);
    assert!(laptop.store().clear_remains(later()).unwrap());
    check_nowhere(&home);
    check_nowhere(&journey.town.folder);
    let keys: Vec<String> =
        laptop.store().attention().unwrap().into_iter().map(|refused| refused.refusal.key).collect();
    assert_eq!(keys, ["refusal-erased", "refusal-erased"], "that it was refused is still said");
    assert_eq!(laptop.store().dump_records().unwrap(), journey.town.store().dump_records().unwrap());
}
