//! SQLite does what every back end must do.

use obeznik_kernel::DeviceId;
use obeznik_store::{MemoryClientFile, MemoryOfficeFile};
use obeznik_sync::testing::MODULES;

mod office {
    use super::*;

    fn office() -> MemoryOfficeFile {
        MemoryOfficeFile::new().unwrap()
    }

    obeznik_sync::office_conformance!(super::office);

    #[test]
    fn the_largest_import_comes_in_short_messages() {
        obeznik_sync::testing::conformance::pages::the_largest_import_comes_in_short_messages(&office);
    }
}

mod device {
    use super::*;

    fn device(device: DeviceId) -> MemoryClientFile {
        MemoryClientFile::new(device, &MODULES).unwrap()
    }

    obeznik_sync::client_conformance!(super::device);
}
