//! Who read what is kept close: on a screen, as a file, on paper. Append-only; one record for each person,
//! device, day and way.

use obeznik_kernel::calendar::{Date, day_in_prague};
use obeznik_kernel::{
    Command, Context, DeviceId, PersonId, Record, RecordId, Records, RecordsExt, Stop, Stored, Timestamp,
};
use serde::{Deserialize, Serialize};

use crate::attachment::Attachment;
use crate::audience::{is_kept_close, whole_town};
use crate::door::ensure;
use crate::meeting::Meeting;
use crate::paper::Paper;
use crate::resolution::Resolution;
use crate::stored_enum::stored_enum;
use crate::town::Town;

stored_enum! {
    /// How something was read.
    ReadingWay {
        /// Shown on a screen.
        Viewed = "viewed",
        /// Opened in another program.
        Opened = "opened",
        /// Printed, as a document made of it.
        Printed = "printed",
        /// Put into a file that leaves the program.
        Exported = "exported",
    }
}

/// That somebody read a paper or one of its annexes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Reading {
    /// Who.
    pub person: PersonId,
    /// On which device, as it says itself; the log has the device that signed.
    pub device: DeviceId,
    /// When first on that day, by the clock of the device: a laptop tells it weeks later.
    #[cfg_attr(feature = "bindings", ts(type = "string"))]
    pub at: Timestamp,
    /// How.
    pub way: ReadingWay,
    /// The annex; the paper itself where there is none.
    pub attachment: Option<RecordId>,
}

impl Record for Reading {
    const KIND: &'static str = "reading";
}

/// Input of `circulation.note_reading`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct NoteReading {
    /// The paper.
    pub paper: RecordId,
    /// The annex.
    #[serde(default)]
    pub attachment: Option<RecordId>,
    /// The resolution whose words were read, where the person sees it and not the paper: whoever was given a task.
    #[serde(default)]
    pub resolution: Option<RecordId>,
    /// How.
    pub way: ReadingWay,
    /// On which device.
    pub device: DeviceId,
}

/// Whether readings of the paper, or of this annex of it, are written down.
pub fn is_watched(paper: &Paper, attachment: Option<&Attachment>) -> bool {
    is_kept_close(paper) || attachment.is_some_and(|file| file.is_confidential)
}

/// Whether readings of the resolution are written down: those of one whose paper is kept close. Where the paper is not
/// seen, the resolution tells it by its own readers: they are not all to whom its meeting is open.
///
/// # Errors
/// As [`Records::get`].
pub fn is_resolution_watched(records: &dyn Records, resolution: &Stored<Resolution>) -> Result<bool, Stop> {
    let Some(paper) = resolution.value.paper else { return Ok(false) };
    if let Some(paper) = records.find::<Paper>(paper)? {
        return Ok(is_watched(&paper.value, None));
    }
    let meeting = resolution.value.meeting.map(|id| records.find::<Meeting>(id)).transpose()?.flatten();
    let everybody = match meeting {
        Some(meeting) => records.audience_of(&meeting.scope)?,
        None => whole_town(&Town::load(records)?),
    };
    Ok(!everybody.is_within(&records.audience_of(&resolution.scope)?))
}

/// The one record of a person, a device, a day and a way.
pub fn reading_id(input: &NoteReading, person: PersonId, day: Date) -> RecordId {
    let NoteReading { paper, attachment, resolution: _, way, device } = input;
    let what = attachment.unwrap_or(*paper);
    RecordId::well_known(&format!("reading {what} {person} {device} {day} {}", way.as_str()))
}

/// Writes down that the person at the device read it, for whomever they act. What is open to all bodies, and what was written down that day
/// already, changes nothing: another device may have been quicker, or the paper was opened meanwhile. Nor does it where
/// only the resolution is here: the authority has the paper.
///
/// # Errors
/// When the paper or the annex is not there, or the resolution is of another paper.
pub fn note_reading(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: NoteReading = command.input()?;
    let Some(person) = command.actor.or_else(|| context.person()) else { return Ok(()) };
    let paper: Stored<Paper> = match input.resolution {
        Some(resolution) => {
            let resolution: Stored<Resolution> = records.need(resolution)?;
            ensure(resolution.value.paper == Some(input.paper), "refusal-not-found")?;
            let Some(paper) = records.find(input.paper)? else { return Ok(()) };
            paper
        }
        None => records.need(input.paper)?,
    };
    let file = input.attachment.map(|id| records.need::<Attachment>(id)).transpose()?;
    let file = file.filter(|file| file.parent == Some(paper.id));
    let at = command.client_time.min(context.now);
    let id = reading_id(&input, person, day_in_prague(at));
    if !is_watched(&paper.value, file.as_ref().map(|file| &file.value))
        || records.find::<Reading>(id)?.is_some()
    {
        return Ok(());
    }
    let audience = records.audience_of(file.as_ref().map_or(&paper.scope, |file| &file.scope))?;
    let NoteReading { way, device, attachment, .. } = input;
    let reading = Reading { person, device, at, way, attachment };
    records.add(id, Some(paper.id), &audience, &reading)
}
