//! Commands that were refused along with another one and came home when the office stopped being shared.

use ed25519_dalek::SigningKey;
use obeznik_app::Office;
use obeznik_app::ports::SystemIds;
use obeznik_authority::SignedCommand;
use obeznik_kernel::{Command, CommandId, DeviceId, IdSource as _, Payload, PersonId, Refusal, Timestamp};
use obeznik_sync::{Attention, DEPENDS_ON_REFUSED};
use serde_json::{Value, json};

use crate::annexes::{detail, draft};
use crate::comments::colleague;
use crate::support::town;

/// A comment that this computer refused along with something else, as it is kept; its command.
fn keep(office: &Office, person: PersonId, paper: &str, text: &str) -> String {
    let id = CommandId(SystemIds.next_id());
    let payload =
        json!({ "paper": paper, "comment": SystemIds.next_id(), "text": text, "quote": "", "answers": null });
    let command = Command {
        id,
        kind: "circulation.add_comment".to_owned(),
        kind_version: 1,
        actor: Some(person),
        on_behalf_of: None,
        payload: Payload::Inline(payload.to_string()),
        base: Vec::new(),
        client_time: Timestamp::now(),
    };
    let key = SigningKey::from_bytes(&[7; 32]);
    let signed = SignedCommand::sign(command, DeviceId(SystemIds.next_id()), &key).unwrap();
    let refused = Attention { signed, refusal: Refusal::new(DEPENDS_ON_REFUSED), group: id };
    office.put_draft(&format!("refused/{id}"), serde_json::to_string(&refused).unwrap()).unwrap();
    id.to_string()
}

fn rows(office: &Office) -> Vec<Value> {
    office.query("attention", Value::Null).unwrap()["rows"].as_array().unwrap().clone()
}

#[test]
fn what_was_refused_along_waits_with_its_words_until_it_is_given_again_or_put_away() {
    let folder = tempfile::tempdir().unwrap();
    let office = town(folder.path());
    let (me, paper) = (office.person(), draft(&office));
    let [first, second] = ["Kolik to stojí?", "Chybí mapa."].map(|text| keep(&office, me, &paper, text));
    let found = rows(&office);
    assert_eq!(found.len(), 2);
    let of_first = found.iter().find(|row| row["id"] == first.as_str()).unwrap();
    assert_eq!(of_first["why"]["key"], DEPENDS_ON_REFUSED);
    assert_eq!(of_first["entered"], json!([["text", "Kolik to stojí?"]]));
    assert_eq!(of_first["target"], paper.as_str());

    office.resend(&first).unwrap();
    assert_eq!(detail(&office, &paper)["comments"][0]["comment"]["text"], "Kolik to stojí?");
    assert_eq!(rows(&office).len(), 1, "it went through");
    office.set_aside(&second).unwrap();
    assert_eq!(rows(&office), Vec::<Value>::new());
    assert!(office.resend(&second).is_err(), "what was put away is gone");
}

#[test]
fn refused_again_it_waits_once_and_nobody_else_sees_it() {
    let folder = tempfile::tempdir().unwrap();
    let office = town(folder.path());
    let me = office.person();
    let nowhere = SystemIds.next_id().to_string();
    let kept = keep(&office, me, &nowhere, "Kam s tím?");
    let other = colleague(&office);
    office.sign_in(other);
    assert_eq!(rows(&office), Vec::<Value>::new());
    assert!(office.set_aside(&kept).is_err());
    office.sign_in(me);
    assert!(office.resend(&kept).is_err());
    let found = rows(&office);
    assert_eq!(found.len(), 1, "the log has it now");
    assert_ne!(found[0]["id"], kept.as_str());
    assert_eq!(found[0]["entered"], json!([["text", "Kam s tím?"]]));
}
