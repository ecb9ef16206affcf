//! Devices of the whole office, for who manages its people: the list, and the way out of a lost one.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use obeznik_app::Code;
use obeznik_app::ports::network::{LostReport, OfficeDevice, OfficeDevices};
use obeznik_identity::{Denied, DeviceState, Fault, Threshold};
use obeznik_kernel::calendar::day_in_prague;
use obeznik_kernel::{Action, DeviceId, Person, PersonId, Standing, Subject, may};
use serde::Deserialize;

use super::answer::{Failure, Json};
use super::body::Input;
use super::caller::Caller;
use super::network::Network;
use crate::clock;
use crate::lost::lose;
use crate::server::Shared;
use crate::tenants::{Poke, Unavailable};

/// One choice.
const LIMIT: usize = 1024;

/// Input of `POST /v1/devices/{device}/lost`.
#[derive(Deserialize)]
pub(super) struct Lose {
    wipe: bool,
}

/// Devices the office lets in, and those it has shown out.
pub(super) async fn list(caller: Caller) -> Result<Json<OfficeDevices>, Failure> {
    let person = caller.person;
    let looked = caller.desk.look(move |looker| {
        looker.at_the_door(|door| match manager(door, person)? {
            Some(_) => Ok(Some(devices(door)?)),
            None => Ok(None),
        })
    });
    let value = looked.await??.ok_or_else(not_yours)?;
    Ok(Json { value, takes_zstd: false })
}

/// Shows a lost device out and gives the report on it. The same step looks whether who asks may.
pub(super) async fn lost(
    State(server): State<Shared>,
    Network(network): Network,
    caller: Caller,
    Path(device): Path<String>,
    input: Input<Lose, LIMIT>,
) -> Result<Json<LostReport>, Failure> {
    let device: DeviceId = device.parse().map_err(|_| not_here())?;
    let (person, wipe) = (caller.person, input.value.wipe);
    if device == caller.device {
        return Err(Failure::new(StatusCode::CONFLICT, Code::Refused, "sharing-no-computer"));
    }
    let ended = server.office(&caller.desk, &network, move |store, scene| {
        let standing = match store.at_the_door(|door| Ok(manager(door, person)?))? {
            Ok(Some(standing)) => standing,
            Ok(None) => return Ok(Ok(None)),
            Err(denied) => return Ok(Err(denied)),
        };
        Ok(lose(store, scene, device, wipe, Some(&standing))?.map(Some))
    });
    let lost = match ended.await? {
        Ok(lost) => lost.ok_or_else(not_yours)?,
        Err(Denied::LinkDead) => return Err(not_here()),
        Err(denied) => return Err(denied.into()),
    };
    if lost.ends_now {
        caller.desk.poke(Poke::Device { device, wipe });
        tracing::warn!(wipe, "a lost device was shown out at the word of who manages people");
    }
    let made = server.press(move || lost.printed(wipe)).await?; // out it is, and may be told of again
    let made = made.map_err(|_| Unavailable::Broken)?;
    Ok(Json { value: LostReport { pdf: STANDARD.encode(&made.bytes) }, takes_zstd: false })
}

/// Who manages people in the office; nothing for anybody else.
fn manager(door: &dyn Threshold, person: PersonId) -> Result<Option<Standing>, Fault> {
    let (office, today) = (Subject::office(), day_in_prague(clock::now()));
    let standing = door.standing(person)?;
    Ok(standing.filter(|standing| may(Some(standing), Action::ManagePeople, &office, today)))
}

/// A lost computer stays told of when its person has left the office.
fn devices(door: &dyn Threshold) -> Result<OfficeDevices, Fault> {
    let (mut devices, mut shown_out) = (Vec::new(), Vec::new());
    for stored in door.find_by::<Person>("person", &["all"], usize::MAX)? {
        let person = stored.value;
        for session in door.devices_of(stored.id.into())? {
            let is_in = session.state == DeviceState::Active;
            let device = OfficeDevice {
                device: session.device,
                is_managed: session.is_managed(),
                seen_at: session.seen_at,
                name: session.name,
                person_name: person.full_name(),
            };
            if !is_in {
                shown_out.push(device);
            } else if person.active {
                devices.push(device);
            }
        }
    }
    Ok(OfficeDevices { devices, shown_out })
}

fn not_yours() -> Failure {
    Failure::new(StatusCode::FORBIDDEN, Code::Refused, "sharing-not-allowed")
}

fn not_here() -> Failure {
    Failure::new(StatusCode::NOT_FOUND, Code::NotFound, "sharing-no-computer")
}
