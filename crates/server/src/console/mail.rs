//! Letters with notices: the way they go, what waits, what failed.

use obeznik_app::notices::town_name;
use obeznik_app::office::shared::Phrase;
use obeznik_app::ports::NoticeMail;
use obeznik_app::{ApiError, Code};
use obeznik_console::{Said, Texts};
use obeznik_identity::{Email, Hidden, Letter, MailRoute};
use serde_json::{Value, json};

use super::arguments::{InTenant, MailSet, MailTest};
use super::{denied, one_tenant, unavailable};
use crate::clock;
use crate::mail::line::{self, Came};
use crate::mail::standing::Standing;
use crate::mail::{self, Round};
use crate::outgoing;
use crate::server::Server;

/// Sets up the way, after the mail server has answered.
pub(super) async fn set(server: &Server, order: MailSet, texts: &Texts) -> Result<Said, ApiError> {
    let file = one_tenant(server, order.which.tenant.as_deref())?;
    let url = server.reach.public_url.as_deref();
    let link = url.map(|url| format!("{}/{}", url.trim_end_matches('/'), file.slug)).unwrap_or_default();
    let route = route(order, link)?;
    line::check(&route).await.map_err(|why| {
        ApiError::new(Code::Unreachable, "server-console-mail-away").with("why", failure(&why, texts))
    })?;
    let desk = server.tenants.desk(file.tenant).await.map_err(unavailable)?;
    let kept = route.clone();
    let done = desk.at_the_door(move |door| Ok(door.set_mail_route(Some(&kept))?)).await;
    done.map_err(unavailable)?.map_err(|refusal| denied(&refusal))?;
    let line = texts.say("server-console-mail-set", &[("name", &file.name), ("host", &route.host)]);
    Ok(Said::done(line, json!(route.without_secret())))
}

fn route(order: MailSet, link: String) -> Result<MailRoute, ApiError> {
    let MailSet { host, port, protection, from, user, ca_text, secret, .. } = order;
    let unfit = |field: &str| ApiError::new(Code::Invalid, "server-console-mail-field").with("field", field);
    if let Some(ca) = &ca_text {
        outgoing::trusting(Some(ca)).map_err(|_| unfit("ca"))?;
    }
    let route = MailRoute {
        host: host.trim().to_owned(),
        port: port.unwrap_or_else(|| protection.port()),
        tls: protection.tls(),
        user: user.unwrap_or_default(),
        password: secret.map(Hidden),
        from: from.trim().to_owned(),
        link,
        ca: ca_text,
    };
    match route.fault() {
        Some(field) => Err(unfit(field)),
        None => Ok(route),
    }
}

/// Takes the way away; nothing more goes.
pub(super) async fn remove(server: &Server, order: InTenant, texts: &Texts) -> Result<Said, ApiError> {
    let file = one_tenant(server, order.tenant.as_deref())?;
    let desk = server.tenants.desk(file.tenant).await.map_err(unavailable)?;
    let done = desk.at_the_door(|door| {
        let was_there = door.mail_route()?.is_some();
        door.set_mail_route(None)?;
        Ok(was_there)
    });
    let was_there = done.await.map_err(unavailable)?.map_err(|refusal| denied(&refusal))?;
    let key = if was_there { "server-console-mail-gone" } else { "server-console-no-mail" };
    Ok(Said::done(texts.say(key, &[]), json!({ "removed": was_there })))
}

/// Sends a letter that tells nothing of the office.
pub(super) async fn test(server: &Server, order: MailTest, texts: &Texts) -> Result<Said, ApiError> {
    let file = one_tenant(server, order.which.tenant.as_deref())?;
    let unfit = |field: &str| ApiError::new(Code::Invalid, "server-console-mail-field").with("field", field);
    let to = Email::parse(&order.to).ok_or_else(|| unfit("to"))?;
    let desk = server.tenants.desk(file.tenant).await.map_err(unavailable)?;
    let looked = desk.at_the_door(|door| {
        let (route, mut town) = (door.mail_route()?, String::new());
        door.with_records(&mut |records| {
            town = town_name(records)?;
            Ok(())
        })?;
        Ok((route, town))
    });
    let (route, town) = looked.await.map_err(unavailable)?.map_err(|refusal| denied(&refusal))?;
    let route = route.ok_or_else(|| ApiError::new(Code::Refused, "server-console-no-mail"))?;
    let mail = NoticeMail {
        name: format!("test-{}", clock::new_id()),
        from: (town.clone(), Email::parse(&route.from).ok_or_else(|| unfit("from"))?),
        to: (String::new(), to),
        town,
        lines: vec![Phrase::new("notice-test")],
        link: route.link.clone(),
        attachments: Vec::new(),
        at: clock::now(),
        is_draft: false,
    };
    match line::send(&route, &mail).await {
        Came::Taken => Ok(Said::done(texts.say("server-console-mail-tested", &[]), json!({ "sent": true }))),
        Came::Refused(why) | Came::Later(why) => {
            let why = failure(&why, texts);
            Err(ApiError::new(Code::Refused, "server-console-mail-not-tested").with("why", why))
        }
    }
}

/// What is set up, what waits, what failed, and who has no address.
pub(super) async fn status(server: &Server, order: InTenant, texts: &Texts) -> Result<Said, ApiError> {
    let file = one_tenant(server, order.tenant.as_deref())?;
    let desk = server.tenants.desk(file.tenant).await.map_err(unavailable)?;
    let standing = desk.at_the_door(Standing::look).await.map_err(unavailable)?;
    let standing = standing.map_err(|refusal| denied(&refusal))?;
    let Some(route) = &standing.route else {
        return Ok(Said::done(texts.say("server-console-no-mail", &[]), json!({ "route": null })));
    };
    let count = |name: &str| standing.count(name);
    let line = texts.say(
        "server-console-mail-status",
        &[
            ("host", &route.host),
            ("waiting", &(count("waiting") + count("sending"))),
            ("sent", &count("sent")),
            ("failed", &count("failed")),
        ],
    );
    let value = json!({
        "route": route.without_secret(),
        "letters": standing.counts.iter().map(|(state, count)| (state.as_str().to_owned(), json!(count))).collect::<serde_json::Map<_, _>>(),
        "delayed": standing.delayed.iter().map(row).collect::<Vec<_>>(),
        "failed": standing.failed.iter().map(row).collect::<Vec<_>>(),
        "without_address": standing.without_address,
    });
    let of = |key: &str, (letter, name): &(Letter, String)| {
        let why = failure(&letter.failure, texts);
        texts.say(
            key,
            &[("name", name), ("why", &why), ("at", &letter.changed_at), ("attempts", &letter.attempts)],
        )
    };
    let mut lines: Vec<String> =
        standing.failed.iter().map(|one| of("server-console-mail-failed", one)).collect();
    lines.extend(standing.delayed.iter().map(|one| of("server-console-mail-delayed", one)));
    let no_address = |name: &String| texts.say("server-console-mail-no-address", &[("name", name)]);
    lines.extend(standing.without_address.iter().map(no_address));
    Ok(lines.into_iter().fold(Said::done(line, value), Said::and))
}

fn row((letter, name): &(Letter, String)) -> Value {
    json!({
        "letter": letter.id,
        "person": letter.person,
        "name": name,
        "attempts": letter.attempts,
        "at": letter.changed_at,
        "next_at": letter.next_at,
        "failure": letter.failure,
    })
}

/// Makes and sends now what is done every minute.
pub(super) async fn send(server: &Server, order: InTenant, texts: &Texts) -> Result<Said, ApiError> {
    let file = one_tenant(server, order.tenant.as_deref())?;
    let Some(round) = mail::round(server, &file).await.map_err(unavailable)? else {
        return Ok(Said::done(texts.say("server-console-no-mail", &[]), json!(null)));
    };
    let Round { made, sent, put_off, failed, needless } = round;
    let values: [(&str, &dyn std::fmt::Display); 4] =
        [("made", &made), ("sent", &sent), ("put_off", &put_off), ("failed", &failed)];
    let value = json!({
        "made": made, "sent": sent, "put_off": put_off, "failed": failed, "needless": needless,
    });
    Ok(Said::done(texts.say("server-console-mail-round", &values), value))
}

/// Lets what failed go again.
pub(super) async fn retry(server: &Server, order: InTenant, texts: &Texts) -> Result<Said, ApiError> {
    let file = one_tenant(server, order.tenant.as_deref())?;
    let desk = server.tenants.desk(file.tenant).await.map_err(unavailable)?;
    let done = desk.at_the_door(|door| Ok(door.retry_letters(clock::now())?)).await;
    let count = done.map_err(unavailable)?.map_err(|refusal| denied(&refusal))?;
    let line = texts.say("server-console-mail-retried", &[("count", &count)]);
    Ok(Said::done(line, json!({ "retried": count })))
}

/// A failure in words: `busy 451` is the word and the number of the mail server.
fn failure(kept: &str, texts: &Texts) -> String {
    let (word, number) = kept.split_once(' ').unwrap_or((kept, ""));
    let said = texts.find(&format!("server-console-mail-why-{word}"), std::iter::empty());
    let said = said.unwrap_or_else(|| word.to_owned());
    if number.is_empty() { said } else { format!("{said} ({number})") }
}
