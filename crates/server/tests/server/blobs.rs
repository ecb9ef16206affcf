//! Blobs up and down.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use obeznik_kernel::Department;
use obeznik_municipality::DefineDepartment;
use obeznik_server::clock;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::browser::Page;
use super::desktop::Desktop;
use super::door::settle;
use super::town::Hall;

const PART: usize = 8 << 20;

pub fn content(length: usize) -> Vec<u8> {
    (0..length).map(|at| (at % 251) as u8).collect()
}

pub fn hash_of(desktop: &Desktop, content: &[u8]) -> String {
    let bytes: Vec<u8> = desktop
        .blob_key
        .as_bytes()
        .chunks(2)
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap())
        .collect();
    blake3::keyed_hash(&bytes.try_into().unwrap(), content).to_hex().to_string()
}

pub async fn begin(desktop: &mut Desktop, content: &[u8]) -> Value {
    let message = json!({ "hash": hash_of(desktop, content), "size_bytes": content.len() });
    let page = desktop.send("/v1/blobs", &message).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    serde_json::from_str(&page.body).unwrap()
}

async fn put(desktop: &mut Desktop, upload: &str, part: usize, bytes: &[u8]) -> Page {
    let digest = format!("sha-256=:{}:", STANDARD.encode(Sha256::digest(bytes)));
    put_as(desktop, upload, part, bytes, &digest).await
}

async fn put_as(desktop: &mut Desktop, upload: &str, part: usize, bytes: &[u8], digest: &str) -> Page {
    let request = Request::put(format!("/v1/uploads/{upload}/parts/{part}")).header("content-digest", digest);
    desktop.call(request, Body::from(bytes.to_vec())).await
}

async fn commit(desktop: &mut Desktop, upload: &str) -> Page {
    desktop.call(Request::post(format!("/v1/uploads/{upload}/commit")), Body::empty()).await
}

/// Asks for a blob, or for a part of it.
pub async fn get(desktop: &mut Desktop, hash: &str, range: Option<&str>) -> Page {
    let mut request = Request::get(format!("/v1/blobs/{hash}"));
    if let Some(range) = range {
        request = request.header("range", range);
    }
    desktop.call(request, Body::empty()).await
}

/// A record that names a blob, seen by everybody of the office.
pub fn name_it(desktop: &mut Desktop, hash: &str) {
    let department = Department { name: "Příloha".into(), abbreviation: hash.into(), head: None };
    let input = DefineDepartment { id: clock::new_id().into(), department };
    desktop.issue("municipality.define_department", &input);
}

/// Sends a whole content part by part.
#[allow(dead_code, reason = "the tests of a bucket need it")]
pub async fn put_whole(desktop: &mut Desktop, content: &[u8]) {
    let begun = begin(desktop, content).await;
    let upload = begun["upload"].as_str().unwrap();
    for (part, bytes) in content.chunks(PART).enumerate() {
        assert_eq!(put(desktop, upload, part, bytes).await.status, StatusCode::NO_CONTENT);
    }
    let done = commit(desktop, upload).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.body);
}

#[tokio::test]
async fn a_blob_goes_up_in_parts_and_down_by_ranges_to_who_sees_its_record() {
    let (hall, link) = Hall::with_town().await;
    let mut browser = hall.browser();
    settle(&mut browser, &link).await;
    let mut first = Desktop::paired(&mut browser, "vzorov", 1).await;
    let mut second = Desktop::paired(&mut browser, "vzorov", 2).await;
    let content = content(PART + 1000);
    let hash = hash_of(&first, &content);
    let begun = begin(&mut first, &content).await;
    assert_eq!((&begun["parts"], &begun["present"]), (&json!(2), &json!([])));
    let upload = begun["upload"].as_str().unwrap().to_owned();

    assert_eq!(commit(&mut first, &upload).await.status, StatusCode::CONFLICT);
    assert_eq!(put(&mut first, &upload, 1, &content[PART..]).await.status, StatusCode::NO_CONTENT);
    let again = begin(&mut first, &content).await;
    assert_eq!((&again["upload"], &again["present"][0]["part"]), (&begun["upload"], &json!(1)));
    assert_eq!(put(&mut first, &upload, 0, &content[..PART]).await.status, StatusCode::NO_CONTENT);
    let done = commit(&mut first, &upload).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.body);

    // Not even who sent it has it down before a record names it.
    assert_eq!(get(&mut first, &hash, None).await.status, StatusCode::NOT_FOUND);
    first.synchronise().await.unwrap();
    name_it(&mut first, &hash);
    first.synchronise().await.unwrap();
    let whole = get(&mut second, &hash, None).await;
    assert_eq!(whole.status, StatusCode::OK);
    assert_eq!(whole.headers["content-length"], content.len().to_string());
    assert_eq!(whole.bytes, content);
    let range = format!("bytes={}-{}", PART - 5, PART + 4);
    let part = get(&mut second, &hash, Some(&range)).await;
    assert_eq!(part.status, StatusCode::PARTIAL_CONTENT);
    assert_eq!(part.bytes, content[PART - 5..=PART + 4]);
    let outside = get(&mut second, &hash, Some("bytes=99999999-")).await;
    assert_eq!(outside.status, StatusCode::RANGE_NOT_SATISFIABLE);
}

#[tokio::test]
async fn parts_that_do_not_fit_are_not_taken() {
    let (hall, link) = Hall::with_town().await;
    let mut browser = hall.browser();
    settle(&mut browser, &link).await;
    let mut desktop = Desktop::paired(&mut browser, "vzorov", 1).await;
    let mut other = Desktop::paired(&mut browser, "vzorov", 2).await;
    let begun = begin(&mut desktop, b"annex").await;
    let upload = begun["upload"].as_str().unwrap().to_owned();
    let digest = format!("sha-256=:{}:", STANDARD.encode(Sha256::digest(b"other")));
    let table = [
        (put_as(&mut desktop, &upload, 0, b"annex", &digest).await, StatusCode::UNPROCESSABLE_ENTITY),
        (put_as(&mut desktop, &upload, 0, b"annex", "sha-256=:x:").await, StatusCode::BAD_REQUEST),
        (put(&mut desktop, &upload, 0, b"annexe").await, StatusCode::PAYLOAD_TOO_LARGE),
        (put(&mut desktop, &upload, 0, b"ann").await, StatusCode::BAD_REQUEST),
        (put(&mut desktop, &upload, 1, b"annex").await, StatusCode::BAD_REQUEST),
        (put(&mut desktop, &upload, 99_999, b"annex").await, StatusCode::BAD_REQUEST),
        (put(&mut other, &upload, 0, b"annex").await, StatusCode::NOT_FOUND), // another's upload
        (put(&mut desktop, "..%2f..%2fx", 0, b"annex").await, StatusCode::BAD_REQUEST),
        (commit(&mut other, &upload).await, StatusCode::NOT_FOUND),
    ];
    for (case, (page, expected)) in table.into_iter().enumerate() {
        assert_eq!(page.status, expected, "case {case}: {}", page.body);
    }
    // A content that is not what its hash says becomes nothing.
    assert_eq!(put(&mut desktop, &upload, 0, b"ANNEX").await.status, StatusCode::NO_CONTENT);
    assert_eq!(commit(&mut desktop, &upload).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let huge = json!({ "hash": "0".repeat(64), "size_bytes": u64::MAX });
    assert_eq!(desktop.send("/v1/blobs", &huge).await.status, StatusCode::PAYLOAD_TOO_LARGE);
    let path = json!({ "hash": "../../../../etc/passwd", "size_bytes": 5 });
    assert_eq!(desktop.send("/v1/blobs", &path).await.status, StatusCode::BAD_REQUEST);
    for hash in ["../x", "0", "ABCDEF", &"0".repeat(64)] {
        assert_eq!(
            get(&mut desktop, &hash.replace('/', "%2f"), None).await.status,
            StatusCode::NOT_FOUND,
            "{hash}"
        );
    }
}
