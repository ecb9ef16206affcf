//! The three movements of a rebase: base images back, confirmed rows over them, the outbox again.

use obeznik_kernel::{RawRecord, Stop};

use crate::outbox::{Entry, Shown};
use crate::predict::{Ran, Runner};
use crate::row::RowKey;
use crate::rules::Rules;
use crate::store::ClientStore;

/// Takes every prediction back: rows are as the authority last gave them.
pub(crate) fn restore(store: &mut dyn ClientStore) -> Result<(), Stop> {
    for base in store.bases()? {
        match &base.image {
            Some(row) => store.write_row(row)?,
            None => store.erase_row(&base.key)?,
        }
        store.drop_base(&base.key)?;
    }
    Ok(())
}

/// Sets a confirmed row, or removes it, and keeps the sums of its scopes. Only after [`restore`].
pub(crate) fn confirm(
    store: &mut dyn ClientStore,
    key: &RowKey,
    row: Option<&RawRecord>,
) -> Result<(), Stop> {
    if let Some(before) = store.row(key)? {
        let mut sum = store.sum(&before.scope)?;
        sum.subtract(&before);
        store.set_sum(&before.scope, sum)?;
    }
    let Some(row) = row else { return store.erase_row(key) };
    let mut sum = store.sum(&row.scope)?;
    sum.add(row);
    store.set_sum(&row.scope, sum)?;
    store.write_row(row)
}

/// Runs the outbox over the confirmed rows. What is refused now stays and shows nothing: the
/// authority has the last word.
pub(crate) fn replay(store: &mut dyn ClientStore, rules: Rules<'_>) -> Result<(), Stop> {
    let mut runner = Runner::new(rules);
    for entry in store.outbox()? {
        let (shown, writes) = match runner.run(store, &entry.signed.command)? {
            Ran::Effect { writes, .. } => (Shown::Effect, writes),
            Ran::AwaitsAuthority => (Shown::AwaitsAuthority, Vec::new()),
            Ran::Refused(refusal) => (Shown::Hindered(refusal), Vec::new()),
        };
        if shown != entry.shown || writes != entry.writes {
            store.put_entry(&Entry { shown, writes, ..entry })?;
        }
    }
    Ok(())
}
