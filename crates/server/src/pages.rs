//! Pages of the door: plain HTML. Sign-in, authenticator, invitation, pairing, devices, the meetings of who is in;
//! the one script is for passkeys.

mod account;
mod authenticator;
mod directory;
mod form;
mod invitation;
mod meetings;
mod outside;
mod pair;
mod passkey;
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
        .route("/{town}/directory", get(directory::page).post(directory::sent))
        .route("/{town}/outside", get(outside::out))
        .route("/{town}/outside/tie", post(outside::tie))
        .route("/{town}/outside/back", get(outside::back))
        .route("/passkey.js", get(passkey::script))
        .route("/{town}/passkey", post(passkey::sign_in))
        .route("/{town}/passkey/ask", post(passkey::ask))
        .route("/{town}/code/passkey", post(passkey::step))
        .route("/{town}/passkeys/add", post(passkey::add))
        .route("/{town}/passkeys/forget", post(passkey::forget))
        .route("/{town}/devices/end", post(account::end_device))
        .route("/{town}/meetings", get(meetings::list))
        .route("/{town}/meetings/{meeting}", get(meetings::meeting))
        .route("/{town}/meetings/{meeting}/pdf", get(meetings::programme_pdf))
        .route("/{town}/meetings/{meeting}/apology", post(meetings::apologise))
        .route("/{town}/meetings/{meeting}/conflict", post(meetings::announce))
        .route("/{town}/meetings/{meeting}/papers/{paper}", get(meetings::paper))
        .route("/{town}/meetings/{meeting}/papers/{paper}/pdf", get(meetings::paper_pdf))
        .route("/{town}/meetings/{meeting}/papers/{paper}/report", get(meetings::report_pdf))
        .route("/{town}/meetings/{meeting}/annexes/{annex}", get(meetings::annex))
}

/// The looks of the window, without its density and its data pictures.
async fn style() -> impl IntoResponse {
    let css = concat!(include_str!("../../../ui/src/styles/tokens.css"), include_str!("pages/style.css"));
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8"), (header::CACHE_CONTROL, "max-age=3600")], css)
}
