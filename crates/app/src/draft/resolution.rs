//! The draft resolution while a person writes in it.

use obeznik_circulation::clause::Clause;
use obeznik_circulation::from_document::read_resolution;
use obeznik_circulation::verbs::{VerbKind, VerbList};
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{Body, Records, Stop, Stored};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::api::ApiError;
use crate::office::Reader;

/// No municipality has more bodies.
const MOST_BODIES: usize = 500;

/// A text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DraftTextInput {
    /// The draft resolution as written.
    pub text: String,
}

/// What the parser understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DraftTextRead {
    /// Its clauses.
    pub clauses: Vec<Clause>,
    /// What is in no clause.
    pub left: String,
}

/// Reads a draft resolution.
///
/// # Errors
/// When the store cannot be read.
pub fn resolution(reader: &Reader<'_>, input: DraftTextInput) -> Result<DraftTextRead, ApiError> {
    let read = read_resolution(&input.text, &verbs(reader.records)?);
    Ok(DraftTextRead { clauses: read.clauses, left: read.left })
}

/// Verbs every body knows and those the bodies of the town added.
pub(super) fn verbs(records: &dyn Records) -> Result<VerbList, Stop> {
    let bodies: Vec<Stored<Body>> = records.find_by("body", &["all"], MOST_BODIES)?;
    let own = bodies.iter().flat_map(|body| &body.value.verbs);
    let standard = VerbList::standard();
    let new: Vec<_> = own.filter(|verb| standard.kind(verb).is_none()).cloned().collect();
    Ok(standard.with(new.iter().map(|verb| (verb.as_str(), VerbKind::Decides))))
}
