//! A town with two computers.

use std::net::SocketAddr;

use obeznik_kernel::field_hash;
use obeznik_server::clock::new_id;
use serde_json::{Value, json};

use super::browser::Browser;
use super::desks::Computer;
use super::street::Street;

/// A town where Jana, its secretary, has one computer and Petr, a clerk, another.
pub struct TwoDesks {
    pub street: Street,
    pub jana: Computer,
    pub petr: Computer,
    pub browser: Browser,
    pub petrs: Browser,
    pub paper: String,
    pub council: String,
}

impl TwoDesks {
    pub async fn new() -> Self {
        Self::by(|server| server).await
    }

    /// The same where a way leads from an address of its own to the server.
    pub async fn by(way: impl FnOnce(SocketAddr) -> SocketAddr) -> Self {
        let (street, mut browser) = Street::with_town().await;
        let address = way(street.address());
        let jana = Computer::new();
        jana.join(&mut browser, address).await.unwrap();
        let me = jana.query("settings", json!({}))["me"].as_str().unwrap().to_owned();
        let petr_id = new_id().to_string();
        let person = json!({ "given": "Petr", "family": "Malý", "title_before": "", "title_after": "",
            "function": "referent", "email": "petr@vzorov.cz", "department": null, "active": true });
        jana.give("municipality.define_person", json!({ "id": petr_id, "person": person })).unwrap();
        let membership = json!({ "body": obeznik_municipality::office_id(), "person": petr_id, "role": "clerk",
            "from": "2024-01-01", "to": null, "end_reason": "", "party": "" });
        jana.give("municipality.set_membership", json!({ "id": new_id(), "membership": membership }))
            .unwrap();
        let council = new_id().to_string();
        let body = json!({ "kind": "council", "name": "Rada města", "short_name": "Rada", "abbreviation": "RM",
            "parent": null, "seats": 5, "resolution_pattern": "RM/{seq:term}/{yyyy}", "verbs": [], "agenda_sections": [],
            "papers_close_days": 7, "notice_days": 7, "is_public": false, "place": "", "starts_at": "16:00",
            "from": "2022-10-01", "to": null });
        jana.give("municipality.define_body", json!({ "id": council, "body": body })).unwrap();
        let paper_type = new_id().to_string();
        let step = json!({ "id": "rada", "kind": "consultation", "body": council, "role": "decides", "days": null,
            "mandatory": true });
        let value = json!({ "name": "Zpráva", "abbreviation": "ZP", "route": [step], "required_opinions": [],
            "number_pattern": "{seq:year}/{yyyy}", "competence_hint": "", "active": true });
        jana.give("circulation.define_paper_type", json!({ "paper_type": paper_type, "value": value }))
            .unwrap();
        jana.contact().await.unwrap();
        let paper = new_id().to_string();
        let input = json!({ "paper": paper, "paper_type": paper_type, "title": "Oprava chodníku",
            "presenter": me, "drafter": petr_id, "confidentiality": "public", "report": "První věta." });
        let done = jana.give("circulation.create_paper", input).unwrap();
        assert!(done.awaits_office, "only the office gives numbers");
        jana.contact().await.unwrap();
        let attention = jana.query("attention", Value::Null);
        assert_eq!(attention["rows"], json!([]));
        let mut petrs = street.invited("petr@vzorov.cz").await;
        let petr = Computer::new();
        petr.join(&mut petrs, address).await.unwrap();
        Self { street, jana, petr, browser, petrs, paper, council }
    }

    /// Writes a field of the paper over what this computer shows.
    pub fn write(&self, who: &Computer, field: &str, text: &str) {
        let seen = self.paper_of(who)[field].clone();
        let edit = json!({ "field": field, "value": text, "base": field_hash(&seen) });
        who.give("circulation.edit_paper", json!({ "paper": self.paper, "edits": [edit] })).unwrap();
    }

    pub fn paper_of(&self, who: &Computer) -> Value {
        who.query("paper", json!({ "id": self.paper }))
    }
}
