//! Distribution: what goes to whom, what of it is kept, who may answer.
#![allow(missing_docs, clippy::unwrap_used, reason = "helpers of tests stand outside their functions")]

mod support;

use jiff::civil::{Date, date};
use obeznik_circulation::agenda::AgendaItem;
use obeznik_circulation::distribution::{
    AnnounceConflict, Apologise, Apology, Channel, ChooseChannel, ConflictOfInterest, NotePackOpened,
    OpenedBy, Pack, PackChange, PackOpening, PackReach, SendPack, Sending, TakeApologyBack, WithdrawConflict,
    apologies_of, apology_id, changes, channel_for, conflict_id, opening_id, openings_of, pack_of,
};
use obeznik_circulation::paper::{Confidentiality, CreatePaper};
use obeznik_circulation::paper_type::ConsultationRole::Decides;
use obeznik_circulation::testing::{Vzorov, find_spec};
use obeznik_kernel::{
    Action, Audience, Command, CommandId, Membership, OnBehalf, Payload, PersonId, RecordId, RecordsExt as _,
    Role, may,
};
use serde_json::json;
use support::refusal;

const START: Date = date(2026, 9, 1);

/// A convened meeting of the council with an open paper, one of the council alone and one kept to the secretaries.
struct Scene {
    town: Vzorov,
    meeting: RecordId,
    close: RecordId,
    open_item: RecordId,
    body_item: RecordId,
    close_item: RecordId,
    /// Members of the council.
    one: PersonId,
    other: PersonId,
}

fn scene() -> Scene {
    let mut town = Vzorov::on(START);
    let council = town.bodies.council;
    let members = obeznik_circulation::town::mandates(&town.records, council, date(2026, 9, 20)).unwrap();
    let mayor = town.people.mayor();
    let others: Vec<PersonId> = members.into_iter().filter(|one| *one != mayor).collect();
    let (one, other) = (others[0], others[1]);
    let kind = town.paper_type(&[(council, Decides)]).unwrap();
    let [open, of_body, close] =
        [Confidentiality::AllBodies, Confidentiality::Body, Confidentiality::Secretariat].map(
            |confidentiality| {
                let draft = CreatePaper { confidentiality, ..town.draft_of(kind) };
                town.run("create_paper", town.people.clerk, &draft).unwrap();
                town.make_ready(draft.paper).unwrap();
                draft.paper
            },
        );
    let meeting = town.meeting(council, date(2026, 9, 20)).unwrap();
    let open_item = town.schedule(open, meeting).unwrap();
    let body_item = town.schedule(of_body, meeting).unwrap();
    let close_item = town.schedule(close, meeting).unwrap();
    town.convene(meeting).unwrap();
    Scene { town, meeting, close, open_item, body_item, close_item, one, other }
}

impl Scene {
    fn pack(&self, person: PersonId, reach: PackReach) -> Pack {
        let standing = self.town.standing(person);
        pack_of(&self.town.records, self.meeting, &standing, self.town.today(), reach).unwrap()
    }

    fn send(&mut self, person: PersonId, pack: Pack) -> Result<RecordId, obeznik_kernel::Stop> {
        let sending = self.town.id();
        let input = SendPack {
            meeting: self.meeting,
            sending,
            person,
            channel: Channel::Application,
            pack,
            with_kept_close: false,
            answer_key: String::new(),
        };
        self.town.run("send_pack", self.town.people.secretary, &input).map(|()| sending)
    }

    fn items(&self, person: PersonId, reach: PackReach) -> Vec<RecordId> {
        self.pack(person, reach).items.into_iter().map(|item| item.item).collect()
    }

    fn sending(&self, id: RecordId) -> Sending {
        self.town.records.need::<Sending>(id).unwrap().value
    }
}

#[test]
fn a_pack_holds_what_its_person_sees_and_outside_the_office_nothing_kept_close() {
    let scene = scene();
    let (open, of_body, close) = (scene.open_item, scene.body_item, scene.close_item);
    let table = [
        (scene.town.people.secretary, PackReach::Everything, vec![open, of_body, close]),
        (scene.town.people.secretary, PackReach::OpenOnly, vec![open]),
        (scene.other, PackReach::Everything, vec![open, of_body]),
        (scene.other, PackReach::OpenOnly, vec![open]),
    ];
    for (person, reach, expected) in table {
        assert_eq!(scene.items(person, reach), expected, "{reach:?}");
    }
    let said = serde_json::to_string(&scene.pack(scene.one, PackReach::Everything)).unwrap();
    assert!(!said.contains("chodník"), "digests alone: {said}");
}

#[test]
fn what_a_person_does_not_see_changes_nothing_for_them() {
    let mut scene = scene();
    let before = scene.pack(scene.other, PackReach::Everything);
    let secretary = scene.town.people.secretary;
    let seen = scene.pack(secretary, PackReach::Everything);
    let paper = scene.close;
    let taken = json!({ "paper": paper, "reason": "Žadatel ji vzal zpět." });
    scene.town.run("unschedule", secretary, &taken).unwrap();
    let after = scene.pack(scene.other, PackReach::Everything);
    assert_eq!(before.version(), after.version());
    let told = changes(&seen, &scene.pack(secretary, PackReach::Everything));
    let item = scene.close_item;
    assert!(
        matches!(told[..], [PackChange::Gone { .. } | PackChange::Withdrawn { .. }]),
        "{told:?} of {item}"
    );
}

#[test]
fn a_changed_programme_is_another_version_and_the_same_pack_keeps_its_number() {
    let mut scene = scene();
    let (secretary, other) = (scene.town.people.secretary, scene.other);
    let first = scene.send(other, scene.pack(other, PackReach::Everything)).unwrap();
    let again = scene.send(other, scene.pack(other, PackReach::Everything)).unwrap();
    let agenda_item = scene.town.id();
    let added = json!({ "meeting": scene.meeting, "agenda_item": agenda_item, "title": "Různé" });
    scene.town.run("add_agenda_item", secretary, &added).unwrap();
    let moved = json!({ "agenda_item": agenda_item, "after": null, "section": null });
    scene.town.run("move_agenda_item", secretary, &moved).unwrap();
    let pack = scene.pack(other, PackReach::Everything);
    let told = changes(&scene.sending(first).pack, &pack);
    assert_eq!(told, [PackChange::Added { item: agenda_item }], "what others had to make room is no change");
    let second = scene.send(other, pack).unwrap();
    assert_eq!([first, again, second].map(|one| scene.sending(one).number), [1, 1, 2]);
}

#[test]
fn annexes_are_in_the_pack_and_those_kept_close_only_for_who_sees_them() {
    let mut town = Vzorov::on(START);
    let council = town.bodies.council;
    let kind = town.paper_type(&[(council, Decides)]).unwrap();
    let paper = town.ready(kind).unwrap();
    for (name, blob, is_confidential) in [("plan.pdf", "aa", false), ("posudek.pdf", "bb", true)] {
        let attachment: RecordId = town.id();
        let input = json!({ "paper": paper, "attachment": attachment, "name": name, "blob": blob.repeat(32),
            "size_bytes": 9, "media_type": "application/pdf", "is_confidential": is_confidential, "note": "" });
        town.run("attach", town.people.secretary, &input).unwrap();
    }
    let (clerk, secretary) = (town.people.clerk, town.people.secretary);
    town.run("run_formal_check", secretary, &json!({ "paper": paper, "findings": [] })).unwrap();
    town.run("pass_formal_check", secretary, &json!({ "paper": paper, "remark": "", "from": null })).unwrap();
    let meeting = town.meeting(council, date(2026, 9, 20)).unwrap();
    town.schedule(paper, meeting).unwrap();
    let files = |person, reach| {
        let pack = pack_of(&town.records, meeting, &town.standing(person), town.today(), reach).unwrap();
        pack.items.iter().map(|item| item.files.len()).sum::<usize>()
    };
    let member = town.people.members[3];
    let (all, open) = (PackReach::Everything, PackReach::OpenOnly);
    assert_eq!(
        [files(member, all), files(clerk, all), files(secretary, all), files(secretary, open)],
        [1, 2, 2, 1]
    );
}

#[test]
fn nothing_is_sent_that_its_person_does_not_see_and_to_nobody_who_is_not_of_the_body() {
    let mut scene = scene();
    let (one, other) = (scene.one, scene.other);
    let all = scene.pack(scene.town.people.secretary, PackReach::Everything);
    assert_eq!(refusal(scene.send(other, all).map(drop)), "refusal-pack-item");
    let clerk = scene.town.people.clerk;
    assert_eq!(refusal(scene.send(clerk, Pack::default()).map(drop)), "refusal-pack-not-member");
    let own = scene.pack(one, PackReach::Everything);
    let sent = scene.send(one, own).unwrap();
    let scope = scene.town.records.need::<Sending>(sent).unwrap().scope;
    let audience: Audience = scene.town.records.audience_of(&scope).unwrap();
    let sees = |person| audience.is_seen_by(&scene.town.standing(person), scene.town.today());
    let who = [one, other, scene.town.people.secretary, clerk];
    assert_eq!(who.map(sees), [true, false, true, false]);
}

#[test]
fn papers_are_sent_once_the_meeting_is_convened() {
    let mut scene = scene();
    let council = scene.town.bodies.council;
    scene.meeting = scene.town.meeting(council, date(2026, 10, 20)).unwrap();
    let other = scene.other;
    assert_eq!(refusal(scene.send(other, Pack::default()).map(drop)), "refusal-pack-not-convened");
}

#[test]
fn the_narrowest_choice_of_a_channel_holds() {
    let Scene { mut town, meeting, other, .. } = scene();
    let (council, secretary) = (town.bodies.council, town.people.secretary);
    let choose = |body, meeting, channel| ChooseChannel { person: other, body, meeting, channel };
    let steps = [
        (choose(None, None, Some(Channel::Email)), Channel::Email, "person"),
        (choose(None, Some(meeting), Some(Channel::Bundle)), Channel::Bundle, "meeting"),
        (choose(Some(council), None, Some(Channel::Print)), Channel::Bundle, "meeting"),
        (choose(None, Some(meeting), None), Channel::Print, "body"),
        (choose(Some(council), None, None), Channel::Email, "person"),
        (choose(None, None, None), Channel::Application, ""),
    ];
    for (input, channel, of) in steps {
        town.run("choose_channel", secretary, &input).unwrap();
        let now = channel_for(&town.records, other, council, meeting).unwrap();
        assert_eq!((now.channel, now.of), (channel, of), "{input:?}");
    }
    let strange = choose(None, None, Some(Channel::Unknown("holub".to_owned())));
    assert_eq!(refusal(town.run("choose_channel", secretary, &strange)), "refusal-channel-unknown");
    let own = choose(None, None, Some(Channel::Print));
    assert_eq!(refusal(town.run("choose_channel", other, &own)), "refusal-not-allowed");
}

#[test]
fn a_pack_is_opened_once_for_each_version_and_place() {
    let mut scene = scene();
    let (meeting, other) = (scene.meeting, scene.other);
    let note = |by| NotePackOpened { meeting, by, device: None, at: None };
    let sent = scene.send(other, scene.pack(other, PackReach::Everything)).unwrap();
    for by in [OpenedBy::Application, OpenedBy::Application, OpenedBy::Page] {
        scene.town.run("note_pack_opened", other, &note(by)).unwrap();
    }
    assert_eq!(openings_of(&scene.town.records, meeting).unwrap().len(), 2);
    let clerk = scene.town.people.clerk;
    scene.town.run("note_pack_opened", clerk, &note(OpenedBy::Application)).unwrap();
    assert_eq!(openings_of(&scene.town.records, meeting).unwrap().len(), 2, "others look at a meeting too");
    let version = scene.sending(sent).version;
    let id = opening_id(meeting, other, &version, &OpenedBy::Page);
    assert_eq!(scene.town.records.need::<PackOpening>(id).unwrap().value.person, other);
    let one = scene.one;
    for (day, expected) in [(date(2027, 1, 1), 2), (date(2026, 12, 31), 3)] {
        scene.town.go_to(day);
        scene.town.run("note_pack_opened", one, &note(OpenedBy::Page)).unwrap();
        let count = openings_of(&scene.town.records, meeting).unwrap().len();
        assert_eq!(count, expected, "{day}: noted through the year of the meeting");
    }
}

#[test]
fn an_apology_is_the_members_own_and_only_who_leads_the_meeting_reads_why() {
    let Scene { mut town, meeting, other, one, .. } = scene();
    let why = |reason: &str| Apologise { meeting, reason: reason.to_owned() };
    assert_eq!(refusal(town.run("apologise", other, &why("  "))), "refusal-reason-missing");
    assert_eq!(
        refusal(town.run("apologise", town.people.clerk, &why("Dovolená"))),
        "refusal-pack-not-member"
    );
    town.run("apologise", other, &why("Dovolená")).unwrap();
    town.run("apologise", other, &why("Lékař")).unwrap();
    let kept = town.records.need::<Apology>(apology_id(meeting, other)).unwrap();
    assert_eq!(
        apologies_of(&town.records, meeting).unwrap().iter().map(|one| one.id).collect::<Vec<_>>(),
        [kept.id]
    );
    assert_eq!((kept.value.reason.as_str(), kept.value.written_by), ("Lékař", None));
    let audience = town.records.audience_of(&kept.scope).unwrap();
    let sees = |person| audience.is_seen_by(&town.standing(person), town.today());
    let who = [other, one, town.people.mayor(), town.people.secretary, town.people.clerk];
    assert_eq!(who.map(sees), [true, false, true, true, false]);
    town.run("take_apology_back", other, &TakeApologyBack { meeting }).unwrap();
    assert!(town.records.find::<Apology>(kept.id).unwrap().is_none());
}

#[test]
fn a_conflict_of_interest_is_seen_as_its_item_and_hides_nothing() {
    let Scene { mut town, open_item, body_item, close_item, other, one, .. } = scene();
    let of = |agenda_item| AnnounceConflict { agenda_item, reason: "Žadatelem je můj bratr.".to_owned() };
    assert_eq!(refusal(town.run("announce_conflict", other, &of(close_item))), "refusal-not-allowed");
    for (item, person) in [(open_item, other), (body_item, one)] {
        town.run("announce_conflict", person, &of(item)).unwrap();
        let kept = town.records.need::<ConflictOfInterest>(conflict_id(item, person)).unwrap();
        assert_eq!(kept.scope, town.records.need::<AgendaItem>(item).unwrap().scope);
        town.run("withdraw_conflict", person, &WithdrawConflict { agenda_item: item }).unwrap();
        assert!(town.records.find::<ConflictOfInterest>(kept.id).unwrap().is_none());
    }
}

/// A paper for the meeting of the council on the first of October, ready.
fn on_next_agenda(town: &mut Vzorov, draft: &CreatePaper, meeting: RecordId) -> RecordId {
    town.run("create_paper", town.people.clerk, draft).unwrap();
    town.make_ready(draft.paper).unwrap();
    town.schedule(draft.paper, meeting).unwrap()
}

#[test]
fn a_paper_kept_to_a_member_by_name_is_in_their_pack_and_leaves_by_no_other_way() {
    let mut scene = scene();
    let (one, other, council) = (scene.one, scene.other, scene.town.bodies.council);
    let kind = scene.town.paper_type(&[(council, Decides)]).unwrap();
    let named = vec![one];
    let draft = CreatePaper { confidentiality: Confidentiality::Named, named, ..scene.town.draft_of(kind) };
    scene.meeting = scene.town.meeting(council, date(2026, 10, 1)).unwrap();
    let item = on_next_agenda(&mut scene.town, &draft, scene.meeting);
    scene.town.convene(scene.meeting).unwrap();
    let (all, open) = (PackReach::Everything, PackReach::OpenOnly);
    let own = scene.pack(one, all);
    let line = own.items.iter().find(|line| line.item == item).unwrap();
    assert_eq!(line.paper, Some(draft.paper));
    for (person, reach) in [(one, open), (other, all), (other, open), (scene.town.people.lawyer, all)] {
        assert!(!scene.items(person, reach).contains(&item), "{reach:?}");
    }
    assert_eq!(refusal(scene.send(other, own.clone()).map(drop)), "refusal-pack-item");
    scene.send(one, own).unwrap();
    let conflict = AnnounceConflict { agenda_item: item, reason: "Jde o mě.".to_owned() };
    assert_eq!(refusal(scene.town.run("announce_conflict", other, &conflict)), "refusal-not-allowed");
    scene.town.run("announce_conflict", one, &conflict).unwrap();
}

/// The scene with a secretary of the council who is none of the office.
fn with_own_secretary() -> (Scene, PersonId) {
    let mut scene = scene();
    let (body, person) = (scene.town.bodies.council, scene.town.people.legal_clerk);
    let (end_reason, party) = (String::new(), String::new());
    let seat = Membership { body, person, role: Role::Secretary, from: START, to: None, end_reason, party };
    let id: RecordId = scene.town.id();
    scene.town.records.add(id, None, &Audience::public(), &seat).unwrap();
    (scene, person)
}

#[test]
fn a_bodys_own_secretary_reads_what_was_sent_of_what_the_body_sees() {
    let (mut scene, own_secretary) = with_own_secretary();
    let sees = |scene: &Scene, sending: RecordId| {
        let scope = scene.town.records.need::<Sending>(sending).unwrap().scope;
        let audience = scene.town.records.audience_of(&scope).unwrap();
        audience.is_seen_by(&scene.town.standing(own_secretary), scene.town.today())
    };
    let of_body = scene.pack(scene.one, PackReach::Everything);
    assert!(of_body.items.iter().any(|line| line.item == scene.body_item));
    let sending = scene.send(scene.one, of_body).unwrap();
    assert!(sees(&scene, sending), "what is for the body is for its secretary");
    let mayor = scene.town.people.mayor();
    let presented = scene.pack(mayor, PackReach::Everything);
    assert!(presented.items.iter().any(|line| line.item == scene.close_item), "the presenter has it");
    let kept = scene.send(mayor, presented).unwrap();
    assert!(!sees(&scene, kept), "not even that it is there");
}

#[test]
fn what_came_back_is_written_down_by_the_secretary_of_the_body_whose_papers_it_came_with() {
    let (mut scene, own_secretary) = with_own_secretary();
    let (one, clerk) = (scene.one, scene.town.people.clerk);
    let (council, finance) = (scene.town.bodies.council, scene.town.bodies.finance);
    let kind = scene.town.paper_type(&[(council, Decides)]).unwrap();
    let (draft, opinion) = (scene.town.draft_of(kind), scene.town.id());
    let paper = draft.paper;
    scene.town.run("create_paper", clerk, &draft).unwrap();
    let ask = json!({ "paper": paper, "due_on": "2026-09-09", "addressees": [{ "opinion": opinion, "person": one }] });
    scene.town.run("request_opinions", clerk, &ask).unwrap();
    scene.town.run("close_opinions", clerk, &json!({ "paper": paper })).unwrap();
    scene.town.make_ready(paper).unwrap();
    let meeting = scene.town.meeting(council, date(2026, 10, 1)).unwrap();
    scene.town.schedule(paper, meeting).unwrap();
    let elsewhere = scene.town.meeting(finance, date(2026, 10, 2)).unwrap();
    let may_write = |kind: &str, payload: serde_json::Value| {
        let spec = find_spec(kind).unwrap();
        let command = Command {
            id: CommandId(RecordId::well_known("asked")),
            kind: spec.kind.to_owned(),
            kind_version: spec.version,
            actor: Some(own_secretary),
            on_behalf_of: Some(OnBehalf { person: one, how: "file".to_owned(), evidence: None }),
            payload: Payload::Inline(payload.to_string()),
            base: Vec::new(),
            client_time: scene.town.now,
        };
        let subject = (spec.subject)(&command, &scene.town.records).unwrap();
        let today = scene.town.today();
        assert!(may(Some(&scene.town.standing(one)), spec.action, &subject, today), "the member may");
        may(Some(&scene.town.standing(own_secretary)), Action::ActOnBehalf, &subject, today)
    };
    for (meeting, expected) in [(json!(meeting), true), (json!(elsewhere), false), (json!(null), false)] {
        let note = json!({ "paper": paper, "comment": scene.meeting, "text": "Kolik?", "meeting": meeting });
        assert_eq!(may_write("add_comment", note), expected, "{meeting}");
        let given = json!({ "opinion": opinion, "stance": "agree", "version": 1, "meeting": meeting });
        assert_eq!(may_write("give_opinion", given), expected, "{meeting}");
    }
}

#[test]
fn an_item_kept_close_goes_with_its_paper_to_who_presents_it_now() {
    let mut scene = scene();
    let (one, next, council) = (scene.one, scene.other, scene.town.bodies.council);
    let (secretary, former) = (scene.town.people.secretary, scene.town.people.clerk);
    let kind = scene.town.paper_type(&[(council, Decides)]).unwrap();
    let named = vec![one];
    let draft = CreatePaper { confidentiality: Confidentiality::Named, named, ..scene.town.draft_of(kind) };
    scene.meeting = scene.town.meeting(council, date(2026, 10, 1)).unwrap();
    let item = on_next_agenda(&mut scene.town, &draft, scene.meeting);
    scene
        .town
        .run(
            "announce_conflict",
            one,
            &AnnounceConflict { agenda_item: item, reason: "Jde o mě.".to_owned() },
        )
        .unwrap();
    let sees_item = |scene: &Scene, who: PersonId| {
        let stored = scene.town.records.need::<AgendaItem>(item).unwrap();
        let conflict = scene.town.records.under::<ConflictOfInterest>(item).unwrap().remove(0);
        assert_eq!(conflict.scope, stored.scope, "it lies where its item does");
        let audience = scene.town.records.audience_of(&stored.scope).unwrap();
        audience.is_seen_by(&scene.town.standing(who), scene.town.today())
    };
    assert_eq!((sees_item(&scene, former), sees_item(&scene, next)), (true, false));
    let handed =
        json!({ "kind": "drafted", "id": draft.paper, "from": former, "to": next, "reason": "Odchází." });
    scene.town.run("hand_over", secretary, &handed).unwrap();
    assert_eq!(
        (sees_item(&scene, former), sees_item(&scene, next), sees_item(&scene, one)),
        (false, true, true)
    );
}
