//! What bodies earlier on the route said of a paper, as the agenda of the next one tells it.

use obeznik_circulation::consultation::{Consultation, earlier};
use obeznik_circulation::meeting::{Meeting, MeetingState};
use obeznik_circulation::paper::Paper;
use obeznik_circulation::resolution::Resolution;
use obeznik_kernel::Stored;
use obeznik_kernel::record::RecordsExt as _;

use super::EarlierWord;
use crate::api::ApiError;
use crate::circulation::papers::consultation_outcome;
use crate::municipality::names::Names;
use crate::office::Reader;
use crate::office::shared::Phrase;

/// The words of the bodies before the consultation, in the order of the route; none to whom the paper is not for.
pub(super) fn earlier_words(
    reader: &Reader<'_>,
    names: &Names<'_>,
    paper: Option<&Stored<Paper>>,
    consultation: Option<&Stored<Consultation>>,
) -> Result<Vec<EarlierWord>, ApiError> {
    let (Some(paper), Some(this)) = (paper, consultation) else { return Ok(Vec::new()) };
    let mut words = Vec::new();
    for one in earlier(reader.records, paper.id, this.value.order)? {
        words.extend(word(reader, names, &one.value)?);
    }
    Ok(words)
}

fn word(reader: &Reader<'_>, names: &Names<'_>, one: &Consultation) -> Result<Option<EarlierWord>, ApiError> {
    let Some(whole) = consultation_outcome(one) else { return Ok(None) };
    let is_for_reader = match one.resolution {
        Some(id) => reader.records.find::<Resolution>(id)?.is_some(),
        None => true,
    };
    let meeting = one.meeting.map(|id| reader.records.find::<Meeting>(id)).transpose()?.flatten();
    let meeting = meeting.filter(|stored| stored.value.state != MeetingState::Cancelled);
    Ok(Some(EarlierWord {
        body: names.body(one.body)?,
        on: meeting.map(|stored| stored.value.on.to_string()),
        outcome: if is_for_reader { whole } else { bare(&whole) },
        reason: if is_for_reader { one.reason.trim().to_owned() } else { String::new() },
    }))
}

/// The state alone: a resolution that is not for the reader gives away neither its votes nor anything else.
fn bare(whole: &Phrase) -> Phrase {
    Phrase::new(&whole.key).with("votes", "").with("until", "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_may_not_see_the_resolution_reads_the_state_alone() {
        let whole = Phrase::new("consultation-recommended").with("votes", "4 : 0 : 1 / 5").with("until", "");
        let expected = Phrase::new("consultation-recommended").with("votes", "").with("until", "");
        assert_eq!(bare(&whole), expected);
    }
}
