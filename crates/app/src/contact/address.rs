//! The address of an office as a person types it, or the link of an invitation.

use crate::api::{ApiError, Code};

/// Where an office is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficeAddress {
    /// `https://obeznik.vzorov.cz:8443`.
    pub url: String,
    /// The municipality's word in addresses, such as `vzorov`.
    pub town: String,
    /// The whole link of an invitation, when it was one.
    pub invitation: Option<String>,
    /// The fingerprint the link says the server has.
    pub expected: Option<String>,
}

impl OfficeAddress {
    /// Reads `obeznik.vzorov.cz/vzorov`, with or without `https://`, or a link of an invitation.
    ///
    /// # Errors
    /// [`Code::Refused`] with what is missing.
    pub fn parse(text: &str) -> Result<Self, ApiError> {
        let text = text.trim();
        let (text, fragment) = text.split_once('#').unwrap_or((text, ""));
        let rest = match text.split_once("://") {
            Some((scheme, rest)) if scheme.eq_ignore_ascii_case("https") => rest,
            Some(_) => return Err(ApiError::new(Code::Refused, "join-address-scheme")),
            None => text,
        };
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        if !is_host(host) {
            return Err(ApiError::new(Code::Refused, "join-address-wrong"));
        }
        let url = format!("https://{}", host.to_ascii_lowercase());
        let mut parts = path.split('/').filter(|part| !part.is_empty());
        let town = parts.next().filter(|town| is_word(town));
        let town = town.ok_or_else(|| ApiError::new(Code::Refused, "join-address-no-town"))?.to_owned();
        let invitation = match (parts.next(), parts.next()) {
            (Some("invitation"), Some(secret)) if is_secret(secret) => {
                Some(format!("{url}/{town}/invitation/{secret}"))
            }
            _ => None,
        };
        let is_print = fragment.len() == 64 && fragment.bytes().all(|b| b.is_ascii_hexdigit());
        let expected = is_print.then(|| fragment.to_ascii_lowercase());
        Ok(Self { url, town, invitation, expected })
    }
}

/// A name or an address, perhaps with a port; nothing that a browser or a resolver could read otherwise.
pub(crate) fn is_host(text: &str) -> bool {
    let (name, port) = match text.rsplit_once(':') {
        Some((name, port)) if !port.contains(']') => (name, Some(port)),
        _ => (text, None),
    };
    let is_port = port.is_none_or(|port| port.parse::<u16>().is_ok_and(|port| port > 0));
    let is_six = name.strip_prefix('[').and_then(|name| name.strip_suffix(']'));
    let is_name = match is_six {
        Some(address) => address.parse::<std::net::Ipv6Addr>().is_ok(),
        None => {
            !name.is_empty()
                && name.len() <= 253
                && name.bytes().all(|b| b.is_ascii_alphanumeric() || b".-".contains(&b))
        }
    };
    is_port && is_name
}

fn is_word(text: &str) -> bool {
    text.len() <= 60 && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

fn is_secret(text: &str) -> bool {
    text.len() <= 64 && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_as_people_write_it() {
        let print = "0123456789abcdef".repeat(4);
        let link = format!("https://Obeznik.Vzorov.cz:8443/vzorov/invitation/aB-c_9#{print}");
        let table = [
            ("obeznik.vzorov.cz/vzorov", Ok(("https://obeznik.vzorov.cz", "vzorov", false, false))),
            (
                " https://obeznik.vzorov.cz:8443/vzorov/ ",
                Ok(("https://obeznik.vzorov.cz:8443", "vzorov", false, false)),
            ),
            (
                "https://obeznik.vzorov.cz/vzorov/sign-in",
                Ok(("https://obeznik.vzorov.cz", "vzorov", false, false)),
            ),
            (link.as_str(), Ok(("https://obeznik.vzorov.cz:8443", "vzorov", true, true))),
            ("192.0.2.7:8443/vzorov", Ok(("https://192.0.2.7:8443", "vzorov", false, false))),
            ("https://[2001:db8::1]:8443/vzorov", Ok(("https://[2001:db8::1]:8443", "vzorov", false, false))),
            ("https://[2001:db8::1]/vzorov", Ok(("https://[2001:db8::1]", "vzorov", false, false))),
            ("http://obeznik.vzorov.cz/vzorov", Err("join-address-scheme")),
            ("obeznik.vzorov.cz", Err("join-address-no-town")),
            ("obeznik.vzorov.cz/Vzorov", Err("join-address-no-town")),
            ("https://jana@vzorov.cz/vzorov", Err("join-address-wrong")),
            ("obeznik vzorov/vzorov", Err("join-address-wrong")),
            ("https://vzorov.cz:0/vzorov", Err("join-address-wrong")),
            ("", Err("join-address-wrong")),
        ];
        for (text, expected) in table {
            let read = OfficeAddress::parse(text);
            let read = read.as_ref().map(|found| {
                (
                    found.url.as_str(),
                    found.town.as_str(),
                    found.invitation.is_some(),
                    found.expected.is_some(),
                )
            });
            assert_eq!(read.map_err(|error| error.key.as_str()), expected, "{text}");
        }
    }
}
