//! E-mails and data messages among annexes: a child reads them, the window shows them, and their files are taken out
//! one by one. Nothing in them is run, and programs stay inside.

use obeznik_circulation::attachment::Attachment;
use obeznik_circulation::reading::ReadingWay;
use obeznik_formats::foreign::Unread;
use obeznik_formats::kind::{Barred, HEAD_BYTES, is_program, recognise};
use obeznik_formats::letter::{Letter, Part, Signature};
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{BlobHash, IdSource as _, RecordId, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

use crate::api::{ApiError, Code};
use crate::attachments::{Arrived, Uploaded, safe_name, take};
use crate::circulation::meetings::count_u32;
use crate::circulation::readings::Read;
use crate::copies::file_of;
use crate::draft::data_message;
use crate::foreign;
use crate::office::shared::Phrase;
use crate::office::{Done, Office, Request, parse_id};
use crate::ports::SystemIds;

/// Letters of its words that are shown; the whole of them is in the file.
const SHOWN: usize = 200_000;

/// Letters of a line about it: an honest subject or list of people is shorter.
const SHOWN_OF_LINE: usize = 2_000;

/// An e-mail or a data message as it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LetterDto {
    /// Its subject.
    pub subject: String,
    /// Who sent it, as it says.
    pub sender: String,
    /// To whom it went.
    pub recipient: String,
    /// When it was sent, or came to a data box; nothing where it does not say.
    pub sent_at: Option<String>,
    /// Its words; a data message has none.
    pub text: String,
    /// Whether there are more words or files than are shown.
    pub is_cut: bool,
    /// Whether it came by a data box.
    pub is_data_message: bool,
    /// How far it can be trusted.
    pub trust: Phrase,
    /// Whether its content is another than the one that was signed.
    pub is_altered: bool,
    /// Its files, in order.
    pub files: Vec<LetterFile>,
}

/// A file of an e-mail or a data message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LetterFile {
    /// By what it is asked for.
    pub place: u32,
    /// Its name.
    pub name: String,
    /// Size.
    #[ts(type = "number")]
    pub size_bytes: u64,
    /// Why it stays inside; nothing where it can be taken out.
    pub why: Option<Phrase>,
}

/// A file that was taken out.
pub(crate) struct TakenOut {
    /// The annex that brought it.
    pub(crate) letter: RecordId,
    /// The content of the annex.
    pub(crate) blob: BlobHash,
    /// Its name, fit for a disk.
    pub(crate) name: String,
    /// Its bytes.
    pub(crate) content: Vec<u8>,
}

/// Reads an annex or a document of a meeting as an e-mail or a data message. Where it is kept close, that is written
/// down as any opening is.
///
/// # Errors
/// A refusal that says why it cannot be read, or what the store says.
pub fn read(office: &Office, id: &str) -> Result<LetterDto, ApiError> {
    let id = parse_id(id)?;
    let (name, blob) = office.read(|reader| file_of(reader, id))?;
    let letter = letter_of(office, &name, &blob)?;
    office.note_reading(Read::Attachment(id), ReadingWay::Opened)?;
    Ok(shown(&letter, office.barred()))
}

/// Adds a file of an e-mail or a data message as an annex of its own, kept as close as what brought it.
///
/// # Errors
/// [`Code::Refused`] for what stays inside, or what the circulation says.
pub fn attach(office: &Office, id: &str, place: usize) -> Result<Done, ApiError> {
    let letter = parse_id(id)?;
    let file = office.read(|reader| Ok(reader.records.need::<Attachment>(letter)?))?;
    let paper = file.parent.ok_or_else(|| ApiError::broken("a file lies under no paper"))?;
    let TakenOut { name, content, .. } = take_out(office, letter, place)?;
    let uploaded = take(office, &name, Arrived::of(office, &mut content.as_slice())?)?;
    let Uploaded { blob, size_bytes, media_type, note } = uploaded;
    let payload = json!({ "paper": paper, "attachment": SystemIds.next_id(), "name": name,
        "is_confidential": file.value.is_confidential, "blob": blob, "size_bytes": size_bytes,
        "media_type": media_type, "note": note });
    let kind = "circulation.attach".to_owned();
    office.execute(Request { kind, payload, base: Vec::new(), on_behalf_of: None })
}

/// A file of an e-mail or a data message; a child takes it out.
pub(crate) fn take_out(office: &Office, letter: RecordId, place: usize) -> Result<TakenOut, ApiError> {
    let (called, blob) = office.read(|reader| file_of(reader, letter))?;
    let read = letter_of(office, &called, &blob)?;
    let missing = || ApiError::new(Code::NotFound, "refusal-not-found").with("kind", "file");
    let part = read.parts.get(place).ok_or_else(missing)?;
    let name = name_of(place, part);
    let refused = |why: &str| ApiError::new(Code::Refused, why).with("name", &name);
    if let Some(why) = kept_inside(part, office.barred()) {
        return Err(refused(why));
    }
    let mut whole = office.content(&blob)?;
    let size_bytes = whole.size_bytes();
    let content = foreign::part(office.files().as_ref(), &mut whole, size_bytes, place)
        .map_err(|reason| unread(&called, reason))?;
    // Once more by what came: the letter was read twice.
    let head = content.get(..HEAD_BYTES).unwrap_or(&content);
    if is_program(&part.name, recognise(head)) {
        return Err(refused(FORBIDDEN));
    }
    Ok(TakenOut { letter, blob, name, content })
}

const FORBIDDEN: &str = "letter-part-forbidden";

/// Why a file stays inside.
fn kept_inside(part: &Part, barred: &Barred) -> Option<&'static str> {
    if part.is_sealed {
        Some("letter-part-sealed")
    } else if is_program(&part.name, part.kind) {
        Some(FORBIDDEN)
    } else if barred.bars(&part.name) {
        Some("letter-part-barred")
    } else {
        None
    }
}

fn letter_of(office: &Office, name: &str, blob: &BlobHash) -> Result<Letter, ApiError> {
    let mut content = office.content(blob)?;
    let size_bytes = content.size_bytes();
    foreign::letter(office.files().as_ref(), &mut content, size_bytes).map_err(|reason| unread(name, reason))
}

fn unread(name: &str, reason: Unread) -> ApiError {
    let key = match reason {
        Unread::Empty | Unread::Broken | Unread::Locked => "letter-fault-broken",
        Unread::Unsupported => "letter-fault-unsupported",
        Unread::TooLarge => "letter-fault-too-large",
        Unread::TooSlow | Unread::Died => "letter-fault-given-up",
        Unread::NoReader => "letter-fault-no-reader",
    };
    ApiError::new(Code::Refused, key).with("name", name)
}

fn shown(letter: &Letter, barred: &Barred) -> LetterDto {
    let message = letter.data_message.as_ref();
    let recipient = message.map_or(&letter.to, |message| &message.recipient);
    let sent_at = message.map_or(&letter.sent_at, |message| &message.delivered_at);
    let (text, is_long) = beginning(letter.text.trim(), SHOWN);
    let line = |text: &str| beginning(text, SHOWN_OF_LINE).0;
    LetterDto {
        subject: line(&letter.subject),
        sender: line(&sender(letter)),
        recipient: line(recipient),
        sent_at: sent_at.parse::<Timestamp>().ok().map(|at| at.to_string()),
        text,
        is_cut: is_long || letter.truncated,
        is_data_message: message.is_some(),
        trust: data_message(letter).unwrap_or_else(|| Phrase::new("letter-trust-e-mail")),
        is_altered: message.is_some_and(|message| message.signature == Signature::Invalid),
        files: letter.parts.iter().enumerate().map(|(place, part)| file(place, part, barred)).collect(),
    }
}

/// The address stands beside the name: anybody may write any name.
fn sender(letter: &Letter) -> String {
    let Letter { from, from_address, .. } = letter;
    if from_address.is_empty() || from == from_address {
        from.clone()
    } else {
        format!("{from} <{from_address}>")
    }
}

fn beginning(text: &str, most: usize) -> (String, bool) {
    match text.char_indices().nth(most) {
        Some((end, _)) => (text.get(..end).unwrap_or_default().to_owned(), true),
        None => (text.to_owned(), false),
    }
}

fn file(place: usize, part: &Part, barred: &Barred) -> LetterFile {
    let name = name_of(place, part);
    let why = kept_inside(part, barred).map(|why| Phrase::new(why).with("name", &name));
    LetterFile { place: count_u32(place), name, size_bytes: part.size_bytes, why }
}

fn name_of(place: usize, part: &Part) -> String {
    safe_name(&if part.name.is_empty() { format!("soubor {}", place + 1) } else { part.name.clone() })
}

#[cfg(test)]
mod tests {
    use obeznik_formats::kind::FileKind;
    use obeznik_formats::letter::DataMessage;

    use super::*;

    fn part(name: &str, kind: FileKind) -> Part {
        Part { name: name.to_owned(), kind, size_bytes: 3, is_drawn: false, is_sealed: false }
    }

    #[test]
    fn what_a_letter_says_is_shown_within_bounds() {
        let parts = vec![part("", FileKind::Pdf), part("hra.pdf", FileKind::ElfProgram)];
        let letter = Letter {
            subject: "x".repeat(SHOWN_OF_LINE + 1),
            from: "Jana".to_owned(),
            from_address: "jana@jinde.example".to_owned(),
            sent_at: "2026-11-20T08:00:00+01:00".to_owned(),
            text: "ž".repeat(SHOWN + 1),
            parts,
            ..Letter::default()
        };
        let dto = shown(&letter, &Barred::default());
        assert_eq!(dto.sender, "Jana <jana@jinde.example>");
        assert_eq!(dto.sent_at.as_deref(), Some("2026-11-20T07:00:00Z"));
        assert_eq!((dto.subject.chars().count(), dto.text.chars().count()), (SHOWN_OF_LINE, SHOWN));
        assert!(dto.is_cut && !dto.is_data_message && !dto.is_altered);
        assert_eq!(dto.trust.key, "letter-trust-e-mail");
        assert_eq!((dto.files[0].name.as_str(), dto.files[0].why.is_none()), ("soubor 1", true));
        assert_eq!(dto.files[1].why.as_ref().unwrap().key, FORBIDDEN);
    }

    #[test]
    fn a_data_message_whose_content_was_changed_says_so() {
        for (signature, key, is_altered) in [
            (Signature::Unverified, "draft-note-data-message", false),
            (Signature::Invalid, "draft-note-data-message-altered", true),
        ] {
            let message = DataMessage {
                id: "1234567".to_owned(),
                recipient: "Město Vzorov".to_owned(),
                delivered_at: "2026-11-20T08:00:00.000+01:00".to_owned(),
                signature,
            };
            let letter =
                Letter { data_message: Some(message), from: "Krajský úřad".into(), ..Letter::default() };
            let dto = shown(&letter, &Barred::default());
            assert_eq!(
                (dto.trust.key.as_str(), dto.is_altered, dto.is_data_message),
                (key, is_altered, true)
            );
            assert_eq!((dto.sender.as_str(), dto.recipient.as_str()), ("Krajský úřad", "Město Vzorov"));
            assert_eq!(dto.sent_at.as_deref(), Some("2026-11-20T07:00:00Z"));
        }
    }

    #[test]
    fn a_file_that_cannot_leave_says_why() {
        let barred = Barred::try_from(vec!["iso".to_owned()]).unwrap();
        let sealed = Part { is_sealed: true, ..part("zpráva", FileKind::Empty) };
        let table = [
            (part("mapa.pdf", FileKind::Pdf), None),
            (part("faktura.pdf.exe", FileKind::Text), Some(FORBIDDEN)),
            (part("disk.iso", FileKind::Unknown), Some("letter-part-barred")),
            (sealed, Some("letter-part-sealed")),
        ];
        for (part, expected) in table {
            assert_eq!(kept_inside(&part, &barred), expected, "{}", part.name);
        }
    }
}
