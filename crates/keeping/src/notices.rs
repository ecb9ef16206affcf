//! Notices of what waits for a second person.

use std::collections::BTreeSet;

use obeznik_circulation::notices::{Facts, Notice, NoticeKind};
use obeznik_kernel::calendar::day_in_prague;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{
    Action, Date, PersonId, Records, Standing, Stop, Stored, Subject, may, may_in_place_of,
};

use crate::disposal::{Disposal, DisposalState, Look, last_day, look_of, second_look};

/// Most proposals looked at; one waits thirty days at the longest.
const MOST: usize = 5_000;

/// Proposals to erase that wait on the day for one of these people, by themselves or in an absent person's place. The
/// notice says nothing but the last day.
///
/// # Errors
/// When the records cannot be read.
pub fn due_notices(records: &dyn Records, people: &[Standing], today: Date) -> Result<Vec<Notice>, Stop> {
    let mut notices = Vec::new();
    let proposed = DisposalState::Proposed;
    for one in records.find_by::<Disposal>("disposal", &[proposed.as_str()], MOST)? {
        let last_on = last_day(day_in_prague(one.value.proposed.at));
        if last_on < today {
            continue;
        }
        let subject = Subject { audience: records.audience_of(&one.scope)?, ..Subject::office() };
        for standing in people {
            let Some(in_place_of) = second_hand(standing, &subject, today) else { continue };
            if may_agree(records, &one, standing, in_place_of, today)? {
                notices.push(Notice {
                    kind: NoticeKind::DisposalWaits,
                    person: standing.person,
                    in_place_of,
                    record: one.id,
                    key: format!("disposal/{}", one.id),
                    after: None,
                    facts: Facts { due_on: Some(last_on), ..Facts::default() },
                });
            }
        }
    }
    Ok(notices)
}

/// In whose place the person would be the second one; nothing without the right.
fn second_hand(standing: &Standing, subject: &Subject, today: Date) -> Option<Option<PersonId>> {
    let action = Action::SecondDisposal;
    if may(Some(standing), action, subject, today) {
        return Some(None);
    }
    let mut absent = standing.absent_on(today).into_iter();
    absent.find(|absent| may_in_place_of(standing, *absent, action, subject, today)).map(Some)
}

fn may_agree(
    records: &dyn Records,
    disposal: &Stored<Disposal>,
    standing: &Standing,
    in_place_of: Option<PersonId>,
    today: Date,
) -> Result<bool, Stop> {
    let look = look_of(records, &disposal.value.proposed, standing, today)?;
    let seconds: BTreeSet<PersonId> = std::iter::once(standing.person).chain(in_place_of).collect();
    Ok(second_look(&Look { seconds, ..look }).is_ok())
}
