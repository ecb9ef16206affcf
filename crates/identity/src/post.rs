//! The post of a municipality: letters with notices that go out to addresses of people, and the way they go.
//!
//! A letter holds no text and no address: what it says and where it goes is looked up when it goes, so that nobody is told
//! what is over or what they may not see any more. Kept are the keys of what it tells, each told to a person once.

use std::fmt;

use jiff::{SignedDuration, Timestamp};
use obeznik_kernel::{PersonId, RecordId};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::email::Email;
use crate::way::Hidden;

/// Where a letter is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LetterState {
    /// To go, or to go again after a failure that may pass.
    Waiting,
    /// Claimed by a process that hands it over.
    Sending,
    /// Taken over by the mail server.
    Sent,
    /// Made ready as a file for a person to send.
    Prepared,
    /// What it told is over before it went.
    Needless,
    /// It did not go and will not.
    Failed,
}

impl LetterState {
    /// The word as kept.
    pub fn as_str(self) -> &'static str {
        match self {
            LetterState::Waiting => "waiting",
            LetterState::Sending => "sending",
            LetterState::Sent => "sent",
            LetterState::Prepared => "prepared",
            LetterState::Needless => "needless",
            LetterState::Failed => "failed",
        }
    }

    /// Every state.
    pub const ALL: [LetterState; 6] = [
        LetterState::Waiting,
        LetterState::Sending,
        LetterState::Sent,
        LetterState::Prepared,
        LetterState::Needless,
        LetterState::Failed,
    ];
}

/// A letter to one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Its identifier.
    pub id: RecordId,
    /// To whom.
    pub person: PersonId,
    /// When it was made.
    pub made_at: Timestamp,
    /// Where it is.
    pub state: LetterState,
    /// How often somebody began to hand it over.
    pub attempts: u32,
    /// When it may go next; while it is being sent, when whoever sends it is given up.
    pub next_at: Timestamp,
    /// When its state changed last.
    pub changed_at: Timestamp,
    /// The last failure, as a word and the number the mail server gave: never its text, which repeats addresses.
    pub failure: String,
}

/// Times a letter is handed over before it fails for good: the pauses below, three days in all.
const PAUSES_MINUTES: [i64; 10] = [1, 5, 15, 60, 180, 360, 720, 720, 1_080, 1_200];

/// Names by which this very computer is reached, and no other.
const HERE: [&str; 3] = ["localhost", "127.0.0.1", "::1"];

/// How long whoever claimed a letter has to hand it over.
pub const CLAIM_HOLDS: SignedDuration = SignedDuration::from_mins(10);

/// How long letters that went or failed are remembered.
pub const LETTERS_LAST: SignedDuration = SignedDuration::from_hours(24 * 90);

/// How long keys that were told are remembered: beyond what anything stays due.
pub const TOLD_LASTS: SignedDuration = SignedDuration::from_hours(24 * 800);

impl Letter {
    /// A letter that goes at once.
    pub fn new(id: RecordId, person: PersonId, now: Timestamp) -> Self {
        Self {
            id,
            person,
            made_at: now,
            state: LetterState::Waiting,
            attempts: 0,
            next_at: now,
            changed_at: now,
            failure: String::new(),
        }
    }

    /// Comes to an end.
    #[must_use]
    pub fn ended(self, state: LetterState, failure: &str, now: Timestamp) -> Self {
        Self { state, failure: failure.to_owned(), changed_at: now, ..self }
    }

    /// Waits after a failure that may pass, each time longer; fails for good when it waited long enough.
    #[must_use]
    pub fn put_off(self, failure: &str, now: Timestamp) -> Self {
        let pause = usize::try_from(self.attempts).ok().and_then(|n| PAUSES_MINUTES.get(n.saturating_sub(1)));
        match pause.and_then(|minutes| now.checked_add(SignedDuration::from_mins(*minutes)).ok()) {
            Some(next_at) => Self { next_at, ..self.ended(LetterState::Waiting, failure, now) },
            None => self.ended(LetterState::Failed, failure, now),
        }
    }
}

/// The name of a message by what it says, the same whenever the same is said to the same person: a mail server or program
/// that gets it twice knows.
pub fn message_name(person: PersonId, keys: &[String]) -> String {
    let mut keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    keys.sort_unstable();
    let digest = Sha256::digest(format!("{person}\n{}", keys.join("\n")));
    digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

/// How the line to the mail server is kept private.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MailTls {
    /// TLS from the first byte (465).
    Implicit,
    /// TLS after STARTTLS, never without it (587).
    StartTls,
    /// None; only to this very computer.
    None,
}

/// The way letters go, as the administrator set it up.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailRoute {
    /// The mail server.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the line is kept private.
    pub tls: MailTls,
    /// Our name there; empty where none is asked for.
    #[serde(default)]
    pub user: String,
    /// What proves us there.
    #[serde(default)]
    pub password: Option<Hidden>,
    /// The address letters come from.
    pub from: String,
    /// Where people sign in, written under each letter; empty where nobody said it.
    #[serde(default)]
    pub link: String,
    /// Certificates of authorities beside those of the system, PEM.
    #[serde(default)]
    pub ca: Option<String>,
}

impl fmt::Debug for MailRoute {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "MailRoute({}, {:?})", self.port, self.tls)
    }
}

impl MailRoute {
    /// The field that does not hold, if any: an address that is none, a line without TLS that leaves the computer.
    pub fn fault(&self) -> Option<&'static str> {
        let is_here = HERE.contains(&self.host.as_str());
        let is_plain = |text: &str| !text.chars().any(char::is_control);
        if self.host.is_empty() || !is_plain(&self.host) || self.host.contains(char::is_whitespace) {
            return Some("host");
        }
        if self.tls == MailTls::None && !is_here {
            return Some("tls");
        }
        if self.user.is_empty() != self.password.is_none() || !is_plain(&self.user) {
            return Some("user");
        }
        if Email::parse(&self.from).is_none() {
            return Some("from");
        }
        (!is_plain(&self.link)).then_some("link")
    }

    /// The same for who may look but not take.
    #[must_use]
    pub fn without_secret(&self) -> Self {
        Self { password: self.password.as_ref().map(|_| Hidden("…".to_owned())), ..self.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person() -> PersonId {
        PersonId(RecordId::well_known("somebody"))
    }

    fn at(minute: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH.checked_add(SignedDuration::from_mins(minute)).unwrap()
    }

    #[test]
    fn a_failure_that_may_pass_is_waited_for_ever_longer_and_not_for_ever() {
        let mut letter = Letter::new(RecordId::well_known("a letter"), person(), at(0));
        let (mut now, mut pauses) = (at(0), Vec::new());
        for attempts in 1..=11 {
            letter = Letter { attempts, state: LetterState::Sending, ..letter }.put_off("busy 451", now);
            pauses.push(letter.next_at.duration_since(now).as_mins());
            now = letter.next_at;
        }
        assert_eq!(letter.state, LetterState::Failed);
        assert!(pauses[..10].windows(2).all(|pair| pair[0] <= pair[1]), "{pauses:?}");
        let hours = now.duration_since(at(0)).as_hours();
        assert!((60..=96).contains(&hours), "{hours} hours");
    }

    #[test]
    fn the_name_of_a_message_is_of_its_person_and_keys_alone() {
        let keys = |keys: [&str; 2]| keys.map(str::to_owned);
        let one = message_name(person(), &keys(["waits/1", "task/2"]));
        assert_eq!(one, message_name(person(), &keys(["task/2", "waits/1"])));
        assert_ne!(one, message_name(person(), &keys(["task/2", "waits/3"])));
        assert_ne!(
            one,
            message_name(PersonId(RecordId::well_known("another")), &keys(["task/2", "waits/1"]))
        );
        assert_eq!(one.len(), 32);
    }

    #[test]
    fn a_way_without_tls_never_leaves_the_computer_and_addresses_are_addresses() {
        let route = MailRoute {
            host: "posta.vzorov.cz".into(),
            port: 587,
            tls: MailTls::StartTls,
            user: "obeznik".into(),
            password: Some(Hidden("tajné".into())),
            from: "obeznik@vzorov.cz".into(),
            link: String::new(),
            ca: None,
        };
        assert_eq!(route.fault(), None);
        assert!(
            !format!("{route:?}").contains("vzorov")
                && !format!("{:?}", route.without_secret()).contains("tajné")
        );
        type Case = (fn(&mut MailRoute), Option<&'static str>);
        let table: [Case; 7] = [
            (|route| route.tls = MailTls::None, Some("tls")),
            (|route| (route.host, route.tls) = ("127.0.0.1".into(), MailTls::None), None),
            (|route| route.host = "posta.vzorov.cz\r\nX: 1".into(), Some("host")),
            (|route| route.password = None, Some("user")),
            (|route| route.from = "obeznik".into(), Some("from")),
            (|route| route.from = "obeznik@vzorov.cz\r\nBcc: a@b.cz".into(), Some("from")),
            (|route| route.link = "https://a\r\nb".into(), Some("link")),
        ];
        for (change, fault) in table {
            let mut changed = route.clone();
            change(&mut changed);
            assert_eq!(changed.fault(), fault, "{changed:?}");
        }
    }
}
