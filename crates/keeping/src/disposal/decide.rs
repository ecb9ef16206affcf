//! What a second person says to a proposal, and its proposer taking it back.

use std::collections::BTreeSet;

use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{Command, Context, RecordId, Records, Refusal, Stop, Stored};
use serde::{Deserialize, Serialize};

use super::propose::{hand, said};
use super::second::{Look, look_of, second_look};
use super::{Disposal, DisposalItem, DisposalState, Hand, ItemState, class_of, items, obstacle};
use crate::due::Finder;

/// Input of `keeping.agree_disposal`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct AgreeDisposal {
    /// The proposal.
    pub disposal: RecordId,
    /// Things of it that stay: the second person took them out.
    pub without: Vec<RecordId>,
}

/// Input of `keeping.refuse_disposal`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct RefuseDisposal {
    /// The proposal.
    pub disposal: RecordId,
    /// Why.
    pub reason: String,
}

/// Input of `keeping.withdraw_disposal`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct WithdrawDisposal {
    /// The proposal.
    pub disposal: RecordId,
}

/// A second person agrees: what is due that day and free goes, the rest stays.
///
/// # Errors
/// Refuses the proposer (see [`second_look`]), a proposal that does not wait any more or is too old, and one of which
/// nothing would be left.
pub fn agree_disposal(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let AgreeDisposal { disposal, without } = command.input()?;
    let mut stored = waiting(records, disposal)?;
    let decided = hand(command, context)?;
    second_look(&look(records, &stored.value.proposed, &decided, context)?)?;
    let all = items(records, disposal)?;
    if let Some(stranger) = without.iter().find(|id| all.iter().all(|item| item.id != **id)) {
        return Err(Refusal::new("refusal-not-found").with("kind", stranger).into());
    }
    if without.iter().collect::<BTreeSet<_>>().len() == all.len() {
        return Err(Stop::refused("refusal-disposal-nothing-left"));
    }
    let settled = settled(records, all, &without, context)?;
    let is_any_agreed = settled.iter().any(|item| item.value.state == ItemState::Agreed);
    for item in &settled {
        records.save(item)?;
    }
    stored.value.state = if is_any_agreed { DisposalState::Agreed } else { DisposalState::Done };
    stored.value.done_at = (!is_any_agreed).then_some(context.now);
    stored.value.decided = Some(decided);
    records.save(&stored)
}

/// A second person refuses.
///
/// # Errors
/// Refuses without a reason, and where the proposal does not wait any more.
pub fn refuse_disposal(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let RefuseDisposal { disposal, reason } = command.input()?;
    let mut stored = waiting(records, disposal)?;
    let reason = said(&reason)?;
    if reason.is_empty() {
        return Err(Refusal::new("refusal-field-empty").with("field", "reason").into());
    }
    stored.value.decided = Some(hand(command, context)?);
    (stored.value.state, stored.value.reason) = (DisposalState::Refused, reason);
    records.save(&stored)
}

/// Who proposed takes the proposal back.
///
/// # Errors
/// Refuses anybody else, and where the proposal does not wait any more.
pub fn withdraw_disposal(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let WithdrawDisposal { disposal } = command.input()?;
    let mut stored = waiting(records, disposal)?;
    let hand = hand(command, context)?;
    if !hand.people().any(|one| stored.value.proposed.people().any(|proposer| proposer == one)) {
        return Err(Stop::refused("refusal-disposal-not-yours"));
    }
    (stored.value.state, stored.value.decided) = (DisposalState::Withdrawn, Some(hand));
    records.save(&stored)
}

fn waiting(records: &dyn Records, disposal: RecordId) -> Result<Stored<Disposal>, Stop> {
    let stored: Stored<Disposal> = records.need(disposal)?;
    match stored.value.state {
        DisposalState::Proposed => Ok(stored),
        _ => Err(Stop::refused("refusal-disposal-decided")),
    }
}

fn look(records: &dyn Records, proposed: &Hand, decided: &Hand, context: &Context<'_>) -> Result<Look, Stop> {
    let standing = context.standing.ok_or_else(|| Stop::refused("refusal-unknown-person"))?;
    let look = look_of(records, proposed, standing, context.today)?;
    Ok(Look { seconds: decided.people().collect(), ..look })
}

/// The things after the agreement: left out, agreed, or kept because something stands in the way by now.
fn settled(
    records: &dyn Records,
    all: Vec<Stored<DisposalItem>>,
    without: &[RecordId],
    context: &Context<'_>,
) -> Result<Vec<Stored<DisposalItem>>, Stop> {
    let finder = Finder::new(records, context.today)?;
    let mut settled = Vec::with_capacity(all.len());
    for mut item in all {
        item.value.state = if without.contains(&item.id) {
            ItemState::LeftOut
        } else {
            let due = match class_of(&item.value) {
                Some(class) => finder.one(class, item.value.record)?,
                None => None,
            };
            match obstacle(due.as_ref()) {
                None => ItemState::Agreed,
                Some(word) => {
                    item.value.obstacle = word.to_owned();
                    item.value.at = Some(context.now);
                    ItemState::Kept
                }
            }
        };
        settled.push(item);
    }
    Ok(settled)
}
