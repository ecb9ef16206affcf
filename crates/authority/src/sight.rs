//! The log as it is asked for: which links, and which of them a person may be told of.

use std::collections::BTreeSet;

use obeznik_kernel::{Audience, AudienceId, Date, PersonId, RecordId, Standing, Timestamp};

/// Which links of the log are wanted; nothing set means every one that was not refused.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LogFilter {
    /// Only what this person did, or what was written down for them.
    pub actor: Option<PersonId>,
    /// Only from this instant on.
    pub from: Option<Timestamp>,
    /// Only before this instant.
    pub before: Option<Timestamp>,
    /// Only what changed this record or something that lies under it.
    pub record: Option<RecordId>,
}

/// Which part of the wanted links, the newest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LogPart {
    /// Only links with a smaller number: who reads on names the last one they have, and nothing before it is looked at.
    pub below: Option<u64>,
    /// So many of them are passed over.
    pub offset: u32,
    /// So many at most.
    pub limit: u32,
}

/// Less than every writing of the instant and everything after it: fractions of a second are written only where
/// there are some.
pub fn log_bound(at: Timestamp) -> String {
    at.to_string().trim_end_matches('Z').to_owned()
}

/// Who reads the log of an office from elsewhere, and what they see of it. A link is theirs when they see every record
/// it touched, as it stands now or as it last stood; its words are, when they see the records as the link found them and
/// as it left them too. A link that touched nothing is of who acted alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogSight {
    /// The person.
    pub person: PersonId,
    /// Audiences they are of.
    pub audiences: BTreeSet<AudienceId>,
}

impl LogSight {
    /// What a person sees of all the audiences an office uses. Who holds no role on the day sees nothing of the log.
    pub fn of(standing: &Standing, all: &[Audience], today: Date) -> Self {
        let is_inside = standing.seats_on(today).next().is_some();
        let seen = all.iter().filter(|audience| is_inside && audience.is_seen_by(standing, today));
        Self { person: standing.person, audiences: seen.map(Audience::id).collect() }
    }

    /// Whether the person sees what stands under an audience.
    pub fn sees(&self, scope: &AudienceId) -> bool {
        self.audiences.contains(scope)
    }
}
