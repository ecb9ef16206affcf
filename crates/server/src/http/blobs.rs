//! Blobs: up in parts with digests, resumable; down by ranges, to who sees a record that names them.

use std::ops::RangeInclusive;
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use obeznik_app::Code;
use obeznik_kernel::calendar::day_in_prague;
use obeznik_kernel::{BlobHash, RecordId};
use obeznik_store::{LARGEST_BLOB, PART_BYTES, Upload, UploadedPart};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::answer::{Failure, Json};
use super::body::{self, Input};
use super::caller::Caller;
use super::carried::{Cut, carried};
use crate::clock;
use crate::server::Shared;
use crate::tenants::keeper::SealedLink;

/// What a device takes that reads sealed content by itself.
const SEALED: &str = "application/vnd.obeznik.sealed+json";

/// Input of `POST /v1/blobs`.
#[derive(Deserialize)]
pub(super) struct Begin {
    hash: String,
    size_bytes: u64,
}

/// How far an upload is.
#[derive(Serialize)]
pub(super) struct UploadState {
    upload: RecordId,
    part_bytes: u64,
    parts: u32,
    present: Vec<Present>,
}

/// A part that came.
#[derive(Serialize)]
struct Present {
    part: u32,
    size_bytes: u64,
    sha256: String,
}

/// The answer to a commit.
#[derive(Serialize)]
pub(super) struct Committed {
    hash: String,
}

fn state_of(upload: &Upload, parts: Vec<UploadedPart>) -> UploadState {
    let present = parts.into_iter().map(|UploadedPart { part, digest, size_bytes }| Present {
        part,
        size_bytes,
        sha256: digest.iter().map(|byte| format!("{byte:02x}")).collect(),
    });
    UploadState {
        upload: upload.id,
        part_bytes: PART_BYTES,
        parts: upload.parts(),
        present: present.collect(),
    }
}

fn no_upload() -> Failure {
    Failure::new(StatusCode::NOT_FOUND, Code::NotFound, "server-no-upload")
}

fn hash_from(text: &str) -> Option<BlobHash> {
    let is_digit = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
    (text.len() == 64 && text.bytes().all(is_digit)).then(|| BlobHash(text.to_owned()))
}

/// Begins an upload, or continues the one of the same device and content. Whether the office has the content
/// already is not said: it would tell who knows a hash that somebody else holds the paper.
pub(super) async fn begin(
    State(_): State<Shared>,
    caller: Caller,
    input: Input<Begin, 1024>,
) -> Result<Json<UploadState>, Failure> {
    let Begin { hash, size_bytes } = input.value;
    let hash = hash_from(&hash).ok_or_else(Failure::bad_request)?;
    if size_bytes > LARGEST_BLOB {
        return Err(Failure::too_large());
    }
    let (id, device) = (clock::new_id(), caller.device);
    let begun = caller.desk.ask(move |keeper| {
        let upload = keeper.begin_upload(&Upload { id, device, hash, size_bytes }, clock::now())?;
        keeper.upload(upload.id, device)
    });
    let (upload, parts) = begun.await?.ok_or_else(no_upload)?;
    Ok(Json { value: state_of(&upload, parts), takes_zstd: false })
}

/// How far an upload is.
pub(super) async fn state(
    State(_): State<Shared>,
    caller: Caller,
    Path(upload): Path<RecordId>,
) -> Result<Json<UploadState>, Failure> {
    let (upload, parts) = find(&caller, upload).await?;
    Ok(Json { value: state_of(&upload, parts), takes_zstd: false })
}

async fn find(caller: &Caller, upload: RecordId) -> Result<(Upload, Vec<UploadedPart>), Failure> {
    let device = caller.device;
    caller.desk.ask(move |keeper| keeper.upload(upload, device)).await?.ok_or_else(no_upload)
}

/// Takes a part whose digest fits.
pub(super) async fn put(
    State(server): State<Shared>,
    caller: Caller,
    Path((upload, part)): Path<(RecordId, u32)>,
    headers: HeaderMap,
    content: Body,
) -> Result<StatusCode, Failure> {
    let promised = digest_of(&headers).ok_or_else(Failure::bad_request)?;
    let (upload, _) = find(&caller, upload).await?;
    let length = upload.length_of(part).ok_or_else(Failure::bad_request)?;
    let turn = server.room.up(caller.desk.tenant, caller.device.0).await?;
    let mut holding = server.room.holding();
    let bytes = body::read_held(content, usize::try_from(length).unwrap_or(0), Some(&mut holding)).await?;
    if bytes.len() as u64 != length {
        return Err(Failure::bad_request());
    }
    let parts = caller.desk.ask(|keeper| keeper.parts()).await?;
    let sealed = caller.desk.beside(move || {
        let digest: [u8; 32] = Sha256::digest(&bytes).into();
        let sealed = (digest == promised).then(|| parts.seal(&mut bytes.as_slice())).transpose();
        drop((bytes, holding, turn)); // held to here, whether or not somebody still waits for it
        sealed
    });
    let sealed = sealed.await?.ok_or_else(|| {
        Failure::new(StatusCode::UNPROCESSABLE_ENTITY, Code::Invalid, "server-digest-differs")
    })?;
    let id = upload.id;
    caller.desk.ask(move |keeper| keeper.keep_part(id, part, promised, sealed)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `Content-Digest: sha-256=:…:` (RFC 9530, § 2).
fn digest_of(headers: &HeaderMap) -> Option<[u8; 32]> {
    let text = headers.get("content-digest")?.to_str().ok()?;
    let one = text.split(',').find_map(|one| one.trim().strip_prefix("sha-256=:"))?;
    STANDARD.decode(one.strip_suffix(':')?).ok()?.try_into().ok()
}

/// Joins the parts; the whole becomes a blob when it is what was promised.
pub(super) async fn commit(
    State(server): State<Shared>,
    caller: Caller,
    Path(upload): Path<RecordId>,
) -> Result<Json<Committed>, Failure> {
    let (upload, _) = find(&caller, upload).await?;
    let turn = server.room.join(caller.desk.tenant).await?;
    let (id, sought) = (upload.id, upload.clone());
    let whole = caller.desk.ask(move |keeper| keeper.whole(&sought)).await?;
    let whole =
        whole.ok_or_else(|| Failure::new(StatusCode::CONFLICT, Code::Refused, "server-parts-missing"))?;
    let sealed = caller.desk.beside(move || {
        let sealed = whole.seal();
        drop(turn);
        sealed
    });
    let Some(sealed) = sealed.await? else {
        caller.desk.ask(move |keeper| keeper.forget_upload(id)).await?;
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return Err(Failure::new(status, Code::Invalid, "server-digest-differs"));
    };
    let hash = caller.desk.ask(move |keeper| keeper.finish_upload(id, sealed, clock::now())).await?;
    Ok(Json { value: Committed { hash: hash.0 }, takes_zstd: false })
}

/// Sends a blob, whole or a range of it.
pub(super) async fn get(
    State(server): State<Shared>,
    caller: Caller,
    cut: Cut,
    Path(hash): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let nothing = || Failure::new(StatusCode::NOT_FOUND, Code::NotFound, "server-no-blob");
    let hash = hash_from(&hash).ok_or_else(nothing)?;
    let (person, today, sought) = (caller.person, day_in_prague(clock::now()), hash.clone());
    if takes_sealed(&headers) {
        let (desk, sought) = (Arc::clone(&caller.desk), sought.clone());
        if let Some(link) = desk.ask(move |keeper| keeper.link_for(person, &sought, today)).await? {
            return Ok(linked(link));
        }
    }
    let turn = server.room.down(caller.desk.tenant, caller.device.0).await?;
    let opened = caller.desk.ask(move |keeper| keeper.blob_for(person, &sought, today));
    let reader = opened.await?.ok_or_else(nothing)?;
    let size = reader.size_bytes();
    let range = match range_of(&headers, size) {
        Ok(range) => range,
        Err(()) => {
            let range = format!("bytes */{size}");
            return Ok((StatusCode::RANGE_NOT_SATISFIABLE, [(header::CONTENT_RANGE, range)]).into_response());
        }
    };
    let sent = range.clone().unwrap_or(0..=size.saturating_sub(1));
    let mut response = Response::new(carried(reader, sent, &server.room, turn, cut));
    let put = response.headers_mut();
    put.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/octet-stream"));
    put.insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    put.insert(header::ETAG, HeaderValue::from_str(&format!("\"{}\"", hash.0)).map_err(|_| nothing())?);
    let length = range.as_ref().map_or(size, |range| range.end() - range.start() + 1);
    put.insert(header::CONTENT_LENGTH, length.into());
    if let Some(range) = range {
        let text = format!("bytes {}-{}/{size}", range.start(), range.end());
        put.insert(header::CONTENT_RANGE, HeaderValue::from_str(&text).map_err(|_| nothing())?);
        *response.status_mut() = StatusCode::PARTIAL_CONTENT;
    }
    Ok(response)
}

/// Whether the device reads sealed content by itself, past the servers.
fn takes_sealed(headers: &HeaderMap) -> bool {
    body::takes(headers, header::ACCEPT, SEALED)
}

fn linked(link: SealedLink) -> Response {
    let SealedLink { url, own_key, size_bytes } = link;
    let own_key: String = own_key.iter().map(|byte| format!("{byte:02x}")).collect();
    let body = serde_json::json!({ "url": url, "own_key": own_key, "size_bytes": size_bytes });
    ([(header::CONTENT_TYPE, SEALED)], body.to_string()).into_response()
}

/// One range of bytes (RFC 9110, § 14.2): nothing when the whole is wanted, an error when it lies outside.
fn range_of(headers: &HeaderMap, size: u64) -> Result<Option<RangeInclusive<u64>>, ()> {
    let text = headers.get(header::RANGE).and_then(|value| value.to_str().ok());
    let Some(one) = text.and_then(|text| text.strip_prefix("bytes=")).filter(|one| !one.contains(',')) else {
        return Ok(None);
    };
    let Some((from, to)) = one.split_once('-') else { return Ok(None) };
    let number = |text: &str| text.trim().parse::<u64>().ok();
    let (from, to) = match (number(from), number(to)) {
        (Some(from), None) if to.trim().is_empty() => (from, size.saturating_sub(1)),
        (Some(from), Some(to)) if from <= to => (from, to.min(size.saturating_sub(1))),
        (None, Some(last)) if from.trim().is_empty() => (size.saturating_sub(last), size.saturating_sub(1)),
        _ => return Ok(None),
    };
    if from < size { Ok(Some(from..=to)) } else { Err(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_those_of_rfc_9110() {
        let table = [
            ("", Ok(None)),
            ("bytes=0-99", Ok(Some(0..=99))),
            ("bytes=500-", Ok(Some(500..=999))),
            ("bytes=500-5000", Ok(Some(500..=999))),
            ("bytes=-10", Ok(Some(990..=999))),
            ("bytes=-5000", Ok(Some(0..=999))),
            ("bytes=1000-", Err(())),
            ("bytes=9-5", Ok(None)),
            ("bytes=0-1,5-6", Ok(None)),
            ("items=0-1", Ok(None)),
            ("bytes=x-y", Ok(None)),
            ("bytes=-", Ok(None)),
        ];
        for (text, expected) in table {
            let mut headers = HeaderMap::new();
            if !text.is_empty() {
                headers.insert(header::RANGE, text.parse().unwrap());
            }
            assert_eq!(range_of(&headers, 1000), expected, "{text}");
        }
        let mut headers = HeaderMap::new();
        headers.insert(header::RANGE, "bytes=0-0".parse().unwrap());
        assert_eq!(range_of(&headers, 0), Err(()), "an empty blob has no bytes");
    }

    #[test]
    fn sealed_content_goes_to_who_asks_for_it_by_name() {
        let table = [
            ("application/vnd.obeznik.sealed+json", true),
            ("application/vnd.obeznik.sealed+json;q=0.5, */*", true),
            ("*/*", false), // a browser would not know what to do with it
            ("application/vnd.obeznik.sealed+json;q=0, */*", false),
            ("application/octet-stream", false),
        ];
        for (text, expected) in table {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT, text.parse().unwrap());
            assert_eq!(takes_sealed(&headers), expected, "{text}");
        }
    }

    #[test]
    fn a_digest_is_that_of_rfc_9530() {
        let text = format!("sha-256=:{}:", STANDARD.encode([7; 32]));
        let table = [
            (text.clone(), Some([7; 32])),
            (format!("md5=:AAAA:, {text}"), Some([7; 32])),
            (text.replace("sha-256", "sha-512"), None),
            (text.trim_end_matches(':').to_owned(), None),
            ("sha-256=:AAAA:".to_owned(), None),
        ];
        for (text, expected) in table {
            let mut headers = HeaderMap::new();
            headers.insert("content-digest", text.parse().unwrap());
            assert_eq!(digest_of(&headers), expected, "{text}");
        }
    }
}
