//! The binary as a script runs it.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;

use obeznik_app::Office;
use obeznik_app::office::Request;
use obeznik_app::office::desk::{DEMO_PASS_PHRASE, Desk};
use obeznik_demo::SetClock;
use obeznik_kernel::calendar::instant_in_prague;
use obeznik_kernel::{RecordId, Timestamp};
use obeznik_store::{Store, Unlock};
use serde_json::{Value, json};

/// What a run gave.
struct Ran {
    code: i32,
    out: String,
    err: String,
}

impl Ran {
    fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {}{}", self.out, self.err))
    }
}

fn cli(arguments: &[&str]) -> Ran {
    cli_told(arguments, "")
}

fn cli_told(arguments: &[&str], input: &str) -> Ran {
    let mut child = Command::new(env!("CARGO_BIN_EXE_obeznik-cli"))
        .args(arguments)
        .env("OBEZNIK_KEYRING", "none")
        .env("LC_ALL", "cs_CZ.UTF-8")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let done = child.wait_with_output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Ran { code: done.status.code().unwrap(), out: text(done.stdout), err: text(done.stderr) }
}

fn done(arguments: &[&str]) -> Value {
    let ran = cli(&[arguments, &["--json"]].concat());
    assert_eq!(ran.code, 0, "{arguments:?}: {}{}", ran.out, ran.err);
    ran.json()
}

/// The demo town in a folder of its own.
fn demo(folder: &Path) -> String {
    let store = folder.join("vzorov").to_str().unwrap().to_owned();
    assert_eq!(done(&["demo", "--store", &store, "--today", "2026-11-23"])["today"], "2026-11-23");
    store
}

fn flip_bytes(file: &Path) {
    let mut bytes = fs::read(file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..middle + 64].iter_mut().for_each(|byte| *byte ^= 0x5a);
    fs::write(file, bytes).unwrap();
}

#[test]
fn a_store_is_made_verified_exported_and_comes_back_from_its_copy() {
    let folder = tempfile::tempdir().unwrap();
    let store = demo(folder.path());
    let whole = done(&["verify", "--store", &store]);
    assert_eq!((&whole["whole"], &whole["damaged_blobs"]), (&Value::Bool(true), &serde_json::json!([])));
    let out = folder.path().join("out").to_str().unwrap().to_owned();
    for (kind, least) in [("resolutions", 6), ("papers", 30), ("tasks", 1)] {
        for (format, beginning) in [("csv", &b"\xef\xbb\xbf"[..]), ("xlsx", b"PK"), ("json", b"[")] {
            let told =
                done(&["export", "--store", &store, "--kind", kind, "--format", format, "--out", &out]);
            assert!(told["rows"].as_u64().unwrap() >= least, "{kind}: {told}");
            assert!(fs::read(&out).unwrap().starts_with(beginning), "{kind} {format}");
        }
    }
    assert!(cli(&["verify", "--store", &store]).out.starts_with("Řetěz je celý: "));
    // Titles of papers kept close are noted as read.
    let whole = done(&["verify", "--store", &store]);
    let days = ["--from", "2026-11-04", "--to", "2026-11-04"];
    let told = done(&[&["control-package", "--store", &store, "--out", &out][..], &days].concat());
    assert_eq!((&told["meetings"], &told["is_chain_whole"]), (&1.into(), &true.into()), "{told}");
    assert!(fs::read(&out).unwrap().starts_with(b"PK"));
    let crossed =
        ["control-package", "--store", &store, "--out", &out, "--from", "2026-11-04", "--to", "2026-11-03"];
    assert_eq!(cli(&crossed).code, 4);
    let asked = ["--person", "Radim Košťál", "--request", "MUVZ 311/2026"];
    let told = cli(&[&["statement", "--store", &store, "--out", &out][..], &asked].concat());
    assert!(told.code == 4 && told.err.contains("pověřenec"), "a secretary makes none: {}", told.err);

    flip_bytes(&Path::new(&store).join("office.db"));
    let damaged = cli(&["verify", "--store", &store]);
    assert_eq!(damaged.code, 3, "{}{}", damaged.out, damaged.err);
    assert!(damaged.out.contains("poškozený") && damaged.out.contains("restore --store"), "{}", damaged.out);
    let told = cli(&["export", "--store", &store, "--kind", "papers", "--format", "csv", "--out", &out]);
    assert_eq!(told.code, 1, "{}", told.err);

    let copy =
        cli(&["verify", "--store", &store, "--json"]).json()["newest_copy"].as_str().unwrap().to_owned();
    let restored = done(&["restore", "--store", &store, "--copy", &copy]);
    assert_eq!(restored["links"], whole["links"]);
    assert_eq!(done(&["verify", "--store", &store])["head"], whole["head"]);
}

fn office_of(store: &str) -> Office {
    let desk = Desk::new(store.into());
    desk.unlock("passphrase", DEMO_PASS_PHRASE).unwrap();
    let office = desk.office().unwrap();
    drop(desk);
    Arc::into_inner(office).unwrap()
}

/// The council of the demo town decides about the one paper kept close that waits for it; gives the paper.
fn decide_kept(store: &str) -> String {
    let office = office_of(store);
    let meetings = office.query("meetings", json!({ "body": "", "from": null, "to": null })).unwrap();
    let asked = meetings.as_array().unwrap().iter().filter(|row| row["body"]["kind"] == "council");
    let asked = asked.map(|row| office.query("meeting", json!({ "id": row["id"] })).unwrap());
    let is_it = |item: &Value| item["title"].as_str().unwrap().starts_with("Jmenování ředitelky");
    let mut found = asked.filter_map(|meeting| {
        let item = meeting["items"].as_array().unwrap().iter().find(|item| is_it(item)).cloned();
        item.map(|item| (meeting["row"].clone(), item))
    });
    let (meeting, item) = found.next().unwrap();
    let on = meeting["on"].as_str().unwrap().parse().unwrap();
    let office = office.with_clock(Box::new(SetClock::at(instant_in_prague(on, 18, 0).unwrap())));
    let act = |kind: &str, payload: Value| {
        let kind = format!("circulation.{kind}");
        office.execute(Request { kind, payload, base: Vec::new(), on_behalf_of: None }).unwrap();
    };
    if meeting["state"] == "planned" {
        act("convene_meeting", json!({ "meeting": meeting["id"] }));
    }
    let tally = json!({ "members": 5, "in_favour": 5, "against": 0, "abstained": 0 });
    act("enter_outcome", json!({ "agenda_item": item["id"], "kind": "vote", "tally": tally }));
    office.close();
    item["paper"].as_str().unwrap().to_owned()
}

/// A draft kept close to the body it is for; gives the paper.
fn draft_kept(store: &str) -> String {
    let office = office_of(store);
    let overview = office.query("overview", Value::Null).unwrap();
    let named = |list: &str, name: &str| {
        let mut found = overview[list].as_array().unwrap().iter().filter(|pair| pair[1] == name);
        found.next().unwrap()[0].clone()
    };
    let (paper, me) = (RecordId::well_known("odměna"), office.person());
    let payload = json!({ "paper": paper, "paper_type": named("paper_types", "Materiál pro radu"),
        "title": "Odměna ředitelce", "presenter": me, "co_presenters": [], "drafter": me,
        "department": named("departments", "Odbor správy majetku"), "competence": "", "confidentiality": "body",
        "named": [], "report": "", "clauses": [], "due_on": null });
    let kind = "circulation.create_paper".to_owned();
    office.execute(Request { kind, payload, base: Vec::new(), on_behalf_of: None }).unwrap();
    office.close();
    paper.to_string()
}

#[test]
fn what_a_list_tells_of_a_paper_kept_close_is_noted_as_read_when_it_is_exported() {
    let folder = tempfile::tempdir().unwrap();
    let store = demo(folder.path());
    let (paper, draft) = (decide_kept(&store), draft_kept(&store));
    let readings = |paper: &str| {
        let office = office_of(&store);
        let list = office.query("paper", json!({ "id": paper })).unwrap()["readings"]["list"].clone();
        office.close();
        let ways: Vec<String> =
            list.as_array().unwrap().iter().map(|one| one["way"].as_str().unwrap().to_owned()).collect();
        ways
    };
    assert_eq!(readings(&paper), Vec::<String>::new());
    let out = folder.path().join("out.json").to_str().unwrap().to_owned();
    let export = |kind: &str| {
        done(&["export", "--store", &store, "--kind", kind, "--format", "json", "--out", &out]);
        fs::read_to_string(&out).unwrap()
    };
    let words = "připravit jmenovací dekret";
    assert!(export("tasks").contains(words), "the task is in the list");
    assert_eq!(readings(&paper), ["exported"]);
    assert!(export("resolutions").contains(words));
    assert_eq!(readings(&paper), ["exported"], "once a day");
    assert_eq!(readings(&draft), Vec::<String>::new());
    let papers = export("papers");
    assert!(papers.contains("Odměna ředitelce") && !papers.contains("jmenovací dekret"));
    assert_eq!(readings(&draft), ["exported"], "a title is a word of the paper too");
}

#[test]
fn a_search_finds_what_is_kept_close_and_tells_none_of_its_words() {
    let folder = tempfile::tempdir().unwrap();
    let store = demo(folder.path());
    decide_kept(&store);
    let found = done(&["search", "--store", &store, "jmenovací", "dekret"]);
    assert!(found["total"].as_u64().unwrap() >= 2, "the resolution and its task: {found}");
    assert!(!found.to_string().contains("dekret"), "{found}");
}

#[test]
fn words_are_found_in_any_inflection_and_again_after_a_rebuild() {
    let folder = tempfile::tempdir().unwrap();
    let store = demo(folder.path());
    let file = folder.path().join("a.csv").to_str().unwrap().to_owned();
    fs::write(&file, "c;d;t\nRM/1/1/2019;3. 1. 2019;Rada schvaluje opravu chodníku v Nádražní.\n").unwrap();
    let columns = ["--column", "number=c", "--column", "decided_on=d", "--column", "text=t"];
    done(&[&["import", "--store", &store], &columns[..], &[&file]].concat());
    for _ in 0..2 {
        let found =
            done(&["search", "--store", &store, "--kind", "resolution", "--year", "2019", "chodniky"]);
        assert_eq!(
            (&found["total"], &found["hits"][0]["number"]),
            (&1.into(), &"RM/1/1/2019".into()),
            "{found}"
        );
        assert!(done(&["rebuild", "--store", &store])["records"].as_u64().unwrap() > 100);
    }
    assert!(cli(&["search", "--store", &store, "chodnik"]).out.contains("usnesení  RM/1/1/2019  2019-01-03"));
    assert_eq!(done(&["search", "--store", &store, "xyzzy"])["total"], 0);
}

#[test]
fn a_backup_is_a_whole_office_and_a_lost_disk_comes_back_from_it() {
    let folder = tempfile::tempdir().unwrap();
    let store = demo(folder.path());
    let out = folder.path().join("zaloha/2026-11-23").to_str().unwrap().to_owned();
    let backup = done(&["backup", "--store", &store, "--out", &out]);
    assert_eq!(cli(&["backup", "--store", &store, "--out", &out]).code, 4, "a backup is never written over");
    fs::remove_dir_all(&store).unwrap();
    assert_eq!(cli(&["verify", "--store", &store]).code, 4);
    let restored = done(&["restore", "--store", &store, "--copy", &format!("{out}/office.db")]);
    assert_eq!(restored["links"], backup["links"]);
    assert_eq!(done(&["verify", "--store", &store])["head"], backup["head"]);
}

#[test]
fn a_damaged_copy_never_takes_the_place_of_a_good_store() {
    let folder = tempfile::tempdir().unwrap();
    let store = demo(folder.path());
    let bad = folder.path().join("bad.db");
    fs::copy(Path::new(&store).join("office.db"), &bad).unwrap();
    flip_bytes(&bad);
    for (copy, code) in [(bad.to_str().unwrap(), 4), ("/nowhere", 4), (&format!("{store}/office.db"), 2)] {
        let ran = cli(&["restore", "--store", &store, "--copy", copy]);
        assert_eq!(ran.code, code, "{copy}: {}{}", ran.out, ran.err);
    }
    assert_eq!(done(&["verify", "--store", &store])["whole"], true);
}

#[test]
fn a_forged_line_of_the_log_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let store = demo(folder.path());
    let opened =
        Store::open(Path::new(&store), Unlock::PassPhrase(DEMO_PASS_PHRASE), Timestamp::now()).unwrap();
    opened.forge_log(7).unwrap();
    assert_eq!(cli(&["verify", "--store", &store]).code, 5, "it is open in this very program");
    drop(opened);
    let ran = cli(&["verify", "--store", &store, "--json"]);
    let told = ran.json();
    assert_eq!((ran.code, &told["broken_link"], &told["sound_links"]), (3, &7.into(), &6.into()), "{told}");
    assert!(cli(&["verify", "--store", &store]).out.contains("přerušen v článku 7"));
}

#[test]
fn a_history_is_looked_at_imported_and_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let store = demo(folder.path());
    let file = folder.path().join("historie.csv").to_str().unwrap().to_owned();
    fs::write(
        &file,
        "Číslo;Datum;Text\nRM/1/1/2019;3. 1. 2019;Rada schvaluje byt.\nXX;3. 1. 2019;Rada ruší.\n",
    )
    .unwrap();
    let columns = ["--column", "number=Číslo", "--column", "decided_on=Datum", "--column", "text=Text"];
    let import = |more: &[&str]| {
        cli(&[&["import", "--store", &store, "--json"], &columns[..], more, &[&file]].concat())
    };
    let before = done(&["verify", "--store", &store])["links"].clone();

    let stopped = import(&[]);
    assert_eq!((stopped.code, &stopped.json()["rows"]), (3, &0.into()));
    assert_eq!(done(&["verify", "--store", &store])["links"], before, "nothing half imported");
    let shown = cli(&[&["import", "--store", &store], &columns[..], &[&file]].concat());
    assert!(shown.out.contains("historie.csv, řádek 3, sloupec 1: "), "{}", shown.out);
    assert_eq!(import(&["--preview"]).json()["sample"][0]["verbs"], "schvaluje");
    let named = import(&["--body", "*=Rada"]);
    assert_eq!((named.code, &named.json()["rows"]), (0, &2.into()), "{}", named.out);
    let id = named.json()["import_id"].as_str().unwrap().to_owned();
    assert_eq!(done(&["import", "--store", &store, "--undo", &id])["removed"], 2);
    assert_eq!(cli(&["import", "--store", &store, "--undo", &id]).code, 4);
    assert_eq!(import(&["--skip-faulty"]).json()["rows"], 1);
    let unknown = cli(&["import", "--store", &store, &file]);
    assert_eq!(unknown.code, 4, "{}", unknown.out);
}

/// A PDF of one page that shows lines of plain letters.
fn pdf(lines: &[&str]) -> Vec<u8> {
    let shown: String = lines.iter().map(|line| format!("({line}) Tj 0 -14 Td ")).collect();
    let drawn = format!("BT /A 9 Tf 72 700 Td {shown}ET");
    let font = "<</Font<</A<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>";
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        format!("<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources{font}>>"),
        format!("<</Length {}>>\nstream\n{drawn}\nendstream", drawn.len()),
    ];
    let mut file = String::from("%PDF-1.7\n");
    let mut places = String::from("0000000000 65535 f \n");
    for (object, number) in objects.iter().zip(1..) {
        places += &format!("{:010} 00000 n \n", file.len());
        file += &format!("{number} 0 obj\n{object}\nendobj\n");
    }
    let table = file.len();
    file += &format!("xref\n0 5\n{places}trailer<</Size 5/Root 1 0 R>>\nstartxref\n{table}\n%%EOF");
    file.into_bytes()
}

#[test]
fn a_document_comes_with_its_resolutions_is_read_by_a_child_and_goes_with_them() {
    let folder = tempfile::tempdir().unwrap();
    let store = demo(folder.path());
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (table, minutes, letter) = (path("historie.csv"), path("zapis.pdf"), path("dopis.pdf"));
    fs::write(&table, "Číslo;Datum;Text\nR/1/1/2019;3. 1. 2019;Rada schvaluje byt.\n").unwrap();
    fs::write(&minutes, pdf(&["Usneseni R/1/1/2019", "kanalizace a vodovod"])).unwrap();
    fs::write(&letter, pdf(&["Vazena pani starostko"])).unwrap();
    let columns = ["--column", "number=Číslo", "--column", "decided_on=Datum", "--column", "text=Text"];
    let files = [table.as_str(), &minutes, &letter];
    let report = done(&[&["import", "--store", &store, "--body", "*=Rada"], &columns[..], &files].concat());
    assert_eq!((&report["rows"], &report["kept_documents"]), (&1.into(), &1.into()), "{report}");
    let left: Vec<&Value> =
        report["documents"].as_array().unwrap().iter().filter(|one| one["is_kept"] == false).collect();
    assert_eq!((left.len(), &left[0]["file"]), (1, &"dopis.pdf".into()));
    let search = ["search", "--store", &store, "--kind", "meeting-document", "vodovody"];
    assert_eq!(done(&search)["hits"][0]["title"], "zapis.pdf");
    done(&["import", "--store", &store, "--undo", report["import_id"].as_str().unwrap()]);
    assert_eq!(done(&search)["total"], 0);
}

#[test]
fn documents_are_handed_over_and_their_numbers_come_back() {
    let folder = tempfile::tempdir().unwrap();
    let store = demo(folder.path());
    let outbox = folder.path().join("spisovka");
    fs::create_dir(&outbox).unwrap();
    let out = outbox.to_str().unwrap();
    let hand_over = ["registry", "hand-over", "--store", &store, "--kind", "invitation"];
    assert_eq!(cli(&hand_over).code, 4, "no folder is known yet");
    let ran = cli(&[&hand_over[..], &["--folder", out, "--data-box", "abcd234", "--json"]].concat());
    let told = ran.json();
    let count = told["handed_over"].as_u64().unwrap();
    assert!(count > 0, "{told}");
    assert!(cli(&hand_over).out.starts_with("Předáno dokumentů: 0"), "nothing goes twice");

    let list = fs::read_to_string(outbox.join("seznam.csv")).unwrap();
    assert_eq!(list.lines().count() as u64, count + 1);
    let jid = list.lines().nth(1).and_then(|line| line.split(';').next()).unwrap();
    let file = folder.path().join("cisla.csv").to_str().unwrap().to_owned();
    fs::write(&file, format!("JID;Číslo jednací\n{jid};MUVZ 1/2026\nneznámé;MUVZ 2/2026\n")).unwrap();
    let take = ["registry", "take-numbers", "--store", &store, &file];
    let preview = cli(&[&take[..], &["--preview", "--json"]].concat());
    assert_eq!((preview.code, preview.json()["numbers"].as_array().unwrap().len()), (3, 1));
    let taken = cli(&take);
    assert_eq!(taken.code, 3, "{}", taken.out);
    assert!(taken.out.contains("Převzato čísel: 1") && taken.out.contains("řádek 3: "), "{}", taken.out);
    assert_eq!(cli(&["registry", "take-numbers", "--store", &store]).code, 2);
}

#[test]
fn wrong_uses_keys_and_places_have_their_codes() {
    let folder = tempfile::tempdir().unwrap();
    let store = demo(folder.path());
    let table: &[(&[&str], &str, i32)] = &[
        (&[], "", 2),
        (&["nonsense"], "", 2),
        (&["verify"], "", 2),
        (&["--help"], "", 0),
        (&["import", "--help"], "", 0),
        (&["--version"], "", 0),
        (&["demo", "--store", &store], "", 4),
        (&["verify", "--store", "/nowhere/at/all"], "", 4),
        (&["verify", "--store", &store, "--pass-phrase-stdin"], "", 2),
        (&["verify", "--store", &store, "--pass-phrase-stdin"], "wrong\n", 5),
        (&["verify", "--store", &store, "--recovery-code-stdin"], "wrong\n", 5),
        (&["verify", "--store", &store, "--pass-phrase-stdin"], "ukázkové město Vzorov\n", 0),
        (&["import", "--store", &store, "/nowhere.csv"], "", 4),
        (&["export", "--store", &store, "--kind", "papers", "--format", "csv", "--out", "/nowhere/x"], "", 4),
    ];
    for (arguments, input, code) in table {
        let ran = cli_told(arguments, input);
        assert_eq!(ran.code, *code, "{arguments:?}: {}{}", ran.out, ran.err);
    }
    let english = cli(&["verify", "--store", "/nowhere", "--language", "en"]);
    assert_eq!(english.err.trim(), "There is no office in this folder. Check the path.");
    assert!(cli(&["verify", "--help"]).out.contains("Ověří řetěz"));
    let told = cli(&["verify", "--store", "/nowhere", "--json"]);
    assert_eq!((told.code, &told.json()["error"]["key"]), (4, &"store-missing".into()));
}
