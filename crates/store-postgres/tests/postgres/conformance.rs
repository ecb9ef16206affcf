//! Records, log, numbers and pages.

use obeznik_store_postgres::testing::PostgresOfficeDisk;

fn office() -> PostgresOfficeDisk {
    PostgresOfficeDisk::new().unwrap()
}

obeznik_sync::office_conformance!(super::office);
