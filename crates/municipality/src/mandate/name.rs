//! Names as result lists write them.

use obeznik_kernel::Person;

/// A person of a name such as `Ing. Petr Malý, Ph.D.`: words with a dot at its beginning and all behind a comma are
/// titles, the last word is the family name.
pub(crate) fn person_named(name: &str) -> Person {
    let (name, after) = name.split_once(',').unwrap_or((name, ""));
    let words: Vec<&str> = name.split_whitespace().collect();
    let titles = words.iter().take_while(|word| word.ends_with('.')).count();
    let (titles, names) = words.split_at(titles);
    let (family, given) = names.split_last().map_or(("", [].as_slice()), |(last, rest)| (*last, rest));
    Person {
        given: given.join(" "),
        family: family.to_owned(),
        title_before: titles.join(" "),
        title_after: after.trim().to_owned(),
        function: String::new(),
        email: String::new(),
        department: None,
        active: true,
    }
}
