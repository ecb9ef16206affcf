//! Whether a file is still the one that was here: a copied or restored file must not continue the numbers
//! or the history of the one it was made of.
//!
//! A random text stands in the file and once more beside it, where a copy of the file does not reach (the
//! keyring, the person's state folder). It is renewed at every start in three steps, each on the disk before
//! the next: the file learns the coming text, the place beside gets it, the file takes it over. Whatever
//! step a crash follows, the two still fit; an older or copied file does not.

use serde::{Deserialize, Serialize};

/// What the file knows.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Epoch {
    /// The text since the last start; none in a file that never started.
    pub present: Option<String>,
    /// The text that was about to replace it.
    pub coming: Option<String>,
}

/// Where a file comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Provenance {
    /// It has never been started.
    New,
    /// It is the one that was here.
    Same,
    /// It was copied from elsewhere or restored from an older copy.
    Foreign,
}

/// Compares what stands in the file with what stands beside it.
pub fn provenance(in_file: &Epoch, beside: Option<&str>) -> Provenance {
    match (&in_file.present, &in_file.coming, beside) {
        (None, None, None) => Provenance::New,
        (None, Some(_), None) => Provenance::New, // it died within its first start
        (present, coming, Some(beside)) => {
            let fits = [present, coming].into_iter().flatten().any(|text| text == beside);
            if fits { Provenance::Same } else { Provenance::Foreign }
        }
        (Some(_), _, None) => Provenance::Foreign,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_file_that_was_here_is_the_same() {
        let epoch = |present: &str, coming: &str| {
            let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
            Epoch { present: text(present), coming: text(coming) }
        };
        let table = [
            ("", "", None, Provenance::New),
            ("", "a", None, Provenance::New),
            ("", "a", Some("a"), Provenance::Same),
            ("", "", Some("a"), Provenance::Foreign), // a new file where another one lived
            ("a", "", Some("a"), Provenance::Same),
            ("a", "b", Some("a"), Provenance::Same), // died before the second step
            ("a", "b", Some("b"), Provenance::Same), // died before the third step
            ("a", "", Some("b"), Provenance::Foreign), // restored from an older copy
            ("a", "", None, Provenance::Foreign),    // copied to another machine
            ("a", "b", None, Provenance::Foreign),
        ];
        for (present, coming, beside, expected) in table {
            assert_eq!(
                provenance(&epoch(present, coming), beside),
                expected,
                "{present} {coming} {beside:?}"
            );
        }
    }
}
