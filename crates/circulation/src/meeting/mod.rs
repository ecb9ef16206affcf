//! Meetings (schůze, zasedání): planned, convened, held.

mod close;
mod closing;
mod constituent;
mod convene;
mod document;
mod invitation;
mod notice;
mod plan;
mod rhythm;
mod series;
mod standing;

use obeznik_kernel::{BodyId, Date, IndexKey, Record, Timestamp};
use serde::{Deserialize, Serialize};

pub use close::{CancelMeeting, CloseMeeting, cancel_meeting, close_meeting};
pub use closing::{Closing, closing};
pub use constituent::{PlanConstituent, plan_constituent};
pub use convene::{ConveneMeeting, NOTICE_DAYS, convene_meeting, notice_days};
pub use document::{
    AddMeetingDocument, MeetingDocument, MeetingDocumentKind, RemoveMeetingDocument, SetMeetingDocumentKind,
    add_meeting_document, remove_meeting_document, set_meeting_document_kind,
};
pub use invitation::{InvitationFault, invitation_fault};
pub use notice::{NoticeFault, notice_fault};
pub use plan::{EditMeeting, PlanMeeting, edit_meeting, plan_meeting};
pub(crate) use plan::{meeting_series, set_fields};
pub use rhythm::{MOST_PLANNED, PlannedDay, Rhythm, planned_days};
pub use series::{PlanSeries, SeriesMeeting, plan_series};

use crate::stored_enum::stored_enum;

stored_enum! {
    /// Where a meeting is.
    MeetingState {
        /// In the calendar.
        Planned = "planned",
        /// The invitation is out.
        Convened = "convened",
        /// Over; its outcomes are entered.
        Held = "held",
        /// Did not take place.
        Cancelled = "cancelled",
    }
}

/// A meeting of a body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Meeting {
    /// The body.
    pub body: BodyId,
    /// Running number in the term.
    pub number: u32,
    /// Number of the term of office.
    pub term: u32,
    /// The day.
    #[cfg_attr(feature = "bindings", ts(type = "string"))]
    pub on: Date,
    /// `HH:MM` in Prague.
    pub starts_at: String,
    /// The place; within the municipality (§ 92/1).
    pub place: String,
    /// Where it is.
    pub state: MeetingState,
    /// Number of the last version of the agenda; 0 before convening.
    pub agenda_version: u32,
    /// Sections of the agenda, in order.
    pub sections: Vec<String>,
    /// When it was convened.
    #[cfg_attr(feature = "bindings", ts(type = "string | null"))]
    pub convened_at: Option<Timestamp>,
    /// Why it was convened in fewer days (§ 93/2); empty otherwise.
    pub crisis_reason: String,
    /// What the invitation adds.
    pub invitation_note: String,
    /// Why it was cancelled.
    pub cancel_reason: String,
    /// The day its notice was put up on the official board, as written down; nothing while nobody did.
    #[serde(default)]
    #[cfg_attr(feature = "bindings", ts(type = "string | null"))]
    pub notice_posted_on: Option<Date>,
    /// The day its notice was taken down, as written down.
    #[serde(default)]
    #[cfg_attr(feature = "bindings", ts(type = "string | null"))]
    pub notice_removed_on: Option<Date>,
}

impl Record for Meeting {
    const KIND: &'static str = "meeting";
    fn index_keys(&self) -> Vec<IndexKey> {
        let on = self.on.to_string();
        vec![
            IndexKey::new("meeting_by_body", &[&self.body.to_string(), &on]),
            IndexKey::new("meeting_by_day", &[&on]),
        ]
    }
}

impl Meeting {
    /// Whether its agenda may still change.
    pub fn is_open(&self) -> bool {
        matches!(self.state, MeetingState::Planned | MeetingState::Convened)
    }
}
