//! Texts that name somebody, as whoever makes the statement goes through them.

use obeznik_keeping::statement::NoteStatement;
use obeznik_kernel::{Action, RecordId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::about::Sources;
use super::named::{Eyes, NamedText, Whom, namesakes, texts_naming};
use super::page::counted;
use crate::api::{ApiError, Code};
use crate::office::Reader;
use crate::office::acts::may_in_office;

/// Who is looked for in texts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NamedWhom {
    /// Given name.
    pub given: String,
    /// Family name.
    pub family: String,
    /// Words that must stand in the text too, such as a street or a date; empty for none.
    pub beside: String,
}

/// Texts in which the words stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NamedPage {
    /// Texts the person sees, the newest first; at most 500.
    pub rows: Vec<NamedRow>,
    /// Whether there are more than were listed.
    pub has_more: bool,
    /// Texts that hold the words and the person does not see.
    pub hidden: u32,
    /// Records of a newer program, which cannot be read.
    pub unread: u32,
    /// People of the office of that name.
    pub namesakes: Vec<String>,
    /// Whether texts of files were looked through.
    pub reads_files: bool,
}

/// Which statement is wanted about somebody who is no person of the office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedInput {
    /// Given name.
    pub given: String,
    /// Family name.
    pub family: String,
    /// Words that must stand in the texts too; empty for none.
    #[serde(default)]
    pub beside: String,
    /// Texts that are about the applicant, as a person ticked them.
    pub texts: Vec<RecordId>,
    /// Upon what: the request by its number or day.
    pub request: String,
}

impl NamedInput {
    /// Who is looked for.
    pub fn whom(&self) -> Whom {
        Whom { given: self.given.clone(), family: self.family.clone(), beside: self.beside.clone() }
    }

    /// What is written down of it.
    pub fn note(&self) -> NoteStatement {
        NoteStatement::named(&self.whom().name(), &self.request)
    }
}

/// A text in which the words stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NamedRow {
    /// Identifier of the record.
    pub id: String,
    /// Its kind.
    pub kind: String,
    /// Its number, or that of what it lies under; empty when none.
    pub number: String,
    /// Its title, or that of what it lies under; empty when none.
    pub title: String,
    /// Its day; nothing when it has none.
    pub on: Option<String>,
    /// `public`, `inside`, `narrow`.
    pub openness: String,
    /// Sentences around the name.
    pub passages: Vec<String>,
}

impl From<NamedWhom> for Whom {
    fn from(whom: NamedWhom) -> Self {
        let NamedWhom { given, family, beside } = whom;
        Self { given, family, beside }
    }
}

/// Texts in which somebody is named who is no person of the office. A computer that has joined an office asks its server.
///
/// # Errors
/// [`Code::Refused`] for people who do not care for data, on a computer that has joined an office, and as
/// [`named_page`]; when the store cannot be read.
pub fn named_texts(reader: &Reader<'_>, whom: NamedWhom) -> Result<NamedPage, ApiError> {
    if reader.joined.is_some() {
        return Err(ApiError::new(Code::Refused, "keeping-elsewhere"));
    }
    if !may_in_office(reader, Action::KeepData) {
        return Err(ApiError::new(Code::Refused, "keeping-not-allowed"));
    }
    let eyes = Eyes { standing: &reader.standing, today: reader.today };
    named_page(&Sources::of_nobody(reader), whom, eyes)
}

/// The same of whatever an office keeps, for somebody who cares for its data.
///
/// # Errors
/// As [`texts_naming`].
pub fn named_page(sources: &Sources<'_>, whom: NamedWhom, eyes: Eyes<'_>) -> Result<NamedPage, ApiError> {
    let whom = Whom::from(whom);
    let found = texts_naming(sources, &whom, eyes)?;
    let namesakes = namesakes(sources, &whom)?;
    Ok(NamedPage {
        rows: found.texts.into_iter().map(row).collect(),
        has_more: found.has_more,
        hidden: counted(found.hidden.len() as u64),
        unread: found.unread,
        namesakes: namesakes.into_iter().map(|one| one.value.full_name()).collect(),
        reads_files: found.reads_files,
    })
}

fn row(text: NamedText) -> NamedRow {
    let NamedText { kind, id, number, title, on, openness, posting: _, passages } = text;
    NamedRow {
        id: id.to_string(),
        kind,
        number,
        title,
        on: on.map(|on| on.to_string()),
        openness: openness.as_str().to_owned(),
        passages: passages.into_iter().map(|passage| passage.text).collect(),
    }
}
