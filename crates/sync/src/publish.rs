//! The checkpoint: staged rows become visible together and answered commands leave the outbox.

use std::collections::{BTreeMap, BTreeSet};

use obeznik_authority::Verdict;
use obeznik_kernel::{AudienceId, CommandId, RawRecord, Refusal, Stop, Timestamp};

use crate::erased;
use crate::message::Page;
use crate::outbox::{Attention, DEPENDS_ON_REFUSED, Entry, Retained};
use crate::pull::{Published, Settled};
use crate::rebase::{confirm, replay, restore};
use crate::row::{RowKey, ScopeSum};
use crate::rules::Rules;
use crate::store::{Change, ClientStore, Staged};

/// How long accepted commands are kept in case the office is restored from an older copy: thirty days of its time.
const KEPT_SECONDS: i64 = 30 * 86_400;

/// Publishes everything staged with the caught-up page. The page's own rows are staged already.
pub(crate) fn publish(store: &mut dyn ClientStore, rules: Rules<'_>, page: Page) -> Result<Published, Stop> {
    restore(store)?;
    let erased = apply_staged(store)?;
    let settled = settle(store, &page)?;
    let refused_along = refuse_along(store)?;
    // Also what was accepted before it was erased.
    erased::forget(store, &erased, !settled.is_empty() || !refused_along.is_empty())?;
    forget_old(store, page.time)?;
    replay(store, rules)?;
    let differs = total(store)? != page.total.unwrap_or_default();
    Ok(Published { head: page.head, settled, refused_along, differs })
}

/// Gives the rows that were erased for good.
fn apply_staged(store: &mut dyn ClientStore) -> Result<BTreeSet<RowKey>, Stop> {
    let mut position = store.position()?;
    if position.is_anew {
        erase_unstaged(store, &position.scopes)?;
        position.is_anew = false;
        store.set_position(&position)?;
    }
    let mut by_row: BTreeMap<RowKey, Vec<Staged>> = BTreeMap::new();
    for staged in store.staged()? {
        by_row.entry(staged.key.clone()).or_default().push(staged);
    }
    let mut erased = BTreeSet::new();
    for (key, changes) in by_row {
        if changes.iter().any(|staged| staged.erased) {
            confirm(store, &key, None)?;
            erased.insert(key);
            continue;
        }
        match newest_upsert(&changes) {
            Some(row) => confirm(store, &key, Some(row))?,
            None if is_gone_from_here(store, &key, &changes)? => confirm(store, &key, None)?,
            None => {}
        }
    }
    store.clear_staging()?;
    Ok(erased)
}

/// Everything was read once more: a row that did not come is no row any more.
fn erase_unstaged(store: &mut dyn ClientStore, scopes: &BTreeSet<AudienceId>) -> Result<(), Stop> {
    let upserts = store.staged()?.into_iter().filter(|staged| staged.change != Change::Gone);
    let came: BTreeSet<RowKey> = upserts.map(|staged| staged.key).collect();
    for scope in scopes {
        for row in store.rows_of(scope)? {
            if !came.contains(&RowKey::of(&row)) {
                confirm(store, &RowKey::of(&row), None)?;
            }
        }
    }
    Ok(())
}

/// An upsert beats `gone` of another scope: the row moved between scopes the person sees.
fn newest_upsert(changes: &[Staged]) -> Option<&RawRecord> {
    let newest =
        changes.iter().filter(|staged| staged.change != Change::Gone).max_by_key(|staged| staged.seq);
    newest.and_then(|staged| match &staged.change {
        Change::Upsert(row) => Some(row),
        Change::Gone => None,
    })
}

/// `gone` removes the row only when it stands in that very scope: it may long be in another one.
fn is_gone_from_here(store: &dyn ClientStore, key: &RowKey, changes: &[Staged]) -> Result<bool, Stop> {
    let row = store.row(key)?;
    Ok(row.is_some_and(|row| changes.iter().any(|staged| staged.scope == row.scope)))
}

/// Entries whose verdict and effects this page brought leave; refused ones wait for the person, accepted
/// ones are kept for a while in case the office forgets them.
fn settle(store: &mut dyn ClientStore, page: &Page) -> Result<Vec<Settled>, Stop> {
    let mut settled = Vec::new();
    for entry in store.outbox()? {
        let Some(n) = entry.n().filter(|n| *n <= page.last_n) else { continue };
        let brought = page.verdicts.iter().find(|answered| answered.n == n);
        let brought = brought.map(|answered| answered.verdict.clone());
        let Some(verdict) = brought.or_else(|| entry.verdict.clone()) else { continue };
        let command = entry.id();
        store.remove_entry(command)?;
        match &verdict {
            Verdict::Refused(refusal) => ask_for_attention(store, entry, refusal.clone())?,
            _ => store.retain(&Retained { entry, settled_at: page.time })?,
        }
        settled.push(Settled { command, verdict });
    }
    Ok(settled)
}

/// An office that loses more than that gets nothing older back.
fn forget_old(store: &mut dyn ClientStore, time: Timestamp) -> Result<(), Stop> {
    let before = time.as_second().saturating_sub(KEPT_SECONDS);
    store.forget_retained(Timestamp::from_second(before).unwrap_or(Timestamp::MIN))
}

/// Entries that have never left and were built on a refused command are refused with it.
fn refuse_along(store: &mut dyn ClientStore) -> Result<Vec<CommandId>, Stop> {
    let mut along = Vec::new();
    let outbox = store.outbox()?;
    for entry in outbox.into_iter().filter(|entry| !entry.has_left && !entry.after.is_empty()) {
        if group_of(store, &entry)?.is_some() {
            let command = entry.id();
            store.remove_entry(command)?;
            ask_for_attention(store, entry, Refusal::new(DEPENDS_ON_REFUSED))?;
            along.push(command);
        }
    }
    Ok(along)
}

/// A refused command waits for the person, beside the refused one it was built on.
pub(crate) fn ask_for_attention(
    store: &mut dyn ClientStore,
    entry: Entry,
    refusal: Refusal,
) -> Result<(), Stop> {
    let group = group_of(store, &entry)?.unwrap_or(entry.id());
    store.add_attention(&erased::kept(Attention { signed: entry.signed, refusal, group }))
}

/// The group of a refused command the entry was built on.
pub(crate) fn group_of(store: &dyn ClientStore, entry: &Entry) -> Result<Option<CommandId>, Stop> {
    let attention = store.attention()?;
    let refused = attention.iter().find(|refused| entry.after.contains(&refused.signed.command.id));
    Ok(refused.map(|refused| refused.group))
}

/// The sum of everything the device holds of the office.
fn total(store: &dyn ClientStore) -> Result<ScopeSum, Stop> {
    Ok(ScopeSum::total(store.sums()?.values()))
}
