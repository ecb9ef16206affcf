//! What an administrator laid down for this machine: where the office is and how it is reached, so that a person
//! only signs in.

mod machine;

use obeznik_formats::kind::Barred;
use obeznik_identity::Hidden;
use obeznik_identity::link::{Sort, Token};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::JoinInput;
use crate::contact::address::OfficeAddress;
use crate::ports::network::Server;

/// After how many minutes without work a machine may have its window locked.
const LOCK_MINUTES: std::ops::RangeInclusive<u16> = 1..=480;

/// The policy of a machine. What it says a person cannot change; what it leaves out they fill in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Policy {
    /// Address of the office, such as `https://obeznik.vzorov.cz/vzorov`.
    pub server: Option<String>,
    /// Fingerprint of its key, 64 hexadecimal digits, where nobody vouches for its certificate.
    pub fingerprint: Option<String>,
    /// Certificates of an authority the system does not know (PEM).
    pub authority: Option<String>,
    /// The proxy.
    pub proxy: Option<String>,
    /// Minutes without work after which the window locks, whatever the person has chosen.
    pub lock_minutes: Option<u16>,
    /// Folder of the program's data; `~/` begins in the home of the person.
    pub data: Option<String>,
    /// The token by which the office knows a computer that it looks after; for that office alone.
    pub enrolment: Option<Hidden>,
    /// Extensions of files that are not attached at this machine, besides those of programs.
    pub forbidden_extensions: Barred,
    /// What is wrong in what was laid down, in words for an administrator: nothing is opened under it.
    #[serde(skip)]
    pub slip: Option<String>,
}

/// What the window says of a policy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Governed {
    /// Address of the office.
    pub address: String,
    /// Whether the administrator vouches for the server's key.
    pub has_fingerprint: bool,
}

impl Policy {
    /// Reads the file of a machine.
    ///
    /// # Errors
    /// What is wrong in it, in words for an administrator.
    pub fn parse(text: &str) -> Result<Self, String> {
        let policy: Self = serde_json::from_str(text).map_err(|error| unread(&error))?;
        if let Some(server) = &policy.server {
            OfficeAddress::parse(server).map_err(|error| format!("server: {}", error.key))?;
        }
        let is_print =
            |print: &String| print.len() == 64 && print.bytes().all(|byte| byte.is_ascii_hexdigit());
        if policy.fingerprint.as_ref().is_some_and(|print| !is_print(print)) {
            return Err("fingerprint: 64 hexadecimal digits".to_owned());
        }
        if policy.lock_minutes.is_some_and(|minutes| !LOCK_MINUTES.contains(&minutes)) {
            return Err(format!("lock_minutes: {} to {}", LOCK_MINUTES.start(), LOCK_MINUTES.end()));
        }
        match &policy.enrolment {
            Some(Hidden(token)) if Token::parse(Sort::Enrolment, token).is_none() => {
                Err("enrolment: no token of enrolment".to_owned())
            }
            Some(_) if policy.server.is_none() => Err("enrolment: needs server".to_owned()),
            _ => Ok(policy),
        }
    }

    /// The token to present to an office: the one of the policy, to nobody else.
    pub(super) fn enrolment_at(&self, url: &str, town: &str) -> Option<Hidden> {
        let laid_down = OfficeAddress::parse(self.server.as_deref()?).ok()?;
        (laid_down.url == url && laid_down.town == town).then(|| self.enrolment.clone())?
    }

    /// What the window says of it; nothing where the office is left to the person.
    pub(super) fn governed(&self) -> Option<Governed> {
        let address = self.server.clone()?;
        Some(Governed { address, has_fingerprint: self.fingerprint.is_some() })
    }

    /// The way to join as the policy has it, whatever was typed. A pairing anew names no address and keeps none.
    pub(super) fn over(&self, mut input: JoinInput) -> JoinInput {
        if let Some(server) = self.server.as_ref().filter(|_| !input.address.is_empty()) {
            input.address.clone_from(server);
            if let Some(print) = &self.fingerprint {
                input.address.push('#');
                input.address.push_str(print); // as an invitation says it: another key is refused
                input.accepted = Some(print.to_ascii_lowercase());
            }
        }
        input.proxy = self.proxy.clone().or(input.proxy);
        input.authority = self.authority.clone().or(input.authority);
        input
    }

    /// The way to a server as the policy has it, whatever was chosen.
    pub(super) fn way(&self, mut server: Server) -> Server {
        server.proxy = self.proxy.clone().or(server.proxy);
        server.authority = self.authority.clone().or(server.authority);
        server
    }
}

/// What is wrong in a text that is no policy. A token at a wrong place in it is not repeated.
fn unread(error: &serde_json::Error) -> String {
    let said = error.to_string();
    if said.contains("obe.") { format!("line {}, column {}", error.line(), error.column()) } else { said }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_policy_says_what_is_wrong_in_it() {
        let print = "ab".repeat(32);
        let table = [
            (r#"{ "server": "https://obeznik.vzorov.cz/vzorov" }"#.to_owned(), true),
            (
                format!(
                    r#"{{ "server": "vzorov.cz/vzorov", "fingerprint": "{print}", "proxy": "http://proxy:3128" }}"#
                ),
                true,
            ),
            ("{}".to_owned(), true),
            (r#"{ "sever": "vzorov.cz/vzorov" }"#.to_owned(), false), // a slip of the pen is told
            (r#"{ "server": "http://vzorov.cz/vzorov" }"#.to_owned(), false),
            (r#"{ "fingerprint": "ab" }"#.to_owned(), false),
            (format!(r#"{{ "server": "vzorov.cz/vzorov", "enrolment": "{}" }}"#, token()), true),
            (format!(r#"{{ "enrolment": "{}" }}"#, token()), false), // to whom would it be presented
            (r#"{ "server": "vzorov.cz/vzorov", "enrolment": "obe.x" }"#.to_owned(), false),
            (r#"{ "lock_minutes": 10 }"#.to_owned(), true),
            (r#"{ "lock_minutes": 0 }"#.to_owned(), false),
            (r#"{ "lock_minutes": 481 }"#.to_owned(), false),
            (r#"{ "forbidden_extensions": ["iso", ".IMG"] }"#.to_owned(), true),
            (r#"{ "forbidden_extensions": [] }"#.to_owned(), true),
            (r#"{ "forbidden_extensions": ["tar.gz"] }"#.to_owned(), false), // would never bar anything
            (r#"{ "forbidden_extensions": "iso" }"#.to_owned(), false),
            ("server = vzorov".to_owned(), false),
        ];
        for (text, is_good) in table {
            assert_eq!(Policy::parse(&text).is_ok(), is_good, "{text}");
        }
    }

    #[test]
    fn what_the_administrator_laid_down_is_not_typed_over() {
        let print = "ab".repeat(32);
        let policy = Policy {
            server: Some("https://vzorov.cz/vzorov".to_owned()),
            fingerprint: Some(print.clone()),
            ..Policy::default()
        };
        let typed = JoinInput {
            address: "https://jinde.cz/jinde".to_owned(),
            accepted: Some("0".repeat(64)),
            proxy: Some("http://proxy".to_owned()),
            ..JoinInput::default()
        };
        let governed = policy.over(typed.clone());
        assert_eq!(governed.address, format!("https://vzorov.cz/vzorov#{print}"));
        assert_eq!((governed.accepted, governed.proxy), (Some(print), Some("http://proxy".to_owned())));
        let again = JoinInput { address: String::new(), ..typed.clone() };
        assert_eq!(policy.over(again.clone()), again, "pairing anew goes to the office that is known");
        assert_eq!(Policy::default().over(typed.clone()), typed);
    }

    #[test]
    fn a_joined_computer_goes_the_way_of_the_policy() {
        let chosen = Server {
            url: "https://vzorov.cz".to_owned(),
            pin: Some("ab".repeat(32)),
            proxy: Some("http://vlastni:3128".to_owned()),
            authority: None,
        };
        let policy = Policy { proxy: Some("http://uradu:3128".to_owned()), ..Policy::default() };
        let way = policy.way(chosen.clone());
        assert_eq!(way, Server { proxy: Some("http://uradu:3128".to_owned()), ..chosen.clone() });
        assert_eq!(Policy::default().way(chosen.clone()), chosen);
    }

    fn token() -> String {
        let zeros = "A".repeat(22);
        format!("obe.{zeros}.{zeros}.{}", "A".repeat(43))
    }

    #[test]
    fn the_token_goes_to_the_office_of_the_policy_alone() {
        let policy =
            Policy::parse(&format!(r#"{{ "server": "vzorov.cz/vzorov", "enrolment": "{}" }}"#, token()));
        let policy = policy.unwrap();
        let table = [
            ("https://vzorov.cz", "vzorov", true),
            ("https://vzorov.cz", "lhota", false),
            ("https://jinde.cz", "vzorov", false),
            ("https://vzorov.cz:8443", "vzorov", false),
        ];
        for (url, town, is_presented) in table {
            assert_eq!(policy.enrolment_at(url, town).is_some(), is_presented, "{url} {town}");
        }
        assert_eq!(Policy::default().enrolment_at("https://vzorov.cz", "vzorov"), None);
    }

    #[test]
    fn a_token_is_repeated_nowhere() {
        let token = token();
        let texts = [
            format!("\"{token}\""),
            format!(r#"{{ "{token}": "" }}"#),
            format!(r#"{{ "enrolment": ["{token}"] }}"#),
            format!(r#"{{ "enrolment": "{token}" }}"#),
            format!(r#"{{ "fingerprint": "{token}" }}"#),
            format!(r#"{{ "server": "{token}" }}"#),
            format!(r#"{{ "forbidden_extensions": ["{token}"] }}"#),
        ];
        for text in texts {
            let error = Policy::parse(&text).unwrap_err();
            assert!(!error.contains("AAAA"), "{error}");
        }
        let policy = Policy { enrolment: Some(Hidden(token)), ..Policy::default() };
        assert!(!format!("{policy:?}").contains("AAAA"), "{policy:?}");
    }

    proptest! {
        #[test]
        fn fuzz_policy(text in "\\PC{0,200}|\\{ \"(server|fingerprint|data|enrolment)\": \"\\PC{0,80}\" \\}") {
            if let Ok(policy) = Policy::parse(&text) {
                prop_assert!(policy.server.is_none_or(|server| OfficeAddress::parse(&server).is_ok()));
            }
        }
    }
}
