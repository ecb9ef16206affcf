//! Letters with notices that the office's server could not send, for who looks after them. They lie at the server alone.

use std::sync::Arc;

use obeznik_kernel::Action;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::courier::{Courier, Failure};
use crate::api::{ApiError, Code};
use crate::office::Reader;
use crate::office::acts::may_in_office;
use crate::office::desk::{Desk, not_joined};
use crate::office::shared::Phrase;
use crate::ports::network::{MailStanding, UnsentLetter};

/// Words by which a server names why a letter did not go; what a newer one says is told in general.
const WHY: [&str; 10] =
    ["refused", "busy", "account", "tls", "no-tls", "slow", "answer", "away", "address", "no-address"];

/// Letters as the window shows them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OfficeMail {
    /// The mail server; nothing where none was set up.
    pub host: Option<String>,
    /// How many wait to go.
    pub waiting: u32,
    /// How many went.
    pub sent: u32,
    /// Those that did not go for good.
    pub failed: Vec<UnsentRow>,
    /// Those that were put off.
    pub delayed: Vec<UnsentRow>,
    /// People with something due and no address.
    pub without_address: Vec<String>,
}

/// A letter that did not go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct UnsentRow {
    /// Identifier.
    pub id: String,
    /// For whom.
    pub name: String,
    /// Why, and what to do.
    pub why: Phrase,
    /// The number of the mail server's answer; empty where it gave none.
    pub answer: String,
    /// How often it was tried.
    pub attempts: u32,
    /// The last time.
    pub at: String,
    /// When it is tried next.
    pub next_at: String,
}

/// Whether the person looks after the office's letters: who handles everybody's papers, and who sets people up. The
/// server asks the same.
pub fn looks_after_mail(reader: &Reader<'_>) -> bool {
    [Action::HandlePaper, Action::ManagePeople].into_iter().any(|action| may_in_office(reader, action))
}

impl Courier {
    fn mail(&self) -> Result<MailStanding, Failure> {
        self.session.call(|line, access| line.mail(access))
    }

    fn retry_mail(&self) -> Result<u32, Failure> {
        self.session.call(|line, access| line.retry_mail(access))
    }
}

impl Desk {
    /// How the office's letters stand at its server.
    ///
    /// # Errors
    /// When the server is not reached, or tells this person nothing of them.
    pub fn office_mail(&self) -> Result<OfficeMail, ApiError> {
        let courier = self.courier_of_office()?;
        courier.mail().map(shown).map_err(not_joined)
    }

    /// Has letters that did not go tried now; tells how many.
    ///
    /// # Errors
    /// As [`Desk::office_mail`].
    pub fn retry_office_mail(&self) -> Result<u32, ApiError> {
        let courier = self.courier_of_office()?;
        courier.retry_mail().map_err(not_joined)
    }

    fn courier_of_office(&self) -> Result<Arc<Courier>, ApiError> {
        let (courier, _) = self.courier().ok_or_else(|| ApiError::new(Code::Refused, "mail-works-alone"))?;
        Ok(courier)
    }
}

fn shown(standing: MailStanding) -> OfficeMail {
    let MailStanding { host, waiting, sent, failed, delayed, without_address } = standing;
    let rows = |letters: Vec<UnsentLetter>| letters.into_iter().map(row).collect();
    OfficeMail { host, waiting, sent, failed: rows(failed), delayed: rows(delayed), without_address }
}

fn row(letter: UnsentLetter) -> UnsentRow {
    let UnsentLetter { letter, name, attempts, at, next_at, failure } = letter;
    let (why, answer) = why(&failure);
    let (id, at, next_at) = (letter.to_string(), at.to_string(), next_at.to_string());
    UnsentRow { id, name, why, answer, attempts, at, next_at }
}

/// `refused 550` as a sentence and the number of the mail server's answer.
fn why(failure: &str) -> (Phrase, String) {
    let (word, number) = failure.split_once(' ').unwrap_or((failure, ""));
    let word = if WHY.contains(&word) { word } else { "other" };
    let is_answer = number.len() == 3 && number.bytes().all(|byte| byte.is_ascii_digit());
    let answer = if is_answer { number.to_owned() } else { String::new() };
    (Phrase::new(&format!("mail-why-{word}")), answer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_is_a_sentence_of_ours_whatever_a_server_says() {
        let table = [
            ("refused 550", "mail-why-refused", "550"),
            ("account 535", "mail-why-account", "535"),
            ("no-tls", "mail-why-no-tls", ""),
            ("no-address", "mail-why-no-address", ""),
            ("holub letel jinam", "mail-why-other", ""),
            ("busy 45<b>1", "mail-why-busy", ""),
            ("", "mail-why-other", ""),
        ];
        for (failure, key, answer) in table {
            let said = why(failure);
            assert_eq!((said.0.key.as_str(), said.1.as_str()), (key, answer), "{failure}");
        }
    }
}
