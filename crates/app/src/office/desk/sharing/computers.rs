//! Computers of the office: who has which, and what happens when one is lost. The server of the office is asked,
//! whether it runs beside this window or elsewhere.

use std::path::PathBuf;
use std::sync::Arc;

use obeznik_kernel::DeviceId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::api::{ApiError, Code};
use crate::contact::Courier;
use crate::office::desk::{Desk, not_joined};
use crate::ports::network::{OfficeDevice, OfficeDevices};

/// A computer that the office lets in, or has shown out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OfficeComputer {
    /// Its identifier.
    pub device: String,
    /// Its name.
    pub name: String,
    /// Whose it is.
    pub person_name: String,
    /// When the office last heard of it.
    pub seen_at: String,
    /// Whether it is this one.
    pub is_this: bool,
    /// Whether the office looks after it itself.
    pub is_managed: bool,
    /// Whether it was shown out; a report on it can be had again.
    pub is_out: bool,
}

impl Desk {
    /// Computers the office lets in and those it has shown out, by the names of their people.
    ///
    /// # Errors
    /// [`Code::Refused`] when the office works alone, or who sits here does not manage people;
    /// [`Code::Unreachable`] when its server does not answer.
    pub fn computers(&self) -> Result<Vec<OfficeComputer>, ApiError> {
        let (courier, this) = self.courier_of_manager()?;
        let OfficeDevices { devices, shown_out } = courier.devices().map_err(not_joined)?;
        let is_in = devices.into_iter().map(|device| computer(device, this));
        let is_out =
            shown_out.into_iter().map(|device| OfficeComputer { is_out: true, ..computer(device, this) });
        let mut computers: Vec<OfficeComputer> = is_in.chain(is_out).collect();
        computers.sort_by_key(|one| {
            obeznik_czech::collation::sort_key(&format!("{} {}", one.person_name, one.name))
        });
        Ok(computers)
    }

    /// A computer was lost: the office lets it in no more and prints what could be read in it for the data protection
    /// officer, in one step. With `wipes` it also destroys everything at its next contact. Papers the person here does
    /// not see are counted in the report and not named. Of one that is out already the report is made once more.
    ///
    /// # Errors
    /// As [`Desk::computers`]; [`Code::Refused`] for this computer itself, [`Code::NotFound`] or [`Code::Refused`] for
    /// one the office does not have.
    pub fn lose_computer(&self, device: &str, wipes: bool) -> Result<PathBuf, ApiError> {
        let (courier, this) = self.courier_of_manager()?;
        let device: DeviceId = device.parse().map_err(|_| no_computer())?;
        if device == this {
            return Err(no_computer());
        }
        let room = self.office()?.store().out_folder();
        std::fs::create_dir_all(&room).map_err(obeznik_store::StoreError::from)?;
        let report = courier.lose_device(device, wipes).map_err(not_joined)?;
        tracing::warn!(wipes, "a lost computer was shown out");
        let path = room.join(format!("ztracene-zarizeni-{}.pdf", self.clock.now().as_millisecond()));
        std::fs::write(&path, report).map_err(obeznik_store::StoreError::from)?;
        Ok(path)
    }

    /// Who goes to the office for somebody who manages its people, and which computer this is.
    fn courier_of_manager(&self) -> Result<(Arc<Courier>, DeviceId), ApiError> {
        let office = self.office()?;
        if !office.manages_people(office.person())? {
            return Err(ApiError::new(Code::Refused, "sharing-not-allowed"));
        }
        let this = office.signer().device;
        drop(office);
        let (courier, _) =
            self.courier().ok_or_else(|| ApiError::new(Code::Refused, "sharing-works-alone"))?;
        Ok((courier, this))
    }
}

fn no_computer() -> ApiError {
    ApiError::new(Code::Refused, "sharing-no-computer")
}

fn computer(device: OfficeDevice, this: DeviceId) -> OfficeComputer {
    let OfficeDevice { device, name, person_name, seen_at, is_managed } = device;
    let is_this = device == this;
    OfficeComputer {
        device: device.to_string(),
        name,
        person_name,
        seen_at: seen_at.to_string(),
        is_this,
        is_managed,
        is_out: false,
    }
}
