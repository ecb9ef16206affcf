//! An e-mail or a data message as a person sees it: a subject, words, and files.

mod der;
mod eml;
mod msg;
mod zfo;

use serde::{Deserialize, Serialize};

use crate::kind::{FileKind, inspect};
use crate::limits::Limits;
use crate::text::{Extracted, TextError};

pub use zfo::{DataMessage, Signature};

/// More files than this came with no honest e-mail.
pub const MAX_PARTS: usize = 500;
const FORMAT: &str = "e-mail";

/// What an e-mail says and brings.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// Its subject.
    pub subject: String,
    /// Who sent it, as the e-mail says.
    pub from: String,
    /// The address of who sent it; empty where it does not say.
    #[serde(default)]
    pub from_address: String,
    /// To whom it went, one after another.
    #[serde(default)]
    pub to: String,
    /// When it was sent, RFC 3339; empty where it does not say.
    #[serde(default)]
    pub sent_at: String,
    /// Its words.
    pub text: String,
    /// The files with it, in order.
    pub parts: Vec<Part>,
    /// Whether a limit cut it short.
    pub truncated: bool,
    /// What it says of itself where it is a data message.
    #[serde(default)]
    pub data_message: Option<DataMessage>,
}

/// One file of an e-mail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Its name; empty where the e-mail gives none.
    pub name: String,
    /// The kind by content.
    pub kind: FileKind,
    /// Its size.
    pub size_bytes: u64,
    /// Whether it is a picture drawn inside the words, such as a logo under a signature.
    pub is_drawn: bool,
    /// Whether it cannot be taken out: a message in a message as some programs keep it.
    pub is_sealed: bool,
}

/// A file taken out of an e-mail.
pub(crate) struct Taken {
    pub(crate) part: Part,
    pub(crate) content: Vec<u8>,
}

/// Whether the bytes are an e-mail or a data message.
pub fn is_letter(bytes: &[u8]) -> bool {
    zfo::is_zfo(bytes) || msg::is_msg(bytes) || eml::is_eml(bytes)
}

/// Whether the bytes are a data message.
pub(crate) fn is_data_message(bytes: &[u8]) -> bool {
    zfo::is_zfo(bytes)
}

/// What the search shall find a data message by.
pub(crate) fn text_of_data_message(bytes: &[u8], limits: &Limits) -> Result<Extracted, TextError> {
    Ok(Extracted::of(zfo::words(&read_letter(bytes, limits)?), limits))
}

/// Reads an e-mail, saved by itself (.eml) or by Outlook (.msg), or a data message (.zfo).
///
/// # Errors
/// See [`TextError`].
pub fn read_letter(bytes: &[u8], limits: &Limits) -> Result<Letter, TextError> {
    let (mut letter, taken) = open(bytes, limits)?;
    letter.parts = taken.into_iter().map(|taken| taken.part).collect();
    Ok(letter)
}

/// The content of a file of an e-mail, by its place.
///
/// # Errors
/// See [`TextError`]; a place without a file is [`TextError::Broken`].
pub fn part_of_letter(bytes: &[u8], place: usize, limits: &Limits) -> Result<Vec<u8>, TextError> {
    let (_, taken) = open(bytes, limits)?;
    let found = taken.into_iter().nth(place).filter(|taken| !taken.part.is_sealed);
    found.map(|taken| taken.content).ok_or_else(|| broken("a file of it is missing"))
}

/// The e-mail and everything in it.
pub(crate) fn open(bytes: &[u8], limits: &Limits) -> Result<(Letter, Vec<Taken>), TextError> {
    limits.check_input(bytes)?;
    let (mut letter, mut taken) = match bytes {
        _ if zfo::is_zfo(bytes) => zfo::open(bytes, limits)?,
        _ if msg::is_msg(bytes) => msg::open(bytes, limits)?,
        _ => eml::open(bytes, limits)?,
    };
    letter.truncated |= taken.len() > MAX_PARTS;
    taken.truncate(MAX_PARTS);
    let Letter { subject, from, from_address, to, text, .. } = &mut letter;
    let mut is_cut = false;
    for words in [&mut *subject, from, from_address, &mut *to, text] {
        is_cut |= cut(words, limits.text_bytes);
    }
    (*subject, *to) = (one_line(subject), one_line(to));
    letter.truncated |= is_cut;
    Ok((letter, taken))
}

/// Whether a file is written in Word; a sealed one is by its name.
pub(crate) fn is_document(part: &Part) -> bool {
    let is_named_so = part.name.to_lowercase().ends_with(".docx");
    part.kind == FileKind::Docx || (is_named_so && part.kind == FileKind::SealedOffice)
}

fn part(name: &str, content: Vec<u8>) -> Taken {
    let kind = inspect(&content).kind;
    let size_bytes = content.len() as u64;
    let part = Part { name: one_line(name), kind, size_bytes, is_drawn: false, is_sealed: false };
    Taken { part, content }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn cut(text: &mut String, limit: usize) -> bool {
    let is_long = text.len() > limit;
    if is_long {
        let end = (0..=limit).rev().find(|at| text.is_char_boundary(*at));
        text.truncate(end.unwrap_or(0));
    }
    is_long
}

fn broken(why: impl ToString) -> TextError {
    TextError::Broken { format: FORMAT, place: "file".into(), why: why.to_string() }
}
