//! A keyring in a folder, a file for each entry: what it was told lasts as well as any file.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::PathBuf;

use obeznik_store::{Keyring, Unlock, sync_folder};

pub struct Ring(pub PathBuf);

impl Ring {
    /// A new one, in a folder that is there.
    pub fn made(folder: PathBuf) -> Self {
        fs::create_dir(&folder).unwrap();
        sync_folder(folder.parent().unwrap()).unwrap();
        Self(folder)
    }

    pub fn unlock(&self) -> Unlock<'_> {
        Unlock::Keyring(self)
    }

    /// Names of all entries.
    pub fn entries(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.0).unwrap().flatten();
        entries.map(|entry| entry.file_name().into_string().unwrap()).collect()
    }
}

impl Keyring for Ring {
    fn load(&self, entry: &str) -> Option<Vec<u8>> {
        fs::read(self.0.join(entry)).ok()
    }

    fn save(&self, entry: &str, secret: &[u8]) -> bool {
        let coming = self.0.join("coming");
        let mut file = File::create(&coming).unwrap();
        file.write_all(secret).unwrap();
        file.sync_all().unwrap();
        fs::rename(&coming, self.0.join(entry)).unwrap();
        sync_folder(&self.0).is_ok()
    }

    fn forget(&self, entry: &str) {
        if fs::remove_file(self.0.join(entry)).is_ok() {
            sync_folder(&self.0).unwrap();
        }
    }
}
