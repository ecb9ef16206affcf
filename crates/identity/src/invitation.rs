//! Invitations: a link of 128 random bits, good once and for seven days, bound to a person, an address
//! and the roles it was made for.

use jiff::{SignedDuration, Timestamp};
use obeznik_kernel::calendar::day_in_prague;
use obeznik_kernel::{BodyId, BodyKind, Date, PersonId, Role, Standing};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::denied::Denied;
use crate::email::Email;
use crate::secret::{Secret, SecretHash};

/// How long a link holds.
pub const HOLDS: SignedDuration = SignedDuration::from_hours(7 * 24);

/// How long a code for a computer holds: whoever made it sits in the same house.
pub const CODE_HOLDS: SignedDuration = SignedDuration::from_hours(24);

/// Letters of a code, none of which is taken for another: 32, so each carries five bits.
const CODE_LETTERS: &[u8; 32] = b"ABCDEFGHJKMNPQRSTVWXYZ0123456789";

/// Letters in a code: sixty bits, guessed over the network at a pace of its own.
const CODE_LENGTH: usize = 12;

/// After how long an invitation is not even kept; until then an administrator sees what became of it.
pub const FORGOTTEN: SignedDuration = SignedDuration::from_hours(90 * 24);

/// An invitation as kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// Hash of the link's secret.
    pub hash: SecretHash,
    /// Who is invited; a person of the municipality already.
    pub person: PersonId,
    /// The address the account will have.
    pub email: Email,
    /// What it is for.
    pub purpose: Purpose,
    /// Roles the person holds by the records, without which the invitation is nothing.
    pub roles: Vec<GrantedRole>,
    /// Hash of the six digits told by phone: where the roles see confidential papers, unless who invites said no.
    pub confirmation: Option<SecretHash>,
    /// Who made it; nobody when the server's own console did.
    pub made_by: Option<PersonId>,
    /// When.
    pub made_at: Timestamp,
    /// When it was accepted or taken back.
    pub ended_at: Option<Timestamp>,
}

/// What a link is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// The first pass-phrase of a new account.
    Join,
    /// A new pass-phrase and authenticator instead of forgotten ones.
    Renew,
    /// One computer of the person is let in by a code, without a browser.
    Computer,
}

impl Purpose {
    /// How long an invitation of this purpose holds.
    pub fn holds(self) -> SignedDuration {
        match self {
            Purpose::Join | Purpose::Renew => HOLDS,
            Purpose::Computer => CODE_HOLDS,
        }
    }
}

/// A role in a body.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct GrantedRole {
    /// The body.
    pub body: BodyId,
    /// The role in it.
    pub role: Role,
}

impl GrantedRole {
    /// Roles of a person on a day, each once.
    pub fn of(standing: &Standing, today: Date) -> Vec<Self> {
        let own = standing.seats_on(today).filter(|seat| seat.for_person.is_none());
        let mut roles: Vec<_> = own.map(|seat| Self { body: seat.body, role: seat.role.clone() }).collect();
        roles.sort();
        roles.dedup();
        roles
    }
}

/// Whether what the person holds on a day may show them papers that are not for everybody, or let them give such sight
/// to themselves, so that the mail alone must not let them in: six digits are told by phone beside the link.
pub fn sees_confidential(standing: &Standing, today: Date) -> bool {
    standing.seats_on(today).any(|seat| is_shown_confidential(&seat.body_kind, &seat.role))
}

/// Whether such a role shows more than everybody of the office reads. A paper kept to a body is read by whoever holds
/// any role in that body, a guest too, and a duty taken over shows it like an own one. Of the office these do not: who
/// comes to one item, keeps tasks, publishes or evaluates applications. Who inspects reads what every body reads, and
/// who administers gives out roles.
fn is_shown_confidential(kind: &BodyKind, role: &Role) -> bool {
    *kind != BodyKind::Office
        || match role {
            Role::Chair
            | Role::DeputyChair
            | Role::Member
            | Role::Alternate
            | Role::Secretary
            | Role::ChiefOfficer
            | Role::DepartmentHead
            | Role::Clerk
            | Role::Reviewer
            | Role::Economist
            | Role::DataProtection
            | Role::Auditor
            | Role::Admin
            | Role::Unknown(_) => true, // of a newer program: who knows what it sees there
            Role::Guest | Role::TaskKeeper | Role::Publisher | Role::Evaluator => false,
        }
}

impl Invitation {
    /// Whether the link still holds.
    ///
    /// # Errors
    /// [`Denied::LinkDead`] when it was used, taken back or is too old.
    pub fn holds(&self, now: Timestamp) -> Result<(), Denied> {
        let age = now.duration_since(self.made_at);
        let holds = self.ended_at.is_none() && age < self.purpose.holds() && !age.is_negative();
        if holds { Ok(()) } else { Err(Denied::LinkDead) }
    }

    /// Whether the person may accept it now with these digits.
    ///
    /// # Errors
    /// [`Denied::LinkDead`], [`Denied::RolesGone`], [`Denied::CodeWrong`] or [`Denied::DigitsNeeded`].
    pub fn accepts(
        &self,
        digits: &str,
        secret: &Secret<16>,
        standing: &Standing,
        now: Timestamp,
    ) -> Result<(), Denied> {
        self.holds(now)?;
        self.still_granted(standing, now)?;
        match self.confirmation {
            Some(hash) if hash != confirmation_hash(digits, secret) => Err(Denied::CodeWrong),
            None if self.is_outgrown(standing, day_in_prague(now)) => Err(Denied::DigitsNeeded),
            _ => Ok(()),
        }
    }

    /// Whether the person holds by now what shows confidential papers, while nothing did for which the link was made
    /// without digits. Who was invited without them in spite of such a role was so on purpose.
    fn is_outgrown(&self, standing: &Standing, today: Date) -> bool {
        let is_invited_for = |body: BodyId, role: &Role| {
            self.roles.iter().any(|granted| granted.body == body && granted.role == *role)
        };
        let was_known = standing.seats_on(today).any(|seat| {
            seat.for_person.is_none()
                && is_invited_for(seat.body, &seat.role)
                && is_shown_confidential(&seat.body_kind, &seat.role)
        });
        !was_known && sees_confidential(standing, today)
    }

    /// Whether the person still holds every role the invitation was made for.
    ///
    /// # Errors
    /// [`Denied::RolesGone`].
    pub fn still_granted(&self, standing: &Standing, now: Timestamp) -> Result<(), Denied> {
        let held = GrantedRole::of(standing, day_in_prague(now));
        if self.roles.iter().all(|role| held.contains(role)) { Ok(()) } else { Err(Denied::RolesGone) }
    }
}

/// A code for a computer, such as `K7QM-2HTX-9VDA`, from random bytes.
pub fn code_of(random: [u8; CODE_LENGTH]) -> String {
    let letters: Vec<u8> = random.iter().map(|byte| CODE_LETTERS[usize::from(byte % 32)]).collect();
    let groups: Vec<&str> = letters.chunks(4).filter_map(|group| std::str::from_utf8(group).ok()).collect();
    groups.join("-")
}

/// The secret behind a code as a person typed it: small letters, spaces and dashes do not matter, and the
/// letters a code does not have are read as those they look like. Nothing for a text that is no code.
pub fn secret_of_code(text: &str) -> Option<Secret<16>> {
    let typed = text.chars().filter(|letter| !letter.is_whitespace() && !"-–.".contains(*letter));
    let letters = typed.take(CODE_LENGTH + 1).map(|letter| match letter.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        'U' => 'V',
        other => other,
    });
    let code: String = letters.collect();
    let is_code = code.len() == CODE_LENGTH && code.bytes().all(|letter| CODE_LETTERS.contains(&letter));
    let mut digest = Sha256::new();
    digest.update(b"obeznik code for a computer v1\0");
    digest.update(&code);
    let hash: [u8; 32] = digest.finalize().into();
    is_code.then(|| hash.first_chunk::<16>().map(|bytes| Secret::new(*bytes))).flatten()
}

/// Six digits of a random number.
pub fn digits_of(random: u32) -> String {
    format!("{:06}", random % 1_000_000)
}

/// The digits are few, so their hash is salted with the link's secret, which is kept nowhere.
pub fn confirmation_hash(digits: &str, secret: &Secret<16>) -> SecretHash {
    let digits: String = digits.chars().filter(char::is_ascii_digit).collect();
    let mut digest = Sha256::new();
    digest.update(b"obeznik invitation digits v1\0");
    digest.update(secret.bytes());
    digest.update(digits);
    SecretHash(digest.finalize().into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use obeznik_kernel::testing::CountedIds;
    use obeznik_kernel::{IdSource as _, Membership};

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn standing(person: PersonId, body: BodyId, role: Role) -> Standing {
        standing_in(BodyKind::Council, person, &[(body, role)])
    }

    fn standing_in(kind: BodyKind, person: PersonId, held: &[(BodyId, Role)]) -> Standing {
        let membership = |(body, role): &(BodyId, Role)| Membership {
            body: *body,
            person,
            role: role.clone(),
            from: "2026-11-01".parse().unwrap(),
            to: Some("2026-11-30".parse().unwrap()),
            end_reason: String::new(),
            party: String::new(),
        };
        let held: Vec<Membership> = held.iter().map(membership).collect();
        Standing::new(person, None, &held, &[], |_| Some(kind.clone()))
    }

    #[test]
    fn a_link_holds_a_week_once_and_for_its_roles() {
        let mut ids = CountedIds::default();
        let (person, body) = (PersonId(ids.next_id()), BodyId(ids.next_id()));
        let secret = Secret::new([1; 16]);
        let invitation = Invitation {
            hash: secret.hash(),
            person,
            email: Email::parse("a@b.cz").unwrap(),
            purpose: Purpose::Join,
            roles: vec![GrantedRole { body, role: Role::Member }],
            confirmation: Some(confirmation_hash("042042", &secret)),
            made_by: None,
            made_at: at("2026-11-23T08:00:00Z"),
            ended_at: None,
        };
        let member = standing(person, body, Role::Member);
        let guest = standing(person, body, Role::Guest);
        let ended = Invitation { ended_at: Some(at("2026-11-24T08:00:00Z")), ..invitation.clone() };
        let table = [
            (&invitation, "2026-11-23T08:00:00Z", &member, "042 042", Ok(())),
            (&invitation, "2026-11-30T07:59:59Z", &member, "042042", Ok(())),
            (&invitation, "2026-11-30T08:00:00Z", &member, "042042", Err(Denied::LinkDead)),
            (&invitation, "2026-11-22T08:00:00Z", &member, "042042", Err(Denied::LinkDead)), // not yet made
            (&ended, "2026-11-24T08:00:00Z", &member, "042042", Err(Denied::LinkDead)),
            (&invitation, "2026-11-24T08:00:00Z", &guest, "042042", Err(Denied::RolesGone)),
            (&invitation, "2026-11-24T08:00:00Z", &member, "", Err(Denied::CodeWrong)),
            (&invitation, "2026-11-24T08:00:00Z", &member, "042043", Err(Denied::CodeWrong)),
        ];
        for (invitation, now, standing, digits, expected) in table {
            assert_eq!(invitation.accepts(digits, &secret, standing, at(now)), expected, "{now} {digits}");
        }
    }

    #[test]
    fn digits_belong_to_who_may_see_more_than_everybody() {
        let mut ids = CountedIds::default();
        let (person, body) = (PersonId(ids.next_id()), BodyId(ids.next_id()));
        // role, in the office; in a body that meets every role reads what is kept to it
        let table = [
            (Role::Chair, true),
            (Role::DeputyChair, true),
            (Role::Member, true),
            (Role::Alternate, true),
            (Role::Guest, false),
            (Role::Secretary, true),
            (Role::ChiefOfficer, true),
            (Role::DepartmentHead, true),
            (Role::Clerk, true),
            (Role::Reviewer, true),
            (Role::Economist, true),
            (Role::TaskKeeper, false),
            (Role::Publisher, false),
            (Role::DataProtection, true),
            (Role::Evaluator, false),
            (Role::Auditor, true), // reads what every body reads
            (Role::Admin, true),   // gives out roles, to themselves too
            (Role::Unknown("archivist".to_owned()), true),
        ];
        let kinds = [BodyKind::Council, BodyKind::Assembly, BodyKind::Committee, BodyKind::Commission];
        for (role, in_office) in table {
            let sees = |kind: BodyKind, day: &str| {
                let standing = standing_in(kind, person, &[(body, role.clone())]);
                sees_confidential(&standing, day.parse().unwrap())
            };
            assert_eq!(sees(BodyKind::Office, "2026-11-15"), in_office, "{role:?}");
            assert!(!sees(BodyKind::Office, "2026-12-01"), "{role:?} has ended");
            for kind in &kinds {
                assert!(sees(kind.clone(), "2026-11-15"), "{role:?} in {kind:?}");
            }
        }
    }

    #[test]
    fn a_link_without_digits_does_not_open_what_its_person_was_given_since() {
        let mut ids = CountedIds::default();
        let (person, body) = (PersonId(ids.next_id()), BodyId(ids.next_id()));
        let secret = Secret::new([1; 16]);
        let (publisher, clerk) = ((body, Role::Publisher), (body, Role::Clerk));
        let secretary = (body, Role::Secretary);
        // the role of the link, roles held now, what is said
        let table = [
            (&publisher, vec![publisher.clone()], Ok(())),
            (&publisher, vec![publisher.clone(), secretary.clone()], Err(Denied::DigitsNeeded)),
            (&clerk, vec![clerk.clone()], Ok(())), // on purpose
            (&clerk, vec![clerk.clone(), secretary.clone()], Ok(())),
        ];
        for ((body, role), held, expected) in table {
            let invitation = Invitation {
                hash: secret.hash(),
                person,
                email: Email::parse("a@b.cz").unwrap(),
                purpose: Purpose::Join,
                roles: vec![GrantedRole { body: *body, role: role.clone() }],
                confirmation: None,
                made_by: None,
                made_at: at("2026-11-23T08:00:00Z"),
                ended_at: None,
            };
            let standing = standing_in(BodyKind::Office, person, &held);
            let said = invitation.accepts("", &secret, &standing, at("2026-11-23T09:00:00Z"));
            assert_eq!(said, expected, "{role:?} {held:?}");
            let confirmation = Some(confirmation_hash("042042", &secret));
            let with_digits = Invitation { confirmation, ..invitation };
            assert_eq!(with_digits.accepts("042042", &secret, &standing, at("2026-11-23T09:00:00Z")), Ok(()));
        }
    }

    #[test]
    fn a_code_is_read_as_people_type_it() {
        let code = code_of([0, 31, 32, 63, 64, 9, 10, 11, 21, 22, 23, 255]);
        assert_eq!(code, "A9A9-AKMN-Z019");
        let hash = |text: &str| secret_of_code(text).map(|secret| secret.hash());
        let same = ["A9A9-AKMN-Z019", "a9a9akmnz019", " a9a9 akmn zOI9 ", "A9A9–AKMN–ZOL9"];
        for text in same {
            assert_eq!(hash(text), hash(&code), "{text}");
        }
        assert_ne!(hash("A9A9-AKMN-Z018"), hash(&code));
        for text in ["", "A9A9-AKMN-Z01", "A9A9-AKMN-Z0199", "A9A9-AKMN-Z01Ž", "A9A9_AKMN_Z019"] {
            assert!(hash(text).is_none(), "{text}");
        }
    }

    #[test]
    fn six_digits_keep_their_zeros() {
        assert_eq!([digits_of(42), digits_of(1_000_042), digits_of(999_999)], ["000042", "000042", "999999"]);
    }
}
