//! What comes back from members: that the pack was opened, an apology, a conflict of interest.

use obeznik_kernel::calendar::day_in_prague;
use obeznik_kernel::{
    Atom, Audience, BodyId, Command, Context, Date, DeviceId, IndexKey, PersonId, Record, RecordId, Records,
    RecordsExt, Role, Stop, Stored, Timestamp,
};
use serde::{Deserialize, Serialize};

use super::channel::keepers_of;
use super::send::{recipients, sendings_of};
use crate::agenda::AgendaItem;
use crate::audience::secretaries;
use crate::door::{acting, ensure, need_text};
use crate::meeting::Meeting;
use crate::stored_enum::stored_enum;
use crate::town::Town;

stored_enum! {
    /// Where a pack was opened.
    OpenedBy {
        /// In this program.
        Application = "application",
        /// On the person's own page at the server.
        Page = "page",
        /// From an encrypted file, as the answer that came back says.
        Bundle = "bundle",
    }
}

/// No meeting has more openings: 60 members, each version in each place.
const MOST_OPENINGS: usize = 20_000;

/// That a person opened the pack of a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PackOpening {
    /// Of which meeting; no parent, as of a sending.
    pub meeting: RecordId,
    /// Who.
    pub person: PersonId,
    /// The version that was last sent to them by then; empty where nothing was.
    pub version: String,
    /// Where.
    pub by: OpenedBy,
    /// On which device, as it says itself.
    pub device: Option<DeviceId>,
    /// When first.
    #[cfg_attr(feature = "bindings", ts(type = "string"))]
    pub at: Timestamp,
}

impl Record for PackOpening {
    const KIND: &'static str = "pack_opening";
    fn index_keys(&self) -> Vec<IndexKey> {
        vec![IndexKey::new("pack_opening_by_meeting", &[&self.meeting.to_string()])]
    }
}

/// Openings of the papers of a meeting.
///
/// # Errors
/// As [`Records::scan`].
pub fn openings_of(records: &dyn Records, meeting: RecordId) -> Result<Vec<Stored<PackOpening>>, Stop> {
    records.find_by("pack_opening_by_meeting", &[&meeting.to_string()], MOST_OPENINGS)
}

/// Input of `circulation.note_pack_opened`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct NotePackOpened {
    /// The meeting.
    pub meeting: RecordId,
    /// Where.
    pub by: OpenedBy,
    /// On which device.
    #[serde(default)]
    pub device: Option<DeviceId>,
    /// When, where it is told later: an encrypted file comes back days after it was opened.
    #[serde(default)]
    #[cfg_attr(feature = "bindings", ts(type = "string | null"))]
    pub at: Option<Timestamp>,
}

/// The one opening of a version by a person in a place.
pub fn opening_id(meeting: RecordId, person: PersonId, version: &str, by: &OpenedBy) -> RecordId {
    RecordId::well_known(&format!("opening {meeting} {person} {version} {}", by.as_str()))
}

/// That a member will not come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Apology {
    /// From which meeting; no parent, as of a sending.
    pub meeting: RecordId,
    /// Who.
    pub person: PersonId,
    /// Why.
    pub reason: String,
    /// When it was said.
    #[cfg_attr(feature = "bindings", ts(type = "string"))]
    pub at: Timestamp,
    /// Who wrote it down, where it was not the person.
    pub written_by: Option<PersonId>,
}

impl Record for Apology {
    const KIND: &'static str = "apology";
    const INDEX_VERSION: u16 = 2;
    fn index_keys(&self) -> Vec<IndexKey> {
        vec![IndexKey::new("apology_by_meeting", &[&self.meeting.to_string()])]
    }
}

/// Apologies from a meeting, also of who is not of the body any more.
///
/// # Errors
/// As [`Records::scan`].
pub fn apologies_of(records: &dyn Records, meeting: RecordId) -> Result<Vec<Stored<Apology>>, Stop> {
    records.find_by("apology_by_meeting", &[&meeting.to_string()], MOST_OPENINGS)
}

/// Input of `circulation.apologise`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Apologise {
    /// The meeting.
    pub meeting: RecordId,
    /// Why.
    pub reason: String,
}

/// Input of `circulation.take_apology_back`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct TakeApologyBack {
    /// The meeting.
    pub meeting: RecordId,
}

/// The one apology of a person from a meeting.
pub fn apology_id(meeting: RecordId, person: PersonId) -> RecordId {
    RecordId::well_known(&format!("apology {meeting} {person}"))
}

/// That a member has an interest in an item (§ 83/2). It hides nothing and takes no vote: the body decides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ConflictOfInterest {
    /// Who.
    pub person: PersonId,
    /// What the interest is.
    pub reason: String,
    /// When it was announced.
    #[cfg_attr(feature = "bindings", ts(type = "string"))]
    pub at: Timestamp,
    /// Who wrote it down, where it was not the person.
    pub written_by: Option<PersonId>,
}

impl Record for ConflictOfInterest {
    const KIND: &'static str = "conflict_of_interest";
}

/// Input of `circulation.announce_conflict`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct AnnounceConflict {
    /// The item.
    pub agenda_item: RecordId,
    /// What the interest is.
    pub reason: String,
}

/// Input of `circulation.withdraw_conflict`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct WithdrawConflict {
    /// The item.
    pub agenda_item: RecordId,
}

/// The one announcement of a person at an item.
pub fn conflict_id(agenda_item: RecordId, person: PersonId) -> RecordId {
    RecordId::well_known(&format!("conflict {agenda_item} {person}"))
}

/// Whether it is still noted on a day that somebody opened the pack: through the year of the meeting. From then on what
/// was noted may be erased, and a look years later tells nothing of whether they were ready for the meeting.
pub fn is_opening_noted(meeting: &Meeting, day: Date) -> bool {
    day.year() <= meeting.on.year()
}

/// Writes down that the person opened the pack; once for each version and place. The same again changes nothing, nor
/// does a look of somebody who is not invited, or one after the year of the meeting.
///
/// # Errors
/// When the meeting is not there, and for a place this version does not know.
pub fn note_pack_opened(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: NotePackOpened = command.input()?;
    let Some(person) = acting(command, context) else { return Ok(()) };
    ensure(!matches!(input.by, OpenedBy::Unknown(_)), "refusal-channel-unknown")?;
    let meeting: Stored<Meeting> = records.need(input.meeting)?;
    let invited = recipients(records, meeting.value.body, meeting.value.on)?;
    if invited.iter().all(|(one, _)| *one != person) {
        return Ok(()); // others look at a meeting too
    }
    let at = input.at.unwrap_or(command.client_time).min(context.now);
    if !is_opening_noted(&meeting.value, day_in_prague(at)) {
        return Ok(());
    }
    let sent = sendings_of(records, meeting.id)?;
    let own = sent.iter().map(|one| &one.value).filter(|one| one.person == person && one.sent_at <= at);
    let version = own.max_by_key(|one| one.sent_at).map(|one| one.version.clone()).unwrap_or_default();
    let id = opening_id(meeting.id, person, &version, &input.by);
    if records.find::<PackOpening>(id)?.is_some() {
        return Ok(());
    }
    let audience = keepers_of(&Town::load(records)?, Some(meeting.value.body), person);
    let opening =
        PackOpening { meeting: meeting.id, person, version, by: input.by, device: input.device, at };
    records.add(id, None, &audience, &opening)
}

/// Apologises the person from a meeting; the reason said last holds.
///
/// # Errors
/// Refuses who is not of the body that day, a meeting that is over, and no reason.
pub fn apologise(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: Apologise = command.input()?;
    need_text(&input.reason, "refusal-reason-missing")?;
    let meeting: Stored<Meeting> = records.need(input.meeting)?;
    ensure(meeting.value.is_open(), "refusal-meeting-over")?;
    let person = member(command, context, records, &meeting.value)?;
    let id = apology_id(meeting.id, person);
    let written_by = command.actor.filter(|actor| *actor != person);
    let apology = Apology { meeting: meeting.id, person, reason: input.reason, at: context.now, written_by };
    match records.find::<Apology>(id)? {
        Some(known) => records.save(&Stored { value: apology, ..known }),
        None => {
            let town = Town::load(records)?;
            records.add(id, None, &who_convenes(&town, meeting.value.body, person), &apology)
        }
    }
}

/// The reason of an absence may tell of an illness: only who leads and writes the meeting reads it.
fn who_convenes(town: &Town, body: BodyId, person: PersonId) -> Audience {
    let leads = [Role::Chair, Role::DeputyChair, Role::Secretary].map(|role| Atom::RoleInBody(body, role));
    Audience::new(secretaries(town).into_iter().chain(leads).chain([Atom::Person(person)]))
}

/// Takes an apology back: the member comes after all.
///
/// # Errors
/// Refuses where there is none, and a meeting that is over.
pub fn take_apology_back(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: TakeApologyBack = command.input()?;
    let meeting: Stored<Meeting> = records.need(input.meeting)?;
    ensure(meeting.value.is_open(), "refusal-meeting-over")?;
    let person = acting(command, context).ok_or_else(|| Stop::refused("refusal-pack-not-member"))?;
    let known: Stored<Apology> = records.need(apology_id(meeting.id, person))?;
    records.remove(Apology::KIND, known.id)
}

/// Announces a conflict of interest at an item; whoever sees the item sees it.
///
/// # Errors
/// Refuses who is not of the body that day, a meeting that is over, and no reason.
///
/// Source: Act No. 128/2000 Coll., § 83/2.
pub fn announce_conflict(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: AnnounceConflict = command.input()?;
    need_text(&input.reason, "refusal-reason-missing")?;
    let item: Stored<AgendaItem> = records.need(input.agenda_item)?;
    let meeting: Stored<Meeting> = records.need(item.parent.unwrap_or(item.id))?;
    ensure(meeting.value.is_open(), "refusal-meeting-over")?;
    let person = member(command, context, records, &meeting.value)?;
    let id = conflict_id(item.id, person);
    let written_by = command.actor.filter(|actor| *actor != person);
    let conflict = ConflictOfInterest { person, reason: input.reason, at: context.now, written_by };
    match records.find::<ConflictOfInterest>(id)? {
        Some(known) => records.save(&Stored { value: conflict, ..known }),
        None => {
            let audience = records.audience_of(&item.scope)?;
            records.add(id, Some(item.id), &audience, &conflict)
        }
    }
}

/// Takes back what was announced by mistake.
///
/// # Errors
/// Refuses where there is none, and a meeting that is over.
pub fn withdraw_conflict(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: WithdrawConflict = command.input()?;
    let item: Stored<AgendaItem> = records.need(input.agenda_item)?;
    let meeting: Stored<Meeting> = records.need(item.parent.unwrap_or(item.id))?;
    ensure(meeting.value.is_open(), "refusal-meeting-over")?;
    let person = acting(command, context).ok_or_else(|| Stop::refused("refusal-pack-not-member"))?;
    let known: Stored<ConflictOfInterest> = records.need(conflict_id(item.id, person))?;
    records.remove(ConflictOfInterest::KIND, known.id)
}

/// Whose act it is, if they are of the body on the day of the meeting.
fn member(
    command: &Command,
    context: &Context<'_>,
    records: &dyn Records,
    meeting: &Meeting,
) -> Result<PersonId, Stop> {
    let person = acting(command, context).ok_or_else(|| Stop::refused("refusal-pack-not-member"))?;
    let invited = recipients(records, meeting.body, meeting.on)?;
    ensure(invited.iter().any(|(one, _)| *one == person), "refusal-pack-not-member")?;
    Ok(person)
}
