//! A server that listens: its page for monitors, what it does under load, with slow senders, and when it ends.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use futures_util::FutureExt as _;
use obeznik_identity::testing::DeviceInHand;
use obeznik_server::console::carry_out;
use obeznik_server::http;
use obeznik_server::serve::{Held, Serving};
use serde_json::json;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tower::ServiceExt as _;

use super::browser::{Browser, Page};
use super::desktop::Desktop;
use super::devices::{department, one_device};
use super::door::settle;
use super::port;
use super::town::{Hall, arguments, order, path_of};

/// Requests at once, as the administrator's handbook says.
const MOST_REQUESTS: usize = 2_048;
/// Safety only: nothing here takes so long.
const PATIENCE: Duration = Duration::from_secs(120);

async fn serving(home: &tempfile::TempDir, more: &str) -> Serving {
    let held = Held::take(home.path()).unwrap().unwrap();
    let listen = format!("127.0.0.1:{}", port::free());
    let line = format!("--plain | --listen | {listen} | --public-url | https://obeznik.example {more}");
    Serving::begin(held, &arguments(&line).serve).await.unwrap()
}

/// A line to a server on which a head was said, and perhaps more.
async fn line(address: SocketAddr, said: &str) -> TcpStream {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(said.as_bytes()).await.unwrap();
    stream
}

/// What a line says until it says this, or until it ends.
async fn heard(stream: &mut TcpStream, until: &str) -> String {
    let mut text = String::new();
    let mut bytes = [0; 4096];
    let reading = async {
        while !text.contains(until) {
            let length = stream.read(&mut bytes).await.unwrap_or(0);
            if length == 0 {
                break;
            }
            text.push_str(&String::from_utf8_lossy(&bytes[..length]));
        }
    };
    tokio::time::timeout(PATIENCE, reading).await.expect("the server says nothing and does not end the line");
    text
}

/// What a line says until it ends.
async fn heard_to_its_end(stream: &mut TcpStream) -> String {
    heard(stream, "\u{0}").await
}

fn get(path: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")
}

#[tokio::test]
async fn monitors_read_numbers_at_an_address_of_their_own() {
    let home = tempfile::tempdir().unwrap();
    let free = SocketAddr::from(([127, 0, 0, 1], port::free()));
    let serving = serving(&home, &format!("| --metrics | {free}")).await;
    let health = heard_to_its_end(&mut line(serving.address, &get("/health")).await).await;
    assert!(health.starts_with("HTTP/1.1 200"), "{health}");
    let lost = heard_to_its_end(&mut line(serving.address, &get("/vzorov/invitation/tajemstvi")).await).await;
    assert!(!lost.starts_with("HTTP/1.1 200"), "{lost}");
    let page = heard_to_its_end(&mut line(free, &get("/metrics")).await).await;
    assert!(page.starts_with("HTTP/1.1 200") && page.contains("text/plain"), "{page}");
    for expected in [
        "obeznik_request_seconds_count{route=\"/health\",status=\"200\"} 1",
        "# TYPE obeznik_connections gauge",
        "obeznik_running 0",
        "obeznik_listeners 0",
        "obeznik_shed_total 0",
    ] {
        assert!(page.contains(expected), "{expected} is not in\n{page}");
    }
    assert!(!page.contains("tajemstvi"), "an address may hold a secret: {page}");
    let elsewhere = heard_to_its_end(&mut line(serving.address, &get("/metrics")).await).await;
    assert!(elsewhere.starts_with("HTTP/1.1 404"), "only at its own address: {elsewhere}");
    serving.end().await;
}

fn retry_after(page: &Page) -> u64 {
    let seconds = page.headers.get(header::RETRY_AFTER).unwrap_or_else(|| panic!("{page:?}"));
    seconds.to_str().unwrap().parse().unwrap()
}

#[tokio::test]
async fn who_comes_while_too_many_are_served_is_told_when_to_come_back() {
    let (hall, _) = Hall::with_town().await;
    let mut waiting = Vec::new();
    for _ in 0..MOST_REQUESTS {
        let endless = futures_util::stream::pending::<Result<Vec<u8>, std::io::Error>>();
        let request = Request::post("/v1/device/pair").body(Body::from_stream(endless)).unwrap();
        let mut call = Box::pin(hall.router.clone().oneshot(request));
        assert!((&mut call).now_or_never().is_none(), "it waits for its body");
        waiting.push(call);
    }
    let mut browser = hall.browser();
    let shed = browser.get("/vzorov/sign-in").await;
    assert_eq!((shed.status, retry_after(&shed)), (StatusCode::SERVICE_UNAVAILABLE, 2));
    assert!(shed.body.contains("server-busy"), "{}", shed.body);
    assert_eq!(hall.server.metrics.shed.load(Ordering::Relaxed), 1);
    drop(waiting);
    assert_eq!(browser.get("/vzorov/sign-in").await.status, StatusCode::OK);
    assert_eq!(hall.server.metrics.running.load(Ordering::Relaxed), 0);
}

#[tokio::test]
async fn who_guesses_is_told_when_to_try_again() {
    let (hall, link) = Hall::with_town().await;
    let mut browser = hall.browser();
    settle(&mut browser, &link).await;
    // A person at a page. Waits double, so even a slow machine comes to one.
    let mut stranger = hall.browser();
    let mut slowed = None;
    for _ in 0..12 {
        let page = stranger.get("/vzorov/sign-in").await;
        let fields = [("email", "jana@vzorov.cz"), ("pass_phrase", "hádám hádám hádám")];
        let answer = stranger.fill("/vzorov/sign-in", &page, &fields).await;
        if answer.status == StatusCode::TOO_MANY_REQUESTS {
            slowed = Some(answer);
            break;
        }
    }
    let seconds = retry_after(&slowed.expect("guesses are slowed"));
    assert!((1..=900).contains(&seconds), "{seconds}");
    // A computer with wrong tokens of enrolment.
    let hand = DeviceInHand::new(1);
    let wrong = json!({ "town": "vzorov", "device": hand.device, "key": hand.public_key(), "token": "x" });
    let mut slowed = None;
    for _ in 0..60 {
        let request = Request::post("/v1/device/enrol").body(Body::from(wrong.to_string())).unwrap();
        let answer = stranger.send(request).await;
        if answer.status == StatusCode::TOO_MANY_REQUESTS {
            slowed = Some(answer);
            break;
        }
    }
    let seconds = retry_after(&slowed.expect("guesses are slowed"));
    assert!((1..=300).contains(&seconds), "{seconds}");
}

#[tokio::test]
async fn a_push_that_is_too_large_is_turned_away_and_the_next_one_is_not() {
    let (hall, _, mut desktop) = one_device().await;
    let large = vec![b' '; 9 << 20];
    // Nine megabytes that look like nine kilobytes, and nine that are sent as they are.
    let packed = zstd::bulk::compress(&large, 3).unwrap();
    assert_eq!(desktop.send_packed("/v1/push", packed).await.status, StatusCode::PAYLOAD_TOO_LARGE);
    let plain = desktop.call(Request::post("/v1/push"), Body::from(large)).await;
    assert_eq!(plain.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(plain.body.contains("server-too-large"), "{}", plain.body);
    let (_, input) = department("Odbor majetku");
    desktop.issue("municipality.define_department", &input);
    desktop.synchronise().await.unwrap();
    assert_eq!(hall.say("verify").await.exit.number(), 0);
}

#[tokio::test(start_paused = true)]
async fn who_says_nothing_or_half_of_a_head_is_cut_off() {
    let home = tempfile::tempdir().unwrap();
    let serving = serving(&home, "").await;
    for said in ["", "P", "GET /health HT", "GET /health HTTP/1.1\r\nhost: x\r\n"] {
        let mut stream = line(serving.address, said).await;
        let text = heard_to_its_end(&mut stream).await;
        assert!(!text.contains("200"), "{said}: {text}");
    }
    serving.end().await;
}

#[tokio::test(start_paused = true)]
async fn who_dribbles_a_head_is_cut_off_though_never_silent() {
    let home = tempfile::tempdir().unwrap();
    let serving = serving(&home, "").await;
    let (mut read, mut write) = line(serving.address, "GET /health HTTP/1.1\r\nx: ").await.into_split();
    let dribble = async {
        // A thousand bytes, one a second: written to a line that was cut, one fails.
        for _ in 0..1_000 {
            tokio::time::sleep(Duration::from_secs(1)).await;
            if write.write_all(b"a").await.is_err() {
                return;
            }
        }
        panic!("the server hears a head for a quarter of an hour");
    };
    let mut text = String::new();
    tokio::select! {
        () = dribble => {}
        _ = read.read_to_string(&mut text) => {}
    }
    assert!(!text.contains("200"), "{text}");
    serving.end().await;
}

#[tokio::test(start_paused = true)]
async fn who_stops_in_the_middle_of_a_body_is_told_so() {
    let home = tempfile::tempdir().unwrap();
    let serving = serving(&home, "").await;
    let head = "POST /v1/device/pair HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\n{";
    let mut stream = line(serving.address, head).await;
    let text = heard(&mut stream, "server-too-slow").await;
    assert!(text.starts_with("HTTP/1.1 408") && text.contains("server-too-slow"), "{text}");
    serving.end().await;
}

#[tokio::test]
async fn a_server_that_ends_answers_what_is_under_way_and_takes_nothing_new() {
    let home = tempfile::tempdir().unwrap();
    let serving = serving(&home, "").await;
    let (server, address) = (Arc::clone(&serving.server), serving.address);
    let body = json!({ "code": "x", "verifier": "x", "signature": "x" }).to_string();
    let (first, rest) = body.split_at(5);
    let head = format!("POST /v1/device/pair HTTP/1.1\r\nhost: x\r\ncontent-length: {}\r\n\r\n", body.len());
    let mut under_way = line(address, &format!("{head}{first}")).await;
    // Another line was used and stays open.
    let mut idle = line(address, "GET /health HTTP/1.1\r\nhost: x\r\n\r\n").await;
    assert!(heard(&mut idle, "ok\n").await.starts_with("HTTP/1.1 200"));
    while server.metrics.running.load(Ordering::Relaxed) == 0 {
        tokio::task::yield_now().await;
    }
    let ending = tokio::spawn(serving.end());
    while TcpStream::connect(address).await.is_ok() {
        tokio::task::yield_now().await;
    }
    assert_eq!(heard_to_its_end(&mut idle).await, "", "an idle line ends");
    assert!(!ending.is_finished(), "a request is under way");
    under_way.write_all(rest.as_bytes()).await.unwrap();
    let answer = heard_to_its_end(&mut under_way).await;
    assert!(answer.starts_with("HTTP/1.1 400") && answer.contains("identity-link-dead"), "{answer}");
    tokio::time::timeout(PATIENCE, ending).await.unwrap().unwrap();
}

#[tokio::test]
async fn listeners_of_pokes_are_let_go_when_the_server_ends() {
    let home = tempfile::tempdir().unwrap();
    let serving = serving(&home, "").await;
    let founding = "tenant | add | vzorov | --name | Město Vzorov | --name-genitive | města Vzorova \
        | --ico | 00299138 | --given | Jana | --family | Jasanová | --email | jana@vzorov.cz \
        | --without-digits";
    let said = carry_out(&serving.server, order(arguments(founding).verb.unwrap()), false).await;
    assert_eq!(said.exit.number(), 0, "{:?}", said.lines);
    let mut browser = Browser::new(http::router(Arc::clone(&serving.server)));
    settle(&mut browser, &path_of(&said.value["invitation"])).await;
    let desktop = Desktop::paired(&mut browser, "vzorov", 1).await;
    let head =
        format!("GET /v1/events HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {}\r\n\r\n", desktop.access);
    let mut listener = line(serving.address, &head).await;
    assert!(heard(&mut listener, "text/event-stream").await.starts_with("HTTP/1.1 200"));
    assert_eq!(serving.server.metrics.listeners.load(Ordering::Relaxed), 1);
    let server = Arc::clone(&serving.server);
    let (_, ended) =
        tokio::join!(heard_to_its_end(&mut listener), tokio::time::timeout(PATIENCE, serving.end()));
    ended.expect("the server ends");
    assert_eq!(server.metrics.listeners.load(Ordering::Relaxed), 0);
}
