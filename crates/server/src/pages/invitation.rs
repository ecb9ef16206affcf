//! An invitation: who invites whom to what, and a pass-phrase.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use maud::html;
use obeznik_identity::door::{self, Accepting, Proof};
use obeznik_identity::{Denied, Fault, Invitation, OutsideName, Purpose, Secret, Threshold, pass_phrase};
use obeznik_kernel::{Body, Person};
use serde::Deserialize;

use super::directory;
use super::form::Form;
use super::outside::{self, Luggage};
use super::sheet::{Notice, answer, sentence, sheet};
use super::sign_in::status;
use super::visitor::Town;

/// The form.
#[derive(Deserialize)]
pub(super) struct Given {
    #[serde(default)]
    pass_phrase: String,
    #[serde(default)]
    again: String,
    #[serde(default)]
    digits: String,
    /// Says that another place is to vouch instead of a pass-phrase.
    #[serde(default)]
    outside: String,
}

/// What the page tells of an invitation.
struct Shown {
    invitation: Invitation,
    name: String,
    roles: Vec<(String, obeznik_kernel::Role)>,
    known: Vec<String>,
}

fn shown(keeper: &dyn Threshold, town_name: &str, invitation: Invitation) -> Result<Shown, Fault> {
    let person = keeper.record::<Person>(invitation.person)?.map(|stored| stored.value);
    let name = person.as_ref().map(Person::full_name).unwrap_or_default();
    let mut roles = Vec::new();
    for granted in &invitation.roles {
        let body = keeper.record::<Body>(granted.body)?;
        roles.push((body.map(|stored| stored.value.name).unwrap_or_default(), granted.role.clone()));
    }
    let known = vec![name.clone(), invitation.email.as_str().to_owned(), town_name.to_owned()];
    Ok(Shown { invitation, name, roles, known })
}

pub(super) async fn page(town: Town, Path((_, secret)): Path<(String, String)>) -> Response {
    match look(&town, &secret).await {
        Ok(Ok(shown)) => form(&town, &secret, &shown, None).await,
        Ok(Err(denied)) => dead(&town, &denied),
        Err(response) => response,
    }
}

async fn look(town: &Town, secret: &str) -> Result<Result<Shown, Denied>, Response> {
    let Some(secret) = Secret::<16>::parse(secret) else { return Ok(Err(Denied::LinkDead)) };
    let (hash, name) = (secret.hash(), town.file.name.clone());
    let looked = town.step(move |keeper, scene| {
        let invitation = door::look_at_invitation(keeper, scene, hash)?;
        Ok(shown(keeper, &name, invitation)?)
    });
    looked.await
}

async fn form(town: &Town, secret: &str, shown: &Shown, notice: Option<(StatusCode, String)>) -> Response {
    let ways = match town.ways_in().await {
        Ok(ways) => ways,
        Err(response) => return response,
    };
    let texts = town.texts();
    let is_new = shown.invitation.purpose == Purpose::Join;
    let title = town.say(if is_new { "door-invitation-title" } else { "door-renewal-title" });
    let content = html! {
        p { (texts.say("door-invitation-for", &[("name", &shown.name)])) }
        @if is_new {
            ul { @for (body, role) in &shown.roles { li { (role_text(town, role)) " – " (body) } } }
        }
        form method="post" action=(town.href(&format!("invitation/{secret}"))) {
            label for="email" { (town.say("door-email")) }
            input #email type="email" value=(shown.invitation.email.as_str()) autocomplete="username" readonly;
            label for="pass-phrase" { (town.say("door-new-pass-phrase")) }
            p.hint #rules { (texts.say("door-pass-phrase-rules", &[("least", &pass_phrase::SHORTEST)])) }
            input #pass-phrase type="password" name="pass_phrase" autocomplete="new-password" required
                aria-describedby="rules" minlength=(pass_phrase::SHORTEST) maxlength=(pass_phrase::LONGEST);
            label for="again" { (town.say("door-pass-phrase-again")) }
            input #again type="password" name="again" autocomplete="new-password" required;
            @if shown.invitation.confirmation.is_some() {
                label for="digits" { (town.say("door-digits")) }
                p.hint { (town.say("door-digits-hint")) }
                input #digits .code type="text" name="digits" inputmode="numeric" autocomplete="off" required
                    maxlength="12";
            }
            div.actions { button { (town.say("door-accept")) } }
        }
        @if !ways.is_empty() { h2 { (town.say("door-outside-instead")) } }
        @if directory::ldap(&ways).is_some() && shown.invitation.confirmation.is_none() {
            (directory::link(town, &ways, &[("invitation", secret)]))
        }
        @if let Some(oidc) = outside::oidc(&ways) {
            form method="post" action=(town.href(&format!("invitation/{secret}"))) {
                input type="hidden" name="outside" value="oidc";
                @if shown.invitation.confirmation.is_some() {
                    label for="digits-outside" { (town.say("door-digits")) }
                    input #digits-outside .code type="text" name="digits" inputmode="numeric" autocomplete="off"
                        required maxlength="12";
                }
                div.actions { button.quiet { (oidc.label) } }
            }
        }
    };
    let (status, notice) = match notice {
        Some((status, text)) => (status, Some(Notice::Bad(text))),
        None => (StatusCode::OK, None),
    };
    answer(status, sheet(town, &title, notice.as_ref(), &content))
}

fn role_text(town: &Town, role: &obeznik_kernel::Role) -> String {
    let word = serde_json::to_value(role).ok().and_then(|word| word.as_str().map(str::to_owned));
    let word = word.unwrap_or_default();
    let key = format!("door-role-{}", word.replace('_', "-"));
    town.texts().find(&key, std::iter::empty()).unwrap_or(word)
}

/// What became of a link that lets nobody in: it is over, or something stands in its way for now.
fn dead(town: &Town, denied: &Denied) -> Response {
    let (status, title, what_now) = match denied {
        Denied::AccountClosed => (StatusCode::CONFLICT, "door-invitation-not-now", "door-invitation-closed"),
        Denied::AddressTaken => (StatusCode::CONFLICT, "door-invitation-not-now", "door-invitation-address"),
        Denied::DigitsNeeded => (StatusCode::CONFLICT, "door-invitation-not-now", "door-invitation-ask"),
        _ => (StatusCode::GONE, "door-invitation-dead", "door-invitation-ask"),
    };
    let content = html! { p { (town.say(what_now)) } };
    let notice = Notice::Bad(sentence(town.texts(), denied));
    answer(status, sheet(town, &town.say(title), Some(&notice), &content))
}

pub(super) async fn sent(
    town: Town,
    Path((_, link)): Path<(String, String)>,
    Form(given): Form<Given>,
) -> Response {
    let shown = match look(&town, &link).await {
        Ok(Ok(shown)) => shown,
        Ok(Err(denied)) => return dead(&town, &denied),
        Err(response) => return response,
    };
    if !given.outside.is_empty() {
        let luggage = Luggage { invitation: link, digits: given.digits, ..Luggage::default() };
        return outside::leave(&town, luggage).await;
    }
    let again = |denied: &Denied| Some((status(denied), sentence(town.texts(), denied)));
    if given.pass_phrase != given.again {
        let notice = (StatusCode::BAD_REQUEST, town.say("door-pass-phrases-differ"));
        return form(&town, &link, &shown, Some(notice)).await;
    }
    let known: Vec<&str> = shown.known.iter().map(String::as_str).collect();
    if let Err(denied) = pass_phrase::check(&given.pass_phrase, &known) {
        return form(&town, &link, &shown, again(&denied)).await;
    }
    let verifier = match town.server.verifier(given.pass_phrase).await {
        Ok(verifier) => Proof::PassPhrase(verifier),
        Err(unavailable) => return town.failed(unavailable.into()),
    };
    match accept(&town, &link, shown.invitation.person, &given.digits, verifier).await {
        Ok(Ok(())) => town.go("sign-in"),
        Ok(Err(
            denied @ (Denied::LinkDead | Denied::DigitsNeeded | Denied::AccountClosed | Denied::AddressTaken),
        )) => dead(&town, &denied),
        Ok(Err(denied)) => form(&town, &link, &shown, again(&denied)).await,
        Err(response) => response,
    }
}

async fn accept(
    town: &Town,
    link: &str,
    person: obeznik_kernel::PersonId,
    digits: &str,
    proof: Proof,
) -> Result<Result<(), Denied>, Response> {
    let Some(secret) = Secret::<16>::parse(link) else { return Ok(Err(Denied::LinkDead)) };
    let digits = digits.to_owned();
    let accepted = town.step(move |keeper, scene| {
        let standing = keeper.standing(person)?.ok_or(Denied::RolesGone)?;
        let accepting = Accepting { secret: &secret, digits: &digits, proof };
        door::accept(keeper, scene, accepting, &standing).map(drop)
    });
    accepted.await
}

/// Accepts an invitation by the word of another place.
pub(super) async fn accept_outside(
    town: &Town,
    luggage: &Luggage,
    name: OutsideName,
) -> Result<Result<(), Denied>, Response> {
    let shown = match look(town, &luggage.invitation).await? {
        Ok(shown) => shown,
        // Not of the name at the other place, of which the caller would speak.
        Err(denied @ (Denied::AccountClosed | Denied::AddressTaken)) => return Err(dead(town, &denied)),
        Err(denied) => return Ok(Err(denied)),
    };
    accept(town, &luggage.invitation, shown.invitation.person, &luggage.digits, Proof::Outside(name)).await
}
