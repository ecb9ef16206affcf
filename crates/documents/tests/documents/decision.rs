//! A decision of the mayor in place of the council, as it leaves the office.

use obeznik_app::Office;
use obeznik_app::office::Request;
use obeznik_app::ports::SystemIds;
use obeznik_documents::office::{DocumentFormat, DocumentKind, make, make_as};
use obeznik_kernel::IdSource as _;
use serde_json::{Value, json};

use crate::office::vzorov;
use crate::pdf::Pdf;

const TODAY: &str = "2026-11-23";

fn does(office: &Office, kind: &str, payload: Value, behalf: Option<&str>) {
    let on_behalf_of = behalf.map(|person| (person.to_owned(), "paper".to_owned()));
    office.execute(Request { kind: kind.to_owned(), payload, base: Vec::new(), on_behalf_of }).unwrap();
}

/// The town without its council, and the mayor in its place with a deputy; gives the body and both.
pub(crate) fn village(office: &Office) -> (Value, String, String) {
    let settings = office.query("settings", json!({})).unwrap();
    let bodies = settings["bodies"].as_array().unwrap();
    let body = |kind: &str| bodies.iter().find(|body| body["value"]["kind"] == kind).unwrap().clone();
    for (kind, field, value) in [("council", "to", json!("2026-11-22")), ("assembly", "seats", json!(7))] {
        let mut changed = body(kind)["value"].clone();
        changed[field] = value;
        does(office, "municipality.define_body", json!({ "id": body(kind)["id"], "body": changed }), None);
    }
    let mut mayor = body("assembly")["value"].clone();
    for (field, value) in [
        ("kind", json!("mayor")),
        ("name", json!("Starosta města Vzorova")),
        ("short_name", json!("Starosta")),
        ("abbreviation", json!("RS")),
        ("resolution_pattern", json!("{body} {seq:year}/{yyyy}")),
        ("from", json!(TODAY)),
    ] {
        mayor[field] = value;
    }
    let id = json!(SystemIds.next_id());
    does(office, "municipality.define_body", json!({ "id": id, "body": mayor }), None);
    let person = |role: &str| {
        let members = body("council")["members"].as_array().unwrap().clone();
        members.iter().find(|one| one["role"] == role).unwrap()["person"].as_str().unwrap().to_owned()
    };
    let (chair, deputy) = (person("chair"), person("deputy_chair"));
    for (person, role) in [(&chair, "chair"), (&deputy, "deputy_chair")] {
        let membership = json!({ "body": id, "person": person, "role": role, "from": TODAY, "to": null,
            "end_reason": "", "party": "" });
        let input = json!({ "id": SystemIds.next_id(), "membership": membership });
        does(office, "municipality.set_membership", input, None);
    }
    (id, chair, deputy)
}

fn decide(office: &Office, body: &Value, by: &str, absence: &str) -> String {
    let resolution = json!(SystemIds.next_id());
    let task = json!({ "assignee": "starosta", "due_on": "2026-12-15" });
    let clauses = json!([
        { "verb": "schvaluje", "text": "opravu chodníku v Lipové ulici" },
        { "verb": "ukládá", "text": "", "points": [{ "text": "objednat opravu", "task": task }] },
    ]);
    let input = json!({ "resolution": resolution, "body": body, "title": "Oprava chodníku", "clauses": clauses,
        "on": TODAY, "absence": absence });
    does(office, "circulation.decide_as_mayor", input, Some(by));
    resolution.as_str().unwrap().to_owned()
}

/// The text of a print; its pages stay as pictures for people to look at.
fn printed(name: &str, bytes: Vec<u8>) -> String {
    let pdf = Pdf::new(name, Ok(bytes));
    assert_eq!(pdf.keep_pictures(), 1);
    pdf.text()
}

#[test]
fn a_decision_says_who_decided_by_which_paragraph_and_is_signed_by_them_alone() {
    let (office, _folder) = vzorov();
    let (body, mayor, deputy) = village(&office);
    let id = decide(&office, &body, &mayor, "");
    let made = make(&office, DocumentKind::Extract, &id).unwrap();
    assert_eq!(made.file_name, "rozhodnuti-starosty-RS-1-2026.pdf");
    let text = printed("rozhodnuti-starosty", made.bytes.clone());
    for line in [
        "Rozhodnutí starosty",
        "RS 1/2026",
        "pondělí 23. listopadu 2026",
        "Starosta města Vzorova v působnosti rady podle § 99 odst. 2 zákona č. 128/2000 Sb., o obcích,",
        "schvaluje",
        "opravu chodníku v Lipové ulici",
        "objednat opravu",
        "Košťál",
    ] {
        assert!(text.contains(line), "{line} in {text}");
    }
    for never in ["Výpis z usnesení", "schůze", "Za správnost", "v zastoupení", "Pro 1"] {
        assert!(!text.contains(never), "{never} in {text}");
    }
    let word = make_as(&office, DocumentFormat::Docx, DocumentKind::Extract, &id).unwrap();
    assert_eq!(word.file_name, "rozhodnuti-starosty-RS-1-2026.docx");
    assert!(word.bytes.starts_with(b"PK"));

    let id = decide(&office, &body, &deputy, "dovolená do 30. 11.");
    let text = printed("rozhodnuti-mistostarosty", make(&office, DocumentKind::Extract, &id).unwrap().bytes);
    for line in [
        "v zastoupení starosty (§ 104 odst. 1)",
        "RS 2/2026",
        "Zastoupen:",
        "Košťál",
        "Důvod: dovolená do 30. 11.",
    ] {
        assert!(text.contains(line), "{line} in {text}");
    }
}

#[test]
fn a_mayor_whose_seat_in_the_assembly_ended_convenes_its_session() {
    let (office, _folder) = vzorov();
    let (_, mayor, _) = village(&office);
    let settings = office.query("settings", json!({})).unwrap();
    let mut bodies = settings["bodies"].as_array().unwrap().iter();
    let assembly = bodies.find(|body| body["value"]["kind"] == "assembly").unwrap();
    let seats = assembly["members"].as_array().unwrap().iter();
    let lasts = |seat: &Value| seat["to"].as_str().is_none_or(|last| last >= TODAY);
    for seat in seats.filter(|seat| seat["person"] == mayor.as_str() && lasts(seat)) {
        let end = json!({ "id": seat["id"], "last_on": "2026-11-22", "reason": "nové volby" });
        does(&office, "municipality.end_membership", end, None);
    }
    let meetings = office.query("meetings", json!({ "body": "", "from": TODAY, "to": null })).unwrap();
    let mut ahead = meetings.as_array().unwrap().iter();
    let session = ahead.find(|row| row["body"]["kind"] == "assembly").unwrap()["id"].as_str().unwrap();
    let made = make(&office, DocumentKind::Invitation, session).unwrap();
    let text = Pdf::new("oznameni-starosty", Ok(made.bytes)).text();
    let convener: String = text.split("Svolává").nth(1).unwrap().chars().take(60).collect();
    assert!(convener.contains("Košťál, starosta"), "{text}");
}
