//! Pages of the door: plain HTML without a script. Sign-in, authenticator, invitation, pairing, devices.

mod account;
mod authenticator;
mod form;
mod invitation;
mod pair;
mod sheet;
mod sign_in;
mod visitor;

use axum::Router;
use axum::http::header;
use axum::response::IntoResponse;
use axum::routing::{get, post};

use crate::server::Shared;

/// Routes of all pages.
pub fn router() -> Router<Shared> {
    Router::new()
        .route("/style.css", get(style))
        .route("/{town}", get(account::page))
        .route("/{town}/sign-in", get(sign_in::page).post(sign_in::sent))
        .route("/{town}/code", get(sign_in::code_page).post(sign_in::code_sent))
        .route("/{town}/sign-out", post(sign_in::sign_out))
        .route("/{town}/authenticator", get(authenticator::page).post(authenticator::sent))
        .route("/{town}/invitation/{secret}", get(invitation::page).post(invitation::sent))
        .route("/{town}/pair", get(pair::page).post(pair::sent))
        .route("/{town}/paired", get(pair::paired))
        .route("/{town}/devices/end", post(account::end_device))
}

/// The looks of the window, without its density and its data pictures.
async fn style() -> impl IntoResponse {
    let css = concat!(include_str!("../../../ui/src/styles/tokens.css"), include_str!("pages/style.css"));
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8"), (header::CACHE_CONTROL, "max-age=3600")], css)
}
