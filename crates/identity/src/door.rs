//! The steps people and devices take at the door, each inside one transaction of a back end.
//!
//! A denial is a decision: its caller keeps what was counted. Only a fault rolls back.

mod devices;
mod enrol;
mod invite;
mod outside;
mod pair;
mod passkey;
mod second;
mod sign_in;

pub use devices::{
    Caller, Renewed, Seen, caller, close_account, end_device, is_theirs, open_account, refresh,
};
pub use enrol::{Knocker, add_enrolment, demand_enrolment, end_enrolment, may_pair, present};
pub use invite::{Accepting, NewInvitation, Proof, accept, invite, look_at_invitation};
pub use outside::{Vouched, come_back, knock, knocked, pass_vouched, set_out, tie, tied, unheard};
pub use pair::{Paired, admit, check_logged, confirm, exchange, is_logged_as, look_at_code};
pub use passkey::{
    Asked, add_passkey, forget_passkey, may_add_passkey, pass_by_passkey, second_step_by_passkey,
};
pub use second::{confirm_authenticator, offer_authenticator, second_step};
pub use sign_in::{Candidate, Passed, begin, pass, sign_out, visitor};

use jiff::Timestamp;

use crate::denied::{Denied, Fault, Stopped};
use crate::event::SecurityEvent;
use crate::ports::Identity;
use crate::rate::{AttemptKey, Attempts, Pace};

/// Where and when a step happens, and what an administrator hears of it.
#[derive(Debug)]
pub struct Scene {
    /// The server's time.
    pub now: Timestamp,
    /// The network the caller comes from, such as `192.0.2.7` or `2001:db8:1:2::/64`.
    pub network: String,
    /// What happened.
    pub events: Vec<SecurityEvent>,
}

impl Scene {
    /// A step from a network at an instant.
    pub fn new(now: Timestamp, network: &str) -> Self {
        Self { now, network: network.to_owned(), events: Vec::new() }
    }

    fn tell(&mut self, event: SecurityEvent) {
        self.events.push(event);
    }
}

/// Counts an attempt under every key, or makes the caller wait.
fn count(keeper: &mut dyn Identity, scene: &mut Scene, keys: &[(AttemptKey, &Pace)]) -> Result<(), Stopped> {
    let mut latest: Option<Denied> = None;
    let mut counted = Vec::new();
    for (key, pace) in keys {
        let attempts = keeper.attempts(*key)?;
        if let Err(wait) = attempts.map_or(Ok(()), |attempts| attempts.admit(pace, scene.now)) {
            latest = Some(later_of(latest, wait));
        }
        counted.push((*key, Attempts::and_one(attempts, pace, scene.now)));
    }
    if let Some(wait) = latest {
        scene.tell(SecurityEvent::Slowed);
        return Err(wait.into());
    }
    for (key, attempts) in counted {
        keeper.set_attempts(key, Some(attempts))?;
    }
    Ok(())
}

fn later_of(one: Option<Denied>, two: Denied) -> Denied {
    match (&one, &two) {
        (Some(Denied::Wait { until: first }), Denied::Wait { until: second }) if first > second => {
            one.unwrap_or(two)
        }
        _ => two,
    }
}

/// An attempt was no guess, or one under a key that others share succeeded: its count goes back.
fn uncount(keeper: &mut dyn Identity, key: AttemptKey) -> Result<(), Fault> {
    let fewer = keeper.attempts(key)?.map(Attempts::less_one).filter(|attempts| attempts.failures > 0);
    keeper.set_attempts(key, fewer)
}

/// An attempt succeeded: its own key is forgotten, a shared one gets its count back.
fn succeeded(keeper: &mut dyn Identity, own: AttemptKey, shared: Option<AttemptKey>) -> Result<(), Fault> {
    keeper.set_attempts(own, None)?;
    match shared {
        Some(key) => uncount(keeper, key),
        None => Ok(()),
    }
}
