//! What the office keeps alone, where it is kept elsewhere, such as its log: this computer has none of it and asks.

use obeznik_kernel::RecordId;
use obeznik_store::Mode;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::courier::{Courier, Failure};
use crate::api::{ApiError, Code};
use crate::circulation::history::HistoryInput;
use crate::circulation::papers::HistoryEvent;
use crate::keeping::NamedWhom;
use crate::office::desk::{Desk, not_joined};
use crate::office::log::{LogInput, LogRow};
use crate::office::parse_id;
use crate::office::shared::Page;
use crate::ports::network::Unreached;

/// Queries that the office answers where this computer has joined one.
const ASKED: [&str; 3] = ["log", "history", "named_texts"];

impl Courier {
    /// A part of the office's log, of what its person may see.
    ///
    /// # Errors
    /// [`Failure`] when the office is not reached.
    pub(crate) fn log(&self, input: &LogInput) -> Result<Page<LogRow>, Failure> {
        self.session.call(|line, access| line.log(access, input))
    }

    fn history(&self, record: RecordId) -> Result<Vec<HistoryEvent>, Failure> {
        self.session.call(|line, access| line.history(access, record))
    }
}

impl Desk {
    /// Answers a query by name. What an office keeps alone is asked of it where this computer has joined one.
    ///
    /// # Errors
    /// As [`Office::query`](crate::Office::query); [`Code::Unreachable`] when the office is not reached.
    pub fn query(&self, name: &str, input: Value) -> Result<Value, ApiError> {
        let office = self.office()?;
        let mode = office.store().mode();
        if mode != Mode::Joined || !ASKED.contains(&name) {
            return office.query(name, input);
        }
        drop(office); // the network is waited for without it
        if name == "named_texts" {
            let page = self.office_named_texts(&read::<NamedWhom>(input)?)?;
            return serde_json::to_value(page).map_err(ApiError::broken);
        }
        let (courier, _) = self.courier().ok_or_else(unreached)?;
        let answer = if name == "log" {
            let page = courier.log(&read::<LogInput>(input)?).map_err(not_told)?;
            serde_json::to_value(page)
        } else {
            let HistoryInput { record } = read(input)?;
            serde_json::to_value(courier.history(parse_id(&record)?).map_err(not_told)?)
        };
        answer.map_err(ApiError::broken)
    }
}

fn read<T: DeserializeOwned>(input: Value) -> Result<T, ApiError> {
    serde_json::from_value(input)
        .map_err(|error| ApiError::new(Code::Invalid, "error-bad-input").with("what", error))
}

/// What a person reads when the office did not tell.
pub(crate) fn not_told(failure: Failure) -> ApiError {
    match failure {
        Failure::Unreached(Unreached::NoConnection | Unreached::Later(_) | Unreached::Stopped) => unreached(),
        // An office of an older program has no such answer.
        Failure::Unreached(Unreached::Said { status: 404, .. }) => {
            ApiError::new(Code::Refused, "log-office-older")
        }
        other => not_joined(other),
    }
}

fn unreached() -> ApiError {
    ApiError::new(Code::Unreachable, "log-unreached")
}
