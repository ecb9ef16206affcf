//! A lost device: its report for the data protection officer, and its end in the same step.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use obeznik_app::{ApiError, Code};
use obeznik_console::{Said, Texts};
use obeznik_identity::Denied;
use serde_json::json;

use super::arguments::{DeviceLost, OfDevice};
use super::invite::CONSOLE;
use super::{denied, one_tenant, unavailable};
use crate::lost::lose;
use crate::server::Server;
use crate::tenants::Poke;

/// Shows a device out and prints what was in it. The print travels in the answer: whoever gave the order keeps it.
pub(super) async fn lost(server: &Server, order: DeviceLost, texts: &Texts) -> Result<Said, ApiError> {
    let DeviceLost { of: OfDevice { which, device }, to, wipe } = order;
    let file = one_tenant(server, which.tenant.as_deref())?;
    let desk = server.tenants.desk(file.tenant).await.map_err(unavailable)?;
    let ended = server.office(&desk, CONSOLE, move |store, scene| lose(store, scene, device, wipe, None));
    let lost = ended.await.map_err(unavailable)?.map_err(|refusal| match refusal {
        Denied::LinkDead => ApiError::new(Code::NotFound, "server-console-no-device").with("device", device),
        other => denied(&other),
    })?;
    if lost.ends_now {
        desk.poke(Poke::Device { device, wipe });
    }
    let (made, lost) =
        tokio::task::spawn_blocking(move || (lost.printed(wipe), lost)).await.map_err(ApiError::broken)?;
    let (made, file) = (made?, to.display());
    let line = texts.say("server-console-device-lost", &[("device", &device), ("file", &file)]);
    let count = |kind: &str| lost.held.rows.iter().filter(|held| held.row.kind == kind).count();
    let value = json!({ "device": device, "name": lost.session.name, "person": lost.session.person, "wipe": wipe,
        "seen_at": lost.seen_at(), "told": lost.held.holding.as_ref().map(|holding| &holding.about),
        "papers": count("paper"), "attachments": count("attachment"), "rows": lost.held.rows.len(),
        "removed": lost.held.removed, "to": to, "pdf": STANDARD.encode(&made.bytes) });
    Ok(Said::done(line, value))
}
