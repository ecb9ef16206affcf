//! Proposes to erase what is due.

use std::collections::BTreeSet;

use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{
    Atom, Audience, Command, Context, PersonId, RecordId, Records, Refusal, Role, SUBSTITUTE, Stop,
};
use serde::{Deserialize, Serialize};

use super::second::{is_small, led_bodies};
use super::{Disposal, DisposalItem, DisposalState, Hand, LONGEST, MOST_ITEMS, is_waiting, obstacle};
use crate::class::Class;
use crate::due::{Due, Finder};
use crate::statement;

/// A thing to be erased, as the list of what is due names it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ProposedItem {
    /// Its class by its word.
    pub class: String,
    /// Its identifier; of comments and readings that of their paper, of a distribution that of its meeting.
    pub record: RecordId,
}

/// Input of `keeping.propose_disposal`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ProposeDisposal {
    /// Its identifier, made by who proposes.
    pub disposal: RecordId,
    /// On what ground.
    pub ground: String,
    /// The archive's consent or the protocol of the proceedings, by its number; empty where no document is erased.
    pub consent: String,
    /// What is to be erased.
    pub items: Vec<ProposedItem>,
}

/// Proposes to erase what is due and what nothing stands in the way of.
///
/// Documents leave only by the proceedings of the archive act, so their consent has to be named.
///
/// # Errors
/// Refuses a proposal of nothing or of too much, one without a ground or the consent that is needed, what is not due,
/// what something stands in the way of, what was proposed already, and a proposal written down for somebody else.
///
/// Source: Act No. 499/2004 Coll., on Archives and Filing Service, §§ 7–12.
pub fn propose_disposal(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: ProposeDisposal = command.input()?;
    let proposed = hand(command, context)?;
    let items: BTreeSet<ProposedItem> = input.items.into_iter().collect();
    if items.is_empty() {
        return Err(Stop::refused("refusal-disposal-empty"));
    }
    if items.len() > MOST_ITEMS {
        return Err(Refusal::new("refusal-disposal-too-many").with("most", MOST_ITEMS).into());
    }
    let (ground, consent) = (said(&input.ground)?, said(&input.consent)?);
    if ground.is_empty() {
        return Err(Refusal::new("refusal-field-empty").with("field", "ground").into());
    }
    let due = all_due(records, &items, context)?;
    if consent.is_empty() && due.iter().any(|one| one.class.is_of_documents()) {
        return Err(Stop::refused("refusal-disposal-no-consent"));
    }
    let audience = audience(records, proposed.person)?;
    let state = DisposalState::Proposed;
    let disposal =
        Disposal { ground, consent, proposed, state, decided: None, reason: String::new(), done_at: None };
    records.add(input.disposal, None, &audience, &disposal)?;
    for one in &due {
        let id: RecordId = context.new_id();
        records.add(id, Some(input.disposal), &audience, &DisposalItem::of(one))?;
    }
    Ok(())
}

/// Whose hand it is. To erase, and to agree to it, is written down for nobody: only a substitute may stand in.
pub(super) fn hand(command: &Command, context: &Context<'_>) -> Result<Hand, Stop> {
    if command.on_behalf_of.as_ref().is_some_and(|behalf| behalf.how != SUBSTITUTE) {
        return Err(Stop::refused("refusal-disposal-in-person"));
    }
    let person = command.acting_person().ok_or_else(|| Stop::refused("refusal-unknown-person"))?;
    let substitute = command.actor.filter(|actor| *actor != person);
    Ok(Hand { person, substitute, at: context.now })
}

/// A text of the proposal, bounded.
pub(super) fn said(text: &str) -> Result<String, Stop> {
    let text = text.trim();
    if text.chars().count() > LONGEST {
        return Err(Refusal::new("refusal-disposal-too-long").with("most", LONGEST).into());
    }
    Ok(text.to_owned())
}

fn all_due(
    records: &dyn Records,
    items: &BTreeSet<ProposedItem>,
    context: &Context<'_>,
) -> Result<Vec<Due>, Stop> {
    let finder = Finder::new(records, context.today)?;
    let mut all = Vec::with_capacity(items.len());
    for item in items {
        let class = Class::of_word(&item.class).ok_or_else(|| Stop::refused("refusal-disposal-not-due"))?;
        let due = finder.one(class, item.record)?;
        if let Some(word) = obstacle(due.as_ref()) {
            let key = if word == "not_due" { "refusal-disposal-not-due" } else { "refusal-disposal-held" };
            return Err(Stop::refused(key));
        }
        is_free(records, item, context)?;
        all.extend(due);
    }
    Ok(all)
}

/// Refuses what waits in another proposal that still may be agreed to, or is being erased.
fn is_free(records: &dyn Records, item: &ProposedItem, context: &Context<'_>) -> Result<(), Stop> {
    let key = [item.record.to_string(), item.class.clone()];
    for other in records.find_by::<DisposalItem>("disposal_item_of", &[&key[0], &key[1]], MOST_ITEMS)? {
        if is_waiting(records, &other, context.today)? {
            return Err(Stop::refused("refusal-disposal-already"));
        }
    }
    Ok(())
}

/// Who sees a proposal: whoever cares for data, its proposer, and in a small municipality the mayor.
fn audience(records: &dyn Records, proposer: PersonId) -> Result<Audience, Stop> {
    let mut atoms = statement::audience(Some(proposer)).atoms().to_vec();
    if is_small(records)? {
        let mayor = |body: obeznik_kernel::Stored<_>| Atom::RoleInBody(body.id.into(), Role::Chair);
        atoms.extend(led_bodies(records)?.into_iter().map(mayor));
    }
    Ok(Audience::new(atoms))
}
