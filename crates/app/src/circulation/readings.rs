//! Who read what is kept close: written down when a paper is shown, an annex opened, a document made.

use std::collections::BTreeSet;

use obeznik_circulation::attachment::Attachment;
use obeznik_circulation::paper::Paper;
use obeznik_circulation::reading::{
    NoteReading, Reading, ReadingWay, is_resolution_watched, is_watched, reading_id,
};
use obeznik_circulation::resolution::Resolution;
use obeznik_circulation::task::Task;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{Date, Device, DeviceId, PersonId, RecordId, Stored};
use obeznik_store::{SearchHit, SearchKind, Store};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::api::ApiError;
use crate::keeping::paper_erasure;
use crate::municipality::names::Names;
use crate::office::shared::PersonRef;
use crate::office::{Office, Reader, Request, parse_id};

/// The command that writes a reading down.
pub(crate) const NOTE: &str = "circulation.note_reading";

/// The secret with [`NotedToday`].
const NOTED: &str = "noted";

/// Most readings shown at a paper.
const MOST: usize = 200;

/// Who read a paper and its annexes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Readings {
    /// Whether readings of the paper itself are written down.
    pub is_watched: bool,
    /// The newest 200, the newest first.
    pub list: Vec<ReadingDto>,
    /// How many there are.
    pub count: u32,
}

/// One reading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReadingDto {
    /// Identifier.
    pub id: String,
    /// Who.
    pub person: PersonRef,
    /// The name of the device; empty when it is not known here.
    pub device: String,
    /// When first on that day.
    pub at: String,
    /// `viewed`, `opened`, `printed`, `exported`.
    pub way: String,
    /// The annex by its name; empty for the paper itself.
    pub attachment: String,
}

/// Who read the paper and its annexes, as far as this person may know.
pub(crate) fn of(
    reader: &Reader<'_>,
    names: &Names<'_>,
    paper: &Stored<Paper>,
    files: &[Stored<Attachment>],
) -> Result<Readings, ApiError> {
    let mut found = reader.records.under::<Reading>(paper.id)?;
    found.sort_by_key(|one| std::cmp::Reverse((one.value.at, one.id)));
    let count = u32::try_from(found.len()).unwrap_or(u32::MAX);
    let list = found.iter().take(MOST).map(|one| dto(reader, names, files, one)).collect::<Result<_, _>>()?;
    Ok(Readings { is_watched: is_watched(&paper.value, None), list, count })
}

fn dto(
    reader: &Reader<'_>,
    names: &Names<'_>,
    files: &[Stored<Attachment>],
    stored: &Stored<Reading>,
) -> Result<ReadingDto, ApiError> {
    let Reading { person, device, at, way, attachment } = &stored.value;
    let attachment = match attachment {
        None => String::new(),
        Some(id) => match files.iter().find(|file| file.id == *id) {
            Some(file) => file.value.name.clone(),
            None => reader.records.find::<Attachment>(*id)?.map(|file| file.value.name).unwrap_or_default(),
        },
    };
    Ok(ReadingDto {
        id: stored.id.to_string(),
        person: names.person(*person)?,
        device: reader.records.find::<Device>(*device)?.map(|device| device.value.name).unwrap_or_default(),
        at: at.to_string(),
        way: way.as_str().to_owned(),
        attachment,
    })
}

/// What is about to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Read {
    /// A paper.
    Paper(RecordId),
    /// An annex of a paper.
    Attachment(RecordId),
    /// A resolution, which tells what its paper proposed.
    Resolution(RecordId),
}

impl Office {
    /// Writes down that a paper is shown on the screen, or a resolution that tells what its paper proposed; what its own
    /// people see is theirs and is not. Tells whether it had to be.
    ///
    /// # Errors
    /// What the command says.
    pub fn note_shown(&self, what: &str) -> Result<bool, ApiError> {
        let id = parse_id(what)?;
        let (is_own, what) = self.read(|reader| {
            let is_resolution = reader.records.find::<Resolution>(id)?.is_some();
            let what = if is_resolution { Read::Resolution(id) } else { Read::Paper(id) };
            Ok((is_own(reader, what, reader.me)?, what))
        })?;
        if is_own { Ok(false) } else { self.note_reading(what, ReadingWay::Viewed) }
    }

    /// Writes down that something kept close is read, once a day for each way; tells whether it had to be. Called
    /// before it is handed out: what cannot be written down is not.
    ///
    /// # Errors
    /// What the command says.
    pub fn note_reading(&self, what: Read, way: ReadingWay) -> Result<bool, ApiError> {
        let device = self.signer().device;
        let Some(input) = self.read(|reader| needed(reader, what, &way, device))? else { return Ok(false) };
        if input.resolution.is_none() {
            return self.tell_reading(&input).map(|()| true);
        }
        // Who does not see the paper does not get its readings either, so that this computer remembers them itself.
        let (id, today) =
            self.read(|reader| Ok((reading_id(&input, reader.me, reader.today), reader.today)))?;
        let mut noted = NotedToday::of(&self.store(), today)?;
        if !noted.ids.insert(id) {
            return Ok(false);
        }
        self.tell_reading(&input)?;
        noted.keep(&mut self.store())?;
        Ok(true)
    }

    fn tell_reading(&self, input: &NoteReading) -> Result<(), ApiError> {
        let payload = serde_json::to_value(input).map_err(ApiError::broken)?;
        self.execute(Request { kind: NOTE.to_owned(), payload, base: Vec::new(), on_behalf_of: None })
            .map(|_| ())
    }

    /// Writes down that lines of a list are read together, as in one that is printed or leaves the program: each paper,
    /// annex and resolution among them that is kept close, and the resolution of a task. Tells whether anything had to
    /// be. Called before they are handed out.
    ///
    /// # Errors
    /// What the command says.
    pub fn note_readings(&self, lines: &BTreeSet<RecordId>, way: &ReadingWay) -> Result<bool, ApiError> {
        let told = self.read(|reader| {
            let mut told = BTreeSet::new();
            for line in lines {
                told.extend(told_by(reader, *line)?);
            }
            Ok(told)
        })?;
        let mut is_new = false;
        for what in told {
            is_new |= self.note_reading(what, way.clone())?;
        }
        Ok(is_new)
    }

    /// The same of a list that the window is about to print.
    ///
    /// # Errors
    /// [`Code::Invalid`](crate::Code::Invalid) for what is no identifier, and what the command says.
    pub fn note_printed(&self, lines: &[String]) -> Result<bool, ApiError> {
        let lines = lines.iter().map(|line| parse_id(line)).collect::<Result<_, _>>()?;
        self.note_readings(&lines, &ReadingWay::Printed)
    }
}

/// Whether it is the person's own, who may see it on the screen without a word about it. An annex is opened in another
/// program, which is written down for everybody.
fn is_own(reader: &Reader<'_>, what: Read, person: PersonId) -> Result<bool, ApiError> {
    let paper = match what {
        Read::Paper(id) => Some(id),
        Read::Attachment(_) => None,
        Read::Resolution(id) => reader.records.find::<Resolution>(id)?.and_then(|found| found.value.paper),
    };
    let paper = paper.map(|id| reader.records.find::<Paper>(id)).transpose()?.flatten();
    Ok(paper.is_some_and(|paper| paper.value.owners().contains(&person)))
}

/// Whether a found line keeps back the words it was found by: of what is kept close they are read by who opens it, which
/// is written down. Whose own it is sees them; nobody does where nobody has said who they are.
///
/// # Errors
/// When the store cannot be read.
pub fn is_withheld(
    reader: &Reader<'_>,
    found: &SearchHit,
    person: Option<PersonId>,
) -> Result<bool, ApiError> {
    let line = match found.kind {
        SearchKind::PaperVersion => found.owner.unwrap_or(found.id),
        SearchKind::Person | SearchKind::MeetingDocument => return Ok(false),
        _ => found.id,
    };
    let Some(what) = told_by(reader, line)? else { return Ok(false) };
    let is_own = person.map(|person| is_own(reader, what, person)).transpose()?;
    Ok(is_own != Some(true))
}

/// What a line of a list tells of, where who reads that is written down.
fn told_by(reader: &Reader<'_>, line: RecordId) -> Result<Option<Read>, ApiError> {
    if let Some(paper) = reader.records.find::<Paper>(line)? {
        return Ok(is_watched(&paper.value, None).then_some(Read::Paper(line)));
    }
    if let Some(file) = reader.records.find::<Attachment>(line)? {
        let paper = file.parent.map(|id| reader.records.find::<Paper>(id)).transpose()?.flatten();
        let is_told = paper.is_some_and(|paper| is_watched(&paper.value, Some(&file.value)));
        return Ok(is_told.then_some(Read::Attachment(line)));
    }
    let task = reader.records.find::<Task>(line)?;
    let resolution = task.map_or(Some(line), |task| task.parent);
    let found = resolution.map(|id| reader.records.find::<Resolution>(id)).transpose()?.flatten();
    let Some(found) = found else { return Ok(None) };
    Ok(is_resolution_watched(reader.records, &found)?.then_some(Read::Resolution(found.id)))
}

/// Readings of one day of papers that are not seen here, kept among the secrets of the store.
#[derive(Serialize, Deserialize)]
struct NotedToday {
    day: Date,
    ids: BTreeSet<RecordId>,
}

impl NotedToday {
    fn of(store: &Store, today: Date) -> Result<Self, ApiError> {
        let kept = store.secret(NOTED)?.and_then(|bytes| serde_json::from_slice::<Self>(&bytes).ok());
        let kept = kept.filter(|kept| kept.day == today);
        Ok(kept.unwrap_or_else(|| Self { day: today, ids: BTreeSet::new() }))
    }

    fn keep(&self, store: &mut Store) -> Result<(), ApiError> {
        Ok(store.set_secret(NOTED, &serde_json::to_vec(self).map_err(ApiError::broken)?)?)
    }
}

/// The command's input, unless the thing is open to all bodies or was written down today.
fn needed(
    reader: &Reader<'_>,
    what: Read,
    way: &ReadingWay,
    device: DeviceId,
) -> Result<Option<NoteReading>, ApiError> {
    let (paper, file) = match what {
        Read::Paper(id) => (Some(id), None),
        Read::Attachment(id) => {
            let file = reader.records.find::<Attachment>(id)?;
            (file.as_ref().and_then(|file| file.parent), file)
        }
        Read::Resolution(id) => {
            let found = reader.records.find::<Resolution>(id)?;
            let input = found.map(|found| through_resolution(reader, &found, way, device)).transpose()?;
            return new_today(reader, input.flatten());
        }
    };
    let Some(paper) = paper.map(|id| reader.records.find::<Paper>(id)).transpose()?.flatten() else {
        return Ok(None);
    };
    if !is_watched(&paper.value, file.as_ref().map(|file| &file.value)) {
        return Ok(None);
    }
    let attachment = file.map(|file| file.id);
    let input = NoteReading { paper: paper.id, attachment, resolution: None, way: way.clone(), device };
    new_today(reader, Some(input))
}

/// The same, unless it was written down today.
fn new_today(reader: &Reader<'_>, input: Option<NoteReading>) -> Result<Option<NoteReading>, ApiError> {
    let Some(input) = input else { return Ok(None) };
    let known = reader.records.find::<Reading>(reading_id(&input, reader.me, reader.today))?;
    Ok(known.is_none().then_some(input))
}

/// The command's input for words of a resolution: of its paper, or of the resolution alone where the person was given a
/// task by it and does not see the paper.
fn through_resolution(
    reader: &Reader<'_>,
    resolution: &Stored<Resolution>,
    way: &ReadingWay,
    device: DeviceId,
) -> Result<Option<NoteReading>, ApiError> {
    let Some(paper) = resolution.value.paper else { return Ok(None) };
    if paper_erasure(reader, Some(paper))?.is_some() || !is_resolution_watched(reader.records, resolution)? {
        return Ok(None);
    }
    let is_seen = match reader.records.find::<Paper>(paper)? {
        Some(paper) => reader.records.audience_of(&paper.scope)?.is_seen_by(&reader.standing, reader.today),
        None => false,
    };
    let resolution = (!is_seen).then_some(resolution.id);
    Ok(Some(NoteReading { paper, attachment: None, resolution, way: way.clone(), device }))
}
