//! Addresses by which people sign in.

/// An e-mail address in the form in which addresses are compared: lower case, no spaces around.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Email(String);

/// Longest address (RFC 5321, § 4.5.3.1).
const LONGEST: usize = 254;

impl Email {
    /// Reads what a person typed; nothing when it cannot be an address. Whether it is one only a message
    /// sent there tells, so the shape is checked no further than that.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (name, host) = text.rsplit_once('@')?;
        let is_plain = |c: char| !c.is_whitespace() && !c.is_control() && !"<>\",;()[]\\".contains(c);
        let fits = !name.is_empty()
            && !name.contains('@')
            && host.contains('.')
            && !host.starts_with('.')
            && !host.ends_with('.')
            && text.len() <= LONGEST
            && text.chars().all(is_plain);
        fits.then(|| Self(text.to_lowercase()))
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The part before the `@`.
    pub fn name(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(name, _)| name)
    }
}

impl std::fmt::Debug for Email {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Email(…)") // a person's; never in a log
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_compared_without_case_and_odd_ones_are_none() {
        let table = [
            (" Jana.Novakova@Vzorov.cz ", Some("jana.novakova@vzorov.cz")),
            ("starosta@obec.vzorov.cz", Some("starosta@obec.vzorov.cz")),
            ("dvořák@obec.cz", Some("dvořák@obec.cz")),
            ("", None),
            ("bez zavináče", None),
            ("@vzorov.cz", None),
            ("a@b", None),
            ("a@.cz", None),
            ("a@b@c.cz", None),
            ("a@b.cz\r\nBcc: c@d.cz", None),
            ("Jana <a@b.cz>", None),
        ];
        for (text, expected) in table {
            assert_eq!(Email::parse(text).as_ref().map(Email::as_str), expected, "{text}");
        }
        assert!(Email::parse(&format!("{}@vzorov.cz", "a".repeat(250))).is_none());
    }
}
