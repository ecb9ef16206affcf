//! Backups of municipalities that have files of their own, and going back to them.

use axum::http::StatusCode;
use obeznik_kernel::Department;

use super::desktop::Desktop;
use super::devices::{another_history, department, one_device};
use super::door::settle;
use super::town::Hall;

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
