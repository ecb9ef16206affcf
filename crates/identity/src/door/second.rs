//! The second step: a code of the authenticator, or a recovery code.

use obeznik_kernel::PersonId;

use super::passkey::has_second_factor;
use super::{Scene, count, succeeded};
use crate::account::Account;
use crate::denied::{Denied, Fault, Stopped};
use crate::event::SecurityEvent;
use crate::ports::{Accounts, Identity};
use crate::rate::{self, AttemptKey};
use crate::recovery;
use crate::secret::SecretHash;
use crate::totp::{Totp, TotpSecret};
use crate::visit::{Stage, Visit};

/// Takes a code of the authenticator or a recovery code. The visit goes on under a new cookie, so that one
/// somebody planted before the sign-in is worth nothing.
///
/// # Errors
/// [`Denied::Wrong`], [`Denied::Wait`] or [`Denied::NotSignedIn`].
pub fn second_step(
    keeper: &mut dyn Identity,
    scene: &mut Scene,
    visit: &Visit,
    code: &str,
    cookie: SecretHash,
) -> Result<Visit, Stopped> {
    let account = open_account(keeper, visit, Stage::AwaitsCode)?;
    let key = AttemptKey::second_factor(&account.email);
    count(keeper, scene, &[(key, &rate::SECOND_FACTOR)])?;
    let step = match &account.totp {
        Totp::On { secret, last_step } => secret.step_of(code, *last_step, scene.now),
        Totp::Off | Totp::Offered(_) => None, // a passkey is the second factor; recovery codes are there too
    };
    let by_code = match step {
        Some(step) => keeper.take_step(account.person, step)?,
        None => false,
    };
    if !by_code && !by_recovery(keeper, scene, account.person, code)? {
        scene.tell(SecurityEvent::SecondFactorFailed { person: account.person });
        return Err(Denied::Wrong.into());
    }
    succeeded(keeper, key, None)?;
    enter(keeper, scene, visit, cookie)
}

fn by_recovery(
    keeper: &mut dyn Identity,
    scene: &mut Scene,
    person: PersonId,
    code: &str,
) -> Result<bool, Fault> {
    let Some(hash) = recovery::hash_of(code) else { return Ok(false) };
    if !keeper.use_recovery(person, hash, scene.now)? {
        return Ok(false);
    }
    let left = keeper.recovery(person)?.iter().filter(|code| code.used_at.is_none()).count();
    scene.tell(SecurityEvent::RecoveryCodeUsed { person, left });
    Ok(true)
}

/// Shows a person the secret for their authenticator; the one offered before, if any.
///
/// # Errors
/// [`Denied::NotSignedIn`] when it is not their turn.
pub fn offer_authenticator(
    keeper: &mut dyn Identity,
    visit: &Visit,
    fresh: TotpSecret,
) -> Result<TotpSecret, Stopped> {
    let mut account = who_sets_up(keeper, visit)?;
    match &account.totp {
        Totp::Offered(secret) => Ok(secret.clone()),
        Totp::Off => {
            account.totp = Totp::Offered(fresh.clone());
            keeper.put_account(&account)?;
            Ok(fresh)
        }
        Totp::On { .. } => Err(Denied::NotSignedIn.into()),
    }
}

/// The account of who may set a second factor up: they are in, or have none yet. A visit that began before
/// there was one sets no other up: whoever knows the pass-phrase alone would pass the factor by.
pub(super) fn who_sets_up(keeper: &dyn Accounts, visit: &Visit) -> Result<Account, Stopped> {
    let account = keeper.account(visit.person)?.filter(Account::is_open).ok_or(Denied::NotSignedIn)?;
    let is_their_turn = match visit.stage {
        Stage::In => true,
        Stage::AwaitsSetUp => !has_second_factor(keeper, &account)?,
        Stage::AwaitsCode => false,
    };
    if is_their_turn { Ok(account) } else { Err(Denied::NotSignedIn.into()) }
}

/// Puts the authenticator into use by its first code, with recovery codes for the day it is lost.
///
/// # Errors
/// [`Denied::Wrong`], [`Denied::Wait`], or [`Denied::NotSignedIn`] when it is not their turn.
pub fn confirm_authenticator(
    keeper: &mut dyn Identity,
    scene: &mut Scene,
    visit: &Visit,
    code: &str,
    recovery: &[SecretHash],
    cookie: SecretHash,
) -> Result<Visit, Stopped> {
    let mut account = who_sets_up(keeper, visit)?;
    let Totp::Offered(secret) = &account.totp else { return Err(Denied::NotSignedIn.into()) };
    let key = AttemptKey::second_factor(&account.email);
    count(keeper, scene, &[(key, &rate::SECOND_FACTOR)])?;
    let Some(step) = secret.step_of(code, 0, scene.now) else {
        scene.tell(SecurityEvent::SecondFactorFailed { person: account.person });
        return Err(Denied::Wrong.into());
    };
    account.totp = Totp::On { secret: secret.clone(), last_step: step };
    keeper.put_account(&account)?;
    keeper.set_recovery(account.person, recovery)?;
    scene.tell(SecurityEvent::SecondFactorSet { person: account.person });
    succeeded(keeper, key, None)?;
    enter(keeper, scene, visit, cookie)
}

pub(super) fn open_account(keeper: &dyn Identity, visit: &Visit, stage: Stage) -> Result<Account, Stopped> {
    if visit.stage != stage {
        return Err(Denied::NotSignedIn.into());
    }
    keeper.account(visit.person)?.filter(Account::is_open).ok_or_else(|| Denied::NotSignedIn.into())
}

pub(super) fn enter(
    keeper: &mut dyn Identity,
    scene: &mut Scene,
    visit: &Visit,
    cookie: SecretHash,
) -> Result<Visit, Stopped> {
    keeper.end_visit(visit.hash)?;
    let visit = Visit { hash: cookie, stage: Stage::In, began_at: scene.now, ..*visit };
    keeper.put_visit(&visit)?;
    if let Some(mut account) = keeper.account(visit.person)? {
        account.signed_in_at = Some(scene.now);
        keeper.put_account(&account)?;
    }
    scene.tell(SecurityEvent::SignedIn { person: visit.person });
    Ok(visit)
}
