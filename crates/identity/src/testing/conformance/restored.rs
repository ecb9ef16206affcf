//! After a copy came back: tokens given since it was made are unknown, and a copied one looks the same.

use obeznik_kernel::PersonId;

use super::session;
use crate::denied::{Denied, Stopped};
use crate::door::{self, Scene};
use crate::ports::Identity;
use crate::session::DeviceState;
use crate::tenant::TenantId;
use crate::testing::people::{Counted, DeviceInHand, account, at};

/// An honest device that brings one is told to pair anew, and is not taken for a thief.
pub(super) fn unknown_tokens(keeper: &mut dyn Identity) -> Result<(), Stopped> {
    let mut counted = Counted::default();
    let (tenant, jana) = (TenantId(counted.id()), PersonId(counted.id()));
    keeper.put_account(&account(jana, "jana"))?;
    let (hand, known) = (DeviceInHand::new(1), session(&mut counted, jana, 1));
    keeper.put_device(&known)?;
    keeper.mark_seen(known.device, 1)?; // an unknown token of a device that is in use means a copy, but for a restore
    keeper.end_all()?;
    let mut scene = Scene::new(at(1), "192.0.2.1");
    for token in [counted.hash(), known.refresh.current] {
        let signature = hand.signs_refresh(tenant, known.device, token);
        let presented = (known.device, token, signature.as_str());
        let next = (counted.hash(), counted.hash());
        let refused = door::refresh(keeper, &mut scene, tenant, presented, next);
        assert!(matches!(refused, Err(Stopped::Denied(Denied::NotSignedIn))), "{refused:?}");
    }
    let called = door::caller(keeper, &scene, counted.hash());
    assert!(matches!(called, Err(Stopped::Denied(Denied::NotSignedIn))), "{called:?}");
    assert_eq!(keeper.device(known.device)?.map(|device| device.state), Some(DeviceState::Active));
    assert_eq!(scene.events, [], "nobody is told of a theft");
    Ok(())
}
