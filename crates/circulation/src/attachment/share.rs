//! A view that an office suite made of an attachment, shared with everybody who sees the attachment.

use obeznik_kernel::{
    BlobHash, Command, Context, PersonId, Record, RecordId, Records, RecordsExt as _, Stop, Stored, Subject,
    Timestamp,
};
use serde::{Deserialize, Serialize};

use super::change::paper_of;
use super::{Attachment, is_its_own_view};
use crate::door::{Read, acting, ensure, read_all};
use crate::paper::{Paper, PaperState};
use crate::subject::child_of_paper;

/// A suite never makes as much of a document of an office; more is refused.
pub const MOST_VIEW_BYTES: u64 = 256 << 20;
/// Letters of the name of a suite.
const MOST_NAME: usize = 60;

/// The PDF that one computer made of an attachment for all. It lies under the paper beside the attachment, is for the
/// same people, and is closed, opened and moved together with it. The content of an attachment never changes, so that
/// one view is made of it: the first that comes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct SharedView {
    /// The attachment.
    pub attachment: RecordId,
    /// Content address of the PDF.
    pub blob: BlobHash,
    /// Size.
    pub size_bytes: u64,
    /// What made it, such as `LibreOffice 7.4.7.2`; empty where that is not known.
    pub made_with: String,
    /// At whose computer.
    pub made_by: Option<PersonId>,
    /// When it was shared.
    #[cfg_attr(feature = "bindings", ts(type = "string"))]
    pub made_at: Timestamp,
    /// Whether its attachment is seen by fewer people than the paper.
    #[serde(default)]
    pub is_confidential: bool,
}

impl Record for SharedView {
    const KIND: &'static str = "shared_view";
}

/// The identifier of the view shared of an attachment.
pub fn shared_view_id(attachment: RecordId) -> RecordId {
    RecordId::well_known(&format!("shared_view/{attachment}"))
}

/// The view shared of an attachment, which goes with it.
pub(crate) fn shared_view_of(attachment: RecordId) -> (&'static str, RecordId) {
    (SharedView::KIND, shared_view_id(attachment))
}

/// Input of `circulation.share_view`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ShareView {
    /// The attachment.
    pub attachment: RecordId,
    /// The content it was made of.
    pub original: BlobHash,
    /// Content address of the PDF.
    pub blob: BlobHash,
    /// Size.
    pub size_bytes: u64,
    /// What made it.
    #[serde(default)]
    pub made_with: String,
}

/// Shares a view. Two computers may make one at the same time: what comes second changes nothing, as does what comes
/// when the attachment is gone, has a PDF a person added, or needs none. No formal check begins again, because a
/// computer says the same as the document.
///
/// # Errors
/// A view of another content than that of the attachment, an empty one and one that is too large.
pub fn share_view(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: ShareView = command.input()?;
    let file: Stored<Attachment> = records.need(input.attachment)?;
    ensure(file.value.blob == input.original, "refusal-view-of-another")?;
    ensure((1..=MOST_VIEW_BYTES).contains(&input.size_bytes), "refusal-view-size")?;
    let id = shared_view_id(file.id);
    if !takes_a_view(&file.value) || records.find::<SharedView>(id)?.is_some() {
        return Ok(());
    }
    let view = SharedView {
        attachment: file.id,
        blob: input.blob,
        size_bytes: input.size_bytes,
        made_with: input.made_with.chars().filter(|letter| !letter.is_control()).take(MOST_NAME).collect(),
        made_by: acting(command, context),
        made_at: context.now,
        is_confidential: file.value.is_confidential,
    };
    let audience = records.audience_of(&file.scope)?;
    records.add(id, file.parent, &audience, &view)
}

/// Whether a view made by a suite would be shown with the attachment.
pub fn takes_a_view(file: &Attachment) -> bool {
    file.is_current() && file.view().is_none() && !is_its_own_view(&file.media_type)
}

/// The paper of the attachment. Whoever works on it shares its views until the formal check is over; from then on the
/// secretaries of the office alone, because what members read must not change behind the check.
pub(crate) fn subject_of_share(command: &Command, records: &dyn Records) -> Result<Subject, Stop> {
    #[derive(Deserialize)]
    struct Of {
        attachment: RecordId,
    }
    let file: Stored<Attachment> = records.need(command.input::<Of>()?.attachment)?;
    let subject = child_of_paper(records, &file)?;
    let paper: Stored<Paper> = records.need(paper_of(&file)?)?;
    if is_worked_on(&paper.value.state) {
        return Ok(subject);
    }
    Ok(Subject { owners: Vec::new(), department: None, ..subject })
}

fn is_worked_on(state: &PaperState) -> bool {
    use PaperState::{AtStep, Commenting, DepartmentReview, Draft, FormalCheck, Returned};
    matches!(state, Draft | Commenting | DepartmentReview | AtStep | Returned | FormalCheck)
}

/// The views shared of attachments of a paper.
///
/// # Errors
/// As [`Records::children`].
pub(super) fn shared_views(records: &dyn Records, paper: RecordId) -> Result<Vec<Read<SharedView>>, Stop> {
    read_all(records.children(paper, SharedView::KIND)?)
}
