//! What of the notices due a person is told now.

use std::collections::BTreeSet;

use obeznik_kernel::Timestamp;
use obeznik_kernel::calendar::{day_in_prague, instant_in_prague};

use super::{Notice, NoticeChoice, NoticeWay};

/// What a person is told together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Telling {
    /// The notices.
    pub notices: Vec<Notice>,
    /// Every key that counts as told by them.
    pub keys: Vec<String>,
}

/// What of a person's notices is still to be told: none of those told, none they do not want. What means something only
/// after another is told after it; told together, the first one says both.
pub fn to_tell(due: &[Notice], told: &BTreeSet<String>, choice: &NoticeChoice) -> Telling {
    let is_new = |notice: &&Notice| !told.contains(&notice.key) && !choice.without.contains(&notice.kind);
    let mut telling = Telling::default();
    for notice in due.iter().filter(is_new) {
        let goes = match &notice.after {
            None => Some(true),
            Some(before) if told.contains(before) => Some(true),
            // Said by what it follows, if that goes now; nothing to who never heard of it.
            Some(before) => due.iter().filter(is_new).any(|one| one.key == *before).then_some(false),
        };
        let Some(is_said) = goes else { continue };
        if !telling.keys.contains(&notice.key) {
            telling.keys.push(notice.key.clone());
            telling.notices.extend(is_said.then(|| notice.clone()));
        }
    }
    telling
}

/// Whether it is time to tell a person who was told last then.
pub fn is_time(choice: &NoticeChoice, now: Timestamp, last: Option<Timestamp>) -> bool {
    match &choice.way {
        NoticeWay::AtOnce => true,
        NoticeWay::Daily => {
            let hour = i8::try_from(choice.hour).unwrap_or_default();
            let todays = instant_in_prague(day_in_prague(now), hour, 0);
            todays.is_some_and(|todays| todays <= now && last.is_none_or(|last| last < todays))
        }
        NoticeWay::Never | NoticeWay::Unknown(_) => false,
    }
}
