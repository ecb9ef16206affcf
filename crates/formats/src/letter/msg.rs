//! E-mails as Outlook keeps them (MS-OXMSG): a compound file with a stream for each property.

use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};

use cfb::CompoundFile;
use jiff::Timestamp;

use super::{Letter, MAX_PARTS, Taken, broken, part};
use crate::encoding::decode;
use crate::limits::Limits;
use crate::text::{TextError, text_of_html};

const OLE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
const PROPERTIES: &str = "/__properties_version1.0";
const ATTACHMENT: &str = "__attach_version1.0_";

/// Properties by their identifiers (MS-OXPROPS).
const SUBJECT: u16 = 0x0037;
const SENDER: u16 = 0x0C1A;
const SENDER_ADDRESS: u16 = 0x5D01;
const RECEIVERS: u16 = 0x0E04;
const SUBMITTED: u16 = 0x0039;
const DELIVERED: u16 = 0x0E06;
const BODY: u16 = 0x1000;
const BODY_HTML: u16 = 0x1013;
const DISPLAY_NAME: u16 = 0x3001;
const DATA: u16 = 0x3701;
const SHORT_NAME: u16 = 0x3704;
const LONG_NAME: u16 = 0x3707;
const CONTENT_ID: u16 = 0x3712;

/// Before the properties of a message itself stand counts (MS-OXMSG 2.4.1.1).
const HEADER: usize = 32;
/// The type of a time (MS-OXCDATA 2.11.1).
const TIME: u16 = 0x0040;
/// Seconds between the years 1601 and 1970: from the first one Windows counts.
const FROM_1601: i64 = 11_644_473_600;

/// A compound file with a purse: every byte read is paid from it.
struct Outlook<'a> {
    file: CompoundFile<Cursor<&'a [u8]>>,
    purse: usize,
    budget: usize,
}

/// A compound file that keeps the properties of a message.
pub(super) fn is_msg(bytes: &[u8]) -> bool {
    bytes.starts_with(OLE)
        && CompoundFile::open(Cursor::new(bytes)).is_ok_and(|file| file.is_stream(PROPERTIES))
}

pub(super) fn open(bytes: &[u8], limits: &Limits) -> Result<(Letter, Vec<Taken>), TextError> {
    let file = CompoundFile::open(Cursor::new(bytes)).map_err(broken)?;
    // Chains of sectors may cross in a hostile file, so that it reads longer than it is.
    let budget = limits.unpacked_bytes.min(bytes.len().saturating_mul(2));
    let mut outlook = Outlook { file, purse: budget, budget };
    let root = PathBuf::from("/");
    let letter = Letter {
        subject: outlook.text(&root, SUBJECT)?,
        from: outlook.text(&root, SENDER)?,
        from_address: outlook.text(&root, SENDER_ADDRESS)?,
        to: outlook.text(&root, RECEIVERS)?,
        sent_at: outlook.sent_at()?,
        text: outlook.words(&root, limits)?,
        ..Letter::default()
    };
    let mut taken = Vec::new();
    for place in outlook.attachments()? {
        taken.push(outlook.attachment(&place)?);
    }
    Ok((letter, taken))
}

impl Outlook<'_> {
    /// Storages of attachments in the order of their names, which are numbered.
    fn attachments(&self) -> Result<Vec<PathBuf>, TextError> {
        let entries = self.file.read_storage("/").map_err(broken)?;
        let mut found: Vec<PathBuf> = entries
            .filter(|entry| entry.is_storage() && entry.name().starts_with(ATTACHMENT))
            .take(MAX_PARTS + 1)
            .map(|entry| Path::new("/").join(entry.name()))
            .collect();
        found.sort();
        Ok(found)
    }

    fn attachment(&mut self, at: &Path) -> Result<Taken, TextError> {
        let mut name = String::new();
        for property in [LONG_NAME, SHORT_NAME, DISPLAY_NAME] {
            if name.trim().is_empty() {
                name = self.text(at, property)?;
            }
        }
        let content = self.stream(at, DATA, "0102")?;
        let is_sealed = content.is_none();
        let mut taken = part(&name, content.unwrap_or_default());
        let is_named_by_words = !self.text(at, CONTENT_ID)?.is_empty();
        taken.part.is_drawn = is_named_by_words && taken.part.kind.is_image();
        taken.part.is_sealed = is_sealed;
        Ok(taken)
    }

    fn words(&mut self, at: &Path, limits: &Limits) -> Result<String, TextError> {
        let plain = self.text(at, BODY)?;
        if !plain.trim().is_empty() {
            return Ok(plain.trim().replace("\r\n", "\n"));
        }
        let html = self.stream(at, BODY_HTML, "0102")?.unwrap_or_default();
        Ok(text_of_html(&html, limits).map(|found| found.text).unwrap_or_default())
    }

    /// When it was sent, or came where it does not say.
    fn sent_at(&mut self) -> Result<String, TextError> {
        let properties = self.content_of(Path::new(PROPERTIES))?.unwrap_or_default();
        let entries = properties.get(HEADER..).unwrap_or_default().as_chunks::<16>().0;
        let time = |property| entries.iter().find_map(|entry| time_of(entry, property));
        Ok(time(SUBMITTED).or_else(|| time(DELIVERED)).unwrap_or_default())
    }

    /// A text: in UTF-16 where the message has it, else in the code page of its writer.
    fn text(&mut self, at: &Path, property: u16) -> Result<String, TextError> {
        if let Some(wide) = self.stream(at, property, "001F")? {
            let units = wide.as_chunks::<2>().0.iter().map(|pair| u16::from_le_bytes(*pair));
            let text: String = char::decode_utf16(units).map(|c| c.unwrap_or('\u{fffd}')).collect();
            return Ok(text.trim_end_matches('\0').to_owned());
        }
        let narrow = self.stream(at, property, "001E")?.unwrap_or_default();
        Ok(decode(&narrow).text.trim_end_matches('\0').to_owned())
    }

    fn stream(&mut self, at: &Path, property: u16, kind: &str) -> Result<Option<Vec<u8>>, TextError> {
        self.content_of(&at.join(format!("__substg1.0_{property:04X}{kind}")))
    }

    fn content_of(&mut self, path: &Path) -> Result<Option<Vec<u8>>, TextError> {
        if !self.file.is_stream(path) {
            return Ok(None);
        }
        let stream = self.file.open_stream(path).map_err(broken)?;
        let mut content = Vec::new();
        stream.take(self.purse as u64 + 1).read_to_end(&mut content).map_err(broken)?;
        self.purse = self
            .purse
            .checked_sub(content.len())
            .ok_or(TextError::TooLarge { what: "streams of a message", limit: self.budget })?;
        Ok(Some(content))
    }
}

/// The time in an entry, if it is of this property (MS-OXMSG 2.4.2.1).
fn time_of(entry: &[u8; 16], property: u16) -> Option<String> {
    let [kind, kind_high, id, id_high, _, _, _, _, value @ ..] = *entry;
    let is_it =
        u16::from_le_bytes([kind, kind_high]) == TIME && u16::from_le_bytes([id, id_high]) == property;
    let ticks = u64::from_le_bytes(value);
    if !is_it || ticks == 0 {
        return None;
    }
    let seconds = i64::try_from(ticks / 10_000_000).ok()? - FROM_1601;
    Timestamp::from_second(seconds).ok().map(|at| at.to_string())
}
