//! Devices: the list with their last contact, and the way out.

use obeznik_app::{ApiError, Code};
use obeznik_console::{Said, Texts};
use obeznik_identity::{Denied, DeviceSession};
use serde_json::json;

use super::arguments::{DeviceEnd, InTenant, OfDevice};
use super::invite::{CONSOLE, people};
use super::{denied, one_tenant, unavailable};
use crate::server::Server;
use crate::tenants::Poke;
use crate::tenants::office;

/// Devices of all people of a municipality.
pub(super) async fn list(server: &Server, order: InTenant, texts: &Texts) -> Result<Said, ApiError> {
    let file = one_tenant(server, order.tenant.as_deref())?;
    let desk = server.tenants.desk(file.tenant).await.map_err(unavailable)?;
    let rows = desk.at_the_door(|keeper| {
        let mut rows: Vec<(String, DeviceSession)> = Vec::new();
        for (id, person) in people(keeper)? {
            rows.extend(keeper.devices_of(id)?.into_iter().map(|device| (person.full_name(), device)));
        }
        Ok(rows)
    });
    let rows = rows.await.map_err(unavailable)?.map_err(|refusal| denied(&refusal))?;
    let managed = |device: &DeviceSession| match device.is_managed() {
        true => texts.say("server-console-device-managed", &[]),
        false => String::new(),
    };
    let lines = rows.iter().map(|(person, device)| {
        let DeviceSession { name, seen_at, state, device: id, .. } = device;
        format!("{name}\t{person}\t{seen_at}\t{state:?}\t{}\t{id}", managed(device))
    });
    let value = rows.iter().map(|(person, device)| {
        json!({ "device": device.device, "name": device.name, "person": device.person, "person_name": person,
            "is_managed": device.is_managed(), "enrolment": device.enrolment, "state": device.state, "paired_at": device.paired_at, "seen_at": device.seen_at })
    });
    let value = value.collect();
    if rows.is_empty() {
        return Ok(Said::done(texts.say("server-console-none", &[]), value));
    }
    Ok(Said { lines: lines.collect(), ..Said::done(String::new(), value) })
}

/// Shows a device out, or tells it to wipe itself.
pub(super) async fn end(server: &Server, order: DeviceEnd, texts: &Texts) -> Result<Said, ApiError> {
    let DeviceEnd { of: OfDevice { which, device }, wipe } = order;
    let file = one_tenant(server, which.tenant.as_deref())?;
    let desk = server.tenants.desk(file.tenant).await.map_err(unavailable)?;
    let ended =
        server.office(&desk, CONSOLE, move |store, scene| office::show_out(store, scene, device, wipe, None));
    ended.await.map_err(unavailable)?.map_err(|refusal| match refusal {
        Denied::LinkDead => ApiError::new(Code::NotFound, "server-console-no-device").with("device", device),
        other => denied(&other),
    })?;
    desk.poke(Poke::Device { device, wipe });
    let key = if wipe { "server-console-device-wiped" } else { "server-console-device-revoked" };
    Ok(Said::done(texts.say(key, &[("device", &device)]), json!({ "device": device, "wipe": wipe })))
}
