//! Who may sit at this computer, and what the log says of it.

use obeznik_authority::{LogEntry, standing_of};
use obeznik_czech::collation::sort_key;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{Action, Person, PersonId, Stored, Subject, may};
use obeznik_municipality::profiles as lines;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::api::ApiError;
use crate::municipality::names::Names;
use crate::office::Reader;
use crate::office::profiles::{OF_THE_DESK, Profile};
use crate::office::shared::{PersonRef, Phrase};

/// Who may sit here, and who sat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Profiles {
    /// Whether nothing is asked, because everything is invented.
    pub is_demo: bool,
    /// The signed-in person.
    pub me: ProfileRow,
    /// Who else may sit down.
    pub others: Vec<ProfileRow>,
    /// Who holds a role and has no profile here.
    pub candidates: Vec<PersonRef>,
    /// Whether this person gives and takes profiles.
    pub may_manage: bool,
    /// What happened at this computer, the newest first; of others only for who gives profiles.
    pub events: Vec<DeskEvent>,
}

/// Somebody who may sit down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ProfileRow {
    /// Who.
    pub person: PersonRef,
    /// Whether they have a pass-phrase.
    pub has_pass_phrase: bool,
    /// When it was chosen.
    pub set_at: Option<String>,
    /// Who let it be chosen, when it was somebody else.
    pub set_by: Option<String>,
    /// Failed attempts in a row.
    pub failures: u32,
    /// Seconds before another attempt is heard.
    pub waits: u32,
    /// Whether they hold a role today; without one nobody sits down.
    pub acts: bool,
}

/// A line of the log about this computer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DeskEvent {
    /// The command.
    pub id: String,
    /// When.
    pub at: String,
    /// `sign_in`, `failed`, `profile`.
    pub kind: String,
    /// The sentence.
    pub what: Phrase,
}

/// Most people of one municipality, far above any real one.
const MOST: usize = 10_000;
/// Lines of the log that are shown.
const LINES: usize = 50;

/// Who may sit here, and who sat.
///
/// # Errors
/// When the store cannot be read.
pub fn profiles(reader: &Reader<'_>, (): ()) -> Result<Profiles, ApiError> {
    let names = Names::of(reader.records);
    let may_manage = may(Some(&reader.standing), Action::ManagePeople, &Subject::office(), reader.today);
    let acting = acting(reader)?;
    let row = |profile: &Profile| row(reader, &names, profile, &acting);
    let mine = reader.profiles.iter().find(|profile| profile.person == reader.me).cloned();
    let me = row(&mine.unwrap_or_else(|| Profile::new(reader.me)))?;
    let mut others: Vec<Profile> = if reader.is_demo {
        acting.iter().copied().map(Profile::new).collect()
    } else {
        reader.profiles.clone()
    };
    others.retain(|profile| profile.person != reader.me);
    let mut others = others.iter().map(row).collect::<Result<Vec<_>, _>>()?;
    others.sort_by_key(|row| sort_key(&row.person.name));
    Ok(Profiles {
        is_demo: reader.is_demo,
        me,
        others,
        candidates: candidates(reader, &names, &acting)?,
        may_manage: may_manage && !reader.is_demo,
        events: events(reader, &names, may_manage)?,
    })
}

/// People who hold a role today, in the order of their names.
fn acting(reader: &Reader<'_>) -> Result<Vec<PersonId>, ApiError> {
    let mut people: Vec<Stored<Person>> = reader.records.find_by("person", &["all"], MOST)?;
    people.retain(|stored| stored.value.active);
    people.sort_by_key(|stored| sort_key(&format!("{} {}", stored.value.family, stored.value.given)));
    let mut acting = Vec::new();
    for id in people.iter().map(|stored| PersonId(stored.id)) {
        let own = Subject { owners: vec![id], ..Subject::office() };
        if may(Some(&standing_of(reader.records, id)?), Action::SignIn, &own, reader.today) {
            acting.push(id);
        }
    }
    Ok(acting)
}

fn row(
    reader: &Reader<'_>,
    names: &Names<'_>,
    profile: &Profile,
    acting: &[PersonId],
) -> Result<ProfileRow, ApiError> {
    let by_another = profile.set_by.filter(|by| *by != profile.person);
    Ok(ProfileRow {
        person: names.person(profile.person)?,
        has_pass_phrase: profile.has_pass_phrase(),
        set_at: profile.set_at.map(|at| at.to_string()),
        set_by: by_another.map(|by| names.person(by)).transpose()?.map(|who| who.name),
        failures: profile.failures,
        waits: profile.waits(reader.now),
        acts: acting.contains(&profile.person),
    })
}

fn candidates(
    reader: &Reader<'_>,
    names: &Names<'_>,
    acting: &[PersonId],
) -> Result<Vec<PersonRef>, ApiError> {
    let sits = |id: &PersonId| reader.profiles.iter().any(|profile| profile.person == *id);
    let free = acting.iter().filter(|id| !reader.is_demo && !sits(id));
    Ok(free.map(|id| names.person(*id)).collect::<Result<_, _>>()?)
}

/// What happened at this computer. Who gives no profiles reads of themselves alone.
fn events(reader: &Reader<'_>, names: &Names<'_>, may_manage: bool) -> Result<Vec<DeskEvent>, ApiError> {
    let entries = reader.store.log_of(&OF_THE_DESK, LINES)?;
    let accepted = entries.iter().filter(|entry| entry.header.verdict.is_accepted());
    let seen = accepted.filter(|entry| may_manage || concerns(entry, reader.me));
    seen.filter_map(|entry| event(names, entry).transpose()).collect()
}

fn concerns(entry: &LogEntry, me: PersonId) -> bool {
    entry.header.actor == Some(me) || line::<lines::ProfileOf>(entry).is_some_and(|line| line.person == me)
}

fn event(names: &Names<'_>, entry: &LogEntry) -> Result<Option<DeskEvent>, ApiError> {
    let (kind, what) = match entry.header.kind.rsplit('.').next().unwrap_or_default() {
        "sign_in" => ("sign_in", sat_down(names, entry)?),
        "note_failed_sign_in" => ("failed", failed(names, entry)?),
        "set_pass_phrase" => ("profile", chose(names, entry)?),
        "open_profile" => ("profile", given(names, entry, Phrase::new("desk-profile-opened"))?),
        "reset_pass_phrase" => ("profile", given(names, entry, Phrase::new("desk-phrase-reset"))?),
        "close_profile" => ("profile", given(names, entry, Phrase::new("desk-profile-closed"))?),
        _ => return Ok(None),
    };
    let (id, at) = (entry.header.command.to_string(), entry.header.received_at.to_string());
    Ok(what.map(|what| DeskEvent { id, at, kind: kind.to_owned(), what }))
}

fn sat_down(names: &Names<'_>, entry: &LogEntry) -> Result<Option<Phrase>, ApiError> {
    let Some(line) = line::<lines::SignIn>(entry) else { return Ok(None) };
    let person = names.person(line.person)?.name;
    let phrase = match line.after.filter(|after| *after != line.person) {
        Some(after) => Phrase::new("desk-sat-after").with("after", names.person(after)?.name),
        None => Phrase::new("desk-sat"),
    };
    Ok(Some(phrase.with("person", person).with("way", line.way)))
}

fn failed(names: &Names<'_>, entry: &LogEntry) -> Result<Option<Phrase>, ApiError> {
    let Some(line) = line::<lines::NoteFailedSignIn>(entry) else { return Ok(None) };
    let phrase = Phrase::new("desk-failed").with("person", names.person(line.person)?.name);
    Ok(Some(phrase.with("failures", line.failures).with("way", line.way)))
}

fn chose(names: &Names<'_>, entry: &LogEntry) -> Result<Option<Phrase>, ApiError> {
    let Some(line) = line::<lines::SetPassPhrase>(entry) else { return Ok(None) };
    let phrase = Phrase::new("desk-phrase-set").with("person", names.person(line.person)?.name);
    Ok(Some(phrase.with("way", line.way)))
}

fn given(names: &Names<'_>, entry: &LogEntry, phrase: Phrase) -> Result<Option<Phrase>, ApiError> {
    let Some(line) = line::<lines::ProfileOf>(entry) else { return Ok(None) };
    let by = entry.header.actor.map(|actor| names.person(actor)).transpose()?;
    let phrase = phrase.with("person", names.person(line.person)?.name);
    Ok(Some(phrase.with("by", by.map(|who| who.name).unwrap_or_default())))
}

/// The input of a line; nothing when it was erased.
fn line<T: DeserializeOwned>(entry: &LogEntry) -> Option<T> {
    serde_json::from_str(entry.payload.as_deref()?).ok()
}
