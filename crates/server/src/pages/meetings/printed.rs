//! The programme of a meeting, its papers and their reports as PDF: the file that somebody of the office put in place of
//! a document, else what the printer of the office makes of what the person sees. Opening one is written down as opening
//! the page is.

use axum::extract::Path;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use maud::html;
use obeznik_app::{ApiError, Code};
use obeznik_circulation::agenda::AgendaItem;
use obeznik_circulation::distribution::{PackItem, PackReach, Seen, pack_of};
use obeznik_circulation::edition::{Edition, PrintedKind, edition_id};
use obeznik_circulation::reading::{ReadingWay, is_watched};
use obeznik_documents::office::Made;
use obeznik_documents::office::own_page::{OwnPage, OwnSheet};
use obeznik_identity::Stage;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{BlobHash, Record as _, RecordId, Records as _, Stop};

use super::super::sheet::{Notice, answer, sheet};
use super::super::visitor::{Town, Visitor};
use super::read::Eyes;
use super::{content_of, handed_over, named, note_opening, note_reading, nothing, read};

/// A document before it is set.
pub(super) enum Printed {
    /// A file that stands in its place.
    Kept {
        /// The file.
        content: BlobHash,
        /// Its name.
        name: String,
    },
    /// The program's own, or why there is none.
    Own(Box<Result<OwnSheet, ApiError>>),
}

/// A document of a paper, and whether its readings are written down.
type OfPaper = (Printed, bool);

impl Eyes<'_> {
    /// The programme of a meeting, and whether that the pack was opened is yet to be noted.
    pub(super) fn printed_programme(&self, meeting: RecordId) -> Result<Option<(Printed, bool)>, Stop> {
        let seen = self.seen();
        let Some(found) = self.meeting(meeting)? else { return Ok(None) };
        let is_due = found.is_sent && !found.is_opened;
        // A corrected file names every item, so it is for those who see all of them now.
        let sees_all = self.records.children(meeting, AgendaItem::KIND)?.len()
            == seen.children(meeting, AgendaItem::KIND)?.len();
        let kept = if sees_all { kept(&seen, &PrintedKind::Invitation, meeting)? } else { None };
        if let Some(kept) = kept {
            return Ok(Some((kept, is_due)));
        }
        let items: Vec<RecordId> = self.items(meeting)?.iter().map(|item| item.item).collect();
        let own = OwnPage::of(&seen, self.me(), self.now).and_then(|own| own.programme(meeting, &items));
        Ok(Some((Printed::Own(Box::new(own)), is_due)))
    }

    /// The cover sheet of a paper on the programme of a meeting.
    pub(super) fn printed_paper(&self, meeting: RecordId, paper: RecordId) -> Result<Option<OfPaper>, Stop> {
        let seen = self.seen();
        let Some(found) = self.paper_of(&seen, meeting, paper)? else { return Ok(None) };
        let is_watched = is_watched(&found.value, None);
        if let Some(kept) = kept(&seen, &PrintedKind::CoverSheet, paper)? {
            return Ok(Some((kept, is_watched)));
        }
        let place = self.items(meeting)?.iter().position(|item| item.paper == Some(paper));
        let number = place.map(|place| place + 1);
        let own = OwnPage::of(&seen, self.me(), self.now).and_then(|own| own.paper(meeting, paper, number));
        Ok(Some((Printed::Own(Box::new(own)), is_watched)))
    }

    /// The report of a paper on the programme of a meeting, where it is a text.
    pub(super) fn printed_report(&self, meeting: RecordId, paper: RecordId) -> Result<Option<OfPaper>, Stop> {
        let seen = self.seen();
        let Some(found) = self.paper_of(&seen, meeting, paper)? else { return Ok(None) };
        if found.value.report.is_empty() {
            return Ok(None);
        }
        let own = OwnPage::of(&seen, self.me(), self.now).and_then(|own| own.report(paper));
        Ok(Some((Printed::Own(Box::new(own)), is_watched(&found.value, None))))
    }

    /// The programme as the page shows and numbers it.
    fn items(&self, meeting: RecordId) -> Result<Vec<PackItem>, Stop> {
        Ok(pack_of(self.records, meeting, &self.standing, self.today, PackReach::Everything)?.items)
    }
}

/// The file that somebody put in place of a document, where the person sees it.
fn kept(seen: &Seen<'_>, kind: &PrintedKind, document: RecordId) -> Result<Option<Printed>, Stop> {
    let edition = seen.find::<Edition>(edition_id(kind, document))?;
    let version = edition.and_then(|edition| edition.value.current().cloned());
    Ok(version.map(|version| {
        let stem = version.name.rsplit_once('.').map_or(version.name.as_str(), |(stem, _)| stem);
        Printed::Kept { name: format!("{stem}.pdf"), content: version.view }
    }))
}

/// The programme of a meeting as PDF.
pub(in crate::pages) async fn programme_pdf(
    visitor: Visitor,
    Path((_, meeting)): Path<(String, RecordId)>,
) -> Response {
    if let Some(response) = visitor.not_their_turn(Stage::In) {
        return response;
    }
    let (printed, is_due) = match read(&visitor, move |eyes| eyes.printed_programme(meeting)).await {
        Ok(Some(found)) => found,
        Ok(None) => return nothing(&visitor.town),
        Err(response) => return response,
    };
    if is_due && let Err(response) = note_opening(&visitor, meeting).await {
        return response;
    }
    handed(&visitor, printed).await
}

/// A paper of a meeting as PDF.
pub(in crate::pages) async fn paper_pdf(
    visitor: Visitor,
    Path((_, meeting, paper)): Path<(String, RecordId, RecordId)>,
) -> Response {
    of_paper(&visitor, paper, move |eyes| eyes.printed_paper(meeting, paper)).await
}

/// The report of a paper of a meeting as PDF.
pub(in crate::pages) async fn report_pdf(
    visitor: Visitor,
    Path((_, meeting, paper)): Path<(String, RecordId, RecordId)>,
) -> Response {
    of_paper(&visitor, paper, move |eyes| eyes.printed_report(meeting, paper)).await
}

async fn of_paper(
    visitor: &Visitor,
    paper: RecordId,
    look: impl FnOnce(&Eyes<'_>) -> Result<Option<OfPaper>, Stop> + Send + 'static,
) -> Response {
    if let Some(response) = visitor.not_their_turn(Stage::In) {
        return response;
    }
    let (printed, is_watched) = match read(visitor, look).await {
        Ok(Some(found)) => found,
        Ok(None) => return nothing(&visitor.town),
        Err(response) => return response,
    };
    if is_watched && let Err(response) = note_reading(visitor, paper, None, ReadingWay::Printed).await {
        return response; // what cannot be written down is not handed out
    }
    handed(visitor, printed).await
}

async fn handed(visitor: &Visitor, printed: Printed) -> Response {
    let town = &visitor.town;
    match printed {
        Printed::Kept { content, name } => match content_of(visitor, content).await {
            Ok(blob) => handed_over(visitor, blob, &name, true).await,
            Err(response) => response,
        },
        Printed::Own(own) => match *own {
            Ok(own) => set(town, own).await,
            Err(error) => not_made(town, &error),
        },
    }
}

/// Has a document set, beside whatever else the server does.
async fn set(town: &Town, own: OwnSheet) -> Response {
    let Made { file_name, bytes } = match town.server.press(move || own.print()).await {
        Ok(Ok(made)) => made,
        Ok(Err(error)) => return not_made(town, &error),
        Err(unavailable) => return town.failed(unavailable.into()),
    };
    let kind = (header::CONTENT_TYPE, HeaderValue::from_static("application/pdf"));
    ([kind, (header::CONTENT_DISPOSITION, named("inline", &file_name))], bytes).into_response()
}

/// The page of a document that could not be made; what it would say is read on the pages before it.
fn not_made(town: &Town, error: &ApiError) -> Response {
    if error.code == Code::NotFound {
        return nothing(town);
    }
    tracing::warn!(tenant = %town.file.tenant, cause = %error.key, trace_id = %error.trace_id, "no document was made");
    let content = html! { p { a href=(town.href("meetings")) { (town.say("door-meetings")) } } };
    let key = if error.key == "document-too-long" { "document-too-long" } else { "door-pdf-failed" };
    let notice = Notice::Bad(town.say(key));
    let page = sheet(town, &town.say("door-pdf-title"), Some(&notice), &content);
    answer(StatusCode::UNPROCESSABLE_ENTITY, page)
}
