//! A pack: what lies before one person for a meeting, by digests. No title and no text stands in it, so that what was
//! sent can be kept and compared without being copied.

use std::collections::BTreeMap;

use obeznik_kernel::{Date, RecordId, Records, RecordsExt, Standing, Stop, Stored};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::seen::Seen;
use crate::agenda::{AgendaItem, AgendaItemState, items_in_order};
use crate::attachment::Attachment;
use crate::audience::is_kept_close;
use crate::meeting::Meeting;
use crate::paper::Paper;

/// Digits of a digest: enough to tell versions apart; nobody gains by making two alike.
const DIGITS: usize = 24;

/// How much of what a person sees goes into their pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PackReach {
    /// Everything they see.
    Everything,
    /// Without papers and annexes kept close: what leaves the office's own doors.
    OpenOnly,
}

/// What lies before a person for a meeting.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Pack {
    /// Digest of when and where the meeting is and of what the invitation adds.
    pub meeting: String,
    /// The items in the order of the programme.
    pub items: Vec<PackItem>,
}

/// One item of a pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PackItem {
    /// The item of the agenda.
    pub item: RecordId,
    /// Whether it is still to be dealt with; a decided item counts as one, because nothing of its papers changed.
    pub state: AgendaItemState,
    /// Digest of its section.
    pub section: String,
    /// Digest of its title and who presents it.
    pub heading: String,
    /// Its paper, where it is in the pack.
    pub paper: Option<RecordId>,
    /// Digest of the text of the paper; empty without one.
    pub text: String,
    /// Its annexes by their order.
    pub files: Vec<PackFile>,
}

/// One annex of a pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PackFile {
    /// The annex.
    pub file: RecordId,
    /// The annex it was at first, before others replaced it.
    pub origin: RecordId,
    /// Digest of its content and of the PDF a person made of it.
    pub content: String,
}

impl Pack {
    /// The version: equal for equal packs, whoever looks and whenever.
    pub fn version(&self) -> String {
        digest(&serde_json::to_value(self).unwrap_or_default())
    }
}

/// What lies before a person for a meeting.
///
/// # Errors
/// A refusal `refusal-not-found` when they do not see the meeting.
pub fn pack_of(
    records: &dyn Records,
    meeting: RecordId,
    standing: &Standing,
    day: Date,
    reach: PackReach,
) -> Result<Pack, Stop> {
    let seen = Seen::by(records, standing, day);
    let meeting: Stored<Meeting> = seen.need(meeting)?;
    let mut items = Vec::new();
    for item in in_programme(&meeting.value, items_in_order(&seen, meeting.id)?) {
        items.extend(pack_item(&seen, &item, reach)?);
    }
    Ok(Pack { meeting: of_meeting(&meeting.value), items })
}

fn of_meeting(meeting: &Meeting) -> String {
    let Meeting { on, starts_at, place, invitation_note, .. } = meeting;
    digest(&json!([on.to_string(), starts_at, place, invitation_note]))
}

/// Section by section, without what was taken off.
fn in_programme(meeting: &Meeting, mut items: Vec<Stored<AgendaItem>>) -> Vec<Stored<AgendaItem>> {
    let place = |name: &str| meeting.sections.iter().position(|section| section == name).unwrap_or(0);
    items.retain(|item| item.value.state != AgendaItemState::Removed);
    items.sort_by_key(|item| place(&item.value.section)); // stable: the order within a section stays
    items
}

fn pack_item(
    seen: &Seen<'_>,
    stored: &Stored<AgendaItem>,
    reach: PackReach,
) -> Result<Option<PackItem>, Stop> {
    let item = &stored.value;
    let paper = item.paper.map(|paper| seen.find::<Paper>(paper)).transpose()?.flatten();
    // Even the title of what is kept close stays inside.
    let is_close = paper.as_ref().is_some_and(|paper| is_kept_close(&paper.value));
    if is_close && reach == PackReach::OpenOnly {
        return Ok(None);
    }
    let files = match &paper {
        Some(paper) => files_of(seen, paper, reach)?,
        None => Vec::new(),
    };
    Ok(Some(PackItem {
        item: stored.id,
        state: match &item.state {
            AgendaItemState::Decided => AgendaItemState::Planned,
            state => state.clone(),
        },
        section: digest(&json!(item.section)),
        heading: digest(&json!([item.title, item.presenter])),
        text: paper.as_ref().map(|paper| of_paper(seen, &paper.value)).transpose()?.unwrap_or_default(),
        paper: paper.map(|paper| paper.id),
        files,
    }))
}

fn of_paper(seen: &Seen<'_>, paper: &Paper) -> Result<String, Stop> {
    let Paper { number, title, report, report_file, clauses, competence, .. } = paper;
    let text = json!([number, title, report, clauses, competence]);
    let Some(file) = report_file.map(|file| seen.find::<Attachment>(file)).transpose()?.flatten() else {
        return Ok(digest(&text));
    };
    Ok(digest(&json!([text, contents_of(&file.value)])))
}

/// A file and the PDF a person made of it.
fn contents_of(file: &Attachment) -> Value {
    json!([file.blob, file.view().map(|view| &view.blob)])
}

fn files_of(seen: &Seen<'_>, paper: &Stored<Paper>, reach: PackReach) -> Result<Vec<PackFile>, Stop> {
    let all: Vec<Stored<Attachment>> = seen.under(paper.id)?;
    let before: BTreeMap<RecordId, RecordId> =
        all.iter().filter_map(|file| file.value.replaced_by.map(|next| (next, file.id))).collect();
    let is_in = |file: &&Stored<Attachment>| {
        file.value.is_current()
            && !paper.value.is_report(file.id)
            && (reach == PackReach::Everything || !file.value.is_confidential)
    };
    let mut files: Vec<&Stored<Attachment>> = all.iter().filter(is_in).collect();
    files.sort_by_key(|file| (file.value.order, file.id));
    let packed = |file: &Stored<Attachment>| PackFile {
        file: file.id,
        origin: origin_of(file.id, &before),
        content: digest(&contents_of(&file.value)),
    };
    Ok(files.into_iter().map(packed).collect())
}

/// The first of a chain of replaced annexes; a chain that bit its tail ends where it began.
fn origin_of(file: RecordId, before: &BTreeMap<RecordId, RecordId>) -> RecordId {
    let mut first = file;
    for _ in 0..before.len() {
        let Some(older) = before.get(&first) else { break };
        first = *older;
    }
    first
}

fn digest(value: &Value) -> String {
    obeznik_kernel::field_hash(value).chars().take(DIGITS).collect()
}
