//! What surrounds every request: headers for browsers, bounds, the line in the log, what holds a panic.

use std::panic::AssertUnwindSafe;
use std::sync::atomic::Ordering;
use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use futures_util::FutureExt as _;
use obeznik_app::Code;

use super::answer::Failure;
use crate::metrics::Counted;
use crate::server::Shared;
use crate::tenants::Unavailable;

/// Requests at once; more are told to come back.
const MOST_REQUESTS: u64 = 2_048;
/// Bytes of an address.
const LONGEST_ADDRESS: usize = 4_096;

/// Headers every answer has unless a handler said otherwise: nothing is kept, framed, guessed or passed on.
const HEADERS: [(HeaderName, &str); 6] = [
    (header::CACHE_CONTROL, "no-store"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::STRICT_TRANSPORT_SECURITY, "max-age=31536000"),
    (
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; \
         frame-ancestors 'none'",
    ),
];

/// Adds what is missing of [`HEADERS`].
pub(super) async fn headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    for (name, value) in HEADERS {
        response.headers_mut().entry(name).or_insert(HeaderValue::from_static(value));
    }
    response
}

/// Answers for a handler that panicked. What it said stays here: it may be what a person wrote; the place of the
/// panic is in the log already.
pub(super) async fn caught(request: Request, next: Next) -> Response {
    match AssertUnwindSafe(next.run(request)).catch_unwind().await {
        Ok(response) => response,
        Err(_) => Failure::from(Unavailable::Broken).into_response(),
    }
}

/// Turns requests away while too many run.
pub(super) async fn bounded(State(server): State<Shared>, request: Request, next: Next) -> Response {
    let _running = Counted::more(&server.metrics.running);
    if server.metrics.running.load(Ordering::Relaxed) > MOST_REQUESTS {
        server.metrics.shed.fetch_add(1, Ordering::Relaxed);
        return Failure::busy(2).into_response();
    }
    if request.uri().to_string().len() > LONGEST_ADDRESS {
        return Failure::new(StatusCode::URI_TOO_LONG, Code::Invalid, "server-bad-request").into_response();
    }
    next.run(request).await
}

/// Tells the log and the counters which route answered what, never the address: it may hold a secret.
pub(super) async fn told(State(server): State<Shared>, request: Request, next: Next) -> Response {
    let began = Instant::now();
    let route = request.extensions().get::<MatchedPath>().map_or("none", |path| path.as_str()).to_owned();
    let method = request.method().clone();
    let response = next.run(request).await;
    let (status, took) = (response.status().as_u16(), began.elapsed());
    server.metrics.request(&route, status, took);
    let ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
    tracing::debug!(method = %method, route, status, ms, "answered");
    response
}

/// No such address.
pub(super) async fn nothing_here() -> Failure {
    Failure::new(StatusCode::NOT_FOUND, Code::NotFound, "server-nothing-here")
}

#[cfg(test)]
mod tests {
    use axum::Router;
    use axum::body::Body;
    use axum::middleware::from_fn;
    use axum::routing::get;
    use http_body_util::BodyExt as _;
    use tower::ServiceExt as _;

    use super::*;

    async fn falls() -> StatusCode {
        let title = String::from("Prodej pozemku Novákovi");
        panic!("no such paper: {title}");
    }

    #[tokio::test]
    async fn a_handler_that_panics_is_answered_for_without_its_words() {
        let router = Router::new().route("/", get(falls)).layer(from_fn(caught)).layer(from_fn(headers));
        let answer = router.oneshot(Request::new(Body::empty())).await.unwrap();
        assert_eq!(answer.status(), StatusCode::INTERNAL_SERVER_ERROR);
        assert_eq!(answer.headers()[header::CACHE_CONTROL], "no-store", "the answer is like any other");
        let body = answer.into_body().collect().await.unwrap().to_bytes();
        let text = String::from_utf8_lossy(&body);
        assert!(text.contains("server-broken") && !text.contains("pozemku"), "{text}");
        assert!(!text.contains("surroundings.rs"), "no place either: {text}");
    }
}
