//! What the authority answers.

use obeznik_kernel::{Refusal, Variant};
use serde::{Deserialize, Serialize};

/// The answer to a command. Each command gets exactly one, for ever the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It happened.
    Accepted,
    /// It happened, but these fields had moved: both texts are kept.
    Variant(Vec<Variant>),
    /// It did not happen; the whole input is kept.
    Refused(Refusal),
}

impl Verdict {
    /// Whether the command had its effect, wholly or but for variants.
    pub fn is_accepted(&self) -> bool {
        !matches!(self, Verdict::Refused(_))
    }

    /// Its kind, and of a refusal which one: no text of a record and no value.
    pub(crate) fn bare(&self) -> Self {
        match self {
            Verdict::Accepted => Verdict::Accepted,
            Verdict::Variant(_) => Verdict::Variant(Vec::new()),
            Verdict::Refused(refusal) => Verdict::Refused(Refusal::new(&refusal.key)),
        }
    }
}
