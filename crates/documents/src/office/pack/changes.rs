//! The one-page list of changes: in a pack, and by itself for who sends it, to be read and corrected before it goes.

use obeznik_app::circulation::distribution::{
    DistributionInput, PackContents, changes_outside, distribution,
};
use obeznik_app::office::parse_id;
use obeznik_app::office::shared::Phrase;
use obeznik_app::{ApiError, Code, Office};
use obeznik_kernel::{Person, PersonId, Record as _, RecordId};

use crate::imprint::Imprint;
use crate::office::house::House;
use crate::office::session::Session;
use crate::office::wording::{say, sentence, word};
use crate::office::{DocumentFormat, Made, file_name};
use crate::pack_sheet::{PackSheet, pack_sheet};

/// What the list of changes says.
pub(super) struct Told {
    /// `Ing. Hana Habrová, verze 2`
    under: String,
    lines: Vec<String>,
}

impl Told {
    /// As the pack says it.
    pub(super) fn of(contents: &PackContents) -> Self {
        Self::new(&contents.person.name, contents.number, &contents.changes)
    }

    fn new(name: &str, number: u32, changes: &[Phrase]) -> Self {
        let values = [("name", name.into()), ("number", number.to_string().into())];
        let under = say("print-pack-changes-under", &values);
        Self { under, lines: changes.iter().map(sentence).collect() }
    }

    /// Prints the list as a file of a pack.
    pub(super) fn print(&self, office: &Office, meeting: RecordId) -> Result<Vec<u8>, ApiError> {
        let (sheet, produced_at) = office.read(|reader| {
            let house = House::of(reader)?;
            let session = Session::read(&house, &meeting.to_string())?;
            Ok((self.sheet(&house, &session), reader.now))
        })?;
        let imprint = Imprint { produced_at, ident: format!("pack-changes/{meeting}") };
        Ok(pack_sheet(&sheet, &imprint)?)
    }

    fn sheet(&self, house: &House<'_>, session: &Session) -> PackSheet {
        PackSheet {
            letterhead: house.letterhead(),
            issued_in: house.place(),
            issued_on: house.reader.today,
            kind: word("print-pack-changes-kind"),
            title: session.title(),
            under: Some(self.under.clone()),
            lines: self.lines.clone(),
            text: String::new(),
        }
    }
}

/// Makes the list of what changed for a person since the papers they have, in one of its forms. Nothing is sent by it;
/// as a file it may leave the office, and names nothing kept close.
///
/// # Errors
/// [`Code::NotFound`] when the meeting or the person is not here or its papers are not this person's to send, and
/// [`Code::Refused`] with a sentence `document-…` when nothing changed, or it cannot be set.
pub fn changes_list(
    office: &Office,
    meeting: &str,
    person: &str,
    format: DocumentFormat,
) -> Result<Made, ApiError> {
    let (sheet, name, produced_at) = office.read(|reader| {
        let list = distribution(reader, DistributionInput { meeting: meeting.to_owned() })?;
        let row = list.people.into_iter().find(|row| row.person.id == person);
        let row =
            row.ok_or_else(|| ApiError::new(Code::NotFound, "refusal-not-found").with("kind", Person::KIND))?;
        if row.changes.is_empty() {
            return Err(ApiError::new(Code::Refused, "document-no-changes").with("name", &row.person.name));
        }
        let house = House::of(reader)?;
        let session = Session::read(&house, meeting)?;
        let number = row.sent.as_ref().map_or(1, |sent| sent.number + 1);
        let changes = changes_outside(reader, parse_id(meeting)?, PersonId(parse_id(person)?))?;
        let sheet = Told::new(&row.person.name, number, &changes).sheet(&house, &session);
        Ok((sheet, format!("zmeny-{}-{}", session.short_name(), row.person.name), reader.now))
    })?;
    let imprint = Imprint { produced_at, ident: format!("pack-changes/{meeting}/{person}") };
    let bytes = match format {
        DocumentFormat::Pdf => pack_sheet(&sheet, &imprint)?,
        DocumentFormat::Docx => sheet.docx(&imprint)?,
    };
    Ok(Made { file_name: file_name::safe(&name, format), bytes })
}
