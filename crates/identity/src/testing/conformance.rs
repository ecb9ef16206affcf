//! Behaviours of the ports. A back end runs each over an empty tenant of its own.

mod enrolments;
mod post;
mod restored;

use jiff::SignedDuration;
use obeznik_kernel::{DeviceId, PersonId};

use super::people::{Counted, DeviceInHand, account, at, email};
use crate::account::{AccountState, OutsideName};
use crate::denied::{Denied, Stopped};
use crate::invitation::{GrantedRole, Invitation, Purpose};
use crate::pairing::Pairing;
use crate::pass_phrase::Verifier;
use crate::passkey::{Passkey, PublicKey};
use crate::ports::Identity;
use crate::rate::{AttemptKey, Attempts};
use crate::session::{Access, DeviceSession, DeviceState, Refresh};
use crate::totp::{Totp, TotpSecret};
use crate::visit::{Stage, Visit};
use crate::way::{Factors, Hidden, Oidc, WayIn, WayKind};

/// One behaviour.
pub type Behaviour = fn(&mut dyn Identity) -> Result<(), Stopped>;

/// Every behaviour by its name.
pub const ALL: [(&str, Behaviour); 19] = [
    ("an_account_reads_back_and_its_address_is_nobody_elses", accounts),
    ("a_step_of_the_authenticator_is_taken_once", steps),
    ("a_recovery_code_is_used_once", recovery),
    ("a_passkey_counts_its_uses_and_belongs_to_its_person", passkeys),
    ("an_invitation_ends_once", invitations),
    ("failures_are_counted_and_forgotten", attempts),
    ("a_way_in_is_kept_once_a_sort", ways_in),
    ("a_visit_ends", visits),
    ("a_passage_is_taken_once_and_soon", passages),
    ("a_pairing_is_used_once", pairings),
    ("a_token_of_enrolment_ends_once_and_may_be_demanded", enrolments::tokens),
    ("what_a_computer_presents_waits_and_goes", enrolments::presented),
    ("the_way_of_letters_is_kept_once", post::routes),
    ("nothing_is_told_to_a_person_twice", post::telling),
    ("a_letter_is_claimed_once_and_settled_by_who_claimed_it", post::claims),
    ("letters_that_ended_are_forgotten_and_failed_ones_may_go_again", post::ends),
    ("tokens_change_only_from_the_generation_read", devices),
    ("what_ended_is_swept_and_a_restore_ends_everything", sweeping),
    ("a_token_given_after_the_copy_that_came_back_revokes_nobody", restored::unknown_tokens),
];

fn accounts(keeper: &mut dyn Identity) -> Result<(), Stopped> {
    let mut counted = Counted::default();
    let mut jana = account(PersonId(counted.id()), "jana");
    assert!(keeper.account(jana.person)?.is_none());
    keeper.put_account(&jana)?;
    jana.verifier = Some(Verifier::decoy());
    jana.totp = Totp::Offered(TotpSecret::new([7; 20]));
    jana.outside = Some(OutsideName { issuer: "https://id.example".into(), subject: "42".into() });
    jana.state = AccountState::Closed;
    jana.signed_in_at = Some(at(5));
    keeper.put_account(&jana)?;
    let shown = format!("{jana:?}");
    assert_eq!(format!("{:?}", keeper.account(jana.person)?), format!("Some({shown})"));
    let read = keeper.account_by_email(&email("jana"))?;
    let read = read.as_ref().map(|account| (account.person, account.verifier.clone(), &account.email));
    assert_eq!(read, Some((jana.person, jana.verifier.clone(), &jana.email)));
    let by_outside = keeper.account_by_outside(jana.outside.as_ref().unwrap_or_else(|| unreachable!()))?;
    assert_eq!(by_outside.map(|account| account.person), Some(jana.person));
    let stored = keeper.account(jana.person)?.map(|account| account.totp);
    assert!(matches!(stored, Some(Totp::Offered(secret)) if secret.bytes() == &[7; 20]));

    let other = account(PersonId(counted.id()), "jana");
    assert_eq!(keeper.put_account(&other), Err(Stopped::Denied(Denied::AddressTaken)));
    let mut other = account(PersonId(counted.id()), "adam");
    other.outside = jana.outside.clone();
    assert_eq!(keeper.put_account(&other), Err(Stopped::Denied(Denied::AddressTaken)));
    other.outside = None;
    keeper.put_account(&other)?;
    let all: Vec<_> = keeper.accounts()?.into_iter().map(|account| account.email).collect();
    assert_eq!(all, [email("adam"), email("jana")]);
    Ok(())
}

fn steps(keeper: &mut dyn Identity) -> Result<(), Stopped> {
    let mut counted = Counted::default();
    let mut jana = account(PersonId(counted.id()), "jana");
    keeper.put_account(&jana)?;
    assert!(!keeper.take_step(jana.person, 5)?, "no authenticator is in use");
    jana.totp = Totp::On { secret: TotpSecret::new([7; 20]), last_step: 4 };
    keeper.put_account(&jana)?;
    let taken: Vec<_> = [4, 5, 5, 3, 6]
        .into_iter()
        .map(|step| keeper.take_step(jana.person, step))
        .collect::<Result<_, _>>()?;
    assert_eq!(taken, [false, true, false, false, true]);
    assert!(!keeper.take_step(PersonId(counted.id()), 9)?);
    Ok(())
}

fn recovery(keeper: &mut dyn Identity) -> Result<(), Stopped> {
    let mut counted = Counted::default();
    let jana = account(PersonId(counted.id()), "jana");
    let adam = account(PersonId(counted.id()), "adam");
    keeper.put_account(&jana)?;
    keeper.put_account(&adam)?;
    let codes = [counted.hash(), counted.hash(), counted.hash()];
    keeper.set_recovery(jana.person, &codes[..2])?;
    assert!(!keeper.use_recovery(adam.person, codes[0], at(1))?, "another person's");
    assert!(!keeper.use_recovery(jana.person, codes[2], at(1))?);
    assert!(keeper.use_recovery(jana.person, codes[0], at(1))?);
    assert!(!keeper.use_recovery(jana.person, codes[0], at(2))?);
    let used: Vec<_> = keeper.recovery(jana.person)?.into_iter().filter_map(|code| code.used_at).collect();
    assert_eq!(used, [at(1)]);
    keeper.set_recovery(jana.person, &codes[2..])?;
    assert!(!keeper.use_recovery(jana.person, codes[1], at(3))?, "an old set is gone");
    assert_eq!(keeper.recovery(jana.person)?.len(), 1);
    Ok(())
}

fn passkeys(keeper: &mut dyn Identity) -> Result<(), Stopped> {
    let mut counted = Counted::default();
    let (jana, adam) = (PersonId(counted.id()), PersonId(counted.id()));
    keeper.put_account(&account(jana, "jana"))?;
    keeper.put_account(&account(adam, "adam"))?;
    let head = [0xa4, 0x01, 0x01, 0x03, 0x27, 0x20, 0x06, 0x21, 0x58, 0x20];
    let key = [head.as_slice(), [7; 32].as_slice()].concat();
    let key = PublicKey::parse(&key).unwrap_or_else(|| unreachable!("it is a key"));
    let make = |id: u8, second, counter| Passkey {
        id: vec![id; 16],
        person: jana,
        key: key.clone(),
        counter,
        name: "Telefon".into(),
        made_at: at(second),
        used_at: None,
    };
    let (second, first) = (make(1, 2, 0), make(2, 1, 5));
    keeper.put_passkey(&second)?;
    keeper.put_passkey(&first)?;
    assert_eq!(keeper.passkeys_of(jana)?, [first.clone(), second.clone()]);
    assert_eq!((keeper.passkeys_of(adam)?, keeper.passkey(&[9])?), (Vec::new(), None));
    let uses =
        [(&first.id, 5), (&first.id, 6), (&first.id, 6), (&first.id, 0), (&second.id, 0), (&second.id, 0)];
    let counts: Vec<_> = uses
        .into_iter()
        .map(|(id, counter)| keeper.use_passkey(id, counter, at(9)))
        .collect::<Result<_, _>>()?;
    assert_eq!(counts, [false, true, false, false, true, true]);
    assert!(!keeper.use_passkey(&[9], 1, at(9))?);
    let used = Passkey { counter: 6, used_at: Some(at(9)), ..first.clone() };
    assert_eq!(keeper.passkey(&first.id)?, Some(used));
    assert!(!keeper.forget_passkey(adam, &first.id)?, "another person's");
    assert!(keeper.forget_passkey(jana, &first.id)?);
    keeper.forget_passkeys(jana)?;
    assert_eq!(keeper.passkeys_of(jana)?, []);
    Ok(())
}

fn invitations(keeper: &mut dyn Identity) -> Result<(), Stopped> {
    let mut counted = Counted::default();
    let body = obeznik_kernel::BodyId(counted.id());
    let role = obeznik_kernel::Role::Member;
    let mut make = |second, confirmation| Invitation {
        hash: counted.hash(),
        person: PersonId(counted.id()),
        email: email("jana"),
        purpose: Purpose::Renew,
        roles: vec![GrantedRole { body, role: role.clone() }],
        confirmation,
        made_by: None,
        made_at: at(second),
        ended_at: None,
    };
    let (first, mut second) = (make(0, None), make(1, None));
    second.confirmation = Some(first.hash);
    second.made_by = Some(first.person);
    keeper.put_invitation(&first)?;
    keeper.put_invitation(&second)?;
    assert_eq!(keeper.invitation(second.hash)?.as_ref(), Some(&second));
    assert_eq!(keeper.open_invitations()?, [second.clone(), first.clone()]);
    assert!(keeper.end_invitation(first.hash, at(2))?);
    assert!(!keeper.end_invitation(first.hash, at(3))?);
    assert_eq!(keeper.invitation(first.hash)?.and_then(|ended| ended.ended_at), Some(at(2)));
    assert_eq!(keeper.open_invitations()?, [second]);
    assert!(!keeper.end_invitation(counted.hash(), at(3))?);
    Ok(())
}

fn attempts(keeper: &mut dyn Identity) -> Result<(), Stopped> {
    let (one, two) = (AttemptKey::network("192.0.2.1"), AttemptKey::network("192.0.2.2"));
    let counted = Attempts { failures: 3, last_at: at(7) };
    keeper.set_attempts(one, Some(Attempts { failures: 1, last_at: at(1) }))?;
    keeper.set_attempts(one, Some(counted))?;
    assert_eq!((keeper.attempts(one)?, keeper.attempts(two)?), (Some(counted), None));
    keeper.set_attempts(one, None)?;
    assert_eq!(keeper.attempts(one)?, None);
    Ok(())
}

fn ways_in(keeper: &mut dyn Identity) -> Result<(), Stopped> {
    let oidc = |label: &str| {
        WayIn::Oidc(Oidc {
            issuer: "https://id.example".into(),
            client_id: "obeznik".into(),
            client_secret: Some(Hidden("tajné".into())),
            label: label.into(),
            scopes: vec!["profile".into()],
            acr_values: Vec::new(),
            group_claim: "roles".into(),
            omits_empty_groups: true,
            rules: Vec::new(),
            second_factor: Factors::Two,
            ca: None,
        })
    };
    assert_eq!(keeper.ways_in()?, []);
    keeper.put_way_in(&oidc("starý"))?;
    keeper.put_way_in(&oidc("nový"))?;
    assert_eq!(keeper.ways_in()?, [oidc("nový")]);
    assert!(!keeper.forget_way_in(WayKind::Ldap)?);
    assert!(keeper.forget_way_in(WayKind::Oidc)?);
    assert_eq!(keeper.ways_in()?, []);
    Ok(())
}

fn passages(keeper: &mut dyn Identity) -> Result<(), Stopped> {
    let mut counted = Counted::default();
    let [soon, late, swept, ended] = [(); 4].map(|()| counted.hash());
    for hash in [soon, late, swept] {
        keeper.put_passage(hash, at(0))?;
    }
    assert!(keeper.take_passage(soon, at(599))?);
    assert!(!keeper.take_passage(soon, at(599))?, "once");
    assert!(!keeper.take_passage(late, at(600))?, "too late");
    assert!(!keeper.take_passage(counted.hash(), at(1))?);
    keeper.sweep(at(600))?;
    assert!(!keeper.take_passage(swept, at(1))?);
    keeper.put_passage(ended, at(0))?;
    keeper.end_all()?;
    assert!(!keeper.take_passage(ended, at(1))?);
    Ok(())
}

fn visits(keeper: &mut dyn Identity) -> Result<(), Stopped> {
    let mut counted = Counted::default();
    let jana = PersonId(counted.id());
    keeper.put_account(&account(jana, "jana"))?;
    let mut visit = Visit { hash: counted.hash(), person: jana, stage: Stage::AwaitsCode, began_at: at(0) };
    keeper.put_visit(&visit)?;
    visit.stage = Stage::In;
    keeper.put_visit(&visit)?;
    let other = Visit { hash: counted.hash(), ..visit };
    keeper.put_visit(&other)?;
    assert_eq!(keeper.visit(visit.hash)?, Some(visit));
    keeper.end_visit(visit.hash)?;
    assert_eq!((keeper.visit(visit.hash)?, keeper.visit(other.hash)?), (None, Some(other)));
    keeper.end_visits_of(jana)?;
    assert_eq!(keeper.visit(other.hash)?, None);
    Ok(())
}

fn pairings(keeper: &mut dyn Identity) -> Result<(), Stopped> {
    let mut counted = Counted::default();
    let jana = PersonId(counted.id());
    keeper.put_account(&account(jana, "jana"))?;
    let pairing = Pairing {
        id: counted.id(),
        code: counted.hash(),
        person: jana,
        challenge: "c".repeat(43),
        device: DeviceId(counted.id()),
        public_key: DeviceInHand::new(1).public_key(),
        name: "Notebook".into(),
        confirmed_at: at(0),
        used_at: None,
    };
    keeper.put_pairing(&pairing)?;
    assert_eq!(keeper.pairing(pairing.id)?.as_ref(), Some(&pairing));
    assert!(keeper.use_pairing(pairing.id, at(1))?);
    assert!(!keeper.use_pairing(pairing.id, at(2))?);
    assert_eq!(keeper.pairing(pairing.id)?.and_then(|used| used.used_at), Some(at(1)));
    assert!(!keeper.use_pairing(counted.id(), at(1))?);
    Ok(())
}

fn session(counted: &mut Counted, person: PersonId, number: u8) -> DeviceSession {
    DeviceSession {
        device: DeviceId(counted.id()),
        person,
        name: "Notebook".into(),
        public_key: DeviceInHand::new(number).public_key(),
        state: DeviceState::Active,
        paired_at: at(i64::from(number)),
        seen_at: at(i64::from(number)),
        refresh: Refresh::first(counted.hash(), at(0)),
        enrolment: None,
    }
}

fn devices(keeper: &mut dyn Identity) -> Result<(), Stopped> {
    let mut counted = Counted::default();
    let jana = PersonId(counted.id());
    keeper.put_account(&account(jana, "jana"))?;
    let (one, two) = (session(&mut counted, jana, 1), session(&mut counted, jana, 2));
    keeper.put_device(&one)?;
    keeper.put_device(&two)?;
    assert_eq!(keeper.devices_by_key(&one.public_key)?, std::slice::from_ref(&one));
    let copy = DeviceSession { device: DeviceId(counted.id()), paired_at: at(-1), ..one.clone() };
    keeper.put_device(&copy)?;
    assert_eq!(keeper.devices_by_key(&one.public_key)?, [one.clone(), copy.clone()]);
    assert_eq!(keeper.devices_of(jana)?, [two.clone(), one.clone(), copy]);

    keeper.mark_seen(one.device, 2)?;
    assert_eq!(keeper.device(one.device)?.map(|device| device.refresh.is_seen), Some(false));
    keeper.mark_seen(one.device, 1)?;
    assert_eq!(keeper.device(one.device)?.map(|device| device.refresh.is_seen), Some(true));

    let next = Refresh {
        generation: 2,
        previous: Some(one.refresh.current),
        ..Refresh::first(counted.hash(), at(9))
    };
    assert!(!keeper.renew(one.device, 7, &next, at(9))?, "another refresh was faster");
    assert!(keeper.renew(one.device, 1, &next, at(9))?);
    assert!(!keeper.renew(one.device, 1, &next, at(9))?);
    let renewed = DeviceSession { refresh: next, seen_at: at(9), ..one.clone() };
    assert_eq!(keeper.device(one.device)?.as_ref(), Some(&renewed));

    let mut grant = |device: &DeviceSession, generation| Access {
        hash: counted.hash(),
        device: device.device,
        person: jana,
        generation,
        expires_at: at(600),
    };
    let tokens = [grant(&one, 1), grant(&one, 2), grant(&two, 1)];
    for token in &tokens {
        keeper.put_access(token)?;
    }
    assert_eq!(keeper.access(tokens[1].hash)?, Some(tokens[1]));
    keeper.end_access(one.device, 1)?;
    assert_eq!((keeper.access(tokens[0].hash)?, keeper.access(tokens[1].hash)?), (None, Some(tokens[1])));
    keeper.set_device_state(one.device, DeviceState::Wipe)?;
    assert_eq!(keeper.device(one.device)?.map(|device| device.state), Some(DeviceState::Wipe));
    assert_eq!((keeper.access(tokens[1].hash)?, keeper.access(tokens[2].hash)?), (None, Some(tokens[2])));
    assert!(!keeper.renew(one.device, 2, &next, at(10))?, "who was shown out gets no tokens");
    Ok(())
}

fn sweeping(keeper: &mut dyn Identity) -> Result<(), Stopped> {
    let mut counted = Counted::default();
    let jana = PersonId(counted.id());
    keeper.put_account(&account(jana, "jana"))?;
    let device = session(&mut counted, jana, 1);
    keeper.put_device(&device)?;
    let key = AttemptKey::network("192.0.2.1");
    let visit = Visit { hash: counted.hash(), person: jana, stage: Stage::In, began_at: at(0) };
    let access = Access {
        hash: counted.hash(),
        device: device.device,
        person: jana,
        generation: 1,
        expires_at: at(600),
    };
    let pairing = Pairing {
        id: counted.id(),
        code: counted.hash(),
        person: jana,
        challenge: "c".repeat(43),
        device: device.device,
        public_key: device.public_key.clone(),
        name: "Notebook".into(),
        confirmed_at: at(0),
        used_at: None,
    };
    let keep_all = |keeper: &mut dyn Identity| -> Result<(), Stopped> {
        keeper.put_visit(&visit)?;
        keeper.put_access(&access)?;
        keeper.put_pairing(&pairing)?;
        Ok(keeper.set_attempts(key, Some(Attempts { failures: 9, last_at: at(0) }))?)
    };
    let kept = |keeper: &dyn Identity| -> Result<[bool; 4], Stopped> {
        Ok([
            keeper.pairing(pairing.id)?.is_some(),
            keeper.access(access.hash)?.is_some(),
            keeper.visit(visit.hash)?.is_some(),
            keeper.attempts(key)?.is_some(),
        ])
    };
    keep_all(keeper)?;
    let table = [
        (299, [true, true, true, true]),
        (300, [false, true, true, true]),
        (600, [false, false, true, true]),
        (1800, [false, false, false, true]),
        (24 * 3600, [false, false, false, false]),
    ];
    for (second, expected) in table {
        keeper.sweep(at(second))?;
        assert_eq!(kept(keeper)?, expected, "after {second} s");
    }
    keep_all(keeper)?;
    keeper.end_all()?;
    assert_eq!(kept(keeper)?, [false, false, false, true], "waiting times survive a restore");
    let ended = keeper.device(device.device)?.map(|device| (device.state, device.refresh.expires_at));
    assert!(matches!(ended, Some((DeviceState::Active, end)) if end < at(0)), "{ended:?}");
    keeper.sweep(at(0) + SignedDuration::from_hours(1))?;
    assert!(keeper.account(jana)?.is_some());
    Ok(())
}
