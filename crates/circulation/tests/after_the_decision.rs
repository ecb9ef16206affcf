//! What follows a decision: suspension, revocation, tasks; imports; who sees what; two texts that met.
#![allow(missing_docs, clippy::unwrap_used, reason = "helpers of tests stand outside their functions")]

mod support;

use jiff::civil::{Date, date};
use obeznik_circulation::attachment::Attachment;
use obeznik_circulation::audience::keep_paper;
use obeznik_circulation::consultation::Consultation;
use obeznik_circulation::import::{ImportBatch, ImportResolutions, ImportState, UndoImport};
use obeznik_circulation::paper::{Confidentiality, Paper, PaperState, PaperVersion};
use obeznik_circulation::paper_type::ConsultationRole::{Decides, Opinion};
use obeznik_circulation::resolution::{Resolution, ResolutionState};
use obeznik_circulation::task::{Task, TaskState};
use obeznik_circulation::testing::Vzorov;
use obeznik_kernel::{
    Audience, BlobHash, FieldEdit, Membership, PersonId, Record, RecordId, RecordsExt, Stored, Variant,
    field_hash,
};
use serde_json::{Value, json};
use support::{all, refusal};

const START: Date = date(2026, 9, 1);

fn stored<T: Record>(town: &Vzorov) -> Vec<Stored<T>> {
    let raw = town.records.all().filter(|raw| raw.kind == T::KIND);
    raw.map(|raw| town.records.need::<T>(raw.id).unwrap()).collect()
}

/// A council's resolution with its task.
fn decided() -> (Vzorov, RecordId, RecordId) {
    let mut town = Vzorov::on(START);
    let council = town.bodies.council;
    let kind = town.paper_type(&[(council, Decides)]).unwrap();
    let paper = town.ready(kind).unwrap();
    town.decide(paper, council, (3, 0)).unwrap();
    let resolution = stored::<Resolution>(&town)[0].id;
    let task = stored::<Task>(&town)[0].id;
    (town, resolution, task)
}

#[test]
fn a_suspended_resolution_freezes_its_tasks_and_comes_before_the_assembly() {
    for (fate, state, of_task) in [
        ("confirm", ResolutionState::Valid, TaskState::Running),
        ("cancel", ResolutionState::Cancelled, TaskState::Cancelled),
    ] {
        let (mut town, resolution, task) = decided();
        let (head, mayor, secretary) = (town.people.head, town.people.mayor(), town.people.secretary);
        town.run("report_task", head, &json!({ "task": task, "text": "poptáno", "is_done": false })).unwrap();
        let paper = town.id();
        let suspend = json!({ "resolution": resolution, "reason": "rozpor se zákonem", "paper": paper });
        assert_eq!(refusal(town.run("suspend_resolution", secretary, &suspend)), "refusal-not-allowed");
        town.run("suspend_resolution", mayor, &suspend).unwrap();
        assert_eq!(all::<Task>(&town)[0].state, TaskState::Suspended);
        let report = json!({ "task": task, "text": "hotovo", "is_done": true });
        assert_eq!(refusal(town.run("report_task", head, &report)), "refusal-task-state");
        assert_eq!(refusal(town.run("suspend_resolution", mayor, &suspend)), "refusal-resolution-state");
        let about = town.records.under::<Consultation>(paper).unwrap()[0].value.about;
        assert_eq!(about, Some(resolution));

        let settle = json!({ "resolution": resolution, "fate": fate, "by": resolution });
        let refused = town.run("confirm_or_cancel_suspended", secretary, &settle);
        assert_eq!(refusal(refused), "refusal-not-of-assembly");
        let assembly = town.bodies.assembly;
        town.decide(paper, assembly, (9, 0)).unwrap();
        let of_paper = |town: &Vzorov, paper| {
            stored::<Resolution>(town).into_iter().find(|one| one.value.paper == Some(paper)).unwrap().id
        };
        let by = of_paper(&town, paper);
        let kind = town.paper_type(&[(assembly, Decides)]).unwrap();
        let other = town.ready(kind).unwrap();
        town.decide(other, assembly, (9, 0)).unwrap();
        let settle = json!({ "resolution": resolution, "fate": fate, "by": of_paper(&town, other) });
        let refused = town.run("confirm_or_cancel_suspended", secretary, &settle);
        assert_eq!(refusal(refused), "refusal-not-about-suspended");
        let settle = json!({ "resolution": resolution, "fate": fate, "by": by });
        town.run("confirm_or_cancel_suspended", secretary, &settle).unwrap();
        assert_eq!(town.records.need::<Resolution>(resolution).unwrap().value.state, state);
        assert_eq!(town.records.need::<Task>(task).unwrap().value.state, of_task, "{fate}");
    }
}

/// A council's resolution that the mayor suspended, its task, and the paper with which it goes to the assembly.
fn suspended() -> (Vzorov, RecordId, RecordId, RecordId) {
    let (mut town, resolution, task) = decided();
    let paper = town.id();
    let suspend = json!({ "resolution": resolution, "reason": "rozpor se zákonem", "paper": paper });
    town.run("suspend_resolution", town.people.mayor(), &suspend).unwrap();
    (town, resolution, task, paper)
}

#[test]
fn a_suspended_resolution_is_decided_in_a_second_round_too() {
    let (mut town, resolution, task, paper) = suspended();
    let (mayor, secretary, assembly) = (town.people.mayor(), town.people.secretary, town.bodies.assembly);
    town.decide(paper, assembly, (7, 2)).unwrap();
    assert_eq!(town.records.need::<Paper>(paper).unwrap().value.state, PaperState::Closed);
    town.run("rework", mayor, &json!({ "paper": paper })).unwrap();
    town.run("submit_to_head", mayor, &json!({ "paper": paper })).unwrap();
    town.decide(paper, assembly, (9, 0)).unwrap();
    let by = stored::<Resolution>(&town).into_iter().find(|one| one.value.paper == Some(paper)).unwrap().id;
    let settle = json!({ "resolution": resolution, "fate": "confirm", "by": by });
    town.run("confirm_or_cancel_suspended", secretary, &settle).unwrap();
    assert_eq!(town.records.need::<Resolution>(resolution).unwrap().value.state, ResolutionState::Valid);
    assert_ne!(town.records.need::<Task>(task).unwrap().value.state, TaskState::Suspended);
}

#[test]
fn the_paper_of_a_suspended_resolution_ends_by_the_assembly_alone() {
    let (mut town, resolution, _, paper) = suspended();
    let (mut other, mayor, secretary) = (suspended().0, town.people.mayor(), town.people.secretary);
    let (twin, into) = (town.id(), town.id());
    let first = town.records.need::<Paper>(paper).unwrap();
    let audience = town.records.audience_of(&first.scope).unwrap();
    town.records.add(twin, None, &audience, &first.value).unwrap();
    let merge = json!({ "paper": paper, "others": [twin], "into": into, "title": "Obě" });
    let parts = json!([
        { "paper": town.id(), "title": "A", "clauses": [0] },
        { "paper": town.id(), "title": "B", "clauses": [0] }
    ]);
    let table = [
        ("withdraw_paper", mayor, json!({ "paper": paper, "reason": "rozmysleli jsme si to" })),
        ("split_paper", secretary, json!({ "paper": paper, "reason": "dvě věci", "parts": parts })),
        ("merge_papers", secretary, merge),
    ];
    for (verb, who, input) in table {
        assert_eq!(refusal(town.run(verb, who, &input)), "refusal-suspended-waits", "{verb}");
    }
    let withdraw = json!({ "paper": paper, "reason": "je vyřízeno" });
    let mut ended = town.records.need::<Resolution>(resolution).unwrap();
    ended.value.state = ResolutionState::Revoked;
    town.records.save(&ended).unwrap();
    town.run("withdraw_paper", mayor, &withdraw).unwrap();
    close_with_an_earlier_term(&mut other);
}

/// A term that ends closes other papers, not the one that brings a suspended resolution before the assembly.
fn close_with_an_earlier_term(town: &mut Vzorov) {
    let paper = stored::<Consultation>(town).into_iter().find(|one| one.value.about.is_some()).unwrap();
    let paper = paper.parent.unwrap();
    let (seats, assembly) = (stored::<Membership>(town), town.bodies.assembly);
    for mut seat in seats.into_iter().filter(|seat| seat.value.body == assembly) {
        seat.value.from = date(2026, 10, 11);
        town.records.save(&seat).unwrap();
    }
    town.go_to(date(2026, 10, 12));
    let close = json!({ "paper": paper });
    let refused = town.run("close_with_term", town.people.secretary, &close);
    assert_eq!(refusal(refused), "refusal-suspended-waits");
}

#[test]
fn a_revoked_resolution_keeps_its_number_and_ends_its_tasks() {
    let (mut town, old, task) = decided();
    let (council, commission) = (town.bodies.council, town.bodies.commission);
    let secretary = town.people.secretary;
    let kind = town.paper_type(&[(commission, Opinion), (council, Decides)]).unwrap();
    let paper = town.ready(kind).unwrap();
    town.decide(paper, commission, (5, 0)).unwrap();
    let of_commission =
        stored::<Resolution>(&town).into_iter().find(|one| one.value.body == commission).unwrap();
    let lower = json!({ "resolution": old, "by": of_commission.id });
    assert_eq!(refusal(town.run("revoke_resolution", secretary, &lower)), "refusal-lower-body");
    town.decide(paper, council, (4, 0)).unwrap();
    let new = stored::<Resolution>(&town)
        .into_iter()
        .find(|one| one.value.paper == Some(paper) && one.value.body == council)
        .unwrap();
    let itself = json!({ "resolution": old, "by": old });
    assert_eq!(refusal(town.run("revoke_resolution", secretary, &itself)), "refusal-revoking-resolution");
    let revoke = json!({ "resolution": old, "by": new.id });
    town.run("revoke_resolution", secretary, &revoke).unwrap();
    let revoked = town.records.need::<Resolution>(old).unwrap().value;
    assert_eq!((revoked.number.as_str(), revoked.state), ("RM/1/1/2026", ResolutionState::Revoked));
    assert_eq!(revoked.revoked_by, Some(new.id));
    assert_eq!(town.records.need::<Task>(task).unwrap().value.state, TaskState::Cancelled);
    assert_eq!(refusal(town.run("revoke_resolution", secretary, &revoke)), "refusal-resolution-ended");
}

#[test]
fn every_step_of_a_task_is_decided_by_the_table() {
    let due = "2027-03-31";
    // Columns: report, report as done, extend, close as done, close as not done, cancel, transfer.
    let table = [
        ("new", "+++++++"),
        ("running", "+++++++"),
        ("reported", "+++++++"),
        ("done", "......."),
        ("not_done", "+++++++"),
        ("extended", "+++++++"),
        ("cancelled", "......."),
        ("suspended", "......."),
        ("transferred", "......."),
    ];
    for (state, expected) in table {
        let mut row = String::new();
        for step in 0..7 {
            let (mut town, _, task) = decided();
            let mut record = town.records.need::<Task>(task).unwrap();
            record.value.state = serde_json::from_value(json!(state)).unwrap();
            town.records.save(&record).unwrap();
            let (head, secretary) = (town.people.head, town.people.secretary);
            let (name, actor, payload): (&str, PersonId, Value) = match step {
                0 => ("report_task", head, json!({ "task": task, "text": "x", "is_done": false })),
                1 => ("report_task", head, json!({ "task": task, "text": "x", "is_done": true })),
                2 => ("extend_task", secretary, json!({ "task": task, "due_on": due, "reason": "x" })),
                3 => ("close_task", secretary, json!({ "task": task, "is_done": true })),
                4 => ("close_task", secretary, json!({ "task": task, "is_done": false, "text": "x" })),
                5 => ("cancel_task", secretary, json!({ "task": task, "reason": "x" })),
                _ => {
                    let to = json!({ "task": task, "to_task": town.id(), "assignee": null,
                        "assignee_text": "odbor právní", "reason": "x" });
                    ("transfer_task", secretary, to)
                }
            };
            row.push(if town.run(name, actor, &payload).is_ok() { '+' } else { '.' });
        }
        assert_eq!(row, expected, "{state}");
    }
}

#[test]
fn only_the_assignee_reports_and_an_extension_is_later() {
    let (mut town, _, task) = decided();
    let report = json!({ "task": task, "text": "x", "is_done": true });
    assert_eq!(refusal(town.run("report_task", town.people.clerk, &report)), "refusal-not-allowed");
    let same_day = json!({ "task": task, "due_on": "2027-02-28", "reason": "x" });
    let refused = town.run("extend_task", town.people.secretary, &same_day);
    assert_eq!(refusal(refused), "refusal-day-not-later");
    let task = town.records.need::<Task>(task).unwrap().value;
    assert!(!task.is_overdue(date(2027, 2, 28)) && task.is_overdue(date(2027, 3, 1)));
}

fn rows(count: usize) -> String {
    let row = |index: usize| {
        let text = format!("Rada schvaluje věc {index}");
        let row = json!({ "number": format!("RM/{index}/1/2026"), "text": text, "file": "rada.csv",
            "line": index, "decided_on": "2026-02-28" });
        format!("{row}\n")
    };
    (1..=count).map(row).collect()
}

fn import(town: &mut Vzorov, rows: &str) -> (RecordId, Result<(), obeznik_kernel::Stop>) {
    let import = town.id();
    let input = ImportResolutions {
        import,
        name: "Rada 2026".to_owned(),
        body: town.bodies.council,
        term: Some(9),
        tasks_from: None,
        documents: Vec::new(),
    };
    let secretary = town.people.secretary;
    let result = town.run_with_rows("import_resolutions", Some(secretary), &input, rows.as_bytes());
    (import, result)
}

#[test]
fn an_import_comes_whole_and_new_numbers_follow_it() {
    let mut town = Vzorov::on(START);
    let (batch, result) = import(&mut town, &rows(40));
    result.unwrap();
    assert!(town.reads <= 40 * 8, "{} reads", town.reads);
    let found: Vec<Resolution> = all(&town);
    assert_eq!(found.len(), 40);
    assert!(found.iter().all(|one| one.imported_from == Some(batch) && !one.clauses.is_empty()));
    assert!(found.iter().any(|one| one.source_line == 17 && one.number == "RM/17/1/2026"));
    let (_, again) = import(&mut town, &rows(2));
    assert_eq!(refusal(again), "refusal-import-rows");
    assert_eq!(refusal(import(&mut town, "\n \n").1), "refusal-import-empty");
}

#[test]
fn numbers_follow_those_given_before() {
    let mut town = Vzorov::on(START);
    import(&mut town, &rows(40)).1.unwrap();
    let (secretary, council, assembly) = (town.people.secretary, town.bodies.council, town.bodies.assembly);
    let follow = |body, last: &str| json!({ "body": body, "term": 9, "last": last });
    let refused = town.run("continue_numbers", secretary, &follow(assembly, "usnesení 7"));
    assert_eq!(refusal(refused), "refusal-number-of-other-pattern");
    town.run("continue_numbers", secretary, &follow(council, "RM/12/1/2026")).unwrap(); // never back
    let kind = town.paper_type(&[(council, Decides)]).unwrap();
    for expected in ["RM/41/1/2026", "RM/120/2/2026"] {
        let paper = town.ready(kind).unwrap();
        town.decide(paper, council, (5, 0)).unwrap();
        let found: Vec<Resolution> = all(&town);
        let numbers: Vec<&str> = found.iter().map(|one| one.number.as_str()).collect();
        assert!(numbers.contains(&expected), "{expected} is not among {numbers:?}");
        town.run("continue_numbers", secretary, &follow(council, "RM/119/1/2026")).unwrap();
    }
}

#[test]
fn broken_rows_are_all_reported_and_nothing_comes() {
    let mut town = Vzorov::on(START);
    let text = format!(
        "{}{{\"number\": \"9\"\n\n{{\"number\":\"\",\"text\":\"x\"}}\n{{\"number\":\"RM/1/1/2026\",\"text\":\"\"}}\n",
        rows(1)
    );
    let before = town.records.dump();
    let (_, result) = import(&mut town, &text);
    let Err(obeznik_kernel::Stop::Refused(refused)) = result else { panic!("not refused") };
    let args: std::collections::BTreeMap<_, _> = refused.args.into_iter().collect();
    assert_eq!((args["count"].as_str(), args["lines"].as_str()), ("4", "2, 4, 5, 5"));
    let faults: Value = serde_json::from_str(&args["faults"]).unwrap();
    let keys: Vec<&str> =
        faults.as_array().unwrap().iter().map(|fault| fault["key"].as_str().unwrap()).collect();
    assert_eq!(
        keys,
        ["fault-not-readable", "fault-number-missing", "fault-number-twice", "fault-text-missing"]
    );
    assert!(faults[0]["column"].as_u64().unwrap() > 0);
    assert_eq!(town.records.dump(), before);
}

#[test]
fn an_import_taken_back_leaves_what_somebody_touched() {
    let mut town = Vzorov::on(START);
    let (batch, result) = import(&mut town, &rows(5));
    result.unwrap();
    let mut touched = stored::<Resolution>(&town).remove(2);
    touched.value.title = "Doplněno".to_owned();
    town.records.save(&touched).unwrap();
    let secretary = town.people.secretary;
    town.run("undo_import", secretary, &UndoImport { import: batch }).unwrap();
    let stored_batch = town.records.need::<ImportBatch>(batch).unwrap().value;
    assert_eq!((stored_batch.state, stored_batch.removed), (ImportState::Undone, 4));
    assert_eq!(stored_batch.kept, [touched.id]);
    assert_eq!(all::<Resolution>(&town).len(), 1);
    let again = town.run("undo_import", secretary, &UndoImport { import: batch });
    assert_eq!(refusal(again), "refusal-import-undone");
}

#[test]
fn each_step_lets_more_people_in_and_confidentiality_caps_it() {
    // Who sees the paper as a draft / after the opinion was asked for / on the council's agenda:
    // legal clerk, a member of the council, a member of the commission, the secretary.
    let table = [
        (Confidentiality::AllBodies, ["...+", "...+", ".+++"]),
        (Confidentiality::Body, ["...+", "...+", ".+.+"]),
        (Confidentiality::Named, ["...+", "...+", "...+"]),
        (Confidentiality::Secretariat, ["...+", "...+", "...+"]),
    ];
    for (confidentiality, expected) in table {
        let mut town = Vzorov::on(START);
        let council = town.bodies.council;
        let kind = town.paper_type(&[(council, Decides)]).unwrap();
        let mut draft = town.draft_of(kind);
        draft.confidentiality = confidentiality.clone();
        town.run("create_paper", town.people.clerk, &draft).unwrap();
        let paper = draft.paper;
        let secret = attach(&mut town, paper, true);
        let mut seen = vec![sees(&town, paper)];
        let ask = json!({ "paper": paper, "due_on": "2026-09-09",
            "addressees": [{ "opinion": town.id(), "person": town.people.lawyer }] });
        town.run("request_opinions", town.people.clerk, &ask).unwrap();
        seen.push(sees(&town, paper));
        town.go_to(date(2026, 9, 10));
        town.run("close_opinions", town.people.clerk, &json!({ "paper": paper })).unwrap();
        town.make_ready(paper).unwrap();
        let meeting = town.meeting(council, date(2026, 9, 20)).unwrap();
        town.schedule(paper, meeting).unwrap();
        seen.push(sees(&town, paper));
        assert_eq!(seen, expected, "{confidentiality:?}");
        children_are_within(&town, paper);
        let audience = audience(&town, secret);
        let member = town.standing(town.people.members[3]);
        assert!(!audience.is_seen_by(&member, town.today()), "a confidential attachment stays narrower");
    }
}

fn attach(town: &mut Vzorov, paper: RecordId, is_confidential: bool) -> RecordId {
    let attachment = town.id();
    let input = json!({ "paper": paper, "attachment": attachment, "name": "a.pdf", "blob": "00",
        "size_bytes": 9, "media_type": "application/pdf", "is_confidential": is_confidential });
    town.run("attach", town.people.clerk, &input).unwrap();
    attachment
}

fn audience(town: &Vzorov, id: RecordId) -> Audience {
    let raw = town.records.all().find(|raw| raw.id == id).unwrap();
    town.records.audience_of(&raw.scope).unwrap()
}

fn sees(town: &Vzorov, paper: RecordId) -> String {
    let audience = audience(town, paper);
    let people = &town.people;
    let watched = [people.legal_clerk, people.members[3], people.members[12], people.secretary];
    let letter = |person| if audience.is_seen_by(&town.standing(person), town.today()) { '+' } else { '.' };
    watched.into_iter().map(letter).collect()
}

fn children_are_within(town: &Vzorov, paper: RecordId) {
    let parent = audience(town, paper);
    for raw in town.records.all().filter(|raw| raw.parent == Some(paper)) {
        let own = town.records.audience_of(&raw.scope).unwrap();
        assert!(own.is_within(&parent), "{} is wider than its paper", raw.kind);
    }
}

#[test]
fn many_attachments_move_with_their_paper_in_few_reads() {
    let mut town = Vzorov::on(START);
    let council = town.bodies.council;
    let kind = town.paper_type(&[(council, Decides)]).unwrap();
    let paper = town.draft(kind).unwrap();
    for index in 0..33 {
        attach(&mut town, paper, index % 5 == 0);
    }
    town.make_ready(paper).unwrap();
    let meeting = town.meeting(council, date(2026, 9, 20)).unwrap();
    town.schedule(paper, meeting).unwrap();
    assert!(town.reads <= obeznik_circulation::testing::MOST_READS, "{} reads", town.reads);
    assert_eq!(town.records.under::<Attachment>(paper).unwrap().len(), 33);
    let versions: Vec<PaperVersion> = all(&town);
    assert_eq!(versions.len(), 1, "the agenda holds the version that was submitted");
    assert_eq!(versions[0].attachments.len(), 26, "names of confidential files stay out");
    children_are_within(&town, paper);
    let stored = town.records.need::<Paper>(paper).unwrap();
    keep_paper(&mut town.records, &stored).unwrap(); // nothing moves twice
}

#[test]
fn two_texts_that_met_are_both_kept_until_a_person_chooses() {
    let mut town = Vzorov::on(START);
    let council = town.bodies.council;
    let kind = town.paper_type(&[(council, Decides)]).unwrap();
    let paper = town.draft(kind).unwrap();
    let clerk = town.people.clerk;
    let base = field_hash(&json!("Chodník je v havarijním stavu."));
    for text in ["Chodník se propadá.", "Chodník je nebezpečný."] {
        let edit = FieldEdit { field: "report".to_owned(), value: json!(text), base: Some(base.clone()) };
        town.run("edit_paper", clerk, &json!({ "paper": paper, "edits": [edit] })).unwrap();
    }
    let report = |town: &Vzorov| town.records.need::<Paper>(paper).unwrap().value.report;
    assert_eq!(report(&town), "Chodník se propadá.");
    let variant = stored::<Variant>(&town)[0].id;
    let settle = |choice: &str| json!({ "variant": variant, "choice": choice });
    assert_eq!(refusal(town.run("settle_variant", clerk, &settle("jinak"))), "refusal-variant-choice");
    // Somebody goes on writing meanwhile: what the person has not seen is not overwritten.
    let seen = field_hash(&json!("Chodník se propadá."));
    let later = json!("Chodník se propadá a je uzavřený.");
    let edit = FieldEdit { field: "report".to_owned(), value: later.clone(), base: Some(seen.clone()) };
    town.run("edit_paper", clerk, &json!({ "paper": paper, "edits": [edit] })).unwrap();
    for (choice, value) in [("taken", Value::Null), ("merged", json!("Obojí."))] {
        let input = json!({ "variant": variant, "choice": choice, "value": value, "base": seen });
        assert_eq!(refusal(town.run("settle_variant", clerk, &input)), "refusal-variant-moved", "{choice}");
    }
    assert_eq!(report(&town), "Chodník se propadá a je uzavřený.");
    let input = json!({ "variant": variant, "choice": "taken", "base": field_hash(&later) });
    town.run("settle_variant", clerk, &input).unwrap();
    assert_eq!(report(&town), "Chodník je nebezpečný.");
    assert_eq!(refusal(town.run("settle_variant", clerk, &settle("taken"))), "refusal-variant-settled");
}

#[test]
fn versions_are_immutable_and_made_only_of_changes() {
    let mut town = Vzorov::on(START);
    let council = town.bodies.council;
    let kind = town.paper_type(&[(council, Decides)]).unwrap();
    let paper = town.draft(kind).unwrap();
    let clerk = town.people.clerk;
    town.run("make_version", clerk, &json!({ "paper": paper, "label": "první" })).unwrap();
    let again = town.run("make_version", clerk, &json!({ "paper": paper }));
    assert_eq!(refusal(again), "refusal-nothing-changed");
    let file = attach(&mut town, paper, false);
    town.run("make_version", clerk, &json!({ "paper": paper })).unwrap();
    town.run("remove_attachment", clerk, &json!({ "attachment": file })).unwrap();
    let gone = town.run("remove_attachment", clerk, &json!({ "attachment": file }));
    assert_eq!(refusal(gone), "refusal-attachment-gone");
    let mut versions: Vec<PaperVersion> = all(&town);
    versions.sort_by_key(|version| version.number);
    let files: Vec<usize> = versions.iter().map(|version| version.attachments.len()).collect();
    assert_eq!(files, [0, 1]);
    assert_eq!(BlobHash("00".to_owned()), versions[1].attachments[0].blob);
    assert_eq!(town.records.need::<Paper>(paper).unwrap().value.state, PaperState::Draft);
}
