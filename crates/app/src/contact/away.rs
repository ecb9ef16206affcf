//! What came from others since the person last looked: kept as it comes, until they say they have seen it.

use std::collections::BTreeSet;

use obeznik_authority::Verdict;
use obeznik_circulation::meeting::Meeting;
use obeznik_circulation::paper::Paper;
use obeznik_circulation::resolution::Resolution;
use obeznik_circulation::task::Task;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{PersonId, RawRecord, RecordId, Timestamp};
use obeznik_store::{Draft, Remains, Store, StoreError};
use obeznik_sync::{Change, Entry, Page, RowKey};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::api::ApiError;
use crate::circulation::meetings::count_u32;
use crate::municipality::names::Names;
use crate::office::{Office, Reader};

/// The draft it is kept in.
pub(crate) const AWAY: &str = "away";
/// Kinds a person knows by themselves.
const SHOWN: [&str; 4] = ["paper", "meeting", "resolution", "task"];
/// Kinds that are news of what they lie under.
const NEWS_OF_PARENT: [&str; 6] =
    ["attachment", "comment", "edition", "opinion", "paper_version", "meeting_document"];
/// Most things kept; who was away longer reads the lists.
const MOST: usize = 300;
/// Most things shown.
const MOST_SHOWN: usize = 12;

/// What came, as it is kept.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Kept {
    /// Since when.
    pub(crate) since: Option<Timestamp>,
    /// The newest last.
    pub(crate) things: Vec<Thing>,
    /// What the person does not see any more.
    #[serde(default)]
    lost: Lost,
}

/// How much a person does not see any more.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Lost {
    papers: u32,
    meetings: u32,
}

/// Something that came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Thing {
    id: RecordId,
    is_new: bool,
}

/// What came since the person last looked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Away {
    /// Since when; nothing where there is no news yet.
    pub since: Option<String>,
    /// The newest first.
    pub rows: Vec<AwayRow>,
    /// How many more there are.
    pub more: u32,
    /// Papers the person does not see any more: they are not in this computer.
    pub lost_papers: u32,
    /// Meetings likewise.
    pub lost_meetings: u32,
}

/// One thing that came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AwayRow {
    /// Number, or the short name of the body.
    pub lead: String,
    /// Title.
    pub title: String,
    /// Whether it was not here before.
    pub is_new: bool,
    /// The day of a meeting, `YYYY-MM-DD`; empty otherwise.
    pub on: String,
    /// View to open.
    pub view: String,
    /// Identifier for the view.
    pub target: String,
}

/// Things of a page that are not this person's own doing. A row they changed themselves counts when it comes
/// with more changes than theirs.
pub(super) fn news(store: &mut Store, page: &Page) -> Result<Vec<Thing>, StoreError> {
    let own = own(&store.outbox()?);
    let mut news = Vec::new();
    for row in &page.rows {
        let Change::Upsert(record) = &row.change else { continue };
        let Some(id) = shown(record) else { continue };
        let here = store.reader().raw(&record.kind, record.id)?;
        let is_own =
            own.written.contains(&row.key) && here.as_ref().is_none_or(|here| here.ver >= record.ver);
        if !is_own && !own.mentioned.contains(&record.id) {
            news.push(Thing { id, is_new: here.is_none() && SHOWN.contains(&record.kind.as_str()) });
        }
    }
    Ok(news)
}

/// Rows that accepted commands of this computer wrote, and those they are about although nothing was predicted.
/// What waits or became a variant has changed nothing there: such a row is somebody else's doing.
struct Own {
    written: BTreeSet<RowKey>,
    mentioned: BTreeSet<RecordId>,
}

fn own(outbox: &[Entry]) -> Own {
    let accepted = || outbox.iter().filter(|entry| entry.verdict == Some(Verdict::Accepted));
    let written = accepted().flat_map(|entry| entry.writes.iter().cloned()).collect();
    let unpredicted = accepted().filter(|entry| entry.writes.is_empty());
    let mentioned = unpredicted.flat_map(|entry| named(entry.signed.command.payload_text())).collect();
    Own { written, mentioned }
}

/// Identifiers a command's input names.
fn named(payload: &str) -> Vec<RecordId> {
    payload.split('"').filter_map(|word| word.parse().ok()).collect()
}

fn shown(record: &RawRecord) -> Option<RecordId> {
    if SHOWN.contains(&record.kind.as_str()) {
        return Some(record.id);
    }
    record.parent.filter(|_| NEWS_OF_PARENT.contains(&record.kind.as_str()))
}

/// Keeps what came; `since` is when the office was last reached before.
pub(super) fn keep(
    store: &mut Store,
    person: PersonId,
    news: Vec<Thing>,
    (since, now): (Option<Timestamp>, Timestamp),
) -> Result<(), StoreError> {
    if news.is_empty() {
        return Ok(());
    }
    let mut kept = of(store, person)?.unwrap_or_default();
    kept.since = kept.since.or(since).or(Some(now));
    for thing in news {
        let before = kept.things.iter().position(|one| one.id == thing.id);
        let was_new = before.is_some_and(|place| kept.things.remove(place).is_new);
        kept.things.push(Thing { is_new: thing.is_new || was_new, ..thing });
    }
    let beyond = kept.things.len().saturating_sub(MOST);
    kept.things.drain(..beyond);
    put(store, person, &kept, now)
}

/// Keeps how much the person does not see any more.
pub(super) fn keep_lost(
    store: &mut Store,
    person: PersonId,
    remains: &Remains,
    now: Timestamp,
) -> Result<(), StoreError> {
    let of_kind = |kind: &str| count_u32(remains.records.iter().filter(|(one, _)| one == kind).count());
    let (papers, meetings) = (of_kind("paper"), of_kind("meeting"));
    if papers + meetings == 0 {
        return Ok(());
    }
    let mut kept = of(store, person)?.unwrap_or_default();
    kept.since = kept.since.or(Some(now));
    kept.lost.papers += papers;
    kept.lost.meetings += meetings;
    put(store, person, &kept, now)
}

fn put(store: &mut Store, person: PersonId, kept: &Kept, now: Timestamp) -> Result<(), StoreError> {
    let body = serde_json::to_string(kept)?;
    store.put_draft(&Draft { draft_id: AWAY.to_owned(), person, body, saved_at: now })
}

fn of(store: &Store, person: PersonId) -> Result<Option<Kept>, StoreError> {
    let draft = store.draft(AWAY)?.filter(|draft| draft.person == person);
    Ok(draft.and_then(|draft| serde_json::from_str(&draft.body).ok()))
}

impl Office {
    /// The person has seen what came.
    ///
    /// # Errors
    /// What the store says.
    pub fn seen_away(&self) -> Result<(), ApiError> {
        let now = self.now();
        let kept = Kept { since: Some(now), ..Kept::default() };
        Ok(put(&mut self.store(), self.person(), &kept, now)?)
    }
}

/// What came since the person last looked, the newest first.
///
/// # Errors
/// When the store cannot be read.
pub fn away(reader: &Reader<'_>, (): ()) -> Result<Away, ApiError> {
    let names = Names::of(reader.records);
    let mut rows = Vec::new();
    for thing in reader.away.things.iter().rev() {
        rows.extend(row(reader, &names, thing)?); // what the person no longer sees is no news
    }
    let more = count_u32(rows.len().saturating_sub(MOST_SHOWN));
    rows.truncate(MOST_SHOWN);
    let since = reader.away.since.map(|since| since.to_string());
    let Lost { papers: lost_papers, meetings: lost_meetings } = reader.away.lost;
    Ok(Away { since, rows, more, lost_papers, lost_meetings })
}

fn row(reader: &Reader<'_>, names: &Names<'_>, thing: &Thing) -> Result<Option<AwayRow>, ApiError> {
    let Thing { id, is_new } = *thing;
    let of = |view: &str, lead: String, title: String, on: String| {
        Some(AwayRow { lead, title, is_new, on, view: view.to_owned(), target: id.to_string() })
    };
    if let Some(found) = reader.records.find::<Paper>(id)? {
        return Ok(of("paper", found.value.number, found.value.title, String::new()));
    }
    if let Some(found) = reader.records.find::<Resolution>(id)? {
        return Ok(of("resolution", found.value.number, found.value.title, String::new()));
    }
    if let Some(found) = reader.records.find::<Meeting>(id)? {
        let body = names.body(found.value.body)?;
        return Ok(of("meeting", body.short_name, String::new(), found.value.on.to_string()));
    }
    if let Some(found) = reader.records.find::<Task>(id)? {
        return Ok(of("task", found.value.number, found.value.text, String::new()));
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_are_found_wherever_a_command_names_them() {
        let id = RecordId::well_known("tisk");
        assert_eq!(named(&format!(r#"{{"paper":"{id}","title":"Tisk \"č. 9\""}}"#)), [id]);
        assert_eq!(named("{}"), []);
    }
}
