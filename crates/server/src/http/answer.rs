//! Answers to devices: JSON, and one shape of error.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use obeznik_app::{ApiError, Code};
use obeznik_identity::Denied;
use serde::Serialize;

use crate::clock;
use crate::tenants::Unavailable;

/// A body smaller than this is sent as it is.
const WORTH_COMPRESSING: usize = 1024;

/// Why a device did not get what it asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The status.
    pub status: StatusCode,
    /// What a program and a person can do with it.
    pub error: ApiError,
    /// Seconds after which it is worth asking again.
    pub retry_after: Option<u64>,
}

impl Failure {
    /// A failure with a sentence that needs no values.
    pub fn new(status: StatusCode, code: Code, key: &str) -> Self {
        Self { status, error: ApiError::new(code, key), retry_after: None }
    }

    /// The request is none a sound program makes.
    pub fn bad_request() -> Self {
        Self::new(StatusCode::BAD_REQUEST, Code::Invalid, "server-bad-request")
    }

    /// The body is longer than it may be.
    pub fn too_large() -> Self {
        Self::new(StatusCode::PAYLOAD_TOO_LARGE, Code::Invalid, "server-too-large")
    }

    /// A device calls itself by a name that is not its own.
    pub fn other_device() -> Self {
        Self::new(StatusCode::FORBIDDEN, Code::Refused, "server-other-device")
    }

    /// What a use case said: a wish that does not read or is refused is the caller's, everything else is ours.
    pub fn of(error: ApiError) -> Self {
        let status = match error.code {
            Code::Invalid => StatusCode::BAD_REQUEST,
            Code::Refused => StatusCode::FORBIDDEN,
            _ => {
                tracing::error!(cause = error.key, "a device was not answered");
                return Unavailable::Broken.into();
            }
        };
        Self { status, error, retry_after: None }
    }

    /// Too much is going on.
    pub fn busy(seconds: u64) -> Self {
        let failure = Self::new(StatusCode::SERVICE_UNAVAILABLE, Code::Unreachable, "server-busy");
        Self { retry_after: Some(seconds), ..failure }
    }
}

impl From<Denied> for Failure {
    fn from(denied: Denied) -> Self {
        let status = match denied {
            Denied::Wrong | Denied::NotSignedIn | Denied::BadSignature => StatusCode::UNAUTHORIZED,
            Denied::Wait { .. } => StatusCode::TOO_MANY_REQUESTS,
            Denied::DeviceRevoked
            | Denied::DeviceWiped
            | Denied::EnrolmentNeeded
            | Denied::EnrolmentDead
            | Denied::RolesGone
            | Denied::DigitsNeeded
            | Denied::AccountClosed
            | Denied::NotTied => StatusCode::FORBIDDEN,
            Denied::TooManyDevices | Denied::TooManyPasskeys | Denied::AddressTaken | Denied::AlreadyTied => {
                StatusCode::CONFLICT
            }
            Denied::LinkDead | Denied::CodeWrong | Denied::PassPhrase(_) => StatusCode::BAD_REQUEST,
        };
        let failure = Self::new(status, Code::Refused, denied.key());
        match denied {
            Denied::Wait { until } => Self { retry_after: Some(seconds_until(until)), ..failure },
            _ => failure,
        }
    }
}

/// Whole seconds until an instant, at least one.
pub fn seconds_until(until: obeznik_kernel::Timestamp) -> u64 {
    let left = until.duration_since(clock::now());
    u64::try_from(left.as_secs() + 1).unwrap_or(1).max(1)
}

impl From<Unavailable> for Failure {
    fn from(unavailable: Unavailable) -> Self {
        match unavailable {
            // A token of a municipality that is not here is as good as any other wrong token.
            Unavailable::Unknown => Denied::NotSignedIn.into(),
            Unavailable::Busy => Self::busy(2),
            Unavailable::ReadOnly => {
                let failure = Self::new(StatusCode::SERVICE_UNAVAILABLE, Code::ReadOnly, "server-read-only");
                Self { retry_after: Some(60), ..failure }
            }
            Unavailable::Refused(key) => Self::new(StatusCode::FORBIDDEN, Code::Refused, &key),
            Unavailable::Damaged | Unavailable::Broken => {
                Self::new(StatusCode::INTERNAL_SERVER_ERROR, Code::Broken, "server-broken")
            }
        }
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let Self { status, error, retry_after } = self;
        let body = serde_json::json!({ "error": error }).to_string();
        let mut response = (status, [(header::CONTENT_TYPE, "application/json")], body).into_response();
        if let Some(seconds) = retry_after {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

/// JSON, compressed where the device takes it and it is worth it.
pub struct Json<T> {
    /// What is said.
    pub value: T,
    /// Whether the device takes zstd.
    pub takes_zstd: bool,
}

impl<T: Serialize> IntoResponse for Json<T> {
    fn into_response(self) -> Response {
        let Ok(body) = serde_json::to_vec(&self.value) else {
            return Failure::from(Unavailable::Broken).into_response();
        };
        let kind = (header::CONTENT_TYPE, "application/json");
        if !self.takes_zstd || body.len() < WORTH_COMPRESSING {
            return ([kind], body).into_response();
        }
        match zstd::bulk::compress(&body, 3) {
            Ok(small) => ([kind, (header::CONTENT_ENCODING, "zstd")], small).into_response(),
            Err(_) => ([kind], body).into_response(),
        }
    }
}
