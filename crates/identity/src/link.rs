//! Tokens as they travel: the tenant they belong to, sometimes a name, and a secret.
//!
//! The tenant in a token only says in which store to look; what it opens is decided by the hash kept there.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use obeznik_kernel::RecordId;

use crate::secret::Secret;
use crate::tenant::TenantId;

/// Longest text worth reading.
const LONGEST: usize = 160;

/// What a token is for. The first letters say it, so one kind never serves as another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// Calls of a device, ten minutes.
    Access,
    /// A new access token.
    Refresh,
    /// The exchange after pairing.
    PairingCode,
    /// A visit of a browser.
    Visit,
    /// A browser that went to another place.
    Passage,
    /// A computer the office looks after.
    Enrolment,
}

impl Sort {
    fn prefix(self) -> &'static str {
        match self {
            Sort::Access => "oba",
            Sort::Refresh => "obr",
            Sort::PairingCode => "obp",
            Sort::Visit => "obv",
            Sort::Passage => "obw",
            Sort::Enrolment => "obe",
        }
    }
}

/// A token.
#[derive(Debug, Clone)]
pub struct Token {
    /// Where it belongs.
    pub tenant: TenantId,
    /// What it names: the device of a refresh token, the pairing of its code, the enrolment; the tenant itself otherwise.
    pub name: RecordId,
    /// What proves it.
    pub secret: Secret<32>,
}

impl Token {
    /// `obr.<tenant>.<name>.<secret>`
    pub fn text(&self, sort: Sort) -> String {
        let id = |id: RecordId| URL_SAFE_NO_PAD.encode(id.as_bytes());
        format!("{}.{}.{}.{}", sort.prefix(), id(self.tenant.0), id(self.name), self.secret.text())
    }

    /// Reads [`Token::text`] of the same sort; nothing for any other text.
    pub fn parse(sort: Sort, text: &str) -> Option<Self> {
        if text.len() > LONGEST {
            return None;
        }
        let mut parts = text.split('.');
        let (prefix, tenant, name, secret) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
        if prefix != sort.prefix() || parts.next().is_some() {
            return None;
        }
        Some(Self { tenant: TenantId(id(tenant)?), name: id(name)?, secret: Secret::parse(secret)? })
    }
}

fn id(text: &str) -> Option<RecordId> {
    let bytes: [u8; 16] = URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok()?;
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    hex.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use obeznik_kernel::{IdSource as _, testing::CountedIds};
    use proptest::prelude::*;

    #[test]
    fn a_token_reads_back_as_its_own_sort_only() {
        let mut ids = CountedIds::default();
        let token =
            Token { tenant: TenantId(ids.next_id()), name: ids.next_id(), secret: Secret::new([9; 32]) };
        let text = token.text(Sort::Refresh);
        let read = Token::parse(Sort::Refresh, &text).unwrap();
        assert_eq!((read.tenant, read.name), (token.tenant, token.name));
        assert_eq!(read.secret.hash(), token.secret.hash());
        for sort in [Sort::Access, Sort::PairingCode, Sort::Visit, Sort::Enrolment] {
            assert!(Token::parse(sort, &text).is_none(), "{sort:?}");
        }
        assert!(Token::parse(Sort::Refresh, &format!("{text}.x")).is_none());
        assert!(!format!("{token:?}").contains(&token.secret.text()));
    }

    proptest! {
        #[test]
        fn fuzz_token(text in "(oba|obe|obr|obp|obv)?[.A-Za-z0-9_=-]{0,200}|\\PC{0,200}") {
            for sort in [Sort::Access, Sort::Enrolment, Sort::Refresh, Sort::PairingCode, Sort::Visit] {
                if let Some(token) = Token::parse(sort, &text) {
                    prop_assert_eq!(token.text(sort), text.clone());
                }
            }
        }
    }
}
