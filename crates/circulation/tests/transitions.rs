//! The table of transitions: what each state of a paper allows, and the guards of each step.
#![allow(missing_docs, clippy::unwrap_used, reason = "helpers of tests stand outside their functions")]

mod support;

use jiff::civil::{Date, date};
use obeznik_circulation::attachment::Attach;
use obeznik_circulation::consultation::{Consultation, ConsultationState, Unschedule};
use obeznik_circulation::meeting::{CancelMeeting, CloseMeeting, ConveneMeeting, Meeting};
use obeznik_circulation::opinion::{
    Addressee, CloseOpinions, ExpireOpinion, GiveOpinion, Opinion, OpinionState, RequestOpinions, Stance,
    WaiveOpinion,
};
use obeznik_circulation::outcome::{Outcome, OutcomeKind};
use obeznik_circulation::paper::{
    EditPaper, FailFormalCheck, HeadReturn, MergePapers, Paper, PaperPart, PaperState, Posting, SplitPaper,
    TickCheckItem, WithdrawPaper,
};
use obeznik_circulation::paper_type::ConsultationRole::{Decides, Opinion as GivesOpinion, Recommends};
use obeznik_circulation::paper_type::{Ask, Submitter};
use obeznik_circulation::testing::{Vzorov, asking_person, route, vote};
use obeznik_kernel::{BlobHash, PersonId, RecordId, RecordsExt, Stop, Stored};
use serde_json::{Value, json};
use support::{all, consultations, refusal};

const START: Date = date(2026, 9, 1);

/// A paper of a one-body route, brought to a state.
fn paper_in(state: &PaperState) -> (Vzorov, RecordId) {
    let mut town = Vzorov::on(START);
    let council = town.bodies.council;
    let mut steps = route(&[(council, Decides)]);
    if *state == PaperState::AtStep {
        steps.insert(1, asking_person("lawyer", Ask::Approve, town.people.lawyer));
    }
    let kind = town.paper_type_of(steps, Submitter::Office).unwrap();
    let paper = town.draft(kind).unwrap();
    let (clerk, head, secretary) = (town.people.clerk, town.people.head, town.people.secretary);
    let of = json!({ "paper": paper });
    let reason = json!({ "paper": paper, "reason": "chybí rozpočet" });
    match state {
        PaperState::Draft => {}
        PaperState::Commenting => {
            ask(&mut town, paper, true);
        }
        PaperState::DepartmentReview => town.run("submit_to_head", clerk, &of).unwrap(),
        PaperState::Returned => {
            town.run("submit_to_head", clerk, &of).unwrap();
            town.run("head_return", head, &reason).unwrap();
        }
        PaperState::FormalCheck | PaperState::AtStep => {
            town.run("submit_to_head", clerk, &of).unwrap();
            town.run("head_approve", head, &of).unwrap();
        }
        PaperState::Ready => town.make_ready(paper).unwrap(),
        PaperState::InBodies => {
            town.make_ready(paper).unwrap();
            let meeting = town.meeting(council, date(2026, 9, 20)).unwrap();
            town.schedule(paper, meeting).unwrap();
        }
        PaperState::Closed => {
            town.make_ready(paper).unwrap();
            town.decide(paper, council, (3, 0)).unwrap();
        }
        PaperState::Withdrawn => town.run("withdraw_paper", clerk, &reason).unwrap(),
        PaperState::Replaced => {
            let parts = json!([
                { "paper": town.id(), "title": "A", "clauses": [0] },
                { "paper": town.id(), "title": "B", "clauses": [1] }
            ]);
            let split = json!({ "paper": paper, "reason": "dvě věci", "parts": parts });
            town.run("split_paper", secretary, &split).unwrap();
        }
        PaperState::Unknown(_) => unreachable!(),
    }
    let stored = town.records.need::<Paper>(paper).unwrap().value.state;
    assert_eq!(stored, *state);
    (town, paper)
}

fn ask(town: &mut Vzorov, paper: RecordId, mandatory: bool) -> RecordId {
    let opinion = town.id();
    let addressee = Addressee { opinion, person: Some(town.people.lawyer), department: None, mandatory };
    let input = RequestOpinions { paper, addressees: vec![addressee], due_on: Some(date(2026, 9, 10)) };
    town.run("request_opinions", town.people.clerk, &input).unwrap();
    opinion
}

/// Every command about a paper with what it needs, by somebody who may.
fn commands(town: &mut Vzorov, paper: RecordId) -> Vec<(&'static str, PersonId, Value)> {
    let (clerk, head, secretary) = (town.people.clerk, town.people.head, town.people.secretary);
    let council = town.bodies.council;
    let meeting = town.meeting(council, date(2026, 10, 20)).unwrap();
    let lawyer = town.people.lawyer;
    let (one, two, three) = (town.id(), town.id(), town.id());
    let before: Vec<Stored<Consultation>> = town.records.under(paper).unwrap();
    let pass = json!({ "paper": paper, "consultation": before.first().map_or(paper, |one| one.id),
        "reason": "rada se nesejde" });
    let of = json!({ "paper": paper });
    let reason = json!({ "paper": paper, "reason": "chybí rozpočet" });
    let step = json!({ "paper": paper, "step": "lawyer", "words": "dobře", "reason": "chybí rozpočet" });
    let addressees = json!([{ "opinion": one, "person": lawyer }]);
    let parts = json!([
        { "paper": two, "title": "A", "clauses": [0] },
        { "paper": three, "title": "B", "clauses": [1] }
    ]);
    let file = json!({ "paper": paper, "attachment": one, "name": "plán.pdf", "blob": "00",
        "size_bytes": 9, "media_type": "application/pdf" });
    let edit = json!({ "paper": paper, "edits": [{ "field": "title", "value": "Jinak", "base": null }] });
    let other = json!({ "paper": paper, "edits": [{ "field": "note", "value": "lípa", "base": null }] });
    vec![
        ("edit_paper", clerk, edit),
        ("edit_paper", secretary, other),
        ("make_version", clerk, of.clone()),
        ("attach", clerk, file),
        (
            "request_opinions",
            clerk,
            json!({ "paper": paper, "addressees": addressees, "due_on": "2026-12-01" }),
        ),
        ("close_opinions", clerk, of.clone()),
        ("submit_to_head", clerk, of.clone()),
        ("head_approve", head, of.clone()),
        ("head_return", head, reason.clone()),
        ("approve_step", lawyer, step.clone()),
        ("advise_step", lawyer, step.clone()),
        ("note_step", lawyer, step.clone()),
        ("return_step", lawyer, step.clone()),
        ("skip_step", secretary, step.clone()),
        ("rework", clerk, of.clone()),
        ("run_formal_check", secretary, json!({ "paper": paper, "findings": [] })),
        ("tick_check_item", secretary, json!({ "paper": paper, "item": "annexes", "is_in_order": true })),
        ("pass_formal_check", secretary, of.clone()),
        ("fail_formal_check", secretary, reason.clone()),
        ("schedule", secretary, json!({ "paper": paper, "meeting": meeting, "agenda_item": one })),
        ("unschedule", secretary, reason.clone()),
        ("postpone", secretary, reason.clone()),
        ("pass_without_opinion", secretary, pass),
        ("withdraw_paper", clerk, reason.clone()),
        ("split_paper", secretary, json!({ "paper": paper, "reason": "dvě věci", "parts": parts })),
    ]
}

/// `+` done, `.` refused by the state, `o` refused by another guard.
fn row(command: usize) -> String {
    let states = PaperState::ALL.iter();
    states
        .map(|state| {
            let (mut town, paper) = paper_in(state);
            let (name, actor, payload) = commands(&mut town, paper).swap_remove(command);
            let before = town.records.dump();
            match town.run(name, actor, &payload) {
                Ok(()) => '+',
                Err(Stop::Refused(refusal)) => {
                    assert_eq!(town.records.dump(), before, "{name} refused, yet something changed");
                    if refusal.key == "refusal-paper-state" { '.' } else { 'o' }
                }
                Err(other) => panic!("{name} in {state:?}: {other:?}"),
            }
        })
        .collect()
}

#[test]
fn every_command_in_every_state_is_decided_by_the_table() {
    // Draft, Commenting, DepartmentReview, Returned, FormalCheck, Ready, InBodies, Closed, Withdrawn, Replaced, AtStep
    let expected = "\
        edit_paper          ++ooooo...o\n\
        edit_paper          +++++++...+\n\
        make_version        +o.........\n\
        attach              ++..++o....\n\
        request_opinions    ++.........\n\
        close_opinions      .o.........\n\
        submit_to_head      +..........\n\
        head_approve        ..+........\n\
        head_return         ..+........\n\
        approve_step        oooooooooo+\n\
        advise_step         ooooooooooo\n\
        note_step           ooooooooooo\n\
        return_step         oooooooooo+\n\
        skip_step           ..........o\n\
        rework              ...+...o...\n\
        run_formal_check    ....+......\n\
        tick_check_item     ....+......\n\
        pass_formal_check   ....o......\n\
        fail_formal_check   ....+......\n\
        schedule            .....+o....\n\
        unschedule          ......+....\n\
        postpone            ......+....\n\
        pass_without_opinion.....oo....\n\
        withdraw_paper      +++++++...+\n\
        split_paper         +++++++...+\n";
    let names: Vec<&str> = {
        let (mut town, paper) = paper_in(&PaperState::Draft);
        commands(&mut town, paper).iter().map(|(name, _, _)| *name).collect()
    };
    let table: String =
        names.iter().enumerate().map(|(index, name)| format!("{name:<20}{}\n", row(index))).collect();
    assert!(table == expected, "{table}");
}

#[test]
fn a_transition_from_a_state_seen_before_is_refused() {
    let (mut town, paper) = paper_in(&PaperState::FormalCheck);
    let stale = json!({ "paper": paper, "reason": "pozdě", "from": "department_review" });
    assert_eq!(refusal(town.run("fail_formal_check", town.people.secretary, &stale)), "refusal-paper-state");
}

#[test]
fn opinions_are_awaited_given_late_waived_and_expire_by_themselves() {
    let (mut town, paper) = paper_in(&PaperState::Draft);
    let opinion = ask(&mut town, paper, true);
    let (clerk, lawyer) = (town.people.clerk, town.people.lawyer);
    let close = |reason: &str| CloseOpinions { paper, reason: reason.to_owned(), from: None };
    assert_eq!(refusal(town.run("close_opinions", clerk, &close(""))), "refusal-opinions-awaited");

    let give = |stance, text: &str, version| GiveOpinion {
        opinion,
        stance,
        text: text.to_owned(),
        version,
        meeting: None,
    };
    let refused = town.run("give_opinion", lawyer, &give(Stance::Disagree, "", 1));
    assert_eq!(refusal(refused), "refusal-opinion-text-missing");
    let refused = town.run("give_opinion", lawyer, &give(Stance::Agree, "", 2));
    assert_eq!(refusal(refused), "refusal-no-such-version");
    let refused = town.run("give_opinion", town.people.legal_clerk, &give(Stance::Agree, "", 1));
    assert_eq!(refusal(refused), "refusal-not-allowed");

    town.go_to(date(2026, 9, 10)); // the last day still counts
    let expire = ExpireOpinion { opinion };
    assert_eq!(refusal(town.run_as_time("expire_opinion", &expire)), "refusal-opinion-not-open");
    assert!((obeznik_circulation::MODULE.due)(town.now, &town.records).unwrap().is_empty());
    town.go_to(date(2026, 9, 11));
    let due = (obeznik_circulation::MODULE.due)(town.now, &town.records).unwrap();
    assert_eq!(due.len(), 1);
    assert_eq!(due[0].0, "circulation.expire_opinion");
    town.run_as_time("expire_opinion", &expire).unwrap();
    assert_eq!(town.records.need::<Paper>(paper).unwrap().value.state, PaperState::Draft);
    assert!((obeznik_circulation::MODULE.due)(town.now, &town.records).unwrap().is_empty());

    town.run("give_opinion", lawyer, &give(Stance::Agree, "", 1)).unwrap();
    assert_eq!(all::<Opinion>(&town)[0].state, OpinionState::Given);
    let waive = WaiveOpinion { opinion, reason: "zbytečné".to_owned() };
    assert_eq!(refusal(town.run("waive_opinion", clerk, &waive)), "refusal-opinion-not-open");
}

#[test]
fn a_new_document_resets_the_formal_check_and_only_what_follows_documents() {
    let (mut town, paper) = paper_in(&PaperState::FormalCheck);
    let secretary = town.people.secretary;
    let pass = json!({ "paper": paper });
    assert_eq!(refusal(town.run("pass_formal_check", secretary, &pass)), "refusal-check-unsettled");
    for item in ["personal_data", "competence"] {
        let tick =
            TickCheckItem { paper, item: item.to_owned(), is_in_order: true, note: "viděno".to_owned() };
        town.run("tick_check_item", secretary, &tick).unwrap();
    }
    town.run("pass_formal_check", secretary, &pass).unwrap();
    let attach = attach(&mut town, paper, 0);
    town.run("attach", town.people.clerk, &attach).unwrap();
    let stored = town.records.need::<Paper>(paper).unwrap().value;
    assert_eq!(stored.state, PaperState::FormalCheck);
    let state = |id: &str| {
        let item = stored.formal_check.iter().find(|item| item.id == id).unwrap();
        format!("{} {}", item.state.as_str(), item.finding)
    };
    assert_eq!(state("personal_data"), "open check-not-searched");
    assert_eq!(state("annexes"), "failed check-annex-empty");
    assert_eq!(state("competence"), "passed_by_person ");
    let fail = FailFormalCheck { paper, reason: "prázdná příloha".to_owned(), from: None };
    town.run("fail_formal_check", secretary, &fail).unwrap();
    assert_eq!(town.records.need::<Paper>(paper).unwrap().value.return_reason, "prázdná příloha");
}

fn attach(town: &mut Vzorov, paper: RecordId, size_bytes: u64) -> Attach {
    Attach {
        paper,
        attachment: town.id(),
        name: "rozpočet.pdf".to_owned(),
        blob: BlobHash("0".repeat(64)),
        size_bytes,
        media_type: "application/pdf".to_owned(),
        is_confidential: false,
        note: String::new(),
    }
}

#[test]
fn an_assembly_is_convened_seven_days_before_or_two_in_a_crisis() {
    // § 93/1 and 93/2; over the end of February in a common and in a leap year.
    let table = [
        (date(2026, 9, 1), date(2026, 9, 8), "", "ok"),
        (date(2026, 9, 1), date(2026, 9, 7), "", "refusal-notice-late"),
        (date(2026, 9, 1), date(2026, 9, 3), "povodeň", "ok"),
        (date(2026, 9, 1), date(2026, 9, 2), "povodeň", "refusal-notice-late"),
        (date(2027, 2, 22), date(2027, 3, 1), "", "ok"),
        (date(2028, 2, 22), date(2028, 2, 29), "", "ok"),
        (date(2028, 2, 23), date(2028, 2, 29), "", "refusal-notice-late"),
        (date(2028, 2, 23), date(2028, 3, 1), "", "ok"),
    ];
    for (today, on, crisis, expected) in table {
        let mut town = Vzorov::on(today);
        let (secretary, assembly) = (town.people.secretary, town.bodies.assembly);
        let meeting = town.meeting(assembly, on).unwrap();
        let convene = ConveneMeeting { meeting, crisis_reason: crisis.to_owned() };
        assert_eq!(refusal(town.run("convene_meeting", secretary, &convene)), "refusal-agenda-empty");
        let item = json!({ "meeting": meeting, "agenda_item": town.id(), "title": "Zahájení" });
        town.run("add_agenda_item", secretary, &item).unwrap();
        let result = town.run("convene_meeting", secretary, &convene);
        let got = if result.is_ok() { "ok".to_owned() } else { refusal(result) };
        assert_eq!(got, expected, "{today} for {on} {crisis}");
    }
}

#[test]
fn an_intention_hangs_fifteen_whole_days_before_the_decision() {
    // § 39/1: neither the day of posting nor the day of decision counts.
    let table = [
        (None, "refusal-posting"),
        (Some((date(2026, 9, 5), None)), "refusal-posting"),
        (Some((date(2026, 9, 4), None)), "ok"),
        (Some((date(2026, 8, 1), Some(date(2026, 8, 15)))), "refusal-posting"),
        (Some((date(2026, 8, 1), Some(date(2026, 8, 16)))), "ok"),
    ];
    for (posted, expected) in table {
        let mut town = Vzorov::on(START);
        let assembly = town.bodies.assembly;
        let kind = town.paper_type(&[(assembly, Decides)]).unwrap();
        let mut draft = town.draft_of(kind);
        draft.clauses =
            vec![obeznik_circulation::clause::Clause::new("schvaluje", "prodej pozemku parc. č. 12/3")];
        town.run("create_paper", town.people.clerk, &draft).unwrap();
        let paper = draft.paper;
        let posting = posted.map(|(from, to)| Posting { from, to });
        let value = serde_json::to_value(&posting).unwrap();
        let edits = vec![obeznik_kernel::FieldEdit { field: "posting".to_owned(), value, base: None }];
        town.run("edit_paper", town.people.clerk, &EditPaper { paper, edits }).unwrap();
        town.run("submit_to_head", town.people.clerk, &json!({ "paper": paper })).unwrap();
        town.run("head_approve", town.people.head, &json!({ "paper": paper })).unwrap();
        for item in ["posting", "personal_data"] {
            let note = "visí".to_owned();
            let tick = TickCheckItem { paper, item: item.to_owned(), is_in_order: true, note };
            town.run("tick_check_item", town.people.secretary, &tick).unwrap();
        }
        town.run("pass_formal_check", town.people.secretary, &json!({ "paper": paper })).unwrap();
        let meeting = town.meeting(assembly, date(2026, 9, 20)).unwrap();
        let result = town.schedule(paper, meeting).map(|_| ());
        let got = if result.is_ok() { "ok".to_owned() } else { refusal(result) };
        assert_eq!(got, expected, "{posting:?}");
    }
}

#[test]
fn votes_are_counted_by_the_mandates_of_the_day() {
    let mut town = Vzorov::on(START);
    let council = town.bodies.council;
    let kind = town.paper_type(&[(council, Decides)]).unwrap();
    let paper = town.ready(kind).unwrap();
    let on = date(2026, 9, 11);
    let meeting = town.meeting(council, on).unwrap();
    let item = town.schedule(paper, meeting).unwrap();
    let secretary = town.people.secretary;
    assert_eq!(refusal(town.vote(item, 3, 0)), "refusal-meeting-not-convened");
    town.convene(meeting).unwrap();
    assert_eq!(refusal(town.vote(item, 3, 0)), "refusal-meeting-not-yet");
    town.go_to(on);
    support::end_mandate(&mut town, council, 4, date(2026, 9, 10)); // four councillors that day
    assert_eq!(refusal(town.vote(item, 4, 1)), "refusal-too-many-votes");

    let members = town.people.members.clone();
    let named = |people: &[usize]| {
        let ballot = |index: &usize| json!({ "person": members[*index], "choice": "in_favour" });
        json!({ "agenda_item": item, "kind": "vote", "ballots": people.iter().map(ballot).collect::<Vec<_>>() })
    };
    assert_eq!(refusal(town.run("enter_outcome", secretary, &named(&[0, 1, 4]))), "refusal-no-mandate");
    assert_eq!(refusal(town.run("enter_outcome", secretary, &named(&[0, 1, 1]))), "refusal-ballot-twice");
    let mut outcome = serde_json::to_value(vote(item, 2, 0)).unwrap();
    outcome["announced"] = json!({ "outcome": "adopted" });
    assert_eq!(refusal(town.run("enter_outcome", secretary, &outcome)), "refusal-announced-differs");
    outcome["explanation"] = json!("Předsedající se přeřekl.");
    town.run("enter_outcome", secretary, &outcome).unwrap();
    let stored: Vec<Outcome> = all(&town);
    let computed = stored[0].computed.unwrap();
    assert_eq!((stored[0].tally.unwrap().members, computed.needed), (4, 3));
    assert_eq!(consultations(&town, paper), [ConsultationState::NotAdopted]);
    assert_eq!(refusal(town.vote(item, 3, 0)), "refusal-outcome-entered");
    town.run("close_meeting", secretary, &CloseMeeting { meeting }).unwrap();
    assert_eq!(refusal(town.schedule(paper, meeting).map(|_| ())), "refusal-paper-state");
}

#[test]
fn an_advisory_body_without_an_opinion_never_stops_the_journey() {
    for kind in [OutcomeKind::WithoutOpinion, OutcomeKind::DiscussedOnly, OutcomeKind::Vote] {
        let mut town = Vzorov::on(START);
        let (control, assembly) = (town.bodies.control, town.bodies.assembly);
        let paper_type = town.paper_type(&[(control, GivesOpinion), (assembly, Decides)]).unwrap();
        let paper = town.ready(paper_type).unwrap();
        let on = date(2026, 9, 11);
        let meeting = town.meeting(control, on).unwrap();
        let item = town.schedule(paper, meeting).unwrap();
        town.convene(meeting).unwrap();
        town.go_to(on);
        let mut outcome = vote(item, 1, 2);
        outcome.kind = kind.clone();
        if kind == OutcomeKind::WithoutOpinion {
            let result = town.run("enter_outcome", town.people.secretary, &outcome);
            assert_eq!(refusal(result), "refusal-reason-missing");
            outcome.reason = "Výbor nebyl usnášeníschopný.".to_owned();
        }
        town.run("enter_outcome", town.people.secretary, &outcome).unwrap();
        assert_eq!(consultations(&town, paper)[1], ConsultationState::Ready, "{kind:?}");
    }
}

#[test]
fn an_advisory_body_that_does_not_meet_or_puts_the_paper_off_is_passed_by() {
    for puts_off in [false, true] {
        let mut town = Vzorov::on(START);
        let (control, assembly) = (town.bodies.control, town.bodies.assembly);
        let paper_type = town.paper_type(&[(control, GivesOpinion), (assembly, Decides)]).unwrap();
        let paper = town.ready(paper_type).unwrap();
        let (secretary, clerk) = (town.people.secretary, town.people.clerk);
        let before: Vec<Stored<Consultation>> = town.records.under(paper).unwrap();
        let one = before.into_iter().find(|one| one.value.order == 1).unwrap().id;
        let pass = |reason: &str| json!({ "paper": paper, "consultation": one, "reason": reason });
        let (meeting, later) = (town.meeting(control, date(2026, 9, 11)).unwrap(), date(2026, 9, 20));
        town.schedule(paper, meeting).unwrap();
        let result = town.run("pass_without_opinion", secretary, &pass("nesejde se"));
        assert_eq!(refusal(result), "refusal-still-on-agenda");
        if puts_off {
            let off = json!({ "paper": paper, "reason": "doplnit podklady", "until": later });
            town.run("postpone", secretary, &off).unwrap();
        } else {
            let cancel = json!({ "meeting": meeting, "reason": "nikdo nemůže" });
            town.run("cancel_meeting", secretary, &cancel).unwrap();
        }
        let result = town.run("pass_without_opinion", secretary, &pass(" "));
        assert_eq!(refusal(result), "refusal-reason-missing");
        let result = town.run("pass_without_opinion", clerk, &pass("nesejde se"));
        assert_eq!(refusal(result), "refusal-not-allowed");
        town.run("pass_without_opinion", secretary, &pass("Výbor se do zasedání nesejde.")).unwrap();
        assert_eq!(
            consultations(&town, paper),
            [ConsultationState::WithoutOpinion, ConsultationState::Ready],
            "puts off {puts_off}"
        );
        let passed = town.records.need::<Consultation>(one).unwrap().value;
        assert_eq!((passed.reason.as_str(), passed.postponed_to), ("Výbor se do zasedání nesejde.", None));
        assert_eq!(refusal(town.run("pass_without_opinion", secretary, &pass("x"))), "refusal-no-body-waits");
        town.decide(paper, assembly, (5, 0)).unwrap();
        assert_eq!(town.records.need::<Paper>(paper).unwrap().value.state, PaperState::Closed);
    }
}

#[test]
fn a_body_that_decides_must_vote() {
    for role in [Decides, Recommends] {
        let mut town = Vzorov::on(START);
        let (council, assembly) = (town.bodies.council, town.bodies.assembly);
        let kind = town.paper_type(&[(council, role), (assembly, Decides)]).unwrap();
        let paper = town.ready(kind).unwrap();
        let meeting = town.meeting(council, START).unwrap();
        let item = town.schedule(paper, meeting).unwrap();
        town.convene(meeting).unwrap();
        let mut outcome = vote(item, 0, 0);
        outcome.kind = OutcomeKind::DiscussedOnly;
        let result = town.run("enter_outcome", town.people.secretary, &outcome);
        assert_eq!(refusal(result), "refusal-body-must-vote");
    }
}

#[test]
fn a_withdrawn_paper_stays_struck_through_on_the_agenda() {
    let (mut town, paper) = paper_in(&PaperState::InBodies);
    let withdraw = WithdrawPaper { paper, reason: "doplní se".to_owned(), from: Some(PaperState::InBodies) };
    assert_eq!(
        refusal(town.run("withdraw_paper", town.people.legal_clerk, &withdraw)),
        "refusal-not-allowed"
    );
    town.run("withdraw_paper", town.people.mayor(), &withdraw).unwrap();
    let items: Vec<obeznik_circulation::agenda::AgendaItem> = all(&town);
    assert_eq!(items[0].state, obeznik_circulation::agenda::AgendaItemState::Withdrawn);
    assert_eq!(consultations(&town, paper), [ConsultationState::Withdrawn]);
}

#[test]
fn a_postponed_item_is_continued_by_the_item_of_a_later_meeting() {
    let (mut town, paper) = paper_in(&PaperState::InBodies);
    let (council, secretary) = (town.bodies.council, town.people.secretary);
    let (later, item) = (town.meeting(council, date(2026, 10, 1)).unwrap(), town.id());
    let reason = "do doplnění rozpočtu";
    let input = json!({ "paper": paper, "reason": reason, "meeting": later, "agenda_item": item });
    town.run("postpone", secretary, &input).unwrap();
    let item = town.records.need::<obeznik_circulation::agenda::AgendaItem>(item).unwrap().value;
    assert!(item.continues.is_some());
    assert_eq!(consultations(&town, paper), [ConsultationState::Scheduled]);
    let open = json!({ "paper": paper, "reason": reason, "until": date(2026, 11, 1) });
    town.run("postpone", secretary, &open).unwrap();
    assert_eq!(consultations(&town, paper), [ConsultationState::Postponed]);
    let later = town.meeting(council, date(2026, 11, 2)).unwrap();
    town.schedule(paper, later).unwrap();
    town.run("unschedule", secretary, &Unschedule { paper, reason: String::new(), from_item: None }).unwrap();
    assert_eq!(town.records.need::<Paper>(paper).unwrap().value.state, PaperState::Ready);
}

#[test]
fn a_cancelled_meeting_gives_its_papers_back() {
    let (mut town, paper) = paper_in(&PaperState::InBodies);
    let found = town.records.under::<Consultation>(paper).unwrap();
    let meeting = found[0].value.meeting.unwrap();
    let cancel = CancelMeeting { meeting, reason: "nemoc".to_owned() };
    town.run("cancel_meeting", town.people.secretary, &cancel).unwrap();
    assert_eq!(consultations(&town, paper), [ConsultationState::Ready]);
    assert_eq!(town.records.need::<Paper>(paper).unwrap().value.state, PaperState::Ready);
    assert_eq!(refusal(town.schedule(paper, meeting).map(|_| ())), "refusal-meeting-closed");
    let again = town.meeting(town.bodies.council, date(2026, 10, 2)).unwrap();
    assert_eq!(town.records.need::<Meeting>(again).unwrap().value.number, 2);
    town.schedule(paper, again).unwrap();
}

#[test]
fn parts_of_a_split_paper_cover_its_text_and_skip_bodies_already_passed() {
    let mut town = Vzorov::on(START);
    let (commission, council) = (town.bodies.commission, town.bodies.council);
    let kind = town.paper_type(&[(commission, GivesOpinion), (council, Decides)]).unwrap();
    let paper = town.ready(kind).unwrap();
    let attach = attach(&mut town, paper, 9);
    town.run("attach", town.people.clerk, &attach).unwrap();
    let (run, pass) = (json!({ "paper": paper, "findings": [] }), json!({ "paper": paper }));
    town.run("run_formal_check", town.people.secretary, &run).unwrap();
    town.run("pass_formal_check", town.people.secretary, &pass).unwrap();
    town.decide(paper, commission, (5, 0)).unwrap();
    let (one, two) = (town.id(), town.id());
    let part =
        |paper, clauses: &[usize]| PaperPart { paper, title: "Část".to_owned(), clauses: clauses.to_vec() };
    let split = |parts| SplitPaper { paper, parts, reason: "dvě věci".to_owned() };
    let secretary = town.people.secretary;
    let refused = town.run("split_paper", secretary, &split(vec![part(one, &[0]), part(two, &[0])]));
    assert_eq!(refusal(refused), "refusal-split-clauses");
    town.run("split_paper", secretary, &split(vec![part(one, &[0]), part(two, &[1])])).unwrap();
    let first = town.records.need::<Paper>(one).unwrap().value;
    assert_eq!(first.lineage.split_from, Some(paper));
    assert_eq!((first.clauses.len(), first.bodies().count()), (1, 1));
    town.make_ready(one).unwrap();
    assert_eq!(consultations(&town, one), [ConsultationState::Ready]);
    let files = town.records.under::<obeznik_circulation::attachment::Attachment>(two).unwrap();
    assert_eq!(files.len(), 1);

    let into = town.id();
    let returned = HeadReturn { paper: two, reason: "x".to_owned(), from: None };
    assert_eq!(refusal(town.run("head_return", town.people.head, &returned)), "refusal-paper-state");
    let merge = MergePapers { paper: one, others: vec![two], into, title: "Znovu celek".to_owned() };
    town.run("merge_papers", secretary, &merge).unwrap();
    let whole = town.records.need::<Paper>(into).unwrap().value;
    assert_eq!((whole.clauses.len(), whole.lineage.merged_from.len()), (2, 2));
}

#[test]
fn a_member_s_own_paper_needs_no_head() {
    let mut town = Vzorov::on(START);
    let council = town.bodies.council;
    let kind = town.paper_type(&[(council, Decides)]).unwrap();
    let member = town.people.members[3];
    let mut draft = town.draft_of(kind);
    (draft.presenter, draft.department) = (member, None);
    town.run("create_paper", member, &draft).unwrap();
    town.run("submit_to_head", member, &json!({ "paper": draft.paper })).unwrap();
    let stored = town.records.need::<Paper>(draft.paper).unwrap().value;
    assert_eq!((stored.state, stored.version), (PaperState::FormalCheck, 1));
}

#[test]
fn an_earlier_day_of_a_meeting_voids_no_decision() {
    let mut town = Vzorov::on(START);
    let (assembly, secretary) = (town.bodies.assembly, town.people.secretary);
    let kind = town.paper_type(&[(assembly, Decides)]).unwrap();
    let paper = town.ready(kind).unwrap();
    let mut sale = town.records.need::<Paper>(paper).unwrap();
    sale.value.clauses = vec![obeznik_circulation::clause::Clause::new("schvaluje", "prodej pozemku")];
    sale.value.posting = Some(Posting { from: START, to: None });
    town.records.save(&sale).unwrap();
    let meeting = town.meeting(assembly, date(2026, 9, 20)).unwrap();
    town.schedule(paper, meeting).unwrap();
    let to = |day: &str| {
        let edit = json!({ "field": "on", "value": day, "base": null });
        json!({ "meeting": meeting, "edits": [edit] })
    };
    assert_eq!(refusal(town.run("edit_meeting", secretary, &to("2026-09-16"))), "refusal-posting");
    town.run("edit_meeting", secretary, &to("2026-09-17")).unwrap();
    town.run("edit_meeting", secretary, &to("2026-09-30")).unwrap();
    town.convene(meeting).unwrap();
    assert_eq!(refusal(town.run("edit_meeting", secretary, &to("2026-10-01"))), "refusal-field-locked");
}
