//! Invitations: a link to send, and digits to tell by phone.

use obeznik_app::{ApiError, Code};
use obeznik_console::{Said, Texts};
use obeznik_identity::door::{self, NewInvitation};
use obeznik_identity::invitation::{
    code_of, confirmation_hash, digits_of, secret_of_code, sees_confidential,
};
use obeznik_identity::{Denied, Email, Fault, Purpose, Secret, Stopped, Threshold};
use obeznik_kernel::calendar::day_in_prague;
use obeznik_kernel::{Person, PersonId};
use serde_json::json;

use super::arguments::{InTenant, Invite};
use super::{denied, one_tenant, unavailable};
use crate::clock;
use crate::server::Server;
use crate::tenants::TenantFile;

/// Whose network the console's own steps come from.
pub(super) const CONSOLE: &str = "console";

/// Makes an invitation and prints its link.
pub(super) async fn invite(server: &Server, order: Invite, texts: &Texts) -> Result<Said, ApiError> {
    let file = one_tenant(server, order.which.tenant.as_deref())?;
    let email = address(&order.email)?;
    let (code, secret) = drawn(order.computer)?;
    let digits = digits(&order);
    let (hash, confirmation) =
        (secret.hash(), digits.as_ref().map(|digits| confirmation_hash(digits, &secret)));
    let purpose = match (order.computer, order.renew) {
        (true, _) => Purpose::Computer,
        (false, true) => Purpose::Renew,
        (false, false) => Purpose::Join,
    };
    let desk = server.tenants.desk(file.tenant).await.map_err(unavailable)?;
    let (sought, named, always) = (email.clone(), order.person, order.with_digits);
    let invited = server.step(&desk, CONSOLE, move |keeper, scene| {
        let person = whom(keeper, named, &sought)?;
        let standing = keeper.standing(person)?.ok_or(Denied::RolesGone)?;
        let is_asked = always || sees_confidential(&standing, day_in_prague(scene.now));
        let confirmation = confirmation.filter(|_| is_asked);
        let new = NewInvitation { person, email: sought, purpose, hash, confirmation, made_by: None };
        door::invite(keeper, scene, new, &standing)
    });
    let invitation = invited.await.map_err(unavailable)?.map_err(|refusal| match refusal {
        Denied::LinkDead => {
            ApiError::new(Code::NotFound, "server-console-no-person").with("email", &order.email)
        }
        other => denied(&other),
    })?;
    let digits = digits.filter(|_| invitation.confirmation.is_some());
    let until = invitation.made_at + purpose.holds();
    if let Some(code) = code {
        let value = json!({ "code": code, "town": file.slug, "person": invitation.person, "until": until,
            "fingerprint": server.reach.fingerprint });
        let line = texts.say("server-console-code", &[("code", &code), ("town", &file.slug)]);
        return Ok(Said::done(line, value));
    }
    let link = link(server, &file, &secret);
    let value = json!({ "link": link, "person": invitation.person, "digits": digits, "until": until,
        "fingerprint": server.reach.fingerprint });
    let mut said = Said::done(texts.say("server-console-invited", &[("link", &link)]), value);
    if let Some(digits) = &digits {
        said = said.and(texts.say("server-console-digits", &[("digits", digits)]));
    }
    if server.reach.public_url.is_none() {
        said = said.and(texts.say("server-console-no-public-url", &[]));
    }
    Ok(said)
}

/// A code for a computer and its secret, or the secret of a link alone.
fn drawn(of_computer: bool) -> Result<(Option<String>, Secret<16>), ApiError> {
    if !of_computer {
        return Ok((None, Secret::new(clock::random())));
    }
    let code = code_of(clock::random());
    let secret = secret_of_code(&code).ok_or_else(|| ApiError::broken("a code that does not read"))?;
    Ok((Some(code), secret))
}

pub(super) fn address(text: &str) -> Result<Email, ApiError> {
    let none = || ApiError::new(Code::Invalid, "server-console-no-email").with("email", text);
    Email::parse(text).ok_or_else(none)
}

/// Digits for who needs them. A code for a computer is itself told and not sent.
fn digits(order: &Invite) -> Option<String> {
    (!order.computer && !order.without_digits).then(|| digits_of(u32::from_be_bytes(clock::random())))
}

/// The person named, the one with the account, or the one person of the records with the address.
fn whom(keeper: &dyn Threshold, named: Option<PersonId>, email: &Email) -> Result<PersonId, Stopped> {
    if let Some(person) = named {
        return Ok(person);
    }
    if let Some(account) = keeper.account_by_email(email)? {
        return Ok(account.person);
    }
    let mut found =
        people(keeper)?.into_iter().filter(|(_, person)| Email::parse(&person.email).as_ref() == Some(email));
    match (found.next(), found.next()) {
        (Some((person, _)), None) => Ok(person),
        _ => Err(Denied::LinkDead.into()),
    }
}

/// Everybody who still acts in the municipality.
pub(super) fn people(keeper: &dyn Threshold) -> Result<Vec<(PersonId, Person)>, Fault> {
    let all = keeper.find_by::<Person>("person", &["all"], usize::MAX)?;
    Ok(all
        .into_iter()
        .filter(|stored| stored.value.active)
        .map(|stored| (stored.id.into(), stored.value))
        .collect())
}

fn link(server: &Server, file: &TenantFile, secret: &Secret<16>) -> String {
    let base = server.reach.public_url.as_deref().unwrap_or("https://ADRESA");
    let page = format!("{}/{}/invitation/{}", base.trim_end_matches('/'), file.slug, secret.text());
    // What follows the hash mark never leaves the reader's machine: Oběžník knows the server by it.
    match &server.reach.fingerprint {
        Some(fingerprint) => format!("{page}#{fingerprint}"),
        None => page,
    }
}

/// Invitations nobody has accepted yet.
pub(super) async fn list(server: &Server, order: InTenant, texts: &Texts) -> Result<Said, ApiError> {
    let file = one_tenant(server, order.tenant.as_deref())?;
    let desk = server.tenants.desk(file.tenant).await.map_err(unavailable)?;
    let open = desk.at_the_door(|keeper| Ok(keeper.open_invitations()?)).await.map_err(unavailable)?;
    let open = open.map_err(|refusal| denied(&refusal))?;
    let now = clock::now();
    let line = |one: &obeznik_identity::Invitation| {
        let state = if one.holds(now).is_ok() { "" } else { " (—)" };
        format!("{}\t{}{state}", one.made_at, one.email.as_str())
    };
    let value = open.iter().map(|one| {
        json!({ "email": one.email.as_str(), "person": one.person,
        "made_at": one.made_at, "holds": one.holds(now).is_ok() })
    });
    let value = value.collect();
    if open.is_empty() {
        return Ok(Said::done(texts.say("server-console-none", &[]), value));
    }
    Ok(Said { lines: open.iter().map(line).collect(), ..Said::done(String::new(), value) })
}
