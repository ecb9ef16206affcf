//! The way to the office changes under a computer that has joined: another address, another proxy, another authority.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

use obeznik_app::ApiError;
use obeznik_app::contact::Failure;
use obeznik_app::office::desk::{JoinInput, OfficeWay, Policy, WayInput};
use obeznik_app::ports::network::Unreached;
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair};
use serde_json::{Value, json};

use super::bad_line::BadLine;
use super::desks::{Computer, aside, department};
use super::front::Front;
use super::street::Street;
use super::tunnel::Tunnel;

/// An authority that no system knows.
struct Authority {
    issuer: CertifiedIssuer<'static, KeyPair>,
    home: tempfile::TempDir,
}

impl Authority {
    fn new(name: &str) -> Self {
        let mut params = CertificateParams::new(Vec::<String>::new()).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params.distinguished_name.push(DnType::CommonName, name);
        let issuer = CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap();
        Self { issuer, home: tempfile::tempdir().unwrap() }
    }

    /// Its certificate, as people paste it.
    fn pem(&self) -> String {
        self.issuer.pem()
    }

    /// Files with a certificate for the loopback and with its key.
    fn certificate(&self) -> (PathBuf, PathBuf) {
        let key = KeyPair::generate().unwrap();
        let mut params = CertificateParams::new(vec!["127.0.0.1".to_owned()]).unwrap();
        params.distinguished_name.push(DnType::CommonName, "Server");
        let certificate = params.signed_by(&key, &self.issuer).unwrap();
        let files = (self.home.path().join("certificate.pem"), self.home.path().join("key.pem"));
        std::fs::write(&files.0, certificate.pem()).unwrap();
        std::fs::write(&files.1, key.serialize_pem()).unwrap();
        files
    }

    /// The office with a certificate of this authority.
    async fn before(&self, street: &Street) -> Front {
        let (certificate, key) = self.certificate();
        Front::by(street.serving.server.clone(), &certificate, &key).await
    }
}

async fn goes(computer: &Computer, proxy: Option<&str>, authority: &str) -> Result<String, ApiError> {
    let desk = Arc::clone(&computer.desk);
    let input = WayInput { address: None, proxy: proxy.map(str::to_owned), authority: authority.to_owned() };
    aside(move || desk.set_office_way(&input)).await
}

/// Goes to another address, by the authority of before.
async fn moves(computer: &Computer, address: &str) -> Result<String, ApiError> {
    let (desk, authority) = (Arc::clone(&computer.desk), way(computer).await.authority);
    let input = WayInput { address: Some(address.to_owned()), proxy: None, authority };
    aside(move || desk.set_office_way(&input)).await
}

fn at(address: SocketAddr) -> String {
    format!("127.0.0.1:{}/vzorov", address.port())
}

async fn way(computer: &Computer) -> OfficeWay {
    let desk = Arc::clone(&computer.desk);
    aside(move || desk.office_way()).await.unwrap().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_authority_is_refused_before_it_is_known_and_reached_after_without_joining_again() {
    let (street, mut browser) = Street::with_town().await;
    let (first, second) = (Authority::new("Autorita kraje"), Authority::new("Autorita města"));
    let (old, new) = (first.before(&street).await, second.before(&street).await);
    let line = BadLine::to(old.address);
    let computer = Computer::new();
    let input = JoinInput {
        address: format!("127.0.0.1:{}/vzorov", line.address.port()),
        authority: Some(first.pem()),
        device_name: "Notebook".to_owned(),
        ..JoinInput::default()
    };
    computer.pair(&mut browser, input).await.unwrap();
    computer.give("municipality.define_department", department("Odbor majetku")).unwrap();

    line.leads_to(new.address);
    let computer = computer.restarted().await;
    assert_eq!(computer.contact().await.unwrap_err(), Failure::Unreached(Unreached::Untrusted));
    for (pasted, key) in [
        ("cokoli", "way-authority-wrong"),
        ("-----BEGIN CERTIFICATE-----\nTUlJQg==\n-----END CERTIFICATE-----", "way-authority-wrong"),
        ("-----BEGIN PRIVATE KEY-----\nTUlJQg==\n-----END PRIVATE KEY-----", "way-authority-secret"),
    ] {
        assert_eq!(goes(&computer, None, pasted).await.unwrap_err().key, key, "{pasted}");
    }
    assert_eq!(way(&computer).await.authority, first.pem(), "nothing was changed");

    assert_eq!(goes(&computer, None, &second.pem()).await.unwrap(), "reached");
    computer.contact().await.unwrap();
    assert_eq!(computer.query("sync", Value::Null)["waiting"], 0);
    let computer = computer.restarted().await;
    computer.contact().await.unwrap();
    assert_eq!(goes(&computer, None, "").await.unwrap(), "untrusted", "and refused again without it");
    assert_eq!(computer.contact().await.unwrap_err(), Failure::Unreached(Unreached::Untrusted));
    assert_eq!(street.say("device | list").await.value.as_array().unwrap().len(), 1, "it joined once");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_authority_takes_the_place_of_an_accepted_key_only_when_it_vouches_for_the_server() {
    let (street, mut browser) = Street::with_town().await;
    let (ours, others) = (Authority::new("Autorita města"), Authority::new("Cizí autorita"));
    let line = BadLine::to(street.address());
    let computer = Computer::new();
    computer.join(&mut browser, line.address).await.unwrap(); // by the key of the server
    let front = ours.before(&street).await;
    line.leads_to(front.address);
    let computer = computer.restarted().await;
    assert_eq!(goes(&computer, None, &others.pem()).await.unwrap(), "untrusted");
    assert_eq!(computer.contact().await.unwrap_err(), Failure::Unreached(Unreached::Untrusted));
    assert_eq!(goes(&computer, None, &ours.pem()).await.unwrap(), "reached");
    computer.contact().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proxy_is_gone_through_from_the_next_contact_on_and_left_again() {
    let (street, mut browser) = Street::with_town().await;
    let computer = Computer::new();
    computer.join(&mut browser, street.address()).await.unwrap();
    let tunnel = Tunnel::open();
    assert_eq!(way(&computer).await.proxy, "");
    assert_eq!(goes(&computer, Some(&tunnel.text()), "").await.unwrap(), "reached");
    computer.give("municipality.define_department", department("Odbor majetku")).unwrap();
    let before = tunnel.opened();
    computer.contact().await.unwrap();
    assert!(tunnel.opened() > before, "the contact went through it");
    assert_eq!(computer.query("sync", Value::Null)["waiting"], 0);

    assert_eq!(goes(&computer, Some("ftp://proxy"), "").await.unwrap_err().key, "way-proxy-wrong");
    assert_eq!(way(&computer).await.proxy, format!("http://{}", tunnel.text()));
    // A proxy that is not there is kept: it may belong to the network of tomorrow.
    assert_eq!(goes(&computer, Some("127.0.0.1:9"), "").await.unwrap(), "unreached");
    assert_eq!(computer.contact().await.unwrap_err(), Failure::Unreached(Unreached::NoConnection));
    let through = tunnel.opened();
    assert_eq!(goes(&computer, Some(""), "").await.unwrap(), "reached");
    computer.contact().await.unwrap();
    assert_eq!(tunnel.opened(), through, "it is left");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_proxy_of_the_policy_wins_and_is_told_as_such() {
    let (street, mut browser) = Street::with_town().await;
    let (laid_down, typed) = (Tunnel::open(), Tunnel::open());
    let policy = json!({
        "server": format!("https://127.0.0.1:{}/vzorov", street.address().port()),
        "fingerprint": street.serving.server.reach.fingerprint,
        "proxy": format!("http://{}", laid_down.text()),
    });
    let computer = Computer::governed(Policy::parse(&policy.to_string()).unwrap());
    let input = JoinInput { address: "cokoli".to_owned(), ..JoinInput::default() };
    computer.pair(&mut browser, input).await.unwrap();
    assert_eq!(goes(&computer, Some(&typed.text()), "").await.unwrap(), "reached");
    let before = laid_down.opened();
    computer.contact().await.unwrap();
    assert_eq!((laid_down.opened() > before, typed.opened()), (true, 0));
    let way = way(&computer).await;
    assert_eq!((way.is_proxy_governed, way.is_authority_governed), (true, false));
    assert_eq!(way.proxy, format!("http://{}", laid_down.text()));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_office_that_moved_is_found_by_its_key_and_what_waited_goes_there() {
    let (street, mut browser) = Street::with_town().await;
    let (old, new) = (BadLine::to(street.address()), BadLine::to(street.address()));
    let computer = Computer::new();
    computer.join(&mut browser, old.address).await.unwrap();
    computer.give("municipality.define_department", department("Odbor majetku")).unwrap();
    old.leads_to(SocketAddr::from(([127, 0, 0, 1], 9))); // nobody has that number now
    let computer = computer.restarted().await;
    assert!(matches!(computer.contact().await, Err(Failure::Unreached(_))));
    assert_eq!(way(&computer).await.address, format!("https://{}", at(old.address)));

    assert_eq!(moves(&computer, &at(new.address)).await.unwrap(), "reached");
    computer.contact().await.unwrap();
    assert_eq!(computer.query("sync", Value::Null)["waiting"], 0);
    let computer = computer.restarted().await;
    computer.contact().await.unwrap();
    assert_eq!(way(&computer).await.address, format!("https://{}", at(new.address)));
    assert_eq!(street.say("device | list").await.value.as_array().unwrap().len(), 1, "it joined once");
}

#[tokio::test(flavor = "multi_thread")]
async fn another_server_another_office_and_nobody_are_not_gone_to() {
    let (street, mut browser) = Street::with_town().await;
    let (other, _) = Street::with_town().await;
    let computer = Computer::new();
    computer.join(&mut browser, street.address()).await.unwrap();
    let places = street.places();
    // The key of the server, and another office behind it: a backup of the keys in a wrong place.
    let (certificate, key) = (places.certificate(), places.private_key());
    let same_key = Front::by(other.serving.server.clone(), &certificate, &key).await;
    let before = way(&computer).await.address;
    for (address, expected) in [
        (at(other.address()), "way-address-other"),
        (at(same_key.address), "way-address-other"),
        ("127.0.0.1:9/vzorov".to_owned(), "way-address-unreached"),
        (at(street.address()).replace("vzorov", "lhota"), "way-address-town"),
        ("http://127.0.0.1/vzorov".to_owned(), "join-address-scheme"),
    ] {
        assert_eq!(moves(&computer, &address).await.unwrap_err().key, expected, "{address}");
        assert_eq!(way(&computer).await.address, before, "{address}");
        computer.contact().await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_authority_vouches_for_its_server_at_another_address_and_for_no_other_one() {
    let (street, mut browser) = Street::with_town().await;
    let (ours, others) = (Authority::new("Autorita města"), Authority::new("Cizí autorita"));
    let (old, new) = (ours.before(&street).await, ours.before(&street).await);
    let foreign = others.before(&street).await;
    let computer = Computer::new();
    let input = JoinInput {
        address: at(old.address),
        authority: Some(ours.pem()),
        device_name: "Notebook".to_owned(),
        ..JoinInput::default()
    };
    computer.pair(&mut browser, input).await.unwrap();
    assert_eq!(moves(&computer, &at(foreign.address)).await.unwrap_err().key, "way-address-other");
    // Nor when the other authority is given in the same breath.
    let (desk, authority) = (Arc::clone(&computer.desk), others.pem());
    let input = WayInput { address: Some(at(foreign.address)), proxy: None, authority };
    assert_eq!(aside(move || desk.set_office_way(&input)).await.unwrap_err().key, "way-address-other");
    assert_eq!(way(&computer).await.authority, ours.pem());
    assert_eq!(moves(&computer, &at(new.address)).await.unwrap(), "reached");
    computer.contact().await.unwrap();
}
