//! The first page of a document as a layout that is being thought of would have it, as a picture.

use obeznik_app::{ApiError, Code, Office};
pub use obeznik_circulation::layout::DocumentLayout;
use obeznik_circulation::layout::layout_fault;
use obeznik_circulation::reading::ReadingWay;

use super::wording::say;
use super::{DocumentKind, Draft, note, sample};
use crate::arms::check_arms;
use crate::imprint::Imprint;
use crate::letterhead::Crest;
use crate::page::PageHead;

/// What is being thought of.
pub struct Thought {
    /// Which document.
    pub kind: DocumentKind,
    /// A paper, meeting or resolution to show it on; empty for an invented one.
    pub id: String,
    /// How it would look.
    pub layout: DocumentLayout,
    /// The line under the address in the letterhead.
    pub contact: Option<String>,
    /// Arms in the letterhead as SVG, empty for none; nothing for those the municipality has.
    pub crest: Option<String>,
}

/// Draws the first page as PNG. Arms that are being thought of are checked first, so what is drawn here may be kept.
///
/// # Errors
/// What is wrong with the layout, the arms or the document, in words of [`make`](super::make).
pub fn preview(office: &Office, thought: &Thought) -> Result<Vec<u8>, ApiError> {
    if let Some(fault) = layout_fault(&thought.layout) {
        let refused = ApiError::new(Code::Refused, &fault.key);
        return Err(fault.args.iter().fold(refused, |error, (name, value)| error.with(name, value)));
    }
    let is_invented = thought.id.is_empty();
    let (draft, produced_at) = office.read(|reader| {
        let layout = thought.layout.clone();
        let draft = match is_invented {
            true => Draft::sample(reader, thought.kind, layout)?,
            false => Draft::looking(reader, thought.kind, &thought.id, layout)?,
        };
        Ok((draft, reader.now))
    })?;
    if !is_invented {
        note(office, thought.kind, &thought.id, &ReadingWay::Viewed)?;
    }
    let (mut page, letterhead) = draft.page()?;
    let mut letterhead = letterhead.clone();
    if let Some(svg) = &thought.crest {
        letterhead.crest = thought_of(svg, &letterhead.municipality)?;
    }
    let contact = thought.contact.clone().unwrap_or_else(|| letterhead.contact.clone());
    page.letterhead = PageHead::of(&letterhead, contact);
    if is_invented {
        sample::mark(&mut page);
    }
    page.arrange(&thought.layout);
    let imprint = Imprint { produced_at, ident: "preview".to_owned() };
    Ok(page.first_as_png(letterhead.crest.as_ref(), &imprint)?)
}

fn thought_of(svg: &str, municipality: &str) -> Result<Option<Crest>, ApiError> {
    if svg.trim().is_empty() {
        return Ok(None);
    }
    check_arms(svg)?;
    let description = say("print-crest", &[("name", municipality.to_owned().into())]);
    Ok(Some(Crest { svg: svg.to_owned().into_bytes(), description }))
}
