//! A lost device: what could be read in it, printed for the data protection officer, and its end in the same step.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use obeznik_app::{ApiError, Code};
use obeznik_console::{Said, Texts};
use obeznik_documents::office::{LostFacts, Made, lost_device};
use obeznik_identity::{Denied, DeviceSession, DeviceState};
use obeznik_kernel::{DeviceId, Person, RawRecord, Timestamp};
use obeznik_municipality::{Municipality, municipality_id};
use obeznik_sync::{Held, KeyKept};
use serde_json::json;

use super::arguments::{DeviceLost, OfDevice};
use super::invite::CONSOLE;
use super::{denied, one_tenant, unavailable};
use crate::server::Server;
use crate::tenants::Poke;
use crate::tenants::keeper::{Keeper, Step};
use crate::tenants::office;

/// What is known of a lost device the moment it was shown out.
struct Lost {
    held: Held,
    session: DeviceSession,
    person: Person,
    municipality: Municipality,
    ended_at: Timestamp,
}

/// Shows a device out and prints what was in it. The print travels in the answer: whoever gave the order keeps it.
pub(super) async fn lost(server: &Server, order: DeviceLost, texts: &Texts) -> Result<Said, ApiError> {
    let DeviceLost { of: OfDevice { which, device }, to, wipe } = order;
    let file = one_tenant(server, which.tenant.as_deref())?;
    let desk = server.tenants.desk(file.tenant).await.map_err(unavailable)?;
    let ended = server.office(&desk, CONSOLE, move |store, scene| {
        let lost = known(store, device, scene.now)?;
        let Ok(lost) = lost else { return Ok(lost) };
        let is_in = lost.session.state == DeviceState::Active;
        let is_to_end = is_in || (wipe && lost.session.state == DeviceState::Revoked);
        let ended = if is_to_end { office::show_out(store, scene, device, wipe, None)? } else { Ok(()) };
        Ok(ended.map(|()| lost))
    });
    let lost = ended.await.map_err(unavailable)?.map_err(|refusal| match refusal {
        Denied::LinkDead => ApiError::new(Code::NotFound, "server-console-no-device").with("device", device),
        other => denied(&other),
    })?;
    desk.poke(Poke::Device { device, wipe });
    let rows: Vec<RawRecord> = lost.held.rows.iter().map(|held| held.row.clone()).collect();
    let (made, lost) = tokio::task::spawn_blocking(move || (print(&lost, &rows, wipe), lost))
        .await
        .map_err(ApiError::broken)?;
    let (made, file) = (made?, to.display());
    let line = texts.say("server-console-device-lost", &[("device", &device), ("file", &file)]);
    let count = |kind: &str| lost.held.rows.iter().filter(|held| held.row.kind == kind).count();
    let value = json!({ "device": device, "name": lost.session.name, "person": lost.session.person, "wipe": wipe,
        "seen_at": lost.seen_at(), "told": lost.held.holding.as_ref().map(|holding| &holding.about),
        "papers": count("paper"), "attachments": count("attachment"), "rows": lost.held.rows.len(),
        "removed": lost.held.removed, "to": to, "pdf": STANDARD.encode(&made.bytes) });
    Ok(Said::done(line, value))
}

fn known(store: &mut dyn Keeper, device: DeviceId, now: Timestamp) -> Step<Lost> {
    let Some(held) = store.held_by(device)? else { return Ok(Err(Denied::LinkDead)) };
    store.at_the_door(move |keeper| {
        let session = keeper.device(device)?.ok_or(Denied::LinkDead)?;
        let person = keeper.record::<Person>(session.person)?.ok_or(Denied::LinkDead)?.value;
        let municipality = keeper.record::<Municipality>(municipality_id())?.ok_or(Denied::LinkDead)?.value;
        Ok(Lost { held, session, person, municipality, ended_at: now })
    })
}

impl Lost {
    /// Its last contact, whichever of its calls it was.
    fn seen_at(&self) -> Timestamp {
        self.session.seen_at.max(self.held.line.seen_at)
    }
}

fn print(lost: &Lost, rows: &[RawRecord], wipes: bool) -> Result<Made, ApiError> {
    let holding = lost.held.holding.as_ref();
    let about = holding.and_then(|holding| holding.about.as_ref());
    let key = match about.map(|about| about.key) {
        Some(KeyKept::PassPhrase) => "pass_phrase",
        Some(KeyKept::Keyring) => "keyring",
        Some(KeyKept::Unknown) | None => "",
    };
    let facts = LostFacts {
        municipality: &lost.municipality,
        device: lost.session.device.to_string(),
        name: &lost.session.name,
        person: &lost.person,
        paired_at: lost.session.paired_at,
        seen_at: lost.seen_at(),
        ended_at: lost.ended_at,
        wipes,
        key,
        waiting: holding.zip(about).map(|(holding, about)| (about.waiting, holding.told_at)),
        rows,
        moved_on: lost.held.rows.iter().filter(|held| held.has_moved_on).count(),
        removed: lost.held.removed,
    };
    lost_device(&facts)
}
