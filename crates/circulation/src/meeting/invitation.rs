//! What an invitation has to state.

use obeznik_kernel::BodyKind;

use super::Meeting;

/// What a meeting lacks, so that nobody can be invited to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvitationFault {
    /// The hour at which it begins.
    NoStart,
    /// The place of a session of the assembly.
    NoPlace,
}

impl InvitationFault {
    /// The key of the refusal to convene.
    pub(super) fn refusal(self) -> &'static str {
        match self {
            Self::NoStart => "refusal-start-missing",
            Self::NoPlace => "refusal-place-missing",
        }
    }
}

/// What the invitation of a meeting lacks. The notice of a session states its place and time. Of other bodies the law
/// says nothing: they are invited to an hour, and where they meet their members know.
///
/// Source: Act No. 128/2000 Coll., § 93/1.
pub fn invitation_fault(kind: &BodyKind, meeting: &Meeting) -> Option<InvitationFault> {
    if meeting.starts_at.trim().is_empty() {
        return Some(InvitationFault::NoStart);
    }
    let needs_place = *kind == BodyKind::Assembly;
    (needs_place && meeting.place.trim().is_empty()).then_some(InvitationFault::NoPlace)
}
