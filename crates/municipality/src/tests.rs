use crate::found::is_ico;

#[test]
fn an_identification_number_is_checked_by_its_last_digit() {
    let table = [
        ("00299138", true), // Litovel
        ("44992785", true), // Brno
        ("00299139", false),
        ("0029913", false),
        ("002991380", false),
        ("0029913x", false),
        ("", false),
    ];
    for (text, expected) in table {
        assert_eq!(is_ico(text), expected, "{text}");
    }
}
