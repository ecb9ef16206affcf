//! Comments to a paper: in threads, as its screen shows them, and those that wait for an answer.

use std::collections::{BTreeMap, BTreeSet};

use obeznik_circulation::comment::Comment;
use obeznik_circulation::paper::Paper;
use obeznik_kernel::calendar::add_days;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{RecordId, Stored};
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

use crate::api::ApiError;
use crate::municipality::names::Names;
use crate::office::Reader;
use crate::office::acts::is_allowed;
use crate::office::shared::PersonRef;

/// Days for which a comment that nobody answered is offered to those whose paper it is.
const FRESH_DAYS: i32 = 14;
/// Most comments of one day that are looked at.
const MOST_OF_DAY: usize = 200;

/// A comment with what was answered to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CommentThread {
    /// The comment.
    pub comment: CommentDto,
    /// Its answers, the oldest first.
    pub answers: Vec<CommentDto>,
    /// Whether it answered a comment that its author has taken back.
    pub is_answer_to_gone: bool,
}

/// One comment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CommentDto {
    /// Identifier.
    pub id: String,
    /// Who wrote it.
    pub author: Option<PersonRef>,
    /// When.
    pub at: String,
    /// What.
    pub text: String,
    /// The version it was written to; 0 before the first.
    pub to_version: u32,
    /// The words it concerns; empty for the whole paper.
    pub quote: String,
}

/// Whether the person may write comments to the paper.
pub(crate) fn may_comment(reader: &Reader<'_>, paper: &str) -> bool {
    is_allowed(reader, "circulation.add_comment", &json!({ "paper": paper }))
}

/// Comments of a paper, the newest thread first; an answer to an answer stands in the same thread.
pub(crate) fn threads(names: &Names<'_>, found: &[Stored<Comment>]) -> Result<Vec<CommentThread>, ApiError> {
    let by_id: BTreeMap<RecordId, &Stored<Comment>> = found.iter().map(|one| (one.id, one)).collect();
    let mut in_order: Vec<&Stored<Comment>> = found.iter().collect();
    in_order.sort_by_key(|one| (one.value.at, one.id));
    let mut answers: BTreeMap<RecordId, Vec<CommentDto>> = BTreeMap::new();
    let mut begun = Vec::new();
    for one in in_order {
        match first_of(&by_id, one) {
            first if first == one.id => begun.push(one),
            first => answers.entry(first).or_default().push(dto(names, one)?),
        }
    }
    let thread = |one: &Stored<Comment>| {
        Ok(CommentThread {
            comment: dto(names, one)?,
            answers: answers.remove(&one.id).unwrap_or_default(),
            is_answer_to_gone: one.value.answers.is_some(),
        })
    };
    begun.into_iter().rev().map(thread).collect()
}

/// The comment a thread began with. Who answers whom comes from other computers: a circle ends where it began.
fn first_of(by_id: &BTreeMap<RecordId, &Stored<Comment>>, one: &Stored<Comment>) -> RecordId {
    let (mut first, mut passed) = (one.id, BTreeSet::from([one.id]));
    while let Some(before) = by_id.get(&first).and_then(|one| one.value.answers)
        && by_id.contains_key(&before)
    {
        if !passed.insert(before) {
            return one.id;
        }
        first = before;
    }
    first
}

fn dto(names: &Names<'_>, stored: &Stored<Comment>) -> Result<CommentDto, ApiError> {
    let Comment { author, at, text, version, quote, answers: _ } = &stored.value;
    Ok(CommentDto {
        id: stored.id.to_string(),
        author: author.map(|id| names.person(id)).transpose()?,
        at: at.to_string(),
        text: text.clone(),
        to_version: *version,
        quote: quote.clone(),
    })
}

/// A comment that nobody of those whose paper it is did anything about.
pub(crate) struct Unanswered {
    pub(crate) paper: Stored<Paper>,
    pub(crate) comment: Stored<Comment>,
}

/// The latest comment that waits for the person to do something about it, by papers that are theirs.
///
/// It waits until they write a comment themselves, until a newer version of the text comes, or for two weeks.
pub(crate) fn unanswered(reader: &Reader<'_>) -> Result<Vec<Unanswered>, ApiError> {
    let mut papers = BTreeSet::new();
    for back in 0..FRESH_DAYS {
        let day = add_days(reader.today, -back).to_string();
        let found = reader.records.find_by::<Comment>("comment_by_day", &[&day], MOST_OF_DAY)?;
        let others = found.iter().filter(|one| one.value.author != Some(reader.me));
        papers.extend(others.filter_map(|one| one.parent));
    }
    let mut waiting = Vec::new();
    for id in papers {
        let Some(paper) = reader.records.find::<Paper>(id)? else { continue };
        if paper.value.is_finished() || !paper.value.owners().contains(&reader.me) {
            continue;
        }
        let latest =
            reader.records.under::<Comment>(id)?.into_iter().max_by_key(|one| (one.value.at, one.id));
        let waits = |one: &Stored<Comment>| {
            one.value.author != Some(reader.me) && one.value.version == paper.value.version
        };
        if let Some(comment) = latest.filter(waits) {
            waiting.push(Unanswered { paper, comment });
        }
    }
    Ok(waiting)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn comment(name: &str, answers: Option<&str>) -> Stored<Comment> {
        let answers = answers.map(RecordId::well_known);
        let (author, at) = (None, obeznik_kernel::Timestamp::UNIX_EPOCH);
        let value = Comment { author, at, text: String::new(), version: 0, quote: String::new(), answers };
        let scope = obeznik_kernel::AudienceId(String::new());
        Stored { id: RecordId::well_known(name), parent: None, scope, ver: 1, value }
    }

    #[test]
    fn an_answer_stands_in_the_thread_it_came_from() {
        // What is asked about, and what its thread began with.
        let table =
            [("a", "a"), ("b", "a"), ("c", "a"), ("lost", "lost"), ("x", "x"), ("y", "y"), ("z", "z")];
        let all = [
            comment("a", None),
            comment("b", Some("a")),
            comment("c", Some("b")),
            comment("lost", Some("taken back")),
            comment("x", Some("y")), // no computer of ours writes a circle
            comment("y", Some("x")),
            comment("z", Some("z")),
        ];
        let by_id: BTreeMap<_, _> = all.iter().map(|one| (one.id, one)).collect();
        for (asked, first) in table {
            let one = by_id[&RecordId::well_known(asked)];
            assert_eq!(first_of(&by_id, one), RecordId::well_known(first), "{asked}");
        }
    }
}
