//! What an administrator reads in syslog of roles that change and of what leaves the office.

use std::net::UdpSocket;
use std::time::Duration;

use axum::http::StatusCode;
use obeznik_kernel::{PersonId, RecordId};
use obeznik_municipality::office_id;
use obeznik_server::clock::{self, new_id};
use obeznik_sync::BatchLimits;
use serde_json::{Value, json};

use super::desktop::Desktop;
use super::door::settle;
use super::meetings::give;
use super::town::{Hall, Home};

/// A receiver of syslog.
struct Syslog(UdpSocket);

impl Syslog {
    fn open() -> Self {
        let socket = UdpSocket::bind("127.0.0.1:0").unwrap();
        socket.set_read_timeout(Some(Duration::from_secs(120))).unwrap();
        Self(socket)
    }

    /// A server that tells this receiver, with its town and the founder's device.
    async fn town(&self) -> (Hall, Desktop) {
        let more = format!("| --syslog | udp://{}", self.0.local_addr().unwrap());
        let hall = Hall::with_options(tempfile::tempdir().unwrap(), &more);
        let link = hall.add_town("vzorov", "jana@vzorov.cz").await;
        let mut browser = hall.browser();
        settle(&mut browser, &link).await;
        let mut jana = Desktop::paired(&mut browser, "vzorov", 1).await;
        jana.synchronise().await.unwrap();
        (hall, jana)
    }

    /// Everything of these names that was told until now.
    fn told(&self, hall: &Hall, names: &[&str]) -> Vec<String> {
        hall.server.security.tell_of_server(None, clock::now(), "mark");
        let (mut told, mut bytes) = (Vec::new(), [0; 4096]);
        loop {
            let length = self.0.recv(&mut bytes).unwrap();
            let message = std::str::from_utf8(&bytes[..length]).unwrap();
            if message.contains(" mark [") {
                return told;
            }
            if names.iter().any(|name| message.contains(&format!(" {name} ["))) {
                told.push(message.to_owned());
            }
        }
    }
}

fn check(told: &[String], expected: &[Vec<String>]) {
    assert_eq!(told.len(), expected.len(), "{told:#?}");
    for (message, parts) in told.iter().zip(expected) {
        for part in parts {
            assert!(message.contains(part), "{part} is not in {message}");
        }
    }
}

/// Parts every message of a device has, and its own.
fn from(jana: &Desktop, own: &[&str]) -> Vec<String> {
    let mut parts = vec![format!("by=\"{}\"", jana.person), format!("device=\"{}\"", jana.device)];
    parts.extend(own.iter().map(|part| (*part).to_owned()));
    parts
}

async fn add_person(jana: &mut Desktop) -> PersonId {
    let id = PersonId(new_id());
    let person = json!({ "given": "Petr", "family": "Malý", "title_before": "", "title_after": "",
        "function": "", "email": "petr@vzorov.cz", "department": null, "active": true });
    give(jana, "municipality.define_person", json!({ "id": id, "person": person })).await;
    id
}

fn membership(id: RecordId, person: PersonId, role: &str) -> Value {
    let membership = json!({ "body": office_id(), "person": person, "role": role, "from": "2024-01-01", "to": null,
        "end_reason": "", "party": "" });
    json!({ "id": id, "membership": membership })
}

#[tokio::test]
async fn syslog_tells_of_every_role_that_changes_once_and_names_nobody() {
    let syslog = Syslog::open();
    let (hall, mut jana) = syslog.town().await;
    let petr = add_person(&mut jana).await;
    assert!(syslog.told(&hall, &["roles_changed"]).is_empty(), "a person without a role has none");

    // The same push twice is one change of a role.
    let clerk = new_id();
    jana.issue("municipality.set_membership", &membership(clerk, petr, "clerk"));
    jana.store.seal(BatchLimits::default()).unwrap();
    let push = jana.store.push_request().unwrap().unwrap();
    assert_eq!(jana.send("/v1/push", &push).await.status, StatusCode::OK);
    assert_eq!(jana.send("/v1/push", &push).await.status, StatusCode::OK);
    jana.synchronise().await.unwrap();

    let substitution = new_id();
    let value = json!({ "absent": jana.person, "by": petr, "from": "2099-01-01", "to": null,
        "roles": ["secretary"] });
    let named = json!({ "id": substitution, "substitution": value });
    give(&mut jana, "municipality.name_substitute", named).await;
    // It never begins, so its record is gone when it is told of.
    let ended = json!({ "id": substitution, "last_on": "2098-12-31" });
    give(&mut jana, "municipality.end_substitution", ended).await;
    let ended = json!({ "id": clerk, "last_on": "2024-06-30", "reason": "odchod z úřadu" });
    give(&mut jana, "municipality.end_membership", ended).await;

    // Nobody is told of a role that was not given.
    jana.issue("municipality.set_membership", &membership(new_id(), PersonId(new_id()), "clerk"));
    jana.synchronise().await.unwrap();
    assert_eq!(jana.store.reader().refused_by_office().unwrap().len(), 1);

    let told = syslog.told(&hall, &["roles_changed"]);
    let (person, clerk) = (format!("person=\"{petr}\""), format!("record=\"{clerk}\""));
    let substitution = format!("record=\"{substitution}\"");
    let expected = [
        from(&jana, &["change=\"membership_set\"", &person, &clerk]),
        from(&jana, &["change=\"substitute_named\"", &person, &substitution]),
        from(&jana, &["change=\"substitution_ended\"", &person, &substitution]),
        from(&jana, &["change=\"membership_ended\"", &person, &clerk]),
    ];
    check(&told, &expected);
    for message in &told {
        assert!(
            !message.contains("Petr") && !message.contains("Mal") && !message.contains("odchod"),
            "{message}"
        );
    }
}

/// A paper kept to the secretaries.
async fn add_paper(jana: &mut Desktop) -> RecordId {
    let (council, paper_type, paper) = (new_id(), new_id(), new_id());
    let body = json!({ "kind": "council", "name": "Rada města", "short_name": "Rada", "abbreviation": "RM",
        "parent": null, "seats": 5, "resolution_pattern": "RM/{seq:term}/{yyyy}", "verbs": [], "agenda_sections": [],
        "papers_close_days": 0, "notice_days": 0, "is_public": false, "place": "Radnice", "starts_at": "16:00",
        "from": "2022-10-01", "to": null });
    give(jana, "municipality.define_body", json!({ "id": council, "body": body })).await;
    let step = json!({ "id": "rada", "kind": "consultation", "body": council, "role": "decides", "days": null,
        "mandatory": true });
    let value = json!({ "name": "Zpráva", "abbreviation": "ZP", "route": [step], "required_opinions": [],
        "number_pattern": "{seq:year}/{yyyy}", "competence_hint": "", "active": true });
    give(jana, "circulation.define_paper_type", json!({ "paper_type": paper_type, "value": value })).await;
    let me = jana.person;
    let input = json!({ "paper": paper, "paper_type": paper_type, "title": "Tajná věc", "presenter": me,
        "drafter": me, "confidentiality": "secretariat", "report": "První věta.", "competence": "§ 102",
        "clauses": [{ "verb": "schvaluje", "text": "opravu", "points": [] }] });
    give(jana, "circulation.create_paper", input).await;
    paper
}

#[tokio::test]
async fn syslog_tells_of_what_leaves_the_office() {
    let syslog = Syslog::open();
    let (hall, mut jana) = syslog.town().await;
    let petr = add_person(&mut jana).await;
    let me = membership(new_id(), jana.person, "chief_officer"); // who cares for data
    give(&mut jana, "municipality.set_membership", me).await;
    let paper = add_paper(&mut jana).await;
    assert!(syslog.told(&hall, &["exported"]).is_empty());

    for way in ["viewed", "exported"] {
        let note = json!({ "paper": paper, "attachment": null, "way": way, "device": jana.device });
        give(&mut jana, "circulation.note_reading", note).await;
    }
    give(&mut jana, "keeping.note_statement", json!({ "person": petr, "request": "MUVZ 311/2026" })).await;
    let made = "--request | MUVZ 312/2026 | --to | vypis.zip";
    let said = hall.say(&format!("statement | --person | {petr} | --by | {} | {made}", jana.person)).await;
    assert_eq!(said.exit.number(), 0, "{:?}", said.lines);

    let by = format!("by=\"{}\"", jana.person);
    let mut expected = vec![
        from(&jana, &["what=\"papers\"", "count=\"1\""]),
        from(&jana, &["what=\"statement\"", "count=\"1\""]),
        vec!["what=\"statement\"".to_owned(), by],
    ];
    if super::HOME == Home::Folders {
        let out = hall.home.path().join("zálohy");
        let said = hall.say(&format!("backup | --out | {}", out.display())).await;
        assert_eq!(said.exit.number(), 0, "{:?}", said.lines);
        expected.push(vec!["what=\"backup\"".to_owned()]);
    }
    let told = syslog.told(&hall, &["exported"]);
    check(&told, &expected);
    assert!(told.iter().all(|message| !message.contains("MUVZ") && !message.contains("null")), "{told:#?}");
}
