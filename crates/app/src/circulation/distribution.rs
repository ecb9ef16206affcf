//! The distribution of a meeting: who was sent which version by which channel, who opened it, who answered what.

mod answer;
mod contents;
mod shapes;
mod words;

use std::collections::BTreeMap;

use obeznik_authority::find_standing;
use obeznik_circulation::distribution::{
    Apology, Channel, ConflictOfInterest, Pack, PackOpening, PackReach, Sending, apology_id, changes,
    channel_for, conflict_id, is_opening_noted, openings_of, pack_of, recipients, sendings_of,
};
use obeznik_circulation::meeting::{Meeting, MeetingState};
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{PersonId, Record as _, RecordId, Role, Standing, Stored};
use serde_json::json;

pub(crate) use answer::key_of;
pub use answer::{AnsweredConflict, AnsweredNote, AnsweredOpinion, PackAnswer, TakenAnswer, take_answer};
pub use contents::FORMAT as CONTENTS_FORMAT;
pub use contents::{
    ContentsFile, ContentsItem, ContentsMeeting, ContentsPaper, FileSource, PackContents, Planned, plan,
};
pub use shapes::*;
pub(crate) use words::Words;

use crate::api::{ApiError, Code};
use crate::circulation::meetings::count_u32;
use crate::municipality::names::Names;
use crate::office::acts::{is_allowed, is_allowed_myself};
use crate::office::shared::Phrase;
use crate::office::{Office, Reader, Request, parse_id};
use crate::ports::SystemIds;

/// The command that writes a sending down.
const SEND: &str = "circulation.send_pack";

/// What was sent for a meeting and what came back, read once.
pub(crate) struct Post {
    pub(crate) meeting: Stored<Meeting>,
    sent: Vec<Stored<Sending>>,
    opened: Vec<PackOpening>,
}

impl Post {
    pub(crate) fn of(reader: &Reader<'_>, meeting: RecordId) -> Result<Self, ApiError> {
        let opened = openings_of(reader.records, meeting)?;
        Ok(Self {
            meeting: reader.records.need(meeting)?,
            sent: sendings_of(reader.records, meeting)?,
            opened: opened.into_iter().map(|one| one.value).collect(),
        })
    }

    /// The last sending to a person.
    fn last_to(&self, person: PersonId) -> Option<&Sending> {
        let own = self.sent.iter().map(|one| &one.value).filter(|one| one.person == person);
        own.max_by_key(|one| one.sent_at)
    }

    fn openings_of<'a>(
        &'a self,
        person: PersonId,
        version: &'a str,
    ) -> impl Iterator<Item = &'a PackOpening> {
        self.opened.iter().filter(move |one| one.person == person && one.version == version)
    }

    /// Sendings with the keys of the answers to them.
    pub(crate) fn sendings(&self) -> &[Stored<Sending>] {
        &self.sent
    }
}

/// How much of what the person sees was in a sending.
pub(crate) fn reach_of(channel: &Channel, with_kept_close: bool) -> PackReach {
    if channel.leaves_the_office() && !with_kept_close { PackReach::OpenOnly } else { PackReach::Everything }
}

/// What a recipient is.
pub(crate) fn standing_of(reader: &Reader<'_>, person: PersonId) -> Result<Standing, ApiError> {
    Ok(find_standing(reader.records, person)?.unwrap_or_else(|| Standing::without_roles(person)))
}

/// The distribution of a meeting, for those who send.
///
/// # Errors
/// [`Code::NotFound`] when the meeting is not here or its papers are not this person's to send.
pub fn distribution(reader: &Reader<'_>, input: DistributionInput) -> Result<Distribution, ApiError> {
    let id = parse_id(&input.meeting)?;
    let post = Post::of(reader, id)?;
    if !may_send(reader, id) {
        return Err(ApiError::new(Code::NotFound, "refusal-not-found").with("kind", Meeting::KIND));
    }
    let names = Names::of(reader.records);
    let meeting = &post.meeting.value;
    let invited = recipients(reader.records, meeting.body, meeting.on)?;
    let mut people = invited
        .iter()
        .map(|(person, role)| row(reader, &names, &post, *person, role))
        .collect::<Result<Vec<_>, _>>()?;
    people.sort_by_key(|row| (rank(&row.role), obeznik_czech::collation::sort_key(&row.person.name)));
    Ok(Distribution {
        meeting: id.to_string(),
        body: names.body(meeting.body)?,
        number: meeting.number,
        on: meeting.on.to_string(),
        starts_at: meeting.starts_at.clone(),
        state: meeting.state.as_str().to_owned(),
        can_send: meeting.state == MeetingState::Convened,
        unsent: count_u32(people.iter().filter(|row| row.sent.is_none()).count()),
        changed: count_u32(people.iter().filter(|row| is_changed(row)).count()),
        opened: count_u32(people.iter().filter(|row| !row.opened.is_empty()).count()),
        apologised: count_u32(people.iter().filter(|row| row.apology.is_some()).count()),
        people,
    })
}

/// What changed for a person since the papers they have, in words that may leave the office's own doors.
///
/// # Errors
/// When the meeting is not here, or the store cannot be read.
pub fn changes_outside(
    reader: &Reader<'_>,
    meeting: RecordId,
    person: PersonId,
) -> Result<Vec<Phrase>, ApiError> {
    let post = Post::of(reader, meeting)?;
    let Some(last) = post.last_to(person) else { return Ok(Vec::new()) };
    let standing = standing_of(reader, person)?;
    let reach = reach_of(&last.channel, last.with_kept_close);
    let now = pack_of(reader.records, meeting, &standing, reader.today, reach)?;
    Words::within(reader, &standing, PackReach::OpenOnly).changes(&changes(&last.pack, &now))
}

/// Whether the person sends the papers of a meeting.
pub fn may_send(reader: &Reader<'_>, meeting: RecordId) -> bool {
    is_allowed(reader, "circulation.convene_meeting", &json!({ "meeting": meeting.to_string() }))
}

fn is_changed(row: &DistributionRow) -> bool {
    row.sent.as_ref().is_some_and(|sent| !sent.is_current)
}

/// Who leads first, then members, alternates, guests.
fn rank(role: &str) -> u8 {
    match role {
        "chair" => 0,
        "deputy_chair" => 1,
        "member" => 2,
        "alternate" => 3,
        _ => 4,
    }
}

fn role_word(role: &Role) -> String {
    serde_json::to_value(role).ok().and_then(|word| word.as_str().map(str::to_owned)).unwrap_or_default()
}

fn row(
    reader: &Reader<'_>,
    names: &Names<'_>,
    post: &Post,
    person: PersonId,
    role: &Role,
) -> Result<DistributionRow, ApiError> {
    let meeting = &post.meeting;
    let standing = standing_of(reader, person)?;
    let choice = channel_for(reader.records, person, meeting.value.body, meeting.id)?;
    let pack = |reach| pack_of(reader.records, meeting.id, &standing, reader.today, reach);
    let (whole, open) = (pack(PackReach::Everything)?, pack(PackReach::OpenOnly)?);
    let last = post.last_to(person);
    let words = Words::of(reader, &standing);
    let (sent, told) = match last {
        None => (None, Vec::new()),
        Some(last) => {
            let now = match reach_of(&last.channel, last.with_kept_close) {
                PackReach::Everything => &whole,
                PackReach::OpenOnly => &open,
            };
            let told = words.changes(&changes(&last.pack, now))?;
            (Some(sent_dto(names, last, told.is_empty())?), told)
        }
    };
    let version = last.map(|last| last.version.clone()).unwrap_or_default();
    Ok(DistributionRow {
        role: role_word(role),
        channel: choice.channel.as_str().to_owned(),
        channel_of: choice.of.to_owned(),
        papers: count_u32(whole.items.iter().filter(|item| item.paper.is_some()).count()),
        kept_close: count_u32(kept_close(&whole, &open)),
        sent,
        changes: told,
        opened: post.openings_of(person, &version).map(opened_dto).collect(),
        apology: apology_dto(reader, names, meeting.id, person)?,
        conflicts: conflicts_of(reader, meeting.id, person)?,
        person: names.person(person)?,
    })
}

/// Papers and annexes that stay inside when a pack leaves the office's own doors.
fn kept_close(whole: &Pack, open: &Pack) -> usize {
    let papers = whole.items.len() - open.items.len();
    let kept: BTreeMap<RecordId, usize> =
        open.items.iter().map(|item| (item.item, item.files.len())).collect();
    let files = |item: &obeznik_circulation::distribution::PackItem| {
        kept.get(&item.item).map_or(0, |open| item.files.len().saturating_sub(*open))
    };
    papers + whole.items.iter().map(files).sum::<usize>()
}

fn sent_dto(names: &Names<'_>, sending: &Sending, is_current: bool) -> Result<SentDto, ApiError> {
    let by = sending.sent_by.map(|id| names.short(id)).transpose()?;
    Ok(SentDto {
        number: sending.number,
        at: sending.sent_at.to_string(),
        by: by.unwrap_or_default(),
        channel: sending.channel.as_str().to_owned(),
        with_kept_close: sending.with_kept_close,
        is_current,
    })
}

fn opened_dto(opening: &PackOpening) -> OpenedDto {
    OpenedDto { by: opening.by.as_str().to_owned(), at: opening.at.to_string() }
}

fn apology_dto(
    reader: &Reader<'_>,
    names: &Names<'_>,
    meeting: RecordId,
    person: PersonId,
) -> Result<Option<ApologyDto>, ApiError> {
    let Some(found) = reader.records.find::<Apology>(apology_id(meeting, person))? else { return Ok(None) };
    let Apology { reason, at, written_by, .. } = found.value;
    let written_by = written_by.map(|id| names.short(id)).transpose()?.unwrap_or_default();
    Ok(Some(ApologyDto { reason, at: at.to_string(), written_by }))
}

fn conflicts_of(
    reader: &Reader<'_>,
    meeting: RecordId,
    person: PersonId,
) -> Result<Vec<ConflictDto>, ApiError> {
    let mut found = Vec::new();
    for item in crate::circulation::meetings::agenda_items(reader, meeting)? {
        if let Some(one) = reader.records.find::<ConflictOfInterest>(conflict_id(item.id, person))? {
            let title = item.value.title.clone();
            found.push(ConflictDto { item: item.id.to_string(), title, reason: one.value.reason });
        }
    }
    Ok(found)
}

/// What lies before the signed-in person for a meeting.
///
/// # Errors
/// [`Code::NotFound`] when the meeting is not here.
pub fn my_pack(reader: &Reader<'_>, input: DistributionInput) -> Result<MyPack, ApiError> {
    let id = parse_id(&input.meeting)?;
    let post = Post::of(reader, id)?;
    let meeting = &post.meeting.value;
    let names = Names::of(reader.records);
    let invited = recipients(reader.records, meeting.body, meeting.on)?;
    let is_invited = invited.iter().any(|(person, _)| *person == reader.me);
    let last = post.last_to(reader.me);
    let version = last.map(|last| last.version.clone()).unwrap_or_default();
    let note = json!({ "meeting": id.to_string(), "reason": "" });
    let may = is_invited && meeting.is_open() && is_allowed_myself(reader, "circulation.apologise", &note);
    let words = Words::of(reader, &reader.standing);
    let told = match (last, before_last(&post, reader.me)) {
        (Some(last), Some(before)) => words.changes(&changes(&before.pack, &last.pack))?,
        _ => Vec::new(),
    };
    Ok(MyPack {
        is_invited,
        may_answer: may,
        is_opened: !is_opening_noted(meeting, reader.today)
            || post.openings_of(reader.me, &version).next().is_some(),
        sent: last.map(|last| sent_dto(&names, last, true)).transpose()?,
        changes: told,
        apology: apology_dto(reader, &names, id, reader.me)?,
        conflicts: conflicts_of(reader, id, reader.me)?,
    })
}

/// What was sent to the person before the version they have now.
fn before_last(post: &Post, person: PersonId) -> Option<&Sending> {
    let version = &post.last_to(person)?.version;
    let own = post.sent.iter().map(|one| &one.value);
    own.filter(|one| one.person == person && one.version != *version).max_by_key(|one| one.sent_at)
}

/// A sending about to be written down.
pub struct Outgoing {
    /// Its identifier.
    pub sending: RecordId,
    /// Opens the answer; empty where none comes as a file.
    pub answer_key: String,
    /// What was put into files just now; nothing where it goes as it stands.
    pub pack: Option<Pack>,
}

impl Office {
    /// Writes down that the pack as it stands now went to people by their channels; gives to how many.
    ///
    /// # Errors
    /// What a command says; those before it went.
    pub fn send_packs(&self, input: &SendPacksInput) -> Result<u32, ApiError> {
        let meeting = parse_id(&input.meeting)?;
        for person in &input.people {
            let person = PersonId(parse_id(person)?);
            let channel = self.read(|reader| {
                let body = reader.records.need::<Meeting>(meeting)?.value.body;
                Ok(channel_for(reader.records, person, body, meeting)?.channel)
            })?;
            let outgoing = Outgoing { sending: new_sending(), answer_key: String::new(), pack: None };
            self.note_sent(meeting, person, &channel, false, &outgoing)?;
        }
        Ok(count_u32(input.people.len()))
    }

    /// Writes one sending down.
    ///
    /// # Errors
    /// What the command says.
    pub fn note_sent(
        &self,
        meeting: RecordId,
        person: PersonId,
        channel: &Channel,
        with_kept_close: bool,
        outgoing: &Outgoing,
    ) -> Result<(), ApiError> {
        let reach = reach_of(channel, with_kept_close);
        let pack = match &outgoing.pack {
            Some(pack) => pack.clone(),
            None => self.read(|reader| {
                let standing = standing_of(reader, person)?;
                Ok(pack_of(reader.records, meeting, &standing, reader.today, reach)?)
            })?,
        };
        let payload = json!({
            "meeting": meeting, "sending": outgoing.sending, "person": person, "channel": channel, "pack": pack,
            "with_kept_close": with_kept_close, "answer_key": outgoing.answer_key,
        });
        let request = Request { kind: SEND.to_owned(), payload, base: Vec::new(), on_behalf_of: None };
        self.execute(request).map(drop)
    }
}

/// An identifier of a sending.
pub fn new_sending() -> RecordId {
    use obeznik_kernel::IdSource as _;
    SystemIds.next_id()
}
