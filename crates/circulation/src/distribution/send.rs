//! A sending: that a version of the pack went to a person by a channel.

use obeznik_kernel::{
    Atom, Audience, BodyId, Command, Context, Date, IndexKey, Membership, Person, PersonId, Record, RecordId,
    Records, RecordsExt, Role, Standing, Stop, Stored, Timestamp,
};
use serde::{Deserialize, Serialize};

use super::channel::{Channel, keepers_of};
use super::pack::Pack;
use crate::agenda::AgendaItem;
use crate::door::{acting, ensure};
use crate::meeting::{Meeting, MeetingState};
use crate::town::Town;

/// No body ever had more memberships than this.
const MOST_MEMBERSHIPS: usize = 5_000;

/// No meeting was ever sent out more often: 60 members, each change of a long agenda.
const MOST_SENDINGS: usize = 20_000;

/// A version of the pack that went to a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Sending {
    /// For which meeting. It is no parent: fewer people see what was sent to whom than see the meeting.
    pub meeting: RecordId,
    /// To whom.
    pub person: PersonId,
    /// From 1 for the person; the same pack sent again keeps its number.
    pub number: u32,
    /// What went.
    pub pack: Pack,
    /// Its version.
    pub version: String,
    /// How.
    pub channel: Channel,
    /// Who sent it.
    pub sent_by: Option<PersonId>,
    /// When.
    #[cfg_attr(feature = "bindings", ts(type = "string"))]
    pub sent_at: Timestamp,
    /// Whether what is kept close went too, though the channel leaves the office's own doors.
    pub with_kept_close: bool,
    /// Opens the answer that comes back from an encrypted file: two halves of 32 hexadecimal digits; empty for others.
    #[serde(default)]
    pub answer_key: String,
}

impl Record for Sending {
    const KIND: &'static str = "sending";
    fn index_keys(&self) -> Vec<IndexKey> {
        vec![IndexKey::new("sending_by_meeting", &[&self.meeting.to_string()])]
    }
}

/// Input of `circulation.send_pack`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct SendPack {
    /// The meeting.
    pub meeting: RecordId,
    /// The new sending.
    pub sending: RecordId,
    /// To whom.
    pub person: PersonId,
    /// How.
    pub channel: Channel,
    /// What goes.
    pub pack: Pack,
    /// Whether what is kept close goes too.
    #[serde(default)]
    pub with_kept_close: bool,
    /// Opens the answer from an encrypted file.
    #[serde(default)]
    pub answer_key: String,
}

/// What was sent for a meeting.
///
/// # Errors
/// As [`Records::scan`].
pub fn sendings_of(records: &dyn Records, meeting: RecordId) -> Result<Vec<Stored<Sending>>, Stop> {
    records.find_by("sending_by_meeting", &[&meeting.to_string()], MOST_SENDINGS)
}

/// Whom the papers of a meeting are for: members of that day, alternates and guests.
///
/// # Errors
/// As [`Records::scan`].
pub fn recipients(records: &dyn Records, body: BodyId, day: Date) -> Result<Vec<(PersonId, Role)>, Stop> {
    let all: Vec<Stored<Membership>> =
        records.find_by("membership_by_body", &[&body.to_string()], MOST_MEMBERSHIPS)?;
    let mut found: Vec<(PersonId, Role)> = Vec::new();
    let is_invited = |role: &Role| role.is_mandate() || matches!(role, Role::Alternate | Role::Guest);
    let invited =
        all.into_iter().map(|one| one.value).filter(|one| one.lasts_on(day) && is_invited(&one.role));
    for one in invited {
        match found.iter_mut().find(|(person, _)| *person == one.person) {
            Some(known) if one.role.is_mandate() => known.1 = one.role,
            Some(_) => {}
            None => found.push((one.person, one.role)),
        }
    }
    Ok(found)
}

/// What a recipient is, as far as their own roles and department go.
///
/// # Errors
/// A refusal when they are not here.
pub fn standing_of_recipient(records: &dyn Records, town: &Town, person: PersonId) -> Result<Standing, Stop> {
    let who: Stored<Person> = records.need(person)?;
    let roles: Vec<Stored<Membership>> =
        records.find_by("membership_by_person", &[&person.to_string()], MOST_MEMBERSHIPS)?;
    let roles: Vec<Membership> = roles.into_iter().map(|one| one.value).collect();
    let kind_of = |body: BodyId| town.body(body).map(|body| body.kind.clone());
    Ok(Standing::new(person, who.value.department, &roles, &[], kind_of))
}

/// Writes down that a version of the pack went to a person.
///
/// # Errors
/// Refuses a meeting that is not convened, who has no role in the body that day, and a pack with an item that is not of
/// the meeting or not for the person.
pub fn send_pack(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: SendPack = command.input()?;
    let meeting: Stored<Meeting> = records.need(input.meeting)?;
    ensure(meeting.value.state == MeetingState::Convened, "refusal-pack-not-convened")?;
    ensure(!matches!(input.channel, Channel::Unknown(_)), "refusal-channel-unknown")?;
    let town = Town::load(records)?;
    let body = meeting.value.body;
    let standing = standing_of_recipient(records, &town, input.person)?;
    let day = meeting.value.on;
    ensure(standing.seats_on(day).any(|seat| seat.body == body), "refusal-pack-not-member")?;
    let is_body_s = check_pack(records, &meeting, &input.pack, &standing, context.today)?;
    let sent = sendings_of(records, meeting.id)?;
    let version = input.pack.version();
    let own: Vec<&Sending> =
        sent.iter().map(|one| &one.value).filter(|one| one.person == input.person).collect();
    let last = own.iter().map(|one| one.number).max().unwrap_or(0);
    let same = own.iter().find(|one| one.version == version).map(|one| one.number);
    let sending = Sending {
        meeting: meeting.id,
        person: input.person,
        number: same.unwrap_or(last + 1),
        pack: input.pack,
        version,
        channel: input.channel,
        sent_by: acting(command, context),
        sent_at: context.now,
        with_kept_close: input.with_kept_close,
        answer_key: input.answer_key,
    };
    // The secretary of the body may not see each item of the member's pack.
    let audience = keepers_of(&town, is_body_s.then_some(body), input.person);
    records.add(input.sending, None, &audience, &sending)
}

/// Nothing of what the person does not see, not even that it is there. Tells whether the secretary of the body sees all
/// of it too.
fn check_pack(
    records: &dyn Records,
    meeting: &Stored<Meeting>,
    pack: &Pack,
    standing: &Standing,
    today: Date,
) -> Result<bool, Stop> {
    let mut is_body_s = true;
    let items: Vec<Stored<AgendaItem>> = records.under(meeting.id)?;
    for line in &pack.items {
        let item = items.iter().find(|item| item.id == line.item);
        let item = item.ok_or_else(|| Stop::refused("refusal-pack-item"))?;
        ensure(line.paper.is_none() || line.paper == item.value.paper, "refusal-pack-item")?;
        if item.scope != meeting.scope {
            let audience = records.audience_of(&item.scope)?;
            ensure(audience.is_seen_by(standing, today), "refusal-pack-item")?;
            is_body_s &= is_of_body(&audience, meeting.value.body);
        }
    }
    Ok(is_body_s)
}

/// Whether the body as a whole sees it, its secretary among them.
fn is_of_body(audience: &Audience, body: BodyId) -> bool {
    let secretary = Atom::RoleInBody(body, Role::Secretary);
    [Atom::Body(body), secretary].iter().any(|atom| audience.atoms().contains(atom))
}
