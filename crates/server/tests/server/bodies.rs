//! Bodies, forms, cookies and headers as no sound program sends them: each is answered, nothing of it breaks the server
//! or reaches a page as anything but text.

use std::cell::{Cell, RefCell};
use std::net::{Ipv4Addr, SocketAddr};
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, HeaderValue, Request, StatusCode, header};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use http_body_util::BodyExt as _;
use obeznik_identity::link::{Sort, Token};
use obeznik_identity::testing::{DeviceInHand, request};
use obeznik_identity::{Secret, TenantId};
use obeznik_server::clock::new_id;
use proptest::prelude::{Strategy, any, prop_oneof};
use proptest::sample::select;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use tower::ServiceExt as _;

use super::blobs::{begin, content, hash_of, name_it, put_whole};
use super::desktop::Desktop;
use super::door::settle;
use super::meetings::{Scene, token_of};
use super::strangers::harness::{bytes, feed, text};
use super::strangers::messages::messages;
use super::strangers::tried::{is_of, routes};
use super::town::Hall;

/// What would be an element if a page did not take it for text.
const MARKUP: &str = "<b id=cizi>";

/// Forms of the door as browsers send them, with what somebody may write into them.
const FORMS: &[&str] = &[
    "token=x&reason=Jsem+v+nemocnici+%3Cb+id%3Dcizi%3E",
    "token=x&back=yes",
    "token=x&item=0191f000-0000-7000-8000-000000000001&reason=%C5%BDaluji+obec",
    "token=x&person=0191f000-0000-7000-8000-000000000001&reason=",
    "token=x&code=000000",
    "token=x&device=0191f000-0000-7000-8000-000000000001",
    "token=x&id=%00%FF%2",
    "token=&token=&=&&;%",
];

/// Where they go, below the door; `{m}` is a meeting.
const DOORS: &[&str] = &[
    "/vzorov/meetings/{m}/apology",
    "/vzorov/meetings/{m}/conflict",
    "/vzorov/code",
    "/vzorov/authenticator",
    "/vzorov/devices/end",
    "/vzorov/passkeys/forget",
    "/vzorov/invitation/abc",
];

/// An answer, as far as it is looked at.
struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    bytes: Vec<u8>,
}

/// Who sends, each time from another place: whoever fails often would wait.
struct Sender {
    router: Router,
    sent: Cell<u32>,
}

impl Sender {
    fn new(router: Router) -> Self {
        Self { router, sent: Cell::new(0) }
    }

    async fn send(&self, mut request: Request<Body>) -> Answer {
        self.sent.set(self.sent.get() + 1);
        let from =
            SocketAddr::from((Ipv4Addr::from_bits(0x0a00_0000 | (self.sent.get() & 0x00ff_ffff)), 50_000));
        request.extensions_mut().insert(ConnectInfo(from));
        let (parts, body) = self.router.clone().oneshot(request).await.unwrap().into_parts();
        let bytes = body.collect().await.unwrap().to_bytes().to_vec();
        Answer { status: parts.status, headers: parts.headers, bytes }
    }
}

impl Answer {
    /// Whether a fault of the server's own was kept from the sender.
    fn is_sound(&self) -> bool {
        let text = String::from_utf8_lossy(&self.bytes);
        let is_answered = self.status.as_u16() < 500 || self.status == StatusCode::SERVICE_UNAVAILABLE;
        // In JSON, which no browser draws, it stands as somebody wrote it.
        let is_json = self.headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind == "application/json");
        is_answered && !text.contains("server-broken") && (is_json || !text.contains(MARKUP))
    }
}

/// A body on its way.
#[derive(Debug, Clone)]
enum Sent {
    /// A message, and whether it says to be packed and is not.
    Message(usize, String, bool),
    Form(usize, String),
    /// What waits in a cookie, encoded or as it is; nobody here has sealed it.
    Unsent(String, bool),
    /// What the server sealed, perhaps changed.
    Sealed(Vec<u8>),
}

fn sent(messages_sent: Vec<Value>, unsent: Value, sealed: Vec<u8>) -> impl Strategy<Value = Sent> {
    prop_oneof![
        4 => (messages(messages_sent), proptest::bool::weighted(0.1))
            .prop_map(|((at, text), is_packed)| Sent::Message(at, text, is_packed)),
        3 => (0..DOORS.len(), text(FORMS)).prop_map(|(at, form)| Sent::Form(at, form)),
        3 => (messages(vec![unsent]), proptest::bool::weighted(0.9))
            .prop_map(|((_, text), is_encoded)| Sent::Unsent(text, is_encoded)),
        3 => bytes(vec![sealed]).prop_map(Sent::Sealed),
    ]
}

/// Messages that are not sent here: those of synchronisation are fed to the office where it takes them (`hostile.rs` of
/// `crates/sync`), and of the others nothing is read.
const ELSEWHERE: &[&str] = &[
    "/v1/push",
    "/v1/pull",
    "/v1/repair",
    "/v1/device/end",
    "/v1/uploads/{upload}/commit",
    "/v1/mail/retry",
    "/v1/log/verified",
];

/// One of each message that nobody has to be let in for, and of those of a device that is.
fn samples(tenant: TenantId) -> Vec<(String, Value)> {
    let hand = DeviceInHand::new(8);
    let asked = request(&hand);
    let token = |sort| Token { tenant, name: new_id(), secret: Secret::new([7; 32]) }.text(sort);
    let signature = "00".repeat(64);
    let messages = [
        (
            "/v1/device/enrol",
            json!({ "town": "vzorov", "device": hand.device, "key": hand.public_key(), "token": "obe.x" }),
        ),
        (
            "/v1/device/admit",
            json!({ "town": "vzorov", "code": "ABCD-EFGH-JKMN", "device": hand.device,
                "challenge": asked.challenge, "key": hand.public_key(), "name": "Notebook" }),
        ),
        (
            "/v1/device/pair",
            json!({ "code": token(Sort::PairingCode), "verifier": hand.verifier, "signature": signature }),
        ),
        ("/v1/device/token", json!({ "refresh": token(Sort::Refresh), "signature": signature })),
        ("/v1/blobs", json!({ "hash": "ab".repeat(32), "size_bytes": 5 })),
        (
            "/v1/log",
            json!({ "person": new_id(), "record": "", "from": "2026-01-01", "to": "2026-12-31",
                "slice": { "sort": "", "descending": false, "offset": 0, "limit": 500 } }),
        ),
        ("/v1/log/history", json!({ "record": new_id() })),
        ("/v1/log/inspected", json!({ "from": "2026-01-01", "to": "2026-12-31", "offset": 0, "below": 7 })),
        ("/v1/statements", json!({ "person": new_id(), "request": "Žádost z 1. prosince" })),
        (
            "/v1/statements",
            json!({ "given": "Petr", "family": "Malý", "texts": [new_id()], "request": "Žádost" }),
        ),
        ("/v1/statements/texts", json!({ "given": "Petr", "family": "Malý", "beside": "Lipová" })),
    ];
    let mut messages: Vec<(String, Value)> =
        messages.into_iter().map(|(path, message)| (path.to_owned(), message)).collect();
    messages.push((format!("/v1/devices/{}/lost", new_id()), json!({ "wipe": false })));
    messages
}

#[test]
fn every_message_is_sent_as_no_sound_program_sends_it() {
    let sent = samples(TenantId(new_id()));
    let taken = routes().into_iter().filter(|(method, path)| *method == "POST" && path.starts_with("/v1/"));
    let is_known =
        |route: &str| ELSEWHERE.contains(&route) || sent.iter().any(|(path, _)| is_of(path, route));
    let forgotten: Vec<_> = taken.map(|(_, route)| route).filter(|route| !is_known(route)).collect();
    assert!(forgotten.is_empty(), "nobody sends {forgotten:?}");
}

#[test]
fn fuzz_bodies() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let mut scene = runtime.block_on(Scene::new());
    let page = runtime.block_on(scene.petr.get(&scene.path("")));
    let person = page.hidden().into_iter().find(|(name, _)| name == "person").unwrap().1;
    let tenant = scene.hall.server.tenants.by_slug("vzorov").unwrap().tenant;
    let (samples, sender) = (samples(tenant), Sender::new(scene.hall.router.clone()));
    let bearer = format!("Bearer {}", scene.jana.access);
    let visit = format!("__Host-obeznik-vzorov={}", scene.petr.cookie());
    // With the token of their own visit a form is taken.
    let token = serde_urlencoded::to_string([("token", token_of(&page))]).unwrap();
    let (meeting, item) = (scene.meeting.to_string(), scene.item.to_string());
    let written = format!("Stavím tam {MARKUP}");
    let unsent = json!({ "person": person, "meeting": meeting, "item": item, "reason": written });
    let waiting = |text: &str| {
        Request::get(format!("/vzorov/meetings/{meeting}"))
            .header(header::COOKIE, format!("{visit}; __Host-obeznik-vzorov-unsent={text}"))
    };

    // What waits as it should stands in the form, as text.
    let mut over = scene.petr.fresh();
    let fields = [("item", item.as_str()), ("reason", written.as_str())];
    runtime.block_on(over.fill(&scene.path("/conflict"), &page, &fields));
    let sealed = URL_SAFE_NO_PAD.decode(over.cookie()).unwrap();
    let whole = waiting(&over.cookie()).body(Body::empty()).unwrap();
    let shown = runtime.block_on(sender.send(whole));
    let text = String::from_utf8_lossy(&shown.bytes).into_owned();
    assert!(text.contains("Stavím tam &lt;b id=cizi&gt;") && shown.is_sound(), "{text}");

    let messages_sent = samples.iter().map(|(_, message)| message.clone()).collect();
    let inputs = sent(messages_sent, unsent, sealed.clone());
    feed("bodies", inputs, |input| {
        let request = match &input {
            Sent::Message(at, text, is_packed) => {
                let request = Request::post(&samples[*at].0).header(header::AUTHORIZATION, &bearer);
                let packing = if *is_packed { "zstd" } else { "identity" };
                request.header(header::CONTENT_ENCODING, packing).body(Body::from(text.clone()))
            }
            Sent::Form(at, form) => Request::post(DOORS[*at].replace("{m}", &meeting))
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                .header("sec-fetch-site", "same-origin")
                .header(header::COOKIE, &visit)
                .body(Body::from(form.replace("token=x", &token))),
            Sent::Unsent(text, true) => waiting(&URL_SAFE_NO_PAD.encode(text)).body(Body::empty()),
            Sent::Unsent(text, false) => waiting(text).body(Body::empty()),
            Sent::Sealed(bytes) => waiting(&URL_SAFE_NO_PAD.encode(bytes)).body(Body::empty()),
        };
        let Ok(request) = request else { return }; // no header holds it
        let answer = runtime.block_on(sender.send(request));
        let body = String::from_utf8_lossy(&answer.bytes);
        assert!(answer.is_sound(), "{input:?}: {} {body}", answer.status);
        let is_changed = match &input {
            Sent::Unsent(..) => true,
            Sent::Sealed(bytes) => *bytes != sealed,
            Sent::Message(..) | Sent::Form(..) => false,
        };
        assert!(!is_changed || !body.contains("Stavím tam"), "{input:?}: {body}");
    });
    let whole = runtime.block_on(scene.hall.say("verify"));
    assert_eq!(whole.exit.number(), 0, "{:?}", whole.lines);
}

/// Ranges of a content.
const RANGES: &[&str] =
    &["bytes=0-99", "bytes=500-", "bytes=-10", "bytes=0-0,5-9", "bytes=999-18446744073709551615"];
/// Digests of parts, right and wrong.
const DIGESTS: &[&str] = &[
    "sha-256=:n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=:",
    "md5=:AAAA:, sha-256=:AAAA:",
    "sha-256=::",
    "sha-512=:AAAA:",
];
/// Addresses as proxies write them.
const FORWARDED: &[&str] =
    &["203.0.113.9, 192.0.2.7", "2001:db8::1", "[2001:db8::1]:443", "unknown", "::ffff:1.2.3.4"];
/// Names of headers that are read, and values some of them have.
const NAMES: &[&str] = &[
    "accept",
    "accept-encoding",
    "accept-language",
    "authorization",
    "content-encoding",
    "cookie",
    "host",
    "if-range",
    "origin",
    "sec-fetch-site",
];
const VALUES: &[&str] = &[
    "application/vnd.obeznik.sealed+json;q=0.5, */*",
    "zstd;q=0,gzip",
    "en, cs;q=0.1",
    "Bearer oba.AAAA.BBBB",
    "__Host-obeznik-vzorov=obv.AAAA; a=b; ;=",
    "https://obeznik.example:443",
];

/// A header on its way.
#[derive(Debug, Clone)]
enum Header {
    Range(String),
    Digest(String),
    Forwarded(String, bool),
    Other(&'static str, String),
}

fn headers() -> impl Strategy<Value = Header> {
    prop_oneof![
        text(RANGES).prop_map(Header::Range),
        text(DIGESTS).prop_map(Header::Digest),
        (text(FORWARDED), any::<bool>()).prop_map(|(text, again)| Header::Forwarded(text, again)),
        (select(NAMES), text(VALUES)).prop_map(|(name, text)| Header::Other(name, text)),
    ]
}

/// A device with a content of its own and a part on its way, at a server behind a proxy.
struct Reader {
    hall: Hall,
    sender: Sender,
    desktop: RefCell<Desktop>,
    renewed_at: Cell<Instant>,
    content: Vec<u8>,
    blob: String,
    part: String,
}

/// What the part on its way is to be.
const PART: &[u8] = b"test";
/// Less than a token of access holds.
const TOKEN_LASTS: Duration = Duration::from_secs(5 * 60);

impl Reader {
    async fn new() -> Self {
        let hall = Hall::with_options(tempfile::tempdir().unwrap(), "| --behind-proxy");
        let link = hall.add_town("vzorov", "jana@vzorov.cz").await;
        let mut browser = hall.browser();
        settle(&mut browser, &link).await;
        let mut desktop = Desktop::paired(&mut browser, "vzorov", 1).await;
        desktop.synchronise().await.unwrap();
        let content = content(1000);
        put_whole(&mut desktop, &content).await;
        let hash = hash_of(&desktop, &content);
        name_it(&mut desktop, &hash);
        desktop.synchronise().await.unwrap();
        let upload = begin(&mut desktop, PART).await;
        let part = format!("/v1/uploads/{}/parts/0", upload["upload"].as_str().unwrap());
        let (sender, blob) = (Sender::new(hall.router.clone()), format!("/v1/blobs/{hash}"));
        let (desktop, renewed_at) = (RefCell::new(desktop), Cell::new(Instant::now()));
        Self { hall, sender, desktop, renewed_at, content, blob, part }
    }

    /// A request of the device, whose token lasts.
    fn asks(&self, request: axum::http::request::Builder) -> axum::http::request::Builder {
        request.header(header::AUTHORIZATION, format!("Bearer {}", self.desktop.borrow().access))
    }

    async fn hears(&self, header: &Header) {
        let (request, body) = match header {
            Header::Range(text) => {
                (self.asks(Request::get(&self.blob)).header(header::RANGE, text), Body::empty())
            }
            Header::Digest(text) => {
                (self.asks(Request::put(&self.part)).header("content-digest", text), Body::from(PART))
            }
            Header::Forwarded(text, again) => {
                let wrong = json!({ "town": "vzorov", "code": "ABCD-EFGH-JKMN", "device": new_id(), "challenge": "x",
                    "key": "00".repeat(32), "name": "Notebook" });
                let request = Request::post("/v1/device/admit").header("x-forwarded-for", text);
                let request = if *again { request.header("x-forwarded-for", text) } else { request };
                (request, Body::from(wrong.to_string()))
            }
            Header::Other(name, text) => (Request::get("/vzorov/sign-in").header(*name, text), Body::empty()),
        };
        let Ok(request) = request.body(body) else { return }; // no header holds it
        let answer = self.sender.send(request).await;
        assert!(answer.is_sound(), "{header:?}: {}", answer.status);
        match header {
            Header::Range(_) => self.fits(header, &answer),
            Header::Digest(text) => {
                let digest = STANDARD.encode(Sha256::digest(PART));
                let is_right = text.contains(&digest);
                assert!(is_right || answer.status != StatusCode::NO_CONTENT, "{header:?}");
            }
            Header::Forwarded(..) | Header::Other(..) => {}
        }
    }

    /// Sees that what came is what the answer says it is.
    fn fits(&self, header: &Header, answer: &Answer) {
        let told = |name| answer.headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
        match answer.status {
            StatusCode::OK => assert_eq!(answer.bytes, self.content, "{header:?}"),
            StatusCode::PARTIAL_CONTENT => {
                let told = told(header::CONTENT_RANGE).and_then(|text| text.strip_prefix("bytes ")).unwrap();
                let (from, rest) = told.split_once('-').unwrap();
                let (to, size) = rest.split_once('/').unwrap();
                let [from, to, size] = [from, to, size].map(|number| number.parse::<usize>().unwrap());
                assert_eq!(size, self.content.len(), "{header:?}");
                assert_eq!(answer.bytes, self.content[from..=to], "{header:?}");
            }
            StatusCode::RANGE_NOT_SATISFIABLE => assert!(answer.bytes.is_empty(), "{header:?}"),
            other => panic!("{header:?}: {other}"),
        }
    }

    /// Takes a new token before the one at hand ends.
    fn stays_in(&self, runtime: &tokio::runtime::Runtime) {
        if self.renewed_at.get().elapsed() < TOKEN_LASTS {
            return;
        }
        self.renewed_at.set(Instant::now());
        let mut desktop = self.desktop.borrow_mut();
        let refresh = desktop.refresh.clone();
        assert_eq!(runtime.block_on(desktop.renew(&refresh)).status, StatusCode::OK);
    }
}

#[test]
fn fuzz_headers() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let reader = runtime.block_on(Reader::new());
    feed("headers", headers(), |header| {
        reader.stays_in(&runtime);
        runtime.block_on(reader.hears(&header));
    });
    let whole = runtime.block_on(reader.hall.say("verify"));
    assert_eq!(whole.exit.number(), 0, "{:?}", whole.lines);
}
