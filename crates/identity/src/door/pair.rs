//! Pairing: a person confirms in the browser, the application exchanges the code.

use obeznik_kernel::{Device, DeviceId, PersonId, RecordId, Standing};

use super::enrol::{Knocker, may_pair};
use super::{Scene, count, uncount};
use crate::account::Account;
use crate::denied::{Denied, Fault, Stopped};
use crate::event::SecurityEvent;
use crate::invitation::{Invitation, Purpose};
use crate::pairing::{Exchange, Knocking, Pairing, PairingRequest};
use crate::ports::{Identity, Sessions, Threshold};
use crate::rate::{self, AttemptKey};
use crate::secret::SecretHash;
use crate::session::{ACCESS_HOLDS, later};
use crate::session::{Access, DeviceSession, DeviceState, MOST_DEVICES, Refresh};
use crate::tenant::TenantId;
use crate::visit::{Stage, Visit};

/// A signed-in person confirms that the device is theirs.
///
/// # Errors
/// [`Denied::NotSignedIn`], [`Denied::LinkDead`] for an ill-formed request, [`Denied::TooManyDevices`],
/// [`Denied::DeviceRevoked`] for a key that must not come back, or [`Denied::EnrolmentNeeded`].
pub fn confirm(
    keeper: &mut dyn Identity,
    scene: &Scene,
    visit: &Visit,
    request: PairingRequest,
    (id, code): (RecordId, SecretHash),
) -> Result<Pairing, Stopped> {
    if visit.stage != Stage::In {
        return Err(Denied::NotSignedIn.into());
    }
    if !request.is_sound() {
        return Err(Denied::LinkDead.into());
    }
    keep_confirmed(keeper, scene, visit.person, request.knocking(), (id, code))
}

fn keep_confirmed(
    keeper: &mut dyn Identity,
    scene: &Scene,
    person: PersonId,
    knocking: Knocking,
    (id, code): (RecordId, SecretHash),
) -> Result<Pairing, Stopped> {
    may_pair(keeper, scene, Knocker { device: knocking.device, public_key: &knocking.public_key })?;
    known_device(keeper, person, knocking.device, &knocking.public_key)?;
    let Knocking { device, challenge, public_key, name } = knocking;
    let (name, confirmed_at) = (name.trim().to_owned(), scene.now);
    let pairing =
        Pairing { id, code, person, challenge, device, public_key, name, confirmed_at, used_at: None };
    keeper.put_pairing(&pairing)?;
    Ok(pairing)
}

/// The invitation behind a code for a computer, while it holds. Wrong ones are counted by the network.
///
/// # Errors
/// [`Denied::LinkDead`] for a code that is none, used or old, or [`Denied::Wait`].
pub fn look_at_code(
    keeper: &mut dyn Identity,
    scene: &mut Scene,
    hash: SecretHash,
) -> Result<Invitation, Stopped> {
    let network = AttemptKey::network(&scene.network);
    count(keeper, scene, &[(network, &rate::NETWORK)])?;
    let invitation = keeper.invitation(hash)?.filter(|found| found.purpose == Purpose::Computer);
    let invitation = invitation.ok_or(Denied::LinkDead)?;
    invitation.holds(scene.now)?;
    uncount(keeper, network)?;
    Ok(invitation)
}

/// A computer is let in by a code that somebody who manages people made for its person. What it gets is what
/// the browser would have brought it; a person without an account gets one nobody can sign in with yet.
///
/// # Errors
/// [`Denied::LinkDead`] for an ill-formed computer, a closed account or a code used meanwhile,
/// [`Denied::RolesGone`], [`Denied::TooManyDevices`], [`Denied::DeviceRevoked`] or [`Denied::EnrolmentNeeded`].
pub fn admit(
    keeper: &mut dyn Identity,
    scene: &mut Scene,
    (invitation, standing): (Invitation, &Standing),
    knocking: Knocking,
    (id, code): (RecordId, SecretHash),
) -> Result<Pairing, Stopped> {
    let Invitation { person, hash, .. } = invitation;
    invitation.still_granted(standing, scene.now)?;
    let known = keeper.account(person)?;
    if !knocking.is_sound() || known.as_ref().is_some_and(|account| !account.is_open()) {
        return Err(Denied::LinkDead.into());
    }
    may_pair(keeper, scene, Knocker { device: knocking.device, public_key: &knocking.public_key })?;
    known_device(keeper, person, knocking.device, &knocking.public_key)?;
    if !keeper.end_invitation(hash, scene.now)? {
        return Err(Denied::LinkDead.into());
    }
    if known.is_none() {
        keeper.put_account(&Account::invited(person, invitation.email, scene.now))?;
    }
    scene.tell(SecurityEvent::InvitationAccepted { person });
    keep_confirmed(keeper, scene, person, knocking, (id, code))
}

/// A paired device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paired {
    /// The device.
    pub session: DeviceSession,
    /// Whether the office has not met it before: its record must be written into the log.
    pub is_new: bool,
}

/// The application exchanges its code for tokens.
///
/// A device that comes back with the same key, after its tokens ended or the server was restored, keeps
/// its identifier and so the numbers of its commands.
///
/// # Errors
/// [`Denied::LinkDead`], [`Denied::BadSignature`], [`Denied::TooManyDevices`], [`Denied::DeviceRevoked`] or
/// [`Denied::EnrolmentNeeded`].
pub fn exchange(
    keeper: &mut dyn Identity,
    scene: &mut Scene,
    tenant: TenantId,
    (pairing, exchange): (RecordId, &Exchange<'_>),
    (refresh, access): (SecretHash, SecretHash),
) -> Result<Paired, Stopped> {
    let pairing = keeper.pairing(pairing)?.ok_or(Denied::LinkDead)?;
    pairing.accepts(tenant, exchange, scene.now)?;
    keeper.account(pairing.person)?.filter(Account::is_open).ok_or(Denied::LinkDead)?;
    let known = known_device(keeper, pairing.person, pairing.device, &pairing.public_key)?;
    let knocker = Knocker { device: pairing.device, public_key: &pairing.public_key };
    let enrolment = may_pair(keeper, scene, knocker)?;
    if !keeper.use_pairing(pairing.id, scene.now)? {
        return Err(Denied::LinkDead.into());
    }
    let is_new = known.is_none();
    let mut session = known.unwrap_or_else(|| DeviceSession {
        device: pairing.device,
        person: pairing.person,
        name: pairing.name.clone(),
        public_key: pairing.public_key.clone(),
        state: DeviceState::Active,
        paired_at: scene.now,
        seen_at: scene.now,
        refresh: Refresh::first(refresh, scene.now),
        enrolment,
    });
    session.enrolment = enrolment;
    session.name = pairing.name;
    session.seen_at = scene.now;
    // Old tokens of a known device are no copies; they are simply gone.
    let generation = if is_new { 1 } else { session.refresh.generation + 1 };
    session.refresh = Refresh { generation, ..Refresh::first(refresh, scene.now) };
    keeper.put_device(&session)?;
    keeper.put_access(&Access {
        hash: access,
        device: session.device,
        person: session.person,
        generation: session.refresh.generation,
        expires_at: later(scene.now, ACCESS_HOLDS),
    })?;
    let managed = session.is_managed();
    scene.tell(SecurityEvent::DevicePaired { device: session.device, person: session.person, managed });
    Ok(Paired { session, is_new })
}

/// An identifier belongs to one person and one key for good, also where only the log knows it. Identifiers
/// stand in every copy of the records, so anybody may bring one.
///
/// # Errors
/// [`Denied::LinkDead`] when the log knows the device as another person's, or with another key.
pub fn check_logged(
    keeper: &dyn Threshold,
    person: PersonId,
    (device, public_key): (DeviceId, &str),
) -> Result<(), Stopped> {
    match keeper.record::<Device>(device)? {
        Some(known) if !is_logged_as(&known.value, person, public_key) => Err(Denied::LinkDead.into()),
        _ => Ok(()),
    }
}

/// Whether what the log says of a device is said of this person and this key.
pub fn is_logged_as(known: &Device, person: PersonId, public_key: &str) -> bool {
    known.person == Some(person) && known.public_key == public_key
}

/// The person's device, if the office has met it; or whether there is room for a new one.
///
/// A copied file pairs as a device of its own with the key it was copied with. The key of a device that
/// was shown out never comes back under any name.
fn known_device(
    keeper: &dyn Sessions,
    person: PersonId,
    device: DeviceId,
    public_key: &str,
) -> Result<Option<DeviceSession>, Stopped> {
    let with_key = keeper.devices_by_key(public_key)?;
    if with_key.iter().any(|other| other.person != person || other.state != DeviceState::Active) {
        return Err(Denied::DeviceRevoked.into());
    }
    match keeper.device(device)? {
        Some(known) if known.public_key == public_key => Ok(Some(known)),
        Some(_) => Err(Denied::LinkDead.into()), // an identifier is made once, with its key
        None if active_devices(keeper, person)? >= MOST_DEVICES => Err(Denied::TooManyDevices.into()),
        None => Ok(None),
    }
}

fn active_devices(keeper: &dyn Sessions, person: PersonId) -> Result<usize, Fault> {
    let devices = keeper.devices_of(person)?;
    Ok(devices.iter().filter(|device| device.state == DeviceState::Active).count())
}
