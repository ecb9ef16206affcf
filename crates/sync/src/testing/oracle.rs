//! What must hold: views, forbidden rows, sums, and the fate of every command.

use std::collections::{BTreeMap, BTreeSet};

use obeznik_authority::Verdict;
use obeznik_kernel::{AudienceId, CommandId, RawRecord, Stop};

use super::office::Office;
use crate::row::{RowKey, ScopeSum};
use crate::store::ClientStore;

/// Rows by key.
pub type View = BTreeMap<RowKey, RawRecord>;

/// How a command ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fate {
    /// The authority's verdict came.
    Settled(Verdict),
    /// It was refused with the refused command it was built on, and never sent.
    RefusedAlong,
    /// A later edit took it in.
    Absorbed,
}

/// Rows of the given scopes as the authority last gave them, predictions left out.
///
/// # Errors
/// [`Stop::Broken`] when the store fails.
pub fn confirmed_view<'a>(
    store: &dyn ClientStore,
    scopes: impl IntoIterator<Item = &'a AudienceId>,
) -> Result<View, Stop> {
    let mut view = View::new();
    for scope in scopes {
        view.extend(store.rows_of(scope)?.into_iter().map(|row| (RowKey::of(&row), row)));
    }
    for base in store.bases()? {
        match base.image {
            Some(row) => view.insert(base.key, row),
            None => view.remove(&base.key),
        };
    }
    Ok(view)
}

/// (c) No row, image or staged row of a scope the person does not see.
pub(super) fn forbidden(
    store: &dyn ClientStore,
    view: &View,
    seen: &BTreeSet<AudienceId>,
) -> Result<Option<String>, Stop> {
    let row = view.values().find(|row| !seen.contains(&row.scope));
    let row = row.map(|row| format!("row {} {} of a scope not seen", row.kind, row.id));
    let staged = store.staged()?.into_iter().find(|staged| !seen.contains(&staged.scope));
    Ok(row.or_else(|| staged.map(|staged| format!("staged {} of a scope not seen", staged.key.id))))
}

/// (a), (d) The first row in which two views differ.
pub(super) fn difference(mine: &View, theirs: &View) -> Option<String> {
    let keys: BTreeSet<&RowKey> = mine.keys().chain(theirs.keys()).collect();
    let differing = keys.into_iter().find(|key| mine.get(key) != theirs.get(key))?;
    let brief =
        |row: Option<&RawRecord>| row.map(|row| format!("v{} seq {} in {}", row.ver, row.seq, row.scope.0));
    let (one, two) = (brief(mine.get(differing)), brief(theirs.get(differing)));
    Some(format!("{} {}: device {one:?}, authority {two:?}", differing.kind, differing.id))
}

/// (f) Sums kept step by step equal sums recounted.
pub(super) fn miscounted<'a>(
    store: &dyn ClientStore,
    view: &View,
    scopes: impl IntoIterator<Item = &'a AudienceId>,
) -> Result<Option<String>, Stop> {
    for scope in scopes {
        let recounted = ScopeSum::of(view.values().filter(|row| row.scope == *scope));
        let kept = store.sum(scope)?;
        if kept != recounted {
            return Ok(Some(format!(
                "scope {}: {} rows kept, {} counted",
                scope.0, kept.rows, recounted.rows
            )));
        }
    }
    Ok(None)
}

/// (b) Every issued command ended exactly once, as the authority remembers it.
pub(super) fn unaccounted(
    office: &Office,
    issued: &[CommandId],
    fates: &BTreeMap<CommandId, Fate>,
    attention: &BTreeSet<CommandId>,
) -> Option<String> {
    issued.iter().find_map(|id| {
        let decided = office.verdict_of(*id);
        let waits = attention.contains(id);
        let holds = match fates.get(id) {
            None => false,
            Some(Fate::Settled(verdict)) => {
                decided.as_ref() == Some(verdict) && waits != verdict.is_accepted()
            }
            Some(Fate::RefusedAlong) => decided.is_none() && waits,
            Some(Fate::Absorbed) => decided.is_none() && !waits,
        };
        (!holds).then(|| format!("command {id}: {:?} here, {decided:?} there", fates.get(id)))
    })
}
