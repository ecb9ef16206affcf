//! A statement about a person where the office keeps its data elsewhere: its server makes it for who cares for the data.

use obeznik_kernel::PersonId;
use serde_json::Value;

use super::courier::{Courier, Failure};
use super::log::not_told;
use crate::api::{ApiError, Code};
use crate::keeping::{NamedInput, NamedPage, NamedWhom};
use crate::office::desk::Desk;

impl Courier {
    fn statement(&self, person: PersonId, request: &str) -> Result<(Value, Vec<u8>), Failure> {
        self.session.call(|line, access| line.statement(access, person, request))
    }

    fn named_texts(&self, whom: &NamedWhom) -> Result<NamedPage, Failure> {
        self.session.call(|line, access| line.named_texts(access, whom))
    }

    fn named_statement(&self, input: &NamedInput) -> Result<(Value, Vec<u8>), Failure> {
        self.session.call(|line, access| line.named_statement(access, input))
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
        self.of_office(STATEMENT, |courier| courier.statement(person, request))
    }

    /// The same about somebody who is only named in texts.
    ///
    /// # Errors
    /// As [`Desk::office_statement`], without both names, and when a ticked text does not hold them any more.
    pub fn office_named_statement(&self, input: &NamedInput) -> Result<(Value, Vec<u8>), ApiError> {
        self.of_office(STATEMENT, |courier| courier.named_statement(input))
    }

    /// Texts in which somebody is named, of all the office keeps.
    ///
    /// # Errors
    /// As [`Desk::office_statement`], and without both names.
    pub(super) fn office_named_texts(&self, whom: &NamedWhom) -> Result<NamedPage, ApiError> {
        self.of_office(TEXTS, |courier| courier.named_texts(whom))
    }

    fn of_office<T>(
        &self,
        why_not: WhyNot,
        ask: impl FnOnce(&Courier) -> Result<T, Failure>,
    ) -> Result<T, ApiError> {
        self.office()?.check_care()?;
        let unreached = || ApiError::new(Code::Unreachable, why_not.unreached);
        let (courier, _) = self.courier().ok_or_else(unreached)?;
        ask(&courier).map_err(|failure| match not_told(failure) {
            error if error.code == Code::Unreachable => unreached(),
            error if error.key == "log-office-older" => ApiError::new(Code::Refused, why_not.older),
            error => error,
        })
    }
}

/// What a person reads when the office gave nothing.
#[derive(Clone, Copy)]
struct WhyNot {
    unreached: &'static str,
    older: &'static str,
}

const STATEMENT: WhyNot = WhyNot { unreached: "statement-unreached", older: "statement-office-older" };
const TEXTS: WhyNot = WhyNot { unreached: "named-unreached", older: "named-office-older" };
