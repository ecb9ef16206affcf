//! Puts a paper off before the vote (transition 15).

use obeznik_kernel::{Command, Context, Date, PersonId, RecordId, Records, Stop};
use serde::{Deserialize, Serialize};

use super::ConsultationState;
use super::late::check_late;
use super::schedule::{Schedule, find_scheduled, put_on_agenda, take_off};
use crate::agenda::AgendaItemState;
use crate::door::need_text;
use crate::paper::{PaperState, in_state};
use obeznik_kernel::RecordsExt as _;

/// Input of `circulation.postpone`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Postpone {
    /// The paper.
    pub paper: RecordId,
    /// Why, or until what happens.
    pub reason: String,
    /// Until which day, when one was said.
    #[serde(default)]
    #[cfg_attr(feature = "bindings", ts(type = "string | null"))]
    pub until: Option<Date>,
    /// The later meeting of the same body it goes to at once.
    #[serde(default)]
    pub meeting: Option<RecordId>,
    /// The new item of that meeting's agenda.
    #[serde(default)]
    pub agenda_item: Option<RecordId>,
    /// The item that is put off; needed where the paper lies on agendas of two bodies.
    #[serde(default)]
    pub from_item: Option<RecordId>,
    /// Why it comes late to the later meeting; needed where it does.
    #[serde(default)]
    pub late_reason: String,
    /// Who consented to that; needed where the body's rules want it.
    #[serde(default)]
    pub late_consent: Option<PersonId>,
    /// Why the chair did not consent, where their deputy did (§ 104/1).
    #[serde(default)]
    pub late_absence: String,
}

/// Puts the paper off to a later meeting or without a day; the new item continues the old one.
///
/// # Errors
/// Refuses papers on no agenda, an empty reason, and what scheduling refuses, a paper late for the later meeting without
/// reason or consent among it.
pub fn postpone(command: &Command, context: &mut Context<'_>, records: &mut dyn Records) -> Result<(), Stop> {
    let input: Postpone = command.input()?;
    let paper = in_state(command, records, input.paper, &[PaperState::InBodies])?;
    need_text(&input.reason, "refusal-reason-missing")?;
    let mut one = find_scheduled(records, &paper, input.from_item)?;
    take_off(command, context, records, &one, &input.reason, AgendaItemState::Postponed)?;
    one.value.state = ConsultationState::Postponed;
    one.value.reason = input.reason;
    one.value.postponed_to = input.until;
    let (Some(meeting), Some(agenda_item)) = (input.meeting, input.agenda_item) else {
        return records.save(&one);
    };
    let to = Schedule {
        paper: paper.id,
        consultation: Some(one.id),
        meeting,
        agenda_item,
        section: None,
        minutes: 0,
        late_reason: input.late_reason,
        late_consent: input.late_consent,
        late_absence: input.late_absence,
    };
    let late = check_late(records, context, &to)?;
    put_on_agenda(command, context, records, paper, one, &to, late)
}
