//! How many members a body has on a day, and why: the sum behind N of § 87.

use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{BodyId, Date, Membership};
use obeznik_municipality::{Municipality, explain_members, municipality_id};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::api::ApiError;
use crate::circulation::meetings::count_u32;
use crate::municipality::names::Names;
use crate::office::Reader;

/// The number of members on a day as a sum that anybody can check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MembersWhy {
    /// The day.
    pub on: String,
    /// Mandates held that day.
    pub members: u32,
    /// More than half of them.
    pub majority: u32,
    /// Mandates the counting begins with.
    pub began_with: u32,
    /// The day it begins.
    pub began_on: String,
    /// What changed since, the oldest first.
    pub changes: Vec<MembersChange>,
}

/// One mandate less, or one more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MembersChange {
    /// The last day of what ended, the first of what began.
    pub on: String,
    /// Whose.
    pub person: String,
    /// Whether it began.
    pub entered: bool,
    /// Why it ended; empty where nobody said.
    pub reason: String,
}

/// No body ever had more memberships than this.
const MOST: usize = 5_000;

/// Why a body has so many members on a day.
///
/// # Errors
/// When the store cannot be read.
pub fn members_why(
    reader: &Reader<'_>,
    names: &Names<'_>,
    body: BodyId,
    day: Date,
) -> Result<MembersWhy, ApiError> {
    let held = reader.records.find_by::<Membership>("membership_by_body", &[&body.to_string()], MOST)?;
    let held: Vec<Membership> = held.into_iter().map(|stored| stored.value).collect();
    let town = reader.records.find::<Municipality>(municipality_id())?;
    let term = town.and_then(|town| town.value.term_on(day).map(|term| term.from));
    explained(names, &held, term, day)
}

/// As [`members_why`], of memberships at hand.
///
/// # Errors
/// When the store cannot be read.
pub(super) fn explained(
    names: &Names<'_>,
    held: &[Membership],
    term: Option<Date>,
    day: Date,
) -> Result<MembersWhy, ApiError> {
    let why = explain_members(held, term, day);
    let changes = why.changes.into_iter().map(|change| {
        Ok(MembersChange {
            on: change.on.to_string(),
            person: names.person(change.person)?.name,
            entered: change.entered,
            reason: change.reason,
        })
    });
    Ok(MembersWhy {
        on: day.to_string(),
        members: count_u32(why.members),
        majority: count_u32(why.members / 2 + 1),
        began_with: count_u32(why.began_with),
        began_on: why.began_on.to_string(),
        changes: changes.collect::<Result<_, ApiError>>()?,
    })
}
