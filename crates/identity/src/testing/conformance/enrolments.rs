//! Tokens of enrolment and what computers present of them.

use obeznik_kernel::{DeviceId, PersonId};

use super::session;
use crate::denied::Stopped;
use crate::enrolment::{Enrolment, Presented};
use crate::ports::Identity;
use crate::testing::people::{Counted, DeviceInHand, account, at};

fn enrolment(counted: &mut Counted, second: i64) -> Enrolment {
    Enrolment {
        id: counted.id(),
        hash: counted.hash(),
        name: "Počítače úřadu".into(),
        made_at: at(second),
        ends_at: None,
        ended_at: None,
    }
}

pub(super) fn tokens(keeper: &mut dyn Identity) -> Result<(), Stopped> {
    let mut counted = Counted::default();
    let (first, mut second) = (enrolment(&mut counted, 1), enrolment(&mut counted, 2));
    second.ends_at = Some(at(9));
    keeper.put_enrolment(&first)?;
    keeper.put_enrolment(&second)?;
    assert_eq!(keeper.enrolments()?, [second.clone(), first.clone()]);
    assert_eq!(keeper.enrolment(second.id)?.as_ref(), Some(&second));
    assert_eq!(keeper.enrolment(counted.id())?, None);
    assert!(keeper.end_enrolment(first.id, at(5))?);
    assert!(!keeper.end_enrolment(first.id, at(6))?);
    assert!(!keeper.end_enrolment(counted.id(), at(6))?);
    assert_eq!(keeper.enrolment(first.id)?.and_then(|ended| ended.ended_at), Some(at(5)));

    let said = [false, true, true, false].map(|demands| {
        keeper.demand_enrolment(demands)?;
        keeper.demands_enrolment()
    });
    assert_eq!(said, [Ok(false), Ok(true), Ok(true), Ok(false)]);

    let jana = PersonId(counted.id());
    keeper.put_account(&account(jana, "jana"))?;
    let mut device = session(&mut counted, jana, 1);
    keeper.put_device(&device)?;
    device.enrolment = Some(second.id);
    keeper.put_device(&device)?;
    assert_eq!(keeper.device(device.device)?, Some(device));
    Ok(())
}

pub(super) fn presented(keeper: &mut dyn Identity) -> Result<(), Stopped> {
    let mut counted = Counted::default();
    let (first, second) = (enrolment(&mut counted, 1), enrolment(&mut counted, 2));
    keeper.put_enrolment(&first)?;
    keeper.put_enrolment(&second)?;
    let (device, key) = (DeviceId(counted.id()), DeviceInHand::new(1).public_key());
    let earlier = Presented { device, public_key: key.clone(), enrolment: first.id, at: at(0) };
    let later = Presented { enrolment: second.id, at: at(60), ..earlier.clone() };
    keeper.put_presented(&earlier)?;
    keeper.put_presented(&later)?;
    assert_eq!(keeper.presented(device, &key)?.as_ref(), Some(&later));
    assert_eq!(keeper.presented(device, &DeviceInHand::new(2).public_key())?, None, "another key");
    keeper.sweep(at(60 + 7199))?;
    assert!(keeper.presented(device, &key)?.is_some());
    keeper.sweep(at(60 + 7200))?;
    assert_eq!(keeper.presented(device, &key)?, None);
    keeper.put_presented(&later)?;
    keeper.end_all()?;
    assert_eq!(keeper.presented(device, &key)?, None);
    assert_eq!(keeper.enrolments()?, [second, first], "machines keep their tokens over a restore");
    Ok(())
}
