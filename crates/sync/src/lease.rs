//! Leases that end: what the office gave and was not reached for too long goes, as if the person did not see it
//! any more, and comes again at the next contact. What waits to be sent stays.

use obeznik_kernel::{Audience, AudienceId, Stop};

use crate::pull::purge;
use crate::rules::Rules;
use crate::store::ClientStore;

/// Gives up every scope whose lease has ended. The device forgets which access it knew, so that the office tells
/// it anew and the scopes are read from their beginning. One transaction; doing it again changes nothing.
///
/// # Errors
/// [`Stop::Broken`] when the store fails: the caller then rolls back.
pub fn end_leases(
    store: &mut dyn ClientStore,
    rules: Rules<'_>,
    has_ended: &dyn Fn(&Audience) -> bool,
) -> Result<Vec<AudienceId>, Stop> {
    let mut position = store.position()?;
    let mut ended = Vec::new();
    for scope in &position.scopes {
        if store.audience(scope)?.is_some_and(|audience| has_ended(&audience)) {
            ended.push(scope.clone());
        }
    }
    if ended.is_empty() {
        return Ok(ended);
    }
    for scope in &ended {
        position.scopes.remove(scope);
        position.cursors.lose(scope);
    }
    position.acl_ver = 0;
    store.set_position(&position)?;
    purge(store, rules, &ended)?;
    Ok(ended)
}
