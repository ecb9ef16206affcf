//! What a person may do here now: the same table and the same subject the authority asks.

use obeznik_authority::command_spec;
use obeznik_kernel::{
    Action, Command, CommandId, Payload, PersonId, RecordId, Subject, may, may_in_place_of, stands_in_for,
};
use serde_json::Value;

use crate::office::Reader;
use crate::office::shared::Act;

/// By what right a person may do something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Right {
    /// It is their own.
    Own,
    /// In place of an absent person.
    InPlaceOf(PersonId),
    /// They write down what others brought.
    Scribe,
}

/// Acts among `kinds` that the permission allows; the first allowed one of `primary` is the blue button.
pub fn acts(reader: &Reader<'_>, kinds: &[&str], primary: &[&str], payload: &Value) -> Vec<Act> {
    let right_to = |kind: &&str| {
        let (action, subject) = concern(reader, kind, payload)?;
        right(reader, action, &subject).map(|right| (kind.to_string(), right))
    };
    let allowed: Vec<(String, Right)> = kinds.iter().filter_map(right_to).collect();
    let first = primary.iter().find(|kind| allowed.iter().any(|(one, _)| one == *kind));
    let act = |(kind, right): (String, Right)| Act {
        is_primary: first.is_some_and(|first| kind == *first),
        in_place_of: absent_of(right),
        kind,
    };
    allowed.into_iter().map(act).collect()
}

/// Acts allowed on what another command, whose input is at hand, concerns; the first is the blue button.
pub fn acts_beside(reader: &Reader<'_>, kinds: &[&str], beside: &str, payload: &Value) -> Vec<Act> {
    let Some((_, subject)) = concern(reader, beside, payload) else { return Vec::new() };
    let right_to = |kind: &&str| {
        let own = may(Some(&reader.standing), command_spec(kind)?.action, &subject, reader.today);
        let taken = stands_in_for(&reader.standing, command_spec(kind)?.action, &subject, reader.today);
        (own || taken.is_some()).then(|| (kind.to_string(), taken.filter(|_| !own)))
    };
    let act = |(place, (kind, taken)): (usize, (String, Option<PersonId>))| Act {
        kind,
        is_primary: place == 0,
        in_place_of: taken.map(|absent| absent.to_string()),
    };
    kinds.iter().filter_map(right_to).enumerate().map(act).collect()
}

/// Whether the signed-in person may do this, by themselves, in somebody's place or on behalf of whom it
/// belongs to.
pub fn is_allowed(reader: &Reader<'_>, kind: &str, payload: &Value) -> bool {
    let concern = concern(reader, kind, payload);
    concern.is_some_and(|(action, subject)| right(reader, action, &subject).is_some())
}

/// Whether it is the person's own to do.
pub fn is_allowed_myself(reader: &Reader<'_>, kind: &str, payload: &Value) -> bool {
    let concern = concern(reader, kind, payload);
    concern.is_some_and(|(action, subject)| may(Some(&reader.standing), action, &subject, reader.today))
}

/// Whether the person may do it in place of an absent one.
pub fn is_allowed_in_place(reader: &Reader<'_>, absent: PersonId, kind: &str, payload: &Value) -> bool {
    let concern = concern(reader, kind, payload);
    concern.is_some_and(|(action, subject)| {
        may_in_place_of(&reader.standing, absent, action, &subject, reader.today)
    })
}

/// Whether the person may do this anywhere in the office, by themselves or in somebody's place.
pub fn may_in_office(reader: &Reader<'_>, action: Action) -> bool {
    matches!(right(reader, action, &Subject::office()), Some(Right::Own | Right::InPlaceOf(_)))
}

/// In whose place the person has to do this, because it is not their own to do.
pub(crate) fn in_whose_place(reader: &Reader<'_>, kind: &str, payload: &Value) -> Option<PersonId> {
    let (action, subject) = concern(reader, kind, payload)?;
    match right(reader, action, &subject)? {
        Right::InPlaceOf(absent) => Some(absent),
        Right::Own | Right::Scribe => None,
    }
}

fn right(reader: &Reader<'_>, action: Action, subject: &Subject) -> Option<Right> {
    let may = |action| may(Some(&reader.standing), action, subject, reader.today);
    let taken = |action| stands_in_for(&reader.standing, action, subject, reader.today);
    if may(action) {
        return Some(Right::Own);
    }
    let is_scribe = || may(Action::ActOnBehalf) || taken(Action::ActOnBehalf).is_some();
    taken(action).map(Right::InPlaceOf).or_else(|| is_scribe().then_some(Right::Scribe))
}

fn absent_of(right: Right) -> Option<String> {
    match right {
        Right::InPlaceOf(absent) => Some(absent.to_string()),
        Right::Own | Right::Scribe => None,
    }
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
