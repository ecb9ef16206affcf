//! Views for all: what this computer made becomes a content of the office, so that nobody else has to make it. What
//! others shared is shown instead of an own one.

use obeznik_circulation::attachment::{Attachment, ShareView, SharedView, shared_view_id, takes_a_view};
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{BlobHash, RecordId, Stored, Timestamp};
use obeznik_store::{BlobReader, Mode, Unshared, ViewState};
use serde_json::json;

use super::{ASKED, Skipped};
use crate::api::ApiError;
use crate::attachments::Arrived;
use crate::office::acts::is_allowed_myself;
use crate::office::{Office, Reader, Request};

/// The command that shares one.
const SHARE: &str = "circulation.share_view";
/// Annexes older than this stay with the computer that has a suite: members read what their next meetings deal with,
/// and an office that joins would send the views of all its past at once.
const SHARED_DAYS: i64 = 400;

/// The PDF by which an annex is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Shown {
    /// A person added it.
    ByHand(BlobHash),
    /// A computer of the office made it for all.
    Shared(BlobHash),
    /// Made here, of this content.
    Made(BlobHash),
    /// There is none.
    Nothing,
}

impl Shown {
    /// The PDF of an annex that is none itself. What was made here stands in for a shared one that has not come yet.
    pub(crate) fn of(reader: &Reader<'_>, file: &Stored<Attachment>) -> Result<Self, ApiError> {
        if let Some(view) = file.value.view() {
            return Ok(Self::ByHand(view.blob.clone()));
        }
        let shared = reader.records.find::<SharedView>(shared_view_id(file.id))?.map(|view| view.value.blob);
        if let Some(blob) = shared.clone().filter(|blob| reader.store.blob(blob).is_ok()) {
            return Ok(Self::Shared(blob));
        }
        if reader.store.view_state(&file.value.blob)? == ViewState::Made {
            return Ok(Self::Made(file.value.blob.clone()));
        }
        Ok(shared.map_or(Self::Nothing, Self::Shared))
    }
}

/// A view on its way to all.
struct Sharing {
    annex: Unshared,
    view: BlobReader,
}

/// Shares the next view that was made here and that the person may share; `false` when there is none. Nothing is
/// shared by an office that works alone, nor over a line that rests or is paid for: what is made waits here.
///
/// # Errors
/// What the store or the rule says.
pub fn share_next(office: &Office, skipped: &mut Skipped) -> Result<bool, ApiError> {
    if office.store().mode() == Mode::Solo {
        return Ok(false);
    }
    let Some(Sharing { annex, mut view }) = office.read(|reader| next(reader, skipped))? else {
        return Ok(false);
    };
    skipped.annexes.insert(annex.attachment); // once, whatever comes of it
    let arrived = Arrived::of(office, &mut view)?;
    let size_bytes = arrived.size_bytes();
    let made_with = office.converter().name();
    let blob = arrived.keep(office)?;
    let Unshared { attachment, original } = annex;
    let input = ShareView { attachment, original, blob: blob.clone(), size_bytes, made_with };
    let payload = serde_json::to_value(input).map_err(ApiError::broken)?;
    let done =
        office.execute(Request { kind: SHARE.to_owned(), payload, base: Vec::new(), on_behalf_of: None });
    if done.is_err() {
        office.store().forget_unnamed(&blob)?; // the annex may have been erased meanwhile
    }
    done.map(|_| true)
}

fn next(reader: &Reader<'_>, skipped: &Skipped) -> Result<Option<Sharing>, ApiError> {
    if reader.carriage.rules.is_paused || reader.carriage.rules.is_metered {
        return Ok(None);
    }
    let unshared = reader.store.unshared_views(since(reader.now), ASKED + skipped.annexes.len())?;
    for annex in unshared.into_iter().filter(|annex| !skipped.annexes.contains(&annex.attachment)) {
        if is_to_share(reader, annex.attachment)? {
            let view = reader.store.view(&annex.original)?;
            return Ok(Some(Sharing { annex, view }));
        }
    }
    Ok(None)
}

fn is_to_share(reader: &Reader<'_>, annex: RecordId) -> Result<bool, ApiError> {
    let file: Attachment = reader.records.need(annex)?.value;
    Ok(takes_a_view(&file) && is_allowed_myself(reader, SHARE, &json!({ "attachment": annex })))
}

fn since(now: Timestamp) -> Timestamp {
    now - jiff::SignedDuration::from_hours(24 * SHARED_DAYS)
}
