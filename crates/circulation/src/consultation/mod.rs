//! Consultations: a paper before one body. From scheduling on the state belongs here, not to the paper.

mod change_body;
mod earlier;
mod late;
mod pass;
mod postpone;
mod route;
mod schedule;

use obeznik_kernel::{
    Body, BodyId, BodyKind, Date, IndexKey, Record, RecordId, Records, RecordsExt, Stop, Stored, Timestamp,
};
use serde::{Deserialize, Serialize};

pub use change_body::{ChangeBody, change_body, may_take_over};
pub use earlier::earlier;
pub use late::{ConsentRight, Consenting, consenting, is_late};
pub use pass::{PassWithoutOpinion, pass_without_opinion};
pub use postpone::{Postpone, postpone};
pub(crate) use route::{let_mayor_in, open_route, withdraw_all};
pub use schedule::{Schedule, Unschedule, schedule, unschedule};
pub(crate) use schedule::{check_posting, check_postings};

use crate::door::need_text;
use crate::paper_type::ConsultationRole;
use crate::stored_enum::stored_enum;

stored_enum! {
    /// Where a paper stands with one body.
    ConsultationState {
        /// An earlier body has not dealt with it yet.
        Waiting = "waiting",
        /// May be scheduled.
        Ready = "ready",
        /// On the agenda of a meeting.
        Scheduled = "scheduled",
        /// The body that decides adopted it.
        Adopted = "adopted",
        /// The body recommends it.
        Recommended = "recommended",
        /// The body recommends against it.
        NotRecommended = "not_recommended",
        /// The vote did not reach the majority.
        NotAdopted = "not_adopted",
        /// The body gave no opinion, with a reason.
        WithoutOpinion = "without_opinion",
        /// Dealt with, without a vote.
        DiscussedOnly = "discussed_only",
        /// Put off to another meeting.
        Postponed = "postponed",
        /// The paper was withdrawn.
        Withdrawn = "withdrawn",
        /// The mayor, acting for the council, left the matter to the assembly.
        Referred = "referred",
    }
}

stored_enum! {
    /// Why a body gave no opinion, where it is one of the usual reasons; the words beside it say more.
    NoOpinionCause {
        /// So few members came that the body could not vote.
        NoQuorum = "no_quorum",
        /// The days it had for the paper were over.
        DatePassed = "date_passed",
        /// Its meeting did not come to the item.
        NotReached = "not_reached",
    }
}

/// A paper before one body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Consultation {
    /// The step of the paper's route.
    pub step: String,
    /// The body.
    pub body: BodyId,
    /// What the body does with it.
    pub role: ConsultationRole,
    /// Place among the bodies of the route, from 1.
    pub order: u32,
    /// From 1; rises when the paper comes before the body again after it was not adopted.
    pub round: u32,
    /// Where it stands.
    pub state: ConsultationState,
    /// The meeting.
    pub meeting: Option<RecordId>,
    /// The item of its agenda.
    pub agenda_item: Option<RecordId>,
    /// The resolution it ended with.
    pub resolution: Option<RecordId>,
    /// The vote in short, such as `5 : 0 : 1`; empty before.
    pub summary: String,
    /// Why it was put off, withdrawn, or ended without an opinion.
    pub reason: String,
    /// Which of the usual reasons it was, where it ended without an opinion; nothing where nobody said.
    #[serde(default)]
    pub cause: Option<NoOpinionCause>,
    /// The day it was put off to, when one was said.
    #[cfg_attr(feature = "bindings", ts(type = "string | null"))]
    pub postponed_to: Option<Date>,
    /// The last day the route gives the body, counted from the day its turn came; nothing where it sets no days, and
    /// before its turn.
    #[serde(default)]
    #[cfg_attr(feature = "bindings", ts(type = "string | null"))]
    pub due_on: Option<Date>,
    /// The suspended resolution the body decides about (§ 105).
    pub about: Option<RecordId>,
    /// When it was opened.
    #[cfg_attr(feature = "bindings", ts(type = "string"))]
    pub opened_at: Timestamp,
}

impl Record for Consultation {
    const KIND: &'static str = "consultation";
    fn index_keys(&self) -> Vec<IndexKey> {
        let state = self.state.as_str();
        let mut keys = vec![IndexKey::new("consultation_by_body", &[&self.body.to_string(), state])];
        if let Some(meeting) = self.meeting {
            keys.push(IndexKey::new("consultation_by_meeting", &[&meeting.to_string(), state]));
        }
        keys
    }
}

impl Consultation {
    /// Whether the journey may go on to the next body. An advisory body never stops it (§ 117, § 122).
    pub fn lets_go_on(&self) -> bool {
        use ConsultationState::{
            Adopted, DiscussedOnly, NotAdopted, NotRecommended, Recommended, Referred, WithoutOpinion,
        };
        match self.state {
            Adopted | Recommended | NotRecommended | WithoutOpinion | DiscussedOnly | Referred => true,
            NotAdopted => self.role == ConsultationRole::Opinion,
            _ => false,
        }
    }

    /// Whether another body follows after this one; a paper that was adopted has come to its end.
    pub fn passes_on(&self) -> bool {
        self.lets_go_on() && self.state != ConsultationState::Adopted
    }

    /// What a body of the kind does with it, whatever was written down when it was opened.
    pub fn role_of(&self, kind: &BodyKind) -> ConsultationRole {
        self.role.of_body(kind)
    }

    /// Whether the secretary may let the paper pass the body: its turn has come, the paper lies on no agenda of its, and
    /// it only advises or is no more.
    pub fn is_passed_by_hand(&self, body: &Body, today: Date) -> bool {
        let holds_nothing = self.role_of(&body.kind) == ConsultationRole::Opinion || body.has_ended(today);
        holds_nothing && matches!(self.state, ConsultationState::Ready | ConsultationState::Postponed)
    }

    /// Whether the secretary may give the paper to another body: this one is no more, has still to deal with it, and the
    /// paper lies on no agenda of its.
    pub fn may_change_body(&self, body: &Body, today: Date) -> bool {
        body.has_ended(today) && self.is_open() && self.state != ConsultationState::Scheduled
    }

    /// How the body holds the paper up on the day; nothing where it does not, or where nobody may let the paper go on
    /// without it.
    pub fn held_up(&self, body: &Body, today: Date) -> Option<HeldUp> {
        if self.may_change_body(body, today) {
            return body.to.map(HeldUp::Ended);
        }
        let is_late = self.is_overdue(today) && self.is_passed_by_hand(body, today);
        self.due_on.filter(|_| is_late).map(HeldUp::Late)
    }

    /// Whether the body kept it longer than the route gives it; its last day still counts.
    pub fn is_overdue(&self, today: Date) -> bool {
        self.is_open() && self.due_on.is_some_and(|due| due < today)
    }

    /// Whether the body has still to deal with it.
    pub fn is_open(&self) -> bool {
        use ConsultationState::{Postponed, Ready, Scheduled, Waiting};
        matches!(self.state, Waiting | Ready | Scheduled | Postponed)
    }
}

/// How a body holds a paper up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeldUp {
    /// It is no more; this was its last day.
    Ended(Date),
    /// It keeps it longer than the route gives it; this was the last day.
    Late(Date),
}

/// Why there is no opinion is told by one of the usual reasons or in words; a reason of a newer program tells nothing here.
pub(crate) fn need_why(reason: &str, cause: Option<&NoOpinionCause>) -> Result<(), Stop> {
    match cause {
        None | Some(NoOpinionCause::Unknown(_)) => need_text(reason, "refusal-reason-missing"),
        Some(_) => Ok(()),
    }
}

/// Whether any body has the paper on an agenda or has dealt with it.
pub(crate) fn has_begun(records: &dyn Records, paper: RecordId) -> Result<bool, Stop> {
    use ConsultationState::{Ready, Waiting, Withdrawn};
    let all: Vec<Stored<Consultation>> = records.under(paper)?;
    Ok(all.iter().any(|one| !matches!(one.value.state, Waiting | Ready | Withdrawn)))
}

/// Whether the paper lies on an agenda just now.
pub(crate) fn is_on_an_agenda(records: &dyn Records, paper: RecordId) -> Result<bool, Stop> {
    let all: Vec<Stored<Consultation>> = records.under(paper)?;
    Ok(all.iter().any(|one| one.value.state == ConsultationState::Scheduled))
}

/// Whether a journey, given all its consultations, ended by a vote that did not adopt the paper.
pub fn was_not_adopted<'c>(consultations: impl IntoIterator<Item = &'c Consultation>) -> bool {
    let all: Vec<&Consultation> = consultations.into_iter().collect();
    let closed = all.iter().filter(|one| !one.is_open() && !one.lets_go_on());
    let last = closed.max_by_key(|one| (one.order, one.round));
    last.is_some_and(|one| one.state == ConsultationState::NotAdopted)
        && !all.iter().any(|one| one.state == ConsultationState::Adopted)
}
