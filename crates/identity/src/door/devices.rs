//! Devices that come in by their tokens, and how they are shown out.

use obeznik_kernel::{Device, DeviceId, PersonId};

use super::Scene;
use crate::account::{Account, AccountState};
use crate::denied::{Denied, Fault, Stopped};
use crate::event::SecurityEvent;
use crate::ports::{Identity, Threshold};
use crate::secret::SecretHash;
use crate::session::{ACCESS_HOLDS, Access, DeviceState, Refreshing, later};
use crate::tenant::TenantId;

/// Who calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Caller {
    /// The device.
    pub device: DeviceId,
    /// Its person.
    pub person: PersonId,
}

/// A caller, and whether this is the first that is seen of its tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// Who calls.
    pub caller: Caller,
    /// The generation to be marked as seen, once.
    pub first_of: Option<u64>,
}

/// The caller behind an access token. It only reads; the first call of a generation is to be followed by
/// [`Sessions::mark_seen`](crate::Sessions::mark_seen).
///
/// # Errors
/// [`Denied::NotSignedIn`], or why the device may not come in.
pub fn caller(keeper: &dyn Identity, scene: &Scene, token: SecretHash) -> Result<Seen, Stopped> {
    let access = keeper.access(token)?.filter(|access| scene.now < access.expires_at);
    let access = access.ok_or(Denied::NotSignedIn)?;
    let session = keeper.device(access.device)?.ok_or(Denied::NotSignedIn)?;
    session.admit()?;
    keeper.account(session.person)?.filter(Account::is_open).ok_or(Denied::NotSignedIn)?;
    let is_first = session.refresh.generation == access.generation && !session.refresh.is_seen;
    let caller = Caller { device: session.device, person: session.person };
    Ok(Seen { caller, first_of: is_first.then_some(access.generation) })
}

/// Whether the log knows the caller's device as theirs, or not at all. What a device gets is what the person
/// sees whom the log names, so tokens of anybody else are worth nothing there.
///
/// # Errors
/// A fault of the back end.
pub fn is_theirs(keeper: &dyn Threshold, caller: Caller) -> Result<bool, Fault> {
    let known = keeper.record::<Device>(caller.device)?;
    Ok(known.is_none_or(|known| known.value.person == Some(caller.person)))
}

/// Tokens of a new generation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Renewed {
    /// Whose.
    pub caller: Caller,
    /// The generation.
    pub generation: u64,
}

/// Changes a refresh token for new tokens.
///
/// # Errors
/// Why nothing is given; a device that presented an old token is revoked then.
pub fn refresh(
    keeper: &mut dyn Identity,
    scene: &mut Scene,
    tenant: TenantId,
    (device, presented, signature): (DeviceId, SecretHash, &str),
    (next, access): (SecretHash, SecretHash),
) -> Result<Renewed, Stopped> {
    let session = keeper.device(device)?.ok_or(Denied::NotSignedIn)?;
    // Who is to wipe itself hears so even when the account is closed.
    let refreshing = session.refresh(tenant, presented, signature, next, scene.now);
    let refreshing = refreshing.inspect_err(|denied| {
        if *denied == Denied::BadSignature {
            scene.tell(SecurityEvent::BadSignature { device });
        }
    });
    let refreshing = refreshing?;
    keeper.account(session.person)?.filter(Account::is_open).ok_or(Denied::NotSignedIn)?;
    let renewed = match refreshing {
        Refreshing::Renewed(renewed) => renewed,
        Refreshing::Denied => return Err(Denied::NotSignedIn.into()),
        Refreshing::Copied => {
            keeper.set_device_state(device, DeviceState::Revoked)?;
            scene.tell(SecurityEvent::TokenCopied { device });
            return Err(Denied::DeviceRevoked.into());
        }
    };
    if !keeper.renew(device, session.refresh.generation, &renewed, scene.now)? {
        return Err(Denied::NotSignedIn.into()); // another refresh of the same device was faster
    }
    if renewed.previous != Some(session.refresh.current) {
        keeper.end_access(device, session.refresh.generation)?; // of the answer that was lost
    }
    let person = session.person;
    let expires_at = later(scene.now, ACCESS_HOLDS);
    let generation = renewed.generation;
    keeper.put_access(&Access { hash: access, device, person, generation, expires_at })?;
    Ok(Renewed { caller: Caller { device, person }, generation })
}

/// Shows a device out, for good.
///
/// # Errors
/// [`Denied::LinkDead`] when there is no such device.
pub fn end_device(
    keeper: &mut dyn Identity,
    scene: &mut Scene,
    device: DeviceId,
    wipe: bool,
) -> Result<(), Stopped> {
    let session = keeper.device(device)?.ok_or(Denied::LinkDead)?;
    let wipe = wipe || session.state == DeviceState::Wipe; // never taken back
    let state = if wipe { DeviceState::Wipe } else { DeviceState::Revoked };
    keeper.set_device_state(device, state)?;
    scene.tell(SecurityEvent::DeviceEnded { device, wipe });
    Ok(())
}

/// Closes an account: its visits end and its devices are revoked. A device already told to wipe itself
/// stays so.
///
/// # Errors
/// [`Denied::LinkDead`] when there is no account.
pub fn close_account(
    keeper: &mut dyn Identity,
    scene: &mut Scene,
    person: PersonId,
    wipe: bool,
) -> Result<(), Stopped> {
    change_account(keeper, scene, person, AccountState::Closed)?;
    keeper.end_visits_of(person)?;
    for session in keeper.devices_of(person)? {
        if session.state == DeviceState::Active {
            end_device(keeper, scene, session.device, wipe)?;
        }
    }
    Ok(())
}

/// Opens a closed account again; its devices must be paired anew with new keys.
///
/// # Errors
/// [`Denied::LinkDead`] when there is no account.
pub fn open_account(keeper: &mut dyn Identity, scene: &mut Scene, person: PersonId) -> Result<(), Stopped> {
    change_account(keeper, scene, person, AccountState::Active)
}

fn change_account(
    keeper: &mut dyn Identity,
    scene: &mut Scene,
    person: PersonId,
    state: AccountState,
) -> Result<(), Stopped> {
    let mut account = keeper.account(person)?.ok_or(Denied::LinkDead)?;
    account.state = state;
    keeper.put_account(&account)?;
    scene.tell(SecurityEvent::AccountChanged { person, open: state == AccountState::Active });
    Ok(())
}
