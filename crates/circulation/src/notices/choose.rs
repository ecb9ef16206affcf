//! How a person wants to be told: at once, once a day, or not at all.

use obeznik_kernel::{
    Atom, Audience, Command, Context, Person, PersonId, Record, RecordId, Records, RecordsExt, Stop, Stored,
    Subject,
};
use serde::{Deserialize, Serialize};

use super::NoticeKind;
use crate::audience::secretaries;
use crate::door::ensure;
use crate::stored_enum::stored_enum;
use crate::town::Town;

stored_enum! {
    /// When notices go out.
    NoticeWay {
        /// As soon as something comes.
        AtOnce = "at_once",
        /// Together once a day.
        Daily = "daily",
        /// Never.
        Never = "never",
    }
}

/// The hour of a daily summary nobody has chosen.
const USUAL_HOUR: u8 = 7;

/// How one person wants to be told. Who chose nothing is told at once of everything.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct NoticeChoice {
    /// Whose choice it is.
    pub person: PersonId,
    /// When notices go out.
    pub way: NoticeWay,
    /// The hour of the daily summary in Prague.
    pub hour: u8,
    /// What they want no notice of.
    #[serde(default)]
    pub without: Vec<NoticeKind>,
}

impl Record for NoticeChoice {
    const KIND: &'static str = "notice_choice";
}

impl NoticeChoice {
    /// What holds for who chose nothing.
    pub fn usual(person: PersonId) -> Self {
        Self { person, way: NoticeWay::AtOnce, hour: USUAL_HOUR, without: Vec::new() }
    }

    /// What a person chose.
    ///
    /// # Errors
    /// As [`Records::get`].
    pub fn of(records: &dyn Records, person: PersonId) -> Result<Self, Stop> {
        let chosen = records.find::<Self>(notice_choice_id(person))?;
        Ok(chosen.map_or_else(|| Self::usual(person), |stored| stored.value))
    }
}

/// The identifier of the one choice of a person.
pub fn notice_choice_id(person: PersonId) -> RecordId {
    RecordId::well_known(&format!("notices of {person}"))
}

/// Input of `circulation.choose_notices`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ChooseNotices {
    /// Whose choice it is.
    pub person: PersonId,
    /// When notices go out.
    pub way: NoticeWay,
    /// The hour of the daily summary in Prague.
    pub hour: u8,
    /// What they want no notice of.
    #[serde(default)]
    pub without: Vec<NoticeKind>,
}

/// Whose choice it is: their own alone.
pub(crate) fn chooser(command: &Command, _records: &dyn Records) -> Result<Subject, Stop> {
    Ok(Subject { owners: vec![command.input::<ChooseNotices>()?.person], ..Subject::office() })
}

/// Keeps how a person wants to be told; seen by them and by the secretaries, who prepare messages where no server does.
///
/// # Errors
/// Refuses an hour that is none, a way no version knows here, and who is nobody.
pub fn choose_notices(
    command: &Command,
    _context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let ChooseNotices { person, way, hour, mut without } = command.input()?;
    ensure(hour < 24, "refusal-notice-hour")?;
    ensure(!matches!(way, NoticeWay::Unknown(_)), "refusal-notice-way")?;
    records.need::<Person>(person)?;
    without.sort();
    without.dedup();
    let choice = NoticeChoice { person, way, hour, without };
    let id = notice_choice_id(person);
    match records.find::<NoticeChoice>(id)? {
        Some(before) => records.save(&Stored { value: choice, ..before }),
        None => {
            let seers = secretaries(&Town::load(records)?);
            let audience = Audience::new(seers.into_iter().chain([Atom::Person(person)]));
            records.add(id, Some(person.into()), &audience, &choice)
        }
    }
}
