//! Care of the data the office keeps (správa údajů): classes and periods, what is due, statements about people.

mod about;
mod find;
mod page;

pub use about::{
    About, AboutAccount, AboutDevice, AboutLine, AboutMention, AboutRecord, LineSort, Sources, about_person,
};
pub use find::find_person;
pub use page::{ClassDto, DueRow, KeepingPage, StatementDto, keeping};

use obeznik_kernel::{Action, PersonId};
use obeznik_store::Mode;
use serde_json::json;

use crate::api::{ApiError, Code};
use crate::office::acts::may_in_office;
use crate::office::{Done, Office, Request};

/// The command that writes a statement down.
const NOTE: &str = "keeping.note_statement";

impl Office {
    /// Refuses a statement where it could not be whole or is not the person's to make.
    ///
    /// # Errors
    /// [`Code::Refused`] on a computer that has joined an office, and for people who do not care for data.
    pub fn check_statement(&self) -> Result<(), ApiError> {
        let mode = self.store().mode();
        if mode == Mode::Joined {
            return Err(ApiError::new(Code::Refused, "keeping-elsewhere"));
        }
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
    pub fn note_statement(&self, person: PersonId, request: &str) -> Result<Done, ApiError> {
        let payload = json!({ "person": person, "request": request });
        self.execute(Request { kind: NOTE.to_owned(), payload, base: Vec::new(), on_behalf_of: None })
    }
}
