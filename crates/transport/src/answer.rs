//! Answers: JSON, possibly packed, bounded in what it unpacks to; and what a refusal says.

use std::io::{ErrorKind, Read as _};
use std::time::Duration;

use obeznik_app::ports::network::Unreached;
use reqwest::header::{CONTENT_ENCODING, RETRY_AFTER};
use reqwest::{Response, StatusCode};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::line::failed;

/// The largest answer, unpacked: a page is about 4 MiB, but an older office never parts the rows of a command.
const LARGEST: u64 = 256 << 20;
/// The largest window a packed answer may ask for, as a power of two.
const LARGEST_WINDOW: u32 = 23;
/// A refusal is a few hundred bytes.
const LONGEST_REFUSAL: usize = 16 << 10;

#[derive(Deserialize)]
struct Refused {
    error: Said,
}

#[derive(Deserialize)]
struct Said {
    key: String,
}

/// The message of a good answer.
pub(crate) async fn read<T: DeserializeOwned>(response: Response) -> Result<T, Unreached> {
    let response = good(response).await?;
    let is_packed = response.headers().get(CONTENT_ENCODING).is_some_and(|packing| packing == "zstd");
    let bytes = bytes(response).await?;
    let unpacked = if is_packed { unpack(&bytes)? } else { bytes };
    message(&unpacked)
}

/// A message that ends too soon was cut on its way; anything else that does not read is no message of an office.
fn message<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Unreached> {
    let is_cut = |error: &serde_json::Error| error.is_eof() && !bytes.trim_ascii().is_empty();
    serde_json::from_slice(bytes)
        .map_err(|error| if is_cut(&error) { Unreached::NoConnection } else { Unreached::NotAnOffice })
}

/// The answer, if it is a good one.
pub(crate) async fn good(response: Response) -> Result<Response, Unreached> {
    let status = response.status();
    if status.is_success() {
        return Ok(response);
    }
    let after = response.headers().get(RETRY_AFTER).and_then(|value| value.to_str().ok());
    let after = after.and_then(|text| text.trim().parse().ok()).map(Duration::from_secs);
    if is_later(status) {
        return Err(Unreached::Later(after));
    }
    let body = bytes(response).await?;
    Err(refusal(status, &body))
}

/// Whether the same may go well later: whoever says so, the office or what stands before it.
fn is_later(status: StatusCode) -> bool {
    let is_for_now = [StatusCode::REQUEST_TIMEOUT, StatusCode::TOO_MANY_REQUESTS].contains(&status);
    // A network that asks to be signed in to is no office.
    is_for_now || (status.is_server_error() && status != StatusCode::NETWORK_AUTHENTICATION_REQUIRED)
}

/// What a refusal says: the office by a key of a sentence, anybody else by a page.
fn refusal(status: StatusCode, body: &[u8]) -> Unreached {
    let body = body.get(..body.len().min(LONGEST_REFUSAL)).unwrap_or_default();
    match serde_json::from_slice::<Refused>(body) {
        Ok(refused) => Unreached::Said { status: status.as_u16(), key: refused.error.key },
        Err(_) => Unreached::NotAnOffice,
    }
}

/// The body, as it came.
pub(crate) async fn bytes(mut response: Response) -> Result<Vec<u8>, Unreached> {
    let mut bytes = Vec::new();
    while let Some(piece) = response.chunk().await.map_err(|error| failed(&error))? {
        if (bytes.len() + piece.len()) as u64 > LARGEST {
            return Err(Unreached::NotAnOffice);
        }
        bytes.extend_from_slice(&piece);
    }
    Ok(bytes)
}

fn unpack(packed: &[u8]) -> Result<Vec<u8>, Unreached> {
    let broken = |error: std::io::Error| match error.kind() {
        ErrorKind::UnexpectedEof => Unreached::NoConnection, // cut on its way
        _ => Unreached::NotAnOffice,
    };
    let mut decoder = zstd::stream::read::Decoder::new(packed).map_err(broken)?;
    decoder.window_log_max(LARGEST_WINDOW).map_err(broken)?;
    let mut bytes = Vec::new();
    let length = decoder.take(LARGEST + 1).read_to_end(&mut bytes).map_err(broken)?;
    if length as u64 > LARGEST { Err(Unreached::NotAnOffice) } else { Ok(bytes) }
}

#[cfg(test)]
mod tests {
    use obeznik_app::circulation::papers::HistoryEvent;
    use obeznik_app::office::log::{ChainSaid, InspectedPart, LogRow};
    use obeznik_app::office::shared::Page;
    use obeznik_app::ports::network::{
        Hello, LetIn, LostReport, MailStanding, OfficeDevices, OfficeStatement, Tokens, UploadState,
    };
    use obeznik_sync::{PullAnswer, PushAnswer, RepairAnswer};
    use proptest::collection::vec;
    use proptest::prelude::any;
    use proptest::sample::Index;
    use serde_json::{Value, json};

    use super::*;
    use crate::harness::feed;
    use crate::messages::messages;

    const ID: &str = "01a222b5-b1eb-7215-b63f-04e4fc957a5f";

    /// Answers as offices give them; those of synchronisation are fed to devices where they are taken.
    fn answers() -> Vec<Value> {
        let tokens = json!({ "tenant": ID, "device": ID, "person": ID, "access": "oba.A.B.C",
            "access_seconds": 600, "refresh": "obr.A.B.C", "refresh_seconds": 7_776_000,
            "blob_key": "ab".repeat(32) });
        let mut answers = vec![
            json!({ "server_version": "0.1.0", "protocol": [1, 1], "min_app": "0.1.0",
                "time": "2026-11-28T08:00:00Z", "features": ["pairing", "sync"] }),
            tokens,
            json!({ "upload": ID, "part_bytes": 8_388_608, "parts": 2,
                "present": [{ "part": 0, "size_bytes": 8_388_608, "sha256": "cd".repeat(32) }] }),
            json!({ "host": "posta.vzorov.cz", "waiting": 1, "sent": 2, "failed": [{ "letter": ID,
                "name": "Petr Malý", "attempts": 3, "at": "2026-11-28T08:00:00Z",
                "next_at": "2026-11-28T09:00:00Z", "failure": "refused 550" }], "delayed": [],
                "without_address": ["Olga Malá"] }),
            json!({ "decided": { "device": ID, "history": ID, "last_n": 1, "verdicts": [
                { "n": 1, "command": ID, "verdict": "accepted" }], "needs": null } }),
            json!({ "closed": { "device": ID, "wipe": false } }),
            json!({ "device": ID, "history": ID, "acl_ver": 1, "head": 7, "found": "stale" }),
            json!({ "error": { "code": "refused", "key": "identity-device-revoked", "args": {},
                "trace_id": ID } }),
        ];
        answers.extend(answers_of_the_log());
        answers.extend(answers_about_people());
        answers
    }

    fn answers_of_the_log() -> Vec<Value> {
        let what = json!({ "key": "history-circulation-edit-paper", "args": { "paper": "Oprava chodníku" } });
        let row = json!({ "number": "7", "at": "2026-11-28T08:00:00Z", "who": "Jana Malá", "on_behalf_of": "",
            "is_in_place": false, "what": what, "details": [what], "place": "ZP 1/2026", "on": "2026-11-30",
            "view": "paper", "target": ID, "computer": "Notebook" });
        vec![
            json!({ "rows": [row], "total": 7 }),
            json!([{ "at": "2026-11-28T08:00:00Z", "who": "Jana Malá", "on_behalf_of": "", "is_in_place": false,
                "what": what, "details": [what], "command": ID }]),
            json!({ "lines": [{ "row": row, "touched": [["paper", ID]] }], "told": 1, "all": 7 }),
            json!({ "links": 6, "head": "ab".repeat(32), "broken": [7, "changed"], "erased": 1 }),
        ]
    }

    fn answers_about_people() -> Vec<Value> {
        let device = json!({ "device": ID, "name": "Notebook", "person_name": "Jana Malá",
            "seen_at": "2026-11-28T08:00:00Z", "is_managed": true });
        vec![
            json!({ "devices": [device], "shown_out": [device] }),
            json!({ "pdf": "JVBERi0xLjc=" }),
            json!({ "made": { "records": 7 }, "zip": "UEsFBgAAAAA=" }),
        ]
    }

    fn reads<T: DeserializeOwned>(bytes: &[u8]) -> bool {
        serde_json::from_slice::<T>(bytes).is_ok()
    }

    #[test]
    fn the_answers_that_are_spoilt_are_answers() {
        let bytes: Vec<Vec<u8>> = answers().iter().map(|answer| answer.to_string().into_bytes()).collect();
        let table = [
            reads::<Hello>(&bytes[0]),
            reads::<Tokens>(&bytes[1]),
            reads::<LetIn>(&bytes[1]),
            reads::<UploadState>(&bytes[2]),
            reads::<MailStanding>(&bytes[3]),
            reads::<PushAnswer>(&bytes[4]),
            reads::<PushAnswer>(&bytes[5]),
            reads::<PullAnswer>(&bytes[5]),
            reads::<RepairAnswer>(&bytes[6]),
            reads::<Refused>(&bytes[7]),
            reads::<Page<LogRow>>(&bytes[8]),
            reads::<Vec<HistoryEvent>>(&bytes[9]),
            reads::<InspectedPart>(&bytes[10]),
            reads::<ChainSaid>(&bytes[11]),
            reads::<OfficeDevices>(&bytes[12]),
            reads::<LostReport>(&bytes[13]),
            reads::<OfficeStatement>(&bytes[14]),
        ];
        assert_eq!((table, bytes.len()), ([true; 17], 15), "each of them is fed");
    }

    /// Whatever a server says, packed or not, ends in a message or in none, and an upload it describes is one of
    /// the content that goes up.
    #[test]
    fn fuzz_answer() {
        let spoilt = vec((any::<Index>(), any::<u8>()), 0..3);
        feed("answer", (messages(answers()), any::<bool>(), spoilt), |((_, text), is_packed, spoilt)| {
            let mut bytes = text.into_bytes();
            if is_packed {
                bytes = zstd::bulk::compress(&bytes, 3).unwrap_or_default();
            }
            let length = bytes.len();
            for (at, byte) in spoilt.into_iter().filter(|_| length > 0) {
                bytes[at.index(length)] = byte;
            }
            let unpacked = if is_packed { unpack(&bytes).unwrap_or_default() } else { bytes };
            reads::<Hello>(&unpacked);
            reads::<Tokens>(&unpacked);
            reads::<LetIn>(&unpacked);
            reads::<MailStanding>(&unpacked);
            reads::<PushAnswer>(&unpacked);
            reads::<PullAnswer>(&unpacked);
            reads::<RepairAnswer>(&unpacked);
            reads::<Refused>(&unpacked);
            reads::<Page<LogRow>>(&unpacked);
            reads::<Vec<HistoryEvent>>(&unpacked);
            reads::<InspectedPart>(&unpacked);
            reads::<ChainSaid>(&unpacked);
            reads::<OfficeDevices>(&unpacked);
            reads::<LostReport>(&unpacked);
            reads::<OfficeStatement>(&unpacked);
            let Ok(upload) = serde_json::from_slice::<UploadState>(&unpacked) else { return };
            for size in [0, 1, 8_388_609, u64::MAX] {
                let last = u64::from(upload.parts).saturating_sub(1);
                assert!(
                    !upload.fits(size) || last.checked_mul(upload.part_bytes).is_some_and(|at| at <= size)
                );
            }
        });
    }

    #[test]
    fn an_upload_of_another_content_is_not_carried() {
        let upload = |part_bytes: u64, parts: u32| {
            let said = json!({ "upload": ID, "part_bytes": part_bytes, "parts": parts, "present": [] });
            serde_json::from_value::<UploadState>(said).unwrap_or_else(|error| panic!("{error}"))
        };
        let table = [
            (8, 1, 0, true), // an empty content has one empty part
            (8, 1, 8, true),
            (8, 2, 9, true),
            (8, 1, 9, false),
            (8, 3, 9, false),
            (0, 1, 9, false),
            (u64::MAX, u32::MAX, 9, false),
        ];
        for (part_bytes, parts, size, expected) in table {
            assert_eq!(upload(part_bytes, parts).fits(size), expected, "{part_bytes} {parts} {size}");
        }
    }

    #[test]
    fn a_bomb_is_not_unpacked() {
        let bomb = zstd::bulk::compress(&vec![0; (LARGEST as usize) + 1], 1).unwrap_or_default();
        assert!(bomb.len() < 100_000, "{} bytes", bomb.len());
        assert_eq!(unpack(&bomb), Err(Unreached::NotAnOffice));
        let honest = zstd::bulk::compress(b"{}", 3).unwrap_or_default();
        assert_eq!(unpack(&honest), Ok(b"{}".to_vec()));
    }

    const PORTAL: &[u8] = b"<!DOCTYPE html><title>Hotel</title><form>";

    #[test]
    fn a_good_answer_of_somebody_else_is_told_from_one_that_was_cut() {
        let table: [(&[u8], Result<serde_json::Value, Unreached>); 5] = [
            (b"{\"a\":[1,2]}", Ok(serde_json::json!({ "a": [1, 2] }))),
            (b"{\"a\":[1,", Err(Unreached::NoConnection)),
            (PORTAL, Err(Unreached::NotAnOffice)),
            (b"", Err(Unreached::NotAnOffice)),
            (b"{\"a\":[1,2]}{", Err(Unreached::NotAnOffice)),
        ];
        for (bytes, expected) in table {
            assert_eq!(message(bytes), expected, "{}", String::from_utf8_lossy(bytes));
        }
        let packed = zstd::bulk::compress(&vec![7; 50_000], 3).unwrap_or_default();
        let cut = packed.get(..packed.len().saturating_sub(3)).unwrap_or_default();
        assert_eq!(unpack(cut), Err(Unreached::NoConnection));
        assert_eq!(unpack(PORTAL), Err(Unreached::NotAnOffice));
    }

    #[test]
    fn a_refusal_of_the_office_is_told_from_one_of_what_stands_before_it() {
        let said = br#"{"error":{"code":"not-found","key":"server-nothing-here","args":{},"trace_id":""}}"#;
        let office = |status| Unreached::Said { status, key: "server-nothing-here".to_owned() };
        let table: [(u16, &[u8], Option<Unreached>); 11] = [
            // status, body, what it comes to; nothing for "later", whatever the body
            (404, said, Some(office(404))),
            (400, said, Some(office(400))),
            (404, PORTAL, Some(Unreached::NotAnOffice)),
            (302, b"", Some(Unreached::NotAnOffice)), // a portal leads to its page
            (511, PORTAL, Some(Unreached::NotAnOffice)),
            (429, PORTAL, None),
            (500, said, None),
            (502, PORTAL, None),
            (503, PORTAL, None),
            (504, b"", None),
            (522, PORTAL, None), // a service before the office that does not reach it
        ];
        for (status, body, expected) in table {
            let status = StatusCode::from_u16(status).unwrap_or_default();
            let found = (!is_later(status)).then(|| refusal(status, body));
            assert_eq!(found, expected, "{status}");
        }
    }
}
