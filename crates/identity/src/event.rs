//! Security events: what an administrator must be able to see afterwards. Identifiers only, no content.

use obeznik_kernel::{DeviceId, PersonId, RecordId};
use serde::Serialize;

use crate::way::WayKind;

/// Something that happened at the door.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum SecurityEvent {
    /// Somebody signed in.
    SignedIn {
        /// Who.
        person: PersonId,
    },
    /// A sign-in failed; whose it was, when the address has an account.
    SignInFailed {
        /// Whose account.
        person: Option<PersonId>,
    },
    /// A code of the second factor was wrong.
    SecondFactorFailed {
        /// Whose account.
        person: PersonId,
    },
    /// Somebody was made to wait.
    Slowed,
    /// A recovery code was used.
    RecoveryCodeUsed {
        /// Whose.
        person: PersonId,
        /// How many are left.
        left: usize,
    },
    /// An authenticator was set up.
    SecondFactorSet {
        /// Whose.
        person: PersonId,
    },
    /// A passkey counted less than it did: there are two of it, and neither was let in.
    PasskeyCopied {
        /// Whose.
        person: PersonId,
    },
    /// A passkey was taken away by its person.
    PasskeyForgotten {
        /// Whose.
        person: PersonId,
    },
    /// An invitation was made.
    Invited {
        /// Whom.
        person: PersonId,
    },
    /// An invitation was accepted.
    InvitationAccepted {
        /// Who.
        person: PersonId,
    },
    /// An account was tied to a name at another place.
    OutsideTied {
        /// Whose account.
        person: PersonId,
    },
    /// A way in beside the pass-phrase was set up, changed or taken away.
    WayInChanged {
        /// Which.
        way: WayKind,
        /// Whether there is one now.
        open: bool,
    },
    /// The code told by phone was wrong.
    ConfirmationFailed {
        /// Whom the invitation is for.
        person: PersonId,
    },
    /// A device was paired.
    DevicePaired {
        /// The device.
        device: DeviceId,
        /// Its person.
        person: PersonId,
        /// Whether the office looks after it itself.
        managed: bool,
    },
    /// A token of enrolment was made or ended.
    EnrolmentChanged {
        /// Which.
        enrolment: RecordId,
        /// Whether computers may come by it now.
        open: bool,
    },
    /// The office began to pair only computers with a token, or ended that.
    EnrolmentDemanded {
        /// Which of them.
        demanded: bool,
    },
    /// A computer presented a token of enrolment that does not hold.
    EnrolmentRefused {
        /// The identifier it made for itself.
        device: DeviceId,
    },
    /// A device presented an old token and was revoked.
    TokenCopied {
        /// The device.
        device: DeviceId,
    },
    /// A device was revoked, or told to wipe itself.
    DeviceEnded {
        /// The device.
        device: DeviceId,
        /// Whether it is to wipe itself.
        wipe: bool,
    },
    /// Who manages people said that a device was lost, and got the report on it.
    DeviceLost {
        /// The device.
        device: DeviceId,
        /// Who said so.
        by: PersonId,
        /// Whether it is to wipe itself.
        wipe: bool,
    },
    /// A token came with a wrong signature.
    BadSignature {
        /// The device it named.
        device: DeviceId,
    },
    /// An account was closed or opened again.
    AccountChanged {
        /// Whose.
        person: PersonId,
        /// Whether it may be used now.
        open: bool,
    },
    /// A role was given, changed or ended.
    RolesChanged {
        /// How.
        change: RoleChange,
        /// Whose; nobody named where it concerns many.
        #[serde(skip_serializing_if = "Option::is_none")]
        person: Option<PersonId>,
        /// What says so: the membership, the end of the mandate, the substitution.
        #[serde(skip_serializing_if = "Option::is_none")]
        record: Option<RecordId>,
        /// Who did it; nobody where the groups of the directory did.
        #[serde(skip_serializing_if = "Option::is_none")]
        by: Option<PersonId>,
        /// On which device.
        #[serde(skip_serializing_if = "Option::is_none")]
        device: Option<DeviceId>,
    },
    /// Something left the office as a file.
    Exported {
        /// What.
        what: Exported,
        /// How many of it.
        count: usize,
        /// Who took it; nobody where the administrator did.
        #[serde(skip_serializing_if = "Option::is_none")]
        by: Option<PersonId>,
        /// On which device; none at the server itself.
        #[serde(skip_serializing_if = "Option::is_none")]
        device: Option<DeviceId>,
    },
}

/// How a role changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RoleChange {
    /// A membership began, or got another shape.
    MembershipSet,
    /// A membership got its last day.
    MembershipEnded,
    /// A mandate ended, and who was next may have come in.
    MandateEnded,
    /// The end of a mandate was taken back.
    MandateEndTakenBack,
    /// A term began: the old mandates ended, the elected have theirs.
    TermBegun,
    /// Somebody acts for another.
    SubstituteNamed,
    /// They do so no more from a day on.
    SubstitutionEnded,
    /// Roles followed the groups of the directory.
    GroupsFollowed,
}

/// What left the office.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Exported {
    /// All the office keeps about a person (GDPR, Art. 15).
    Statement,
    /// Papers and annexes that are kept close.
    Papers,
    /// A copy of everything.
    Backup,
    /// The whole office, to work elsewhere.
    Office,
}

impl SecurityEvent {
    /// Whether an administrator should look at it soon.
    pub fn is_warning(&self) -> bool {
        use SecurityEvent as E;
        match self {
            E::SignInFailed { .. }
            | E::SecondFactorFailed { .. }
            | E::Slowed
            | E::ConfirmationFailed { .. }
            | E::TokenCopied { .. }
            | E::PasskeyCopied { .. }
            | E::BadSignature { .. }
            | E::DeviceLost { .. }
            | E::EnrolmentRefused { .. }
            | E::RecoveryCodeUsed { .. } => true,
            E::SignedIn { .. }
            | E::SecondFactorSet { .. }
            | E::Invited { .. }
            | E::InvitationAccepted { .. }
            | E::OutsideTied { .. }
            | E::PasskeyForgotten { .. }
            | E::WayInChanged { .. }
            | E::DevicePaired { .. }
            | E::EnrolmentChanged { .. }
            | E::EnrolmentDemanded { .. }
            | E::DeviceEnded { .. }
            | E::AccountChanged { .. }
            | E::RolesChanged { .. }
            | E::Exported { .. } => false,
        }
    }
}
