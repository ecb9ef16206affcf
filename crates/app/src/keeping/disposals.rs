//! Proposals to erase what is due: the list, and one of them as the second person reads it.

use std::collections::{BTreeMap, BTreeSet};

use obeznik_keeping::Class;
use obeznik_keeping::disposal::{
    Disposal, DisposalItem, DisposalState, Hand, ItemState, Look, items, last_day, look_of, obstacle,
    second_look,
};
use obeznik_keeping::due::Finder;
use obeznik_kernel::calendar::day_in_prague;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{PersonId, RecordId, Stop, Stored};
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

use super::page::{MOST, counted, named, sees, view_of};
use crate::api::ApiError;
use crate::municipality::names::Names;
use crate::office::acts::{is_allowed_in_place, is_allowed_myself};
use crate::office::shared::{PersonRef, Phrase};
use crate::office::{Reader, parse_id};

/// Who did it and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HandDto {
    /// Whose act it is.
    pub person: PersonRef,
    /// Who did it in their place.
    pub substitute: Option<PersonRef>,
    /// When.
    pub at: String,
}

/// How many things of a class a proposal names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DisposalCount {
    /// The class.
    pub class: String,
    /// Things.
    pub things: u32,
    /// Records they are.
    pub records: u32,
}

/// A proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DisposalDto {
    /// Identifier.
    pub id: String,
    /// On what ground.
    pub ground: String,
    /// The archive's consent by its number; empty when none was needed.
    pub consent: String,
    /// Who proposed it.
    pub proposed: HandDto,
    /// Who agreed, refused or took it back.
    pub decided: Option<HandDto>,
    /// `proposed`, `expired`, `agreed`, `done`, `refused`, `withdrawn`.
    pub state: String,
    /// Why it was refused.
    pub reason: String,
    /// The last day on which it may be agreed to.
    pub last_on: String,
    /// What it names, by class.
    pub counts: Vec<DisposalCount>,
    /// Things it names.
    pub things: u32,
    /// Of them still to be erased.
    pub left: u32,
    /// Of them erased.
    pub erased: u32,
    /// Of them stayed: taken out, or something stood in the way.
    pub stayed: u32,
    /// Whether the person may agree to it today.
    pub may_agree: bool,
    /// Whether the person may refuse it.
    pub may_refuse: bool,
    /// Whether the person may take it back.
    pub may_withdraw: bool,
    /// Why the person may not agree, where they otherwise could.
    pub why_not: Option<Phrase>,
    /// Whether the second look was the same person's.
    pub is_same_person: bool,
}

/// One thing of a proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DisposalRow {
    /// Identifier in the proposal.
    pub id: String,
    /// Its class.
    pub class: String,
    /// Its number; empty when none.
    pub number: String,
    /// Its name; empty where the person does not see it or it is gone.
    pub name: String,
    /// Whether it is here and the person does not see it.
    pub is_hidden: bool,
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
    /// `proposed`, `left_out`, `agreed`, `erased`, `kept`.
    pub state: String,
    /// What stands in the way today, or stood when it stayed.
    pub obstacle: Option<Phrase>,
    /// View to open; empty for none.
    pub view: String,
    /// Identifier for the view.
    pub target: String,
}

/// Which proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DisposalInput {
    /// Identifier.
    pub id: String,
}

/// A proposal with everything it names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DisposalDetail {
    /// The proposal.
    pub disposal: DisposalDto,
    /// What it names, by class and the day it was closed.
    pub rows: Vec<DisposalRow>,
    /// Whether the data is kept by an office this computer has joined: names of what it does not hold are not here.
    pub is_elsewhere: bool,
}

/// One proposal.
///
/// # Errors
/// [`Code::NotFound`](crate::Code::NotFound) when there is none the person sees; when the store cannot be read.
pub fn disposal(reader: &Reader<'_>, input: DisposalInput) -> Result<DisposalDetail, ApiError> {
    let id: RecordId = parse_id(&input.id)?;
    let stored = reader.records.need::<Disposal>(id)?;
    if !sees(reader, &stored.scope)? {
        return Err(Stop::refused("refusal-not-found").into());
    }
    let names = Names::of(reader.records);
    let mut things = items(reader.records, id)?;
    things.sort_by_key(|one| (Class::of_word(&one.value.class), one.value.closed_on, one.id));
    let finder = Finder::new(reader.records, reader.today)?;
    let rows = things.iter().map(|one| row(reader, &names, &finder, one)).collect::<Result<_, _>>()?;
    let disposal = dto(reader, &names, &stored, &things)?;
    Ok(DisposalDetail { disposal, rows, is_elsewhere: reader.joined.is_some() })
}

/// Proposals the person sees, those that wait first, then the newest; at most 1,000.
pub(super) fn disposals(reader: &Reader<'_>, names: &Names<'_>) -> Result<Vec<DisposalDto>, ApiError> {
    let all = seen(reader, &[])?;
    let dto = |one: &Stored<Disposal>| dto(reader, names, one, &items(reader.records, one.id)?);
    let mut found = all.iter().take(MOST).map(dto).collect::<Result<Vec<_>, _>>()?;
    let is_over = |one: &DisposalDto| !matches!(one.state.as_str(), "proposed" | "agreed");
    found.sort_by_key(is_over);
    Ok(found)
}

/// Proposals that wait for the person to look at them.
pub(crate) fn to_second(reader: &Reader<'_>, names: &Names<'_>) -> Result<Vec<DisposalDto>, ApiError> {
    let mut waiting = Vec::new();
    for one in seen(reader, &[DisposalState::Proposed.as_str()])? {
        let dto = dto(reader, names, &one, &items(reader.records, one.id)?)?;
        waiting.extend(Some(dto).filter(|dto| dto.may_agree));
    }
    Ok(waiting)
}

/// On a computer of several people the file holds what its audience is not everybody of.
fn seen(reader: &Reader<'_>, prefix: &[&str]) -> Result<Vec<Stored<Disposal>>, ApiError> {
    let mut seen = Vec::new();
    for one in reader.records.find_by::<Disposal>("disposal", prefix, usize::MAX >> 1)? {
        if sees(reader, &one.scope)? {
            seen.push(one);
        }
    }
    seen.sort_by_key(|one| std::cmp::Reverse((one.value.proposed.at, one.id)));
    Ok(seen)
}

fn dto(
    reader: &Reader<'_>,
    names: &Names<'_>,
    stored: &Stored<Disposal>,
    things: &[Stored<DisposalItem>],
) -> Result<DisposalDto, ApiError> {
    let Disposal { ground, consent, proposed, state, decided, reason, .. } = &stored.value;
    let last_on = last_day(day_in_prague(proposed.at));
    let is_open = *state == DisposalState::Proposed;
    let is_waiting = is_open && reader.today <= last_on;
    let in_state = |wanted: &[ItemState]| {
        counted(things.iter().filter(|one| wanted.contains(&one.value.state)).count() as u64)
    };
    let may = |kind: &str| right(reader, kind, stored.id).is_some();
    let second = right(reader, "keeping.agree_disposal", stored.id).filter(|_| is_waiting);
    let may_second = second.is_some();
    let why_not = second.map(|hands| why_not(reader, proposed, hands)).transpose()?.flatten();
    let is_mine = proposed.people().any(|one| one == reader.me);
    let same =
        decided.as_ref().is_some_and(|hand| hand.people().any(|one| proposed.people().any(|two| one == two)));
    Ok(DisposalDto {
        id: stored.id.to_string(),
        ground: ground.clone(),
        consent: consent.clone(),
        proposed: hand(names, proposed)?,
        decided: decided.as_ref().map(|one| hand(names, one)).transpose()?,
        state: if is_open && !is_waiting { "expired".to_owned() } else { state.as_str().to_owned() },
        reason: reason.clone(),
        last_on: last_on.to_string(),
        counts: counts(things),
        things: counted(things.len() as u64),
        left: in_state(&[ItemState::Agreed]),
        erased: in_state(&[ItemState::Erased]),
        stayed: in_state(&[ItemState::LeftOut, ItemState::Kept]),
        may_agree: may_second && why_not.is_none(),
        may_refuse: is_waiting && !is_mine && may("keeping.refuse_disposal"),
        may_withdraw: is_open && is_mine && may("keeping.withdraw_disposal"),
        why_not,
        is_same_person: same && matches!(state, DisposalState::Agreed | DisposalState::Done),
    })
}

/// Whose hands it would be: one's own, with those of an absent person in whose place it is done; nothing without the
/// right. Nobody writes it down for somebody else.
fn right(reader: &Reader<'_>, kind: &str, disposal: RecordId) -> Option<BTreeSet<PersonId>> {
    let payload = json!({ "disposal": disposal });
    if is_allowed_myself(reader, kind, &payload) {
        return Some(BTreeSet::from([reader.me]));
    }
    let mut absent = reader.standing.absent_on(reader.today).into_iter();
    let absent = absent.find(|absent| is_allowed_in_place(reader, *absent, kind, &payload))?;
    Some(BTreeSet::from([reader.me, absent]))
}

fn why_not(
    reader: &Reader<'_>,
    proposed: &Hand,
    seconds: BTreeSet<PersonId>,
) -> Result<Option<Phrase>, ApiError> {
    let look = look_of(reader.records, proposed, &reader.standing, reader.today)?;
    let look = Look { seconds, ..look };
    Ok(second_look(&look).err().map(|refusal| {
        let phrase = Phrase::new(&refusal.key);
        refusal.args.iter().fold(phrase, |phrase, (name, value)| phrase.with(name, value))
    }))
}

fn hand(names: &Names<'_>, hand: &Hand) -> Result<HandDto, ApiError> {
    Ok(HandDto {
        person: names.person(hand.person)?,
        substitute: hand.substitute.map(|one| names.person(one)).transpose()?,
        at: hand.at.to_string(),
    })
}

fn counts(things: &[Stored<DisposalItem>]) -> Vec<DisposalCount> {
    let mut counts: BTreeMap<Option<Class>, (u32, u32)> = BTreeMap::new();
    for one in things {
        let (things, records) = counts.entry(Class::of_word(&one.value.class)).or_default();
        *things += 1;
        *records = records.saturating_add(one.value.count);
    }
    let count = |(class, (things, records)): (Option<Class>, (u32, u32))| DisposalCount {
        class: class.map(|class| class.as_str().to_owned()).unwrap_or_default(),
        things,
        records,
    };
    counts.into_iter().map(count).collect()
}

fn row(
    reader: &Reader<'_>,
    names: &Names<'_>,
    finder: &Finder<'_>,
    one: &Stored<DisposalItem>,
) -> Result<DisposalRow, ApiError> {
    let DisposalItem { class, kind, record, count, closed_on, due_on, years, by_registry, state, .. } =
        &one.value;
    let known = reader.records.get(kind, *record)?;
    let is_seen = known.as_ref().map(|raw| sees(reader, &raw.scope)).transpose()?;
    let (number, name) = match is_seen {
        Some(true) => named(reader, names, kind, *record)?,
        _ => Default::default(),
    };
    let view = if is_seen == Some(true) { view_of(kind) } else { "" };
    let word = match state {
        ItemState::Proposed if reader.joined.is_none() || known.is_some() => {
            let class = Class::of_word(class);
            let due = class.map(|class| finder.one(class, *record)).transpose()?.flatten();
            obstacle(due.as_ref()).map(str::to_owned)
        }
        ItemState::Kept => Some(one.value.obstacle.clone()),
        _ => None,
    };
    Ok(DisposalRow {
        id: one.id.to_string(),
        class: class.clone(),
        number,
        name,
        is_hidden: is_seen == Some(false),
        count: *count,
        closed_on: closed_on.to_string(),
        due_on: due_on.to_string(),
        years: *years,
        by_registry: *by_registry,
        state: state.as_str().to_owned(),
        obstacle: word.map(|word| Phrase::new("disposal-obstacle").with("obstacle", word)),
        view: view.to_owned(),
        target: record.to_string(),
    })
}
