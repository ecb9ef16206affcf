//! The door itself for who is in: their devices and the way out.

use axum::http::StatusCode;
use axum::response::Response;
use maud::{Markup, html};
use obeznik_identity::{DeviceSession, DeviceState, Stage};
use obeznik_kernel::{DeviceId, Timestamp};
use serde::Deserialize;

use super::form::Form;
use super::sheet::{answer, sheet};
use super::visitor::Visitor;
use super::{outside, passkey};
use crate::tenants::Poke;
use crate::tenants::office;

/// The form that shows a device out.
#[derive(Deserialize)]
pub(super) struct Given {
    token: String,
    device: DeviceId,
}

pub(super) async fn page(visitor: Visitor) -> Response {
    if let Some(response) = visitor.not_their_turn(Stage::In) {
        return response;
    }
    let (town, person) = (&visitor.town, visitor.visit.person);
    let kept = town.step(move |keeper, _| {
        let outside = keeper.account(person)?.and_then(|account| account.outside);
        Ok((keeper.devices_of(person)?, outside, keeper.ways_in()?, keeper.passkeys_of(person)?))
    });
    let (devices, outside, ways, passkeys) = match kept.await {
        Ok(Ok(kept)) => kept,
        Ok(Err(_)) => return town.go("sign-in"),
        Err(response) => return response,
    };
    let token = visitor.form_token();
    let content = html! {
        p { a href=(town.href("meetings")) { (town.say("door-meetings")) } }
        h2 { (town.say("door-devices")) }
        @if devices.is_empty() { p { (town.say("door-devices-none")) } }
        @for device in &devices { (row(&visitor, device, &token)) }
        (passkey::list(&visitor, &passkeys, in_prague))
        (passkey::add_form(&visitor, ""))
        (outside::ties(town, &ways, outside.as_ref(), &token))
        h2 { (town.say("door-leave")) }
        form method="post" action=(town.href("sign-out")) {
            input type="hidden" name="token" value=(token);
            div.actions { button.quiet { (town.say("door-sign-out")) } }
        }
    };
    passkey::scripted(answer(StatusCode::OK, sheet(town, &town.say("door-account-title"), None, &content)))
}

fn row(visitor: &Visitor, device: &DeviceSession, token: &str) -> Markup {
    let town = &visitor.town;
    let seen = town.texts().say("door-device-seen", &[("at", &in_prague(device.seen_at))]);
    html! {
        div.device {
            div {
                p { (device.name) }
                p.hint { @match device.state {
                    DeviceState::Active if device.is_managed() => { (seen) " · " (town.say("door-device-managed")) }
                    DeviceState::Active => (seen),
                    DeviceState::Revoked => (town.say("door-device-revoked")),
                    DeviceState::Wipe => (town.say("door-device-wipe")),
                } }
            }
            @if device.state == DeviceState::Active {
                form method="post" action=(town.href("devices/end")) {
                    input type="hidden" name="token" value=(token);
                    input type="hidden" name="device" value=(device.device);
                    button.bad { (town.say("door-device-end")) }
                }
            }
        }
    }
}

/// `23. 11. 2026 9.00`
pub(super) fn in_prague(at: Timestamp) -> String {
    let Ok(local) = at.in_tz(obeznik_kernel::calendar::ZONE) else { return at.to_string() };
    format!(
        "{}.\u{a0}{}.\u{a0}{} {}.{:02}",
        local.day(),
        local.month(),
        local.year(),
        local.hour(),
        local.minute()
    )
}

pub(super) async fn end_device(visitor: Visitor, Form(Given { token, device }): Form<Given>) -> Response {
    if let Some(response) = visitor.not_their_form(&token).or_else(|| visitor.not_their_turn(Stage::In)) {
        return response;
    }
    let (town, person) = (&visitor.town, visitor.visit.person);
    let ended = town.server.office(&town.desk, &town.network, move |store, scene| {
        office::show_out(store, scene, device, false, Some(person))
    });
    match ended.await {
        Ok(done) => {
            if done.is_ok() {
                town.desk.poke(Poke::Device { device, wipe: false });
            }
            town.go("")
        }
        Err(unavailable) => town.failed(unavailable.into()),
    }
}
