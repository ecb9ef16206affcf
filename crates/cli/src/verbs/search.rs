//! Full text over the office.

use obeznik_app::ApiError;
use obeznik_app::circulation::readings::is_withheld;
use obeznik_console::{Said, Texts};
use obeznik_store::{SearchHit, SearchKind, SearchPage, SearchQuery, SnippetPiece};
use serde_json::{Value, json};

use crate::arguments::{Search, SearchKindArgument};
use crate::door::Door;

pub(super) fn run(arguments: &Search, texts: &Texts) -> Result<Said, ApiError> {
    let office = Door::of(&arguments.store)?.office()?;
    let query = SearchQuery {
        text: arguments.words.join(" "),
        kinds: arguments.kind.iter().map(|kind| kind_of(*kind)).collect(),
        years: arguments.year.clone(),
        limit: arguments.limit,
        ..SearchQuery::default()
    };
    let SearchPage { total, hits, .. } = office.read(|reader| {
        let mut page = reader.store.search(&query)?;
        for hit in &mut page.hits {
            // Nobody has proved here who they are.
            if is_withheld(reader, hit, None)? {
                hit.snippet.clear();
            }
        }
        Ok(page)
    })?;
    let line = texts.say("cli-found", &[("count", &total)]);
    let mut said =
        Said::done(line, json!({ "total": total, "hits": hits.iter().map(value).collect::<Vec<_>>() }));
    said.lines.extend(hits.iter().map(|hit| shown(hit, texts)));
    Ok(said)
}

fn kind_of(kind: SearchKindArgument) -> SearchKind {
    match kind {
        SearchKindArgument::Paper => SearchKind::Paper,
        SearchKindArgument::Resolution => SearchKind::Resolution,
        SearchKindArgument::Task => SearchKind::Task,
        SearchKindArgument::Person => SearchKind::Person,
        SearchKindArgument::Attachment => SearchKind::Attachment,
        SearchKindArgument::MeetingDocument => SearchKind::MeetingDocument,
    }
}

fn value(hit: &SearchHit) -> Value {
    json!({
        "kind": hit.kind.as_str(),
        "id": hit.id,
        "number": hit.number,
        "title": plain(&hit.title),
        "on": hit.happened_on,
        "state": hit.state,
        "snippet": plain(&hit.snippet),
    })
}

fn shown(hit: &SearchHit, texts: &Texts) -> String {
    let kind = texts.say(&format!("cli-kind-{}", hit.kind.as_str().replace('_', "-")), &[]);
    let on = hit.happened_on.as_deref().unwrap_or_default();
    let parts = [kind.as_str(), &hit.number, on, &plain(&hit.title)];
    let head: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let line = head.join("  ");
    let snippet = plain(&hit.snippet);
    if snippet.trim().is_empty() { line } else { format!("{line}\n    {}", snippet.replace('\n', " ")) }
}

fn plain(pieces: &[SnippetPiece]) -> String {
    pieces.iter().map(|piece| piece.text.as_str()).collect()
}
