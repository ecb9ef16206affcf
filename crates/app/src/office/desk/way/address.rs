//! The office is reached at another address: the computer that serves it has another number in the network, or the
//! port changed. It is still the same server, which its key, its authority or its domain says before anything of this
//! computer is said to it, and the same office, which only it can say.

use std::net::IpAddr;
use std::sync::Arc;

use super::WayInput;
use crate::api::{ApiError, Code};
use crate::contact::address::OfficeAddress;
use crate::contact::{Courier, Failure, Joined};
use crate::office::Office;
use crate::office::desk::Desk;
use crate::office::desk::joining::not_reached;
use crate::ports::network::{Server, Unreached};

impl Desk {
    /// The address to go to from now on, where it is another one than before.
    pub(super) fn new_address(&self, joined: &Joined, input: &WayInput) -> Result<Option<String>, ApiError> {
        let typed = self.policy.server.as_ref().or(input.address.as_ref());
        let Some(typed) = typed.filter(|_| !self.serves(joined)) else { return Ok(None) };
        let OfficeAddress { url, town, .. } = OfficeAddress::parse(typed)?;
        if town != joined.town {
            return Err(refused("way-address-town"));
        }
        Ok(Some(url).filter(|url| *url != joined.server.url))
    }

    /// Makes sure that the same office answers at the new address. Nobody goes to the old one meanwhile: what lets
    /// this computer in changes with every use.
    pub(super) fn recognize(
        &self,
        office: &Arc<Office>,
        before: &Server,
        server: &Server,
    ) -> Result<(), ApiError> {
        // An authority given in the same breath vouches for nothing yet.
        let way = Server { authority: before.authority.clone(), ..server.clone() };
        if !self.is_same_server(before, &way)? {
            return Err(refused("way-address-other"));
        }
        let line = self.line_to(&way).map_err(not_reached)?;
        self.part_from_office();
        match Courier::new(office, line).is_of_this_office() {
            Ok(true) => Ok(()),
            unrecognized => {
                self.meet_office();
                Err(told(unrecognized))
            }
        }
    }

    /// Whether the server there has the accepted key. Where none was accepted: whether the office's own authority
    /// vouches for it as before, or the system does within the same domain.
    fn is_same_server(&self, before: &Server, way: &Server) -> Result<bool, ApiError> {
        let seen = self.network.look(&self.policy.way(way.clone())).map_err(|_| unreached())?;
        if let Some(pin) = &before.pin {
            return Ok(*pin == seen.fingerprint);
        }
        if !seen.is_vouched || is_of_same_domain(&before.url, &way.url) {
            return Ok(seen.is_vouched);
        }
        let without = Server { authority: None, ..way.clone() };
        let plain = self.network.look(&self.policy.way(without)).map_err(|_| unreached())?;
        Ok(!plain.is_vouched && plain.fingerprint == seen.fingerprint)
    }
}

/// Why the office was not recognized, as a person reads it.
fn told(unrecognized: Result<bool, Failure>) -> ApiError {
    match unrecognized {
        Err(Failure::Unreached(Unreached::NoConnection | Unreached::Later(_) | Unreached::Stopped)) => {
            unreached()
        }
        Err(Failure::Store(error)) => error,
        _ => refused("way-address-other"),
    }
}

fn unreached() -> ApiError {
    ApiError::new(Code::Unreachable, "way-address-unreached")
}

fn refused(key: &str) -> ApiError {
    ApiError::new(Code::Refused, key)
}

/// Whether two addresses bear the same name, or names of one domain. A domain of a single word, such as `cz`, is
/// nobody's, and numbers have none.
fn is_of_same_domain(before: &str, now: &str) -> bool {
    let (before, now) = (host(before), host(now));
    let is_number = |host: &str| host.starts_with('[') || host.parse::<IpAddr>().is_ok();
    if before == now {
        return true;
    }
    !is_number(before) && !is_number(now) && domain(before).is_some_and(|ours| domain(now) == Some(ours))
}

/// The host of an address such as `https://obeznik.vzorov.cz:8443`.
fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    match rest.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => host,
        _ => rest,
    }
}

/// The domain a name is in: without its first word, or the name itself where it is the domain.
fn domain(host: &str) -> Option<&str> {
    let (_, rest) = host.split_once('.')?;
    Some(if rest.contains('.') { rest } else { host })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_one_domain_belong_together_and_numbers_never_do() {
        let table = [
            ("https://obeznik.vzorov.cz:8443", "https://obeznik.vzorov.cz", true), // another port
            ("https://obeznik.vzorov.cz", "https://server.vzorov.cz:8443", true),
            ("https://vzorov.cz", "https://obeznik.vzorov.cz", true),
            ("https://obeznik.vzorov.cz", "https://vzorov.cz", true),
            ("https://vzorov.cz", "https://lhota.cz", false),
            ("https://obeznik.vzorov.cz", "https://obeznik.vzorov.cz.lhota.cz", false),
            ("https://server", "https://server2", false),
            ("https://server", "https://server:8443", true),
            ("https://192.0.2.7", "https://10.0.2.7", false),
            ("https://192.0.2.7:8443", "https://192.0.2.7:8444", true),
            ("https://[2001:db8::1]:8443", "https://[2001:db8::1]", true),
            ("https://[2001:db8::1]", "https://[2001:db8::2]", false),
        ];
        for (before, now, expected) in table {
            assert_eq!(is_of_same_domain(before, now), expected, "{before} {now}");
        }
    }
}
