//! Why the door stays shut, and what broke behind it.

use jiff::Timestamp;

/// Why somebody is not let in or something is not done. One answer for a wrong address, pass-phrase or
/// code, so that nobody learns which of them was right.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Denied {
    /// Address, pass-phrase or code is wrong, or the account is closed.
    #[error("wrong")]
    Wrong,
    /// Too many attempts: the next one counts from then on.
    #[error("wait until {until}")]
    Wait {
        /// The instant.
        until: Timestamp,
    },
    /// The link or code is unknown, was used, was taken back or is too old.
    #[error("the link does not hold")]
    LinkDead,
    /// The code told by phone does not fit.
    #[error("the confirmation code is wrong")]
    CodeWrong,
    /// The person no longer holds the roles the invitation was made for.
    #[error("the roles of the invitation are gone")]
    RolesGone,
    /// The link carries no digits, and its person was given since what the mail alone must not open.
    #[error("the link needs digits by now")]
    DigitsNeeded,
    /// The pass-phrase is not good enough.
    #[error("the pass-phrase does not do: {0:?}")]
    PassPhrase(crate::pass_phrase::Weak),
    /// The person has as many devices as a person may have.
    #[error("too many devices")]
    TooManyDevices,
    /// The person has as many passkeys as a person may have.
    #[error("too many passkeys")]
    TooManyPasskeys,
    /// The device was revoked; only pairing anew helps.
    #[error("the device is revoked")]
    DeviceRevoked,
    /// The device is to wipe itself.
    #[error("the device is to be wiped")]
    DeviceWiped,
    /// No valid token or visit.
    #[error("not signed in")]
    NotSignedIn,
    /// The signature of the device does not fit.
    #[error("the signature does not fit")]
    BadSignature,
    /// No open account is tied to the name that another place gave.
    #[error("no account is tied to the name")]
    NotTied,
    /// The account is tied to a name at a place that still vouches.
    #[error("the account is tied already")]
    AlreadyTied,
    /// The office pairs only computers it looks after, and this one presented no token.
    #[error("a token of enrolment is needed")]
    EnrolmentNeeded,
    /// The same, and the token it presented does not hold.
    #[error("the token of enrolment does not hold")]
    EnrolmentDead,
    /// The address has an account already.
    #[error("the address has an account")]
    AddressTaken,
    /// The account a link is for was closed; only whoever holds the link is told.
    #[error("the account is closed")]
    AccountClosed,
}

impl Denied {
    /// Key of the sentence in `assets/locales`.
    pub fn key(&self) -> &'static str {
        match self {
            Denied::Wrong => "identity-wrong",
            Denied::Wait { .. } => "identity-wait",
            Denied::LinkDead => "identity-link-dead",
            Denied::CodeWrong => "identity-code-wrong",
            Denied::RolesGone => "identity-roles-gone",
            Denied::DigitsNeeded => "identity-digits-needed",
            Denied::PassPhrase(weak) => weak.key(),
            Denied::TooManyDevices => "identity-too-many-devices",
            Denied::TooManyPasskeys => "identity-too-many-passkeys",
            Denied::DeviceRevoked => "identity-device-revoked",
            Denied::DeviceWiped => "identity-device-wiped",
            Denied::NotSignedIn => "identity-not-signed-in",
            Denied::BadSignature => "identity-bad-signature",
            Denied::NotTied => "identity-not-tied",
            Denied::AlreadyTied => "identity-already-tied",
            Denied::EnrolmentNeeded => "identity-enrolment-needed",
            Denied::EnrolmentDead => "identity-enrolment-dead",
            Denied::AddressTaken => "identity-address-taken",
            Denied::AccountClosed => "identity-account-closed",
        }
    }
}

/// The back end failed. Words for the log only.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("broken: {0}")]
pub struct Fault(pub String);

/// What stops a step: a denial for the person, or a fault for the log.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Stopped {
    /// The door stays shut.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// The back end failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}
