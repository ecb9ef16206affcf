//! The vectors of `docs/PROTOCOL.md` § 12 are what the program writes and reads.

use std::fmt::Debug;

use obeznik_authority::SignedCommand;
use obeznik_authority::device::public_key_text;
use obeznik_kernel::hex::hex;
use obeznik_kernel::{Audience, Base, Command, Device, OnBehalf, Payload, RawRecord, field_hash};
use obeznik_municipality::DefineDepartment;
use obeznik_sync::testing::{DeviceKey, Town};
use obeznik_sync::{
    Ask, Found, PullAnswer, PullRequest, PushAnswer, PushRequest, RepairAnswer, RepairRequest, RowKey,
    ScopeSum, Signer as _, row_hash,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

const DOCUMENT: &str = include_str!("../../../../docs/PROTOCOL.md");

/// The text of a vector, as it stands there.
fn text(name: &str) -> &'static str {
    let begin = format!("\n```json {name}\n");
    let (_, rest) = DOCUMENT.split_once(&begin).unwrap_or_else(|| panic!("no vector {name}"));
    rest.split_once("\n```").unwrap().0
}

/// A vector as the program reads it, once it has written the same.
fn read<T: Serialize + DeserializeOwned>(name: &str) -> T {
    let value: T = serde_json::from_str(text(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert_eq!(serde_json::to_string(&value).unwrap(), text(name), "{name}");
    value
}

/// Reads vectors as one type and tells which choices they are.
fn choices<T: Serialize + DeserializeOwned + Debug>(names: &[&str]) -> Vec<String> {
    let choice = |name: &&str| {
        let told = format!("{:?}", read::<T>(name));
        told.split(['(', ' ', '{']).next().unwrap_or_default().to_owned()
    };
    names.iter().map(choice).collect()
}

#[test]
fn every_vector_is_a_message_as_it_goes_over_the_line() {
    let of_push = choices::<PushAnswer>(&["decided", "needs", "other-history", "numbers-taken", "closed"]);
    assert_eq!(of_push, ["Decided", "Decided", "OtherHistory", "NumbersTaken", "Closed"]);
    let of_pull = choices::<PullAnswer>(&["access", "page", "other-history", "start-over", "closed"]);
    assert_eq!(of_pull, ["Access", "Page", "OtherHistory", "StartOver", "Closed"]);
    let push: PushRequest = read("push");
    assert_eq!(push.commands[0].signed, read::<SignedCommand>("signed"));
    read::<PullRequest>("pull");
    let asked = ["repair-scopes", "repair-buckets"].map(|name| read::<RepairRequest>(name).ask);
    assert!(matches!(asked, [Ask::Scopes, Ask::Buckets { .. }]));
    let found = ["repaired-stale", "repaired-scopes", "repaired-buckets"];
    let found = found.map(|name| read::<RepairAnswer>(name).found);
    assert!(matches!(found, [Found::Stale, Found::Scopes(_), Found::Buckets { .. }]));
    assert_eq!(DOCUMENT.matches("\n```json ").count(), 24, "a vector that no test reads");
}

#[test]
fn a_command_has_the_fields_it_was_signed_with_and_no_other() {
    let command: Command = read("command-of-rows");
    let Command { id, kind, kind_version, actor, on_behalf_of, payload, base, client_time } = command;
    let Some(OnBehalf { person, how, evidence }) = on_behalf_of else { panic!("nobody's") };
    let Payload::Blob { hash, rows, head } = payload else { panic!("no rows") };
    let [Base { id: of, ver }] = &base[..] else { panic!("{base:?}") };
    let on_behalf_of = serde_json::json!({ "person": person, "how": how, "evidence": evidence });
    let payload = serde_json::json!({ "blob": { "hash": hash, "rows": rows, "head": head } });
    let written = serde_json::json!({ "id": id, "kind": kind, "kind_version": kind_version, "actor": actor,
        "on_behalf_of": on_behalf_of, "payload": payload, "base": [{ "id": of, "ver": ver }],
        "client_time": client_time });
    assert_eq!(
        written.to_string(),
        text("command-of-rows"),
        "PROTOCOL § 2: the signed struct never gets a field"
    );
    let plain: Command = read("command");
    assert_eq!(plain.input::<DefineDepartment>().unwrap().department.name, "Odbor majetku");
}

#[test]
fn a_signature_is_over_the_command_as_the_office_writes_it() {
    let key = Town::found().unwrap().key;
    let told: Value = read("key");
    assert_eq!(told["secret"], hex(&key.to_bytes()));
    assert_eq!(told["public"], public_key_text(&key));
    let signed: SignedCommand = read("signed");
    let by = DeviceKey { device: signed.device, key };
    assert_eq!(signed.command, read::<Command>("command"));
    assert_eq!(by.sign(signed.command.clone()).unwrap().signature, signed.signature);

    let device = Device {
        name: "Notebook".to_owned(),
        public_key: told["public"].as_str().unwrap().to_owned(),
        person: signed.command.actor,
        state: "active".to_owned(),
    };
    // Of the same key over the same command: the fields from the last to the first, with spaces after commas and colons,
    // without what is null, with a field of a newer program at the end.
    let table = [
        (signed.signature.as_str(), true),
        (
            "836c7d890219db717ceed691050eb95d453e398dc344991832152f19882e889347916cdd8c801cd4dffcc1735e20cf5229d63baaa251e90f7f9b4400efe7ed0c",
            false,
        ),
        (
            "f33d0735c1bfaa1adee1c25c02deeb79eab381cf26f750d82b99ffbd04003de4e9d9665e5e37cfafe5736fb3993caf24d575fb454dec03cb75ae01d29fcfc20a",
            false,
        ),
        (
            "fcf688fac97d38dd2187673c66aee2f01d5c0458a6f315cee2a30b5e2d305b7adda2b4191b2849a6bfccff288f029a23e8e76379291d83b2bab1aa27642e420f",
            false,
        ),
        (
            "7d013a659d37c7b4462f734762c033b229a06964ab1c3ebefc07c3a537b53bd23435424bba7e7d3002d75682939424320c7fce84ea5bb784b98a916c19390b07",
            false,
        ),
    ];
    for (signature, expected) in table {
        let signed = SignedCommand { signature: signature.to_owned(), ..signed.clone() };
        assert_eq!(signed.is_signed_by(&device).unwrap(), expected, "{signature}");
    }
    // The message itself may have any order, and a field that is not known here.
    let mut message: Value = serde_json::from_str(text("signed")).unwrap();
    let fields = message["command"].as_object().unwrap().clone();
    message["command"] = fields.into_iter().rev().collect::<serde_json::Map<_, _>>().into();
    message["command"]["priority"] = serde_json::json!(1);
    let other: SignedCommand = serde_json::from_value(message).unwrap();
    assert!(other.is_signed_by(&device).unwrap());
}

#[test]
fn hashes_of_rows_audiences_and_values_are_those_of_the_document() {
    let row: RawRecord = read("row");
    assert_eq!(format!("{:032x}", row_hash(&row)), read::<String>("row-hash"));
    let PullAnswer::Page(page) = read("page") else { panic!("no page") };
    assert_eq!(page.total, Some(ScopeSum::of([&row])));
    let Ask::Buckets { buckets, .. } = read::<RepairRequest>("repair-buckets").ask else {
        panic!("no buckets")
    };
    assert_eq!(buckets.get(&RowKey::of(&row).bucket()), page.total.as_ref());

    let audience: Audience = read("audience");
    assert_eq!(audience.id().0, read::<String>("audience-id"));
    assert_eq!(Audience::new(audience.atoms().iter().rev().cloned()), audience, "sorted by the office");
    assert_eq!(row.scope, Audience::inside().id());

    let field: Value = read("field");
    assert_eq!(field["hash"], field_hash(&field["value"]));
}
