//! Computers the office looks after, and others, before its door.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

use obeznik_identity::door::{self, Knocker, Scene};
use obeznik_identity::link::{Sort, Token};
use obeznik_identity::testing::{Counted, DeviceInHand, MemoryKeeper, account, at, email, request};
use obeznik_identity::{
    Accounts as _, Denied, DeviceSession, DeviceState, Enrolment, Exchange, Invitation, Purpose, Secret,
    SecurityEvent, Sessions as _, Stage, Stopped, TenantId, Visit,
};
use obeznik_kernel::{PersonId, RecordId, Standing};

/// A tenant with one person and one token, and the clock on the wall.
struct Town {
    keeper: MemoryKeeper,
    counted: Counted,
    tenant: TenantId,
    jana: PersonId,
    enrolment: RecordId,
    token: String,
    second: i64,
    events: Vec<SecurityEvent>,
}

impl Town {
    fn new() -> Self {
        let mut counted = Counted::default();
        let (tenant, jana) = (TenantId(counted.id()), PersonId(counted.id()));
        let mut keeper = MemoryKeeper::default();
        keeper.put_account(&account(jana, "jana")).unwrap();
        let (enrolment, secret) = (counted.id(), counted.secret::<32>());
        let token = token(tenant, enrolment, secret.clone());
        let mut town =
            Self { keeper, counted, tenant, jana, enrolment, token, second: 0, events: Vec::new() };
        let kept = Enrolment {
            id: enrolment,
            hash: secret.hash(),
            name: "Počítače úřadu".to_owned(),
            made_at: at(0),
            ends_at: Some(at(10_000)),
            ended_at: None,
        };
        town.step(|keeper, scene| door::add_enrolment(keeper, scene, &kept)).unwrap();
        town
    }

    fn demanding() -> Self {
        let mut town = Self::new();
        town.step(|keeper, scene| door::demand_enrolment(keeper, scene, true)).unwrap();
        town
    }

    fn step<T>(
        &mut self,
        step: impl FnOnce(&mut MemoryKeeper, &mut Scene) -> Result<T, Stopped>,
    ) -> Result<T, Denied> {
        let mut scene = Scene::new(at(self.second), "192.0.2.1");
        let done = step(&mut self.keeper, &mut scene);
        self.events.append(&mut scene.events);
        done.map_err(|stopped| match stopped {
            Stopped::Denied(denied) => denied,
            Stopped::Fault(fault) => panic!("{fault}"),
        })
    }

    fn present(&mut self, hand: &DeviceInHand, token: Option<&str>) -> Result<bool, Denied> {
        let (tenant, key) = (self.tenant, hand.public_key());
        let knocker = Knocker { device: hand.device, public_key: &key };
        self.step(|keeper, scene| door::present(keeper, scene, tenant, knocker, token))
    }

    /// Jana confirms; gives what names the pairing.
    fn confirm(&mut self, hand: &DeviceInHand) -> Result<(RecordId, obeznik_identity::SecretHash), Denied> {
        let visit = Visit {
            hash: self.counted.hash(),
            person: self.jana,
            stage: Stage::In,
            began_at: at(self.second),
        };
        let pairing = (self.counted.id(), self.counted.hash());
        self.step(|keeper, scene| door::confirm(keeper, scene, &visit, request(hand), pairing))?;
        Ok(pairing)
    }

    fn exchange(
        &mut self,
        hand: &DeviceInHand,
        (id, code): (RecordId, obeznik_identity::SecretHash),
    ) -> Result<DeviceSession, Denied> {
        let signature = hand.signs_exchange(self.tenant, id);
        let exchange = Exchange { code, verifier: &hand.verifier, signature: &signature };
        let (tenant, fresh) = (self.tenant, (self.counted.hash(), self.counted.hash()));
        self.step(|keeper, scene| door::exchange(keeper, scene, tenant, (id, &exchange), fresh))
            .map(|paired| paired.session)
    }

    fn pair(&mut self, hand: &DeviceInHand) -> Result<DeviceSession, Denied> {
        let pairing = self.confirm(hand)?;
        self.exchange(hand, pairing)
    }
}

fn token(tenant: TenantId, name: RecordId, secret: Secret<32>) -> String {
    Token { tenant, name, secret }.text(Sort::Enrolment)
}

/// The token with another secret, and one of a municipality next door.
fn forged(town: &mut Town) -> [String; 4] {
    let (other, secret) = (TenantId(town.counted.id()), town.counted.secret::<32>());
    let whole = Token::parse(Sort::Enrolment, &town.token).unwrap();
    [
        token(town.tenant, town.enrolment, secret.clone()),
        token(town.tenant, town.counted.id(), whole.secret.clone()),
        token(other, town.enrolment, whole.secret),
        Token { tenant: town.tenant, name: town.enrolment, secret }.text(Sort::Refresh),
    ]
}

#[test]
fn a_computer_with_the_token_is_known_as_the_offices_and_one_without_pairs_too() {
    let mut town = Town::new();
    let (ours, theirs) = (DeviceInHand::new(1), DeviceInHand::new(2));
    let token = town.token.clone();
    assert_eq!(town.present(&ours, Some(&token)), Ok(true));
    assert_eq!(town.present(&theirs, None), Ok(false));
    assert_eq!(town.pair(&ours).unwrap().enrolment, Some(town.enrolment));
    assert_eq!(town.pair(&theirs).unwrap().enrolment, None);
    let paired = |hand: &DeviceInHand, managed| SecurityEvent::DevicePaired {
        device: hand.device,
        person: town.jana,
        managed,
    };
    assert!(town.events.contains(&paired(&ours, true)) && town.events.contains(&paired(&theirs, false)));
}

#[test]
fn an_old_program_that_presents_nothing_pairs_where_nothing_is_demanded() {
    let mut town = Town::new();
    assert_eq!(town.pair(&DeviceInHand::new(1)).unwrap().enrolment, None);
}

#[test]
fn a_demanding_office_turns_others_away_before_anybody_signs_in() {
    let mut town = Town::demanding();
    let hand = DeviceInHand::new(1);
    assert_eq!(town.present(&hand, None), Err(Denied::EnrolmentNeeded));
    for token in forged(&mut town) {
        assert_eq!(town.present(&hand, Some(&token)), Err(Denied::EnrolmentDead));
    }
    let refused = SecurityEvent::EnrolmentRefused { device: hand.device };
    assert_eq!(town.events.iter().filter(|event| **event == refused).count(), 4);
    assert_eq!(town.confirm(&hand), Err(Denied::EnrolmentNeeded), "who comes past that is turned away too");
    let token = town.token.clone();
    assert_eq!(town.present(&hand, Some(&token)), Ok(true));
    assert!(town.pair(&hand).unwrap().is_managed());
}

#[test]
fn a_token_that_does_not_hold_stops_nobody_where_none_is_demanded() {
    let mut town = Town::new();
    let hand = DeviceInHand::new(1);
    for token in forged(&mut town) {
        assert_eq!(town.present(&hand, Some(&token)), Ok(false));
    }
    assert!(!town.pair(&hand).unwrap().is_managed());
}

#[test]
fn a_token_ends_by_its_day_and_by_the_administrator() {
    for ends_by_hand in [true, false] {
        let mut town = Town::demanding();
        let (early, late) = (DeviceInHand::new(1), DeviceInHand::new(2));
        let token = town.token.clone();
        town.present(&early, Some(&token)).unwrap();
        town.pair(&early).unwrap();
        town.present(&late, Some(&token)).unwrap();
        if ends_by_hand {
            let id = town.enrolment;
            town.step(|keeper, scene| door::end_enrolment(keeper, scene, id)).unwrap();
            let again = town.step(|keeper, scene| door::end_enrolment(keeper, scene, id));
            assert_eq!(again, Err(Denied::LinkDead));
        } else {
            town.second = 10_000;
        }
        assert_eq!(town.present(&late, Some(&token)), Err(Denied::EnrolmentDead));
        assert_eq!(
            town.confirm(&late),
            Err(Denied::EnrolmentNeeded),
            "what was presented before is worth nothing"
        );
        assert_eq!(town.present(&early, Some(&token)), Ok(true), "a computer that came by it pairs anew");
        assert!(town.pair(&early).unwrap().is_managed());
    }
}

#[test]
fn what_was_presented_is_of_one_key_and_of_a_while() {
    let mut town = Town::demanding();
    let hand = DeviceInHand::new(1);
    let token = town.token.clone();
    town.present(&hand, Some(&token)).unwrap();
    let thief = DeviceInHand { device: hand.device, ..DeviceInHand::new(2) };
    assert_eq!(town.confirm(&thief), Err(Denied::EnrolmentNeeded));
    let pairing = town.confirm(&hand).unwrap();
    town.second = 7_200;
    assert!(town.exchange(&hand, pairing).is_err());
    town.present(&hand, Some(&token)).unwrap();
    assert!(town.pair(&hand).unwrap().is_managed());
}

#[test]
fn a_demand_that_came_meanwhile_holds_at_the_exchange_and_the_code_is_kept() {
    let mut town = Town::new();
    let hand = DeviceInHand::new(1);
    let pairing = town.confirm(&hand).unwrap();
    town.step(|keeper, scene| door::demand_enrolment(keeper, scene, true)).unwrap();
    assert_eq!(town.exchange(&hand, pairing), Err(Denied::EnrolmentNeeded));
    let token = town.token.clone();
    town.present(&hand, Some(&token)).unwrap();
    assert!(town.exchange(&hand, pairing).unwrap().is_managed());
}

#[test]
fn a_code_for_a_computer_does_not_go_past_a_demand_and_is_not_used_up_by_it() {
    let mut town = Town::demanding();
    let hand = DeviceInHand::new(1);
    let invitation = Invitation {
        hash: town.counted.hash(),
        person: town.jana,
        email: email("jana"),
        purpose: Purpose::Computer,
        roles: Vec::new(),
        confirmation: None,
        made_by: None,
        made_at: at(0),
        ended_at: None,
    };
    town.keeper.put_invitation(&invitation).unwrap();
    let standing = Standing::new(town.jana, None, &[], &[], |_| None);
    let pairing = (town.counted.id(), town.counted.hash());
    let admit = |town: &mut Town| {
        let (hash, knocking) = (invitation.hash, request(&hand).knocking());
        town.step(|keeper, scene| {
            let found = door::look_at_code(keeper, scene, hash)?;
            door::admit(keeper, scene, (found, &standing), knocking, pairing)
        })
    };
    assert_eq!(admit(&mut town).unwrap_err(), Denied::EnrolmentNeeded);
    let token = town.token.clone();
    town.present(&hand, Some(&token)).unwrap();
    admit(&mut town).unwrap();
    assert!(town.exchange(&hand, pairing).unwrap().is_managed());
}

#[test]
fn who_is_connected_stays_and_who_was_shown_out_does_not_come_back_by_the_token() {
    let mut town = Town::new();
    let hand = DeviceInHand::new(1);
    town.pair(&hand).unwrap();
    town.step(|keeper, scene| door::demand_enrolment(keeper, scene, true)).unwrap();
    assert!(town.keeper.device(hand.device).unwrap().unwrap().admit().is_ok());
    let token = town.token.clone();
    town.present(&hand, Some(&token)).unwrap();
    assert!(town.pair(&hand).unwrap().is_managed(), "a known device may become the office's");
    town.keeper.set_device_state(hand.device, DeviceState::Revoked).unwrap();
    town.second = 7_200;
    assert_eq!(town.present(&hand, None), Err(Denied::EnrolmentNeeded), "it is known no more");
    assert_eq!(town.present(&hand, Some(&token)), Ok(true));
    assert_eq!(town.confirm(&hand), Err(Denied::DeviceRevoked));
}

#[test]
fn wrong_tokens_make_their_network_wait_and_nobody_who_signs_in() {
    let mut town = Town::demanding();
    let hand = DeviceInHand::new(1);
    let token = town.token.clone();
    for _ in 0..60 {
        assert_eq!(town.present(&hand, Some(&token)), Ok(true), "right ones are not counted");
    }
    let [wrong, ..] = forged(&mut town);
    let other = DeviceInHand::new(2);
    for _ in 0..41 {
        assert_eq!(town.present(&other, Some(&wrong)), Err(Denied::EnrolmentDead));
    }
    assert!(matches!(town.present(&other, Some(&wrong)), Err(Denied::Wait { .. })));
    assert!(matches!(town.present(&other, Some(&token)), Err(Denied::Wait { .. })));
    let jana = email("jana");
    assert!(town.step(|keeper, scene| door::begin(keeper, scene, &jana)).is_ok());
}
