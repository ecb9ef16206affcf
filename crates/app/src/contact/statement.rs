//! A statement about a person where the office keeps its data elsewhere: its server makes it for who cares for the data.

use obeznik_kernel::PersonId;
use serde_json::Value;

use super::courier::{Courier, Failure};
use super::log::not_told;
use crate::api::{ApiError, Code};
use crate::office::desk::Desk;

impl Courier {
    fn statement(&self, person: PersonId, request: &str) -> Result<(Value, Vec<u8>), Failure> {
        self.session.call(|line, access| line.statement(access, person, request))
    }
}

impl Desk {
    /// A statement about a person, made by the server of the office this computer has joined: what is in it, in numbers,
    /// and the ZIP. That it was made stands in the office's log, whether it arrives or not.
    ///
    /// # Errors
    /// [`Code::Refused`] for who does not care for data, and where this computer has joined no office;
    /// [`Code::Unreachable`] when the office is not reached.
    pub fn office_statement(&self, person: PersonId, request: &str) -> Result<(Value, Vec<u8>), ApiError> {
        self.office()?.check_care()?;
        let (courier, _) = self.courier().ok_or_else(unreached)?;
        courier.statement(person, request).map_err(|failure| match not_told(failure) {
            error if error.code == Code::Unreachable => unreached(),
            error if error.key == "log-office-older" => {
                ApiError::new(Code::Refused, "statement-office-older")
            }
            error => error,
        })
    }
}

fn unreached() -> ApiError {
    ApiError::new(Code::Unreachable, "statement-unreached")
}
