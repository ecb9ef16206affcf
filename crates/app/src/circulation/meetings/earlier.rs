//! What bodies earlier on the route said of a paper, as the agenda of the next one tells it.

use obeznik_circulation::agenda::AgendaItem;
use obeznik_circulation::consultation::{Consultation, earlier};
use obeznik_circulation::meeting::{Meeting, MeetingState};
use obeznik_circulation::paper::Paper;
use obeznik_circulation::resolution::Resolution;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{Records, Stop, Stored};

use super::EarlierWord;
use crate::circulation::papers::consultation_outcome;
use crate::municipality::names::Names;
use crate::office::shared::Phrase;

/// What the bodies before said of the paper of an item, for whoever sees `records` and nothing else.
///
/// # Errors
/// As [`Records::get`].
pub fn earlier_of_item(
    records: &dyn Records,
    names: &Names<'_>,
    item: &AgendaItem,
) -> Result<Vec<EarlierWord>, Stop> {
    let paper = item.paper.map(|id| records.find::<Paper>(id)).transpose()?.flatten();
    let consultation = item.consultation.map(|id| records.find::<Consultation>(id)).transpose()?.flatten();
    earlier_words(records, names, paper.as_ref(), consultation.as_ref())
}

/// The words of the bodies before the consultation, in the order of the route; none to whom the paper is not for.
pub(super) fn earlier_words(
    records: &dyn Records,
    names: &Names<'_>,
    paper: Option<&Stored<Paper>>,
    consultation: Option<&Stored<Consultation>>,
) -> Result<Vec<EarlierWord>, Stop> {
    let (Some(paper), Some(this)) = (paper, consultation) else { return Ok(Vec::new()) };
    let mut words = Vec::new();
    for one in earlier(records, paper.id, this.value.order)? {
        words.extend(word(records, names, &one.value)?);
    }
    Ok(words)
}

fn word(records: &dyn Records, names: &Names<'_>, one: &Consultation) -> Result<Option<EarlierWord>, Stop> {
    let Some(whole) = consultation_outcome(one) else { return Ok(None) };
    let is_for_reader = match one.resolution {
        Some(id) => records.find::<Resolution>(id)?.is_some(),
        None => true,
    };
    let meeting = one.meeting.map(|id| records.find::<Meeting>(id)).transpose()?.flatten();
    let meeting = meeting.filter(|stored| stored.value.state != MeetingState::Cancelled);
    Ok(Some(EarlierWord {
        body: names.body(one.body)?,
        on: meeting.map(|stored| stored.value.on.to_string()),
        outcome: if is_for_reader { whole } else { bare(&whole) },
        reason: if is_for_reader { one.reason.trim().to_owned() } else { String::new() },
    }))
}

impl EarlierWord {
    /// What the body came to and nothing more: where many read it, and whoever reads it is not written down.
    #[must_use]
    pub fn bare(self) -> Self {
        Self { outcome: bare(&self.outcome), reason: String::new(), ..self }
    }
}

/// The state alone: a resolution that is not for the reader gives away neither its votes nor anything else.
fn bare(whole: &Phrase) -> Phrase {
    Phrase::new(&whole.key).with("votes", "").with("until", "").with("cause", "")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::office::shared::BodyRef;

    #[test]
    fn who_may_not_see_the_resolution_reads_the_state_alone() {
        let said = |votes: &str, cause: &str| {
            let phrase = Phrase::new("consultation-without-opinion").with("votes", votes);
            phrase.with("until", "").with("cause", cause)
        };
        let (whole, expected) = (said("4 : 0 : 1 / 5", "no_quorum"), said("", ""));
        assert_eq!(bare(&whole), expected);
        let (id, name, short_name, kind) = (String::new(), "Komise".to_owned(), String::new(), String::new());
        let (on, reason) = (Some("2026-09-03".to_owned()), "dluží nájem".to_owned());
        let word = EarlierWord { body: BodyRef { id, name, short_name, kind }, on, outcome: whole, reason };
        let told = EarlierWord { outcome: expected, reason: String::new(), ..word.clone() };
        assert_eq!(word.bare(), told);
    }
}
