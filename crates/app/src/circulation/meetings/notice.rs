//! When the notice of a session hung on the official board.

use obeznik_circulation::meeting::{Meeting, MeetingState, NoticeFault, notice_fault};
use obeznik_kernel::BodyKind;

use super::NoticeDto;
use crate::office::shared::Phrase;

/// What was written down of the notice of a session of the assembly (§ 93/1); nothing before it is out.
pub(super) fn notice(meeting: &Meeting, kind: Option<&BodyKind>) -> Option<NoticeDto> {
    let is_out = matches!(meeting.state, MeetingState::Convened | MeetingState::Held);
    (is_out && kind == Some(&BodyKind::Assembly)).then(|| NoticeDto {
        posted_on: meeting.notice_posted_on.map(|day| day.to_string()),
        removed_on: meeting.notice_removed_on.map(|day| day.to_string()),
        fault: notice_fault(meeting).map(said),
    })
}

fn said(fault: NoticeFault) -> Phrase {
    match fault {
        NoticeFault::Late { days } => Phrase::new("meeting-notice-late").with("days", days),
        NoticeFault::TakenDownEarly => Phrase::new("meeting-notice-early"),
    }
}
