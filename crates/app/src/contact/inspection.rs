//! What a package for a supervisory body needs of the office, where this computer has joined it: everything this computer
//! may have, sent and read to the end, the log of the period and the verification of the whole of it.

use std::collections::BTreeSet;
use std::sync::Arc;

use obeznik_kernel::{BlobHash, Date};

use super::courier::{Courier, Failure};
use super::log::not_told;
use crate::api::{ApiError, Code};
use crate::circulation::readings::NOTE;
use crate::office::Office;
use crate::office::desk::Desk;
use crate::office::log::{ChainSaid, InspectedLine, InspectionInput, sees_every_paper};

/// Contacts begun before what is the matter is told.
const MOST_TRIES: usize = 3;

/// The log of a period, as the office told it.
pub struct Inspection {
    /// Lines of the period, the newest first.
    pub lines: Vec<InspectedLine>,
    /// Lines of the period that are not among them.
    pub untold: u32,
    /// What the office's verification of the whole chain said.
    pub chain: ChainSaid,
    courier: Arc<Courier>,
}

impl Inspection {
    /// Brings a content down that is not here yet; what does not come is missed where it is wanted.
    pub fn bring(&self, office: &Office, hash: &BlobHash) {
        if office.store().has_blob(hash).unwrap_or(false) {
            return;
        }
        if let Err(failure) = self.courier.bring_down(hash, &mut |_| true) {
            tracing::info!(?failure, "a content for the package did not come down");
        }
    }

    /// Takes to the office what was noted here of papers kept close that leave with the package, before it is handed
    /// out: a note that waits in this computer may be lost with it.
    ///
    /// # Errors
    /// [`Code::Refused`] while a note waits, or when the office did not take one.
    pub fn hand_in(&self, office: &Office) -> Result<(), ApiError> {
        if !has_notes(office)? {
            return Ok(());
        }
        if let Err(failure) = self.courier.catch_up() {
            tracing::info!(?failure, "what was noted for the package did not go up");
        }
        match has_notes(office)? {
            true => Err(ApiError::new(Code::Refused, "control-readings-unsent")),
            false => Ok(()),
        }
    }
}

/// Whether a note of reading has not been taken by the office.
fn has_notes(office: &Office) -> Result<bool, ApiError> {
    Ok(office.store().outbox()?.iter().any(|waiting| waiting.signed.command.kind == NOTE))
}

impl Courier {
    /// A contact; the one that goes by itself may come between.
    fn catch_up(&self) -> Result<(), Failure> {
        for _ in 1..MOST_TRIES {
            match self.contact(&mut |_| {}) {
                Err(Failure::Astray(_)) => {}
                other => return other.map(drop),
            }
        }
        self.contact(&mut |_| {}).map(drop)
    }

    fn inspect(&self, from: Date, to: Date) -> Result<Inspected, Failure> {
        let (mut lines, mut numbers): (Vec<InspectedLine>, _) = (Vec::new(), BTreeSet::new());
        let (mut offset, mut counts) = (0, None);
        loop {
            let below = lines.last().and_then(|last| last.row.number.parse().ok());
            let input = InspectionInput { from, to, offset, below };
            let part = self.session.call(|line, access| line.inspected(access, &input))?;
            let (told, all) = *counts.get_or_insert((part.told, part.all)); // later parts do not count again
            let came = u32::try_from(part.lines.len()).unwrap_or(u32::MAX);
            if came == 0 {
                return Ok(Inspected { lines, untold: all.saturating_sub(told), told });
            }
            offset = offset.saturating_add(came);
            // An older office goes by the offset, which what is written meanwhile moves on: a line may come twice.
            lines.extend(part.lines.into_iter().filter(|one| numbers.insert(one.row.number.clone())));
        }
    }
}

/// Lines as they came.
struct Inspected {
    lines: Vec<InspectedLine>,
    untold: u32,
    told: u32,
}

impl Desk {
    /// Asks the office for what a package for a supervisory body needs of it; first everything goes up and comes down.
    ///
    /// # Errors
    /// [`Code::Refused`] for who does not see every paper, and while something waits for the office's decision;
    /// [`Code::Unreachable`] when the office is not reached.
    pub fn inspection(&self, from: Date, to: Date) -> Result<Inspection, ApiError> {
        let office = self.office()?;
        if !office.read(|reader| Ok(sees_every_paper(&reader.standing, reader.today)))? {
            return Err(ApiError::new(Code::Refused, "control-sees-part"));
        }
        drop(office);
        let (courier, _) = self.courier().ok_or_else(unreached)?;
        courier.catch_up().map_err(not_asked)?;
        if !self.office()?.store().outbox()?.is_empty() {
            return Err(ApiError::new(Code::Refused, "control-unsent"));
        }
        let Inspected { lines, untold, told } = courier.inspect(from, to).map_err(not_asked)?;
        let chain = courier.session.call(|line, access| line.verified(access)).map_err(not_asked)?;
        if u32::try_from(lines.len()).unwrap_or(u32::MAX) < told {
            return Err(unreached()); // lines went from sight meanwhile
        }
        Ok(Inspection { lines, untold, chain, courier })
    }
}

fn not_asked(failure: Failure) -> ApiError {
    match not_told(failure) {
        error if error.code == Code::Unreachable => unreached(),
        error if error.key == "log-office-older" => ApiError::new(Code::Refused, "control-office-older"),
        error => error,
    }
}

fn unreached() -> ApiError {
    ApiError::new(Code::Unreachable, "control-unreached")
}
