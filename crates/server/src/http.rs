//! HTTP: what devices ask for under `/v1`, pages for people, and what surrounds every request.

pub mod answer;
pub mod body;
pub mod caller;
mod events;
mod hello;
pub mod network;
mod surroundings;

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::get;

use crate::pages;
use crate::server::Shared;

/// Everything the server answers.
pub fn router(server: Shared) -> Router {
    let devices =
        Router::new().route("/v1/hello", get(hello::hello)).route("/v1/events", get(events::events));
    Router::new()
        .merge(devices)
        .merge(pages::router())
        .route("/health", get(hello::health))
        .fallback(surroundings::nothing_here)
        .layer(from_fn(surroundings::headers))
        .layer(from_fn_with_state(server.clone(), surroundings::bounded))
        .layer(from_fn_with_state(server.clone(), surroundings::told))
        .with_state(server)
}
