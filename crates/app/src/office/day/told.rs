//! What waits in Můj den is told outside the program too, or somebody decided why not.

use std::collections::BTreeMap;

use obeznik_circulation::notices::NoticeKind;

/// How somebody is told of what a source finds.
enum Told {
    /// By notices of these kinds.
    By(&'static [&'static str]),
    /// By none, because of this.
    Never(&'static str),
}

use Told::{By, Never};

/// Every source of Můj den.
const SOURCES: [(&str, Told); 17] = [
    ("papers_to_review", By(&["paper_waits"])),
    ("steps_to_take", By(&["paper_waits"])),
    ("decisions_to_make", By(&["paper_waits"])),
    ("covers_to_confirm", By(&["cover_waits"])),
    ("own_papers", By(&["paper_returned"])), // a draft waits for nobody but its author
    ("opinions_to_give", By(&["opinion_due", "opinion_overdue"])),
    ("meetings_to_prepare", Never("who plans meetings set their days themself")),
    ("tasks_to_report", By(&["task_due", "task_overdue"])),
    ("papers_owed", By(&["paper_owed"])),
    ("held_up", By(&["body_late", "body_ended"])),
    ("opinions_to_urge", Never("who is late is told themself")),
    (
        "comments_to_answer",
        Never("a comment asks for nothing by a day, and its words never leave the program"),
    ),
    ("disposals_to_second", By(&["disposal_waits"])),
    ("saved_elsewhere", Never("it is about this computer")),
    ("profiles_to_close", Never("it is about this computer")),
    ("backup::day_rows", Never("it is about this computer")),
    ("soundness::day_rows", Never("it is about this computer")),
];

/// What a function of the day calls with the reader, by name.
fn called_in(name: &str) -> Vec<String> {
    let source = include_str!("../day.rs");
    let begin = format!("\nfn {name}(");
    let body = source.split_once(&begin).expect("the function is there").1;
    let body = body.split_once("\n}\n").expect("the function ends").0;
    let (_, body) = body.split_once('{').expect("the function has a body");
    let is_name = |sign: char| sign.is_alphanumeric() || sign == '_' || sign == ':';
    let parts: Vec<&str> = body.split("(reader").collect();
    let calls = parts.iter().take(parts.len() - 1);
    calls.map(|part| part[part.trim_end_matches(is_name).len()..].to_owned()).collect()
}

#[test]
fn everything_that_waits_in_the_day_is_told_outside_or_it_is_said_why_not() {
    let known: Vec<&str> = NoticeKind::ALL.iter().map(NoticeKind::as_str).collect();
    let mut sources: BTreeMap<String, &Told> = BTreeMap::new();
    for (name, told) in &SOURCES {
        assert!(sources.insert((*name).to_owned(), told).is_none(), "{name} stands here twice");
        match told {
            By(kinds) => assert!(kinds.iter().all(|kind| known.contains(kind)), "{name}"),
            Never(why) => assert!(!why.is_empty(), "{name}"),
        }
    }
    let called = ["duties", "everything"].map(called_in).concat();
    let mut called: Vec<String> = called.into_iter().filter(|name| name != "duties").collect();
    called.sort();
    assert_eq!(called, sources.into_keys().collect::<Vec<_>>(), "a source of the day and how it is told of");
}
