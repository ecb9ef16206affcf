//! Answers: JSON, possibly packed, bounded in what it unpacks to; and what a refusal says.

use std::io::Read as _;
use std::time::Duration;

use obeznik_app::ports::network::Unreached;
use reqwest::header::{CONTENT_ENCODING, RETRY_AFTER};
use reqwest::{Response, StatusCode};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::line::failed;

/// The largest answer, unpacked: a page is about 4 MiB, but one command's rows are never parted.
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
    serde_json::from_slice(&unpacked).map_err(|_| Unreached::NotAnOffice)
}

/// The answer, if it is a good one.
pub(crate) async fn good(response: Response) -> Result<Response, Unreached> {
    let status = response.status();
    if status.is_success() {
        return Ok(response);
    }
    let after = response.headers().get(RETRY_AFTER).and_then(|value| value.to_str().ok());
    let after = after.and_then(|text| text.trim().parse().ok()).map(Duration::from_secs);
    let is_later = [
        StatusCode::REQUEST_TIMEOUT,
        StatusCode::TOO_MANY_REQUESTS,
        StatusCode::INTERNAL_SERVER_ERROR,
        StatusCode::BAD_GATEWAY,
        StatusCode::SERVICE_UNAVAILABLE,
        StatusCode::GATEWAY_TIMEOUT,
    ];
    if is_later.contains(&status) {
        return Err(Unreached::Later(after));
    }
    let body = bytes(response).await?;
    let body = body.get(..body.len().min(LONGEST_REFUSAL)).unwrap_or_default();
    match serde_json::from_slice::<Refused>(body) {
        Ok(refused) => Err(Unreached::Said { status: status.as_u16(), key: refused.error.key }),
        Err(_) => Err(Unreached::NotAnOffice),
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
    let broken = |_| Unreached::NotAnOffice;
    let mut decoder = zstd::stream::read::Decoder::new(packed).map_err(broken)?;
    decoder.window_log_max(LARGEST_WINDOW).map_err(broken)?;
    let mut bytes = Vec::new();
    let length = decoder.take(LARGEST + 1).read_to_end(&mut bytes).map_err(broken)?;
    if length as u64 > LARGEST { Err(Unreached::NotAnOffice) } else { Ok(bytes) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bomb_is_not_unpacked() {
        let bomb = zstd::bulk::compress(&vec![0; (LARGEST as usize) + 1], 1).unwrap_or_default();
        assert!(bomb.len() < 100_000, "{} bytes", bomb.len());
        assert_eq!(unpack(&bomb), Err(Unreached::NotAnOffice));
        let honest = zstd::bulk::compress(b"{}", 3).unwrap_or_default();
        assert_eq!(unpack(&honest), Ok(b"{}".to_vec()));
    }
}
