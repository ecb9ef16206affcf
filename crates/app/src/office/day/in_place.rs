//! What waits for an absent person, offered to their substitute „v zastoupení“. It is there while the
//! substitution lasts and stands with the absent person again by itself.

use std::collections::BTreeSet;

use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{Date, PersonId, Stored, Substitution};
use serde_json::Value;

use super::{DayGroup, Waiting, duties, sorted};
use crate::api::ApiError;
use crate::municipality::names::Names;
use crate::office::Reader;
use crate::office::acts::{is_allowed_in_place, is_allowed_myself};
use crate::office::shared::Phrase;

/// Whose duties are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Who {
    /// The signed-in person's.
    Me,
    /// Those taken over from an absent person.
    InPlaceOf(PersonId),
}

impl Who {
    /// Whose work it is.
    pub(super) fn person(self, reader: &Reader<'_>) -> PersonId {
        match self {
            Who::Me => reader.me,
            Who::InPlaceOf(absent) => absent,
        }
    }

    /// Whether the signed-in person may do it so.
    pub(super) fn may(self, reader: &Reader<'_>, kind: &str, payload: &Value) -> bool {
        match self {
            Who::Me => is_allowed_myself(reader, kind, payload),
            Who::InPlaceOf(absent) => is_allowed_in_place(reader, absent, kind, payload),
        }
    }
}

/// What waits for one absent person.
pub(super) struct Part {
    heading: Phrase,
    pub(super) waiting: Vec<Waiting>,
}

impl Part {
    pub(super) fn into_group(self) -> DayGroup {
        let rows = self.waiting.into_iter().map(|one| one.row).collect();
        DayGroup { kind: "substitute".to_owned(), heading: self.heading, rows }
    }
}

/// What waits for those in whose place the person is today; not again what is their own to do.
pub(super) fn handed_over(
    reader: &Reader<'_>,
    names: &Names<'_>,
    own: &[Waiting],
) -> Result<Vec<Part>, ApiError> {
    let own: BTreeSet<&str> = own.iter().map(|one| one.row.key.as_str()).collect();
    let mut parts = Vec::new();
    for absent in reader.standing.absent_on(reader.today) {
        let mut waiting = duties(reader, names, Who::InPlaceOf(absent))?;
        waiting.retain(|one| !own.contains(one.row.key.as_str()));
        if !waiting.is_empty() {
            let heading = heading(reader, names, absent)?;
            parts.push(Part { heading, waiting: sorted(waiting) });
        }
    }
    Ok(parts)
}

fn heading(reader: &Reader<'_>, names: &Names<'_>, absent: PersonId) -> Result<Phrase, ApiError> {
    let person = names.person(absent)?.name;
    Ok(match last_day(reader, absent)? {
        Some(last) => Phrase::new("day-group-substitute").with("person", person).with("on", last),
        None => Phrase::new("day-group-substitute-open").with("person", person),
    })
}

/// The day after which the work stands with the absent person again.
fn last_day(reader: &Reader<'_>, absent: PersonId) -> Result<Option<Date>, ApiError> {
    let all: Vec<Stored<Substitution>> = reader.records.under(absent)?;
    let lasting = all.iter().filter(|one| one.value.by == reader.me && one.value.lasts_on(reader.today));
    let ends: Vec<Option<Date>> = lasting.map(|one| one.value.to).collect();
    Ok(if ends.contains(&None) { None } else { ends.into_iter().flatten().max() })
}
