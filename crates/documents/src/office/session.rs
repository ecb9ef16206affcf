//! A meeting with its body, as documents name it.

use jiff::civil::{DateTime, Time};
use obeznik_app::circulation::meetings::{AgendaItemDto, MeetingDetail, MeetingInput, meeting};
use obeznik_app::office::parse_id;
use obeznik_app::{ApiError, Code};
use obeznik_circulation::agenda::AgendaItem;
use obeznik_circulation::meeting::Meeting;
use obeznik_circulation::outcome::Outcome;
use obeznik_circulation::paper::{Confidentiality, Paper};
use obeznik_keeping::disposal::erasure_of;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{Body, BodyKind, Record as _};

use super::house::House;
use super::naming;

/// A meeting read whole.
pub(super) struct Session {
    pub(super) meeting: Meeting,
    pub(super) body: Body,
    pub(super) detail: MeetingDetail,
}

impl Session {
    pub(super) fn read(house: &House<'_>, id: &str) -> Result<Self, ApiError> {
        let meeting_of = house.reader.records.need::<Meeting>(parse_id(id)?)?.value;
        let body = house.names.find_body(meeting_of.body)?;
        let body = body.ok_or_else(|| ApiError::new(Code::NotFound, "refusal-not-found"))?;
        let detail = meeting(house.reader, MeetingInput { id: id.to_owned() })?;
        Ok(Self { meeting: meeting_of, body, detail })
    }

    /// `2. zasedání Zastupitelstva města Vzorova`
    pub(super) fn title(&self) -> String {
        naming::meeting(Some(self.meeting.number), &self.body)
    }

    pub(super) fn is_of_assembly(&self) -> bool {
        self.body.kind == BodyKind::Assembly
    }

    /// When it begins.
    pub(super) fn starts_at(&self) -> Result<DateTime, ApiError> {
        starts_at(&self.meeting)
    }

    /// `ZM-2-2026-12-16`, for names of files.
    pub(super) fn short_name(&self) -> String {
        short_name(&self.meeting, &self.body)
    }

    /// The item the paper is dealt with under.
    pub(super) fn item_of_paper(&self, paper: &str) -> Option<&AgendaItemDto> {
        self.detail.items.iter().find(|item| item.paper == paper)
    }
}

/// When a meeting begins.
pub(super) fn starts_at(meeting: &Meeting) -> Result<DateTime, ApiError> {
    let time: Result<Time, _> = meeting.starts_at.parse();
    let time = time.map_err(|_| ApiError::new(Code::Refused, "document-meeting-incomplete"))?;
    Ok(meeting.on.to_datetime(time))
}

/// `ZM-2-2026-12-16`, for names of files.
pub(super) fn short_name(meeting: &Meeting, body: &Body) -> String {
    format!("{}-{}-{}", body.abbreviation, meeting.number, meeting.on)
}

impl House<'_> {
    /// The vote and whatever else was entered about an item.
    pub(super) fn outcome_of(&self, item: &AgendaItemDto) -> Result<Option<Outcome>, ApiError> {
        let records = self.reader.records;
        let item = records.find::<AgendaItem>(parse_id(&item.id)?)?;
        let outcome = item.and_then(|item| item.value.outcome).map(|id| records.find::<Outcome>(id));
        Ok(outcome.transpose()?.flatten().map(|stored| stored.value))
    }

    /// How far the paper of an item may be seen; nothing without a paper. A paper that is not for the
    /// person who prints is for nobody the document goes to.
    pub(super) fn confidentiality_of(
        &self,
        item: &AgendaItemDto,
    ) -> Result<Option<Confidentiality>, ApiError> {
        if item.paper.is_empty() {
            return Ok(None);
        }
        let id = parse_id(&item.paper)?;
        if let Some(paper) = self.reader.records.find::<Paper>(id)? {
            return Ok(Some(paper.value.confidentiality));
        }
        // Of an erased one it is still known.
        let erasure = erasure_of(self.reader.records, Paper::KIND, id)?;
        let is_it =
            |level: &&Confidentiality| erasure.as_ref().is_some_and(|one| one.access == level.as_str());
        Ok(Some(Confidentiality::ALL.iter().find(is_it).unwrap_or(&Confidentiality::Secretariat).clone()))
    }
}
