//! Keeps the keys of records in step with the rules that declare them.

use std::collections::HashMap;

use obeznik_authority::kinds;
use obeznik_kernel::{KindSpec, RawRecord};
use uuid::Uuid;

use super::columns::{raw_from, version};
use crate::connection::Values;
use crate::error::DatabaseError;
use crate::transaction::Transaction;

/// Records read at once.
const PAGE: i64 = 1000;

/// Which keys this program finds records by, as a number that only rises: kinds are never taken away and the version
/// of none falls.
pub(crate) fn keys_version() -> u64 {
    kinds().map(|spec| u64::from(spec.index_version)).sum()
}

/// Rebuilds the keys of every kind that an older program, or none, has written last, and says so: from then on an
/// older program leaves the office alone. Inside the caller's transaction.
pub(crate) fn renew_indexes(transaction: &Transaction<'_>) -> Result<(), DatabaseError> {
    let rows = transaction.rows(include_str!("record_index/versions.sql"), &[&transaction.tenant])?;
    let mut written = HashMap::new();
    for row in rows {
        written.insert(row.try_get::<_, String>("kind")?, version(&row, "version")?);
    }
    for spec in kinds() {
        if written.get(spec.kind).is_none_or(|written| *written < spec.index_version) {
            renew(transaction, spec)?;
        }
    }
    let values: Values<'_> = &[&transaction.tenant, &"keys", &keys_version().to_string()];
    transaction.run(include_str!("meta/set.sql"), values).map(drop)
}

fn renew(transaction: &Transaction<'_>, spec: &KindSpec) -> Result<(), DatabaseError> {
    let tenant = &transaction.tenant;
    transaction.run(include_str!("record_index/clear_kind.sql"), &[tenant, &spec.kind])?;
    let mut after = Uuid::nil();
    loop {
        let values: Values<'_> = &[tenant, &spec.kind, &after, &PAGE];
        let page = transaction.rows(include_str!("record/page_of_kind.sql"), values)?;
        let page: Vec<RawRecord> = page.iter().map(raw_from).collect::<Result<_, _>>()?;
        let Some(last) = page.last() else { break };
        after = last.id.0;
        for raw in &page {
            set_keys(transaction, spec, raw)?;
        }
    }
    let values: Values<'_> = &[tenant, &spec.kind, &i64::from(spec.index_version)];
    transaction.run(include_str!("record_index/set_version.sql"), values).map(drop)
}

fn set_keys(transaction: &Transaction<'_>, spec: &KindSpec, raw: &RawRecord) -> Result<(), DatabaseError> {
    let keys = (spec.index_keys)(raw).unwrap_or_else(|stop| {
        // A body of a newer program is shown as such and must not keep the office shut.
        tracing::warn!(kind = spec.kind, id = %raw.id, %stop, "record without index keys");
        Vec::new()
    });
    let (indexes, keys): (Vec<&str>, Vec<String>) = keys.into_iter().map(|key| (key.index, key.key)).unzip();
    let values: Values<'_> = &[&transaction.tenant, &raw.id.0, &raw.kind, &indexes, &keys];
    transaction.run(include_str!("record_index/set.sql"), values).map(drop)
}
