//! A lost device: what could be read in it, printed for the data protection officer, and its end in the same step.

use std::collections::BTreeSet;

use obeznik_app::ApiError;
use obeznik_documents::office::{LostFacts, Made, lost_device};
use obeznik_identity::door::Scene;
use obeznik_identity::{Denied, DeviceSession, DeviceState, SecurityEvent};
use obeznik_kernel::calendar::day_in_prague;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{DeviceId, Person, RawRecord, RecordId, Standing, Timestamp};
use obeznik_municipality::{Municipality, municipality_id};
use obeznik_sync::{Held, KeyKept};

use crate::tenants::keeper::{Keeper, KeeperError, Step};
use crate::tenants::office;

/// What is known of a lost device the moment it was shown out.
pub(crate) struct Lost {
    pub(crate) held: Held,
    pub(crate) session: DeviceSession,
    person: Person,
    municipality: Municipality,
    asked_at: Timestamp,
    /// Whether it was out before it was asked of.
    was_out: bool,
    /// Whether this step shows it out, or has one that was shown out wipe itself.
    pub(crate) ends_now: bool,
    /// Papers that who asks for the report does not see: it counts them and names them not.
    hidden: BTreeSet<RecordId>,
}

/// Shows a device out, by who manages people or by nobody but the server's administrator, who sees everything anyway.
/// One that is out already is only told of.
///
/// # Errors
/// [`KeeperError`] when the keeper failed.
pub(crate) fn lose(
    store: &mut dyn Keeper,
    scene: &mut Scene,
    device: DeviceId,
    wipe: bool,
    by: Option<&Standing>,
) -> Step<Lost> {
    let mut lost = match known(store, device, scene.now)? {
        Ok(lost) => lost,
        Err(denied) => return Ok(Err(denied)),
    };
    lost.ends_now = !lost.was_out || (wipe && lost.session.state == DeviceState::Revoked);
    if let Some(standing) = by {
        lost.hidden = hidden(store, &lost.held, standing, scene.now)?;
        if lost.ends_now {
            scene.events.push(SecurityEvent::DeviceLost { device, by: standing.person, wipe });
        }
    }
    let ended = match by {
        _ if !lost.ends_now => Ok(()),
        Some(standing) => office::show_out_by(store, scene, device, wipe, standing.person)?,
        None => office::show_out(store, scene, device, wipe, None)?,
    };
    Ok(ended.map(|()| lost))
}

fn known(store: &mut dyn Keeper, device: DeviceId, now: Timestamp) -> Step<Lost> {
    let Some(held) = store.held_by(device)? else { return Ok(Err(Denied::LinkDead)) };
    store.at_the_door(move |keeper| {
        let session = keeper.device(device)?.ok_or(Denied::LinkDead)?;
        let person = keeper.record::<Person>(session.person)?.ok_or(Denied::LinkDead)?.value;
        let municipality = keeper.record::<Municipality>(municipality_id())?.ok_or(Denied::LinkDead)?.value;
        let was_out = session.state != DeviceState::Active;
        let hidden = BTreeSet::new();
        Ok(Lost { held, session, person, municipality, asked_at: now, was_out, ends_now: false, hidden })
    })
}

fn hidden(
    store: &mut dyn Keeper,
    held: &Held,
    standing: &Standing,
    now: Timestamp,
) -> Result<BTreeSet<RecordId>, KeeperError> {
    let (mut hidden, today) = (BTreeSet::new(), day_in_prague(now));
    store.look_at(&mut |records| {
        for row in held.rows.iter().map(|held| &held.row).filter(|row| row.kind == "paper") {
            if !records.audience_of(&row.scope)?.is_seen_by(standing, today) {
                hidden.insert(row.id);
            }
        }
        Ok(())
    })?;
    Ok(hidden)
}

impl Lost {
    /// Its last contact, whichever of its calls it was.
    pub(crate) fn seen_at(&self) -> Timestamp {
        self.session.seen_at.max(self.held.line.seen_at)
    }

    /// The report; what was to be wiped before stays so. Takes a while: beside all other work.
    ///
    /// # Errors
    /// When it cannot be set.
    pub(crate) fn printed(&self, wipes: bool) -> Result<Made, ApiError> {
        let rows: Vec<RawRecord> = self.held.rows.iter().map(|held| held.row.clone()).collect();
        let holding = self.held.holding.as_ref();
        let about = holding.and_then(|holding| holding.about.as_ref());
        let key = match about.map(|about| about.key) {
            Some(KeyKept::PassPhrase) => "pass_phrase",
            Some(KeyKept::Keyring) => "keyring",
            Some(KeyKept::Unknown) | None => "",
        };
        let facts = LostFacts {
            municipality: &self.municipality,
            device: self.session.device.to_string(),
            name: &self.session.name,
            person: &self.person,
            paired_at: self.session.paired_at,
            seen_at: self.seen_at(),
            ended_at: (!self.was_out).then_some(self.asked_at),
            issued_at: self.asked_at,
            wipes: wipes || self.session.state == DeviceState::Wipe,
            key,
            waiting: holding.zip(about).map(|(holding, about)| (about.waiting, holding.told_at)),
            rows: &rows,
            hidden: &self.hidden,
            moved_on: self.held.rows.iter().filter(|held| held.has_moved_on).count(),
            removed: self.held.removed,
        };
        lost_device(&facts)
    }
}
