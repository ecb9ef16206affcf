//! Who is at the door: people by pass-phrase and second factor, devices by their keys.
//!
//! Values in, a decision out. Time and random bytes come as arguments; what is kept is reached through
//! the ports [`Accounts`], [`Sessions`], [`Enrolments`] and [`Post`], one open transaction of a back end. No secret is ever kept:
//! a pass-phrase as an argon2id verifier, everything random as its SHA-256.

pub mod account;
pub mod denied;
pub mod door;
pub mod email;
pub mod enrolment;
pub mod event;
pub mod groups;
pub mod invitation;
pub mod link;
pub mod pairing;
pub mod pass_phrase;
pub mod passage;
pub mod passkey;
pub mod ports;
pub mod post;
pub mod rate;
pub mod recovery;
pub mod secret;
pub mod session;
pub mod tenant;
pub mod totp;
pub mod visit;
pub mod way;

#[cfg(feature = "testing")]
pub mod testing;

pub use account::{Account, AccountState, OutsideName, SecondFactor};
pub use denied::{Denied, Fault, Stopped};
pub use email::Email;
pub use enrolment::{Enrolment, Presented};
pub use event::{Exported, RoleChange, SecurityEvent};
pub use invitation::{GrantedRole, Invitation, Purpose};
pub use pairing::{Exchange, Knocking, Pairing, PairingRequest};
pub use pass_phrase::Verifier;
pub use passage::Passage;
pub use passkey::Passkey;
pub use ports::{Accounts, Enrolments, Identity, Post, Sessions, Threshold};
pub use post::{Letter, LetterState, MailRoute, MailTls};
pub use rate::{AttemptKey, Attempts};
pub use secret::{Secret, SecretHash};
pub use session::{Access, DeviceSession, DeviceState, Refresh};
pub use tenant::TenantId;
pub use totp::{Totp, TotpSecret};
pub use visit::{Stage, Visit};
pub use way::{Factors, Hidden, Ldap, Oidc, WayIn, WayKind};
