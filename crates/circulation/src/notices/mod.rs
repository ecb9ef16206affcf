//! Notices (upozornění): what of the office's records a person is to be told of outside the program.
//!
//! A notice says that something waits, with its number and its day. The title of a paper stands in it only where the
//! paper is public; nothing else of a text ever does, because an e-mail is read by whoever carries it.

mod choose;
mod due;
mod telling;
mod whom;

use obeznik_kernel::{Date, PersonId, RecordId};

pub(crate) use choose::chooser;
pub use choose::{ChooseNotices, NoticeChoice, NoticeWay, choose_notices, notice_choice_id};
pub use due::{due_notices, invitation_is_open};
pub use telling::{Telling, is_time, to_tell};

use crate::stored_enum::stored_enum;

stored_enum! {
    /// What a notice tells of.
    NoticeKind {
        /// A paper waits for an act of the person.
        PaperWaits = "paper_waits",
        /// A paper came back to who drafts it.
        PaperReturned = "paper_returned",
        /// A paper announced on an agenda is not founded yet and its closing is near or passed.
        PaperOwed = "paper_owed",
        /// The cover of a paper waits for the economist.
        CoverWaits = "cover_waits",
        /// An opinion is asked for.
        OpinionDue = "opinion_due",
        /// An opinion was not given in time.
        OpinionOverdue = "opinion_overdue",
        /// A body keeps a paper longer than its route gives it for its opinion.
        BodyLate = "body_late",
        /// A paper waits for a body that is no more.
        BodyEnded = "body_ended",
        /// A meeting was convened.
        Invitation = "invitation",
        /// The programme of a convened meeting changed.
        ProgrammeChanged = "programme_changed",
        /// A convened meeting does not take place.
        MeetingCancelled = "meeting_cancelled",
        /// A resolution concerns the person.
        Extract = "extract",
        /// A task is due soon.
        TaskDue = "task_due",
        /// A task is late.
        TaskOverdue = "task_overdue",
        /// A proposal to erase what is due waits for a second person.
        DisposalWaits = "disposal_waits",
    }
}

impl NoticeKind {
    /// What a key tells of, by how it begins; nothing for one of a newer version.
    pub fn of_key(key: &str) -> Option<Self> {
        let (word, _) = key.split_once('/')?;
        match word {
            "waits" => Some(Self::PaperWaits),
            "returned" => Some(Self::PaperReturned),
            "owed" => Some(Self::PaperOwed),
            "cover" => Some(Self::CoverWaits),
            "disposal" => Some(Self::DisposalWaits),
            "cancelled" => Some(Self::MeetingCancelled),
            "programme" => Some(Self::ProgrammeChanged),
            other => Self::ALL.iter().find(|kind| kind.as_str() == other).cloned(),
        }
    }
}

/// What a notice says, as far as anybody may read it on the way.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// Number of the paper, the meeting or the resolution.
    pub number: String,
    /// Title of the paper; empty unless the paper is public.
    pub title: String,
    /// Name of the body.
    pub body: String,
    /// Day of the meeting or of the decision.
    pub on: Option<Date>,
    /// Hour of the meeting.
    pub starts_at: String,
    /// Place of the meeting.
    pub place: String,
    /// By which day it is to be done.
    pub due_on: Option<Date>,
    /// Whether the mayor decided in place of the council.
    pub by_mayor: bool,
}

/// A notice for one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What it tells of.
    pub kind: NoticeKind,
    /// Whom it is for.
    pub person: PersonId,
    /// The absent person in whose place they are told.
    pub in_place_of: Option<PersonId>,
    /// The paper, meeting, resolution, task or proposal.
    pub record: RecordId,
    /// The same as long as it is the same thing to be told; nobody is told one key twice.
    pub key: String,
    /// The key of what must have been told before, or this says nothing: a changed programme means something only
    /// to who was invited.
    pub after: Option<String>,
    /// What it says.
    pub facts: Facts,
}

#[cfg(test)]
mod tests;
