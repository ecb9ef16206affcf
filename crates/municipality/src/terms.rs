//! Terms as the settings may change them: corrected, the last one taken away while nothing stands in it, never added. A
//! new one begins by `municipality.begin_term`, which ends the old mandates and writes the lists of substitutes.

use obeznik_kernel::calendar::add_days;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{Body, BodyId, BodyKind, Date, Membership, Records, Refusal, Stop, Stored};

use crate::commands::{Done, MOST_BODIES};
use crate::mandate::{MOST_LISTS, PartyList};
use crate::record::Term;
use crate::term::MOST_SEATS;

/// What a change of the terms asks for: the last one to be taken away, or nothing but corrections.
///
/// A town founded on a server has no term at all; it may be given its first one.
///
/// # Errors
/// Refuses an added term, another one than the last taken away, a correction by which terms come to overlap, and a
/// change after which today belongs to no term any more.
pub(crate) fn taken_away<'a>(
    before: &'a [Term],
    after: &[Term],
    today: Date,
) -> Result<Option<&'a Term>, Refusal> {
    if before.is_empty() && after.len() <= 1 {
        return Ok(None);
    }
    if after.len() > before.len() {
        return Err(Refusal::new("refusal-term-added"));
    }
    let covers = |terms: &[Term]| {
        terms.iter().any(|term| term.from <= today && term.to.is_none_or(|last| today <= last))
    };
    let is_left_out = covers(before) && !covers(after);
    if after.len() == before.len() {
        let is_spoilt = overlaps(after).zip(overlaps(before)).any(|(now, was)| now && !was);
        return match (is_spoilt, is_left_out) {
            (true, _) => Err(Refusal::new("refusal-terms-overlap")),
            (false, true) => Err(Refusal::new("refusal-term-today")),
            (false, false) => Ok(None),
        };
    }
    let is_same = |(one, other): (&Term, &Term)| one.label == other.label || one.from == other.from;
    if after.len() + 1 < before.len() || !before.iter().zip(after).all(is_same) {
        return Err(Refusal::new("refusal-term-not-last"));
    }
    if is_left_out {
        return Err(Refusal::new("refusal-term-needed"));
    }
    Ok(before.last())
}

/// Of each two terms after each other, whether the first lasts into the second.
fn overlaps(terms: &[Term]) -> impl Iterator<Item = bool> {
    let pairs = terms.iter().zip(terms.iter().skip(1));
    pairs.map(|(one, next)| one.to.is_none_or(|last| last >= next.from))
}

/// Refuses to take a term away in which somebody holds a seat or a party has its list of substitutes.
pub(crate) fn nothing_stands_in(records: &dyn Records, before: &[Term], term: &Term, today: Date) -> Done {
    let stands = || Stop::from(Refusal::new("refusal-term-stands").with("label", &term.label));
    let lists: Vec<Stored<PartyList>> = records.find_by("party_list", &["all"], MOST_LISTS)?;
    if lists.iter().any(|list| list.value.term_from >= term.from) {
        return Err(stands());
    }
    let bodies: Vec<Stored<Body>> = records.find_by("body", &["all"], MOST_BODIES)?;
    for body in bodies {
        let of = BodyId(body.id).to_string();
        let seats: Vec<Stored<Membership>> = records.find_by("membership_by_body", &[&of], MOST_SEATS)?;
        let is_assembly = body.value.kind == BodyKind::Assembly;
        let previous = before.iter().nth_back(1).filter(|_| is_assembly);
        let is_in = |seat: &Membership| {
            seat.from >= term.from || previous.is_some_and(|previous| outlasts(seat, previous, term, today))
        };
        if seats.iter().any(|seat| seat.value.role.is_mandate() && is_in(&seat.value)) {
            return Err(stands());
        }
    }
    Ok(())
}

/// Whether a seat in the assembly that was taken after the term before began lasts past its end. It is of the last term,
/// even where the first day of that was corrected to a later one. A term ahead, whose predecessor has no end yet, has no
/// such seats.
fn outlasts(seat: &Membership, previous: &Term, term: &Term, today: Date) -> bool {
    let end = previous.to.or_else(|| (term.from <= today).then(|| add_days(term.from, -1)));
    let Some(end) = end else { return false };
    seat.from > previous.from && seat.to.is_none_or(|last| last > end)
}

/// Lists of substitutes are found by the first day of their term: when that day is corrected, they go along.
pub(crate) fn carry_lists(records: &mut dyn Records, before: &[Term], after: &[Term]) -> Done {
    let corrected: Vec<(Date, Date)> = before
        .iter()
        .zip(after)
        .map(|(old, new)| (old.from, new.from))
        .filter(|(old, new)| old != new)
        .collect();
    if corrected.is_empty() {
        return Ok(());
    }
    let lists: Vec<Stored<PartyList>> = records.find_by("party_list", &["all"], MOST_LISTS)?;
    for mut list in lists {
        if let Some((_, from)) = corrected.iter().find(|(old, _)| *old == list.value.term_from) {
            list.value.term_from = *from;
            records.save(&list)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const TODAY: Date = date(2026, 11, 25);

    fn term(label: &str, from: Date, to: Option<Date>) -> Term {
        Term { label: label.into(), from, to, results_on: None }
    }

    type Case = (Vec<Term>, Vec<Term>, Result<Option<&'static str>, &'static str>);

    #[test]
    fn a_term_is_corrected_or_the_last_one_taken_away_but_never_added() {
        let (ninth, tenth) = (date(2022, 10, 20), date(2026, 10, 10));
        let old = || term("9", ninth, Some(date(2026, 10, 9)));
        let open = || term("9", ninth, None);
        let now = || term("10", tenth, None);
        let ahead = || term("11", date(2030, 10, 5), None);
        let table: [Case; 18] = [
            (vec![], vec![], Ok(None)),
            (vec![], vec![now()], Ok(None)), // founded on a server, without a term
            (vec![], vec![old(), now()], Err("refusal-term-added")),
            (vec![now()], vec![now()], Ok(None)),
            (vec![now()], vec![term("X", tenth, None)], Ok(None)), // another label
            (vec![now()], vec![term("10", date(2026, 10, 11), None)], Ok(None)), // another first day
            // a corrected day leaves today out, or makes terms overlap that did not
            (vec![now()], vec![ahead()], Err("refusal-term-today")),
            (vec![old(), now()], vec![open(), now()], Err("refusal-terms-overlap")),
            (vec![old(), now()], vec![old(), term("10", ninth, None)], Err("refusal-terms-overlap")),
            (vec![open(), now()], vec![open(), term("X", tenth, None)], Ok(None)), // they did before
            (vec![now()], vec![now(), ahead()], Err("refusal-term-added")),
            (vec![open()], vec![old(), now()], Err("refusal-term-added")),
            (vec![open(), now()], vec![open()], Ok(Some("10"))),
            (vec![old(), now()], vec![open()], Ok(Some("10"))), // its predecessor lasts again
            (vec![old(), now()], vec![old()], Err("refusal-term-needed")), // today would belong nowhere
            (vec![old(), now()], vec![now()], Err("refusal-term-not-last")),
            (vec![old(), now(), ahead()], vec![old()], Err("refusal-term-not-last")),
            (vec![now()], vec![], Err("refusal-term-needed")),
        ];
        for (before, after, expected) in table {
            let found = taken_away(&before, &after, TODAY);
            let said = found.as_ref().map(|term| term.map(|term| term.label.as_str()));
            assert_eq!(said.map_err(|refusal| refusal.key.as_str()), expected, "{before:?} {after:?}");
        }
    }
}
