//! What waits to be told where no server sends it, and what a person chose.

use std::collections::BTreeMap;

use obeznik_circulation::notices::{NoticeChoice, NoticeKind, NoticeWay, to_tell};
use obeznik_identity::{LetterState, Post as _};
use obeznik_kernel::{Action, PersonId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::people::{Concerned, concerned};
use super::phrase::phrase_of;
use crate::api::ApiError;
use crate::contact::mail::looks_after_mail;
use crate::municipality::names::Names;
use crate::office::Reader;
use crate::office::acts::may_in_office;
use crate::office::shared::Phrase;

/// Messages that were made ready, shown at once.
const SHOWN: u32 = 50;

/// The page „Upozornění k odeslání“.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Notices {
    /// Whether the shared office sends them, so that there is nothing to prepare here.
    pub are_sent: bool,
    /// Whether the person may prepare them.
    pub may_prepare: bool,
    /// People with something they were not told, by name.
    pub rows: Vec<NoticeRow>,
    /// How many people want no notices and have something due.
    pub silent: u32,
    /// What was made ready lately, the newest first.
    pub prepared: Vec<PreparedRow>,
}

/// A person to be told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NoticeRow {
    /// Identifier.
    pub person: String,
    /// Their name.
    pub name: String,
    /// Their address; empty where none is known.
    pub email: String,
    /// What they are to be told.
    pub lines: Vec<Phrase>,
}

/// A message that was made ready.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PreparedRow {
    /// Identifier.
    pub id: String,
    /// For whom.
    pub name: String,
    /// When.
    pub at: String,
    /// How many notices it holds.
    pub count: u32,
}

/// What a person chose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ChoiceDto {
    /// The person.
    pub person: String,
    /// Their address; empty where none is known.
    pub email: String,
    /// `at_once`, `daily`, `never`.
    pub way: String,
    /// Hour of the daily summary.
    pub hour: u8,
    /// Kinds they want no notice of.
    pub without: Vec<String>,
    /// Every kind there is.
    pub kinds: Vec<String>,
    /// Whether the shared office sends them.
    pub are_sent: bool,
    /// Whether the person looks after what it could not send.
    pub looks_after_mail: bool,
}

/// What waits to be told. Nothing is listed where the shared office sends notices, and to who may not prepare them.
///
/// # Errors
/// When the store cannot be read.
pub fn notices(reader: &Reader<'_>, (): ()) -> Result<Notices, ApiError> {
    let (are_sent, may_prepare) = (reader.joined.is_some(), may_prepare(reader));
    let mut page = Notices { are_sent, may_prepare, rows: Vec::new(), silent: 0, prepared: Vec::new() };
    if are_sent || !may_prepare {
        return Ok(page);
    }
    for one in concerned(reader.records, reader.today)? {
        if is_silent(&one.choice) {
            page.silent += 1;
        } else if let Some(row) = row(reader, &one)? {
            page.rows.push(row);
        }
    }
    page.prepared = prepared(reader)?;
    Ok(page)
}

/// Whether the person prepares messages for others: who handles everybody's papers.
pub(super) fn may_prepare(reader: &Reader<'_>) -> bool {
    may_in_office(reader, Action::HandlePaper)
}

/// Whether the person wants none.
pub(super) fn is_silent(choice: &NoticeChoice) -> bool {
    !matches!(choice.way, NoticeWay::AtOnce | NoticeWay::Daily)
}

fn row(reader: &Reader<'_>, one: &Concerned) -> Result<Option<NoticeRow>, ApiError> {
    let told = reader.store.at_the_door(|door| Ok(door.told(one.person)?))?.unwrap_or_default();
    let telling = to_tell(&one.due, &told, &one.choice);
    if telling.notices.is_empty() {
        return Ok(None);
    }
    let lines = telling.notices.iter().map(|notice| phrase_of(reader.records, notice));
    Ok(Some(NoticeRow {
        person: one.person.to_string(),
        name: one.name.clone(),
        email: one.email.as_ref().map(|email| email.as_str().to_owned()).unwrap_or_default(),
        lines: lines.collect::<Result<_, _>>()?,
    }))
}

fn prepared(reader: &Reader<'_>) -> Result<Vec<PreparedRow>, ApiError> {
    let found = reader.store.at_the_door(|door| {
        let mut keys = BTreeMap::new();
        let (letters, _) = door.letters(LetterState::Prepared, SHOWN)?;
        for letter in &letters {
            keys.insert(letter.id, door.keys_of(letter.id)?.len());
        }
        Ok((letters, keys))
    })?;
    let (letters, keys) = found.unwrap_or_default();
    let names = Names::of(reader.records);
    let row = |letter: obeznik_identity::Letter| {
        Ok(PreparedRow {
            id: letter.id.to_string(),
            name: names.person(letter.person)?.name,
            at: letter.changed_at.to_string(),
            count: keys.get(&letter.id).and_then(|count| u32::try_from(*count).ok()).unwrap_or_default(),
        })
    };
    letters.into_iter().map(row).collect()
}

/// What the signed-in person chose.
///
/// # Errors
/// When the store cannot be read.
pub fn my_notices(reader: &Reader<'_>, (): ()) -> Result<ChoiceDto, ApiError> {
    let NoticeChoice { person, way, hour, without } = NoticeChoice::of(reader.records, reader.me)?;
    Ok(ChoiceDto {
        person: person.to_string(),
        email: address_of(reader, reader.me)?,
        way: way.as_str().to_owned(),
        hour,
        without: without.iter().map(|kind| kind.as_str().to_owned()).collect(),
        kinds: NoticeKind::ALL.iter().map(|kind| kind.as_str().to_owned()).collect(),
        are_sent: reader.joined.is_some(),
        looks_after_mail: reader.joined.is_some() && looks_after_mail(reader),
    })
}

/// The address of a person as their record has it.
pub(super) fn address_of(reader: &Reader<'_>, person: PersonId) -> Result<String, ApiError> {
    use obeznik_kernel::record::RecordsExt as _;
    let person = reader.records.find::<obeznik_kernel::Person>(person)?;
    Ok(person.map(|person| person.value.email).unwrap_or_default())
}
