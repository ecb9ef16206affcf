//! Periods that the municipality has set itself.

use std::collections::BTreeMap;

use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{Audience, Command, Context, Record, RecordId, Records, Refusal, Stop};
use serde::{Deserialize, Serialize};

use crate::class::Class;

/// The longest period in years, as in the marks of the filing service.
const MOST_YEARS: u16 = 100;

/// Years by class, where they are not the proposed ones.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeepingPeriods {
    /// Years by the word of the class. Words of a newer program stay.
    #[serde(default)]
    pub years: BTreeMap<String, u16>,
}

impl Record for KeepingPeriods {
    const KIND: &'static str = "keeping_periods";
}

/// The one record of periods.
pub fn periods_id() -> RecordId {
    RecordId::well_known("keeping periods")
}

impl KeepingPeriods {
    /// The periods in force.
    ///
    /// # Errors
    /// When the records cannot be read.
    pub fn of(records: &dyn Records) -> Result<Self, Stop> {
        Ok(records.find::<Self>(periods_id())?.map(|stored| stored.value).unwrap_or_default())
    }

    /// Years of a class; nothing for what has no period.
    pub fn years_of(&self, class: Class) -> Option<u16> {
        let proposed = class.proposed_years()?;
        Some(self.years.get(class.as_str()).copied().unwrap_or(proposed))
    }

    /// Whether the municipality has said so itself.
    pub fn is_own(&self, class: Class) -> bool {
        self.years.contains_key(class.as_str())
    }
}

/// Input of `keeping.set_period`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct SetPeriod {
    /// The class by its word.
    pub class: String,
    /// Years; nothing for the proposed ones.
    pub years: Option<u16>,
}

/// Sets the period of a class.
///
/// # Errors
/// A refusal for a class that has no period, and for more than a hundred years.
pub fn set_period(
    command: &Command,
    _context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let SetPeriod { class, years } = command.input()?;
    let known = Class::of_word(&class).filter(|class| class.proposed_years().is_some());
    let known = known.ok_or_else(|| Refusal::new("refusal-no-period").with("class", &class))?;
    if years.is_some_and(|years| years > MOST_YEARS) {
        return Err(Refusal::new("refusal-period-too-long").with("most", MOST_YEARS).into());
    }
    let stored = records.find::<KeepingPeriods>(periods_id())?;
    let mut periods = stored.as_ref().map(|stored| stored.value.clone()).unwrap_or_default();
    // What is proposed may change with the program; what somebody set does not. A map is merged over the one
    // before, so a word once written stays and is set to what is proposed today.
    match years.or(known.proposed_years()) {
        Some(years) => periods.years.insert(class, years),
        None => periods.years.remove(&class),
    };
    match stored {
        Some(stored) => records.save(&obeznik_kernel::Stored { value: periods, ..stored }),
        None => records.add(periods_id(), None, &Audience::inside(), &periods),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_set_outweighs_what_is_proposed() {
        let mut periods = KeepingPeriods::default();
        assert_eq!(periods.years_of(Class::Papers), Some(10));
        periods.years.insert("papers".to_owned(), 15);
        periods.years.insert("decisions".to_owned(), 1);
        periods.years.insert("of a newer program".to_owned(), 1);
        assert_eq!(periods.years_of(Class::Papers), Some(15));
        assert_eq!(periods.years_of(Class::Decisions), None, "what goes to an archive has no period");
        assert!(periods.is_own(Class::Papers) && !periods.is_own(Class::Comments));
    }
}
