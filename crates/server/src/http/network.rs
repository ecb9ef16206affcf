//! Where a request comes from, as far as waiting times are concerned.

use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::HeaderMap;
use axum::http::request::Parts;

use crate::server::Shared;

/// The network of the caller: an IPv4 address, or the /64 of an IPv6 one, which one household has whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Network(pub String);

impl FromRequestParts<Shared> for Network {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, server: &Shared) -> Result<Self, Infallible> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
        let told = server.reach.behind_proxy.then(|| told_by_proxy(&parts.headers)).flatten();
        Ok(told.or(peer).map_or_else(|| Self("unknown".to_owned()), Self::of))
    }
}

/// The last address is the one our own proxy wrote; those before it anybody can make up.
fn told_by_proxy(headers: &HeaderMap) -> Option<IpAddr> {
    let last = headers.get_all("x-forwarded-for").iter().next_back()?.to_str().ok()?;
    last.rsplit(',').next()?.trim().parse().ok()
}

impl Network {
    fn of(address: IpAddr) -> Self {
        match address.to_canonical() {
            IpAddr::V4(address) => Self(address.to_string()),
            IpAddr::V6(address) => {
                let [a, b, c, d, ..] = address.segments();
                Self(format!("{a:x}:{b:x}:{c:x}:{d:x}::/64"))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_household_is_one_network() {
        let table = [
            ("192.0.2.7", "192.0.2.7"),
            ("::ffff:192.0.2.7", "192.0.2.7"),
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
            ("2001:db8:1:2::1", "2001:db8:1:2::/64"),
            ("::1", "0:0:0:0::/64"),
        ];
        for (address, network) in table {
            assert_eq!(Network::of(address.parse().unwrap()).0, network);
        }
    }

    #[test]
    fn only_what_the_own_proxy_wrote_counts() {
        let told = |values: &[&str]| {
            let mut headers = HeaderMap::new();
            for value in values {
                headers.append("x-forwarded-for", value.parse().unwrap());
            }
            told_by_proxy(&headers).map(|address| address.to_string())
        };
        assert_eq!(told(&["203.0.113.9, 192.0.2.7"]), Some("192.0.2.7".to_owned()));
        assert_eq!(told(&["203.0.113.9", "192.0.2.7"]), Some("192.0.2.7".to_owned()));
        assert_eq!(told(&["nonsense"]), None);
        assert_eq!(told(&[]), None);
    }
}
