//! What a person sees, and how often that has changed.

use obeznik_authority::{ACCESS_KINDS, standing_of};
use obeznik_kernel::calendar::day_in_prague;
use obeznik_kernel::{Date, PersonId, Stop, Timestamp};

use super::store::{AuthorityStore, OfficeState, Sight};

/// Commands after which a sight is written down again, though nothing in it changed.
const SOON: u64 = 2_000;

/// How much of a sight still holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    /// All of it.
    Wholly,
    /// All of it; audiences used since may join it.
    SoFar,
    /// Nothing is known of it.
    No,
}

/// Whether a sight holds now.
pub(super) fn holds(
    store: &dyn AuthorityStore,
    sight: Option<&Sight>,
    state: OfficeState,
    today: Date,
) -> Result<Holds, Stop> {
    let Some(sight) = sight else { return Ok(Holds::No) };
    let is_forgotten = sight.seq < state.horizon || sight.seq > state.head;
    if is_forgotten || sight.day != today || store.has_changed_since(&ACCESS_KINDS, sight.seq)? {
        return Ok(Holds::No);
    }
    let is_old = state.head - sight.seq > SOON;
    let has_new = is_old || !store.audiences_since(sight.seq)?.is_empty();
    Ok(if has_new { Holds::SoFar } else { Holds::Wholly })
}

/// What the person sees now; its version rises with every change of it.
///
/// # Errors
/// A refusal when there is no such person, [`Stop::Broken`] when a record cannot be read.
pub fn sight_of(store: &mut dyn AuthorityStore, person: PersonId, now: Timestamp) -> Result<Sight, Stop> {
    let (state, today) = (store.state()?, day_in_prague(now));
    let before = store.sight(person)?;
    let holds = holds(store, before.as_ref(), state, today)?;
    let before = before.unwrap_or(Sight { acl_ver: 0, scopes: Default::default(), seq: 0, day: today });
    if holds == Holds::Wholly {
        return Ok(before);
    }
    let standing = standing_of(store.records(), person)?;
    let (since, mut scopes) = match holds {
        Holds::SoFar => (before.seq, before.scopes.clone()),
        _ => (0, Default::default()),
    };
    let seen = store.audiences_since(since)?.into_iter().filter(|one| one.is_seen_by(&standing, today));
    scopes.extend(seen.map(|audience| audience.id()));
    let has_changed = before.acl_ver == 0 || scopes != before.scopes;
    let acl_ver = before.acl_ver + u64::from(has_changed);
    let sight = Sight { acl_ver, scopes, seq: state.head, day: today };
    store.put_sight(person, &sight)?;
    Ok(sight)
}
