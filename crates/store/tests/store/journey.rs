//! A paper's journey through a store: from draft to resolution and task, by signed commands.

use obeznik_authority::SignedCommand;
use obeznik_authority::Verdict;
use obeznik_circulation::attachment::Attach;
use obeznik_circulation::clause::{Clause, ClauseTask, Point};
use obeznik_circulation::consultation::Schedule;
use obeznik_circulation::import::{ImportResolutions, ResolutionRow};
use obeznik_circulation::majority::Tally;
use obeznik_circulation::meeting::{ConveneMeeting, PlanMeeting};
use obeznik_circulation::outcome::{EnterOutcome, OutcomeKind};
use obeznik_circulation::paper::{
    Confidentiality, CreatePaper, EditPaper, PassFormalCheck, RunFormalCheck, SubmitToHead, TickCheckItem,
};
use obeznik_circulation::paper_type::{
    ConsultationRole, DefinePaperType, PaperType, RouteStep, StepKind, Submitter,
};
use obeznik_kernel::calendar::{add_days, day_in_prague};
use obeznik_kernel::{
    BlobHash, Body, BodyId, BodyKind, Command, CommandId, FieldEdit, IdSource as _, Membership, Payload,
    PersonId, RecordId, Role,
};
use obeznik_municipality::{DefineBody, SetMembership};

use crate::town::{Hand, Town, now, person};

/// A town with a council of five and a type of papers.
pub struct Journey {
    pub town: Town,
    pub council: BodyId,
    pub members: Vec<PersonId>,
    pub paper_type: RecordId,
}

impl Town {
    pub fn accept<T: serde::Serialize>(&mut self, kind: &str, input: &T) {
        let signed = self.hand.sign(kind, input);
        assert_eq!(self.send(&signed), Verdict::Accepted, "{kind}");
    }

    pub fn id(&mut self) -> RecordId {
        self.hand.ids.next_id()
    }
}

impl Journey {
    pub fn new() -> Self {
        Self::over(Town::founded())
    }

    pub fn over(mut town: Town) -> Self {
        let council = BodyId(town.id());
        town.accept("municipality.define_body", &DefineBody { id: council, body: council_body() });
        let families = ["Bartoš", "Černá", "Chalupa", "Hájková", "Čáp"];
        let members = families.map(|family| seated(&mut town, council, family)).to_vec();
        let paper_type = town.id();
        let define = DefinePaperType { paper_type, value: council_paper(council) };
        town.accept("circulation.define_paper_type", &define);
        Self { town, council, members, paper_type }
    }

    pub fn draft(&mut self, title: &str, report: &str) -> RecordId {
        let paper = self.town.id();
        let input = CreatePaper {
            paper,
            paper_type: self.paper_type,
            title: title.into(),
            presenter: self.members[0],
            co_presenters: vec![self.members[1]],
            drafter: None,
            department: None,
            competence: "§ 102 odst. 3".into(),
            confidentiality: Confidentiality::AllBodies,
            named: Vec::new(),
            report: report.into(),
            report_file: None,
            clauses: clauses(title),
            due_on: None,
        };
        self.town.accept("circulation.create_paper", &input);
        paper
    }

    pub fn edit(&mut self, paper: RecordId, field: &str, value: serde_json::Value) -> SignedCommand {
        let edits = vec![FieldEdit { field: field.into(), value, base: None }];
        self.town.hand.sign("circulation.edit_paper", &EditPaper { paper, edits })
    }

    pub fn attach(&mut self, paper: RecordId, name: &str, blob: &BlobHash, size_bytes: u64) -> RecordId {
        let attachment = self.town.id();
        let input = Attach {
            paper,
            attachment,
            name: name.into(),
            blob: blob.clone(),
            size_bytes,
            media_type: "application/pdf".into(),
            is_confidential: false,
            note: String::new(),
        };
        self.town.accept("circulation.attach", &input);
        attachment
    }

    /// Takes a draft to a resolution of the council; gives the meeting.
    pub fn decide(&mut self, paper: RecordId) -> RecordId {
        let town = &mut self.town;
        town.accept("circulation.submit_to_head", &SubmitToHead { paper, from: None });
        town.accept("circulation.run_formal_check", &RunFormalCheck { paper, findings: Vec::new() });
        for item in ["competence", "posting", "annexes", "resolution", "personal_data"] {
            let input =
                TickCheckItem { paper, item: item.into(), is_in_order: true, note: "v pořádku".into() };
            town.accept("circulation.tick_check_item", &input);
        }
        town.accept(
            "circulation.pass_formal_check",
            &PassFormalCheck { paper, remark: String::new(), from: None },
        );
        let (meeting, agenda_item) = (town.id(), town.id());
        let on = add_days(day_in_prague(now()), 0);
        let plan = PlanMeeting {
            meeting,
            body: self.council,
            term: 9,
            on,
            starts_at: "14:00".into(),
            place: "zasedací místnost".into(),
            number: None,
        };
        town.accept("circulation.plan_meeting", &plan);
        let schedule = Schedule {
            paper,
            consultation: None,
            meeting,
            agenda_item,
            section: None,
            minutes: 10,
            late_reason: "Naléhavá věc.".to_owned(),
            late_consent: None,
            late_absence: String::new(),
        };
        town.accept("circulation.schedule", &schedule);
        town.accept("circulation.convene_meeting", &ConveneMeeting { meeting, crisis_reason: String::new() });
        town.accept("circulation.enter_outcome", &vote(agenda_item));
        meeting
    }

    /// Imports so many resolutions as one command.
    pub fn import(&mut self, rows: &[ResolutionRow]) {
        let hash = self.town.store().put_blob(&mut lines(rows).as_bytes(), now()).unwrap();
        let signed = import(&mut self.town.hand, self.council, hash, rows.len());
        assert_eq!(self.town.send(&signed), Verdict::Accepted);
    }
}

/// Rows as the blob of a bulk command holds them.
pub fn lines(rows: &[ResolutionRow]) -> String {
    let lines: Vec<String> = rows.iter().map(|row| serde_json::to_string(row).unwrap()).collect();
    lines.join("\n")
}

/// The command that imports the rows of a blob.
pub fn import(hand: &mut Hand, body: BodyId, hash: BlobHash, rows: usize) -> SignedCommand {
    let head = ImportResolutions {
        import: hand.ids.next_id(),
        name: "Usnesení rady".into(),
        body,
        term: Some(9),
        tasks_from: None,
        documents: Vec::new(),
    };
    let command = Command {
        id: CommandId(hand.ids.next_id()),
        kind: "circulation.import_resolutions".into(),
        kind_version: 1,
        actor: Some(hand.secretary),
        on_behalf_of: None,
        payload: Payload::Blob {
            hash,
            rows: u32::try_from(rows).unwrap(),
            head: serde_json::to_string(&head).unwrap(),
        },
        base: Vec::new(),
        client_time: now(),
    };
    SignedCommand::sign(command, hand.device, &hand.key).unwrap()
}

fn seated(town: &mut Town, council: BodyId, family: &str) -> PersonId {
    let id = PersonId(town.id());
    let define = obeznik_municipality::DefinePerson { id, person: person(family) };
    town.accept("municipality.define_person", &define);
    let membership = Membership {
        body: council,
        person: id,
        role: if family == "Bartoš" { Role::Chair } else { Role::Member },
        from: jiff::civil::date(2022, 10, 20),
        to: None,
        end_reason: String::new(),
        party: String::new(),
    };
    let input = SetMembership { id: town.id(), membership };
    town.accept("municipality.set_membership", &input);
    id
}

pub fn council_body() -> Body {
    Body {
        kind: BodyKind::Council,
        name: "Rada města Vzorova".into(),
        short_name: "Rada".into(),
        abbreviation: "RM".into(),
        parent: None,
        seats: 5,
        resolution_pattern: "RM/{seq:term}/{meeting}/{yyyy}".into(),
        verbs: Vec::new(),
        agenda_sections: vec!["Majetek".into()],
        standing_items: Vec::new(),
        opinions_close_days: 0,
        check_close_days: 0,
        pack_days: 0,
        late_consent: None,
        alternates: false,
        papers_close_days: 0,
        notice_days: 0,
        is_public: false,
        place: "radnice".into(),
        starts_at: "14:00".into(),
        from: jiff::civil::date(2022, 10, 20),
        to: None,
    }
}

pub fn council_paper(council: BodyId) -> PaperType {
    PaperType {
        name: "Materiál do rady".into(),
        abbreviation: "M".into(),
        route: vec![
            RouteStep::of_kind("check", StepKind::FormalCheck),
            RouteStep::before_body("council", council, ConsultationRole::Decides),
        ],
        required_opinions: Vec::new(),
        number_pattern: "{seq:year}/{yyyy}".into(),
        competence_hint: "§ 102 odst. 3".into(),
        active: true,
        submitter: Submitter::Office,
        needs_cover: false,
    }
}

fn clauses(title: &str) -> Vec<Clause> {
    let task = ClauseTask {
        assignee: "vedoucí odboru".into(),
        due_on: Some(jiff::civil::date(2027, 2, 28)),
        ..ClauseTask::default()
    };
    let point =
        Point { label: Some("1.".into()), text: "zadat opravu".into(), task: Some(task), points: Vec::new() };
    let charging = Clause { points: vec![point], ..Clause::new("ukládá", "") };
    vec![Clause::new("schvaluje", title), charging]
}

fn vote(agenda_item: RecordId) -> EnterOutcome {
    EnterOutcome {
        agenda_item,
        kind: OutcomeKind::Vote,
        tally: Some(Tally { in_favour: 5, ..Tally::default() }),
        ballots: Vec::new(),
        announced: None,
        explanation: String::new(),
        position: None,
        reason: String::new(),
        cause: None,
        clauses: None,
        assignees: Vec::new(),
    }
}
