//! Tokens of enrolment: what an administrator puts into the policy of the office's own computers.

use std::collections::BTreeMap;

use jiff::ToSpan as _;
use obeznik_app::{ApiError, Code};
use obeznik_console::{Said, Texts};
use obeznik_identity::link::{Sort, Token};
use obeznik_identity::{Denied, Enrolment, Fault, Secret, Threshold, door};
use obeznik_kernel::calendar::{day_in_prague, instant_in_prague};
use obeznik_kernel::{Date, RecordId, Timestamp};
use serde_json::{Value, json};

use super::arguments::{EnrolmentAdd, EnrolmentEnd, EnrolmentRequire, InTenant, Switch};
use super::invite::{CONSOLE, people};
use super::{denied, one_tenant, unavailable};
use crate::clock;
use crate::server::Server;

/// Longest name of a token.
const LONGEST_NAME: usize = 60;

/// Makes a token and prints it; nobody can print it again.
pub(super) async fn add(server: &Server, order: EnrolmentAdd, texts: &Texts) -> Result<Said, ApiError> {
    let file = one_tenant(server, order.which.tenant.as_deref())?;
    let desk = server.tenants.desk(file.tenant).await.map_err(unavailable)?;
    let secret = Secret::<32>::new(clock::random());
    let enrolment = new(&order, &secret)?;
    let (id, kept) = (enrolment.id, enrolment.clone());
    let added =
        server.step(&desk, CONSOLE, move |keeper, scene| door::add_enrolment(keeper, scene, &kept)).await;
    added.map_err(unavailable)?.map_err(|refusal| denied(&refusal))?;
    let token = Token { tenant: file.tenant, name: id, secret }.text(Sort::Enrolment);
    let said = Said::done(
        texts.say("server-console-enrolment-added", &[("name", &enrolment.name), ("enrolment", &id)]),
        json!({ "enrolment": id, "name": enrolment.name, "token": token, "until": order.until }),
    );
    Ok(said.and(texts.say("server-console-enrolment-token", &[("token", &token)])))
}

fn new(order: &EnrolmentAdd, secret: &Secret<32>) -> Result<Enrolment, ApiError> {
    let now = clock::now();
    let name = order.name.trim();
    if name.is_empty() || name.chars().count() > LONGEST_NAME || name.chars().any(char::is_control) {
        return Err(ApiError::new(Code::Invalid, "server-console-enrolment-name").with("most", LONGEST_NAME));
    }
    if let Some(until) = order.until.filter(|until| *until < day_in_prague(now)) {
        return Err(ApiError::new(Code::Invalid, "server-console-enrolment-past").with("until", until));
    }
    let ends_at = order.until.map(|until| end_of(until).ok_or_else(|| ApiError::broken("no such day")));
    let ends_at = ends_at.transpose()?;
    let (name, hash) = (name.to_owned(), secret.hash());
    Ok(Enrolment { id: clock::new_id(), hash, name, made_at: now, ends_at, ended_at: None })
}

/// The instant after the last one of a day.
fn end_of(day: Date) -> Option<Timestamp> {
    instant_in_prague(day.checked_add(1.day()).ok()?, 0, 0)
}

/// The last day before an instant.
fn day_before(end: Timestamp) -> Date {
    day_in_prague(end - jiff::SignedDuration::from_millis(1))
}

/// Tokens with what came by them. No secret is among it: none is kept.
pub(super) async fn list(server: &Server, order: InTenant, texts: &Texts) -> Result<Said, ApiError> {
    let file = one_tenant(server, order.tenant.as_deref())?;
    let desk = server.tenants.desk(file.tenant).await.map_err(unavailable)?;
    let looked =
        desk.at_the_door(|keeper| Ok((keeper.enrolments()?, keeper.demands_enrolment()?, came_by(keeper)?)));
    let looked = looked.await.map_err(unavailable)?.map_err(|refusal| denied(&refusal))?;
    let (enrolments, demands, came) = looked;
    let devices = |one: &Enrolment| came.get(&one.id).copied().unwrap_or_default();
    let rows: Vec<Value> = enrolments.iter().map(|one| row(one, devices(one))).collect();
    let value = json!({ "required": demands, "enrolments": rows });
    let rule = if demands { "server-console-enrolment-on" } else { "server-console-enrolment-off" };
    let said = Said::done(texts.say(rule, &[]), value);
    let lines = enrolments.iter().map(|one| line(one, devices(one), texts));
    Ok(lines.fold(said, Said::and))
}

/// How many devices came by each token.
fn came_by(keeper: &dyn Threshold) -> Result<BTreeMap<RecordId, usize>, Fault> {
    let mut came = BTreeMap::new();
    for (person, _) in people(keeper)? {
        for enrolment in keeper.devices_of(person)?.into_iter().filter_map(|device| device.enrolment) {
            *came.entry(enrolment).or_default() += 1;
        }
    }
    Ok(came)
}

fn row(one: &Enrolment, devices: usize) -> Value {
    json!({ "enrolment": one.id, "name": one.name, "made_at": one.made_at, "until": one.ends_at.map(day_before),
        "ended_at": one.ended_at, "holds": one.holds(clock::now()), "devices": devices })
}

fn line(one: &Enrolment, devices: usize, texts: &Texts) -> String {
    let state = match (one.ended_at, one.ends_at.map(day_before)) {
        (Some(at), _) => texts.say("server-console-enrolment-ended-on", &[("day", &day_in_prague(at))]),
        (None, Some(day)) if one.holds(clock::now()) => {
            texts.say("server-console-enrolment-until", &[("day", &day)])
        }
        (None, Some(day)) => texts.say("server-console-enrolment-over", &[("day", &day)]),
        (None, None) => texts.say("server-console-enrolment-holds", &[]),
    };
    format!("{}\t{state}\t{devices}\t{}", one.name, one.id)
}

/// Ends a token; computers that came by it stay.
pub(super) async fn end(server: &Server, order: EnrolmentEnd, texts: &Texts) -> Result<Said, ApiError> {
    let file = one_tenant(server, order.which.tenant.as_deref())?;
    let desk = server.tenants.desk(file.tenant).await.map_err(unavailable)?;
    let id = order.enrolment;
    let ended =
        server.step(&desk, CONSOLE, move |keeper, scene| door::end_enrolment(keeper, scene, id)).await;
    ended.map_err(unavailable)?.map_err(|refusal| match refusal {
        Denied::LinkDead => {
            ApiError::new(Code::NotFound, "server-console-no-enrolment").with("enrolment", id)
        }
        other => denied(&other),
    })?;
    let line = texts.say("server-console-enrolment-ended", &[("enrolment", &id)]);
    Ok(Said::done(line, json!({ "enrolment": id })))
}

/// Demands a token of every computer that is to be paired, or no longer.
pub(super) async fn require(
    server: &Server,
    order: EnrolmentRequire,
    texts: &Texts,
) -> Result<Said, ApiError> {
    let file = one_tenant(server, order.which.tenant.as_deref())?;
    let desk = server.tenants.desk(file.tenant).await.map_err(unavailable)?;
    let demands = order.demand == Switch::On;
    let changed = server.step(&desk, CONSOLE, move |keeper, scene| {
        door::demand_enrolment(keeper, scene, demands)?;
        let enrolments = keeper.enrolments()?;
        Ok(enrolments.iter().any(|one| one.holds(scene.now)))
    });
    let has_token = changed.await.map_err(unavailable)?.map_err(|refusal| denied(&refusal))?;
    let rule = if demands { "server-console-enrolment-on" } else { "server-console-enrolment-off" };
    let said = Said::done(texts.say(rule, &[]), json!({ "required": demands, "has_token": has_token }));
    if demands && !has_token {
        return Ok(said.and(texts.say("server-console-enrolment-none", &[])));
    }
    Ok(said)
}
