//! Pulling: what to ask for, and what an answer changes.

use std::collections::BTreeSet;

use obeznik_authority::Verdict;
use obeznik_kernel::{AudienceId, CommandId, Stop};

use crate::anew::{take_other_history, take_start_over};
use crate::cursor::Position;
use crate::message::{Access, Page, PageRow, PullAnswer, PullRequest};
use crate::outbox::Entry;
use crate::publish::publish;
use crate::rebase::{confirm, replay, restore};
use crate::row::{RowKey, ScopeSum};
use crate::rules::Rules;
use crate::seal::is_taken;
use crate::store::{Change, ClientStore};

/// What an answer to a pull changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pulled {
    /// Nothing: it continues cursors, an access or a history the device no longer has. Ask again.
    Stale,
    /// The person sees other scopes; lost ones are gone from the device. Ask again.
    AccessChanged {
        /// Scopes whose rows, images and staged rows were deleted.
        lost: Vec<AudienceId>,
        /// Scopes that will be read from their beginning.
        gained: Vec<AudienceId>,
    },
    /// Rows are staged, nothing is seen of them yet. Ask again.
    Staged,
    /// The device shows the authority's state at a head.
    Published(Published),
    /// The office was restored from an older copy, or was met for the first time. Push, and ask again.
    HistoryChanged {
        /// Accepted commands that go up once more.
        again: usize,
    },
    /// The device was away longer than the office remembers deletions: it reads everything. Ask again.
    StartedOver,
    /// The office has decided numbers this file never gave, or gave to another command: the file is a copy.
    /// Register the device anew.
    MustRegister,
    /// The device is not listened to any more. Nothing was changed here.
    Closed {
        /// Whether it must delete everything it holds.
        wipe: bool,
    },
}

/// A caught-up checkpoint.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Published {
    /// The `seq` whose state is shown.
    pub head: u64,
    /// Commands that left the outbox with a verdict.
    pub settled: Vec<Settled>,
    /// Unsealed commands built on a refused one; they wait for the person together with it.
    pub refused_along: Vec<CommandId>,
    /// Whether the sum of all rows differs from the authority's: ask for a repair.
    pub differs: bool,
}

/// A command that left the outbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    /// The command.
    pub command: CommandId,
    /// What the authority said.
    pub verdict: Verdict,
}

/// What the device asks for now.
///
/// # Errors
/// [`Stop::Broken`] when the store fails.
pub fn pull_request(store: &dyn ClientStore) -> Result<PullRequest, Stop> {
    let position = store.position()?;
    let unsettled = store.outbox()?.iter().filter_map(Entry::n).min();
    let Position { device, history, acl_ver, cursors, horizon, .. } = position;
    let (max_bytes, about, reads) = (None, None, BTreeSet::new());
    Ok(PullRequest { device, history, acl_ver, cursors, horizon, unsettled, max_bytes, about, reads })
}

/// Begins a command anew of which a part came: an office that knows nothing of parts sends it whole. One transaction.
///
/// # Errors
/// [`Stop::Broken`] when the store fails.
pub fn read_whole_commands(store: &mut dyn ClientStore) -> Result<(), Stop> {
    let mut position = store.position()?;
    if position.cursors.within.take().is_some() {
        store.set_position(&position)?;
    }
    Ok(())
}

/// Takes an answer in. One transaction: rows, cursors, rebase and all.
///
/// # Errors
/// [`Stop::Broken`] when the store fails: the caller then rolls back.
pub fn take_pull_answer(
    store: &mut dyn ClientStore,
    rules: Rules<'_>,
    answer: PullAnswer,
) -> Result<Pulled, Stop> {
    match answer {
        PullAnswer::Access(access) => take_access(store, rules, &access),
        PullAnswer::Page(page) => take_page(store, rules, *page),
        PullAnswer::OtherHistory(other) => {
            let again = take_other_history(store, rules, &other)?;
            Ok(again.map_or(Pulled::Stale, |again| Pulled::HistoryChanged { again }))
        }
        PullAnswer::StartOver(answer) => {
            Ok(if take_start_over(store, &answer)? { Pulled::StartedOver } else { Pulled::Stale })
        }
        PullAnswer::Closed(closed) if closed.device == store.position()?.device => {
            Ok(Pulled::Closed { wipe: closed.wipe })
        }
        PullAnswer::Closed(_) => Ok(Pulled::Stale),
    }
}

fn take_access(store: &mut dyn ClientStore, rules: Rules<'_>, access: &Access) -> Result<Pulled, Stop> {
    let mut position = store.position()?;
    let is_known = access.device == position.device && position.history == Some(access.history);
    if !is_known || access.acl_ver <= position.acl_ver {
        return Ok(Pulled::Stale);
    }
    for audience in &access.scopes {
        store.keep_audience(audience)?;
    }
    let now: BTreeSet<AudienceId> = access.scopes.iter().map(|audience| audience.id()).collect();
    let lost: Vec<AudienceId> = position.scopes.difference(&now).cloned().collect();
    let gained: Vec<AudienceId> = now.difference(&position.scopes).cloned().collect();
    lost.iter().for_each(|scope| position.cursors.lose(scope));
    gained.iter().for_each(|scope| position.cursors.gain(scope.clone()));
    position.acl_ver = access.acl_ver;
    position.scopes = now;
    store.set_position(&position)?;
    if !lost.is_empty() {
        purge(store, rules, &lost)?;
    }
    Ok(Pulled::AccessChanged { lost, gained })
}

/// A lost scope goes at once, before any catching up.
pub(crate) fn purge(store: &mut dyn ClientStore, rules: Rules<'_>, lost: &[AudienceId]) -> Result<(), Stop> {
    restore(store)?;
    for scope in lost {
        store.unstage_scope(scope)?;
        for row in store.rows_of(scope)? {
            confirm(store, &RowKey::of(&row), None)?;
        }
        store.set_sum(scope, ScopeSum::default())?;
    }
    replay(store, rules)
}

fn take_page(store: &mut dyn ClientStore, rules: Rules<'_>, page: Page) -> Result<Pulled, Stop> {
    let mut position = store.position()?;
    if is_stale(&page, &position) {
        return Ok(Pulled::Stale);
    }
    if page.last_n > position.last_n || is_taken(&store.outbox()?, &page.verdicts) {
        return Ok(Pulled::MustRegister);
    }
    check_end(&page)?;
    page.rows.iter().try_for_each(check_row)?;
    for row in &page.rows {
        store.stage(row)?;
    }
    position.cursors.move_to(page.through, page.within.clone());
    position.horizon = position.horizon.max(page.horizon);
    if page.caught_up {
        position.published = page.head;
    }
    store.set_position(&position)?;
    if page.caught_up { publish(store, rules, page).map(Pulled::Published) } else { Ok(Pulled::Staged) }
}

/// Half a command is never shown, and nothing before it is passed over.
fn check_end(page: &Page) -> Result<(), Stop> {
    match &page.within {
        Some(place) if page.caught_up || place.seq.checked_sub(1) != Some(page.through) => {
            Err(Stop::Broken("a page ends within a command that is not its last".to_owned()))
        }
        _ => Ok(()),
    }
}

/// A row that is another than its change says would be laid over nothing, and the one it names stay uncounted.
fn check_row(staged: &PageRow) -> Result<(), Stop> {
    match &staged.change {
        Change::Upsert(row) if RowKey::of(row) != staged.key || row.scope != staged.scope => {
            Err(Stop::Broken(format!("a change of {} brings another row", staged.key.kind)))
        }
        _ => Ok(()),
    }
}

fn is_stale(page: &Page, position: &Position) -> bool {
    page.device != position.device
        || position.history != Some(page.history)
        || page.acl_ver != position.acl_ver
        || page.from != position.cursors
}
