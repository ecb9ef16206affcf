//! Decides one released command.

use ed25519_dalek::SigningKey;
use obeznik_authority::device::public_key_text;
use obeznik_authority::testing::MemoryLedger;
use obeznik_authority::{Arrival, SignedCommand, UNDO, Verdict, command_spec, decide, find_standing};
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::testing::MemoryRecords;
use obeznik_kernel::{
    Audience, Command, CommandId, Context, Device, DeviceId, IdSource as _, Payload, PersonId, RecordId,
    Stop, Timestamp, may,
};
use serde_json::{Value, json};

use super::Released;
use super::papers::drafted;
use super::scene::{Scene, at, renamed};
use super::written::{counted, written};

/// What it writes, or the key by which it is refused.
pub fn replayed(one: &Released) -> Result<String, String> {
    let input = one.payload.to_string();
    let rows = if one.kind == UNDO { undone(&one.payload) } else { executed(one) };
    rows.map(|rows| counted(&rows, &input))
}

/// By the rule itself, once the person may: a signature of a program long gone cannot be made anew.
fn executed(one: &Released) -> Result<String, String> {
    let spec = command_spec(&one.kind).unwrap();
    let Scene { records, mut ids, now, actor, names, derived, rows } =
        Scene::of_kind(&one.kind, &one.payload);
    let mut pairs: Vec<(RecordId, RecordId)> =
        names.into_iter().map(|(id, pointer)| (id, at(&one.payload, pointer))).collect();
    pairs.extend(derived);
    let before = renamed(&records, &pairs);
    let named = |id: RecordId| pairs.iter().find(|(from, _)| *from == id).map_or(id, |(_, to)| *to);
    let actor = actor.map(|person| PersonId(named(person.0)));
    let command = command(CommandId(ids.next_id()), one, actor, now);
    let standing = actor.and_then(|person| find_standing(&before, person).unwrap());
    let subject = (spec.subject)(&command, &before).map_err(key)?;
    let mut context = Context::new(now, standing.as_ref(), &mut ids);
    context.rows = &rows;
    if !may(standing.as_ref(), spec.action, &subject, context.today) {
        return Err("refusal-not-allowed".to_owned());
    }
    let mut after = before.clone();
    (spec.execute)(&command, &mut context, &mut after).map_err(key)?;
    Ok(written(&before, &after))
}

fn command(id: CommandId, one: &Released, actor: Option<PersonId>, now: Timestamp) -> Command {
    Command {
        id,
        kind: one.kind.clone(),
        kind_version: one.kind_version,
        actor,
        on_behalf_of: None,
        payload: Payload::Inline(one.payload.to_string()),
        base: Vec::new(),
        client_time: now,
    }
}

fn key(stop: Stop) -> String {
    match stop {
        Stop::Refused(refusal) => refusal.key,
        other => format!("{other:?}"),
    }
}

/// Through the one door: a comment is given under the identifier that the input names, and taken back.
fn undone(payload: &Value) -> Result<String, String> {
    let (town, paper) = drafted();
    let (clerk, now, mut ids) = (town.people.clerk, town.now, town.ids.clone());
    let (device, key) = (DeviceId(ids.next_id()), SigningKey::from_bytes(&[7; 32]));
    let mut ledger = MemoryLedger { records: town.records, ..MemoryLedger::default() };
    let told = Device {
        name: "kancelář".into(),
        public_key: public_key_text(&key),
        person: None,
        state: "active".into(),
    };
    ledger.add(device, None, &Audience::inside(), &told).unwrap();
    let comment = json!({ "paper": paper, "comment": ids.next_id(), "text": "Omyl." });
    let given = Released { kind: "circulation.add_comment".into(), kind_version: 1, payload: comment };
    let undo = Released { kind: UNDO.into(), kind_version: 1, payload: payload.clone() };
    let mut before = MemoryRecords::default();
    let mut verdict = Verdict::Accepted;
    for (id, one) in [(at(payload, "/command"), given), (ids.next_id(), undo)] {
        before = ledger.records.clone();
        let command = command(CommandId(id), &one, Some(clerk), now);
        let signed = SignedCommand::sign(command, device, &key).unwrap();
        let arrival = Arrival { now, ids: &mut ids, salt: [3; 16], rows: &[] };
        verdict = decide(&mut ledger, &signed, arrival).unwrap();
    }
    match verdict {
        Verdict::Refused(refusal) => Err(refusal.key),
        _ => Ok(written(&before, &ledger.records)),
    }
}
