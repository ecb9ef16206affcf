use super::*;
use proptest::prelude::*;

fn context(body: &str, seq: u32, year: i16) -> NumberContext {
    NumberContext { body: body.into(), seq, year, term: Some(9), meeting: Some(38), item: Some("2".into()) }
}

/// Every form seen in practice, with the counter it draws from.
#[test]
fn numbers_of_real_municipalities_are_expressible() {
    let at = |meeting, context: NumberContext| NumberContext { meeting: Some(meeting), ..context };
    let table = [
        ("RM/{seq:term}/{meeting}/{yyyy}", context("RM", 1136, 2024), "RM/1136/38/2024", "RM/term/9"),
        (
            "ZM/{seq:meeting}/{meeting}/{yyyy}",
            at(10, context("ZM", 1, 2024)),
            "ZM/1/10/2024",
            "ZM/meeting/t9/10",
        ),
        ("{body}/{seq:term}/{meeting}/{yyyy}", context("RM", 7, 2024), "RM/7/38/2024", "RM/term/9"),
        ("{seq:year:4}/{yy}-R", context("R", 287, 2018), "0287/18-R", "R/year/2018"),
        ("{seq:year:4}/{yy}-{body}", context("Z", 1, 2019), "0001/19-Z", "Z/year/2019"),
        ("{seq:year}/{body}/{yyyy}", context("RMČ", 521, 2009), "521/RMČ/2009", "RMČ/year/2009"),
        ("{seq:meeting}/{meeting}/{yyyy}", at(22, context("ZMČ", 1, 2014)), "1/22/2014", "ZMČ/meeting/t9/22"),
        ("č. {seq:year}", context("R", 3207, 2021), "č. 3207", "R/year/2021"),
        ("Z{term}/{meeting}", at(12, context("Z", 1, 2023)), "Z9/12", "Z/meetings/t9"),
        (
            "{seq:meeting}/{meeting} (k bodu {item})",
            at(5, context("Z", 3, 2024)),
            "3/5 (k bodu 2)",
            "Z/meeting/t9/5",
        ),
        ("USN-RMČ-{seq:year:4}/{yyyy}", context("RMČ", 123, 2026), "USN-RMČ-0123/2026", "RMČ/year/2026"),
        ("{seq:year}/{yyyy}", context("T", 45, 2026), "45/2026", "T/year/2026"), // papers (tisky)
        ("{seq:year:4}/{yyyy}", context("RM", 12345, 2026), "12345/2026", "RM/year/2026"),
        ("{yyyy}{seq:year:4}", context("RM", 7, 2026), "20260007", "RM/year/2026"),
        ("{{{seq:year}}}", context("RM", 7, 2026), "{7}", "RM/year/2026"),
    ];
    for (text, context, number, series) in table {
        let pattern = NumberPattern::parse(text).unwrap();
        assert_eq!(pattern.format(&context).as_deref(), Ok(number), "{text}");
        assert_eq!(pattern.series_key(&context).as_deref(), Ok(series), "{text}");
        let read = pattern.parse_number(number).unwrap();
        assert!(
            read.seq.is_none_or(|seq| seq == context.seq)
                && read.meeting.is_none_or(|n| Some(n) == context.meeting)
        );
        assert!(read.year.is_none_or(|year| year == context.year), "{text}");
        assert_eq!(pattern.to_string(), text);
    }
}

#[test]
fn one_town_may_number_two_bodies_differently() {
    let council = NumberPattern::parse("RM/{seq:term}/{meeting}/{yyyy}").unwrap();
    let expected =
        ParsedNumber { seq: Some(1516), meeting: Some(48), year: Some(2025), ..ParsedNumber::default() };
    assert_eq!(council.parse_number(" RM/1516/48/2025 "), Some(expected));
    for other in [
        "ZM/1/10/2024",
        "RM/1516/48/25",
        "RM/1516/48/20255",
        "RM//48/2025",
        "RM/0/48/2025",
        "RM/99999999999/1/2025",
        "",
    ] {
        assert_eq!(council.parse_number(other), None, "{other}");
    }
}

#[test]
fn faults_of_a_pattern_are_named_with_their_place() {
    let table = [
        ("", PatternError::NothingCounts),
        ("RM/{yyyy}", PatternError::NothingCounts),
        ("č. {seq:year", PatternError::Unclosed { at: 3 }),
        ("č. seq}", PatternError::Unopened { at: 6 }),
        ("{seq}", PatternError::NoScope { at: 0 }),
        ("č. {seq:day}", PatternError::NoScope { at: 3 }),
        ("{seq:year:0}", PatternError::BadWidth { at: 0, width: "0".into() }),
        ("{seq:year:+4}", PatternError::BadWidth { at: 0, width: "+4".into() }),
        ("{seq:year}/{yyyy:4}", PatternError::BadWidth { at: 11, width: "4".into() }),
        ("{seq:year:4:1}", PatternError::UnknownField { at: 0, field: "seq:year:4:1".into() }),
        ("{seq:year}/{rok}", PatternError::UnknownField { at: 11, field: "rok".into() }),
        ("{seq:year}/{yyyy}/{yy}", PatternError::Repeated { at: 18 }),
        ("{seq:year}{meeting}", PatternError::RunsTogether { at: 10 }),
        ("{seq:year}{yy}2{meeting}", PatternError::RunsTogether { at: 15 }),
        ("{item}.{seq:year}", PatternError::RunsTogether { at: 7 }),
    ];
    for (text, expected) in table {
        assert_eq!(NumberPattern::parse(text), Err(expected), "{text}");
    }
}

#[test]
fn a_number_is_refused_when_its_context_lacks_something() {
    let full = context("RM", 1, 2026);
    let table = [
        (
            "{seq:term}/{meeting}",
            NumberContext { meeting: None, ..full.clone() },
            NumberError::Missing("meeting"),
        ),
        ("{seq:term}/{term}", NumberContext { term: None, ..full.clone() }, NumberError::Missing("term")),
        ("{seq:year} {item}", NumberContext { item: None, ..full.clone() }, NumberError::Missing("item")),
        (
            "{seq:year} {item}",
            NumberContext { item: Some("2.".into()), ..full.clone() },
            NumberError::Missing("item"),
        ),
        (
            "{seq:year}/{body}",
            NumberContext { body: "R 1".into(), ..full.clone() },
            NumberError::Missing("body"),
        ),
        ("{seq:year}", NumberContext { seq: 0, ..full.clone() }, NumberError::Zero),
        ("{seq:year}/{yy}", NumberContext { year: 1989, ..full }, NumberError::YearOutOfRange(1989)),
    ];
    for (text, context, expected) in table {
        assert_eq!(NumberPattern::parse(text).unwrap().format(&context), Err(expected), "{text}");
    }
}

#[test]
fn a_pattern_is_stored_as_its_text_and_a_bad_one_is_refused() {
    let pattern: NumberPattern = serde_json::from_str(r#""{seq:year:4}/{yy}-R""#).unwrap();
    assert_eq!(serde_json::to_string(&pattern).unwrap(), r#""{seq:year:4}/{yy}-R""#);
    assert!(serde_json::from_str::<NumberPattern>(r#""{seq}""#).is_err());
}

fn field() -> impl Strategy<Value = String> {
    let fields = [
        "{seq:meeting}",
        "{seq:year:4}",
        "{seq:term:6}",
        "{meeting}",
        "{meeting:2}",
        "{term}",
        "{yyyy}",
        "{yy}",
        "{body}",
        "{item}",
    ];
    proptest::sample::select(fields.map(str::to_owned).to_vec())
}

proptest! {
    /// Random fields between random literals: whatever the parser takes can be read back whole.
    #[test]
    fn numbers_are_read_back_as_they_were_made(
        pieces in proptest::collection::vec((field(), "[-/. a-zČ0-9]{0,3}"), 1..6), prefix in "[-A-Z/]{0,4}",
        seq in 1u32.., meeting: u32, term: u32, year in 1990i16..2090, body in "[A-ZČŘ]{1,4}", item in "[1-9][0-9]{0,2}(\\.[0-9]{1,2})?",
    ) {
        let text = pieces.iter().fold(prefix, |text, (field, literal)| text + field + literal);
        let Ok(pattern) = NumberPattern::parse(&text) else { return Ok(()) };
        let context = NumberContext { body, seq, year, term: Some(term), meeting: Some(meeting), item: Some(item) };
        let number = pattern.format(&context).unwrap();
        let read = pattern.parse_number(&number).unwrap();
        let again = NumberContext {
            body: read.body.unwrap_or_else(|| context.body.clone()),
            seq: read.seq.unwrap_or(context.seq),
            year: read.year.unwrap_or(context.year),
            term: read.term.or(context.term),
            meeting: read.meeting.or(context.meeting),
            item: read.item.or(context.item.clone()),
        };
        prop_assert_eq!(again, context);
    }

    #[test]
    fn no_text_makes_the_reader_of_patterns_panic(text in "(\\{|\\}|seq|:year|:4|[a-zč/:]){0,12}", number: String) {
        if let Ok(pattern) = NumberPattern::parse(&text) {
            prop_assert_eq!(NumberPattern::parse(&pattern.to_string()), Ok(pattern.clone()));
            let _ = pattern.parse_number(&number);
        }
    }
}
