//! New versions that wait: the content is in the store, the person decides.

use std::path::Path;

use obeznik_circulation::attachment::Attachment;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{BlobHash, IdSource as _, PersonId, RecordId, Records, Stop, Stored};
use obeznik_store::Draft;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::api::{ApiError, Code};
use crate::attachments::{Arrived, Uploaded, take};
use crate::circulation::papers::OfferDto;
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
    let content = match take(office, &name, arrived) {
        Err(error) if error.key == "attachment-forbidden" => return Ok(()), // no program becomes an annex
        other => other?,
    };
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
    let mut offers = Vec::new();
    for offer in &reader.offers {
        let Some(file) = target(reader.records, offer)?.filter(|file| file.parent == Some(paper)) else {
            continue;
        };
        offers.push(OfferDto {
            attachment: file.id.to_string(),
            name: file.value.name.clone(),
            size_bytes: offer.content.size_bytes,
            at: offer.at.clone(),
            is_gone: file.value.is_removed,
        });
    }
    Ok(offers)
}

/// Takes an offer over: it replaces the annex, or is added again where the annex was removed.
///
/// # Errors
/// [`Code::NotFound`] when nothing is offered, or what the circulation says; the offer then stays.
pub fn take_offer(office: &Office, attachment: &str) -> Result<Done, ApiError> {
    let (offer, file) = find(office, attachment)?;
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
    forget(office, offer.attachment)?;
    Ok(done)
}

/// Lets an offer go; the annex stays as it is.
///
/// # Errors
/// [`Code::NotFound`] when nothing is offered.
pub fn drop_offer(office: &Office, attachment: &str) -> Result<(), ApiError> {
    let (offer, _) = find(office, attachment)?;
    forget(office, offer.attachment)
}

fn find(office: &Office, attachment: &str) -> Result<(Offer, Stored<Attachment>), ApiError> {
    let id = parse_id(attachment)?;
    office.read(|reader| {
        for offer in &reader.offers {
            if let Some(file) = target(reader.records, offer)?.filter(|file| file.id == id) {
                return Ok((offer.clone(), file));
            }
        }
        Err(ApiError::new(Code::NotFound, "refusal-not-found").with("kind", "offer"))
    })
}

fn forget(office: &Office, attachment: RecordId) -> Result<(), ApiError> {
    office.drop_draft(&key(office.person(), attachment))
}
