//! Ways in beside the pass-phrase: set up from a file, listed, taken away.

use obeznik_app::{ApiError, Code};
use obeznik_console::{Said, Texts};
use obeznik_identity::{SecurityEvent, WayIn, WayKind};
use serde_json::json;

use super::arguments::{InTenant, SignInRemove, SignInSet, WayArgument};
use super::invite::CONSOLE;
use super::{denied, one_tenant, unavailable};
use crate::outgoing;
use crate::server::Server;
use crate::ways::Silent;
use crate::ways::night::{self, Night, Unquiet};

/// Ways in of a municipality, without their secrets.
pub(super) async fn list(server: &Server, order: InTenant, texts: &Texts) -> Result<Said, ApiError> {
    let file = one_tenant(server, order.tenant.as_deref())?;
    let desk = server.tenants.desk(file.tenant).await.map_err(unavailable)?;
    let ways = desk.at_the_door(|keeper| Ok(keeper.ways_in()?)).await.map_err(unavailable)?;
    let ways: Vec<_> = ways.map_err(|refusal| denied(&refusal))?.iter().map(WayIn::without_secrets).collect();
    if ways.is_empty() {
        return Ok(Said::done(texts.say("server-console-no-ways", &[]), json!([])));
    }
    let lines = ways.iter().map(|way| format!("{}\t{}\t{}", word(way.kind()), way.label(), way.issuer()));
    Ok(Said { lines: lines.collect(), ..Said::done(String::new(), json!(ways)) })
}

/// Sets a way in up, after the place behind it has answered.
pub(super) async fn set(server: &Server, order: SignInSet, texts: &Texts) -> Result<Said, ApiError> {
    let file = one_tenant(server, order.which.tenant.as_deref())?;
    let way = read(&order)?;
    check(server, &way).await?;
    let desk = server.tenants.desk(file.tenant).await.map_err(unavailable)?;
    let kept = way.clone();
    let done = server.step(&desk, CONSOLE, move |keeper, scene| {
        keeper.put_way_in(&kept)?;
        scene.events.push(SecurityEvent::WayInChanged { way: kept.kind(), open: true });
        Ok(())
    });
    done.await.map_err(unavailable)?.map_err(|refusal| denied(&refusal))?;
    let mut said = Said::done(
        texts.say("server-console-way-set", &[("name", &file.name), ("label", &way.label())]),
        json!(way.without_secrets()),
    );
    if let (WayIn::Oidc(_), Some(url)) = (&way, &server.reach.public_url) {
        let back = format!("{}/{}/outside/back", url.trim_end_matches('/'), file.slug);
        said = said.and(texts.say("server-console-way-back", &[("back", &back)]));
    }
    Ok(said)
}

fn read(order: &SignInSet) -> Result<WayIn, ApiError> {
    let unreadable = |why: &dyn std::fmt::Display| {
        ApiError::new(Code::Invalid, "server-console-way-file")
            .with("file", order.file.display())
            .with("why", why)
    };
    let mut way: WayIn = serde_json::from_str(&order.settings).map_err(|error| unreadable(&error))?;
    if let Some(ca) = &order.ca_text {
        outgoing::trusting(Some(ca)).map_err(|error| unreadable(&error))?;
        match &mut way {
            WayIn::Oidc(oidc) => oidc.ca = Some(ca.clone()),
            WayIn::Ldap(ldap) => ldap.ca = Some(ca.clone()),
        }
    }
    way.check()
        .map_err(|field| ApiError::new(Code::Invalid, "server-console-way-field").with("field", field))?;
    Ok(way)
}

/// Whether the place answers as the settings say.
async fn check(server: &Server, way: &WayIn) -> Result<(), ApiError> {
    if matches!(way, WayIn::Oidc(_)) && server.reach.public_url.is_none() {
        return Err(ApiError::new(Code::Refused, "server-console-way-no-url"));
    }
    server.ways.check(way).await.map_err(|silent| {
        let code = if matches!(silent, Silent::Away(_)) { Code::Unreachable } else { Code::Refused };
        ApiError::new(code, "server-console-way-away").with("why", silent)
    })
}

/// Takes a way in away. Accounts stay tied and cannot use it.
pub(super) async fn remove(server: &Server, order: SignInRemove, texts: &Texts) -> Result<Said, ApiError> {
    let file = one_tenant(server, order.which.tenant.as_deref())?;
    let kind = match order.way {
        WayArgument::Oidc => WayKind::Oidc,
        WayArgument::Ldap => WayKind::Ldap,
    };
    let desk = server.tenants.desk(file.tenant).await.map_err(unavailable)?;
    let done = server.step(&desk, CONSOLE, move |keeper, scene| {
        let was_there = keeper.forget_way_in(kind)?;
        if was_there {
            scene.events.push(SecurityEvent::WayInChanged { way: kind, open: false });
        }
        Ok(was_there)
    });
    let was_there = done.await.map_err(unavailable)?.map_err(|refusal| denied(&refusal))?;
    let key = if was_there { "server-console-way-gone" } else { "server-console-no-ways" };
    Ok(Said::done(texts.say(key, &[]), json!({ "removed": was_there })))
}

/// Asks the directory now what it is asked every night.
pub(super) async fn check_people(server: &Server, order: InTenant, texts: &Texts) -> Result<Said, ApiError> {
    let file = one_tenant(server, order.tenant.as_deref())?;
    let night = night::look_after(server, &file).await.map_err(|unquiet| match unquiet {
        Unquiet::Unavailable(reason) => unavailable(reason),
        Unquiet::Silent(silent) => {
            ApiError::new(Code::Unreachable, "server-console-way-away").with("why", silent)
        }
        Unquiet::TooMany { left, asked } => ApiError::new(Code::Refused, "server-console-way-too-many")
            .with("left", left)
            .with("asked", asked),
    })?;
    let Some(Night { asked, left, changed }) = night else {
        return Ok(Said::done(texts.say("server-console-no-directory", &[]), json!(null)));
    };
    let line =
        texts.say("server-console-way-checked", &[("asked", &asked), ("left", &left), ("changed", &changed)]);
    Ok(Said::done(line, json!({ "asked": asked, "left": left, "changed": changed })))
}

fn word(kind: WayKind) -> &'static str {
    match kind {
        WayKind::Oidc => "oidc",
        WayKind::Ldap => "ldap",
    }
}
