//! Content that was lost or damaged beside the database is mended by whoever puts the same content again.

use std::fs;
use std::path::{Path, PathBuf};

use axum::http::StatusCode;
use obeznik_server::clock;

use super::blobs::{content, get, hash_of, name_it, put_whole};
use super::devices::one_device;

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    paths.flat_map(|path| if path.is_dir() { files_in(&path) } else { vec![path] }).collect()
}

#[tokio::test]
async fn the_same_content_put_again_takes_the_place_of_what_was_damaged() {
    let (hall, _, mut desktop) = one_device().await;
    let (content, blobs) = (content(300_000), hall.home.path().join("blobs"));
    let hash = hash_of(&desktop, &content);
    put_whole(&mut desktop, &content).await;
    desktop.synchronise().await.unwrap();
    name_it(&mut desktop, &hash);
    desktop.synchronise().await.unwrap();
    assert_eq!(get(&mut desktop, &hash, None).await.bytes, content);
    let first = files_in(&blobs);
    put_whole(&mut desktop, &content).await;
    assert_eq!(files_in(&blobs), first, "what is whole stays");

    let damages: [fn(&Path); 2] = [
        |file| {
            let mut bytes = fs::read(file).unwrap();
            let middle = bytes.len() / 2;
            bytes[middle] ^= 1;
            fs::write(file, bytes).unwrap();
        },
        |file| fs::remove_file(file).unwrap(),
    ];
    for damage in damages {
        for file in files_in(&blobs) {
            damage(&file);
        }
        assert_ne!(hall.say("verify").await.exit.number(), 0, "it is found out");
        put_whole(&mut desktop, &content).await;
        let page = get(&mut desktop, &hash, None).await;
        assert_eq!((page.status, page.bytes == content), (StatusCode::OK, true));
        assert_eq!(hall.say("verify").await.exit.number(), 0);
        // What was damaged goes with the next sweep, and nothing else does.
        let tenant = hall.server.tenants.by_slug("vzorov").unwrap().tenant;
        let desk = hall.server.tenants.desk(tenant).await.unwrap();
        desk.ask(|keeper| keeper.sweep_uploads(clock::now())).await.unwrap();
        assert_eq!(files_in(&blobs).len(), 1);
        assert_eq!(get(&mut desktop, &hash, None).await.bytes, content);
    }
}
