//! A look at what a file would become; nothing is written.

use obeznik_circulation::from_document::{
    Block, Found, Headings, Known, Look, Use, find, learned, read_resolution,
};
use obeznik_formats::document::Document;
use obeznik_formats::foreign::Draft;
use obeznik_formats::kind::{Barred, is_program};
use obeznik_formats::letter::{Letter, Part, Signature};
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{Person, Stored};

use super::resolution::verbs;
use super::shapes::{DraftBlock, DraftChoice, DraftFile, DraftPreview};
use super::{key_of, refused};
use crate::api::ApiError;
use crate::attachments::safe_name;
use crate::circulation::meetings::count_u32;
use crate::circulation::report::block;
use crate::foreign;
use crate::import::SourceFile;
use crate::office::shared::Phrase;
use crate::office::{Office, Reader};

/// Blocks shown of a long document.
const SHOWN: usize = 400;
/// Most people of one municipality, far above any real one.
const MOST_PEOPLE: usize = 10_000;

/// Reads a document or an e-mail and says what it would become.
///
/// # Errors
/// A refusal that says why the file cannot be read, or what the store says.
pub fn inspect(office: &Office, file: &SourceFile, choice: &DraftChoice) -> Result<DraftPreview, ApiError> {
    let read = foreign::draft(office.files().as_ref(), &file.bytes);
    let draft = read.map_err(|reason| refused(&file.name, reason))?;
    office.read(|reader| preview(reader, file, &draft, choice, office.barred()))
}

fn preview(
    reader: &Reader<'_>,
    file: &SourceFile,
    draft: &Draft,
    choice: &DraftChoice,
    barred: &Barred,
) -> Result<DraftPreview, ApiError> {
    let blocks = blocks_of(draft);
    let known = learned(reader.records)?;
    let headings = Headings::of(known.iter().chain(&choice.headings));
    let people: Vec<Stored<Person>> = reader.records.find_by("person", &["all"], MOST_PEOPLE)?;
    let people: Vec<Known<'_>> = people.iter().map(|one| (one.id.into(), &one.value)).collect();
    let found = with_subject(find(&blocks, &headings, &people), draft);
    let resolution = read_resolution(&found.resolution, &verbs(reader.records)?);
    Ok(DraftPreview {
        document: document_name(file, draft),
        sender: draft.letter.as_ref().map(|letter| letter.from.clone()).unwrap_or_default(),
        letter_text: letter_text(draft),
        title: found.title,
        title_is_guessed: found.title_is_guessed,
        presenter: found.presenter,
        presenters: found.presenters.iter().map(ToString::to_string).collect(),
        drafter: found.drafter,
        drafters: found.drafters.iter().map(ToString::to_string).collect(),
        report: found.report,
        resolution: found.resolution,
        clauses: resolution.clauses,
        resolution_left: resolution.left,
        annexes: found.annexes,
        block_count: count_u32(blocks.len()),
        blocks: blocks.iter().zip(found.uses).take(SHOWN).map(shown).collect(),
        files: files_of(file, draft, barred),
        notes: notes_of(draft),
    })
}

/// The words of an e-mail are read as a document where it brings none.
fn blocks_of(draft: &Draft) -> Vec<Block> {
    match (&draft.document, &draft.letter) {
        (Some(Document { blocks, .. }), _) => blocks.iter().map(block).collect(),
        (None, Some(letter)) => paragraphs(&letter.text),
        (None, None) => Vec::new(),
    }
}

fn paragraphs(text: &str) -> Vec<Block> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| Block { look: Look::Plain, cells: vec![line.to_owned()] }).collect()
}

fn letter_text(draft: &Draft) -> String {
    let letter = draft.letter.as_ref().filter(|_| draft.document.is_some());
    letter.map(|letter| letter.text.trim().to_owned()).unwrap_or_default()
}

/// An e-mail has a title in its subject.
fn with_subject(mut found: Found, draft: &Draft) -> Found {
    if let Some(letter) = draft.letter.as_ref().filter(|_| found.title.is_empty()) {
        found.title.clone_from(&letter.subject);
        found.title_is_guessed = !found.title.is_empty();
    }
    found
}

fn shown((block, used): (&Block, Use)) -> DraftBlock {
    let look = match block.look {
        Look::Heading => "heading",
        Look::Plain | Look::Line => "plain",
        Look::Item => "item",
        Look::Row => "row",
    };
    let Use { heading, field, went } = used;
    DraftBlock { look: look.to_owned(), cells: block.cells.clone(), heading, field, went }
}

fn document_name(file: &SourceFile, draft: &Draft) -> String {
    match &draft.letter {
        None => file.name.clone(),
        Some(letter) => {
            let part = draft.place.and_then(|place| letter.parts.get(place));
            part.map(|part| part.name.clone()).unwrap_or_default()
        }
    }
}

/// The document is kept; an e-mail is kept only when a person says so, because it may say more than the paper.
fn files_of(file: &SourceFile, draft: &Draft, barred: &Barred) -> Vec<DraftFile> {
    let why = barred.bars(&file.name).then(|| Phrase::new("draft-file-barred"));
    let own = DraftFile {
        place: None,
        name: file.name.clone(),
        size_bytes: file.bytes.len() as u64,
        is_kept: draft.letter.is_none() && why.is_none(),
        is_document: draft.letter.is_none() && draft.document.is_some(),
        why,
    };
    let parts = draft.letter.iter().flat_map(|letter: &Letter| letter.parts.iter().enumerate());
    let is_document = |place| draft.document.is_some() && draft.place == Some(place);
    let parts = parts.map(|(place, part)| file_of(place, part, is_document(place), barred));
    std::iter::once(own).chain(parts).collect()
}

fn file_of(place: usize, part: &Part, is_document: bool, barred: &Barred) -> DraftFile {
    let name = if part.name.is_empty() { format!("soubor {}", place + 1) } else { part.name.clone() };
    let why = if part.is_sealed {
        Some(Phrase::new("draft-file-sealed"))
    } else if is_program(&part.name, part.kind) {
        Some(Phrase::new("draft-file-forbidden"))
    } else if barred.bars(&part.name) {
        Some(Phrase::new("draft-file-barred"))
    } else {
        None
    };
    DraftFile {
        place: Some(count_u32(place)),
        name: safe_name(&name),
        size_bytes: part.size_bytes,
        is_kept: why.is_none() && !part.is_drawn,
        is_document,
        why,
    }
}

/// A data message says who it was for, and how far it can be trusted.
pub(crate) fn data_message(letter: &Letter) -> Option<Phrase> {
    let message = letter.data_message.as_ref()?;
    let key = match message.signature {
        Signature::Unverified => "draft-note-data-message",
        Signature::Invalid => "draft-note-data-message-altered",
    };
    Some(Phrase::new(key).with("id", &message.id).with("recipient", &message.recipient))
}

fn notes_of(draft: &Draft) -> Vec<Phrase> {
    let mut notes: Vec<Phrase> = draft.letter.as_ref().and_then(data_message).into_iter().collect();
    if let Some(reason) = draft.unread {
        let parts = draft.letter.as_ref().map(|letter| &letter.parts);
        let part = draft.place.and_then(|place| parts?.get(place));
        notes.push(Phrase::new(key_of(reason)).with("name", part.map_or("", |part| part.name.as_str())));
    }
    let is_cut = draft.document.as_ref().is_some_and(|document| document.truncated)
        || draft.letter.as_ref().is_some_and(|letter| letter.truncated);
    if is_cut {
        notes.push(Phrase::new("draft-note-truncated"));
    }
    notes
}
