//! What anybody may know: the version, that the server lives, and whether it can serve.

use axum::extract::State;
use axum::http::HeaderMap;
use obeznik_kernel::Timestamp;
use serde::Serialize;

use super::answer::{Failure, Json};
use super::body::takes_zstd;
use crate::clock;
use crate::server::Shared;

/// Protocols this server speaks: the oldest and the newest.
const PROTOCOL: [u32; 2] = [1, 1];

/// The answer to `GET /v1/hello`.
#[derive(Debug, Serialize)]
pub(super) struct Hello {
    server_version: &'static str,
    protocol: [u32; 2],
    min_app: &'static str,
    time: Timestamp,
    features: &'static [&'static str],
}

/// Says which program this is, to whom no sign-in is needed yet.
pub(super) async fn hello(State(_): State<Shared>, headers: HeaderMap) -> Json<Hello> {
    let value = Hello {
        server_version: env!("CARGO_PKG_VERSION"),
        protocol: PROTOCOL,
        min_app: "0.1.0",
        time: clock::now(),
        features: &["pairing", "enrolment", "events", "sync", "blobs", "text", "parts"],
    };
    Json { value, takes_zstd: takes_zstd(&headers) }
}

/// Says that the server lives.
pub(super) async fn health() -> &'static str {
    "ok\n"
}

/// Says whether the server can serve: where its municipalities live answers.
pub(super) async fn ready(State(server): State<Shared>) -> Result<&'static str, Failure> {
    if server.readiness.is_ready(&server.tenants).await { Ok("ready\n") } else { Err(Failure::busy(5)) }
}
