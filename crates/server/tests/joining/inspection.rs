//! A package for a supervisory body, made at a computer that has joined the office.

use std::sync::Arc;

use jiff::civil::date;
use obeznik_app::circulation::readings::Read;
use obeznik_app::contact::Inspection;
use obeznik_app::{ApiError, Code};
use obeznik_circulation::reading::ReadingWay;
use obeznik_documents::office::control::{ControlInput, inspected_package_to};
use obeznik_kernel::RecordId;
use serde_json::json;

use super::desks::{Computer, aside};
use super::two_desks::TwoDesks;

async fn inspection(who: &Computer) -> Result<Inspection, ApiError> {
    let desk = Arc::clone(&who.desk);
    aside(move || desk.inspection(date(2020, 1, 1), date(2099, 12, 31))).await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_leaves_with_the_package_is_noted_at_the_office_first() {
    let two = TwoDesks::new().await;
    let membership = json!({ "body": obeznik_municipality::office_id(), "person": two.jana.office().person(),
        "role": "secretary", "from": "2024-01-01", "to": null, "end_reason": "", "party": "" });
    let id = obeznik_server::clock::new_id();
    two.jana.give("municipality.set_membership", json!({ "id": id, "membership": membership })).unwrap();
    let edit = json!({ "field": "confidentiality", "value": "secretariat", "base": null });
    two.jana.give("circulation.edit_paper", json!({ "paper": two.paper, "edits": [edit] })).unwrap();
    let inspected = inspection(&two.jana).await.unwrap();
    let office = two.jana.office();
    inspected.hand_in(&office).unwrap(); // nothing was noted
    let paper: RecordId = two.paper.parse().unwrap();
    let note = |way| office.note_reading(Read::Paper(paper), way).unwrap();
    assert!(note(ReadingWay::Viewed), "the paper is kept close");
    let inspected = {
        let office = Arc::clone(&office);
        aside(move || inspected.hand_in(&office).map(|()| inspected)).await.unwrap()
    };
    assert!(office.store().outbox().unwrap().is_empty(), "it went up");

    let TwoDesks { street, jana: _jana, .. } = two;
    street.closed().await;
    assert!(note(ReadingWay::Exported));
    let refused = {
        let office = Arc::clone(&office);
        aside(move || inspected.hand_in(&office)).await.unwrap_err()
    };
    assert_eq!((refused.code, refused.key.as_str()), (Code::Refused, "control-readings-unsent"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_secretary_makes_the_package_at_a_joined_computer_and_the_log_comes_from_the_office() {
    let two = TwoDesks::new().await;
    let membership = json!({ "body": obeznik_municipality::office_id(), "person": two.jana.office().person(),
        "role": "secretary", "from": "2024-01-01", "to": null, "end_reason": "", "party": "" });
    let id = obeznik_server::clock::new_id();
    two.jana.give("municipality.set_membership", json!({ "id": id, "membership": membership })).unwrap();
    two.write(&two.jana, "title", "Oprava chodníku pro kontrolu"); // it waits here and goes up first
    let inspected = inspection(&two.jana).await.unwrap();
    assert!(inspected.chain.broken.is_none() && inspected.chain.links > 0);
    let verified = two.street.say("verify").await;
    assert_eq!(json!(inspected.chain.head), verified.value[0]["head"]);
    let newest = &inspected.lines[0];
    assert_eq!(newest.row.what.key, "history-circulation-edit-paper");
    assert!(newest.touched.iter().any(|(kind, id)| kind == "paper" && id.to_string() == two.paper));

    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("kontrola.zip");
    let input = ControlInput { from: date(2020, 1, 1), to: date(2099, 12, 31), with_confidential: false };
    let (office, lines) = (two.jana.office(), inspected.lines.len());
    let (package, path) = aside(move || {
        let package = inspected_package_to(&office, &input, &inspected, &path, &mut |_, _| true).unwrap();
        (package, path)
    })
    .await;
    assert!(path.is_file() && package.is_chain_whole, "{package:?}");
    assert_eq!(usize::try_from(package.log_lines).unwrap(), lines);

    let refused = inspection(&two.petr).await.err().unwrap();
    assert_eq!((refused.code, refused.key.as_str()), (Code::Refused, "control-sees-part"));
    let TwoDesks { street, jana, .. } = two;
    street.closed().await;
    let refused = inspection(&jana).await.err().unwrap();
    assert_eq!((refused.code, refused.key.as_str()), (Code::Unreachable, "control-unreached"));
}
