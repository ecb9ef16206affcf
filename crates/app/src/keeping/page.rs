//! The page: classes with their periods, what is due, proposals to erase it, statements made.

use std::collections::BTreeSet;

use obeznik_circulation::import::ImportBatch;
use obeznik_circulation::meeting::Meeting;
use obeznik_circulation::paper::Paper;
use obeznik_circulation::task::Task;
use obeznik_czech::collation::sort_key;
use obeznik_keeping::Class;
use obeznik_keeping::disposal::{DisposalItem, ItemState, erased_on, is_waiting};
use obeznik_keeping::due::{Due, Held, due};
use obeznik_keeping::periods::KeepingPeriods;
use obeznik_keeping::statement::Statement;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{Action, AudienceId, Person, Record as _, RecordId, Substitution};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::disposals::{DisposalDto, disposals};
use crate::api::ApiError;
use crate::municipality::names::Names;
use crate::office::Reader;
use crate::office::acts::may_in_office;
use crate::office::shared::{PersonRef, Phrase};

/// Most lines of each list.
pub(super) const MOST: usize = 1_000;

/// How the office keeps its data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct KeepingPage {
    /// Whether the person may set periods and make statements.
    pub may_keep: bool,
    /// Whether the data is kept by an office this computer has joined: statements are made there.
    pub is_elsewhere: bool,
    /// Classes in order.
    pub classes: Vec<ClassDto>,
    /// What is due, the longest first; at most 1,000.
    pub due: Vec<DueRow>,
    /// How much is due in all.
    pub due_count: u32,
    /// Proposals to erase what is due, those that wait first; at most 1,000, nobody's for who may not see them.
    pub disposals: Vec<DisposalDto>,
    /// Statements made, the newest first; at most 1,000.
    pub statements: Vec<StatementDto>,
    /// Everybody a statement may be about, also who left, by family name; nobody for who makes none.
    pub people: Vec<PersonRef>,
}

/// A class of records.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ClassDto {
    /// Its word, such as `papers`.
    pub class: String,
    /// `archive`, `discard`, `needed`.
    pub mark: String,
    /// Years in force; nothing for what has no period.
    pub years: Option<u16>,
    /// Years proposed.
    pub proposed: Option<u16>,
    /// Whether the municipality has set its own.
    pub is_own: bool,
    /// Records there are.
    pub records: u32,
    /// How many of its things are due and nothing stands in the way.
    pub due: u32,
    /// How many are due and must not go yet.
    pub held: u32,
}

/// Something due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DueRow {
    /// Its class.
    pub class: String,
    /// Identifier; of comments and readings that of their paper, of a distribution that of its meeting.
    pub id: String,
    /// Its number; empty when none.
    pub number: String,
    /// Its name; of a substitution who stood in for whom; empty where the person does not see it, and of a paper that
    /// was erased.
    pub name: String,
    /// Whether the person does not see it.
    pub is_hidden: bool,
    /// Whether it waits in a proposal to erase it, or is being erased.
    pub is_proposed: bool,
    /// Records it is.
    pub count: u32,
    /// When it was closed.
    pub closed_on: String,
    /// Since when it is due.
    pub due_on: String,
    /// Years it was kept.
    pub years: u16,
    /// Whether the filing service set the period.
    pub by_registry: bool,
    /// Why it must not go yet.
    pub held: Option<Phrase>,
    /// View to open; empty for none.
    pub view: String,
}

/// A statement made about a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StatementDto {
    /// Identifier.
    pub id: String,
    /// About whom; nothing where it is about somebody who is no person of the office.
    pub person: Option<PersonRef>,
    /// The name of who is no person of the office; empty for others.
    pub name: String,
    /// Upon what.
    pub request: String,
    /// Who made it; nothing when it is not known.
    pub by: Option<PersonRef>,
    /// When.
    pub at: String,
}

/// How the office keeps its data.
///
/// # Errors
/// When the store cannot be read.
pub fn keeping(reader: &Reader<'_>, (): ()) -> Result<KeepingPage, ApiError> {
    let names = Names::of(reader.records);
    let periods = KeepingPeriods::of(reader.records)?;
    let all = due(reader.records, reader.today)?;
    let counts = reader.store.record_counts()?;
    let class = |class: Class| {
        let kinds = counts.iter().filter(|(kind, _)| Class::of_kind(kind) == Some(class));
        let of_class = |one: &&Due| one.class == class;
        ClassDto {
            class: class.as_str().to_owned(),
            mark: class.mark().as_str().to_owned(),
            years: periods.years_of(class),
            proposed: class.proposed_years(),
            is_own: periods.is_own(class) && periods.years_of(class) != class.proposed_years(),
            records: counted(kinds.map(|(_, count)| *count).sum()),
            due: counted(all.iter().filter(of_class).filter(|one| one.held.is_none()).count() as u64),
            held: counted(all.iter().filter(of_class).filter(|one| one.held.is_some()).count() as u64),
        }
    };
    let may_keep = may_in_office(reader, Action::KeepData);
    let proposed = proposed(reader)?;
    Ok(KeepingPage {
        may_keep,
        is_elsewhere: reader.joined.is_some(),
        classes: Class::ALL.into_iter().map(class).collect(),
        due: all
            .iter()
            .take(MOST)
            .map(|one| row(reader, &names, one, &proposed))
            .collect::<Result<_, _>>()?,
        due_count: counted(all.len() as u64),
        disposals: disposals(reader, &names)?,
        statements: statements(reader, &names)?,
        people: if may_keep { people(reader)? } else { Vec::new() },
    })
}

fn people(reader: &Reader<'_>) -> Result<Vec<PersonRef>, ApiError> {
    let mut people = reader.records.find_by::<Person>("person", &[], usize::MAX >> 1)?;
    people.sort_by_cached_key(|one| sort_key(&format!("{} {}", one.value.family, one.value.given)));
    let named = |one: obeznik_kernel::Stored<Person>| PersonRef {
        id: one.id.to_string(),
        name: one.value.full_name(),
        function: one.value.function,
    };
    Ok(people.into_iter().map(named).collect())
}

pub(super) fn counted(count: u64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn statements(reader: &Reader<'_>, names: &Names<'_>) -> Result<Vec<StatementDto>, ApiError> {
    let mut found = reader.records.find_by::<Statement>("statement", &[], usize::MAX >> 1)?;
    // On a computer of several people the file holds what its audience is not everybody of.
    found.retain(|one| sees(reader, &one.scope).unwrap_or(false));
    found.sort_by_key(|one| std::cmp::Reverse((one.value.at, one.id)));
    let dto = |one: &obeznik_kernel::Stored<Statement>| -> Result<StatementDto, ApiError> {
        Ok(StatementDto {
            id: one.id.to_string(),
            person: one.value.person.map(|person| names.person(person)).transpose()?,
            name: one.value.name.clone(),
            request: one.value.request.clone(),
            by: one.value.by.map(|by| names.person(by)).transpose()?,
            at: one.value.at.to_string(),
        })
    };
    found.iter().take(MOST).map(dto).collect()
}

/// Whether the person is of the audience.
pub(super) fn sees(reader: &Reader<'_>, scope: &AudienceId) -> Result<bool, ApiError> {
    let audience = reader.records.audience(scope)?;
    Ok(audience.is_some_and(|audience| audience.is_seen_by(&reader.standing, reader.today)))
}

/// The view that opens a thing; empty for none.
pub(super) fn view_of(kind: &str) -> &'static str {
    match kind {
        Paper::KIND => "paper",
        Task::KIND => "task",
        Meeting::KIND => "meeting",
        _ => "",
    }
}

/// What waits in a proposal that may still be agreed to, or is being erased: class and identifier.
fn proposed(reader: &Reader<'_>) -> Result<BTreeSet<(String, RecordId)>, ApiError> {
    let mut proposed = BTreeSet::new();
    for state in [ItemState::Proposed, ItemState::Agreed] {
        let found = reader.records.find_by::<DisposalItem>(
            "disposal_item_by_state",
            &[state.as_str()],
            usize::MAX >> 1,
        )?;
        for one in found {
            if is_waiting(reader.records, &one, reader.today)? {
                proposed.insert((one.value.class, one.value.record));
            }
        }
    }
    Ok(proposed)
}

fn row(
    reader: &Reader<'_>,
    names: &Names<'_>,
    one: &Due,
    proposed: &BTreeSet<(String, RecordId)>,
) -> Result<DueRow, ApiError> {
    let class = one.class.as_str().to_owned();
    let known = reader.records.get(one.kind, one.id)?;
    let is_seen = known.as_ref().map(|raw| sees(reader, &raw.scope)).transpose()?;
    // Who read an erased paper is kept past it; of the paper nobody knows a name any more.
    let is_gone = known.is_none() && erased_on(reader.records, one.kind, one.id)?.is_some();
    let is_hidden = is_seen != Some(true) && !is_gone;
    let (number, name) = if is_hidden { Default::default() } else { named(reader, names, one.kind, one.id)? };
    Ok(DueRow {
        is_proposed: proposed.contains(&(class.clone(), one.id)),
        class,
        id: one.id.to_string(),
        number,
        name,
        is_hidden,
        count: one.count,
        closed_on: one.closed_on.to_string(),
        due_on: one.due_on.to_string(),
        years: one.years,
        by_registry: one.by_registry,
        held: one.held.as_ref().map(said),
        view: if is_seen == Some(true) { view_of(one.kind).to_owned() } else { String::new() },
    })
}

/// Number and name of what is due.
pub(super) fn named(
    reader: &Reader<'_>,
    names: &Names<'_>,
    kind: &str,
    id: RecordId,
) -> Result<(String, String), ApiError> {
    let records = reader.records;
    Ok(match kind {
        Paper::KIND => records.find::<Paper>(id)?.map(|one| (one.value.number, one.value.title)),
        Task::KIND => records.find::<Task>(id)?.map(|one| (one.value.number, one.value.text)),
        Meeting::KIND => match records.find::<Meeting>(id)? {
            Some(one) => Some((one.value.number.to_string(), names.body(one.value.body)?.short_name)),
            None => None,
        },
        ImportBatch::KIND => records.find::<ImportBatch>(id)?.map(|one| (String::new(), one.value.name)),
        Substitution::KIND => match records.find::<Substitution>(id)? {
            Some(one) => {
                let (by, absent) = (names.person(one.value.by)?.name, names.person(one.value.absent)?.name);
                Some((String::new(), format!("{by} – {absent}")))
            }
            None => None,
        },
        Statement::KIND => match records.find::<Statement>(id)? {
            Some(one) => Some((String::new(), one.value.request)),
            None => None,
        },
        _ => None,
    }
    .unwrap_or_default())
}

fn said(held: &Held) -> Phrase {
    match held {
        Held::OpenTask(number) => Phrase::new("keeping-held-task").with("number", number),
        Held::Suspended(number) => Phrase::new("keeping-held-suspended").with("number", number),
        Held::Continued(number) if number.is_empty() => {
            Phrase::new("disposal-obstacle").with("obstacle", "continued")
        }
        Held::Continued(number) => Phrase::new("keeping-held-continued").with("number", number),
        Held::Archive => Phrase::new("keeping-held-archive"),
        Held::Choice => Phrase::new("keeping-held-choice"),
    }
}
