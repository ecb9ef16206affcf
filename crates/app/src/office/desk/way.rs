//! The way of a joined computer to its office: its address, a proxy and certificates of an authority of one's own.
//! They may be changed later and hold from the next contact on; what the administrator of the machine laid down wins.

mod address;

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Desk;
use super::joining::not_reached;
use crate::api::{ApiError, Code};
use crate::contact::Joined;
use crate::contact::address::is_host;
use crate::ports::network::{Line, Server, Unreached};

/// Longest text of certificates worth keeping.
const LONGEST_AUTHORITY: usize = 256 * 1024;
/// How a certificate begins (RFC 7468, § 5.1).
const CERTIFICATE: &str = "-----BEGIN CERTIFICATE-----";

/// How this computer goes to its office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OfficeWay {
    /// Address of the office: what a person types to join it.
    pub address: String,
    /// Whether the administrator of the machine laid the address down.
    pub is_address_governed: bool,
    /// Whether the office is served by this very computer, where sharing says its address.
    pub is_served_here: bool,
    /// Address of the proxy without its password; empty for what the system says.
    pub proxy: String,
    /// Whether the proxy asks for a name, which is kept and not shown.
    pub proxy_has_name: bool,
    /// Whether the administrator of the machine laid the proxy down.
    pub is_proxy_governed: bool,
    /// Certificates of an authority the system does not know (PEM); empty where there are none.
    pub authority: String,
    /// Whether the administrator of the machine laid them down.
    pub is_authority_governed: bool,
}

/// How it shall go from now on. What the administrator laid down is left as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WayInput {
    /// Address of the office; nothing for the one of before.
    pub address: Option<String>,
    /// The proxy, such as `proxy.vzorov.cz:3128`; empty for what the system says, nothing for the one of before.
    pub proxy: Option<String>,
    /// Certificates (PEM); empty for none.
    pub authority: String,
}

impl Desk {
    /// How this computer goes to the office it has joined; nothing where it works alone.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn office_way(&self) -> Result<Option<OfficeWay>, ApiError> {
        let joined = Joined::of(&self.office()?.store())?;
        let Some(joined) = joined else { return Ok(None) };
        let is_served_here = self.serves(&joined);
        let Joined { server, town, .. } = joined;
        let address = self.policy.server.clone().unwrap_or_else(|| format!("{}/{town}", server.url));
        let Server { proxy, authority, .. } = self.policy.way(server);
        let proxy = proxy.unwrap_or_default();
        let shown = without_name(&proxy);
        Ok(Some(OfficeWay {
            address,
            is_address_governed: self.policy.server.is_some(),
            is_served_here,
            proxy_has_name: shown != proxy,
            proxy: shown,
            is_proxy_governed: self.policy.proxy.is_some(),
            authority: authority.unwrap_or_default(),
            is_authority_governed: self.policy.authority.is_some(),
        }))
    }

    /// Goes another way from now on, without joining again. Says how the server looks from there: `reached`,
    /// `unreached` (no connection, or somebody else answers), `untrusted`. It is kept whatever it says: one may be
    /// elsewhere just now. Only another address is kept when the same office answers there, and not otherwise.
    ///
    /// # Errors
    /// [`Code::Refused`] for an address, a proxy or certificates that do not read, for an address where another server
    /// or another office answers, and where nothing was joined; [`Code::Unreachable`] where nobody answers at a new
    /// address.
    pub fn set_office_way(&self, input: &WayInput) -> Result<String, ApiError> {
        let office = self.office()?;
        let joined = Joined::of(&office.store())?;
        let joined = joined.ok_or_else(|| ApiError::new(Code::Refused, "way-alone"))?;
        let mut server = self.changed(joined.server.clone(), input)?;
        let moved = self.new_address(&joined, input)?;
        let has_moved = moved.is_some();
        server.url = moved.unwrap_or(server.url);
        self.line_to(&server).map_err(|unreached| match unreached {
            Unreached::Untrusted => ApiError::new(Code::Refused, "way-authority-wrong"),
            Unreached::NotAnOffice => ApiError::new(Code::Refused, "way-proxy-wrong"),
            other => not_reached(other),
        })?;
        if has_moved {
            self.recognize(&office, &joined, &server)?;
        }
        let says = self.looked(&joined.server, &mut server);
        let kept = Joined { server, ..joined }.keep(&mut office.store());
        drop(office);
        self.meet_office(); // whatever became of it: nobody goes to the office since it was recognized
        kept?;
        self.send_now();
        Ok(says.to_owned())
    }

    /// An open line by the way that holds.
    pub(super) fn line_to(&self, server: &Server) -> Result<Arc<dyn Line>, Unreached> {
        self.network.line(&self.policy.way(server.clone()))
    }

    /// The server with what the person may change about the way to it.
    fn changed(&self, mut server: Server, input: &WayInput) -> Result<Server, ApiError> {
        if let Some(proxy) = input.proxy.as_ref().filter(|_| self.policy.proxy.is_none()) {
            server.proxy = proxy_of(proxy)?;
        }
        if self.policy.authority.is_none() {
            server.authority = authority_of(&input.authority)?;
        }
        Ok(server)
    }

    /// How the server looks by the new way. Where its key is not the one that was accepted, but the authority the
    /// person has just given vouches for it, and nobody else does, that takes the place of the key: it is what
    /// joining anew with this authority would come to.
    fn looked(&self, before: &Server, server: &mut Server) -> &'static str {
        let Ok(seen) = self.network.look(&self.policy.way(server.clone())) else { return "unreached" };
        let is_known = server.pin.as_ref().map_or(seen.is_vouched, |pin| *pin == seen.fingerprint);
        if is_known {
            return "reached";
        }
        let is_given = server.authority.is_some() && server.authority != before.authority;
        if !is_given || !seen.is_vouched || self.policy.fingerprint.is_some() {
            return "untrusted";
        }
        let without = Server { authority: None, ..server.clone() };
        match self.network.look(&self.policy.way(without)) {
            Ok(plain) if !plain.is_vouched && plain.fingerprint == seen.fingerprint => {
                server.pin = None;
                "reached"
            }
            _ => "untrusted",
        }
    }
}

/// A proxy as people write it: `http://`, host, port, perhaps a name and a password before an at sign. The way to the
/// proxy itself is plain, what goes through it is not.
pub(super) fn proxy_of(text: &str) -> Result<Option<String>, ApiError> {
    let wrong = || ApiError::new(Code::Refused, "way-proxy-wrong");
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let rest = match text.split_once("://") {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("http") => rest,
        Some(_) => return Err(wrong()),
        None => text,
    };
    let rest = rest.strip_suffix('/').unwrap_or(rest);
    let (name, host) = rest.rsplit_once('@').map_or((None, rest), |(name, host)| (Some(name), host));
    let is_plain = |name: &str| {
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_graphic() && !b"/?#@\\".contains(&byte))
    };
    if !is_host(host) || !name.is_none_or(is_plain) {
        return Err(wrong());
    }
    Ok(Some(format!("http://{rest}")))
}

/// The proxy without the name and the password in it.
fn without_name(proxy: &str) -> String {
    match (proxy.split_once("://"), proxy.rsplit_once('@')) {
        (Some((scheme, _)), Some((_, host))) => format!("{scheme}://{host}"),
        (None, Some((_, host))) => host.to_owned(),
        _ => proxy.to_owned(),
    }
}

/// Certificates as they were pasted. A private key among them is never kept.
fn authority_of(text: &str) -> Result<Option<String>, ApiError> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    if text.contains("PRIVATE KEY-----") {
        return Err(ApiError::new(Code::Refused, "way-authority-secret"));
    }
    if text.len() > LONGEST_AUTHORITY || !text.contains(CERTIFICATE) {
        return Err(ApiError::new(Code::Refused, "way-authority-wrong"));
    }
    Ok(Some(format!("{text}\n")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proxy_is_read_as_people_write_it() {
        let table = [
            ("", Ok(None)),
            (" proxy.vzorov.cz:3128 ", Ok(Some("http://proxy.vzorov.cz:3128"))),
            ("HTTP://proxy.vzorov.cz:3128/", Ok(Some("http://proxy.vzorov.cz:3128"))),
            ("http://[2001:db8::1]:3128", Ok(Some("http://[2001:db8::1]:3128"))),
            ("http://jana:heslo@proxy:3128", Ok(Some("http://jana:heslo@proxy:3128"))),
            ("https://proxy.vzorov.cz", Err("way-proxy-wrong")), // its certificate would be taken for the office's
            ("socks5://proxy:1080", Err("way-proxy-wrong")),
            ("http://proxy:3128/cesta", Err("way-proxy-wrong")),
            ("http://@proxy:3128", Err("way-proxy-wrong")),
            ("http://jana heslo@proxy", Err("way-proxy-wrong")),
            ("proxy:0", Err("way-proxy-wrong")),
            ("http://", Err("way-proxy-wrong")),
        ];
        for (text, expected) in table {
            let read = proxy_of(text);
            let read = read.as_ref().map(Option::as_deref).map_err(|error| error.key.as_str());
            assert_eq!(read, expected, "{text}");
        }
        assert_eq!(without_name("http://jana:heslo@proxy:3128"), "http://proxy:3128");
        assert_eq!(without_name("http://proxy:3128"), "http://proxy:3128");
    }

    #[test]
    fn certificates_are_kept_and_a_private_key_among_them_is_not() {
        let certificate = format!("{CERTIFICATE}\nMIIB\n-----END CERTIFICATE-----");
        let secret = format!("{certificate}\n-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----");
        let table = [
            ("  ".to_owned(), Ok(None)),
            (certificate.clone(), Ok(Some(format!("{certificate}\n")))),
            (secret, Err("way-authority-secret")),
            ("MIIB".to_owned(), Err("way-authority-wrong")),
            (format!("{CERTIFICATE}{}", "A".repeat(LONGEST_AUTHORITY)), Err("way-authority-wrong")),
        ];
        for (text, expected) in table {
            let read = authority_of(&text);
            assert_eq!(read.map_err(|error| error.key), expected.map_err(str::to_owned));
        }
    }
}
