//! A merger lets nobody in to a paper they have not seen, and takes no paper from the bodies.
#![allow(missing_docs, clippy::unwrap_used, reason = "helpers of tests stand outside their functions")]

mod support;

use jiff::civil::{Date, date};
use obeznik_circulation::opinion::{Addressee, RequestOpinions};
use obeznik_circulation::paper::{Confidentiality, Paper, PaperState};
use obeznik_circulation::paper_type::ConsultationRole::{Decides, Opinion};
use obeznik_circulation::testing::Vzorov;
use obeznik_kernel::{Atom, RecordId, RecordsExt};
use serde_json::json;
use support::refusal;

const START: Date = date(2026, 9, 1);

#[test]
fn who_gave_an_opinion_on_one_paper_does_not_see_the_other() {
    for asked_is_first in [true, false] {
        let mut town = Vzorov::on(START);
        let kind = town.paper_type(&[(town.bodies.council, Decides)]).unwrap();
        let asked = asked_of_lawyers(&mut town, kind);
        let mut draft = town.draft_of(kind);
        draft.confidentiality = Confidentiality::Body;
        town.run("create_paper", town.people.clerk, &draft).unwrap();
        let (first, other) = if asked_is_first { (asked, draft.paper) } else { (draft.paper, asked) };
        let into = town.id();
        let merge = json!({ "paper": first, "others": [other], "into": into, "title": "Obě" });
        town.run("merge_papers", town.people.secretary, &merge).unwrap();
        let merged = town.records.need::<Paper>(into).unwrap();
        assert_eq!(merged.value.confidentiality, Confidentiality::Body);
        let audience = town.records.audience_of(&merged.scope).unwrap();
        let lawyers = Atom::Department(town.people.legal);
        assert!(!audience.atoms().contains(&lawyers), "{asked_is_first}: {audience:?}");
    }
}

/// A draft on which the legal department was asked for an opinion and gave none in time.
fn asked_of_lawyers(town: &mut Vzorov, kind: RecordId) -> RecordId {
    let paper = town.draft(kind).unwrap();
    let (clerk, opinion) = (town.people.clerk, town.id());
    let addressee =
        Addressee { opinion, person: None, department: Some(town.people.legal), mandatory: false };
    let ask = RequestOpinions { paper, addressees: vec![addressee], due_on: Some(date(2026, 9, 10)) };
    town.run("request_opinions", clerk, &ask).unwrap();
    town.run("close_opinions", clerk, &json!({ "paper": paper, "reason": "není třeba" })).unwrap();
    let stored = town.records.need::<Paper>(paper).unwrap().value;
    assert_eq!(stored.state, PaperState::Draft);
    assert!(stored.readers.contains(&Atom::Department(town.people.legal)));
    paper
}

#[test]
fn a_paper_that_a_body_dealt_with_is_not_merged() {
    let mut town = Vzorov::on(START);
    let (commission, council) = (town.bodies.commission, town.bodies.council);
    let kind = town.paper_type(&[(commission, Opinion), (council, Decides)]).unwrap();
    let paper = town.ready(kind).unwrap();
    town.decide(paper, commission, (5, 0)).unwrap();
    let annex = json!({ "paper": paper, "attachment": town.id(), "name": "a.pdf", "blob": "00",
        "size_bytes": 9, "media_type": "application/pdf" });
    town.run("attach", town.people.clerk, &annex).unwrap();
    assert_eq!(town.records.need::<Paper>(paper).unwrap().value.state, PaperState::FormalCheck);
    let other = town.draft(kind).unwrap();
    for (first, second) in [(paper, other), (other, paper)] {
        let merge = json!({ "paper": first, "others": [second], "into": town.id(), "title": "Obě" });
        let refused = town.run("merge_papers", town.people.secretary, &merge);
        assert_eq!(refusal(refused), "refusal-merge-begun");
    }
}
