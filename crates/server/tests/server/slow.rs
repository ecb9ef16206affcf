//! Devices that take or send slowly or not at all, and what others notice of it: nothing.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::Poll;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::{Request, StatusCode, header};
use axum::response::Response;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use tokio::sync::mpsc;
use tokio::task::JoinSet;
use tower::ServiceExt as _;

use super::blobs::{begin, content, get, hash_of, name_it, put_whole};
use super::browser::Browser;
use super::desktop::Desktop;
use super::devices::department;
use super::door::{settle, settle_in};
use super::town::Hall;

/// More streams than the server has threads for work that may wait.
const STREAMS: usize = 600;
/// So many of them one device has at once.
const HELD: usize = 4;
/// So many more of it may wait for a turn; the others are turned away.
const WAITING: usize = 16;
/// Safety only: who is stopped by somebody else is stopped for ever, or turned away.
const PATIENCE: Duration = Duration::from_secs(120);

/// A server with two towns; the second one has a device.
async fn two_towns() -> (Hall, Browser, Desktop) {
    let (hall, link) = Hall::with_town().await;
    let mut browser = hall.browser();
    settle(&mut browser, &link).await;
    let link = hall.add_town("jasan", "jana@jasan.cz").await;
    let mut beside = hall.browser();
    settle_in(&mut beside, "jasan", &link, "jana@jasan.cz").await;
    let mut other = Desktop::paired(&mut beside, "jasan", 9).await;
    other.synchronise().await.unwrap();
    (hall, browser, other)
}

/// One contact with an annex up and down.
async fn works(desktop: &mut Desktop) {
    let contact = async {
        let (_, input) = department("Odbor majetku");
        desktop.issue("municipality.define_department", &input);
        desktop.synchronise().await.unwrap();
        let annex = b"an annex of another town";
        put_whole(desktop, annex).await;
        let hash = hash_of(desktop, annex);
        name_it(desktop, &hash);
        desktop.synchronise().await.unwrap();
        let whole = get(desktop, &hash, None).await;
        assert_eq!((whole.status, whole.bytes.as_slice()), (StatusCode::OK, annex.as_slice()));
    };
    tokio::time::timeout(PATIENCE, contact).await.expect("another town waits");
}

/// Asks for a content and leaves the answer unread. Nothing when it is turned away, once others have all there is:
/// before, whoever asks may come while too much waits.
async fn unread(router: Router, path: String, token: String, is_full: Arc<AtomicBool>) -> Option<Response> {
    loop {
        let request = Request::get(&path).header(header::AUTHORIZATION, &token).body(Body::empty()).unwrap();
        let response = router.clone().oneshot(request).await.unwrap();
        if response.status() == StatusCode::OK {
            return Some(response);
        }
        assert_eq!(response.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert!(response.headers().contains_key(header::RETRY_AFTER));
        if is_full.load(Ordering::SeqCst) {
            return None;
        }
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn what_one_device_leaves_unread_stops_nobody_else() {
    let (hall, mut browser, mut other) = two_towns().await;
    let mut greedy = Desktop::paired(&mut browser, "vzorov", 1).await;
    let mut neighbour = Desktop::paired(&mut browser, "vzorov", 2).await;
    let content = content(2 << 20);
    put_whole(&mut greedy, &content).await;
    greedy.synchronise().await.unwrap();
    let hash = hash_of(&greedy, &content);
    name_it(&mut greedy, &hash);
    greedy.synchronise().await.unwrap();

    let (mut asking, is_full) = (JoinSet::new(), Arc::new(AtomicBool::new(false)));
    for _ in 0..STREAMS {
        let (path, token) = (format!("/v1/blobs/{hash}"), format!("Bearer {}", greedy.access));
        asking.spawn(unread(hall.router.clone(), path, token, Arc::clone(&is_full)));
    }
    let mut held = Vec::new();
    let answers = async {
        let mut turned_away = 0;
        while turned_away < STREAMS - HELD - WAITING {
            match asking.join_next().await.unwrap().unwrap() {
                Some(answer) => held.push(answer),
                None => turned_away += 1,
            }
            is_full.store(held.len() >= HELD, Ordering::SeqCst);
        }
    };
    tokio::time::timeout(PATIENCE, answers).await.expect("everybody is answered, but for those who wait");
    assert_eq!(held.len(), HELD, "one device has so many at once");
    works(&mut other).await;
    let whole = tokio::time::timeout(PATIENCE, get(&mut neighbour, &hash, None)).await;
    assert_eq!(whole.expect("another device waits").bytes, content);
    while let Some(answered) = asking.try_join_next() {
        assert!(answered.unwrap().is_none(), "one device got more than it may have");
    }

    asking.shutdown().await;
    drop(held);
    assert_eq!(get(&mut greedy, &hash, None).await.bytes, content);
}

/// A part of which no byte comes; it is told when somebody begins to wait for one.
fn silent(begun: &mpsc::UnboundedSender<()>) -> Body {
    let begun = begun.clone();
    let mut is_told = false;
    Body::from_stream(futures_util::stream::poll_fn(move |_| {
        if !std::mem::replace(&mut is_told, true) {
            let _ = begun.send(()); // the test may be over
        }
        Poll::<Option<Result<Bytes, std::io::Error>>>::Pending
    }))
}

#[tokio::test]
async fn parts_that_come_slowly_stop_no_other_town() {
    let (hall, mut browser, mut other) = two_towns().await;
    let (begun, mut waits) = mpsc::unbounded_channel();
    let mut sending = JoinSet::new();
    for number in 1..=4 {
        let mut slow = Desktop::paired(&mut browser, "vzorov", number).await;
        for size in [1000, 2000] {
            let upload = begin(&mut slow, &content(size + usize::from(number))).await;
            let path = format!("/v1/uploads/{}/parts/0", upload["upload"].as_str().unwrap());
            let digest = format!("sha-256=:{}:", STANDARD.encode([7; 32]));
            let request = Request::put(path)
                .header(header::AUTHORIZATION, format!("Bearer {}", slow.access))
                .header("content-digest", digest);
            sending.spawn(hall.router.clone().oneshot(request.body(silent(&begun)).unwrap()));
        }
    }
    for _ in 0..8 {
        tokio::time::timeout(PATIENCE, waits.recv()).await.expect("a part is waited for").unwrap();
    }
    works(&mut other).await;
}
