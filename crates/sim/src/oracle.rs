//! What must hold: views, forbidden rows, sums, what a person sees of their own acts, the fate of commands.

use std::collections::{BTreeMap, BTreeSet};

use obeznik_authority::Verdict;
use obeznik_kernel::{AudienceId, RawRecord, RecordId, Stop};
use obeznik_sync::{ClientStore, Entry, RowKey, ScopeSum, Shown};

/// Rows in the order of their keys.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct View(Vec<RawRecord>);

impl View {
    /// Rows in any order, each once.
    pub(crate) fn of(mut rows: Vec<RawRecord>) -> Self {
        rows.sort_unstable_by(|one, two| order(one).cmp(&order(two)));
        Self(rows)
    }

    fn rows(&self) -> &[RawRecord] {
        &self.0
    }
}

fn order(row: &RawRecord) -> (&str, RecordId) {
    (&row.kind, row.id)
}

/// How a command ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fate {
    /// The authority's verdict came.
    Settled(Verdict),
    /// It was refused with the refused command it was built on, and never sent.
    RefusedAlong,
    /// A later edit took it in.
    Absorbed,
}

/// Rows of the given scopes as the authority last gave them, predictions left out.
pub(crate) fn confirmed_view<'a>(
    store: &dyn ClientStore,
    scopes: impl IntoIterator<Item = &'a AudienceId>,
) -> Result<View, Stop> {
    let mut rows = Vec::new();
    for scope in scopes {
        rows.extend(store.rows_of(scope)?);
    }
    let bases = store.bases()?;
    if !bases.is_empty() {
        let predicted: BTreeSet<(&str, RecordId)> =
            bases.iter().map(|base| (base.key.kind.as_str(), base.key.id)).collect();
        rows.retain(|row| !predicted.contains(&order(row)));
        rows.extend(bases.into_iter().filter_map(|base| base.image));
    }
    Ok(View::of(rows))
}

/// (c) No row, image or staged row of a scope the person does not see.
pub(crate) fn forbidden(
    store: &dyn ClientStore,
    view: &View,
    seen: &BTreeSet<AudienceId>,
) -> Result<Option<String>, Stop> {
    let row = view.rows().iter().find(|row| !seen.contains(&row.scope));
    let row = row.map(|row| format!("row {} {} of a scope not seen", row.kind, row.id));
    let staged = store.staged()?.into_iter().find(|staged| !seen.contains(&staged.scope));
    Ok(row.or_else(|| staged.map(|staged| format!("staged {} of a scope not seen", staged.key.id))))
}

/// (a), (d) The first row in which two views differ.
pub(crate) fn difference(mine: &View, theirs: &View) -> Option<String> {
    let (mine, theirs) = (mine.rows(), theirs.rows());
    let alike = mine.iter().zip(theirs).take_while(|(one, two)| one == two).count();
    let (one, two) = (mine.get(alike), theirs.get(alike));
    let differing = one.into_iter().chain(two).min_by_key(|row| order(row))?;
    let brief = |row: Option<&RawRecord>| {
        let row = row.filter(|row| order(row) == order(differing))?;
        Some(format!("v{} seq {} in {}", row.ver, row.seq, row.scope.0))
    };
    let (one, two) = (brief(one), brief(two));
    Some(format!("{} {}: device {one:?}, authority {two:?}", differing.kind, differing.id))
}

/// (e) What a person has done and the device shows as done is there until its verdict comes: each predicted
/// row has its confirmed image kept, and a row made by the last command that wrote it can be read.
pub(crate) fn unseen_act(store: &dyn ClientStore) -> Result<Option<String>, Stop> {
    let outbox = store.outbox()?;
    let shown: Vec<&Entry> = outbox.iter().filter(|entry| entry.shown == Shown::Effect).collect();
    let mut last: BTreeMap<&RowKey, &Entry> = BTreeMap::new();
    for entry in &shown {
        last.extend(entry.writes.iter().map(|key| (key, *entry)));
    }
    for (key, entry) in last {
        let Some(base) = store.base(key)? else {
            return Ok(Some(format!("prediction of {} {} without its image", key.kind, key.id)));
        };
        let makes = base.image.is_none() && !entry.signed.command.kind.ends_with("remove");
        if makes && store.row(key)?.is_none() {
            return Ok(Some(format!("{} made {} {} and it is not there", entry.id(), key.kind, key.id)));
        }
    }
    Ok(None)
}

/// (f) Sums kept step by step equal sums recounted.
pub(crate) fn miscounted<'a>(
    store: &dyn ClientStore,
    view: &View,
    scopes: impl IntoIterator<Item = &'a AudienceId>,
) -> Result<Option<String>, Stop> {
    let mut recounted: BTreeMap<&AudienceId, ScopeSum> = BTreeMap::new();
    for row in view.rows() {
        recounted.entry(&row.scope).or_default().add(row);
    }
    for scope in scopes {
        let recounted = recounted.get(scope).copied().unwrap_or_default();
        let kept = store.sum(scope)?;
        if kept != recounted {
            let (kept, counted) = (kept.rows, recounted.rows);
            return Ok(Some(format!("scope {}: {kept} rows kept, {counted} counted", scope.0)));
        }
    }
    Ok(None)
}

/// What befell the files in which a command was remembered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Fires {
    /// The office was restored: it may have forgotten a refusal, and decided an accepted command anew.
    pub(crate) office: bool,
    /// The device's file was restored without its journal: it may not know that a command had left already when
    /// a later edit took it in, or when it was refused with another one.
    pub(crate) device: bool,
    /// The device kept the accepted command no more: too many days had passed.
    pub(crate) given_up: bool,
}

/// (b) Whether a command ended as the office remembers it.
pub(crate) fn is_accounted(
    fate: Option<&Fate>,
    decided: Option<&Verdict>,
    waits: bool,
    fires: Fires,
) -> bool {
    match fate {
        None => false,
        Some(Fate::Settled(verdict)) => {
            let forgot_refusal = fires.office && !verdict.is_accepted();
            let decided_anew = fires.office && decided.is_some_and(Verdict::is_accepted);
            let forgot_for_ever = fires.office && fires.given_up && decided.is_none();
            let agrees = decided == Some(verdict) || forgot_refusal || decided_anew || forgot_for_ever;
            agrees && waits != verdict.is_accepted()
        }
        Some(Fate::RefusedAlong) => (decided.is_none() || fires.device) && waits,
        Some(Fate::Absorbed) => (decided.is_none() || fires.device) && !waits,
    }
}
