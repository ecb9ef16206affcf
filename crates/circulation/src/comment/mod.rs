//! Comments to papers: append-only.

use obeznik_kernel::calendar::day_in_prague;
use obeznik_kernel::{
    Command, Context, IndexKey, PersonId, Record, RecordId, Records, RecordsExt, Stop, Stored, Timestamp,
};
use serde::{Deserialize, Serialize};

use crate::door::{acting, ensure, need_text};
use crate::paper::Paper;

/// A comment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Comment {
    /// Who wrote it.
    pub author: Option<PersonId>,
    /// When.
    #[cfg_attr(feature = "bindings", ts(type = "string"))]
    pub at: Timestamp,
    /// What.
    pub text: String,
    /// The version of the paper it was written to; 0 before the first.
    pub version: u32,
    /// The words it concerns; empty for the whole paper.
    pub quote: String,
    /// The comment it answers.
    pub answers: Option<RecordId>,
}

impl Record for Comment {
    const KIND: &'static str = "comment";
    const INDEX_VERSION: u16 = 2;
    fn index_keys(&self) -> Vec<IndexKey> {
        vec![IndexKey::new("comment_by_day", &[&day_in_prague(self.at).to_string()])]
    }
}

/// Input of `circulation.add_comment`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct AddComment {
    /// The paper.
    pub paper: RecordId,
    /// The new comment.
    pub comment: RecordId,
    /// What.
    pub text: String,
    /// The words it concerns.
    #[serde(default)]
    pub quote: String,
    /// The comment it answers.
    #[serde(default)]
    pub answers: Option<RecordId>,
    /// The meeting in whose papers the person wrote it, where it came back from there: then the secretary of its body may
    /// write it down for them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "bindings", ts(optional))]
    pub meeting: Option<RecordId>,
}

/// Adds a comment, seen by all who see the paper.
///
/// # Errors
/// Refuses an empty text, and an answer to what is no comment of the paper: it may have been taken back.
pub fn add_comment(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: AddComment = command.input()?;
    need_text(&input.text, "refusal-text-missing")?;
    let paper: Stored<Paper> = records.need(input.paper)?;
    if let Some(answered) = input.answers {
        let answered: Option<Stored<Comment>> = records.find(answered)?;
        ensure(answered.is_some_and(|one| one.parent == Some(paper.id)), "refusal-comment-gone")?;
    }
    let audience = records.audience_of(&paper.scope)?;
    let comment = Comment {
        author: acting(command, context),
        at: context.now,
        text: input.text,
        version: paper.value.version,
        quote: input.quote,
        answers: input.answers,
    };
    records.add(input.comment, Some(paper.id), &audience, &comment)
}
