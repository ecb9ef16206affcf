//! People for whom another place vouches.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

use obeznik_identity::door::{self, Accepting, Proof, Scene, Vouched};
use obeznik_identity::testing::{Counted, MemoryKeeper, account, at, email};
use obeznik_identity::{
    Account, AccountState, Accounts as _, Denied, Factors, GrantedRole, Invitation, Oidc, OutsideName,
    Purpose, Secret, Stage, Stopped, Totp, TotpSecret, Verifier, Visit, WayIn,
};
use obeznik_kernel::{BodyId, BodyKind, Membership, PersonId, Role, Standing};

fn name(subject: &str) -> OutsideName {
    OutsideName { issuer: "https://id.example".into(), subject: subject.into() }
}

/// A keeper with Jana, whose account is tied to the name `jana`.
fn tied(change: impl FnOnce(&mut Account)) -> (MemoryKeeper, Counted, PersonId) {
    let (mut keeper, mut counted) = (MemoryKeeper::default(), Counted::default());
    let jana = PersonId(counted.id());
    let mut kept = account(jana, "jana");
    kept.outside = Some(name("jana"));
    change(&mut kept);
    keeper.put_account(&kept).unwrap();
    (keeper, counted, jana)
}

fn scene(second: i64) -> Scene {
    Scene::new(at(second), "192.0.2.1")
}

fn pass(
    keeper: &mut MemoryKeeper,
    counted: &mut Counted,
    subject: &str,
    factors: Factors,
    due: bool,
) -> Result<Visit, Stopped> {
    let vouched = Vouched { name: &name(subject), factors, second_factor_due: due, cookie: counted.hash() };
    door::pass_vouched(keeper, &mut scene(0), &vouched)
}

#[test]
fn another_place_vouches_for_as_many_factors_as_it_is_believed() {
    let on = || Totp::On { secret: TotpSecret::new([7; 20]), last_step: 0 };
    let table = [
        (Totp::Off, Factors::One, false, Stage::In),
        (Totp::Off, Factors::One, true, Stage::AwaitsSetUp),
        (on(), Factors::One, false, Stage::AwaitsCode),
        (on(), Factors::One, true, Stage::AwaitsCode),
        (Totp::Off, Factors::Two, true, Stage::In),
        (on(), Factors::Two, true, Stage::In),
    ];
    for (case, (totp, factors, due, expected)) in table.into_iter().enumerate() {
        let (mut keeper, mut counted, jana) = tied(|jana| jana.totp = totp);
        let visit = pass(&mut keeper, &mut counted, "jana", factors, due).unwrap();
        assert_eq!((visit.person, visit.stage), (jana, expected), "case {case}");
    }
}

#[test]
fn a_name_that_nobody_tied_opens_nothing_even_with_the_same_address() {
    let (mut keeper, mut counted, _) = tied(|_| {});
    let denied = pass(&mut keeper, &mut counted, "jana@vzorov.cz", Factors::Two, false);
    assert_eq!(denied, Err(Denied::NotTied.into()));
    let closed = |jana: &mut Account| jana.state = obeznik_identity::AccountState::Closed;
    let (mut keeper, mut counted, _) = tied(closed);
    let denied = pass(&mut keeper, &mut counted, "jana", Factors::Two, false);
    assert_eq!(denied, Err(Denied::NotTied.into()));
    assert_eq!(door::tied(&keeper, &name("jana")), Err(Denied::NotTied.into()));
}

#[test]
fn a_passage_is_taken_once_and_too_many_of_one_network_wait() {
    let (mut keeper, mut counted, _) = tied(|_| {});
    let passage = counted.hash();
    door::set_out(&mut keeper, &mut scene(0), passage).unwrap();
    assert_eq!(door::come_back(&mut keeper, &scene(1), passage), Ok(()));
    assert_eq!(door::come_back(&mut keeper, &scene(1), passage), Err(Denied::LinkDead.into()));
    let waits = (0..60).find_map(|_| door::set_out(&mut keeper, &mut scene(2), counted.hash()).err());
    assert!(matches!(waits, Some(Stopped::Denied(Denied::Wait { .. }))), "{waits:?}");
}

/// An invitation of Adam, who is a member of the council, and his standing.
fn invited(
    keeper: &mut MemoryKeeper,
    counted: &mut Counted,
    purpose: Purpose,
) -> (Secret<16>, PersonId, Standing) {
    let (adam, body, secret) = (PersonId(counted.id()), BodyId(counted.id()), counted.secret::<16>());
    let invitation = Invitation {
        hash: secret.hash(),
        person: adam,
        email: email("adam"),
        purpose,
        roles: vec![GrantedRole { body, role: Role::Member }],
        confirmation: None,
        made_by: None,
        made_at: at(0),
        ended_at: None,
    };
    keeper.put_invitation(&invitation).unwrap();
    let membership = Membership {
        body,
        person: adam,
        role: Role::Member,
        from: "2020-01-01".parse().unwrap(),
        to: None,
        end_reason: String::new(),
        party: String::new(),
    };
    (secret, adam, Standing::new(adam, None, &[membership], &[], |_| Some(BodyKind::Council)))
}

fn accept(
    keeper: &mut MemoryKeeper,
    secret: &Secret<16>,
    standing: &Standing,
    subject: &str,
) -> Result<Account, Stopped> {
    let accepting = Accepting { secret, digits: "", proof: Proof::Outside(name(subject)) };
    door::accept(keeper, &mut scene(1), accepting, standing)
}

#[test]
fn an_invitation_is_finished_by_the_word_of_another_place() {
    let (mut keeper, mut counted, _) = tied(|_| {});
    let (secret, adam, standing) = invited(&mut keeper, &mut counted, Purpose::Join);
    // The name is another person's: nothing happens and the link still holds.
    assert_eq!(accept(&mut keeper, &secret, &standing, "jana").unwrap_err(), Denied::AddressTaken.into());
    let opened = accept(&mut keeper, &secret, &standing, "adam").unwrap();
    assert!(opened.verifier.is_none(), "there is no pass-phrase to guess");
    let visit = pass(&mut keeper, &mut counted, "adam", Factors::One, false).unwrap();
    assert_eq!(visit.person, adam);
    assert_eq!(accept(&mut keeper, &secret, &standing, "adam").unwrap_err(), Denied::LinkDead.into());
}

#[test]
fn a_renewal_by_another_place_ends_the_forgotten_pass_phrase() {
    let (mut keeper, mut counted) = (MemoryKeeper::default(), Counted::default());
    let (secret, adam, standing) = invited(&mut keeper, &mut counted, Purpose::Renew);
    let mut kept = account(adam, "adam");
    kept.verifier = Some(Verifier::decoy());
    keeper.put_account(&kept).unwrap();
    let renewed = accept(&mut keeper, &secret, &standing, "adam").unwrap();
    assert!(renewed.verifier.is_none() && renewed.outside == Some(name("adam")));
}

#[test]
fn only_who_is_in_ties_an_account() {
    let (mut keeper, mut counted, jana) = tied(|jana| jana.outside = None);
    let visit = |stage| Visit { hash: Secret::new([1; 32]).hash(), person: jana, stage, began_at: at(0) };
    for stage in [Stage::AwaitsCode, Stage::AwaitsSetUp] {
        let done = door::tie(&mut keeper, &mut scene(0), &visit(stage), name("jana"));
        assert_eq!(done, Err(Denied::NotSignedIn.into()), "{stage:?}");
    }
    door::tie(&mut keeper, &mut scene(0), &visit(Stage::In), name("jana")).unwrap();
    assert!(pass(&mut keeper, &mut counted, "jana", Factors::One, false).is_ok());
}

/// Sets an identity provider up.
fn set_up(keeper: &mut MemoryKeeper, issuer: &str) {
    let way = Oidc {
        issuer: issuer.into(),
        client_id: "obeznik".into(),
        client_secret: None,
        label: "účet úřadu".into(),
        scopes: Vec::new(),
        acr_values: Vec::new(),
        group_claim: "groups".into(),
        omits_empty_groups: false,
        rules: Vec::new(),
        second_factor: Factors::One,
        ca: None,
    };
    keeper.put_way_in(&WayIn::Oidc(way)).unwrap();
}

#[test]
fn nobody_slips_out_of_the_sight_of_the_place_that_vouches_for_them() {
    let (mut keeper, _, jana) = tied(|_| {});
    let visit = Visit { hash: Secret::new([1; 32]).hash(), person: jana, stage: Stage::In, began_at: at(0) };
    let elsewhere = || OutsideName { issuer: "https://jinde.example".into(), subject: "jana".into() };
    set_up(&mut keeper, "https://id.example");
    for another in [elsewhere(), name("adam")] {
        let done = door::tie(&mut keeper, &mut scene(0), &visit, another);
        assert!(matches!(done, Err(Stopped::Denied(_))), "{done:?}");
    }
    // The place is gone or moved: then the account may be tied anew.
    set_up(&mut keeper, "https://jinde.example");
    assert_eq!(door::tie(&mut keeper, &mut scene(0), &visit, elsewhere()), Ok(()));
}

#[test]
fn a_link_tells_what_stands_in_its_way_and_holds_once_that_is_mended() {
    let (mut keeper, mut counted) = (MemoryKeeper::default(), Counted::default());
    let (secret, adam, standing) = invited(&mut keeper, &mut counted, Purpose::Renew);
    let mut known = account(adam, "adam");
    known.state = AccountState::Closed;
    keeper.put_account(&known).unwrap();
    let seen = |keeper: &MemoryKeeper| door::look_at_invitation(keeper, &scene(1), secret.hash()).map(drop);
    assert_eq!(seen(&keeper), Err(Denied::AccountClosed.into()));
    let denied = accept(&mut keeper, &secret, &standing, "adam").unwrap_err();
    assert_eq!(
        denied,
        Denied::AccountClosed.into(),
        "it would set a pass-phrase of an account that stays shut"
    );

    // Open again, and meanwhile the address is somebody else's.
    (known.state, known.email) = (AccountState::Active, email("adam-2"));
    keeper.put_account(&known).unwrap();
    let mut other = account(PersonId(counted.id()), "adam");
    keeper.put_account(&other).unwrap();
    assert_eq!(seen(&keeper), Err(Denied::AddressTaken.into()));
    assert_eq!(accept(&mut keeper, &secret, &standing, "adam").unwrap_err(), Denied::AddressTaken.into());

    other.email = email("eva");
    keeper.put_account(&other).unwrap();
    assert_eq!(accept(&mut keeper, &secret, &standing, "adam").unwrap().email, email("adam"));
    assert_eq!(seen(&keeper), Err(Denied::LinkDead.into()));
}
