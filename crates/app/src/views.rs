//! Views of annexes: PDFs made beside the work by an installed office suite, one document after another, and the
//! text that stands in nothing but a view.

mod read;
mod room;
mod share;

use std::collections::BTreeSet;
use std::fs::File;
use std::path::Path;

use obeznik_circulation::attachment::{Attachment, is_its_own_view};
use obeznik_formats::foreign::Unread;
use obeznik_formats::kind::{FileKind, Finding, HEAD_BYTES, printable_as, recognise};
use obeznik_kernel::{BlobHash, RecordId, Stored};
use obeznik_store::{BlobReader, BlobSealer, SealedBlob, Unviewed, ViewState};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use read::{UnreadText, ViewText, keep_text, next_text};
pub(crate) use share::Shown;
pub use share::share_next;

use crate::api::ApiError;
use crate::attachments::Arrived;
use crate::foreign;
use crate::office::shared::Phrase;
use crate::office::{Office, Reader};
use crate::ports::ForeignFiles;
use crate::ports::converter::{Converter, Document, GoOn, Unconverted};
use room::Room;

/// Annexes asked for at once.
const ASKED: usize = 64;

/// How often a document is tried whose conversion came to no end: the computer may have slept meanwhile.
const MOST_TRIES: u32 = 3;

/// Why there is no view, as the store keeps it.
const NO_WAY: &str = "no_way";
const MISSING: &str = "missing";
const TIMED_OUT: &str = "timed_out";

/// How an annex is seen as a PDF.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AnnexView {
    /// `itself` (a PDF or an image), `made` on this computer, `shared` by another one, `by_hand`, `waiting`, `none`.
    pub state: String,
    /// Why there is none.
    pub why: Option<Phrase>,
}

/// A content that nobody has made a view of. It holds no office, so that the office may be locked meanwhile.
pub struct Unmade {
    original: BlobHash,
    name: String,
    extension: &'static str,
    blob: BlobReader,
    sealer: BlobSealer,
    room: Room,
}

/// What came of it.
pub struct Made {
    original: BlobHash,
    view: Result<SealedBlob, Unconverted>,
}

/// What cannot be done now. Tried again after the next start.
#[derive(Debug, Default)]
pub struct Skipped {
    /// Contents that cannot be converted or read.
    contents: BTreeSet<BlobHash>,
    /// Annexes whose view was shared, or could not be.
    annexes: BTreeSet<RecordId>,
}

/// At an opening: brings what is kept in order, and tries again what failed for a reason that may have gone.
pub(crate) fn recover(office: &Office) {
    let is_there = office.converter().is_there();
    let mut store = office.store();
    let mut done = store.settle_views();
    if is_there {
        done = done
            .and_then(|()| store.try_views_again(MISSING, u32::MAX))
            .and_then(|()| store.try_views_again(TIMED_OUT, MOST_TRIES));
    }
    if let Err(error) = done {
        tracing::warn!(%error, "views of annexes could not be put in order");
    }
}

/// The next annex without a view that a suite may make one of. What cannot have one is noted on the way.
///
/// # Errors
/// What the store says.
pub fn next(office: &Office, skipped: &mut Skipped) -> Result<Option<Unmade>, ApiError> {
    let unviewed = office.store().reader().unviewed(ASKED + skipped.contents.len())?;
    for annex in
        unviewed.into_iter().filter(|annex| !skipped.contents.contains(&annex.original)).collect::<Vec<_>>()
    {
        let Some(extension) = printable_as(&annex.media_type, &annex.name) else {
            note(office, &annex.original, NO_WAY)?;
            continue;
        };
        if !office.converter().is_there() {
            note(office, &annex.original, MISSING)?;
            continue;
        }
        match begin(office, &annex, extension) {
            Ok(unmade) => return Ok(Some(unmade)),
            Err(error) => {
                tracing::warn!(key = error.key, "a content is not here to be converted");
                skipped.contents.insert(annex.original);
            }
        }
    }
    Ok(None)
}

fn note(office: &Office, original: &BlobHash, reason: &str) -> Result<(), ApiError> {
    let now = office.now();
    Ok(office.store().note_no_view(original, reason, now)?)
}

fn begin(office: &Office, annex: &Unviewed, extension: &'static str) -> Result<Unmade, ApiError> {
    let store = office.store();
    let (blob, sealer) = (store.blob(&annex.original)?, store.view_sealer()?);
    let room = Room::make(&store.out_folder())?;
    let (original, name) = (annex.original.clone(), annex.name.clone());
    Ok(Unmade { original, name, extension, blob, sealer, room })
}

impl Unmade {
    /// Has it made; takes as long as it takes, unless it is told to stop.
    pub fn make(mut self, files: &dyn ForeignFiles, converter: &dyn Converter, go_on: GoOn<'_>) -> Made {
        let view = self.convert(files, converter, go_on);
        if let Err(reason) = &view {
            tracing::info!(%reason, size_bytes = self.blob.size_bytes(), "no view was made of an annex");
        }
        Made { original: self.original, view }
    }

    fn convert(
        &mut self,
        files: &dyn ForeignFiles,
        converter: &dyn Converter,
        go_on: GoOn<'_>,
    ) -> Result<SealedBlob, Unconverted> {
        if self.is_encrypted(files) {
            return Err(Unconverted::Encrypted);
        }
        let (extension, size_bytes) = (self.extension, self.blob.size_bytes());
        self.blob.rewind();
        let document = Document { extension, content: &mut self.blob, size_bytes };
        let made = converter.to_pdf(self.room.path(), document, go_on).map_err(|reason| {
            // Whoever sits down next has the copies for other programs removed, and this room with them.
            if self.room.path().is_dir() { reason } else { Unconverted::Stopped }
        })?;
        verify(files, &made)?;
        let mut pdf = File::open(&made).map_err(|_| Unconverted::Failed)?;
        // What fails now is our own disk.
        self.sealer.seal(&mut pdf, &mut |_| true).map_err(|_| Unconverted::Unready)
    }

    /// A suite would ask for the password, and nobody is there to answer.
    fn is_encrypted(&mut self, files: &dyn ForeignFiles) -> bool {
        let size_bytes = self.blob.size_bytes();
        let head = self.blob.range(0, HEAD_BYTES).unwrap_or_default();
        if recognise(&head) == FileKind::SealedOffice {
            return true;
        }
        let looked = foreign::look(files, &self.name, &mut self.blob, size_bytes);
        let findings = looked.map(|look| look.findings).unwrap_or_default();
        findings.iter().any(|finding| matches!(finding, Finding::Encrypted { .. }))
    }
}

/// A PDF of a document that is to be kept with it: made at once, by whoever makes views.
///
/// # Errors
/// [`Unconverted`] says why there is none.
pub fn pdf_of(office: &Office, extension: &str, mut content: BlobReader) -> Result<Arrived, Unconverted> {
    let room = Room::make(&office.store().out_folder()).map_err(|_| Unconverted::Unready)?;
    let size_bytes = content.size_bytes();
    let document = Document { extension, content: &mut content, size_bytes };
    let made = office.converter().to_pdf(room.path(), document, &|| true)?;
    verify(office.files().as_ref(), &made)?;
    let mut pdf = File::open(&made).map_err(|_| Unconverted::Failed)?;
    Arrived::of(office, &mut pdf).map_err(|_| Unconverted::Unready)
}

/// Whether a reader of foreign files opens what the suite made. Without one the beginning has to do.
fn verify(files: &dyn ForeignFiles, made: &Path) -> Result<(), Unconverted> {
    let mut pdf = File::open(made).map_err(|_| Unconverted::Failed)?;
    let size_bytes = pdf.metadata().map_err(|_| Unconverted::Failed)?.len();
    match foreign::text(files, &mut pdf, size_bytes) {
        Ok(_) | Err(Unread::NoReader | Unread::TooLarge) => Ok(()),
        Err(reason) => {
            tracing::warn!(%reason, "what the office suite made cannot be read");
            Err(Unconverted::Failed)
        }
    }
}

/// Keeps what was made, or why nothing was; what was stopped is begun anew.
///
/// # Errors
/// What the store says.
pub fn keep(office: &Office, made: Made, skipped: &mut Skipped) -> Result<(), ApiError> {
    let now = office.now();
    match made.view {
        Ok(view) => {
            if !office.store().keep_view(&made.original, view, now)? {
                tracing::info!("a content left while its view was made");
            }
            Ok(())
        }
        Err(Unconverted::Stopped) => Ok(()),
        Err(Unconverted::Unready) => {
            skipped.contents.insert(made.original);
            Ok(())
        }
        Err(reason) => note(office, &made.original, word_of(reason)),
    }
}

/// Makes every view that waits, one after another, and reads what they alone say; gives how many were made.
///
/// # Errors
/// What the store says.
pub fn all(office: &Office, proceed: &mut dyn FnMut(u32) -> bool) -> Result<u32, ApiError> {
    let (mut skipped, mut count) = (Skipped::default(), 0);
    let (files, converter) = (office.files(), office.converter());
    while proceed(count)
        && let Some(unmade) = next(office, &mut skipped)?
    {
        let made = unmade.make(files.as_ref(), converter.as_ref(), &|| true);
        count += u32::from(made.view.is_ok());
        keep(office, made, &mut skipped)?;
    }
    while proceed(count) && share_next(office, &mut skipped)? {}
    while let Some(unread) = next_text(office, &mut skipped)? {
        let text = unread.read(files.as_ref());
        keep_text(office, text, &mut skipped)?;
    }
    Ok(count)
}

/// How an annex is seen as a PDF on this computer.
pub(crate) fn view_of(reader: &Reader<'_>, stored: &Stored<Attachment>) -> Result<AnnexView, ApiError> {
    let plain = |state: &str| Ok(AnnexView { state: state.to_owned(), why: None });
    let file = &stored.value;
    if is_its_own_view(&file.media_type) {
        return plain("itself");
    }
    match Shown::of(reader, stored)? {
        Shown::ByHand(_) => return plain("by_hand"),
        Shown::Shared(_) => return plain("shared"),
        Shown::Made(_) => return plain("made"),
        Shown::Nothing => {}
    }
    match reader.store.view_state(&file.blob)? {
        ViewState::Made => plain("made"),
        ViewState::Failed(reason) => Ok(none(&reason)),
        ViewState::Waiting if printable_as(&file.media_type, &file.name).is_none() => Ok(none(NO_WAY)),
        ViewState::Waiting => plain("waiting"),
    }
}

fn none(reason: &str) -> AnnexView {
    AnnexView { state: "none".to_owned(), why: Some(Phrase::new(why(reason))) }
}

fn word_of(reason: Unconverted) -> &'static str {
    match reason {
        Unconverted::Missing => MISSING,
        Unconverted::TimedOut => TIMED_OUT,
        Unconverted::Encrypted => "encrypted",
        Unconverted::TooLarge => "too_large",
        Unconverted::Failed | Unconverted::Stopped | Unconverted::Unready => "failed",
    }
}

fn why(reason: &str) -> &'static str {
    match reason {
        NO_WAY => "attachment-view-no-way",
        MISSING => "attachment-view-missing",
        TIMED_OUT => "attachment-view-timed-out",
        "encrypted" => "attachment-view-encrypted",
        "too_large" => "attachment-view-too-large",
        _ => "attachment-view-failed",
    }
}
