//! Who read what is kept close: written down when a paper is shown, an annex opened, a document made.

use std::collections::BTreeSet;

use obeznik_circulation::attachment::Attachment;
use obeznik_circulation::paper::Paper;
use obeznik_circulation::reading::{NoteReading, Reading, ReadingWay, is_watched, reading_id};
use obeznik_circulation::resolution::Resolution;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{Device, DeviceId, RecordId, Stored};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::api::ApiError;
use crate::municipality::names::Names;
use crate::office::shared::PersonRef;
use crate::office::{Office, Reader, Request, parse_id};

/// The command that writes a reading down.
pub(crate) const NOTE: &str = "circulation.note_reading";

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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Read {
    /// A paper.
    Paper(RecordId),
    /// An annex of a paper.
    Attachment(RecordId),
    /// A resolution, which tells what its paper proposed.
    Resolution(RecordId),
}

impl Office {
    /// Writes down that a paper is shown on the screen; what its own people see is theirs and is not. Tells whether
    /// it had to be.
    ///
    /// # Errors
    /// What the command says.
    pub fn note_shown(&self, paper: &str) -> Result<bool, ApiError> {
        let paper = parse_id(paper)?;
        let is_own = self.read(|reader| {
            let found = reader.records.find::<Paper>(paper)?;
            Ok(found.is_some_and(|found| found.value.owners().contains(&reader.me)))
        })?;
        if is_own { Ok(false) } else { self.note_reading(Read::Paper(paper), ReadingWay::Viewed) }
    }

    /// Writes down that something kept close is read, once a day for each way; tells whether it had to be. Called
    /// before it is handed out: what cannot be written down is not.
    ///
    /// # Errors
    /// What the command says.
    pub fn note_reading(&self, what: Read, way: ReadingWay) -> Result<bool, ApiError> {
        let device = self.signer().device;
        let Some(input) = self.read(|reader| needed(reader, what, &way, device))? else { return Ok(false) };
        let payload = serde_json::to_value(&input).map_err(ApiError::broken)?;
        self.execute(Request { kind: NOTE.to_owned(), payload, base: Vec::new(), on_behalf_of: None })?;
        Ok(true)
    }

    /// Writes down that words of the papers are read together, as in a list that leaves the program: each paper kept
    /// close once. Called before they are handed out.
    ///
    /// # Errors
    /// What the command says.
    pub fn note_readings(&self, papers: &BTreeSet<RecordId>, way: &ReadingWay) -> Result<(), ApiError> {
        let watched = self.read(|reader| {
            let mut watched = Vec::new();
            for id in papers {
                let paper = reader.records.find::<Paper>(*id)?;
                watched.extend(paper.filter(|paper| is_watched(&paper.value, None)).map(|paper| paper.id));
            }
            Ok(watched)
        })?;
        for paper in watched {
            self.note_reading(Read::Paper(paper), way.clone())?;
        }
        Ok(())
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
            (reader.records.find::<Resolution>(id)?.and_then(|found| found.value.paper), None)
        }
    };
    let Some(paper) = paper.map(|id| reader.records.find::<Paper>(id)).transpose()?.flatten() else {
        return Ok(None);
    };
    if !is_watched(&paper.value, file.as_ref().map(|file| &file.value)) {
        return Ok(None);
    }
    let attachment = file.map(|file| file.id);
    let input = NoteReading { paper: paper.id, attachment, way: way.clone(), device };
    let is_known = reader.records.find::<Reading>(reading_id(&input, reader.me, reader.today))?.is_some();
    Ok((!is_known).then_some(input))
}
