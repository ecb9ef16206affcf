//! Devices of the whole office, for who manages its people. The office's server holds the list, looks who asks, and
//! makes the report on a lost one.

use obeznik_kernel::DeviceId;

use super::courier::{Courier, Failure};
use crate::ports::network::OfficeDevices;

impl Courier {
    /// Devices the office lets in, and those it has shown out.
    ///
    /// # Errors
    /// [`Failure`] when the office is not reached, or tells this person nothing of them.
    pub(crate) fn devices(&self) -> Result<OfficeDevices, Failure> {
        self.session.call(|line, access| line.devices(access))
    }

    /// Has a lost device shown out, or tells of one that is out; gives the report on it (PDF).
    ///
    /// # Errors
    /// As [`Courier::devices`], and where the office has no such device.
    pub(crate) fn lose_device(&self, device: DeviceId, wipes: bool) -> Result<Vec<u8>, Failure> {
        self.session.call(|line, access| line.lose_device(access, device, wipes))
    }
}
