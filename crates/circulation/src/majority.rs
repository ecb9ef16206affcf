//! Whether a body adopted what it voted on.
//!
//! A resolution of the assembly needs more than half of **all** its members in favour (§ 87 of Act
//! No. 128/2000 Coll., on Municipalities), and so does one of the council (§ 101/2), of a committee
//! (výbor, § 118) and of a commission (komise, § 122). An abstention, an absence and a vote against
//! therefore weigh the same. Whom to count among the members is the caller's matter: those whose mandate
//! exists on the day of the vote.

mod alternates;
mod announced;
mod ballots;

use serde::{Deserialize, Serialize};

pub use alternates::{AlternateError, Cast, into_seats};
pub use announced::{Agreement, Announced, Difference, compare};
pub use ballots::{BallotError, Choice, tally_ballots};

/// How many votes a matter needs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "rule", rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum MajorityRule {
    /// More than half of all members: § 87, § 101/2, § 118, § 122 of Act No. 128/2000 Coll.
    #[default]
    AllMembers,
    /// At least this share of all members, where a special act asks for more, as three fifths.
    ShareOfAll {
        /// The upper number of the fraction.
        numerator: u32,
        /// The lower number of the fraction.
        denominator: u32,
    },
    /// More in favour than against; only for polls, which decide nothing.
    VotesCast,
}

impl MajorityRule {
    /// Three fifths of all members.
    pub const THREE_FIFTHS: Self = Self::ShareOfAll { numerator: 3, denominator: 5 };
}

/// The counted votes of all members of a body; every member stands in exactly one column.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Tally {
    /// Members whose mandate exists on the day of the vote.
    pub members: u32,
    /// Pro.
    pub in_favour: u32,
    /// Proti.
    pub against: u32,
    /// Zdržel se.
    pub abstained: u32,
    /// Present without voting (nehlasoval).
    #[serde(default)]
    pub not_voted: u32,
    /// Absent or excused.
    #[serde(default)]
    pub absent: u32,
    /// Excluded from the item for a conflict of interest (§ 83/2 of Act No. 128/2000 Coll.).
    #[serde(default)]
    pub excluded: u32,
}

/// The computed result of one vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Decision {
    /// Whether the motion passed.
    pub outcome: Outcome,
    /// Votes in favour it needed.
    pub needed: u32,
    /// Whether more than half of all members took part in the item (§ 92/3, § 101/2).
    pub quorum_present: bool,
    /// Votes in favour it lacked; zero when it had enough.
    pub missing: u32,
}

/// Two ways a vote can end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum Outcome {
    /// Přijato.
    Adopted,
    /// Nepřijato.
    NotAdopted,
}

/// Why counted votes give no result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TallyError {
    /// Nobody holds a mandate.
    #[error("the body has no members")]
    NoMembers,
    /// More people counted than there are members.
    #[error("{counted} people were counted in a body of {members}")]
    MoreCountedThanMembers {
        /// Sum of all columns.
        counted: u64,
        /// Members of the body.
        members: u32,
    },
    /// Some members stand in no column.
    #[error("{missing} of {members} members were not counted")]
    MembersNotCounted {
        /// How many are missing.
        missing: u32,
        /// Members of the body.
        members: u32,
    },
    /// The share is zero, more than one, or has no denominator.
    #[error("{numerator}/{denominator} is no share of the members")]
    NoShare {
        /// The upper number.
        numerator: u32,
        /// The lower number.
        denominator: u32,
    },
}

impl Tally {
    /// Counts everybody who stands in no column as absent; for a form on which only the votes were entered.
    #[must_use]
    pub fn with_the_rest_absent(mut self) -> Self {
        let rest = u64::from(self.members).saturating_sub(self.counted());
        self.absent += u32::try_from(rest).unwrap_or(0);
        self
    }

    /// Members who took part in the item: they voted, abstained or sat without voting.
    ///
    /// A member excluded for a conflict of interest does not deliberate, so they do not help the quorum.
    #[must_use]
    pub fn present(&self) -> u64 {
        [self.in_favour, self.against, self.abstained, self.not_voted].into_iter().map(u64::from).sum()
    }

    fn counted(&self) -> u64 {
        self.present() + u64::from(self.absent) + u64::from(self.excluded)
    }

    fn check(&self) -> Result<(), TallyError> {
        let (counted, members) = (self.counted(), self.members);
        match u32::try_from(counted) {
            _ if members == 0 => Err(TallyError::NoMembers),
            Ok(counted) if counted == members => Ok(()),
            Ok(counted) if counted < members => {
                Err(TallyError::MembersNotCounted { missing: members - counted, members })
            }
            _ => Err(TallyError::MoreCountedThanMembers { counted, members }),
        }
    }
}

/// Decides a vote by its rule.
///
/// Without a quorum nothing is adopted, except a poll, which binds nobody.
///
/// # Errors
/// [`TallyError`] when the columns do not add up to the members, or the rule is no share.
///
/// Source: Act No. 128/2000 Coll., § 87, § 92/3, § 101/2, § 118, § 122.
pub fn decide(rule: MajorityRule, tally: &Tally) -> Result<Decision, TallyError> {
    tally.check()?;
    let needed = needed(rule, tally)?;
    let quorum_present = is_quorum(tally.present(), tally.members);
    let binding = rule != MajorityRule::VotesCast;
    let adopted = tally.in_favour >= needed && (quorum_present || !binding);
    let outcome = if adopted { Outcome::Adopted } else { Outcome::NotAdopted };
    Ok(Decision { outcome, needed, quorum_present, missing: needed.saturating_sub(tally.in_favour) })
}

/// Whether a body can act: more than half of all its members are present.
///
/// Source: Act No. 128/2000 Coll., § 92/3 (assembly), § 101/2 (council).
#[must_use]
pub fn is_quorum(present: u64, members: u32) -> bool {
    members > 0 && present * 2 > u64::from(members)
}

fn needed(rule: MajorityRule, tally: &Tally) -> Result<u32, TallyError> {
    match rule {
        MajorityRule::AllMembers => Ok(tally.members / 2 + 1),
        MajorityRule::VotesCast => Ok(tally.against.saturating_add(1)),
        MajorityRule::ShareOfAll { numerator, denominator } => share(tally.members, numerator, denominator),
    }
}

/// The smallest whole number of members that makes the share, rounded up.
fn share(members: u32, numerator: u32, denominator: u32) -> Result<u32, TallyError> {
    if numerator == 0 || numerator > denominator {
        return Err(TallyError::NoShare { numerator, denominator });
    }
    let exact = (u64::from(members) * u64::from(numerator)).div_ceil(u64::from(denominator));
    Ok(u32::try_from(exact).unwrap_or(members))
}

#[cfg(test)]
mod tests;
