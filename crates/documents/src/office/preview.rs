//! The first page of a document as a layout that is being thought of would have it, as a picture.

use obeznik_app::{ApiError, Code, Office};
pub use obeznik_circulation::layout::DocumentLayout;
use obeznik_circulation::layout::layout_fault;

use super::{DocumentKind, Draft};
use crate::imprint::Imprint;

/// What is being thought of.
pub struct Thought {
    /// Which document.
    pub kind: DocumentKind,
    /// A paper, meeting or resolution to show it on.
    pub id: String,
    /// How it would look.
    pub layout: DocumentLayout,
    /// The line under the address in the letterhead.
    pub contact: Option<String>,
}

/// Draws the first page as PNG.
///
/// # Errors
/// What is wrong with the layout, the arms or the document, in words of [`make`](super::make).
pub fn preview(office: &Office, thought: &Thought) -> Result<Vec<u8>, ApiError> {
    if let Some(fault) = layout_fault(&thought.layout) {
        let refused = ApiError::new(Code::Refused, &fault.key);
        return Err(fault.args.iter().fold(refused, |error, (name, value)| error.with(name, value)));
    }
    let (draft, produced_at) = office.read(|reader| {
        Ok((Draft::looking(reader, thought.kind, &thought.id, thought.layout.clone())?, reader.now))
    })?;
    let (mut page, letterhead) = draft.page()?;
    if let Some(contact) = &thought.contact {
        page.letterhead.contact.clone_from(contact);
    }
    page.arrange(&thought.layout);
    let imprint = Imprint { produced_at, ident: "preview".to_owned() };
    Ok(page.first_as_png(letterhead.crest.as_ref(), &imprint)?)
}
