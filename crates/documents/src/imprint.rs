//! What makes two printings of the same words the same file, or not.

use jiff::Timestamp;
use jiff::tz::Offset;
use typst::foundations::Datetime;

/// When a document was made and what identifies it.
///
/// Both enter the file (XMP `CreateDate`, the trailer's `/ID`), and nothing else changes between
/// two printings, so the same input and imprint give the same bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imprint {
    /// The instant written into the file as its creation, in UTC, to the second.
    pub produced_at: Timestamp,
    /// A stable name of the document, for example `resolution/<uuid>/extract`; only its hash is
    /// written.
    pub ident: String,
}

impl Imprint {
    /// The instant in the terms of the typesetter; `None` before year 1, which no PDF can name.
    pub(crate) fn datetime(&self) -> Option<Datetime> {
        let at = Offset::UTC.to_datetime(self.produced_at);
        let part = |value: i8| u8::try_from(value).ok();
        let year = Some(i32::from(at.year())).filter(|year| *year > 0)?;
        Datetime::from_ymd_hms(
            year,
            part(at.month())?,
            part(at.day())?,
            part(at.hour())?,
            part(at.minute())?,
            part(at.second())?,
        )
    }
}
