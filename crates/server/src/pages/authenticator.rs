//! Setting an authenticator up: a picture to read, a first code, recovery codes to print.

use axum::extract::Query;
use axum::http::{StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse as _, Response};
use maud::{Markup, PreEscaped, html};
use obeznik_identity::{Denied, Email, Fault, Stage, TotpSecret, door, recovery};
use qrcodegen::{QrCode, QrCodeEcc};
use serde::Deserialize;

use super::form::Form;
use super::sheet::{Notice, answer, answer_to, sentence, sheet};
use super::sign_in::{Then, own_address};
use super::visitor::Visitor;
use super::{meetings, passkey};
use crate::clock;

/// The form.
#[derive(Deserialize)]
pub(super) struct Given {
    token: String,
    code: String,
    #[serde(default)]
    then: String,
}

pub(super) async fn page(visitor: Visitor, Query(then): Query<Then>) -> Response {
    form(&visitor, then.wanted(), None).await
}

async fn form(visitor: &Visitor, then: &str, denied: Option<&Denied>) -> Response {
    let (town, visit) = (&visitor.town, visitor.visit);
    let fresh = TotpSecret::new(clock::random());
    let offered = town.step(move |keeper, _| {
        let secret = door::offer_authenticator(keeper, &visit, fresh)?;
        let account = keeper.account(visit.person)?.ok_or_else(|| Fault("the account is gone".to_owned()))?;
        Ok((secret, account.email))
    });
    let (secret, email) = match offered.await {
        Ok(Ok(offered)) => offered,
        // Who set a factor up in another window signs in with it; the door's first page leads back here.
        Ok(Err(_)) => {
            return visitor.not_their_turn(Stage::AwaitsSetUp).unwrap_or_else(|| town.go("sign-in"));
        }
        Err(response) => return response,
    };
    let content = html! {
        p { (town.say("door-authenticator-why")) }
        ol {
            li { (town.say("door-authenticator-open")) }
            li { (town.say("door-authenticator-read")) }
            li { (town.say("door-authenticator-type")) }
        }
        (picture(&uri(visitor, &secret, &email), &town.say("door-authenticator-picture")))
        p.hint { (town.say("door-authenticator-by-hand")) " " span.by-hand { (secret.by_hand()) } }
        form method="post" action=(town.href("authenticator")) {
            input type="hidden" name="token" value=(visitor.form_token());
            input type="hidden" name="then" value=(own_address(town, then));
            label for="code" { (town.say("door-authenticator-code")) }
            input #code .code type="text" name="code" autocomplete="one-time-code" inputmode="numeric" required
                maxlength="8";
            div.actions { button { (town.say("door-go-on")) } }
        }
        (passkey::add_form(visitor, then))
    };
    let notice = denied.map(|denied| match denied {
        Denied::Wrong => Notice::Bad(town.say("door-authenticator-wrong")),
        denied => Notice::Bad(sentence(town.texts(), denied)),
    });
    let page = sheet(town, &town.say("door-authenticator-title"), notice.as_ref(), &content);
    passkey::scripted(answer_to(denied, page))
}

fn uri(visitor: &Visitor, secret: &TotpSecret, email: &Email) -> String {
    secret.uri(&format!("Oběžník – {}", visitor.town.file.name), email)
}

/// The address as a picture: dark squares of one path, on white in every theme.
fn picture(text: &str, says: &str) -> Markup {
    let Ok(code) = QrCode::encode_text(text, QrCodeEcc::Medium) else { return html! {} };
    let mut path = String::new();
    for y in 0..code.size() {
        for x in (0..code.size()).filter(|x| code.get_module(*x, y)) {
            path.push_str(&format!("M{x},{y}h1v1h-1z"));
        }
    }
    let size = code.size();
    html! {
        svg.picture role="img" aria-label=(says) viewBox=(format!("0 0 {size} {size}")) shape-rendering="crispEdges" {
            (PreEscaped(format!("<path fill=\"#000\" d=\"{path}\"/>")))
        }
    }
}

pub(super) async fn sent(visitor: Visitor, Form(given): Form<Given>) -> Response {
    let Given { token, code, then } = given;
    if let Some(response) = visitor.not_their_form(&token) {
        return response;
    }
    let (town, visit) = (&visitor.town, visitor.visit);
    let printed: Vec<String> = (0..recovery::COUNT).map(|_| recovery::code(clock::random())).collect();
    let hashes: Vec<_> = printed.iter().filter_map(|code| recovery::hash_of(code)).collect();
    let (secret, cookie) = town.fresh_cookie();
    let hash = secret.hash();
    let done = town
        .step(move |keeper, scene| door::confirm_authenticator(keeper, scene, &visit, &code, &hashes, hash));
    match done.await {
        Ok(Ok(_)) => {
            let page = codes(&visitor, &printed, &then, &visitor.town.say("door-authenticator-done"));
            let page = meetings::only_theirs_waits(visit.person, town, page).await;
            (AppendHeaders([(header::SET_COOKIE, cookie)]), page).into_response()
        }
        Ok(Err(Denied::NotSignedIn)) => town.go(""),
        Ok(Err(denied)) => form(&visitor, &then, Some(&denied)).await,
        Err(response) => response,
    }
}

/// The codes, shown this once.
pub(super) fn codes(visitor: &Visitor, printed: &[String], then: &str, done: &str) -> Response {
    let town = &visitor.town;
    let content = html! {
        p { (town.say("door-recovery-why")) }
        ul.codes { @for code in printed { li { (code) } } }
        p { (town.say("door-recovery-keep")) }
        div.actions { a href=(own_address(town, then)) { (town.say("door-recovery-done")) } }
    };
    let notice = Notice::Done(done.to_owned());
    answer(StatusCode::OK, sheet(town, &town.say("door-recovery-title"), Some(&notice), &content))
}
