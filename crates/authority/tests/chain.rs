//! Links as they are kept: those of the first shape, and what each part of a link is covered by.

#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

use obeznik_authority::chain::Header;
use obeznik_authority::{BrokenLink, ChainHead, LogEntry, StoredLink, Verdict, Walk, verify_chain};
use obeznik_kernel::Refusal;

/// Two links as the program of November 2026 wrote them, hashed by another program.
fn first_shape() -> Vec<LogEntry> {
    let one = StoredLink {
        log_no: 1,
        header: r#"{"command":"0192e4d1-0000-7000-8000-000000000001","kind":"note.write","kind_version":1,"device":"0192e4d1-0000-7000-8000-00000000000d","n":1,"actor":"0192e4d1-0000-7000-8000-00000000000a","on_behalf_of":null,"blob":null,"base":[],"client_time":"2026-11-01T08:00:00Z","received_at":"2026-11-01T08:00:01Z","signature":"5e","verdict":"accepted"}"#
            .into(),
        payload: Some(r#"{"text":"Mateřídouška"}"#.into()),
        salt: Some("ab".repeat(16)),
        words: None,
        signature: None,
        payload_hash: "ae755f4f87cea0cf3962f3df9f148eb06be624a80c8fab92080e9c411dcb127b".into(),
        prev: "0".repeat(64),
        hash: "f7b67787b5de5f2968601c72b9ea8bdf187332997c366070b4844a077dce35f8".into(),
    };
    let two = StoredLink {
        log_no: 2,
        header: r#"{"command":"0192e4d1-0000-7000-8000-000000000002","kind":"note.edit","kind_version":1,"device":"0192e4d1-0000-7000-8000-00000000000d","n":2,"actor":"0192e4d1-0000-7000-8000-00000000000a","on_behalf_of":null,"blob":null,"base":[{"id":"0192e4d1-0000-7000-8000-0000000000ff","ver":1}],"client_time":"2026-11-01T08:00:02Z","received_at":"2026-11-01T08:00:03Z","signature":"5f","verdict":{"refused":{"key":"refusal-papers-locked","args":[["title","Mateřídouška"]]}}}"#
            .into(),
        payload: Some(r#"{"text":"jinak"}"#.into()),
        salt: Some("cd".repeat(16)),
        payload_hash: "725a12bb48daa7f72321672dd0b8584d0be9c6195aa89c326219a9555d8b9c0a".into(),
        prev: one.hash.clone(),
        hash: "28c674bbef4ec52f5d6d0a4f518c2d27175fd754794e8c036bbc08066376959d".into(),
        ..one.clone()
    };
    vec![one.join().unwrap(), two.join().unwrap()]
}

/// The next link: of the second shape, refused with a title in its words.
fn second_shape(log: &[LogEntry]) -> LogEntry {
    let refusal = Refusal::new("refusal-papers-locked").with("title", "Mateřídouška");
    let header = Header {
        shape: 2,
        signature: "60".into(),
        verdict: Verdict::Refused(refusal),
        ..log[1].header.clone()
    };
    LogEntry::after(&log[1].head(), header, r#"{"text":"Mateřídouška"}"#.into(), [7; 16]).unwrap()
}

/// A link that names those whose contents went with it.
fn erasing(log: &[LogEntry], clears: Vec<obeznik_authority::chain::Cleared>) -> LogEntry {
    let last = log.last().unwrap();
    let header = Header { shape: 2, verdict: Verdict::Accepted, clears, ..last.header.clone() };
    LogEntry::after(&last.head(), header, "{}".into(), [8; 16]).unwrap()
}

fn check(log: Vec<LogEntry>) -> Result<ChainHead, BrokenLink> {
    verify_chain(ChainHead::empty(), log)
}

#[test]
fn links_of_the_first_shape_verify_by_their_own_rule_and_are_stored_as_they_were() {
    let log = first_shape();
    assert_eq!(check(log.clone()), Ok(log[1].head()));
    for entry in log {
        let stored = entry.stored().unwrap();
        assert_eq!((&stored.words, &stored.signature), (&None, &None));
        assert!(stored.header.contains("signature"));
        assert_eq!(stored.join().unwrap(), entry);
    }
}

#[test]
fn a_link_is_read_as_it_was_written_and_keeps_words_and_signature_apart() {
    let log = first_shape();
    let entry = second_shape(&log);
    let stored = entry.stored().unwrap();
    assert!(
        !stored.header.contains("Mateřídouška") && !stored.header.contains("\"60\""),
        "{}",
        stored.header
    );
    assert_eq!(stored.signature.as_deref(), Some("60"));
    assert!(stored.words.as_ref().unwrap().contains("Mateřídouška"));
    assert_eq!(stored.join().unwrap(), entry);
}

#[test]
fn each_part_of_a_link_is_covered() {
    let mut log = first_shape();
    log.push(second_shape(&log));
    assert_eq!(check(log.clone()), Ok(log[2].head()));
    type Change = fn(&mut LogEntry);
    let table: [(&str, Change, BrokenLink); 6] = [
        ("input", |entry| entry.payload = Some("{}".into()), BrokenLink::PayloadChanged(3)),
        (
            "words",
            |entry| entry.header.verdict = refused("refusal-papers-locked"),
            BrokenLink::PayloadChanged(3),
        ),
        ("signature", |entry| entry.header.signature = "61".into(), BrokenLink::PayloadChanged(3)),
        ("key", |entry| entry.header.verdict = refused("refusal-not-found"), BrokenLink::PayloadChanged(3)),
        ("shape", |entry| entry.header.shape = 1, BrokenLink::PayloadChanged(3)),
        ("who", |entry| entry.header.actor = None, BrokenLink::Changed(3)),
    ];
    for (what, change, expected) in table {
        let mut changed = log.clone();
        change(&mut changed[2]);
        assert_eq!(check(changed), Err(expected), "{what}");
    }
}

fn refused(key: &str) -> Verdict {
    Verdict::Refused(Refusal::new(key))
}

#[test]
fn what_is_erased_must_be_named_and_what_remains_stays_covered() {
    let mut log = first_shape();
    log.push(second_shape(&log));
    let mut clears = Vec::new();
    for entry in &mut log {
        let (cleared, named) = entry.clone().cleared().unwrap();
        clears.push(named);
        *entry = cleared;
    }
    assert_eq!(check(log.clone()), Err(BrokenLink::Missing(1)));
    let mut whole = log.clone();
    whole.push(erasing(&log, clears.clone()));
    assert_eq!(check(whole.clone()), Ok(whole[3].head()));
    let said = format!("{whole:?}");
    assert!(!said.contains("Mateřídouška") && !said.contains("jinak"), "{said}");
    assert_eq!(whole[1].verdict(), refused("refusal-erased"));
    for place in 0..3 {
        let mut forged = whole.clone();
        forged[place].header.actor = None;
        let expected = BrokenLink::Changed(place as u64 + 1);
        assert_eq!(check(forged), Err(expected), "who did it stays covered");
        let mut unnamed = clears.clone();
        unnamed.remove(place);
        let mut short = log.clone();
        short.push(erasing(&log, unnamed));
        assert_eq!(check(short), Err(BrokenLink::Missing(place as u64 + 1)));
    }
}

#[test]
fn a_walk_that_ends_short_names_the_last_sound_link() {
    let mut log = first_shape();
    let (cleared, _) = log[1].clone().cleared().unwrap();
    log[1] = cleared;
    let mut walk = Walk::from(ChainHead::empty());
    log.iter().for_each(|entry| walk.take(entry).unwrap());
    assert_eq!(walk.end(), Err((BrokenLink::Missing(2), log[0].head())));
}
