//! Attachments in a bucket: up through a server, down past all servers, sealed on the way.

use std::io::Cursor;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use http_body_util::BodyExt as _;
use hyper_util::rt::TokioIo;
use obeznik_kernel::BlobHash;
use obeznik_store::BlobReader;
use serde_json::Value;

use super::blobs::{content, hash_of, name_it, put_whole};
use super::bucket;
use super::desktop::Desktop;
use super::door::settle;
use super::process::Process;
use super::town::Hall;

const SEALED: &str = "application/vnd.obeznik.sealed+json";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_blob_is_read_past_the_servers_by_who_may_and_opened_by_its_own_key() {
    let (hall, link) = Hall::with_town().await;
    let mut browser = hall.browser();
    settle(&mut browser, &link).await;
    let mut desktop = Desktop::paired(&mut browser, "vzorov", 1).await;
    let home = tempfile::tempdir().unwrap();
    let objects = home.path().join("s3");
    let server = bucket::started(&objects);
    let database = std::fs::read_to_string(hall.home.path().join("address")).unwrap();
    let keys = hall.home.path().join("server.keys");
    let process = Process::started(&home.path().join("data"), &keys, &database, &bucket::address(server));
    desktop.speak_by(process.router());

    let content = content((9 << 20) + 77);
    let hash = hash_of(&desktop, &content);
    put_whole(&mut desktop, &content).await;
    assert_eq!(ask(&mut desktop, &hash).await.0, StatusCode::NOT_FOUND, "no record names it yet");
    desktop.synchronise().await.unwrap();
    name_it(&mut desktop, &hash);
    desktop.synchronise().await.unwrap();

    let (status, kind, body) = ask(&mut desktop, &hash).await;
    assert_eq!((status, kind.as_str()), (StatusCode::OK, SEALED));
    let link: Value = serde_json::from_slice(&body).unwrap();
    let url = link["url"].as_str().unwrap();
    assert!(url.contains("X-Amz-Expires=300"), "{url}");
    let (status, sealed) = fetched(url).await;
    assert_eq!(status, StatusCode::OK);
    let first = &content[..1000];
    assert!(
        !sealed.windows(first.len()).any(|window| window == first),
        "the bucket holds sealed bytes alone"
    );
    let own_key = bytes_of(link["own_key"].as_str().unwrap()).try_into().unwrap();
    let reader = BlobReader::with_own_key(
        Box::new(Cursor::new(sealed)),
        &own_key,
        &BlobHash(hash.clone()),
        content.len() as u64,
    );
    assert!(reader.unwrap().read_all().unwrap() == content);
    // A link is for what it was made for, and the bucket gives nothing without one.
    let forged = url.replacen("office", "offfce", 1);
    assert_ne!(fetched(&forged).await.0, StatusCode::OK);
    assert_ne!(fetched(url.split('?').next().unwrap()).await.0, StatusCode::OK);

    // A device that does not read sealed content gets it through the server as ever.
    let plain = desktop
        .call(Request::get(format!("/v1/blobs/{hash}")).header("range", "bytes=5-9"), Body::empty())
        .await;
    assert_eq!(plain.status, StatusCode::PARTIAL_CONTENT);
    assert_eq!(plain.bytes, content[5..10]);
    assert_eq!(files_in(&objects.join("town")), 1, "parts are gone once the whole is there");
}

async fn ask(desktop: &mut Desktop, hash: &str) -> (StatusCode, String, Vec<u8>) {
    let request = Request::get(format!("/v1/blobs/{hash}")).header("accept", SEALED);
    let page = desktop.call(request, Body::empty()).await;
    let kind = page.headers.get("content-type").map(|kind| kind.to_str().unwrap().to_owned());
    (page.status, kind.unwrap_or_default(), page.bytes)
}

async fn fetched(url: &str) -> (StatusCode, Vec<u8>) {
    let uri: axum::http::Uri = url.parse().unwrap();
    let authority = uri.authority().unwrap().as_str();
    let stream = tokio::net::TcpStream::connect(authority).await.unwrap();
    let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream)).await.unwrap();
    tokio::spawn(connection);
    let request = Request::get(uri.path_and_query().unwrap().as_str()).header("host", authority);
    let response = sender.send_request(request.body(Body::empty()).unwrap()).await.unwrap();
    let status = response.status();
    (status, response.into_body().collect().await.unwrap().to_bytes().to_vec())
}

fn bytes_of(text: &str) -> Vec<u8> {
    let pairs = text.as_bytes().chunks(2);
    pairs.map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap()).collect()
}

/// Files below a folder, but not what the server of the bucket keeps for itself.
fn files_in(folder: &std::path::Path) -> usize {
    let entries = std::fs::read_dir(folder).unwrap().flatten();
    entries
        .filter(|entry| !entry.file_name().to_string_lossy().starts_with('.'))
        .map(|entry| if entry.path().is_dir() { files_in(&entry.path()) } else { 1 })
        .sum()
}
