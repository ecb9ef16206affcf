//! The log of the office: who did what when, in sentences, the newest first. An office that others have joined tells
//! each of them what they may see of it: [`seen_log`].

mod inspection;
mod seen;

pub use inspection::{
    ChainSaid, InspectedLine, InspectedPart, InspectionInput, check_inspection, inspected_log,
    sees_every_paper,
};
pub use seen::{LogBook, seen_history, seen_log};

use obeznik_authority::LogEntry;
use obeznik_circulation::meeting::Meeting;
use obeznik_circulation::paper::Paper;
use obeznik_circulation::paper_type::PaperType;
use obeznik_circulation::resolution::Resolution;
use obeznik_circulation::task::Task;
use obeznik_kernel::calendar::instant_in_prague;
use obeznik_kernel::record::typed;
use obeznik_kernel::{
    AudienceId, Body, Date, Department, Device, DeviceId, Membership, Person, PersonId, RawRecord, Record,
    RecordId, Records, Stop, Timestamp,
};
use obeznik_store::LogFilter;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::api::{ApiError, Code};
use crate::circulation::history::{details, event};
use crate::municipality::names::Names;
use crate::office::shared::{Page, Phrase, Slice};
use crate::office::{Reader, parse_id};

/// Which part of the log is wanted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LogInput {
    /// Only what the person did or others wrote down for them; empty for all.
    pub person: String,
    /// Only what happened to the record and what lies under it; empty for all.
    pub record: String,
    /// From the day on; empty for the beginning.
    pub from: String,
    /// To the end of the day; empty for the end.
    pub to: String,
    /// Part; the order is always the newest first.
    pub slice: Slice,
}

/// One line of the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LogRow {
    /// Its number in the chain, from 1 without gaps; refused commands have theirs too.
    pub number: String,
    /// When the office decided.
    pub at: String,
    /// Who acted; empty for what time brought about.
    pub who: String,
    /// For whom it was written down, or in whose place it was done; empty when for nobody.
    pub on_behalf_of: String,
    /// Whether it was done in their place (v zastoupení).
    pub is_in_place: bool,
    /// What they did.
    pub what: Phrase,
    /// Fields it set.
    pub details: Vec<Phrase>,
    /// What it concerned, by its name; empty when it has none or is gone.
    pub place: String,
    /// Day of the meeting it concerned; empty otherwise.
    pub on: String,
    /// View to open: `paper`, `meeting`, `resolution`; empty for none.
    pub view: String,
    /// Identifier for the view.
    pub target: String,
    /// Name of the computer.
    pub computer: String,
}

/// Most rows of one answer.
const MOST: u32 = 500;

/// A part of the log.
///
/// # Errors
/// [`Code::Invalid`] for a day that is none, else when the store cannot be read.
pub fn log(reader: &Reader<'_>, input: LogInput) -> Result<Page<LogRow>, ApiError> {
    let filter = filter(&input)?;
    let entries = reader.store.log_part(&filter, input.slice.offset, input.slice.limit.min(MOST))?;
    let telling = Telling {
        records: reader.records,
        names: Names::of(reader.records),
        touched: &|log_no| Ok(reader.store.touched_by(log_no)?),
        sees: &|_| true,
    };
    let rows = entries.iter().map(|entry| telling.row(entry)).collect::<Result<_, _>>()?;
    Ok(Page { rows, total: reader.store.log_count(&filter)? })
}

fn filter(input: &LogInput) -> Result<LogFilter, ApiError> {
    let id = |text: &str| (!text.is_empty()).then(|| parse_id(text)).transpose();
    let after = |day: Date| day.tomorrow().ok();
    Ok(LogFilter {
        actor: id(&input.person)?.map(PersonId),
        record: id(&input.record)?,
        from: day(&input.from)?.and_then(begins),
        before: day(&input.to)?.and_then(after).and_then(begins),
    })
}

fn day(text: &str) -> Result<Option<Date>, ApiError> {
    let bad = |_| ApiError::new(Code::Invalid, "error-bad-input").with("what", text);
    (!text.is_empty()).then(|| text.parse().map_err(bad)).transpose()
}

fn begins(day: Date) -> Option<Timestamp> {
    instant_in_prague(day, 0, 0)
}

/// Kinds and identifiers of the records a link changed, by its number.
type TouchedBy<'a> = &'a dyn Fn(u64) -> Result<Vec<(String, RecordId)>, ApiError>;

/// What lines are made of, and for whom.
struct Telling<'a> {
    records: &'a dyn Records,
    names: Names<'a>,
    touched: TouchedBy<'a>,
    /// Whether who reads sees what stands under the audience.
    sees: &'a dyn Fn(&AudienceId) -> bool,
}

impl Telling<'_> {
    fn row(&self, entry: &LogEntry) -> Result<LogRow, ApiError> {
        let computer = entry.header.device.map(|device| self.computer(device)).transpose()?;
        let said = event(&self.names, entry)?;
        let place = self.place(entry.log_no)?.unwrap_or_default();
        Ok(LogRow {
            number: entry.log_no.to_string(),
            at: said.at,
            who: said.who,
            on_behalf_of: said.on_behalf_of,
            is_in_place: said.is_in_place,
            what: said.what,
            details: details(entry),
            place: place.name,
            on: place.on,
            view: place.view.to_owned(),
            target: place.target,
            computer: computer.unwrap_or_default(),
        })
    }

    fn computer(&self, device: DeviceId) -> Result<String, ApiError> {
        let found = self.get(Device::KIND, device.0)?;
        let device = found.as_ref().map(typed::<Device>).transpose()?;
        Ok(device.map(|device| device.value.name).unwrap_or_default())
    }

    /// A record, where who reads sees it.
    fn get(&self, kind: &str, id: RecordId) -> Result<Option<RawRecord>, ApiError> {
        Ok(self.records.get(kind, id)?.filter(|record| (self.sees)(&record.scope)))
    }

    /// Of everything a command changed, what a person would name: the thing itself or what it lies under, a paper
    /// before anything else.
    fn place(&self, log_no: u64) -> Result<Option<Place>, ApiError> {
        let mut places = Vec::new();
        for (kind, id) in (self.touched)(log_no)?.into_iter().take(MOST_TOUCHED) {
            let Some(record) = self.get(&kind, id)? else { continue };
            places.extend(match named(&self.names, &record)? {
                Some(place) => Some(place),
                None => self.under(&record)?,
            });
        }
        let is_paper = |place: &Place| place.view == "paper";
        let at = places.iter().position(is_paper).unwrap_or(0);
        Ok((!places.is_empty()).then(|| places.swap_remove(at)))
    }

    fn under(&self, record: &RawRecord) -> Result<Option<Place>, ApiError> {
        let Some(parent) = record.parent else { return Ok(None) };
        for kind in [Paper::KIND, Meeting::KIND, Resolution::KIND] {
            if let Some(record) = self.get(kind, parent)? {
                return Ok(named(&self.names, &record)?);
            }
        }
        Ok(None)
    }
}

/// What a line of the log concerned.
#[derive(Default)]
struct Place {
    name: String,
    on: String,
    view: &'static str,
    target: String,
}

/// A series or a history brings hundreds of records; the first ones tell what it was about.
const MOST_TOUCHED: usize = 8;

fn named(names: &Names<'_>, record: &RawRecord) -> Result<Option<Place>, Stop> {
    let (name, view) = match record.kind.as_str() {
        Paper::KIND => {
            let paper = typed::<Paper>(record)?.value;
            (joined(&paper.number, &paper.title), "paper")
        }
        Resolution::KIND => {
            let resolution = typed::<Resolution>(record)?.value;
            (joined(&resolution.number, &resolution.title), "resolution")
        }
        Meeting::KIND => {
            let meeting = typed::<Meeting>(record)?.value;
            let (name, on) = (names.body(meeting.body)?.short_name, meeting.on.to_string());
            return Ok(Some(Place { name, on, view: "meeting", target: record.id.to_string() }));
        }
        Task::KIND => (typed::<Task>(record)?.value.text, ""),
        Person::KIND => (typed::<Person>(record)?.value.full_name(), ""),
        Membership::KIND => (names.person(typed::<Membership>(record)?.value.person)?.name, ""),
        Body::KIND => (typed::<Body>(record)?.value.name, ""),
        Department::KIND => (typed::<Department>(record)?.value.name, ""),
        PaperType::KIND => (typed::<PaperType>(record)?.value.name, ""),
        _ => return Ok(None),
    };
    Ok(Some(Place { name, on: String::new(), view, target: record.id.to_string() }))
}

fn joined(one: &str, two: &str) -> String {
    format!("{one} {two}").trim().to_owned()
}
