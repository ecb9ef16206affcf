//! By which channel a person gets what is sent: everywhere, for one body, for one meeting.

use obeznik_kernel::{
    Atom, Audience, BodyId, Command, Context, PersonId, Record, RecordId, Records, RecordsExt, Role, Stop,
    Stored, Subject, Timestamp,
};
use serde::{Deserialize, Serialize};

use crate::audience::secretaries;
use crate::door::{acting, ensure};
use crate::meeting::Meeting;
use crate::stored_enum::stored_enum;
use crate::town::Town;

stored_enum! {
    /// How a pack comes to a person.
    Channel {
        /// In this program, on their own computer.
        Application = "application",
        /// On their own page at the server.
        Page = "page",
        /// By e-mail.
        Email = "email",
        /// As an encrypted file.
        Bundle = "bundle",
        /// On paper.
        Print = "print",
    }
}

impl Channel {
    /// Whether what is sent leaves the office's own doors: nothing kept close goes that way by itself.
    pub fn leaves_the_office(&self) -> bool {
        !matches!(self, Self::Application | Self::Page)
    }
}

/// The channel chosen for a person in a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct MemberChannel {
    /// Whose.
    pub person: PersonId,
    /// Only in this body; everywhere where neither a body nor a meeting stands here.
    pub body: Option<BodyId>,
    /// Only for this meeting.
    pub meeting: Option<RecordId>,
    /// Which.
    pub channel: Channel,
    /// Who chose it.
    pub chosen_by: Option<PersonId>,
    /// When.
    #[cfg_attr(feature = "bindings", ts(type = "string"))]
    pub chosen_at: Timestamp,
}

impl Record for MemberChannel {
    const KIND: &'static str = "member_channel";
}

/// Input of `circulation.choose_channel`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ChooseChannel {
    /// Whose.
    pub person: PersonId,
    /// In this body alone.
    #[serde(default)]
    pub body: Option<BodyId>,
    /// For this meeting alone.
    #[serde(default)]
    pub meeting: Option<RecordId>,
    /// Which; nothing lets the wider choice hold again.
    pub channel: Option<Channel>,
}

/// A channel and how far the choice reaches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChannelChoice {
    /// Which.
    pub channel: Channel,
    /// `meeting`, `body`, `person`; empty where nobody chose.
    pub of: &'static str,
}

/// The one choice of a person in a place.
pub fn choice_id(person: PersonId, body: Option<BodyId>, meeting: Option<RecordId>) -> RecordId {
    match (meeting, body) {
        (Some(meeting), _) => RecordId::well_known(&format!("channel {person} meeting {meeting}")),
        (None, Some(body)) => RecordId::well_known(&format!("channel {person} body {body}")),
        (None, None) => RecordId::well_known(&format!("channel {person}")),
    }
}

/// The channel of a person for a meeting: the narrowest choice holds, and the application where nobody chose.
///
/// # Errors
/// As [`Records::get`].
pub fn channel_for(
    records: &dyn Records,
    person: PersonId,
    body: BodyId,
    meeting: RecordId,
) -> Result<ChannelChoice, Stop> {
    let places = [
        ("meeting", choice_id(person, None, Some(meeting))),
        ("body", choice_id(person, Some(body), None)),
        ("person", choice_id(person, None, None)),
    ];
    for (of, id) in places {
        if let Some(found) = records.find::<MemberChannel>(id)? {
            return Ok(ChannelChoice { channel: found.value.channel, of });
        }
    }
    Ok(ChannelChoice { channel: Channel::Application, of: "" })
}

/// The body in which a channel is chosen; the office where it is chosen for everything.
pub(crate) fn subject(command: &Command, records: &dyn Records) -> Result<Subject, Stop> {
    let input: ChooseChannel = command.input()?;
    let body = match input.meeting {
        Some(meeting) => Some(records.need::<Meeting>(meeting)?.value.body),
        None => input.body,
    };
    Ok(Subject { body, ..Subject::office() })
}

/// Chooses the channel of a person, or lets the wider choice hold again.
///
/// # Errors
/// Refuses a channel this version does not know, and a person who is not here.
pub fn choose_channel(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let ChooseChannel { person, body, meeting, channel } = command.input()?;
    records.need::<obeznik_kernel::Person>(person)?;
    let id = choice_id(person, body, meeting);
    let known: Option<Stored<MemberChannel>> = records.find(id)?;
    let Some(channel) = channel else {
        return if known.is_some() { records.remove(MemberChannel::KIND, id) } else { Ok(()) };
    };
    ensure(!matches!(channel, Channel::Unknown(_)), "refusal-channel-unknown")?;
    let (chosen_by, chosen_at) = (acting(command, context), context.now);
    let value = MemberChannel { person, body, meeting, channel, chosen_by, chosen_at };
    match known {
        Some(known) => records.save(&Stored { value, ..known }),
        None => {
            let of_body = match meeting {
                Some(meeting) => Some(records.need::<Meeting>(meeting)?.value.body),
                None => body,
            };
            let audience = keepers_of(&Town::load(records)?, of_body, person);
            records.add(id, None, &audience, &value)
        }
    }
}

/// Who sees what was sent to a person and how: those who send, and the person.
pub(super) fn keepers_of(town: &Town, body: Option<BodyId>, person: PersonId) -> Audience {
    let of_body = body.map(|body| Atom::RoleInBody(body, Role::Secretary));
    Audience::new(secretaries(town).into_iter().chain(of_body).chain([Atom::Person(person)]))
}
