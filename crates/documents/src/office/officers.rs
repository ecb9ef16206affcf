//! Who holds an office in a body on a day, and how it is called.

use obeznik_app::ApiError;
use obeznik_app::municipality::names::body_kind;
use obeznik_circulation::layout::Signer;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{Body, BodyId, Date, Membership, Person, PersonId, Records, Role};
use obeznik_municipality::office_id;

use super::gender::Gender;
use super::house::House;
use super::wording::say;
use crate::letterhead::Signature;

/// No body ever had more memberships than this.
const MOST_MEMBERSHIPS: usize = 5_000;

/// A person in an office.
pub(super) struct Officer {
    name: String,
    title: String,
    gender: Gender,
}

impl Officer {
    /// For the words beside the office.
    pub(super) fn gender(&self) -> Gender {
        self.gender
    }

    /// The line the officer signs on.
    pub(super) fn signature(self) -> Signature {
        Signature { name: self.name, office: self.title }
    }

    /// `Mgr. Radim Košťál, starosta`
    pub(super) fn with_title(&self) -> String {
        format!("{}, {}", self.name, self.title)
    }
}

/// Who holds what, as records say it.
pub(super) struct Roll<'a> {
    /// The records.
    pub(super) records: &'a dyn Records,
    /// For whom the document is made.
    pub(super) me: PersonId,
    /// The day it is made.
    pub(super) today: Date,
}

impl House<'_> {
    /// Who holds what in the municipality.
    pub(super) fn roll(&self) -> Roll<'_> {
        Roll { records: self.reader.records, me: self.reader.me, today: self.reader.today }
    }

    /// The chair of a body on the day.
    pub(super) fn chair(&self, id: BodyId, body: &Body, on: Date) -> Result<Option<Officer>, ApiError> {
        self.roll().chair(id, body, on)
    }

    /// The deputy chair on the day.
    pub(super) fn deputy(&self, id: BodyId, body: &Body, on: Date) -> Result<Option<Officer>, ApiError> {
        self.roll().deputy(id, body, on)
    }

    /// Who attests a copy.
    pub(super) fn attesting(&self, id: BodyId) -> Result<Option<Signature>, ApiError> {
        self.roll().attesting(id)
    }

    /// Who was chosen to sign for a body, in order.
    pub(super) fn signing(
        &self,
        signers: &[Signer],
        of: (BodyId, &Body, Date),
        usual: Vec<Signature>,
    ) -> Result<Vec<Signature>, ApiError> {
        self.roll().signing(signers, of, usual)
    }
}

impl Roll<'_> {
    /// The chair of a body on the day.
    pub(super) fn chair(&self, id: BodyId, body: &Body, on: Date) -> Result<Option<Officer>, ApiError> {
        self.officer(id, body, &Role::Chair, on)
    }

    /// The deputy chair on the day; of several, the one in the office longest.
    pub(super) fn deputy(&self, id: BodyId, body: &Body, on: Date) -> Result<Option<Officer>, ApiError> {
        self.officer(id, body, &Role::DeputyChair, on)
    }

    fn officer(&self, id: BodyId, body: &Body, role: &Role, on: Date) -> Result<Option<Officer>, ApiError> {
        let found = self.holders(id, role, on)?.into_iter().next();
        Ok(found.map(|person| Officer {
            name: person.full_name(),
            title: title(&person, body, role),
            gender: Gender::of(&person),
        }))
    }

    /// Who attests a copy: the person at the desk when a secretary, else the secretary of the body, else
    /// of the office.
    pub(super) fn attesting(&self, id: BodyId) -> Result<Option<Signature>, ApiError> {
        let on = self.today;
        let mut people = self.holders(id, &Role::Secretary, on)?;
        people.extend(self.holders(office_id(), &Role::Secretary, on)?);
        let me = self.records.find::<Person>(self.me)?.map(|stored| stored.value);
        let at_desk = me.filter(|me| people.contains(me));
        Ok(at_desk.or_else(|| people.into_iter().next()).map(|person| Signature {
            name: say("print-attested", &[("name", person.full_name().into())]),
            office: person.function,
        }))
    }

    /// Who was chosen to sign for a body, in order; `usual` where nobody was, or nobody of the chosen is there.
    pub(super) fn signing(
        &self,
        signers: &[Signer],
        (id, body, on): (BodyId, &Body, Date),
        usual: Vec<Signature>,
    ) -> Result<Vec<Signature>, ApiError> {
        let mut signing = Vec::new();
        for signer in signers {
            signing.extend(match signer {
                Signer::Chair => self.chair(id, body, on)?.map(Officer::signature),
                Signer::Deputy => self.deputy(id, body, on)?.map(Officer::signature),
                Signer::Secretary => self.attesting(id)?,
                Signer::Drafter | Signer::Head | Signer::Unknown(_) => None,
            });
        }
        Ok(if signing.is_empty() { usual } else { signing })
    }

    fn holders(&self, id: BodyId, role: &Role, on: Date) -> Result<Vec<Person>, ApiError> {
        let records = self.records;
        let mut seats =
            records.find_by::<Membership>("membership_by_body", &[&id.to_string()], MOST_MEMBERSHIPS)?;
        seats.retain(|seat| seat.value.role == *role && seat.value.lasts_on(on));
        seats.sort_by_key(|seat| (seat.value.from, seat.id));
        let people = seats.iter().map(|seat| records.find::<Person>(seat.value.person));
        let people = people.collect::<Result<Vec<_>, _>>()?;
        Ok(people.into_iter().flatten().map(|stored| stored.value).collect())
    }
}

/// A mayor is called as the town calls them; other chairs by their body, whatever their own trade is.
fn title(person: &Person, body: &Body, role: &Role) -> String {
    if body.kind.decides() && !person.function.trim().is_empty() {
        return person.function.clone();
    }
    let key = if *role == Role::Chair { "print-chair" } else { "print-deputy" };
    let gender = Gender::of(person).as_str();
    say(key, &[("gender", gender.into()), ("kind", body_kind(&body.kind).into())])
}
