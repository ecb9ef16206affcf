//! What was said in the room against what follows from the votes.

use super::{Decision, Outcome, Tally};
use serde::{Deserialize, Serialize};

/// The result as announced by the chair or written by the secretary; counts nobody read out are `None`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Announced {
    /// Passed or not.
    pub outcome: Outcome,
    /// Announced votes in favour.
    #[serde(default)]
    pub in_favour: Option<u32>,
    /// Announced votes against.
    #[serde(default)]
    pub against: Option<u32>,
    /// Announced abstentions.
    #[serde(default)]
    pub abstained: Option<u32>,
}

/// Whether both say the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Agreement {
    /// Everything that was announced agrees.
    Same,
    /// At least one thing differs; the outcome stands first.
    Differs {
        /// All that differs.
        differences: Vec<Difference>,
    },
}

/// One thing announced otherwise than computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Difference {
    /// The outcome itself.
    Outcome {
        /// What was said.
        announced: Outcome,
        /// What follows from the votes.
        computed: Outcome,
    },
    /// Votes in favour.
    InFavour {
        /// What was said.
        announced: u32,
        /// What was counted.
        counted: u32,
    },
    /// Votes against.
    Against {
        /// What was said.
        announced: u32,
        /// What was counted.
        counted: u32,
    },
    /// Abstentions.
    Abstained {
        /// What was said.
        announced: u32,
        /// What was counted.
        counted: u32,
    },
}

/// Compares the announced result with the computed one.
#[must_use]
pub fn compare(announced: &Announced, decision: &Decision, tally: &Tally) -> Agreement {
    let (said, computed) = (announced.outcome, decision.outcome);
    let outcome = (said != computed).then_some(Difference::Outcome { announced: said, computed });
    let differs =
        |said: Option<u32>, counted: u32| said.filter(|said| *said != counted).map(|said| (said, counted));
    let in_favour = differs(announced.in_favour, tally.in_favour);
    let against = differs(announced.against, tally.against);
    let abstained = differs(announced.abstained, tally.abstained);
    let found = [
        outcome,
        in_favour.map(|(announced, counted)| Difference::InFavour { announced, counted }),
        against.map(|(announced, counted)| Difference::Against { announced, counted }),
        abstained.map(|(announced, counted)| Difference::Abstained { announced, counted }),
    ];
    let differences: Vec<_> = found.into_iter().flatten().collect();
    if differences.is_empty() { Agreement::Same } else { Agreement::Differs { differences } }
}

#[cfg(test)]
mod tests {
    use super::super::{MajorityRule, decide};
    use super::*;

    #[test]
    fn what_was_announced_is_held_against_what_was_counted() {
        let tally = Tally { members: 9, in_favour: 4, against: 2, abstained: 3, ..Tally::default() };
        let decision = decide(MajorityRule::AllMembers, &tally).unwrap();
        let announced =
            |outcome, in_favour| Announced { outcome, in_favour, against: Some(2), abstained: None };
        let wrong = Difference::Outcome { announced: Outcome::Adopted, computed: Outcome::NotAdopted };
        let miscounted = Difference::InFavour { announced: 5, counted: 4 };
        let table = [
            (announced(Outcome::NotAdopted, Some(4)), vec![]),
            (announced(Outcome::NotAdopted, None), vec![]),
            (announced(Outcome::Adopted, Some(4)), vec![wrong]), // more for than against, but not half of nine
            (announced(Outcome::Adopted, Some(5)), vec![wrong, miscounted]),
        ];
        for (announced, differences) in table {
            let expected =
                if differences.is_empty() { Agreement::Same } else { Agreement::Differs { differences } };
            assert_eq!(compare(&announced, &decision, &tally), expected);
        }
    }
}
