//! Signing in: address and pass-phrase, then a code of the authenticator.

use axum::extract::Query;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse as _, Redirect, Response};
use maud::html;
use obeznik_identity::door::{self, Passed};
use obeznik_identity::{Denied, Email, Fault, Stage, Threshold, Visit};
use obeznik_kernel::calendar::day_in_prague;
use serde::Deserialize;

use super::form::Form;
use super::sheet::{Notice, answer_to, sentence, sheet};
use super::visitor::{Town, Visitor};
use super::{meetings, outside, passkey};
use crate::clock;

/// Longest address to go on to.
const LONGEST: usize = 2_000;

/// Where to go afterwards.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Then {
    #[serde(default)]
    then: String,
}

impl Then {
    /// The address wanted, whatever it is.
    pub(super) fn wanted(&self) -> &str {
        &self.then
    }
}

/// The form.
#[derive(Deserialize)]
pub(super) struct Given {
    email: String,
    pass_phrase: String,
    #[serde(default)]
    then: String,
}

/// The form of the second step.
#[derive(Deserialize)]
pub(super) struct GivenCode {
    token: String,
    code: String,
    #[serde(default)]
    then: String,
}

/// A form that says nothing but whose it is.
#[derive(Deserialize)]
pub(super) struct Token {
    token: String,
}

pub(super) async fn page(town: Town, Query(Then { then }): Query<Then>) -> Response {
    form(&town, &then, "", None).await
}

async fn form(town: &Town, then: &str, email: &str, denied: Option<&Denied>) -> Response {
    let ways = match town.ways_in().await {
        Ok(ways) => ways,
        Err(response) => return response,
    };
    let waits = meetings::has_unsent(town).await;
    let content = html! {
        @if waits { p { (town.say("door-unsent-kept")) } }
        form method="post" action=(town.href("sign-in")) {
            input type="hidden" name="then" value=(own_address(town, then));
            label for="email" { (town.say("door-email")) }
            input #email type="email" name="email" value=(email) autocomplete="username" required
                autofocus[email.is_empty()];
            label for="pass-phrase" { (town.say("door-pass-phrase")) }
            input #pass-phrase type="password" name="pass_phrase" autocomplete="current-password" required
                autofocus[!email.is_empty()];
            div.actions { button { (town.say("door-sign-in")) } }
        }
        p.hint { (town.say("door-forgotten")) }
        (outside::other_ways(town, &ways, then))
        (passkey::sign_in_form(town, then))
    };
    let notice = denied.map(|denied| Notice::Bad(sentence(town.texts(), denied)));
    let page = sheet(town, &town.say("door-sign-in-title"), notice.as_ref(), &content);
    passkey::scripted(answer_to(denied, page))
}

/// What a browser and a monitor make of a denial.
pub(super) fn status(denied: &Denied) -> StatusCode {
    match denied {
        Denied::Wait { .. } => StatusCode::TOO_MANY_REQUESTS,
        _ => StatusCode::FORBIDDEN,
    }
}

pub(super) async fn sent(town: Town, Form(given): Form<Given>) -> Response {
    let Given { email: typed, pass_phrase, then } = given;
    match try_sign_in(&town, &typed, pass_phrase).await {
        Ok(Ok((visit, cookie))) => entered(&town, visit, cookie, &then).await,
        Ok(Err(denied)) => form(&town, &then, &typed, Some(&denied)).await,
        Err(response) => response,
    }
}

async fn try_sign_in(
    town: &Town,
    typed: &str,
    pass_phrase: String,
) -> Result<Result<(Visit, HeaderValue), Denied>, Response> {
    let Some(email) = Email::parse(typed) else { return Ok(Err(Denied::Wrong)) };
    let looked_up = email.clone();
    let candidate = town.step(move |keeper, scene| door::begin(keeper, scene, &looked_up)).await?;
    let candidate = match candidate {
        Ok(candidate) => candidate,
        Err(denied) => return Ok(Err(denied)),
    };
    let verified = town.server.verify(candidate.verifier.clone(), pass_phrase).await;
    let (fits, renewed) = verified.map_err(|unavailable| town.failed(unavailable.into()))?;
    let (secret, cookie) = town.fresh_cookie();
    let (hash, policy) = (secret.hash(), town.file.second_factor);
    let passed = town.step(move |keeper, scene| {
        let second_factor_due = is_due(keeper, policy, candidate.person)?;
        let (email, candidate, cookie) = (&email, &candidate, hash);
        door::pass(keeper, scene, Passed { email, candidate, fits, renewed, second_factor_due, cookie })
    });
    Ok(passed.await?.map(|visit| (visit, cookie)))
}

/// Whether a person must have a second factor; a stranger always.
pub(super) fn is_due(
    keeper: &dyn Threshold,
    policy: obeznik_identity::SecondFactor,
    person: Option<obeznik_kernel::PersonId>,
) -> Result<bool, Fault> {
    let Some(person) = person else { return Ok(true) };
    let standing = keeper.standing(person)?;
    Ok(standing.is_none_or(|standing| policy.is_due(&standing, day_in_prague(clock::now()))))
}

/// Sets the cookie of a visit and goes on. Who is in finds nothing that anybody else wrote in this browser.
pub(super) async fn entered(town: &Town, visit: Visit, cookie: HeaderValue, then: &str) -> Response {
    let next = Redirect::to(&after(town, visit, then));
    let response = (AppendHeaders([(header::SET_COOKIE, cookie)]), next).into_response();
    if visit.stage == Stage::In {
        return meetings::only_theirs_waits(visit.person, town, response).await;
    }
    response
}

/// Where the visit goes on; the page wanted at first waits until the person is in.
fn after(town: &Town, visit: Visit, then: &str) -> String {
    let then = own_address(town, then);
    let with_then = |page: &str| {
        let query = serde_urlencoded::to_string([("then", &then)]).unwrap_or_default();
        format!("{}?{query}", town.href(page))
    };
    match visit.stage {
        Stage::AwaitsCode => with_then("code"),
        Stage::AwaitsSetUp => with_then("authenticator"),
        Stage::In => then,
    }
}

/// An address of this town's door, or the door itself for anything else.
pub(super) fn own_address(town: &Town, then: &str) -> String {
    let home = town.href("");
    let below = then.strip_prefix(&home).filter(|rest| rest.starts_with('/') || rest.starts_with('?'));
    let is_plain = |text: &str| {
        text.len() <= LONGEST
            && !text.contains("//")
            && text.bytes().all(|b| b.is_ascii_graphic() && b != b'\\' && b != b'"')
    };
    if below.is_some_and(is_plain) { then.to_owned() } else { home }
}

pub(super) async fn code_page(visitor: Visitor, Query(Then { then }): Query<Then>) -> Response {
    match visitor.not_their_turn(Stage::AwaitsCode) {
        None => code_form(&visitor, &then, None).await,
        Some(response) => response,
    }
}

async fn code_form(visitor: &Visitor, then: &str, denied: Option<&Denied>) -> Response {
    let town = &visitor.town;
    let (has_authenticator, known) = match visitor.second_factors().await {
        Ok(known) => known,
        Err(response) => return response,
    };
    // Who has passkeys alone has no code to copy from anywhere, only the printed ones.
    let by_passkey = !has_authenticator && !known.is_empty();
    let (hint, label) = if by_passkey {
        ("door-code-by-passkey", "door-recovery-code")
    } else {
        ("door-code-hint", "door-code")
    };
    let content = html! {
        p { (town.say(hint)) }
        form method="post" action=(town.href("code")) {
            input type="hidden" name="token" value=(visitor.form_token());
            input type="hidden" name="then" value=(own_address(town, then));
            label for="code" { (town.say(label)) }
            input #code .code type="text" name="code" autocomplete="one-time-code" inputmode="text" required
                autofocus maxlength="40";
            div.actions { button { (town.say("door-go-on")) } }
        }
        @if !by_passkey { p.hint { (town.say("door-code-lost")) } }
        (passkey::step_form(visitor, then, &known))
    };
    let notice = denied.map(|denied| match denied {
        Denied::Wrong => Notice::Bad(town.say("door-code-wrong")),
        denied => Notice::Bad(sentence(town.texts(), denied)),
    });
    let page = sheet(town, &town.say("door-code-title"), notice.as_ref(), &content);
    passkey::scripted(answer_to(denied, page))
}

pub(super) async fn code_sent(visitor: Visitor, Form(given): Form<GivenCode>) -> Response {
    let GivenCode { token, code, then } = given;
    if let Some(response) =
        visitor.not_their_form(&token).or_else(|| visitor.not_their_turn(Stage::AwaitsCode))
    {
        return response;
    }
    let town = &visitor.town;
    let (secret, cookie) = town.fresh_cookie();
    let (hash, visit) = (secret.hash(), visitor.visit);
    let done = town.step(move |keeper, scene| door::second_step(keeper, scene, &visit, &code, hash)).await;
    match done {
        Ok(Ok(visit)) => entered(town, visit, cookie, &then).await,
        Ok(Err(denied)) => code_form(&visitor, &then, Some(&denied)).await,
        Err(response) => response,
    }
}

pub(super) async fn sign_out(visitor: Visitor, Form(Token { token }): Form<Token>) -> Response {
    if let Some(response) = visitor.not_their_form(&token) {
        return response;
    }
    let hash = visitor.visit.hash;
    let done = visitor.town.step(move |keeper, _| door::sign_out(keeper, hash)).await;
    match done {
        Ok(_) => {
            let town = &visitor.town;
            let out = (AppendHeaders([(header::SET_COOKIE, town.no_cookie())]), town.go("sign-in"));
            meetings::nothing_waits(town, out.into_response())
        }
        Err(response) => response,
    }
}
