//! Pass-phrases that still open the file of this computer though their person holds no role any more.

use obeznik_kernel::calendar::add_days;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{Action, Date, Membership, PersonId, Role, Subject, may};

use super::{MOST, Waiting};
use crate::api::ApiError;
use crate::municipality::names::Names;
use crate::office::Reader;
use crate::office::shared::Phrase;

/// Profiles that whoever gives them is to take away. Nobody sits down without a role, yet the pass-phrase opens the file,
/// and the copies made meanwhile, until the profile is closed.
pub(super) fn profiles_to_close(reader: &Reader<'_>, names: &Names<'_>) -> Result<Vec<Waiting>, ApiError> {
    let may_close = may(Some(&reader.standing), Action::ManagePeople, &Subject::office(), reader.today);
    if reader.is_demo || reader.joined.is_some() || !may_close {
        return Ok(Vec::new());
    }
    let mut waiting = Vec::new();
    let others = reader.profiles.iter().filter(|one| one.person != reader.me && one.has_pass_phrase());
    for profile in others {
        let Some(last) = left_on(reader, profile.person)? else { continue };
        let (act, since) = ("day-act-close-profile", Some(add_days(last, 1)));
        let mut row = Waiting::new(reader, "lock", act, "settings", profile.person.0, since);
        let who = names.person(profile.person)?.name;
        row.row.heading = Some(Phrase::new("day-close-profile").with("person", who));
        row.row.note = Phrase::new("day-note-close-profile").with("on", last);
        "profile".clone_into(&mut row.row.target);
        waiting.push(row);
    }
    Ok(waiting)
}

/// The last day of the last role with which the person could sit here; nothing while one lasts or is yet to begin, and
/// for who never had any. Who only inspects does not sit at a computer of several people.
fn left_on(reader: &Reader<'_>, person: PersonId) -> Result<Option<Date>, ApiError> {
    let held = reader.records.find_by::<Membership>("membership_by_person", &[&person.to_string()], MOST)?;
    let mut last = None;
    for one in held.iter().map(|one| &one.value).filter(|one| one.role != Role::Auditor) {
        match one.to {
            Some(to) if to < reader.today => last = last.max(Some(to)),
            _ => return Ok(None),
        }
    }
    Ok(last)
}
