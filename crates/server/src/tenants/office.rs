//! What happens at the door and in the log together: devices come and go in both.
//!
//! The door comes first. Were the log's line lost by a crash in between, the next pairing of the same device
//! writes it, and a device the door has shown out has no token any more.

use obeznik_authority::{CloseDevice, DeviceState, RegisterDevice};
use obeznik_identity::door::{self, Paired, Renewed, Scene};
use obeznik_identity::{
    Denied, DeviceSession, Exchange, SecretHash, SecurityEvent, Stopped, TenantId, Threshold,
};
use obeznik_kernel::{DeviceId, PersonId, RecordId};
use obeznik_store::StoreError;

use super::keeper::{Keeper, KeeperError, Step};

/// What a device brings to an exchange, owned.
pub struct Brought {
    /// Names the pairing.
    pub pairing: RecordId,
    /// Hash of the code.
    pub code: SecretHash,
    /// The verifier of the challenge.
    pub verifier: String,
    /// The signature.
    pub signature: String,
}

/// Exchanges a code for tokens and writes a device down that the office has not met.
///
/// # Errors
/// [`KeeperError`] when the keeper failed.
pub fn pair(
    store: &mut dyn Keeper,
    scene: &mut Scene,
    tenant: TenantId,
    brought: &Brought,
    fresh: (SecretHash, SecretHash),
) -> Step<Paired> {
    let paired = store.at_the_door(|keeper| {
        let Brought { pairing, code, verifier, signature } = brought;
        let exchange = Exchange { code: *code, verifier, signature };
        if let Some(pairing) = keeper.pairing(*pairing)? {
            door::check_logged(keeper, pairing.person, (pairing.device, pairing.public_key.as_str()))?;
        }
        door::exchange(keeper, scene, tenant, (*pairing, &exchange), fresh)
    })?;
    if let Ok(Paired { session, .. }) = &paired
        && !is_let_in(store, scene, session)?
    {
        let device = session.device;
        store.at_the_door(|keeper| door::end_device(keeper, scene, device, false))?.ok();
        return Ok(Err(Denied::LinkDead));
    }
    Ok(paired)
}

/// Whether the log knows the device as the door does, now at the latest. It does not when the person is no
/// longer in the records, or another server wrote the identifier down for somebody else meanwhile.
fn is_let_in(store: &mut dyn Keeper, scene: &Scene, session: &DeviceSession) -> Result<bool, KeeperError> {
    let DeviceSession { device, person, name, public_key, .. } = session.clone();
    if let Some(known) = store.device(device)? {
        return Ok(door::is_logged_as(&known.value, person, &public_key));
    }
    let input = RegisterDevice { device, person, name, public_key };
    Ok(store.register_device(&input, scene.now)?.is_accepted())
}

/// Changes a refresh token; a copied one closes the device in the log too.
///
/// # Errors
/// [`KeeperError`] when the keeper failed.
pub fn refresh(
    store: &mut dyn Keeper,
    scene: &mut Scene,
    tenant: TenantId,
    presented: (DeviceId, SecretHash, &str),
    next: (SecretHash, SecretHash),
) -> Step<Renewed> {
    let renewed = store.at_the_door(|keeper| door::refresh(keeper, scene, tenant, presented, next))?;
    let copied = SecurityEvent::TokenCopied { device: presented.0 };
    if scene.events.contains(&copied) {
        close(store, scene, presented.0, None, "token copied")?;
    }
    Ok(renewed)
}

/// Shows a device out, of a person's own when `of` says whose.
///
/// # Errors
/// [`KeeperError`] when the keeper failed.
pub fn show_out(
    store: &mut dyn Keeper,
    scene: &mut Scene,
    device: DeviceId,
    wipe: bool,
    of: Option<PersonId>,
) -> Step<()> {
    let ended = store.at_the_door(|keeper| {
        let session = keeper.device(device)?;
        let is_theirs = of.is_none_or(|person| session.is_some_and(|session| session.person == person));
        if is_theirs { door::end_device(keeper, scene, device, wipe) } else { Err(Denied::LinkDead.into()) }
    })?;
    if ended.is_ok() {
        close(store, scene, device, of, if of.is_some() { "by its person" } else { "by the administrator" })?;
    }
    Ok(ended)
}

/// Shows a device of anybody out, at the word of who manages people.
///
/// # Errors
/// [`KeeperError`] when the keeper failed.
pub fn show_out_by(
    store: &mut dyn Keeper,
    scene: &mut Scene,
    device: DeviceId,
    wipe: bool,
    by: PersonId,
) -> Step<()> {
    let ended = store.at_the_door(|keeper| door::end_device(keeper, scene, device, wipe))?;
    if ended.is_ok() {
        close(store, scene, device, Some(by), "lost, by who manages people")?;
    }
    Ok(ended)
}

/// Closes an account, all its visits and devices; tells whose it was and which devices went.
///
/// # Errors
/// [`KeeperError`] when the keeper failed.
pub fn close_account(
    store: &mut dyn Keeper,
    scene: &mut Scene,
    find: impl FnOnce(&mut dyn Threshold) -> Result<PersonId, Stopped>,
    wipe: bool,
) -> Step<(PersonId, Vec<DeviceId>)> {
    let closed = store.at_the_door(|keeper| {
        let person = find(keeper)?;
        door::close_account(keeper, scene, person, wipe)?;
        let devices = keeper.devices_of(person)?;
        Ok((person, devices.into_iter().map(|session| session.device).collect::<Vec<_>>()))
    })?;
    if let Ok((_, devices)) = &closed {
        for device in devices {
            close(store, scene, *device, None, "account closed")?;
        }
    }
    Ok(closed)
}

/// Brings the log to what the door knows of a device.
fn close(
    store: &mut dyn Keeper,
    scene: &Scene,
    device: DeviceId,
    by: Option<PersonId>,
    reason: &str,
) -> Result<(), KeeperError> {
    let Some(record) = store.device(device)? else { return Ok(()) };
    let at_the_door = store.at_the_door(|keeper| Ok(keeper.device(device)?))?.ok().flatten();
    if at_the_door.as_ref().is_some_and(|session| record.value.person != Some(session.person)) {
        return Ok(()); // who came under the identifier of another person's device ends nothing of theirs
    }
    let state = match at_the_door.map(|session| session.state) {
        Some(obeznik_identity::DeviceState::Wipe) => DeviceState::Wipe,
        Some(obeznik_identity::DeviceState::Active) => return Ok(()),
        Some(obeznik_identity::DeviceState::Revoked) | None => DeviceState::Revoked,
    };
    if DeviceState::of(&record.value) == state {
        return Ok(());
    }
    let input = CloseDevice { device, state, by, reason: reason.to_owned() };
    let verdict = store.close_device(&input, scene.now)?;
    if verdict.is_accepted() {
        Ok(())
    } else {
        Err(StoreError::Broken("a device was not closed".to_owned()).into())
    }
}
