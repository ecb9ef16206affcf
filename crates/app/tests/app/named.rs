//! People who are only named in texts: found in every case, in files too, and shown to who may see the texts.

use obeznik_app::keeping::{Eyes, Openness, Sources, Whom, texts_naming};
use obeznik_app::office::Request;
use obeznik_app::ports::SystemIds;
use obeznik_app::{ApiError, Code, Office, reading};
use obeznik_kernel::{IdSource as _, PersonId};
use serde_json::{Value, json};

use crate::annexes::{act, attach, draft_kept};
use crate::comments::colleague;
use crate::keeping::grant;
use crate::support::town;

fn find(office: &Office, name: &str, beside: &str) -> Result<Value, ApiError> {
    let (given, family) = name.split_once(' ').unwrap();
    office.query("named_texts", json!({ "given": given, "family": family, "beside": beside }))
}

fn say(office: &Office, paper: &str, text: &str) {
    let payload = json!({ "paper": paper, "comment": SystemIds.next_id(), "text": text });
    act(office, "add_comment", payload).unwrap();
}

fn kinds(page: &Value) -> Vec<&str> {
    let mut kinds: Vec<&str> =
        page["rows"].as_array().unwrap().iter().map(|row| row["kind"].as_str().unwrap()).collect();
    kinds.sort_unstable();
    kinds
}

/// Somebody of the office who cares for its data and does nothing else.
fn officer(office: &Office) -> PersonId {
    let id = SystemIds.next_id();
    let person = json!({ "given": "Dana", "family": "Pověřená", "title_before": "", "title_after": "",
        "function": "", "email": "", "department": null, "active": true });
    let payload = json!({ "id": id, "person": person });
    let kind = "municipality.define_person".to_owned();
    office.execute(Request { kind, payload, base: Vec::new(), on_behalf_of: None }).unwrap();
    grant(office, id.into(), "data_protection");
    id.into()
}

#[test]
fn who_is_only_named_is_found_in_every_case_and_in_files() {
    let folder = tempfile::tempdir().unwrap();
    let office = town(folder.path());
    let paper = draft_kept(&office, "public");
    say(&office, &paper, "Pozemek chce koupit Petr Vomáčka z Lipové. Jana Malá nesouhlasí.");
    say(&office, &paper, "Cena panu Petru Vomáčkovi z Dlouhé vyhovuje.");
    say(&office, &paper, "Smlouvu s panem Vomáčkou připraví odbor.");
    attach(&office, &paper, "zadost.txt", "Žádost\nPetrovi Vomáčkovi, Lipová 12, prodat.".as_bytes());
    assert_eq!(reading::all(&office, &mut |_| true).unwrap(), 1);

    let refused = find(&office, "Petr Vomáčka", "").unwrap_err();
    assert_eq!((refused.code, refused.key.as_str()), (Code::Refused, "keeping-not-allowed"));
    grant(&office, office.person(), "data_protection");
    assert_eq!(find(&office, "Petr ", "Lipová").unwrap_err().key, "named-both-names");
    assert_eq!(find(&office, "Petr Vomáčka", &"x".repeat(201)).unwrap_err().key, "named-too-long");

    let page = find(&office, "Petr Vomáčka", "").unwrap();
    assert_eq!(kinds(&page), ["attachment", "comment", "comment"]);
    let counts = (&page["hidden"], &page["unread"], &page["has_more"], &page["reads_files"]);
    assert_eq!(counts, (&json!(0), &json!(0), &json!(false), &json!(true)));
    let passages: Vec<&str> = page["rows"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|row| row["passages"].as_array().unwrap())
        .map(|passage| passage.as_str().unwrap())
        .collect();
    for expected in [
        "Pozemek chce koupit Petr Vomáčka z Lipové.",
        "Cena panu Petru Vomáčkovi z Dlouhé vyhovuje.",
        "Petrovi Vomáčkovi, Lipová 12, prodat.",
    ] {
        assert!(passages.contains(&expected), "{expected}: {passages:?}");
    }
    assert!(!page.to_string().contains("Malá"), "sentences about others stay out");
    let rows = page["rows"].as_array().unwrap();
    let titled = |kind: &str| rows.iter().find(|row| row["kind"] == kind).unwrap()["title"].clone();
    assert_eq!((titled("comment"), titled("attachment")), (json!("Nájem prostor"), json!("zadost.txt")));

    assert_eq!(kinds(&find(&office, "Petr Vomáčka", "Lipová").unwrap()), ["attachment", "comment"]);
    assert_eq!(kinds(&find(&office, "Pavel Vomáčka", "").unwrap()), Vec::<&str>::new());
    colleague(&office);
    assert_eq!(find(&office, "Petr Malý", "").unwrap()["namesakes"], json!(["Petr Malý"]));
}

#[test]
fn of_a_text_that_is_not_for_the_one_who_asks_only_its_being_there_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let office = town(folder.path());
    let paper = draft_kept(&office, "secretariat");
    say(&office, &paper, "Dluh Petra Vomáčky je sto tisíc.");
    let founder = office.person();
    let officer = officer(&office);
    office.sign_in(officer);
    let page = find(&office, "Petr Vomáčka", "").unwrap();
    assert_eq!((&page["rows"], &page["hidden"]), (&json!([]), &json!(1)));
    assert!(!page.to_string().contains("Dluh"), "{page}");

    office.sign_in(founder);
    let whom = Whom { given: "Petr".into(), family: "Vomáčka".into(), beside: String::new() };
    let found = office.read(|reader| {
        let eyes = Eyes { standing: &reader.standing, today: reader.today };
        texts_naming(&Sources::of_nobody(reader), &whom, eyes)
    });
    let found = found.unwrap();
    assert_eq!((found.texts.len(), found.hidden.len(), found.reads_files), (1, 0, true));
    assert_ne!(found.texts[0].openness, Openness::Public);
    assert_eq!(found.texts[0].passages[0].field, "text");
}
