//! Items that stand on every agenda of a body.

use obeznik_kernel::{Audience, Body, Context, RecordId, Records, RecordsExt as _, StandingItem, Stop};

use crate::agenda::{AgendaItem, AgendaItemState, key_between};

/// Most of them; a program of more is no template.
const MOST_STANDING: usize = 20;

/// Lays the standing items of the body on a new agenda, in their order, each with its text.
pub(super) fn lay_standing_items(
    context: &mut Context<'_>,
    records: &mut dyn Records,
    meeting: RecordId,
    audience: &Audience,
    body: &Body,
) -> Result<(), Stop> {
    let items = body.standing_items.iter().take(MOST_STANDING).map(|standing| {
        let is_known = body.agenda_sections.contains(&standing.section);
        let section = if is_known { Some(&standing.section) } else { body.agenda_sections.first() };
        StandingItem { section: section.cloned().unwrap_or_default(), ..standing.clone() }
    });
    lay_items(context, records, meeting, audience, items)
}

/// Lays items without papers on a new agenda in their order.
pub(super) fn lay_items(
    context: &mut Context<'_>,
    records: &mut dyn Records,
    meeting: RecordId,
    audience: &Audience,
    items: impl Iterator<Item = StandingItem>,
) -> Result<(), Stop> {
    let mut last: Option<String> = None;
    for StandingItem { section, title, text } in items {
        let order = key_between(last.as_deref(), None);
        let item = AgendaItem {
            paper: None,
            consultation: None,
            title,
            note: text.trim().to_owned(),
            section,
            order: order.clone(),
            minutes: 0,
            is_late: false,
            late_reason: String::new(),
            late_consent: None,
            late_consent_for: None,
            late_absence: String::new(),
            owed_by: None,
            presenter: None,
            state: AgendaItemState::Planned,
            outcome: None,
            continues: None,
        };
        records.add(context.new_id::<RecordId>(), Some(meeting), audience, &item)?;
        last = Some(order);
    }
    Ok(())
}
