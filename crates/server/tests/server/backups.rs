//! Backups of municipalities that have files of their own, and going back to them.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use std::time::Duration;

use axum::http::StatusCode;
use obeznik_kernel::{BlobHash, Department};
use obeznik_server::backups::{on_own_disk, round};
use obeznik_server::serve::{Held, Serving};

use super::blobs::{content, hash_of, name_it, put_whole};
use super::day;
use super::desktop::Desktop;
use super::devices::{another_history, department, one_device};
use super::door::settle;
use super::town::{Hall, arguments};

#[tokio::test]
async fn a_backup_is_made_beside_the_work_verified_and_restored() {
    let (hall, link) = Hall::with_town().await;
    settle(&mut hall.browser(), &link).await;
    let out = hall.home.path().join("zálohy");
    let made = hall.say(&format!("backup | --out | {} | --verify", out.display())).await;
    assert_eq!(made.exit.number(), 0, "{:?}", made.lines);
    assert_eq!(made.value[0]["verify"]["whole"], true);
    let again = hall.say(&format!("backup | --out | {} | --verify", out.display())).await;
    assert_eq!(again.exit.number(), 0, "a second backup goes over the first: {:?}", again.lines);
    assert_eq!(hall.say("verify").await.exit.number(), 0);

    let home = hall.closed();
    let back = std::fs::read_dir(&out).unwrap().next().unwrap().unwrap().path();
    let hall = Hall::over(home);
    let restored = hall.say(&format!("restore | --from | {}", back.display())).await;
    assert_eq!(restored.exit.number(), 0, "{:?}", restored.lines);
    assert_eq!(hall.say("verify").await.exit.number(), 0);
    assert_eq!(hall.say("user | list").await.value[0]["email"], "jana@vzorov.cz");
}

#[tokio::test]
async fn a_damaged_backup_is_found_out() {
    let (hall, _) = Hall::with_town().await;
    let out = hall.home.path().join("zálohy");
    assert_eq!(hall.say(&format!("backup | --out | {}", out.display())).await.exit.number(), 0);
    let folder = std::fs::read_dir(&out).unwrap().next().unwrap().unwrap().path();
    let file = folder.join("office.db");
    let mut bytes = std::fs::read(&file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..middle + 4096].fill(0);
    std::fs::write(&file, bytes).unwrap();
    let restored = hall.say(&format!("restore | --from | {}", folder.display())).await;
    assert_ne!(restored.exit.number(), 0, "{:?}", restored.lines);
    assert_eq!(hall.say("verify").await.exit.number(), 0, "what stood there still stands");
}

#[tokio::test]
async fn a_restored_office_gets_back_what_its_devices_know() {
    restored_office(async |hall, back| {
        let restored = hall.say(&format!("restore | --from | {}", back.display())).await;
        assert_eq!(restored.exit.number(), 0, "{:?}", restored.lines);
    })
    .await;
}

#[tokio::test]
async fn an_office_put_back_by_copying_files_is_noticed_too() {
    restored_office(async |hall, back| {
        let place = hall.home.path().join("tenants").join(back.file_name().unwrap());
        for name in ["office.db", "office.db-wal", "office.db-shm", "closed"] {
            let _ = std::fs::remove_file(place.join(name));
        }
        std::fs::remove_dir_all(place.join("journal")).unwrap();
        std::fs::copy(back.join("office.db"), place.join("office.db")).unwrap();
    })
    .await;
}

#[tokio::test]
async fn another_history_begins_on_purpose_while_the_server_serves() {
    let (hall, _, mut desktop) = one_device().await;
    another_history(&hall, &mut desktop, async |hall| {
        let begun = hall.say("tenant | new-history").await;
        assert_eq!(begun.exit.number(), 0, "{:?}", begun.lines);
    })
    .await;
}

async fn restored_office(put_back: impl AsyncFnOnce(&Hall, &std::path::Path)) {
    let (hall, _, mut desktop) = one_device().await;
    desktop.synchronise().await.unwrap();
    let out = hall.home.path().join("zálohy");
    assert_eq!(hall.say(&format!("backup | --out | {}", out.display())).await.exit.number(), 0);
    let of_the_backup = desktop.refresh.clone();
    assert_eq!(desktop.renew(&of_the_backup).await.status, StatusCode::OK);
    let (id, input) = department("Odbor majetku");
    desktop.issue("municipality.define_department", &input);
    desktop.synchronise().await.unwrap();
    let home = hall.closed();
    let hall = Hall::over(home);
    let back = std::fs::read_dir(&out).unwrap().next().unwrap().unwrap().path();
    put_back(&hall, &back).await;
    // Every token of since then is unknown and none is taken for a copy; the same device pairs again as itself.
    desktop.speak_with(&hall);
    let unknown = desktop.refresh.clone();
    let answer = desktop.renew(&unknown).await;
    assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
    assert!(answer.body.contains("identity-not-signed-in"), "{}", answer.body);
    assert_eq!(hall.say("device | list").await.value[0]["state"], "active");
    let mut browser = hall.browser();
    super::door::come_in(&hall, &mut browser).await;
    let again = Desktop::paired(&mut browser, "vzorov", 1).await;
    assert_eq!(again.device, desktop.device);
    (desktop.access, desktop.refresh) = (again.access, again.refresh);
    desktop.synchronise().await.unwrap(); // it learns of the other history
    desktop.synchronise().await.unwrap(); // and sends again
    let mut other = Desktop::paired(&mut browser, "vzorov", 2).await;
    other.synchronise().await.unwrap();
    let seen = other.store.reader().record::<Department>(id).unwrap();
    assert_eq!(seen.unwrap().value.name, "Odbor majetku", "what the backup had lost came back");
    assert_eq!(hall.say("verify").await.exit.number(), 0);
}

/// Folders in a folder, without the one of attachments.
fn folders(of: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(of).unwrap().map(|entry| entry.unwrap().path());
    entries.filter(|path| path.is_dir() && !path.ends_with("prilohy")).collect()
}

#[tokio::test]
async fn the_server_backs_up_by_itself_and_comes_back_from_the_newest_copy() {
    day::that_lasts(10);
    let (hall, _, mut desktop) = one_device().await;
    desktop.synchronise().await.unwrap();
    let annex = content(300_000);
    put_whole(&mut desktop, &annex).await;
    let hash = hash_of(&desktop, &annex);
    name_it(&mut desktop, &hash);
    desktop.synchronise().await.unwrap();
    let disk = tempfile::tempdir().unwrap();
    assert_eq!(round(&hall.server, disk.path()).await, 0);
    let (id, input) = department("Odbor majetku");
    desktop.issue("municipality.define_department", &input);
    desktop.synchronise().await.unwrap();
    assert_eq!(round(&hall.server, disk.path()).await, 0);

    let room = folders(disk.path()).remove(0);
    assert_eq!(folders(&room).len(), 1, "of one day the newest copy stays");
    let annexes: Vec<PathBuf> = folders(&room.join("prilohy"))
        .iter()
        .flat_map(|inner| fs::read_dir(inner).unwrap().map(|entry| entry.unwrap().path()))
        .collect();
    assert_eq!(annexes.len(), 1, "a content is there once: {annexes:?}");
    let page = hall.server.metrics.page();
    assert!(page.contains("\nobeznik_backups_failed_total 0\n"), "{page}");
    assert!(!page.contains("\nobeznik_backed_up_seconds 0\n"), "{page}");

    let hall = Hall::over(hall.closed());
    let restored = hall.say(&format!("restore | --from | {}", room.display())).await;
    assert_eq!(restored.exit.number(), 0, "{:?}", restored.lines);
    assert_eq!(hall.say("verify").await.exit.number(), 0, "the annex came back too");
    let mut browser = hall.browser();
    super::door::come_in(&hall, &mut browser).await;
    let mut other = Desktop::paired(&mut browser, "vzorov", 2).await;
    other.synchronise().await.unwrap();
    let seen = other.store.reader().record::<Department>(id).unwrap();
    assert_eq!(seen.unwrap().value.name, "Odbor majetku", "what came after the first copy");
    assert_eq!(super::blobs::get(&mut other, &hash, None).await.bytes, annex);
    assert_eq!(round(&hall.server, disk.path()).await, 0, "a restored office is backed up further");
}

#[tokio::test]
async fn a_backup_that_lacks_an_attachment_is_made_and_not_taken_for_whole() {
    let (hall, _, mut desktop) = one_device().await;
    desktop.synchronise().await.unwrap();
    let annex = content(300_000);
    put_whole(&mut desktop, &annex).await;
    let hash = hash_of(&desktop, &annex);
    name_it(&mut desktop, &hash);
    desktop.synchronise().await.unwrap();
    let file = hall.server.tenants.files().remove(0);
    let desk = hall.server.tenants.desk(file.tenant).await.unwrap();
    let path = desk.ask(move |keeper| Ok(keeper.store().unwrap().blob_path(&BlobHash(hash)))).await.unwrap();
    drop(desk);
    fs::write(path, b"torn").unwrap();
    let disk = tempfile::tempdir().unwrap();
    assert_eq!(round(&hall.server, disk.path()).await, 0, "the database is in it");
    let page = hall.server.metrics.page();
    assert!(page.contains("\nobeznik_backups_lack 1\n"), "{page}");
    assert!(page.contains("\nobeznik_backed_up_seconds 0\n"), "{page}");

    let room = folders(disk.path()).remove(0);
    let hall = Hall::over(hall.closed());
    let restored = hall.say(&format!("restore | --from | {}", room.display())).await;
    assert_eq!(restored.value["missing"], 1, "{:?}", restored.lines);
    assert!(restored.lines.iter().any(|line| line.contains("chybí 1 příloha")), "{:?}", restored.lines);
    assert_ne!(restored.exit.number(), 0, "whoever runs it from a script hears of it too");
}

#[tokio::test]
async fn a_disk_that_is_not_there_is_told_and_its_empty_folder_is_not_taken_for_it() {
    let (hall, _) = Hall::with_town().await;
    let (disk, drawer) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    assert_eq!(on_own_disk(&hall.server, disk.path()).await, 1, "both are on the disk of the tests");
    assert_eq!(round(&hall.server, &disk.path().join("nic")).await, 1, "no such folder");
    assert_eq!(round(&hall.server, disk.path()).await, 0);
    let (room, away) = (folders(disk.path()).remove(0), drawer.path().join("odpojeno"));
    fs::rename(&room, &away).unwrap();
    assert_eq!(round(&hall.server, disk.path()).await, 1);
    assert!(hall.server.metrics.page().contains("\nobeznik_backups_failed_total 2\n"));
    assert!(folders(disk.path()).is_empty(), "nothing is written where the disk used to be");
    fs::rename(&away, &room).unwrap();
    assert_eq!(round(&hall.server, disk.path()).await, 0);
}

#[tokio::test]
async fn a_server_told_to_back_up_does_so_while_it_serves() {
    let (hall, _) = Hall::with_town().await;
    let home = hall.closed();
    let disk = tempfile::tempdir().unwrap();
    let held = Held::take(home.path()).unwrap().unwrap();
    let backup = format!("--backup-to | {} | --backup-every | 1", disk.path().display());
    let line = format!("--plain | --listen | 127.0.0.1:0 | {backup}");
    let serving = Serving::begin(held, &arguments(&line).serve).await.unwrap();
    let made = async {
        while serving.server.metrics.backed_up_at.load(Ordering::Relaxed) == 0 {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(120), made).await.expect("a backup is made at once");
    assert_eq!(folders(disk.path()).len(), 1);
    serving.end().await;
}
