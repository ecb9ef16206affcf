//! Signing in by the office's directory: a name and a pass-word, as at the computers of the office.

use axum::extract::Query;
use axum::response::Response;
use maud::{Markup, html};
use obeznik_identity::{Denied, Ldap, OutsideName, Stage, WayIn, door};
use serde::Deserialize;

use super::form::Form;
use super::invitation;
use super::outside::{Luggage, follow, let_in, not_vouched};
use super::sheet::{Notice, answer_to, sentence, sheet};
use super::sign_in::{entered, own_address};
use super::visitor::{Town, Visitor};
use crate::ways::Said;

/// What the way in is for, in the address and again in the form.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Purpose {
    #[serde(default)]
    then: String,
    #[serde(default)]
    invitation: String,
    #[serde(default)]
    digits: String,
    #[serde(default)]
    tie: bool,
}

/// The form.
#[derive(Deserialize)]
pub(super) struct Given {
    name: String,
    word: String,
    #[serde(default)]
    token: String,
    #[serde(default)]
    then: String,
    #[serde(default)]
    invitation: String,
    #[serde(default)]
    digits: String,
    #[serde(default)]
    tie: bool,
}

/// The directory, if there is one.
pub(super) fn ldap(ways: &[WayIn]) -> Option<&Ldap> {
    ways.iter().find_map(|way| if let WayIn::Ldap(ldap) = way { Some(ldap) } else { None })
}

/// A link to this page.
pub(super) fn link(town: &Town, ways: &[WayIn], purpose: &[(&str, &str)]) -> Markup {
    let query = serde_urlencoded::to_string(purpose).unwrap_or_default();
    html! {
        @if let Some(ldap) = ldap(ways) {
            div.actions { a.button.quiet href=(format!("{}?{query}", town.href("directory"))) { (ldap.label) } }
        }
    }
}

pub(super) async fn page(town: Town, Query(purpose): Query<Purpose>) -> Response {
    let ways = match town.ways_in().await {
        Ok(ways) => ways,
        Err(response) => return response,
    };
    match ldap(&ways) {
        Some(ldap) => form(&town, ldap, &purpose, "", None).await,
        None => town.go("sign-in"),
    }
}

async fn form(town: &Town, ldap: &Ldap, purpose: &Purpose, name: &str, denied: Option<&Denied>) -> Response {
    let token = match (purpose.tie, Visitor::of(town).await) {
        (true, Ok(Some(visitor))) => visitor.form_token(),
        (true, Ok(None)) => return town.go("sign-in"),
        (_, Err(response)) => return response,
        (false, Ok(_)) => String::new(),
    };
    let content = html! {
        p { (town.texts().say("door-directory-what", &[("label", &ldap.label)])) }
        form method="post" action=(town.href("directory")) {
            input type="hidden" name="token" value=(token);
            input type="hidden" name="then" value=(own_address(town, &purpose.then));
            input type="hidden" name="invitation" value=(purpose.invitation);
            input type="hidden" name="digits" value=(purpose.digits);
            input type="hidden" name="tie" value=(purpose.tie);
            label for="name" { (town.say("door-directory-name")) }
            input #name type="text" name="name" value=(name) autocomplete="username" autocapitalize="none" required
                maxlength="200" autofocus[name.is_empty()];
            label for="word" { (town.say("door-directory-word")) }
            input #word type="password" name="word" autocomplete="current-password" required maxlength="1000"
                autofocus[!name.is_empty()];
            div.actions { button { (town.say("door-sign-in")) } }
        }
    };
    let notice = denied.map(|denied| match denied {
        Denied::Wrong => Notice::Bad(town.say("door-directory-wrong")),
        denied => Notice::Bad(sentence(town.texts(), denied)),
    });
    answer_to(denied, sheet(town, &town.say("door-sign-in-title"), notice.as_ref(), &content))
}

pub(super) async fn sent(town: Town, Form(given): Form<Given>) -> Response {
    let Given { name, word, token, then, invitation, digits, tie } = given;
    let purpose = Purpose { then, invitation, digits, tie };
    let ways = match town.ways_in().await {
        Ok(ways) => ways,
        Err(response) => return response,
    };
    let Some(ldap) = ldap(&ways) else { return town.go("sign-in") };
    match vouched(&town, ldap, &name, &word).await {
        Ok(Ok(said)) => go_on(&town, ldap, &purpose, &token, said).await,
        Ok(Err(denied)) => form(&town, ldap, &purpose, &name, Some(&denied)).await,
        Err(response) => response,
    }
}

/// Who the directory says it is. The attempt is counted before it is asked.
async fn vouched(town: &Town, ldap: &Ldap, name: &str, word: &str) -> Result<Result<Said, Denied>, Response> {
    let typed = name.trim().to_lowercase();
    let counted = typed.clone();
    if let Err(denied) = town.step(move |keeper, scene| door::knock(keeper, scene, &counted)).await? {
        return Ok(Err(denied));
    }
    let said = town.server.ways.directories.who(ldap, name, word).await;
    let said = match said {
        Ok(said) => said,
        Err(silent) => {
            if silent.tells_nothing() {
                let undone = town.step(move |keeper, scene| door::unheard(keeper, scene, Some(&typed)));
                undone.await?.ok();
            }
            return Err(not_vouched(town, &silent));
        }
    };
    let fits = said.is_some();
    let told = town.step(move |keeper, scene| door::knocked(keeper, scene, &typed, fits)).await?;
    Ok(told.and(said.ok_or(Denied::Wrong)))
}

async fn go_on(town: &Town, ldap: &Ldap, purpose: &Purpose, token: &str, said: Said) -> Response {
    let Said { name, groups } = said;
    let done = if purpose.tie {
        tie(town, token, name.clone()).await
    } else if purpose.invitation.is_empty() {
        Ok(Ok(()))
    } else {
        let luggage = Luggage {
            invitation: purpose.invitation.clone(),
            digits: purpose.digits.clone(),
            ..Luggage::default()
        };
        invitation::accept_outside(town, &luggage, name.clone()).await
    };
    match done {
        Ok(Ok(())) => {}
        Ok(Err(denied)) => return form(town, ldap, purpose, "", Some(&denied)).await,
        Err(response) => return response,
    }
    if let Err(response) = follow(town, &ldap.rules, &name, groups).await {
        return response;
    }
    if purpose.tie {
        return town.go("");
    }
    match let_in(town, name).await {
        Ok(Ok((visit, cookie))) => entered(town, visit, cookie, &purpose.then).await,
        Ok(Err(denied)) => form(town, ldap, purpose, "", Some(&denied)).await,
        Err(response) => response,
    }
}

async fn tie(town: &Town, token: &str, name: OutsideName) -> Result<Result<(), Denied>, Response> {
    let visitor = Visitor::of(town).await?;
    let theirs = visitor.filter(|visitor| {
        visitor.not_their_form(token).is_none() && visitor.not_their_turn(Stage::In).is_none()
    });
    let Some(visitor) = theirs else { return Ok(Err(Denied::NotSignedIn)) };
    let visit = visitor.visit;
    town.step(move |keeper, scene| door::tie(keeper, scene, &visit, name)).await
}
