//! A report that is a file: put in place of the text, replaced by what a word processor saved, written as a text again.
#![allow(missing_docs, clippy::unwrap_used, reason = "helpers of tests stand outside their functions")]

mod support;

use std::collections::BTreeSet;

use jiff::civil::{Date, date};
use obeznik_circulation::attachment::Attachment;
use obeznik_circulation::distribution::{PackReach, changes, pack_of};
use obeznik_circulation::paper::{CreatePaper, Paper, PaperState, PaperVersion, ReportFile};
use obeznik_circulation::paper_type::ConsultationRole::Decides;
use obeznik_circulation::testing::Vzorov;
use obeznik_kernel::{BlobHash, PersonId, RecordId, RecordsExt as _, Stop, Stored, field_hash};
use proptest::prelude::*;
use serde_json::{Value, json};
use support::refusal;

const START: Date = date(2026, 9, 1);
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

fn town_with_draft() -> (Vzorov, RecordId) {
    let mut town = Vzorov::on(START);
    let council = town.bodies.council;
    let kind = town.paper_type(&[(council, Decides)]).unwrap();
    let paper = town.draft(kind).unwrap();
    (town, paper)
}

fn paper_of(town: &Vzorov, paper: RecordId) -> Paper {
    town.records.need::<Paper>(paper).unwrap().value
}

fn hash_of(town: &Vzorov, paper: RecordId) -> String {
    field_hash(&json!(paper_of(town, paper).report))
}

fn file(town: &mut Vzorov, blob: &str) -> Value {
    json!({ "attachment": town.id(), "name": "Důvodová zpráva.docx", "blob": blob, "size_bytes": 9, "media_type": WORD })
}

fn put_by(town: &mut Vzorov, who: PersonId, paper: RecordId, blob: &str) -> Result<(), Stop> {
    let (file, seen) = (file(town, blob), hash_of(town, paper));
    town.run("put_report_file", who, &json!({ "paper": paper, "file": file, "seen": seen }))
}

fn put(town: &mut Vzorov, paper: RecordId, blob: &str) -> Result<(), Stop> {
    put_by(town, town.people.clerk, paper, blob)
}

fn replace(town: &mut Vzorov, attachment: RecordId, blob: &str) -> Result<(), Stop> {
    let input = json!({ "attachment": attachment, "replacement": town.id(), "name": "Důvodová zpráva.docx",
        "blob": blob, "size_bytes": 9, "media_type": WORD });
    town.run("replace_attachment", town.people.clerk, &input)
}

fn write(town: &mut Vzorov, paper: RecordId, file: RecordId, text: &str) -> Result<(), Stop> {
    town.run("write_report", town.people.clerk, &json!({ "paper": paper, "file": file, "text": text }))
}

fn edit(town: &mut Vzorov, paper: RecordId, text: &str) -> Result<(), Stop> {
    let edits = json!([{ "field": "report", "value": text, "base": hash_of(town, paper) }]);
    town.run("edit_paper", town.people.clerk, &json!({ "paper": paper, "edits": edits }))
}

fn versions(town: &Vzorov, paper: RecordId) -> Vec<PaperVersion> {
    let mut found: Vec<Stored<PaperVersion>> = town.records.under(paper).unwrap();
    found.sort_by_key(|one| one.value.number);
    found.into_iter().map(|one| one.value).collect()
}

/// Number, text and content of the report in each version.
fn forms(town: &Vzorov, paper: RecordId) -> Vec<(u32, String, String)> {
    let blob = |version: &PaperVersion| version.report_file.as_ref().map(|file| file.blob.0.clone());
    let form =
        |version: PaperVersion| (version.number, version.report.clone(), blob(&version).unwrap_or_default());
    versions(town, paper).into_iter().map(form).collect()
}

fn form(number: u32, text: &str, blob: &str) -> (u32, String, String) {
    (number, text.to_owned(), blob.to_owned())
}

#[test]
fn each_change_of_the_form_is_a_version_that_names_what_was_before() {
    let (mut town, paper) = town_with_draft();
    let text = paper_of(&town, paper).report;
    put(&mut town, paper, "01").unwrap();
    let first = paper_of(&town, paper).report_file.unwrap();
    assert_eq!(paper_of(&town, paper).report, "");
    replace(&mut town, first, "02").unwrap();
    let second = paper_of(&town, paper).report_file.unwrap();
    assert_eq!(town.records.need::<Attachment>(second).unwrap().value.version, 2);
    write(&mut town, paper, second, "Nový text.").unwrap();
    assert_eq!(paper_of(&town, paper).report_file, None);
    assert!(town.records.need::<Attachment>(second).unwrap().value.is_removed);
    assert_eq!(
        forms(&town, paper),
        [form(1, &text, ""), form(2, "", "01"), form(3, "", "02"), form(4, "Nový text.", "")]
    );
    assert!(versions(&town, paper).iter().all(|version| version.attachments.is_empty()), "it is no annex");
}

#[test]
fn what_may_be_a_report_and_when() {
    let (mut town, paper) = town_with_draft();
    let with = |town: &mut Vzorov, key: &str, value: Value| {
        let mut file = file(town, "01");
        file[key] = value;
        let seen = hash_of(town, paper);
        town.run("put_report_file", town.people.clerk, &json!({ "paper": paper, "file": file, "seen": seen }))
    };
    let odt = json!("application/vnd.oasis.opendocument.text");
    let table = [
        ("name", json!(" "), "refusal-name-missing"),
        ("media_type", json!("application/pdf"), "refusal-report-no-word"),
        ("media_type", json!("application/vnd.ms-word.document.macroenabled.12"), "refusal-report-no-word"),
        ("size_bytes", json!(0), "refusal-report-size"),
        ("size_bytes", json!((64 << 20) + 1), "refusal-report-size"),
        ("note", json!("encrypted"), "refusal-report-locked"),
    ];
    for (key, value, expected) in table {
        assert_eq!(refusal(with(&mut town, key, value)), expected, "{key}");
    }
    with(&mut town, "media_type", odt).unwrap();
    assert_eq!(refusal(put(&mut town, paper, "02")), "refusal-report-is-file");
    let report = paper_of(&town, paper).report_file.unwrap();
    let one = json!({ "attachment": report });
    assert_eq!(refusal(town.run("remove_attachment", town.people.clerk, &one)), "refusal-report-stays");
    let close = json!({ "attachment": report, "is_confidential": true });
    let closed = town.run("classify_attachment", town.people.clerk, &close);
    assert_eq!(refusal(closed), "refusal-report-follows-paper");
    let pdf = json!({ "attachment": report, "replacement": town.id(), "name": "z.pdf", "blob": "03",
        "size_bytes": 9, "media_type": "application/pdf" });
    assert_eq!(refusal(town.run("replace_attachment", town.people.clerk, &pdf)), "refusal-report-no-word");
    assert_eq!(refusal(edit(&mut town, paper, "Ještě text.")), "refusal-report-is-file");
    assert_eq!(refusal(write(&mut town, paper, report, " ")), "refusal-report-missing");
    assert_eq!(refusal(write(&mut town, paper, paper, "Text.")), "refusal-report-moved");
}

#[test]
fn a_text_somebody_changed_meanwhile_is_not_replaced() {
    let (mut town, paper) = town_with_draft();
    let seen = hash_of(&town, paper);
    edit(&mut town, paper, "Změněno jinde.").unwrap();
    let file = file(&mut town, "01");
    let put = town.run(
        "put_report_file",
        town.people.clerk,
        &json!({ "paper": paper, "file": file, "seen": seen }),
    );
    assert_eq!(refusal(put), "refusal-report-moved");
    assert_eq!(paper_of(&town, paper).report, "Změněno jinde.");
}

#[test]
fn a_file_somebody_replaced_meanwhile_is_not_made_a_text() {
    let (mut town, paper) = town_with_draft();
    put(&mut town, paper, "01").unwrap();
    let before = paper_of(&town, paper).report_file.unwrap();
    replace(&mut town, before, "02").unwrap();
    assert_eq!(refusal(write(&mut town, paper, before, "Starý text.")), "refusal-report-moved");
    assert_eq!(refusal(replace(&mut town, before, "03")), "refusal-attachment-gone");
}

#[test]
fn is_locked_with_the_text_while_annexes_may_still_change() {
    let (mut town, paper) = town_with_draft();
    put(&mut town, paper, "01").unwrap();
    let report = paper_of(&town, paper).report_file.unwrap();
    let (clerk, head) = (town.people.clerk, town.people.head);
    town.run("submit_to_head", clerk, &json!({ "paper": paper })).unwrap();
    let locked = refusal(replace(&mut town, report, "02"));
    town.run("head_approve", head, &json!({ "paper": paper })).unwrap();
    assert_eq!(paper_of(&town, paper).state, PaperState::FormalCheck);
    assert_eq!(refusal(replace(&mut town, report, "02")), locked);
    assert_eq!(refusal(put(&mut town, paper, "02")), locked);
    assert_eq!(refusal(write(&mut town, paper, report, "Text.")), locked);
    let view =
        json!({ "attachment": report, "blob": "05", "size_bytes": 9, "media_type": "application/pdf" });
    assert_eq!(refusal(town.run("add_view", clerk, &view)), locked);
    let annex = json!({ "paper": paper, "attachment": town.id(), "name": "plán.pdf", "blob": "06", "size_bytes": 9,
        "media_type": "application/pdf" });
    town.run("attach", clerk, &annex).unwrap();
    assert_eq!(town.records.need::<Attachment>(report).unwrap().value.blob.0, "01");
}

#[test]
fn a_paper_is_founded_with_its_report_at_once() {
    let mut town = Vzorov::on(START);
    let council = town.bodies.council;
    let kind = town.paper_type(&[(council, Decides)]).unwrap();
    let file = ReportFile {
        attachment: town.id(),
        name: "Zpráva.docx".to_owned(),
        blob: BlobHash("01".to_owned()),
        size_bytes: 9,
        media_type: WORD.to_owned(),
        note: String::new(),
    };
    let twice = CreatePaper { report_file: Some(file.clone()), ..town.draft_of(kind) };
    assert_eq!(refusal(town.run("create_paper", town.people.clerk, &twice)), "refusal-report-twice");
    let input = CreatePaper { report: String::new(), ..twice };
    town.run("create_paper", town.people.clerk, &input).unwrap();
    assert_eq!(paper_of(&town, input.paper).report_file, Some(file.attachment));
    assert_eq!(forms(&town, input.paper), [form(1, "", "01")]);
    town.make_ready(input.paper).unwrap();
    assert_eq!(forms(&town, input.paper), [form(1, "", "01")], "submitting what a version says makes none");
    let items = paper_of(&town, input.paper).formal_check;
    assert!(items.iter().all(|item| item.id != "annexes" || item.finding.is_empty()), "{items:?}");
}

#[test]
fn a_changed_report_is_a_changed_text_of_the_pack_and_never_an_annex() {
    let mut town = Vzorov::on(START);
    let council = town.bodies.council;
    let kind = town.paper_type(&[(council, Decides)]).unwrap();
    let paper = town.draft(kind).unwrap();
    put(&mut town, paper, "01").unwrap();
    town.make_ready(paper).unwrap();
    let meeting = town.meeting(council, date(2026, 10, 7)).unwrap();
    town.schedule(paper, meeting).unwrap();
    let of = |town: &Vzorov| {
        let mayor = town.standing(town.people.mayor());
        pack_of(&town.records, meeting, &mayor, town.today(), PackReach::Everything).unwrap()
    };
    let before = of(&town);
    let item = before.items.iter().find(|item| item.paper == Some(paper)).unwrap();
    assert_eq!(item.files, []);
    let report = paper_of(&town, paper).report_file.unwrap();
    let mut file: Stored<Attachment> = town.records.need(report).unwrap();
    file.value.blob = BlobHash("02".to_owned());
    town.records.save(&file).unwrap();
    assert_ne!(of(&town).version(), before.version());
    assert_eq!(changes(&before, &of(&town)).len(), 1);
}

#[test]
fn goes_with_the_parts_of_a_split_paper() {
    let (mut town, paper) = town_with_draft();
    put(&mut town, paper, "01").unwrap();
    let (first, second) = (town.id(), town.id());
    let input = json!({ "paper": paper, "reason": "dvě věci", "parts": [
        { "paper": first, "title": "První", "clauses": [0] }, { "paper": second, "title": "Druhá", "clauses": [1] } ] });
    town.run("split_paper", town.people.secretary, &input).unwrap();
    for part in [first, second] {
        let value = paper_of(&town, part);
        let report = town.records.need::<Attachment>(value.report_file.unwrap()).unwrap();
        assert_eq!(
            (report.parent, report.value.blob.0.as_str(), value.report.as_str()),
            (Some(part), "01", "")
        );
        assert_ne!(report.id, paper_of(&town, paper).report_file.unwrap());
    }
}

#[test]
fn merged_papers_have_one_report_and_lose_none() {
    // Reports of two papers as file or text; then the text of the merged one, its file and its annexes.
    let table = [
        ([Some("01"), None], "Text.", None, vec!["01"]),
        ([None, Some("01")], "Text.", None, vec!["01"]),
        ([Some("01"), Some("02")], "", Some("01"), vec!["02"]),
        ([None, None], "Text.\n\nText.", None, vec![]),
    ];
    for (reports, text, report, annexes) in table {
        let mut town = Vzorov::on(START);
        let council = town.bodies.council;
        let kind = town.paper_type(&[(council, Decides)]).unwrap();
        let papers = reports.map(|report| {
            let paper = town.draft(kind).unwrap();
            edit(&mut town, paper, "Text.").unwrap();
            report.into_iter().for_each(|blob| put(&mut town, paper, blob).unwrap());
            paper
        });
        let into = town.id();
        let input = json!({ "paper": papers[0], "others": [papers[1]], "into": into, "title": "Obě" });
        town.run("merge_papers", town.people.secretary, &input).unwrap();
        let merged = paper_of(&town, into);
        let files: Vec<Stored<Attachment>> = town.records.under(into).unwrap();
        let (own, other): (Vec<_>, Vec<_>) = files.into_iter().partition(|file| merged.is_report(file.id));
        let blobs = |files: &[Stored<Attachment>]| -> Vec<String> {
            files.iter().map(|file| file.value.blob.0.clone()).collect()
        };
        assert_eq!(merged.report, text, "{reports:?}");
        assert_eq!(blobs(&own).first().map(String::as_str), report, "{reports:?}");
        assert_eq!(blobs(&other), annexes, "{reports:?}");
        assert!(other.iter().all(|file| file.value.is_annex()), "{reports:?}");
    }
}

/// What a person does to a report.
#[derive(Debug, Clone)]
enum Act {
    Put(u8),
    Save(u8),
    Write(u8),
    Edit(u8),
    Version,
    Attach(u8),
    Submit,
    Return,
}

fn act() -> impl Strategy<Value = Act> {
    let number = any::<u8>;
    prop_oneof![
        3 => number().prop_map(Act::Put),
        4 => number().prop_map(Act::Save),
        3 => number().prop_map(Act::Write),
        2 => number().prop_map(Act::Edit),
        2 => Just(Act::Version),
        1 => number().prop_map(Act::Attach),
        1 => Just(Act::Submit),
        1 => Just(Act::Return),
    ]
}

struct Desk {
    town: Vzorov,
    paper: RecordId,
    /// Contents and texts that were the report at some moment when its form changed.
    were: BTreeSet<String>,
    count: u32,
}

impl Desk {
    fn new_blob(&mut self, number: u8) -> String {
        self.count += 1;
        format!("{number:02x}{:08x}", self.count)
    }

    fn do_it(&mut self, act: &Act) -> Result<(), Stop> {
        let (paper, clerk, head) = (self.paper, self.town.people.clerk, self.town.people.head);
        let before = paper_of(&self.town, paper);
        let file = before.report_file.unwrap_or(paper);
        match act {
            Act::Put(number) => {
                let blob = self.new_blob(*number);
                put(&mut self.town, paper, &blob)?;
                self.were.extend([blob, before.report]);
            }
            Act::Save(number) => {
                let blob = self.new_blob(*number);
                replace(&mut self.town, file, &blob)?;
                self.were.insert(blob);
            }
            Act::Write(number) => {
                let text = format!("Text {number}.");
                write(&mut self.town, paper, file, &text)?;
                self.were.insert(text);
            }
            Act::Edit(number) => edit(&mut self.town, paper, &format!("Změna {number}."))?,
            Act::Version => {
                self.town.run("make_version", clerk, &json!({ "paper": paper, "label": "" }))?;
                self.were.insert(before.report);
            }
            Act::Attach(number) => {
                let blob = self.new_blob(*number);
                let input = json!({ "paper": paper, "attachment": self.town.id(), "name": "a.pdf", "blob": blob,
                    "size_bytes": 9, "media_type": "application/pdf" });
                self.town.run("attach", clerk, &input)?;
            }
            Act::Submit => self.town.run("submit_to_head", clerk, &json!({ "paper": paper }))?,
            Act::Return => {
                let input = json!({ "paper": paper, "reason": "znovu" });
                self.town.run("head_return", head, &input)?;
                self.town.run("rework", clerk, &json!({ "paper": paper }))?;
            }
        }
        Ok(())
    }

    /// There is one report, and every one there was is reachable from a version.
    fn check(&self) {
        let paper = paper_of(&self.town, self.paper);
        let files: Vec<Stored<Attachment>> = self.town.records.under(self.paper).unwrap();
        let current: Vec<RecordId> = files
            .iter()
            .filter(|file| file.value.is_current() && !file.value.is_annex())
            .map(|file| file.id)
            .collect();
        assert_eq!(
            current,
            paper.report_file.into_iter().collect::<Vec<_>>(),
            "one file or none is the report"
        );
        assert!(paper.report.is_empty() || paper.report_file.is_none(), "it is a file or a text");
        let versions = versions(&self.town, self.paper);
        let mut kept: BTreeSet<String> = versions.iter().map(|one| one.report.clone()).collect();
        kept.extend(
            versions.iter().filter_map(|one| one.report_file.as_ref()).map(|file| file.blob.0.clone()),
        );
        let lost: Vec<&String> = self.were.difference(&kept).filter(|one| !one.is_empty()).collect();
        assert!(lost.is_empty(), "{lost:?}");
        for version in &versions {
            assert!(version.report.is_empty() || version.report_file.is_none(), "{version:?}");
            let named = version.report_file.iter().chain(&version.attachments);
            for file in named {
                let record = files.iter().find(|one| one.id == file.id).unwrap();
                assert_eq!(record.value.blob, file.blob, "a version names the very content");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_done_the_report_is_one_and_nothing_is_lost(acts in prop::collection::vec(act(), 1..40)) {
        let (town, paper) = town_with_draft();
        let mut desk = Desk { town, paper, were: BTreeSet::new(), count: 0 };
        for act in &acts {
            match desk.do_it(act) {
                Ok(()) | Err(Stop::Refused(_)) => {}
                Err(other) => panic!("{act:?}: {other:?}"),
            }
            desk.check();
        }
    }
}
