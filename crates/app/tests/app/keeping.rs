//! Care of data: who may, what is noted, what is about whom.

use obeznik_app::keeping::{About, Eyes, LineSort, Sources, about_person};
use obeznik_app::office::Request;
use obeznik_app::ports::SystemIds;
use obeznik_app::{ApiError, Code, Office};
use obeznik_keeping::about::Share;
use obeznik_keeping::statement::NoteStatement;
use obeznik_kernel::{IdSource as _, PersonId};
use serde_json::{Value, json};

use crate::annexes::{act, draft_kept};
use crate::comments::colleague;
use crate::support::town;

/// Gives a person a role in the office.
pub(crate) fn grant(office: &Office, person: PersonId, role: &str) {
    let membership = json!({ "body": obeznik_municipality::office_id(), "person": person, "role": role,
        "from": "2022-10-01", "to": null, "end_reason": "", "party": "" });
    run(
        office,
        "municipality.set_membership",
        json!({ "id": SystemIds.next_id(), "membership": membership }),
    )
    .unwrap();
}

fn run(office: &Office, kind: &str, payload: Value) -> Result<(), ApiError> {
    let request = Request { kind: kind.to_owned(), payload, base: Vec::new(), on_behalf_of: None };
    office.execute(request).map(|_| ())
}

fn page(office: &Office) -> Value {
    office.query("keeping", Value::Null).unwrap()
}

fn class<'p>(page: &'p Value, name: &str) -> &'p Value {
    page["classes"].as_array().unwrap().iter().find(|row| row["class"] == name).unwrap()
}

#[test]
fn a_statement_is_made_by_who_cares_for_data_and_seen_by_nobody_else() {
    let folder = tempfile::tempdir().unwrap();
    let office = town(folder.path());
    let (founder, other) = (office.person(), colleague(&office));
    let refused = office.check_statement().unwrap_err();
    assert_eq!((refused.code, refused.key.as_str()), (Code::Refused, "keeping-not-allowed"));
    let by_force = office.note_statement(&NoteStatement::about(other, "dopis")).unwrap_err();
    assert_eq!(by_force.key, "refusal-not-allowed");
    assert_eq!((&page(&office)["may_keep"], &page(&office)["people"]), (&json!(false), &json!([])));

    grant(&office, founder, "data_protection");
    office.check_statement().unwrap();
    office.note_statement(&NoteStatement::about(other, " MUVZ 311/2026 ")).unwrap();
    let seen = page(&office);
    let statement = &seen["statements"][0];
    assert_eq!(
        (&statement["person"]["name"], &statement["request"]),
        (&json!("Petr Malý"), &json!("MUVZ 311/2026"))
    );
    assert_eq!((&statement["by"]["id"], &statement["name"]), (&json!(founder), &json!("")));
    assert_eq!(seen["people"].as_array().unwrap().len(), 2);
    assert_eq!(class(&seen, "statements")["records"], 1);

    office.note_statement(&NoteStatement::named("Karel Vomáčka", "MUVZ 312/2026")).unwrap();
    let seen = page(&office);
    let named = seen["statements"].as_array().unwrap().iter().find(|one| one["request"] == "MUVZ 312/2026");
    assert_eq!((&named.unwrap()["person"], &named.unwrap()["name"]), (&Value::Null, &json!("Karel Vomáčka")));

    office.sign_in(other);
    assert_eq!(page(&office)["statements"], json!([]), "that somebody asked is not for colleagues");
    let log = office.query(
        "log",
        json!({ "person": founder, "record": "", "from": "", "to": "",
            "slice": { "offset": 0, "limit": 9, "sort": "", "descending": false } }),
    );
    assert!(log.unwrap().to_string().contains("history-keeping-note-statement"));
}

#[test]
fn periods_are_proposed_until_the_municipality_sets_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let office = town(folder.path());
    grant(&office, office.person(), "chief_officer");
    let papers = |office: &Office| {
        let page = page(office);
        let row = class(&page, "papers");
        (row["years"].clone(), row["is_own"].clone())
    };
    assert_eq!(papers(&office), (json!(10), json!(false)));
    run(&office, "keeping.set_period", json!({ "class": "papers", "years": 15 })).unwrap();
    assert_eq!(papers(&office), (json!(15), json!(true)));
    run(&office, "keeping.set_period", json!({ "class": "papers", "years": null })).unwrap();
    assert_eq!(papers(&office), (json!(10), json!(false)));
    let page = page(&office);
    assert_eq!(
        (&class(&page, "decisions")["mark"], &class(&page, "decisions")["years"]),
        (&json!("archive"), &Value::Null)
    );
    assert_eq!((&page["due"], &page["due_count"]), (&json!([]), &json!(0)), "nothing is as old as that");
}

/// What whoever sits at the computer reads about a person.
pub(crate) fn about(office: &Office, person: PersonId) -> Result<About, ApiError> {
    office.read(|reader| {
        let eyes = Eyes { standing: &reader.standing, today: reader.today };
        about_person(&Sources::of(reader, person), person, eyes)
    })
}

/// Who cares for data and sees no closed paper.
fn officer(office: &Office) -> PersonId {
    let officer = SystemIds.next_id();
    let person = json!({ "given": "Olga", "family": "Tichá", "title_before": "", "title_after": "",
        "function": "pověřenkyně", "email": "", "department": null, "active": true });
    run(office, "municipality.define_person", json!({ "id": officer, "person": person })).unwrap();
    grant(office, officer.into(), "data_protection");
    officer.into()
}

#[test]
fn what_was_taken_back_is_told_to_whoever_sees_what_it_lay_under() {
    let folder = tempfile::tempdir().unwrap();
    let office = town(folder.path());
    let founder = office.person();
    let paper = draft_kept(&office, "secretariat");
    let (kept, gone) = (SystemIds.next_id(), SystemIds.next_id());
    for comment in [kept, gone] {
        let payload = json!({ "paper": paper, "comment": comment, "text": "Kauza jmění." });
        let kind = "circulation.add_comment".to_owned();
        let done = office.execute(Request { kind, payload, base: Vec::new(), on_behalf_of: None }).unwrap();
        if comment == gone {
            run(&office, "office.undo", json!({ "command": done.command })).unwrap();
        }
    }
    let officer = officer(&office);

    let whole = about(&office, founder).unwrap();
    for (comment, is_removed) in [(kept, false), (gone, true)] {
        let told: Vec<_> = whole.records.iter().filter(|one| one.id == comment).collect();
        assert_eq!(told.len(), 1, "{is_removed}");
        assert_eq!((told[0].share, told[0].is_removed), (Share::Whole, is_removed));
        assert_eq!(told[0].body["text"], "Kauza jmění.");
        assert_eq!(told[0].name.1, "Nájem prostor", "a comment is known by its paper");
    }
    let removed = whole.records.iter().filter(|one| one.is_removed).count();
    assert_eq!(removed, 1, "nothing else was taken back");

    office.sign_in(officer);
    let part = about(&office, founder).unwrap();
    assert!(part.hidden.contains(&("comment".to_owned(), gone)), "{:?}", part.hidden);
    assert!(!format!("{part:?}").contains("Kauza"));
}

#[test]
fn who_cares_for_data_reads_of_a_closed_paper_that_there_is_something() {
    let folder = tempfile::tempdir().unwrap();
    let office = town(folder.path());
    let founder = office.person();
    let paper = draft_kept(&office, "secretariat");
    let comment = SystemIds.next_id();
    let said = json!({ "paper": paper, "comment": comment, "text": "Kauza jmění." });
    act(&office, "add_comment", said).unwrap();
    let officer = officer(&office);

    let whole = about(&office, founder).unwrap();
    let of = |about: &About, kind: &str| about.records.iter().filter(|one| one.kind == kind).count();
    assert_eq!((of(&whole, "paper"), of(&whole, "comment")), (1, 1));

    office.sign_in(officer);
    let part = about(&office, founder).unwrap();
    assert_eq!((of(&part, "paper"), of(&part, "comment")), (0, 0));
    let hidden: Vec<String> = part.hidden.iter().map(|(kind, id)| format!("{kind} {id}")).collect();
    assert!(hidden.contains(&format!("paper {paper}")), "{hidden:?}");
    assert!(hidden.contains(&format!("comment {comment}")), "{hidden:?}");
    let covered: Vec<_> = part.log.iter().filter(|line| part.covered.contains(&line.number)).collect();
    assert!(covered.len() >= 2, "both acts stay as lines: {:?}", part.covered);
    assert!(covered.iter().all(|line| line.details.is_empty() && line.place.1.is_empty()), "{covered:?}");
    assert_eq!(part.log.len(), whole.log.len(), "no line is missed");
    let said = format!("{part:?}");
    assert!(!said.contains("Kauza") && !said.contains("Nájem prostor"), "{said}");
}

#[test]
fn what_is_about_a_person_is_theirs_alone() {
    let folder = tempfile::tempdir().unwrap();
    let office = town(folder.path());
    let founder = office.person();
    let paper = draft_kept(&office, "public");
    let says = |text: &str| {
        act(&office, "add_comment", json!({ "paper": paper, "comment": SystemIds.next_id(), "text": text }))
            .unwrap();
    };
    says("Za zakladatelku.");
    let other = colleague(&office);
    grant(&office, founder, "data_protection");
    office.sign_in(other);
    says("Za Petra Malého.");
    assert!(run(&office, "keeping.set_period", json!({ "class": "papers", "years": 1 })).is_err());
    office.sign_in(founder);

    let about = about(&office, other).unwrap();
    assert_eq!(about.person.full_name(), "Petr Malý");
    let of = |kind: &str| about.records.iter().filter(|one| one.kind == kind).collect::<Vec<_>>();
    let comments = of("comment");
    assert_eq!(comments.len(), 1, "the other comment is not about them");
    assert_eq!(
        (comments[0].share, comments[0].body["text"].as_str()),
        (Share::Whole, Some("Za Petra Malého."))
    );
    assert_eq!(comments[0].name.1, "Nájem prostor", "a comment is known by its paper");
    assert_eq!((of("person").len(), of("membership").len(), of("paper").len()), (1, 1, 0));
    assert!(
        !serde_json::to_string(&about.records.iter().map(|one| &one.body).collect::<Vec<_>>())
            .unwrap()
            .contains(&founder.to_string())
    );

    let sorts: Vec<LineSort> = about.log.iter().map(|line| line.sort).collect();
    assert!(sorts.contains(&LineSort::ToThem), "they were written down: {sorts:?}");
    assert!(sorts.contains(&LineSort::Did) && sorts.contains(&LineSort::Refused), "{sorts:?}");
    assert!(about.log.is_sorted_by_key(|line| line.number));

    let mine = self::about(&office, founder).unwrap();
    let paper = mine.records.iter().find(|one| one.kind == "paper").unwrap();
    assert_eq!(paper.share, Share::Part);
    assert!(paper.body.get("report").is_none() && paper.body["drafter"] == json!(founder), "{}", paper.body);
    let nobody = self::about(&office, SystemIds.next_id().into()).unwrap_err();
    assert_eq!(nobody.code, Code::NotFound);
}

#[test]
fn every_kind_of_record_has_a_class() {
    let unclassed: Vec<&str> = obeznik_authority::kinds()
        .map(|spec| spec.kind)
        .filter(|kind| obeznik_keeping::Class::of_kind(kind).is_none())
        .collect();
    assert_eq!(unclassed, Vec::<&str>::new());
    let known: Vec<&str> = obeznik_authority::kinds().map(|spec| spec.kind).collect();
    let classed = obeznik_keeping::Class::ALL.into_iter().flat_map(obeznik_keeping::Class::kinds);
    assert!(classed.copied().all(|kind| known.contains(&kind)), "a class names a kind that is none");
}
