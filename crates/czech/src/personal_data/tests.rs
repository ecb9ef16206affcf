use super::PersonalData::{BankAccount, BirthDate, BirthNumber, Email, Phone};
use super::*;
use proptest::prelude::*;

fn found(text: &str) -> Vec<(PersonalData, &str)> {
    suspicions(text).into_iter().map(|finding| (finding.kind, &text[finding.range])).collect()
}

#[test]
fn personal_data_are_suspected() {
    let table = [
        ("r. č. 800101/1231 bytem", BirthNumber, "800101/1231"), // announced, though the check digit is wrong
        ("Jan Novák, 736028/5163, Litovel", BirthNumber, "736028/5163"),
        ("číslo 7360285163.", BirthNumber, "7360285163"),
        ("0452010009", BirthNumber, "0452010009"), // a woman of 2004
        ("530101/123", BirthNumber, "530101/123"), // before 1954 without a check digit
        ("nar. 1. 2. 1980", BirthDate, "1. 2. 1980"),
        ("Jana Malá (narozena 15.\u{a0}ledna 1972)", BirthDate, "15.\u{a0}ledna 1972"),
        ("datum narození: 1.2.1980", BirthDate, "1.2.1980"),
        ("narozen dne 3. 4. 2001 v Litovli", BirthDate, "3. 4. 2001"),
        ("na účet 19-2000145399/0800", BankAccount, "19-2000145399/0800"),
        ("účet č. 2000145399 / 0800", BankAccount, "2000145399 / 0800"),
        ("CZ65 0800 0000 1920 0014 5399", BankAccount, "CZ65 0800 0000 1920 0014 5399"),
        ("pište na jan.novak@seznam.cz.", Email, "jan.novak@seznam.cz"),
        ("<kateřina@příklad.cz>", Email, "kateřina@příklad.cz"),
        ("tel. 585 153 111", Phone, "585 153 111"),
        ("+420 602 123 456", Phone, "+420 602 123 456"),
        ("00420602123456", Phone, "00420602123456"),
        ("mobil: 602123456", Phone, "602123456"),
        ("volat 777-123-456", Phone, "777-123-456"),
    ];
    for (text, kind, place) in table {
        assert_eq!(found(text), [(kind, place)], "{text}");
    }
}

#[test]
fn numbers_of_papers_parcels_and_firms_do_not_fire() {
    let table = [
        "pozemek p. č. 412/7 a st. 118/2 v k. ú. Litovel",
        "čj. 1874-22/2026, sp. zn. MěÚ/1874-22/2026/Ta",
        "usnesení č. 118/2026, 123456/2010, 250101/2026",
        "IČO 00299138, DIČ CZ00299138, IČ: 27082440",
        "částka 602 123 456 Kč a 1 602 123 456 korun a 585 153 111,00 Kč, činí 216 323 796 bez DPH",
        "dne 1. 2. 2026 od 17:00, Kino 1. 2. 1980",
        "zákon č. 128/2000 Sb., § 39 odst. 1, 800101/1232",
        "variabilní symbol 1234567891, inv. č. 123456789",
        "seminář 1. 2. 2026", // ends in no word about birth
        "náklady 12 345 678,50 Kč; 10 %",
        "příklad @ bez adresy, a@b",
        "zhotovitel 123456789, poučet 22/0800",
        "CZ00 0800 0000 1920 0014 5399",
    ];
    for text in table {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn several_places_of_one_text_come_in_order() {
    let text = "Jan Novák, nar. 1. 2. 1980, tel. 602 123 456, e-mail jan@novak.cz, účet 2000145399/0800";
    let kinds: Vec<_> = found(text).into_iter().map(|(kind, _)| kind).collect();
    assert_eq!(kinds, [BirthDate, Phone, Email, BankAccount]);
}

proptest! {
    #[test]
    fn any_text_is_searched_and_places_do_not_overlap(
        text in "([0-9/ .@+-]|nar\\. |CZ|účet |\\PC){0,80}",
    ) {
        let mut end = 0;
        for finding in suspicions(&text) {
            prop_assert!(finding.range.start >= end && !finding.range.is_empty());
            prop_assert!(text.get(finding.range.clone()).is_some());
            end = finding.range.end;
        }
    }
}
