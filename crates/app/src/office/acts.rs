//! What a person may do here now: the same table and the same subject the authority asks.

use obeznik_authority::command_spec;
use obeznik_kernel::{Action, Command, CommandId, Payload, RecordId, Subject, may};
use serde_json::Value;

use crate::office::Reader;
use crate::office::shared::Act;

/// Acts among `kinds` that the permission allows; the first allowed one of `primary` is the blue button.
pub fn acts(reader: &Reader<'_>, kinds: &[&str], primary: &[&str], payload: &Value) -> Vec<Act> {
    let allowed: Vec<&str> = kinds.iter().copied().filter(|kind| is_allowed(reader, kind, payload)).collect();
    let first = primary.iter().find(|kind| allowed.contains(kind));
    allowed.iter().map(|kind| Act { kind: (*kind).to_owned(), is_primary: first == Some(kind) }).collect()
}

/// Acts allowed on what another command, whose input is at hand, concerns; the first is the blue button.
pub fn acts_beside(reader: &Reader<'_>, kinds: &[&str], beside: &str, payload: &Value) -> Vec<Act> {
    let Some((_, subject)) = concern(reader, beside, payload) else { return Vec::new() };
    let may = |action| may(Some(&reader.standing), action, &subject, reader.today);
    let is_allowed = |kind: &&&str| command_spec(kind).is_some_and(|spec| may(spec.action));
    let allowed = kinds.iter().filter(is_allowed);
    allowed
        .enumerate()
        .map(|(place, kind)| Act { kind: (*kind).to_owned(), is_primary: place == 0 })
        .collect()
}

/// Whether the signed-in person may do this, by themselves or on behalf of whom it belongs to.
pub fn is_allowed(reader: &Reader<'_>, kind: &str, payload: &Value) -> bool {
    let Some((action, subject)) = concern(reader, kind, payload) else { return false };
    let may = |action| may(Some(&reader.standing), action, &subject, reader.today);
    may(action) || may(Action::ActOnBehalf)
}

/// Whether it is the person's own to do.
pub fn is_allowed_myself(reader: &Reader<'_>, kind: &str, payload: &Value) -> bool {
    let Some((action, subject)) = concern(reader, kind, payload) else { return false };
    may(Some(&reader.standing), action, &subject, reader.today)
}

fn concern(reader: &Reader<'_>, kind: &str, payload: &Value) -> Option<(Action, Subject)> {
    let spec = command_spec(kind)?;
    let command = Command {
        id: CommandId(RecordId::well_known("asked, never sent")),
        kind: kind.to_owned(),
        kind_version: spec.version,
        actor: Some(reader.me),
        on_behalf_of: None,
        payload: Payload::Inline(payload.to_string()),
        base: Vec::new(),
        client_time: reader.now,
    };
    (spec.subject)(&command, reader.records).ok().map(|subject| (spec.action, subject))
}
