//! Who of the town is named: by titles, either order of names, initials and inflection.

use obeznik_czech::stem::stem_folded;
use obeznik_czech::words::{fold, tokens};
use obeznik_kernel::{Person, PersonId};

/// A person of the town.
pub type Known<'a> = (PersonId, &'a Person);

/// At least a family name in some form, or a whole function.
const ENOUGH: u32 = 4;

/// People the words may name, the likeliest first; of equally likely ones the order given stays.
pub fn people_named(words: &str, people: &[Known<'_>]) -> Vec<PersonId> {
    let written: Vec<String> = tokens(words).map(|token| token.folded).collect();
    let mut likely: Vec<(u32, PersonId)> = people
        .iter()
        .filter(|(_, person)| person.active)
        .map(|(id, person)| (likeness(&written, person), *id))
        .filter(|(likeness, _)| *likeness >= ENOUGH)
        .collect();
    likely.sort_by_key(|(likeness, _)| std::cmp::Reverse(*likeness));
    let best = likely.first().map_or(0, |(likeness, _)| *likeness);
    // A family name alone is no candidate beside a whole name.
    likely.retain(|(likeness, _)| *likeness + 2 > best);
    likely.into_iter().map(|(_, id)| id).collect()
}

fn likeness(written: &[String], person: &Person) -> u32 {
    let family = match_of(written, &person.family);
    if family == 0 {
        return if names_function(written, &person.function) { ENOUGH } else { 0 };
    }
    let given = match_of(written, &person.given);
    let initial = fold(&person.given).chars().next().is_some_and(|letter| {
        written.iter().any(|word| word.trim_end_matches('.').chars().eq(std::iter::once(letter)))
    });
    let function = u32::from(names_function(written, &person.function));
    2 + family * 2 + given * 2 + u32::from(initial) + function
}

/// 2 when the name is written as it is, 1 in another case, 0 when it is not there.
fn match_of(written: &[String], name: &str) -> u32 {
    let parts: Vec<String> = tokens(name).map(|token| token.folded).collect();
    if parts.is_empty() {
        return 0;
    }
    if parts.iter().all(|part| written.contains(part)) {
        return 2;
    }
    let stems: Vec<String> = written.iter().cloned().map(stem_folded).collect();
    u32::from(parts.into_iter().all(|part| stems.contains(&stem_folded(part))))
}

/// `starosta` names the mayor: all words of the function stand there.
fn names_function(written: &[String], function: &str) -> bool {
    let wanted: Vec<String> = tokens(function).map(|token| stem_folded(token.folded)).collect();
    let stems: Vec<String> = written.iter().cloned().map(stem_folded).collect();
    !wanted.is_empty() && wanted.iter().all(|word| stems.contains(word))
}
