//! Mandates of the assembly as the settings show them: seats, lists of substitutes, ends with their certificates.

use obeznik_kernel::calendar::days_between;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{Body, BodyKind, Membership, Stored};
use obeznik_municipality::{
    EndReason, ListedSubstitute, MandateEnd, MandateEntry, Municipality, PartyList, SeatFate, Term,
    constituent_deadline, fate, next_substitute,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::MOST;
use crate::api::ApiError;
use crate::circulation::meetings::count_u32;
use crate::municipality::names::Names;
use crate::office::Reader;

/// Mandates of the assembly.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Mandates {
    /// First day of the present term; nothing before the first one is written down.
    pub term_from: Option<String>,
    /// By which day the new assembly meets for the first time (§ 91), where the results' day is known.
    pub constituent_by: Option<String>,
    /// Mandates held today.
    pub seats: Vec<MandateSeat>,
    /// Lists of the present term.
    pub lists: Vec<PartyListRow>,
    /// Ended mandates, the newest first.
    pub ends: Vec<MandateEndRow>,
    /// Reasons of an end with the ways each may come about.
    pub reasons: Vec<MandateReason>,
}

/// Why a mandate ends, and how it may.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct MandateReason {
    /// The reason.
    #[ts(type = "string")]
    pub reason: EndReason,
    /// Ways in which it may come about.
    #[ts(type = "string[]")]
    pub ways: Vec<obeznik_municipality::EndWay>,
    /// Whether the next substitute enters.
    pub lets_in: bool,
}

/// A mandate held today.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct MandateSeat {
    /// The membership.
    pub membership: String,
    /// Whose.
    pub person: String,
    /// Their name.
    pub person_name: String,
    /// What they are in the assembly.
    #[ts(type = "string")]
    pub role: obeznik_kernel::Role,
    /// First day.
    pub from: String,
    /// Electoral party; empty where none.
    pub party: String,
    /// Seats elsewhere.
    pub others: Vec<OtherSeat>,
}

/// A seat elsewhere of somebody with a mandate.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct OtherSeat {
    /// The membership.
    pub membership: String,
    /// Name of the body.
    pub body_name: String,
    /// What they are in it.
    #[ts(type = "string")]
    pub role: obeznik_kernel::Role,
    /// Whether it ends with the mandate; otherwise it lasts until somebody decides.
    pub ends: bool,
}

/// A list of substitutes.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PartyListRow {
    /// Identifier.
    pub id: String,
    /// The party.
    pub party: String,
    /// Substitutes in their order.
    pub substitutes: Vec<ListedSubstitute>,
    /// Place of who enters next, from 0.
    pub next: Option<u32>,
}

/// An ended mandate.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct MandateEndRow {
    /// Identifier.
    pub id: String,
    /// Whose.
    pub person: String,
    /// Their name.
    pub person_name: String,
    /// Why.
    #[ts(type = "string")]
    pub reason: EndReason,
    /// How.
    #[ts(type = "string")]
    pub way: obeznik_municipality::EndWay,
    /// Its last day.
    pub last_on: String,
    /// What it rests on.
    pub note: String,
    /// Bodies where seats ended too.
    pub also: Vec<String>,
    /// Who entered.
    pub entered: Option<EnteredRow>,
    /// When it was taken back.
    pub taken_back_on: Option<String>,
    /// Why it was taken back.
    pub taken_back_reason: String,
}

/// Who entered after an ended mandate.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct EnteredRow {
    /// Their name.
    pub person_name: String,
    /// First day.
    pub from: String,
    /// By which day they get the certificate.
    pub certificate_due_on: String,
    /// Days left for it; negative when late.
    pub days_left: i32,
    /// When they got it.
    pub certificate_on: Option<String>,
}

/// Everything about mandates.
///
/// # Errors
/// When the store cannot be read.
pub(super) fn mandates(
    reader: &Reader<'_>,
    names: &Names<'_>,
    town: &Municipality,
    memberships: &[Stored<Membership>],
) -> Result<Mandates, ApiError> {
    let term = town.term_on(reader.today);
    let by = term.and_then(|term| term.results_on).map(constituent_deadline);
    Ok(Mandates {
        term_from: term.map(|term| term.from.to_string()),
        constituent_by: by.map(|day| day.to_string()),
        seats: seats(reader, names, memberships)?,
        lists: term.map_or(Ok(Vec::new()), |term| lists(reader, term))?,
        ends: ends(reader, names)?,
        reasons: EndReason::ALL.into_iter().map(reason).collect(),
    })
}

fn reason(reason: EndReason) -> MandateReason {
    MandateReason { ways: reason.ways().to_vec(), lets_in: reason.lets_substitute_in(), reason }
}

fn seats(
    reader: &Reader<'_>,
    names: &Names<'_>,
    memberships: &[Stored<Membership>],
) -> Result<Vec<MandateSeat>, ApiError> {
    let lasting = || memberships.iter().filter(|one| one.value.lasts_on(reader.today));
    let kind = |of: &Stored<Membership>| -> Result<Option<BodyKind>, ApiError> {
        Ok(names.find_body(of.value.body)?.map(|body: Body| body.kind))
    };
    let mut seats = Vec::new();
    for seat in lasting().filter(|one| one.value.role.is_mandate()) {
        if kind(seat)? != Some(BodyKind::Assembly) {
            continue;
        }
        let mut others = Vec::new();
        for other in lasting().filter(|one| one.id != seat.id && one.value.person == seat.value.person) {
            let Some(kind) = kind(other)? else { continue };
            let ends = match fate(&kind, &other.value.role) {
                SeatFate::Ends => true,
                SeatFate::Lasts => false,
                SeatFate::Untouched => continue,
            };
            let body_name = names.body(other.value.body)?.name;
            others.push(OtherSeat {
                membership: other.id.to_string(),
                body_name,
                role: other.value.role.clone(),
                ends,
            });
        }
        seats.push(MandateSeat {
            membership: seat.id.to_string(),
            person: seat.value.person.to_string(),
            person_name: names.person(seat.value.person)?.name,
            role: seat.value.role.clone(),
            from: seat.value.from.to_string(),
            party: seat.value.party.clone(),
            others,
        });
    }
    let name = |seat: &MandateSeat| obeznik_czech::collation::sort_key(&family_first(&seat.person_name));
    seats.sort_by_key(|seat| (seat.role.clone(), name(seat)));
    Ok(seats)
}

/// The family name is the last word before titles behind a comma.
fn family_first(name: &str) -> String {
    let name = name.split(',').next().unwrap_or_default();
    let family = name.split_whitespace().next_back().unwrap_or_default();
    format!("{family} {name}")
}

fn lists(reader: &Reader<'_>, term: &Term) -> Result<Vec<PartyListRow>, ApiError> {
    let key = ["all", &term.from.to_string()];
    let found = reader.records.find_by::<PartyList>("party_list", &key, MOST)?;
    Ok(found
        .into_iter()
        .map(|stored| PartyListRow {
            id: stored.id.to_string(),
            next: next_substitute(&stored.value).map(count_u32),
            party: stored.value.party,
            substitutes: stored.value.substitutes,
        })
        .collect())
}

fn ends(reader: &Reader<'_>, names: &Names<'_>) -> Result<Vec<MandateEndRow>, ApiError> {
    let mut found = reader.records.find_by::<MandateEnd>("mandate_end", &["all"], MOST)?;
    found.sort_by_key(|stored| (std::cmp::Reverse(stored.value.last_on), stored.id));
    found.into_iter().map(|stored| end(reader, names, stored)).collect()
}

fn end(
    reader: &Reader<'_>,
    names: &Names<'_>,
    stored: Stored<MandateEnd>,
) -> Result<MandateEndRow, ApiError> {
    let MandateEnd { person, membership: _, reason, way, last_on, note, also, planned: _, entry, taken_back } =
        stored.value;
    let mut bodies = Vec::new();
    for id in also {
        if let Some(seat) = reader.records.find::<Membership>(id)? {
            bodies.push(names.body(seat.value.body)?.short_name);
        }
    }
    let (taken_back_on, taken_back_reason) =
        taken_back.map_or((None, String::new()), |back| (Some(back.on.to_string()), back.reason));
    Ok(MandateEndRow {
        id: stored.id.to_string(),
        person: person.to_string(),
        person_name: names.person(person)?.name,
        reason,
        way,
        last_on: last_on.to_string(),
        note,
        also: bodies,
        entered: entry.map(|entry| entered(reader, names, &entry)).transpose()?,
        taken_back_on,
        taken_back_reason,
    })
}

fn entered(reader: &Reader<'_>, names: &Names<'_>, entry: &MandateEntry) -> Result<EnteredRow, ApiError> {
    Ok(EnteredRow {
        person_name: names.person(entry.person)?.name,
        from: entry.from.to_string(),
        certificate_due_on: entry.certificate_due_on.to_string(),
        days_left: days_between(reader.today, entry.certificate_due_on),
        certificate_on: entry.certificate_on.map(|day| day.to_string()),
    })
}
