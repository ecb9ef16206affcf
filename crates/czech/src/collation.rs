//! The order of the Czech alphabet (ČSN 97 6030): č after c, ch after h, numbers by their value.

use icu_collator::CollatorBorrowed;
use icu_collator::options::CollatorOptions;
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{CollatorPreferences, options::Strength};
use icu_locale_core::locale;

/// Changes whenever keys may change (library, its data or options); stored keys of another version are rebuilt.
pub const COLLATION_VERSION: u32 = 1;

/// A collator of Czech texts. Building one costs more than a comparison, so lists keep theirs.
pub struct Collation {
    collator: CollatorBorrowed<'static>,
}

impl Collation {
    /// The Czech order with numbers by value (`bod 2` before `bod 10`).
    #[expect(clippy::missing_panics_doc, reason = "the data are compiled in")]
    pub fn czech() -> Self {
        let mut preferences = CollatorPreferences::from(locale!("cs"));
        preferences.numeric_ordering = Some(CollationNumericOrdering::True);
        let mut options = CollatorOptions::default();
        options.strength = Some(Strength::Tertiary);
        let collator = CollatorBorrowed::try_new(preferences, options).expect("Czech data are compiled in");
        Self { collator }
    }

    /// How two texts stand in a list.
    pub fn compare(&self, left: &str, right: &str) -> std::cmp::Ordering {
        self.collator.compare(left, right)
    }

    /// Bytes whose order is the order of the texts; for a stored column.
    pub fn sort_key(&self, text: &str) -> Vec<u8> {
        let mut key = Vec::with_capacity(text.len() * 2 + 4);
        let Ok(()) = self.collator.write_sort_key_to(text, &mut key);
        key
    }
}

/// The key of one text; for many texts keep a [`Collation`].
pub fn sort_key(text: &str) -> Vec<u8> {
    thread_local! {
        static CZECH: Collation = Collation::czech();
    }
    CZECH.with(|collation| collation.sort_key(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_list_stands_in_the_order_of_the_czech_alphabet() {
        let ordered = [
            "bod 2",
            "bod 10",
            "cihla",
            "čáp",
            "ďábel",
            "dům",
            "hora",
            "chodník",
            "imise",
            "rada",
            "řád",
            "sál",
            "škola",
            "tis",
            "zahrada",
            "žádost",
            "žádosti",
        ];
        let mut sorted = ordered;
        sorted.reverse();
        sorted.sort_by_cached_key(|text| sort_key(text));
        // Ď has no place of its own in the Czech order: it is d with a mark.
        assert_eq!(sorted, ordered);
    }

    proptest! {
        #[test]
        fn keys_stand_as_the_collator_puts_the_texts(
            left in "([a-eáčěhCHchřž0-9 -]|\\PC){0,12}",
            right in "([a-eáčěhCHchřž0-9 -]|\\PC){0,12}",
        ) {
            let collation = Collation::czech();
            let by_key = sort_key(&left).cmp(&sort_key(&right));
            prop_assert_eq!(by_key, collation.compare(&left, &right));
        }
    }
}
