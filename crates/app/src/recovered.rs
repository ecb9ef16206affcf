//! What came back after the program was cut off: texts that were being written, steps the journal gave back, what
//! waits to be sent, files in other programs. Counted from the store itself, for the person who sits there.

use obeznik_circulation::clause::Clause;
use obeznik_circulation::paper::Paper;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{RecordId, Stored, Timestamp};
use obeznik_store::Draft;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::api::ApiError;
use crate::circulation::meetings::count_u32;
use crate::circulation::papers::paper_ref;
use crate::copies;
use crate::office::shared::PaperRef;
use crate::office::{Office, Reader};

/// What is here again, or still.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Recovered {
    /// Texts that were being written and the office does not have.
    pub texts: u32,
    /// Their papers, the newest text first.
    pub papers: Vec<PaperRef>,
    /// Steps that the file lacked and the journal gave back.
    pub commands: u32,
    /// Whether those steps led where they had led before.
    pub is_whole: bool,
    /// Steps of the person that wait in this computer to be sent.
    pub waiting: u32,
    /// New versions of files, saved by other programs, that wait for the person's word.
    pub files: u32,
    /// Copies that other programs have held all the time.
    pub held: u32,
}

/// A text as the window keeps it.
#[derive(Deserialize)]
struct Kept {
    value: Value,
}

/// What the person finds again of the time between `begun` and `noticed`, the start that was cut off and the next one.
/// A text they have gone on with since is not counted any more.
///
/// # Errors
/// When the store cannot be read.
pub fn recovered(office: &Office, begun: Timestamp, noticed: Timestamp) -> Result<Recovered, ApiError> {
    let me = office.person();
    let (drafts, replayed) = {
        let store = office.store();
        (store.drafts(me)?, store.replayed().clone())
    };
    let held = count_u32(office.copies().found_held(me));
    office.read(|reader| {
        let mut papers: Vec<PaperRef> = Vec::new();
        let mut texts = 0;
        for draft in drafts.iter().filter(|draft| (begun..=noticed).contains(&draft.saved_at)) {
            let Some(paper) = unfinished(reader, draft)?.map(|paper| paper_ref(&paper)) else { continue };
            texts += 1;
            if !papers.contains(&paper) {
                papers.push(paper);
            }
        }
        Ok(Recovered {
            texts,
            papers,
            commands: count_u32(replayed.commands),
            is_whole: replayed.is_whole(),
            waiting: waiting(reader)?,
            files: files(reader, begun)?,
            held,
        })
    })
}

/// The paper of a text that says something else than the record.
fn unfinished(reader: &Reader<'_>, draft: &Draft) -> Result<Option<Stored<Paper>>, ApiError> {
    let Some((paper, field)) = draft.draft_id.strip_prefix("paper/").and_then(|rest| rest.split_once('/'))
    else {
        return Ok(None);
    };
    let (Ok(id), Ok(kept)) = (paper.parse::<RecordId>(), serde_json::from_str::<Kept>(&draft.body)) else {
        return Ok(None);
    };
    let found = reader.records.find::<Paper>(id)?;
    Ok(found.filter(|paper| is_news(&paper.value, field, &kept.value)))
}

/// The window may have been cut off between the answer to a command and letting its draft go.
fn is_news(paper: &Paper, field: &str, value: &Value) -> bool {
    match field {
        "report" => value.as_str().is_some_and(|text| text != paper.report),
        "title" => value.as_str().is_some_and(|text| text != paper.title),
        "clauses" => words_typed(value) != words_written(&paper.clauses),
        "comment" => value["text"].as_str().is_some_and(|text| !text.trim().is_empty()),
        _ => false,
    }
}

/// Everything that can be typed into a draft resolution, in order.
fn words_typed(value: &Value) -> Vec<String> {
    words(&value["clauses"], "dueOn")
}

fn words_written(clauses: &[Clause]) -> Vec<String> {
    words(&serde_json::to_value(clauses).unwrap_or_default(), "due_on")
}

fn words(clauses: &Value, due: &str) -> Vec<String> {
    let mut words = Vec::new();
    for clause in list(clauses) {
        let parts = std::iter::once(clause).chain(list(&clause["points"]));
        let texts = parts.flat_map(|part| [&part["text"], &part["task"]["assignee"], &part["task"][due]]);
        let said = std::iter::once(&clause["verb"]).chain(texts).filter_map(Value::as_str);
        words.extend(said.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned));
    }
    words
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn waiting(reader: &Reader<'_>) -> Result<u32, ApiError> {
    let outbox = reader.store.outbox()?;
    let waits = outbox.iter().filter(|entry| entry.verdict.is_none());
    Ok(count_u32(waits.filter(|entry| entry.signed.command.actor == Some(reader.me)).count()))
}

/// What was saved since the start that was cut off; a copy saved while the program was away is taken in later.
fn files(reader: &Reader<'_>, begun: Timestamp) -> Result<u32, ApiError> {
    let is_since = |at: &str| at.parse::<Timestamp>().is_ok_and(|at| at >= begun);
    let waiting = copies::waiting(reader)?;
    Ok(count_u32(waiting.iter().filter(|(_, offer)| is_since(&offer.at)).count()))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_draft_resolution_is_news_only_when_a_word_of_it_differs() {
        let written = json!([
            { "verb": "schvaluje", "text": "nákup" },
            { "verb": "ukládá", "text": "", "points": [
                { "text": "zveřejnit záměr", "task": { "assignee": "tajemnici", "due_on": "2026-12-15" } } ] },
        ]);
        let clauses: Vec<Clause> = serde_json::from_value(written).unwrap();
        let typed = |text: &str, due: &str| {
            json!({ "unshown": {}, "clauses": [
                { "id": "c0", "verb": "schvaluje", "text": "nákup", "points": [], "task": null },
                { "id": "c1", "verb": "ukládá", "text": text, "points": [],
                    "task": { "assignee": "tajemnici", "dueOn": due } },
            ] })
        };
        let table = [
            (typed("zveřejnit záměr", "2026-12-15"), false),
            (typed("zveřejnit záměr na desce", "2026-12-15"), true),
            (typed("zveřejnit záměr", "2026-12-16"), true),
            (json!("of a newer program"), true),
        ];
        for (value, expected) in table {
            assert_eq!(words_typed(&value) != words_written(&clauses), expected, "{value}");
        }
    }
}
