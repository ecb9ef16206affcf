//! What of the decided commands an administrator must be able to see afterwards: roles that change, and what leaves the
//! office as a file. Identifiers only. A municipality in a file and one in a database go the same way.

use std::collections::BTreeMap;

use obeznik_circulation::reading::{NoteReading, ReadingWay};
use obeznik_identity::{Exported, RoleChange, SecurityEvent};
use obeznik_kernel::{
    Command, Membership, PersonId, RecordId, Records, RecordsExt as _, Stop, Substitution, Timestamp,
};
use obeznik_municipality::{
    EndMandate, EndMembership, EndSubstitution, MandateEnd, NameSubstitute, SetMembership, TakeBackMandateEnd,
};
use obeznik_sync::{PushAnswer, PushRequest};

use super::keeper::{Keeper, KeeperError, Pushed};

/// What a command does that an administrator must be able to see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Watched {
    Role(RoleChange, Option<Of>),
    Export(Exported),
}

/// The record that says whose role it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Of {
    Membership(RecordId),
    MandateEnd(RecordId),
    Substitution(RecordId),
}

/// A command of a push that is watched.
struct Seen {
    n: u64,
    by: Option<PersonId>,
    watched: Watched,
    /// Whose role it was before: a substitution that never begins is gone afterwards.
    person: Option<PersonId>,
}

/// Decides what a device pushed and tells what of it an administrator must be able to see. What came before and is
/// only answered again is not told again.
///
/// # Errors
/// [`KeeperError`] when nothing was decided.
pub fn push(
    keeper: &mut dyn Keeper,
    request: &PushRequest,
    now: Timestamp,
) -> Result<(Pushed, Vec<SecurityEvent>), KeeperError> {
    let mut seen = seen_in(request);
    if seen.is_empty() {
        return Ok((keeper.push(request, now)?, Vec::new()));
    }
    let last_n = last_n(keeper, request, now)?;
    for one in &mut seen {
        one.person = person_of(keeper, one.watched)?;
    }
    let pushed = keeper.push(request, now)?;
    let PushAnswer::Decided(decided) = &pushed.answer else { return Ok((pushed, Vec::new())) };
    let is_new = |n: u64| {
        last_n.is_some_and(|last_n| n > last_n)
            && decided.verdicts.iter().any(|answered| answered.n == n && answered.verdict.is_accepted())
    };
    seen.retain(|one| is_new(one.n));
    let events = events(keeper, request, seen)?;
    Ok((pushed, events))
}

fn seen_in(request: &PushRequest) -> Vec<Seen> {
    let seen = request.commands.iter().filter_map(|sealed| {
        let command = &sealed.signed.command;
        let (n, watched) = (sealed.signed.n?, watched(command)?);
        Some(Seen { n, by: command.actor, watched, person: None })
    });
    seen.collect()
}

/// What a command does; nothing for one that is not watched, or that no office accepts.
fn watched(command: &Command) -> Option<Watched> {
    let role = |change, of| Some(Watched::Role(change, Some(of)));
    match command.kind.as_str() {
        "municipality.set_membership" => {
            role(RoleChange::MembershipSet, Of::Membership(command.input::<SetMembership>().ok()?.id))
        }
        "municipality.end_membership" => {
            role(RoleChange::MembershipEnded, Of::Membership(command.input::<EndMembership>().ok()?.id))
        }
        "municipality.end_mandate" => {
            role(RoleChange::MandateEnded, Of::Membership(command.input::<EndMandate>().ok()?.membership))
        }
        "municipality.take_back_mandate_end" => {
            let input = command.input::<TakeBackMandateEnd>().ok()?;
            role(RoleChange::MandateEndTakenBack, Of::MandateEnd(input.mandate_end))
        }
        "municipality.begin_term" => Some(Watched::Role(RoleChange::TermBegun, None)),
        "municipality.name_substitute" => {
            role(RoleChange::SubstituteNamed, Of::Substitution(command.input::<NameSubstitute>().ok()?.id))
        }
        "municipality.end_substitution" => {
            role(RoleChange::SubstitutionEnded, Of::Substitution(command.input::<EndSubstitution>().ok()?.id))
        }
        "keeping.note_statement" => Some(Watched::Export(Exported::Statement)),
        "circulation.note_reading" => {
            let is_export = command.input::<NoteReading>().ok()?.way == ReadingWay::Exported;
            is_export.then_some(Watched::Export(Exported::Papers))
        }
        _ => None,
    }
}

/// The last number of the device that was decided before; nothing when it is not listened to.
fn last_n(
    keeper: &mut dyn Keeper,
    request: &PushRequest,
    now: Timestamp,
) -> Result<Option<u64>, KeeperError> {
    let question = PushRequest { device: request.device, history: request.history, commands: Vec::new() };
    Ok(match keeper.push(&question, now)?.answer {
        PushAnswer::Decided(decided) => Some(decided.last_n),
        PushAnswer::OtherHistory(_) | PushAnswer::NumbersTaken(_) | PushAnswer::Closed(_) => None,
    })
}

fn person_of(keeper: &mut dyn Keeper, watched: Watched) -> Result<Option<PersonId>, KeeperError> {
    match watched {
        Watched::Role(_, Some(of)) => keeper.reading(|records| person_in(records, of)),
        Watched::Role(_, None) | Watched::Export(_) => Ok(None),
    }
}

fn person_in(records: &dyn Records, of: Of) -> Result<Option<PersonId>, Stop> {
    Ok(match of {
        Of::Membership(id) => records.find::<Membership>(id)?.map(|stored| stored.value.person),
        Of::MandateEnd(id) => records.find::<MandateEnd>(id)?.map(|stored| stored.value.person),
        Of::Substitution(id) => records.find::<Substitution>(id)?.map(|stored| stored.value.by),
    })
}

/// One event for each role, and one for all that one person took of a sort at once: a package holds many papers.
fn events(
    keeper: &mut dyn Keeper,
    request: &PushRequest,
    seen: Vec<Seen>,
) -> Result<Vec<SecurityEvent>, KeeperError> {
    let (device, mut events, mut exports) = (Some(request.device), Vec::new(), BTreeMap::new());
    for Seen { by, watched, person, .. } in seen {
        match watched {
            Watched::Role(change, of) => {
                let person = person_of(keeper, watched)?.or(person);
                events.push(SecurityEvent::RolesChanged {
                    change,
                    person,
                    record: of.map(id_of),
                    by,
                    device,
                });
            }
            Watched::Export(what) => *exports.entry((what, by)).or_insert(0_usize) += 1,
        }
    }
    let exported = |((what, by), count): (_, usize)| SecurityEvent::Exported { what, count, by, device };
    events.extend(exports.into_iter().map(exported));
    Ok(events)
}

fn id_of(of: Of) -> RecordId {
    match of {
        Of::Membership(id) | Of::MandateEnd(id) | Of::Substitution(id) => id,
    }
}
