//! Accounts: one person of one municipality and the ways they prove who they are.

use jiff::Timestamp;
use obeznik_kernel::{Action, PersonId, Standing, Subject, may, stands_in_for};
use serde::{Deserialize, Serialize};

use crate::email::Email;
use crate::pass_phrase::Verifier;
use crate::totp::Totp;

/// An account.
#[derive(Debug, Clone)]
pub struct Account {
    /// Whose it is.
    pub person: PersonId,
    /// By which the person signs in; one account has one address.
    pub email: Email,
    /// None until the invitation is accepted, and for people who sign in elsewhere.
    pub verifier: Option<Verifier>,
    /// The authenticator.
    pub totp: Totp,
    /// The account at another place that vouches for the person.
    pub outside: Option<OutsideName>,
    /// Whether it may be used.
    pub state: AccountState,
    /// Since when it exists.
    pub made_at: Timestamp,
    /// When the person last signed in.
    pub signed_in_at: Option<Timestamp>,
}

/// Whether an account may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccountState {
    /// It may.
    Active,
    /// Closed by an administrator or because the person left.
    Closed,
}

/// A name given by an identity provider. The pair is unique and never used again for another person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutsideName {
    /// Address of the provider, exactly as it writes it.
    pub issuer: String,
    /// Its name of the person, opaque.
    pub subject: String,
}

/// Who must have a second factor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SecondFactor {
    /// Everybody.
    Everyone,
    /// Who manages people or sets the municipality up; the others when they wish.
    WhoManages,
}

impl SecondFactor {
    /// Whether the person of this standing must have one today.
    pub fn is_due(self, standing: &Standing, today: obeznik_kernel::Date) -> bool {
        let office = Subject::office();
        let may_today = |action| {
            may(Some(standing), action, &office, today)
                || stands_in_for(standing, action, &office, today).is_some()
        };
        match self {
            SecondFactor::Everyone => true,
            SecondFactor::WhoManages => may_today(Action::ManagePeople) || may_today(Action::SetUp),
        }
    }
}

impl Account {
    /// An account that an invitation opens.
    pub fn invited(person: PersonId, email: Email, now: Timestamp) -> Self {
        Self {
            person,
            email,
            verifier: None,
            totp: Totp::Off,
            outside: None,
            state: AccountState::Active,
            made_at: now,
            signed_in_at: None,
        }
    }

    /// Whether anybody may sign in with it.
    pub fn is_open(&self) -> bool {
        self.state == AccountState::Active
    }

    /// Whether the authenticator is in use.
    pub fn has_second_factor(&self) -> bool {
        matches!(self.totp, Totp::On { .. })
    }
}
