//! Who another place vouches for. An account is tied to its name there, never to an address.

use obeznik_kernel::PersonId;

use super::passkey::has_second_factor;
use super::{Scene, count, uncount};
use crate::account::{Account, OutsideName};
use crate::denied::{Denied, Stopped};
use crate::event::SecurityEvent;
use crate::ports::{Accounts, Identity, Sessions};
use crate::rate::{self, AttemptKey};
use crate::secret::SecretHash;
use crate::visit::{Stage, Visit};
use crate::way::Factors;

/// Counts an attempt with a name and a pass-word of another place.
///
/// # Errors
/// [`Denied::Wait`] when attempts come too fast.
pub fn knock(keeper: &mut dyn Identity, scene: &mut Scene, typed: &str) -> Result<(), Stopped> {
    let keys = [
        (AttemptKey::outside_and_network(typed, &scene.network), &rate::ACCOUNT_AND_NETWORK),
        (AttemptKey::network(&scene.network), &rate::NETWORK),
    ];
    count(keeper, scene, &keys)
}

/// What the other place said to it: a success is forgotten, and what counts for the network is given back when the
/// person passes.
///
/// # Errors
/// A fault of the back end.
pub fn knocked(keeper: &mut dyn Identity, scene: &mut Scene, typed: &str, fits: bool) -> Result<(), Stopped> {
    if fits {
        let own = AttemptKey::outside_and_network(typed, &scene.network);
        return Ok(keeper.set_attempts(own, None)?);
    }
    scene.tell(SecurityEvent::SignInFailed { person: None });
    Ok(())
}

/// The other place was silent: nothing was guessed, so what was counted before it was asked goes back, of a name where
/// one was typed. Else a directory that fails would make a whole office wait long after it is back.
///
/// # Errors
/// A fault of the back end.
pub fn unheard(keeper: &mut dyn Identity, scene: &Scene, typed: Option<&str>) -> Result<(), Stopped> {
    if let Some(typed) = typed {
        uncount(keeper, AttemptKey::outside_and_network(typed, &scene.network))?;
    }
    Ok(uncount(keeper, AttemptKey::network(&scene.network))?)
}

/// Lets a browser out to another place.
///
/// # Errors
/// [`Denied::Wait`] when too many go from one network.
pub fn set_out(keeper: &mut dyn Identity, scene: &mut Scene, passage: SecretHash) -> Result<(), Stopped> {
    let network = AttemptKey::network(&scene.network);
    count(keeper, scene, &[(network, &rate::NETWORK)])?;
    Ok(keeper.put_passage(passage, scene.now)?)
}

/// Takes a browser back, once.
///
/// # Errors
/// [`Denied::LinkDead`] when it was away too long or is back already.
pub fn come_back(keeper: &mut dyn Sessions, scene: &Scene, passage: SecretHash) -> Result<(), Stopped> {
    if keeper.take_passage(passage, scene.now)? { Ok(()) } else { Err(Denied::LinkDead.into()) }
}

/// Whose account is tied to a name.
///
/// # Errors
/// [`Denied::NotTied`] when nobody's is, or it is closed.
pub fn tied(keeper: &dyn Accounts, name: &OutsideName) -> Result<PersonId, Stopped> {
    let account = keeper.account_by_outside(name)?.filter(Account::is_open);
    account.map(|account| account.person).ok_or_else(|| Denied::NotTied.into())
}

/// What another place said.
#[derive(Debug)]
pub struct Vouched<'a> {
    /// For whom.
    pub name: &'a OutsideName,
    /// With what.
    pub factors: Factors,
    /// Whether the person must have a second factor.
    pub second_factor_due: bool,
    /// Hash of the new visit's cookie.
    pub cookie: SecretHash,
}

/// Lets a person pass for whom another place vouches, as far as a second factor allows.
///
/// # Errors
/// [`Denied::NotTied`].
pub fn pass_vouched(
    keeper: &mut dyn Identity,
    scene: &mut Scene,
    vouched: &Vouched<'_>,
) -> Result<Visit, Stopped> {
    let Some(mut account) = keeper.account_by_outside(vouched.name)?.filter(Account::is_open) else {
        scene.tell(SecurityEvent::SignInFailed { person: None });
        return Err(Denied::NotTied.into());
    };
    let stage = match (vouched.factors, has_second_factor(keeper, &account)?, vouched.second_factor_due) {
        (Factors::Two, _, _) | (Factors::One, false, false) => Stage::In,
        (Factors::One, true, _) => Stage::AwaitsCode,
        (Factors::One, false, true) => Stage::AwaitsSetUp,
    };
    let network = AttemptKey::network(&scene.network);
    give_back(keeper, network)?;
    if stage == Stage::In {
        account.signed_in_at = Some(scene.now);
        keeper.put_account(&account)?;
        scene.tell(SecurityEvent::SignedIn { person: account.person });
    }
    let visit = Visit { hash: vouched.cookie, person: account.person, stage, began_at: scene.now };
    keeper.put_visit(&visit)?;
    Ok(visit)
}

pub(super) fn give_back(keeper: &mut dyn Identity, network: AttemptKey) -> Result<(), crate::Fault> {
    let fewer = keeper.attempts(network)?.map(crate::Attempts::less_one);
    keeper.set_attempts(network, fewer.filter(|attempts| attempts.failures > 0))
}

/// Ties the account of who is in to a name. From a name at a place that still vouches they are freed only by an
/// invitation: who left the office would else slip out of the sight of its directory and keep what it gave them.
///
/// # Errors
/// [`Denied::NotSignedIn`], [`Denied::AlreadyTied`], or [`Denied::AddressTaken`] when the name is another person's.
pub fn tie(
    keeper: &mut dyn Identity,
    scene: &mut Scene,
    visit: &Visit,
    name: OutsideName,
) -> Result<(), Stopped> {
    let account = keeper.account(visit.person)?.filter(Account::is_open);
    let mut account = account.filter(|_| visit.stage == Stage::In).ok_or(Denied::NotSignedIn)?;
    if let Some(tied) = account.outside.as_ref().filter(|tied| **tied != name)
        && keeper.ways_in()?.iter().any(|way| way.issuer() == tied.issuer)
    {
        return Err(Denied::AlreadyTied.into());
    }
    account.outside = Some(name);
    keeper.put_account(&account)?;
    scene.tell(SecurityEvent::OutsideTied { person: account.person });
    give_back(keeper, AttemptKey::network(&scene.network))?;
    Ok(())
}
