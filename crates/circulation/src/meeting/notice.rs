//! When the notice of a meeting hung on the official board, as the office wrote it down.

use obeznik_kernel::calendar::days_between;
use obeznik_kernel::{Date, Refusal, Stop};

use super::Meeting;
use super::convene::{CRISIS_DAYS, NOTICE_DAYS};
use crate::door::{ensure, refuse};

/// Why a notice did not hang as the law asks. When it hung is a fact, so it is told and never refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeFault {
    /// Put up fewer days before the session than these.
    Late {
        /// Days the law asks for.
        days: i32,
    },
    /// Taken down before the day of the session.
    TakenDownEarly,
}

/// What is wrong with the recorded posting of a session of the assembly; nothing where no day is recorded.
///
/// Source: Act No. 128/2000 Coll., § 93/1 and § 93/2.
pub fn notice_fault(meeting: &Meeting) -> Option<NoticeFault> {
    let posted_on = meeting.notice_posted_on?;
    let is_crisis = !meeting.crisis_reason.trim().is_empty();
    let days = if is_crisis { CRISIS_DAYS } else { NOTICE_DAYS };
    if days_between(posted_on, meeting.on) < days {
        return Some(NoticeFault::Late { days });
    }
    let is_early = meeting.notice_removed_on.is_some_and(|removed_on| removed_on < meeting.on);
    is_early.then_some(NoticeFault::TakenDownEarly)
}

/// Refuses days that cannot be facts yet, and a notice taken down before it was put up.
pub(super) fn check_notice_days(meeting: &Meeting, today: Date) -> Result<(), Stop> {
    let (posted, removed) = (meeting.notice_posted_on, meeting.notice_removed_on);
    if let Some(day) = posted.into_iter().chain(removed).find(|day| *day > today) {
        return refuse(Refusal::new("refusal-notice-day-ahead").with("day", day));
    }
    ensure(removed.is_none() || posted.is_some(), "refusal-notice-posting-missing")?;
    let follows = posted.zip(removed).is_none_or(|(posted, removed)| posted <= removed);
    ensure(follows, "refusal-notice-days-crossed")
}
