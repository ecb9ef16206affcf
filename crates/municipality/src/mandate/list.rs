//! Lists of substitutes of electoral parties, in the order in which they enter.

use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{
    Audience, Command, Context, Date, IndexKey, Person, PersonId, Record, RecordId, Records, Refusal, Stop,
};
use serde::{Deserialize, Serialize};

use super::person_named;
use crate::commands::{Done, define, not_empty};
use crate::record::{Municipality, municipality_id};

/// A substitute (náhradník) of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ListedSubstitute {
    /// Name as in the result of the election.
    pub name: String,
    /// The person, where the office knows them already.
    pub person: Option<PersonId>,
    /// Why they will not enter, such as a lost eligibility; empty where they may.
    pub passed_over: String,
    /// Their membership, once they entered.
    pub entered: Option<RecordId>,
}

/// Substitutes of one electoral party (volební strana) in a term.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PartyList {
    /// First day of the term.
    #[cfg_attr(feature = "bindings", ts(type = "string"))]
    pub term_from: Date,
    /// Name of the party, as memberships have it.
    pub party: String,
    /// Substitutes in their order.
    pub substitutes: Vec<ListedSubstitute>,
}

impl Record for PartyList {
    const KIND: &'static str = "party_list";
    fn index_keys(&self) -> Vec<IndexKey> {
        vec![IndexKey::new("party_list", &["all", &self.term_from.to_string(), &self.party])]
    }
}

/// Input of `municipality.set_party_list`: a new list, or the new shape of one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct SetPartyList {
    /// Its identifier, made by who sets it.
    pub id: RecordId,
    /// All of it.
    pub list: PartyList,
}

/// No election ever had more lists than this.
pub(crate) const MOST_LISTS: usize = 500;

/// Who enters next: the first who neither entered nor is passed over, by place.
///
/// Source: Act No. 491/2001 Coll., § 56: the substitute of the same electoral party, in the order of its list.
pub fn next_substitute(list: &PartyList) -> Option<usize> {
    list.substitutes.iter().position(|one| one.entered.is_none() && one.passed_over.trim().is_empty())
}

/// The list of a party in a term.
pub(super) fn list_of(
    records: &dyn Records,
    term_from: Date,
    party: &str,
) -> Result<Option<obeznik_kernel::Stored<PartyList>>, Stop> {
    let key = ["all", &term_from.to_string(), party];
    Ok(records
        .find_by::<PartyList>("party_list", &key, MOST_LISTS)?
        .into_iter()
        .find(|one| one.value.party == party))
}

pub(crate) fn set_party_list(command: &Command, _: &mut Context<'_>, records: &mut dyn Records) -> Done {
    let SetPartyList { id, list } = command.input()?;
    not_empty("party", &list.party)?;
    let town = records.need::<Municipality>(municipality_id())?.value;
    if !town.terms.iter().any(|term| term.from == list.term_from) {
        return Err(Stop::refused("refusal-no-term"));
    }
    if list_of(records, list.term_from, &list.party)?.is_some_and(|other| other.id != id) {
        return Err(Refusal::new("refusal-list-twice").with("party", &list.party).into());
    }
    check_substitutes(records, &list)?;
    let old = records.find::<PartyList>(id)?.map(|stored| stored.value);
    keeps_who_entered(old.as_ref(), &list)?;
    define(records, id, None, &Audience::inside(), list)
}

fn check_substitutes(records: &dyn Records, list: &PartyList) -> Done {
    for (place, one) in list.substitutes.iter().enumerate() {
        if person_named(&one.name).family.is_empty() {
            return Err(Refusal::new("refusal-field-empty").with("field", "name").into());
        }
        if list.substitutes[..place].iter().any(|other| other.name == one.name) {
            return Err(Refusal::new("refusal-substitute-listed-twice").with("name", &one.name).into());
        }
        if let Some(person) = one.person {
            records.need::<Person>(person)?;
        }
    }
    Ok(())
}

/// Who entered stays in the list as they were; nobody enters by being written down as entered.
fn keeps_who_entered(old: Option<&PartyList>, new: &PartyList) -> Done {
    let entered = |list: &PartyList| -> Vec<(String, RecordId)> {
        let all = list.substitutes.iter();
        all.filter_map(|one| one.entered.map(|membership| (one.name.clone(), membership))).collect()
    };
    if old.map(entered).unwrap_or_default() == entered(new) {
        Ok(())
    } else {
        Err(Stop::refused("refusal-list-entered"))
    }
}
