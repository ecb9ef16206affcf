//! Property tests named `fuzz_<parser>`: they run as long as they are told, three seconds in the gate and
//! minutes by `cargo xtask fuzz <parser>`. An input that broke a parser is kept in `tests/corpus` of its
//! crate and tried first from then on.
#![allow(dead_code, reason = "each crate uses what its parsers need")]

use std::time::{Duration, Instant};

use proptest::collection::vec;
use proptest::prelude::{Strategy, any, prop_oneof};
use proptest::sample::{Index, select};
use proptest::test_runner::{Config, FileFailurePersistence, TestRunner};

/// What trips parsers up.
const ODD: &[&str] = &[
    "\u{0}",
    "\n",
    "\r\n",
    "\t",
    "\u{a0}",
    "\u{202e}",
    "\u{feff}",
    "a\u{301}",
    "İ",
    "ſ",
    "ß",
    "ﬁ",
    "🇨🇿",
    "„",
    "“",
    "\"",
    "'",
    "\\",
    "<",
    ">",
    "&",
    ";",
    ",",
    "{",
    "}",
    "[",
    "]",
    "(",
    ")",
    "%",
    "-",
    "–",
    "+",
    ".",
    "..",
    "/",
    "#",
    "§",
    "31.",
    "29. 2.",
    "0",
    "00",
    "4294967296",
    "99999999999999999999",
    "-1",
    "IV.",
    "a)",
    "1.",
    "•",
];

/// Feeds a parser until the time is over.
pub(crate) fn feed<S: Strategy>(parser: &str, inputs: S, parse: impl Fn(S::Value)) {
    let seconds = std::env::var("OBEZNIK_FUZZ_SECONDS").ok().and_then(|text| text.parse().ok()).unwrap_or(3);
    let until = Instant::now() + Duration::from_secs(seconds);
    let kept: &str = Box::leak(format!("tests/corpus/{parser}.txt").into_boxed_str());
    let mut fed = 0_u64;
    while Instant::now() < until {
        let failure_persistence = Some(Box::new(FileFailurePersistence::Direct(kept)) as _);
        let mut runner = TestRunner::new(Config { cases: 64, failure_persistence, ..Config::default() });
        let outcome = runner.run(&inputs, |input| {
            parse(input);
            Ok(())
        });
        outcome.unwrap_or_else(|failure| panic!("{parser}: {failure}"));
        fed += 64;
    }
    println!("{parser}: {fed} inputs");
}

/// A sample with pieces replaced, doubled, cut out and put in.
pub(crate) fn text(samples: &'static [&'static str]) -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => select(ODD).prop_map(str::to_owned),
        1 => "\\PC{0,6}",
        1 => "[0-9]{1,12}",
        1 => select(samples).prop_map(str::to_owned),
    ];
    let edit = (any::<Index>(), 0..8_usize, piece);
    (select(samples), vec(edit, 0..9)).prop_map(|(sample, edits)| {
        let mut letters: Vec<char> = sample.chars().collect();
        for (at, length, piece) in edits {
            let start = at.index(letters.len() + 1);
            let end = letters.len().min(start + length);
            letters.splice(start..end, piece.chars());
        }
        letters.into_iter().collect()
    })
}

/// A good file with bytes changed, a part cut out or doubled, and the end cut off.
pub(crate) fn bytes(samples: Vec<Vec<u8>>) -> impl Strategy<Value = Vec<u8>> {
    let changes = vec((any::<Index>(), any::<u8>()), 0..12);
    let part = (any::<Index>(), 0..60_usize, any::<bool>());
    (select(samples), changes, part, proptest::option::weighted(0.3, any::<Index>())).prop_map(
        |(mut bytes, changes, (at, length, doubles), end)| {
            for (at, byte) in changes {
                let at = at.index(bytes.len());
                bytes[at] = byte;
            }
            let start = at.index(bytes.len());
            let part = start..bytes.len().min(start + length);
            let with = if doubles { bytes[part.clone()].repeat(2) } else { Vec::new() };
            bytes.splice(part, with);
            if let (Some(end), false) = (end, bytes.is_empty()) {
                bytes.truncate(end.index(bytes.len()));
            }
            bytes
        },
    )
}
