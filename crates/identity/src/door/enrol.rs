//! Computers of the office: what they present before they pair, and whether others are let in at all.

use obeznik_kernel::{DeviceId, RecordId};

use super::{Scene, count, uncount};
use crate::denied::{Denied, Fault, Stopped};
use crate::enrolment::{Enrolment, Presented};
use crate::event::SecurityEvent;
use crate::link::{Sort, Token};
use crate::ports::{Enrolments, Identity};
use crate::rate::{self, AttemptKey};
use crate::session::DeviceState;
use crate::tenant::TenantId;

/// A computer that knocks: the identifier and the key it made for itself.
#[derive(Debug, Clone, Copy)]
pub struct Knocker<'a> {
    /// The device.
    pub device: DeviceId,
    /// Its Ed25519 key, 64 hexadecimal digits.
    pub public_key: &'a str,
}

/// A new token of enrolment.
///
/// # Errors
/// When the back end fails.
pub fn add_enrolment(
    keeper: &mut dyn Identity,
    scene: &mut Scene,
    enrolment: &Enrolment,
) -> Result<(), Stopped> {
    keeper.put_enrolment(enrolment)?;
    scene.tell(SecurityEvent::EnrolmentChanged { enrolment: enrolment.id, open: true });
    Ok(())
}

/// Ends a token: no computer comes by it any more. Those that came stay.
///
/// # Errors
/// [`Denied::LinkDead`] when there is none, or it was ended before.
pub fn end_enrolment(keeper: &mut dyn Identity, scene: &mut Scene, id: RecordId) -> Result<(), Stopped> {
    if !keeper.end_enrolment(id, scene.now)? {
        return Err(Denied::LinkDead.into());
    }
    scene.tell(SecurityEvent::EnrolmentChanged { enrolment: id, open: false });
    Ok(())
}

/// Whether the office pairs only computers it looks after.
///
/// # Errors
/// When the back end fails.
pub fn demand_enrolment(keeper: &mut dyn Identity, scene: &mut Scene, demands: bool) -> Result<(), Stopped> {
    keeper.demand_enrolment(demands)?;
    scene.tell(SecurityEvent::EnrolmentDemanded { demanded: demands });
    Ok(())
}

/// A computer presents its token, or nothing, before anybody signs in; tells whether the office looks after it.
/// A token that does not hold stops nobody where none is demanded, and the administrator hears of it.
///
/// # Errors
/// [`Denied::EnrolmentNeeded`] or [`Denied::EnrolmentDead`] where a token is demanded, [`Denied::Wait`] for who
/// presents wrong ones too often.
pub fn present(
    keeper: &mut dyn Identity,
    scene: &mut Scene,
    tenant: TenantId,
    knocker: Knocker<'_>,
    token: Option<&str>,
) -> Result<bool, Stopped> {
    let held = match token {
        Some(text) => held(keeper, scene, tenant, text)?,
        None => None,
    };
    if let Some(enrolment) = held {
        let Knocker { device, public_key } = knocker;
        let public_key = public_key.to_owned();
        keeper.put_presented(&Presented { device, public_key, enrolment, at: scene.now })?;
        return Ok(true);
    }
    if token.is_some() {
        scene.tell(SecurityEvent::EnrolmentRefused { device: knocker.device });
    }
    match may_pair(keeper, scene, knocker) {
        Err(Stopped::Denied(Denied::EnrolmentNeeded)) if token.is_some() => Err(Denied::EnrolmentDead.into()),
        other => Ok(other?.is_some()),
    }
}

/// The token a computer may be paired by: the one it presented, or the one it came by before; nothing for a computer
/// that the office does not look after.
///
/// # Errors
/// [`Denied::EnrolmentNeeded`] for such a computer where a token is demanded.
pub fn may_pair(
    keeper: &dyn Identity,
    scene: &Scene,
    knocker: Knocker<'_>,
) -> Result<Option<RecordId>, Stopped> {
    let came_by = match presented(keeper, scene, knocker)? {
        None => known(keeper, knocker)?,
        fresh => fresh,
    };
    if came_by.is_none() && keeper.demands_enrolment()? {
        return Err(Denied::EnrolmentNeeded.into());
    }
    Ok(came_by)
}

/// A token presented a while ago, while it holds.
fn presented(
    keeper: &dyn Enrolments,
    scene: &Scene,
    Knocker { device, public_key }: Knocker<'_>,
) -> Result<Option<RecordId>, Fault> {
    let presented = keeper.presented(device, public_key)?.filter(|presented| presented.waits(scene.now));
    let Some(Presented { enrolment, .. }) = presented else { return Ok(None) };
    let holds = keeper.enrolment(enrolment)?.is_some_and(|found| found.holds(scene.now));
    Ok(holds.then_some(enrolment))
}

/// The token by which a computer came that is let in; it proves its key at the exchange.
fn known(
    keeper: &dyn Identity,
    Knocker { device, public_key }: Knocker<'_>,
) -> Result<Option<RecordId>, Fault> {
    let session = keeper.device(device)?;
    let session =
        session.filter(|known| known.public_key == public_key && known.state == DeviceState::Active);
    Ok(session.and_then(|known| known.enrolment))
}

/// The token behind a text, while it holds. Wrong ones are counted by the network, apart from sign-ins: machines of
/// one office with an old policy must not keep its people waiting.
fn held(
    keeper: &mut dyn Identity,
    scene: &mut Scene,
    tenant: TenantId,
    text: &str,
) -> Result<Option<RecordId>, Stopped> {
    let network = AttemptKey::enrolment(&scene.network);
    count(keeper, scene, &[(network, &rate::NETWORK)])?;
    let token = Token::parse(Sort::Enrolment, text).filter(|token| token.tenant == tenant);
    let Some(token) = token else { return Ok(None) };
    let found = keeper.enrolment(token.name)?;
    let found = found.filter(|found| found.hash == token.secret.hash() && found.holds(scene.now));
    if found.is_some() {
        uncount(keeper, network)?;
    }
    Ok(found.map(|found| found.id))
}
