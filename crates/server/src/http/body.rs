//! Bodies of requests: bounded in bytes, in time, and in what they unpack to.

use std::io::Read as _;
use std::time::Duration;

use axum::body::Body;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, HeaderName, StatusCode, header};
use http_body_util::BodyExt as _;
use obeznik_app::Code;
use serde::de::DeserializeOwned;
use tokio::time::Instant;

use super::answer::Failure;
use crate::room::Holding;

/// Silence after which a sender has gone.
const SILENCE: Duration = Duration::from_secs(20);
/// Time every body may take, whatever its length.
pub const GRACE: Duration = Duration::from_secs(30);
/// Bytes a second below which a longer body is a way to hold the server.
pub const SLOWEST: u64 = 1_000;
/// The largest window a compressed body may ask for, as a power of two: 8 MiB of memory.
const LARGEST_WINDOW: u32 = 23;

/// Reads a body of at most so many bytes.
///
/// # Errors
/// [`Failure`] when it is longer, slower or broken off.
pub async fn read(body: Body, limit: usize) -> Result<Vec<u8>, Failure> {
    read_held(body, limit, None).await
}

/// The same with its bytes counted as they come.
///
/// # Errors
/// As [`read`], and when there is no room for more.
pub async fn read_held(
    body: Body,
    limit: usize,
    mut holding: Option<&mut Holding>,
) -> Result<Vec<u8>, Failure> {
    let (mut body, mut bytes, began) = (body, Vec::new(), Instant::now());
    loop {
        let frame = tokio::time::timeout(SILENCE, body.frame()).await.map_err(|_| too_slow())?;
        let Some(frame) = frame else { return Ok(bytes) };
        let frame = frame.map_err(|_| Failure::bad_request())?;
        if let Some(data) = frame.data_ref() {
            if bytes.len() + data.len() > limit {
                return Err(Failure::too_large());
            }
            if let Some(holding) = holding.as_deref_mut() {
                holding.hold(bytes.len() + data.len()).await?;
            }
            bytes.extend_from_slice(data);
        }
        if began.elapsed() > GRACE + Duration::from_secs(bytes.len() as u64 / SLOWEST) {
            return Err(too_slow());
        }
    }
}

fn too_slow() -> Failure {
    Failure::new(StatusCode::REQUEST_TIMEOUT, Code::Unreachable, "server-too-slow")
}

/// Unpacks a compressed body into at most so many bytes.
///
/// # Errors
/// [`Failure`] when it unpacks to more or does not unpack.
pub fn unpack(packed: &[u8], limit: usize) -> Result<Vec<u8>, Failure> {
    let mut decoder = zstd::stream::read::Decoder::new(packed).map_err(|_| Failure::bad_request())?;
    decoder.window_log_max(LARGEST_WINDOW).map_err(|_| Failure::bad_request())?;
    let mut bytes = Vec::new();
    let read = decoder.take(limit as u64 + 1).read_to_end(&mut bytes);
    match read {
        Ok(length) if length <= limit => Ok(bytes),
        Ok(_) => Err(Failure::too_large()),
        Err(_) => Err(Failure::bad_request()),
    }
}

/// JSON of at most `LIMIT` bytes, packed or not.
pub struct Input<T, const LIMIT: usize> {
    /// What was sent.
    pub value: T,
    /// Whether the device takes a compressed answer.
    pub takes_zstd: bool,
}

impl<S: Send + Sync, T: DeserializeOwned, const LIMIT: usize> FromRequest<S> for Input<T, LIMIT> {
    type Rejection = Failure;

    async fn from_request(request: Request, _: &S) -> Result<Self, Failure> {
        let takes_zstd = takes_zstd(request.headers());
        let packing = request.headers().get(header::CONTENT_ENCODING).cloned();
        let bytes = read(request.into_body(), LIMIT).await?;
        let bytes = match packing.as_ref().map(|value| value.as_bytes()) {
            None | Some(b"identity") => bytes,
            Some(b"zstd") => unpack(&bytes, LIMIT)?,
            Some(_) => {
                let unknown = StatusCode::UNSUPPORTED_MEDIA_TYPE;
                return Err(Failure::new(unknown, Code::Invalid, "server-bad-request"));
            }
        };
        let value = serde_json::from_slice(&bytes).map_err(|_| Failure::bad_request())?;
        Ok(Self { value, takes_zstd })
    }
}

/// Whether the sender of these headers takes zstd.
pub fn takes_zstd(headers: &HeaderMap) -> bool {
    takes(headers, header::ACCEPT_ENCODING, "zstd")
}

/// Whether a header of what the sender takes lists a name with a weight above nothing (RFC 9110 § 12.4.2). A weight
/// that cannot be read is none.
pub(super) fn takes(headers: &HeaderMap, list: HeaderName, name: &str) -> bool {
    let listed = headers.get_all(list);
    let mut listed = listed.iter().filter_map(|value| value.to_str().ok()).flat_map(|text| text.split(','));
    listed.any(|one| {
        let mut parts = one.split(';').map(str::trim);
        parts.next().is_some_and(|first| first.eq_ignore_ascii_case(name))
            && parts.find_map(weight).is_none_or(|weight| weight > 0.0)
    })
}

/// The weight, if the parameter is one.
fn weight(parameter: &str) -> Option<f32> {
    let (name, value) = parameter.split_once('=')?;
    name.trim().eq_ignore_ascii_case("q").then(|| value.trim().parse().unwrap_or(0.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_bomb_is_not_unpacked() {
        let bomb = zstd::bulk::compress(&vec![0; 64 << 20], 19).unwrap();
        assert!(bomb.len() < 10_000, "{} bytes", bomb.len());
        assert_eq!(unpack(&bomb, 1 << 20).unwrap_err().status, StatusCode::PAYLOAD_TOO_LARGE);
        let honest = zstd::bulk::compress(&vec![7; 1 << 20], 3).unwrap();
        assert_eq!(unpack(&honest, 1 << 20).unwrap(), vec![7; 1 << 20]);
        assert_eq!(unpack(&honest, (1 << 20) - 1).unwrap_err().status, StatusCode::PAYLOAD_TOO_LARGE);
    }

    #[test]
    fn a_window_of_a_gigabyte_is_not_given() {
        let mut packer = zstd::stream::write::Encoder::new(Vec::new(), 1).unwrap();
        packer.window_log(27).unwrap();
        std::io::Write::write_all(&mut packer, &[7; 100]).unwrap();
        std::io::Write::flush(&mut packer).unwrap();
        std::io::Write::write_all(&mut packer, &vec![8; 200 << 10]).unwrap();
        let packed = packer.finish().unwrap();
        assert_eq!(unpack(&packed, 1 << 20).unwrap_err(), Failure::bad_request());
    }

    #[test]
    fn only_who_takes_zstd_is_answered_in_it() {
        let table: [(&[&str], bool); 16] = [
            (&[], false),
            (&[""], false),
            (&["gzip, br"], false),
            (&["*"], false), // identity is always understood
            (&["zstd"], true),
            (&["ZSTD"], true),
            (&["gzip, zstd;q=0.5"], true),
            (&["gzip", "zstd"], true), // two headers are one list
            (&["zstd ; Q = 1"], true),
            (&["zstd;level=3;q=0.001"], true),
            (&["zstd;q=0"], false),
            (&["zstd;q=0,gzip"], false),
            (&["gzip;q=0, zstd;q=0.000"], false),
            (&["gzip;q=0, zstd"], true),
            (&["zstd;q=", "zstd;q=much"], false),
            (&["zstdx, x-zstd, q=1"], false),
        ];
        for (values, expected) in table {
            let mut headers = HeaderMap::new();
            for value in values {
                headers.append(header::ACCEPT_ENCODING, value.parse().unwrap());
            }
            assert_eq!(takes_zstd(&headers), expected, "{values:?}");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_sender_that_says_nothing_is_let_go() {
        let never = Body::from_stream(futures_util::stream::pending::<Result<Vec<u8>, std::io::Error>>());
        assert_eq!(read(never, 10).await.unwrap_err().status, StatusCode::REQUEST_TIMEOUT);
        assert_eq!(read(Body::from(vec![1; 11]), 10).await.unwrap_err(), Failure::too_large());
        assert_eq!(read(Body::from(vec![1; 10]), 10).await.unwrap(), vec![1; 10]);
    }

    /// Pieces of so many bytes, one a second, so many of them.
    fn pieces(bytes: usize, count: usize) -> Body {
        let piece = move |sent: usize| async move {
            tokio::time::sleep(Duration::from_secs(1)).await;
            (sent < count).then(|| (Ok::<_, std::io::Error>(vec![7_u8; bytes]), sent + 1))
        };
        Body::from_stream(futures_util::stream::unfold(0, piece))
    }

    #[tokio::test(start_paused = true)]
    async fn a_sender_that_dribbles_is_let_go_and_a_slow_line_is_not() {
        let began = Instant::now();
        let failure = read(pieces(1, usize::MAX), 1 << 20).await.unwrap_err();
        assert_eq!(failure.status, StatusCode::REQUEST_TIMEOUT);
        assert!(began.elapsed() > GRACE && began.elapsed() < GRACE * 2, "{:?}", began.elapsed());
        assert_eq!(read(pieces(2_000, 300), 1 << 20).await.unwrap().len(), 600_000);
    }

    proptest! {
        #[test]
        fn fuzz_packed(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            let mut framed = vec![0x28, 0xb5, 0x2f, 0xfd];
            framed.extend_from_slice(&bytes);
            for packed in [&bytes, &framed] {
                if let Ok(plain) = unpack(packed, 1 << 16) {
                    prop_assert!(plain.len() <= 1 << 16);
                }
            }
        }
    }
}
