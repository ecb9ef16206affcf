//! Tenants: one municipality is one tenant of a server.

use obeznik_kernel::{RecordId, id::NotAnId};
use serde::{Deserialize, Serialize};

/// Identifies a tenant. Everything a server keeps belongs to exactly one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TenantId(pub RecordId);

impl std::fmt::Display for TenantId {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(out)
    }
}

impl std::str::FromStr for TenantId {
    type Err = NotAnId;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}
