//! Papers on their way to the bodies: drafts, annexes, opinions, steps of the office.

use jiff::civil::date;
use obeznik_circulation::comment::Comment;
use obeznik_circulation::cover::cover_id;
use obeznik_circulation::opinion::Opinion;
use obeznik_circulation::paper::Paper;
use obeznik_circulation::paper_type::ConsultationRole::Decides;
use obeznik_circulation::paper_type::{Ask, RouteStep, Submitter};
use obeznik_circulation::testing::{Vzorov, asking_person};
use obeznik_kernel::calendar::add_days;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{PersonId, RecordId, Role, Variant};
use serde_json::{Value, json};

use super::scene::{START, Scene, at, change, only, seat, town_on};

/// The content that released inputs name, and another one.
const BLOB: &str = "ab";
const OTHER_BLOB: &str = "cd";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
/// The step that released inputs name.
const STEP: &str = "tajemnik";

/// The scene of a command about a paper; nothing where it is about something else.
pub fn scene(kind: &str, input: &Value) -> Option<Scene> {
    Some(match kind.strip_prefix("circulation.")? {
        "create_paper" => creating(),
        "define_paper_type" => by_secretary(town_on(START), vec![]),
        "learn_headings" => by_clerk(town_on(START), vec![]),
        "add_comment" => commenting(),
        "edit_paper" | "make_version" | "attach" | "submit_to_head" | "withdraw_paper" | "set_cover"
        | "rework" | "close_opinions" => of_draft(by_clerk),
        "head_approve" | "head_return" => of_draft(by_head),
        "fail_formal_check" | "pass_formal_check" | "split_paper" => of_draft(by_secretary),
        "run_formal_check" | "tick_check_item" => being_checked(),
        "close_with_term" => of_an_older_term(),
        "hand_over" => handing_over(),
        "merge_papers" => merging(),
        "confirm_cover" => confirming_cover(input),
        "put_report_file" => with_empty_report(),
        "write_report" => with_report_file(),
        "add_view"
        | "classify_attachment"
        | "mark_attachment"
        | "remove_attachment"
        | "replace_attachment" => of_annex(OTHER_BLOB),
        "share_view" => of_annex(BLOB),
        "note_reading" => reading(),
        "request_opinions" => asking_for_opinions(),
        "remind_opinion" | "waive_opinion" => of_opinion(by_clerk),
        "give_opinion" => of_opinion(by_lawyer),
        "settle_opinion" => settling_opinion(),
        "expire_opinion" => expiring_opinion(),
        "settle_variant" => settling_variant(),
        "approve_step" | "return_step" => at_step(Ask::Approve, true),
        "advise_step" => at_step(Ask::Advise, true),
        "note_step" => at_step(Ask::TakeNote, true),
        "skip_step" => at_step(Ask::Approve, false),
        "lapse_step" => lapsing(),
        _ => return None,
    })
}

type Names = Vec<(RecordId, &'static str)>;

fn by_clerk(town: Vzorov, names: Names) -> Scene {
    Scene::by(town.people.clerk, town, names)
}

fn by_head(town: Vzorov, names: Names) -> Scene {
    Scene::by(town.people.head, town, names)
}

fn by_lawyer(town: Vzorov, names: Names) -> Scene {
    Scene::by(town.people.lawyer, town, names)
}

pub fn by_secretary(town: Vzorov, names: Names) -> Scene {
    Scene::by(town.people.secretary, town, names)
}

/// A draft of the clerk's, for the council.
pub fn drafted() -> (Vzorov, RecordId) {
    let mut town = town_on(START);
    let kind = town.paper_type(&[(town.bodies.council, Decides)]).unwrap();
    let paper = town.draft(kind).unwrap();
    (town, paper)
}

fn of_draft(by: fn(Vzorov, Names) -> Scene) -> Scene {
    let (town, paper) = drafted();
    by(town, vec![(paper, "/paper")])
}

fn creating() -> Scene {
    let mut town = town_on(START);
    let kind = town.paper_type(&[(town.bodies.council, Decides)]).unwrap();
    let (people, members) = (town.people.clone(), town.people.members.clone());
    let names = vec![
        (kind, "/paper_type"),
        (people.mayor().0, "/presenter"),
        (members[1].0, "/co_presenters/0"),
        (people.clerk.0, "/drafter"),
        (people.investments.0, "/department"),
        (members[2].0, "/named/0"),
    ];
    by_clerk(town, names)
}

fn commenting() -> Scene {
    let (mut town, paper) = drafted();
    let comment = json!({ "paper": paper, "comment": town.id(), "text": "Kolik to stojí?" });
    town.run("add_comment", town.people.clerk, &comment).unwrap();
    let comment = only::<Comment>(&town);
    by_clerk(town, vec![(paper, "/paper"), (comment, "/answers")])
}

fn being_checked() -> Scene {
    let (mut town, paper) = drafted();
    town.run("submit_to_head", town.people.clerk, &json!({ "paper": paper })).unwrap();
    town.run("head_approve", town.people.head, &json!({ "paper": paper })).unwrap();
    by_secretary(town, vec![(paper, "/paper")])
}

fn of_an_older_term() -> Scene {
    let (mut town, paper) = drafted();
    change::<Paper>(&mut town, paper, |paper| paper.created_at = "2022-09-05T08:00:00Z".parse().unwrap());
    by_secretary(town, vec![(paper, "/paper")])
}

fn handing_over() -> Scene {
    let (town, paper) = drafted();
    let (mayor, deputy) = (town.people.mayor(), town.people.members[1]);
    by_secretary(town, vec![(paper, "/id"), (mayor.0, "/from"), (deputy.0, "/to")])
}

fn merging() -> Scene {
    let (mut town, paper) = drafted();
    let kind = town.records.need::<Paper>(paper).unwrap().value.paper_type.unwrap();
    let other = town.draft(kind).unwrap();
    by_secretary(town, vec![(paper, "/paper"), (other, "/others/0")])
}

fn confirming_cover(input: &Value) -> Scene {
    let (mut town, paper) = drafted();
    let cover = json!({ "paper": paper, "lines": input["lines"] });
    town.run("set_cover", town.people.clerk, &cover).unwrap();
    let economist = town.people.secretary; // an economist who works there too sees the draft
    seat(&mut town, economist, Role::Economist);
    let derived = vec![(cover_id(paper), cover_id(at(input, "/paper")))];
    by_secretary(town, vec![(paper, "/paper")]).deriving(derived)
}

fn with_empty_report() -> Scene {
    let (mut town, paper) = drafted();
    change::<Paper>(&mut town, paper, |paper| paper.report.clear());
    by_clerk(town, vec![(paper, "/paper")])
}

fn with_report_file() -> Scene {
    let (mut town, paper) = drafted();
    change::<Paper>(&mut town, paper, |paper| paper.report.clear());
    let file = town.id();
    let content = json!({ "attachment": file, "name": "Zpráva.docx", "blob": OTHER_BLOB.repeat(32), "size_bytes": 9,
        "media_type": WORD, "note": "" });
    let seen = obeznik_kernel::field_hash(&json!(""));
    let put = json!({ "paper": paper, "file": content, "seen": seen });
    town.run("put_report_file", town.people.clerk, &put).unwrap();
    by_clerk(town, vec![(paper, "/paper"), (file, "/file")])
}

/// A draft with an annex.
fn annexed(blob: &str, is_confidential: bool) -> (Vzorov, RecordId, RecordId) {
    let (mut town, paper) = drafted();
    let annex = town.id();
    let attach = json!({ "paper": paper, "attachment": annex, "name": "Snímek.txt", "blob": blob.repeat(32),
        "size_bytes": 9, "media_type": "text/plain", "is_confidential": is_confidential });
    town.run("attach", town.people.clerk, &attach).unwrap();
    (town, paper, annex)
}

fn of_annex(blob: &str) -> Scene {
    let (town, _, annex) = annexed(blob, false);
    by_clerk(town, vec![(annex, "/attachment")])
}

fn reading() -> Scene {
    let (town, paper, annex) = annexed(OTHER_BLOB, true);
    by_clerk(town, vec![(paper, "/paper"), (annex, "/attachment")])
}

fn asking_for_opinions() -> Scene {
    let (town, paper) = drafted();
    let (person, department) = (town.people.lawyer, town.people.legal);
    let names = vec![
        (paper, "/paper"),
        (person.0, "/addressees/0/person"),
        (department.0, "/addressees/0/department"),
    ];
    by_clerk(town, names)
}

/// A draft about which the lawyer is asked until the fifth.
fn asked() -> (Vzorov, RecordId) {
    let (mut town, paper) = drafted();
    let asked = json!({ "opinion": town.id(), "person": town.people.lawyer, "mandatory": true });
    let request = json!({ "paper": paper, "addressees": [asked], "due_on": "2026-11-05" });
    town.run("request_opinions", town.people.clerk, &request).unwrap();
    let opinion = only::<Opinion>(&town);
    (town, opinion)
}

fn of_opinion(by: fn(Vzorov, Names) -> Scene) -> Scene {
    let (town, opinion) = asked();
    by(town, vec![(opinion, "/opinion")])
}

fn settling_opinion() -> Scene {
    let (mut town, opinion) = asked();
    let given = json!({ "opinion": opinion, "stance": "disagree", "text": "Chybí smlouva.", "version": 1 });
    town.run("give_opinion", town.people.lawyer, &given).unwrap();
    by_clerk(town, vec![(opinion, "/opinion")])
}

fn expiring_opinion() -> Scene {
    let (mut town, opinion) = asked();
    town.go_to(date(2026, 11, 6));
    Scene::of_time(town, vec![(opinion, "/opinion")])
}

fn settling_variant() -> Scene {
    let (mut town, paper) = drafted();
    let variant = json!({ "of_kind": "paper", "of": paper, "field": "title", "value": "Chodník", "against": "Cesta",
        "author": null, "command": town.id(), "state": "open" });
    let variant: Variant = serde_json::from_value(variant).unwrap();
    let scope = town.records.need::<Paper>(paper).unwrap().scope;
    let (id, audience) = (town.id(), town.records.audience_of(&scope).unwrap());
    town.records.add(id, Some(paper), &audience, &variant).unwrap();
    by_clerk(town, vec![(id, "/variant")])
}

/// A paper of the second version at the step of the secretary.
fn stepped(ask: Ask, mandatory: bool) -> (Vzorov, RecordId, PersonId) {
    let mut town = town_on(START);
    let (clerk, secretary) = (town.people.clerk, town.people.secretary);
    let step = RouteStep { mandatory, ..asking_person(STEP, ask, secretary) };
    let route = vec![step, RouteStep::before_body("rada", town.bodies.council, Decides)];
    let kind = town.paper_type_of(route, Submitter::Office).unwrap();
    let paper = town.draft(kind).unwrap();
    town.run("make_version", clerk, &json!({ "paper": paper, "label": "" })).unwrap();
    let edit = json!({ "field": "report", "value": "Chodník se propadl.", "base": null });
    town.run("edit_paper", clerk, &json!({ "paper": paper, "edits": [edit] })).unwrap();
    town.run("submit_to_head", clerk, &json!({ "paper": paper })).unwrap();
    assert_eq!(town.records.need::<Paper>(paper).unwrap().value.version, 2);
    (town, paper, secretary)
}

/// One that may be left out is late.
fn at_step(ask: Ask, mandatory: bool) -> Scene {
    let (mut town, paper, secretary) = stepped(ask, mandatory);
    if !mandatory {
        town.go_to(add_days(START, 30));
    }
    Scene::by(secretary, town, vec![(paper, "/paper")])
}

fn lapsing() -> Scene {
    let (mut town, paper, _) = stepped(Ask::TakeNote, true);
    town.go_to(add_days(START, 30));
    Scene::of_time(town, vec![(paper, "/paper")])
}
