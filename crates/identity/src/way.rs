//! Ways in beside the pass-phrase: who else may say who somebody is, as the administrator set it up.

use serde::{Deserialize, Serialize};

use crate::groups::GroupRule;

/// Another place that says who somebody is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "way", rename_all = "snake_case")]
pub enum WayIn {
    /// An identity provider that speaks OpenID Connect.
    Oidc(Oidc),
    /// A directory of the office.
    Ldap(Ldap),
}

/// Sorts of ways in; a municipality has at most one of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WayKind {
    /// [`WayIn::Oidc`].
    Oidc,
    /// [`WayIn::Ldap`].
    Ldap,
}

/// An identity provider.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Oidc {
    /// Its address, exactly as it writes it itself.
    pub issuer: String,
    /// Our name there.
    pub client_id: String,
    /// What proves us there; none for a provider that gives none.
    #[serde(default)]
    pub client_secret: Option<Hidden>,
    /// What people know it as, such as „účet městského úřadu".
    pub label: String,
    /// What is asked for beside `openid`.
    #[serde(default)]
    pub scopes: Vec<String>,
    /// Levels of assurance, one of which its answer must state; any when there are none.
    #[serde(default)]
    pub acr_values: Vec<String>,
    /// The claim of the identity that names a person's groups; asked for when there are rules. Written only where it
    /// is another one: an older program does not know it.
    #[serde(default = "group_claim", skip_serializing_if = "is_usual_claim")]
    pub group_claim: String,
    /// Whether it leaves the claim out for who is in no group. Without that an identity without the claim does not say:
    /// the provider may just not be told yet to name groups.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub omits_empty_groups: bool,
    /// What groups mean.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<GroupRule>,
    /// Who asks for the second factor.
    #[serde(default)]
    pub second_factor: Factors,
    /// Certificates of authorities beside those of the system, PEM.
    #[serde(default)]
    pub ca: Option<String>,
}

/// A directory.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ldap {
    /// `ldaps://host[:port]`; nothing else.
    pub url: String,
    /// The account that may look people up.
    pub bind_dn: String,
    /// Its pass-word.
    pub bind_password: Hidden,
    /// What people know it as.
    pub label: String,
    /// Where people are.
    pub base: String,
    /// The attribute that people type as their name.
    #[serde(default = "name_attribute")]
    pub name_attribute: String,
    /// The attribute that names a person once and for all.
    #[serde(default = "subject_attribute")]
    pub subject_attribute: String,
    /// What only people fit who may sign in, such as `(!(nsAccountLock=TRUE))`; everybody when empty.
    #[serde(default)]
    pub open_filter: String,
    /// The attribute of a person that names their groups; asked for when there are rules.
    #[serde(default = "group_attribute")]
    pub group_attribute: String,
    /// Where groups are, when people do not name them: each group then names its members in `member`.
    #[serde(default)]
    pub group_base: Option<String>,
    /// What groups mean.
    #[serde(default)]
    pub rules: Vec<GroupRule>,
    /// Who asks for the second factor.
    #[serde(default)]
    pub second_factor: Factors,
    /// Certificates of authorities beside those of the system, PEM.
    #[serde(default)]
    pub ca: Option<String>,
}

/// The claim most providers name groups in; no standard says one.
const GROUP_CLAIM: &str = "groups";

fn group_claim() -> String {
    GROUP_CLAIM.to_owned()
}

fn is_usual_claim(claim: &str) -> bool {
    claim == GROUP_CLAIM
}

fn name_attribute() -> String {
    "uid".to_owned()
}

fn subject_attribute() -> String {
    "entryUUID".to_owned()
}

fn group_attribute() -> String {
    "memberOf".to_owned()
}

/// How much another place vouches for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Factors {
    /// A pass-phrase: who must have a second factor is asked for it here.
    #[default]
    One,
    /// A second factor too.
    Two,
}

/// A text that no log may show.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Hidden(pub String);

impl std::fmt::Debug for Hidden {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Hidden(…)")
    }
}

impl WayIn {
    /// Which sort it is.
    pub fn kind(&self) -> WayKind {
        match self {
            WayIn::Oidc(_) => WayKind::Oidc,
            WayIn::Ldap(_) => WayKind::Ldap,
        }
    }

    /// What people know it as.
    pub fn label(&self) -> &str {
        match self {
            WayIn::Oidc(Oidc { label, .. }) | WayIn::Ldap(Ldap { label, .. }) => label,
        }
    }

    /// How much it vouches for.
    pub fn factors(&self) -> Factors {
        match self {
            WayIn::Oidc(Oidc { second_factor, .. }) | WayIn::Ldap(Ldap { second_factor, .. }) => {
                *second_factor
            }
        }
    }

    /// Who says so, as accounts are tied to it.
    pub fn issuer(&self) -> &str {
        match self {
            WayIn::Oidc(Oidc { issuer, .. }) => issuer,
            WayIn::Ldap(Ldap { url, .. }) => url,
        }
    }

    /// The settings without their secrets, for who looks at them.
    #[must_use]
    pub fn without_secrets(&self) -> Self {
        let hidden = || Hidden("…".to_owned());
        let mut shown = self.clone();
        match &mut shown {
            WayIn::Oidc(oidc) => oidc.client_secret = oidc.client_secret.as_ref().map(|_| hidden()),
            WayIn::Ldap(ldap) => ldap.bind_password = hidden(),
        }
        shown
    }

    /// What is wrong with the settings, by the name of the field.
    ///
    /// # Errors
    /// The field.
    pub fn check(&self) -> Result<(), &'static str> {
        match self {
            WayIn::Oidc(oidc) => {
                let table = [
                    ("issuer", !oidc.issuer.starts_with("https://") || oidc.issuer.contains(['?', '#'])),
                    ("client_id", is_blank(&oidc.client_id)),
                    ("label", is_blank(&oidc.label)),
                    ("group_claim", is_blank(&oidc.group_claim)),
                    ("rules", !are_sound(&oidc.rules)),
                ];
                first_wrong(&table)
            }
            WayIn::Ldap(ldap) => {
                let table = [
                    ("url", !ldap.url.starts_with("ldaps://")),
                    ("bind_dn", is_blank(&ldap.bind_dn)),
                    // Without a pass-word a directory lets anybody in as nobody (RFC 4513, § 5.1.2).
                    ("bind_password", ldap.bind_password.0.is_empty()),
                    ("label", is_blank(&ldap.label)),
                    ("base", is_blank(&ldap.base)),
                    ("name_attribute", !is_attribute(&ldap.name_attribute)),
                    ("subject_attribute", !is_attribute(&ldap.subject_attribute)),
                    ("group_attribute", !is_attribute(&ldap.group_attribute)),
                    ("open_filter", !is_filter(&ldap.open_filter)),
                    ("rules", !are_sound(&ldap.rules)),
                ];
                first_wrong(&table)
            }
        }
    }
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

/// Each rule names a group, and none gives what comes from an election.
fn are_sound(rules: &[GroupRule]) -> bool {
    rules.iter().all(|rule| !is_blank(&rule.group) && !rule.grants.role.is_mandate())
}

fn first_wrong(table: &[(&'static str, bool)]) -> Result<(), &'static str> {
    table.iter().find(|(_, is_wrong)| *is_wrong).map_or(Ok(()), |(field, _)| Err(field))
}

/// RFC 4512, § 1.4: `keystring`.
fn is_attribute(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
}

/// Empty, or one filter in brackets that closes where it ends.
fn is_filter(text: &str) -> bool {
    let mut depth = 0_i32;
    let last = text.chars().count();
    for (place, letter) in text.chars().enumerate() {
        depth += i32::from(letter == '(') - i32::from(letter == ')');
        if depth < 0 || (depth == 0 && place + 1 < last) {
            return false;
        }
    }
    depth == 0 && (text.is_empty() || text.starts_with('('))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::invitation::GrantedRole;
    use obeznik_kernel::testing::CountedIds;
    use obeznik_kernel::{BodyId, IdSource as _, Role};

    fn oidc() -> Oidc {
        Oidc {
            issuer: "https://login.vzorov.cz/realms/urad".into(),
            client_id: "obeznik".into(),
            client_secret: Some(Hidden("tajné".into())),
            label: "účet městského úřadu".into(),
            scopes: Vec::new(),
            acr_values: Vec::new(),
            group_claim: group_claim(),
            omits_empty_groups: false,
            rules: Vec::new(),
            second_factor: Factors::One,
            ca: None,
        }
    }

    #[test]
    fn rules_name_a_group_and_give_no_mandate_whichever_place_vouches() {
        let body = BodyId(CountedIds::default().next_id());
        let rule = |group: &str, role| GroupRule { group: group.into(), grants: GrantedRole { body, role } };
        let table = [
            (rule("Referenti", Role::Clerk), Ok(())),
            (rule(" ", Role::Clerk), Err("rules")),
            (rule("Zastupitelé", Role::Member), Err("rules")), // it comes from an election
        ];
        for (rule, expected) in table {
            let way = WayIn::Oidc(Oidc { rules: vec![rule.clone()], ..oidc() });
            assert_eq!(way.check(), expected, "{rule:?}");
        }
        let nameless = WayIn::Oidc(Oidc { group_claim: " ".into(), ..oidc() });
        assert_eq!(nameless.check(), Err("group_claim"));
    }

    #[test]
    fn what_nobody_set_is_not_written_so_an_older_program_reads_it() {
        let plain = serde_json::to_value(WayIn::Oidc(oidc())).unwrap();
        for field in ["group_claim", "omits_empty_groups", "rules"] {
            assert!(plain.get(field).is_none(), "{plain}");
        }
        let named = WayIn::Oidc(Oidc { group_claim: "roles".into(), omits_empty_groups: true, ..oidc() });
        let written = serde_json::to_string(&named).unwrap();
        assert_eq!(serde_json::from_str::<WayIn>(&written).unwrap(), named);
    }

    #[test]
    fn only_protected_places_may_say_who_somebody_is() {
        let table = [
            ("https://login.vzorov.cz", Ok(())),
            ("http://login.vzorov.cz", Err("issuer")),
            ("https://login.vzorov.cz?x=1", Err("issuer")),
        ];
        for (issuer, expected) in table {
            let way = WayIn::Oidc(Oidc { issuer: issuer.into(), ..oidc() });
            assert_eq!(way.check(), expected, "{issuer}");
        }
    }

    #[test]
    fn a_filter_is_one_filter_and_an_attribute_a_plain_name() {
        let table = [
            ("", true),
            ("(!(nsAccountLock=TRUE))", true),
            ("nsAccountLock=TRUE", false),
            ("(a=1)(b=2)", false),
            ("(a=1))(|(b=2)", false),
            ("(a=1", false),
        ];
        for (filter, expected) in table {
            assert_eq!(is_filter(filter), expected, "{filter}");
        }
        for (name, expected) in [("uid", true), ("sAMAccountName", true), ("uid=*)(", false), ("", false)] {
            assert_eq!(is_attribute(name), expected, "{name}");
        }
    }

    #[test]
    fn secrets_are_shown_to_nobody_and_unknown_settings_are_told() {
        let way = WayIn::Oidc(oidc());
        assert!(!format!("{way:?}").contains("tajné"));
        assert!(!serde_json::to_string(&way.without_secrets()).unwrap().contains("tajné"));
        let written = serde_json::to_string(&way).unwrap();
        assert_eq!(serde_json::from_str::<WayIn>(&written).unwrap(), way);
        let odd = written.replacen("\"label\"", "\"lable\"", 1);
        assert!(serde_json::from_str::<WayIn>(&odd).is_err());
    }
}
