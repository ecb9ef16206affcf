//! People and devices at the door, step by step.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

use jiff::SignedDuration;
use obeznik_identity::door::{self, Accepting, NewInvitation, Passed, Proof, Scene};
use obeznik_identity::invitation::confirmation_hash;
use obeznik_identity::passkey::{Made, PublicKey};
use obeznik_identity::testing::{Counted, DeviceInHand, MemoryKeeper, account, at, email, request};
use obeznik_identity::{
    Account, AccountState, Accounts as _, Denied, DeviceState, Email, Exchange, Purpose, Secret, SecretHash,
    SecurityEvent, Sessions as _, Stage, Stopped, TenantId, Totp, TotpSecret, Verifier, Visit, recovery,
};
use obeznik_kernel::{BodyId, BodyKind, DeviceId, Membership, PersonId, Role, Standing};

const PHRASE: &str = "modrý vlak jede domů";
const CHEAP: (u32, u32) = (64, 1);

/// A tenant with one person, and the clock on the wall.
struct Town {
    keeper: MemoryKeeper,
    counted: Counted,
    tenant: TenantId,
    jana: PersonId,
    second: i64,
    network: &'static str,
    events: Vec<SecurityEvent>,
}

type Step<T> = Result<T, Stopped>;

impl Town {
    fn new() -> Self {
        let mut counted = Counted::default();
        let (tenant, jana) = (TenantId(counted.id()), PersonId(counted.id()));
        let keeper = MemoryKeeper::default();
        Self { keeper, counted, tenant, jana, second: 0, network: "192.0.2.1", events: Vec::new() }
    }

    fn with_account() -> Self {
        let mut town = Self::new();
        let mut jana = account(town.jana, "jana");
        jana.verifier = Some(Verifier::make_at(PHRASE, [1; 16], CHEAP).unwrap());
        town.keeper.put_account(&jana).unwrap();
        town
    }

    fn with_authenticator() -> (Self, TotpSecret) {
        let mut town = Self::with_account();
        let secret = TotpSecret::new([7; 20]);
        town.change(|jana| jana.totp = Totp::On { secret: TotpSecret::new([7; 20]), last_step: 0 });
        (town, secret)
    }

    fn change(&mut self, change: impl FnOnce(&mut Account)) {
        let mut jana = self.keeper.account(self.jana).unwrap().unwrap();
        change(&mut jana);
        self.keeper.put_account(&jana).unwrap();
    }

    fn step<T>(&mut self, step: impl FnOnce(&mut MemoryKeeper, &mut Scene) -> Step<T>) -> Step<T> {
        let mut scene = Scene::new(at(self.second), self.network);
        let done = step(&mut self.keeper, &mut scene);
        self.events.append(&mut scene.events);
        done
    }

    fn sign_in(&mut self, email: &Email, phrase: &str, due: bool) -> Step<Visit> {
        let candidate = self.step(|keeper, scene| door::begin(keeper, scene, email))?;
        let cookie = self.counted.hash();
        let fits = candidate.person.is_some() && candidate.verifier.fits(phrase);
        let passed =
            Passed { email, candidate: &candidate, fits, renewed: None, second_factor_due: due, cookie };
        self.step(|keeper, scene| door::pass(keeper, scene, passed))
    }

    fn signed_in(&mut self) -> Visit {
        self.sign_in(&email("jana"), PHRASE, false).unwrap()
    }

    fn standing(&self, role: Role) -> Standing {
        let membership = Membership {
            body: BodyId(Counted::default().id()),
            person: self.jana,
            role,
            from: "2026-01-01".parse().unwrap(),
            to: None,
            end_reason: String::new(),
            party: String::new(),
        };
        Standing::new(self.jana, None, &[membership], &[], |_| Some(BodyKind::Council))
    }

    fn invite(&mut self, purpose: Purpose, digits: Option<&str>) -> (Secret<16>, Step<()>) {
        let secret: Secret<16> = self.counted.secret();
        let standing = self.standing(Role::Member);
        let new = NewInvitation {
            person: self.jana,
            email: email("jana"),
            purpose,
            hash: secret.hash(),
            confirmation: digits.map(|digits| confirmation_hash(digits, &secret)),
            made_by: None,
        };
        let done = self.step(|keeper, scene| door::invite(keeper, scene, new, &standing));
        (secret, done.map(drop))
    }

    fn accept(&mut self, secret: &Secret<16>, digits: &str) -> Step<Account> {
        let standing = self.standing(Role::Member);
        let verifier = Verifier::make_at(PHRASE, [2; 16], CHEAP).unwrap();
        let accepting = Accepting { secret, digits, proof: Proof::PassPhrase(verifier) };
        self.step(|keeper, scene| door::accept(keeper, scene, accepting, &standing))
    }

    /// Lets a computer in by the secret of a code, and gives what it got.
    fn admit(
        &mut self,
        secret: &Secret<16>,
        device: &DeviceInHand,
    ) -> Step<(DeviceId, SecretHash, SecretHash)> {
        let (id, code) = (self.counted.id(), self.counted.hash());
        let (hash, standing) = (secret.hash(), self.standing(Role::Member));
        self.step(|keeper, scene| {
            let invitation = door::look_at_code(keeper, scene, hash)?;
            door::admit(keeper, scene, (invitation, &standing), request(device).knocking(), (id, code))
        })?;
        self.exchange(device, id, code)
    }

    /// Pairs a device and gives its identifier, refresh and access token.
    fn pair(&mut self, device: &DeviceInHand) -> Step<(DeviceId, SecretHash, SecretHash)> {
        let visit = self.signed_in();
        let (id, code) = (self.counted.id(), self.counted.hash());
        self.step(|keeper, scene| door::confirm(keeper, scene, &visit, request(device), (id, code)))?;
        self.exchange(device, id, code)
    }

    fn exchange(
        &mut self,
        device: &DeviceInHand,
        id: obeznik_kernel::RecordId,
        code: SecretHash,
    ) -> Step<(DeviceId, SecretHash, SecretHash)> {
        let signature = device.signs_exchange(self.tenant, id);
        let exchange = Exchange { code, verifier: &device.verifier, signature: &signature };
        let tenant = self.tenant;
        let (refresh, access) = (self.counted.hash(), self.counted.hash());
        let paired = self.step(|keeper, scene| {
            door::exchange(keeper, scene, tenant, (id, &exchange), (refresh, access))
        })?;
        Ok((paired.session.device, refresh, access))
    }

    fn refresh(
        &mut self,
        hand: &DeviceInHand,
        device: DeviceId,
        token: SecretHash,
    ) -> Step<(SecretHash, SecretHash)> {
        let signature = hand.signs_refresh(self.tenant, device, token);
        let (tenant, next, access) = (self.tenant, self.counted.hash(), self.counted.hash());
        let presented = (device, token, signature.as_str());
        self.step(|keeper, scene| door::refresh(keeper, scene, tenant, presented, (next, access)))?;
        Ok((next, access))
    }

    fn calls(&mut self, access: SecretHash) -> Step<DeviceId> {
        let seen = self.step(|keeper, scene| door::caller(keeper, scene, access))?;
        if let Some(generation) = seen.first_of {
            self.keeper.mark_seen(seen.caller.device, generation).unwrap();
        }
        Ok(seen.caller.device)
    }
}

fn denied<T: std::fmt::Debug>(step: Step<T>) -> Denied {
    match step {
        Err(Stopped::Denied(denied)) => denied,
        other => panic!("expected a denial, got {other:?}"),
    }
}

#[test]
fn every_wrong_sign_in_gets_the_same_answer() {
    let mut town = Town::with_account();
    assert_eq!(denied(town.sign_in(&email("jana"), "jiné heslo dlouhé", false)), Denied::Wrong);
    assert_eq!(denied(town.sign_in(&email("nikdo"), PHRASE, false)), Denied::Wrong);
    town.change(|jana| jana.state = AccountState::Closed);
    assert_eq!(denied(town.sign_in(&email("jana"), PHRASE, false)), Denied::Wrong);
    town.change(|jana| (jana.state, jana.verifier) = (AccountState::Active, None));
    assert_eq!(denied(town.sign_in(&email("jana"), PHRASE, false)), Denied::Wrong);
}

#[test]
fn the_second_factor_is_asked_for_or_set_up_when_it_is_due() {
    let mut town = Town::with_account();
    assert_eq!(town.sign_in(&email("jana"), PHRASE, false).unwrap().stage, Stage::In);
    assert_eq!(town.sign_in(&email("jana"), PHRASE, true).unwrap().stage, Stage::AwaitsSetUp);
    town.change(|jana| jana.totp = Totp::On { secret: TotpSecret::new([7; 20]), last_step: 0 });
    for due in [true, false] {
        assert_eq!(town.sign_in(&email("jana"), PHRASE, due).unwrap().stage, Stage::AwaitsCode);
    }
}

#[test]
fn a_pass_phrase_changed_while_the_old_one_was_verified_lets_nobody_in() {
    let mut town = Town::with_account();
    let jana = email("jana");
    let candidate = town.step(|keeper, scene| door::begin(keeper, scene, &jana)).unwrap();
    town.change(|account| {
        account.verifier = Some(Verifier::make_at("úplně jiné heslo", [3; 16], CHEAP).unwrap())
    });
    let cookie = town.counted.hash();
    let passed = Passed {
        email: &jana,
        candidate: &candidate,
        fits: true,
        renewed: None,
        second_factor_due: false,
        cookie,
    };
    assert_eq!(denied(town.step(|keeper, scene| door::pass(keeper, scene, passed))), Denied::Wrong);
}

#[test]
fn strangers_wait_ever_longer_and_the_owner_elsewhere_does_not() {
    let mut town = Town::with_account();
    for _ in 0..5 {
        assert_eq!(denied(town.sign_in(&email("jana"), "hádám hádám", false)), Denied::Wrong);
    }
    assert_eq!(denied(town.sign_in(&email("jana"), PHRASE, false)), Denied::Wait { until: at(2) });
    town.network = "198.51.100.7";
    assert_eq!(town.sign_in(&email("jana"), PHRASE, false).unwrap().stage, Stage::In);
    (town.network, town.second) = ("192.0.2.1", 2);
    assert_eq!(town.sign_in(&email("jana"), PHRASE, false).unwrap().stage, Stage::In);
    for _ in 0..4 {
        assert_eq!(denied(town.sign_in(&email("jana"), "hádám hádám", false)), Denied::Wrong); // counted anew
    }
}

#[test]
fn another_place_that_says_nothing_makes_nobody_wait_and_forgives_no_guess() {
    let mut town = Town::with_account();
    for number in 0..100 {
        let typed = if number % 2 == 0 { "jana".to_owned() } else { format!("clovek{number}") };
        town.step(|k, s| door::knock(k, s, &typed)).unwrap();
        town.step(|k, s| door::unheard(k, s, Some(&typed))).unwrap();
    }
    for _ in 0..5 {
        town.step(|k, s| door::knock(k, s, "jana")).unwrap();
        town.step(|k, s| door::knocked(k, s, "jana", false)).unwrap();
    }
    let waits = denied(town.step(|k, s| door::knock(k, s, "jana")));
    assert!(matches!(waits, Denied::Wait { .. }), "{waits:?}");
    // Of those who only wait nothing was counted, and nothing goes back.
    town.second += 2;
    town.step(|k, s| door::knock(k, s, "jana")).unwrap();
    town.step(|k, s| door::unheard(k, s, Some("jana"))).unwrap();
    let waits = denied(town.step(|k, s| door::knock(k, s, "jana")));
    assert!(matches!(waits, Denied::Wait { .. }), "the five guesses still count: {waits:?}");
}

#[test]
fn one_network_guessing_many_addresses_waits_too() {
    let mut town = Town::with_account();
    for number in 0..41 {
        assert_eq!(denied(town.sign_in(&email(&format!("a{number}")), PHRASE, false)), Denied::Wrong);
    }
    assert!(matches!(denied(town.sign_in(&email("jana"), PHRASE, false)), Denied::Wait { .. }));
    assert!(town.events.contains(&SecurityEvent::Slowed));
}

#[test]
fn a_code_of_the_authenticator_is_good_once() {
    let (mut town, secret) = Town::with_authenticator();
    let code = secret.code_at(at(0));
    let awaiting = town.sign_in(&email("jana"), PHRASE, true).unwrap();
    let cookie = town.counted.hash();
    let visit = town.step(|k, s| door::second_step(k, s, &awaiting, &code, cookie)).unwrap();
    assert_eq!(visit.stage, Stage::In);
    assert!(town.keeper.visit(awaiting.hash).unwrap().is_none(), "the cookie of the first step is gone");
    let again = town.sign_in(&email("jana"), PHRASE, true).unwrap();
    assert_eq!(denied(town.step(|k, s| door::second_step(k, s, &again, &code, cookie))), Denied::Wrong);
    assert_eq!(denied(town.step(|k, s| door::second_step(k, s, &visit, &code, cookie))), Denied::NotSignedIn);
}

#[test]
fn guessing_codes_waits_whatever_network_it_comes_from() {
    let (mut town, _) = Town::with_authenticator();
    let awaiting = town.sign_in(&email("jana"), PHRASE, true).unwrap();
    let cookie = town.counted.hash();
    for network in ["192.0.2.1", "192.0.2.2", "192.0.2.3", "192.0.2.4", "192.0.2.5", "192.0.2.6"] {
        town.network = network;
        assert_eq!(
            denied(town.step(|k, s| door::second_step(k, s, &awaiting, "000000", cookie))),
            Denied::Wrong
        );
    }
    town.network = "192.0.2.7";
    let next = town.step(|k, s| door::second_step(k, s, &awaiting, "000000", cookie));
    assert_eq!(denied(next), Denied::Wait { until: at(5) });
}

#[test]
fn an_authenticator_is_set_up_by_its_first_code_and_recovery_codes_replace_it_once() {
    let mut town = Town::with_account();
    let visit = town.sign_in(&email("jana"), PHRASE, true).unwrap();
    let offer = |keeper: &mut MemoryKeeper, byte| {
        door::offer_authenticator(keeper, &visit, TotpSecret::new([byte; 20]))
    };
    let secret = offer(&mut town.keeper, 7).unwrap();
    let again = offer(&mut town.keeper, 8).unwrap();
    assert_eq!(secret.bytes(), again.bytes(), "a page loaded again shows the same secret");

    let printed: Vec<String> = (0..2).map(|byte| recovery::code([byte; 10])).collect();
    let codes: Vec<_> = printed.iter().filter_map(|code| recovery::hash_of(code)).collect();
    let cookie = town.counted.hash();
    let wrong = town.step(|k, s| door::confirm_authenticator(k, s, &visit, "000000", &codes, cookie));
    assert_eq!(denied(wrong), Denied::Wrong);
    let code = secret.code_at(at(0));
    let visit = town.step(|k, s| door::confirm_authenticator(k, s, &visit, &code, &codes, cookie)).unwrap();
    assert_eq!(visit.stage, Stage::In);

    let mut second = |code: &str| {
        let awaiting = town.sign_in(&email("jana"), PHRASE, true).unwrap();
        let cookie = town.counted.hash();
        town.step(|k, s| door::second_step(k, s, &awaiting, code, cookie)).map(|visit| visit.stage)
    };
    assert_eq!(denied(second(&code)), Denied::Wrong, "the first code was taken at the set-up");
    assert_eq!(second(&printed[0].to_lowercase()), Ok(Stage::In));
    assert_eq!(denied(second(&printed[0])), Denied::Wrong);
    assert!(town.events.contains(&SecurityEvent::RecoveryCodeUsed { person: town.jana, left: 1 }));
}

#[test]
fn an_authenticator_is_confirmed_only_by_who_may_set_one_up() {
    let mut town = Town::with_account();
    let begun = town.sign_in(&email("jana"), PHRASE, true).unwrap();
    let secret = door::offer_authenticator(&mut town.keeper, &begun, TotpSecret::new([7; 20])).unwrap();
    let code = secret.code_at(at(0));
    let cookie = town.counted.hash();
    let awaiting = Visit { stage: Stage::AwaitsCode, ..begun };
    let passed_by = town.step(|k, s| door::confirm_authenticator(k, s, &awaiting, &code, &[], cookie));
    assert_eq!(denied(passed_by), Denied::NotSignedIn);

    // The person adds a passkey: a secret that was shown before, and a visit of then, are worth nothing.
    let add = |town: &mut Town, visit: &Visit, id: u8| {
        let head = [0xa4, 0x01, 0x01, 0x03, 0x27, 0x20, 0x06, 0x21, 0x58, 0x20];
        let key = PublicKey::parse(&[head.as_slice(), [7; 32].as_slice()].concat()).unwrap();
        let named = (Made { id: vec![id; 16], key, counter: 0 }, "Klíč".to_owned());
        let (recovery, cookie) = ([town.counted.hash()], town.counted.hash());
        town.step(|k, s| door::add_passkey(k, s, visit, named, (recovery.as_slice(), cookie)))
    };
    let own = town.signed_in();
    add(&mut town, &own, 1).unwrap();
    assert!(!matches!(town.keeper.account(town.jana).unwrap().unwrap().totp, Totp::Offered(_)));
    for visit in [awaiting, begun] {
        let late = town.step(|k, s| door::confirm_authenticator(k, s, &visit, &code, &[], cookie));
        assert_eq!(denied(late), Denied::NotSignedIn);
        let offered = door::offer_authenticator(&mut town.keeper, &visit, TotpSecret::new([8; 20]));
        assert!(matches!(offered, Err(Stopped::Denied(Denied::NotSignedIn))));
        assert_eq!(denied(add(&mut town, &visit, 2)), Denied::NotSignedIn);
    }
}

#[test]
fn an_invitation_opens_an_account_once() {
    let mut town = Town::new();
    let (secret, made) = town.invite(Purpose::Join, None);
    made.unwrap();
    assert_eq!(denied(town.sign_in(&email("jana"), PHRASE, false)), Denied::Wrong);
    town.accept(&secret, "").unwrap();
    assert_eq!(town.sign_in(&email("jana"), PHRASE, false).unwrap().stage, Stage::In);
    assert_eq!(denied(town.accept(&secret, "")), Denied::LinkDead);
    let stranger: Secret<16> = town.counted.secret();
    assert_eq!(denied(town.accept(&stranger, "")), Denied::LinkDead);
}

#[test]
fn a_newer_invitation_ends_the_older_one() {
    let mut town = Town::new();
    let (first, _) = town.invite(Purpose::Join, None);
    let (second, _) = town.invite(Purpose::Join, None);
    assert_eq!(denied(town.accept(&first, "")), Denied::LinkDead);
    town.accept(&second, "").unwrap();
}

#[test]
fn digits_told_by_phone_cannot_be_guessed() {
    let mut town = Town::new();
    let (secret, _) = town.invite(Purpose::Join, Some("424242"));
    for guess in 0..6 {
        assert_eq!(denied(town.accept(&secret, &format!("{guess:06}"))), Denied::CodeWrong);
    }
    assert!(matches!(denied(town.accept(&secret, "424242")), Denied::Wait { .. }));
    town.second += 60;
    town.accept(&secret, "42 42 42").unwrap();
}

#[test]
fn a_renewal_takes_the_lost_authenticator_and_every_open_visit_away() {
    let (mut town, secret) = Town::with_authenticator();
    let awaiting = town.sign_in(&email("jana"), PHRASE, true).unwrap();
    let (cookie, code) = (town.counted.hash(), secret.code_at(at(0)));
    let visit = town.step(|k, s| door::second_step(k, s, &awaiting, &code, cookie)).unwrap();
    let (link, _) = town.invite(Purpose::Renew, None);
    let account = town.accept(&link, "").unwrap();
    assert!(!account.has_second_factor());
    assert_eq!(denied(town.step(|k, s| door::visitor(k, s, visit.hash))), Denied::NotSignedIn);
}

#[test]
fn a_device_is_paired_by_a_person_a_verifier_and_a_key() {
    let mut town = Town::with_account();
    let hand = DeviceInHand::new(1);
    let visit = town.signed_in();
    let (id, code) = (town.counted.id(), town.counted.hash());
    town.step(|k, s| door::confirm(k, s, &visit, request(&hand), (id, code))).unwrap();
    let stranger = DeviceInHand::new(2);
    assert_eq!(denied(town.exchange(&stranger, id, code)), Denied::LinkDead);
    let wrong = town.counted.hash();
    assert_eq!(denied(town.exchange(&hand, id, wrong)), Denied::LinkDead);
    let (device, _, access) = town.exchange(&hand, id, code).unwrap();
    assert_eq!(denied(town.exchange(&hand, id, code)), Denied::LinkDead, "a code is good once");
    assert_eq!(town.calls(access), Ok(device));
    town.second = 600;
    assert_eq!(denied(town.calls(access)), Denied::NotSignedIn);
}

#[test]
fn only_who_is_in_confirms_a_device() {
    let (mut town, _) = Town::with_authenticator();
    let awaiting = town.sign_in(&email("jana"), PHRASE, true).unwrap();
    let (id, code) = (town.counted.id(), town.counted.hash());
    let step = town.step(|k, s| door::confirm(k, s, &awaiting, request(&DeviceInHand::new(1)), (id, code)));
    assert_eq!(denied(step), Denied::NotSignedIn);
}

#[test]
fn a_person_has_five_devices_and_a_known_one_comes_back_as_itself() {
    let mut town = Town::with_account();
    let mut first = None;
    for number in 1..=5 {
        let (device, ..) = town.pair(&DeviceInHand::new(number)).unwrap();
        first.get_or_insert(device);
    }
    assert_eq!(denied(town.pair(&DeviceInHand::new(6))), Denied::TooManyDevices);
    let (again, refresh, _) = town.pair(&DeviceInHand::new(1)).unwrap();
    assert_eq!(Some(again), first);
    assert!(town.refresh(&DeviceInHand::new(1), again, refresh).is_ok());
    town.step(|k, s| door::end_device(k, s, again, false)).unwrap();
    assert!(town.pair(&DeviceInHand::new(6)).is_ok());
    assert_eq!(denied(town.pair(&DeviceInHand::new(1))), Denied::DeviceRevoked, "its key never comes back");
}

#[test]
fn a_copied_file_pairs_as_a_device_of_its_own_and_falls_with_its_key() {
    let mut town = Town::with_account();
    let hand = DeviceInHand::new(1);
    let (device, ..) = town.pair(&hand).unwrap();
    let stolen_name = DeviceInHand { device, ..DeviceInHand::new(2) };
    assert_eq!(denied(town.pair(&stolen_name)), Denied::LinkDead, "another key under a known name");
    let copy = DeviceInHand { device: DeviceInHand::new(3).device, ..DeviceInHand::new(1) };
    let (second, ..) = town.pair(&copy).unwrap();
    assert_ne!(second, device);
    town.step(|k, s| door::end_device(k, s, device, true)).unwrap();
    assert_eq!(denied(town.pair(&copy)), Denied::DeviceRevoked);
}

#[test]
fn a_copied_token_revokes_the_device_and_a_lost_answer_does_not() {
    let mut town = Town::with_account();
    let hand = DeviceInHand::new(1);
    let (device, first, _) = town.pair(&hand).unwrap();
    let (_, lost_access) = town.refresh(&hand, device, first).unwrap(); // the answer is lost
    let (second, access) = town.refresh(&hand, device, first).unwrap();
    assert_eq!(denied(town.calls(lost_access)), Denied::NotSignedIn);
    assert_eq!(town.calls(access), Ok(device)); // now the device is known to hold the second one
    assert_eq!(denied(town.refresh(&hand, device, first)), Denied::DeviceRevoked);
    assert!(town.events.contains(&SecurityEvent::TokenCopied { device }));
    assert_eq!(denied(town.calls(access)), Denied::NotSignedIn);
    assert_eq!(denied(town.refresh(&hand, device, second)), Denied::DeviceRevoked);
}

#[test]
fn a_token_given_after_the_copy_that_was_restored_revokes_nobody() {
    let mut town = Town::with_account();
    let hand = DeviceInHand::new(1);
    let (device, ..) = town.pair(&hand).unwrap();
    let unknown = town.counted.hash();
    town.keeper.end_all().unwrap();
    assert_eq!(denied(town.refresh(&hand, device, unknown)), Denied::NotSignedIn);
    assert_eq!(town.keeper.device(device).unwrap().unwrap().state, DeviceState::Active);
    assert_eq!(town.pair(&hand).unwrap().0, device);
}

#[test]
fn a_device_paired_anew_whose_answer_was_lost_pairs_once_more() {
    let mut town = Town::with_account();
    let hand = DeviceInHand::new(1);
    let (device, first, access) = town.pair(&hand).unwrap();
    assert_eq!(town.calls(access), Ok(device));
    town.second += SignedDuration::from_hours(91 * 24).as_secs();
    town.pair(&hand).unwrap(); // the answer is lost
    assert_eq!(denied(town.refresh(&hand, device, first)), Denied::NotSignedIn);
    assert_eq!(town.keeper.device(device).unwrap().unwrap().state, DeviceState::Active);
    assert_eq!(town.pair(&hand).unwrap().0, device);
}

#[test]
fn a_token_without_the_key_opens_nothing_and_revokes_nobody() {
    let mut town = Town::with_account();
    let hand = DeviceInHand::new(1);
    let (device, token, _) = town.pair(&hand).unwrap();
    assert_eq!(denied(town.refresh(&DeviceInHand::new(2), device, token)), Denied::BadSignature);
    assert!(town.events.contains(&SecurityEvent::BadSignature { device }));
    assert!(town.refresh(&hand, device, token).is_ok());
}

#[test]
fn a_device_that_slept_ninety_days_pairs_again_and_keeps_its_name() {
    let mut town = Town::with_account();
    let hand = DeviceInHand::new(1);
    let (device, token, _) = town.pair(&hand).unwrap();
    town.second += SignedDuration::from_hours(90 * 24).as_secs();
    assert_eq!(denied(town.refresh(&hand, device, token)), Denied::NotSignedIn);
    assert_eq!(town.pair(&hand).unwrap().0, device);
}

#[test]
fn a_closed_account_shows_its_devices_out() {
    let mut town = Town::with_account();
    let hand = DeviceInHand::new(1);
    let (device, token, access) = town.pair(&hand).unwrap();
    let jana = town.jana;
    town.step(|k, s| door::close_account(k, s, jana, true)).unwrap();
    assert_eq!(denied(town.calls(access)), Denied::NotSignedIn);
    assert_eq!(denied(town.refresh(&hand, device, token)), Denied::DeviceWiped);
    town.step(|k, s| door::open_account(k, s, jana)).unwrap();
    town.step(|k, s| door::end_device(k, s, device, false)).unwrap();
    assert_eq!(denied(town.refresh(&hand, device, token)), Denied::DeviceWiped, "a wipe is never taken back");
}

#[test]
fn a_code_lets_one_computer_in_once_within_a_day() {
    let mut town = Town::new();
    let (secret, made) = town.invite(Purpose::Computer, None);
    made.unwrap();
    assert_eq!(denied(town.accept(&secret, "")), Denied::LinkDead, "a code is no link");
    town.second += 24 * 3600 - 1;
    let (device, _, access) = town.admit(&secret, &DeviceInHand::new(1)).unwrap();
    assert_eq!(town.calls(access).unwrap(), device);
    let account = town.keeper.account(town.jana).unwrap().unwrap();
    assert!(account.verifier.is_none(), "nobody can sign in with the account yet");
    assert_eq!(denied(town.sign_in(&email("jana"), "", false)), Denied::Wrong);
    assert_eq!(denied(town.admit(&secret, &DeviceInHand::new(2))), Denied::LinkDead);

    let (late, made) = town.invite(Purpose::Computer, None);
    made.unwrap();
    town.second += 24 * 3600;
    assert_eq!(denied(town.admit(&late, &DeviceInHand::new(3))), Denied::LinkDead);
    let (link, made) = town.invite(Purpose::Join, None);
    made.unwrap();
    assert_eq!(denied(town.admit(&link, &DeviceInHand::new(4))), Denied::LinkDead, "a link is no code");
}

#[test]
fn a_code_is_not_used_up_by_a_computer_that_may_not_come() {
    let mut town = Town::with_account();
    let shown_out = DeviceInHand::new(1);
    let (device, ..) = town.pair(&shown_out).unwrap();
    town.step(|keeper, scene| door::end_device(keeper, scene, device, false)).unwrap();
    let (secret, made) = town.invite(Purpose::Computer, None);
    made.unwrap();
    assert_eq!(denied(town.admit(&secret, &shown_out)), Denied::DeviceRevoked);
    town.change(|jana| jana.state = AccountState::Closed);
    assert_eq!(denied(town.admit(&secret, &DeviceInHand::new(2))), Denied::LinkDead);
    town.change(|jana| jana.state = AccountState::Active);
    town.admit(&secret, &DeviceInHand::new(2)).unwrap();
}

#[test]
fn guessing_codes_waits() {
    let mut town = Town::new();
    let guess = DeviceInHand::new(1);
    let mut waited = None;
    for number in 0..100 {
        if let Denied::Wait { .. } = denied(town.admit(&Secret::new([number; 16]), &guess)) {
            waited = Some(number);
            break;
        }
    }
    assert_eq!(waited, Some(41), "forty wrong codes from one network are free");
}
