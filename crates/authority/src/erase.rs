//! What the log keeps of erased records goes: inputs, words of verdicts, signatures. Hashes stay.

use std::collections::BTreeSet;

use obeznik_kernel::{Belongings, Command, RawRecord, RecordId, Stop};

use crate::chain::{Cleared, LogEntry};
use crate::effects::{Changed, Effect};
use crate::ledger::Ledger;

/// Why a command is refused that concerns what was erased for good. Nothing of its input is kept.
pub const REFUSED_ERASED: &str = "refusal-erased";

/// Links read at once.
const PAGE: usize = 500;

/// Takes the contents from every link that changed one of the records, was made over one, or names one in its input
/// or its verdict, and tells which. Images of the records are gone already. Of commands about what belonged to a
/// record it is enough that they name that one: a refused one changed nothing and may name nothing else.
pub(crate) fn clear(ledger: &mut dyn Ledger, changed: &Changed) -> Result<Vec<Cleared>, Stop> {
    let Changed { erased, removed, .. } = changed;
    if erased.is_empty() && removed.is_empty() {
        return Ok(Vec::new());
    }
    let ids: BTreeSet<RecordId> = erased.iter().map(|(_, id)| *id).collect();
    let mut touching = BTreeSet::new();
    for (kind, id) in erased {
        touching.extend(ledger.touching(kind, *id)?);
    }
    let (mut named, mut after) = (Vec::new(), 0);
    loop {
        let page = ledger.entries_after(after, PAGE)?;
        let Some(last) = page.last() else { return Ok(named) };
        after = last.log_no;
        for entry in page {
            let is_about = touching.contains(&entry.log_no) || names(&entry, &ids)?;
            if entry.is_cleared() || !(is_about || tells_of(&entry, removed)) {
                continue;
            }
            let (cleared, name) = entry.cleared()?;
            ledger.clear(&cleared)?;
            named.push(name);
        }
    }
}

/// Adds what belonged to records or lay under erased ones and was removed, before or by this command: images still
/// knew it.
pub(crate) fn with_removed(ledger: &mut dyn Ledger, changed: &mut Changed) -> Result<(), Stop> {
    for belongings in std::mem::take(&mut changed.removed) {
        for (kind, id) in ledger.removed_of(&belongings)? {
            if changed.erased.insert((kind.clone(), id)) {
                ledger.erase(&kind, id)?;
            }
        }
        changed.removed.push(belongings);
    }
    let mut parents: BTreeSet<RecordId> = changed.erased.iter().map(|(_, id)| *id).collect();
    while !parents.is_empty() {
        let is_under = |image: &RawRecord| image.parent.is_some_and(|parent| parents.contains(&parent));
        let removed = changed.effects.iter().filter(|effect| effect.after_ver.is_none());
        let now = removed.filter(|effect| effect.before.as_ref().is_some_and(is_under));
        let mut under: BTreeSet<_> = now.map(|effect| (effect.kind.clone(), effect.id)).collect();
        under.extend(ledger.removed_under(&parents)?);
        under.retain(|key| !changed.erased.contains(key));
        for (kind, id) in &under {
            ledger.erase(kind, *id)?;
        }
        parents = under.iter().map(|(_, id)| *id).collect();
        changed.erased.extend(under);
    }
    let erased = &changed.erased;
    let is_erased = |effect: &&mut Effect| erased.contains(&(effect.kind.clone(), effect.id));
    changed.effects.iter_mut().filter(is_erased).for_each(|effect| effect.before = None);
    Ok(())
}

/// Whether an image is of something that belonged to a record. What lies under another one only mentions it.
pub fn belonged(image: &RawRecord, belongings: &Belongings) -> bool {
    let names = || is_about(&String::from_utf8_lossy(&image.body), &BTreeSet::from([belongings.of]));
    belongings.kinds.contains(&image.kind.as_str())
        && image.parent.map_or_else(names, |parent| parent == belongings.of)
}

fn tells_of(entry: &LogEntry, removed: &[Belongings]) -> bool {
    let tells = |one: &Belongings| {
        let is_of = |payload: &str| is_about(payload, &BTreeSet::from([one.of]));
        one.commands.contains(&entry.header.kind.as_str()) && entry.payload.as_deref().is_some_and(is_of)
    };
    removed.iter().any(tells)
}

fn names(entry: &LogEntry, ids: &BTreeSet<RecordId>) -> Result<bool, Stop> {
    if is_account(&entry.header.kind) {
        return Ok(false);
    }
    let is_base = entry.header.base.iter().any(|base| ids.contains(&base.id));
    let is_input = || entry.payload.as_deref().is_some_and(|payload| is_about(payload, ids));
    Ok(is_base || is_input() || is_about(&entry.header.words()?, ids))
}

/// Whether a kind of command belongs to the account of erasing itself: it names records and holds no words of theirs.
pub fn is_account(kind: &str) -> bool {
    kind.starts_with("keeping.")
}

/// Whether a text names one of the records.
pub fn is_about(text: &str, ids: &BTreeSet<RecordId>) -> bool {
    ids_in(text).any(|id| ids.contains(&id))
}

fn ids_in(text: &str) -> impl Iterator<Item = RecordId> {
    let words = text.split(|letter: char| !letter.is_ascii_hexdigit() && letter != '-');
    words.filter_map(|word| word.parse().ok())
}

/// Whether a command names a record that was erased.
pub(crate) fn concerns_erased(ledger: &dyn Ledger, command: &Command) -> Result<bool, Stop> {
    let bases = command.base.iter().map(|base| base.id);
    ledger.is_any_erased(&ids_in(command.payload_text()).chain(bases).collect())
}

/// Whether one of the effects is a record that was erased before and would be there again.
pub(crate) fn brings_back(ledger: &dyn Ledger, effects: &[Effect]) -> Result<bool, Stop> {
    let made = effects.iter().filter(|effect| effect.before.is_none() && effect.after_ver.is_some());
    ledger.is_any_erased(&made.map(|effect| effect.id).collect())
}
