//! Shapes of the distribution for the window.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::office::shared::{BodyRef, PersonRef, Phrase};

/// Of which meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DistributionInput {
    /// The meeting.
    pub meeting: String,
}

/// The distribution of a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Distribution {
    /// The meeting.
    pub meeting: String,
    /// Its body.
    pub body: BodyRef,
    /// Its running number.
    pub number: u32,
    /// Its day.
    pub on: String,
    /// `14:00`.
    pub starts_at: String,
    /// `planned`, `convened`, `held`, `cancelled`.
    pub state: String,
    /// Whether papers may be sent now.
    pub can_send: bool,
    /// People to whom nothing went yet.
    pub unsent: u32,
    /// People whose pack has changed since.
    pub changed: u32,
    /// People who opened the version they have.
    pub opened: u32,
    /// People who will not come.
    pub apologised: u32,
    /// Everybody invited.
    pub people: Vec<DistributionRow>,
}

/// One person of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DistributionRow {
    /// Who.
    pub person: PersonRef,
    /// `chair`, `deputy_chair`, `member`, `alternate`, `guest`.
    pub role: String,
    /// `application`, `page`, `email`, `bundle`, `print`.
    pub channel: String,
    /// How far the choice reaches: `meeting`, `body`, `person`; empty where nobody chose.
    pub channel_of: String,
    /// Papers they see.
    pub papers: u32,
    /// Papers and annexes they see that no file and no paper takes along by itself.
    pub kept_close: u32,
    /// What was sent last.
    pub sent: Option<SentDto>,
    /// What changed for them since.
    pub changes: Vec<Phrase>,
    /// Where the version they have was opened.
    pub opened: Vec<OpenedDto>,
    /// That they will not come.
    pub apology: Option<ApologyDto>,
    /// Conflicts of interest they announced.
    pub conflicts: Vec<ConflictDto>,
}

/// A sending.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SentDto {
    /// Which version for the person, from 1.
    pub number: u32,
    /// When.
    pub at: String,
    /// Who sent it.
    pub by: String,
    /// How.
    pub channel: String,
    /// Whether what is kept close went too.
    pub with_kept_close: bool,
    /// Whether nothing has changed since.
    pub is_current: bool,
}

/// An opening.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OpenedDto {
    /// `application`, `page`, `bundle`.
    pub by: String,
    /// When first.
    pub at: String,
}

/// An apology.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ApologyDto {
    /// Why.
    pub reason: String,
    /// When.
    pub at: String,
    /// Who wrote it down; empty where it was the person.
    pub written_by: String,
}

/// A conflict of interest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ConflictDto {
    /// The item.
    pub item: String,
    /// Its title.
    pub title: String,
    /// What the interest is.
    pub reason: String,
}

/// What lies before the signed-in person for a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MyPack {
    /// Whether they are of the body that day.
    pub is_invited: bool,
    /// Whether they may still apologise and announce conflicts.
    pub may_answer: bool,
    /// Whether it is written down that they opened what was sent last, or is not any more.
    pub is_opened: bool,
    /// What was sent to them last.
    pub sent: Option<SentDto>,
    /// What differs from the version sent to them before.
    pub changes: Vec<Phrase>,
    /// Their apology.
    pub apology: Option<ApologyDto>,
    /// Conflicts they announced.
    pub conflicts: Vec<ConflictDto>,
}

/// To whom papers go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SendPacksInput {
    /// The meeting.
    pub meeting: String,
    /// People, by the channels that need no file.
    pub people: Vec<String>,
}
