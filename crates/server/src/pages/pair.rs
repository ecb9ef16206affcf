//! Pairing: the person compares six digits and says that the device is theirs.

use axum::extract::Query;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use maud::html;
use obeznik_identity::door::Knocker;
use obeznik_identity::link::{Sort, Token};
use obeznik_identity::{Denied, PairingRequest, Secret, Stage, door};
use obeznik_kernel::DeviceId;
use serde::Deserialize;

use super::form::Form;
use super::sheet::{Notice, answer, sentence, sheet};
use super::sign_in::status;
use super::visitor::{Town, Visitor};
use crate::clock;

/// What the application wrote into the address.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Asked {
    device: DeviceId,
    challenge: String,
    state: String,
    port: u16,
    key: String,
    name: String,
}

/// The form: the same, with whose it is.
#[derive(Deserialize)]
pub(super) struct Given {
    token: String,
    device: DeviceId,
    challenge: String,
    state: String,
    port: u16,
    key: String,
    name: String,
}

impl From<Asked> for PairingRequest {
    fn from(asked: Asked) -> Self {
        let Asked { device, challenge, state, port, key: public_key, name } = asked;
        Self { device, challenge, state, port, public_key, name }
    }
}

/// The page's form ends at the application, which listens on the loopback.
const CONTENT_POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; style-src 'self'; img-src data:; form-action 'self' http://127.0.0.1:*; \
     base-uri 'none'; frame-ancestors 'none'",
);

pub(super) async fn page(
    town: Town,
    asked: Result<Query<Asked>, axum::extract::rejection::QueryRejection>,
    visitor: Result<Visitor, Response>,
) -> Response {
    let asked = asked.map(|Query(asked)| PairingRequest::from(asked)).ok();
    let asked = asked.filter(PairingRequest::is_sound);
    // A computer that is not to be paired is told so before its person signs in for nothing.
    if let Some(response) = not_to_be_paired(&town, asked.as_ref()).await {
        return response;
    }
    let visitor = match visitor {
        Ok(visitor) => visitor,
        Err(to_sign_in) => return to_sign_in,
    };
    if let Some(response) = visitor.not_their_turn(Stage::In) {
        return response;
    }
    match asked {
        Some(request) => form(&visitor, &request, None),
        None => form_is_dead(&visitor, &Denied::LinkDead),
    }
}

/// The page that says why, for a computer the office does not pair.
async fn not_to_be_paired(town: &Town, request: Option<&PairingRequest>) -> Option<Response> {
    let PairingRequest { device, public_key, .. } = request?.clone();
    let looked = town.step(move |keeper, scene| {
        door::may_pair(keeper, scene, Knocker { device, public_key: &public_key })
    });
    match looked.await {
        Ok(Ok(_)) => None,
        Ok(Err(denied)) => Some(refused(town, &denied)),
        Err(response) => Some(response),
    }
}

fn refused(town: &Town, denied: &Denied) -> Response {
    let notice = Notice::Bad(sentence(town.texts(), denied));
    answer(status(denied), sheet(town, &town.say("door-pair-title"), Some(&notice), &html! {}))
}

fn form(visitor: &Visitor, request: &PairingRequest, denied: Option<&Denied>) -> Response {
    let town = &visitor.town;
    let content = html! {
        p { (town.texts().say("door-pair-what", &[("device", &request.name.trim())])) }
        p { (town.say("door-pair-compare")) }
        span.digits { (request.digits()) }
        p { (town.say("door-pair-differ")) }
        form method="post" action=(town.href("pair")) {
            input type="hidden" name="token" value=(visitor.form_token());
            input type="hidden" name="device" value=(request.device);
            input type="hidden" name="challenge" value=(request.challenge);
            input type="hidden" name="state" value=(request.state);
            input type="hidden" name="port" value=(request.port);
            input type="hidden" name="key" value=(request.public_key);
            input type="hidden" name="name" value=(request.name);
            div.actions { button { (town.say("door-pair-confirm")) } }
        }
    };
    let notice = denied.map(|denied| Notice::Bad(sentence(town.texts(), denied)));
    let status = denied.map_or(StatusCode::OK, status);
    let page = sheet(town, &town.say("door-pair-title"), notice.as_ref(), &content);
    ([(header::CONTENT_SECURITY_POLICY, CONTENT_POLICY)], answer(status, page)).into_response()
}

fn form_is_dead(visitor: &Visitor, denied: &Denied) -> Response {
    let town = &visitor.town;
    let content = html! {
        p { (town.say("door-pair-again")) }
        div.actions { a href=(town.href("")) { (town.say("door-devices")) } }
    };
    let notice = Notice::Bad(sentence(town.texts(), denied));
    answer(status(denied), sheet(town, &town.say("door-pair-title"), Some(&notice), &content))
}

pub(super) async fn sent(visitor: Visitor, Form(given): Form<Given>) -> Response {
    let Given { token, device, challenge, state, port, key: public_key, name } = given;
    if let Some(response) = visitor.not_their_form(&token).or_else(|| visitor.not_their_turn(Stage::In)) {
        return response;
    }
    let request = PairingRequest { device, challenge, state, port, public_key, name };
    let (id, secret, visit) = (clock::new_id(), Secret::<32>::new(clock::random()), visitor.visit);
    let (hash, asked) = (secret.hash(), request.clone());
    let confirmed = visitor.town.step(move |keeper, scene| {
        door::check_logged(keeper, visit.person, (asked.device, asked.public_key.as_str()))?;
        door::confirm(keeper, scene, &visit, asked, (id, hash))
    });
    match confirmed.await {
        Ok(Ok(_)) => {
            let code = Token { tenant: visitor.town.file.tenant, name: id, secret }.text(Sort::PairingCode);
            let query = serde_urlencoded::to_string([("code", &code), ("state", &request.state)]);
            let back = format!("http://127.0.0.1:{}/?{}", request.port, query.unwrap_or_default());
            let policy = [(header::CONTENT_SECURITY_POLICY, CONTENT_POLICY)];
            (policy, Redirect::to(&back)).into_response()
        }
        Ok(Err(denied @ Denied::EnrolmentNeeded)) => refused(&visitor.town, &denied),
        Ok(Err(denied)) => form_is_dead(&visitor, &denied),
        Err(response) => response,
    }
}

/// Where the browser ends once the application has its code.
pub(super) async fn paired(town: Town) -> Response {
    let content = html! { p { (town.say("door-paired-text")) } };
    answer(StatusCode::OK, sheet(&town, &town.say("door-paired-title"), None, &content))
}
