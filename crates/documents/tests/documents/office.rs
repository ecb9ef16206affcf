//! Documents of the demo town, read from its store as a secretary prints them.

use std::sync::LazyLock;

use obeznik_app::office::Request;
use obeznik_app::office::desk::{DEMO_PASS_PHRASE, Desk};
use obeznik_app::ports::SystemIds;
use obeznik_app::{ApiError, Code, Office};
use obeznik_demo::{SetClock, fill, founding, plan};
use obeznik_documents::office::{DocumentKind, Made, make};
use obeznik_kernel::calendar::instant_in_prague;
use obeznik_kernel::edit::field_hash;
use obeznik_kernel::{IdSource as _, PersonId, RecordId};
use obeznik_store::{NoKeyring, Protection};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::pdf::{Pdf, plain};

/// A Monday on which the demo town has meetings behind it and before it.
const TODAY: jiff::civil::Date = jiff::civil::date(2026, 11, 23);
/// The first day of its term by that.
const TERM_START: jiff::civil::Date = jiff::civil::date(2025, 10, 24);

/// The town is made once in a process: that takes longer than the printing.
static VZOROV: LazyLock<(Office, TempDir)> = LazyLock::new(vzorov);

pub(crate) fn vzorov() -> (Office, TempDir) {
    let (office, folder, _) = vzorov_by_clock();
    (office, folder)
}

/// The same with the clock it goes by.
pub(crate) fn vzorov_by_clock() -> (Office, TempDir, SetClock) {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let desk = Desk::new(folder.path().join("vzorov"));
    let clock = SetClock::at(instant_in_prague(TERM_START, 8, 0).unwrap());
    let protection = Protection { keyring: &NoKeyring, pass_phrase: Some(DEMO_PASS_PHRASE), is_demo: true };
    let (plan, founder) = (plan(), PersonId(RecordId::well_known("founder of a test")));
    let found = |id, device| founding(&plan, founder, id, device, TODAY);
    let (office, _) = desk.found(protection, Box::new(clock.clone()), found).unwrap();
    fill(&office, &clock, TODAY).unwrap();
    (office, folder, clock)
}

#[test]
fn the_extract_of_a_resolution_says_what_was_adopted_by_whom_and_how() {
    let made = made(DocumentKind::Extract, &resolution("Koupě budovy bývalé školní jídelny"));
    assert!(made.file_name.starts_with("vypis-usneseni-Z-") && made.file_name.ends_with("-2026.pdf"));
    let pdf = shown(&made);
    let lines = [
        "Město Vzorov",
        "Vzorov 23. listopadu 2026",
        "Výpis z usnesení",
        "Koupě budovy bývalé školní jídelny",
        "zasedání Zastupitelstva města Vzorova, středa 4. listopadu 2026, bod",
        "tisk",
        "Zastupitelstvo města Vzorova",
        "I. schvaluje",
        "Odpovídá",
        "Termín",
        "Pro 12 Proti 1 Zdrželi se 2 Přijato, potřeba 8 z 15",
        "Košťál starosta",
        "Za správnost: Bc. Milena Jasanová",
        "organizační oddělení",
    ];
    assert_in_order(&pdf.text(), &lines);
}

#[test]
fn the_text_of_a_standing_item_stands_under_it_in_the_programme() {
    let (office, _folder) = vzorov();
    let does = |kind: &str, payload: Value| {
        let request = Request { kind: kind.into(), payload, base: Vec::new(), on_behalf_of: None };
        office.execute(request).unwrap_or_else(|error| panic!("{kind}: {error:?}"));
    };
    let settings = office.query("settings", json!({})).unwrap();
    let bodies = settings["bodies"].as_array().unwrap();
    let council = bodies.iter().find(|body| body["value"]["kind"] == "council").unwrap();
    let text = "Předsedající poděkuje přítomným a jednání ukončí.";
    let mut body = council["value"].clone();
    body["standing_items"] = json!([{ "section": "", "title": "Závěr jednání", "text": text }]);
    does("municipality.define_body", json!({ "id": council["id"], "body": body }));
    let meeting = SystemIds.next_id().to_string();
    let plan = json!({ "meeting": meeting, "body": council["id"], "term": 9, "on": "2026-12-16" });
    does("circulation.plan_meeting", plan);
    let made = make(&office, DocumentKind::Invitation, &meeting).unwrap();
    let programme = Pdf::new("standing-text", Ok(made.bytes)).text();
    assert_in_order(&programme, &["Závěr jednání", text]);
}

#[test]
fn the_list_of_a_meeting_holds_every_vote_in_the_order_of_the_agenda() {
    let made = made(DocumentKind::ResolutionList, &meeting("council", "2026-11-11"));
    assert!(made.file_name.starts_with("usneseni-RM-"), "{}", made.file_name);
    let pdf = shown(&made);
    let lines = [
        "schůze Rady města Vzorova",
        "středa 11. listopadu 2026 v 14.00, zasedací místnost, 2. patro",
        "Přehled",
        "– Stavba garáže na městském pozemku v Dolní ulici Nepřijato",
        "Zřízení přípravné třídy při základní škole",
        "Rada města Vzorova",
        "Přijato, potřeba 3 z 5",
        "Rada města Vzorova nepřijala návrh usnesení podle tisku č.",
        "Pro 2 Proti 1 Zdrželi se 2 Nepřijato, potřeba 3 z 5",
        "Košťál starosta",
    ];
    let text = pdf.text();
    assert_in_order(&text, &lines);
    assert_eq!(text.matches("Přijato, potřeba 3 z 5").count(), 4);
    assert!(!text.contains("Zahájení"), "an item without a vote is no resolution");
}

#[test]
fn the_notice_of_an_assembly_is_the_public_one_and_says_when_it_hung() {
    let made = made(DocumentKind::Invitation, &meeting("assembly", "2026-11-04"));
    assert!(made.file_name.starts_with("oznameni-o-zasedani-ZM-"), "{}", made.file_name);
    let pdf = shown(&made);
    let lines = [
        "Zveřejněno 26. října 2026",
        "Sejme se 5. listopadu 2026",
        "Oznámení o konání zasedání zastupitelstva",
        "zasedání Zastupitelstva města Vzorova",
        "Kdy ve středu 4. listopadu 2026 v 17.00",
        "Kde kulturní dům, velký sál, Lipová 2",
        "Svolává",
        "Košťál, starosta",
        "Navržený program",
        "1. Zahájení, schválení programu a ověřovatelé",
        "Koupě budovy bývalé školní jídelny",
        "Zasedání zastupitelstva je veřejné.",
        "Oznámení podle § 93 odst. 1 zákona č. 128/2000 Sb., o obcích strana 1 z 1",
    ];
    let text = pdf.text();
    assert_in_order(&text, &lines);
    assert!(text.contains("2025: doporučuje") || text.contains("2026: doporučuje"), "{text}");
    assert!(!text.contains(" pro, ") && !text.contains("(5 pro"), "the public learns no votes: {text}");
}

#[test]
fn the_invitation_of_the_council_tells_its_members_what_is_late_and_what_is_not_public() {
    let made = made(DocumentKind::Invitation, &meeting("council", "2026-11-25"));
    assert!(made.file_name.starts_with("pozvanka-RM-"), "{}", made.file_name);
    let text = shown(&made).text();
    let lines = [
        "Pozvánka na schůzi",
        "schůze Rady města Vzorova",
        "Navržený program",
        "Rozpočet města na rok 2027",
        "předkládá",
        "Schůze je neveřejná.",
    ];
    assert_in_order(&text, &lines);
    assert!(text.contains("na stůl"), "{text}");
    assert!(text.contains("neveřejný bod, předkládá"), "{text}");
    assert!(text.contains("2026: doporučuje (4 pro, 1 se zdržel)"), "what the committee said: {text}");
    assert!(!text.contains("Zveřejněno"));
}

#[test]
fn a_cover_sheet_approved_in_place_of_the_head_carries_both_names() {
    let (office, _folder) = vzorov();
    let settings = office.query("settings", json!({})).unwrap();
    let found = |list: &str, is_it: &dyn Fn(&Value) -> bool| {
        settings[list].as_array().unwrap().iter().find(|one| is_it(one)).unwrap()["id"].clone()
    };
    let named =
        |one: &Value, key: &str, name: &str| one[key].as_str().is_some_and(|text| text.contains(name));
    let person = |name: &str| found("people", &|one| named(one, "full_name", name));
    let send = |who: &str, kind: &str, payload: Value| {
        office.sign_in(PersonId(person(who).as_str().unwrap().parse().unwrap()));
        let request = Request { kind: kind.into(), payload, base: Vec::new(), on_behalf_of: None };
        office.execute(request).unwrap_or_else(|error| panic!("{kind}: {error:?}"));
    };
    let [paper, substitution] = [SystemIds.next_id(), SystemIds.next_id()];
    let clause = json!({ "verb": "schvaluje", "text": "nákup", "points": [] });
    let draft = json!({
        "paper": paper, "title": "Nákup sekačky", "presenter": person("Modřínová"), "drafter": person("Modřínová"),
        "paper_type": found("paper_types", &|one| one["value"]["route"].to_string().contains("department_review")),
        "department": found("departments", &|one| named(one, "head_name", "Jeřábek")),
        "competence": "§ 102 odst. 3", "confidentiality": "public", "report": "Stará dosloužila.", "clauses": [clause],
    });
    let away = json!({
        "absent": person("Jeřábek"), "by": person("Kvasnica"), "from": "2026-11-23", "to": "2026-11-27",
        "roles": ["department_head"],
    });
    send("Modřínová", "circulation.create_paper", draft);
    send("Modřínová", "circulation.submit_to_head", json!({ "paper": paper }));
    send("Jeřábek", "municipality.name_substitute", json!({ "id": substitution, "substitution": away }));
    send("Kvasnica", "circulation.head_approve", json!({ "paper": paper }));
    let made = make(&office, DocumentKind::CoverSheet, &paper.to_string()).unwrap();
    assert_in_order(&shown(&made).text(), &["v z. Hynek Kvasnica", "Ing. Vít Jeřábek, vedoucí odboru"]);
}

#[test]
fn the_cover_sheet_of_a_paper_on_its_way_shows_where_it_has_been() {
    let made = made(DocumentKind::CoverSheet, &paper("Rozpočet města na rok 2027"));
    assert!(made.file_name.starts_with("kosilka-tisku-"), "{}", made.file_name);
    let pdf = shown(&made);
    let lines = [
        "Košilka tisku",
        "Rozpočet města na rok 2027",
        "schůze Rady města Vzorova, 25. listopadu 2026, bod",
        "Předkladatel",
        "Zpracovatel Hynek Kvasnica, rozpočtář",
        "Odbor Odbor financí",
        "zákona č. 128/2000 Sb., o obcích",
        "Přístup veřejný",
        "Návrh usnesení",
        "Zastupitelstvo města Vzorova",
        "Postup projednání",
        "Finanční výbor",
        "doporučuje (4 pro, 1 se zdržel)",
        "Zastupitelstvo – čeká",
    ];
    assert_in_order(&pdf.text(), &lines);
}

#[test]
fn every_paper_meeting_and_resolution_of_the_town_can_be_printed() {
    let (office, _) = &*VZOROV;
    let papers = rows(office, "papers", papers_input());
    let resolutions = rows(office, "resolutions", resolutions_input());
    let meetings = office.query("meetings", json!({ "body": "", "from": null, "to": null })).unwrap();
    let ids = |rows: &Value| -> Vec<String> {
        rows.as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap().to_owned()).collect()
    };
    for id in ids(&papers) {
        assert!(made(DocumentKind::CoverSheet, &id).bytes.starts_with(b"%PDF"));
    }
    for id in ids(&resolutions) {
        assert!(made(DocumentKind::Extract, &id).bytes.starts_with(b"%PDF"));
    }
    for id in ids(&meetings) {
        assert!(made(DocumentKind::Invitation, &id).bytes.starts_with(b"%PDF"));
        let list = make(office, DocumentKind::ResolutionList, &id);
        assert!(list.is_ok() || list.is_err_and(|error| error.key == "document-no-resolutions"));
    }
}

#[test]
fn within_the_secretariat_a_confidential_annex_is_named_and_marked() {
    let (office, _folder) = vzorov();
    let inside = paper_of(&office, "Rekonstrukce dětského hřiště v Zahradní ulici");
    attach(&office, &inside, "Posudek zdravotního stavu Jana Nováka.pdf", true).unwrap();
    let made = make(&office, DocumentKind::CoverSheet, &inside).unwrap();
    let text = shown(&made).text();
    assert!(text.contains("Posudek zdravotního stavu Jana Nováka.pdf neveřejná"), "{text}");
    assert!(text.contains("veřejný, příloha č. 1 neveřejná"), "{text}");
}

#[test]
fn a_corrected_outcome_is_told_on_the_extract_and_a_burnt_number_on_the_list() {
    let (office, _folder) = vzorov();
    let title = "Pronájem hrobových míst – ceník";
    let id = titled(&rows(&office, "resolutions", resolutions_input()), title);
    let council = meeting_in(&office, "council", "2026-11-11");
    let correct = |in_favour: u32, against: u32| {
        let detail = office.query("meeting", json!({ "id": council })).unwrap();
        let item = titled(&detail["items"], title);
        let tally = json!({ "members": 5, "in_favour": in_favour, "against": against, "abstained": 1 });
        let outcome = json!({ "agenda_item": item, "kind": "vote", "tally": tally });
        execute(&office, "circulation.correct_outcome", json!({ "why": "překlep", "outcome": outcome }))
            .unwrap();
    };
    correct(3, 1);
    let text = shown(&make(&office, DocumentKind::Extract, &id).unwrap()).text();
    let lines = [
        "Zápis výsledku byl opraven 23. listopadu 2026.",
        "Původně bylo zapsáno: pro 4, proti 0, zdržel se 1, přijato.",
        "Dříve vydané výpisy uvádějí původní zápis.",
        "schvaluje",
        "Pro 3 Proti 1 Zdržel se 1 Přijato, potřeba 3 z 5",
    ];
    assert_in_order(&text, &lines);
    assert!(!text.contains("překlep"), "the reason stays inside the office");

    correct(2, 2);
    let text = shown(&make(&office, DocumentKind::Extract, &id).unwrap()).text();
    let lines = [
        "Usnesení nebylo přijato",
        "Číslo už nepřipadne žádnému jinému usnesení.",
        "Rada města Vzorova",
        "nepřijala návrh usnesení podle tisku č.",
        "Pro 2 Proti 2 Zdržel se 1 Nepřijato, potřeba 3 z 5",
    ];
    assert_in_order(&text, &lines);
    assert!(!text.contains("schvaluje"), "what was never adopted is not printed as if it were: {text}");
    let text = shown(&make(&office, DocumentKind::ResolutionList, &council).unwrap()).text();
    assert_in_order(&text, &[title, "Nepřijato", "číslo", "neplatí"]);
}

#[test]
fn a_title_with_markup_prints_literally_and_an_undrawable_sign_is_named() {
    let (office, _folder) = vzorov();
    let id = paper_of(&office, "Rekonstrukce dětského hřiště v Zahradní ulici");
    let hostile = r#"#panic() *tučně* $x^2$ "uvozovky" <štítek> -- #{1+1}"#;
    set_title(&office, &id, hostile);
    let made = make(&office, DocumentKind::CoverSheet, &id).unwrap();
    assert!(shown(&made).text().contains(&plain(hostile)));
    set_title(&office, &id, "Hřiště 漢");
    let refused = make(&office, DocumentKind::CoverSheet, &id).unwrap_err();
    assert_eq!((refused.code, refused.key.as_str()), (Code::Refused, "document-unprintable"));
    assert_eq!(refused.args["field"], "title");
    assert_eq!(refused.args["character"], "„漢“ (U+6F22)");
}

#[test]
fn what_is_not_here_or_not_ready_is_refused_with_its_sentence() {
    let (office, _) = &*VZOROV;
    let nobody = RecordId::well_known("nothing").to_string();
    let planned = meeting("assembly", "2026-12-16");
    let table = [
        (DocumentKind::CoverSheet, nobody.as_str(), Code::NotFound, "refusal-not-found"),
        (DocumentKind::Extract, &nobody, Code::NotFound, "refusal-not-found"),
        (DocumentKind::Invitation, "nesmysl", Code::Invalid, "error-bad-input"),
        (DocumentKind::ResolutionList, &planned, Code::Refused, "document-no-resolutions"),
    ];
    for (kind, id, code, key) in table {
        let refused = make(office, kind, id).unwrap_err();
        assert_eq!((refused.code, refused.key.as_str()), (code, key), "{kind:?}");
    }
    assert_eq!("extract".parse::<DocumentKind>(), Ok(DocumentKind::Extract));
    assert_eq!("výpis".parse::<DocumentKind>().map_err(|error| error.code), Err(Code::Invalid));
}

fn made(kind: DocumentKind, id: &str) -> Made {
    make(&VZOROV.0, kind, id).unwrap_or_else(|error| panic!("{kind:?}: {error:?}"))
}

/// The document as read back; its pages stay as pictures for people to look at.
fn shown(made: &Made) -> Pdf {
    let name = made.file_name.strip_suffix(".pdf").unwrap();
    let pdf = Pdf::new(name, Ok(made.bytes.clone()));
    assert!(pdf.keep_pictures() > 0);
    pdf
}

pub(crate) fn slice() -> Value {
    json!({ "sort": "", "descending": false, "offset": 0, "limit": 500 })
}

pub(crate) fn papers_input() -> Value {
    json!({
        "text": "", "states": [], "body": "", "department": "", "year": 0, "mine": false, "slice": slice(),
    })
}

pub(crate) fn resolutions_input() -> Value {
    json!({ "text": "", "body": "", "year": 0, "states": [], "slice": slice() })
}

pub(crate) fn rows(office: &Office, name: &str, input: Value) -> Value {
    office.query(name, input).unwrap()["rows"].take()
}

fn titled(rows: &Value, title: &str) -> String {
    let found = rows.as_array().unwrap().iter().find(|row| row["title"] == title);
    let found = found.unwrap_or_else(|| panic!("the demo town has no {title}"));
    found["id"].as_str().unwrap().to_owned()
}

fn paper(title: &str) -> String {
    paper_of(&VZOROV.0, title)
}

fn paper_of(office: &Office, title: &str) -> String {
    titled(&rows(office, "papers", papers_input()), title)
}

fn resolution(title: &str) -> String {
    // The council recommended the same title before the assembly decided.
    let rows = rows(&VZOROV.0, "resolutions", resolutions_input());
    let of_assembly = rows.as_array().unwrap().iter();
    let of_assembly = of_assembly.filter(|row| row["number"].as_str().unwrap().starts_with("Z/"));
    titled(&of_assembly.cloned().collect(), title)
}

fn meeting(kind: &str, on: &str) -> String {
    meeting_in(&VZOROV.0, kind, on)
}

pub(crate) fn meeting_in(office: &Office, kind: &str, on: &str) -> String {
    let input = json!({ "body": "", "from": on, "to": on });
    let meetings = office.query("meetings", input).unwrap();
    let found = meetings.as_array().unwrap().iter().find(|row| row["body"]["kind"] == kind);
    found.unwrap_or_else(|| panic!("no {kind} on {on}"))["id"].as_str().unwrap().to_owned()
}

pub(crate) fn execute(office: &Office, kind: &str, payload: Value) -> Result<(), ApiError> {
    let request = json!({ "kind": kind, "payload": payload, "base": [], "on_behalf_of": null });
    office.execute(serde_json::from_value(request).unwrap()).map(|_| ())
}

fn set_title(office: &Office, paper: &str, title: &str) {
    let stored = office.query("paper", json!({ "id": paper })).unwrap();
    let edits = json!([{ "field": "title", "value": title, "base": field_hash(&stored["title"]) }]);
    execute(office, "circulation.edit_paper", json!({ "paper": paper, "edits": edits })).unwrap();
}

fn attach(office: &Office, paper: &str, name: &str, is_confidential: bool) -> Result<(), ApiError> {
    let payload = json!({
        "paper": paper, "attachment": RecordId::well_known(name), "name": name, "blob": "0".repeat(64),
        "size_bytes": 1_000, "media_type": "application/pdf", "is_confidential": is_confidential,
    });
    execute(office, "circulation.attach", payload)
}

fn assert_in_order(text: &str, lines: &[&str]) {
    let mut rest = text;
    for line in lines {
        let found = rest.find(&plain(line)).unwrap_or_else(|| panic!("{line:?} is not in: {rest}"));
        rest = &rest[found..];
    }
}

#[test]
fn the_recovery_sheet_carries_the_code_and_says_what_to_do_on_one_page() {
    let (office, _home) = &*VZOROV;
    let groups: Vec<String> = (1..=8).map(|number| format!("K7MQ{number}")).collect();
    let made = obeznik_documents::office::recovery_sheet(office, &groups).unwrap();
    assert_eq!(made.file_name, "obnovovaci-kod.pdf");
    let pdf = Pdf::new("recovery-sheet", Ok(made.bytes));
    assert_eq!(pdf.pages(), 1);
    let text = plain(&pdf.text());
    for group in &groups {
        assert!(text.contains(group.as_str()), "{group}: {text}");
    }
    for words in ["Město Vzorov", "Obnovit ze zálohy", "Uložte ho do trezoru", "Převzal(a), podpis"] {
        assert!(text.contains(words), "{words}: {text}");
    }
}
