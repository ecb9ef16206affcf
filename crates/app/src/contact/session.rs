//! Access to the office: a token for ten minutes in memory, and the one that gives the next in the store.

use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::{Duration, Instant};

use ed25519_dalek::Signer as _;
use obeznik_identity::link::{Sort, Token};
use obeznik_identity::session::refresh_message;
use obeznik_kernel::DeviceId;

use super::courier::Failure;
use super::kept;
use crate::office::Office;
use crate::ports::network::{Line, Renewal, Tokens, Unreached};

/// An access token is given up so long before its end.
const EARLY: Duration = Duration::from_secs(30);

/// Calls with a token that holds.
pub(super) struct Session {
    office: Weak<Office>,
    line: Arc<dyn Line>,
    access: Mutex<Option<Access>>,
}

#[derive(Clone)]
struct Access {
    token: String,
    until: Instant,
}

impl Session {
    pub(super) fn new(office: Weak<Office>, line: Arc<dyn Line>) -> Self {
        Self { office, line, access: Mutex::default() }
    }

    /// Calls the office; a token that ended is renewed once.
    pub(super) fn call<T>(
        &self,
        call: impl Fn(&dyn Line, &str) -> Result<T, Unreached>,
    ) -> Result<T, Failure> {
        let token = self.token(None)?;
        match call(self.line.as_ref(), &token) {
            Err(Unreached::Said { status: 401, .. }) => {
                let fresh = self.token(Some(&token))?;
                Ok(call(self.line.as_ref(), &fresh)?)
            }
            other => Ok(other?),
        }
    }

    /// Whether anything lets this computer in.
    pub(super) fn check_paired(&self) -> Result<(), Failure> {
        self.renewal().map(drop)
    }

    /// Asks for a fresh token and nothing else: the office says at least whether this computer is still let in.
    pub(super) fn knock(&self) -> Result<(), Failure> {
        let mut access = self.access.lock().unwrap_or_else(PoisonError::into_inner);
        *access = None;
        *access = Some(self.renew()?);
        Ok(())
    }

    /// A token that holds and is not the one that was turned away.
    fn token(&self, ended: Option<&str>) -> Result<String, Failure> {
        let mut access = self.access.lock().unwrap_or_else(PoisonError::into_inner);
        let holds = |access: &&Access| Instant::now() < access.until && Some(access.token.as_str()) != ended;
        if let Some(access) = access.as_ref().filter(holds) {
            return Ok(access.token.clone());
        }
        *access = None;
        let renewed = self.renew()?;
        Ok(access.insert(renewed).token.clone())
    }

    /// The next refresh token is in the store before the access token that came with it is used: an answer
    /// lost before that is asked for again by the old one.
    fn renew(&self) -> Result<Access, Failure> {
        let renewal = self.renewal()?;
        let tokens: Tokens = self.line.renew(&renewal)?;
        let office = self.office.upgrade().ok_or(Unreached::Stopped)?;
        kept::Session { refresh: tokens.refresh, at: office.now() }.keep(&mut office.store())?;
        let holds = Duration::from_secs(u64::from(tokens.access_seconds)).saturating_sub(EARLY);
        Ok(Access { token: tokens.access, until: Instant::now() + holds })
    }

    fn renewal(&self) -> Result<Renewal, Failure> {
        let office = self.office.upgrade().ok_or(Unreached::Stopped)?;
        let session = kept::Session::of(&office.store())?.ok_or(Failure::NotPaired)?;
        let token = Token::parse(Sort::Refresh, &session.refresh).ok_or(Failure::NotPaired)?;
        let message = refresh_message(token.tenant, DeviceId(token.name), token.secret.hash());
        let signature = office.signer().key.sign(&message).to_bytes();
        Ok(Renewal { refresh: session.refresh, signature: hex(&signature) })
    }
}

/// Bytes as hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
