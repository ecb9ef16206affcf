//! Passkeys at the door: as the second step, and alone.

use super::second::{enter, open_account, who_sets_up};
use super::{Scene, count, outside, succeeded};
use crate::account::Account;
use crate::denied::{Denied, Fault, Stopped};
use crate::event::SecurityEvent;
use crate::passkey::{self, Answer, Asserted, Made, Odd, Passkey, Place};
use crate::ports::{Accounts, Identity};
use crate::rate::{self, AttemptKey};
use crate::secret::SecretHash;
use crate::totp::Totp;
use crate::visit::{Stage, Visit};

/// Where passkeys are good, and what was asked.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The place.
    pub place: &'a Place,
    /// The challenge, as the browser got it.
    pub challenge: &'a str,
}

/// Whether a person has any second factor in use.
///
/// # Errors
/// A fault of the back end.
pub(super) fn has_second_factor(keeper: &dyn Accounts, account: &Account) -> Result<bool, Fault> {
    Ok(account.has_second_factor() || !keeper.passkeys_of(account.person)?.is_empty())
}

/// Whether who stands there may add a passkey.
///
/// # Errors
/// [`Denied::NotSignedIn`], or [`Denied::TooManyDevices`] when they have as many as a person may have.
pub fn may_add_passkey(keeper: &dyn Accounts, visit: &Visit) -> Result<Account, Stopped> {
    let account = who_sets_up(keeper, visit)?;
    if keeper.passkeys_of(visit.person)?.len() >= passkey::MOST {
        return Err(Denied::TooManyPasskeys.into());
    }
    Ok(account)
}

/// Adds a passkey. Who had to set a second factor up has one now and is in; with recovery codes when there are none yet.
/// An authenticator that was only offered is offered no more: its secret may have been seen by who knew the
/// pass-phrase alone.
///
/// # Errors
/// As [`may_add_passkey`]; [`Denied::LinkDead`] when the key is known already.
pub fn add_passkey(
    keeper: &mut dyn Identity,
    scene: &mut Scene,
    visit: &Visit,
    (made, name): (Made, String),
    (recovery, cookie): (&[SecretHash], SecretHash),
) -> Result<(Visit, bool), Stopped> {
    let mut account = may_add_passkey(keeper, visit)?;
    let Made { id, key, counter } = made;
    if keeper.passkey(&id)?.is_some() {
        return Err(Denied::LinkDead.into());
    }
    let (person, made_at) = (visit.person, scene.now);
    keeper.put_passkey(&Passkey { id, person, key, counter, name, made_at, used_at: None })?;
    if matches!(account.totp, Totp::Offered(_)) {
        account.totp = Totp::Off;
        keeper.put_account(&account)?;
    }
    scene.tell(SecurityEvent::SecondFactorSet { person });
    outside::give_back(keeper, AttemptKey::network(&scene.network))?;
    let gets_codes = keeper.recovery(person)?.is_empty();
    if gets_codes {
        keeper.set_recovery(person, recovery)?;
    }
    if visit.stage == Stage::In {
        return Ok((*visit, gets_codes));
    }
    Ok((enter(keeper, scene, visit, cookie)?, gets_codes))
}

/// Takes a passkey as the second step.
///
/// # Errors
/// [`Denied::Wrong`], [`Denied::Wait`] or [`Denied::NotSignedIn`].
pub fn second_step_by_passkey(
    keeper: &mut dyn Identity,
    scene: &mut Scene,
    visit: &Visit,
    (asked, answer): (Asked<'_>, &Answer),
    cookie: SecretHash,
) -> Result<Visit, Stopped> {
    let account = open_account(keeper, visit, Stage::AwaitsCode)?;
    let key = AttemptKey::second_factor(&account.email);
    count(keeper, scene, &[(key, &rate::SECOND_FACTOR)])?;
    let own = keeper.passkey(&answer.id)?.filter(|passkey| passkey.person == account.person);
    let Some(passkey) = own else {
        scene.tell(SecurityEvent::SecondFactorFailed { person: account.person });
        return Err(Denied::Wrong.into());
    };
    used(keeper, scene, asked, &passkey, answer)?;
    succeeded(keeper, key, Some(AttemptKey::network(&scene.network)))?;
    enter(keeper, scene, visit, cookie)
}

/// Lets a person pass by a passkey alone: it is something they have, and it made sure who they are.
///
/// # Errors
/// [`Denied::Wrong`] for every reason alike.
pub fn pass_by_passkey(
    keeper: &mut dyn Identity,
    scene: &mut Scene,
    (asked, answer): (Asked<'_>, &Answer),
    cookie: SecretHash,
) -> Result<Visit, Stopped> {
    let Some(passkey) = keeper.passkey(&answer.id)? else {
        scene.tell(SecurityEvent::SignInFailed { person: None });
        return Err(Denied::Wrong.into());
    };
    let asserted = used(keeper, scene, asked, &passkey, answer)?;
    let account = keeper.account(passkey.person)?.filter(Account::is_open);
    let account = account.filter(|_| asserted.is_verified);
    let Some(mut account) = account else {
        scene.tell(SecurityEvent::SignInFailed { person: Some(passkey.person) });
        return Err(Denied::Wrong.into());
    };
    outside::give_back(keeper, AttemptKey::network(&scene.network))?;
    account.signed_in_at = Some(scene.now);
    keeper.put_account(&account)?;
    let visit = Visit { hash: cookie, person: account.person, stage: Stage::In, began_at: scene.now };
    keeper.put_visit(&visit)?;
    scene.tell(SecurityEvent::SignedIn { person: account.person });
    Ok(visit)
}

fn used(
    keeper: &mut dyn Identity,
    scene: &mut Scene,
    asked: Asked<'_>,
    passkey: &Passkey,
    answer: &Answer,
) -> Result<Asserted, Stopped> {
    let person = passkey.person;
    let asserted = passkey::asserted(asked.place, asked.challenge, passkey, answer);
    let counted = match asserted {
        Ok(asserted) => keeper.use_passkey(&passkey.id, asserted.counter, scene.now)?,
        Err(_) => false,
    };
    match asserted {
        Ok(asserted) if counted => Ok(asserted),
        Ok(_) | Err(Odd::Copied) => {
            scene.tell(SecurityEvent::PasskeyCopied { person });
            Err(Denied::Wrong.into())
        }
        Err(_) => {
            scene.tell(SecurityEvent::SecondFactorFailed { person });
            Err(Denied::Wrong.into())
        }
    }
}

/// Forgets a passkey of who is in.
///
/// # Errors
/// [`Denied::NotSignedIn`], or [`Denied::LinkDead`] when it is not theirs.
pub fn forget_passkey(
    keeper: &mut dyn Identity,
    scene: &mut Scene,
    visit: &Visit,
    id: &[u8],
) -> Result<(), Stopped> {
    let account = open_account(keeper, visit, Stage::In)?;
    if !keeper.forget_passkey(account.person, id)? {
        return Err(Denied::LinkDead.into());
    }
    scene.tell(SecurityEvent::PasskeyForgotten { person: account.person });
    Ok(())
}
