//! The headings a town taught the program.

use obeznik_kernel::{
    Audience, Command, Context, Record, RecordId, Records, RecordsExt, Refusal, Stop, Stored, Subject,
};
use serde::{Deserialize, Serialize};

use super::Heading;
use super::headings::key;
use super::label::LONGEST;
use crate::door::refuse;

/// More headings than this no town has.
const MOST: usize = 500;

/// The town's own headings. There is one such record in a store.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentHeadings {
    /// In the order in which they were taught.
    #[serde(default)]
    pub headings: Vec<Heading>,
}

impl Record for DocumentHeadings {
    const KIND: &'static str = "document_headings";
}

/// Input of `circulation.learn_headings`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct LearnHeadings {
    /// Headings and what they say from now on.
    pub headings: Vec<Heading>,
}

/// The identifier of the one record.
pub fn document_headings_id() -> RecordId {
    RecordId::well_known("document_headings")
}

/// Whoever drafts papers teaches headings: they are proposals that each confirms for their paper.
pub(crate) fn subject(command: &Command, _: &dyn Records) -> Result<Subject, Stop> {
    Ok(Subject { owners: command.acting_person().into_iter().collect(), ..Subject::office() })
}

/// What the town taught so far.
///
/// # Errors
/// As [`Records::get`].
pub fn learned(records: &dyn Records) -> Result<Vec<Heading>, Stop> {
    let found: Option<Stored<DocumentHeadings>> = records.find(document_headings_id())?;
    Ok(found.map(|found| found.value.headings).unwrap_or_default())
}

/// Keeps what headings say; a heading taught before says the new.
///
/// # Errors
/// Refuses a heading without words or longer than a heading is, and more of them than a town has.
pub fn learn_headings(
    command: &Command,
    _context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: LearnHeadings = command.input()?;
    let stored: Option<Stored<DocumentHeadings>> = records.find(document_headings_id())?;
    let mut value = stored.as_ref().map(|stored| stored.value.clone()).unwrap_or_default();
    for heading in input.headings {
        let words = heading.words.trim().to_owned();
        let wanted = key(&words);
        if wanted.is_empty() || words.chars().count() > 2 * LONGEST {
            return refuse(Refusal::new("refusal-heading-unfit").with("words", &words));
        }
        value.headings.retain(|known| key(&known.words) != wanted);
        value.headings.push(Heading { words, ..heading });
    }
    if value.headings.len() > MOST {
        return refuse(Refusal::new("refusal-headings-too-many").with("most", MOST));
    }
    match stored {
        Some(before) => records.save(&Stored { value, ..before }),
        None => records.add(document_headings_id(), None, &Audience::inside(), &value),
    }
}
