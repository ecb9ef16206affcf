//! What bodies decide and what follows: outcomes, resolutions, tasks, the mayor alone, documents, imports.

use jiff::civil::date;
use obeznik_circulation::edition::{PrintedKind, edition_id};
use obeznik_circulation::import::ImportBatch;
use obeznik_circulation::paper_type::ConsultationRole::Decides;
use obeznik_circulation::paper_type::{RouteStep, Submitter};
use obeznik_circulation::resolution::Resolution;
use obeznik_circulation::task::Task;
use obeznik_circulation::testing::Vzorov;
use obeznik_kernel::calendar::add_days;
use obeznik_kernel::{Record as _, RecordId};
use serde_json::{Value, json};

use super::papers::by_secretary;
use super::scene::{START, Scene, at, change, only, town_on};

const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// The scene of a command about a decision; nothing where it is about something else.
pub fn scene(kind: &str, input: &Value) -> Option<Scene> {
    Some(match kind.strip_prefix("circulation.")? {
        "enter_outcome" => voting(),
        "correct_outcome" => correcting(),
        "close_meeting" => closing(),
        "decide_as_mayor" => deciding_as_mayor(),
        "leave_undecided" => in_village(),
        "suspend_resolution" => suspending(),
        "confirm_or_cancel_suspended" => settling_suspended(),
        "revoke_resolution" => revoking(),
        "report_task" => reporting(),
        "extend_task" => extending(),
        "close_task" | "cancel_task" | "transfer_task" => of_task(),
        "hand_to_registry" => handing_to_registry(),
        "enter_registry_numbers" | "put_edition" => of_extract(),
        "withdraw_edition" => withdrawing_edition(input),
        "continue_numbers" => of_council(),
        "import_resolutions" => importing(),
        "undo_import" => undoing_import(),
        _ => return None,
    })
}

/// A paper that waits for the council.
fn ready() -> (Vzorov, RecordId) {
    let mut town = town_on(START);
    let kind = town.paper_type(&[(town.bodies.council, Decides)]).unwrap();
    let paper = town.ready(kind).unwrap();
    (town, paper)
}

/// What a council decided of a paper, ten days later.
struct Decided {
    town: Vzorov,
    item: RecordId,
    resolution: RecordId,
    task: RecordId,
}

fn decided() -> Decided {
    let (mut town, paper) = ready();
    let item = town.decide(paper, town.bodies.council, (5, 0)).unwrap();
    let (resolution, task) = (only::<Resolution>(&town), only::<Task>(&town));
    Decided { town, item, resolution, task }
}

fn voting() -> Scene {
    let (mut town, paper) = ready();
    let on = add_days(START, 10);
    let meeting = town.meeting(town.bodies.council, on).unwrap();
    let item = town.schedule(paper, meeting).unwrap();
    town.convene(meeting).unwrap();
    town.go_to(on);
    let mayor = town.people.mayor();
    by_secretary(town, vec![(item, "/agenda_item"), (mayor.0, "/ballots/0/person")])
}

fn correcting() -> Scene {
    let Decided { town, item, .. } = decided();
    let mayor = town.people.mayor();
    by_secretary(town, vec![(item, "/outcome/agenda_item"), (mayor.0, "/outcome/ballots/0/person")])
}

fn closing() -> Scene {
    let Decided { town, item, .. } = decided();
    let item = town.records.all().find(|raw| raw.id == item).unwrap();
    let meeting = item.parent.unwrap();
    by_secretary(town, vec![(meeting, "/meeting")])
}

/// A village with a paper that waits for its mayor.
fn in_village() -> Scene {
    let mut town = town_on(START);
    let body = town.become_village();
    let route = vec![RouteStep::before_body("starosta", body, Decides)];
    let kind = town.paper_type_of(route, Submitter::Office).unwrap();
    let paper = town.draft(kind).unwrap();
    town.run("submit_to_head", town.people.clerk, &json!({ "paper": paper })).unwrap();
    Scene::by(town.people.mayor(), town, vec![(body.0, "/body"), (paper, "/paper")])
}

fn deciding_as_mayor() -> Scene {
    let scene = in_village();
    let now = "2026-11-30T08:00:00Z".parse().unwrap();
    Scene { now, ..scene }
}

fn suspending() -> Scene {
    let Decided { town, resolution, .. } = decided();
    Scene::by(town.people.mayor(), town, vec![(resolution, "/resolution")])
}

fn settling_suspended() -> Scene {
    let Decided { mut town, resolution, .. } = decided();
    let paper = town.id();
    let suspend = json!({ "resolution": resolution, "reason": "Rozpor se zákonem.", "paper": paper });
    town.run("suspend_resolution", town.people.mayor(), &suspend).unwrap();
    town.decide(paper, town.bodies.assembly, (9, 0)).unwrap();
    let by = other(&town, resolution);
    by_secretary(town, vec![(resolution, "/resolution"), (by, "/by")])
}

/// The resolution that is not this one.
fn other(town: &Vzorov, resolution: RecordId) -> RecordId {
    let mut all = town.records.all().filter(|raw| raw.kind == Resolution::KIND).map(|raw| raw.id);
    all.find(|id| *id != resolution).unwrap()
}

fn revoking() -> Scene {
    let Decided { mut town, resolution, .. } = decided();
    let kind = town.paper_type(&[(town.bodies.council, Decides)]).unwrap();
    let paper = town.ready(kind).unwrap();
    town.decide(paper, town.bodies.council, (5, 0)).unwrap();
    let by = other(&town, resolution);
    by_secretary(town, vec![(resolution, "/resolution"), (by, "/by")])
}

fn reporting() -> Scene {
    let Decided { town, task, .. } = decided();
    Scene::by(town.people.head, town, vec![(task, "/task")])
}

fn of_task() -> Scene {
    let Decided { town, task, .. } = decided();
    by_secretary(town, vec![(task, "/task")])
}

fn extending() -> Scene {
    let Decided { mut town, task, .. } = decided();
    change::<Task>(&mut town, task, |task| task.due_on = Some(date(2026, 11, 20)));
    by_secretary(town, vec![(task, "/task")])
}

fn handing_to_registry() -> Scene {
    let (town, paper) = ready();
    by_secretary(town, vec![(paper, "/document")])
}

fn of_extract() -> Scene {
    let Decided { town, resolution, .. } = decided();
    by_secretary(town, vec![(resolution, "/document")])
}

fn withdrawing_edition(input: &Value) -> Scene {
    let Decided { mut town, resolution, .. } = decided();
    let put = json!({ "kind": "extract", "document": resolution, "name": "Výpis.docx", "blob": "cd".repeat(32),
        "size_bytes": 9, "media_type": WORD, "view": "ef".repeat(32), "view_size_bytes": 9, "note": "Oprava jména.",
        "said": [] });
    town.run("put_edition", town.people.secretary, &put).unwrap();
    let id = |document: RecordId| edition_id(&PrintedKind::Extract, document);
    let derived = vec![(id(resolution), id(at(input, "/document")))];
    by_secretary(town, vec![(resolution, "/document")]).deriving(derived)
}

fn of_council() -> Scene {
    let town = town_on(START);
    let council = town.bodies.council;
    by_secretary(town, vec![(council.0, "/body")])
}

/// A row as every release wrote it: what came later has its default.
fn rows() -> Vec<u8> {
    let row = json!({ "number": "RM/7/3/2026", "title": "Pronájem pozemku",
        "text": "Rada města ukládá tajemnici zveřejnit záměr. Termín: 31. 12. 2026", "decided_on": "2026-03-05" });
    format!("{row}\n").into_bytes()
}

fn importing() -> Scene {
    Scene { rows: rows(), ..of_council() }
}

fn undoing_import() -> Scene {
    let mut town = town_on(START);
    let import = json!({ "import": town.id(), "name": "usneseni.csv", "body": town.bodies.council, "term": 9,
        "tasks_from": null });
    town.run_with_rows("import_resolutions", Some(town.people.secretary), &import, &rows()).unwrap();
    let import = only::<ImportBatch>(&town);
    by_secretary(town, vec![(import, "/import")])
}
