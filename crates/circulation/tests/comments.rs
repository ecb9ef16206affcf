//! Comments: who may write them, whom they answer, who sees them as their paper travels.
#![allow(missing_docs, clippy::unwrap_used, reason = "helpers of tests stand outside their functions")]

mod support;

use jiff::civil::{Date, date};
use obeznik_circulation::comment::{AddComment, Comment};
use obeznik_circulation::paper::Confidentiality;
use obeznik_circulation::paper_type::ConsultationRole::Decides;
use obeznik_circulation::testing::Vzorov;
use obeznik_kernel::{PersonId, RecordId, RecordsExt as _, Stop};
use serde_json::json;
use support::refusal;

const START: Date = date(2026, 9, 1);

fn town_with_draft(confidentiality: Confidentiality) -> (Vzorov, RecordId) {
    let mut town = Vzorov::on(START);
    let council = town.bodies.council;
    let kind = town.paper_type(&[(council, Decides)]).unwrap();
    let draft = obeznik_circulation::paper::CreatePaper { confidentiality, ..town.draft_of(kind) };
    town.run("create_paper", town.people.clerk, &draft).unwrap();
    (town, draft.paper)
}

fn comment(
    town: &mut Vzorov,
    author: PersonId,
    paper: RecordId,
    answers: Option<RecordId>,
) -> Result<RecordId, Stop> {
    let (comment, text, quote) = (town.id(), "Kolik to stojí?".to_owned(), "opravu chodníku".to_owned());
    town.run("add_comment", author, &AddComment { paper, comment, text, quote, answers, meeting: None })?;
    Ok(comment)
}

#[test]
fn a_comment_remembers_the_version_it_was_written_to() {
    let (mut town, paper) = town_with_draft(Confidentiality::AllBodies);
    let clerk = town.people.clerk;
    let first = comment(&mut town, clerk, paper, None).unwrap();
    town.run("make_version", clerk, &json!({ "paper": paper })).unwrap();
    let second = comment(&mut town, clerk, paper, Some(first)).unwrap();
    let versions = [first, second].map(|id| town.records.need::<Comment>(id).unwrap().value.version);
    assert_eq!(versions, [0, 1]);
    let on_the_day = town.records.find_by::<Comment>("comment_by_day", &["2026-09-01"], 9).unwrap();
    assert_eq!(on_the_day.len(), 2);
}

#[test]
fn an_answer_belongs_to_a_comment_of_the_same_paper() {
    let (mut town, paper) = town_with_draft(Confidentiality::AllBodies);
    let clerk = town.people.clerk;
    let first = comment(&mut town, clerk, paper, None).unwrap();
    let council = town.bodies.council;
    let kind = town.paper_type(&[(council, Decides)]).unwrap();
    let other = town.draft(kind).unwrap();
    let gone = town.id();
    assert_eq!(refusal(comment(&mut town, clerk, other, Some(first)).map(drop)), "refusal-comment-gone");
    assert_eq!(refusal(comment(&mut town, clerk, paper, Some(gone)).map(drop)), "refusal-comment-gone");
    let empty = AddComment {
        paper,
        comment: town.id(),
        text: " ".into(),
        quote: String::new(),
        answers: None,
        meeting: None,
    };
    assert_eq!(refusal(town.run("add_comment", clerk, &empty)), "refusal-text-missing");
}

#[test]
fn who_does_not_see_a_paper_neither_comments_on_it_nor_reads_its_comments() {
    // Who may write a comment once the paper lies before the council: the lawyer's clerk, members of the
    // council and of a commission, the secretary. They read those of others by the same audience.
    let table = [
        (Confidentiality::AllBodies, ".+++"),
        (Confidentiality::Body, ".+.+"),
        (Confidentiality::Named, "...+"),
        (Confidentiality::Secretariat, "...+"),
    ];
    for (confidentiality, expected) in table {
        let (mut town, paper) = town_with_draft(confidentiality.clone());
        let clerk = town.people.clerk;
        let of_the_clerk = comment(&mut town, clerk, paper, None).unwrap();
        town.make_ready(paper).unwrap();
        let council = town.bodies.council;
        let meeting = town.meeting(council, date(2026, 9, 20)).unwrap();
        town.schedule(paper, meeting).unwrap();
        let watched =
            [town.people.legal_clerk, town.people.members[3], town.people.members[12], town.people.secretary];
        let scope = town.records.need::<Comment>(of_the_clerk).unwrap().scope;
        let audience = town.records.audience_of(&scope).unwrap();
        let letter = |holds| if holds { '+' } else { '.' };
        let reads: String = watched
            .iter()
            .map(|one| letter(audience.is_seen_by(&town.standing(*one), town.today())))
            .collect();
        let writes: String = watched
            .iter()
            .map(|one| letter(comment(&mut town, *one, paper, Some(of_the_clerk)).is_ok()))
            .collect();
        assert_eq!((reads.as_str(), writes.as_str()), (expected, expected), "{confidentiality:?}");
    }
}
