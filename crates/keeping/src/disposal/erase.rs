//! Erases what two people agreed on, one thing after another.

use obeznik_circulation::comment::Comment;
use obeznik_circulation::consultation::Consultation;
use obeznik_circulation::edition::Edition;
use obeznik_circulation::paper::Paper;
use obeznik_circulation::reading::Reading;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{
    Audience, Belongings, Command, Context, Date, Record as _, RecordId, Records, Stop, Stored, Timestamp,
};
use serde::{Deserialize, Serialize};

use super::{
    Disposal, DisposalItem, DisposalState, Erasure, ItemState, class_of, erasure_id, items, obstacle,
};
use crate::class::Class;
use crate::due::{Finder, distributed, past_readings};
use crate::periods::KeepingPeriods;

/// Kind of the command that erases one thing.
const ERASE_ITEM: &str = "keeping.erase_item";

/// Most things erased at one moment, so that nobody waits long for the office meanwhile.
const AT_ONCE: usize = 25;

/// Commands that hold the words of comments at a paper they name.
pub const COMMENTING: [&str; 1] = ["circulation.add_comment"];

/// Commands that hold what was sent for a meeting they name, who opened it and who apologised.
pub const DISTRIBUTING: [&str; 4] = [
    "circulation.send_pack",
    "circulation.note_pack_opened",
    "circulation.apologise",
    "circulation.take_apology_back",
];

/// Input of `keeping.erase_item`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct EraseItem {
    /// The thing of a proposal.
    pub item: RecordId,
}

/// Commands of time: what was agreed and is not erased yet. Cut short by anything, the rest goes the next time.
///
/// # Errors
/// When the records cannot be read.
pub fn to_erase(_now: Timestamp, records: &dyn Records) -> Result<Vec<(String, String)>, Stop> {
    let agreed = [ItemState::Agreed.as_str().to_owned()];
    let found = records.scan("disposal_item_by_state", &[&agreed[0]], AT_ONCE)?;
    let command = |id: RecordId| {
        let input = serde_json::to_string(&EraseItem { item: id });
        input.map(|input| (ERASE_ITEM.to_owned(), input)).map_err(|error| Stop::Broken(error.to_string()))
    };
    found.into_iter().map(|raw| command(raw.id)).collect()
}

/// Erases one thing with everything under it, where two people agreed and still nothing stands in the way; what
/// something stands in the way of stays.
///
/// # Errors
/// Refuses what nobody agreed on.
pub fn erase_item(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let EraseItem { item } = command.input()?;
    let mut item: Stored<DisposalItem> = records.need(item)?;
    let disposal = item.parent.map(|id| records.find::<Disposal>(id)).transpose()?.flatten();
    let agreed =
        disposal.filter(|one| one.value.state == DisposalState::Agreed && one.value.decided.is_some());
    let Some(disposal) = agreed.filter(|_| item.value.state == ItemState::Agreed) else {
        return Err(Stop::refused("refusal-disposal-not-agreed"));
    };
    let class = class_of(&item.value);
    let due = match class {
        Some(class) => Finder::new(records, context.today)?.one(class, item.value.record)?,
        None => None,
    };
    match (class, obstacle(due.as_ref())) {
        (Some(class), None) => {
            erase(records, class, &item.value, context.today)?;
            item.value.state = ItemState::Erased;
        }
        (_, word) => {
            item.value.state = ItemState::Kept;
            item.value.obstacle = word.unwrap_or("not_due").to_owned();
        }
    }
    item.value.at = Some(context.now);
    records.save(&item)?;
    finish(records, disposal, context.now)
}

/// The proposal is done with its last thing.
fn finish(records: &mut dyn Records, mut disposal: Stored<Disposal>, now: Timestamp) -> Result<(), Stop> {
    if items(records, disposal.id)?.iter().any(|item| item.value.state == ItemState::Agreed) {
        return Ok(());
    }
    (disposal.value.state, disposal.value.done_at) = (DisposalState::Done, Some(now));
    records.save(&disposal)
}

fn erase(records: &mut dyn Records, class: Class, item: &DisposalItem, today: Date) -> Result<(), Stop> {
    match class {
        Class::Comments => {
            erase_under(records, item.record, &[Comment::KIND])?;
            erase_removed(records, class, item.record, &COMMENTING)
        }
        Class::Readings => erase_past_readings(records, item.record, today),
        Class::Distribution => erase_distribution(records, item.record),
        Class::Papers => {
            erase_under(records, item.record, &under_a_paper())?;
            erase_past_readings(records, item.record, today)?;
            erase_idle_consultations(records, item.record)?;
            erase_itself(records, item, today)
        }
        _ => erase_itself(records, item, today),
    }
}

/// What goes with a paper: its versions, annexes, opinions, cover and entry of the filing service, texts nobody chose,
/// its corrected cover sheet, and what was said of it. Decisions about it stay, and so does who read it, until the
/// period of each reading is over.
fn under_a_paper() -> Vec<&'static str> {
    let papers = Class::Papers.kinds().iter().copied().filter(|kind| *kind != Paper::KIND);
    papers.chain([Comment::KIND, Edition::KIND]).collect()
}

/// Of who read a paper goes what is past its own period.
fn erase_past_readings(records: &mut dyn Records, paper: RecordId, today: Date) -> Result<(), Stop> {
    let periods = KeepingPeriods::of(records)?;
    for one in past_readings(records, &periods, paper, today)? {
        records.erase(Reading::KIND, one.id)?;
    }
    Ok(())
}

/// What was taken back or undone goes too, and so does what was refused: an apology that a member took back before the
/// meeting still says why they were ill.
fn erase_removed(
    records: &mut dyn Records,
    class: Class,
    of: RecordId,
    commands: &'static [&'static str],
) -> Result<(), Stop> {
    records.erase_removed(Belongings { of, kinds: class.kinds(), commands })
}

/// Of a meeting goes what was sent for it and what came back; the meeting and what it decided stay.
fn erase_distribution(records: &mut dyn Records, meeting: RecordId) -> Result<(), Stop> {
    for (kind, id) in distributed(records, meeting)? {
        records.erase(kind, id)?;
    }
    erase_removed(records, Class::Distribution, meeting, &DISTRIBUTING)
}

/// Of its consultations go those that never came before a meeting. The others say what a body did with it, and without
/// them nobody could read from a vote whether it adopted or recommended.
fn erase_idle_consultations(records: &mut dyn Records, paper: RecordId) -> Result<(), Stop> {
    for one in records.under::<Consultation>(paper)? {
        if one.value.meeting.is_none() {
            records.erase(Consultation::KIND, one.id)?;
        }
    }
    Ok(())
}

fn erase_under(records: &mut dyn Records, parent: RecordId, kinds: &[&str]) -> Result<(), Stop> {
    for kind in kinds {
        for child in records.children(parent, kind)? {
            records.erase(kind, child.id)?;
        }
    }
    Ok(())
}

/// The record itself; whoever meets its identifier elsewhere reads that it was erased and when.
fn erase_itself(records: &mut dyn Records, item: &DisposalItem, today: Date) -> Result<(), Stop> {
    let paper = if item.kind == Paper::KIND { records.find::<Paper>(item.record)? } else { None };
    let access = paper.map(|paper| paper.value.confidentiality.as_str().to_owned()).unwrap_or_default();
    records.erase(&item.kind, item.record)?;
    let erasure = Erasure { kind: item.kind.clone(), record: item.record, on: today, access };
    records.add(erasure_id(&item.kind, item.record), None, &Audience::inside(), &erasure)
}
