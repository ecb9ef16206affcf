//! What opens the office is said to nobody: no pass-phrase, code, link or token stands in what a server tells.

use std::io::{BufReader, Read as _};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Command, Stdio};

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use http_body_util::BodyExt as _;
use hyper_util::rt::TokioIo;
use obeznik_identity::testing::DeviceInHand;
use serde_json::Value;

use super::browser::{Browser, Page};
use super::desktop::{Desktop, confirmed, exchange};
use super::door::code_for;
use super::provider::{self, Provider};
use super::quiet::{Killed, address};
use super::town::{Hall, PHRASE};

/// A pass-phrase somebody tried.
const GUESS: &str = "nesprávná věta o ničem";

/// A server as a process, at the most talkative level.
struct Running {
    process: Killed,
    address: SocketAddr,
    told: std::thread::JoinHandle<String>,
}

impl Running {
    fn start(home: &Path) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_obeznik-server"));
        command.args(["--plain", "--listen", "127.0.0.1:0", "--public-url", "https://obeznik.example"]);
        command.args(["--log", "trace", "--data"]).arg(home).env("RUST_BACKTRACE", "full");
        let mut process = Killed(command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap());
        let mut told = BufReader::new(process.0.stderr.take().unwrap());
        let address = address(&mut told).parse().unwrap();
        let told = std::thread::spawn(move || {
            let mut text = String::new();
            told.read_to_string(&mut text).unwrap();
            text
        });
        Self { process, address, told }
    }

    /// Everything it told.
    fn ended(mut self) -> String {
        self.process.0.kill().unwrap();
        self.told.join().unwrap()
    }
}

/// A browser's way over the network.
fn way_to(address: SocketAddr) -> Router {
    Router::new().fallback(move |request: Request| forwarded(address, request))
}

async fn forwarded(address: SocketAddr, mut request: Request) -> Response {
    let stream = tokio::net::TcpStream::connect(address).await.unwrap();
    let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream)).await.unwrap();
    tokio::spawn(connection);
    request.headers_mut().insert(header::HOST, HeaderValue::from_static("obeznik.example"));
    let (parts, body) = sender.send_request(request).await.unwrap().into_parts();
    let bytes = body.collect().await.unwrap().to_bytes();
    Response::from_parts(parts, Body::from(bytes))
}

/// What must not be told, with a word for what it is.
#[derive(Default)]
struct Secrets(Vec<(&'static str, String)>);

impl Secrets {
    fn keep(&mut self, what: &'static str, secret: &str) {
        assert!(secret.len() >= 6, "{what} is not there");
        self.0.push((what, secret.to_owned()));
        let encoded = serde_urlencoded::to_string([("x", secret)]).unwrap();
        self.0.push((what, encoded.trim_start_matches("x=").to_owned()));
    }

    /// A token; what it names may be told, what opens may not.
    fn keep_token(&mut self, what: &'static str, token: &str) {
        let secret = token.rsplit('.').next().unwrap();
        self.keep(what, &secret[..12]);
    }

    fn check(&self, log: &str) {
        for (what, secret) in &self.0 {
            assert!(!stands_in(log, secret), "{what} stands in the log");
        }
    }
}

/// Six digits also stand in times and identifiers, but never alone.
fn stands_in(log: &str, secret: &str) -> bool {
    let is_joined = |next: Option<char>| next.is_some_and(|c| c.is_ascii_alphanumeric());
    log.match_indices(secret).any(|(at, _)| {
        let is_number = secret.bytes().all(|byte| byte.is_ascii_digit());
        let (before, after) = (log[..at].chars().next_back(), log[at + secret.len()..].chars().next());
        !is_number || !(is_joined(before) || is_joined(after))
    })
}

#[test]
fn a_code_in_a_line_is_found_and_a_time_is_not() {
    let table = [
        ("{\"code\":\"123456\"}", "123456", true),
        ("GET /?code=123456&state=1", "123456", true),
        ("2026-11-28T08:00:00.123456Z", "123456", false),
        ("1b123456-0000", "123456", false),
        ("xmodrý vlak jede domůx", PHRASE, true),
    ];
    for (log, secret, expected) in table {
        assert_eq!(stands_in(log, secret), expected, "{log}");
    }
}

async fn sign_in(browser: &mut Browser, phrase: &str) -> Page {
    let page = browser.get("/vzorov/sign-in").await;
    browser.fill("/vzorov/sign-in", &page, &[("email", "jana@vzorov.cz"), ("pass_phrase", phrase)]).await
}

/// Accepts the invitation, signs in, sets the authenticator up.
async fn come_in(browser: &mut Browser, link: &str, secrets: &mut Secrets) {
    secrets.keep("the link of an invitation", link.rsplit('/').next().unwrap());
    let page = browser.get(link).await;
    let done = browser.fill(link, &page, &[("pass_phrase", PHRASE), ("again", PHRASE)]).await;
    assert_eq!(done.goes_to(), "/vzorov/sign-in", "{}", done.body);
    secrets.keep("a pass-phrase", PHRASE);
    secrets.keep("a wrong pass-phrase", GUESS);
    assert_eq!(sign_in(browser, GUESS).await.status, StatusCode::FORBIDDEN);
    let done = sign_in(browser, PHRASE).await;
    assert!(done.goes_to().starts_with("/vzorov/authenticator"), "{} {}", done.goes_to(), done.body);
    let page = browser.get(&done.goes_to()).await;
    let by_hand = page.between("class=\"by-hand\">", "<");
    secrets.keep("the key of an authenticator", &by_hand.replace(' ', ""));
    secrets.keep("the key of an authenticator as it is typed", &by_hand);
    let code = code_for(&page, 0);
    secrets.keep("a code of an authenticator", &code);
    let codes = browser.fill("/vzorov/authenticator", &page, &[("code", &code)]).await;
    assert_eq!(codes.status, StatusCode::OK, "{}", codes.body);
    let list = codes.between("<ul class=\"codes\">", "</ul>");
    for item in list.split("<li>").skip(1) {
        secrets.keep("a recovery code", item.split('<').next().unwrap());
    }
    secrets.keep_token("the cookie of a visit", &browser.cookie());
}

/// Comes in with a recovery code, after a wrong code of the authenticator.
async fn recover(browser: &mut Browser, secrets: &mut Secrets) {
    let (_, code) = secrets.0.iter().find(|(what, _)| *what == "a recovery code").unwrap().clone();
    let done = sign_in(browser, PHRASE).await;
    assert!(done.goes_to().starts_with("/vzorov/code"), "{}", done.goes_to());
    let page = browser.get(&done.goes_to()).await;
    let wrong = "710482";
    secrets.keep("a wrong code", wrong);
    assert_eq!(browser.fill("/vzorov/code", &page, &[("code", wrong)]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(browser.fill("/vzorov/code", &page, &[("code", &code)]).await.goes_to(), "/vzorov");
    secrets.keep_token("the cookie of a visit", &browser.cookie());
}

/// Pairs two devices, renews the tokens of one, presents old ones and some where they do not belong.
async fn pair(browser: &mut Browser, secrets: &mut Secrets) {
    let hand = DeviceInHand::new(1);
    let code = confirmed(browser, "vzorov", &hand).await.unwrap();
    let mut line = browser.fresh();
    let page = exchange(&mut line, &hand, &code).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    let tokens: Value = serde_json::from_str(&page.body).unwrap();
    let text = |name: &str| tokens[name].as_str().unwrap().to_owned();
    assert_eq!(exchange(&mut line, &hand, &code).await.status, StatusCode::BAD_REQUEST);
    secrets.keep_token("the code of a pairing", &code);
    secrets.keep("the verifier of a pairing", &hand.verifier);
    secrets.keep_token("an access token", &text("access"));
    secrets.keep_token("a refresh token", &text("refresh"));
    secrets.keep("the key that names blobs", &text("blob_key"));
    for path in ["/v1/blobs/", "/v1/pull?access_token=", "/vzorov/", "/vzorov/sign-in?then=/vzorov/"] {
        line.get(&format!("{path}{}", text("access"))).await;
    }

    let mut desktop = Desktop::paired(browser, "vzorov", 2).await;
    desktop.synchronise().await.unwrap();
    let old = desktop.refresh.clone();
    assert_eq!(desktop.renew(&old).await.status, StatusCode::OK);
    let newer = desktop.refresh.clone();
    assert_eq!(desktop.renew(&newer).await.status, StatusCode::OK);
    assert_eq!(desktop.renew(&old).await.status, StatusCode::FORBIDDEN, "a copied token");
    secrets.keep_token("a refresh token", &newer);
    for token in [&old, &desktop.refresh] {
        secrets.keep_token("a refresh token", token);
    }
    secrets.keep_token("an access token", &desktop.access);
    secrets.keep("the key that names blobs", &desktop.blob_key);
}

/// Comes back from the provider with a code, as somebody nobody tied.
async fn come_by_provider(browser: &mut Browser, provider: &Provider, secrets: &mut Secrets) {
    let page = browser.get("/vzorov/sign-in").await;
    let query = page.between("href=\"/vzorov/outside?", "\"");
    let out = browser.get(&format!("/vzorov/outside?{query}")).await;
    let back = provider.walk(&out.goes_to(), "adam-02", "low").await;
    let query = back.split_once('?').unwrap().1;
    let given: Vec<(String, String)> = serde_urlencoded::from_str(query).unwrap();
    for (name, value) in &given {
        if name == "code" || name == "state" {
            secrets.keep("what a provider sends back", value);
        }
    }
    assert!(given.iter().any(|(name, _)| name == "code"), "{back}");
    assert_eq!(browser.get(&back).await.status, StatusCode::FORBIDDEN);
    secrets.keep("our secret at the provider", provider::SECRET);
}

#[tokio::test]
async fn nothing_that_opens_the_office_stands_in_the_log() {
    let (hall, link) = Hall::with_town().await;
    let provider = Provider::start();
    let said = provider.set_up(&hall, &provider.settings()).await;
    assert_eq!(said.exit.number(), 0, "{:?}", said.lines);
    let home = hall.closed();
    let running = Running::start(home.path());
    let mut secrets = Secrets::default();
    let mut browser = Browser::new(way_to(running.address));
    come_in(&mut browser, &link, &mut secrets).await;
    recover(&mut browser.fresh(), &mut secrets).await;
    pair(&mut browser, &mut secrets).await;
    come_by_provider(&mut browser.fresh(), &provider, &mut secrets).await;
    let log = running.ended();
    for told in [
        "/{town}/invitation/{secret}",
        "/{town}/authenticator",
        "/{town}/code",
        "/{town}/outside/back",
        "/v1/device/pair",
        "/v1/device/token",
        "recovery_code_used",
        "token_copied",
        "sign_in_failed",
    ] {
        assert!(log.contains(told), "{told} is not in {log}");
    }
    secrets.check(&log);
}
