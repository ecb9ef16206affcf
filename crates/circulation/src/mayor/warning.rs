//! What the words of a decision make doubtful. Words cannot tell whether the law is kept, so the program warns and keeps
//! what was answered.

use serde::{Deserialize, Serialize};

use crate::clause::Clause;
use crate::paper::{belongs_to_assembly, changes_budget, is_reserved_without_council};
use crate::stored_enum::stored_enum;

stored_enum! {
    /// Why the mayor may not be the one to decide it.
    Warning {
        /// By its words or paragraph it is of § 84/2 or § 85, so the assembly's.
        OfAssembly = "of_assembly",
        /// By its words the assembly has it where no council is elected (§ 102/4).
        Reserved = "reserved",
        /// A change of the budget, only as far as the assembly entrusted it (§ 102/2 písm. a).
        Budget = "budget",
    }
}

/// A warning and what was answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Noted {
    /// The warning.
    pub warning: Warning,
    /// Why it may be decided after all, such as the resolution by which the assembly entrusted it.
    pub words: String,
}

/// What the words make doubtful, in the order of the law.
///
/// Source: Act No. 128/2000 Coll., § 84/2, § 85, § 99/2, § 102/2 písm. a), § 102/4.
pub fn warnings(competence: &str, clauses: &[Clause]) -> Vec<Warning> {
    let doubts = [
        (Warning::OfAssembly, belongs_to_assembly(competence, clauses)),
        (Warning::Reserved, is_reserved_without_council(clauses)),
        (Warning::Budget, changes_budget(clauses)),
    ];
    doubts.into_iter().filter(|(_, is_so)| *is_so).map(|(warning, _)| warning).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_tell_what_may_not_be_the_mayors() {
        use Warning::{Budget, OfAssembly, Reserved};
        let table: [(&str, &str, &str, &[Warning]); 11] = [
            ("§ 102 odst. 3", "schvaluje", "opravu chodníku v Lipové ulici", &[]),
            ("", "schvaluje", "pronájem nebytových prostor v č. p. 12", &[]),
            ("", "schvaluje", "prodej pozemku p. č. 12", &[OfAssembly]),
            ("§ 85 písm. j)", "schvaluje", "smlouvu", &[OfAssembly]),
            ("", "schvaluje", "přijetí úvěru na vodovod", &[OfAssembly]),
            ("", "vydává", "nařízení obce č. 1/2027 o záměru zadat zpracování osnov", &[Reserved]),
            ("", "rozhoduje", "v působnosti jediného společníka Obecní lesy s. r. o.", &[Reserved]),
            ("", "stanoví", "počet zaměstnanců obce v obecním úřadu na 3", &[Reserved]),
            ("", "schvaluje", "rozpočtové opatření č. 4/2027", &[Budget]),
            ("", "schvaluje", "změnu rozpočtu a přijetí úvěru", &[OfAssembly, Budget]),
            ("", "bere na vědomí", "zprávu o stavu lesů", &[]),
        ];
        for (competence, verb, text, expected) in table {
            let got = warnings(competence, &[Clause::new(verb, text)]);
            assert_eq!(got, expected, "{competence} {verb} {text}");
        }
    }
}
