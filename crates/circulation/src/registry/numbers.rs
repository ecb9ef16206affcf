//! Numbers and marks of the filing service, and what they may look like.

use obeznik_kernel::Refusal;
use serde::{Deserialize, Serialize};

/// The longest number or mark; the longest ones of towns have some forty signs.
const LONGEST: usize = 60;

/// The longest retention period in years.
const MOST_YEARS: u16 = 100;

/// Numbers and marks of a document. Empty ones are not known.
///
/// Source: Decree No. 259/2012 Coll., §§ 8, 12 and 15.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(default)]
pub struct RegistryNumbers {
    /// Číslo jednací, such as `MUVZ 4821/2026`.
    pub reference_number: String,
    /// Spisová značka, such as `SZ MUVZ 311/2026`.
    pub file_mark: String,
    /// Spisový znak of the filing plan, such as `101.2`.
    pub plan_mark: String,
    /// Skartační znak: `A`, `S` or `V`.
    pub retention_mark: String,
    /// Skartační lhůta in years.
    pub retention_years: Option<u16>,
}

impl RegistryNumbers {
    /// Without blanks around, and none where there is no text.
    #[must_use]
    pub fn tidied(&self) -> Self {
        let tidy = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        Self {
            reference_number: tidy(&self.reference_number),
            file_mark: tidy(&self.file_mark),
            plan_mark: tidy(&self.plan_mark),
            retention_mark: tidy(&self.retention_mark).to_uppercase(),
            retention_years: self.retention_years,
        }
    }

    /// These, and what is not known of them from others.
    #[must_use]
    pub fn or(self, others: &Self) -> Self {
        let or = |own: String, other: &String| if own.is_empty() { other.clone() } else { own };
        Self {
            reference_number: or(self.reference_number, &others.reference_number),
            file_mark: or(self.file_mark, &others.file_mark),
            plan_mark: or(self.plan_mark, &others.plan_mark),
            retention_mark: or(self.retention_mark, &others.retention_mark),
            retention_years: self.retention_years.or(others.retention_years),
        }
    }

    /// Whether they say something else than what was already known, not only more.
    pub fn changes(&self, known: &Self) -> bool {
        self.clone().or(known) != known.clone().or(self)
    }
}

/// By what reference numbers are compared: blanks and the size of letters make no other number.
pub fn number_key(number: &str) -> String {
    number.chars().filter(|sign| !sign.is_whitespace()).flat_map(char::to_uppercase).collect()
}

/// What is wrong with tidied numbers, if anything.
pub fn numbers_fault(numbers: &RegistryNumbers) -> Option<Refusal> {
    let number = &numbers.reference_number;
    if !number.is_empty() && (!is_fit(number) || !number.chars().any(|sign| sign.is_ascii_digit())) {
        return Some(
            Refusal::new("refusal-registry-number-unfit").with("number", number).with("most", LONGEST),
        );
    }
    let marks = [&numbers.file_mark, &numbers.plan_mark];
    if let Some(mark) = marks.into_iter().find(|mark| !is_fit(mark)) {
        return Some(Refusal::new("refusal-registry-mark-unfit").with("mark", mark).with("most", LONGEST));
    }
    let is_mark = ["", "A", "S", "V"].contains(&numbers.retention_mark.as_str());
    let is_known = numbers.retention_years.is_none_or(|years| years <= MOST_YEARS);
    (!is_mark || !is_known).then(|| Refusal::new("refusal-registry-retention-unfit").with("most", MOST_YEARS))
}

fn is_fit(text: &str) -> bool {
    text.chars().count() <= LONGEST && !text.chars().any(char::is_control)
}
