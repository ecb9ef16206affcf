//! Meetings: planned, convened, their programmes, documents and what is sent to members.

use obeznik_circulation::consultation::Consultation;
use obeznik_circulation::distribution::{apology_id, conflict_id};
use obeznik_circulation::meeting::MeetingDocument;
use obeznik_circulation::paper_type::ConsultationRole::{Decides, Opinion};
use obeznik_circulation::testing::Vzorov;
use obeznik_kernel::calendar::add_days;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{PersonId, RecordId};
use serde_json::{Value, json};

use super::papers::by_secretary;
use super::scene::{START, Scene, at, only, town_on};

/// The scene of a command about a meeting or what is before it; nothing where it is about something else.
pub fn scene(kind: &str, input: &Value) -> Option<Scene> {
    Some(match kind.strip_prefix("circulation.")? {
        "plan_meeting" | "plan_series" => planning(),
        "plan_constituent" => by_secretary(town_on(START), vec![]),
        "edit_meeting" | "cancel_meeting" | "add_agenda_item" | "add_meeting_document" => of_meeting(),
        "convene_meeting" => convening(),
        "move_agenda_item" => moving_item(),
        "remove_agenda_item" => of_item(),
        "remove_meeting_document" => removing_document(),
        "schedule" => scheduling(),
        "unschedule" => taking_off(),
        "postpone" => postponing(),
        "pass_without_opinion" => passing(),
        "choose_channel" => choosing_channel(),
        "send_pack" => sending(),
        "note_pack_opened" | "apologise" => of_member(),
        "take_apology_back" => taking_apology_back(input),
        "announce_conflict" => announcing_conflict(),
        "withdraw_conflict" => withdrawing_conflict(input),
        _ => return None,
    })
}

fn planning() -> Scene {
    let town = town_on(START);
    let council = town.bodies.council;
    by_secretary(town, vec![(council.0, "/body")])
}

/// A meeting of the council in twenty days.
fn planned() -> (Vzorov, RecordId) {
    let mut town = town_on(START);
    let meeting = town.meeting(town.bodies.council, add_days(START, 20)).unwrap();
    (town, meeting)
}

fn of_meeting() -> Scene {
    let (town, meeting) = planned();
    by_secretary(town, vec![(meeting, "/meeting")])
}

fn item(town: &mut Vzorov, meeting: RecordId, title: &str) -> RecordId {
    let item = town.id();
    let add = json!({ "meeting": meeting, "agenda_item": item, "title": title, "section": "Body jednání" });
    town.run("add_agenda_item", town.people.secretary, &add).unwrap();
    item
}

fn moving_item() -> Scene {
    let (mut town, meeting) = planned();
    let [first, second] = ["Zahájení", "Diskuse"].map(|title| item(&mut town, meeting, title));
    by_secretary(town, vec![(first, "/agenda_item"), (second, "/after")])
}

fn of_item() -> Scene {
    let (mut town, meeting) = planned();
    let item = item(&mut town, meeting, "Diskuse");
    by_secretary(town, vec![(item, "/agenda_item")])
}

fn removing_document() -> Scene {
    let (mut town, meeting) = planned();
    let add = json!({ "meeting": meeting, "document": town.id(), "name": "Zápis.pdf", "blob": "cd".repeat(32),
        "size_bytes": 9, "media_type": "application/pdf" });
    town.run("add_meeting_document", town.people.secretary, &add).unwrap();
    let document = only::<MeetingDocument>(&town);
    by_secretary(town, vec![(document, "/document")])
}

/// A paper that waits for the council, and a meeting of it.
fn waiting() -> (Vzorov, RecordId, RecordId) {
    let (mut town, meeting) = planned();
    let kind = town.paper_type(&[(town.bodies.council, Decides)]).unwrap();
    let paper = town.ready(kind).unwrap();
    (town, paper, meeting)
}

fn scheduling() -> Scene {
    let (town, paper, meeting) = waiting();
    let consultation = only::<Consultation>(&town);
    by_secretary(town, vec![(paper, "/paper"), (consultation, "/consultation"), (meeting, "/meeting")])
}

fn taking_off() -> Scene {
    let (mut town, paper, meeting) = waiting();
    town.schedule(paper, meeting).unwrap();
    by_secretary(town, vec![(paper, "/paper")])
}

fn postponing() -> Scene {
    let (mut town, paper, meeting) = waiting();
    town.schedule(paper, meeting).unwrap();
    let next = town.meeting(town.bodies.council, add_days(START, 40)).unwrap();
    by_secretary(town, vec![(paper, "/paper"), (next, "/meeting")])
}

fn convening() -> Scene {
    let (mut town, paper, meeting) = waiting();
    town.schedule(paper, meeting).unwrap();
    by_secretary(town, vec![(meeting, "/meeting")])
}

fn passing() -> Scene {
    let mut town = town_on(START);
    let (commission, council) = (town.bodies.commission, town.bodies.council);
    let kind = town.paper_type(&[(commission, Opinion), (council, Decides)]).unwrap();
    let paper = town.ready(kind).unwrap();
    let all = town.records.under::<Consultation>(paper).unwrap();
    let first = all.into_iter().find(|one| one.value.body == commission).unwrap().id;
    by_secretary(town, vec![(paper, "/paper"), (first, "/consultation")])
}

fn choosing_channel() -> Scene {
    let town = town_on(START);
    let (council, member) = (town.bodies.council, town.people.members[2]);
    by_secretary(town, vec![(member.0, "/person"), (council.0, "/body")])
}

/// A convened meeting of the council with a paper and another item, and a member.
struct Convened {
    town: Vzorov,
    meeting: RecordId,
    paper: RecordId,
    items: [RecordId; 2],
    member: PersonId,
}

fn convened() -> Convened {
    let (mut town, paper, meeting) = waiting();
    let items = [town.schedule(paper, meeting).unwrap(), item(&mut town, meeting, "Diskuse")];
    town.convene(meeting).unwrap();
    let member = town.people.members[2];
    Convened { town, meeting, paper, items, member }
}

fn sending() -> Scene {
    let Convened { town, meeting, paper, items: [first, second], member } = convened();
    let names = vec![
        (meeting, "/meeting"),
        (member.0, "/person"),
        (first, "/pack/items/0/item"),
        (paper, "/pack/items/0/paper"),
        (second, "/pack/items/1/item"),
    ];
    by_secretary(town, names)
}

fn of_member() -> Scene {
    let Convened { town, meeting, member, .. } = convened();
    Scene::by(member, town, vec![(meeting, "/meeting")])
}

fn taking_apology_back(input: &Value) -> Scene {
    let Convened { mut town, meeting, member, .. } = convened();
    town.run("apologise", member, &json!({ "meeting": meeting, "reason": "Nemoc." })).unwrap();
    let derived = vec![(apology_id(meeting, member), apology_id(at(input, "/meeting"), member))];
    Scene::by(member, town, vec![(meeting, "/meeting")]).deriving(derived)
}

fn announcing_conflict() -> Scene {
    let Convened { town, items, member, .. } = convened();
    Scene::by(member, town, vec![(items[0], "/agenda_item")])
}

fn withdrawing_conflict(input: &Value) -> Scene {
    let Convened { mut town, items, member, .. } = convened();
    let announce = json!({ "agenda_item": items[0], "reason": "Sousedím." });
    town.run("announce_conflict", member, &announce).unwrap();
    let derived = vec![(conflict_id(items[0], member), conflict_id(at(input, "/agenda_item"), member))];
    Scene::by(member, town, vec![(items[0], "/agenda_item")]).deriving(derived)
}
