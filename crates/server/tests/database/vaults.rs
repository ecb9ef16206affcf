//! Places for sealed content: a folder and a bucket do the same.

use std::io::{ErrorKind, Read as _, Seek as _, SeekFrom};
use std::path::Path;
use std::process::Command;

use obeznik_server::tenants::keeper::{Vault, VaultAddress};

use super::bucket;

fn content(length: usize) -> Vec<u8> {
    (0..length).map(|at| (at % 249) as u8).collect()
}

fn file_of(home: &Path, length: usize) -> std::path::PathBuf {
    let path = home.join(format!("content {length}"));
    std::fs::write(&path, content(length)).unwrap();
    path
}

/// What every place does.
fn check(vault: &dyn Vault, home: &Path) {
    assert_eq!(vault.open("a/nothing").map(drop).unwrap_err().kind(), ErrorKind::NotFound);
    vault.remove("a/nothing").unwrap();
    for length in [0, 1, 70_000, (8 << 20) - 1, 8 << 20, (17 << 20) + 5] {
        let place = format!("town-{length}/blob");
        vault.put(&place, &file_of(home, length)).unwrap();
        let mut read = vault.open(&place).unwrap();
        let mut bytes = Vec::new();
        read.read_to_end(&mut bytes).unwrap();
        assert!(bytes == content(length), "{length} bytes come back as they were put");
        assert_eq!(read.seek(SeekFrom::End(0)).unwrap(), length as u64);
        if length > 70_000 {
            read.seek(SeekFrom::Start(length as u64 - 7)).unwrap();
            let mut end = Vec::new();
            read.read_to_end(&mut end).unwrap();
            assert_eq!(end, content(length)[length - 7..]);
        }
        vault.remove(&place).unwrap();
        assert_eq!(vault.open(&place).map(drop).unwrap_err().kind(), ErrorKind::NotFound);
    }
    assert!(vault.put("town/../blob", &file_of(home, 1)).is_err());
}

#[test]
fn a_folder_keeps_content() {
    let home = tempfile::tempdir().unwrap();
    let address = VaultAddress::Folder(home.path().join("blobs"));
    check(address.open().unwrap().as_ref(), home.path());
    assert_eq!(address.open().unwrap().link("town/blob").unwrap(), None);
}

/// Keys of a bucket are in the environment, which a process sets before it begins: so this test runs itself once more
/// with it.
#[test]
fn a_bucket_keeps_content() {
    let home = tempfile::tempdir().unwrap();
    if std::env::var_os(bucket::KEYS[0].0).is_none() {
        let name = "vaults::a_bucket_keeps_content";
        let mut again = Command::new(std::env::current_exe().unwrap());
        let done = again.args([name, "--exact", "--nocapture"]).envs(bucket::KEYS).output().unwrap();
        let words =
            String::from_utf8_lossy(&done.stdout).into_owned() + &String::from_utf8_lossy(&done.stderr);
        assert!(done.status.success() && words.contains("1 passed"), "{words}");
        return;
    }
    let server = bucket::started(&home.path().join("s3"));
    let address: VaultAddress = bucket::address(server).parse().unwrap();
    check(address.open().unwrap().as_ref(), home.path());
}
