//! Faults of the wire: what a device gets instead of what was sent.

use std::collections::BTreeSet;

use obeznik_kernel::{Stop, Timestamp};
use obeznik_sync::{ClientStore, Decided, Entry, Page, Position, PullAnswer, Pulled};

use crate::fault::Fault;

/// The answer as the faulty device understands it.
pub(crate) fn spoil(
    fault: Option<Fault>,
    store: &dyn ClientStore,
    answer: PullAnswer,
) -> Result<PullAnswer, Stop> {
    let position = store.position()?;
    Ok(match (fault, answer) {
        (Some(fault), PullAnswer::Page(page)) => {
            PullAnswer::Page(Box::new(spoil_page(fault, position, &store.outbox()?, *page)))
        }
        (Some(Fault::LostScopeKept), PullAnswer::Access(mut access)) => {
            for scope in &position.scopes {
                access.scopes.extend(store.audience(scope)?);
            }
            PullAnswer::Access(access)
        }
        (_, answer) => answer,
    })
}

fn spoil_page(fault: Fault, position: Position, outbox: &[Entry], mut page: Page) -> Page {
    match fault {
        Fault::StaleAnswersTaken => (page.from, page.acl_ver) = (position.cursors, position.acl_ver),
        Fault::PublishedEarly => page.caught_up = true,
        Fault::TakenNumbersUnnoticed => {
            page.last_n = page.last_n.min(position.last_n);
            for answered in &mut page.verdicts {
                let own = outbox.iter().find(|entry| entry.n() == Some(answered.n));
                answered.command = own.map_or(answered.command, Entry::id);
            }
        }
        Fault::CommandsSplit => split(&mut page),
        Fault::PartsTakenForWhole => {
            let read = page.within.take().map(|place| place.seq);
            page.through = read.unwrap_or(page.through);
        }
        _ => {}
    }
    page
}

/// The last command of a page loses its last row, and the page says nothing of it.
fn split(page: &mut Page) {
    let seqs: BTreeSet<u64> = page.rows.iter().map(|row| row.seq).collect();
    let last = seqs.last().copied().unwrap_or(0);
    let of_last = page.rows.iter().filter(|row| row.seq == last).count();
    if !page.caught_up && of_last > 1 {
        page.rows.pop();
    }
}

/// Verdicts as if with the page of their effects, but without it.
pub(crate) fn page_of_nothing(position: Position, decided: &Decided, head: u64, time: Timestamp) -> Page {
    Page {
        device: decided.device,
        history: decided.history,
        acl_ver: position.acl_ver,
        through: position.cursors.common,
        within: None,
        from: position.cursors,
        rows: Vec::new(),
        caught_up: true,
        head,
        horizon: position.horizon,
        time,
        last_n: decided.last_n,
        verdicts: decided.verdicts.clone(),
        total: None,
    }
}

/// The fault: a gained scope is read from the common cursor on.
pub(crate) fn forget_gain(
    fault: Option<Fault>,
    store: &mut dyn ClientStore,
    pulled: &Pulled,
) -> Result<(), Stop> {
    if fault == Some(Fault::RegainedFromCommon) && matches!(pulled, Pulled::AccessChanged { .. }) {
        let mut position = store.position()?;
        position.cursors.behind.clear();
        store.set_position(&position)?;
    }
    Ok(())
}
