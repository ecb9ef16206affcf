//! A town's history comes in whole, or not at all, and goes back.

use std::collections::BTreeMap;

use crate::support::{counts, data, imports, listed, source, town};
use obeznik_app::import::{ImportChoice, ImportFault, SourceFile, inspect, run, undo};
use obeznik_app::office::Request;
use obeznik_app::{Code, Office};
use serde_json::json;

fn choice(mapping: &str) -> ImportChoice {
    ImportChoice { mapping: mapping.to_owned(), ..ImportChoice::default() }
}

fn csv(name: &str, text: &str) -> SourceFile {
    SourceFile::new(name, text.as_bytes().to_vec())
}

fn columns() -> ImportChoice {
    let pairs = [("number", "Číslo"), ("decided_on", "Datum"), ("title", "Název"), ("text", "Text")];
    let columns = pairs.map(|(meaning, column)| (meaning.to_owned(), column.to_owned())).into();
    ImportChoice { columns, ..ImportChoice::default() }
}

fn take(office: &Office, files: &[SourceFile], choice: &ImportChoice, expected: u32) -> String {
    let started = std::time::Instant::now();
    inspect(office, files, choice).unwrap();
    println!("read and parsed in {:.2} s", started.elapsed().as_secs_f64());
    let started = std::time::Instant::now();
    let report = run(office, files, choice, &mut |_, _| true).unwrap();
    let seconds = started.elapsed().as_secs_f64();
    println!(
        "{} resolutions in {seconds:.2} s, {:.0} a second",
        report.rows,
        f64::from(report.rows) / seconds
    );
    assert_eq!((report.faults.as_slice(), report.rows), (&[][..], expected));
    report.import_id
}

fn told(faults: &[ImportFault]) -> Vec<String> {
    faults.iter().map(|one| format!("{}:{}:{} {}", one.file, one.line, one.column, one.what.key)).collect()
}

#[test]
fn the_history_of_litovel_comes_in_is_listed_and_goes_back() {
    let Some(data) = data() else { return };
    let folder = tempfile::tempdir().unwrap();
    let office = town(folder.path());
    let before = counts(&office);
    let files = [source(&data.join("resolutions-litovel/usneseni.json"))];
    let preview = inspect(&office, &files, &ImportChoice::default()).unwrap();
    assert_eq!((preview.mapping.as_str(), preview.rows, preview.faults.len()), ("litovel", 2_473, 0));
    let targets: Vec<(&str, u32)> = preview.bodies.iter().map(|one| (one.key.as_str(), one.rows)).collect();
    assert_eq!(targets, [("council", 2_107), ("assembly", 366)]);
    assert_eq!((preview.sample.len(), preview.sample[0].verbs.as_str()), (20, "schvaluje, schvaluje"));
    let import = take(&office, &files, &choice("litovel"), 2_473);
    assert_eq!((listed(&office, "Rada"), listed(&office, "Zastupitelstvo")), (2_107, 366));
    let again = run(&office, &files, &choice("litovel"), &mut |_, _| true).unwrap();
    assert_eq!((again.rows, again.faults.len()), (0, 2_473), "what is in does not come twice");
    let undone = undo(&office, &import).unwrap();
    assert_eq!((undone.removed, undone.kept.len()), (2_473, 0));
    assert_eq!(counts(&office), before);
    assert_eq!(undo(&office, &import).unwrap_err().key, "refusal-import-undone");
    take(&office, &files, &choice("litovel"), 2_473);
}

#[test]
fn the_histories_of_praha_7_come_in_with_tasks_and_go_back() {
    let Some(data) = data() else { return };
    let folder = tempfile::tempdir().unwrap();
    let office = town(folder.path());
    let before = counts(&office);
    let file = |body: &str| source(&data.join(format!("resolutions-praha7/usneseni_{body}_2018.json")));
    let files = [file("rada"), file("zastupitelstvo")];
    assert_eq!(inspect(&office, &files, &ImportChoice::default()).unwrap().mapping, "praha7");
    let choice = ImportChoice { tasks_from: Some("2018-01-01".to_owned()), ..choice("praha7") };
    let import = take(&office, &files, &choice, 709);
    assert_eq!((listed(&office, "Rada"), listed(&office, "Zastupitelstvo")), (605, 104));
    let tasks = counts(&office).iter().find(|(kind, _)| kind == "task").unwrap().1;
    println!("{tasks} tasks");
    assert!(tasks > 300);
    assert_eq!(imports(&office).as_array().unwrap().len(), 2);
    assert_eq!(undo(&office, &import).unwrap().removed, 709);
    assert_eq!(counts(&office), before);
}

#[test]
fn a_broken_line_stops_everything_and_is_told_with_its_place() {
    let Some(data) = data() else { return };
    let folder = tempfile::tempdir().unwrap();
    let office = town(folder.path());
    let before = counts(&office);
    let mut file = source(&data.join("resolutions-litovel/usneseni.json"));
    let text = String::from_utf8(file.bytes).unwrap();
    let line = text.lines().position(|line| line.contains("\"RM/10/1/2022\"")).unwrap();
    file.bytes = text.replacen("\"datum\": \"2022-10-27\"", "\"datum\": \"včera\"", 2).into_bytes();
    let report = run(&office, std::slice::from_ref(&file), &choice("litovel"), &mut |_, _| true).unwrap();
    assert_eq!((report.rows, report.import_id.as_str(), report.faults.len()), (0, "", 2));
    assert_eq!(usize::try_from(report.faults[1].line).unwrap(), line, "the row begins with its brace");
    assert_eq!(report.faults[1].what.key, "import-fault-not-a-date");
    assert_eq!((counts(&office), imports(&office)), (before, json!([])));
    let skipping = ImportChoice { skip_faulty: true, ..choice("litovel") };
    let report = run(&office, &[file], &skipping, &mut |_, _| true).unwrap();
    assert_eq!((report.rows, report.faults.len()), (2_471, 2), "the person may leave them out");
}

#[test]
fn columns_of_a_plain_table_are_enough() {
    let folder = tempfile::tempdir().unwrap();
    let office = town(folder.path());
    let text = "Číslo;Datum;Název;Text\n\
                RM/1/1/2024;3. 1. 2024;Byt;Rada města schvaluje pronájem bytu.\n\
                ZM/7/2/2024;2024-02-01;;Zastupitelstvo bere na vědomí zprávu.\n";
    let preview = inspect(&office, &[csv("a.csv", text)], &columns()).unwrap();
    let rows: Vec<_> = preview.sample.iter().map(|row| (row.body.as_str(), row.title.as_str())).collect();
    assert_eq!(rows, [("Rada", "Byt"), ("Zastupitelstvo", "Zastupitelstvo bere na vědomí zprávu.")]);
    take(&office, &[csv("a.csv", text)], &columns(), 2);
    let first = office
        .read(|reader| {
            use obeznik_kernel::record::RecordsExt as _;
            type Resolution = obeznik_circulation::resolution::Resolution;
            Ok(reader.records.find_by::<Resolution>("resolution_by_number", &[], 9)?)
        })
        .unwrap();
    assert!(first.iter().any(|one| one.value.meeting_number == Some(2) && one.value.source_line == 3));
    assert!(first.iter().all(|one| !one.value.clauses[0].verb.is_empty()));
}

#[test]
fn every_fault_names_its_file_line_and_reason() {
    let folder = tempfile::tempdir().unwrap();
    let office = town(folder.path());
    let head = "Číslo;Datum;Název;Text\n";
    let one =
        csv("a.csv", &format!("{head}RM/1/1/2024;1.1.2024;x;y\nXX/1;1.1.2024;x;y\nRM/2/1/2024;kdysi;x;y\n"));
    let two =
        csv("b.csv", &format!("{head}RM/1/1/2024;1.1.2024;x;y\nRM/3/1/2024;1.1.2024;x;\n;1.1.2024;x;y\n"));
    let empty = csv("c.csv", "");
    let report = run(&office, &[one, two, empty], &columns(), &mut |_, _| true).unwrap();
    assert_eq!(
        told(&report.faults),
        [
            "a.csv:3:1 import-fault-body-unsaid",
            "a.csv:4:2 import-fault-not-a-date",
            "b.csv:2:1 import-fault-duplicate-elsewhere",
            "b.csv:3:4 import-fault-missing",
            "b.csv:4:1 import-fault-missing",
            "c.csv:1:1 import-fault-no-table",
        ]
    );
    assert_eq!(report.rows, 0);
}

#[test]
fn a_choice_that_does_not_fit_is_refused_and_long_work_can_be_stopped() {
    let folder = tempfile::tempdir().unwrap();
    let office = town(folder.path());
    let file = csv("a.csv", "Číslo;Datum;Název;Text\nRM/1/1/2024;1.1.2024;x;y\n");
    let half = ImportChoice { columns: BTreeMap::from([("number".into(), "Číslo".into())]), ..choice("") };
    let nowhere =
        ImportChoice { bodies: BTreeMap::from([("*".into(), office.person().to_string())]), ..columns() };
    for (choice, key) in [
        (choice("plzen"), "import-unknown-mapping"),
        (choice("{}"), "import-bad-mapping"),
        (half, "import-needs-column"),
        (nowhere, "refusal-no-such-body"),
    ] {
        assert_eq!(
            run(&office, std::slice::from_ref(&file), &choice, &mut |_, _| true).unwrap_err().key,
            key
        );
    }
    let stopped = run(&office, std::slice::from_ref(&file), &columns(), &mut |_, _| false).unwrap_err();
    assert_eq!(stopped.code, Code::Cancelled);
    let nothing = run(&office, &[csv("a.csv", "Číslo;Datum;Název;Text\n")], &columns(), &mut |_, _| true);
    assert_eq!(nothing.unwrap_err().key, "refusal-import-empty");
    assert_eq!(undo(&office, &office.person().to_string()).unwrap_err().code, Code::NotFound);
    assert_eq!(imports(&office), json!([]));
}

#[test]
fn what_somebody_touched_since_stays_and_is_listed() {
    let folder = tempfile::tempdir().unwrap();
    let office = town(folder.path());
    let text = "Číslo;Datum;Název;Text\n\
                RM/1/1/2024;1.1.2024;Byt;\"I. ukládá\n1. tajemnici\n– zajistit byt\nTermín: 1.2.2024\"\n\
                RM/2/1/2024;1.1.2024;Park;schvaluje park\n";
    let choice = ImportChoice { tasks_from: Some("2024-01-01".to_owned()), ..columns() };
    let import = take(&office, &[csv("a.csv", text)], &choice, 2);
    let slice = json!({ "sort": "", "descending": false, "offset": 0, "limit": 9 });
    let input = json!({ "text": "", "which": "open", "mine": false, "slice": slice });
    let task = office.query("tasks", input).unwrap()["rows"][0]["id"].clone();
    let payload = json!({ "task": task, "is_done": true, "text": "zajištěno" });
    let kind = "circulation.close_task".to_owned();
    office.execute(Request { kind, payload, base: Vec::new(), on_behalf_of: None }).unwrap();
    let undone = undo(&office, &import).unwrap();
    assert_eq!((undone.removed, undone.kept.len()), (1, 1));
    assert_eq!((undone.kept[0].number.as_str(), listed(&office, "Rada")), ("RM/1/1/2024", 1));
}
