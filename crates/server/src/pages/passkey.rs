//! Passkeys: signing in with one, the second step with one, adding and removing them.

use axum::http::{HeaderValue, header};
use axum::response::{AppendHeaders, IntoResponse as _, Redirect, Response};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use maud::{Markup, html};
use obeznik_identity::door::{self, Asked};
use obeznik_identity::link::{Sort, Token};
use obeznik_identity::passkey::{self, ALGORITHMS, Answer, Passkey, Place};
use obeznik_identity::{Denied, Passage, Secret, Stage, passage, recovery};
use serde::Deserialize;
use serde_json::{Value, json};

use super::authenticator::codes;
use super::form::Form;
use super::meetings;
use super::sheet::{Notice, answer, sentence, sheet};
use super::sign_in::{entered, own_address, status};
use super::visitor::{Town, Visitor};
use crate::clock;

/// The cookie of a browser that asks its authenticator.
const COOKIE: &str = "-key";
/// How long an authenticator may take, in milliseconds.
const SLOWEST: u32 = 300_000;
/// Longest name of a passkey.
const LONGEST_NAME: usize = 60;

/// A page with our script, which speaks with this server alone.
const CONTENT_POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; style-src 'self'; img-src data:; script-src 'self'; connect-src 'self'; \
     form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
);

/// The script.
pub(super) async fn script() -> impl axum::response::IntoResponse {
    let headers =
        [(header::CONTENT_TYPE, "text/javascript; charset=utf-8"), (header::CACHE_CONTROL, "max-age=3600")];
    (headers, include_str!("passkey.js"))
}

/// Lets a page use the script.
pub(super) fn scripted(response: Response) -> Response {
    ([(header::CONTENT_SECURITY_POLICY, CONTENT_POLICY)], response).into_response()
}

/// The element that loads the script.
fn load() -> Markup {
    html! { script src="/passkey.js" defer {} }
}

/// Where passkeys are good; nowhere when the server does not know its own name.
fn place(town: &Town) -> Option<Place> {
    town.server.reach.public_url.as_deref().and_then(Place::of)
}

/// What a form is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum What {
    SignIn,
    Step,
    Add,
}

/// What our script sends first.
#[derive(Deserialize)]
pub(super) struct Asking {
    what: What,
    #[serde(default)]
    token: String,
}

/// What an authenticator is to sign.
pub(super) async fn ask(town: Town, Form(Asking { what, token }): Form<Asking>) -> Response {
    let Some(place) = place(&town) else { return refused(&Denied::LinkDead) };
    let mut options = match options(&town, &place, what, &token).await {
        Ok(Ok(options)) => options,
        Ok(Err(denied)) => return refused(&denied),
        Err(response) => return response,
    };
    let passage = Passage(Secret::new(clock::random()));
    let hash = passage.0.hash();
    match town.step(move |keeper, scene| door::set_out(keeper, scene, hash)).await {
        Ok(Ok(())) => {}
        Ok(Err(denied)) => return refused(&denied),
        Err(response) => return response,
    }
    options["challenge"] = passage.challenge().into();
    options["timeout"] = SLOWEST.into();
    let tenant = town.file.tenant;
    let token = Token { tenant, name: tenant.0, secret: passage.0.clone() }.text(Sort::Passage);
    let cookie = town.named_cookie(COOKIE, &token, passage::HOLDS.as_secs());
    ([(header::SET_COOKIE, cookie)], axum::Json(options)).into_response()
}

fn refused(denied: &Denied) -> Response {
    (status(denied), axum::Json(json!({ "key": denied.key() }))).into_response()
}

async fn options(
    town: &Town,
    place: &Place,
    what: What,
    token: &str,
) -> Result<Result<Value, Denied>, Response> {
    if what == What::SignIn {
        return Ok(Ok(json!({ "rpId": place.host, "userVerification": "required" })));
    }
    let visitor = Visitor::of(town).await?.filter(|visitor| visitor.not_their_form(token).is_none());
    let Some(visitor) = visitor else { return Ok(Err(Denied::NotSignedIn)) };
    let visit = visitor.visit;
    let is_to_add = what == What::Add;
    let known = town.step(move |keeper, _| {
        let account = if is_to_add { Some(door::may_add_passkey(keeper, &visit)?) } else { None };
        Ok((account, keeper.passkeys_of(visit.person)?))
    });
    Ok(known.await?.map(|(account, known)| {
        let known = listed(&known);
        match account {
            Some(account) => to_add(town, place, &account, &known),
            None => json!({ "rpId": place.host, "allowCredentials": known, "userVerification": "preferred" }),
        }
    }))
}

fn listed(known: &[Passkey]) -> Value {
    let id = |passkey: &Passkey| json!({ "type": "public-key", "id": URL_SAFE_NO_PAD.encode(&passkey.id) });
    known.iter().map(id).collect()
}

/// Options of making a passkey (Web Authentication, § 5.4).
fn to_add(town: &Town, place: &Place, account: &obeznik_identity::Account, known: &Value) -> Value {
    let algorithms: Vec<_> =
        ALGORITHMS.iter().map(|alg| json!({ "type": "public-key", "alg": alg })).collect();
    let email = account.email.as_str();
    json!({
        "rp": { "id": place.host, "name": format!("Oběžník – {}", town.file.name) },
        "user": {
            "id": URL_SAFE_NO_PAD.encode(account.person.0.as_bytes()), "name": email, "displayName": email,
        },
        "pubKeyCredParams": algorithms,
        "excludeCredentials": known,
        "authenticatorSelection": { "residentKey": "preferred", "userVerification": "required" },
        "attestation": "none",
    })
}

/// The challenge of the browser that asked, once.
async fn challenge(town: &Town) -> Result<Result<String, Denied>, Response> {
    let token = town.sent_cookie(COOKIE).and_then(|value| Token::parse(Sort::Passage, value));
    let Some(token) = token.filter(|token| token.tenant == town.file.tenant) else {
        return Ok(Err(Denied::LinkDead));
    };
    let passage = Passage(token.secret);
    let hash = passage.0.hash();
    let came = town.step(move |keeper, scene| door::come_back(keeper, scene, hash)).await?;
    Ok(came.map(|()| passage.challenge()))
}

/// What our script sends after a touch.
#[derive(Deserialize)]
pub(super) struct Given {
    #[serde(default)]
    token: String,
    #[serde(default)]
    then: String,
    id: String,
    client_data: String,
    authenticator_data: String,
    signature: String,
}

impl Given {
    fn answer(&self) -> Option<Answer> {
        let bytes = |text: &str| URL_SAFE_NO_PAD.decode(text).ok();
        Some(Answer {
            id: bytes(&self.id)?,
            client_data: bytes(&self.client_data)?,
            authenticator_data: bytes(&self.authenticator_data)?,
            signature: bytes(&self.signature)?,
        })
    }
}

/// Signing in with a passkey alone.
pub(super) async fn sign_in(town: Town, Form(given): Form<Given>) -> Response {
    let (Some(place), Some(answer)) = (place(&town), given.answer()) else {
        return not_taken(&town, &Denied::Wrong);
    };
    let challenge = match challenge(&town).await {
        Ok(Ok(challenge)) => challenge,
        Ok(Err(denied)) => return not_taken(&town, &denied),
        Err(response) => return response,
    };
    let (secret, cookie) = town.fresh_cookie();
    let hash = secret.hash();
    let passed = town.step(move |keeper, scene| {
        let asked = Asked { place: &place, challenge: &challenge };
        door::pass_by_passkey(keeper, scene, (asked, &answer), hash)
    });
    match passed.await {
        Ok(Ok(visit)) => without_challenge(&town, entered(&town, visit, cookie, &given.then).await),
        Ok(Err(denied)) => not_taken(&town, &denied),
        Err(response) => response,
    }
}

/// The second step with a passkey.
pub(super) async fn step(visitor: Visitor, Form(given): Form<Given>) -> Response {
    let elsewhere = || visitor.not_their_turn(Stage::AwaitsCode);
    if let Some(response) = visitor.not_their_form(&given.token).or_else(elsewhere) {
        return response;
    }
    let (town, visit) = (&visitor.town, visitor.visit);
    let (Some(place), Some(answer)) = (place(town), given.answer()) else {
        return not_taken(town, &Denied::Wrong);
    };
    let challenge = match challenge(town).await {
        Ok(Ok(challenge)) => challenge,
        Ok(Err(denied)) => return not_taken(town, &denied),
        Err(response) => return response,
    };
    let (secret, cookie) = town.fresh_cookie();
    let hash = secret.hash();
    let done = town.step(move |keeper, scene| {
        let asked = Asked { place: &place, challenge: &challenge };
        door::second_step_by_passkey(keeper, scene, &visit, (asked, &answer), hash)
    });
    match done.await {
        Ok(Ok(visit)) => without_challenge(town, entered(town, visit, cookie, &given.then).await),
        Ok(Err(denied)) => not_taken(town, &denied),
        Err(response) => response,
    }
}

fn without_challenge(town: &Town, response: Response) -> Response {
    (AppendHeaders([(header::SET_COOKIE, over(town))]), response).into_response()
}

fn over(town: &Town) -> HeaderValue {
    town.named_cookie(COOKIE, "", 0)
}

fn not_taken(town: &Town, denied: &Denied) -> Response {
    let text = match denied {
        Denied::Wrong | Denied::LinkDead => town.say("door-passkey-not-taken"),
        denied => sentence(town.texts(), denied),
    };
    let content =
        html! { div.actions { a.button href=(town.href("")) { (town.say("door-outside-again")) } } };
    let page = sheet(town, &town.say("door-sign-in-title"), Some(&Notice::Bad(text)), &content);
    answer(status(denied), page)
}

/// What our script sends after making a passkey.
#[derive(Deserialize)]
pub(super) struct New {
    token: String,
    #[serde(default)]
    then: String,
    name: String,
    client_data: String,
    attestation: String,
}

/// Adds a passkey.
pub(super) async fn add(visitor: Visitor, Form(given): Form<New>) -> Response {
    if let Some(response) = visitor.not_their_form(&given.token) {
        return response;
    }
    let (town, visit) = (&visitor.town, visitor.visit);
    let challenge = match challenge(town).await {
        Ok(Ok(challenge)) => challenge,
        Ok(Err(denied)) => return not_taken(town, &denied),
        Err(response) => return response,
    };
    let Some(made) = made(town, &challenge, &given) else { return not_taken(town, &Denied::Wrong) };
    let printed: Vec<String> = (0..recovery::COUNT).map(|_| recovery::code(clock::random())).collect();
    let hashes: Vec<_> = printed.iter().filter_map(|code| recovery::hash_of(code)).collect();
    let (secret, cookie) = town.fresh_cookie();
    let (hash, name) = (secret.hash(), name_of(town, &given.name));
    let done = town
        .step(move |keeper, scene| door::add_passkey(keeper, scene, &visit, (made, name), (&hashes, hash)));
    let (visit_now, gets_codes) = match done.await {
        Ok(Ok(done)) => done,
        Ok(Err(denied)) => return not_taken(town, &denied),
        Err(response) => return response,
    };
    let next = own_address(town, &given.then);
    let page = if gets_codes {
        codes(&visitor, &printed, &given.then, &town.say("door-passkey-added"))
    } else {
        Redirect::to(&next).into_response()
    };
    let over = AppendHeaders([(header::SET_COOKIE, over(town))]);
    if visit_now.hash == visit.hash {
        return (over, page).into_response();
    }
    let page = meetings::only_theirs_waits(visit.person, town, page).await;
    (AppendHeaders([(header::SET_COOKIE, cookie)]), over, page).into_response()
}

fn made(town: &Town, challenge: &str, given: &New) -> Option<passkey::Made> {
    let bytes = |text: &str| URL_SAFE_NO_PAD.decode(text).ok();
    let (client_data, attestation) = (bytes(&given.client_data)?, bytes(&given.attestation)?);
    let made = passkey::made(&place(town)?, challenge, &client_data, &attestation);
    made.inspect_err(|odd| tracing::warn!(tenant = %town.file.tenant, cause = %odd, "no passkey was made"))
        .ok()
}

fn name_of(town: &Town, typed: &str) -> String {
    let name: String = typed.trim().chars().filter(|c| !c.is_control()).take(LONGEST_NAME).collect();
    if name.is_empty() { town.say("door-passkey") } else { name }
}

/// The form that takes a passkey away.
#[derive(Deserialize)]
pub(super) struct Forgotten {
    token: String,
    id: String,
}

/// Takes a passkey away.
pub(super) async fn forget(visitor: Visitor, Form(Forgotten { token, id }): Form<Forgotten>) -> Response {
    if let Some(response) = visitor.not_their_form(&token).or_else(|| visitor.not_their_turn(Stage::In)) {
        return response;
    }
    let (town, visit) = (&visitor.town, visitor.visit);
    let id = URL_SAFE_NO_PAD.decode(id).unwrap_or_default();
    match town.step(move |keeper, scene| door::forget_passkey(keeper, scene, &visit, &id)).await {
        Ok(_) => town.go(""),
        Err(response) => response,
    }
}

/// The form of signing in with a passkey alone; nothing where there are none.
pub(super) fn sign_in_form(town: &Town, then: &str) -> Markup {
    html! { @if place(town).is_some() {
        form hidden method="post" action=(town.href("passkey")) data-passkey="get" data-ask=(town.href("passkey/ask")) {
            input type="hidden" name="what" value="sign_in";
            input type="hidden" name="then" value=(own_address(town, then));
            (answer_fields(town))
            div.actions { button.quiet { (town.say("door-passkey-sign-in")) } }
        }
        (load())
    } }
}

/// The form of the second step with a passkey, for who has one.
pub(super) fn step_form(visitor: &Visitor, then: &str, known: &[Passkey]) -> Markup {
    let town = &visitor.town;
    html! { @if place(town).is_some() && !known.is_empty() {
        form hidden method="post" action=(town.href("code/passkey")) data-passkey="get"
            data-ask=(town.href("passkey/ask")) {
            input type="hidden" name="what" value="step";
            input type="hidden" name="token" value=(visitor.form_token());
            input type="hidden" name="then" value=(own_address(town, then));
            (answer_fields(town))
            div.actions { button.quiet { (town.say("door-passkey-step")) } }
        }
        (load())
    } }
}

fn answer_fields(town: &Town) -> Markup {
    html! {
        @for name in ["id", "client_data", "authenticator_data", "signature"] {
            input type="hidden" name=(name);
        }
        p.notice.bad role="alert" hidden { (town.say("door-passkey-failed")) }
    }
}

/// The form that adds a passkey.
pub(super) fn add_form(visitor: &Visitor, then: &str) -> Markup {
    let town = &visitor.town;
    html! { @if place(town).is_some() {
        form hidden method="post" action=(town.href("passkeys/add")) data-passkey="create"
            data-ask=(town.href("passkey/ask")) {
            h2 { (town.say("door-passkeys")) }
            p { (town.say("door-passkey-why")) }
            input type="hidden" name="what" value="add";
            input type="hidden" name="token" value=(visitor.form_token());
            input type="hidden" name="then" value=(own_address(town, then));
            @for name in ["client_data", "attestation"] { input type="hidden" name=(name); }
            label for="passkey-name" { (town.say("door-passkey-name")) }
            input #passkey-name type="text" name="name" autocomplete="off" maxlength=(LONGEST_NAME);
            p.notice.bad role="alert" hidden { (town.say("door-passkey-failed")) }
            div.actions { button.quiet { (town.say("door-passkey-add")) } }
        }
        (load())
    } }
}

/// Passkeys of who is in, each with the button that takes it away.
pub(super) fn list(
    visitor: &Visitor,
    known: &[Passkey],
    in_prague: fn(obeznik_kernel::Timestamp) -> String,
) -> Markup {
    let (town, token) = (&visitor.town, visitor.form_token());
    let used = |passkey: &Passkey| match passkey.used_at {
        Some(at) => town.texts().say("door-passkey-used", &[("at", &in_prague(at))]),
        None => town.texts().say("door-passkey-made", &[("at", &in_prague(passkey.made_at))]),
    };
    html! {
        @if !known.is_empty() { h2 { (town.say("door-passkeys-own")) } }
        @for passkey in known {
            div.device {
                div { p { (passkey.name) } p.hint { (used(passkey)) } }
                form method="post" action=(town.href("passkeys/forget")) {
                    input type="hidden" name="token" value=(token);
                    input type="hidden" name="id" value=(URL_SAFE_NO_PAD.encode(&passkey.id));
                    button.bad { (town.say("door-passkey-forget")) }
                }
            }
        }
    }
}
