//! Places where SQLite would lose data: network shares and synchronised folders.

use std::path::{Component, Path, PathBuf};

use crate::error::StoreError;

/// File systems of other machines, as `/proc/self/mountinfo` names them.
const NETWORK_TYPES: [&str; 15] = [
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "afs",
    "ceph",
    "davfs",
    "fuse.davfs2",
    "fuse.sshfs",
    "fuse.rclone",
    "fuse.glusterfs",
    "fuse.gvfsd-fuse",
    "lustre",
    "ncpfs",
];

/// Folders of services, by how their name begins, in lower case.
const CLOUD_NAMES: [(&str, &str); 12] = [
    ("onedrive", "OneDrive"),
    ("dropbox", "Dropbox"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("icloud", "iCloud"),
    ("mobile documents", "iCloud"),
    ("cloudstorage", "CloudStorage"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
    ("pcloud", "pCloud"),
    ("megasync", "MEGA"),
    ("seafile", "Seafile"),
];

/// Files that services leave in the folders they synchronise.
const CLOUD_MARKS: [(&str, &str); 6] = [
    (".dropbox", "Dropbox"),
    (".stfolder", "Syncthing"),
    (".owncloudsync.log", "ownCloud"),
    (".nextcloudsync.log", "Nextcloud"),
    (".sync_.db", "Nextcloud"),
    (".tmp.drivedownload", "Google Drive"),
];

/// Refuses a place where the store would not be safe. The folder itself need not be there yet.
pub(super) fn check(path: &Path) -> Result<(), StoreError> {
    let full = full_path(path)?;
    if let Some(what) = network_share(&full) {
        return Err(StoreError::NetworkFolder { folder: path.to_owned(), what });
    }
    match cloud_by_name(&full).or_else(|| cloud_by_mark(&full)) {
        Some(service) => {
            Err(StoreError::CloudFolder { folder: path.to_owned(), service: service.to_owned() })
        }
        None => Ok(()),
    }
}

/// The path without links, as far as it is there.
fn full_path(path: &Path) -> Result<PathBuf, StoreError> {
    let path = std::path::absolute(path)?;
    let there = path.ancestors().find_map(|above| Some((above, above.canonicalize().ok()?)));
    let Some((above, real)) = there else { return Ok(path) };
    Ok(real.join(path.strip_prefix(above).unwrap_or(Path::new(""))))
}

/// The kind of share a canonical path lies on. Windows writes mapped drives as `\\?\UNC\server\…` then.
fn network_share(path: &Path) -> Option<String> {
    if let Some(Component::Prefix(prefix)) = path.components().next() {
        use std::path::Prefix::{UNC, VerbatimUNC};
        return matches!(prefix.kind(), UNC(..) | VerbatimUNC(..)).then(|| "UNC".to_owned());
    }
    let mounts = std::fs::read_to_string("/proc/self/mountinfo").ok()?;
    let what = mount_type(&mounts, path)?;
    NETWORK_TYPES.contains(&what).then(|| what.to_owned())
}

/// Type of the file system a path lies on: of the longest mount point above it.
fn mount_type<'a>(mounts: &'a str, path: &Path) -> Option<&'a str> {
    let lines = mounts.lines().filter_map(|line| {
        let (before, after) = line.split_once(" - ")?;
        let point = before.split(' ').nth(4)?.replace("\\040", " ");
        Some((point, after.split(' ').next()?))
    });
    let above = lines.filter(|(point, _)| path.starts_with(point));
    above.max_by_key(|(point, _)| point.len()).map(|(_, what)| what)
}

fn cloud_by_name(path: &Path) -> Option<&'static str> {
    path.components().find_map(|part| {
        let name = part.as_os_str().to_string_lossy().to_lowercase();
        CLOUD_NAMES.iter().find(|(start, _)| name.starts_with(start)).map(|(_, service)| *service)
    })
}

fn cloud_by_mark(path: &Path) -> Option<&'static str> {
    let marked = |folder: &Path| {
        CLOUD_MARKS.iter().find(|(mark, _)| folder.join(mark).is_file() || is_folder(folder, mark))
    };
    path.ancestors().find_map(marked).map(|(_, service)| *service)
}

/// Syncthing's mark is a folder; Dropbox keeps a folder of that name in the home of every user of it,
/// so only its file counts.
fn is_folder(folder: &Path, mark: &str) -> bool {
    mark == ".stfolder" && folder.join(mark).is_dir()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_known_by_the_nearest_mount_above() {
        let mounts = "22 1 254:1 / / rw,relatime shared:1 - ext4 /dev/vda1 rw\n\
            40 22 0:40 / /mnt/urad\\040sdileny rw - cifs //server/urad rw\n\
            41 40 0:41 / /mnt/urad\\040sdileny/mistni rw - ext4 /dev/vdb rw\n";
        let table = [
            ("/srv/obec", "ext4"),
            ("/mnt/urad sdileny/obeznik", "cifs"),
            ("/mnt/urad sdileny/mistni/obeznik", "ext4"),
        ];
        for (path, expected) in table {
            assert_eq!(mount_type(mounts, Path::new(path)), Some(expected), "{path}");
        }
    }

    #[test]
    fn synchronised_folders_are_known_by_their_names() {
        let table = [
            ("/srv/a/OneDrive - Město Vzorov/obeznik", Some("OneDrive")),
            ("/srv/a/Dropbox/obeznik", Some("Dropbox")),
            ("/srv/a/Library/Mobile Documents/obeznik", Some("iCloud")),
            ("/srv/a/obeznik", None),
            ("/srv/a/můj onedrive ne/obeznik", None),
        ];
        for (path, expected) in table {
            assert_eq!(cloud_by_name(Path::new(path)), expected, "{path}");
        }
    }

    #[test]
    fn a_folder_that_is_not_there_yet_is_judged_by_where_it_would_be() {
        let home = tempfile::tempdir().unwrap();
        assert!(check(&home.path().join("úřad/obeznik")).is_ok());
        let cloud = home.path().join("OneDrive - Město Vzorov/úřad");
        assert!(matches!(check(&cloud), Err(StoreError::CloudFolder { .. })));
        assert!(!cloud.exists());
    }

    #[test]
    fn synchronised_folders_are_known_by_their_marks() {
        let home = tempfile::tempdir().unwrap();
        let store = home.path().join("a/b");
        std::fs::create_dir_all(&store).unwrap();
        assert!(check(&store).is_ok());
        std::fs::create_dir(home.path().join("a/.stfolder")).unwrap();
        let service = match check(&store) {
            Err(StoreError::CloudFolder { service, .. }) => service,
            other => format!("{other:?}"),
        };
        assert_eq!(service, "Syncthing");
    }
}
