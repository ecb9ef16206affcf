//! New versions that wait: the content is in the store, the person decides.

use std::collections::BTreeSet;
use std::path::Path;

use obeznik_circulation::attachment::Attachment;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{BlobHash, IdSource as _, PersonId, RecordId, Records, Stop, Stored};
use obeznik_store::Draft;
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

use crate::api::{ApiError, Code};
use crate::attachments::{Arrived, Uploaded, take_back};
use crate::circulation::papers::{ComparedPart, Comparison, OfferDto, pieces};
use crate::circulation::report::{read_now, text_of};
use crate::municipality::names::Names;
use crate::office::{Done, Office, Reader, Request, parse_id};
use crate::ports::SystemIds;

/// Drafts whose key begins so are offers.
const PREFIX: &str = "offer/";

/// More versions than anybody makes of one annex.
const MOST_VERSIONS: usize = 10_000;

/// A new version of an annex, saved by another program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// The annex whose copy it was; a newer one may have replaced it meanwhile.
    pub attachment: RecordId,
    /// Name of the file.
    pub name: String,
    /// What was saved.
    pub content: Uploaded,
    /// When it was noticed.
    pub at: String,
}

/// The offer of a draft, if it is one.
pub(crate) fn offer_of(draft: &Draft) -> Option<Offer> {
    draft.draft_id.strip_prefix(PREFIX)?;
    serde_json::from_str(&draft.body).ok()
}

fn key(person: PersonId, attachment: RecordId) -> String {
    format!("{PREFIX}{person}/{attachment}")
}

/// Keeps what a program saved and offers it to the person who opened the copy.
pub(super) fn put(
    office: &Office,
    person: PersonId,
    attachment: RecordId,
    path: &Path,
    arrived: Arrived,
) -> Result<(), ApiError> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let content = match take_back(office, &name, arrived) {
        Err(error) if error.key == "attachment-forbidden" => return Ok(()), // no program becomes an annex
        other => other?,
    };
    // A person compares what was saved with what is there before they take it over.
    read_now(office, &BlobHash(content.blob.clone()))?;
    let offer = Offer { attachment, name, content, at: office.now().to_string() };
    let body = serde_json::to_string(&offer).map_err(ApiError::broken)?;
    let draft = Draft { draft_id: key(person, attachment), person, body, saved_at: office.now() };
    Ok(office.store().put_draft(&draft)?)
}

/// Contents of an annex and all that replaced it since; none when there is no such annex.
pub(crate) fn versions(records: &dyn Records, attachment: RecordId) -> Result<Vec<BlobHash>, ApiError> {
    Ok(line(records, attachment)?.into_iter().map(|file| file.value.blob).collect())
}

/// An annex and what replaced it, to the present one.
fn line(records: &dyn Records, attachment: RecordId) -> Result<Vec<Stored<Attachment>>, Stop> {
    let mut line: Vec<Stored<Attachment>> = Vec::new();
    let mut next = Some(attachment);
    while let Some(id) = next.filter(|_| line.len() < MOST_VERSIONS) {
        let Some(file) = records.find::<Attachment>(id)? else { break };
        next = file.value.replaced_by;
        line.push(file);
    }
    Ok(line)
}

/// The present annex of an offer that still says something new.
fn target(records: &dyn Records, offer: &Offer) -> Result<Option<Stored<Attachment>>, Stop> {
    let last = line(records, offer.attachment)?.pop();
    Ok(last.filter(|file| file.value.blob.0 != offer.content.blob))
}

/// Offers to a paper.
///
/// # Errors
/// When the store cannot be read.
pub fn offers_of(reader: &Reader<'_>, paper: RecordId) -> Result<Vec<OfferDto>, ApiError> {
    let names = Names::of(reader.records);
    let mut offers = Vec::new();
    for offer in &reader.offers {
        let Some(file) = target(reader.records, offer)?.filter(|file| file.parent == Some(paper)) else {
            continue;
        };
        // Somebody may have saved another one since the copy was opened.
        let is_behind = !is_mine(reader, offer)?;
        let by = file.value.added_by.filter(|_| is_behind).map(|id| names.person(id)).transpose()?;
        offers.push(OfferDto {
            attachment: file.id.to_string(),
            name: file.value.name.clone(),
            size_bytes: offer.content.size_bytes,
            at: offer.at.clone(),
            is_gone: file.value.is_removed,
            is_report: !file.value.is_annex(),
            replaced_by: by.map(|who| who.name).unwrap_or_default(),
        });
    }
    Ok(offers)
}

/// Whether every file since the copy was opened came from the very person who saves now.
fn is_mine(reader: &Reader<'_>, offer: &Offer) -> Result<bool, Stop> {
    let since = line(reader.records, offer.attachment)?;
    Ok(since.iter().skip(1).all(|one| one.value.added_by == Some(reader.me)))
}

/// Papers of which something saved by another program waits, with what.
///
/// # Errors
/// When the store cannot be read.
pub fn waiting(reader: &Reader<'_>) -> Result<Vec<(RecordId, OfferDto)>, ApiError> {
    let mut papers = BTreeSet::new();
    for offer in &reader.offers {
        papers.extend(target(reader.records, offer)?.and_then(|file| file.parent));
    }
    let mut waiting = Vec::new();
    for paper in papers {
        waiting.extend(offers_of(reader, paper)?.into_iter().map(|offer| (paper, offer)));
    }
    Ok(waiting)
}

/// Which offer to compare.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CompareOfferInput {
    /// The file it would replace, as it is now.
    pub attachment: String,
}

/// What an offer says otherwise than the file it would replace, by words; empty where one of the texts is not read yet.
///
/// # Errors
/// [`Code::NotFound`] when nothing is offered.
pub fn compare_offer(reader: &Reader<'_>, input: CompareOfferInput) -> Result<Comparison, ApiError> {
    let (offer, file) = find(reader, parse_id(&input.attachment)?)?;
    let old = text_of(reader, &file.value.blob)?;
    let new = text_of(reader, &BlobHash(offer.content.blob))?;
    let part =
        |(old, new): (String, String)| ComparedPart { name: "report".to_owned(), pieces: pieces(&old, &new) };
    Ok(Comparison { parts: old.zip(new).map(part).into_iter().collect() })
}

/// Adds what was saved as an annex of its own, so that both stay.
///
/// # Errors
/// As [`take_offer`].
pub fn save_offer_beside(office: &Office, attachment: &str) -> Result<Done, ApiError> {
    let id = parse_id(attachment)?;
    let (offer, file) = office.read(|reader| find(reader, id))?;
    let paper = file.parent.ok_or_else(|| ApiError::broken("a file lies under no paper"))?;
    let is_confidential = file.value.is_confidential;
    let Offer { name, content: Uploaded { blob, size_bytes, media_type, note }, .. } = &offer;
    let payload = json!({ "paper": paper, "attachment": SystemIds.next_id(), "is_confidential": is_confidential,
        "name": name, "blob": blob, "size_bytes": size_bytes, "media_type": media_type, "note": note });
    let kind = "circulation.attach".to_owned();
    let done = office.execute(Request { kind, payload, base: Vec::new(), on_behalf_of: None })?;
    forget(office, &offer)?;
    Ok(done)
}

/// Takes an offer over: it replaces the annex, or is added again where the annex was removed.
///
/// # Errors
/// [`Code::NotFound`] when nothing is offered, or what the circulation says; the offer then stays.
pub fn take_offer(office: &Office, attachment: &str) -> Result<Done, ApiError> {
    let id = parse_id(attachment)?;
    let (offer, file) = office.read(|reader| find(reader, id))?;
    let Uploaded { blob, size_bytes, media_type, note } = &offer.content;
    let new = SystemIds.next_id();
    let name = &file.value.name;
    let content = json!({ "name": name, "blob": blob, "size_bytes": size_bytes, "media_type": media_type, "note": note });
    let (kind, more) = if file.value.is_removed {
        let paper = file.parent.ok_or_else(|| ApiError::broken("an annex lies under no paper"))?;
        let is_confidential = file.value.is_confidential;
        (
            "circulation.attach",
            json!({ "paper": paper, "attachment": new, "is_confidential": is_confidential }),
        )
    } else {
        ("circulation.replace_attachment", json!({ "attachment": file.id, "replacement": new }))
    };
    let mut payload = content;
    payload
        .as_object_mut()
        .into_iter()
        .for_each(|fields| fields.extend(more.as_object().cloned().into_iter().flatten()));
    let request = Request { kind: kind.to_owned(), payload, base: Vec::new(), on_behalf_of: None };
    let done = office.execute(request)?;
    forget(office, &offer)?;
    Ok(done)
}

/// Lets an offer go; the annex stays as it is.
///
/// # Errors
/// [`Code::NotFound`] when nothing is offered.
pub fn drop_offer(office: &Office, attachment: &str) -> Result<(), ApiError> {
    let id = parse_id(attachment)?;
    let (offer, _) = office.read(|reader| find(reader, id))?;
    forget(office, &offer)
}

fn find(reader: &Reader<'_>, id: RecordId) -> Result<(Offer, Stored<Attachment>), ApiError> {
    for offer in &reader.offers {
        if let Some(file) = target(reader.records, offer)?.filter(|file| file.id == id) {
            return Ok((offer.clone(), file));
        }
    }
    Err(ApiError::new(Code::NotFound, "refusal-not-found").with("kind", "offer"))
}

/// A newer one, which the program saved while the person decided, stays.
fn forget(office: &Office, decided: &Offer) -> Result<(), ApiError> {
    let key = key(office.person(), decided.attachment);
    let mut store = office.store();
    match store.draft(&key)? {
        Some(present) if is_another(&present, decided) => Ok(()),
        _ => Ok(store.remove_draft(&key)?),
    }
}

/// Whether a draft offers something else than what was decided about.
fn is_another(present: &Draft, decided: &Offer) -> bool {
    offer_of(present).is_some_and(|offer| offer.content.blob != decided.content.blob)
}

#[cfg(test)]
mod tests {
    use obeznik_kernel::Timestamp;

    use super::*;

    fn offer(blob: &str) -> Offer {
        let (blob, media_type, note) = (blob.to_owned(), "text/plain".to_owned(), String::new());
        let content = Uploaded { blob, size_bytes: 8, media_type, note };
        let (name, at) = ("smlouva.txt".to_owned(), "2026-11-30T08:00:00Z".to_owned());
        Offer { attachment: RecordId::NIL, name, content, at }
    }

    fn draft(body: String) -> Draft {
        let person = PersonId(RecordId::NIL);
        Draft { draft_id: key(person, RecordId::NIL), person, body, saved_at: Timestamp::UNIX_EPOCH }
    }

    #[test]
    fn what_was_saved_after_the_person_decided_is_offered_on() {
        let table = [
            (serde_json::to_string(&offer("aa")).unwrap_or_default(), false),
            (serde_json::to_string(&offer("bb")).unwrap_or_default(), true),
            ("of a newer program".to_owned(), false),
        ];
        for (body, expected) in table {
            assert_eq!(is_another(&draft(body.clone()), &offer("aa")), expected, "{body}");
        }
    }
}
