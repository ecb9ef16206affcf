//! HTTP: what devices ask for under `/v1`, pages for people, and what surrounds every request.

pub mod answer;
mod blobs;
pub mod body;
pub mod caller;
pub(crate) mod carried;
mod devices;
mod events;
mod hello;
mod log;
mod lost;
mod mail;
pub mod network;
mod statements;
mod surroundings;
mod sync;

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{get, post, put};

use crate::pages;
use crate::server::Shared;

/// Everything the server answers.
pub fn router(server: Shared) -> Router {
    let devices = Router::new()
        .route("/v1/hello", get(hello::hello))
        .route("/v1/device/enrol", post(devices::enrol))
        .route("/v1/device/admit", post(devices::admit))
        .route("/v1/device/pair", post(devices::pair))
        .route("/v1/device/token", post(devices::token))
        .route("/v1/device/end", post(devices::end))
        .route("/v1/devices", get(lost::list))
        .route("/v1/devices/{device}/lost", post(lost::lost))
        .route("/v1/push", post(sync::push))
        .route("/v1/pull", post(sync::pull))
        .route("/v1/repair", post(sync::repair))
        .route("/v1/blobs", post(blobs::begin))
        .route("/v1/blobs/{hash}", get(blobs::get))
        .route("/v1/uploads/{upload}", get(blobs::state))
        .route("/v1/uploads/{upload}/parts/{part}", put(blobs::put))
        .route("/v1/uploads/{upload}/commit", post(blobs::commit))
        .route("/v1/mail", get(mail::standing))
        .route("/v1/mail/retry", post(mail::retry))
        .route("/v1/log", post(log::log))
        .route("/v1/log/history", post(log::history))
        .route("/v1/log/inspected", post(log::inspected))
        .route("/v1/log/verified", post(log::verified))
        .route("/v1/statements", post(statements::statement))
        .route("/v1/statements/texts", post(statements::texts))
        .route("/v1/events", get(events::events));
    Router::new()
        .merge(devices)
        .merge(pages::router())
        .route("/health", get(hello::health))
        .route("/ready", get(hello::ready))
        .fallback(surroundings::nothing_here)
        .layer(from_fn(surroundings::caught))
        .layer(from_fn(surroundings::headers))
        .layer(from_fn_with_state(server.clone(), surroundings::bounded))
        .layer(from_fn_with_state(server.clone(), surroundings::told))
        .with_state(server)
}
