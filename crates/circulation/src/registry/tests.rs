use super::*;

fn numbers(reference: &str, file: &str, plan: &str, mark: &str, years: Option<u16>) -> RegistryNumbers {
    RegistryNumbers {
        reference_number: reference.to_owned(),
        file_mark: file.to_owned(),
        plan_mark: plan.to_owned(),
        retention_mark: mark.to_owned(),
        retention_years: years,
    }
}

#[test]
fn numbers_are_bounded_and_marks_are_those_of_the_law() {
    let long = "9".repeat(61);
    let table = [
        (numbers("MUVZ 4821/2026", "SZ MUVZ 311/2026", "101.2", "A", Some(10)), None),
        (numbers("", "", "", "", None), None),
        (numbers("MUVZ/4821/2026-ORG", "", "", "V", Some(5)), None),
        (numbers("bez čísla", "", "", "", None), Some("refusal-registry-number-unfit")),
        (numbers(&long, "", "", "", None), Some("refusal-registry-number-unfit")),
        (numbers("1/2026\u{7}", "", "", "", None), Some("refusal-registry-number-unfit")),
        (numbers("1/2026", &long, "", "", None), Some("refusal-registry-mark-unfit")),
        (numbers("1/2026", "", "", "T", None), Some("refusal-registry-retention-unfit")),
        (numbers("1/2026", "", "", "S", Some(101)), Some("refusal-registry-retention-unfit")),
    ];
    for (numbers, expected) in table {
        let fault = numbers_fault(&numbers).map(|fault| fault.key);
        assert_eq!(fault.as_deref(), expected, "{numbers:?}");
    }
}

#[test]
fn a_number_is_the_same_however_it_is_spaced() {
    assert_eq!(number_key(" MUVZ 4821 / 2026 "), number_key("muvz4821/2026"));
    let tidied = numbers("  MUVZ   1/2026 ", "", " 101.2", "a", None).tidied();
    assert_eq!(tidied, numbers("MUVZ 1/2026", "", "101.2", "A", None));
}

#[test]
fn more_is_no_change_and_another_number_is_one() {
    let known = numbers("1/2026", "", "", "", None);
    let table = [
        (numbers("1/2026", "SZ 1", "", "", None), false),
        (numbers("", "SZ 1", "", "A", Some(5)), false),
        (numbers("2/2026", "", "", "", None), true),
    ];
    for (given, expected) in table {
        assert_eq!(given.changes(&known), expected, "{given:?}");
    }
    assert!(numbers("", "", "", "S", None).changes(&numbers("1", "", "", "A", None)));
}
