//! The office is reached at another address: the computer that serves it has another number in the network, or the
//! port changed. It is still the same server, which its key or the office's own authority says before anything of this
//! computer is said to it, and the same office, which only it can say. Names say nothing: towns share domains.

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
        before: &Joined,
        server: &Server,
    ) -> Result<(), ApiError> {
        // An authority given in the same breath vouches for nothing yet.
        let way = Server { authority: before.server.authority.clone(), ..server.clone() };
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

    /// Whether the server there has the accepted key. Where none was accepted: whether somebody vouches for it and it
    /// has the same name as before, the key of the last good contact, or the word of the office's own authority alone.
    fn is_same_server(&self, before: &Joined, way: &Server) -> Result<bool, ApiError> {
        let seen = self.network.look(&self.policy.way(way.clone())).map_err(|_| unreached())?;
        if let Some(pin) = &before.server.pin {
            return Ok(*pin == seen.fingerprint);
        }
        let is_known = before.seen_key.as_ref() == Some(&seen.fingerprint);
        if !seen.is_vouched || is_known || host(&before.server.url) == host(&way.url) {
            return Ok(seen.is_vouched);
        }
        let without = Server { authority: None, ..way.clone() };
        let plain = self.network.look(&self.policy.way(without)).map_err(|_| unreached())?;
        Ok(!plain.is_vouched && plain.fingerprint == seen.fingerprint)
    }

    /// Notes which key the server has, after a contact that went well: by it the same server is known at another
    /// address. Where a key was accepted it is that one. What cannot be noted is noted the next time.
    pub(crate) fn note_key(&self) {
        let joined_now = || self.opened().ok().and_then(|office| Joined::of(&office.store()).ok().flatten());
        let Some(joined) = joined_now().filter(|joined| joined.server.pin.is_none()) else { return };
        // Nobody holds the office meanwhile: it may have to go.
        let Ok(seen) = self.network.look(&self.policy.way(joined.server.clone())) else { return };
        if !seen.is_vouched || joined.seen_key.as_ref() == Some(&seen.fingerprint) {
            return;
        }
        let Ok(office) = self.opened() else { return };
        let mut store = office.store();
        if Joined::of(&store).is_ok_and(|now| now.as_ref() == Some(&joined)) {
            let noted = Joined { seen_key: Some(seen.fingerprint), ..joined }.keep(&mut store);
            noted.unwrap_or_else(|error| {
                tracing::warn!(key = error.key, "the key of the server was not noted")
            });
        }
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

/// The host of an address such as `https://obeznik.vzorov.cz:8443`.
fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    match rest.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => host,
        _ => rest,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::ports::network::{Doorstep, Line, Looked, Network};

    /// Servers by their addresses: the key, whether the system vouches for it, whether the office's own authority does.
    struct Street(BTreeMap<&'static str, (&'static str, bool, bool)>);

    impl Network for Street {
        fn look(&self, server: &Server) -> Result<Looked, Unreached> {
            let (key, by_system, by_authority) =
                self.0.get(server.url.as_str()).copied().ok_or(Unreached::NoConnection)?;
            let is_vouched = by_system || by_authority && server.authority.is_some();
            Ok(Looked { fingerprint: key.to_owned(), is_vouched })
        }
        fn line(&self, _: &Server) -> Result<Arc<dyn Line>, Unreached> {
            Err(Unreached::NoConnection)
        }
        fn doorstep(&self, _: &str) -> Result<Arc<dyn Doorstep>, Unreached> {
            Err(Unreached::NoConnection)
        }
        fn show(&self, _: &str) -> Result<(), Unreached> {
            Err(Unreached::NoConnection)
        }
    }

    #[test]
    fn a_server_at_another_address_is_known_by_its_key_and_never_by_its_domain() {
        let servers = [
            ("https://vzorov.gov.cz:8443", ("a", true, false)), // another port of the same name
            ("https://obeznik.vzorov.gov.cz", ("a", true, false)),
            ("https://lhota.gov.cz", ("b", true, false)),
            ("https://vzorov.synology.me", ("a", false, false)),
            ("https://10.0.0.7", ("c", false, true)),
        ];
        let home = tempfile::tempdir().unwrap();
        let network = Arc::new(Street(servers.into_iter().collect()));
        let desk = Desk::new(home.path().join("urad")).with_network(network, home.path().join("stav"));
        let table = [
            // where to, the key of the last contact, authority of the office's own, whether it is the same server
            ("https://vzorov.gov.cz:8443", None, false, Ok(true)),
            ("https://obeznik.vzorov.gov.cz", Some("a"), false, Ok(true)),
            ("https://obeznik.vzorov.gov.cz", None, false, Ok(false)), // joined by an older program
            ("https://lhota.gov.cz", Some("a"), false, Ok(false)),     // the neighbour
            ("https://vzorov.synology.me", Some("a"), false, Ok(false)), // nobody vouches for it
            ("https://10.0.0.7", Some("a"), true, Ok(true)),
            ("https://10.0.0.7", Some("a"), false, Ok(false)),
            ("https://nikde.cz", Some("a"), false, Err("way-address-unreached")),
        ];
        for (url, seen_key, has_authority, expected) in table {
            let authority = has_authority.then(|| "PEM".to_owned());
            let server =
                Server { url: "https://vzorov.gov.cz".to_owned(), pin: None, proxy: None, authority };
            let way = Server { url: url.to_owned(), ..server.clone() };
            let seen_key = seen_key.map(str::to_owned);
            let before = Joined { server, town: "vzorov".to_owned(), device_name: String::new(), seen_key };
            let said = desk.is_same_server(&before, &way).map_err(|error| error.key);
            assert_eq!(said, expected.map_err(str::to_owned), "{url} {before:?}");
            let pinned = Server { pin: Some("c".to_owned()), ..before.server.clone() };
            let pinned = Joined { server: pinned, ..before };
            let by_key = desk.is_same_server(&pinned, &way).ok();
            assert_eq!(by_key, expected.ok().map(|_| url == "https://10.0.0.7"), "{url}");
        }
    }

    #[test]
    fn a_host_is_an_address_without_its_port() {
        let table = [
            ("https://obeznik.vzorov.cz:8443", "obeznik.vzorov.cz"),
            ("https://server", "server"),
            ("https://192.0.2.7:8444", "192.0.2.7"),
            ("https://[2001:db8::1]:8443", "[2001:db8::1]"),
            ("https://[2001:db8::1]", "[2001:db8::1]"),
        ];
        for (url, expected) in table {
            assert_eq!(host(url), expected);
        }
    }
}
