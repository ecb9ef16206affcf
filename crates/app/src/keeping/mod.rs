//! Care of the data the office keeps (správa údajů): classes and periods, what is due, statements about people.

mod about;
mod disposals;
mod find;
mod holdings;
mod named;
mod named_page;
mod page;

pub use about::{
    About, AboutAccount, AboutDevice, AboutLetter, AboutLine, AboutMention, AboutRecord, LineSort, Sources,
    about_person,
};
pub(crate) use disposals::to_second;
pub use disposals::{
    DisposalCount, DisposalDetail, DisposalDto, DisposalInput, DisposalRow, HandDto, disposal,
};
pub use find::find_person;
pub use holdings::{FoundFiles, Holdings, LookAtDoor};
pub use named::{
    Eyes, MOST_TEXTS, NamedText, NamedTexts, Openness, Passage, Whom, check_whom, namesakes, texts_naming,
};
pub use named_page::{NamedInput, NamedPage, NamedRow, NamedWhom, named_page, named_texts};
pub use page::{ClassDto, DueRow, KeepingPage, StatementDto, keeping};

use obeznik_circulation::paper::Paper;
use obeznik_keeping::disposal::{Erasure, erasure_of};
use obeznik_keeping::statement::NoteStatement;
use obeznik_kernel::{Action, Record as _, RecordId};
use obeznik_store::Mode;

use crate::api::{ApiError, Code};
use crate::office::acts::may_in_office;
use crate::office::{Done, Office, Reader, Request};

/// Rounds of time after which something else must be the matter; a proposal needs eight.
const MOST_ROUNDS: usize = 100;

/// The command that writes a statement down.
const NOTE: &str = "keeping.note_statement";

/// The note that the paper a decision came from was erased; nothing when it is here, hidden, or was never there.
pub(crate) fn paper_erasure(
    reader: &Reader<'_>,
    paper: Option<RecordId>,
) -> Result<Option<Erasure>, ApiError> {
    Ok(paper.map(|id| erasure_of(reader.records, Paper::KIND, id)).transpose()?.flatten())
}

impl Office {
    /// Refuses a statement where it could not be whole or is not the person's to make.
    ///
    /// # Errors
    /// [`Code::Refused`] on a computer that has joined an office, and for people who do not care for data.
    pub fn check_statement(&self) -> Result<(), ApiError> {
        if self.is_kept_elsewhere() {
            return Err(ApiError::new(Code::Refused, "keeping-elsewhere"));
        }
        self.check_care()
    }

    /// Whether the office keeps its data elsewhere, because this computer has joined it.
    pub fn is_kept_elsewhere(&self) -> bool {
        self.store().mode() == Mode::Joined
    }

    /// Refuses people who do not care for the office's data.
    ///
    /// # Errors
    /// [`Code::Refused`] for them.
    pub fn check_care(&self) -> Result<(), ApiError> {
        match self.read(|reader| Ok(may_in_office(reader, Action::KeepData)))? {
            true => Ok(()),
            false => Err(ApiError::new(Code::Refused, "keeping-not-allowed")),
        }
    }

    /// Writes down that a statement about a person is made. Called before it is handed out: what cannot be written
    /// down is not.
    ///
    /// # Errors
    /// What the command says.
    pub fn note_statement(&self, statement: &NoteStatement) -> Result<Done, ApiError> {
        let payload = serde_json::to_value(statement).map_err(ApiError::broken)?;
        self.execute(Request { kind: NOTE.to_owned(), payload, base: Vec::new(), on_behalf_of: None })
    }

    /// Lets time act until everything two people agreed on is erased. Where the office is elsewhere it is done there.
    ///
    /// # Errors
    /// What the store says.
    pub fn erase_agreed(&self) -> Result<(), ApiError> {
        for _ in 0..MOST_ROUNDS {
            if self.bring_about()? == 0 {
                break;
            }
        }
        Ok(())
    }
}
