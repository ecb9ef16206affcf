//! What a person does about a command that was refused, or whose annex does not go: sends it again, or lets it be.

use obeznik_authority::LogEntry;
use obeznik_kernel::CommandId;

use super::{Done, Office, Request, SET_ASIDE, mend, parse_id};
use crate::api::{ApiError, Code};

impl Office {
    /// Sends a refused command again with the same input, and sets the refused one aside. One whose annex did not go
    /// tries again.
    ///
    /// # Errors
    /// As [`Office::execute`]; a command refused again waits again.
    pub fn resend(&self, command: &str) -> Result<Done, ApiError> {
        self.resend_mended(command, &[])
    }

    /// The same with texts in it corrected, each by its place in the input.
    ///
    /// # Errors
    /// As [`Office::resend`], and [`Code::Invalid`] for a place that holds no text of the person.
    pub fn resend_mended(&self, command: &str, texts: &[(String, String)]) -> Result<Done, ApiError> {
        if let Some(refused) = self.refused_by_office(command)? {
            return self.resend_to_office(&refused, texts);
        }
        if let Some(refused) = self.refused_along(command)? {
            return self.resend_along(&refused, texts);
        }
        if let Some(done) = self.try_again(command)? {
            return Ok(done);
        }
        let entry = self.refused(command)?;
        let payload = entry.payload.as_deref().unwrap_or("{}");
        let payload = serde_json::from_str(payload).map_err(ApiError::broken)?;
        let payload = mend::mended(&entry.header.kind, payload, texts)?;
        let behalf = entry.header.on_behalf_of.map(|behalf| (behalf.person.to_string(), behalf.how));
        let request = Request { kind: entry.header.kind, payload, base: Vec::new(), on_behalf_of: behalf };
        self.set_aside(command)?;
        self.execute(request)
    }

    /// A person has dealt with a refused command; it leaves the page and stays in the log. One whose annex does not go is
    /// given up.
    ///
    /// # Errors
    /// [`Code::NotFound`] when there is no such command of this person, [`Code::Refused`] when it may be with the office.
    pub fn set_aside(&self, command: &str) -> Result<(), ApiError> {
        if let Some(refused) = self.refused_by_office(command)? {
            return Ok(self.store().deal_with(refused.signed.command.id)?);
        }
        if let Some(refused) = self.refused_along(command)? {
            return self.forget_along(&refused);
        }
        if self.give_up(command)? {
            return Ok(());
        }
        self.refused(command)?;
        self.put_draft(&format!("{SET_ASIDE}{command}"), String::new())
    }

    fn refused(&self, command: &str) -> Result<LogEntry, ApiError> {
        let id = CommandId(parse_id(command)?);
        let entries = self.store().reader().log(u64::MAX >> 1, 100_000)?;
        let is_it =
            |entry: &LogEntry| entry.header.command == id && entry.header.actor == Some(self.person());
        let found = entries.into_iter().find(is_it).filter(|entry| !entry.header.verdict.is_accepted());
        found.ok_or_else(|| ApiError::new(Code::NotFound, "refusal-not-found"))
    }
}
