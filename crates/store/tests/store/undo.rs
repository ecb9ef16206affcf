//! An undo gives records back as they were, and never to people who lost sight of their paper meanwhile.

use obeznik_authority::{UndoCommand, Verdict};
use obeznik_circulation::attachment::{Attachment, ClassifyAttachment, RemoveAttachment};
use obeznik_kernel::{CommandId, PersonId, RecordId};
use serde_json::json;

use crate::journey::Journey;
use crate::town::now;

/// A paper kept to the given people, with an annex all of them see.
fn annexed(journey: &mut Journey, named: &[PersonId]) -> (RecordId, RecordId) {
    let paper = journey.draft("Smlouva o dílo", "Zpráva.");
    edit(journey, paper, "confidentiality", json!("named"));
    edit(journey, paper, "named", json!(named));
    let blob = journey.town.store().put_blob(&mut "cena 100".as_bytes(), now()).unwrap();
    let attachment = journey.attach(paper, "smlouva.pdf", &blob, 8);
    (paper, attachment)
}

fn edit(journey: &mut Journey, paper: RecordId, field: &str, value: serde_json::Value) {
    let signed = journey.edit(paper, field, value);
    assert_eq!(journey.town.send(&signed), Verdict::Accepted, "{field}");
}

fn give<T: serde::Serialize>(journey: &mut Journey, kind: &str, input: &T) -> CommandId {
    let signed = journey.town.hand.sign(kind, input);
    assert_eq!(journey.town.send(&signed), Verdict::Accepted, "{kind}");
    signed.command.id
}

fn close(journey: &mut Journey, attachment: RecordId) -> CommandId {
    let input = ClassifyAttachment { attachment, is_confidential: true };
    give(journey, "circulation.classify_attachment", &input)
}

/// Key of the refusal; empty when it was taken back.
fn undo(journey: &mut Journey, command: CommandId) -> String {
    let signed = journey.town.hand.sign("office.undo", &UndoCommand { command });
    match journey.town.send(&signed) {
        Verdict::Refused(refusal) => refusal.key,
        _ => String::new(),
    }
}

fn annex(journey: &mut Journey, attachment: RecordId) -> Attachment {
    journey.town.store().reader().record::<Attachment>(attachment).unwrap().unwrap().value
}

#[test]
fn a_closed_annex_is_opened_again_while_the_same_people_see_its_paper() {
    let mut journey = Journey::new();
    let named = [journey.members[2], journey.members[3]];
    let (paper, attachment) = annexed(&mut journey, &named);
    let closed = close(&mut journey, attachment);
    assert!(annex(&mut journey, attachment).is_confidential);
    edit(&mut journey, paper, "title", json!("Smlouva o dílo na chodník"));
    assert_eq!(undo(&mut journey, closed), "");
    assert!(!annex(&mut journey, attachment).is_confidential);
}

#[test]
fn a_closed_annex_stays_closed_when_fewer_people_see_its_paper_since() {
    let mut journey = Journey::new();
    let named = [journey.members[2], journey.members[3]];
    let (paper, attachment) = annexed(&mut journey, &named);
    let closed = close(&mut journey, attachment);
    edit(&mut journey, paper, "named", json!(named[..1]));
    assert_eq!(undo(&mut journey, closed), "refusal-undo-moved");
    assert!(annex(&mut journey, attachment).is_confidential);
}

#[test]
fn a_removed_annex_does_not_come_back_to_people_who_lost_sight_of_its_paper() {
    let mut journey = Journey::new();
    let named = [journey.members[2], journey.members[3]];
    let (paper, attachment) = annexed(&mut journey, &named);
    let removed = give(&mut journey, "circulation.remove_attachment", &RemoveAttachment { attachment });
    edit(&mut journey, paper, "named", json!(named[..1]));
    let raw = |journey: &mut Journey| journey.town.store().reader().raw("attachment", attachment).unwrap();
    let before = raw(&mut journey);
    assert_eq!(undo(&mut journey, removed), "refusal-undo-moved");
    assert_eq!(raw(&mut journey), before);
}
