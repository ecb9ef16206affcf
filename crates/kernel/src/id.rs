//! Identifiers: UUIDv7 made where a thing is born, one type per kind of thing.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Declares an identifier that cannot be confused with another one.
#[macro_export]
macro_rules! typed_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash,
            serde::Serialize, serde::Deserialize,
        )]
        #[serde(transparent)]
        #[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(type = "string"))]
        pub struct $name(pub $crate::id::RecordId);

        impl From<$crate::id::RecordId> for $name {
            fn from(id: $crate::id::RecordId) -> Self {
                Self(id)
            }
        }

        impl From<$name> for $crate::id::RecordId {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(out)
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::id::NotAnId;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    };
}

/// Identifies any record; typed identifiers wrap it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(type = "string"))]
pub struct RecordId(pub Uuid);

/// A text that is not an identifier.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not an identifier")]
pub struct NotAnId(pub String);

impl std::fmt::Display for RecordId {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.hyphenated().fmt(out)
    }
}

impl std::str::FromStr for RecordId {
    type Err = NotAnId;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Uuid::parse_str(text).map(Self).map_err(|_| NotAnId(text.chars().take(64).collect()))
    }
}

impl RecordId {
    /// Before every other identifier; nothing is called so.
    pub const NIL: Self = Self(Uuid::nil());

    /// The sixteen bytes, as stored and hashed.
    pub fn as_bytes(&self) -> &[u8; 16] {
        self.0.as_bytes()
    }

    /// An identifier that is the same on every device: for records of which there is one, such as the
    /// municipality itself. UUIDv8 shape over SHA-256 of the name.
    pub fn well_known(name: &str) -> Self {
        use sha2::Digest;
        let digest = sha2::Sha256::digest(name.as_bytes());
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&digest[..16]);
        Self(uuid::Builder::from_custom_bytes(bytes).into_uuid())
    }
}

typed_id!(
    /// A person, elected or employed.
    PersonId
);
typed_id!(
    /// A body: assembly, council, committee, commission or the office itself.
    BodyId
);
typed_id!(
    /// A department of the office (odbor).
    DepartmentId
);
typed_id!(
    /// A command; given at its birth.
    CommandId
);
typed_id!(
    /// One life of an office's log. A server restored from an older backup begins another one, because
    /// what devices remember of the lost part must not be taken for what came instead.
    HistoryId
);
typed_id!(
    /// A device that signs commands.
    DeviceId
);

/// Content address of a blob: keyed BLAKE3, 32 bytes as 64 lower-case hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(type = "string"))]
pub struct BlobHash(pub String);
