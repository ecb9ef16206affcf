//! A desktop without a window: the real store of a joined device, its key, and HTTP to the server.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use ed25519_dalek::SigningKey;
use obeznik_authority::SignedCommand;
use obeznik_identity::link::{Sort, Token};
use obeznik_identity::testing::{DeviceInHand, request};
use obeznik_kernel::{Command, CommandId, DeviceId, Payload, PersonId, Stop};
use obeznik_server::clock;
use obeznik_store::{Store, StoreError};
use obeznik_sync::{BatchLimits, Issued, Pulled, Signer};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::browser::{Browser, Page};

/// What a device has.
pub struct Desktop {
    pub hand: DeviceInHand,
    pub device: DeviceId,
    pub person: PersonId,
    pub access: String,
    pub refresh: String,
    pub blob_key: String,
    pub store: Store,
    line: Browser,
    _home: tempfile::TempDir,
}

struct Key<'a>(&'a SigningKey, DeviceId);

impl Signer for Key<'_> {
    fn sign(&self, command: Command) -> Result<SignedCommand, Stop> {
        SignedCommand::sign(command, self.1, self.0)
    }
}

/// Confirms the pairing of a device in a browser that is signed in, and gives the code.
pub async fn confirmed(browser: &mut Browser, town: &str, hand: &DeviceInHand) -> Result<String, Page> {
    let asked = request(hand);
    let query = serde_urlencoded::to_string([
        ("device", asked.device.to_string()),
        ("challenge", asked.challenge),
        ("state", asked.state),
        ("port", asked.port.to_string()),
        ("key", asked.public_key),
        ("name", asked.name),
    ]);
    let path = format!("/{town}/pair?{}", query.unwrap());
    let page = browser.get(&path).await;
    let done = browser.fill(&format!("/{town}/pair"), &page, &[]).await;
    match done.goes_to().split("code=").nth(1) {
        Some(rest) => Ok(rest.split('&').next().unwrap().to_owned()),
        None => Err(done),
    }
}

impl Desktop {
    /// Pairs a device of its own number with the help of a signed-in browser.
    pub async fn paired(browser: &mut Browser, town: &str, number: u8) -> Self {
        let hand = DeviceInHand::new(number);
        let code = confirmed(browser, town, &hand).await.unwrap();
        let mut line = browser.fresh();
        let page = exchange(&mut line, &hand, &code).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.body);
        let tokens: Value = serde_json::from_str(&page.body).unwrap();
        let text = |name: &str| tokens[name].as_str().unwrap().to_owned();
        let home = tempfile::tempdir().unwrap();
        let mut store = Store::create_plain(&home.path().join("store"), clock::now()).unwrap();
        let device: DeviceId = text("device").parse().unwrap();
        store.join(device).unwrap();
        let person = text("person").parse().unwrap();
        let (access, refresh, blob_key) = (text("access"), text("refresh"), text("blob_key"));
        Self { hand, device, person, access, refresh, blob_key, store, line, _home: home }
    }

    /// Speaks with another process of the same server from now on.
    pub fn speak_with(&mut self, hall: &super::town::Hall) {
        self.speak_by(hall.router.clone());
    }

    /// Speaks by another way from now on.
    pub fn speak_by(&mut self, way: axum::Router) {
        self.line.move_to(way);
    }

    /// Sends a JSON message with the access token.
    pub async fn send<T: Serialize>(&mut self, path: &str, message: &T) -> Page {
        let body = serde_json::to_vec(message).unwrap();
        self.send_packed(path, zstd::bulk::compress(&body, 3).unwrap()).await
    }

    pub async fn send_packed(&mut self, path: &str, body: Vec<u8>) -> Page {
        let request = Request::post(path)
            .header(header::AUTHORIZATION, format!("Bearer {}", self.access))
            .header(header::CONTENT_ENCODING, "zstd")
            .body(Body::from(body));
        self.line.send(request.unwrap()).await
    }

    /// Any request with the access token.
    pub async fn call(&mut self, request: axum::http::request::Builder, body: Body) -> Page {
        let request = request.header(header::AUTHORIZATION, format!("Bearer {}", self.access));
        self.line.send(request.body(body).unwrap()).await
    }

    async fn ask<T: Serialize, A: DeserializeOwned>(&mut self, path: &str, message: &T) -> A {
        let page = self.send(path, message).await;
        assert_eq!(page.status, StatusCode::OK, "{path}: {}", page.body);
        serde_json::from_str(&page.body).unwrap()
    }

    /// Gives a command on this device.
    pub fn issue<T: Serialize>(&mut self, kind: &str, input: &T) -> Issued {
        let command = Command {
            id: CommandId(clock::new_id()),
            kind: kind.to_owned(),
            kind_version: 1,
            actor: Some(self.person),
            on_behalf_of: None,
            payload: Payload::Inline(serde_json::to_string(input).unwrap()),
            base: Vec::new(),
            client_time: clock::now(),
        };
        let key = Key(&self.hand.key, self.device);
        self.store.issue(command, &key).unwrap()
    }

    /// One contact: everything up, everything down.
    pub async fn synchronise(&mut self) -> Result<(), StoreError> {
        self.store.seal(BatchLimits::default())?;
        while let Some(request) = self.store.push_request()? {
            let answer = self.ask("/v1/push", &request).await;
            self.store.take_push_answer(answer)?;
            self.store.seal(BatchLimits::default())?;
        }
        for _ in 0..100 {
            let request = self.store.pull_request()?;
            let answer = self.ask("/v1/pull", &request).await;
            if matches!(self.store.take_pull_answer(answer)?, Pulled::Published(_)) {
                return Ok(());
            }
        }
        panic!("a hundred pages and no end");
    }

    /// Presents a refresh token and takes the new ones.
    pub async fn renew(&mut self, token: &str) -> Page {
        let parsed = Token::parse(Sort::Refresh, token).unwrap();
        let signature = self.hand.signs_refresh(parsed.tenant, DeviceId(parsed.name), parsed.secret.hash());
        let message = json!({ "refresh": token, "signature": signature });
        let request = Request::post("/v1/device/token").body(Body::from(message.to_string()));
        let page = self.line.send(request.unwrap()).await;
        if page.status == StatusCode::OK {
            let tokens: Value = serde_json::from_str(&page.body).unwrap();
            self.access = tokens["access"].as_str().unwrap().to_owned();
            self.refresh = tokens["refresh"].as_str().unwrap().to_owned();
        }
        page
    }
}

/// Exchanges a pairing's code.
pub async fn exchange(line: &mut Browser, hand: &DeviceInHand, code: &str) -> Page {
    let parsed = Token::parse(Sort::PairingCode, code).unwrap();
    let signature = hand.signs_exchange(parsed.tenant, parsed.name);
    let message = json!({ "code": code, "verifier": hand.verifier, "signature": signature });
    line.send(Request::post("/v1/device/pair").body(Body::from(message.to_string())).unwrap()).await
}
