//! Whether a name is a woman's or a man's, for the endings of Czech words beside it.

use obeznik_kernel::Person;

/// Grammatical gender of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gender {
    /// `zpracovatelka`, `Vyloučena`.
    Feminine,
    /// `zpracovatel`, `Vyloučen`; also for people whose names we do not know.
    Masculine,
}

/// Men's names that end in the vowel of women's.
const MEN: [&str; 14] = [
    "nikola", "saša", "míša", "jirka", "honza", "ota", "sáva", "ilja", "kuba", "luka", "aljoša", "jura",
    "nikita", "andrea",
];
/// Women's names that end in a consonant or an `e` without an `i`.
const WOMEN: [&str; 13] = [
    "dagmar", "ester", "miriam", "ingrid", "carmen", "nikol", "ruth", "rút", "alice", "beatrice", "karin",
    "elen", "vivien",
];

impl Gender {
    /// The gender a name most likely has: the surname decides, the given name where it cannot.
    pub(super) fn of(person: &Person) -> Self {
        let (family, given) = (person.family.to_lowercase(), person.given.to_lowercase());
        let given = given.split(' ').next().unwrap_or_default();
        let ends_as_woman = (given.ends_with('a') && !MEN.contains(&given)) || given.ends_with("ie");
        if family.ends_with('á') || ends_as_woman || WOMEN.contains(&given) {
            Self::Feminine
        } else {
            Self::Masculine
        }
    }

    /// The word a text selects by.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Feminine => "feminine",
            Self::Masculine => "masculine",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn surnames_decide_and_given_names_help() {
        let table = [
            ("Jana", "Nováková", Gender::Feminine),
            ("Hana", "Martinů", Gender::Feminine),
            ("Marie", "Krejčí", Gender::Feminine),
            ("Dagmar", "Petrů", Gender::Feminine),
            ("Nikola", "Šuhaj", Gender::Masculine),
            ("Nikola", "Malá", Gender::Feminine),
            ("Radim", "Košťál", Gender::Masculine),
            ("Jiří", "Skála", Gender::Masculine),
            ("", "", Gender::Masculine),
        ];
        for (given, family, expected) in table {
            let person = Person {
                given: given.into(),
                family: family.into(),
                title_before: String::new(),
                title_after: String::new(),
                function: String::new(),
                email: String::new(),
                department: None,
                active: true,
            };
            assert_eq!(Gender::of(&person), expected, "{given} {family}");
        }
    }
}
