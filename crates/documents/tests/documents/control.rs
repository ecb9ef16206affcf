//! The package for a supervisory body, of the demo town and with papers kept close.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _};

use jiff::civil::{Date, date};
use obeznik_app::office::Request;
use obeznik_app::{ApiError, Code, Office};
use obeznik_circulation::meeting::Meeting;
use obeznik_circulation::reading::Reading;
use obeznik_circulation::resolution::Resolution;
use obeznik_documents::office::control::{ControlInput, ControlPackage, control_package, control_package_to};
use obeznik_formats::document::{BlockKind, document_of_docx};
use obeznik_formats::limits::Limits;
use obeznik_formats::table::{Cell, Row, table_of_xlsx};
use obeznik_kernel::RecordId;
use obeznik_kernel::record::RecordsExt as _;
use serde_json::json;
use sha2::{Digest as _, Sha256};

use crate::confidential::{Town, new_id};
use crate::office::{vzorov, vzorov_by_clock};
use crate::pdf::{Pdf, plain};

/// Files of a package by their paths.
struct Opened {
    package: ControlPackage,
    files: BTreeMap<String, Vec<u8>>,
}

impl Opened {
    fn of(office: &Office, input: &ControlInput) -> Self {
        let mut zip = Cursor::new(Vec::new());
        let mut steps = Vec::new();
        let package = control_package(office, input, &mut zip, &mut |done, total| {
            steps.push((done, total));
            true
        });
        let package = package.unwrap();
        assert!(steps.iter().enumerate().all(|(index, (done, _))| usize::try_from(*done).unwrap() == index));
        assert_eq!(steps.last().map(|(done, total)| total - done), Some(1), "the last step is the last one");
        let mut archive = zip::ZipArchive::new(zip).unwrap();
        let mut files = BTreeMap::new();
        for index in 0..archive.len() {
            let mut file = archive.by_index(index).unwrap();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            let name = file.name().unwrap().into_owned();
            assert!(!files.contains_key(&name), "{name}");
            files.insert(name, bytes);
        }
        Self { package, files }
    }

    fn rows(&self, file: &str) -> Vec<Row> {
        table_of_xlsx(file, &self.files[file], None, &Limits::default()).rows
    }

    fn text(&self, file: &str) -> String {
        String::from_utf8(self.files[file].clone()).unwrap()
    }

    /// All lists as text, to look for words in them.
    fn lists(&self) -> String {
        let lists = self.files.keys().filter(|path| path.ends_with(".xlsx"));
        lists
            .flat_map(|path| self.rows(path))
            .flat_map(|row| row.cells)
            .map(|cell| format!("{cell}\n"))
            .collect()
    }

    /// Every file is listed with its digest, and every listed file is there.
    fn check_contents(&self) {
        let mut listed = BTreeSet::new();
        let mut left_out = 0;
        for row in self.rows("obsah.xlsx") {
            let Cell::Text(path) = &row.cells[0] else {
                left_out += 1;
                continue;
            };
            let digest: String =
                Sha256::digest(&self.files[path]).iter().map(|byte| format!("{byte:02x}")).collect();
            assert_eq!(row.cells[3], Cell::Text(digest), "{path}");
            assert!(listed.insert(path.clone()), "{path}");
        }
        let there: BTreeSet<String> =
            self.files.keys().filter(|path| *path != "obsah.xlsx").cloned().collect();
        assert_eq!(listed, there);
        assert_eq!(self.package.files, u32::try_from(self.files.len()).unwrap());
        assert_eq!(self.package.left_out, left_out);
        assert!(self.files.keys().all(|path| path.is_ascii() && path.len() < 120), "{:?}", self.files.keys());
    }

    fn count(&self, beginning: &str) -> usize {
        self.files.keys().filter(|path| path.starts_with(beginning)).count()
    }
}

fn input(from: Date, to: Date, with_confidential: bool) -> ControlInput {
    ControlInput { from, to, with_confidential }
}

/// Days on which the demo town decided about much.
fn autumn() -> ControlInput {
    input(date(2026, 10, 26), date(2026, 11, 23), false)
}

fn refused(done: Result<ControlPackage, ApiError>) -> (Code, String) {
    let error = done.unwrap_err();
    (error.code, error.key)
}

#[test]
fn a_package_holds_what_its_contents_say_and_the_records_have() {
    let (office, folder) = vzorov();
    let input = autumn();
    let opened = Opened::of(&office, &input);
    opened.check_contents();

    let within = |on: Date| (input.from..=input.to).contains(&on);
    let (resolutions, convened) = office
        .read(|reader| {
            let resolutions = reader.records.find_by::<Resolution>("resolution_by_number", &[], 10_000)?;
            let meetings = reader.records.find_by::<Meeting>("meeting_by_day", &[], 10_000)?;
            let of_period = resolutions.iter().filter(|one| one.value.decided_on.is_some_and(within)).count();
            let convened =
                meetings.iter().filter(|one| within(one.value.on) && one.value.convened_at.is_some()).count();
            Ok((of_period, convened))
        })
        .unwrap();
    assert!(resolutions > 3 && convened > 1, "{resolutions} {convened}");
    assert_eq!(opened.count("usneseni/"), resolutions);
    assert_eq!(usize::try_from(opened.package.resolutions).unwrap(), resolutions);
    let invitations = opened.files.keys().filter(|path| path.ends_with("/pozvanka.pdf")).count();
    assert_eq!(invitations, convened);
    assert!(
        opened.files.contains_key("jednani/zastupitelstvo-2026-11-04/usneseni.pdf"),
        "{:?}",
        opened.files.keys()
    );

    let votes = opened.rows("hlasovani.xlsx");
    assert_eq!(votes.len(), usize::try_from(opened.package.votes).unwrap());
    let bought =
        votes.iter().rfind(|row| row.cells[4] == Cell::Text("Koupě budovy bývalé školní jídelny".into()));
    let counts: Vec<String> = bought.unwrap().cells[5..13].iter().map(ToString::to_string).collect();
    assert_eq!((counts[0].as_str(), counts[1].as_str(), counts[7].as_str()), ("15", "12", "8"));
    let attendance = opened.rows("ucast.xlsx");
    let assembly = attendance.iter().find(|row| row.cells[2] == Cell::Number(15.0)).unwrap();
    assert_eq!(assembly.cells[3], Cell::Number(15.0), "everybody was at some vote");
    assert!(opened.lists().contains("Ověřeno podle spisu.") && !opened.lists().contains("check-item-"));
    let log = opened.rows("denik.xlsx");
    assert_eq!(log.len(), usize::try_from(opened.package.log_lines).unwrap());
    assert!(opened.lists().contains("Zapsán výsledek projednání"), "the log speaks in sentences");
    assert!(!opened.lists().contains("history-"), "every sentence is known");

    assert!(opened.package.is_chain_whole);
    let verified = opened.text("overeni-deniku.txt");
    assert!(verified.contains("Deník je celý") && verified.contains(&opened.package.links.to_string()));
    let pdf = Pdf::new("control-contents", Ok(opened.files["obsah.pdf"].clone()));
    assert!(pdf.text().contains("Obsah balíčku pro kontrolu"), "{}", pdf.text());
    let word = document_of_docx(&opened.files["obsah.docx"], &Limits::default()).unwrap();
    let said = |kind, words: &str| {
        let of_kind = word.blocks.iter().filter(|block| block.kind == kind);
        of_kind.flat_map(|block| &block.cells).any(|cell| plain(cell).contains(words))
    };
    assert!(said(BlockKind::Heading, "Soubory a jejich otisky SHA-256"), "{:?}", word.blocks);
    assert!(said(BlockKind::Row, "overeni-deniku.txt"), "{:?}", word.blocks);

    // A period of which there is nothing still has its lists and the verification.
    let empty = Opened::of(&office, &self::input(date(1990, 1, 1), date(1990, 1, 2), true));
    empty.check_contents();
    assert_eq!((empty.files.len(), empty.package.log_lines, empty.package.left_out), (10, 0, 0));

    // Stopped, it leaves no file behind.
    let path = folder.path().join("kontrola.zip");
    let stopped = control_package_to(&office, &input, &path, &mut |done, _| done < 3);
    assert_eq!(refused(stopped).0, Code::Cancelled);
    let left: Vec<_> =
        std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["vzorov"]);
    assert!(
        control_package_to(
            &office,
            &self::input(date(1990, 1, 1), date(1990, 1, 1), false),
            &path,
            &mut |_, _| true
        )
        .is_ok()
    );
    assert!(path.is_file());

    let crossed = self::input(input.to, input.from, false);
    let crossed = control_package(&office, &crossed, &mut Cursor::new(Vec::new()), &mut |_, _| true);
    assert_eq!(refused(crossed), (Code::Refused, "control-days-crossed".to_owned()));

    office.store().forge_log(3).unwrap();
    let broken = Opened::of(&office, &self::input(date(1990, 1, 1), date(1990, 1, 2), false));
    assert!(!broken.package.is_chain_whole && broken.package.links == 2);
    assert!(broken.text("overeni-deniku.txt").contains("Deník je přerušen u záznamu 3"));
}

#[test]
fn a_notice_hung_only_on_the_days_somebody_wrote_down() {
    let (office, _folder) = vzorov();
    let notice = |office: &Office| -> Vec<String> {
        let opened = Opened::of(office, &input(date(2026, 11, 4), date(2026, 11, 4), false));
        let rows = opened.rows("vyveseni.xlsx");
        let row = rows.iter().find(|row| row.cells[0] == Cell::Text("Oznámení o zasedání".into())).unwrap();
        row.cells[3..5].iter().map(ToString::to_string).collect()
    };
    assert_eq!(notice(&office), ["neuvedeno", "neuvedeno"]);
    let meeting = crate::office::meeting_in(&office, "assembly", "2026-11-04");
    let edits = json!([{ "field": "notice_posted_on", "value": "2026-10-27", "base": null }]);
    crate::office::execute(
        &office,
        "circulation.edit_meeting",
        json!({ "meeting": meeting, "edits": edits }),
    )
    .unwrap();
    let hung = notice(&office);
    assert_eq!(
        (hung[0].as_str(), hung[1].as_str()),
        (Cell::Date(date(2026, 10, 27)).to_string().as_str(), "neuvedeno")
    );
}

#[test]
fn attendance_tells_apologies_and_names_nobody_where_only_numbers_were_written_down() {
    let (office, _folder) = vzorov();
    let town = Town::of(office);
    let day = date(2026, 11, 23);
    let council = crate::office::meeting_in(&town.office, "council", "2026-11-25");
    let council = town.office.query("meeting", json!({ "id": council })).unwrap();
    let (body, members) = (council["row"]["body"]["id"].clone(), council["members"].clone());
    let (meeting, items) = (new_id(), [new_id(), new_id()]);
    town.act("plan_meeting", json!({ "meeting": meeting, "body": body, "term": 9, "on": day }));
    let away = serde_json::from_value::<RecordId>(members[0]["id"].clone()).unwrap().into();
    let apology = json!({ "meeting": meeting, "reason": "Kvádrutínová nemoc" });
    town.act_as(away, "apologise", apology).unwrap();
    let row = || -> Vec<String> {
        let opened = Opened::of(&town.office, &input(day, day, false));
        assert!(!opened.lists().contains("Kvádrutínová nemoc"), "why somebody is away is nobody's business");
        let row = opened.rows("ucast.xlsx").into_iter().next().unwrap();
        row.cells.iter().map(ToString::to_string).collect()
    };
    let name = members[0]["name"].as_str().unwrap();
    let planned = row();
    assert_eq!((planned[5].as_str(), planned[6].as_str(), planned[7].as_str()), ("", "", name));

    for item in items {
        town.act("add_agenda_item", json!({ "meeting": meeting, "agenda_item": item, "title": "Různé" }));
    }
    town.act("convene_meeting", json!({ "meeting": meeting }));
    let others = members.as_array().unwrap().iter().skip(1);
    let ballots: Vec<_> =
        others.map(|member| json!({ "person": member["id"], "choice": "against" })).collect();
    town.act("enter_outcome", json!({ "agenda_item": items[0], "kind": "vote", "ballots": ballots }));
    let named = row();
    assert!(named[6] == name && !named[5].contains(name), "{named:?}");
    assert_eq!(named[5].split("; ").count(), ballots.len());

    let tally = json!({ "members": 5, "in_favour": 0, "against": 4, "abstained": 0 });
    town.act("enter_outcome", json!({ "agenda_item": items[1], "kind": "vote", "tally": tally }));
    let partly = row();
    assert!(partly[5].ends_with("; u části hlasování jmenovitě nezaznamenáno"), "{partly:?}");
    assert_eq!(partly[6], "jmenovitě nezaznamenáno");
}

#[test]
fn documents_of_a_meeting_are_named_by_what_they_are_and_missing_minutes_are_told() {
    let (office, _folder) = vzorov();
    let meeting = crate::office::meeting_in(&office, "assembly", "2026-11-04");
    let day = date(2026, 11, 4);
    let missing = |opened: &Opened| opened.lists().contains("Zápis chybí");
    assert!(missing(&Opened::of(&office, &input(day, day, false))));
    let now = "2026-11-23T10:00:00Z".parse().unwrap();
    let add = |name: &str, kind: &str| {
        let blob = office.store().put_blob(&mut name.as_bytes(), now).unwrap();
        let mut document = json!({
            "meeting": meeting, "document": new_id(), "name": name, "blob": blob.0, "size_bytes": name.len(),
            "media_type": "application/pdf",
        });
        if !kind.is_empty() {
            document["kind"] = json!(kind);
        }
        crate::office::execute(&office, "circulation.add_meeting_document", document).unwrap();
    };
    add("Zápis FV.pdf", "");
    let opened = Opened::of(&office, &input(day, day, false));
    assert!(missing(&opened), "the minutes of a committee are none of the assembly");
    let path = "jednani/zastupitelstvo-2026-11-04/dokument-01-Zapis-FV.pdf";
    assert!(opened.files.contains_key(path), "{:?}", opened.files.keys());
    let files = [
        ("Zasedání 4. 11.pdf", "minutes"),
        ("Prezenční listina.pdf", ""),
        ("Potvrzení.pdf", "proof_of_posting"),
        ("Plánek.pdf", ""),
    ];
    for (name, kind) in files {
        add(name, kind);
    }
    let opened = Opened::of(&office, &input(day, day, false));
    opened.check_contents();
    assert!(!missing(&opened));
    let names = [
        "zapis-01-Zasedani-4-11.pdf",
        "prezencni-listina-01-Prezencni-listina.pdf",
        "doklad-o-vyveseni-01-Potvrzeni.pdf",
        "dokument-02-Planek.pdf",
    ];
    for name in names {
        let path = format!("jednani/zastupitelstvo-2026-11-04/{name}");
        assert!(opened.files.contains_key(&path), "{name}: {:?}", opened.files.keys());
    }
    assert_eq!(opened.rows("vyveseni.xlsx")[0].cells[5], Cell::Text("Potvrzení.pdf".into()));
}

/// What was gone round on a day, with its place and the reason.
fn overrides(office: &Office, day: Date, with_confidential: bool) -> Vec<[String; 3]> {
    let opened = Opened::of(office, &input(day, day, with_confidential));
    let rows = opened.rows("vyjimky.xlsx");
    let plain = |cell: &Cell| cell.to_string().replace('\u{a0}', " ");
    rows.iter()
        .map(|row| [1, 2, 3].map(|place| row.cells.get(place).map(plain).unwrap_or_default()))
        .collect()
}

#[test]
fn in_a_village_the_mayor_decides_and_what_was_gone_round_for_it_is_told() {
    let (office, _folder) = vzorov();
    let (body, mayor, deputy) = crate::decision::village(&office);
    let day = date(2026, 11, 23);
    let does = |kind: &str, payload: serde_json::Value, behalf: Option<&str>| {
        let on_behalf_of = behalf.map(|person| (person.to_owned(), "paper".to_owned()));
        let kind = kind.to_owned();
        office.execute(Request { kind, payload, base: Vec::new(), on_behalf_of }).unwrap();
    };
    let decides = |(title, text): (&str, &str), absence: &str, noted: serde_json::Value, by: &str| {
        let clauses = json!([{ "verb": "schvaluje", "text": text, "points": [] }]);
        let decision = json!({ "resolution": new_id(), "body": body, "title": title, "clauses": clauses, "on": day,
            "absence": absence, "noted": noted });
        does("circulation.decide_as_mayor", decision, Some(by));
    };
    decides(("Oprava chodníku", "opravu chodníku v Lipové ulici"), "", json!([]), &mayor);
    let noted = json!([{ "warning": "budget", "words": "svěřeno usnesením Z/3/1/2026" }]);
    let matter = ("Rozpočtové opatření č. 4", "rozpočtové opatření č. 4/2026");
    decides(matter, "dovolená do 30. 11.", noted, &deputy);

    // A seat of the assembly ended, and did not.
    let settings = office.query("settings", json!({})).unwrap();
    let bodies = settings["bodies"].as_array().unwrap();
    let assembly = bodies.iter().find(|one| one["value"]["kind"] == "assembly").unwrap();
    let seat = assembly["members"].as_array().unwrap().iter().find(|one| one["role"] == "member").unwrap();
    let end = new_id();
    let ended = json!({ "id": end, "membership": seat["id"], "reason": "resignation", "way": "delivered",
        "last_on": "2026-11-20" });
    does("municipality.end_mandate", ended, None);
    let back = json!({ "mandate_end": end, "reason": "Rozhodl soud." });
    does("municipality.take_back_mandate_end", back, None);

    let told = overrides(&office, day, false);
    let has = |what: &str, place: &str, reason: &str| {
        let is_it = |row: &&[String; 3]| row[0] == what && row[1].contains(place) && row[2] == reason;
        assert_eq!(told.iter().filter(is_it).count(), 1, "{what}: {told:?}");
    };
    assert!(told.iter().all(|row| !row[1].contains("RS 1/2026")), "nothing was gone round there: {told:?}");
    let decision = "RS 2/2026 Rozpočtové opatření č. 4";
    has(
        "Rozpočtové opatření v působnosti rady, jen v rozsahu svěřeném zastupitelstvem (§ 102 odst. 2 písm. a)",
        decision,
        "svěřeno usnesením Z/3/1/2026",
    );
    has("V působnosti rady rozhodl zástupce starosty (§ 104 odst. 1)", decision, "dovolená do 30. 11.");
    has("Zánik mandátu vzat zpět", "", "Rozhodl soud.");
}

#[test]
fn a_matter_the_mayor_left_undecided_is_told_unless_its_paper_is_kept_close() {
    let (office, _folder) = vzorov();
    let (body, mayor, _) = crate::decision::village(&office);
    let does = |kind: &str, payload: serde_json::Value, behalf: Option<&str>| {
        let on_behalf_of = behalf.map(|person| (person.to_owned(), "paper".to_owned()));
        let kind = format!("circulation.{kind}");
        office.execute(Request { kind, payload, base: Vec::new(), on_behalf_of }).unwrap();
    };
    let (paper_type, me, day) = (new_id(), office.person(), date(2026, 11, 23));
    let step = json!({ "id": "starosta", "kind": "consultation", "body": body, "role": "decides", "days": null,
        "mandatory": true });
    let value = json!({ "name": "Rozhodnutí starosty", "abbreviation": "RS", "route": [step], "required_opinions": [],
        "number_pattern": "{seq:year}/{yyyy}", "competence_hint": "", "active": true });
    does("define_paper_type", json!({ "paper_type": paper_type, "value": value }), None);
    for (title, level) in [("Oprava studny", "public"), ("Odpuštění dluhu", "body")] {
        let paper = new_id();
        let clauses = json!([{ "verb": "schvaluje", "text": "opravu obecní studny" }]);
        let input = json!({ "paper": paper, "paper_type": paper_type, "title": title, "presenter": me,
            "co_presenters": [], "drafter": me, "department": null, "competence": "§ 102 odst. 3",
            "confidentiality": level, "named": [], "report": "Zpráva.", "clauses": clauses, "due_on": null });
        does("create_paper", input, None);
        does("submit_to_head", json!({ "paper": paper }), None);
        let left = json!({ "paper": paper, "body": body, "to": "drafter", "reason": format!("{title}: střet zájmů") });
        does("leave_undecided", left, Some(&mayor));
    }
    let reasons = |with_confidential: bool| -> Vec<String> {
        let told = overrides(&office, day, with_confidential).into_iter();
        let undecided = told.filter(|row| row[0] == "Věc v působnosti rady zůstala bez rozhodnutí starosty");
        let mut reasons: Vec<String> = undecided.map(|[.., reason]| reason).collect();
        reasons.sort();
        reasons
    };
    assert_eq!(reasons(false), ["Oprava studny: střet zájmů"]);
    assert_eq!(reasons(true), ["Odpuštění dluhu: střet zájmů", "Oprava studny: střet zájmů"]);
}

#[test]
fn an_erasing_agreed_to_by_whoever_proposed_it_is_told() {
    let (office, _folder, clock) = vzorov_by_clock();
    let town = Town::of(office);
    let (office, secretary, mayor) = (&town.office, town.office.person(), town.person("Košťál"));
    let mut municipality = office.query("settings", json!({})).unwrap()["municipality"].clone();
    municipality["is_small"] = true.into();
    crate::office::execute(office, "municipality.set", json!({ "municipality": municipality })).unwrap();
    clock.set("2040-05-02T08:00:00Z".parse().unwrap());
    // Nobody else is left who cares for data.
    let settings = office.query("settings", json!({})).unwrap();
    let seats =
        settings["bodies"].as_array().unwrap().iter().flat_map(|body| body["members"].as_array().unwrap());
    for seat in seats.filter(|seat| seat["role"] == "chief_officer" || seat["role"] == "data_protection") {
        let end = json!({ "id": seat["id"], "last_on": "2040-05-01", "reason": "odchod" });
        crate::office::execute(office, "municipality.end_membership", end).unwrap();
    }
    crate::disposal::care(office, mayor, "data_protection");
    office.sign_in(mayor);
    let free = crate::disposal::free_papers(office);
    let items: Vec<_> = free.iter().map(|(id, _)| json!({ "class": "papers", "record": id })).collect();
    let disposal = new_id();
    let propose = json!({ "disposal": disposal, "ground": "Uplynula lhůta", "consent": crate::disposal::CONSENT,
        "items": items });
    crate::office::execute(office, "keeping.propose_disposal", propose).unwrap();
    clock.set("2040-05-03T08:00:00Z".parse().unwrap());
    let agree = json!({ "disposal": disposal, "without": [] });
    crate::office::execute(office, "keeping.agree_disposal", agree).unwrap();
    office.sign_in(secretary);
    let told = overrides(office, date(2040, 5, 3), false);
    // Why is for those alone who see the proposal.
    let expected = ["S vymazáním souhlasil, kdo je sám navrhl", "", ""].map(str::to_owned);
    assert!(told.contains(&expected), "{told:?}");
}

#[test]
fn an_invitation_put_by_hand_stays_while_it_may_name_a_closed_paper_that_was_taken_off() {
    let (office, _folder) = vzorov();
    let town = Town::of(office);
    let (kept, meeting, day) = (town.paper("body", "withdrawn"), new_id(), date(2026, 11, 23));
    let council = crate::office::meeting_in(&town.office, "council", "2026-11-25");
    let council =
        town.office.query("meeting", json!({ "id": council })).unwrap()["row"]["body"]["id"].clone();
    town.act("plan_meeting", json!({ "meeting": meeting, "body": council, "term": 9, "on": day }));
    town.act("add_agenda_item", json!({ "meeting": meeting, "agenda_item": new_id(), "title": "Různé" }));
    let scheduled =
        json!({ "paper": kept, "meeting": meeting, "agenda_item": new_id(), "late_reason": "Spěchá." });
    town.act("schedule", scheduled);
    town.act("convene_meeting", json!({ "meeting": meeting }));
    let keep = |content: &[u8]| {
        let now = "2026-11-23T10:00:00Z".parse().unwrap();
        town.office.store().put_blob(&mut &*content, now).unwrap().0
    };
    let word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    let (blob, view) = (keep(b"PK ruka"), keep(b"%PDF-1.7 ruka"));
    let put = json!({ "kind": "invitation", "document": meeting, "name": "pozvanka.docx", "blob": blob,
        "size_bytes": 7, "media_type": word, "view": view, "view_size_bytes": 13, "note": "slovo", "said": [] });
    town.act("put_edition", put);
    town.act("unschedule", json!({ "paper": kept, "reason": "Odklad." }));

    let invited = |opened: &Opened| opened.files.keys().any(|path| path.ends_with("/pozvanka.pdf"));
    let readings = || town.office.read(|reader| Ok(reader.records.under::<Reading>(kept)?.len())).unwrap();
    let without = Opened::of(&town.office, &input(day, day, false));
    assert!(!invited(&without) && without.package.confidential > 0 && readings() == 0);
    let with = Opened::of(&town.office, &input(day, day, true));
    assert!(invited(&with) && readings() == 1);
}

#[test]
fn what_happened_to_the_documents_of_a_closed_resolution_is_told_by_number_alone() {
    let (office, _folder) = vzorov();
    let town = Town::of(office);
    let kept = town.paper("body", "decided");
    town.council_deals_with(&[(kept, "decided")]);
    let resolution = town.office.read(|reader| {
        let found = reader.records.find_by::<Resolution>("resolution_by_number", &[], 10_000)?;
        Ok(found.into_iter().find(|one| one.value.paper == Some(kept)).map(|one| one.id))
    });
    let resolution = resolution.unwrap().unwrap();
    let numbers = |number: &str, reason: &str| {
        let numbers = json!({ "reference_number": number });
        let input =
            json!({ "kind": "extract", "document": resolution, "numbers": numbers, "reason": reason });
        town.act("enter_registry_numbers", input);
    };
    numbers("MUVZ 1/2026", "");
    numbers("MUVZ 2/2026", "Překlep.");
    let day = date(2026, 11, 23);
    let without = Opened::of(&town.office, &input(day, day, false));
    assert!(!without.lists().contains("Kvádrutínov") && !without.lists().contains("Překlep."));
    let with = Opened::of(&town.office, &input(day, day, true));
    assert!(with.lists().contains("Opravena čísla spisové služby") && with.lists().contains("Kvádrutínov"));
}

#[test]
fn a_meeting_that_was_never_convened_owes_no_minutes() {
    let (office, _folder) = vzorov();
    let town = Town::of(office);
    let day = date(2026, 11, 23);
    let council = crate::office::meeting_in(&town.office, "council", "2026-11-25");
    let council =
        town.office.query("meeting", json!({ "id": council })).unwrap()["row"]["body"]["id"].clone();
    town.act("plan_meeting", json!({ "meeting": new_id(), "body": council, "term": 9, "on": day }));
    let lists = Opened::of(&town.office, &input(day, day, false)).lists();
    assert!(!lists.contains("Zápis chybí") && !lists.contains("lhůta k jeho pořízení"), "{lists}");
}

#[test]
fn what_is_kept_close_goes_only_when_asked_and_is_noted() {
    let (office, _folder) = vzorov();
    let town = Town::of(office);
    let papers: Vec<_> = ["decided", "corrected"].map(|ending| (town.paper("body", ending), ending)).to_vec();
    town.council_deals_with(&papers);
    let day = date(2026, 11, 23);
    let meeting =
        town.office.query("meetings", json!({ "body": "", "from": "2026-11-23", "to": "2026-11-23" }));
    let meeting = meeting.unwrap()[0]["id"].clone();
    let now = "2026-11-23T10:00:00Z".parse().unwrap();
    let blob = town.office.store().put_blob(&mut &b"zapis"[..], now).unwrap();
    for (name, blob) in [("Zápis č. 1.pdf", blob.0.clone()), ("Prezenční 😀 listina.pdf", "0".repeat(64))]
    {
        town.act(
            "add_meeting_document",
            json!({
                "meeting": meeting, "document": new_id(), "name": name, "blob": blob, "size_bytes": 5,
                "media_type": "application/pdf",
            }),
        );
    }
    let readings = || {
        let count = |id| town.office.read(|reader| Ok(reader.records.under::<Reading>(id)?.len())).unwrap();
        papers.iter().map(|(id, _)| count(*id)).sum::<usize>()
    };

    let without = Opened::of(&town.office, &input(day, day, false));
    without.check_contents();
    assert!(without.package.confidential > 0 && readings() == 0);
    assert!(!without.lists().contains("Kvádrutínov") && !without.lists().contains("odkladovitý"));
    assert_eq!((without.count("usneseni/"), without.package.documents), (0, 1));
    assert!(
        without.files.keys().any(|path| path.ends_with("/zapis-01-Zapis-c-1.pdf")),
        "{:?}",
        without.files.keys()
    );
    assert!(
        without.lists().contains("Obsah souboru v počítači není"),
        "the missing list of attendance is told"
    );

    let with = Opened::of(&town.office, &input(day, day, true));
    with.check_contents();
    assert_eq!((with.package.confidential, readings()), (0, papers.len()));
    assert!(with.lists().contains("Kvádrutínov") && with.lists().contains("Opraven zápis výsledku"));
    assert!(with.count("usneseni/") > 0);
    assert!(with.rows("vyjimky.xlsx").len() > without.rows("vyjimky.xlsx").len());

    town.office.sign_in(town.person("Ježková"));
    let done = control_package(&town.office, &autumn(), &mut Cursor::new(Vec::new()), &mut |_, _| true);
    assert_eq!(refused(done), (Code::Refused, "control-not-allowed".to_owned()));
}
