//! Terms as the settings correct them and take them away.

use super::*;

#[test]
fn the_settings_take_a_term_away_only_while_nothing_stands_in_it() {
    let next = add_days(TODAY, 30);
    let with_next = || {
        let mut records = town();
        let mut stored = records.need::<Municipality>(municipality_id()).unwrap();
        stored.value.terms.push(Term { label: "10".into(), from: next, to: None, results_on: None });
        records.save(&stored).unwrap();
        records
    };
    let without = |records: &MemoryRecords| {
        let mut municipality = records.need::<Municipality>(municipality_id()).unwrap().value;
        municipality.terms.truncate(1);
        SetMunicipality { municipality }
    };
    let mut records = with_next();
    let input = without(&records);
    assert_eq!(run(&mut records, set_municipality, &input), "written");
    let mut seated = with_next();
    let elected = Membership { from: next, ..seat("assembly", "stranger", Role::Member) };
    seated.add(id("elected"), None, &Audience::inside(), &elected).unwrap();
    let mut listed = with_next();
    let list = PartyList { term_from: next, ..substitutes(&[("Jana Horká", "")]).list };
    listed.add(id("list"), None, &Audience::inside(), &list).unwrap();
    for mut records in [seated, listed] {
        let input = without(&records);
        assert_eq!(run(&mut records, set_municipality, &input), "refusal-term-stands");
    }
    let mut records = town();
    let mut input = without(&records);
    input.municipality.terms.push(Term { label: "10".into(), from: next, to: None, results_on: None });
    assert_eq!(run(&mut records, set_municipality, &input), "refusal-term-added");
    let mut input = without(&records);
    input.municipality.crest_svg = "x".repeat(MOST_CREST_BYTES + 1);
    assert_eq!(run(&mut records, set_municipality, &input), "refusal-crest-large");
}

#[test]
fn a_corrected_first_day_does_not_let_a_term_be_taken_from_under_its_members() {
    let (last, first) = (add_days(TODAY, -31), add_days(TODAY, -30));
    let running = |from: Date, old_to: Option<Date>| {
        let mut records = town();
        let mut stored = records.need::<Municipality>(municipality_id()).unwrap();
        stored.value.terms[0].to = old_to;
        stored.value.terms.push(Term { label: "10".into(), from, to: None, results_on: None });
        records.save(&stored).unwrap();
        records
    };
    let elected =
        |from: Date, to: Option<Date>| Membership { from, to, ..seat("assembly", "stranger", Role::Member) };
    let later = add_days(first, 1);
    let table = [
        // the term as the settings have it, the old one's end, a seat, what comes of it
        (later, Some(last), elected(first, None), "refusal-term-stands"), // corrected by a day
        (later, None, elected(first, None), "refusal-term-stands"),
        (first, Some(last), elected(add_days(TERM, 400), Some(last)), "written"), // a substitute of the old term
        (add_days(TODAY, 30), None, elected(add_days(TERM, 400), None), "written"), // and nobody ahead
    ];
    for (from, old_to, member, expected) in table {
        let mut records = running(from, old_to);
        records.add(id("elected"), None, &Audience::inside(), &member).unwrap();
        let mut municipality = records.need::<Municipality>(municipality_id()).unwrap().value;
        municipality.terms.truncate(1);
        municipality.terms[0].to = None;
        assert_eq!(
            run(&mut records, set_municipality, &SetMunicipality { municipality }),
            expected,
            "{member:?}"
        );
    }
}

#[test]
fn lists_of_substitutes_follow_the_corrected_first_day_of_their_term() {
    let mut records = town();
    assert_eq!(run(&mut records, set_party_list, &substitutes(&[("Jana Horká", "")])), "written");
    let mut municipality = records.need::<Municipality>(municipality_id()).unwrap().value;
    municipality.terms[0].from = add_days(TERM, 2);
    assert_eq!(run(&mut records, set_municipality, &SetMunicipality { municipality }), "written");
    assert_eq!(records.need::<PartyList>(id("list")).unwrap().value.term_from, add_days(TERM, 2));
}
