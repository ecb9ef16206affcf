//! Proposals to erase what is due (návrh na vymazání): one person proposes, another agrees, time erases.
//!
//! A proposal holds identifiers, days and counts, never words of what is to be erased: those would outlive it.

mod decide;
mod erase;
mod propose;
mod second;

use obeznik_kernel::calendar::day_in_prague;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{
    Command, Date, IndexKey, PersonId, Record, RecordId, Records, Stop, Stored, Subject, Timestamp,
};
use serde::{Deserialize, Serialize};

pub use decide::{
    AgreeDisposal, RefuseDisposal, WithdrawDisposal, agree_disposal, refuse_disposal, withdraw_disposal,
};
pub use erase::{COMMENTING, DISTRIBUTING, EraseItem, erase_item, to_erase};
pub use propose::{ProposeDisposal, ProposedItem, propose_disposal};
pub use second::{Look, SecondLook, last_day, look_of, others_could, second_look};

use crate::class::Class;
use crate::due::{Due, Held};

/// Most things of one proposal: as many as a person can look through.
pub const MOST_ITEMS: usize = 200;
/// Days after which a proposal must be made anew.
pub const LASTS_DAYS: i32 = 30;
/// The longest ground, consent and reason.
pub const LONGEST: usize = 500;

/// How a proposal stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DisposalState {
    /// Waits for a second person.
    Proposed,
    /// A second person agreed; what it names is being erased.
    Agreed,
    /// A second person refused it.
    Refused,
    /// Its proposer took it back.
    Withdrawn,
    /// Everything it names was erased or stayed.
    Done,
    /// Of a newer version of the program.
    #[serde(untagged)]
    Unknown(String),
}

impl DisposalState {
    /// The word as stored and as named in texts.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Proposed => "proposed",
            Self::Agreed => "agreed",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
            Self::Done => "done",
            Self::Unknown(word) => word,
        }
    }
}

/// Who did it and when: the person whose act it is, and who did it in their place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hand {
    /// Whose act it is.
    pub person: PersonId,
    /// Who did it in their place (v zastoupení).
    pub substitute: Option<PersonId>,
    /// When.
    pub at: Timestamp,
}

impl Hand {
    /// Everybody who had a hand in it.
    pub fn people(&self) -> impl Iterator<Item = PersonId> {
        [Some(self.person), self.substitute].into_iter().flatten()
    }
}

/// A proposal to erase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Disposal {
    /// On what ground.
    pub ground: String,
    /// The archive's consent or the protocol of the proceedings, by its number; empty where no document is erased.
    pub consent: String,
    /// Who proposed it.
    pub proposed: Hand,
    /// How it stands.
    pub state: DisposalState,
    /// Who agreed, refused or took it back.
    pub decided: Option<Hand>,
    /// Why it was refused or taken back.
    pub reason: String,
    /// When the last thing was erased.
    pub done_at: Option<Timestamp>,
}

impl Record for Disposal {
    const KIND: &'static str = "disposal";
    fn index_keys(&self) -> Vec<IndexKey> {
        vec![IndexKey::new("disposal", &[self.state.as_str()])]
    }
}

impl Disposal {
    /// Whether somebody who had a hand in the proposal had one in the agreement too, because there was nobody else
    /// ([`SecondLook::SameLater`]).
    pub fn is_of_one_hand(&self) -> bool {
        let is_agreed = matches!(self.state, DisposalState::Agreed | DisposalState::Done);
        let is_proposer = |person: PersonId| self.proposed.people().any(|one| one == person);
        is_agreed && self.decided.as_ref().is_some_and(|decided| decided.people().any(is_proposer))
    }
}

/// How a thing of a proposal stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemState {
    /// Proposed.
    Proposed,
    /// The second person took it out.
    LeftOut,
    /// Agreed; to be erased.
    Agreed,
    /// Erased.
    Erased,
    /// Stayed, because something stood in the way.
    Kept,
    /// Of a newer version of the program.
    #[serde(untagged)]
    Unknown(String),
}

impl ItemState {
    /// The word as stored and as named in texts.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Proposed => "proposed",
            Self::LeftOut => "left_out",
            Self::Agreed => "agreed",
            Self::Erased => "erased",
            Self::Kept => "kept",
            Self::Unknown(word) => word,
        }
    }
}

/// One thing of a proposal; lies under it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DisposalItem {
    /// Its class by its word.
    pub class: String,
    /// The record; of comments and readings the paper they belong to, of a distribution its meeting.
    pub kind: String,
    /// Its identifier.
    pub record: RecordId,
    /// How many records it is.
    pub count: u32,
    /// When it was closed.
    pub closed_on: Date,
    /// Since when it is due.
    pub due_on: Date,
    /// Years it was kept.
    pub years: u16,
    /// Whether the filing service set the period.
    pub by_registry: bool,
    /// How it stands.
    pub state: ItemState,
    /// What stood in the way when it stayed, as a word; empty otherwise.
    pub obstacle: String,
    /// When it was erased or stayed.
    pub at: Option<Timestamp>,
}

impl Record for DisposalItem {
    const KIND: &'static str = "disposal_item";
    fn index_keys(&self) -> Vec<IndexKey> {
        vec![
            IndexKey::new("disposal_item_by_state", &[self.state.as_str()]),
            IndexKey::new("disposal_item_of", &[&self.record.to_string(), &self.class]),
        ]
    }
}

impl DisposalItem {
    /// What is due, proposed.
    pub fn of(due: &Due) -> Self {
        let Due { class, kind, id, count, closed_on, due_on, years, by_registry, held: _ } = due.clone();
        Self {
            class: class.as_str().to_owned(),
            kind: kind.to_owned(),
            record: id,
            count,
            closed_on,
            due_on,
            years,
            by_registry,
            state: ItemState::Proposed,
            obstacle: String::new(),
            at: None,
        }
    }
}

/// That a record was erased and when, for those who meet its identifier elsewhere. It says nothing of what it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erasure {
    /// What it was, such as `paper`.
    pub kind: String,
    /// Its identifier.
    pub record: RecordId,
    /// The day.
    pub on: Date,
    /// How far a paper could be seen, so that a document that names it says no more than before; empty otherwise.
    pub access: String,
}

impl Record for Erasure {
    const KIND: &'static str = "erasure";
}

/// The identifier of the note that a record was erased.
pub fn erasure_id(kind: &str, record: RecordId) -> RecordId {
    RecordId::well_known(&format!("erasure/{kind}/{record}"))
}

/// The note that a record was erased; nothing when it was not.
///
/// # Errors
/// When the records cannot be read.
pub fn erasure_of(records: &dyn Records, kind: &str, record: RecordId) -> Result<Option<Erasure>, Stop> {
    Ok(records.find::<Erasure>(erasure_id(kind, record))?.map(|found| found.value))
}

/// The day a record was erased; nothing when it was not.
///
/// # Errors
/// When the records cannot be read.
pub fn erased_on(records: &dyn Records, kind: &str, record: RecordId) -> Result<Option<Date>, Stop> {
    Ok(erasure_of(records, kind, record)?.map(|erasure| erasure.on))
}

/// What stands in the way of erasing something today, as a word; nothing when it may go.
pub fn obstacle(due: Option<&Due>) -> Option<&'static str> {
    match due {
        None => Some("not_due"),
        Some(due) => due.held.as_ref().map(|held| match held {
            Held::OpenTask(_) => "task",
            Held::Suspended(_) => "suspended",
            Held::Continued(_) => "continued",
            Held::Archive => "archive",
            Held::Choice => "choice",
        }),
    }
}

/// Whose business a proposal is: what nobody sees nobody decides.
pub(crate) fn subject(command: &Command, records: &dyn Records) -> Result<Subject, Stop> {
    #[derive(Deserialize)]
    struct Of {
        disposal: RecordId,
    }
    let disposal: Stored<Disposal> = records.need(command.input::<Of>()?.disposal)?;
    Ok(Subject { audience: records.audience_of(&disposal.scope)?, ..Subject::office() })
}

/// The things of a proposal.
///
/// # Errors
/// When the records cannot be read.
pub fn items(records: &dyn Records, disposal: RecordId) -> Result<Vec<Stored<DisposalItem>>, Stop> {
    records.under::<DisposalItem>(disposal)
}

/// Whether a thing waits in a proposal that may still be agreed to on the day, or is being erased.
///
/// # Errors
/// When the records cannot be read.
pub fn is_waiting(records: &dyn Records, item: &Stored<DisposalItem>, today: Date) -> Result<bool, Stop> {
    if item.value.state != ItemState::Proposed {
        return Ok(item.value.state == ItemState::Agreed);
    }
    let of = item.parent.map(|id| records.find::<Disposal>(id)).transpose()?.flatten();
    Ok(of.is_some_and(|of| {
        of.value.state == DisposalState::Proposed && today <= last_day(day_in_prague(of.value.proposed.at))
    }))
}

/// The class of a thing.
pub(crate) fn class_of(item: &DisposalItem) -> Option<Class> {
    Class::of_word(&item.class)
}
