//! The stores in memory are what every back end is compared with: they pass the same suite.

use obeznik_kernel::DeviceId;
use obeznik_sync::testing::{MODULES, MemoryDisk, MemoryHall, MemoryOffice, MemoryStore, kinds};

mod office {
    use super::*;

    fn office() -> MemoryHall {
        MemoryHall(MemoryOffice::new(&MODULES))
    }

    obeznik_sync::office_conformance!(super::office);

    #[test]
    fn the_largest_import_comes_in_short_messages() {
        obeznik_sync::testing::conformance::pages::the_largest_import_comes_in_short_messages(&office);
    }
}

mod device {
    use super::*;

    fn store(device: DeviceId) -> MemoryDisk {
        MemoryDisk(MemoryStore::new(device, kinds()))
    }

    obeznik_sync::client_conformance!(super::store);
}
