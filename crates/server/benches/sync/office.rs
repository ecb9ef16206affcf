//! An office full of resolutions, and the server over it.

use std::path::{Path, PathBuf};

use ed25519_dalek::SigningKey;
use obeznik_authority::{SignedCommand, Verdict};
use obeznik_circulation::import::{ImportResolutions, MOST_ROWS, ResolutionRow};
use obeznik_kernel::{Command, CommandId, DeviceId, Payload, RecordId};
use obeznik_server::clock;
use obeznik_server::keyring::FileKeyring;
use obeznik_server::places::Places;
use obeznik_store::{Store, Unlock};

use super::desks::Computer;
use super::process::Server;
use super::rows::rows;

/// Who signs: the computer of the secretary.
pub struct Hand {
    device: DeviceId,
    key: SigningKey,
    actor: RecordId,
    body: RecordId,
}

impl Hand {
    pub fn of(computer: &Computer, council: &str) -> Self {
        let office = computer.office();
        let store = office.store();
        let key: [u8; 32] = store.secret("device_key").unwrap().unwrap().try_into().unwrap();
        let device = String::from_utf8(store.secret("device_id").unwrap().unwrap()).unwrap();
        let device = DeviceId(device.parse::<RecordId>().unwrap());
        drop(store);
        let actor = office.person().0;
        Self { device, key: SigningKey::from_bytes(&key), actor, body: council.parse().unwrap() }
    }

    /// Takes resolutions of the given numbers into the office while nobody serves.
    pub fn fill(&self, data: &Path, numbers: std::ops::Range<usize>) {
        let places = Places::made(data).unwrap();
        let keyring = FileKeyring::open(&places.keyring()).unwrap();
        let mut store = Store::open(&folder(&places), Unlock::Keyring(&keyring), clock::now()).unwrap();
        for part in rows(numbers).chunks(MOST_ROWS) {
            let lines: Vec<String> = part.iter().map(|row| serde_json::to_string(row).unwrap()).collect();
            let hash = store.put_blob(&mut lines.join("\n").as_bytes(), clock::now()).unwrap();
            let verdict =
                store.execute(&self.import(hash, part), clock::now(), &mut clock::Ids, &[]).unwrap();
            assert_eq!(verdict, Verdict::Accepted);
        }
        store.close(clock::now()).unwrap();
    }

    fn import(&self, hash: obeznik_kernel::BlobHash, rows: &[ResolutionRow]) -> SignedCommand {
        let head = ImportResolutions {
            import: clock::new_id(),
            name: "Usnesení rady".to_owned(),
            body: self.body.into(),
            term: None,
            tasks_from: None,
            documents: Vec::new(),
        };
        let command = Command {
            id: CommandId(clock::new_id()),
            kind: "circulation.import_resolutions".to_owned(),
            kind_version: 1,
            actor: Some(self.actor.into()),
            on_behalf_of: None,
            payload: Payload::Blob {
                hash,
                rows: u32::try_from(rows.len()).unwrap(),
                head: serde_json::to_string(&head).unwrap(),
            },
            base: Vec::new(),
            client_time: clock::now(),
        };
        SignedCommand::sign(command, self.device, &self.key).unwrap()
    }
}

fn folder(places: &Places) -> PathBuf {
    let found = std::fs::read_dir(places.tenants()).unwrap().flatten().find(|entry| entry.path().is_dir());
    found.unwrap().path()
}

/// The real server at the port at which computers know it.
pub fn serve(data: &Path, port: u16) -> Server {
    let mut server = Server::listening(data, port, None);
    assert!(server.address().is_some(), "the server does not come to life");
    server
}
